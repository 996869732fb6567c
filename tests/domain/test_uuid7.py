"""Ids sort by time and never repeat."""

from __future__ import annotations

import random
import uuid

from hypothesis import given
from hypothesis import strategies as st

from amzprep.domain.uuid7 import uuid7

moments = st.integers(0, 2**48 * 1000 - 1)


@given(moments, st.integers())
def test_it_is_a_uuid_of_version_7_with_its_millisecond(at: int, seed: int) -> None:
    found = uuid.UUID(uuid7(at, random.Random(seed).getrandbits))
    assert (found.version, found.variant) == (7, uuid.RFC_4122)
    assert found.int >> 80 == at // 1000


@given(moments, moments, st.integers())
def test_ids_sort_by_microsecond(one: int, other: int, seed: int) -> None:
    dice = random.Random(seed)
    if one != other:
        assert (uuid7(one, dice.getrandbits) < uuid7(other, dice.getrandbits)) == (one < other)


def test_ids_of_one_moment_differ() -> None:
    dice = random.Random(1)
    assert len({uuid7(1_795_608_000_000_000, dice.getrandbits) for _ in range(1000)}) == 1000

"""Work shared with forked children: the same results in the same order, and no error of a child is lost."""

from __future__ import annotations

import os

import pytest

from amzprep.stories import shares
from amzprep.stories.shares import FEWEST, MOST, Shares, cuts

MANY = FEWEST * MOST
needs_fork = pytest.mark.skipif(not hasattr(os, "fork"), reason="needs os.fork")


def _run(work, things, monkeypatch, processors):
    monkeypatch.setattr(shares, "_processors", lambda: processors)
    monkeypatch.setattr(shares, "_can_fork", lambda: hasattr(os, "fork"))
    with Shares(work, things) as both:
        return both.results()


@pytest.mark.parametrize("processors", [1, 2, 3, 4, 64])
@pytest.mark.parametrize("count", [0, 1, FEWEST, 2 * FEWEST, MANY + 3])
def test_results_come_in_order_whoever_worked(processors, count, monkeypatch):
    assert _run(lambda n: n * n, range(count), monkeypatch, processors) == [n * n for n in range(count)]


@needs_fork
@pytest.mark.parametrize("processors", [2, 3, 4])
def test_children_do_most(processors, monkeypatch):
    workers = _run(lambda _: os.getpid(), range(MANY), monkeypatch, processors)
    assert len(set(workers)) == processors
    assert 0 < workers.count(os.getpid()) < MANY / processors


@needs_fork
def test_few_things_are_not_worth_a_process(monkeypatch):
    assert set(_run(lambda _: os.getpid(), range(2 * FEWEST - 1), monkeypatch, 4)) == {os.getpid()}


@needs_fork
def test_the_share_of_a_child_that_dies_is_done_here(monkeypatch):
    here = os.getpid()

    def work(n: int) -> int:
        if os.getpid() != here and n > MANY // 2:
            os._exit(9)
        return n

    assert _run(work, range(MANY), monkeypatch, 3) == list(range(MANY))


@needs_fork
def test_what_a_child_raises_is_raised_here(monkeypatch):
    def work(n: int) -> int:
        if n == MANY - 1:
            raise ValueError("the last one")
        return n

    with pytest.raises(ValueError, match="the last one"):
        _run(work, range(MANY), monkeypatch, 4)


@needs_fork
def test_no_child_is_left_when_the_block_fails(monkeypatch):
    monkeypatch.setattr(shares, "_processors", lambda: 4)
    monkeypatch.setattr(shares, "_can_fork", lambda: True)
    with pytest.raises(RuntimeError), Shares(lambda n: "x" * 100_000, range(MANY)) as both:
        assert len(both._children) == 3
        raise RuntimeError
    for child, pipe in both._children:
        with pytest.raises(ChildProcessError):
            os.waitpid(child, 0)
        with pytest.raises(OSError):
            os.fstat(pipe)


@pytest.mark.parametrize("processes", range(2, MOST + 1))
@pytest.mark.parametrize("count", [MANY, 200, 9999])
def test_shares_cover_everything_once_and_ours_is_the_smallest(processes, count):
    ends = cuts(count, processes)
    sizes = [end - start for start, end in zip([0, *ends], ends, strict=False)]
    assert len(sizes) == processes and sum(sizes) == count
    assert sizes[0] == min(sizes) and max(sizes[1:]) - min(sizes[1:]) <= 1

"""Mutants are real programs, each different, and what cannot matter is spared."""

from __future__ import annotations

import ast

from amzprep.domain.mutant import mutants

SOURCE = '''
def clip(values, low, high):
    """Clip every value."""
    out = []
    for value in values:
        if value < low or value > high:
            value = max(low, min(high, value))
        out.append(value + 0)
    return out
'''


def changes() -> set[str]:
    return {each.change for each in mutants(SOURCE)}


def test_every_mutant_is_another_program_that_compiles() -> None:
    found = mutants(SOURCE)
    sources = [each.source for each in found]
    assert len(set(sources)) == len(sources) > 8
    for source in sources:
        compile(source, "mutant", "exec")
        assert source != ast.unparse(ast.parse(SOURCE))


def test_each_operator_occurs() -> None:
    assert {"Lt becomes LtE", "Or becomes And", "Add becomes Sub", "0 becomes 1", "`return out` deleted"} <= changes()


def test_arguments_are_swapped_but_not_those_of_max() -> None:
    assert mutants("def f(a, b):\n    return pow(a, b)")[0].change in {
        "arguments of pow swapped",
        "`return pow(a, b)` deleted",
    }
    assert not any("swapped" in change for change in changes())


def test_docstrings_and_annotations_are_spared() -> None:
    found = mutants('def f(x: "list[int]" = 7) -> "tuple[int, 2]":\n    """Twice 3."""\n    return x')
    assert all("2" not in each.change.split() and "3" not in each.change for each in found)


def test_a_hash_does_not_depend_on_the_layout() -> None:
    spaced = SOURCE.replace("\n    out", "\n\n    # a comment\n    out")
    assert {each.hash for each in mutants(spaced)} == {each.hash for each in mutants(SOURCE)}

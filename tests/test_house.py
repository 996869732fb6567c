"""The house: imports go down only, each library has its room, the code is typed, linted and formatted."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections import Counter
from importlib import import_module
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
SRC = ROOT / "src" / "amzprep"
FLOORS = (
    ("__main__",),
    ("cli",),
    ("screen",),
    ("app",),
    ("packs", "catalog", "stories", "grader", "memory", "plan", "store", "render"),
    ("yaml_file",),
    ("domain",),
    ("registry",),
    ("errors",),
)
ROOMS = {
    "typer": {"cli"},
    "click": set(),
    "rich": {"render", "screen"},
    "markdown_it": {"render"},
    "questionary": {"screen"},
    "prompt_toolkit": {"screen"},
    "sqlite3": {"store", "catalog"},
    "subprocess": {"grader", "screen"},
    "yaml": {"packs", "stories", "yaml_file"},
    "fsrs": {"memory"},
    "networkx": {"stories"},
}
EFFECTS = {"os", "pathlib", "io", "time", "random", "sqlite3", "subprocess", "socket", "shutil", "tempfile"}
MODULES = sorted(SRC.rglob("*.py"))


def floor_of(room: str) -> int:
    return next(i for i, rooms in enumerate(FLOORS) if room in rooms)


def room_of(path: Path) -> str:
    first = path.relative_to(SRC).parts[0]
    return first.removesuffix(".py")


def imports(path: Path) -> set[str]:
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: relative import"
            assert node.module is not None
            found |= {node.module} | {f"{node.module}.{alias.name}" for alias in node.names}
    return found


def ids(paths: list[Path]) -> list[str]:
    return [str(path.relative_to(ROOT)) for path in paths]


@pytest.mark.parametrize("path", MODULES, ids=ids(MODULES))
def test_imports_go_down_only(path: Path) -> None:
    room = room_of(path)
    if room == "__init__":
        return
    for name in imports(path):
        match name.split("."):
            case ["amzprep", other, *_] if (SRC / other).exists() or (SRC / f"{other}.py").exists():
                assert other == room or floor_of(other) > floor_of(room), f"{path.name} imports {name}"


@pytest.mark.parametrize("path", MODULES, ids=ids(MODULES))
def test_each_library_stays_in_its_room(path: Path) -> None:
    for name in imports(path):
        top = name.split(".")[0]
        if top in ROOMS:
            assert room_of(path) in ROOMS[top], f"{path.name} imports {name}"


@pytest.mark.parametrize("path", sorted((SRC / "domain").rglob("*.py")), ids=lambda path: path.name)
def test_domain_touches_no_file_clock_dice_or_screen(path: Path) -> None:
    assert not {name.split(".")[0] for name in imports(path)} & EFFECTS
    calls = {node.func.id for node in ast.walk(ast.parse(path.read_text())) if isinstance(node, ast.Call)
             and isinstance(node.func, ast.Name)}  # fmt: skip
    assert not calls & {"open", "print", "input"}


def test_no_category_id_occurs_in_the_code() -> None:
    import yaml

    categories = set(yaml.safe_load((ROOT / "questions" / "categories.yaml").read_text()))
    for path in MODULES:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                # `sql` is a kind as well as a category, and kinds do live in code
                assert node.value not in categories - {"sql"}, f"{path}:{node.lineno} names the category {node.value}"


@pytest.mark.parametrize("path", MODULES, ids=ids(MODULES))
def test_every_module_says_what_it_is(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    assert not tree.body or ast.get_docstring(tree), f"{path} has no docstring"


def run(*command: str) -> str:
    done = subprocess.run([sys.executable, "-m", *command], cwd=ROOT, capture_output=True, text=True, check=False)
    return "" if done.returncode == 0 else done.stdout + done.stderr


def test_types_are_strict() -> None:
    assert run("mypy", "--no-error-summary") == ""


def test_lint_is_clean() -> None:
    assert run("ruff", "check", "src", "tests", "bench") == ""


def test_format_is_settled() -> None:
    assert run("ruff", "format", "--check", "src", "tests", "bench") == ""


def test_every_lazy_command_loads_and_its_help_line_is_its_docstring() -> None:
    from amzprep.cli.commands import COMMANDS
    from amzprep.cli.main import load

    for name, (_, line) in COMMANDS.items():
        help_ = load(name).help
        assert help_ and help_.strip().splitlines()[0] == line, name


def test_every_command_module_is_listed() -> None:
    from amzprep.cli.commands import COMMANDS, HIDDEN

    for path in sorted((SRC / "cli").glob("*.py")):
        module = import_module(f"amzprep.cli.{path.stem}") if path.stem != "__init__" else None
        if hasattr(module, "command") or (hasattr(module, "app") and path.stem != "main"):
            assert path.stem in COMMANDS or path.stem in HIDDEN, path.stem


def test_the_dispatcher_stays_small() -> None:
    assert len((SRC / "cli" / "entry.py").read_text().splitlines()) <= 45


def test_no_two_files_of_tests_have_one_name() -> None:
    """Tests are imported by their bare names: a second of one name would end the whole run before it begins."""
    names = Counter(path.name for path in (ROOT / "tests").rglob("test_*.py"))
    assert [name for name, times in names.items() if times > 1] == []

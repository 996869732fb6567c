"""The root command: commands load when they are called, and errors become one line and one exit code here."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from importlib import import_module
from typing import Any

import typer
from typer.core import TyperGroup

from amzprep import __version__
from amzprep.cli.boundary import KEPT, guarded, say
from amzprep.cli.commands import COMMANDS, HIDDEN
from amzprep.errors import INTERRUPTED, OUR_BUG, UsageError


class LazyGroup(TyperGroup):
    """A group that knows its commands' names and help lines, and imports a command's module when it is called."""

    def list_commands(self, ctx: Any) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        if cmd_name not in COMMANDS and cmd_name not in HIDDEN:
            return None
        if cmd_name not in self.commands:
            self.commands[cmd_name] = load(cmd_name)
        return self.commands[cmd_name]

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        if args and not args[0].startswith("-") and args[0] not in (*COMMANDS, *HIDDEN):
            from difflib import get_close_matches

            near = get_close_matches(args[0], COMMANDS, 1)
            raise UsageError(f"no command {args[0]!r}; {f'did you mean {near[0]}?' if near else 'see amzprep --help'}")
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: Any, formatter: Any) -> None:
        for panel in dict.fromkeys(panel for panel, _ in COMMANDS.values()):
            with formatter.section(panel):
                formatter.write_dl([(name, line) for name, (where, line) in COMMANDS.items() if where == panel])


def load(name: str) -> Any:
    """Import a command's module and build its command: `app` (a group) or `command` (a function)."""
    module = import_module(f"amzprep.cli.{name}")
    sub = getattr(module, "app", None)
    if sub is None:
        sub = typer.Typer(add_completion=False, rich_markup_mode=None)
        sub.command(name, help=module.command.__doc__, context_settings=SETTINGS)(module.command)
    built = typer.main.get_command(sub)
    built.name = name
    return built


SETTINGS = {"help_option_names": ["-h", "--help"], "max_content_width": 100}
app = typer.Typer(
    cls=LazyGroup, add_completion=False, rich_markup_mode=None, context_settings=SETTINGS, invoke_without_command=True
)


@app.callback()
def root(
    ctx: typer.Context,
    version: bool = typer.Option(False, "--version", help="Print the version and exit."),
    debug: bool = typer.Option(False, "--debug", help="Show the traceback of a bug of ours."),
) -> None:
    """Prepare for the Amazon Machine Learning Engineer interview: drills, honest grading, a plan, your own log.

    Without a command: where you are, and the next thing to do.
    """
    if version:
        typer.echo(f"amzprep {__version__}")
    elif ctx.invoked_subcommand is None:
        from amzprep.app.overview import overview
        from amzprep.app.workspace import Workspace
        from amzprep.cli.show import show

        with Workspace.open() as workspace:
            report = overview(workspace)
        show(report)


def run(argv: Sequence[str]) -> int:
    """Run one command line and return its exit code; every exception ends here."""
    if sys.platform == "win32":
        sys.stderr.write("amzprep: native Windows is not supported; run it inside WSL\n")
        return 4
    return guarded(lambda: _called(argv), argv)


def _called(argv: Sequence[str]) -> int:
    """The exit code of a command line; the library's own exceptions become ours."""
    group = typer.main.get_command(app)
    try:
        code = group.main(list(argv), prog_name="amzprep", standalone_mode=False)
    except typer.Abort:
        raise KeyboardInterrupt from None
    except SystemExit as stop:
        if isinstance(stop.__context__, BrokenPipeError):  # the library turns it into exit code 1
            raise stop.__context__ from None
        return stop.code if isinstance(stop.code, int) else OUR_BUG
    except Exception as error:
        message = getattr(error, "format_message", None)  # the library's own usage errors, whichever copy it carries
        if message is None:
            raise
        return say(f"{message().rstrip('.')}; see {_command_of(error)} --help", getattr(error, "exit_code", 2))
    if code == INTERRUPTED:  # the library turns Ctrl-C into this exit code
        return say(KEPT, INTERRUPTED)
    return code if isinstance(code, int) else 0


def _command_of(error: Exception) -> str:
    ctx = getattr(error, "ctx", None)
    return ctx.command_path if ctx is not None else "amzprep"

"""`amzprep config`."""

from __future__ import annotations

import typer

from amzprep.cli.show import DEFAULT, FormatOption, JsonOption, QuietOption, show
from amzprep.errors import NotReadyError

app = typer.Typer(
    help="Show the settings and where they come from.",
    add_completion=False,
    rich_markup_mode=None,
    no_args_is_help=True,
)


@app.command("show")
def show_(format: FormatOption = DEFAULT, json: JsonOption = False, quiet: QuietOption = False) -> None:
    """Show every setting, its value and its source."""
    from amzprep.app.places import Places
    from amzprep.app.show_config import show_config

    show(show_config(Places()), format=format, json=json, quiet=quiet)


@app.command("path")
def path() -> None:
    """Print the path of the settings file, whether it exists or not."""
    from amzprep.app.places import Places

    typer.echo(Places().settings_file)


@app.command("edit")
def edit() -> None:
    """Open the settings file in your editor; a first one lists every key as a comment."""
    from amzprep.app.config import read_config
    from amzprep.app.places import Places
    from amzprep.app.show_config import show_config, start_file
    from amzprep.screen.editor import find_editor

    places = Places()
    editor = find_editor(_configured(places))
    if editor is None:
        raise NotReadyError(f"no editor: set VISUAL or EDITOR, or edit {places.settings_file} yourself")
    editor.open(start_file(places))
    if editor.takes_terminal and read_config(places).findings:
        show(show_config(places))


def _configured(places: object) -> str:
    """The editor named in the settings; a file that cannot be read must still be editable."""
    from amzprep.app.config import read_config
    from amzprep.app.places import Places
    from amzprep.errors import ContentError

    assert isinstance(places, Places)
    try:
        return str(read_config(places)["editor"])
    except ContentError:
        return ""

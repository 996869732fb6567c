"""`amzprep stories`."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from amzprep.cli.show import DEFAULT, FormatOption, JsonOption, QuietOption, show
from amzprep.errors import NotReadyError, UsageError

app = typer.Typer(
    help="Write, check and rehearse your stories.", add_completion=False, rich_markup_mode=None, no_args_is_help=True
)

Paths = Annotated[
    list[str] | None, typer.Argument(metavar="[PATH]…", help="Folders or files; nothing: ./stories, else the home's.")
]
In = Annotated[
    list[str] | None, typer.Option("--in", metavar="DIR", help="The folder of stories; nothing: ./stories, else home.")
]
Level = Annotated[str | None, typer.Option("--level", help="Judge for this level, L4 to L8.")]
Codes = list[str] | None


@app.command("check")
def check(
    paths: Paths = None,
    level: Level = None,
    select: Annotated[Codes, typer.Option("--select", metavar="CODES", help="Only these rules: AZ3, AZ201 …")] = None,
    ignore: Annotated[Codes, typer.Option("--ignore", metavar="CODES", help="Without these rules.")] = None,
    infos: Annotated[bool, typer.Option("--all", help="The rules that only advise, too.")] = False,
    strict: Annotated[bool, typer.Option("--strict", help="A warning makes the exit code 1, too.")] = False,
    full: Annotated[bool, typer.Option("--full", help="Every finding, not the three costliest of a story.")] = False,
    watch: Annotated[bool, typer.Option("--watch", help="Check again whenever a file is saved; Ctrl-C ends.")] = False,
    format: FormatOption = DEFAULT,
    json: JsonOption = False,
    quiet: QuietOption = False,
) -> None:
    """Check stories: what an interviewer would find, with a profile of each story beside it."""
    from amzprep.app.stories_check import Wanted, check_stories, read_codes
    from amzprep.app.workspace import Workspace
    from amzprep.cli.drill import read_level

    few = None if full or format != DEFAULT or not sys.stdout.isatty() else 3
    wanted = Wanted(read_codes(select or ()), read_codes(ignore or ()), infos, strict, few, quiet)
    with Workspace.open() as workspace:
        if watch:
            from amzprep.cli.emit import wants_colour, width
            from amzprep.screen.stories_watch import watch_stories

            if json or format != DEFAULT:
                raise UsageError("--watch prints text; leave out --format and --json")
            watch_stories(workspace, paths or (), wanted, level=read_level(level), width=width(), colour=wants_colour())
        report = check_stories(workspace, paths or (), wanted, level=read_level(level))
    show(report, format=format, json=json, quiet=quiet)


@app.command("explain")
def explain(
    code: Annotated[str | None, typer.Argument(help="A rule: AZ307. Nothing lists all.")] = None,
    format: FormatOption = DEFAULT,
    json: JsonOption = False,
) -> None:
    """Explain a rule: what it finds, why it matters in the room, what to do."""
    from amzprep.app.stories_explain import explain_rule

    show(explain_rule(code), format=format, json=json)


@app.command("list")
def list_(
    paths: Paths = None, format: FormatOption = DEFAULT, json: JsonOption = False, quiet: QuietOption = False
) -> None:
    """List the stories: principles, month, spoken time, tags."""
    from amzprep.app.stories_list import list_stories
    from amzprep.app.workspace import Workspace

    with Workspace.open() as workspace:
        report = list_stories(workspace, paths or ())
    show(report, format=format, json=json, quiet=quiet)


@app.command("show")
def show_(
    story: Annotated[str, typer.Argument(help="A story's id, file, or words of its title.")],
    folder: In = None,
    format: FormatOption = DEFAULT,
    json: JsonOption = False,
    quiet: QuietOption = False,
) -> None:
    """Show a story: front matter, sections, seconds."""
    from amzprep.app.stories_list import show_story
    from amzprep.app.workspace import Workspace

    with Workspace.open() as workspace:
        report = show_story(workspace, story, folder or ())
    show(report, format=format, json=json, quiet=quiet)


@app.command("edit")
def edit(
    story: Annotated[str, typer.Argument(help="A story's id, file, or words of its title.")], folder: In = None
) -> None:
    """Open a story in your editor, and check it afterwards."""
    from amzprep.app.stories_check import Wanted, check_stories
    from amzprep.app.story_bank import find_path
    from amzprep.app.workspace import Workspace
    from amzprep.screen.editor import find_editor

    with Workspace.open() as workspace:
        path = find_path(workspace, story, folder or ())
        editor = find_editor(workspace.config["editor"])
        if editor is None:
            raise NotReadyError(f"no editor: set VISUAL or EDITOR, or edit {path} yourself")
        failed = editor.open(path)
        if failed:
            sys.stderr.write(f"amzprep: {failed}\n")
        if not editor.takes_terminal:
            return
        report = check_stories(workspace, [path], Wanted(costliest=3 if sys.stdout.isatty() else None))
    show(report)


@app.command("new")
def new(
    title: Annotated[str, typer.Option("--title", help="What you call it.")] = "",
    principles: Annotated[
        str, typer.Option("--principles", help="Which, the strongest first: dive-deep,ownership.")
    ] = "",
    when: Annotated[str, typer.Option("--when", help="The month it ended: 2025-03 or Mar 2025.")] = "",
    source: Annotated[
        str | None,
        typer.Option("--from", metavar="FILE", help="Cut this draft into sections (- reads standard input)."),
    ] = None,
    template: Annotated[
        bool, typer.Option("--template", help="Write the template, and open it in your editor.")
    ] = False,
    id_: Annotated[str | None, typer.Option("--id", help="The file's name; nothing: made of the title.")] = None,
    folder: Annotated[
        str | None, typer.Option("--folder", metavar="DIR", help="Where; nothing: the home's stories.")
    ] = None,
    force: Annotated[bool, typer.Option("--force", help="Even into a git work tree that has a remote.")] = False,
    plain: Annotated[bool, typer.Option("--plain", help="Plain lines instead of a live screen.")] = False,
    format: FormatOption = DEFAULT,
    json: JsonOption = False,
    quiet: QuietOption = False,
) -> None:
    """Write a story: section by section with its seconds, from a draft, or from the template."""
    from dataclasses import replace

    from amzprep.app.stories_new import Draft, create, created_report, from_draft, read_file, read_principles, read_when
    from amzprep.app.stories_new import template as template_of
    from amzprep.app.story_bank import terms_of
    from amzprep.app.workspace import Workspace
    from amzprep.screen.terminal import has_terminal
    from amzprep.stories.source import bank_folder

    given = Draft(title, read_principles(principles), read_when(when))
    if source is None and not template and not has_terminal():
        raise UsageError("writing a story needs a terminal; without one pass --from FILE, or --template with --title")
    if template and not title:
        raise UsageError("--template needs a --title")
    with Workspace.open() as workspace:
        if source is not None or template:
            draft = template_of(title, workspace.today)
            if source is not None:
                draft = from_draft(source, read_file(source), workspace.today)
            draft = replace(draft, title=title or draft.title, principles=given.principles or draft.principles,
                            when=given.when or draft.when, guessed=draft.guessed and not given.when)  # fmt: skip
            path = create(workspace.places, draft, folder=folder, id_=id_, force=force)
            _open(workspace.config["editor"], path, wanted=template and has_terminal())
        else:
            from amzprep.screen.story_writing import write_story

            rate = terms_of(workspace).rate
            path, draft = write_story(workspace, given, rate, folder=folder, id_=id_, force=force, plain=plain)
        report = created_report(path, draft, bank_folder(workspace.places.home))
    show(report, format=format, json=json, quiet=quiet)


def _open(configured: str, path: str, *, wanted: bool) -> None:
    """Open a file in the editor, where there is one."""
    from amzprep.screen.editor import find_editor

    editor = find_editor(configured) if wanted else None
    if editor is not None:
        editor.open(path)


@app.command("matrix")
def matrix_(
    paths: Paths = None,
    level: Level = None,
    format: FormatOption = DEFAULT,
    json: JsonOption = False,
    quiet: QuietOption = False,
) -> None:
    """Show which principles your stories cover."""
    from amzprep.app.stories_matrix import matrix
    from amzprep.app.workspace import Workspace
    from amzprep.cli.drill import read_level

    with Workspace.open() as workspace:
        report = matrix(workspace, paths or (), read_level(level))
    show(report, format=format, json=json, quiet=quiet)


@app.command("match")
def match_(
    paths: Paths = None,
    level: Level = None,
    seed: Annotated[str | None, typer.Option("--seed", help="Draw another loop.")] = None,
    format: FormatOption = DEFAULT,
    json: JsonOption = False,
    quiet: QuietOption = False,
) -> None:
    """Serve a whole loop without telling a story twice."""
    from amzprep.app.stories_match import match_stories
    from amzprep.app.workspace import Workspace
    from amzprep.cli.drill import read_level

    with Workspace.open() as workspace:
        report = match_stories(workspace, paths or (), read_level(level), seed)
    show(report, format=format, json=json, quiet=quiet)


@app.command("facts")
def facts_(
    paths: Paths = None, format: FormatOption = DEFAULT, json: JsonOption = False, quiet: QuietOption = False
) -> None:
    """List every number and claim, conflicts first.

    What your resume says is held against the stories: resume.yaml beside them, else in the home's stories, else in the
    home. Any YAML will do, e.g. `users: 12M`, or `experience: [{company: A shop, highlights: ["Cut the bill from $61k
    to $27k"]}]`.
    """
    from amzprep.app.stories_facts import stories_facts
    from amzprep.app.workspace import Workspace

    with Workspace.open() as workspace:
        report = stories_facts(workspace, paths or ())
    show(report, format=format, json=json, quiet=quiet)


@app.command("find")
def find_(
    question: Annotated[list[str], typer.Argument(help="The question, or a principle.")],
    folder: In = None,
    format: FormatOption = DEFAULT,
    json: JsonOption = False,
    quiet: QuietOption = False,
) -> None:
    """Rank your stories for a question."""
    from amzprep.app.stories_find import find_stories
    from amzprep.app.workspace import Workspace

    with Workspace.open() as workspace:
        report = find_stories(workspace, " ".join(question), folder or ())
    show(report, format=format, json=json, quiet=quiet)


@app.command("rehearse")
def rehearse_(
    story: Annotated[
        str | None, typer.Argument(help="A story; nothing: one due, else the weakest, not told today.")
    ] = None,
    folder: In = None,
    cue: Annotated[bool, typer.Option("--cue", help="Show the sections' names while you tell it.")] = False,
    calibrate: Annotated[bool, typer.Option("--calibrate", help="Measure how fast you speak.")] = False,
    seconds: Annotated[
        float | None, typer.Option("--seconds", min=1, max=3600, help="With --calibrate: you timed it yourself.")
    ] = None,
    plain: Annotated[bool, typer.Option("--plain", help="Plain lines instead of a live clock.")] = False,
    format: FormatOption = DEFAULT,
    json: JsonOption = False,
    quiet: QuietOption = False,
) -> None:
    """Tell a story against the clock, and answer what its gaps provoke."""
    from amzprep.app.rehearsal import calibrate as set_rate
    from amzprep.app.rehearsal import start_rehearsal
    from amzprep.app.workspace import Workspace
    from amzprep.screen.terminal import need_terminal

    with Workspace.open() as workspace:
        if calibrate and seconds is not None:
            report = set_rate(workspace, seconds)
        else:
            need_terminal("a rehearsal", "--calibrate --seconds N, or use `amzprep stories check`")
            from amzprep.screen.rehearsal import read_aloud, rehearse

            if calibrate:
                report = read_aloud(workspace, plain=plain)
            else:
                report = rehearse(start_rehearsal(workspace, story, folder or ()), cue=cue, plain=plain)
    show(report, format=format, json=json, quiet=quiet)


@app.command("mine")
def mine_(
    lines: Annotated[
        str | None, typer.Option("--lines", metavar="FILE", help="Lines `prompt: what happened` (- is standard input).")
    ] = None,
    rank: Annotated[bool, typer.Option("--rank", help="Only rank what has no draft yet; write none.")] = False,
    again: Annotated[bool, typer.Option("--again", help="Ask the prompts that were passed over once more.")] = False,
    plain: Annotated[bool, typer.Option("--plain", help="Plain lines instead of a live clock.")] = False,
    format: FormatOption = DEFAULT,
    json: JsonOption = False,
    quiet: QuietOption = False,
) -> None:
    """Find your stories: twenty-four prompts, a line each, and the ten to write."""
    from amzprep.app.stories_mine import finish, open_mine, read_lines
    from amzprep.app.workspace import Workspace
    from amzprep.screen.terminal import need_terminal

    with Workspace.open() as workspace:
        mine = open_mine(workspace.places)
        if again:
            mine.lines = {name: line for name, line in mine.lines.items() if line}
        if lines is not None:
            from amzprep.app.grade import read_submission

            read_lines(mine, read_submission(lines))
            report = finish(workspace, mine, write=not rank)
        elif rank:
            report = finish(workspace, mine, write=False)
        else:
            need_terminal("mining", "--lines FILE")
            from amzprep.screen.mine import run_mine

            report = run_mine(workspace, mine, plain=plain)
    show(report, format=format, json=json, quiet=quiet)

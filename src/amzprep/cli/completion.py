"""`amzprep completion SHELL`: the script that lets a shell ask `amzprep complete`."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer

from amzprep.cli.show import show
from amzprep.domain.report import Report, Source

SCRIPTS = {
    "bash": """\
# add to ~/.bashrc:  eval "$(amzprep completion bash)"
_amzprep() {
    local IFS=$'\\n'
    COMPREPLY=($(amzprep complete "$COMP_CWORD" "${COMP_WORDS[@]}" 2>/dev/null))
}
complete -o default -F _amzprep amzprep
""",
    "zsh": """\
# add to ~/.zshrc after compinit:  eval "$(amzprep completion zsh)"
_amzprep() {
    local -a found
    found=(${(f)"$(amzprep complete $((CURRENT - 1)) "${words[@]}" 2>/dev/null)"})
    if (( $#found )); then compadd -a found; else _files; fi
}
compdef _amzprep amzprep
""",
    "fish": """\
# add to ~/.config/fish/config.fish:  amzprep completion fish | source
function __amzprep_complete
    set -l before (commandline -opc)
    amzprep complete (count $before) $before (commandline -ct) 2>/dev/null
end
complete -c amzprep -a '(__amzprep_complete)'
""",
}
Shell = StrEnum("Shell", [(name, name) for name in SCRIPTS])  # type: ignore[misc]


def command(shell: Annotated[Shell, typer.Argument(help="Your shell.")]) -> None:
    """Print the completion script of your shell."""
    import sys

    script = SCRIPTS[shell.value]
    if not sys.stdout.isatty():
        sys.stdout.write(script)
        return
    show(Report("completion", {"shell": shell.value, "script": script}, [Source(script, "text")]))

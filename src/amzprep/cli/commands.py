"""The commands, in the order of `--help`: an editorial choice, so a list and not a discovery.

Each row names its module in `amzprep.cli` and repeats the first line of its help, so that `--help` imports nothing;
a test holds the two together.
"""

from __future__ import annotations

FIRST = "Every day"
PRACTICE = "Practice"
CONTENT = "Content"
RECORD = "Your record"
SETUP = "Set-up"

COMMANDS: dict[str, tuple[str, str]] = {
    "today": (FIRST, "What to practise now, and why."),
    "drill": (FIRST, "Practise one question against the clock."),
    "loop": (FIRST, "Mock loop: rounds, sealed scorecards, debrief."),
    "stories": (FIRST, "Write, check and rehearse your stories."),
    "stats": (FIRST, "How you are doing: first-attempt pass rate per area, verdicts, time, streak."),
    "readiness": (PRACTICE, "Test your readiness: short items over all areas, and a profile of them."),
    "level": (PRACTICE, "Find the level to practise for."),
    "resume": (PRACTICE, "Go on with an interrupted attempt."),
    "grade": (PRACTICE, "Judge a solution file against the hidden cases."),
    "questions": (CONTENT, "List, show and search the questions."),
    "packs": (CONTENT, "List, check and start packs of questions."),
    "undo": (RECORD, "Take back the last attempt."),
    "log": (RECORD, "Export, import or rebuild the log of what you did."),
    "config": (SETUP, "Show the settings and where they come from."),
    "doctor": (SETUP, "Check this machine: sandbox level, editor, paths, packs, log."),
    "cron": (SETUP, "Print ready lines for crontab and a systemd timer."),
    "completion": (SETUP, "Print the completion script of your shell."),
    "explain": (SETUP, "Explain a finding, a verdict or an exit code."),
}

HIDDEN = ("complete",)

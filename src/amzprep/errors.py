"""The reasons why a command cannot go on, each with its exit code.

Verdicts are values about the learner's code and findings are values about content;
neither is an exception. What is here ends the command with one line on stderr.
"""

DONE = 0
NO = 1  # the honest no: findings, not accepted, something due
USAGE = 2
UNREADABLE = 3
NOT_READY = 4
OUR_BUG = 70
INTERRUPTED = 130


class AmzprepError(Exception):
    """One clear line for the user: what, where, and what to do next."""

    exit_code = OUR_BUG

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message


class UsageError(AmzprepError):
    """The command line asks for something that does not exist or does not fit."""

    exit_code = USAGE


class ContentError(AmzprepError):
    """A pack, story or setting could not be read at all."""

    exit_code = UNREADABLE


class NotReadyError(AmzprepError):
    """The environment lacks something we need, or we refuse to go on unsafely."""

    exit_code = NOT_READY


class JudgeError(AmzprepError):
    """The grader itself failed; it is never held against the learner."""

    exit_code = OUR_BUG


class Interrupted(AmzprepError):
    """The user ended the command (Ctrl-C); what was done so far is kept."""

    exit_code = INTERRUPTED

"""Errors become one line and one exit code; nothing of a user's day is a traceback."""

from __future__ import annotations

import errno
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from amzprep.cli import cron
from amzprep.errors import ContentError, NotReadyError, UsageError
from ran import Ran

SCRIPT = [sys.executable, "-c", "from amzprep.cli.entry import main; main()"]


def test_an_unknown_command_names_the_nearest(amzprep: Callable[..., Ran]) -> None:
    assert amzprep("dril") == ("", "amzprep: no command 'dril'; did you mean drill?\n", 2)


def test_the_package_runs_as_a_module(home: Path) -> None:
    done = subprocess.run([sys.executable, "-m", "amzprep", "dril"], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (2, "amzprep: no command 'dril'; did you mean drill?\n")


def test_an_unknown_option_is_one_line(amzprep: Callable[..., Ran]) -> None:
    assert amzprep("cron", "--when") == (
        "",
        "amzprep: No such option: --when (Possible options: --help); see amzprep cron --help\n",
        2,
    )


def test_help_leads_with_what_is_used_every_day(amzprep: Callable[..., Ran]) -> None:
    out, err, code = amzprep("--help")
    assert (err, code) == ("", 0)
    assert out.index("Every day:") < out.index("  today") < out.index("  drill") < out.index("Set-up:")


@pytest.mark.parametrize(
    ("error", "code"),
    [(UsageError("a"), 2), (ContentError("a"), 3), (NotReadyError("a"), 4), (KeyboardInterrupt(), 130)],
)
def test_each_kind_of_error_has_its_exit_code(
    error: BaseException, code: int, amzprep: Callable[..., Ran], monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(at: str) -> None:
        raise error

    monkeypatch.setattr("amzprep.app.cron.cron", fail)
    out, err, got = amzprep("cron")
    assert (out, got) == ("", code)
    assert err.startswith("amzprep: ")
    assert err.count("\n") == 1


def test_a_bug_of_ours_leaves_a_report_without_the_learners_words(
    home: Path, amzprep: Callable[..., Ran], monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(at: str) -> None:
        raise ValueError("secret words of the learner")

    monkeypatch.setattr("amzprep.app.cron.cron", fail)
    out, err, code = amzprep("cron")
    (report,) = (home / "crash").iterdir()
    assert (out, code) == ("", 70)
    assert f"\n{report}\n" in err  # on a line of its own, so that it is cut as late as can be
    assert "ValueError" in report.read_text()
    assert "secret" not in report.read_text() + err
    assert "cli/cron.py" in report.read_text()


def test_a_bug_in_a_loop_says_how_to_go_on(amzprep: Callable[..., Ran], monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(workspace: object) -> None:
        raise ValueError

    monkeypatch.setattr("amzprep.app.loop_report.listing", fail)
    _, err, code = amzprep("loop", "list")
    assert code == 70
    assert "`amzprep loop resume` goes on" in err


def test_debug_shows_the_traceback_of_a_bug(amzprep: Callable[..., Ran], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("amzprep.app.cron.cron", lambda at: 1 / 0)
    _, err, code = amzprep("--debug", "cron")
    assert "ZeroDivisionError" in err
    assert code == 70


def test_a_full_disk_is_not_our_bug(amzprep: Callable[..., Ran], monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(at: str) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), "/somewhere/log.db")

    monkeypatch.setattr("amzprep.app.cron.cron", fail)
    _, err, code = amzprep("cron")
    assert err == "amzprep: No space left on device (/somewhere/log.db); nothing recorded so far is lost\n"
    assert code == 4


def test_a_closed_pipe_ends_quietly() -> None:
    script = " ".join(f"'{word}'" for word in SCRIPT)
    done = subprocess.run(
        ["bash", "-c", f"set -o pipefail; {script} explain | true"], capture_output=True, text=True, check=False
    )
    assert done.stderr == ""
    assert done.returncode in (0, 141)


@pytest.mark.parametrize("locale", ["C", "POSIX", "C.UTF-8"])
def test_every_locale_gets_an_answer(locale: str, tmp_path: Path) -> None:
    env = {"PATH": os.environ["PATH"], "LANG": locale, "LC_ALL": locale, "AMZPREP_HOME": str(tmp_path)}
    done = subprocess.run([*SCRIPT, "explain", "WA"], env=env, capture_output=True, check=False)
    assert (done.returncode, done.stderr) == (0, b"")


def test_version_is_one_line(amzprep: Callable[..., Ran]) -> None:
    from amzprep import __version__

    assert amzprep("--version") == (f"amzprep {__version__}\n", "", 0)


def test_cron_escapes_what_cron_and_systemd_treat_specially(
    amzprep: Callable[..., Ran], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("AMZPREP_HOME", "/tmp/a 100% home")
    out, _, code = amzprep("cron", "--at", "06:05")
    assert code == 0
    assert "5 6 * * * AMZPREP_HOME='/tmp/a 100\\% home' " in out
    assert 'Environment="AMZPREP_HOME=/tmp/a 100%% home"' in out
    assert "OnCalendar=*-*-* 06:05:00" in out
    assert cron.command.__doc__


def test_explain_suggests_the_nearest_code(amzprep: Callable[..., Ran]) -> None:
    out, err, code = amzprep("explain", "TLEE")
    assert (out, err, code) == ("", "amzprep: no code 'TLEE'; did you mean TLE?\n", 2)


def test_completion_offers_commands_and_subcommands(amzprep: Callable[..., Ran]) -> None:
    assert amzprep("complete", "1", "amzprep", "do").out == "doctor\n"
    assert amzprep("complete", "2", "amzprep", "log", "").out.split() == ["export", "import", "rebuild"]
    assert "--json" in amzprep("complete", "2", "amzprep", "doctor", "--").out.split()


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion_scripts_ask_amzprep(shell: str, amzprep: Callable[..., Ran]) -> None:
    out, _, code = amzprep("completion", shell)
    assert code == 0
    assert "amzprep complete" in out


def test_bash_completes_a_command() -> None:
    script = (
        'eval "$(amzprep completion bash)"; COMP_WORDS=(amzprep doc); COMP_CWORD=1; _amzprep; echo "${COMPREPLY[@]}"'
    )
    env = {**os.environ, "PATH": f"{Path(sys.executable).parent}:{os.environ['PATH']}"}
    done = subprocess.run(["bash", "-c", script], env=env, capture_output=True, text=True, check=True)
    assert done.stdout == "doctor\n"

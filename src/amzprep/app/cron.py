"""Ready lines that run `today` every morning: crontab and a systemd user timer for this installation."""

from __future__ import annotations

import os
import shlex
import shutil
import sys

from amzprep.domain.report import Heading, Paragraph, Report, Source
from amzprep.errors import UsageError

VARIABLES = ("AMZPREP_HOME", "AMZPREP_PACKS", "AMZPREP_DATA", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME")


def cron(at: str = "07:30") -> Report:
    """Lines for `crontab -e` and the two unit files; `at` is HH:MM local time. Raises UsageError."""
    hour, minute = _time(at)
    env = {name: os.environ[name] for name in VARIABLES if os.environ.get(name)}
    crontab = _crontab(installed_script(), hour, minute, env)
    service, timer = _service(installed_script(), env), _timer(hour, minute)
    enable = "systemctl --user daemon-reload && systemctl --user enable --now amzprep.timer"
    data = {"crontab": crontab, "service": service, "timer": timer, "enable": enable}
    return Report(
        "cron",
        data,
        [
            Heading("crontab -e"),
            Source(crontab, "text"),
            Paragraph(["It prints, and so mails, only when something is due."]),
            Heading("~/.config/systemd/user/amzprep.service"),
            Source(service, "text"),
            Heading("~/.config/systemd/user/amzprep.timer"),
            Source(timer, "text"),
            Heading("then"),
            Source(enable, "text"),
        ],
    )


def installed_script() -> str:
    """The script that this run was started by, else the one on the PATH, as an absolute path."""
    started = os.path.abspath(sys.argv[0])
    if os.path.basename(started) == "amzprep" and os.access(started, os.X_OK):
        return started
    beside = os.path.join(os.path.dirname(sys.executable), "amzprep")
    return shutil.which("amzprep") or (beside if os.access(beside, os.X_OK) else "amzprep")


def _time(at: str) -> tuple[int, int]:
    hour, colon, minute = at.partition(":")
    if colon and hour.isdigit() and minute.isdigit() and int(hour) < 24 and int(minute) < 60:
        return int(hour), int(minute)
    raise UsageError(f"--at takes HH:MM, not {at!r}")


def _crontab(script: str, hour: int, minute: int, env: dict[str, str]) -> str:
    assigned = "".join(f"{name}={shlex.quote(value)} " for name, value in env.items())
    command = f"{assigned}{shlex.quote(script)} today --quiet".replace("%", "\\%")  # % starts a new line in crontab
    return f"{minute} {hour} * * * {command}"


def _service(script: str, env: dict[str, str]) -> str:
    assigned = "".join(f"Environment={_systemd(f'{name}={value}')}\n" for name, value in env.items())
    return (
        "[Unit]\nDescription=amzprep: what is due today\n\n[Service]\nType=oneshot\n"
        f"{assigned}ExecStart={_systemd(script)} today --quiet\n"
    )


def _timer(hour: int, minute: int) -> str:
    return (
        "[Unit]\nDescription=amzprep every morning\n\n[Timer]\n"
        f"OnCalendar=*-*-* {hour:02}:{minute:02}:00\nPersistent=true\n\n[Install]\nWantedBy=timers.target\n"
    )


def _systemd(word: str) -> str:
    escaped = word.replace("\\", "\\\\").replace('"', '\\"').replace("%", "%%").replace("$", "$$")
    return f'"{escaped}"'

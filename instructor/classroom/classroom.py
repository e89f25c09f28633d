"""What a classroom is: its folder, its settings, its passwords, and the walls between learners."""

from __future__ import annotations

import csv
import os
import re
import secrets
import shutil
import sys
import tomllib
from dataclasses import dataclass, field, fields
from pathlib import Path
from urllib.parse import urlencode

HERE = Path(__file__).parent
COURSE = HERE.parents[1]
TARGET = "diasporas-and-diplomacy"  # the folder of the course in each home
FIRST_LESSON = f"lab/tree/{TARGET}/notebooks/00-start-here.ipynb"
PROXY = HERE / "node_modules" / ".bin" / "configurable-http-proxy"

NAME = re.compile(r"[a-z][a-z0-9-]{0,30}")
LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"  # none that look alike
PASSWORD_LENGTH = 10
MOST_LEARNERS = 500
LAST_PORT = 65_000  # leaves room for the servers of the largest class
SMALLEST_MEMORY = 512  # a lesson needs about half of it
MOST_PROCESSES = 512  # of one learner; threads count
IN_MEMORY, SIZE = ["/tmp", "/dev/shm"], "200000000"  # of a learner; bytes in each
SYSTEM = ["/usr", "/bin", "/sbin", "/lib", "/lib64", "/etc", "/run/systemd/resolve"]


class ClassroomError(Exception):
    """Why the classroom cannot start, in one sentence for the teacher."""


@dataclass(frozen=True)
class Settings:
    """What the file settings.toml says."""

    learners: int | list[str] = 30
    teacher: str = "teacher"
    address: str = "127.0.0.1"
    port: int = 8000
    certificate: str = ""
    key: str = ""
    course: str = ""
    branch: str = ""
    memory: int = 1024
    idle_minutes: int = 60
    folder: Path = field(default=Path(), kw_only=True)

    @property
    def names(self) -> list[str]:
        """The names of the learners."""
        if isinstance(self.learners, list):
            return self.learners
        return [f"learner{number:02}" for number in range(1, self.learners + 1)]

    @property
    def ports(self) -> dict[str, int]:
        """One port for each server. The first three are for the proxy and the hub.

        Ports at random would collide: a server that starts slowly does not hold its port yet.
        """
        return {name: self.port + 3 + n for n, name in enumerate([self.teacher, *self.names])}

    @property
    def homes(self) -> Path:
        """The folder with one home for each learner."""
        return self.folder / "homes"

    @property
    def source(self) -> str:
        """Where the course is pulled from."""
        return self.course or str(COURSE)

    @property
    def pull(self) -> str:
        """The page of nbgitpuller that brings the course up to date and opens lesson 00."""
        wanted = {"repo": self.source, "branch": self.branch, "targetpath": TARGET}
        wanted["urlpath"] = FIRST_LESSON
        return "/git-pull?" + urlencode({name: text for name, text in wanted.items() if text})


KINDS = {
    one.name: (int, list) if one.name == "learners" else (type(one.default),)
    for one in fields(Settings)
    if one.name != "folder"
}
WORDS = {int: "a whole number", str: 'a text between "…"', list: "a list of names"}


def open_folder(folder: Path) -> Settings:
    """Make what is missing in the folder of a classroom, and read its settings."""
    folder = folder.expanduser().resolve()
    if folder.is_relative_to(COURSE):
        raise ClassroomError(f"{folder} is inside of the course, which is public: take another.")
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        if not (folder / "settings.toml").exists():
            shutil.copy(HERE / "settings.toml", folder)
    except OSError as error:
        raise ClassroomError(f"The folder {folder} cannot be written: {error.strerror}.") from error
    return read(folder)


def read(folder: Path) -> Settings:
    """The settings of a classroom. Raises ClassroomError for what cannot be meant."""
    file = folder / "settings.toml"
    try:
        values = tomllib.loads(file.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise ClassroomError(f"{file} cannot be read: {error}.") from error
    for name, value in values.items():
        if name not in KINDS:
            raise ClassroomError(f"{file} has a setting {name!r} that does not exist.")
        if type(value) not in KINDS[name]:
            words = " or ".join(WORDS[kind] for kind in KINDS[name])
            raise ClassroomError(f"The setting {name!r} in {file} must be {words}.")
    settings = Settings(**values, folder=folder)
    _check_values(settings)
    return settings


def _check_values(settings: Settings) -> None:
    everybody = [*settings.names, settings.teacher]
    wrong = [name for name in everybody if not NAME.fullmatch(str(name))]
    checks = {
        f"The class needs 1 to {MOST_LEARNERS} learners.": 0 < len(everybody) - 1 <= MOST_LEARNERS,
        f"{wrong[:3]} cannot be names: use small letters a to z, digits and -, at most 31, "
        "with a letter first.": not wrong,
        "Two people have the same name.": len(set(map(str, everybody))) == len(everybody),
        f"The port must be between 1024 and {LAST_PORT}.": 1024 <= settings.port <= LAST_PORT,
        f"memory must be {SMALLEST_MEMORY} or more.": settings.memory >= SMALLEST_MEMORY,
        "idle_minutes must be 1 or more.": settings.idle_minutes >= 1,
        "https needs both files, certificate and key.": bool(settings.certificate)
        == bool(settings.key),
    }
    for sentence, holds in checks.items():
        if not holds:
            raise ClassroomError(f"{sentence} Change {settings.folder / 'settings.toml'}.")


def passwords(settings: Settings) -> dict[str, str]:
    """The password of each person. Somebody new gets one; a password that is there stays."""
    file = settings.folder / "passwords.csv"
    known = _read_passwords(file) if file.exists() else {}
    everybody = [settings.teacher, *settings.names]
    new = {name: _new_password() for name in everybody if name not in known}
    if new:
        _write_passwords(file, known | new)
    return {name: (known | new)[name] for name in everybody}


def _new_password() -> str:
    return "".join(secrets.choice(LETTERS) for _ in range(PASSWORD_LENGTH))


def _read_passwords(file: Path) -> dict[str, str]:
    try:
        with file.open(encoding="utf-8-sig", newline="") as lines:
            found = {row["name"]: row["password"] or "" for row in csv.DictReader(lines)}
    except (OSError, ValueError, KeyError) as error:
        raise ClassroomError(f"{file} is not a table with the columns name,password.") from error
    short = [name for name, password in found.items() if len(password) < 8]
    if short:
        raise ClassroomError(f"{short[0]} needs a password of 8 characters or more in {file}.")
    return found


def _write_passwords(file: Path, table: dict[str, str]) -> None:
    """Write the new table beside the old one first: a full disk loses nothing."""
    beside = file.with_suffix(".new")
    beside.touch(mode=0o600)
    with beside.open("w", encoding="utf-8", newline="") as lines:
        csv.writer(lines).writerows([("name", "password"), *table.items()])
    beside.replace(file)


def walls(settings: Settings, home: str) -> list[str]:
    """The command in front of a learner's server: what it may see, and how much it may take.

    bubblewrap shows the system and the course for reading, the own home for writing, and nothing
    else of this machine: no other home, no password, no process of somebody else. The limits are
    set inside of it, because only there the processes of one learner are counted alone.
    """
    folder = str(settings.folder)  # covered, because it may lie inside of what is shown
    shown = [*SYSTEM, sys.prefix, os.path.realpath(sys.base_prefix), str(COURSE)]
    if Path(settings.source).is_dir():
        shown.append(settings.source)
    return [
        *["bwrap", "--unshare-user", "--uid", "1000", "--gid", "1000"],
        *["--unshare-pid", "--unshare-ipc", "--die-with-parent"],
        *["--proc", "/proc", "--dev", "/dev"],
        *[part for place in IN_MEMORY for part in ("--size", SIZE, "--tmpfs", place)],
        *[part for place in shown for part in ("--ro-bind-try", place, place)],
        *["--tmpfs", folder, "--bind", home, home, "--chdir", home],
        *["--remount-ro", folder, "--remount-ro", "/"],
        # When memory runs out, Linux ends a learner's kernel first, and the hub last.
        *["choom", "-n", "500", "--", "nice", "-n", "5"],
        *["prlimit", f"--data={settings.memory * 1_000_000}", f"--nproc={MOST_PROCESSES}"],
    ]

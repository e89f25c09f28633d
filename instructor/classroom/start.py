"""Start the classroom: check everything first, then hand over to JupyterHub.

make classroom                      # in the folder ~/classroom
make classroom FOLDER=~/seminar     # in another folder
"""

import os
import shutil
import socket
import subprocess
import sys
from pathlib import Path

from classroom import PROXY, ClassroomError, Settings, open_folder, passwords, walls

HERE = Path(__file__).parent
NEEDED = {"bwrap": "bubblewrap", "prlimit": "util-linux", "choom": "util-linux", "git": "git"}


def main(folder: str) -> None:
    """Check, say what the teacher has to know, and become JupyterHub."""
    os.umask(0o077)  # what the classroom writes is for the teacher's account alone
    settings = open_folder(Path(folder))
    check_machine()
    check_files(settings)
    check_ports(settings)
    check_walls(settings)
    check_course(settings)
    passwords(settings)
    tell(settings)
    command = [sys.executable, "-m", "jupyterhub", "-f", str(HERE / "jupyterhub_config.py")]
    os.execve(sys.executable, command, os.environ | {"CLASSROOM": str(settings.folder)})


def check_machine() -> None:
    """Is everything there that the classroom needs?"""
    if sys.platform != "linux":
        raise ClassroomError("The classroom runs on Linux: see README.md for what else to use.")
    if not PROXY.exists():
        raise ClassroomError("The proxy is missing: start the classroom with `make classroom`.")
    missing = {package for name, package in NEEDED.items() if not shutil.which(name)}
    if missing:
        raise ClassroomError(f"Install {', '.join(sorted(missing))} first: see README.md.")


def check_walls(settings: Settings) -> None:
    """Can this machine separate the learners?"""
    done = try_behind_walls(settings, ["true"])
    if done.returncode:
        raise ClassroomError(f"This machine cannot separate the learners: {done.stderr.strip()}")


def try_behind_walls(settings: Settings, command: list[str]) -> subprocess.CompletedProcess[str]:
    """Run a command as a learner would."""
    home = settings.homes / settings.teacher
    home.mkdir(mode=0o700, parents=True, exist_ok=True)
    return subprocess.run(
        [*walls(settings, str(home)), *command],
        env=os.environ | {"HOME": str(home), "GIT_TERMINAL_PROMPT": "0"},
        capture_output=True,
        text=True,
        check=False,
    )


def check_files(settings: Settings) -> None:
    """Can the files be read that the settings name?"""
    for file in filter(None, [settings.certificate, settings.key]):
        if not os.access(file, os.R_OK):
            raise ClassroomError(f"The file {file} cannot be read.")


def check_course(settings: Settings) -> None:
    """Can a learner pull the course? An address that does not answer may do so later."""
    asked = ["git", "ls-remote", "--exit-code", "--", settings.source, settings.branch or "HEAD"]
    done = try_behind_walls(settings, asked)
    if done.returncode:
        words = " ".join(done.stderr.split()) or "there is no such branch"
        sentence = (
            f"The course cannot be pulled from {settings.source}: {words}. "
            f"Change `course` or `branch` in {settings.folder / 'settings.toml'}."
        )
        if "://" not in settings.source:
            raise ClassroomError(sentence)
        print(sentence)


def check_ports(settings: Settings) -> None:
    """Are all ports free?"""
    for port in range(settings.port, max(settings.ports.values()) + 1):
        address = settings.address if port == settings.port else "127.0.0.1"
        with socket.socket() as one:
            one.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                one.bind((address, port))
            except OSError as error:
                raise ClassroomError(
                    f"Port {port} at {address} cannot be used ({error.strerror}): change `port` "
                    f"or `address` in {settings.folder / 'settings.toml'}."
                ) from error


def tell(settings: Settings) -> None:
    """What the teacher has to know, before the log of JupyterHub begins."""
    scheme = "https" if settings.certificate else "http"
    print(f"The classroom opens at {scheme}://{settings.address}:{settings.port}")
    print(f"Names and passwords: {settings.folder / 'passwords.csv'}")
    print(f"Settings: {settings.folder / 'settings.toml'}")
    print("To close it, press Ctrl+C in this window.", flush=True)


if __name__ == "__main__":
    try:
        main(*sys.argv[1:2] or ["~/classroom"])
    except ClassroomError as error:
        sys.exit(str(error))

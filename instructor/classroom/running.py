"""A real classroom in a folder of its own, for trials and tests."""

import random
import re
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psutil
from classroom import HERE, ClassroomError, Settings, open_folder

SECONDS = 60


def write_settings(folder: Path, **values: int | str | list[str]) -> Settings:
    """Make the folder of a classroom with these settings and on other ports."""
    folder.mkdir()
    text = (HERE / "settings.toml").read_text(encoding="utf-8")
    for name, value in {"port": free_port(), **values}.items():
        line = f"{name} = {value!r}".replace("'", '"')
        text = re.sub(rf"^{name} = .*$", line, text, flags=re.MULTILINE)
    (folder / "settings.toml").write_text(text, encoding="utf-8")
    return open_folder(folder)


def free_port() -> int:
    """A port where a small classroom fits. Linux gives these to nobody else by itself."""
    return random.randrange(12_000, 30_000, 100)


@contextmanager
def open_classroom(settings: Settings) -> Iterator[psutil.Process]:
    """Start the classroom as a teacher does, wait until it answers, and close it at the end."""
    log_file = settings.folder / "log.txt"
    with log_file.open("w") as log:
        hub = subprocess.Popen(
            [sys.executable, str(HERE / "start.py"), str(settings.folder)],
            stdout=log,
            stderr=log,
        )
    try:
        _wait(settings.port, hub, log_file)
        yield psutil.Process(hub.pid)
    finally:
        hub.terminate()
        hub.wait(SECONDS)


def _wait(port: int, hub: subprocess.Popen, log: Path) -> None:
    deadline = time.monotonic() + SECONDS
    while time.monotonic() < deadline and hub.poll() is None:
        try:
            urllib.request.urlopen(f"http://127.0.0.1:{port}/hub/login", timeout=5).close()
            return
        except OSError:
            time.sleep(0.2)
    raise ClassroomError(f"The classroom did not open. It says:\n{log.read_text()}")

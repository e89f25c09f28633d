"""A real JupyterLab and a real browser, for tests that use the course as a learner does."""

import os
import re
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
READY_SECONDS = 60
QUIET = {
    # No banner of news may cover the page, and every cell is on the page, also when it is far away.
    "@jupyterlab/apputils-extension:notification": {"fetchNews": "false"},
    "@jupyterlab/notebook-extension:tracker": {"windowingMode": "none"},
}


class Page:
    """JupyterLab in a tab: opens lessons, runs cells and finds their outputs."""

    def __init__(self, tab, address: str) -> None:
        self.tab, self.address = tab, address

    def open(self, lesson: str) -> None:
        """Open a notebook and wait until its kernel is idle."""
        self.tab.goto(f"{self.address}/lab/tree/notebooks/{lesson}.ipynb?reset")
        self.tab.wait_for_selector(".jp-Notebook .jp-Cell", timeout=READY_SECONDS * 1000)
        self.idle()

    def idle(self) -> None:
        """Wait until the kernel is there and has nothing to do."""
        status = "window.jupyterapp?.shell.currentWidget?.sessionContext?.session?.kernel?.status"
        self.tab.wait_for_function(f"() => {status} === 'idle'", timeout=READY_SECONDS * 1000)

    def run_all(self) -> None:
        """Run all cells through the menu, as a learner does, and wait for the last one."""
        self.tab.get_by_role("menuitem", name="Run", exact=True).click()
        self.tab.get_by_role("menuitem", name="Run All Cells", exact=True).click()
        last = self.tab.locator(".jp-CodeCell").last.locator(".jp-InputPrompt")
        deadline = time.monotonic() + READY_SECONDS
        while not re.search(r"\d", last.inner_text()) and time.monotonic() < deadline:
            time.sleep(0.1)
        self.idle()

    def cell(self, code: str):
        """The code cell whose text holds `code`."""
        return self.tab.locator(".jp-CodeCell").filter(has_text=code).first

    def run(self, code: str, replace: tuple[str, str] | None = None) -> None:
        """Run one cell, after replacing a piece of its text by typing."""
        cell = self.cell(code)
        editor = cell.locator(".cm-content")
        editor.click()
        if replace:
            text = "\n".join(cell.locator(".cm-line").all_inner_texts())
            editor.press("Control+a")
            self.tab.keyboard.insert_text(text.replace(*replace))
        editor.press("Control+Enter")
        self.idle()


@contextmanager
def jupyterlab(folder: Path) -> Iterator[str]:
    """A JupyterLab of this environment on a free port, with settings and journal in `folder`."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    for name, values in QUIET.items():
        plugin, setting = name.split(":")
        file = folder / "settings" / plugin / f"{setting}.jupyterlab-settings"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(str(values).replace("'", '"'))
    environment = os.environ | {
        "JUPYTERLAB_SETTINGS_DIR": str(folder / "settings"),
        "JUPYTERLAB_WORKSPACES_DIR": str(folder / "workspaces"),
        "JUPYTER_RUNTIME_DIR": str(folder / "runtime"),
        "COURSE_JOURNAL": str(folder / "journal.sqlite"),
    }
    environment.pop("PYTHONPATH", None)
    command = [sys.executable, "-m", "jupyterlab", "--no-browser", f"--port={port}", "--allow-root"]
    options = [
        "--IdentityProvider.token=",
        f"--ServerApp.root_dir={ROOT}",
        "--expose-app-in-browser",
    ]
    with (folder / "server.log").open("w") as log:
        server = subprocess.Popen([*command, *options], env=environment, stdout=log, stderr=log)
    try:
        _wait(f"http://127.0.0.1:{port}/api", server)
        yield f"http://127.0.0.1:{port}"
    finally:
        server.terminate()
        server.wait(10)


def _wait(address: str, server: subprocess.Popen) -> None:
    deadline = time.monotonic() + READY_SECONDS
    while time.monotonic() < deadline and server.poll() is None:
        try:
            urllib.request.urlopen(address, timeout=2)
            return
        except OSError:
            time.sleep(0.2)
    raise RuntimeError(f"JupyterLab did not answer at {address}.")


@contextmanager
def browser_page(chromium: str, address: str, **options) -> Iterator[Page]:
    """A tab of headless Chromium on a JupyterLab."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=FLAGS)
        tab = browser.new_page(**({"viewport": {"width": 1280, "height": 900}} | options))
        yield Page(tab, address)
        browser.close()


@pytest.fixture(scope="session")
def lab(tmp_path_factory) -> Iterator[str]:
    with jupyterlab(tmp_path_factory.mktemp("lab")) as address:
        yield address


@pytest.fixture
def page(chromium, lab) -> Iterator[Page]:
    with browser_page(chromium, lab) as page:
        yield page

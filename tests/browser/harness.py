"""A real JupyterLab and a real browser, used by the browser tests and the benchmarks."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Dialog, Locator, expect, sync_playwright
from playwright.sync_api import Page as Tab

ROOT = Path(__file__).parents[2]
CLASS_REPORT = ROOT / "instructor" / "class-report.ipynb"
NOTEBOOKS = [*sorted((ROOT / "notebooks").glob("*.ipynb")), CLASS_REPORT]
READING = "never-run"  # the folder of the notebooks that no test runs
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
SECONDS = 60  # patience on a busy machine; nothing waits that long when all is well
expect.set_options(timeout=15_000)  # for one step on the page
# No banner of news may cover the page.
SETTINGS = {"@jupyterlab/apputils-extension/notification": {"fetchNews": "false"}}
KERNEL = "window.jupyterapp.shell.currentWidget?.sessionContext?.session?.kernel"
ALL_ATTACHED = """() => {
  const panel = window.jupyterapp?.shell.currentWidget;
  const drawn = document.querySelectorAll(".jp-Notebook-cell").length;
  return panel?.context?.isReady && drawn === panel.content.model.cells.length;
}"""
ALL_RUN = """() => {
  const cells = window.jupyterapp.shell.currentWidget.content.widgets
    .filter(cell => cell.model.type === "code");
  const wanted = cell => (cell.model.getMetadata("tags") ?? []).includes("raises-exception");
  const error = cells.filter(cell => !wanted(cell)).map(cell =>
    cell.node.querySelector("[data-mime-type='application/vnd.jupyter.error']")).find(e => e);
  if (error) return error.textContent;
  const ran = cells.every(cell =>
    /\\d/.test(cell.node.querySelector(".jp-InputPrompt")?.textContent)
    || cell.model.sharedModel.source.trim() === "");
  return ran && !document.body.textContent.includes("Loading widget") && "all run";
}"""
# JupyterLab itself, and the tables of pandas, are not ours.
OURS = {"include": [[".course"], [".course-card"], [".jp-OutputArea-output figure"]]}
# JupyterLab is one window with scrolling parts, and axe takes the text in them for hidden. So the
# outputs stand alone on the page while axe looks at them.
LIFT_OUT = """() => {
  const outputs = [...document.querySelectorAll(".jp-Cell-outputArea > * > .jp-OutputArea-output")];
  const sheet = document.createElement("main");
  sheet.style.cssText = `background: var(--jp-layout-color0); width: ${outputs[0].clientWidth}px`;
  const shell = document.querySelector(".jp-LabShell");
  const marks = outputs.map(output => {
    const mark = document.createComment("output");
    output.replaceWith(mark);
    sheet.append(output);
    return mark;
  });
  document.body.prepend(sheet);
  document.body.style.overflow = "visible";
  shell.style.display = "none";
  window.putBack = () => {
    marks.forEach((mark, number) => mark.replaceWith(outputs[number]));
    sheet.remove();
    document.body.style.overflow = "";
    shell.style.display = "";
  };
}"""
NO_KERNEL = {"shouldStart": False, "canStart": False}
ASK = f"""async (expression) => {{
  const reply = await {KERNEL}.requestExecute({{
    code: "", store_history: false, user_expressions: {{ answer: expression }},
  }}).done;
  const {{ data, evalue }} = reply.content.user_expressions.answer;
  return data ? data["text/plain"] : `"the kernel says: ${{evalue}}"`;
}}"""


class Page:
    """JupyterLab in a tab: opens lessons, runs cells and finds their outputs."""

    def __init__(self, tab: Tab, address: str) -> None:
        self.tab, self.address = tab, address
        self.dialogs: list[str] = []
        self.errors: list[str] = []
        tab.on("pageerror", lambda error: self.errors.append(str(error)))
        tab.set_default_timeout(SECONDS * 1000)
        tab.on("dialog", self._note)

    def _note(self, dialog: Dialog) -> None:
        """Keep what a dialog of the browser says; leaving an unsaved page is allowed."""
        if dialog.type != "beforeunload":
            self.dialogs.append(dialog.message)
        dialog.accept()

    def open(self, lesson: str) -> None:
        """Open a notebook and wait until its kernel is idle."""
        self.tab.goto(f"{self.address}/lab/tree/notebooks/{lesson}.ipynb?reset")
        self._shown()
        self.idle()

    def open_without_kernel(self, lesson: str) -> None:
        """Open a notebook as a page to read: no kernel is started."""
        self.tab.goto(f"{self.address}/lab?reset")
        self.tab.wait_for_function("() => window.jupyterapp?.restored.then(() => true)")
        choice = {"path": f"{READING}/{lesson}.ipynb", "kernelPreference": NO_KERNEL}
        self.command("docmanager:open", choice)
        self._shown()

    def _shown(self) -> None:
        self.tab.wait_for_function(ALL_ATTACHED)

    def command(self, name: str, values: dict[str, Any] | None = None) -> None:
        """Call a command of JupyterLab by its id."""
        self.tab.evaluate(
            "([name, values]) => window.jupyterapp.commands.execute(name, values).then(() => null)",
            [name, values or {}],
        )

    def menu(self, title: str, item: str) -> None:
        """Choose from the menus, as a learner does."""
        self.tab.get_by_role("menuitem", name=title, exact=True).click()
        self.tab.get_by_role("menuitem", name=item, exact=True).click()

    def trust(self) -> None:
        """Say that the notebook may be trusted, as it is after a learner ran and saved it."""
        self.tab.evaluate("() => { window.jupyterapp.commands.execute('notebook:trust'); }")
        self.tab.locator(".jp-Dialog button.jp-mod-warn").click()
        self.tab.wait_for_selector(".jp-mod-trusted.jp-OutputArea-output")

    def idle(self) -> None:
        """Wait until the kernel is there and has nothing to do."""
        self.tab.wait_for_function(f"() => {KERNEL}?.status === 'idle'")

    def run_all(self) -> None:
        """Clear the saved outputs, run all cells, and wait until every one has run."""
        self.menu("Edit", "Clear Outputs of All Cells")
        self.menu("Run", "Run All Cells")
        self.wait_until_run()

    def wait_until_run(self) -> None:
        """Wait until every code cell has a number and every widget stands on the page."""
        found = self.tab.wait_for_function(ALL_RUN).json_value()
        assert found == "all run", f"A cell failed:\n{found}"
        self.idle()

    def cell(self, code: str) -> Locator:
        """The code cell whose text holds `code`."""
        text = self.tab.locator(".jp-InputArea-editor").filter(has_text=code)
        return self.tab.locator(".jp-CodeCell").filter(has=text).first

    def output(self, code: str) -> Locator:
        """What stands below that cell."""
        return self.cell(code).locator(".jp-OutputArea")

    def text(self, code: str) -> str:
        """The whole text of that cell."""
        return "\n".join(self.cell(code).locator(".cm-line").all_text_contents())

    def type(self, code: str, text: str) -> None:
        """Replace the text of that cell by typing."""
        editor = self.cell(code).locator(".cm-content")
        editor.click()
        editor.press("Control+a")
        self.tab.keyboard.insert_text(text)

    def run(self, code: str) -> None:
        """Run one cell by keyboard and wait for its new number."""
        prompt = self._prompt(code)
        before = prompt.text_content()
        self.cell(code).locator(".cm-content").press("Control+Enter")
        expect(prompt).not_to_have_text(before)
        expect(prompt).not_to_have_text("[*]:")
        self.idle()

    def _prompt(self, code: str) -> Locator:
        return self.cell(code).locator(".jp-InputPrompt")

    def number(self, code: str) -> int:
        """The number in front of a cell that was run."""
        return int(self._prompt(code).text_content().strip("[]: "))

    def ask(self, expression: str) -> Any:
        """The value of a Python expression in the kernel, which has to fit in JSON."""
        text = self.tab.evaluate(ASK, f"__import__('json').dumps({expression})")
        return json.loads(eval(text, {"__builtins__": {}}))

    def restart(self) -> None:
        """Restart the kernel through the menu, and clear what it had shown."""
        self.menu("Kernel", "Restart Kernel and Clear Outputs of All Cells…")
        self.tab.locator(".jp-Dialog button.jp-mod-accept").click()
        self.tab.wait_for_function(f"() => {KERNEL}?.status !== 'idle'")
        self.idle()

    def save_and_reload(self) -> None:
        """Save the notebook and load the page again; the kernel goes on."""
        self.command("docmanager:save")
        self.tab.reload()
        self._shown()
        self.idle()

    def unroll(self) -> None:
        """Lay out the whole notebook, also the cells that are far outside of the window."""
        self.tab.add_style_tag(content=".jp-Cell { content-visibility: visible !important; }")

    def width(self, pixels: int) -> None:
        """Make the window this wide."""
        self.tab.set_viewport_size({"width": pixels, "height": 900})

    def theme(self, name: str) -> None:
        """Change to the theme "JupyterLab Light" or "JupyterLab Dark"."""
        self.command("apputils:change-theme", {"theme": name})
        self.tab.wait_for_selector(f"body[data-jp-theme-name='{name}']", state="attached")


class OnPage:
    """An explorer on the page and in the kernel."""

    def __init__(self, lesson, name):
        self.lesson, self.code = lesson, f'explore("{name}")'
        self.area = lesson.output(self.code)
        self.controls = self.area.locator("input, select")

    def shown(self):
        """What the learner sees; the picture as the SHA-256 of its bytes."""
        return self.area.evaluate(
            """async area => {
              const image = area.querySelector("img");
              await image.decode();
              const bytes = await (await fetch(image.src)).arrayBuffer();
              const hash = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
              return {
                picture: [...hash].map(byte => byte.toString(16).padStart(2, "0")).join(""),
                title: area.querySelector(".title").textContent, alt: image.alt,
                sentence: area.querySelector("[role=status]").textContent,
                code: area.querySelector("pre").textContent,
                table: area.querySelector("table").innerText.split(/\\s+/).join(" ").trim(),
              }; }"""
        )

    def kernel(self):
        """The same, as the kernel holds it."""
        number = self.lesson.number(self.code)
        view = self.lesson.ask(
            f"{{k: v if isinstance(v, str) else v.hex() for k, v in Out[{number}].view.items()}}"
        )
        digest = hashlib.sha256(bytes.fromhex(view["picture"])).hexdigest()
        return {k: view[k] for k in ("title", "alt", "sentence", "code")} | {"picture": digest}

    def press(self, key):
        """Press a key and wait for another picture."""
        before = self.area.locator("img").get_attribute("src")
        self.lesson.tab.keyboard.press(key)
        expect(self.area.locator("img")).not_to_have_attribute("src", before)
        self.lesson.idle()
        return self.shown()


KEYS_OF = """control => {
  if (control.type === "checkbox") return ["Space", "Space"];
  const keys = control.type === "range" ? ["ArrowLeft", "ArrowRight"] : ["ArrowDown", "ArrowUp"];
  const atTheEnd = control.type === "range" ? control.value === control.min
    : control.selectedIndex === control.length - 1;
  return atTheEnd ? keys.reverse() : keys;
}"""


def keys_of(control: Locator) -> list[str]:
    """The key that moves a control, and the one that moves it back."""
    return control.evaluate(KEYS_OF)


def violations(page: Page) -> list[str]:
    """What axe calls serious or critical in what the course renders."""
    page.tab.evaluate(LIFT_OUT)
    found = Axe().run(page.tab, context=OURS, options={}).response
    page.tab.evaluate("() => window.putBack()")
    read = [n for rule in found["passes"] if rule["id"] == "color-contrast" for n in rule["nodes"]]
    bad = [rule for rule in found["violations"] if rule["impact"] in ("serious", "critical")]
    assert bad or len(read) > 30, f"axe could read the contrast of only {len(read)} texts"
    return [f"{rule['id']}: {node['html'][:200]}" for rule in bad for node in rule["nodes"]]


@contextmanager
def jupyterlab(folder: Path, options: Sequence[str] = ()) -> Iterator[str]:
    """A JupyterLab of this environment on a free port; notebooks and journal are in `folder`."""
    for name, values in SETTINGS.items():
        file = folder / "settings" / f"{name}.jupyterlab-settings"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(json.dumps(values))
    # Copies, because JupyterLab saves by itself what the tests type.
    for name in ("notebooks", READING):
        shutil.copytree(ROOT / "notebooks", folder / name)
        shutil.copy(CLASS_REPORT, folder / name)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    with (folder / "server.log").open("w") as log:
        server = subprocess.Popen(
            [*_command(folder, port), *options], env=_environment(folder), stdout=log, stderr=log
        )
    try:
        _wait(f"http://127.0.0.1:{port}/api", server, folder / "server.log")
        yield f"http://127.0.0.1:{port}"
    finally:
        server.terminate()
        server.wait(SECONDS)


def _command(folder: Path, port: int) -> list[str]:
    options = [
        "--no-browser",
        "--allow-root",
        f"--port={port}",
        "--IdentityProvider.token=",
        f"--ServerApp.root_dir={folder}",
        "--expose-app-in-browser",
    ]
    return [sys.executable, "-m", "jupyterlab", *options]


def _environment(folder: Path) -> dict[str, str]:
    environment = os.environ | {
        "JUPYTERLAB_SETTINGS_DIR": str(folder / "settings"),
        "JUPYTERLAB_WORKSPACES_DIR": str(folder / "workspaces"),
        "JUPYTER_RUNTIME_DIR": str(folder / "runtime"),
        "JUPYTER_CONFIG_DIR": str(folder / "config"),
        "JUPYTER_DATA_DIR": str(folder / "data"),  # no notebook is trusted yet
        "COURSE_JOURNAL": str(folder / "journal.sqlite"),
    }
    return environment | {"PYTHONPATH": str(ROOT / "src"), "COURSE_HOMELAND": "UZB"}


def _wait(address: str, server: subprocess.Popen, log: Path) -> None:
    deadline = time.monotonic() + SECONDS
    while time.monotonic() < deadline and server.poll() is None:
        try:
            urllib.request.urlopen(address, timeout=2).close()
            return
        except OSError:
            time.sleep(0.2)
    raise RuntimeError(f"JupyterLab did not answer at {address}. It says:\n{log.read_text()}")


@contextmanager
def chromium_browser(chromium: str) -> Iterator[Browser]:
    """Headless Chromium."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=FLAGS)
        yield browser
        browser.close()


@contextmanager
def open_tab(browser: Browser, address: str, **options: Any) -> Iterator[Page]:
    """A new tab with nothing kept from other tabs."""
    context = browser.new_context(**({"viewport": {"width": 1280, "height": 900}} | options))
    yield Page(context.new_page(), address)
    context.close()


@contextmanager
def browser_page(chromium: str, address: str, **options: Any) -> Iterator[Page]:
    """A tab of its own browser on a JupyterLab."""
    with chromium_browser(chromium) as browser, open_tab(browser, address, **options) as page:
        yield page

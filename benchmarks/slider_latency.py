"""From key press to new picture in a real browser.

    .venv/bin/python benchmarks/slider_latency.py [PRESSES]

In one notebook stand: an empty widget whose handler in Python writes a number back; every explorer
of the course, moved by its first slider or, without one, by its first list or box; and `interact`
with `plt.show` of a figure as rich as a map. The clock starts at the key event in the page and
stops at the first frame after the new picture was decoded. The sliders take turns, so that a busy
moment of the machine hits all of them.
"""

import os
import shutil
import statistics
import sys
import tempfile
from pathlib import Path

import nbformat
from nbformat.v4 import new_code_cell, new_notebook
from playwright.sync_api import Locator

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT / "tests" / "browser"))
from harness import Page, browser_page, jupyterlab, keys_of  # noqa: E402

from course_utils.explorers import scenes  # noqa: E402

CHROMIUM = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")
PYTHON = {"kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"}}

EMPTY = '''
import anywidget, traitlets

class Empty(anywidget.AnyWidget):
    _esm = """
    function render({ model, el }) {
      const input = document.createElement("input");
      Object.assign(input, { type: "range", min: 0, max: 7, value: 7, ariaLabel: "Empty" });
      const shown = document.createElement("output");
      input.addEventListener("input", () => {
        model.set("value", Number(input.value));
        model.save_changes();
      });
      model.on("change:text", () => { shown.textContent = model.get("text"); });
      input.addEventListener("keydown", (event) => event.stopPropagation());
      el.append(input, shown);
    }
    export default { render };
    """
    value = traitlets.Int(7).tag(sync=True)
    text = traitlets.Unicode().tag(sync=True)

    @traitlets.observe("value")
    def _answer(self, change):
        self.text = f"The value is {change['new']}."

Empty()
'''
INTERACT = """
import geopandas
import matplotlib.pyplot as plt
from ipywidgets import SelectionSlider, interact
from course_utils import load
from course_utils.countries import name

stock = load("migrant_stock")
shapes = load("world_shapes").to_crs("+proj=eqearth")

def draw(year):
    rows = stock[(stock["origin"] == "UZB") & (stock["year"] == year)]
    people = rows.set_index("destination")["migrants"]
    fig, (above, below) = plt.subplots(2, height_ratios=(18, 10), figsize=(7.2, 5.7), dpi=120)
    shapes.plot(ax=above, color="#E3E3E3", edgecolor="#9A9A9A", linewidth=0.3)
    known = shapes.merge(people, left_on="iso3", right_index=True)
    known.plot("migrants", ax=above, cmap="YlGnBu", edgecolor="#9A9A9A", linewidth=0.3)
    above.set_axis_off()
    top = people.nlargest(6)
    below.barh([name(code) for code in top.index], top)
    plt.show()

interact(draw, year=SelectionSlider(options=sorted(stock["year"].unique()), value=2024))
"""
WAIT_FOR_IT = """
cell => { window.frame = new Promise(done => {
  let start, seen = false;
  const stop = () => requestAnimationFrame(() => {
    watcher.disconnect(); removeEventListener("keydown", begin, true);
    done(performance.now() - start);
  });
  const begin = event => { if (event.key !== "Tab") start ??= performance.now(); };
  const look = () => {
    const image = cell.querySelector("img");
    if (seen || start === undefined) return;
    if (!image) { if (cell.querySelector("output").textContent) { seen = true; stop(); } return; }
    if (image.src === window.before) return;
    seen = true;
    window.before = image.src;
    image.decode().then(stop, () => { seen = false; look(); });
  };
  const watcher = new MutationObserver(look);
  window.before = cell.querySelector("img")?.src;
  watcher.observe(cell, { subtree: true, childList: true, characterData: true,
                          attributes: true, attributeFilter: ["src"] });
  addEventListener("keydown", begin, true);
}); }
"""
LEFT_AND_RIGHT = ["ArrowLeft"] * 7 + ["ArrowRight"] * 7
# Each has a slider, or a list; in the dial, the first box alone has nothing to change.
CONTROLS = ["input[type=range]", "select", "input[type=checkbox] >> nth=1"]
OURS = {name: f'from course_utils import explore\n\nexplore("{name}")' for name in scenes()}
CELLS = {"empty widget": EMPTY, **OURS, "interact": INTERACT}
BLOCK = 5  # presses before the next slider has its turn


def main(presses: int) -> None:
    """Measure and print the table."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        with jupyterlab(folder) as address, browser_page(CHROMIUM, address) as page:
            cells = [new_code_cell(code) for code in CELLS.values()]
            notebook = new_notebook(cells=cells, metadata=PYTHON)
            nbformat.write(notebook, folder / "notebooks" / "sliders.ipynb")
            page.open("sliders")
            page.run_all()
            table(measured(page, presses))


def measured(page: Page, presses: int) -> dict[str, list[float]]:
    """Milliseconds by slider; the first press of each is not counted."""
    times: dict[str, list[float]] = {name: [] for name in CELLS}
    while len(times["interact"]) <= presses:
        for position, name in enumerate(CELLS):
            cell = page.tab.locator(".jp-CodeCell").nth(position)
            for _ in range(BLOCK):
                times[name].append(press(page, cell, name, len(times[name])))
    return {name: values[1 : presses + 1] for name, values in times.items()}


def control_of(cell: Locator, name: str) -> Locator:
    """What is moved: the handle of `interact`, or the first of our controls that is there."""
    found = [".noUi-handle"] if name == "interact" else CONTROLS
    return next(cell.locator(one).first for one in found if cell.locator(one).count())


def press(page: Page, cell: Locator, name: str, count: int) -> float:
    """Milliseconds from this key press to the new picture."""
    target = control_of(cell, name)
    key = keys_of(target)[0] if name in OURS else LEFT_AND_RIGHT[count % len(LEFT_AND_RIGHT)]
    target.focus()
    cell.locator(".jp-Cell-outputArea").evaluate(WAIT_FOR_IT)
    page.tab.keyboard.press(key)
    milliseconds = page.tab.evaluate("() => window.frame")
    page.idle()
    return milliseconds


def table(times: dict[str, list[float]]) -> None:
    """Print median and 90th percentile, and the median beside the empty widget."""
    empty = statistics.median(times["empty widget"])
    print(f"{'':20}{'median ms':>10}{'90th ms':>10}{'x empty':>10}")
    for name, values in times.items():
        median, high = statistics.median(values), statistics.quantiles(values, n=10)[-1]
        print(f"{name:20}{median:10.0f}{high:10.0f}{median / empty:10.2f}")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 30)

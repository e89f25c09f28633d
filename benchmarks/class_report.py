"""How long a class report takes: 300 made-up learners who did the whole course.

As a page, and as the notebook for teachers: opening every explorer, and one move in each.
"""

import tempfile
import time
from pathlib import Path

from course_utils.teaching.handed_in import read_class
from course_utils.teaching.made_up import write_class
from course_utils.teaching.notebook import open_class
from course_utils.teaching.report import report
from course_utils.teaching.scenes import SCENES

LEARNERS = 300


def timed(work):
    """What `work` gives, and the seconds that it took."""
    start = time.perf_counter()
    result = work()
    return result, time.perf_counter() - start


def move(explorer):
    """Change every control of the explorer to its last value."""
    explorer.values = {each["name"]: len(each["labels"]) - 1 for each in explorer.controls}


def main() -> None:
    """Write the files, then time reading, the page and the explorers."""
    with tempfile.TemporaryDirectory() as folder:
        write_class(folder, LEARNERS, leaves=0)
        size = sum(path.stat().st_size for path in Path(folder).iterdir()) / 1e6
        handed_in, read = timed(lambda: read_class(folder))
        page, made = timed(lambda: report(handed_in))
        opened, again = timed(lambda: open_class(folder))
    assert len(handed_in.learners) == LEARNERS and not handed_in.left_out
    print(f"{LEARNERS} learners, {len(handed_in.entries):,} entries, {size:.0f} MB")
    print(f"page of {len(page):,} letters: read {read:.1f} s, page {made:.1f} s, "
          f"in all {read + made:.1f} s")  # fmt: skip
    explorers = {name: timed(lambda name=name: opened.explore(name)) for name in SCENES}
    ready = again + sum(seconds for _, seconds in explorers.values())
    print(f"notebook: read {again:.1f} s, in all with every explorer {ready:.1f} s")
    for name, (explorer, _) in explorers.items():
        print(f"  {name}: one move {1000 * timed(lambda e=explorer: move(e))[1]:.0f} ms")


if __name__ == "__main__":
    main()

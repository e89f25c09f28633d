"""How long each lesson takes to run, and how much memory its kernel needs.

    .venv/bin/python benchmarks/lessons.py

Each notebook runs in a fresh kernel. The memory is the largest sum of the resident memory of the
kernel and of its children, read 20 times a second. The clock includes the start of the kernel.
"""

import os
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from time import perf_counter

import nbformat
import psutil
from nbclient import NotebookClient

NOTEBOOKS = sorted((Path(__file__).parents[1] / "notebooks").glob("*.ipynb"))
PAUSE = 0.05  # seconds between two looks at the memory
MEGABYTE = 1e6


def main() -> None:
    """Run every notebook and print a table."""
    os.environ |= {"COURSE_JOURNAL": ":memory:", "COURSE_HOMELAND": "UZB"}
    print(f"{'':28}{'seconds':>9}{'peak MB':>9}")
    for path in NOTEBOOKS:
        start = perf_counter()
        with peak_of_children() as peak:
            run(path)
        print(f"{path.stem:28}{perf_counter() - start:9.1f}{max(peak) / MEGABYTE:9.0f}")


def run(path: Path) -> None:
    """Run the notebook from top to bottom and forget its outputs."""
    notebook = nbformat.read(path, as_version=4)
    resources = {"metadata": {"path": str(path.parent)}}
    NotebookClient(notebook, timeout=60, kernel_name="python3", resources=resources).execute()


@contextmanager
def peak_of_children() -> Iterator[list[int]]:
    """The bytes that all children of this process held together, at each look."""
    seen: list[int] = [0]
    done = threading.Event()

    def look() -> None:
        while not done.wait(PAUSE):
            seen.append(sum(map(memory, psutil.Process().children(recursive=True))))

    watcher = threading.Thread(target=look)
    watcher.start()
    try:
        yield seen
    finally:
        done.set()
        watcher.join()


def memory(process: psutil.Process) -> int:
    """Resident bytes of a process, or 0 if it has just ended."""
    try:
        return process.memory_info().rss
    except psutil.NoSuchProcess:
        return 0


if __name__ == "__main__":
    main()

"""What a learner waits for at the start, and for small things after it.

    .venv/bin/python benchmarks/start.py

Imports are timed in fresh processes, because a module is loaded once. All numbers are medians.
"""

import os
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from time import perf_counter

PROCESSES = 7
REPEATS = 50
BASE = "import pandas, matplotlib.pyplot"
IMPORT = f"""
{BASE}
from time import perf_counter
start = perf_counter()
{{}}
print(perf_counter() - start)
"""


def main() -> None:
    """Print milliseconds for imports, a table, a check and an entry of the journal."""
    print(f"{'':56}{'median ms':>10}")
    for code in ["import course_utils", "from course_utils import *"]:
        show(f"{code}, beyond pandas and pyplot", in_fresh_processes(code))
    first = "import course_utils"
    for table in ["migrant_world", "migrant_stock"]:
        after = f'course_utils.load("{table}")'
        show(f'load("{table}"), first time', in_fresh_processes(after, first))
    for name, action in actions().items():
        show(name, repeated(action))


def in_fresh_processes(code: str, before: str = "") -> list[float]:
    """Seconds for `code`, once in each of several new processes."""
    script = before + IMPORT.format(code)
    command = [sys.executable, "-c", script]
    return [
        float(subprocess.run(command, capture_output=True, text=True, check=True).stdout)
        for _ in range(PROCESSES)
    ]


def actions() -> dict[str, Callable[[], object]]:
    """What a learner does again and again, with a journal in a file."""
    os.environ |= {"COURSE_JOURNAL": str(Path(tempfile.mkdtemp()) / "journal.sqlite")}
    from course_utils import check, load
    from course_utils.exercises import find
    from course_utils.journal import current

    number, table = find("1.2").solution(), find("1.9").solution()
    return {
        'load("migrant_stock"), again': lambda: load("migrant_stock"),
        "check of a number": lambda: check("1.2", number),
        "check of a wrong number": lambda: check("1.2", -1),
        "check of a Series": lambda: check("1.9", table),
        "one entry of the journal": lambda: current().record("text", "01", "benchmark", "words"),
    }


def repeated(action: Callable[[], object]) -> list[float]:
    """Seconds of many calls, after one that is not counted."""
    action()
    times = []
    for _ in range(REPEATS):
        start = perf_counter()
        action()
        times.append(perf_counter() - start)
    return times


def show(name: str, seconds: list[float]) -> None:
    """One line of the table."""
    print(f"{name:56}{1000 * statistics.median(seconds):10.1f}")


if __name__ == "__main__":
    main()

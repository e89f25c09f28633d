"""How long `load` takes for each table, the first and the second time.

    .venv/bin/python benchmarks/tables.py [RUNS]

Each run is a fresh process for one table, in which pandas (for the map geopandas) was imported
before the clock starts, as in a notebook after its first cell. The times are medians of the runs.
Returns 1 if the largest table needs more than 0.15 s, or any second call more than 5 ms.
"""

import statistics
import subprocess
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "src"))
from course_utils.data import DATA, _resources

FIRST, SECOND = 150, 5  # milliseconds that are allowed
ONE_TABLE = """
import sys, time
sys.path.insert(0, sys.argv[1])
import pandas
from course_utils.data import load, tables
tables()
if sys.argv[2] == "world_shapes":
    import geopandas
for _ in range(2):
    start = time.perf_counter()
    load(sys.argv[2])
    print(1000 * (time.perf_counter() - start))
"""


def main(runs: int) -> int:
    """Measure all tables, print them by size, and compare the times with what is allowed."""
    sizes = {name: (DATA / table["path"]).stat().st_size for name, table in _resources().items()}
    names = sorted(sizes, key=sizes.__getitem__, reverse=True)
    times = {name: measured(name, runs) for name in names}
    print(f"{'table':24}{'rows':>8}{'bytes':>11}{'first ms':>10}{'second ms':>11}")
    for name in names:
        first, second = times[name]
        rows = _resources()[name]["row_count"]
        print(f"{name:24}{rows:8,}{sizes[name]:11,}{first:10.1f}{second:11.2f}")
    print(f"{len(names)} tables, {sum(sizes.values()):,} bytes in all.")
    slow = times[names[0]][0] > FIRST or max(second for _, second in times.values()) > SECOND
    return int(slow)


def measured(name: str, runs: int) -> list[float]:
    """Milliseconds of the first and of the second call: medians over fresh processes."""
    command = [sys.executable, "-c", ONE_TABLE, sys.path[0], name]
    outputs = [subprocess.check_output(command, text=True) for _ in range(runs)]
    pairs = [[float(line) for line in text.split()] for text in outputs]
    return [statistics.median(values) for values in zip(*pairs, strict=True)]


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 5))

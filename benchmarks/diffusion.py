"""How long the made-up community of lesson 09 takes, by its size.

    .venv/bin/python benchmarks/diffusion.py [RUNS]

Three things are measured: to make a community, to send one message through it in rounds, and to
find its connected parts. The times are medians of the runs, in milliseconds. Growth is linear when
the time for each million ties stays the same; the last column shows it. The smallest sizes have
fixed costs, so the column is high there. Returns 1 if a message takes more than 100 ms among
100,000 members, so that a slider would wait, or more than 1.5 s among 1,000,000.
"""

import statistics
import sys
from collections.abc import Callable
from pathlib import Path
from time import perf_counter

from numpy.random import default_rng

sys.path.insert(0, str(Path(__file__).parents[1] / "src"))
from course_utils.models import diffusion

SIZES = (1_000, 10_000, 100_000, 1_000_000)
CHANCE = 0.1
ALLOWED = {100_000: 100, 1_000_000: 1_500}  # milliseconds for one message


def main(runs: int) -> int:
    """Measure all sizes, print them, and compare the messages with what is allowed."""
    diffusion.largest_part(diffusion.community(SIZES[0], default_rng(1)))  # imports scipy
    heads = ("make", "message", "parts")
    print(f"{'members':>10}{'ties':>11}", *(f"{head:>9}" for head in heads), " each million ties")
    slow = False
    for members in SIZES:
        ties, times = measured(members, runs)
        each = sum(times) / ties * 1e6
        print(f"{members:10,}{ties:11,}", *(f"{time:9.1f}" for time in times), f"{each:18.0f}")
        slow |= times[1] > ALLOWED.get(members, float("inf"))
    return int(slow)


def measured(members: int, runs: int) -> tuple[int, list[float]]:
    """The ties of a community, and the milliseconds to make it, to use it and to part it."""
    made = diffusion.community(members, default_rng(1))
    first = diffusion.seeds(made, members // 1_000, "hubs", default_rng(2))
    made.neighbours  # noqa: B018  the lists of contacts are kept after the first message
    calls = [
        lambda: diffusion.community(members, default_rng(1)),
        lambda: diffusion.cascade(made, first, CHANCE, default_rng(3)),
        lambda: diffusion.parts(made),
    ]
    return len(made.ties), [median(call, runs) for call in calls]


def median(call: Callable[[], object], runs: int) -> float:
    """Milliseconds of the call, the median over the runs."""
    found = []
    for _ in range(runs):
        start = perf_counter()
        call()
        found.append(1000 * (perf_counter() - start))
    return statistics.median(found)


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 5))

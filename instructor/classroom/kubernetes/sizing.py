"""How many machines a class needs on Kubernetes, from values.yaml and what was measured.

.venv/bin/python instructor/classroom/kubernetes/sizing.py
"""

from math import ceil
from pathlib import Path

import yaml

# Of the memory of a machine, Kubernetes and its system keep a part. An assumption: clouds differ.
FOR_LEARNERS = 0.85
MOST_PODS = 100  # Kubernetes is made for at most 110 on a machine; some belong to the system
START_AND_LESSON = 5.7  # seconds of one core: start a server and run lesson 01 (the most measured)
MACHINES = {"4 cores, 16 GB": (4, 16), "8 cores, 32 GB": (8, 32)}
CLASSES = [300, 3_000]
AT_ONCE = {"everybody (one lecture)": 1.0, "one in three (several groups)": 1 / 3}


def learners_on(cores: int, memory: float, server: dict) -> int:
    """How many learners fit on one machine by what each of them is guaranteed."""
    by_memory = memory * FOR_LEARNERS / float(server["memory"]["guarantee"].removesuffix("G"))
    by_cores = cores * FOR_LEARNERS / server["cpu"]["guarantee"]
    return int(min(by_memory, by_cores, MOST_PODS))


def main() -> None:
    """Print one line for each class, share and machine."""
    values = yaml.safe_load(Path(__file__).with_name("values.yaml").read_text())
    print("| Learners | At the same time | Machine | Learners on each | Machines | Ready in, s |")
    print("|---|---|---|---|---|---|")
    for learners in CLASSES:
        for share, part in AT_ONCE.items():
            for name, (cores, memory) in MACHINES.items():
                fitting = learners_on(cores, memory, values["singleuser"])
                present = ceil(learners * part)
                machines = ceil(present / fitting)
                ready = present * START_AND_LESSON / (machines * cores)
                print(f"| {learners:,} | {share} | {name} | {fitting} | {machines} | {ready:.0f} |")


if __name__ == "__main__":
    main()

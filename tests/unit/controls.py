"""Positions for the controls of an explorer, and its code, run as a learner would run it."""

from random import Random
from typing import Any

import pandas as pd

from course_utils.data import load
from course_utils.explorers.explorer import Scene


def started(scene: Scene) -> dict[str, int]:
    """Where every control stands at the beginning."""
    return {control.name: control.start for control in scene.controls}


def some_values(scene: Scene, seed: int) -> dict[str, int]:
    """Any position of every control; the same for the same seed."""
    chance = Random(seed)
    return {control.name: chance.randrange(len(control.labels)) for control in scene.controls}


def run(code: str, cell: dict[str, Any] | None = None) -> Any:
    """What a learner sees who runs these lines in `cell`, which keeps the names they give."""
    cell = {} if cell is None else cell
    cell |= {"load": load, "pd": pd}
    *lines, last = code.split("\n")
    exec("\n".join(lines), cell)
    return eval(last, cell)

"""What a teacher types in `instructor/class-report.ipynb`: open a class, and explore it."""

from __future__ import annotations

from pathlib import Path

import pandas as pd

from course_utils.cards import Card, Part
from course_utils.explorers.explorer import Explorer
from course_utils.names import pick
from course_utils.teaching.handed_in import COLUMNS, Class, read_class
from course_utils.teaching.made_up import example
from course_utils.teaching.report import reasons, summary
from course_utils.teaching.scenes import SCENES

NOBODY = (
    "A program wrote these files with random numbers. No person stands behind them, and they say "
    "nothing about the course. Give FOLDER the name of your folder, and run all cells again."
)
HOW = (
    'For a folder beside this notebook, write its name, such as "journals". For one in the folder '
    'of the course, write "../journals".'
)


class OpenedClass(Card):
    """A class as a card; `explore` gives its figures, `entries` and `learners` what they show."""

    def __init__(self, handed_in: Class, title: str, *parts: Part, tone: str = "plain") -> None:
        super().__init__(title, *parts, tone=tone)
        self._handed_in = handed_in

    @property
    def entries(self) -> pd.DataFrame:
        """One row an entry: learner, at, kind, lesson, item, value."""
        return self._handed_in.entries

    @property
    def learners(self) -> list[str]:
        """All learners, under the names that the figures use."""
        return list(self._handed_in.learners)

    def explore(self, name: str) -> Explorer:
        """An interactive figure of this class. Raises KeyError, naming the nearest."""
        return Explorer(pick("explorer of a class", name, SCENES)(self._handed_in))


def open_class(folder: str = "", names: bool = False) -> OpenedClass:
    """The class whose files lie in `folder`; without a folder, a class made by a program.

    Learners get pseudonyms, or the name of their file if `names`. What is wrong with the folder or
    with a file stands on the card; then there is a class without learners, or without that file.
    """
    if not folder.strip():
        made = example()
        return OpenedClass(made, "A class made by a program", NOBODY, *summary(made), tone="hint")
    try:
        return _opened(read_class(folder, names), folder)
    except OSError as error:
        nothing = Class(pd.DataFrame(columns=list(COLUMNS)), [])
        return OpenedClass(nothing, "No class was opened", str(error), HOW, tone="warn")


def _opened(found: Class, folder: str) -> OpenedClass:
    left_out: list[Part] = ["Files that do not count:", reasons(found)] if found.left_out else []
    if not found.learners:
        sentence = f"The folder {Path(folder).name} holds no file that can be used."
        return OpenedClass(found, "No class was opened", sentence, *left_out, tone="warn")
    return OpenedClass(found, "Your class", *summary(found), *left_out, tone="good")

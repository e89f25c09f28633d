"""Lesson 00: a rehearsal with one right, one wrong and one untouched exercise."""

from __future__ import annotations

from course_utils.data import load
from course_utils.exercises.exercise import Choice, Exercise, Guess, Mistake, Number
from course_utils.readings import claims

PERCENT = Number("percent", within=0.06)


def people(column: str, year: int = 2024) -> float:
    """The number in `column` of the table migrant_world for `year`."""
    return float(load("migrant_world").set_index("year")[column][year])


# Exercise 0.1 ------------------------------------------------------------------------------------


def solve_0_1() -> float:
    """The row of 2024 and the column `female` meet in one cell of the table."""
    world = load("migrant_world").set_index("year")
    return world["female"][2024]


COPY_A_NUMBER = Exercise(
    "0.1",
    "Copy a number from a table",
    1,
    Number("people", within=500_000),
    solve_0_1,
    [
        "Look for the row of 2024 first. It is the last one.",
        "Then go along this row to the column with the name female.",
    ],
    [
        Mistake(
            "all migrants",
            lambda: people("migrants"),
            "That is the number of all migrants, women and men. Stay in the same row and go one "
            "column to the right.",
        ),
        Mistake(
            "men",
            lambda: people("male"),
            "That is the number of men. The column that is asked for has the name female.",
        ),
        Mistake(
            "another year",
            lambda: people("female", 2020),
            "That is the right column, but the row of 2020. Look at the year at the start of the row.",
        ),
    ],
)


# Exercise 0.2 ------------------------------------------------------------------------------------


def solve_0_2() -> float:
    """A share is a part divided by the whole: the women divided by all migrants. Multiplied by 100
    it is in percent."""
    world = load("migrant_world").set_index("year")
    return 100 * world["female"][2024] / world["migrants"][2024]


SHARE_IN_PERCENT = Exercise(
    "0.2",
    "A share in percent",
    2,
    PERCENT,
    solve_0_2,
    [
        "The cell above gives the share as a part of one. For 2024 it is the last value.",
        "Percent means: of one hundred. Multiply the share by 100.",
    ],
    [
        Mistake(
            "a share below one",
            lambda: solve_0_2() / 100,
            "Your number is a share below one: a part of one. The question asks for percent, a part "
            "of one hundred. What do you have to multiply by?",
        ),
        Mistake(
            "men",
            lambda: 100 * people("male") / people("migrants"),
            "That is the share of men. The question asks for the women.",
        ),
        Mistake(
            "women for each hundred men",
            lambda: 100 * people("female") / people("male"),
            "You divided the women by the men. A share needs the whole below the line: all migrants.",
        ),
        Mistake(
            "share of all people",
            lambda: 100 * people("female") / people("population"),
            "You divided by the population of the world. The question is about the migrants: divide "
            "by all migrants.",
        ),
    ],
)


# Exercise 0.3 ------------------------------------------------------------------------------------

VERDICTS = {"a": "holds", "b": "outdated", "c": "wrong", "d": "cannot be checked"}


def solve_0_3() -> str:
    """The ministry existed, so the sentence is not wrong. It was merged into another one, so the
    sentence no longer holds. What was true once and is not true today is outdated."""
    ledger = claims().set_index("id")["verdict"]
    letters = {"holds": "a", "outdated": "b", "wrong": "c", "cannot be checked": "d"}
    return letters[ledger["C28"]]


READ_A_VERDICT = Exercise(
    "0.3",
    "Read a verdict",
    1,
    Choice(VERDICTS),
    solve_0_3,
    [
        'Run claim("C28") in section 2 and open the verdict with a click.',
        "Ask two questions. Was there ever such a ministry? Is there one today?",
    ],
    [
        Mistake(
            "old news taken for today",
            lambda: "a",
            "There was such a ministry, but is it still there? Look at the year 2016 in the evidence.",
        ),
        Mistake(
            "once true called wrong",
            lambda: "c",
            "The ministry did exist for some years. The ledger has another word for a sentence that "
            "was true once.",
        ),
        Mistake(
            "checked although it says not",
            lambda: "d",
            "It was checked: the evidence on the card gives dates and names its sources.",
        ),
    ],
)


EXERCISES = [COPY_A_NUMBER, SHARE_IN_PERCENT, READ_A_VERDICT]


# Guesses -----------------------------------------------------------------------------------------


def after_world() -> str:
    """What a learner reads after the guess."""
    earlier = people("migrants", 1990) / 1e6
    return (
        f"In 1990 there were {earlier:.0f} million. A guess that is far off is welcome: you will "
        "remember the number better than somebody who was only told."
    )


GUESSES = [
    Guess(
        "guess-00-world",
        "00",
        "How many million people in the world lived outside their country of birth in 2024?",
        lambda: float(round(people("migrants") / 1e6)),
        after_world,
        unit="million people",
    ),
]

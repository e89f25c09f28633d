"""The numbers of lesson 00."""

from course_utils import forms, load, readings
from ties.tables import world

FIVE_PAPERS = ["RA", "RB", "MAN", "VAR", "DEM"]  # a class may add readings of its own


def of_the_five_papers() -> int:
    return sum(one.reading in FIVE_PAPERS for one in readings._claims().values())


COMPUTED = [
    ("lesson 00", "They hold {} claims that can be checked", lambda: [of_the_five_papers()]),
    ("lesson 00", "Three of twelve are {:.0f} percent", lambda: [100 * 3 / 12]),
    (
        "lesson 00",
        "the highest of eight values is {:,}.",
        lambda: [load("migrant_totals").query("iso3 == 'UZB'")["emigrants"].max()],
    ),
    ("lesson 00", "Here are {} questions", lambda: [len(forms.items("A"))]),
    (
        "lesson 00",
        "write `{:.2f}`, run the cell",
        lambda: [world("female", 2024) / world("migrants", 2024)],
    ),
]

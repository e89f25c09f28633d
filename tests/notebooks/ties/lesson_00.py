"""The numbers of lesson 00."""

from course_utils import forms, load, readings
from ties.tables import world

COMPUTED = [
    ("lesson 00", "They hold {} claims that can be checked", lambda: [len(readings._claims())]),
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

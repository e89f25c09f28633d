"""Numbers in the guides for teachers that do not stand on the page of their lesson.

A number that stands there is tied by the module of the lesson.
"""

from functools import cache

import pandas as pd
from numpy.random import default_rng

from course_utils import load
from course_utils.exercises import find
from course_utils.exercises.lesson_06 import POLAND
from course_utils.models import diffusion
from ties.tables import world


@cache
def old_sentences() -> pd.DataFrame:
    """The sentences until 1990 with the word diaspora, and which peoples they name."""
    table = load("debate_sentences").query("term == 'diaspora' and year <= 1990")
    names = {"palestine": "Palestin", "jews": "Jew|Israel", "arabs": "Arab"}
    found = {name: table["sentence"].str.contains(words) for name, words in names.items()}
    return table.assign(**found)


def middle_east() -> list[int]:
    table = old_sentences()
    named = table[table["palestine"] | table["jews"] | table["arabs"]]
    both = table["palestine"] & table["jews"]
    counts = [len(named), len(table), table["palestine"].sum(), table["jews"].sum(), both.sum()]
    return [*map(int, counts), named["iso3"].nunique()]


def poorer(column: str, year: int) -> float:
    """Billions of dollars of the countries of low and middle income."""
    rows = load("economy_groups").set_index(["group", "year"])[column]
    return rows["low and middle income", year] / 1e9


def lead_without_aid() -> float:
    """Remittances less investment in 2024, as if the missing aid were zero; to ten billion."""
    values = [poorer(f"{kind}_usd", 2024) for kind in ("remittances_received", "fdi_net_inflows")]
    return round(values[0] - values[1], -1)


def aid_of_countries() -> float:
    return load("economy").query("year == 2023")["oda_net_received_usd"].sum() / 1e9


def risen() -> int:
    """The states whose score rose from 2016 to 2020."""
    scores = load("egovernment").pivot(index="iso3", columns="year", values="egdi")
    return int((scores[2020] > scores[2016]).sum())


def contracts() -> float:
    rows = load("economy").set_index(["iso3", "year"])["mobile_subscriptions_per_100"]
    return rows["UZB", 2023]


def electors_twice() -> float:
    """Electors abroad in Italy, in millions, added up over both chambers."""
    return load("overseas_vote_italy")["electors"].sum() / 1e6


def means_of_central_asia() -> list[float]:
    table = load("economy").query("year == 2024").merge(load("countries"), on="iso3")
    table = table[table["subregion"] == "Central Asia"]
    percent = 100 * table["remittances_received_usd"] / table["gdp_usd"]
    return [percent.mean(), percent.fillna(0).mean()]


def ratio(start: int) -> float:
    """Exercise 9.12 with another start of the random numbers."""
    town = diffusion.made_up(100_000)
    ways = ("hubs", "random members")
    hubs, members = (diffusion.reach(town, 200, w, 0.005, default_rng(start)).mean() for w in ways)
    return hubs / members


COMPUTED = [
    (
        "00",
        "A student types `{:,}` | In Python the commas make a list of numbers, and `012` is an "
        "error.",
        lambda: [int(world("female", 2024))],
    ),
    ("04", "with a zero the lead is about {:.0f} billion", lambda: [lead_without_aid()]),
    (
        "04",
        "{:.1f} < {:.1f} + {:.1f} = 659.8 no economy_groups",
        lambda: [
            poorer("remittances_received_usd", 2023),
            poorer("fdi_net_inflows_usd", 2023),
            poorer("oda_net_received_usd", 2023),
        ],
    ),
    ("04", '+ {:.1f} "yes" aid summed over countries', lambda: [aid_of_countries()]),
    ("06", "{:.1f} million Italians could vote.", lambda: [electors_twice()]),
    ("06", "Poland: {} to {:.2f}.", lambda: [POLAND["part"], 100 - POLAND["part"]]),
    ("06", "The answer is near {:.2f}.", lambda: [find("6.13").solution()]),
    (
        "07",
        "{} of {} sentences with *diaspora* name Jews, Israel, Palestine or Arabs: {} name "
        "Palestine or Palestinians, {} name Jews or Israel, {} name both. The 42 come from {} "
        "states",
        middle_east,
    ),
    (
        "08",
        "With rounded steps (0.76, 0.56) the result is {:.2f},",
        lambda: [(0.76 - 0.56) / (1 - 0.56)],
    ),
    ("10", "From 2016 to 2020 the scores of {} states rose.", lambda: [risen()]),
    ("10", "{:.1f} mobile contracts for each 100 people in Uzbekistan", lambda: [contracts()]),
    ("10", "The answer is near {:.1f},", lambda: [find("10.10").solution()]),
    (
        "A1",
        "`mean()` with the gap gives {:.1f}, and with `fillna(0)` {:.1f}.",
        means_of_central_asia,
    ),
    ("A1", "there are 32 rows and {:,} people", lambda: [find("A1.5").solution()]),
]

# A guide, a sentence without a field, and a test of it.
TRUE = [
    (
        "09",
        "With 200 starts it lay between 2.5 and 2.8",
        lambda: all(2.5 <= ratio(start) <= 2.8 for start in range(5)),
    ),
    (
        "07",
        "(Sierra Leone 1979, Saint Lucia 1982)",
        lambda: (
            {("SLE", 1979), ("LCA", 1982)}
            <= set(old_sentences()[["iso3", "year"]].itertuples(index=False, name=None))
        ),
    ),
]

# A guide, a sentence, who holds its source, and what stands there: in the rows of a table, or as
# in the modules of the lessons.
HELD = [
    ("07", "on Nagorno-Karabakh and on 1915", "table genocide_recognition", "in 1915"),
    ("11", "in 2005 (resolution 1416)", "rows karabakh_timeline", "resolution 1416"),
    ("11", "in 2023 (resolution 2517)", "rows karabakh_timeline", "resolution 2517"),
]

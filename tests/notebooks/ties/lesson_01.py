"""The numbers of lesson 01."""

import pandas as pd

from course_utils import load
from course_utils.exercises import find
from ties.tables import born, millions, world


def share(year: int) -> float:
    """Migrants in 100 people of the world."""
    return 100 * world("migrants", year) / world("population", year)


def points() -> float:
    """The rise of the share from 1990 to 2024, in percentage points."""
    return share(2024) - share(1990)


def said(iso3: str, date: str) -> float:
    """The largest number that was said about people abroad on this date."""
    return load("diaspora_claims").query("iso3 == @iso3 and date == @date")["people"].max()


def refugees() -> float:
    """Refugees of the world at the end of 2024, in millions."""
    return load("refugees").query("year == 2024")["refugees"].sum() / 1e6


def edition(of: int, year: int = 2020) -> float:
    """The migrants of the world in `year` by the edition of the year `of`, in millions."""
    rows = load("migrant_stock_editions").query("edition == @of and year == @year")
    return rows["immigrants"].sum() / 1e6


def unknown_origin(year: int) -> float:
    """Migrants whose origin nobody knows, in millions."""
    return load("migrant_stock").query("origin == 'OOO' and year == @year")["migrants"].sum() / 1e6


def agreement(codes: pd.DataFrame) -> float:
    """In how many of 100 rows both coders wrote the same."""
    return 100 * sum(codes["coder_a"] == codes["coder_b"]) / len(codes)


def silent() -> pd.Series:
    """True where both coders wrote a question mark."""
    return (load("community_codes")[["coder_a", "coder_b"]] == "?").all(axis="columns")


def with_all_of_safran(coder: str) -> int:
    """How many communities show all six features of Safran, at least in part."""
    codes = load("community_codes").query("author.str.startswith('Safran')")
    shown = codes[codes[coder].isin(["1", "2"])].groupby("community").size()
    return int((shown == 6).sum())


def highest_against_born() -> pd.Series:
    """For five countries: the largest number said since 2016 over the people born there."""
    highest = load("diaspora_claims").query("year >= 2016").groupby("iso3")["people"].max()
    return pd.Series({c: highest[c] / born(c) for c in ("IND", "IRL", "ARM", "TUR", "KAZ")})


COMPUTED = [
    (
        "lesson 01",
        "In May 2024 the government of India spoke of {:.1f} million overseas Indians.",
        lambda: [said("IND", "2024-05") / 1e6],
    ),
    (
        "lesson 01",
        "the United Nations estimated that {:.1f} million people who were born in India lived",
        lambda: [born("IND") / 1e6],
    ),
    (
        "lesson 01",
        "nearly doubled in {} years, from {:.0f} to {:.0f} million. Their share of humanity rose "
        "from {:.1f} to {:.1f} percent.",
        lambda: [2024 - 1990, millions(1990), millions(2024), share(1990), share(2024)],
    ),
    (
        "lesson 01",
        "where the count rises from {:.0f} to {:.0f} million and the share from {:.1f} to {:.1f} "
        "percent",
        lambda: [millions(1990), millions(2024), share(1990), share(2024)],
    ),
    (
        "lesson 01",
        "Every year about {:.0f} million people leave their country.",
        lambda: [millions(2024)],
    ),
    (
        "lesson 01",
        "from {} percent to {} percent is a rise of {} percentage points, although it is a growth "
        "by {:.0f} percent",
        lambda: [4, 6, 6 - 4, 100 * (6 / 4 - 1)],
    ),
    (
        "lesson 01",
        "UNHCR counted {:.1f} million refugees at the end of 2024, beside {:.0f} million migrants",
        lambda: [refugees(), millions(2024)],
    ),
    (
        "lesson 01",
        "the claim of {:.0f} million Irish",
        lambda: [said("IRL", "2020-11-18") / 1e6],
    ),
    (
        "lesson 01",
        "the newer edition also lists {:.1f} million people of *unknown origin* in 2020",
        lambda: [unknown_origin(2020)],
    ),
    (
        "lesson 01",
        "so that {:.1f} and {:.0f} million both fit",
        lambda: [born("ARM") / 1e6, said("IRL", "2020-11-18") / 1e6],
    ),
    ("lesson 01", "At least {} words", lambda: [find("1.12").asked.words]),
    (
        "lesson 01",
        "{:.0f} million people lived outside their country of birth in 2024: nearly twice as many "
        "as in 1990, and {:.1f} percent of humanity.",
        lambda: [millions(2024), share(2024)],
    ),
    (
        "lesson 01",
        "Refugees are about one in ten of them: {:.1f} million at the end of 2024.",
        lambda: [refugees()],
    ),
    (
        "lesson 01",
        "Two coders agreed in {:.0f} percent of the cells, but in {:.0f} percent where at least "
        "one of them had found something.",
        lambda: [
            agreement(load("community_codes")),
            agreement(load("community_codes")[~silent()]),
        ],
    ),
    (
        "lesson 01",
        "For India, {:.1f} million people born there live abroad, and officials speak of {:.1f} "
        "million; for Ireland the official number is about {:.0f} times the people born there.",
        lambda: [
            born("IND") / 1e6,
            said("IND", "2024-05") / 1e6,
            said("IRL", "2020-11-18") / born("IRL"),
        ],
    ),
    (
        "lesson 01",
        "{:.1f} million in the edition of 2020, {:.1f} million in the edition of 2024.",
        lambda: [edition(2020), edition(2024)],
    ),
    (
        "quiz openers-01",
        "At the end of 2024 UNHCR counted about {:.0f} million refugees. UN DESA estimates {:.0f} "
        "million people abroad in the middle of that year.",
        lambda: [refugees(), millions(2024)],
    ),
    (
        "quiz openers-01",
        "A ministry reports {:.0f} million people in its diaspora; the United Nations report "
        "{:.0f} million.",
        lambda: [said("IND", "2024-05") / 1e6, born("IND") / 1e6],
    ),
    (
        "quiz lesson-01",
        "{:.0f} million is the estimate of UN DESA for the middle of 2024.",
        lambda: [millions(2024)],
    ),
    (
        "quiz lesson-01",
        "Migrants were {:.1f} percent of the world in 1990 and {:.1f} percent in 2024.",
        lambda: [share(1990), share(2024)],
    ),
    ("quiz lesson-01", "The share rose by {:.1f} percent.", lambda: [points()]),
    ("quiz lesson-01", "The share rose by {:.1f} percentage points.", lambda: [points()]),
    (
        "quiz lesson-01",
        "{:.1f} minus {:.1f} is {:.1f}",
        lambda: [share(2024), share(1990), points()],
    ),
    ("quiz lesson-01", "{:.1f} percent of humanity moved", lambda: [points()]),
    (
        "quiz lesson-01",
        "In percent the share rose by nearly {:.0f}.",
        lambda: [100 * (share(2024) / share(1990) - 1)],
    ),
    (
        "quiz lesson-01",
        "In 2020 UN DESA gave {:.0f} million migrants for that year. In 2024 it gave {:.0f} "
        "million for the same year.",
        lambda: [edition(2020), edition(2024)],
    ),
    ("quiz lesson-01", "It is wrong: the number is {:.0f} million.", lambda: [refugees()]),
    (
        "quiz lesson-01",
        "About {:.0f} million is the number of refugees that UNHCR counted at the end of 2024.",
        lambda: [refugees()],
    ),
    (
        "writing 01",
        "Who gains when a ministry reports {:.0f} million instead of {:.0f} million?",
        lambda: [said("IND", "2024-05") / 1e6, born("IND") / 1e6],
    ),
    (
        "exercises 01",
        "The right panel moves from {:.1f} to {:.1f} percent",
        lambda: [share(1990), share(2024)],
    ),
    (
        "exercises 01",
        "Every year about {:.0f} million people leave their country.",
        lambda: [millions(2024)],
    ),
    (
        "exercises 01",
        "an estimated {:.0f} million people lived outside their country of birth in the middle of "
        "2024, or {:.1f} percent of the world's population",
        lambda: [millions(2024), share(2024)],
    ),
    ("exercises 01", "Who estimated {:.0f} million", lambda: [millions(2024)]),
    ("exercises 01", "{:.0f} million of what?", lambda: [millions(2024)]),
]

HELD = [
    (
        "lesson 01",
        "*more than 300 million people live outside their country of origin, according to IOM "
        "(2024)*",
        "claim C01",
        "More than 300 million people live outside their country of origin.",
    ),
    ("lesson 01", "William Safran (1991)", "reference safran1991diasporas", "(1991)"),
    ("lesson 01", "Robin Cohen (1997", "reference cohen1997global", "(1997)"),
    ("lesson 01", "second edition 2008)", "reference cohen2008global", "(2008)"),
    ("lesson 01", "Gabriel Sheffer (2003)", "reference sheffer2003diaspora", "(2003)"),
    ("lesson 01", "Rogers Brubaker (2005)", "reference brubaker2005diaspora", "(2005)"),
    ("lesson 01", "attributed to Manor, 2016", "reference manor_digital_diaspora_blog", "(2016)"),
    (
        "lesson 01",
        "UNHCR rounds small numbers to multiples of 5",
        "table refugees",
        "UNHCR rounds small numbers to multiples of five.",
    ),
    (
        "lesson 01",
        "the Koreans of the Soviet Far East in 1937",
        "notes Koreans of Uzbekistan (Koryo-saram)",
        "In September and October 1937 the Soviet state deported 171,781 Koreans",
    ),
    (
        "quiz lesson-01",
        "more than 300 million people live outside their country of origin (IOM 2024)",
        "claim C01",
        "More than 300 million people live outside their country of origin.",
    ),
    (
        "quiz lesson-01",
        "The World Migration Report 2024 gives about 281 million, for 2020.",
        "claim C01",
        "The World Migration Report 2024 of IOM gives about 281 million migrants for the middle of "
        "2020.",
    ),
    (
        "quiz lesson-01",
        "184 million is reported from the World Bank, which counted by citizenship",
        "claim C02",
        "The World Bank is reported to count by citizenship in its World Development Report 2023, "
        "which gives 184 million migrants",
    ),
    (
        "quiz lesson-01",
        "It is wrong: the number is 184 million.",
        "claim C02",
        "184 million migrants",
    ),
]

TRUE = [
    (
        "lesson 01",
        "their share of humanity rose by less than one percentage point",
        lambda: 0 < points() < 1,
    ),
    ("lesson 01", "we see the tenth part", lambda: 0.09 < refugees() / millions(2024) < 0.11),
    (
        "lesson 01",
        "In most rows both coders wrote a question mark.",
        lambda: silent().mean() > 0.5,
    ),
    (
        "lesson 01",
        "In our 8 communities no coder found all 6 features of Safran.",
        lambda: (
            load("community_codes")["community"].nunique() == 8
            and with_all_of_safran("coder_a") == with_all_of_safran("coder_b") == 0
        ),
    ),
    (
        "lesson 01",
        "For each country at least one number lies far above the people born there.",
        lambda: highest_against_born().min() > 1.5,
    ),
    (
        "lesson 01",
        "For India two numbers lie below",
        lambda: (
            (
                load("diaspora_claims").query("iso3 == 'IND' and year >= 2016")["people"]
                < born("IND")
            ).sum()
            == 2
        ),
    ),
    ("lesson 01", "For 2020 the newer one is lower.", lambda: edition(2024) < edition(2020)),
    (
        "lesson 01",
        "The two editions are near each other for most years.",
        lambda: all(
            abs(edition(2024, y) / edition(2020, y) - 1) < 0.02 for y in (1990, 2000, 2010)
        ),
    ),
    (
        "lesson 01",
        "The vertical axis begins at 140 million, so that the gap can be seen.",
        lambda: min(edition(of, 1990) for of in (2020, 2024)) > 140,
    ),
    (
        "quiz lesson-01",
        "Two coders agree in more than 90 percent of all cells. In most of these cells both wrote "
        "a question mark.",
        lambda: (
            agreement(load("community_codes")) > 90
            and silent().sum() > agreement(load("community_codes")) / 200 * len(silent())
        ),
    ),
    (
        "quiz lesson-01",
        "Six million migrants went home between the two editions.",
        lambda: 5 < edition(2020) - edition(2024) < 6,
    ),
]

"""The numbers of lesson A1."""
# The number of the lesson keeps its capital letter, as in the name of the notebook.
# ruff: noqa: N999

import pandas as pd

from course_utils import load
from ties.tables import born, millions


def economy_2024(iso3: str) -> pd.Series:
    return load("economy").set_index(["year", "iso3"]).loc[(2024, iso3)]


def money_from_abroad(iso3: str) -> float:
    """Remittances received in 2024 in percent of the gross domestic product."""
    return 100 * economy_2024(iso3)["remittances_received_usd"] / economy_2024(iso3)["gdp_usd"]


def totals(iso3: str, year: int = 2024) -> pd.Series:
    """The row of a country in the table of migrants and population."""
    return load("migrant_totals").set_index(["iso3", "year"]).loc[(iso3, year)]


def immigrants_share(iso3: str, year: int) -> float:
    """Immigrants in percent of the population, rounded as the lesson shows it."""
    row = totals(iso3, year)
    return round(100 * row["immigrants"] / row["population"], 2)


def fall() -> float:
    """By how many percentage points the share fell in Kazakhstan from 1990 to 2024."""
    return immigrants_share("KAZ", 1990) - immigrants_share("KAZ", 2024)


def without_remittances() -> pd.DataFrame:
    """The countries without a number for remittances received in 2024."""
    return load("economy").query("year == 2024 and remittances_received_usd.isna()")


def fall_by_a_false_zero() -> float:
    """How much the mean of Central Asia falls if Turkmenistan counts as zero."""
    four = [money_from_abroad(iso3) for iso3 in ("KAZ", "KGZ", "TJK", "UZB")]
    return sum(four) / 4 - sum(four) / 5


COMPUTED = [
    (
        "lesson A1",
        "The main table of this course has {:,} rows.",
        lambda: [len(load("migrant_stock"))],
    ),
    (
        "lesson A1",
        "the name immigrants means {:.2f}*. In 2024 Kazakhstan had {:.2f} million immigrants among "
        "{:.2f} million people.",
        lambda: [totals("KAZ")[c] / 1e6 for c in ("immigrants", "immigrants", "population")],
    ),
    (
        "lesson A1",
        "About {:.0f} of 100 people in Kazakhstan were born in another country.",
        lambda: [immigrants_share("KAZ", 2024)],
    ),
    (
        "lesson A1",
        "In Germany {:.2f} million of {:.2f} million people were immigrants in 2024.",
        lambda: [totals("DEU")[column] / 1e6 for column in ("immigrants", "population")],
    ),
    (
        "lesson A1",
        "the first and the last of {:,} answers",
        lambda: [len(load("migrant_stock"))],
    ),
    (
        "lesson A1",
        "{:,.0f} people who were born in Uzbekistan lived abroad in 2024.",
        lambda: [born("UZB")],
    ),
    ("lesson A1", "the whole world in 2024: {:.0f} million people", lambda: [millions(2024)]),
    (
        "lesson A1",
        "The share fell from {:.2f} to {:.2f} percent.",
        lambda: [immigrants_share("KAZ", 1990), immigrants_share("KAZ", 2024)],
    ),
    (
        "lesson A1",
        "{:.2f} − {:.2f} = −{:.2f}. The share fell by {:.0f} percentage points.",
        lambda: [immigrants_share("KAZ", 2024), immigrants_share("KAZ", 1990), fall(), fall()],
    ),
    (
        "lesson A1",
        "{:.2f} is {:.0f} percent of {:.2f}. The share fell by {:.0f} percent.",
        lambda: [
            fall(),
            100 * fall() / immigrants_share("KAZ", 1990),
            immigrants_share("KAZ", 1990),
            100 * fall() / immigrants_share("KAZ", 1990),
        ],
    ),
    (
        "lesson A1",
        "appear as `{:.6e}`. Read `e+09` as *nine places to the right*: {:.1f} billion dollars.",
        lambda: [remittances := economy_2024("TJK")["remittances_received_usd"], remittances / 1e9],
    ),
    (
        "lesson A1",
        "The money sent to Tajikistan was equal to {:.0f} percent of its product.",
        lambda: [money_from_abroad("TJK")],
    ),
    ("lesson A1", "{} countries and areas.", lambda: [len(load("economy").query("year == 2024"))]),
    (
        "lesson A1",
        "The mean fell by nearly {:.0f} percentage points",
        lambda: [fall_by_a_false_zero()],
    ),
    (
        "lesson A1",
        "equals {:.0f} percent of its gross domestic product, to Kyrgyzstan {:.0f}, to Uzbekistan "
        "{:.0f}, and to Kazakhstan {:.1f} percent.",
        lambda: [money_from_abroad(iso3) for iso3 in ("TJK", "KGZ", "UZB", "KAZ")],
    ),
    (
        "lesson A1",
        "Tajikistan is far ahead with {:.0f} percent",
        lambda: [money_from_abroad("TJK")],
    ),
    (
        "lesson A1",
        "A table of {:,} rows answers a question",
        lambda: [len(load("migrant_stock"))],
    ),
    (
        "lesson A1",
        "From {:.2f} to {:.2f} percent is a fall of {:.0f} percentage points, or of {:.0f} "
        "percent.",
        lambda: [
            immigrants_share("KAZ", 1990),
            immigrants_share("KAZ", 2024),
            fall(),
            100 * fall() / immigrants_share("KAZ", 1990),
        ],
    ),
    (
        "lesson A1",
        "In 2024 {} of {} countries have no number for money received from abroad.",
        lambda: [len(without_remittances()), len(load("economy").query("year == 2024"))],
    ),
    ("quiz lesson-A1", "from {} percent to {} percent. Which sentence", lambda: [4, 6]),
    (
        "quiz lesson-A1",
        "It rose by {} percent. Two percent of {} percent would be less",
        lambda: [6 - 4, 4],
    ),
    (
        "quiz lesson-A1",
        "It rose by {} percentage points, which is a rise of {:.0f} percent. {} minus {} is {} "
        "percentage points. Compared with the beginning, {} is half of {}, so {:.0f} percent.",
        lambda: [6 - 4, 100 * (6 - 4) / 4, 6, 4, 6 - 4, 6 - 4, 4, 100 * (6 - 4) / 4],
    ),
    (
        "quiz lesson-A1",
        "It rose by {} percentage points. From {} percent, that would lead to {} percent.",
        lambda: [50, 4, 50 + 4],
    ),
    ("exercises A1", "ends at {:.0f} percent", lambda: [money_from_abroad("TJK")]),
    (
        "exercises A1",
        "the money sent to Tajikistan was equal to {:.0f} percent of its gross domestic product",
        lambda: [money_from_abroad("TJK")],
    ),
]

TRUE = [
    (
        "lesson A1",
        "Between 2010 and 2024 this number became smaller.",
        lambda: totals("KAZ", 2024)["emigrants"] < totals("KAZ", 2010)["emigrants"],
    ),
    (
        "lesson A1",
        "Lebanon, Somalia, Syria and Venezuela are among them.",
        lambda: {"LBN", "SOM", "SYR", "VEN"} <= set(without_remittances()["iso3"]),
    ),
]

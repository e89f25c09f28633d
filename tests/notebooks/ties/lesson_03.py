"""The numbers of lesson 03."""

from functools import cache

import numpy as np
import pandas as pd

from course_utils import load
from course_utils.exercises import find
from course_utils.exercises.lesson_03 import LARGE, LONG, OFTEN
from course_utils.models import concentration, gravity, networks, village


@cache
def known(year: int) -> pd.Series:
    """People along each corridor with a known origin."""
    rows = load("migrant_stock").query("year == @year and origin != 'OOO'")
    return rows.set_index(["origin", "destination"])["migrants"]


def million(origin: str, destination: str, year: int = 2024) -> float:
    return known(year)[origin, destination] / 1e6


def strictly() -> float:
    """Percent of the made-up people in the strict sense."""
    table = village.people()
    return 100 * len(table.query("times_a_year >= @OFTEN and years >= @LONG")) / len(table)


def loosely() -> int:
    return int(sum(village.people()["times_a_year"] > 0))


def village_density(without: str = "") -> float:
    """Percent of the possible pairs of the village that have a tie."""
    ties = [t for t in village.ties().itertuples() if without not in (t.one, t.other)]
    nodes = len(village.PLACES) - (without in village.PLACES)
    return 100 * len(ties) / (nodes * (nodes - 1) / 2)


def origins_listed(code: str) -> int:
    """How many origins with somebody a destination lists in 2024."""
    rows = known(2024).xs(code, level="destination")
    return int((rows > 0).sum())


def immigrants(code: str) -> float:
    """Immigrants of a known origin in 2024, in millions."""
    return known(2024).xs(code, level="destination").sum() / 1e6


def everybody(code: str) -> float:
    """All immigrants in 2024, in millions."""
    totals = load("migrant_totals").query("iso3 == @code and year == 2024")
    return totals["immigrants"].iloc[0] / 1e6


def equal_destinations(code: str) -> float:
    return concentration.effective_number(known(2024).xs(code, level="origin"))


@cache
def modularity(year: int) -> float:
    world = networks.corridors(known(year).reset_index())
    return networks.modularity(world, networks.communities(world))


@cache
def table() -> pd.DataFrame:
    return gravity.corridor_table(2024)


@cache
def model(kind: str = "poisson", without: str = "") -> gravity.Fit:
    factors = [factor for factor in gravity.FACTORS if factor != without]
    return gravity.fit(table(), factors=factors, kind=kind)


def coefficient(factor: str) -> float:
    return model().coefficients["coefficient"][factor]


def times(origin: str, destination: str, without: str = "") -> float:
    """People there for each person expected."""
    found = model(without=without)
    return found.observed[origin, destination] / found.predicted[origin, destination]


@cache
def with_false_zeros() -> float:
    """The coefficient of distance when absent rows count as zero."""
    rows = gravity.corridor_table(2024, absent_as_zero=True)
    return gravity.fit(rows).coefficients["coefficient"]["distance_km"]


def agreement_of_layers(per_resident: bool = False) -> float:
    rows = table().xs("PHL", level="origin")
    people = rows["migrants"] / (rows["destination_population"] if per_resident else 1)
    both = pd.DataFrame({"people": people, "friends": rows["connectedness"]}).dropna().rank()
    return both.corr().iloc[0, 1]


def friends(code: str) -> pd.Series:
    """Connectedness of a country with each partner, highest first."""
    pairs = load("pairs").dropna(subset="connectedness")
    here = pairs[(pairs["country_a"] == code) | (pairs["country_b"] == code)]
    ends = here["country_a"].where(here["country_b"] == code, here["country_b"])
    return here.set_axis(ends)["connectedness"].sort_values(ascending=False)


def first_in_layers() -> list[str]:
    """The strongest partner of Uzbekistan: migrants and refugees of 2024, and friendship."""
    fled = load("refugees").query("year == 2024").set_index(["origin", "asylum"])["refugees"]
    sums = [
        pd.concat([s.xs("UZB", level=0), s.xs("UZB", level=1)]).groupby(level=0).sum()
        for s in (known(2024), fled)
    ]
    return [*(one.idxmax() for one in sums), friends("UZB").idxmax()]


COMPUTED = [
    (
        "lesson 03",
        "In 2024 the United Nations estimated that {:,.0f} people born in Uzbekistan lived in "
        "Russia, and {:,.0f} in Kyrgyzstan",
        lambda: [known(2024)["UZB", "RUS"], known(2024)["UZB", "KGZ"]],
    ),
    (
        "lesson 03",
        "We choose: at least {} times a year, and for at least {} years.",
        lambda: [OFTEN, LONG],
    ),
    (
        "lesson 03",
        "Scatter chart of people born in the Philippines per {:,} residents",
        lambda: [1000],
    ),
    (
        "exercises 03",
        "You asked for more than {} times and more than {} years.",
        lambda: [OFTEN, LONG],
    ),
    ("exercises 03", "Only corridors of {:,} people and more become ties.", lambda: [LARGE]),
    ("exercises 03", "Keep corridors of {:,} and more.", lambda: [LARGE]),
    (
        "lesson 03",
        "6 of 10 is {:.1f}.",
        lambda: [networks.brokerage(_village(), weighted=False)["Aziza"]],
    ),
    (
        "lesson 03",
        "{:.1f} million people born in Mexico live in the United States",
        lambda: [million("MEX", "USA")],
    ),
    (
        "lesson 03",
        "Two places with {:.0f} percent each give {:.2f} + {:.2f} = {:.1f}, and so the number 2.",
        lambda: [50, 0.5**2, 0.5**2, concentration.herfindahl(pd.Series([1, 1]))],
    ),
    (
        "lesson 03",
        "Norway has {} partners, and the United States have {}.",
        lambda: [origins_listed("NOR"), origins_listed("USA")],
    ),
    (
        "lesson 03",
        "the United States have {:.0f} million: {:.0f} million by listed origin, and {:.1f} "
        "million whose origin the table does not name.",
        lambda: [everybody("USA"), immigrants("USA"), everybody("USA") - immigrants("USA")],
    ),
    (
        "lesson 03",
        "counts {:,} asylum seekers from Uzbekistan in the United States in 2024.",
        lambda: [
            load("refugees")
            .query("origin == 'UZB' and asylum == 'USA' and year == 2024")["asylum_seekers"]
            .sum()
        ],
    ),
    (
        "lesson 03",
        "So count only corridors with **at least {:,} people**.",
        lambda: [LARGE],
    ),
    ("lesson 03", "keeps ties above {:,}.", lambda: [LARGE - 1]),
    (
        "lesson 03",
        "{:,.0f} is four times as likely as {:,.0f}.",
        lambda: [friends("UZB")[code] for code in ("TJK", "KGZ")],
    ),
    ("lesson 03", "The number *e* is about {:.3f}.", lambda: [np.e]),
    (
        "lesson 03",
        "From India to China the model expects {:.1f} million people; the table has {:,.0f}.",
        lambda: [
            model().predicted["IND", "CHN"] / 1e6,
            model().observed["IND", "CHN"],
        ],
    ),
    ("lesson 03", "The United States list only {}.", lambda: [origins_listed("USA")]),
    (
        "lesson 03",
        "The modularity fell from {:.2f} in 1990 to {:.2f} in 2024.",
        lambda: [modularity(1990), modularity(2024)],
    ),
    (
        "lesson 03",
        "Facebook connectedness for {} countries",
        lambda: [len(table().xs("PHL", level="origin").dropna(subset="connectedness"))],
    ),
    (
        "lesson 03",
        "so {} corridors without anybody fall out.",
        lambda: [int((table()["migrants"] == 0).sum())],
    ),
    (
        "lesson 03",
        "It expects {:.0f} million people, and {:.0f} million are there",
        lambda: [model("log-linear").predicted.sum() / 1e6, table()["migrants"].sum() / 1e6],
    ),
    (
        "lesson 03",
        "The coefficient of distance moved from −{:.2f} to −{:.2f}",
        lambda: [-coefficient("distance_km"), -with_false_zeros()],
    ),
    (
        "lesson 03",
        "In Saudi Arabia live {:.0f} times as many people born in Bangladesh as expected, and in "
        "the United States {:.0f} times as many people born in Mexico.",
        lambda: [times("BGD", "SAU"), times("MEX", "USA")],
    ),
    (
        "lesson 03",
        "the ratio grows from {:.1f} to {:.1f}.",
        lambda: [times("UZB", "RUS"), times("UZB", "RUS", without="colonial_tie")],
    ),
    ("lesson 03", "At least {} words", lambda: [find("3.13").asked.words]),
    (
        "lesson 03",
        "Of {} made-up people, {} are transnational in the loose sense, and fewer than half in the "
        "strict one",
        lambda: [len(village.people()), loosely()],
    ),
    (
        "lesson 03",
        "the density of our small network rose from {:.0f} to {:.0f} percent.",
        lambda: [village_density(), village_density("Embassy")],
    ),
    (
        "lesson 03",
        "The largest corridor of 2024 has {:.1f} million people, from Mexico to the United States; "
        "in 1990 it was Russia to Ukraine, with {:.1f} million",
        lambda: [million("MEX", "USA"), million("RUS", "UKR", 1990)],
    ),
    (
        "lesson 03",
        "People born in Mexico have {:.1f} equal destinations, those born in India {:.1f}; the "
        "modularity of the world fell from {:.2f} to {:.2f}.",
        lambda: [
            equal_destinations("MEX"),
            equal_destinations("IND"),
            modularity(1990),
            modularity(2024),
        ],
    ),
    (
        "lesson 03",
        "For the Philippines the layers of migrants and friendship agree with {:.2f} by rank, and "
        "better once both are divided by residents. Norway lists {} origins and the United States "
        "{}",
        lambda: [agreement_of_layers(), origins_listed("NOR"), origins_listed("USA")],
    ),
    (
        "lesson 03",
        "A common language goes with {:.1f} times as many people. In Saudi Arabia live {:.0f} "
        "times as many people born in Bangladesh as expected",
        lambda: [np.exp(coefficient("spoken_language")), times("BGD", "SAU")],
    ),
    (
        "exercises 03",
        "{:.0f} times as many people born in Türkiye lived in Germany as a gravity model expects",
        lambda: [times("TUR", "DEU")],
    ),
    (
        "quiz lesson-03",
        "The United States list {} origins of immigrants in 2024, Norway {}.",
        lambda: [origins_listed("USA"), origins_listed("NOR")],
    ),
    (
        "quiz lesson-03",
        "about one million in Norway, over {:.0f} million in the United States.",
        lambda: [everybody("USA")],
    ),
    (
        "quiz lesson-03",
        "a colonial tie goes with {:.1f} times as many people.",
        lambda: [np.exp(coefficient("colonial_tie"))],
    ),
    (
        "quiz lesson-03",
        "Between countries with such a tie live {:.1f} times as many people",
        lambda: [np.exp(coefficient("colonial_tie"))],
    ),
    (
        "quiz lesson-03",
        "In {:.1f} percent of the corridors there is a colonial tie.",
        lambda: [np.exp(coefficient("colonial_tie"))],
    ),
    (
        "quiz lesson-03",
        "Along a corridor live {:.0f} times as many people as the gravity model expects.",
        lambda: [times("MEX", "USA")],
    ),
    (
        "quiz lesson-03",
        "Its density is now {:.0f} percent.",
        lambda: [100 * 1 / (2 * 1 / 2)],
    ),
]


def _village():
    return networks.corridors(village.ties(), "one", "other", "contacts")


HELD = [
    ("lesson 03", "Etalab Open Licence 2.0", "table pairs", "Etalab Open Licence 2.0"),
    ("lesson 03", "CC0 1.0", "table pairs", "CC0 1.0"),
    (
        "lesson 03",
        "Cristina Szanton Blanc (1994)",
        "reference basch1994nations",
        "(1994)",
    ),
    ("lesson 03", "Patricia Landolt (1999)", "reference portes1999study", "(1999)"),
    ("lesson 03", "Haller (2003)", "reference guarnizo2003assimilation", "(2003)"),
    ("lesson 03", "Steven Vertovec (1999)", "reference vertovec1999conceiving", "(1999)"),
    ("lesson 03", "Mark Granovetter (1973)", "reference granovetter1973strength", "(1973)"),
    ("lesson 03", "Ronald Burt (1992)", "reference burt1992structural", "(1992)"),
    ("lesson 03", "Tenreyro (2006)", "reference santossilva2006log", "(2006)"),
    ("lesson 03", "Fiona McConnell (2019)", "reference ho2019conceptualizing", "(2019)"),
    ("lesson 03", "Jennifer Brinkerhoff (2019)", "reference brinkerhoff2019diasporas", "(2019)"),
    (
        "lesson 03",
        "In 1990 no border of a state lay between Russia and Ukraine.",
        "table migrant_stock",
        "a person born in one Soviet republic who lives in another became a migrant when the "
        "Soviet Union ended, without moving",
    ),
    (
        "lesson 03",
        "The publisher, CEPII, counts Soviet rule as a colonial tie, which many dispute",
        "table pairs",
        "CEPII counts the Soviet Union as rule by Russia",
    ),
    (
        "lesson 03",
        "Its rule asks that at least 9 percent speak it in both",
        "table pairs",
        "at least 9 percent",
    ),
    (
        "lesson 03",
        "Montenegro, Kosovo and South Sudan, for example, have no row.",
        "table pairs",
        "Montenegro, Kosovo, South Sudan and some small territories have no such row",
    ),
    (
        "lesson 03",
        "countries for which Meta gives no number, among them Russia, China and Iran",
        "table pairs",
        "No connectedness for countries where Meta gives none: Afghanistan, China, Cuba, Iran",
    ),
]

TRUE = [
    (
        "lesson 03",
        "Kyrgyzstan is tied to Uzbekistan more closely than nearly all others, and Russia has no "
        "number at all",
        lambda: "KGZ" in friends("UZB").index[:3] and "RUS" not in friends("UZB").index,
    ),
    (
        "lesson 03",
        "Six nodes can form 6 × 5 / 2 = 15 pairs. Seven pairs have a tie.",
        lambda: len(village.PLACES) == 6 and len(village.ties()) == 7,
    ),
    (
        "lesson 03",
        "The share falls by more than half when the definition becomes strict.",
        lambda: strictly() < 100 * loosely() / len(village.people()) / 2,
    ),
    (
        "lesson 03",
        "fewer than half in the strict one",
        lambda: strictly() < 50,
    ),
    (
        "lesson 03",
        "three times as many as along any other corridor",
        lambda: 2.9 < known(2024)["MEX", "USA"] / known(2024).nlargest(2).iloc[1] < 3.1,
    ),
    (
        "lesson 03",
        "Between Russia and Ukraine there are two of the eight largest.",
        lambda: {("RUS", "UKR"), ("UKR", "RUS")} <= set(known(2024).nlargest(8).index),
    ),
    (
        "lesson 03",
        "But Norway has a million immigrants",
        lambda: 0.95 < immigrants("NOR") < 1.05,
    ),
    (
        "lesson 03",
        "In this table Germany lists no corridor below 140,000 people, and the United States none "
        "below 125,000.",
        lambda: (
            140_000 <= known(2024).xs("DEU", level="destination").min() < LARGE
            and 125_000 <= known(2024).xs("USA", level="destination").min() < LARGE
        ),
    ),
    (
        "lesson 03",
        "Uzbekistan is in one group with Russia and Kazakhstan, and also with Germany and Italy.",
        lambda: (
            networks.communities(networks.corridors(known(2024).reset_index()))[
                ["UZB", "RUS", "KAZ", "DEU", "ITA"]
            ].nunique()
            == 1
        ),
    ),
    (
        "lesson 03",
        "but Mexico has one destination, and India counts as ten",
        lambda: round(equal_destinations("MEX")) == 1 and round(equal_destinations("IND")) == 10,
    ),
    (
        "lesson 03",
        "the three layers have three different partners in first place: Russia, Afghanistan and "
        "Tajikistan",
        lambda: first_in_layers() == ["RUS", "AFG", "TJK"],
    ),
    (
        "lesson 03",
        "For Uzbekistan, Kazakhstan and Ukraine are darkest; Russia, Türkiye and South Korea are "
        "one step lighter.",
        lambda: (
            all(times("UZB", code) >= 4 for code in ("KAZ", "UKR"))
            and all(2 <= times("UZB", code) < 4 for code in ("RUS", "TUR", "KOR"))
        ),
    ),
    (
        "lesson 03",
        "In it, distance weighs less.",
        lambda: (
            model("log-linear").coefficients["coefficient"]["distance_km"]
            < coefficient("distance_km")
        ),
    ),
    (
        "lesson 03",
        "The columns `low` and `high` are a 95 percent interval.",
        lambda: np.isclose(
            model().coefficients.eval("(high - low) / standard_error / 2"), 1.96, atol=0.001
        ).all(),
    ),
    (
        "lesson 03",
        "Keep origins with **at least 500,000** people there.",
        lambda: len(find("3.14").solution()) == 5,
    ),
]

"""The numbers of lesson 12."""

import pandas as pd

from course_utils import load
from course_utils.brief import gate
from course_utils.exercises import find
from course_utils.exercises.lesson_12 import KEEP, bought, coded, first_places, part
from course_utils.explorers.lesson_12 import DRAWN, indicators
from course_utils.forms import items
from course_utils.models.composite import combine, ranks
from course_utils.policy import scores
from ties.tables import born


def rule(year: int) -> list[float]:
    """The percent of states whose emigrants keep their citizenship, and the states with a code."""
    return [part(coded(year), KEEP), len(coded(year))]


def rules_of_all(year: int) -> list[float]:
    """The same over all rows of the table, also of states without a region."""
    law = load("citizenship_rules").query("year == @year").dropna(subset="dual_citizenship")
    return [100 * law["dual_citizenship"].isin(KEEP).mean(), len(law)]


def prices(receiver: str) -> pd.Series:
    """Prices by sender in the first quarter of 2025."""
    rows = load("remittance_prices").query(
        "receiver == @receiver and year == 2025 and quarter == 1"
    )
    return rows.set_index("sender")["cost_percent"]


def philippines() -> float:
    """The part above the target, in million dollars."""
    economy = load("economy").query("iso3 == 'PHL' and year == 2024")
    money = economy["remittances_received_usd"].iloc[0] / 1e6
    return money * (prices("PHL").median() - 3) / 100


def uzbekistan() -> list[float]:
    """Remittances of 2024 in billion dollars, and in percent of income."""
    row = load("economy").query("iso3 == 'UZB' and year == 2024").iloc[0]
    money = row["remittances_received_usd"]
    return [money / 1e9, 100 * money / row["gdp_usd"]]


def from_russia() -> pd.Series:
    """The last row with a price to Uzbekistan."""
    rows = load("remittance_prices").query("receiver == 'UZB'")
    return rows.sort_values(["year", "quarter"]).iloc[-1]


def kyrgyz_income(year: int) -> float:
    row = load("economy").query("iso3 == 'KGZ' and year == @year").iloc[0]
    return 100 * row["remittances_received_usd"] / row["gdp_usd"]


def rank(year: int) -> int:
    return int(load("egovernment").query("iso3 == 'KGZ' and year == @year")["egdi_rank"].iloc[0])


def register() -> float:
    return first_places(scores())["Register of everybody abroad"]


def thrifty() -> str:
    """The first option if only people at home and cost count."""
    return str(combine(scores(), [0, 4, 0, 4, 0]).idxmax())


COMPUTED = [
    (
        "lesson 12",
        "In 1960 it was {:.0f} percent of {} states, in 2024 it was {:.0f} percent of {}.",
        lambda: [*rules_of_all(1960), *rules_of_all(2024)],
    ),
    (
        "lesson 12",
        "In 2024, {2:.0f} percent of {3} states let emigrants keep their citizenship; in 1960 it "
        "was {0:.0f} percent of {1}.",
        lambda: [*rules_of_all(1960), *rules_of_all(2024)],
    ),
    (
        "lesson 12",
        "The median price was {:.2f} percent. The part above the target is worth about {:.0f} "
        "million dollars a year",
        lambda: [prices("PHL").median(), philippines()],
    ),
    ("lesson 12", "in the {} cases of section 1 governments acted", lambda: [3]),
    ("lesson 12", "lie about {:.0f} million dollars a year", lambda: [philippines()]),
    (
        "lesson 12",
        "Individuals bought {:.0f} percent of one bond of India and {:.0f} percent of the other.",
        lambda: [bought()["Resurgent India Bonds"], bought()["India Millennium Deposits"]],
    ),
    (
        "lesson 12",
        "{} of {} options come first with some weights. The register is one of them, in {:.2f} "
        "percent of {:,} weightings",
        lambda: [(first_places(scores()) > 0).sum(), len(scores()), register(), DRAWN],
    ),
    ("lesson 12", "●●● Draw {:,} weightings by chance.", lambda: [DRAWN]),
    ("lesson 12", "What is missing to {} percent was bought", lambda: [100]),
    *(
        (where, "completed online from {} percent to {} percent by", lambda: [20, 60])
        for where in ("lesson 12", "exercises 12")  # a made-up target
    ),
    *(
        (where, "Increase the soft power of the country by {} percent.", lambda: [20])
        for where in ("lesson 12", "exercises 12")
    ),
    (
        "lesson 12",
        "Remittances were {:.2f} billion US dollars in 2024, or {:.1f} percent of gross domestic "
        "product",
        uzbekistan,
    ),
    (
        "lesson 12",
        "In the fourth quarter of 2021 it cost {:.2f} percent to send 200 dollars from Russia",
        lambda: [from_russia()["cost_percent"]],
    ),
    ("lesson 12", "In 2024, {:,} people born in Kyrgyzstan lived abroad", lambda: [born("KGZ")]),
    ("lesson 12", "Remittances are {:.0f} percent of income", lambda: [kyrgyz_income(2020)]),
    (
        "lesson 12",
        "rose from rank {} in 2014 to rank {} in 2024",
        lambda: [rank(2014), rank(2024)],
    ),
    ("lesson 12", "“In 2024 about {:.1f} million people", lambda: [born("UZB") / 1e6]),
    ("lesson 12", "At least {} words", lambda: [find("12.15").asked.words]),
    (
        "exercises 12",
        "remittances were {:.2f} billion dollars in 2024",
        lambda: uzbekistan()[:1],
    ),
]

HELD = [
    ("lesson 12", "want it below 3 percent by 2030", "reference un2015agenda", "below 3 percent"),
    ("lesson 12", "the target of 3 percent", "reference un2015agenda", "below 3 percent"),
    (
        "exercises 12",
        "the part above the target of 3 percent",
        "reference un2015agenda",
        "below 3 percent",
    ),
    (
        "lesson 12",
        "Barry Buzan, Ole Wæver and Jaap de Wilde (1998)",
        "reference buzan1998security",
        "(1998)",
    ),
    ("lesson 12", "Alan Gamlen (2006, 2008)", "reference gamlen2006diaspora", "(2006)"),
    (
        "lesson 12",
        "Alan Gamlen, Michael Cummings and Paul Vaaler (2019)",
        "reference gamlen2019explaining",
        "(2019)",
    ),
    (
        "lesson 12",
        "Alexandra Délano Alonso and Harris Mylonas (2019)",
        "reference delano2019microfoundations",
        "(2019)",
    ),
    (
        "lesson 12",
        "Deportation of the Koreans in the Soviet Union, 1937",
        "claim C32",
        "deportation of Soviet Koreans in 1937",
    ),
    (
        "lesson 12",
        "Decree 278 of Belarus, 2023: no passports at missions",
        "claim C32",
        "Decree 278 of Belarus (2023) took passport services away from citizens abroad",
    ),
    (
        "lesson 12",
        "Campaign among voters abroad, Rotterdam, March 2017",
        "claim C22",
        "In March 2017 the campaign for the Turkish referendum among voters abroad",
    ),
    ("lesson 12", "among the top 30 countries", "claim C70", "among the top 30 countries"),
    ("quiz lesson-12", "Decree 278 of Belarus (2023)", "claim C32", "Decree 278 of Belarus (2023)"),
]

TRUE = [
    (
        "lesson 12",
        "where the share rises from 26 in 1960 to 70 in 2024",
        lambda: [round(rules_of_all(y)[0]) for y in (1960, 2024)] == [26, 70],
    ),
    (
        "lesson 12",
        "where one lies below the target of 3 percent: Kuwait.",
        lambda: list(prices("PHL").index[prices("PHL") < 3]) == ["KWT"],
    ),
    (
        "lesson 12",
        "200 dollars to the Philippines from 14 countries",
        lambda: len(prices("PHL")) == 14,
    ),
    (
        "lesson 12",
        "individuals bought about half of one bond and less of the other",
        lambda: 45 < bought().max() < 55 and bought().min() < 45,
    ),
    (
        "lesson 12",
        "with equal weights the register of everybody abroad is one of the last, and with the "
        "weights of a government that wants to save money it is the first",
        lambda: (
            ranks(combine(scores()))["Register of everybody abroad"] >= 7
            and thrifty() == "Register of everybody abroad"
        ),
    ),
    (
        "lesson 12",
        "And nine cases that somebody wrote about",
        lambda: len(load("diaspora_bonds")) == 9,
    ),
    (
        "lesson 12",
        "After 2021 the table has no price for Uzbekistan. Russia is the largest destination",
        lambda: (
            from_russia()["year"] == 2021
            and from_russia()["sender"] == "RUS"
            and load("migrant_stock")
            .query("origin == 'UZB' and year == 2024")
            .set_index("destination")["migrants"]
            .idxmax()
            == "RUS"
        ),
    ),
    (
        "lesson 12",
        "its price has been missing since",
        lambda: load("remittance_prices").query("sender == 'RUS' and year > 2021").empty,
    ),
    (
        "lesson 12",
        "Choose Kosovo and see four rows without a place.",
        lambda: _kosovo() == 4,
    ),
    ("lesson 12", "a form of 16 questions", lambda: len(items("A")) == len(items("B")) == 16),
    (
        "lesson 12",
        "answer the four questions of the gate that only you can answer",
        lambda: len(gate.QUESTIONS) == 4,
    ),
    (
        "exercises 12",
        "In four years this share fell by almost half",
        lambda: 0.5 < kyrgyz_income(2024) / kyrgyz_income(2020) < 0.6,
    ),
    (
        "exercises 12",
        "The table lists the embassies of 65 states and territories only.",
        lambda: load("diplomatic_posts")["sender"].nunique() == 65,
    ),
    (
        "exercises 12",
        "Divide by the sum of the weights, which is 7.",
        lambda: sum([3, 1, 1, 1, 1]) == 7,
    ),
]


def _kosovo() -> int:
    return int(indicators().loc["XKX"].isna().sum())

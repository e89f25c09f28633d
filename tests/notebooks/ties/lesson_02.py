"""The numbers of lesson 02."""

from functools import cache

import numpy as np
import pandas as pd

from course_utils import load
from course_utils.exercises import find

COUNTS = ["posts", "heritage", "students"]


@cache
def five() -> pd.DataFrame:
    """The five parts, made here from the tables alone."""
    posts = load("diplomatic_posts").query("year == 2023").groupby("sender")["posts"].sum()
    passports = load("passports").query("year == 2023").set_index("iso3")
    students = load("students").query("2020 <= year <= 2023").dropna(subset="inbound_students")
    return pd.concat(
        {
            "posts": posts,
            "passport": passports["visa_free"] + passports["visa_on_arrival"],
            "heritage": load("heritage").query("year == 2023").set_index("iso3")["sites"],
            "students": students.sort_values("year")
            .drop_duplicates("iso3", keep="last")
            .set_index("iso3")["inbound_students"],
            "egov": load("egovernment").query("year == 2024").set_index("iso3")["egdi"],
        },
        axis="columns",
    )


@cache
def scaled(per_head: bool = False) -> pd.DataFrame:
    """All complete rows on a scale from 0 to 1."""
    table = five().copy()
    if per_head:
        people = load("migrant_totals").query("year == 2024").set_index("iso3")["population"]
        table[COUNTS] = table[COUNTS].div(people.reindex(table.index), axis="index")
    table = table.dropna()
    return (table - table.min()) / (table.max() - table.min())


def place(iso3: str, per_head: bool = False) -> int:
    """The place in the index with equal weights."""
    scores = scaled(per_head).mean(axis="columns")
    return int((scores > scores[iso3]).sum()) + 1


@cache
def drawn_places() -> pd.DataFrame:
    """The place of each country under each of 2,000 weightings."""
    weights = np.random.default_rng(2).dirichlet(np.ones(5), 2000)
    scores = pd.DataFrame(weights @ scaled().to_numpy().T, columns=scaled().index)
    return scores.rank(axis="columns", ascending=False, method="min")


def ends(iso3: str) -> list[int]:
    """Best and worst place in 90 of 100 weightings: 5 percent lie outside on each side."""
    places = sorted(drawn_places()[iso3])
    return [int(places[100]), int(places[1899])]


def published(ranking: str, year: int) -> pd.Series:
    rows = load("soft_power_published").query("ranking == @ranking and year == @year")
    return rows.set_index("iso3")["rank"].dropna()


SP30, NBI, GSPI = "Soft Power 30", "Nation Brands Index", "Global Soft Power Index"


def alike(one: pd.Series, other: pd.Series) -> float:
    """Spearman's rank correlation of the countries in both."""
    both = pd.concat([one, other], axis="columns", join="inner")
    ranks = both.rank()
    return float(np.corrcoef(ranks.iloc[:, 0], ranks.iloc[:, 1])[0, 1])


def in_both(one: pd.Series, other: pd.Series) -> int:
    return len(one.index.intersection(other.index))


def permits_moved() -> int:
    return int(load("passports").query("year == 2025")["eta"].sum())


def usa() -> list[float]:
    lists = [(SP30, 2018), (NBI, 2024), (GSPI, 2026)]
    return [published(which, year)["USA"] for which, year in lists]


def alone(part: str) -> float:
    """How one part orders the countries of the Soft Power 30 of 2018."""
    return alike(published(SP30, 2018), -five()[part].dropna())


COMPUTED = [
    (
        "lesson 02",
        "Only {} of {} countries and areas have all {} numbers.",
        lambda: [len(scaled()), len(five()), five().shape[1]],
    ),
    (
        "lesson 02",
        "In total the United States are in place {} of {}; for each million people they are in "
        "place {}, and Iceland is first.",
        lambda: [place("USA"), len(scaled()), place("USA", per_head=True)],
    ),
    (
        "lesson 02",
        "China lies between place {} and place {}, Germany between {} and {}.",
        lambda: [*ends("CHN"), *ends("DEU")],
    ),
    (
        "lesson 02",
        "The Soft Power 30 of 2018 put China in place {:.0f}, the Global Soft Power Index of 2026 "
        "in place {:.0f}.",
        lambda: [published(SP30, 2018)["CHN"], published(GSPI, 2026)["CHN"]],
    ),
    (
        "lesson 02",
        "*China is in place {:.0f} for soft power.*",
        lambda: [published(SP30, 2018)["CHN"]],
    ),
    (
        "lesson 02",
        "The table of posts holds {} senders",
        lambda: [five()["posts"].count()],
    ),
    (
        "lesson 02",
        "The United States fall from place {} to {}, China from {} to {}, and Iceland rises from "
        "{} to {}.",
        lambda: [place(c, per_head=side) for c in ("USA", "CHN", "ISL") for side in (False, True)],
    ),
    (
        "lesson 02",
        'With equal weights India (`"IND"`) has place {}.',
        lambda: [place("IND")],
    ),
    (
        "lesson 02",
        "Germany lies between {} and {} in 90 of 100 weightings. For others the place depends on "
        "the weights: China lies between {} and {}.",
        lambda: [*ends("DEU"), *ends("CHN")],
    ),
    (
        "lesson 02",
        "The United States have place {:.0f}, place {:.0f} and place {:.0f}. China has place "
        "{:.0f} in one list and place {:.0f} in another",
        lambda: [*usa(), published(SP30, 2018)["CHN"], published(GSPI, 2026)["CHN"]],
    ),
    (
        "lesson 02",
        "China goes from place {:.0f} to place {:.0f}, with no place known in between",
        lambda: [published(SP30, 2018)["CHN"], published(GSPI, 2026)["CHN"]],
    ),
    (
        "lesson 02",
        "The {} countries that stand in both editions of one publisher have nearly the same "
        "order: {:.2f}. With the Nation Brands Index of 2022, another publisher, the number is "
        "{:.2f} for the {} countries in both.",
        lambda: [
            in_both(published(SP30, 2018), published(SP30, 2015)),
            alike(published(SP30, 2018), published(SP30, 2015)),
            alike(published(SP30, 2018), published(NBI, 2022)),
            in_both(published(SP30, 2018), published(NBI, 2022)),
        ],
    ),
    (
        "lesson 02",
        "the countries together have {:,.0f}: a site that three states share counts three times",
        lambda: [load("heritage").query("year == 2023")["sites"].sum()],
    ),
    (
        "lesson 02",
        "{} permits moved from the column `e_visa` to a new column `eta`",
        lambda: [permits_moved()],
    ),
    (
        "lesson 02",
        "Take one country with the values 21, 1, 1 and 1, and another with 6, 6, 6 and 6. Both "
        "have the mean {:.0f}: one strong part pays in full for three weak ones. The **geometric "
        "mean** multiplies the values and takes the root. It gives the first country about {:.1f} "
        "and the second {:.0f}.",
        lambda: [(21 + 1 + 1 + 1) / 4, 21 ** (1 / 4), (6 * 6 * 6 * 6) ** (1 / 4)],
    ),
    ("lesson 02", "We draw {:,} weightings", lambda: [len(drawn_places())]),
    (
        "lesson 02",
        "rank the countries {:,} times, and note",
        lambda: [len(drawn_places())],
    ),
    ("lesson 02", "At least {} words, between", lambda: [find("2.4").asked.words]),
    (
        "exercises 02",
        "China has place {} of {} countries, but with other weights its place lies between {} and "
        "{}",
        lambda: [place("CHN"), len(scaled()), *ends("CHN")],
    ),
    (
        "quiz lesson-02",
        "China lies between place {} and place {} in 90 of 100 weightings.",
        lambda: ends("CHN"),
    ),
    (
        "quiz lesson-02",
        "A country does not appear in a ranking of {} countries.",
        lambda: [len(scaled())],
    ),
    (
        "quiz lesson-02",
        "one list covers only {} senders",
        lambda: [five()["posts"].count()],
    ),
    (
        "quiz lesson-02",
        "Both sums are {}, so both arithmetic means are {:.0f}",
        lambda: [21 + 1 + 1 + 1, (21 + 1 + 1 + 1) / 4],
    ),
    (
        "quiz openers-02",
        "an official speaks of {:.0f} million people abroad",
        lambda: [
            load("diaspora_claims").query("iso3 == 'IND' and date == '2024-05'")["people"].max()
            / 1e6
        ],
    ),
    (
        "writing 02",
        "such as China between place {} and place {}.",
        lambda: ends("CHN"),
    ),
]

HELD = [
    ("lesson 02", "**Joseph Nye (1990)**", "reference nye1990bound", "(1990)"),
    ("lesson 02", "*Soft Power* (2004)", "reference nye2004soft", "(2004)"),
    (
        "lesson 02",
        "culture · ideology · the power to shape international rules and institutions",
        "claim C36",
        "culture, ideology and the power to shape international rules and institutions",
    ),
    ("lesson 02", "**Janice Bially Mattern (2005)**", "reference mattern2005why", "(2005)"),
    ("lesson 02", "**Todd Hall (2010)**", "reference hall2010unclear", "(2010)"),
    (
        "lesson 02",
        "(Christopher Walker and Jessica Ludwig, 2017)",
        "reference walker2017sharp",
        "(2017)",
    ),
    ("lesson 02", "wrote the handbook (2008)", "reference oecd2008handbook", "(2008)"),
    ("lesson 02", "(CC BY-SA 3.0 IGO)", "table students", "CC BY-SA 3.0 IGO"),
    (
        "lesson 02",
        "UNESCO lists 1,199 sites",
        "table heritage",
        "the countries together have 1,299 in 2023, and the list has 1,199",
    ),
    (
        "lesson 02",
        "Passports were sorted anew in January 2025: 819 permits moved",
        "table passports",
        "From 2 to 12 January 2025 the ranking's own sum rises only because 819 permits were moved "
        "from e_visa to eta.",
    ),
    (
        "lesson 02",
        "one list has 500 (2017), another 665 (2022)",
        "table institutes_abroad",
        "The lists have 500 (2017) and 665 (2022).",
    ),
    (
        "lesson 02",
        "the office in charge was quoted with 475 for the end of 2014 and with 548 on a page "
        "without a date",
        "table institutes_abroad",
        "The office in charge was quoted with 475 for the end of 2014 (Global Times), 516 in "
        "October 2017 (CNC), 525 in 2018 (Chinese Social Sciences Today), 541 in 2020 (The Quint), "
        "and with 548 on a page without a date (Telegrafi).",
    ),
]

TRUE = [
    (
        "lesson 02",
        "We leave such states out too, among them Brunei and Bhutan.",
        lambda: (
            five().loc[["BRN", "BTN"]].isna().sum().to_dict()
            == {"posts": 0, "passport": 0, "heritage": 2, "students": 0, "egov": 0}
        ),
    ),
    (
        "lesson 02",
        "China has the most posts and a passport in the lower half.",
        lambda: scaled()["posts"].idxmax() == "CHN" and scaled()["passport"]["CHN"] < 0.5,
    ),
    (
        "lesson 02",
        "Singapore has the best passport of these 54 and one heritage site.",
        lambda: scaled()["passport"].idxmax() == "SGP" and five()["heritage"]["SGP"] == 1,
    ),
    (
        "lesson 02",
        "in the Nation Brands Index it is not among the ten places that the course holds",
        lambda: "CHN" not in published(NBI, 2024) and len(published(NBI, 2024)) == 10,
    ),
    (
        "lesson 02",
        "Passports alone order the 30 countries more as the Soft Power 30 of 2018 does than our "
        "index of five.",
        lambda: (
            alone("passport") > alike(published(SP30, 2018), -scaled().mean(axis="columns")) > 0
        ),
    ),
    (
        "lesson 02",
        "With another list it can be the other way round: choose the Nation Brands Index of 2022.",
        lambda: (
            alike(published(NBI, 2022), -scaled().mean(axis="columns"))
            > alike(published(NBI, 2022), -five()["passport"])
        ),
    ),
    (
        "lesson 02",
        "Libya has one very strong part, the network (`tii`), and one very weak one",
        lambda: (
            load("egovernment")
            .query("iso3 == 'LBY' and year == 2024")
            .pipe(lambda row: (row["tii"] > 0.9) & (row["osi"] < 0.1))
            .all()
        ),
    ),
    (
        "lesson 02",
        "Uzbekistan is one of them.",
        lambda: "UZB" not in set(load("soft_power_published")["iso3"]),
    ),
    (
        "exercises 02",
        "The sum fell a little.",
        lambda: -100 < find("2.9").solution() < 0,
    ),
    (
        "quiz lesson-02",
        "In our index more than a hundred countries are absent",
        lambda: len(five()) - len(scaled()) > 100,
    ),
    (
        "quiz lesson-02",
        "In total the United States are first; for each million people Iceland is first.",
        lambda: place("USA") == place("ISL", per_head=True) == 1,
    ),
    (
        "quiz lesson-02",
        "Passports order thirty countries much as a published ranking of soft power does.",
        lambda: alone("passport") > 0.6 and len(published(SP30, 2018)) == 30,
    ),
]

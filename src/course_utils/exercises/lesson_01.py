"""Lesson 01: what is asked, how it is solved, and how it usually goes wrong."""

from __future__ import annotations

import pandas as pd

from course_utils.countries import name
from course_utils.data import load
from course_utils.exercises.exercise import (
    Choice,
    Column,
    Exercise,
    Guess,
    Mistake,
    Names,
    Number,
    Order,
    Text,
    mentions,
    moved,
)

PERCENT = Number("percent", within=0.06)
FIVE_CASES = ["IND", "IRL", "ARM", "TUR", "KAZ"]


# Exercise 1.1 ------------------------------------------------------------------------------------


def solve_1_1() -> str:
    """The left panel nearly doubles. The right panel moves from 2.9 to 3.7 percent: the world's
    population grew as well. Count and share answer two different questions."""
    return "b"


READ_THE_PANELS = Exercise(
    "1.1",
    "Read two panels",
    1,
    Choice(
        {
            "a": "Migration has doubled: twice as large a part of humanity now lives abroad.",
            "b": "The number of migrants nearly doubled; their share of humanity rose by less "
            "than one percentage point.",
            "c": "The share of migrants fell, because the world's population grew faster.",
            "d": "Every year about 304 million people leave their country.",
        }
    ),
    solve_1_1,
    [
        "Read the title of each vertical axis first: one counts people, the other is in percent.",
        "In the right panel, compare the height of the first point with the height of the last one.",
    ],
    [
        Mistake(
            "count read as share",
            lambda: "a",
            "Twice as many people is not twice as large a part. The right panel shows the part: "
            "look at its numbers.",
        ),
        Mistake(
            "shares fell",
            lambda: "c",
            "The population did grow, but the migrants grew faster. Look at where the right line "
            "begins and where it ends.",
        ),
        Mistake(
            "stock read as flow",
            lambda: "d",
            "The table counts everybody who lives abroad in the middle of a year, whenever that "
            "person moved. It is a stock. It does not count how many move in a year.",
        ),
    ],
)


# Exercise 1.2 ------------------------------------------------------------------------------------


def world_share(year: int) -> float:
    """Migrants as a share of world population in `year`, in percent."""
    world = load("migrant_world").set_index("year").loc[year]
    return float(100 * world["migrants"] / world["population"])


def solve_1_2() -> float:
    """Each share is migrants divided by population, times 100. The difference of two percentages
    is counted in percentage points."""
    world = load("migrant_world").set_index("year")
    share = 100 * world["migrants"] / world["population"]
    return share[2024] - share[1990]


RISE_OF_THE_SHARE = Exercise(
    "1.2",
    "By how many percentage points?",
    2,
    Number("percentage points", within=0.04),
    solve_1_2,
    [
        "Compute the share of 1990 and the share of 2024 first, each in percent.",
        "Then take one from the other. Do not divide: the question asks for percentage points.",
    ],
    [
        Mistake(
            "percent instead of points",
            lambda: 100 * (world_share(2024) / world_share(1990) - 1),
            "You computed by how many percent the share grew. The question asks for percentage "
            "points: the share of 2024 minus the share of 1990.",
        ),
        Mistake(
            "growth of the count",
            lambda: (
                100 * float(load("migrant_world").set_index("year")["migrants"].pct_change(7)[2024])
            ),
            "You computed by how many percent the number of migrants grew. The question is about "
            "their share of the world's population.",
        ),
        Mistake(
            "not in percent",
            lambda: (world_share(2024) - world_share(1990)) / 100,
            "Your number is 100 times too small. The shares are asked in percent, so multiply by 100.",
        ),
        Mistake(
            "wrong way round",
            lambda: world_share(1990) - world_share(2024),
            "Your number is negative: you took the later share from the earlier one.",
        ),
        Mistake(
            "latest share only",
            lambda: world_share(2024),
            "That is the share in 2024. The question asks how much it rose since 1990.",
        ),
    ],
)


# Exercise 1.3 ------------------------------------------------------------------------------------


def women_share(side: str, code: str = "BGD", year: int = 2024, who: str = "female") -> float:
    """Women (or men) among the migrants of one country on one `side`, in percent."""
    stock = load("migrant_stock")
    rows = stock[(stock[side] == code) & (stock["year"] == year)]
    return float(100 * rows[who].sum() / rows["migrants"].sum())


def solve_1_3() -> float:
    """People from a country stand in the rows where it is the origin. The share is the sum of the
    women divided by the sum of all migrants in these rows."""
    stock = load("migrant_stock")
    rows = stock[(stock["origin"] == "BGD") & (stock["year"] == 2024)]
    return 100 * rows["female"].sum() / rows["migrants"].sum()


WOMEN_ABROAD = Exercise(
    "1.3",
    "Women among the people from Bangladesh",
    2,
    PERCENT,
    solve_1_3,
    [
        "Choose the rows with origin BGD and year 2024, as in the example for the Philippines.",
        "Divide the sum of `female` by the sum of `migrants`, and multiply by 100.",
    ],
    [
        Mistake(
            "origin and destination exchanged",
            lambda: women_share("destination"),
            "That is the share of women among the immigrants in Bangladesh. People from Bangladesh "
            "stand in the rows where it is the origin.",
        ),
        Mistake(
            "men",
            lambda: women_share("origin", who="male"),
            "That is the share of men. The question asks for the women.",
        ),
        Mistake(
            "a share below one",
            lambda: women_share("origin") / 100,
            "Your number is 100 times too small. The question asks for percent, so multiply the "
            "share by 100.",
        ),
        Mistake(
            "wrong year",
            lambda: women_share("origin", year=1990),
            "That is the share in 1990. Look at the year in your filter.",
        ),
        Mistake(
            "the Philippines again",
            lambda: women_share("origin", code="PHL"),
            "That is the share for the Philippines, from the example. Bangladesh has the code BGD.",
        ),
        Mistake(
            "mean of the shares",
            lambda: mean_of_shares("BGD"),
            "You took the mean of the shares of all destinations, so a country with ten people "
            "counts as much as one with a million. Add the people first, then divide.",
        ),
    ],
)


def mean_of_shares(code: str) -> float:
    """The plain mean over destinations, which gives each destination the same weight."""
    stock = load("migrant_stock")
    rows = stock[(stock["origin"] == code) & (stock["year"] == 2024)]
    return float((100 * rows["female"] / rows["migrants"]).mean())


# Exercise 1.4 ------------------------------------------------------------------------------------


def largest_refugee_groups(side: str = "origin", year: int = 2024) -> list[str]:
    """The five countries with the most refugees on one `side`, largest first."""
    refugees = load("refugees")
    rows = refugees[(refugees["year"] == year) & (refugees[side] != "OOO")]
    return list(rows.groupby(side)["refugees"].sum().nlargest(5).index)


def solve_1_4() -> list[str]:
    """Refugees are grouped by the country that they fled, and the five largest sums are kept."""
    refugees = load("refugees")
    rows = refugees[refugees["year"] == 2024]
    sums = rows.groupby("origin")["refugees"].sum()
    return list(sums.sort_values(ascending=False).head(5).index)


REFUGEE_ORIGINS = Exercise(
    "1.4",
    "The five largest groups of refugees",
    2,
    Names("countries", ordered=True),
    solve_1_4,
    [
        'Keep the rows of 2024, then group by "origin" and add up "refugees".',
        "Sort with ascending=False and keep the first five with head(5).",
    ],
    [
        Mistake(
            "host countries",
            lambda: largest_refugee_groups("asylum"),
            "These are the countries that give asylum. The question asks where the refugees come "
            'from: group by "origin".',
        ),
        Mistake(
            "migrants instead of refugees",
            lambda: list(
                load("migrant_stock")
                .query("year == 2024 and origin != 'OOO'")
                .groupby("origin")["migrants"]
                .sum()
                .nlargest(5)
                .index
            ),
            "These are the five largest groups of migrants. Refugees stand in the table refugees.",
        ),
        Mistake(
            "another year",
            lambda: largest_refugee_groups(year=2025),
            "This is the order at the end of 2025. The question asks for 2024.",
        ),
        Mistake(
            "smallest first",
            lambda: solve_1_4()[::-1],
            "You have the right five, but the smallest stands first. Sort with ascending=False.",
        ),
    ],
)


# Exercise 1.5 ------------------------------------------------------------------------------------


def solve_1_5() -> str:
    """Safran already has memory, a troubled relation to the hosts, and the support of the homeland.
    Cohen adds solidarity with members in other countries, and movement for work or trade."""
    return "c"


COHEN_ADDS = Exercise(
    "1.5",
    "What does Cohen add?",
    1,
    Choice(
        {
            "a": "a shared memory of the homeland",
            "b": "a troubled relation with the host society",
            "c": "solidarity with members of the group in other countries",
            "d": "the duty to restore the homeland",
        }
    ),
    solve_1_5,
    [
        "Look for each option in the list of Safran above. Which one is not there?",
        "Safran looks at one line, between a group and its homeland. Cohen also looks sideways.",
    ],
    [
        Mistake("memory", lambda: "a", "Safran has it: it is the second of his six features."),
        Mistake(
            "hosts",
            lambda: "b",
            "Safran has a version of it: the belief that the host society does not fully accept them.",
        ),
        Mistake("restoring", lambda: "d", "Safran has it: it is the fifth of his six features."),
    ],
)


# Exercises 1.6 and 1.7 ---------------------------------------------------------------------------


def agreement(codes: pd.DataFrame) -> float:
    """Percent of the rows of `codes` in which both coders gave the same code."""
    return float(100 * (codes["coder_a"] == codes["coder_b"]).mean())


def solve_1_6() -> float:
    """Two codes agree when they are equal. The mean of True and False is the share of True."""
    codes = load("community_codes")
    same = codes["coder_a"] == codes["coder_b"]
    return 100 * same.mean()


AGREEMENT = Exercise(
    "1.6",
    "How often do the coders agree?",
    2,
    PERCENT,
    solve_1_6,
    [
        'Compare the two columns: codes["coder_a"] == codes["coder_b"] is True where they agree.',
        "The mean of a column of True and False is the share of True. Multiply it by 100.",
    ],
    [
        Mistake(
            "disagreement",
            lambda: 100 - agreement(load("community_codes")),
            "That is how often they differ. The question asks how often they agree.",
        ),
        Mistake(
            "a share below one",
            lambda: agreement(load("community_codes")) / 100,
            "Your number is a share below one. The question asks for percent, so multiply by 100.",
        ),
        Mistake(
            "number of pairs",
            lambda: len(load("community_codes").query("coder_a == coder_b")),
            "That is the number of cells in which they agree. The question asks for percent of all cells.",
        ),
        Mistake(
            "without the silent cells",
            lambda: solve_1_7(),
            "You left out the cells where both notes are silent. That is the next exercise; here "
            "all cells count.",
        ),
    ],
)


def solve_1_7() -> float:
    """Where both coders wrote "?" they agree only that the notes are silent. Without these cells
    the agreement is lower: silence had made it look better."""
    codes = load("community_codes")
    silent = (codes["coder_a"] == "?") & (codes["coder_b"] == "?")
    spoken = codes[~silent]
    return 100 * (spoken["coder_a"] == spoken["coder_b"]).mean()


def either_silent() -> float:
    """Agreement where both coders gave a number."""
    codes = load("community_codes")
    return agreement(codes[(codes["coder_a"] != "?") & (codes["coder_b"] != "?")])


WITHOUT_SILENCE = Exercise(
    "1.7",
    "Agreement without silence",
    2,
    PERCENT,
    solve_1_7,
    [
        'Build the filter first: silent = (codes["coder_a"] == "?") & (codes["coder_b"] == "?").',
        "codes[~silent] keeps the other rows. The sign ~ means not.",
    ],
    [
        Mistake(
            "all cells",
            lambda: solve_1_6(),
            "That is the agreement over all cells, as in exercise 1.6. Leave out the cells where "
            'both coders wrote "?".',
        ),
        Mistake(
            "only the silent cells",
            lambda: 100.0,
            "You kept the silent cells instead of leaving them out. Put ~ before the filter.",
        ),
        Mistake(
            "either one silent",
            lambda: either_silent(),
            'You left out every cell in which one of the two wrote "?". Leave out only the cells in '
            "which both did: if one coder found something and the other did not, they differ.",
        ),
        Mistake(
            "a share below one",
            lambda: solve_1_7() / 100,
            "Your number is a share below one. The question asks for percent, so multiply by 100.",
        ),
    ],
)


# Exercises 1.8 and 1.9 ---------------------------------------------------------------------------

RATIO_LINES = (
    'stock = load("migrant_stock")',
    'rows = stock[(stock["origin"] == "IRL") & (stock["year"] == 2024)]',
    'born_there = rows["migrants"].sum()',
    "ratio = 70_000_000 / born_there",
    "print(round(ratio))",
)


def solve_1_8() -> list[str]:
    """A table must be loaded before its rows are chosen, the rows before they are added up, and
    the sum before something is divided by it. What is printed has to be computed before."""
    return list(RATIO_LINES)


RATIO_PUZZLE = Exercise(
    "1.8",
    "Claimed against born there",
    2,
    Order(RATIO_LINES),
    solve_1_8,
    [
        "A line can use only names that a line above it has made.",
        "Which line makes `stock`? Which line uses it? Go on like this.",
    ],
    [
        Mistake(
            "rows before the table",
            lambda: moved(RATIO_LINES, 0, 1),
            "The line that chooses rows uses the name stock. Which line makes that name?",
        ),
        Mistake(
            "sum before the rows",
            lambda: moved(RATIO_LINES, 2, 1),
            "The sum uses the name rows, and nothing above it has made rows yet.",
        ),
        Mistake(
            "print too early",
            lambda: moved(RATIO_LINES, 4, 3),
            "print shows the ratio, so the ratio has to be computed before.",
        ),
        Mistake(
            "ratio too early",
            lambda: moved(RATIO_LINES, 3, 2),
            "The ratio divides by born_there. At your place for it nothing has made that name yet.",
        ),
    ],
)


def recent_claims() -> pd.DataFrame:
    """What was said since 2016 about the five cases."""
    claims = load("diaspora_claims")
    return claims[claims["iso3"].isin(FIVE_CASES) & (claims["year"] >= 2016)]


def born_abroad(column: str = "emigrants", year: int = 2024) -> pd.Series:
    """People born in each country who live elsewhere (or its immigrants), in persons."""
    totals = load("migrant_totals")
    return totals[totals["year"] == year].set_index("iso3")[column]


def solve_1_9() -> pd.Series:
    """The largest number of each country is divided by its emigrants of 2024. Both are Series with
    the codes as index, so pandas pairs the countries by itself; dropna removes all the others."""
    claims = load("diaspora_claims")
    five = claims[
        claims["iso3"].isin(["IND", "IRL", "ARM", "TUR", "KAZ"]) & (claims["year"] >= 2016)
    ]
    totals = load("migrant_totals")
    born = totals[totals["year"] == 2024].set_index("iso3")["emigrants"]
    return (five.groupby("iso3")["people"].max() / born).dropna()


def ratios(column: str = "emigrants", year: int = 2024) -> pd.Series:
    """The same with another column or year below the line."""
    return (recent_claims().groupby("iso3")["people"].max() / born_abroad(column, year)).dropna()


RATIOS = Exercise(
    "1.9",
    "Five claims, five ratios",
    2,
    Column("times", within=0.06),
    solve_1_9,
    [
        'five.groupby("iso3")["people"].max() gives the largest number of each country.',
        "Divide the claims by the emigrants, not the other way round, and keep the five countries.",
    ],
    [
        Mistake(
            "upside down",
            lambda: 1 / solve_1_9(),
            "Your numbers are below one: you divided the emigrants by the claim. The question asks "
            "how many times larger the claim is.",
        ),
        Mistake(
            "immigrants",
            lambda: ratios("immigrants"),
            "You divided by the immigrants in each country. People abroad are in the column emigrants.",
        ),
        Mistake(
            "another year",
            lambda: ratios(year=1990),
            "You divided by the emigrants of 1990. The question asks for 2024.",
        ),
        Mistake(
            "the smallest claim",
            lambda: (recent_claims().groupby("iso3")["people"].min() / born_abroad()).dropna(),
            "You used the smallest official number of each country. The question asks for the largest.",
        ),
    ],
)


# Exercise 1.10 -----------------------------------------------------------------------------------


def editions_of(year: int) -> pd.Series:
    """The world's migrants in `year` by edition, in millions."""
    editions = load("migrant_stock_editions")
    return editions[editions["year"] == year].groupby("edition")["immigrants"].sum() / 1e6


def solve_1_10() -> float:
    """Add up the immigrants of all countries for 2020, once for each edition. The difference is
    the revision; it is negative because the newer estimate is lower."""
    editions = load("migrant_stock_editions")
    rows = editions[editions["year"] == 2020]
    world = rows.groupby("edition")["immigrants"].sum() / 1_000_000
    return world[2024] - world[2020]


REVISION = Exercise(
    "1.10",
    "How large was the revision?",
    2,
    Number("million people", within=0.06),
    solve_1_10,
    [
        'Keep the rows with year 2020, group by "edition" and add up "immigrants".',
        "Take the older edition from the newer one, and divide by 1,000,000.",
    ],
    [
        Mistake(
            "sign",
            lambda: -solve_1_10(),
            "The size is right, the sign is not. A revision is the new number minus the old one.",
        ),
        Mistake(
            "in persons",
            lambda: solve_1_10() * 1e6,
            "Your number is in persons. The question asks for millions: divide by 1,000,000.",
        ),
        Mistake(
            "growth instead of revision",
            lambda: float(editions_of(2024)[2024] - editions_of(2020)[2024]),
            "You compared 2024 with 2020 inside one edition. That is growth. A revision compares two "
            "editions for one and the same year.",
        ),
        Mistake(
            "two years and two editions",
            lambda: float(editions_of(2024)[2024] - editions_of(2020)[2020]),
            "You compared two years and two editions at once. Keep the year 2020 in both.",
        ),
        Mistake(
            "another year",
            lambda: float(editions_of(2015)[2024] - editions_of(2015)[2020]),
            "That is the revision for 2015. The question asks for 2020.",
        ),
    ],
)


# Exercise 1.11 -----------------------------------------------------------------------------------


def revisions(side: str) -> pd.Series:
    """New minus old estimate for 2020 by country, on one side of migration, in persons."""
    rows = load("migrant_stock_editions").query("year == 2020")
    wide = rows.pivot(index="iso3", columns="edition", values=side)
    return (wide[2024] - wide[2020]).dropna()


def solve_1_11() -> list[str]:
    """Each country gets one column an edition. The difference is sorted, and the three most
    negative values are kept."""
    editions = load("migrant_stock_editions")
    rows = editions[editions["year"] == 2020]
    wide = rows.pivot(index="iso3", columns="edition", values="emigrants")
    change = wide[2024] - wide[2020]
    return list(change.sort_values().head(3).index)


LARGEST_REVISIONS = Exercise(
    "1.11",
    "Whose people abroad became fewer on paper?",
    3,
    Names("countries", ordered=True),
    solve_1_11,
    [
        'rows.pivot(index="iso3", columns="edition", values="emigrants") puts the editions side by side.',
        "Subtract the two columns, sort with sort_values(), and take head(3).",
    ],
    [
        Mistake(
            "immigrants",
            lambda: list(revisions("immigrants").sort_values().head(3).index),
            "These are the countries whose immigrants were revised down. The question asks for "
            "people from a country: use the column emigrants.",
        ),
        Mistake(
            "revised upwards",
            lambda: list(revisions("emigrants").sort_values().tail(3).index[::-1]),
            "These have the largest revisions upwards. The question asks for the largest downwards.",
        ),
        Mistake(
            "smallest of the three first",
            lambda: solve_1_11()[::-1],
            "You have the right three. Put the largest revision first.",
        ),
    ],
)


# Exercise 1.12 -----------------------------------------------------------------------------------


def solve_1_12() -> str:
    """An honest sentence names the number, the year that it describes, who estimated it, in which
    edition, and what was counted."""
    return (
        "According to the International Migrant Stock 2024 of UN DESA, an estimated 304 million "
        "people lived outside their country of birth in the middle of 2024, or 3.7 percent of the "
        "world's population; the figure includes refugees, but not descendants."
    )


HONEST_SENTENCE = Exercise(
    "1.12",
    "Write the sentence that you would sign",
    3,
    Text(words=20),
    solve_1_12,
    [
        "Who estimated 304 million, and in which edition? Which year does the number describe?",
        "Say what was counted: place of birth. Say that it is an estimate.",
    ],
    [
        Mistake(
            "the number of 2020",
            lambda: (
                "According to the World Migration Report 2024 of IOM about 281 million people lived "
                "outside their country of birth in the middle of 2020, by an estimate of UN DESA."
            ),
            "That number describes 2020. For which year is the number of the reading?",
            lambda text: (
                mentions(text, "281", "280", "275")
                and not mentions(text, "304", "303", "305", "300")
            ),
        ),
        Mistake(
            "the report that the reading names",
            lambda: (
                "According to the World Migration Report 2024 of IOM an estimated 304 million people "
                "lived outside the country of their birth in the middle of the year 2024."
            ),
            "You name IOM. Did its report estimate this number? Claim C01 tells who did.",
            lambda text: (
                mentions(text, "iom", "for migration", "world migration report")
                and not mentions(text, "desa", "united nations", "population division")
            ),
        ),
        Mistake(
            "no number",
            lambda: (
                "Very many people live outside the country in which they were born, as the newest "
                "edition of the estimates of UN DESA for the year shows to us."
            ),
            "Your sentence has no number with it. Without the number a reader cannot check it.",
            lambda text: isinstance(text, str) and not mentions(text, "304", "303", "305", "300"),
        ),
        Mistake(
            "no publisher",
            lambda: (
                "In the middle of 2024 an estimated 304 million people lived outside the country in "
                "which they were born, which is 3.7 percent of all the people in the world."
            ),
            "Who says so? Name the publisher of the estimate, so that a reader can find it.",
            lambda text: (
                isinstance(text, str)
                and not mentions(text, "desa", "united nations", "population division")
            ),
        ),
        Mistake(
            "no year",
            lambda: (
                "The International Migrant Stock of UN DESA estimates that 304 million people live "
                "outside the country in which they were born, which is a small share of humanity."
            ),
            "Which year does the number describe? A stock without a date cannot be compared.",
            lambda text: isinstance(text, str) and not mentions(text, "2024"),
        ),
        Mistake(
            "no unit",
            lambda: (
                "UN DESA estimates in its edition of 2024 that the world had about 304 million in the "
                "middle of the year 2024, which is more than in any of the years before it."
            ),
            "304 million of what? Say what was counted: people who live outside their country of birth.",
            lambda text: (
                isinstance(text, str)
                and not mentions(
                    text, "born", "birth", "migrant", "outside their country", "abroad"
                )
            ),
        ),
    ],
)


EXERCISES = [
    READ_THE_PANELS,
    RISE_OF_THE_SHARE,
    WOMEN_ABROAD,
    REFUGEE_ORIGINS,
    COHEN_ADDS,
    AGREEMENT,
    WITHOUT_SILENCE,
    RATIO_PUZZLE,
    RATIOS,
    REVISION,
    LARGEST_REVISIONS,
    HONEST_SENTENCE,
]


# Guesses -----------------------------------------------------------------------------------------


def after_world_share() -> str:
    """What the share means, in heads."""
    world = load("migrant_world").set_index("year").loc[2024]
    return (
        f"In 2024 {world['migrants'] / 1e6:.0f} million of {world['population'] / 1e9:.2f} billion people "
        "lived outside their country of birth. More than 96 of 100 live where they were born: we hear "
        "of those who move, and seldom of those who stay."
    )


def all_of_safran(coder: str) -> float:
    """How many communities show all six features of Safran, at least in part, for this coder."""
    codes = load("community_codes")
    six = codes[codes["author"].str.startswith("Safran")]
    shown = six[coder].isin(["1", "2"])
    return float(shown.groupby(six["community"]).all().sum())


def after_dial() -> str:
    """Why no community shows everything."""
    return (
        f"Coder B also finds {all_of_safran('coder_b'):.0f}. For every community the notes are silent on "
        "at least one feature. Silence is not a no, but it is not a yes either. Now set the dial yourself."
    )


def after_claims() -> str:
    """Two ratios, and what drives them."""
    ratios = solve_1_9().sort_values()
    return (
        f"The official number of Ireland is {ratios['IRL']:.0f} times the number of people born there "
        f"who live abroad; that of India is {ratios['IND']:.1f} times. The definitions differ more "
        "than the countries do."
    )


def filipinos_per_1000() -> pd.Series:
    """People born in the Philippines per 1,000 residents of each country in 2024, highest first."""
    stock = load("migrant_stock").query("origin == 'PHL' and year == 2024").set_index("destination")
    totals = load("migrant_totals").query("year == 2024").set_index("iso3")
    return (1000 * stock["migrants"] / totals["population"]).dropna().nlargest(300)


def after_per_1000() -> str:
    """The first place and the largest host, side by side."""
    rate = filipinos_per_1000()
    return (
        f"Of 1,000 residents there, {rate.iloc[0]:.0f} were born in the Philippines; in the United States "
        f"it is {rate['USA']:.0f}. Choose the Philippines below, and change the measure."
    )


def after_revision() -> str:
    """Both estimates for one day."""
    world = editions_of(2020)
    return (
        f"The edition of 2020 gave {world[2020]:.1f} million for the middle of 2020. The edition of "
        f"2024 gives {world[2024]:.1f} million for the same day. An estimate has a date of its own."
    )


GUESSES = [
    Guess(
        "guess-01-share",
        "01",
        "Out of 100 people in the world, how many lived outside their country of birth in 2024?",
        lambda: world_share(2024),
        after_world_share,
        unit="of 100 people",
    ),
    Guess(
        "guess-01-dial",
        "01",
        "In how many of the eight communities does coder A find all six features of Safran, at least "
        "in part?",
        lambda: all_of_safran("coder_a"),
        after_dial,
        unit="communities",
    ),
    Guess(
        "guess-01-claims",
        "01",
        "Which official number is the largest when it is compared with the people born in that "
        "country who live abroad?",
        lambda: name(str(solve_1_9().idxmax())),
        after_claims,
        options=("India", "Ireland", "Armenia", "Türkiye", "Kazakhstan"),
    ),
    Guess(
        "guess-01-per-1000",
        "01",
        "No country abroad has more people born in the Philippines than the United States. But where "
        "are they the largest part of the residents?",
        lambda: name(str(filipinos_per_1000().index[0])),
        after_per_1000,
        options=("United States", "Saudi Arabia", "Canada", "Northern Mariana Islands"),
    ),
    Guess(
        "guess-01-revision",
        "01",
        "The world's migrants in the middle of 2020 were estimated twice, in 2020 and in 2024. By how "
        "many million people do the two estimates differ?",
        lambda: abs(solve_1_10()),
        after_revision,
        unit="million people",
    ),
]

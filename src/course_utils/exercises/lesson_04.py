"""Lesson 04: what is asked, how it is solved, and how it usually goes wrong."""

from __future__ import annotations

import re
from collections.abc import Callable

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
    lacks,
    mentions,
    moved,
)

GROUP = "low and middle income"
RECEIVED, INVESTED = "remittances_received_usd", "fdi_net_inflows_usd"
AID = "oda_net_received_usd"
PERCENT = Number("percent", within=0.06)
BELOW_HIGH = ["Low income", "Lower middle income", "Upper middle income"]


# What more than one exercise needs ---------------------------------------------------------------


def total(column: str, year: int = 2023, group: str = GROUP) -> float:
    """A flow to a group of countries, in billion dollars."""
    groups = load("economy_groups").set_index(["group", "year"])
    return float(groups.loc[(group, year), column]) / 1e9


def of_country(column: str, iso3: str, year: int) -> float:
    """One cell of the table economy."""
    return float(load("economy").set_index(["iso3", "year"]).loc[(iso3, year), column])


def published(group: str, year: int, publication: str) -> float:
    """What a publication said about a group and a year, in billion dollars."""
    rows = load("remittance_vintages").set_index(["group", "year", "publication"])
    return float(rows.loc[(group, year, publication), "usd_billion"])


# Exercise 4.1 ------------------------------------------------------------------------------------


def solve_4_1() -> str:
    """The nurse lives in one country and has an employer in another. This is compensation of
    employees, and it is counted as remittances that France receives. The other three are a flow of
    investment, a flow of aid, and money that never crosses a border."""
    return "c"


WHOSE_MONEY = Exercise(
    "4.1",
    "Which money is in the statistic?",
    1,
    Choice(
        {
            "a": "A Turkish company in Berlin builds a factory in Izmir.",
            "b": "The government of Japan pays for a bridge in Tajikistan.",
            "c": "A nurse lives with her family in France and works in a hospital in Luxembourg.",
            "d": "A student from Kenya in London pays the rent of her room in London.",
        }
    ),
    solve_4_1,
    [
        "Look for the two parts of the definition: personal transfers and compensation of employees.",
        "In which of the four does the pay of a person, or a gift between households, cross a border?",
    ],
    [
        Mistake(
            "investment",
            lambda: "a",
            "The company builds something that it owns and controls. This is direct investment, "
            "even if the owners have roots in the country.",
        ),
        Mistake(
            "aid",
            lambda: "b",
            "A government pays here. Money from state to state is aid; remittances are the money of "
            "persons.",
        ),
        Mistake(
            "no border",
            lambda: "d",
            "Her money stays in London. A remittance has to cross a border between a person and a "
            "household, or between an employer and a worker.",
        ),
    ],
)


# Exercise 4.2 ------------------------------------------------------------------------------------


def payers(column: str = "remittances_paid_usd", year: int = 2023) -> pd.Series:
    """Dollars for each resident, by country, largest first."""
    rows = load("economy").query("year == @year").set_index("iso3")
    return (rows[column] / rows["population"]).sort_values(ascending=False)


def solve_4_2() -> list[str]:
    """The money that is paid is divided by the residents. Luxembourg comes first by far: its
    employers pay many people who sleep in France, Germany and Belgium."""
    economy = load("economy")
    rows = economy[economy["year"] == 2023].set_index("iso3")
    per_resident = rows["remittances_paid_usd"] / rows["population"]
    return list(per_resident.sort_values(ascending=False).head(3).index)


PAID_PER_RESIDENT = Exercise(
    "4.2",
    "Who pays most for each resident?",
    2,
    Names("countries", ordered=True),
    solve_4_2,
    [
        'Divide the column "remittances_paid_usd" by the column "population".',
        "Sort the result with sort_values(ascending=False) and keep the first three with head(3).",
    ],
    [
        Mistake(
            "dollars in all",
            lambda: list(
                load("economy").query("year == 2023").nlargest(3, "remittances_paid_usd")["iso3"]
            ),
            "These three pay the most dollars in all. The question asks for dollars for each "
            "resident: divide by the population first.",
        ),
        Mistake(
            "received instead of paid",
            lambda: list(payers(RECEIVED).head(3).index),
            "These three receive the most for each resident. The question asks who pays: use the "
            "column remittances_paid_usd.",
        ),
        Mistake(
            "smallest first",
            lambda: list(payers().dropna().tail(3).index[::-1]),
            "These pay the least for each resident. Sort with ascending=False.",
        ),
        Mistake(
            "the year before",
            lambda: list(payers(year=2022).head(3).index),
            "These are the first three of 2022. Two of them have no number for 2023.",
        ),
        Mistake(
            "another year",
            lambda: list(payers(year=2013).head(3).index),
            "These are the first three of 2013. Look at the year in your filter.",
        ),
        Mistake(
            "order of the three",
            lambda: solve_4_2()[::-1],
            "You have the right three. Put the country with the largest payment first.",
        ),
    ],
)


# Exercise 4.3 ------------------------------------------------------------------------------------


def vintages(
    group: str = GROUP, year: int = 2023, column: str = "usd_billion", by: str = "publication"
) -> pd.Series:
    """What was published about one group and year."""
    rows = load("remittance_vintages")
    rows = rows[(rows["group"] == group) & (rows["year"] == year)]
    return rows.set_index(by)[column]


def solve_4_3() -> pd.Series:
    """Keep one group and one year, so that only the publication changes. The publication becomes
    the index, and the amount the value."""
    editions = load("remittance_vintages")
    chosen = (editions["group"] == "low and middle income") & (editions["year"] == 2023)
    return editions[chosen].set_index("publication")["usd_billion"]


VINTAGE_TABLE = Exercise(
    "4.3",
    "Build the vintage table of 2023",
    2,
    Column("billion dollars", within=0.5),
    solve_4_3,
    [
        'Change the year in the example for 2020, and keep the group "low and middle income".',
        'End the line with .set_index("publication")["usd_billion"], so that names stand at the left.',
    ],
    [
        Mistake(
            "the world",
            lambda: vintages("world"),
            "These are the totals of the world. The question asks for low- and middle-income "
            "countries: look at the column group.",
        ),
        Mistake(
            "the year of the example",
            lambda: vintages(year=2020),
            "This is the table for 2020, as in the example. The question asks for 2023.",
        ),
        Mistake(
            "published in 2023",
            lambda: (
                load("remittance_vintages")
                .query("group == @GROUP and published.str.startswith('2023')", engine="python")
                .query("publication == 'Brief 38'")
                .set_index("year")["usd_billion"]
            ),
            "You chose what was published in 2023. The question asks for everything that was "
            "published about 2023: filter the column year.",
        ),
        Mistake(
            "growth",
            lambda: vintages(column="growth_percent"),
            "These are rates of growth, in percent. The question asks for the amounts: use the "
            "column usd_billion.",
        ),
        Mistake(
            "date as index",
            lambda: vintages(by="published"),
            "The amounts are right, but the index holds dates. The question asks for the names of "
            "the publications as index.",
        ),
    ],
)


# Exercise 4.4 ------------------------------------------------------------------------------------

BLOG = "blog of December 2024"


def solve_4_4() -> float:
    """Both numbers come from the same publication, so only the group differs. A quarter of what the
    world receives goes to high-income countries."""
    editions = load("remittance_vintages")
    blog = editions[
        (editions["publication"] == "blog of December 2024") & (editions["year"] == 2023)
    ]
    amount = blog.set_index("group")["usd_billion"]
    return 100 * amount["high income"] / amount["world"]


HIGH_INCOME_PART = Exercise(
    "4.4",
    "The part that the word global hides",
    2,
    Number("percent", within=0.1),
    solve_4_4,
    [
        'Keep the rows of the publication "blog of December 2024" for the year 2023.',
        "Divide the amount of the group high income by the amount of the group world.",
    ],
    [
        Mistake(
            "the other part",
            lambda: 100 - solve_4_4(),
            "That is the part of the low- and middle-income countries. The question asks for the "
            "high-income countries.",
        ),
        Mistake(
            "two publications",
            lambda: 100 * (1 - published(GROUP, 2023, "Brief 38") / published("world", 2023, BLOG)),
            "You put numbers of two publications together. Their editions differ in more than the "
            "group. Take both from the blog of December 2024.",
        ),
        Mistake(
            "divided by the wrong whole",
            lambda: 100 * published("high income", 2023, BLOG) / published(GROUP, 2023, BLOG),
            "You divided by the low- and middle-income countries. A part is divided by the whole, "
            "and the whole is the world.",
        ),
        Mistake(
            "a share below one",
            lambda: solve_4_4() / 100,
            "Your number is 100 times too small. The question asks for percent, so multiply the "
            "share by 100.",
        ),
        Mistake(
            "another year",
            lambda: 100 * published("high income", 2020, BLOG) / published("world", 2020, BLOG),
            "That is the part in 2020. The question asks for 2023.",
        ),
    ],
)


# Exercise 4.5 ------------------------------------------------------------------------------------


def solve_4_5() -> float:
    """Take one group, one year and one table for all three flows. The result is negative:
    in this edition investment and aid together were larger than remittances."""
    groups = load("economy_groups")
    row = groups[(groups["group"] == "low and middle income") & (groups["year"] == 2023)].iloc[0]
    both = row["fdi_net_inflows_usd"] + row["oda_net_received_usd"]
    return (row["remittances_received_usd"] - both) / 1e9


def lead(year: int = 2023, group: str = GROUP) -> float:
    """Remittances minus investment and aid, in billion dollars; a missing aid counts as zero."""
    aid = total(AID, year, group)
    return (
        total(RECEIVED, year, group) - total(INVESTED, year, group) - (0 if pd.isna(aid) else aid)
    )


def aid_of_countries(year: int = 2023) -> float:
    """The aid in the table economy, added up over countries, in billion dollars."""
    return float(load("economy").query("year == @year")[AID].sum()) / 1e9


MORE_THAN_BOTH = Exercise(
    "4.5",
    "More than both together?",
    2,
    Number("billion dollars", within=0.1),
    solve_4_5,
    [
        "flows.loc[2023] holds the three numbers of 2023, in billion dollars.",
        "Take remittances, and subtract investment and aid. A negative result is possible.",
    ],
    [
        Mistake(
            "aid added up over countries",
            lambda: total(RECEIVED) - total(INVESTED) - aid_of_countries(),
            "You added up the aid of the table economy. In 2023 a third of all aid went to no single "
            "country and is not there. Take all three flows from economy_groups.",
        ),
        Mistake(
            "only investment",
            lambda: total(RECEIVED) - total(INVESTED),
            "You subtracted investment, and aid is left out. The sentence says: more than both "
            "together.",
        ),
        Mistake(
            "missing aid as zero",
            lambda: lead(2024),
            "That is 2024, where aid has no number yet. A missing number is not zero, so the year "
            "cannot be used. Take 2023.",
        ),
        Mistake(
            "sign",
            lambda: -solve_4_5(),
            "The size is right, the sign is not. The question asks for remittances minus the other "
            "two.",
        ),
        Mistake(
            "the world",
            lambda: lead(group="world"),
            "That is the world, with its rich countries. The question asks for the group low and "
            "middle income.",
        ),
        Mistake(
            "in dollars",
            lambda: solve_4_5() * 1e9,
            "Your number is in dollars. The question asks for billions: divide by 1e9.",
        ),
        Mistake(
            "in million dollars",
            lambda: solve_4_5() * 1e3,
            "Your number is in million dollars. The question asks for billions: 1,000 million are "
            "one billion.",
        ),
        Mistake(
            "two editions",
            lambda: published(GROUP, 2023, "Brief 39") - total(INVESTED) - total(AID),
            "Your remittances come from Brief 39 and the rest from another edition. Take all three "
            "from one table.",
        ),
    ],
)


# Exercise 4.6 ------------------------------------------------------------------------------------

CHINA_LINES = (
    'economy = load("economy")',
    'china = economy[economy["iso3"] == "CHN"].set_index("year")',
    'rest = group["fdi_net_inflows_usd"] - china["fdi_net_inflows_usd"]',
    'sent = group["remittances_received_usd"] - china["remittances_received_usd"]',
    "larger = (sent > rest).loc[2010:2024]",
    "print(larger)",
)


def solve_4_6() -> list[str]:
    """The table has to be there before its rows are chosen, and the rows before anything is
    subtracted. Investment without China comes before remittances here only because the comparison
    names them both: the two lines may change places in real code."""
    return list(CHINA_LINES)


WITHOUT_CHINA = Exercise(
    "4.6",
    "Without China",
    2,
    Order(CHINA_LINES),
    solve_4_6,
    [
        "A line can use only names that a line above has made: economy, china, rest, sent, larger.",
        "The line for investment (rest) stands before the line for remittances (sent).",
    ],
    [
        Mistake(
            "rows before the table",
            lambda: moved(CHINA_LINES, 0, 1),
            "The line that chooses the rows of China uses the name economy. Which line makes it?",
        ),
        Mistake(
            "subtracted too early",
            lambda: moved(CHINA_LINES, 2, 1),
            "You subtract the numbers of china before a line has made that name.",
        ),
        Mistake(
            "compared too early",
            lambda: moved(CHINA_LINES, 4, 3),
            "The comparison needs both sent and rest. One of them is not made yet at your place.",
        ),
        Mistake(
            "print too early",
            lambda: moved(CHINA_LINES, 5, 4),
            "print shows larger, so larger has to be made before.",
        ),
        Mistake(
            "remittances first",
            lambda: moved(CHINA_LINES, 3, 2),
            "This order would work too. Here the line for investment stands first: exchange the two.",
        ),
    ],
)


# Exercise 4.7 ------------------------------------------------------------------------------------


def both_flows(year: int = 2023, incomes: list[str] | None = None) -> pd.DataFrame:
    """Remittances and investment of one year in the countries of these income groups."""
    groups = load("countries").set_index("iso3")["income_group"]
    rows = load("economy").query("year == @year").set_index("iso3")[[RECEIVED, INVESTED]]
    return rows[groups.reindex(rows.index).isin(BELOW_HIGH)] if incomes is None else rows


def part_larger(rows: pd.DataFrame, of: int | None = None) -> float:
    """In how many of 100 countries remittances are larger; `of`: divide by this number."""
    larger = (rows[RECEIVED] > rows[INVESTED]).sum()
    return float(100 * larger / (len(rows) if of is None else of))


def solve_4_7() -> float:
    """Only countries with both numbers can be compared, so dropna comes before the count. Those
    without a number are neither a yes nor a no."""
    economy = load("economy")
    income = load("countries").set_index("iso3")["income_group"]
    rows = economy[economy["year"] == 2023].set_index("iso3")
    below = income.isin(["Low income", "Lower middle income", "Upper middle income"])
    rows = rows[below.reindex(rows.index)]
    rows = rows[["remittances_received_usd", "fdi_net_inflows_usd"]].dropna()
    larger = rows["remittances_received_usd"] > rows["fdi_net_inflows_usd"]
    return 100 * larger.mean()


HOW_MANY_COUNTRIES = Exercise(
    "4.7",
    "In how many countries?",
    2,
    PERCENT,
    solve_4_7,
    [
        "Take away the countries that lack one of the two numbers: poorer.dropna().",
        "A comparison of two columns gives True and False; 100 * its mean() is the share of True.",
    ],
    [
        Mistake(
            "missing counted as no",
            lambda: part_larger(both_flows()),
            "You divided by all countries of the group. Where a number is missing you do not know "
            "which flow is larger. Use dropna() before you count.",
        ),
        Mistake(
            "rich countries too",
            lambda: part_larger(both_flows(incomes=[]).dropna()),
            "You counted the high-income countries as well. The question asks for the table poorer.",
        ),
        Mistake(
            "a count",
            lambda: float(
                (both_flows().dropna()[RECEIVED] > both_flows().dropna()[INVESTED]).sum()
            ),
            "That is the number of countries. The question asks for a share in percent.",
        ),
        Mistake(
            "the other side",
            lambda: 100 - solve_4_7(),
            "That is the share of countries where investment is larger. Turn the comparison round.",
        ),
        Mistake(
            "a share below one",
            lambda: solve_4_7() / 100,
            "Your number is 100 times too small. The question asks for percent, so multiply the "
            "share by 100.",
        ),
        Mistake(
            "another year",
            lambda: part_larger(both_flows(2021).dropna()),
            "That is the share in 2021. The question asks for 2023.",
        ),
    ],
)


# Exercise 4.8 ------------------------------------------------------------------------------------


def share_of_gdp(iso3: str = "TJK", year: int = 2023) -> float:
    """Remittances as a share of the gross domestic product, in percent."""
    return 100 * of_country(RECEIVED, iso3, year) / of_country("gdp_usd", iso3, year)


def knomad(iso3: str, year: int) -> float:
    """Remittances by the sheet of December 2023, in dollars."""
    rows = load("remittance_inflows").set_index(["iso3", "year"])["remittances_usd_million"]
    return 1e6 * float(rows[iso3, year])


def solve_4_8() -> float:
    """Both columns are in dollars and stand in the same row, so one division is enough. The claim
    card has two other shares for the same year: amount and income both have editions."""
    economy = load("economy")
    row = economy[(economy["iso3"] == "TJK") & (economy["year"] == 2023)].iloc[0]
    return 100 * row["remittances_received_usd"] / row["gdp_usd"]


DEPENDENCE = Exercise(
    "4.8",
    "How much does Tajikistan depend on it?",
    2,
    PERCENT,
    solve_4_8,
    [
        'Choose the row with the code "TJK" and the year 2023 in the table economy.',
        "Divide remittances_received_usd by gdp_usd, and multiply by 100.",
    ],
    [
        Mistake(
            "a share below one",
            lambda: solve_4_8() / 100,
            "Your number is 100 times too small. The question asks for percent, so multiply the "
            "share by 100.",
        ),
        Mistake(
            "another year",
            lambda: share_of_gdp(year=2024),
            "That is the share in 2024. The question asks for 2023.",
        ),
        Mistake(
            "wrong edition",
            lambda: 100 * knomad("TJK", 2023) / of_country("gdp_usd", "TJK", 2023),
            "Your amount is the early estimate of December 2023, in the table remittance_inflows. "
            "Take the amount and the income from economy.",
        ),
        Mistake(
            "upside down",
            lambda: 1e4 / solve_4_8(),
            "You divided the income of the country by the remittances. The part goes above the line.",
        ),
        Mistake(
            "money for each person",
            lambda: of_country(RECEIVED, "TJK", 2023) / of_country("population", "TJK", 2023),
            "You divided by the people, so your unit is dollars a person. The question asks for a "
            "share of gross domestic product.",
        ),
        Mistake(
            "a neighbour",
            lambda: share_of_gdp("KGZ"),
            "That is Kyrgyzstan, with the code KGZ. Tajikistan has the code TJK.",
        ),
    ],
)


# Exercise 4.9 ------------------------------------------------------------------------------------

FIVE = ["ARM", "GEO", "KGZ", "TJK", "UZB"]


def growth(before: int = 2021, after: int = 2022, base: int | None = None) -> pd.Series:
    """The change of remittances between two years for five countries, in percent of `base`."""
    wide = load("economy").pivot(index="iso3", columns="year", values=RECEIVED).loc[FIVE]
    return 100 * (wide[after] - wide[before]) / wide[before if base is None else base]


def in_millions() -> pd.Series:
    """The same change as an amount, in million dollars."""
    wide = load("economy").pivot(index="iso3", columns="year", values=RECEIVED).loc[FIVE]
    return (wide[2022] - wide[2021]) / 1e6


def solve_4_9() -> pd.Series:
    """One column a year lets pandas divide country by country. The new value over the old one,
    minus one, times 100, is the change in percent."""
    economy = load("economy")
    wide = economy.pivot(index="iso3", columns="year", values="remittances_received_usd")
    five = wide.loc[["ARM", "GEO", "KGZ", "TJK", "UZB"]]
    return 100 * (five[2022] / five[2021] - 1)


SHOCK_OF_2022 = Exercise(
    "4.9",
    "The fall that did not come",
    2,
    Column("percent", within=0.06),
    solve_4_9,
    [
        "five[2022] and five[2021] are the columns that you need.",
        "Divide the later year by the earlier one, subtract 1, and multiply by 100.",
    ],
    [
        Mistake(
            "ratio",
            lambda: growth() / 100 + 1,
            "Your numbers say how many times as large the year 2022 was. The question asks for the "
            "change in percent: subtract 1 and multiply by 100.",
        ),
        Mistake(
            "divided by the later year",
            lambda: growth(base=2022),
            "You divided by 2022. A change is compared with the year before: divide by 2021.",
        ),
        Mistake(
            "the year after",
            lambda: growth(2022, 2023),
            "That is the change from 2022 to 2023. The question asks for 2021 to 2022.",
        ),
        Mistake(
            "in dollars",
            in_millions,
            "Your numbers are amounts in million dollars. The question asks for the change in "
            "percent of the year before.",
        ),
        Mistake(
            "not in percent",
            lambda: growth() / 100,
            "Your numbers are 100 times too small. The question asks for percent.",
        ),
    ],
)


# Exercise 4.10 -----------------------------------------------------------------------------------


def solve_4_10() -> str:
    """The model divides the total of India among the countries in proportion to migrants and
    incomes. Migrants went in, so migrants come out. A test needs money that somebody counted."""
    return "b"


CIRCLE = Exercise(
    "4.10",
    "What does the straight line prove?",
    1,
    Choice(
        {
            "a": "Money follows migrants: where more of them live, more money is sent.",
            "b": "Nothing about the world: the money was computed from the migrants.",
            "c": "The World Bank counted the money very exactly.",
            "d": "Migrants in rich countries send less, because they have settled.",
        }
    ),
    solve_4_10,
    [
        'Read the line below the title of about("remittance_corridors") once more.',
        "What went into the model? Compare it with what stands on the horizontal axis.",
    ],
    [
        Mistake(
            "circular",
            lambda: "a",
            "It may be true of the world. But this table cannot show it: where did the amounts on "
            "the vertical axis come from?",
        ),
        Mistake(
            "counted",
            lambda: "c",
            "Nobody counted these amounts. The badge below the figure says how they were made.",
        ),
        Mistake(
            "not on the axes",
            lambda: "d",
            "The figure has no axis for how long somebody has lived abroad, so it cannot tell.",
        ),
    ],
)


# Exercise 4.11 -----------------------------------------------------------------------------------

RUSSIA_2024 = (
    0.77  # share of one sender, as reported by Vestnik Kavkaza (vestikavkaza2025transfers)
)


def solve_4_11() -> float:
    """The largest share alone gives 0.77 times 0.77. Every other sender adds a square, and a square
    is never negative. So the index is at least this large, whoever the others are."""
    largest = 0.77
    return largest**2


LOWER_LIMIT = Exercise(
    "4.11",
    "At least how concentrated?",
    2,
    Number("points of a scale from 0 to 1", within=0.004),
    solve_4_11,
    [
        "The index adds the squares of all shares. Which square do you know?",
        "Write the share as a number below one, and multiply it by itself: 0.5**2 is 0.25.",
    ],
    [
        Mistake(
            "not squared",
            lambda: RUSSIA_2024,
            "That is the share itself. The index adds the squares of the shares.",
        ),
        Mistake(
            "percent squared",
            lambda: (100 * RUSSIA_2024) ** 2,
            "You squared the percentage. That is the scale from 0 to 10,000 that some authors use. "
            "Here the scale goes from 0 to 1: write the share as a number below one.",
        ),
        Mistake(
            "percent squared, then divided by 100",
            lambda: (100 * RUSSIA_2024) ** 2 / 100,
            "You gave percent. Write the share as a number below one first, then square.",
        ),
        Mistake(
            "one sender only",
            lambda: 1.0,
            "You gave herfindahl one sender only, so it became 100 percent. Square the share itself.",
        ),
        Mistake(
            "all others as one sender",
            lambda: RUSSIA_2024**2 + (1 - RUSSIA_2024) ** 2,
            "You took all others as one single sender. That gives the largest possible value. The "
            "question asks for the smallest: many small senders add next to nothing.",
        ),
        Mistake(
            "effective number",
            lambda: 1 / RUSSIA_2024**2,
            "That is one over the index, the effective number of senders. The question asks for the "
            "index.",
        ),
        Mistake(
            "doubled",
            lambda: 2 * RUSSIA_2024,
            "You multiplied the share by two. A square is a number times itself.",
        ),
    ],
)


# Exercise 4.12 -----------------------------------------------------------------------------------


def quarter(year: int, number: int) -> pd.Series:
    """The cost of all corridors in one quarter, by sender and receiver."""
    rows = load("remittance_prices").query("year == @year and quarter == @number")
    return rows.set_index(["sender", "receiver"])["cost_percent"]


def costs(number: int = 1, year: int = 2025) -> pd.Series:
    """Cost in percent, one corridor a row."""
    return quarter(year, number)


def solve_4_12() -> float:
    """A comparison gives True and False, and its mean is the share of True. Missing corridors are
    not in the table, so this is a share of the corridors that have a price."""
    prices = load("remittance_prices")
    now = prices[(prices["year"] == 2025) & (prices["quarter"] == 1)]
    return 100 * (now["cost_percent"] > 5).mean()


ABOVE_FIVE = Exercise(
    "4.12",
    "Corridors above the limit",
    2,
    PERCENT,
    solve_4_12,
    [
        'now["cost_percent"] > 5 gives True or False for each corridor.',
        "100 * the mean() of these is the share of True, in percent.",
    ],
    [
        Mistake(
            "the other target",
            lambda: float(100 * (costs() > 3).mean()),
            "That is the share above 3 percent, which is the target for the average. The limit for "
            "a single corridor is 5 percent.",
        ),
        Mistake(
            "below the limit",
            lambda: float(100 * (costs() <= 5).mean()),
            "That is the share of corridors that keep the limit. The question asks for those above.",
        ),
        Mistake(
            "a count",
            lambda: float((costs() > 5).sum()),
            "That is the number of corridors. The question asks for their share in percent.",
        ),
        Mistake(
            "a share below one",
            lambda: float((costs() > 5).mean()),
            "Your number is 100 times too small. The question asks for percent, so multiply the "
            "share by 100.",
        ),
        Mistake(
            "all quarters",
            lambda: float(100 * (load("remittance_prices")["cost_percent"] > 5).mean()),
            "You took all rows since 2011. The question asks for the first quarter of 2025: use the "
            "table now.",
        ),
        Mistake(
            "the mean cost",
            lambda: float(costs().mean()),
            "That is the mean cost of the corridors. The question asks which share of them is above "
            "the limit.",
        ),
    ],
)


# Exercise 4.13 -----------------------------------------------------------------------------------


def medians(how: Callable[[pd.Series], float], common: bool) -> float:
    """The fourth quarter of 2020 minus the third; `common`: over corridors that both have."""
    third, fourth = quarter(2020, 3), quarter(2020, 4)
    if common:
        third = third[third.index.isin(fourth.index)]
        fourth = fourth[fourth.index.isin(third.index)]
    return float(how(fourth) - how(third))


def solve_4_13() -> float:
    """merge keeps only the corridors that stand in both tables. Over these the median hardly moves:
    most of the fall came from expensive corridors that left the table."""
    prices = load("remittance_prices")
    third = prices[(prices["year"] == 2020) & (prices["quarter"] == 3)]
    fourth = prices[(prices["year"] == 2020) & (prices["quarter"] == 4)]
    both = third.merge(fourth, on=["sender", "receiver"])
    return both["cost_percent_y"].median() - both["cost_percent_x"].median()


SAME_CORRIDORS = Exercise(
    "4.13",
    "Cheaper, or only fewer?",
    3,
    Number("percentage points", within=0.006),
    solve_4_13,
    [
        'third.merge(fourth, on=["sender", "receiver"]) keeps the corridors that stand in both.',
        "In the merged table cost_percent_x is the third quarter and cost_percent_y the fourth. Take "
        "the median of each, and subtract the earlier from the later.",
    ],
    [
        Mistake(
            "all corridors",
            lambda: medians(pd.Series.median, common=False),
            "You compared all corridors of one quarter with all of the other. Expensive ones left the "
            "table between the two. Compare only corridors that both quarters have.",
        ),
        Mistake(
            "mean",
            lambda: medians(pd.Series.mean, common=True),
            "You took the mean. A few very expensive corridors move it; the question asks for the median.",
        ),
        Mistake(
            "sign",
            lambda: -solve_4_13(),
            "The size is right, the sign is not. The change is the later quarter minus the earlier.",
        ),
        Mistake(
            "median of the changes",
            lambda: float((quarter(2020, 4) - quarter(2020, 3)).dropna().median()),
            "That is the median of the changes of the single corridors. The question asks for the "
            "change of the median.",
        ),
        Mistake(
            "percent",
            lambda: (
                100
                * medians(pd.Series.median, common=True)
                / float(
                    quarter(2020, 3)[quarter(2020, 3).index.isin(quarter(2020, 4).index)].median()
                )
            ),
            "That is a change in percent of the earlier median. The question asks for percentage "
            "points: subtract, do not divide.",
        ),
    ],
)


# Exercise 4.14 -----------------------------------------------------------------------------------


POORER = re.compile(r"\b(656|669|647|598\.[67]\d?|599)\b")  # low- and middle-income countries, 2023
WORLD = re.compile(r"\b(865|860|840|795(\.\d+)?|796)\b")
EDITION = ("brief", "blog", "edition", "knomad", "indicators", "wdi", "published", "economy_groups")
POORER_NAMES = ("low", "lmic", "developing")
WORLD_NAMES = ("world total", "whole world", "worldwide", "the world", "global", "all countries")


def other_group(text: object) -> bool:
    """Does the amount belong to another group of receivers than the one that is named?"""
    if not isinstance(text, str) or mentions(text, "high-income", "high income"):
        return isinstance(text, str)
    world = text.casefold().replace("world bank", "")
    poorer, everybody = bool(POORER.search(text)), bool(WORLD.search(text))
    return (poorer and not everybody and not mentions(text, *POORER_NAMES)) or (
        everybody and not poorer and not mentions(world, *WORLD_NAMES)
    )


def other_edition(text: object) -> bool:
    """Is 669, the number of Brief 39 alone, given to Brief 38 or 40?"""
    if not isinstance(text, str) or not re.search(r"\b669\b", text):
        return False
    return mentions(text, "brief 38", "brief 40") and not mentions(text, "brief 39", "656")


def solve_4_14() -> str:
    """The sentence names the number, the group of receivers, the year, and the publication with its
    date. It says estimate, and it does not say diaspora: the statistic holds other money too."""
    return (
        "In 2023 low- and middle-income countries received an estimated 656 billion dollars of "
        "recorded remittances, including the pay of cross-border workers, according to the World "
        "Bank in Brief 40 of June 2024; other editions give between 647 and 669 billion."
    )


SIGNED_SENTENCE = Exercise(
    "4.14",
    "Write the sentence that you would sign",
    3,
    Text(words=25),
    solve_4_14,
    [
        "Which number, for which group of receiving countries, for which year, in which unit?",
        "Who published it, in which Brief or table, and when? Is it counted or estimated?",
    ],
    [
        Mistake(
            "no number",
            lambda: (
                "In 2023 the low- and middle-income countries received very much money from people "
                "abroad, as the World Bank wrote in its Brief 40, which was published in June 2024."
            ),
            "Your sentence has no amount for 2023 that an edition of this lesson gives. Without it a "
            "reader cannot check anything.",
            lambda text: isinstance(text, str) and not (POORER.search(text) or WORLD.search(text)),
        ),
        Mistake(
            "no group",
            lambda: (
                "According to Brief 40 of the World Bank, published in June 2024, recorded "
                "remittances in 2023 were estimated at 656 billion dollars, which is a large amount "
                "of money."
            ),
            "Who received it? Name the group: low- and middle-income countries, or the whole world. "
            "About a quarter of the world total goes to high-income countries.",
            lambda text: (
                isinstance(text, str)
                and not mentions(
                    text.casefold().replace("world bank", ""), "income", *POORER_NAMES, *WORLD_NAMES
                )
            ),
        ),
        Mistake(
            "another group",
            lambda: (
                "According to Brief 40 of the World Bank, published in June 2024, the whole world "
                "received an estimated 656 billion dollars of recorded remittances in 2023."
            ),
            "This number belongs to another group of receivers. Look at the column group.",
            other_group,
        ),
        Mistake(
            "another edition",
            lambda: (
                "According to Brief 40 of the World Bank, published in June 2024, low- and "
                "middle-income countries received an estimated 669 billion dollars in 2023."
            ),
            "This number stands in another edition than the one that you name. Look at the column "
            "publication.",
            other_edition,
        ),
        Mistake(
            "no year",
            lambda: (
                "According to Brief 40 of the World Bank, low- and middle-income countries receive "
                "an estimated 656 billion dollars of recorded remittances in a year from people "
                "abroad."
            ),
            "Which year does the number describe? The year of the publication is another date.",
            lacks("2023"),
        ),
        Mistake(
            "no unit",
            lambda: (
                "According to Brief 40 of the World Bank of June 2024, the low- and middle-income "
                "countries received an estimated 656 of recorded remittances in 2023 from people "
                "abroad."
            ),
            "What is the unit? Say billion dollars.",
            lambda text: (
                isinstance(text, str)
                and not (
                    mentions(text, "billion", "bn", "trillion", "000 million")
                    and mentions(text, "dollar", "usd", "$")
                )
            ),
        ),
        Mistake(
            "no edition",
            lambda: (
                "In 2023 the low- and middle-income countries received an estimated 656 billion "
                "dollars of recorded remittances from people who live abroad, according to the "
                "World Bank."
            ),
            "Which edition? The World Bank gave several numbers for this year. Name the Brief, the "
            "blog or the table, best with its date.",
            lacks(*EDITION),
        ),
        Mistake(
            "no publisher",
            lambda: (
                "In 2023 the low- and middle-income countries received an estimated 656 billion "
                "dollars of recorded remittances from people abroad, as one can read in Brief 40 of "
                "June 2024."
            ),
            "Who says so? Name the publisher, so that a reader can find the text.",
            lambda text: (
                isinstance(text, str)
                and not (mentions(text, "world bank", "knomad") or re.search(r"\bWB\b", text))
            ),
        ),
    ],
)


EXERCISES = [
    WHOSE_MONEY,
    PAID_PER_RESIDENT,
    VINTAGE_TABLE,
    HIGH_INCOME_PART,
    MORE_THAN_BOTH,
    WITHOUT_CHINA,
    HOW_MANY_COUNTRIES,
    DEPENDENCE,
    SHOCK_OF_2022,
    CIRCLE,
    LOWER_LIMIT,
    ABOVE_FIVE,
    SAME_CORRIDORS,
    SIGNED_SENTENCE,
]


# Guesses -----------------------------------------------------------------------------------------

FOUR_RECEIVERS = ("FRA", "PAK", "CHN", "EGY")


def largest_of_four() -> str:
    """The country of four that received most in 2023, by the table economy."""
    return name(max(FOUR_RECEIVERS, key=lambda code: of_country(RECEIVED, code, 2023)))


def after_receivers() -> str:
    """The four amounts."""
    amounts = {code: of_country(RECEIVED, code, 2023) / 1e9 for code in FOUR_RECEIVERS}
    said = ", ".join(f"{name(code)} {amount:.1f}" for code, amount in amounts.items())
    return (
        f"In billion dollars: {said}. A rich country stands high on this list. So the statistic must "
        "count more than money from migrants to poor families at home. The definition below says what."
    )


def spread_of_2020() -> float:
    """The highest minus the lowest number that was published for 2020, in billion dollars."""
    numbers = vintages(year=2020)
    return float(numbers.max() - numbers.min())


def after_vintages() -> str:
    """The lowest and the highest number of 2020."""
    numbers = vintages(year=2020)
    return (
        f"The lowest, {numbers.min():.0f} billion, was a forecast of April 2020: the sharpest fall in "
        f"recent history. The highest is {numbers.max():.0f} billion, of November 2021. All of them "
        "describe the same year and the same group."
    )


def together() -> float:
    """Investment and aid for each 100 dollars of remittances, in 2023."""
    return 100 * (total(INVESTED) + total(AID)) / total(RECEIVED)


def after_together() -> str:
    """The two parts."""
    sent = total(RECEIVED)
    return (
        f"For each 100 dollars of remittances, {100 * total(INVESTED) / sent:.0f} dollars came as "
        f"direct investment and {100 * total(AID) / sent:.0f} as aid. Each alone is smaller. "
        "Together they are larger, in this edition."
    )


def change_of_2020() -> float:
    """Low- and middle-income countries, 2019 to 2020, in percent."""
    return 100 * (total(RECEIVED, 2020) / total(RECEIVED, 2019) - 1)


def after_shock() -> str:
    """How the countries went different ways."""
    wide = load("economy").pivot(index="iso3", columns="year", values=RECEIVED)
    change = (wide[2020] / wide[2019] - 1).dropna()
    return (
        f"In the table of today the total changed by {change_of_2020():+.1f} percent, not by −19.7. "
        f"But {(change < 0).sum()} of {len(change)} countries received less than in 2019. A total "
        "hides who lost."
    )


def model_share() -> float:
    """Russia's part of the money to Uzbekistan in 2021, by the model, in percent."""
    rows = load("remittance_corridors").query("receiver == 'UZB' and year == 2021")
    money = rows.set_index("sender")["remittances_usd_million"]
    return float(100 * money["RUS"] / money.sum())


def after_model() -> str:
    """What was reported instead."""
    return (
        "The model knows one sender only. Reports that name the central bank give Russia about half "
        "from 2019 to 2021, and about 87 percent in 2022. The next cells show where the number of "
        "the table comes from."
    )


def cost_of_200() -> float:
    """The median cost of sending 200 dollars in the first quarter of 2025, in dollars."""
    return float(2 * costs().median())


def after_cost() -> str:
    """The same in percent, and the extremes."""
    return (
        f"The median over {len(costs())} corridors is {costs().median():.2f} percent. Between the "
        f"cheapest tenth and the most expensive tenth lies a factor of "
        f"{costs().quantile(0.9) / costs().quantile(0.1):.0f}. The average hides the corridor."
    )


GUESSES = [
    Guess(
        "guess-04-receivers",
        "04",
        "Which of these four countries received the most remittances in 2023?",
        largest_of_four,
        after_receivers,
        options=tuple(name(code) for code in FOUR_RECEIVERS),
    ),
    Guess(
        "guess-04-vintages",
        "04",
        "For the year 2020 the World Bank published many numbers, one after the other. How many "
        "billion dollars lie between the lowest and the highest?",
        spread_of_2020,
        after_vintages,
        unit="billion dollars",
    ),
    Guess(
        "guess-04-together",
        "04",
        "For each 100 dollars of remittances to low- and middle-income countries in 2023: how many "
        "dollars came as direct investment and aid together?",
        together,
        after_together,
        unit="dollars",
    ),
    Guess(
        "guess-04-shock",
        "04",
        "In April 2020 the World Bank expected a fall of remittances to low- and middle-income "
        "countries by 19.7 percent. By how many percent did they change in 2020, by the table of "
        "today (with a minus sign for a fall)?",
        change_of_2020,
        after_shock,
        unit="percent",
    ),
    Guess(
        "guess-04-model",
        "04",
        "A table gives the money from each country to each other country. Which part of the money "
        "to Uzbekistan comes from Russia in it, in 2021?",
        model_share,
        after_model,
        unit="percent",
    ),
    Guess(
        "guess-04-cost",
        "04",
        "You send 200 dollars to your family abroad, in the first quarter of 2025. How many dollars "
        "does it cost in the middle of all corridors, the median?",
        cost_of_200,
        after_cost,
        unit="dollars",
    ),
]

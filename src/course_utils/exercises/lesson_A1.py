"""Lesson A1: what is asked, how it is solved, and how it usually goes wrong."""
# The number of the lesson keeps its capital letter, as in the name of the notebook.
# ruff: noqa: N999

from __future__ import annotations

import math
import re
from typing import Any

import pandas as pd

from course_utils.answers import as_number
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
    Table,
    Text,
    mentions,
    moved,
)

PERCENT = Number("percent", within=0.06)
PEOPLE = Number("people", within=0.5)


def is_missing(answer: Any) -> bool:
    """Is the answer one number, and is it NaN?"""
    number = as_number(answer)
    return number is not None and math.isnan(number)


# Exercise A1.1 -----------------------------------------------------------------------------------


def in_millions(code: str, column: str) -> float:
    """Immigrants or population of a country in 2024, in millions with two decimals."""
    totals = load("migrant_totals")
    row = totals[(totals["iso3"] == code) & (totals["year"] == 2024)]
    return round(float(row[column].iloc[0]) / 1e6, 2)


def solve_a1_1() -> float:
    """A share is the part divided by the whole. Here the immigrants are the part, and all the
    people who live in the country are the whole. Times 100 gives percent."""
    immigrants_germany = 16.75
    population_germany = 84.55
    return 100 * immigrants_germany / population_germany


SHARE_OF_GERMANY = Exercise(
    "A1.1",
    "A share in percent",
    1,
    PERCENT,
    solve_a1_1,
    [
        "Which number is the part, and which is the whole? Divide the part by the whole.",
        "Look at the example for Kazakhstan. Write the same line with the two names for Germany.",
    ],
    [
        Mistake(
            "a share below one",
            lambda: solve_a1_1() / 100,
            "Your number is a share between 0 and 1. The question asks for percent, so multiply "
            "by 100.",
        ),
        Mistake(
            "upside down",
            lambda: 100 * 84.55 / 16.75,
            "Your number is larger than 100: you divided the whole by the part. A part of a "
            "country cannot be more than 100 percent of it.",
        ),
        Mistake(
            "Kazakhstan again",
            lambda: 100 * in_millions("KAZ", "immigrants") / in_millions("KAZ", "population"),
            "That is the share in Kazakhstan, from the example. The question is about Germany: use "
            "the two names for Germany.",
        ),
        Mistake(
            "only the part",
            lambda: in_millions("DEU", "immigrants"),
            "That is the number of immigrants, in millions. The question asks what part of the "
            "population they are, so divide by the population.",
        ),
        Mistake(
            "a text that looks like code",
            lambda: "100 * immigrants_germany / population_germany",
            "Your answer stands between quotation marks, so Python sees a text and does not compute "
            "it. Take the quotation marks away.",
            lambda answer: isinstance(answer, str) and as_number(answer) is None,
        ),
    ],
)


# Exercise A1.2 -----------------------------------------------------------------------------------


def solve_a1_2() -> str:
    """The columns tell it: origin, destination and year say which people are meant, and migrants
    says how many they are. So one row is a group of people, not a person."""
    return "c"


ONE_ROW = Exercise(
    "A1.2",
    "What is one row?",
    1,
    Choice(
        {
            "a": "one person who moved to another country",
            "b": "one country with all its migrants",
            "c": "the people from one origin who live in one destination, in one year",
            "d": "the people who moved from one country to another during one year",
        }
    ),
    solve_a1_2,
    [
        "Read the first row aloud, with the name of each column: origin ABW, destination ATG, ...",
        "Which columns say *who* is meant? Which column says *how many* they are?",
    ],
    [
        Mistake(
            "a row is a person",
            lambda: "a",
            "You chose one person. But the column migrants of the first row says 7: a row stands "
            "for a group, and no single person can be found in the table.",
        ),
        Mistake(
            "a row is a country",
            lambda: "b",
            "You chose one country. But each row names two countries, an origin and a destination, "
            "and a year.",
        ),
        Mistake(
            "stock read as flow",
            lambda: "d",
            "You chose the people who moved during a year. The table counts who lives there in the "
            "middle of that year, whenever they came. See the note on stock and flow in the box above.",
        ),
    ],
)


# Exercise A1.3 -----------------------------------------------------------------------------------


def solve_a1_3() -> int:
    """len gives the number of rows. The shape gives two numbers; the first one is the rows."""
    economy = load("economy")
    return len(economy)


ROWS_OF_ECONOMY = Exercise(
    "A1.3",
    "How long is another table?",
    1,
    Number("rows", within=0),
    solve_a1_3,
    [
        "You saw two ways to count rows: one is a word with brackets, one is a property with a dot.",
        "len(stock) gave the rows of the table stock. What is the name of the new table?",
    ],
    [
        Mistake(
            "columns",
            lambda: load("economy").shape[1],
            "That is the number of columns. The question asks for rows: the first number of the "
            "shape.",
        ),
        Mistake(
            "both numbers",
            lambda: load("economy").shape,
            "You have two numbers: rows and columns. The question asks for the rows alone. Use len, "
            "or write the first number.",
            lambda answer: isinstance(answer, tuple) and len(answer) == 2,
        ),
        Mistake(
            "the other table",
            lambda: len(load("migrant_stock")),
            "That is the length of the table stock. The question is about economy.",
        ),
        Mistake(
            "all cells of the table",
            lambda: load("economy").size,
            "That is the number of all cells: rows times columns. The question asks for rows.",
        ),
    ],
)


# Exercise A1.4 -----------------------------------------------------------------------------------


def solve_a1_4() -> pd.DataFrame:
    """People who live in Kyrgyzstan stand in the rows where Kyrgyzstan is the destination."""
    stock = load("migrant_stock")
    return stock[stock["destination"] == "KGZ"]


ROWS_OF_KYRGYZSTAN = Exercise(
    "A1.4",
    "Fill two blanks",
    1,
    Table(("origin", "destination", "year"), ("migrants",)),
    solve_a1_4,
    [
        "Do the people live in Kyrgyzstan, or were they born there? Which column says where "
        "people live?",
        "Write the code KGZ in capital letters, between quotation marks.",
    ],
    [
        Mistake(
            "origin and destination exchanged",
            lambda: load("migrant_stock").query("origin == 'KGZ'"),
            "These are the people born in Kyrgyzstan who live in other countries. The question asks "
            "for the people who live in Kyrgyzstan. Look at the name of your column.",
        ),
        Mistake(
            "True and False",
            lambda: load("migrant_stock")["destination"] == "KGZ",
            "You have a column of True and False: the answers of each row. To keep the rows that "
            "say True, write the condition inside stock[ ].",
            lambda answer: isinstance(answer, pd.Series) and answer.dtype == bool,
        ),
        Mistake(
            "no row",
            lambda: load("migrant_stock").head(0),
            "Your table is empty: no row fits. Usually the code is spelled in another way. It has "
            "three capital letters: KGZ.",
            lambda answer: isinstance(answer, pd.DataFrame) and len(answer) == 0,
        ),
        Mistake(
            "the whole table",
            lambda: load("migrant_stock"),
            "You still have all the rows. The question asks for the rows of one destination: write "
            "the condition inside stock[ ].",
        ),
        Mistake(
            "one year only",
            lambda: load("migrant_stock").query("destination == 'KGZ' and year == 2024"),
            "You have the rows of one year. The question asks for all years, so one condition is "
            "enough.",
        ),
    ],
)


# Exercise A1.5 -----------------------------------------------------------------------------------


def from_tajikistan(year: int = 2024, side: str = "origin") -> pd.DataFrame:
    """The rows of Tajikistan on one side of migration in one year."""
    stock = load("migrant_stock")
    return stock[(stock[side] == "TJK") & (stock["year"] == year)]


def solve_a1_5() -> int:
    """Two conditions choose the rows: born in Tajikistan, and the year 2024. Each row is one
    destination, so the people of all rows are added up."""
    stock = load("migrant_stock")
    tajikistan = stock[(stock["origin"] == "TJK") & (stock["year"] == 2024)]
    return tajikistan["migrants"].sum()


PEOPLE_FROM_TAJIKISTAN = Exercise(
    "A1.5",
    "Two conditions, one sum",
    2,
    PEOPLE,
    solve_a1_5,
    [
        "You need two lines, as in the example for Uzbekistan: first the rows, then the sum.",
        "The second line begins with the name that you gave to your rows, and ends with "
        '["migrants"].sum().',
    ],
    [
        Mistake(
            "immigrants instead of emigrants",
            lambda: from_tajikistan(side="destination")["migrants"].sum(),
            "That is the number of people who live in Tajikistan and were born elsewhere. People "
            "born in Tajikistan stand in the rows where it is the origin.",
        ),
        Mistake(
            "all years together",
            lambda: load("migrant_stock").query("origin == 'TJK'")["migrants"].sum(),
            "You added up all the years. Most people are then counted several times, once in each "
            "year. The question asks for 2024: you need a second condition.",
        ),
        Mistake(
            "another year",
            lambda: from_tajikistan(2020)["migrants"].sum(),
            "That is the number for 2020. The question asks for 2024. Look at the year in your "
            "filter.",
        ),
        Mistake(
            "count instead of sum",
            lambda: len(from_tajikistan()),
            "That is the number of rows: in so many countries people from Tajikistan live. The "
            "question asks for people, so use sum on the column migrants.",
        ),
        Mistake(
            "mean instead of sum",
            lambda: from_tajikistan()["migrants"].mean(),
            "That is the mean: the people in one destination, on average. The question asks for "
            "all of them together, so use sum.",
        ),
        Mistake(
            "only the largest group",
            lambda: from_tajikistan()["migrants"].max(),
            "That is only one row, the people in Russia. The question asks for all destinations "
            "together, so add up the column.",
        ),
        Mistake(
            "women only",
            lambda: from_tajikistan()["female"].sum(),
            "That is the number of women. The question asks for all: the column migrants.",
        ),
        Mistake(
            "no row fits",
            lambda: from_tajikistan().head(0)["migrants"].sum(),
            "Your sum is 0: no row fits both conditions. Often the year stands between quotation "
            "marks. It is a number: 2024. The code is a text and needs them.",
        ),
    ],
)


# Exercise A1.6 -----------------------------------------------------------------------------------


def rows_above(people: int) -> int:
    """How many rows of 2024 hold more than so many people."""
    stock = load("migrant_stock")
    return int(((stock["year"] == 2024) & (stock["migrants"] > people)).sum())


def solve_a1_6() -> int:
    """The sign > asks for more than. The rows that fit are counted with len, because the question
    is how many groups there are, not how many people."""
    stock = load("migrant_stock")
    large = stock[(stock["migrants"] > 1_000_000) & (stock["year"] == 2024)]
    return len(large)


LARGE_GROUPS = Exercise(
    "A1.6",
    "How many groups are larger than a million?",
    2,
    Number("rows", within=0),
    solve_a1_6,
    [
        'The first condition is (stock["migrants"] > 1_000_000). The second one is about the year.',
        "Give a name to the rows that fit. Then count the rows with len.",
    ],
    [
        Mistake(
            "all years together",
            lambda: int((load("migrant_stock")["migrants"] > 1_000_000).sum()),
            "You counted the rows of all years, so the same group counts up to eight times. The "
            "question asks for 2024.",
        ),
        Mistake(
            "sum instead of count",
            lambda: (
                load("migrant_stock")
                .query("year == 2024 and migrants > 1_000_000")["migrants"]
                .sum()
            ),
            "That is the number of people in these groups. The question asks how many groups there "
            "are: count the rows with len.",
        ),
        Mistake(
            "a hundred thousand",
            lambda: rows_above(100_000),
            "You counted the groups of more than 100,000. A million has six zeros: 1_000_000.",
        ),
        Mistake(
            "the small ones",
            lambda: rows_above(-1) - rows_above(1_000_000),
            "You counted the groups with fewer than a million people. The open side of the sign > "
            "stands on the side of the larger number.",
        ),
    ],
)


# Exercise A1.7 -----------------------------------------------------------------------------------


def solve_a1_7() -> str:
    """The last line says KeyError and 'Year': pandas looked for a column of that name. The arrow
    shows the line. The column is called year, and for Python a capital letter is another letter."""
    return "b"


READ_AN_ERROR = Exercise(
    "A1.7",
    "Read an error message",
    1,
    Choice(
        {
            "a": "The name stock is not known: the cell that loads the table was not run.",
            "b": "The table has a column year, but no column Year.",
            "c": "The table has no row for the year 2024.",
            "d": "A bracket is missing at the end of the line.",
        }
    ),
    solve_a1_7,
    [
        "Begin with the last line. Which of the three kinds of error does it name?",
        "Compare the word after the colon with list(stock.columns), letter by letter.",
    ],
    [
        Mistake(
            "a NameError",
            lambda: "a",
            "You chose an unknown name. That would be a NameError. The last line says KeyError, "
            "and this kind is about a column.",
        ),
        Mistake(
            "no such rows",
            lambda: "c",
            "You chose missing rows. A filter that no row fits gives no error, only an empty table. "
            "Read the last line again: which word does it name?",
        ),
        Mistake(
            "a SyntaxError",
            lambda: "d",
            "You chose a missing bracket. That would be a SyntaxError. The last line says "
            "KeyError, and this kind is about a column.",
        ),
    ],
)


# Exercise A1.8 -----------------------------------------------------------------------------------


def solve_a1_8() -> int:
    """Three repairs, one after the other: the second quotation mark is added, the name is stock,
    and the column is migrants with a small letter."""
    stock = load("migrant_stock")
    return stock["migrants"].max()


REPAIR_A_LINE = Exercise(
    "A1.8",
    "Repair a line",
    2,
    PEOPLE,
    solve_a1_8,
    [
        "Run the line as it is, and read the last line of the message. Repair this one thing, and "
        "run again.",
        "The three messages come in this order: SyntaxError, NameError, KeyError. Each text needs two "
        "quotation marks.",
    ],
    [
        Mistake(
            "the smallest",
            lambda: load("migrant_stock")["migrants"].min(),
            "That is the smallest number of the column. The line asks for the largest: max.",
        ),
        Mistake(
            "women only",
            lambda: load("migrant_stock")["female"].max(),
            "That is the largest number of women. The line asks for the column migrants.",
        ),
        Mistake(
            "men only",
            lambda: load("migrant_stock")["male"].max(),
            "That is the largest number of men. The line asks for the column migrants.",
        ),
        Mistake(
            "the largest year",
            lambda: load("migrant_stock")["year"].max(),
            "That is the last year of the table. The line asks for the column migrants.",
        ),
        Mistake(
            "sum instead of the largest",
            lambda: load("migrant_stock")["migrants"].sum(),
            "You added up all rows, of all years together. The line asks for the largest single "
            "row: max.",
        ),
    ],
)


# Exercise A1.9 -----------------------------------------------------------------------------------

SORT_LINES = (
    'stock = load("migrant_stock")',
    'in_turkiye = stock[(stock["destination"] == "TUR") & (stock["year"] == 2024)]',
    'ordered = in_turkiye.sort_values("migrants", ascending=False)',
    "first_five = ordered.head(5)",
    'first_five[["origin", "migrants"]]',
)


def solve_a1_9() -> list[str]:
    """First the table, then its rows, then their order, then the first five, then the columns to
    show. Each line uses the name that the line before it has made."""
    return list(SORT_LINES)


SORT_PUZZLE = Exercise(
    "A1.9",
    "Put the lines in order",
    1,
    Order(SORT_LINES),
    solve_a1_9,
    [
        "A line can use only a name that a line above it has made.",
        "Which line makes the name stock? Which line uses it? Go on in the same way.",
    ],
    [
        Mistake(
            "rows before the table",
            lambda: moved(SORT_LINES, 0, 1),
            "You choose rows of stock before the name stock exists. Which line makes this name?",
        ),
        Mistake(
            "sorted before chosen",
            lambda: moved(SORT_LINES, 2, 1),
            "You sort in_turkiye before this name exists. Choose the rows first, then sort them.",
        ),
        Mistake(
            "first five before the order",
            lambda: moved(SORT_LINES, 3, 2),
            "You take the first five before the rows are in order. Then the first five are not the "
            "largest five.",
        ),
        Mistake(
            "shown before made",
            lambda: moved(SORT_LINES, 4, 3),
            "You show first_five before this name exists. The line that shows something stands last.",
        ),
    ],
)


# Exercise A1.10 ----------------------------------------------------------------------------------


def first_five(column: str, year: int = 2024, ascending: bool = False) -> list[str]:
    """The first five countries of migrant_totals, sorted by one column in one year."""
    totals = load("migrant_totals")
    rows = totals[totals["year"] == year].sort_values(column, ascending=ascending)
    return list(rows["iso3"].head(5))


def solve_a1_10() -> list[str]:
    """Keep one year, sort by the emigrants with the largest first, and take the codes of the
    first five rows."""
    totals = load("migrant_totals")
    rows_2024 = totals[totals["year"] == 2024]
    ordered = rows_2024.sort_values("emigrants", ascending=False)
    return list(ordered["iso3"].head(5))


FIVE_ORIGINS = Exercise(
    "A1.10",
    "Five countries, largest first",
    2,
    Names("countries", ordered=True),
    solve_a1_10,
    [
        "Three steps: keep the rows of 2024, sort them by emigrants, take the first five codes.",
        'If your sorted table is called ordered, the last step is list(ordered["iso3"].head(5)).',
    ],
    [
        Mistake(
            "immigrants",
            lambda: first_five("immigrants"),
            "These are the countries with the most immigrants, where people live. The question asks "
            "where people come from: sort by the column emigrants.",
        ),
        Mistake(
            "smallest first",
            lambda: first_five("emigrants", ascending=True),
            "These are the five smallest numbers. Without ascending=False the smallest comes first. "
            "The question asks for the largest.",
        ),
        Mistake(
            "all years together",
            lambda: list(
                load("migrant_totals").sort_values("emigrants", ascending=False)["iso3"].head(5)
            ),
            "Your list names a country more than once: it has a row for each year. The question "
            "asks for one year. Keep the rows of 2024 first.",
        ),
        Mistake(
            "another year",
            lambda: first_five("emigrants", year=1990),
            "These are the five of 1990. The question asks for 2024.",
        ),
        Mistake(
            "not sorted",
            lambda: list(load("migrant_totals").query("year == 2024")["iso3"].head(5)),
            "Your list follows the alphabet: these are the first rows of the table. Sort by "
            "emigrants before you take the first five.",
        ),
        Mistake(
            "population",
            lambda: first_five("population"),
            "These are the five countries with the most inhabitants. The question asks for the most "
            "emigrants: sort by that column.",
        ),
    ],
)


# Exercise A1.11 ----------------------------------------------------------------------------------


def by_year(side: str = "origin", column: str = "migrants", how: str = "sum") -> pd.Series:
    """People of Kazakhstan on one side of migration, put together in groups of one year."""
    stock = load("migrant_stock")
    return stock[stock[side] == "KAZ"].groupby("year")[column].agg(how)


def solve_a1_11() -> pd.Series:
    """Keep the rows with Kazakhstan as origin, make one group for each year, and add up the people
    in each group. The difference of two years is not the number who moved: it is a stock."""
    stock = load("migrant_stock")
    kazakhstan = stock[stock["origin"] == "KAZ"]
    return kazakhstan.groupby("year")["migrants"].sum()


YEAR_BY_YEAR = Exercise(
    "A1.11",
    "A sum for each year",
    2,
    Column("people", within=0.5),
    solve_a1_11,
    [
        "First keep the rows of one origin, as in section 3. Use all years.",
        'Then make the groups: groupby("year"), the column in square brackets, and .sum() at the end.',
    ],
    [
        Mistake(
            "immigrants instead of emigrants",
            lambda: by_year(side="destination"),
            "These are the people who live in Kazakhstan and were born elsewhere. People born in "
            "Kazakhstan stand in the rows where it is the origin.",
        ),
        Mistake(
            "count instead of sum",
            lambda: by_year(how="count"),
            "You counted rows: in how many countries these people live. The question asks how many "
            "people they are, so end with .sum().",
        ),
        Mistake(
            "mean instead of sum",
            lambda: by_year(how="mean"),
            "You took the mean over the destinations. The question asks for all people together, "
            "so end with .sum().",
        ),
        Mistake(
            "the whole world",
            lambda: load("migrant_stock").groupby("year")["migrants"].sum(),
            "You have the sums for the whole world, as in the example. Keep the rows of Kazakhstan "
            "first, then make the groups.",
        ),
        Mistake(
            "grouped by country",
            lambda: (
                load("migrant_stock")
                .query("origin == 'KAZ'")
                .groupby("destination")["migrants"]
                .sum()
            ),
            "You have one number for each destination, with all years added together. The question "
            'asks for one number a year: group by "year".',
        ),
        Mistake(
            "women only",
            lambda: by_year(column="female"),
            "These are the women. The question asks for all: the column migrants.",
        ),
    ],
)


# Exercise A1.12 ----------------------------------------------------------------------------------

MERGE_LINES = (
    'totals = load("migrant_totals")',
    'rows_2024 = totals[totals["year"] == 2024]',
    'with_names = rows_2024.merge(names, on="iso3")',
    'sums = with_names.groupby("region")["immigrants"].sum()',
    "sums.sort_values(ascending=False)",
)


def solve_a1_12() -> list[str]:
    """The region stands in the table names, so the tables are joined before the groups are made.
    The sums exist only after the groups, so sorting comes last."""
    return list(MERGE_LINES)


MERGE_PUZZLE = Exercise(
    "A1.12",
    "Which region has the most immigrants?",
    2,
    Order(MERGE_LINES),
    solve_a1_12,
    [
        "The column region is not in totals. Which line brings it in?",
        "Follow the names: totals, rows_2024, with_names, sums.",
    ],
    [
        Mistake(
            "rows before the table",
            lambda: moved(MERGE_LINES, 0, 1),
            "You choose rows of totals before the name totals exists. Load the table first.",
        ),
        Mistake(
            "joined before chosen",
            lambda: moved(MERGE_LINES, 2, 1),
            "You join rows_2024 before this name exists. Choose the rows of 2024 first.",
        ),
        Mistake(
            "grouped before joined",
            lambda: moved(MERGE_LINES, 3, 2),
            "You make groups by region before the column region is there. It comes from the table "
            "names, with merge.",
        ),
        Mistake(
            "sorted before summed",
            lambda: moved(MERGE_LINES, 4, 3),
            "You sort the sums before they exist. Make the groups and their sums first.",
        ),
    ],
)


# Exercise A1.13 ----------------------------------------------------------------------------------


def share_in_spain(column: str = "immigrants") -> pd.Series:
    """Immigrants (or emigrants) of Spain for 100 residents, by year."""
    totals = load("migrant_totals").set_index("year")
    spain = totals[totals["iso3"] == "ESP"]
    return 100 * spain[column] / spain["population"]


def solve_a1_13() -> float:
    """The rise is the share of 2024 minus the share of 1990. The difference of two percentages is
    counted in percentage points. Two numbers read from the table and one minus do as well."""
    totals = load("migrant_totals")
    totals["share"] = 100 * totals["immigrants"] / totals["population"]
    spain_1990 = totals[(totals["iso3"] == "ESP") & (totals["year"] == 1990)]
    spain_2024 = totals[(totals["iso3"] == "ESP") & (totals["year"] == 2024)]
    return spain_2024["share"].item() - spain_1990["share"].item()


POINTS_OF_SPAIN = Exercise(
    "A1.13",
    "By how many percentage points?",
    2,
    Number("percentage points", within=0.06),
    solve_a1_13,
    [
        "Read the share of 1990 and the share of 2024 in the table, with two decimals.",
        "Take the earlier share from the later one. Do not divide.",
    ],
    [
        Mistake(
            "percent instead of points",
            lambda: 100 * (share_in_spain()[2024] / share_in_spain()[1990] - 1),
            "You computed by how many percent the share grew. The question asks for percentage "
            "points: one share minus the other.",
        ),
        Mistake(
            "how many times",
            lambda: share_in_spain()[2024] / share_in_spain()[1990],
            "You divided: so many times larger did the share become. The question asks for "
            "percentage points: one share minus the other.",
        ),
        Mistake(
            "wrong way round",
            lambda: share_in_spain()[1990] - share_in_spain()[2024],
            "Your number is negative: you took the later share from the earlier one. The share in "
            "Spain rose, so the answer is above zero.",
        ),
        Mistake(
            "latest share only",
            lambda: share_in_spain()[2024],
            "That is the share in 2024. The question asks how much it changed since 1990.",
        ),
        Mistake(
            "another first year",
            lambda: share_in_spain()[2024] - share_in_spain()[2020],
            "That is the change since 2020. The question asks for the change since 1990, the first "
            "row of the table.",
        ),
        Mistake(
            "not in percent",
            lambda: (share_in_spain()[2024] - share_in_spain()[1990]) / 100,
            "Your number is 100 times too small. The shares are in percent: leave them as they "
            "stand in the table.",
        ),
    ],
)


# Exercise A1.14 ----------------------------------------------------------------------------------


def money_to_nepal(code: str = "NPL", year: int = 2024, below: str = "gdp_usd") -> float:
    """Remittances received as percent of another column of the same row."""
    economy = load("economy")
    row = economy[(economy["iso3"] == code) & (economy["year"] == year)].iloc[0]
    return float(100 * row["remittances_received_usd"] / row[below])


def solve_a1_14() -> float:
    """The money sent to Nepal is divided by its gross domestic product. Both are in dollars, so
    the dollars disappear. The table nepal has one row, and item() takes the one value out."""
    economy = load("economy")
    nepal = economy[(economy["iso3"] == "NPL") & (economy["year"] == 2024)]
    percent = 100 * nepal["remittances_received_usd"] / nepal["gdp_usd"]
    return percent.item()


MONEY_TO_NEPAL = Exercise(
    "A1.14",
    "Money sent to Nepal",
    2,
    PERCENT,
    solve_a1_14,
    [
        "Look at the line for Tajikistan, and change what has to be changed.",
        'The table nepal has one row. Use nepal["remittances_received_usd"] and nepal["gdp_usd"].',
    ],
    [
        Mistake(
            "a share below one",
            lambda: money_to_nepal() / 100,
            "Your number is 100 times too small. The question asks for percent, so multiply by 100.",
        ),
        Mistake(
            "upside down",
            lambda: 1e4 / money_to_nepal(),
            "You divided the gross domestic product by the money received. The question compares "
            "the money with the product, so the product stands below.",
        ),
        Mistake(
            "Tajikistan again",
            lambda: money_to_nepal("TJK"),
            "That is the number for Tajikistan, from the example. Use the table nepal.",
        ),
        Mistake(
            "another year",
            lambda: money_to_nepal(year=2023),
            "That is the number for 2023. The question asks for 2024.",
        ),
        Mistake(
            "product of one person",
            lambda: money_to_nepal(below="gdp_per_capita_usd"),
            "You divided by the product of one person, gdp_per_capita_usd. The money was sent to "
            "the whole country, so divide by the product of the whole country.",
        ),
        Mistake(
            "divided by the people",
            lambda: money_to_nepal(below="population"),
            "You divided by the population. That is about dollars a person. The question asks for "
            "percent of the gross domestic product.",
        ),
        Mistake(
            "a missing value",
            lambda: float("nan"),
            "Your result is NaN, a missing value. The column remittances_paid_usd has no numbers "
            "for 2024. Money that arrives stands in remittances_received_usd.",
            is_missing,
        ),
    ],
)


# Exercise A1.15 ----------------------------------------------------------------------------------


def missing_in(year: int, column: str = "remittances_received_usd") -> int:
    """Countries without a number in one column and year."""
    economy = load("economy")
    return int(economy[economy["year"] == year][column].isna().sum())


def solve_a1_15() -> int:
    """isna() says True for each missing value. The sum of True and False counts the True. These
    countries did not receive nothing: no number is known."""
    economy = load("economy")
    economy_2024 = economy[economy["year"] == 2024]
    return economy_2024["remittances_received_usd"].isna().sum()


HOW_MANY_MISSING = Exercise(
    "A1.15",
    "How many countries have no number?",
    2,
    Number("countries", within=0),
    solve_a1_15,
    [
        'Use the table economy_2024 and the column "remittances_received_usd".',
        "Put .isna() behind the column, and .sum() behind that.",
    ],
    [
        Mistake(
            "the known ones",
            lambda: load("economy").query("year == 2024")["remittances_received_usd"].count(),
            "That is the number of countries with a value. The question asks for those without "
            "one: use isna() before sum().",
        ),
        Mistake(
            "all countries",
            lambda: len(load("economy").query("year == 2024")),
            "That is the number of all countries in the table. The question asks only for those "
            "without a number.",
        ),
        Mistake(
            "all years together",
            lambda: int(load("economy")["remittances_received_usd"].isna().sum()),
            "You counted the missing values of all years. The question asks for 2024: use the table "
            "economy_2024.",
        ),
        Mistake(
            "zeros instead of missing",
            lambda: int(
                (load("economy").query("year == 2024")["remittances_received_usd"] == 0).sum()
            ),
            "Your number is 0: you looked for zeros, and there are none. A missing value is not a "
            "zero. Ask with isna().",
        ),
        Mistake(
            "another column",
            lambda: missing_in(2024, "gdp_usd"),
            "You counted in the column gdp_usd. The question is about the money received from "
            "abroad: remittances_received_usd.",
        ),
        Mistake(
            "another year",
            lambda: missing_in(2023),
            "That is the number for 2023. The question asks for 2024.",
        ),
        Mistake(
            "the money added up",
            lambda: load("economy").query("year == 2024")["remittances_received_usd"].sum(),
            "You added up the dollars. The question asks how many values are missing: put isna() "
            "before sum().",
        ),
    ],
)


# Exercise A1.16 ----------------------------------------------------------------------------------


def most_money(part: str, whole: str | None = None, year: int = 2024) -> list[str]:
    """The five countries with the largest `part`, or the largest `part` of the `whole`."""
    rows = load("economy").query(f"year == {year}").set_index("iso3")
    value = rows[part] / rows[whole] if whole else rows[part]
    return list(value.nlargest(5).index)


def solve_a1_16() -> list[str]:
    """Compute the percent for every country of 2024, sort with the largest first, and take five
    codes. Missing values go to the end by themselves."""
    economy = load("economy")
    economy["percent"] = 100 * economy["remittances_received_usd"] / economy["gdp_usd"]
    economy_2024 = economy[economy["year"] == 2024]
    ordered = economy_2024.sort_values("percent", ascending=False)
    return list(ordered["iso3"].head(5))


FIVE_RECEIVERS = Exercise(
    "A1.16",
    "Largest in percent",
    3,
    Names("countries", ordered=True),
    solve_a1_16,
    [
        "The table economy_2024 has the column percent already. What is left to do is to sort.",
        "Sort by percent with ascending=False, then take list(...) of the first five codes.",
    ],
    [
        Mistake(
            "dollars instead of percent",
            lambda: most_money("remittances_received_usd"),
            "These five receive the most dollars. Most of them are large countries. The question "
            "asks for the money compared with the product: sort by percent.",
        ),
        Mistake(
            "smallest first",
            lambda: list(
                load("economy")
                .query("year == 2024")
                .assign(percent=lambda t: t["remittances_received_usd"] / t["gdp_usd"])
                .nsmallest(5, "percent")["iso3"]
            ),
            "These are the five smallest. Without ascending=False the smallest comes first.",
        ),
        Mistake(
            "money a person",
            lambda: most_money("remittances_received_usd", "population"),
            "You divided by the population. The question asks for the money compared with the "
            "gross domestic product.",
        ),
        Mistake(
            "another year",
            lambda: most_money("remittances_received_usd", "gdp_usd", 2023),
            "These are the five of 2023. The question asks for 2024.",
        ),
        Mistake(
            "not sorted",
            lambda: list(load("economy").query("year == 2024")["iso3"].head(5)),
            "Your list follows the alphabet: these are the first rows of the table. Sort before you "
            "take the first five.",
        ),
    ],
)


# Exercise A1.17 ----------------------------------------------------------------------------------


def solve_a1_17() -> str:
    """The axis compares the money with the gross domestic product. The bar of Tajikistan ends at
    47 percent, and that is nearly half. Nothing in the chart is about single persons."""
    return "c"


READ_THE_BARS = Exercise(
    "A1.17",
    "Read the bars",
    1,
    Choice(
        {
            "a": "Tajikistan received more dollars than Uzbekistan.",
            "b": "Turkmenistan received no money from abroad.",
            "c": "The money sent to Tajikistan equals nearly half of its gross domestic product.",
            "d": "Nearly half of the people of Tajikistan live on money from abroad.",
        }
    ),
    solve_a1_17,
    [
        "Read the words below the bars first: percent of what?",
        "Which sentence speaks of money compared with the product, and of nothing else?",
    ],
    [
        Mistake(
            "percent read as dollars",
            lambda: "a",
            "You compared dollars. The bars show percent of the product of each country. In dollars "
            "Uzbekistan received more: see the table above the chart.",
        ),
        Mistake(
            "missing read as zero",
            lambda: "b",
            "You read a missing bar as zero. No number was published, so we do not know how much "
            "it was.",
        ),
        Mistake(
            "money read as people",
            lambda: "d",
            "You speak of people. The chart compares two amounts of money. It does not say how many "
            "people receive it.",
        ),
    ],
)


# Exercise A1.18 ----------------------------------------------------------------------------------


def has_value(text: str) -> bool:
    """Does the text hold a number that is not a year, or a part such as "half"?"""
    without_years = re.sub(r"\b(?:19|20)\d\d\b", "", text)
    return bool(re.search(r"\d", without_years)) or mentions(
        without_years, "half", "percent of all"
    )


def solve_a1_18() -> str:
    """The first sentence names country, number, unit and year, so a reader can check it. The
    second one names a question that this chart leaves open."""
    return (
        "In 2024 the money sent to Tajikistan was equal to 47 percent of its gross domestic "
        "product, according to the World Bank. The chart does not show how many families receive "
        "money, and it has no number for Turkmenistan."
    )


TWO_SENTENCES = Exercise(
    "A1.18",
    "Write two sentences",
    3,
    Text(words=20),
    solve_a1_18,
    [
        "Begin the first sentence with the year. Name one country, its number, and percent of what.",
        "Begin the second sentence with: The chart does not show ...",
    ],
    [
        Mistake(
            "no number",
            lambda: (
                "In the year 2024 Tajikistan received the most money in percent of its product. "
                "The chart does not show who received this money there."
            ),
            "Your text has no number from the chart. A reader can only check a sentence with a "
            "number. Name the length of one bar.",
            lambda text: isinstance(text, str) and not has_value(text),
        ),
        Mistake(
            "no unit",
            lambda: (
                "In the year 2024 Tajikistan had 47, which is the longest of all the bars, and "
                "Uzbekistan had 14. The chart does not show who received this money."
            ),
            "Your text has a number, but does not say of what. Name the unit: percent of the gross "
            "domestic product.",
            lambda text: (
                isinstance(text, str)
                and not mentions(text, "percent", "per cent", "%", "half", "dollar", "usd")
            ),
        ),
        Mistake(
            "no year",
            lambda: (
                "The money sent to Tajikistan is equal to 47 percent of its gross domestic "
                "product. The chart does not show how many families receive some of this money."
            ),
            "Your text does not name the year. These numbers change every year, so a reader has to "
            "know which one you mean.",
            lambda text: isinstance(text, str) and not mentions(text, "2024"),
        ),
        Mistake(
            "no limit",
            lambda: (
                "In 2024 the money sent to Tajikistan was equal to 47 percent of its gross "
                "domestic product. The money sent to Uzbekistan was equal to 14 percent of it."
            ),
            "Your text says what the chart shows. The second sentence should say what it does not "
            "show. Think of people, of other years, or of Turkmenistan.",
            lambda text: (
                isinstance(text, str)
                and not mentions(
                    text, "not", "no ", "n't", "missing", "unknown", "nothing", "without", "hid"
                )
            ),
        ),
    ],
)


EXERCISES = [
    SHARE_OF_GERMANY,
    ONE_ROW,
    ROWS_OF_ECONOMY,
    ROWS_OF_KYRGYZSTAN,
    PEOPLE_FROM_TAJIKISTAN,
    LARGE_GROUPS,
    READ_AN_ERROR,
    REPAIR_A_LINE,
    SORT_PUZZLE,
    FIVE_ORIGINS,
    YEAR_BY_YEAR,
    MERGE_PUZZLE,
    POINTS_OF_SPAIN,
    MONEY_TO_NEPAL,
    HOW_MANY_MISSING,
    FIVE_RECEIVERS,
    READ_THE_BARS,
    TWO_SENTENCES,
]


# Guesses -----------------------------------------------------------------------------------------


def into_kazakhstan() -> pd.Series:
    """People in Kazakhstan in 2024 by country of birth, largest first; without unknown origin."""
    stock = load("migrant_stock").query("destination == 'KAZ' and year == 2024 and origin != 'OOO'")
    return stock.set_index("origin")["migrants"].sort_values(ascending=False)


def after_kazakhstan() -> str:
    """What the learner reads after the guess on Kazakhstan."""
    groups = into_kazakhstan()
    first, second = groups.index[:2]
    return (
        f"{groups[first]:,} people in Kazakhstan were born in {name(first)}, and {groups[second]:,} "
        f"in {name(second)}. You need only three steps to find this out yourself: choose rows, sort, "
        "show."
    )


def after_tajikistan() -> str:
    """What the learner reads after the guess on Tajikistan."""
    return (
        "For every 100 dollars of the gross domestic product of Tajikistan, so many dollars were sent "
        f"to it from abroad in 2024. For Uzbekistan the number is {money_to_nepal('UZB'):.0f}."
    )


GUESSES = [
    Guess(
        "guess-A1-kazakhstan",
        "A1",
        "Where were most of the migrants born who lived in Kazakhstan in 2024?",
        lambda: name(str(into_kazakhstan().index[0])),
        after_kazakhstan,
        options=("Russia", "Uzbekistan", "China", "Ukraine"),
    ),
    Guess(
        "guess-A1-tajikistan",
        "A1",
        "The money that people abroad sent to Tajikistan in 2024: how many percent of its gross "
        "domestic product was it?",
        lambda: money_to_nepal("TJK"),
        after_tajikistan,
        unit="percent",
    ),
]

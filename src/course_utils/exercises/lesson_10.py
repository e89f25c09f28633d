"""Lesson 10: what is asked, how it is solved, and how it usually goes wrong."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from functools import cache
from typing import Any

import pandas as pd

from course_utils.answers import as_number
from course_utils.countries import name
from course_utils.data import load
from course_utils.digital import NONE, activities, areas
from course_utils.exercises.exercise import (
    Choice,
    Column,
    Exercise,
    Guess,
    Mistake,
    Number,
    Order,
    Text,
    lacks,
    moved,
)
from course_utils.models.composite import combine, ranks

PARTS = ["osi", "tii", "hci"]
FIVE = ["KAZ", "KGZ", "TJK", "TKM", "UZB"]


def edition(year: int) -> pd.DataFrame:
    """The states in one edition of the survey, by code."""
    egov = load("egovernment")
    return egov[egov["year"] == year].set_index("iso3")


# Exercise 10.1 -----------------------------------------------------------------------------------


def solve_10_1() -> str:
    """Here the digital matter is the topic: states bargain about a treaty. In the first answer the
    tool is digital, in the second nothing is said to a foreign public or state, and in the last the
    society is digital."""
    return "c"


THREE_SENSES = Exercise(
    "10.1",
    "About, with, or in",
    1,
    Choice(
        {
            "a": "A consulate answers questions on Telegram.",
            "b": "A tax office lets citizens pay online.",
            "c": "States negotiate a treaty against crime on the internet.",
            "d": "An ambassador reads of a crisis on social media before the official report comes.",
        }
    ),
    solve_10_1,
    [
        "Ask of each answer: what is digital here, the topic, the tool or the society around?",
        "The word “about” asks for the topic of the diplomacy.",
    ],
    [
        Mistake(
            "with digital tools",
            lambda: "a",
            "Here the tool is digital. The topic may be a lost passport. That is diplomacy with "
            "digital tools.",
        ),
        Mistake(
            "e-government",
            lambda: "b",
            "No other state and no foreign public is addressed. That is e-government at home, and "
            "none of the three senses.",
        ),
        Mistake(
            "in a digital society",
            lambda: "d",
            "Here the society around the embassy is digital. What the crisis is about, the answer "
            "does not say.",
        ),
    ],
)


# Exercise 10.2 -----------------------------------------------------------------------------------

OTHERS = (1, 3, 5, 6, 7, 8)  # areas that serve somebody else than citizens abroad


def solve_10_2() -> pd.Series:
    """Interactive services and documents for citizens abroad are consular work, a database of
    treaties keeps what the ministry knows, and broadband ports at home serve no aim of diplomacy
    that anybody names. Zero is a code like the others: it keeps e-government out."""
    from course_utils.digital import activities

    return activities()["area"].loc[["B", "F", "L", "N"]]


FEW = 50  # more codes than anybody gives


def codes_in(answer: Any) -> dict[Any, Any]:
    """The codes of a dictionary or a Series; nothing for any other answer."""
    return dict(answer) if hasattr(answer, "keys") and len(answer) <= FEW else {}


def code_of(answer: Any, letter: str) -> float | None:
    """The code that an answer gives to one activity."""
    return as_number(codes_in(answer).get(letter))


def coded(letter: str, *wrong: int) -> Callable[[Any], bool]:
    """A test that is true if an answer gives the activity one of these codes."""
    return lambda answer: code_of(answer, letter) in wrong


def with_code(letter: str, code: int) -> pd.Series:
    """The right codes, and one of them changed."""
    codes = solve_10_2()
    codes[letter] = code
    return codes


def named(answer: Any) -> bool:
    """Are areas given by their names instead of their numbers?"""
    values = codes_in(answer).values()
    return any(isinstance(v, str) and as_number(v) is None for v in values)


FOUR_CODES = Exercise(
    "10.2",
    "Code four activities",
    2,
    Column("the number of an area", within=0.01),
    solve_10_2,
    [
        "Ask whom the activity serves: citizens abroad, the ministry itself, a foreign public?",
        "If nobody abroad and no aim of diplomacy is named, the code is 0.",
    ],
    [
        Mistake(
            "e-government counted",
            lambda: with_code("L", 3),
            "You gave activity L one of the eight areas. Whom abroad does it serve? Everything "
            "digital is not yet diplomacy.",
            lambda answer: code_of(answer, "L") in range(1, 9),
        ),
        Mistake(
            "a service read as publicity",
            lambda: with_code("B", 2),
            "You coded a service for citizens abroad as public diplomacy. Public diplomacy speaks "
            "to foreign publics.",
            lambda answer: code_of(answer, "B") == 2 or code_of(answer, "N") == 2,
        ),
        Mistake(
            "managing information",
            lambda: with_code("F", 3),
            "Information management orders what flows in from outside, such as news. Activity F "
            "keeps what the ministry itself has agreed.",
            coded("F", 3),
        ),
        Mistake(
            "another area for the treaties",
            lambda: with_code("F", 8),
            "You coded the database of treaties in another way than the course. What does a database "
            "do with what the ministry knows: speak of it, plan with it, or keep it?",
            coded("F", 0, 2, 4, 5, 6, 7, 8),
        ),
        Mistake(
            "no diplomacy at all",
            lambda: with_code("N", 0),
            "You gave 0 to a service for citizens abroad. Look through the eight areas again: one "
            "of them is about these citizens.",
            lambda answer: code_of(answer, "N") == NONE or code_of(answer, "B") == NONE,
        ),
        Mistake(
            "another area for the services",
            lambda: with_code("B", 8),
            "Look at B and N again. Both are services. For whom are they?",
            lambda answer: code_of(answer, "B") in OTHERS or code_of(answer, "N") in OTHERS,
        ),
        Mistake(
            "no letters",
            lambda: list(solve_10_2()),
            "It is not clear which number belongs to which letter. Write a dictionary, as in the "
            "example above: a letter, a colon, a number.",
            lambda answer: isinstance(answer, list | tuple | str),
        ),
        Mistake(
            "names instead of numbers",
            lambda: (
                {letter: areas()[code] for letter, code in solve_10_2().items() if code != NONE}
                | {"L": "none"}
            ),
            "You gave names. Give the number of each area, from 0 to 8.",
            named,
        ),
    ],
)


# Exercise 10.3 -----------------------------------------------------------------------------------


def solve_10_3() -> float:
    """Of the activities that fit an area at all, half serve consular work. The share says what the
    pages that we found speak of; it does not say what the ministry spends its time on."""
    from course_utils.digital import activities

    fitting = activities().query("area > 0")
    return 100 * (fitting["area"] == 4).mean()


def consular(rows: pd.DataFrame) -> float:
    """Consular activities in percent of the rows, by the first code."""
    return float(100 * (rows["area"] == 4).mean())


SHARE = Exercise(
    "10.3",
    "How much is consular",
    2,
    Number("percent", within=0.06),
    solve_10_3,
    [
        'First keep the activities that fit an area: coded[coded["area"] > 0].',
        "Then take the share of rows whose area is 4, times 100.",
    ],
    [
        Mistake(
            "all activities",
            lambda: consular(activities()),
            "You divided by all activities. Those with the code 0 are no digital diplomacy by this "
            "list, so leave them out first.",
        ),
        Mistake(
            "a count",
            lambda: float((activities()["area"] == 4).sum()),
            "That is the number of consular activities. The question asks for their share.",
        ),
        Mistake(
            "a share below one",
            lambda: consular(activities().query("area > 0")) / 100,
            "Your number is 100 times too small. The question asks for percent, so multiply the "
            "share by 100.",
        ),
        Mistake(
            "one resolution only",
            lambda: consular(activities()[activities()["source"].str.startswith("PP-3654")]),
            "You kept the items of one resolution. The question asks for all activities in the "
            "table.",
        ),
        Mistake(
            "only the clear codes",
            lambda: consular(activities().query("area > 0 and also.isna()")),
            "You left out the activities with a second code. The question asks for the first code "
            "of each.",
        ),
    ],
)


# Exercise 10.4 -----------------------------------------------------------------------------------


def solve_10_4() -> str:
    """The two studies asked different people. Clicks come from whoever clicked, and most of them
    sat outside; the survey asked people who stood on one square in one city. Both can be right."""
    return "b"


BOTH_STUDIES = Exercise(
    "10.4",
    "Two studies, one sentence",
    1,
    Choice(
        {
            "a": "Social media caused the uprisings, because people on the square used them.",
            "b": "Most readers of the links were outside, and yet some people on the square decided "
            "with the help of social media.",
            "c": "One of the two studies must be wrong, because they contradict each other.",
            "d": "Social media played no part, because most clicks came from outside.",
        }
    ),
    solve_10_4,
    [
        "Who was counted in the first study, and who was asked in the second?",
        "A sentence that fits both must not say more than either of them saw.",
    ],
    [
        Mistake(
            "cause",
            lambda: "a",
            "To use something is not to be moved by it, and one square is not all uprisings. "
            "Neither study shows a cause of the uprisings.",
        ),
        Mistake(
            "one must be wrong",
            lambda: "c",
            "Look at who was counted: readers of links in one study, people on a square in the "
            "other. These are different people.",
        ),
        Mistake(
            "no part at all",
            lambda: "d",
            "That forgets the survey. A large audience outside leaves room for a small one inside.",
        ),
    ],
)


# Exercise 10.5 -----------------------------------------------------------------------------------


def solve_10_5() -> float:
    """The four columns are added up and divided by four. A fourth part that is higher than the mean
    of the three lifts the score: the choice of the parts decides who gains."""
    egov = load("egovernment")
    row = egov[(egov["iso3"] == "UZB") & (egov["year"] == 2016)]
    return float(row[["osi", "tii", "hci", "epi"]].mean(axis="columns").iloc[0])


def four_parts(year: int, iso3: str = "UZB") -> float:
    """The mean of the three parts and of e-participation."""
    return float(edition(year).loc[iso3, [*PARTS, "epi"]].mean())


FOURTH_PART = Exercise(
    "10.5",
    "A fourth part",
    2,
    Number("points, from 0 to 1", within=0.0006),
    solve_10_5,
    [
        'The fourth part is the column epi. Put it into the list: [*parts, "epi"].',
        'The mean of each row is .mean(axis="columns"). Take the row of Uzbekistan.',
    ],
    [
        Mistake(
            "the published index",
            lambda: float(edition(2016).loc["UZB", "egdi"]),
            "That is the index of the UN, with three parts. The question asks for four.",
        ),
        Mistake(
            "index and participation",
            lambda: float(edition(2016).loc["UZB", ["egdi", "epi"]].mean()),
            "You took the mean of two numbers, the index and e-participation. So participation "
            "counts as much as the three others together. All four should count the same.",
        ),
        Mistake(
            "divided by three",
            lambda: 4 / 3 * four_parts(2016),
            "You added four parts and divided by three. Divide by the number of parts.",
        ),
        Mistake(
            "another edition",
            lambda: four_parts(2018),
            "That is the edition of 2018. The question asks for 2016.",
        ),
        Mistake(
            "another state",
            lambda: four_parts(2016, "KAZ"),
            "That is the first row, Kazakhstan. Take the row of Uzbekistan.",
        ),
    ],
)


# Exercise 10.6 -----------------------------------------------------------------------------------

SECOND = (
    'egov = load("egovernment")',
    'five = egov[egov["iso3"].isin(["KAZ", "KGZ", "TJK", "TKM", "UZB"])]',
    'ranking = five.pivot(index="year", columns="iso3", values="egdi_rank")',
    'places = ranking.rank(axis="columns")',
    '(places["UZB"] == 2).sum()',
)


def solve_10_6() -> list[str]:
    """A table is loaded before its rows are chosen. Then the ranks are spread out, one column a
    state; then the five are put in order within each edition; and only then one can count."""
    return list(SECOND)


PUZZLE = Exercise(
    "10.6",
    "How often second",
    2,
    Order(SECOND),
    solve_10_6,
    [
        "Which line needs no other line before it? It goes first.",
        "A line can use only names that stand on the left of = in a line above it.",
    ],
    [
        Mistake(
            "rows before table",
            lambda: moved(SECOND, 0, 1),
            "One line chooses rows from `egov` before the table is loaded. Load first.",
        ),
        Mistake(
            "spread before choice",
            lambda: moved(SECOND, 2, 1),
            "The line that makes `ranking` uses the name `five`, so `five` has to be made before it.",
        ),
        Mistake(
            "places before ranks",
            lambda: moved(SECOND, 3, 2),
            "The places are computed from `ranking`, and `ranking` does not exist yet at that place.",
        ),
        Mistake(
            "counted too early",
            lambda: moved(SECOND, 4, 3),
            "The line that counts stands before the line that makes `places`.",
        ),
    ],
)


# Exercise 10.7 -----------------------------------------------------------------------------------


def solve_10_7() -> int:
    """With double weight for networks the weakest part of Uzbekistan in 2016 counts more, so its
    rank gets worse. The data are the same: only the weights were changed."""
    from course_utils.models.composite import combine, ranks

    egov = load("egovernment")
    in_2016 = egov[egov["year"] == 2016].set_index("iso3")
    return int(ranks(combine(in_2016[["osi", "tii", "hci"]], [1, 2, 1]))["UZB"])


def rank_with(weights: list[float], year: int = 2016, codes: list[str] | None = None) -> int:
    """The rank of Uzbekistan with these weights, among all states or a few."""
    parts = edition(year)[PARTS]
    return int(ranks(combine(parts if codes is None else parts.loc[codes], weights))["UZB"])


WEIGHTS = Exercise(
    "10.7",
    "Networks count double",
    2,
    Number("rank", within=0),
    solve_10_7,
    [
        "The weights stand in the order of the columns: osi, tii, hci. Networks are tii.",
        "ranks(combine(all_2016, [1, 1, 1])) gives the ranks with equal weights.",
    ],
    [
        Mistake(
            "services double",
            lambda: rank_with([2, 1, 1]),
            "You gave double weight to the first column, online services. Networks are tii.",
        ),
        Mistake(
            "human capital double",
            lambda: rank_with([1, 1, 2]),
            "You gave double weight to the last column, human capital. Networks are tii.",
        ),
        Mistake(
            "equal weights",
            lambda: rank_with([1, 1, 1]),
            "That is the rank with equal weights. One of the three has to count double.",
        ),
        Mistake(
            "among the five",
            lambda: rank_with([1, 2, 1], codes=FIVE),
            "That is the place among the five states of Central Asia. The question asks for the "
            "rank among all states.",
        ),
        Mistake(
            "another edition",
            lambda: rank_with([1, 2, 1], 2020),
            "That is the edition of 2020. The question asks for 2016.",
        ),
    ],
)


# Exercise 10.8 -----------------------------------------------------------------------------------


def solve_10_8() -> int:
    """A state is counted if its score of 2020 is higher and its rank of 2020 is a larger number,
    which is a worse place. Nearly all scores rose, so a higher score alone moved nobody upwards."""
    egov = load("egovernment").set_index("iso3")
    old, new = egov[egov["year"] == 2016], egov[egov["year"] == 2020]
    higher = new["egdi"] > old["egdi"]
    worse = new["egdi_rank"] > old["egdi_rank"]
    return int((higher & worse).sum())


def moves(old_year: int = 2016) -> tuple[pd.Series, pd.Series]:
    """Which scores were higher in 2020, and which ranks were worse."""
    old, new = edition(old_year), edition(2020)
    return new["egdi"] > old["egdi"], new["egdi_rank"] > old["egdi_rank"]


HIGHER_AND_WORSE = Exercise(
    "10.8",
    "Higher and yet behind",
    2,
    Number("states", within=0),
    solve_10_8,
    [
        "A worse rank is a larger number: compare egdi_rank of 2020 with egdi_rank of 2016 by >.",
        "Join the two conditions with &, and count with .sum().",
    ],
    [
        Mistake(
            "only higher",
            lambda: int(moves()[0].sum()),
            "You counted all states whose score rose. The rank has to be worse as well.",
        ),
        Mistake(
            "only worse",
            lambda: int(moves()[1].sum()),
            "You counted all states with a worse rank. A few of them also have a lower score: join "
            "the two conditions.",
        ),
        Mistake(
            "better ranks",
            lambda: int((moves()[0] & ~moves()[1]).sum()),
            "You counted states whose rank did not get worse. Rank 1 is the best, so a worse rank "
            "is a larger number.",
        ),
        Mistake(
            "another edition",
            lambda: int((moves(2018)[0] & moves(2018)[1]).sum()),
            "You started in 2018. The question asks for 2016 and 2020.",
        ),
        Mistake(
            "one or the other",
            lambda: int((moves()[0] | moves()[1]).sum()),
            "You joined the conditions with | (one or the other). Both have to hold: use &.",
        ),
    ],
)


# Exercise 10.9 -----------------------------------------------------------------------------------


def solve_10_9() -> str:
    """The account of the list most probably belongs to another state, so the date says nothing about
    Uzbekistan. It does not follow that the leader of Uzbekistan had no account: that is unknown."""
    return "d"


DETECTIVE = Exercise(
    "10.9",
    "Whose account is it",
    1,
    Choice(
        {
            "a": "The leader of Uzbekistan joined Twitter in April 2011.",
            "b": "The leader of Uzbekistan had no account on Twitter until August 2015.",
            "c": "The whole table is worthless, because one row is wrong.",
            "d": "The row tells nothing about Uzbekistan, and what was there instead is unknown.",
        }
    ),
    solve_10_9,
    [
        "To whom does the name of the account point? What would you need in order to be sure?",
        "If a row is about another state, what do you know about this state?",
    ],
    [
        Mistake(
            "the date believed",
            lambda: "a",
            "The date belongs to the account in the list. Look at the last two letters of its name "
            "and at the country that uses them.",
        ),
        Mistake(
            "unknown read as no",
            lambda: "b",
            "A wrong row is no evidence of absence. It says as little as an empty cell.",
        ),
        Mistake(
            "all thrown away",
            lambda: "c",
            "Errors in a few of 390 rows hardly move the shares of the world. They matter where you "
            "speak about one state.",
        ),
    ],
)


# Exercise 10.10 ----------------------------------------------------------------------------------

SUBSCRIBERS = 26_700_000  # 1 January 2023; the source stands with claim C62


def solve_10_10() -> float:
    """Subscriptions are divided by people. The result lies near the number of the paper, but not on
    it: 76.4. With the people of 2023 it would be 74.9. The World Bank's estimate for 2021 is 76.59,
    which rounds to 76.6. Two origins are possible, and the page shows neither."""
    economy = load("economy")
    row = economy[(economy["iso3"] == "UZB") & (economy["year"] == 2022)].iloc[0]
    return 100 * 26_700_000 / row["population"]


def per_people(year: int) -> float:
    """Subscriptions of January 2023 for each 100 people of a year."""
    rows = load("economy").query("iso3 == 'UZB' and year == @year")
    return 100 * SUBSCRIBERS / float(rows["population"].iloc[0])


def of_world_bank(year: int) -> float:
    """Internet users in Uzbekistan in percent, as the World Bank has it."""
    rows = load("economy").query("iso3 == 'UZB' and year == @year")
    return float(rows["internet_users_percent"].iloc[0])


SUBSCRIPTIONS = Exercise(
    "10.10",
    "Subscriptions for each hundred people",
    2,
    Number("subscriptions for each 100 people", within=0.06),
    solve_10_10,
    [
        "The population stands in the row of Uzbekistan for 2022 in the table economy.",
        "Divide 26.7 million (26_700_000) by it, and multiply by 100.",
    ],
    [
        Mistake(
            "another year of people",
            lambda: per_people(2023),
            "You divided by the people of 2023. The question asks for the population of 2022.",
        ),
        Mistake(
            "an earlier year of people",
            lambda: per_people(2021),
            "You divided by the people of 2021. The question asks for the population of 2022.",
        ),
        Mistake(
            "the number of the paper",
            lambda: of_world_bank(2021),
            "That is the number of the paper, and also the estimate of the World Bank for 2021. "
            "Compute first, then compare: divide the subscriptions by the population.",
        ),
        Mistake(
            "a rounded population",
            lambda: 100 * SUBSCRIBERS / 34_900_000,
            "You divided by about 34.9 million people, as the ledger of claim C62 does. The question "
            "asks for the population of 2022 in the table.",
        ),
        Mistake(
            "users instead of subscriptions",
            lambda: of_world_bank(2022),
            "That is the estimate of internet users by the World Bank. Divide the subscriptions by "
            "the population.",
        ),
        Mistake(
            "for each person",
            lambda: per_people(2022) / 100,
            "Your number is for each person. The question asks for each 100 people.",
        ),
        Mistake(
            "wrong way round",
            lambda: 1e4 / per_people(2022),
            "You divided people by subscriptions. The subscriptions stand above the line.",
        ),
    ],
)


# Exercise 10.11 ----------------------------------------------------------------------------------


def solve_10_11() -> float:
    """For each state the first month on either platform is taken. A text such as 2014-12 can be
    compared with another one, because the year stands first. The states are then divided by 195."""
    accounts = load("leader_accounts")
    since = accounts.groupby("iso3")["any_since"].min()
    return float(100 * (since <= "2012-12").sum() / len(since))


def online(until: str, column: str = "any_since", platform: str | None = None) -> float:
    """States with an account until a month, in percent of all states."""
    accounts = load("leader_accounts")
    if platform:
        accounts = accounts[accounts["platform"] == platform]
    since = accounts.groupby("iso3")[column].min()
    return float(100 * (since <= until).sum() / len(since))


def rows_online() -> float:
    """Rows instead of states, in percent."""
    since = load("leader_accounts")["any_since"]
    return float(100 * (since <= "2012-12").sum() / len(since))


LEADERS = Exercise(
    "10.11",
    "Leaders online two years before",
    2,
    Number("percent", within=0.06),
    solve_10_11,
    [
        "The cell above holds since: the first month of each state on either platform.",
        'Compare it with "2012-12", count, divide by the number of states, multiply by 100.',
    ],
    [
        Mistake(
            "rows instead of states",
            rows_online,
            "You divided by the rows. Each state has two rows, one a platform. Take the first month "
            "of each state.",
        ),
        Mistake(
            "one platform",
            lambda: online("2012-12", platform="Twitter"),
            "That is Twitter alone. The question asks for either platform.",
        ),
        Mistake(
            "another month",
            lambda: online("2014-12"),
            "That is December 2014. The question asks for December 2012.",
        ),
        Mistake(
            "the office only",
            lambda: online("2012-12", "office_since"),
            "You took the accounts of the office. The question asks for any account, also of the "
            "leader in person.",
        ),
        Mistake(
            "a share below one",
            lambda: online("2012-12") / 100,
            "Your number is 100 times too small. The question asks for percent, so multiply the "
            "share by 100.",
        ),
    ],
)


# Exercise 10.12 ----------------------------------------------------------------------------------


def solve_10_12() -> int:
    """A row is kept if it has a number, a date, and a source other than the paper. Three conditions
    are joined with &. In this table each row with a number and a date has such a source, so the
    third condition takes nothing more away. Who will measure the result, the rows do not say."""
    provisions = load("legal_provisions")
    strategy = provisions[provisions["act"] == "UP-6079"]
    number, date = strategy["target_number"].notna(), strategy["deadline"].notna()
    elsewhere = strategy["verified"] != "reading only"
    return int((number & date & elsewhere).sum())


def strategy() -> pd.DataFrame:
    """The rows of the decree."""
    provisions = load("legal_provisions")
    return provisions[provisions["act"] == "UP-6079"]


def elsewhere() -> pd.Series:
    """Which rows of the decree have a source other than the paper."""
    return strategy()["verified"] != "reading only"


TESTABLE = Exercise(
    "10.12",
    "Targets that one can test",
    2,
    Number("provisions", within=0),
    solve_10_12,
    [
        'A number is there where strategy["target_number"].notna() is true.',
        'Another source than the paper: strategy["verified"] != "reading only". Join all with &.',
    ],
    [
        Mistake(
            "numbers alone",
            lambda: int(strategy()["target_number"].notna().sum()),
            "You counted one condition only. A number without a date can never be missed: all "
            "three conditions have to hold.",
        ),
        Mistake(
            "number and source",
            lambda: int((strategy()["target_number"].notna() & elsewhere()).sum()),
            "You counted rows with a number and another source. Some of them have no date.",
        ),
        Mistake(
            "date and source",
            lambda: int((strategy()["deadline"].notna() & elsewhere()).sum()),
            "You counted rows with a date and another source. Some of them have no number.",
        ),
        Mistake(
            "source alone",
            lambda: int(elsewhere().sum()),
            "You counted one condition only, the source. All three have to hold.",
        ),
        Mistake(
            "the outcomes",
            lambda: int(strategy()["outcome"].notna().sum()),
            "You counted the cells of outcome. Some of them hold a new target, and that was not "
            "asked.",
        ),
        Mistake(
            "one is enough",
            lambda: int(
                (
                    strategy()["target_number"].notna()
                    | strategy()["deadline"].notna()
                    | elsewhere()
                ).sum()
            ),
            "That is every row of the decree. If you joined the conditions with |, one is enough. "
            "All three have to hold: use &.",
        ),
    ],
)


# Exercise 10.13 ----------------------------------------------------------------------------------

TOO_STRONG = re.compile(
    r"\b(?:proves?|proved|proof|guarantees?|without (?:any |a )?doubt|clearly shows?)\b", re.I
)
NOT_CLAIMED = re.compile(
    r"(?:\b(?:no|not|nor|never|cannot)|n['’]t)(?: (?:be|a|an|any|yet|alone|itself|necessarily|really))*"
    r" (?:prove[sd]?|proof|guarantees?|clearly shows?)\b",
    re.I,
)
MISSED = re.compile(
    r"\b(?:missed|failed to reach|fell short|(?:not|never) (?:yet )?(?:been )?(?:reached|met)"
    r"|(?:did|has) not (?:reach|meet)|below (?:the|its) target)\b",
    re.I,
)
PARTS_OF_A_TEXT = re.compile(
    r"[;!?]|\.(?!\d)|, *and\b|\b(?:but|yet|so|however|therefore|thus)\b", re.I
)
DOUBT = re.compile(
    r"\b(?:not|no|nobody|nothing|none|never|cannot|without|whether|unknown|unclear|open|alone"
    r"|hardly|(?:says?|tells?)(?: us)? (?:very )?little"
    r"|uncertain|other (?:question|thing)|another (?:question|thing)|only an? )\b|n['’]t\b",
    re.I,
)
PEOPLE = re.compile(
    r"\b(?:people|citizens?|users?|population|public|services?|serves?|served|satisf\w+|content"
    r"|quality|outcomes?|results?|life|lives)\b",
    re.I,
)
BETTER = re.compile(
    r"\b(?:services?|served|people|citizens?)\b.{0,60}\b(?:better|improved|improve|good|easier)\b"
    r"|\bbetter (?:public |online |digital )?services?\b|\bbetter served\b",
    re.I,
)
SWAPPED = re.compile(
    r"\b(?:target|goal|aim)\b(?: (?:for|by|in|of)(?: the year)? \d{4})? (?:was|is) 0?[.,](?:79|80?\b)",
    re.I,
)


def parts_of(text: object) -> list[str]:
    """The sentences of a text, cut also before words such as but and so."""
    return PARTS_OF_A_TEXT.split(text) if isinstance(text, str) else []


def says_better(text: object) -> bool:
    """Does a part of the text say without a doubt that services became better?"""
    return any(BETTER.search(part) and not DOUBT.search(part) for part in parts_of(text))


def no_limit(text: object) -> bool:
    """Is it a text in which no part says what is not known of people or services?"""
    parts = parts_of(text)
    return bool(parts) and not any(DOUBT.search(p) and PEOPLE.search(p) for p in parts)


def another_state(text: object) -> bool:
    """Is it a text about another state, without Uzbekistan?"""
    return isinstance(text, str) and "uzbek" not in text.casefold() and bool(states_in(text))


def has(*patterns: str) -> Callable[[object], bool]:
    """A test that is true for a text in which none of the patterns is found."""
    found = re.compile("|".join(patterns), re.I)
    return lambda text: isinstance(text, str) and not found.search(text)


def solve_10_13() -> str:
    """An honest sentence names the index, the target with its year, the value with its edition, and
    says what the value does not show. It claims no better service, because nobody counted users."""
    return (
        "The strategy aimed at 0.75 in the E-Government Development Index of the UN by 2025, and the "
        "edition of 2024 gives Uzbekistan 0.7999, so the target was reached early; whether people "
        "are served better, the index does not show."
    )


SIGNED = Exercise(
    "10.13",
    "The sentence that you would sign",
    3,
    Text(words=20),
    solve_10_13,
    [
        "Four things: the index, the target and its year, the value and its edition, the limit.",
        "What would you have to count in order to know that services became better?",
    ],
    [
        Mistake(
            "stronger than the evidence",
            lambda: (
                "The target of 0.75 in the index for 2025 was reached with 0.7999 in 2024, which "
                "proves that the services of the state became better, whatever others say about it."
            ),
            "A word in your sentence is stronger than the evidence, such as prove or guarantee. Say "
            "what was observed.",
            lambda text: (
                isinstance(text, str) and bool(TOO_STRONG.search(NOT_CLAIMED.sub("", text)))
            ),
        ),
        Mistake(
            "target called missed",
            lambda: (
                "In the edition of 2024 Uzbekistan had 0.7999 in the E-Government Development Index, "
                "so it missed the target of 0.75 for 2025, and whether people are served better, the "
                "index does not show."
            ),
            "You say that the target was missed. Compare the two numbers: which one is higher?",
            lambda text: isinstance(text, str) and bool(MISSED.search(text)),
        ),
        Mistake(
            "numbers exchanged",
            lambda: (
                "The EGDI of 2024 gave Uzbekistan 0.75, and its target for 2025 was 0.7999, so "
                "whether people are served better is not known, the index does not show it."
            ),
            "You exchanged the two numbers. Which one was the target, and which one was reached?",
            lambda text: isinstance(text, str) and bool(SWAPPED.search(text)),
        ),
        Mistake(
            "another state",
            lambda: (
                "Kazakhstan had 0.7999 in the EGDI of 2024 and so reached its target of 0.75 for 2025, "
                "but whether people there are served better, the index does not show."
            ),
            "The sentence of the student is about another state. Whose target is it?",
            another_state,
        ),
        Mistake(
            "no target",
            lambda: (
                "In the edition of 2024 the UN gives Uzbekistan 0.7999 in the E-Government "
                "Development Index, and whether people are served better, the index does not show."
            ),
            "Which target, for which year? Give the number of the target, so that a reader can "
            "compare.",
            has(r"(?<!\d)0?[.,]75\b"),
        ),
        Mistake(
            "no value",
            lambda: (
                "The strategy aimed at 0.75 in the E-Government Development Index by 2025, and this "
                "was reached in 2024; whether people are served better, the index does not show."
            ),
            "Which value was reached? Give it with at least one decimal.",
            has(r"(?<!\d)0?[.,](?:7999\d?|800?)\b", r"(?<!\d)0?[.,]8\b"),
        ),
        Mistake(
            "no edition",
            lambda: (
                "The strategy aimed at 0.75 in the E-Government Development Index, and later "
                "Uzbekistan had 0.7999; whether people are served better, the index does not show."
            ),
            "When was the value reached? Name the edition of the survey.",
            has(r"\b2024\b"),
        ),
        Mistake(
            "no index",
            lambda: (
                "The strategy aimed at 0.75 by 2025, and in 2024 Uzbekistan had 0.7999, so the "
                "target was reached; whether people are served better, that does not show."
            ),
            "0.75 of what? Name the index.",
            lacks("index", "egdi"),
        ),
        Mistake(
            "no limit",
            lambda: (
                "The strategy aimed at 0.75 in the E-Government Development Index by 2025, and in "
                "2024 Uzbekistan had 0.7999, so people in Uzbekistan now get better services."
            ),
            "You say what was reached. What does the index not show about people or services?",
            no_limit,
        ),
        Mistake(
            "services called better",
            lambda: (
                "The target of 0.75 by 2025 in the EGDI was reached by Uzbekistan in 2024 with 0.7999, "
                "so its people get better services; the index does not show how many people use them."
            ),
            "A part of your text says that services became better. The index does not show it: nobody "
            "asked the people who use them.",
            says_better,
        ),
    ],
)


# Exercise 10.14 ----------------------------------------------------------------------------------


def plain(text: str) -> str:
    """Small letters without accents and signs, one space between words and one at each end."""
    letters = unicodedata.normalize("NFKD", text[:5000].casefold())
    kept = "".join(c for c in letters if not unicodedata.combining(c))
    return f" {' '.join(re.findall(r'[a-z0-9]+', kept))} "


@cache
def spellings() -> dict[str, set[str]]:
    """The English names of each state of the survey, as `plain` writes them."""
    here = set(edition(2024).index) - {"UZB"}
    rows = load("countries")[["iso3", "name", "un_name", "aliases"]].fillna("")
    return {
        iso3: {plain(one) for part in names for one in part.split(";") if len(plain(one)) > 4}
        for iso3, *names in rows.itertuples(index=False, name=None)
        if iso3 in here
    }


def states_in(text: str) -> list[str]:
    """Codes of the states that a text names, by a name or a code; Uzbekistan is left out."""
    words = plain(text)
    by_name = [c for c, names in spellings().items() if any(one in words for one in names)]
    return by_name + [c for c in re.findall(r"\b[A-Z]{3}\b", text[:5000]) if c in spellings()]


def right_number(text: str, iso3: str) -> bool:
    """Does the text hold the rank or the score of this state in 2024?"""
    row = edition(2024).loc[iso3]
    rank = rf"(?<![\d.,]){int(row['egdi_rank'])}(?:st|nd|rd|th)?(?!\d|[.,]\d| ?%| percent)"
    scores = {f"{row['egdi']:.{digits}f}" for digits in (2, 3, 4, 5)}
    score = "|".join(re.escape(one).replace(r"\.", "[.,]") for one in scores)
    return bool(re.search(rf"{rank}|(?<!\d)(?:{score})(?!\d)", text))


def no_state(text: object) -> bool:
    """Is it a text that names no state of the survey?"""
    return isinstance(text, str) and not states_in(text)


def no_right_number(text: object) -> bool:
    """Is it a text without a rank or score that fits one of its states?"""
    return isinstance(text, str) and not any(right_number(text, c) for c in states_in(text))


GAPS = (
    *("not know", "unknown", "no source", "not found", "did not find", "could not find", "no data"),
    *("not in the table", "not in our table", "cannot", "missing", "no table", "not shown"),
    *("not show", "unclear", "to be checked", "not say", "not tell", "not hold", "nobody counts"),
    *("nothing", "not find", "n't find", "n’t find", "no information", "no number", "no answer"),
)


def solve_10_14() -> str:
    """The answer names a state, one number that a reader can check, and one row of the list for
    which no source was found. A list with an honest gap is worth more than a full one."""
    return (
        "Kyrgyzstan had rank 78 in the index of e-government in 2024, behind Kazakhstan and "
        "Uzbekistan. A strategy with a number and a date I did not find, and whether the accounts "
        "of its ministry answer citizens is not known from our tables."
    )


CHECKLIST = Exercise(
    "10.14",
    "The list, for another state",
    3,
    Text(words=30),
    solve_10_14,
    [
        "Choose a state, and change the code in the cell above to see its numbers.",
        "Give its rank or its score of 2024, and name one row of the list without an answer.",
    ],
    [
        Mistake(
            "no other state",
            lambda: (
                "Uzbekistan had rank 63 in the index of e-government in 2024. A strategy with a "
                "number and a date is there, and whether the accounts of its ministry answer the "
                "citizens is not known from our tables."
            ),
            "Which state? Name one beside Uzbekistan, by its English name.",
            no_state,
        ),
        Mistake(
            "no number that fits",
            lambda: (
                "Kyrgyzstan is quite advanced in e-government among the states of Central Asia. A "
                "strategy with a number and a date I did not find, and whether the accounts of its "
                "ministry answer citizens is not known from our tables."
            ),
            "Your text has no rank and no score of 2024 that fits the state you name. Look at the "
            "table again.",
            no_right_number,
        ),
        Mistake(
            "no edition",
            lambda: (
                "Kyrgyzstan has rank 78 in the index of e-government, behind Kazakhstan and "
                "Uzbekistan. A strategy with a number and a date I did not find, and whether the "
                "accounts of its ministry answer citizens is not known."
            ),
            "Of which edition is your number? A rank without a year cannot be checked.",
            has(r"\b2024\b"),
        ),
        Mistake(
            "no gap",
            lambda: (
                "Kyrgyzstan had rank 78 in the index of e-government in 2024, behind Kazakhstan and "
                "Uzbekistan. It has a strategy, it trains its diplomats, it supports projects, and "
                "its accounts answer the citizens quickly and well."
            ),
            "Every row has an answer? Name one for which you found no source.",
            lacks(*GAPS),
        ),
    ],
)


# Exercise 10.15 ----------------------------------------------------------------------------------


def networks_part(iso3: str, first: int = 2020) -> float:
    """What networks added to the index between two editions, in points."""
    return float((edition(2024).loc[iso3, "tii"] - edition(first).loc[iso3, "tii"]) / 3)


def solve_10_15() -> float:
    """The change of the part is divided by three, because each part is a third of the index. In
    Kyrgyzstan networks added more than the whole index rose: the other two parts fell."""
    egov = load("egovernment").set_index(["iso3", "year"])
    change = egov.loc[("KGZ", 2024), "tii"] - egov.loc[("KGZ", 2020), "tii"]
    return float(change / 3)


CONTRIBUTION = Exercise(
    "10.15",
    "What networks added in Kyrgyzstan",
    2,
    Number("points, from 0 to 1", within=0.0006),
    solve_10_15,
    [
        "Take the value of tii in 2024 minus the value in 2020, for Kyrgyzstan.",
        "Each part is one third of the index, so divide the change by three.",
    ],
    [
        Mistake(
            "not divided",
            lambda: 3 * networks_part("KGZ"),
            "That is how much the part itself rose. The part is one third of the index.",
        ),
        Mistake(
            "the whole index",
            lambda: float(edition(2024).loc["KGZ", "egdi"] - edition(2020).loc["KGZ", "egdi"]),
            "That is the rise of the whole index. The question asks what one part added.",
        ),
        Mistake(
            "another state",
            lambda: networks_part("UZB"),
            "That is Uzbekistan, from the example. The question asks for Kyrgyzstan.",
        ),
        Mistake(
            "another edition",
            lambda: networks_part("KGZ", 2022),
            "You started in 2022. The question asks for the rise from 2020 to 2024.",
        ),
        Mistake(
            "wrong way round",
            lambda: -networks_part("KGZ"),
            "You took the old value minus the new one, so a rise looks like a fall.",
        ),
    ],
)


EXERCISES = [
    THREE_SENSES,
    FOUR_CODES,
    SHARE,
    BOTH_STUDIES,
    FOURTH_PART,
    PUZZLE,
    WEIGHTS,
    HIGHER_AND_WORSE,
    DETECTIVE,
    SUBSCRIPTIONS,
    LEADERS,
    TESTABLE,
    SIGNED,
    CHECKLIST,
    CONTRIBUTION,
]


# Guesses -----------------------------------------------------------------------------------------


def most_frequent_area() -> str:
    """The area with the most activities, by the first code."""
    return str(areas()[activities()["area"].value_counts().idxmax()])


def after_area() -> str:
    """First and second."""
    counts = activities()["area"].value_counts()
    return (
        f"{counts[4]} of {len(activities())} activities are consular by the first code, "
        f"{counts[2]} are public diplomacy. Section 1 shows the table, and which codes are disputable."
    )


def internet_2010() -> pd.Series:
    """Internet users of 2010 in percent, in four states with uprisings."""
    rows = load("economy").query("year == 2010").set_index("iso3")["internet_users_percent"]
    return rows.loc[["EGY", "LBY", "TUN", "YEM"]]


def after_uprisings() -> str:
    """The four values."""
    values = internet_2010().sort_values()
    return ", ".join(f"{name(c)} {v:.1f} percent" for c, v in values.items()) + (
        ". In all four states there was an uprising in 2011."
    )


def second_2020() -> str:
    """The state with the second-best rank of the five in 2020."""
    return name(str(edition(2020).loc[FIVE, "egdi_rank"].nsmallest(2).index[-1]))


def after_second() -> str:
    """The ranks of 2020."""
    values = edition(2020).loc[FIVE, "egdi_rank"].sort_values()
    return (
        "Ranks of 2020: "
        + ", ".join(f"{name(str(c))} {v}" for c, v in values.items())
        + ". In most other editions the second was another state: look below."
    )


def rank_moved() -> str:
    """What the rank of Uzbekistan did from 2016 to 2020."""
    old, new = edition(2016).loc["UZB", "egdi_rank"], edition(2020).loc["UZB", "egdi_rank"]
    if new > old:
        return "It got worse."
    return "It got better." if new < old else "It stayed the same."


def after_rank() -> str:
    """Score and rank."""
    old, new = edition(2016).loc["UZB"], edition(2020).loc["UZB"]
    return (
        f"The score rose from {old['egdi']:.3f} to {new['egdi']:.3f}, and the rank went from "
        f"{old['egdi_rank']:.0f} to {new['egdi_rank']:.0f}. Others rose faster."
    )


def leaders_2014() -> float:
    """States whose leader had an account at the end of 2014, in percent."""
    return online("2014-12")


def after_leaders() -> str:
    """The share, and what the article says."""
    return (
        f"{online('2014-12'):.1f} percent by this table, and {online('2009-12'):.1f} percent five "
        "years before. The abstract of the article says more than 76 percent: the table "
        "gives a little more."
    )


def reached() -> int:
    """Cells of outcome that hold a value, and not a newer target."""
    return int((~strategy()["outcome"].dropna().str.startswith("PP-357")).sum())


def after_known() -> str:
    """How many results are known."""
    newer = int(strategy()["outcome"].notna().sum()) - reached()
    return (
        f"Of {len(strategy())} provisions {reached()} has a value that was reached: the target for "
        f"the index of the UN. {newer} other cells of the column outcome hold a newer target."
    )


GUESSES = [
    Guess(
        "guess-10-area",
        "10",
        "Fourteen digital activities of Uzbekistan were found in laws and news. In which area of work "
        "do most of them fall?",
        most_frequent_area,
        after_area,
        options=(
            "public diplomacy",
            "consular services",
            "knowledge management",
            "internet freedom",
        ),
    ),
    Guess(
        "guess-10-uprisings",
        "10",
        "In 2011 there were uprisings in Egypt, Libya, Tunisia and Yemen. How many percent of the people "
        "of Yemen used the internet in 2010?",
        lambda: float(internet_2010()["YEM"]),
        after_uprisings,
        unit="percent",
    ),
    Guess(
        "guess-10-second",
        "10",
        "Kazakhstan was first of the five states of Central Asia in the e-government index of 2020. "
        "Who was second?",
        second_2020,
        after_second,
        options=("Kyrgyzstan", "Tajikistan", "Turkmenistan", "Uzbekistan"),
    ),
    Guess(
        "guess-10-rank",
        "10",
        "From 2016 to 2020 the score of Uzbekistan in this index rose. What did its rank do?",
        rank_moved,
        after_rank,
        options=("It got better.", "It stayed the same.", "It got worse."),
    ),
    Guess(
        "guess-10-leaders",
        "10",
        "At the end of 2014, in how many of 195 states, in percent, had the leader or the leader's "
        "office an account on Twitter or Facebook?",
        leaders_2014,
        after_leaders,
        unit="percent",
    ),
    Guess(
        "guess-10-known",
        "10",
        "The table has 19 provisions of the decree “Digital Uzbekistan 2030”. For how many of them "
        "does it know a value that was reached?",
        lambda: float(reached()),
        after_known,
        unit="of 19 provisions",
    ),
]

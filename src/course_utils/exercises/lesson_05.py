"""Lesson 05: what is asked, how it is solved, and how it usually goes wrong."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pandas as pd

from course_utils.countries import name
from course_utils.data import load
from course_utils.exercises.exercise import (
    Choice,
    Exercise,
    Guess,
    Mistake,
    Names,
    Number,
    Order,
    Text,
    moved,
)

PERCENT = Number("percent", within=0.06)
# The destinations of the table brain_drain, as its caveats name them.
TWENTY = [
    *("AUS", "AUT", "CAN", "CHL", "DNK", "FIN", "FRA", "DEU", "GRC", "IRL"),
    *("LUX", "NLD", "NZL", "NOR", "PRT", "ESP", "SWE", "CHE", "GBR", "USA"),
]


def rates(year: int = 2010, sex: str = "all") -> pd.DataFrame:
    """The emigration rates of one year by country of birth, in percent."""
    table = load("brain_drain")
    return table[(table["year"] == year) & (table["sex"] == sex)].set_index("origin")


# Exercise 5.1 ------------------------------------------------------------------------------------


def solve_5_1() -> str:
    """The rate has a number below the line: the adults with higher education who were born in
    Haiti, those in Haiti and those in the 20 countries together. Everybody else is not in it."""
    return "c"


READ_A_RATE = Exercise(
    "5.1",
    "Read one number",
    1,
    Choice(
        {
            "a": "Of 100 people born in Haiti, 85 lived abroad.",
            "b": "Of 100 people from Haiti in the 20 countries, 85 had higher education.",
            "c": "Of 100 adults with higher education who were born in Haiti and lived there or in "
            "one of the 20 countries, 85 lived in one of the 20.",
            "d": "Of 100 graduates of the universities of Haiti, 85 left the country.",
        }
    ),
    solve_5_1,
    [
        "Ask: of whom is it a share? Read again who stands above the line, and who below it.",
        "The column all_percent answers option a. Which column answers which option?",
    ],
    [
        Mistake(
            "of all people",
            lambda: "a",
            "That would be the rate of everybody. Look at the column all_percent for Haiti: it is "
            "much lower. The number above counts only people with higher education.",
        ),
        Mistake(
            "of the emigrants",
            lambda: "b",
            "You turned the fraction round: that is the share of the educated among those who left. "
            "Here the people of one education stand below the line, those who left and those who stayed.",
        ),
        Mistake(
            "graduates of the home country",
            lambda: "d",
            "The table knows where somebody was born, not where the person studied. A child who left "
            "and studied in the new country counts as well.",
        ),
    ],
)


# Exercise 5.2 ------------------------------------------------------------------------------------

STAYED, LEFT = 30_000, 20_000


def solve_5_2() -> float:
    """Below the line stand all of them: those who left and those who stayed. So the rate can never
    be above 100."""
    stayed, left = 30_000, 20_000
    return 100 * left / (left + stayed)


RATE_BY_HAND = Exercise(
    "5.2",
    "Compute a rate",
    2,
    Number("percent", within=0.05),
    solve_5_2,
    [
        "How many people with higher education were born in this country, wherever they live now?",
        "Divide those who left by that number, and multiply by 100.",
    ],
    [
        Mistake(
            "divided by those who stayed",
            lambda: 100 * LEFT / STAYED,
            "You divided by those who stayed. This table divides by all of them, those who left and "
            "those who stayed: otherwise a rate could be far above 100.",
        ),
        Mistake(
            "those who stayed",
            lambda: 100 * STAYED / (LEFT + STAYED),
            "That is the share of those who stayed. The rate counts those who left.",
        ),
        Mistake(
            "a share below one",
            lambda: LEFT / (LEFT + STAYED),
            "Your number is a share below one. The question asks for percent, so multiply by 100.",
        ),
        Mistake(
            "a number of people",
            lambda: LEFT,
            "That is the number of people who left. A rate says: of how many?",
        ),
    ],
)


# Exercise 5.3 ------------------------------------------------------------------------------------


def higher_than_india(column: str = "high_percent", year: int = 2010) -> int:
    """How many countries of birth have a higher rate than India."""
    values = rates(year)[column]
    return int((values > values["IND"]).sum())


def solve_5_3() -> int:
    """Compare the whole column with the one value of India. The sum of True and False counts the
    countries with a higher rate."""
    table = load("brain_drain")
    rows = table[(table["year"] == 2010) & (table["sex"] == "all")].set_index("origin")
    return (rows["high_percent"] > rows.loc["IND", "high_percent"]).sum()


PLACE_OF_INDIA = Exercise(
    "5.3",
    "First by number, but by rate?",
    2,
    Number("countries", within=0),
    solve_5_3,
    [
        'in_2010.loc["IND", "high_percent"] is the rate of India. Compare the column with it.',
        "A column of True and False can be added up: sum() counts the True.",
    ],
    [
        Mistake(
            "lower",
            lambda: int((rates()["high_percent"] < rates().loc["IND", "high_percent"]).sum()),
            "These are the countries with a lower rate than India. The question asks for a higher one.",
        ),
        Mistake(
            "the place",
            lambda: higher_than_india() + 1,
            "That is the place of India in the list. The question asks how many countries stand above it.",
        ),
        Mistake(
            "the rate of everybody",
            lambda: higher_than_india("all_percent"),
            "You used all_percent, the rate of adults with any education. Take high_percent.",
        ),
        Mistake(
            "another year",
            lambda: higher_than_india(year=1990),
            "That is the number for 1990. The question asks for 2010.",
        ),
    ],
)


# Exercise 5.4 ------------------------------------------------------------------------------------


def less_often(than: str = "all_percent", year: int = 2010) -> list[str]:
    """Countries of birth where the highly educated have a lower rate than others."""
    rows = rates(year)
    return list(rows.index[rows["high_percent"] < rows[than]])


def solve_5_4() -> list[str]:
    """A filter on two columns of the same row: the rate of the highly educated is below the rate of
    all adults. Only two countries of birth remain."""
    table = load("brain_drain")
    rows = table[(table["year"] == 2010) & (table["sex"] == "all")].set_index("origin")
    return list(rows.index[rows["high_percent"] < rows["all_percent"]])


EXCEPTIONS = Exercise(
    "5.4",
    "The two exceptions",
    2,
    Names("countries"),
    solve_5_4,
    [
        'Compare two columns: in_2010["high_percent"] < in_2010["all_percent"].',
        "in_2010.index[...] gives the codes of the rows that pass the comparison.",
    ],
    [
        Mistake(
            "the two of section 1",
            lambda: ["IRL", "MEX"],
            "In section 1 you compared with little education. The question compares with all adults.",
        ),
        Mistake(
            "compared with little education",
            lambda: less_often("low_percent"),
            "You compared with people of little education (low_percent). Compare with all adults.",
        ),
        Mistake(
            "compared with medium education",
            lambda: less_often("medium_percent"),
            "You compared with people of medium education. Compare with all adults (all_percent).",
        ),
        Mistake(
            "another year",
            lambda: less_often(year=1990),
            "These are the exceptions of 1990. The question asks for 2010.",
        ),
        Mistake(
            "the sign turned round",
            lambda: list(rates().index[rates()["high_percent"] > rates()["all_percent"]]),
            "These are the countries where the highly educated leave more often. Turn the sign round.",
        ),
    ],
)


# Exercise 5.5 ------------------------------------------------------------------------------------

SMALL_LINES = (
    'people = load("migrant_totals")',
    'people_2010 = people[people["year"] == 2010]',
    'small = people_2010[people_2010["population"] < 1_000_000]',
    'rows = in_2010[in_2010.index.isin(small["iso3"])]',
    'print(rows["high_percent"].median())',
)


def solve_5_5() -> list[str]:
    """The table is loaded before its year is chosen, the year before the small countries, the
    small countries before their rates, and the median comes last. The lines print 39.62: the median
    rate of the 39 countries with fewer than one million residents, in percent."""
    return list(SMALL_LINES)


SMALL_PUZZLE = Exercise(
    "5.5",
    "The median rate of small countries",
    2,
    Order(SMALL_LINES),
    solve_5_5,
    [
        "A line can use only names that a line above it has made.",
        "Which line makes `people`? Which line uses it? Go on like this.",
    ],
    [
        Mistake(
            "year before the table",
            lambda: moved(SMALL_LINES, 0, 1),
            "The line that chooses the year uses the name people. Which line makes that name?",
        ),
        Mistake(
            "small before the year",
            lambda: moved(SMALL_LINES, 2, 1),
            "The line with the limit of one million uses people_2010. Nothing above it has made that name.",
        ),
        Mistake(
            "rates before the small countries",
            lambda: moved(SMALL_LINES, 3, 2),
            "The line that chooses the rates needs the list of small countries. It comes too early.",
        ),
        Mistake(
            "print too early",
            lambda: moved(SMALL_LINES, 4, 3),
            "The median is taken over rows. So rows have to be chosen before.",
        ),
    ],
)


# Exercise 5.6 ------------------------------------------------------------------------------------


def women_higher(column: str = "high_percent", year: int = 2010) -> float:
    """In how many of 100 countries of birth the rate of women is above the rate of men."""
    women, men = rates(year, "women")[column], rates(year, "men")[column]
    both = women.index.intersection(men.index)
    return float(100 * (women[both] > men[both]).mean())


def solve_5_6() -> float:
    """Women and men get a column each. The comparison gives True or False for each country, and the
    mean of True and False is a share."""
    table = load("brain_drain")
    apart = table[(table["year"] == 2010) & (table["sex"] != "all")]
    wide = apart.pivot(index="origin", columns="sex", values="high_percent")
    return 100 * (wide["women"] > wide["men"]).mean()


WOMEN_AND_MEN = Exercise(
    "5.6",
    "Women and men with higher education",
    2,
    PERCENT,
    solve_5_6,
    [
        'Compare the two columns of wide: wide["women"] > wide["men"].',
        "The mean of a column of True and False is the share of True. Multiply it by 100.",
    ],
    [
        Mistake(
            "men higher",
            lambda: 100 - women_higher(),
            "That is the share of countries where the rate of men is higher, or equal. Turn the sign.",
        ),
        Mistake(
            "any education",
            lambda: women_higher("all_percent"),
            "You compared women and men of any education (all_percent). Take high_percent.",
        ),
        Mistake(
            "another year",
            lambda: women_higher(year=2000),
            "That is the share in 2000. The question asks for 2010.",
        ),
        Mistake(
            "a number of countries",
            lambda: round(women_higher() / 100 * len(rates())),
            "That is the number of countries. The question asks for percent of all countries.",
        ),
        Mistake(
            "a share below one",
            lambda: women_higher() / 100,
            "Your number is a share below one. The question asks for percent, so multiply by 100.",
        ),
    ],
)


# Exercise 5.7 ------------------------------------------------------------------------------------


def seen(code: str = "ARM", year: int = 2010, side: str = "origin") -> float:
    """Of 100 people born in a country who live abroad: how many in one of the 20 destinations?"""
    stock = load("migrant_stock")
    rows = stock[(stock["year"] == year) & (stock[side] == code)]
    other = "destination" if side == "origin" else "origin"
    return float(100 * rows[rows[other].isin(TWENTY)]["migrants"].sum() / rows["migrants"].sum())


def solve_5_7() -> float:
    """All people born in Armenia who lived abroad stand below the line; those in one of the 20
    destinations stand above it."""
    from course_utils.exercises.lesson_05 import TWENTY

    stock = load("migrant_stock")
    rows = stock[(stock["origin"] == "ARM") & (stock["year"] == 2010)]
    listed = rows[rows["destination"].isin(TWENTY)]
    return 100 * listed["migrants"].sum() / rows["migrants"].sum()


COVERAGE = Exercise(
    "5.7",
    "How much of Armenia's emigration is on the list?",
    2,
    PERCENT,
    solve_5_7,
    [
        'Choose the rows with origin "ARM" from stock_2010. isin(twenty) keeps the listed destinations.',
        "Divide the sum of the listed rows by the sum of all rows, and multiply by 100.",
    ],
    [
        Mistake(
            "not on the list",
            lambda: 100 - seen(),
            "That is the share that lives outside the list. The question asks for the share on the list.",
        ),
        Mistake(
            "another year",
            lambda: seen(year=2024),
            "That is the share of 2024. The rates are those of 2010, so compare with 2010.",
        ),
        Mistake(
            "immigrants",
            lambda: seen(side="destination"),
            "These are people who live in Armenia and were born in one of the 20 countries. People "
            "from Armenia stand in the rows where it is the origin.",
        ),
        Mistake(
            "a share below one",
            lambda: seen() / 100,
            "Your number is a share below one. The question asks for percent, so multiply by 100.",
        ),
        Mistake(
            "number of destinations",
            lambda: listed_destinations(),
            "You counted destinations. A destination with ten people then weighs as much as one with "
            "ten thousand. Add up the people.",
        ),
    ],
)


def listed_destinations(code: str = "ARM") -> float:
    """Of 100 destinations of a country's emigrants: how many are on the list?"""
    stock = load("migrant_stock")
    rows = stock[(stock["year"] == 2010) & (stock["origin"] == code)]
    return float(100 * rows["destination"].isin(TWENTY).mean())


# Exercise 5.8 ------------------------------------------------------------------------------------


def solve_5_8() -> str:
    """She moves more than once, and she works in both places. A loss, or a gain in schooling, needs
    only one move or none; here the repeated move is the mechanism."""
    return "c"


WHICH_IDEA = Exercise(
    "5.8",
    "Which idea is it?",
    1,
    Choice(
        {
            "a": "brain drain",
            "b": "brain gain",
            "c": "brain circulation",
            "d": "diaspora knowledge network",
        }
    ),
    solve_5_8,
    [
        "Compare with the column of the table that says what happens.",
        "How often does she move? Does anybody else study more because of her?",
    ],
    [
        Mistake(
            "drain",
            lambda: "a",
            "A drain is a loss for those who stay. Here somebody founds a firm at home and hires people.",
        ),
        Mistake(
            "gain",
            lambda: "b",
            "The authors of this idea speak of other people, who study because they hope to leave. "
            "Nothing is said about them here.",
        ),
        Mistake(
            "network",
            lambda: "d",
            "Such a network works without anybody moving back. She does travel, again and again.",
        ),
    ],
)


# Exercise 5.9 ------------------------------------------------------------------------------------


def solve_5_9() -> float:
    """If 30 of 100 graduates leave, 70 of 100 stay. The students times 0.70 have to be 20, so there
    are 20 divided by 0.70 students."""
    staying, leaving = 20, 30
    return staying / (1 - leaving / 100)


BREAK_EVEN = Exercise(
    "5.9",
    "How many would have to study?",
    2,
    Number("young people of 100", within=0.06),
    solve_5_9,
    [
        "If 30 of 100 graduates leave, which part of the graduates stays?",
        "Students times that part has to be 20. Divide 20 by the part.",
    ],
    [
        Mistake(
            "added the percentage",
            lambda: 20 * 1.3,
            "You added 30 percent to 20. Try it out: of your number 30 percent leave, and fewer than "
            "20 remain, because the 30 percent are taken from the larger number.",
        ),
        Mistake(
            "added the points",
            lambda: 20 + 30,
            "You added 20 and 30. But the 30 are counted out of 100 graduates, not out of 100 young people.",
        ),
        Mistake(
            "those who stay without a response",
            lambda: 20 * (1 - 0.3),
            "That is how many of 20 graduates stay. The question is how many have to study so that "
            "20 stay.",
        ),
        Mistake(
            "only the additional ones",
            lambda: 20 / 0.7 - 20,
            "That is how many more have to study. The question asks for all who study.",
        ),
        Mistake(
            "divided by those who leave",
            lambda: 20 / 0.3,
            "You divided by the part that leaves. The 20 are those who stay, so divide by the part "
            "that stays.",
        ),
    ],
)


# Exercise 5.10 -----------------------------------------------------------------------------------


def has_word(text: object, *words: str) -> bool:
    """Does the text hold a word that begins like one of these, in capitals or not?"""
    found = (rf"\b{word}" for word in words)
    return isinstance(text, str) and any(re.search(word, text.casefold()) for word in found)


def has_no_word(*words: str) -> Callable[[Any], bool]:
    """A test that is true for a text without a word that begins like one of these."""
    return lambda text: isinstance(text, str) and not has_word(text, *words)


def counts_only_names(text: object) -> bool:
    """Does the text count names or meetings, and nothing that could come out of them?"""
    put_in = r"(?:number of|how many|count\w*)(?: the| all)? (?:names|meetings|members|articles)"
    out = ("project", "joint", "patent", "firm", "paper", "grant", "exist", "start", "course")
    return has_word(text, put_in) and not has_word(text, *out, "contract", "invest", "result")


def solve_5_10() -> str:
    """A good indicator counts something that would not exist without the network, and it says with
    what it is compared. Names, meetings and articles in the press are easier to count and say less."""
    return (
        "The network pairs scientists abroad with laboratories at home for one joint project each. "
        "The indicator is the number of joint projects that still run after two years, compared with "
        "laboratories that applied and were not chosen, because a project that would have started "
        "anyway is no effect of the network."
    )


KNOWLEDGE_NETWORK = Exercise(
    "5.10",
    "A network and its indicator",
    3,
    Text(words=40),
    solve_5_10,
    [
        "Say who does what with whom, then what is counted, and when.",
        "Then ask: would it have happened anyway? Say with what you compare.",
    ],
    [
        Mistake(
            "no indicator",
            lambda: (
                "Our scientists abroad are invited to work with the laboratories at home. They give "
                "lectures, they teach the young, and they open doors for everybody. In this way the "
                "country gains much from them, and they stay close to the country as well, which is "
                "good for all of us."
            ),
            "What do you count? Name one number that shows whether the network works, and when you "
            "look at it.",
            has_no_word(
                *(r"numbers?\b", r"count(?:s|ed|ing)?\b", "share", "percent", "how many"),
                *("indicator", "measur", "fewer", "more than", r"\d"),
            ),
        ),
        Mistake(
            "no comparison",
            lambda: (
                "Scientists abroad and laboratories at home meet in a network for joint work. The "
                "indicator is the number of names in the database and the number of meetings that "
                "were held in each year, and the ministry publishes it on its own pages every spring "
                "for all readers."
            ),
            "Would it have happened anyway? Say with what you compare: with groups that did not take "
            "part, or with the years before.",
            has_no_word(
                *("compar", "without", "otherwise", "anyway", "would not", "before"),
                *("not chosen", "control", "against", "differen", "versus", r"than\b", "outside"),
            ),
        ),
        Mistake(
            "only names and meetings",
            lambda: (
                "The ministry invites scientists abroad into a network and keeps a list of them for "
                "the laboratories at home. Its indicator is the number of names on this list and the "
                "number of meetings, compared with the year before, and it is published each spring "
                "for all readers."
            ),
            "You count what you put in. What would not exist without the network?",
            counts_only_names,
        ),
    ],
)


# Exercises 5.11 and 5.12 -------------------------------------------------------------------------


def students_of(code: str, year: int) -> pd.Series:
    """Students from abroad and students abroad of one country in one year."""
    table = load("students").set_index(["iso3", "year"])
    return table.loc[(code, year)]


def balance(code: str = "KGZ", year: int = 2022) -> float:
    """Students from abroad minus students abroad."""
    row = students_of(code, year)
    return float(row["inbound_students"] - row["outbound_students"])


def solve_5_11() -> float:
    """One row holds both numbers. The balance is students who came minus students who went, so it is
    positive for a country that receives more than it sends."""
    students = load("students")
    row = students[(students["iso3"] == "KGZ") & (students["year"] == 2022)].iloc[0]
    return row["inbound_students"] - row["outbound_students"]


BALANCE = Exercise(
    "5.11",
    "The balance of Kyrgyzstan",
    2,
    Number("students", within=0),
    solve_5_11,
    [
        'Choose the row with iso3 "KGZ" and year 2022, as in the example of Uzbekistan.',
        "Take the students abroad from the students from abroad, and keep the sign.",
    ],
    [
        Mistake(
            "wrong way round",
            lambda: -balance(),
            "The size is right, the sign is not. The balance is students from abroad minus students abroad.",
        ),
        Mistake(
            "added",
            lambda: float(students_of("KGZ", 2022).sum()),
            "You added the two numbers. A balance is a difference.",
        ),
        Mistake(
            "another year",
            lambda: balance(year=2018),
            "That is the balance of 2018. The question asks for 2022.",
        ),
        Mistake(
            "another country",
            lambda: balance("UZB"),
            "That is the balance of Uzbekistan. Kyrgyzstan has the code KGZ.",
        ),
        Mistake(
            "only those who came",
            lambda: float(students_of("KGZ", 2022)["inbound_students"]),
            "That is the number of students from abroad. Take the students abroad away from it.",
        ),
    ],
)


def nigerians(year: int | None = 2018, side: str = "origin") -> float:
    """Students from Nigeria in the destinations of the table student_pairs."""
    pairs = load("student_pairs")
    rows = pairs[pairs[side] == "NGA"]
    return float(rows[rows["year"] == year]["students"].sum() if year else rows["students"].sum())


def solve_5_12() -> float:
    """The table has the ten largest destinations of each origin. Their sum is a lower limit: every
    destination after the tenth, and every one that did not report, comes on top."""
    pairs = load("student_pairs")
    rows = pairs[(pairs["origin"] == "NGA") & (pairs["year"] == 2018)]
    return rows["students"].sum()


LOWER_LIMIT = Exercise(
    "5.12",
    "At least how many from Nigeria?",
    2,
    Number("students", within=0),
    solve_5_12,
    [
        'In student_pairs Nigeria ("NGA") is the origin. Keep the rows of 2018.',
        "Add up the column students.",
    ],
    [
        Mistake(
            "missing read as zero",
            lambda: 0,
            "Zero would mean that nobody from Nigeria studies abroad. The table students has no row "
            "for Nigeria; the other table does count its students.",
        ),
        Mistake(
            "all years together",
            lambda: nigerians(None),
            "You added up 2014, 2016 and 2018. Many students would be counted twice. Keep 2018.",
        ),
        Mistake(
            "only the largest destination",
            lambda: float(
                load("student_pairs").query("origin == 'NGA' and year == 2018")["students"].max()
            ),
            "That is the largest destination alone. Add up all destinations of the table.",
        ),
        Mistake(
            "another year",
            lambda: nigerians(2016),
            "That is the sum for 2016. The question asks for 2018.",
        ),
        Mistake(
            "scaled up to 100 percent",
            lambda: scaled_up(),
            "You divided by the shares, so your number is an estimate of all whom any destination "
            "reported. The question asks for the lower limit: those who are listed here.",
            lambda answer: is_near(answer, scaled_up(), 60),
        ),
    ],
)


def scaled_up() -> float:
    """The listed students over the sum of their shares: all whom any destination reported."""
    rows = load("student_pairs").query("origin == 'NGA' and year == 2018")
    return float(100 * rows["students"].sum() / rows["share_percent"].sum())


def is_near(answer: object, value: float, within: float) -> bool:
    """Is the answer a number at most `within` away? Shares are rounded, so the sum is rough."""
    return isinstance(answer, (int, float)) and abs(answer - value) <= within


# Exercise 5.13 -----------------------------------------------------------------------------------

START, WENT, DIED, END = 10_000, 1_200, 100, 10_200


def solve_5_13() -> int:
    """The stock at the start plus those who left, minus those who died and those who returned, is
    the stock at the end. Solve it for those who returned."""
    start, left, died, end = 10_000, 1_200, 100, 10_200
    return start + left - died - end


HIDDEN_RETURN = Exercise(
    "5.13",
    "What a stock hides",
    2,
    Number("people", within=0),
    solve_5_13,
    [
        "Write it as a sum: stock at the end = stock at the start + left - died - returned.",
        "Put in the four numbers. What must returned be?",
    ],
    [
        Mistake(
            "change of the stock",
            lambda: END - START,
            "That is the change of the stock. It is what remains after leaving, dying and returning; "
            "it is not one of them.",
        ),
        Mistake(
            "without the dead",
            lambda: START + WENT - END,
            "You left out those who died abroad. They are no longer in the stock, and they did not return.",
        ),
        Mistake(
            "died added",
            lambda: START + WENT + DIED - END,
            "You added those who died. They leave the stock as well, so take them away.",
        ),
        Mistake(
            "sign",
            lambda: -(START + WENT - DIED - END),
            "The size is right, the sign is not. A number of people who returned is not negative.",
        ),
    ],
)


# Exercise 5.14 -----------------------------------------------------------------------------------


LEFT_OUT = (
    *(
        "russia",
        "kazakh",
        "gulf",
        r"leav\w+ out",
        "left out",
        "missing",
        "miss(?:es)?",
        "not count",
    ),
    *("lower limit", "other destinations", "at least", "not includ", "exclud", "omit"),
)


def says_too_much(text: object) -> bool:
    """Does the text claim a place of study, or a proof?"""
    claims = (r"trained (?:at|in|by)", "graduates of (?:the )?universit", r"proves?\b(?! nothing)")
    careful = ("whether", "wherever", "not trained", "not prove", "not say", "not show")
    return has_word(text, *claims) and not has_word(text, *careful)


def solve_5_14() -> str:
    """An honest sentence says of whom the rate is a share, when, where they lived, and what the list
    of destinations leaves out."""
    table = load("brain_drain")
    rows = table[(table["year"] == 2010) & (table["sex"] == "all")].set_index("origin")
    rate = rows.loc["UZB", "high_percent"]
    return (
        f"In 2010 an estimated {rate:.1f} percent of the adults with higher education who were born in "
        "Uzbekistan and lived there or in one of 20 OECD countries lived in one of the 20 (IAB); people "
        "who went to Russia or Kazakhstan are not counted, so with them the rate would be higher."
    )


HONEST_SENTENCE = Exercise(
    "5.14",
    "Write the sentence that you would sign",
    3,
    Text(words=25),
    solve_5_14,
    [
        "Of whom is it a share, in which year, and where did these people live?",
        "Then say which destinations are missing, and in which direction this moves the rate.",
    ],
    [
        Mistake(
            "no number",
            lambda: (
                "In the year 2010 only very few of the adults with higher education who were born in "
                "Uzbekistan lived in one of the OECD countries, and those in Russia are not counted."
            ),
            "Your sentence has no rate in it. Without the number a reader cannot check it.",
            has_no_word(r"3[.,]9", r"(?<![.,])4 ?(?:per ?cent|%)", "four per ?cent"),
        ),
        Mistake(
            "no year",
            lambda: (
                "An estimated 3.9 percent of the adults with higher education who were born in "
                "Uzbekistan live in one of 20 OECD countries, and people in Russia are not counted."
            ),
            "Which year does the rate describe? It is more than ten years old, and a reader must know.",
            has_no_word("2010"),
        ),
        Mistake(
            "of whom",
            lambda: (
                "In 2010 an estimated 3.9 percent of the people who were born in Uzbekistan lived in "
                "one of 20 OECD countries, and all those who went to Russia are not counted there."
            ),
            "3.9 percent of whom? The rate is of adults with one kind of education, not of all people.",
            has_no_word("educat", "graduate", "degree", "skilled"),
        ),
        Mistake(
            "no destinations",
            lambda: (
                "In 2010 an estimated 3.9 percent of all the adults with higher education who were "
                "born in Uzbekistan had left the country and were living somewhere else in the world."
            ),
            "Where did they live? The table knows only some destinations. Say which, or what is missing.",
            has_no_word("oecd", r"20\b", "twenty", "russia"),
        ),
        Mistake(
            "trained at home",
            lambda: (
                "In 2010 an estimated 3.9 percent of the adults with higher education who were "
                "trained in Uzbekistan lived in one of 20 OECD countries; Russia is not counted."
            ),
            "The table knows where somebody was born, not who was trained at which university, and "
            "one rate proves nothing about a reason. Which words go further than the table?",
            says_too_much,
        ),
        Mistake(
            "nothing left out",
            lambda: (
                "In 2010 an estimated 3.9 percent of the adults with higher education who were born "
                "in Uzbekistan lived abroad, that is in one of the 20 countries of the OECD."
            ),
            "What do the 20 destinations leave out? Name a place that is missing, or say that the "
            "rate is a lower limit.",
            has_no_word(*LEFT_OUT),
        ),
    ],
)


EXERCISES = [
    READ_A_RATE,
    RATE_BY_HAND,
    PLACE_OF_INDIA,
    EXCEPTIONS,
    SMALL_PUZZLE,
    WOMEN_AND_MEN,
    COVERAGE,
    WHICH_IDEA,
    BREAK_EVEN,
    KNOWLEDGE_NETWORK,
    BALANCE,
    LOWER_LIMIT,
    HIDDEN_RETURN,
    HONEST_SENTENCE,
]


# Guesses -----------------------------------------------------------------------------------------


def after_india() -> str:
    """The rate, and the number beside it."""
    people = load("migrant_totals").set_index(["iso3", "year"])["emigrants"]["IND", 2010]
    return (
        f"In 2010 it was {rates().loc['IND', 'high_percent']:.0f} of 100. At the same time "
        f"{people / 1e6:.1f} million people born in India lived abroad, more than from any other "
        "country. A large number and a small rate fit together when many people stayed."
    )


def quarters(by: str) -> pd.Series:
    """The median rate of the highly educated in four groups with equally many countries, 2010."""
    if by == "income":
        x = load("economy").query("year == 2010").set_index("iso3")["gdp_per_capita_usd"]
    else:
        x = load("migrant_totals").query("year == 2010").set_index("iso3")["population"]
    high = rates()["high_percent"]
    group = pd.qcut(x.reindex(high.index), 4, labels=["first", "second", "third", "fourth"])
    return high.groupby(group, observed=True).median()


def after_size() -> str:
    """The two comparisons side by side."""
    size, income = quarters("size"), quarters("income")
    return (
        f"By population the median rate falls from {size.iloc[0]:.0f} to {size.iloc[-1]:.0f} percent. "
        f"By income it moves from {income.iloc[0]:.0f} to {income.iloc[-1]:.0f}. The next cells show it."
    )


def after_list() -> str:
    """What the list sees of Uzbekistan."""
    return (
        f"About {seen('UZB'):.1f} of 100. For Mexico it is {seen('MEX'):.0f} of 100. The list has the "
        "United States, but it has neither Russia nor Kazakhstan. The same table is nearly complete "
        "for one country and nearly blind for another."
    )


def after_gain() -> str:
    """The sum in one line."""
    return (
        "20 of 100 would study without emigration. The chance to leave adds 0.5 for each of the 10 "
        "percentage points, that is 5, so 25 study. A tenth of them leaves, and 22.5 stay: more than "
        "20. It works in this invented example. Now look what happens if 80 percent leave."
    )


def after_balance() -> str:
    """Four countries, one of which receives more."""
    return (
        "In 2022 Kyrgyzstan received several times as many students as it sent. The next exercise asks "
        "for the difference. The table does not say from where they came, nor who stays after the "
        "degree."
    )


def times_uzbekistan() -> float:
    """How many times as many students abroad in 2022 as in 2012."""
    return float(
        students_of("UZB", 2022)["outbound_students"]
        / students_of("UZB", 2012)["outbound_students"]
    )


def after_times() -> str:
    """The two numbers, and what grew at the same time."""
    return (
        f"From {students_of('UZB', 2012)['outbound_students']:,.0f} in 2012 to "
        f"{students_of('UZB', 2022)['outbound_students']:,.0f} in 2022. In the same years the students "
        "at home for each 100 of the age group grew as well. Look at both before you speak of a loss."
    )


GUESSES = [
    Guess(
        "guess-05-india",
        "05",
        "Take 100 adults with higher education who were born in India and lived in 2010 at home or in "
        "one of 20 OECD countries. How many of them lived in one of the 20?",
        lambda: float(rates().loc["IND", "high_percent"]),
        after_india,
        unit="of 100",
    ),
    Guess(
        "guess-05-size",
        "05",
        "In which quarter of the countries of birth is the median emigration rate of the highly "
        "educated the highest?",
        lambda: "the smallest",
        after_size,
        options=("the poorest", "the richest", "the smallest", "the largest"),
    ),
    Guess(
        "guess-05-list",
        "05",
        "Take 100 people born in Uzbekistan who lived abroad in 2010. How many of them lived in one "
        "of the 20 countries of the list?",
        lambda: seen("UZB"),
        after_list,
        unit="of 100",
    ),
    Guess(
        "guess-05-gain",
        "05",
        "Without emigration, 20 of 100 young people study. Now 10 percent of the graduates leave. "
        "Because of this chance 5 more of 100 study. How many graduates stay?",
        lambda: "more than before",
        after_gain,
        options=("fewer than before", "as many as before", "more than before"),
    ),
    Guess(
        "guess-05-times",
        "05",
        "How many times as many students from Uzbekistan studied abroad in 2022 as in 2012?",
        times_uzbekistan,
        after_times,
        unit="times",
    ),
    Guess(
        "guess-05-balance",
        "05",
        "Which of these countries received more students than it sent abroad, in the last year for "
        "which both numbers exist?",
        lambda: name("KGZ"),
        after_balance,
        options=("India", "China", "Kyrgyzstan", "Uzbekistan"),
    ),
]

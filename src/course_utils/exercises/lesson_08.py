"""Lesson 08: what is asked, how it is solved, and how it usually goes wrong."""

from __future__ import annotations

import re
from collections.abc import Callable

import numpy as np
import pandas as pd

from course_utils.citizenship import STATES, answers, rights
from course_utils.countries import region
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
    moved,
)
from course_utils.models.agreement import percent_agreement

PERCENT = Number("percent", within=0.06)


# Exercise 8.1 ------------------------------------------------------------------------------------


def solve_8_1() -> pd.Series:
    """An institution and a day of honour build capacity, a vote and a second citizenship are
    rights, and a call for money or for lobbying asks for something in return."""
    return pd.Series({"a": 1, "b": 2, "c": 3, "d": 2, "e": 1, "f": 3})


def value_at(answer: object, key: str) -> str:
    """What stands at this key of a dictionary or Series, as text; empty if there is nothing."""
    found = answer.get(key) if isinstance(answer, dict | pd.Series) else None
    plain = isinstance(found, int | float | str | np.number)
    return str(found).removesuffix(".0") if plain else ""


def given(key: str, value: int) -> Callable[[object], bool]:
    """A test that is true for an answer with this value at this key, whatever the others are."""
    return lambda answer: value_at(answer, key) == str(value)


def other_than(key: str, value: int) -> Callable[[object], bool]:
    """A test that is true for an answer with another value at this key."""

    def another(answer: object) -> bool:
        try:
            return abs(float(value_at(answer, key)) - value) > 0.01
        except ValueError:
            return False

    return another


def coded(**changes: int) -> Callable[[], pd.Series]:
    """The solution with some codes changed."""
    return lambda: pd.Series(dict(solve_8_1()) | changes)


GAMLEN = Exercise(
    "8.1",
    "Code six measures",
    2,
    Column("codes 1 to 3", within=0.01),
    solve_8_1,
    [
        "Ask of each measure: does it build symbols or offices, does it give, or does it ask?",
        'Open term("diaspora engagement policy"): each type has its examples there.',
    ],
    [
        Mistake(
            "an office as a right",
            coded(a=2),
            "Look again at a. Because a ministry is founded nobody can claim anything, and nobody has "
            "to give: which type holds institutions?",
            other_than("a", 1),
        ),
        Mistake(
            "a bond as a right",
            coded(c=2),
            "Look again at c. Look at who pays, and at the word duty.",
            other_than("c", 3),
        ),
        Mistake(
            "the vote as symbol",
            coded(b=1),
            "Look again at b. A vote is something that a citizen can claim before an office.",
            other_than("b", 2),
        ),
        Mistake(
            "a second citizenship as a favour",
            coded(d=1),
            "Look again at d. Who gains something here, the state or the citizen? And does a law "
            "protect it?",
            other_than("d", 2),
        ),
        Mistake(
            "honour as obligation",
            coded(e=3),
            "Look again at e. An award asks for nothing by itself, and nobody can claim one. It shows "
            "who belongs to the nation.",
            other_than("e", 1),
        ),
        Mistake(
            "lobbying as capacity",
            coded(f=1),
            "Look again at f. Who does something for whom?",
            other_than("f", 3),
        ),
    ],
)


# Exercise 8.2 ------------------------------------------------------------------------------------


def solve_8_2() -> str:
    """The line of the Indian ministry ends with a mark in 2016. The notes of the table say that its
    work went to another ministry: an institution can end while its task goes on."""
    return "b"


LIVES = Exercise(
    "8.2",
    "Read the lives of institutions",
    1,
    Choice(
        {
            "a": "India has had no office for its people abroad since 2016.",
            "b": "The Indian ministry ended in 2016; the chart does not say who does its work now.",
            "c": "China founded its office in 2018.",
            "d": "A line that reaches 2026 proves that the institution works well.",
        }
    ),
    solve_8_2,
    [
        "A cross marks the end that is known. Which states have one?",
        "The chart knows years. Does it know tasks, money or results?",
    ],
    [
        Mistake(
            "end of the office read as end of the task",
            lambda: "a",
            "The chart shows that a ministry ended. Whether its work went elsewhere stands in the "
            "column what_then of the table, and not in the chart.",
        ),
        Mistake(
            "end read as start",
            lambda: "c",
            "The cross marks an end. For China the table has no year of founding, because lists "
            "differ, so there is no line before the cross.",
        ),
        Mistake(
            "existing read as working",
            lambda: "d",
            "A line shows that no end was found. It does not show what the institution does, or "
            "whether anybody is better off.",
        ),
    ],
)


# Exercise 8.3 ------------------------------------------------------------------------------------


def solve_8_3() -> float:
    """Only the rows with the form ministry are kept. An end is known where ended_year is not empty.
    The others may have ended as well: for some the source says nothing on what came later."""
    institutions = load("diaspora_institutions")
    ministries = institutions[institutions["form"] == "ministry or minister"]
    return 100 * ministries["ended_year"].notna().mean()


def of_form(form: str = "ministry or minister") -> pd.DataFrame:
    """Institutions of one form."""
    rows = load("diaspora_institutions")
    return rows[rows["form"] == form]


ENDED = Exercise(
    "8.3",
    "Ministries with a known end",
    2,
    PERCENT,
    solve_8_3,
    [
        "In `ministries` an end is known where ended_year is not empty: use .notna().",
        "The mean of a column of True and False is the share of True. Then multiply by 100.",
    ],
    [
        Mistake(
            "all institutions below the line",
            lambda: (
                100 * of_form()["ended_year"].notna().sum() / len(load("diaspora_institutions"))
            ),
            "You divided the ended ministries by institutions of every form. The question is about "
            "ministries, above the line and below it.",
        ),
        Mistake(
            "all forms",
            lambda: 100 * load("diaspora_institutions")["ended_year"].notna().mean(),
            "That is the share among institutions of every form. Keep the ministries first.",
        ),
        Mistake(
            "no end read as an end",
            lambda: 100 * of_form()["ended_year"].isna().mean(),
            "That is the share for which no end is known. The question asks for the others.",
        ),
        Mistake(
            "a share below one",
            lambda: of_form()["ended_year"].notna().mean(),
            "Your number is 100 times too small. The question asks for percent, so multiply the "
            "share by 100.",
        ),
        Mistake(
            "a count",
            lambda: float(of_form()["ended_year"].notna().sum()),
            "That is a number of ministries. The question asks for a share of them, in percent.",
        ),
    ],
)


# Exercise 8.4 ------------------------------------------------------------------------------------


def solve_8_4() -> float:
    """A state counts as keeping when its citizens by birth keep their citizenship. Below the line
    stand the states with a code in that year: where the law is unknown nobody can say yes or no."""
    rules = load("citizenship_rules")
    coded = rules[rules["year"] == 1990].dropna(subset="loss_by_foreign_citizenship")
    keeping = ["no", "automatic, naturalised only", "by decision, naturalised only"]
    return 100 * coded["loss_by_foreign_citizenship"].isin(keeping).mean()


def keeps(year: int, rule: str = "keep") -> pd.Series:
    """1 or 0 for each state with a code in the year, by state."""
    rules = load("citizenship_rules")
    rows = rules[rules["year"] == year].set_index("iso3")
    return answers(rows, rule).dropna()


def in_year(year: int) -> pd.DataFrame:
    """The rows of one year."""
    rules = load("citizenship_rules")
    return rules[rules["year"] == year]


IN_1990 = Exercise(
    "8.4",
    "The share of 1990",
    2,
    PERCENT,
    solve_8_4,
    [
        "shares.loc[1990] shows the row of that year.",
        "Divide the column sum by the column count, both of that year, and multiply by 100.",
    ],
    [
        Mistake(
            "all states of the table",
            lambda: 100 * float(keeps(1990).sum()) / STATES,
            "You divided by all states of the table. Many of them did not exist in that year, or "
            "have no code. Divide by the states with a code in 1990.",
        ),
        Mistake(
            "another year",
            lambda: 100 * float(keeps(2000).mean()),
            "That is the share of 2000. The question asks for 1990.",
        ),
        Mistake(
            "only the answer no",
            lambda: (
                100
                * float((in_year(1990)["loss_by_foreign_citizenship"] == "no").sum())
                / len(keeps(1990))
            ),
            "You counted only the answer no. Where the loss is for naturalised citizens only, "
            "citizens by birth keep their citizenship too.",
        ),
        Mistake(
            "both sides",
            lambda: (
                100
                * float((in_year(1990)["dual_citizenship"] == "allowed").sum())
                / len(keeps(1990))
            ),
            "You counted the states that allow it to immigrants as well. The question is about "
            "citizens who take another citizenship.",
        ),
        Mistake(
            "a count",
            lambda: float(keeps(1990).sum()),
            "That is a number of states. The question asks for a share of them, in percent.",
        ),
        Mistake(
            "a share below one",
            lambda: float(keeps(1990).mean()),
            "Your number is 100 times too small. The question asks for percent, so multiply the "
            "share by 100.",
        ),
    ],
)


# Exercise 8.5 ------------------------------------------------------------------------------------

SAME_STATES = (
    'rules = load("citizenship_rules")',
    'coded = rules.dropna(subset="loss_by_foreign_citizenship")',
    'years = coded.groupby("iso3")["year"].transform("count")',
    'same = coded[years == coded["year"].nunique()]',
    'keep = same["loss_by_foreign_citizenship"].isin(keeping)',
    '(100 * keep.groupby(same["year"]).mean()).loc[[1960, 2024]]',
)


def solve_8_5() -> list[str]:
    """First the rows without a code go. Then the years of each state are counted, and only states
    with a code in every year stay. Only then the answers are turned into a share for each year."""
    return list(SAME_STATES)


PUZZLE = Exercise(
    "8.5",
    "The same states all along",
    2,
    Order(SAME_STATES),
    solve_8_5,
    [
        "Which line needs no other line before it? It goes first.",
        "A line can use only names that stand on the left of = in a line above it.",
    ],
    [
        Mistake(
            "rows before table",
            lambda: moved(SAME_STATES, 0, 1),
            "One line leaves out rows of `rules` before the table is loaded. Load first.",
        ),
        Mistake(
            "choose before counting",
            lambda: moved(SAME_STATES, 3, 2),
            "The line that makes `same` compares `years`, so `years` has to be made before it.",
        ),
        Mistake(
            "answers before the group",
            lambda: moved(SAME_STATES, 4, 3),
            "The line that makes `keep` reads the answers of `same`. Make `same` first.",
        ),
    ],
)


# Exercise 8.6 ------------------------------------------------------------------------------------

NINE = ("ARM", "CHN", "IND", "IRL", "ISR", "KAZ", "PHL", "TUR", "UZB")


def solve_8_6() -> list[str]:
    """Three answers mean that citizens by birth keep their citizenship. Loss by decision of an
    office is still a loss, so Uzbekistan is not in the list."""
    rules = load("citizenship_rules")
    nine = ["ARM", "CHN", "IND", "IRL", "ISR", "KAZ", "PHL", "TUR", "UZB"]
    rows = rules[(rules["year"] == 2024) & rules["iso3"].isin(nine)]
    keeping = ["no", "automatic, naturalised only", "by decision, naturalised only"]
    return list(rows[rows["loss_by_foreign_citizenship"].isin(keeping)]["iso3"])


def of_nine(keep: Callable[[pd.DataFrame], pd.Series]) -> list[str]:
    """The states of the nine for which a test on the rows of 2024 is true."""
    rows = in_year(2024)
    rows = rows[rows["iso3"].isin(NINE)]
    return list(rows[keep(rows)]["iso3"])


NINE_STATES = Exercise(
    "8.6",
    "Who may take a second citizenship?",
    2,
    Names("states"),
    solve_8_6,
    [
        'Choose the nine with rules["iso3"].isin(nine), and the year 2024.',
        'Use the list keeping from above: rows["loss_by_foreign_citizenship"].isin(keeping).',
    ],
    [
        Mistake(
            "only the answer no",
            lambda: of_nine(lambda rows: rows["loss_by_foreign_citizenship"] == "no"),
            "You kept only the answer no. Two more answers let citizens by birth keep their "
            "citizenship: the loss concerns naturalised citizens only.",
        ),
        Mistake(
            "both sides",
            lambda: of_nine(lambda rows: rows["dual_citizenship"] == "allowed"),
            "You kept the states that allow it on both sides. Some states let their own citizens keep "
            "theirs, while immigrants must give up the old one.",
        ),
        Mistake(
            "by decision as keeping",
            lambda: of_nine(lambda rows: ~rows["loss_by_foreign_citizenship"].eq("automatic")),
            "You left out only the automatic losses. A loss by decision of an office is a loss too.",
        ),
        Mistake(
            "the other way round",
            lambda: [c for c in NINE if c not in solve_8_6()],
            "These are the states where a citizen may lose the first citizenship. The question asks "
            "for the others.",
        ),
    ],
)


# Exercise 8.7 ------------------------------------------------------------------------------------


def solve_8_7() -> float:
    """The answers yes and some citizens only are both possible losses. The five states of 2024
    without a code for this rule are left out: an empty cell is unknown, and not a no."""
    rules = load("citizenship_rules")
    coded = rules[rules["year"] == 2024].dropna(subset="loss_by_living_abroad")
    return 100 * coded["loss_by_living_abroad"].isin(["yes", "some citizens only"]).mean()


def abroad() -> pd.Series:
    """Answers of 2024 to the question whether living abroad can end citizenship."""
    return in_year(2024)["loss_by_living_abroad"]


LIVING_ABROAD = Exercise(
    "8.7",
    "Losing it by staying away",
    2,
    PERCENT,
    solve_8_7,
    [
        "Leave out the empty cells with dropna, and count two answers: yes, and some citizens only.",
        "The mean of .isin([…]) is the share; multiply it by 100.",
    ],
    [
        Mistake(
            "unknown read as no",
            lambda: 100 * float(abroad().isin(["yes", "some citizens only"]).mean()),
            "Rows without a code stand below your line. For them nobody knows the rule, so leave "
            "them out.",
        ),
        Mistake(
            "all citizens only",
            lambda: 100 * float((abroad().dropna() == "yes").mean()),
            "You counted only the answer yes. The rule can also hold for some citizens, for example "
            "for those who were naturalised.",
        ),
        Mistake(
            "the other part",
            lambda: 100 * float((abroad().dropna() == "no").mean()),
            "That is the share of states where nobody loses citizenship by living abroad. The "
            "question asks for the others.",
        ),
        Mistake(
            "a share below one",
            lambda: float(abroad().dropna().ne("no").mean()),
            "Your number is 100 times too small. The question asks for percent, so multiply the "
            "share by 100.",
        ),
        Mistake(
            "a count",
            lambda: float(abroad().dropna().ne("no").sum()),
            "That is a number of states. The question asks for a share of them, in percent.",
        ),
    ],
)


# Exercise 8.8 ------------------------------------------------------------------------------------


def solve_8_8() -> float:
    """Two conditions have to hold in one row, so they are joined with the sign &. Without a number
    nobody can say whether a target was reached, without a deadline nobody can say when to look."""
    provisions = load("legal_provisions")
    decree = provisions[provisions["act"] == "UP-6079"]
    return 100 * (decree["target_number"].notna() & decree["deadline"].notna()).mean()


def provisions(act: str = "UP-6079") -> pd.DataFrame:
    """For each provision: has it a number, has it a deadline?"""
    rows = load("legal_provisions")
    rows = rows[rows["act"] == act] if act else rows
    return pd.DataFrame({"number": rows["target_number"].notna(), "date": rows["deadline"].notna()})


TESTABLE = Exercise(
    "8.8",
    "How many targets can be tested?",
    2,
    PERCENT,
    solve_8_8,
    [
        'Two conditions in one row: decree["target_number"].notna() & decree["deadline"].notna().',
        "The mean of True and False is the share of True; multiply it by 100.",
    ],
    [
        Mistake(
            "one of the two alone",
            lambda: 100 * float(provisions()["number"].mean()),
            "You asked for one of the two. Without a number nobody can say whether a target is "
            "reached, and without a deadline nobody can say when it is missed: ask for both.",
        ),
        Mistake(
            "one or the other",
            lambda: 100 * float(provisions().any(axis=1).mean()),
            "You counted provisions with one or the other. The sign & asks for both, the sign | for "
            "one of them.",
        ),
        Mistake(
            "numbers below the line",
            lambda: 100 * float(provisions().all(axis=1).sum() / provisions()["number"].sum()),
            "You divided by the provisions that have a number. The question asks for a share of all "
            "provisions of the decree.",
        ),
        Mistake(
            "both acts",
            lambda: 100 * float(provisions("").all(axis=1).mean()),
            "You divided by the provisions of both acts. Keep those of the decree UP-6079.",
        ),
        Mistake(
            "a share below one",
            lambda: float(provisions().all(axis=1).mean()),
            "Your number is 100 times too small. The question asks for percent, so multiply the "
            "share by 100.",
        ),
        Mistake(
            "a count",
            lambda: float(provisions().all(axis=1).sum()),
            "That is a number of provisions. The question asks for a share of them, in percent.",
        ),
    ],
)


# Exercise 8.9 ------------------------------------------------------------------------------------


def solve_8_9() -> float:
    """The agreement is the sum of the two cells in which both coders say the same. By chance both
    say yes with the product of their shares of yes, and both say no with the product of the others.
    Kappa is what lies above chance, as a part of what could lie above it."""
    provisions = load("legal_provisions")
    strict = provisions["target_number"].notna() & provisions["deadline"].notna()
    number = provisions["target_number"].notna()
    agreement = (strict == number).mean()
    chance = strict.mean() * number.mean() + (1 - strict.mean()) * (1 - number.mean())
    return (agreement - chance) / (1 - chance)


def strict_and_number() -> tuple[pd.Series, pd.Series]:
    """The codes of two coders with two rules: number and deadline, or number alone."""
    both = provisions("")
    return both.all(axis=1), both["number"]


def chance() -> float:
    """Agreement of the two coders by chance."""
    strict, number = strict_and_number()
    return float(strict.mean() * number.mean() + (1 - strict.mean()) * (1 - number.mean()))


BY_HAND = Exercise(
    "8.9",
    "Kappa by hand",
    2,
    Number("kappa, from -1 to 1", within=0.012),
    solve_8_9,
    [
        "First the agreement: the two cells of the table in which both say the same, divided by 29.",
        "Then chance: (5/29) × (12/29) for yes and yes, plus (24/29) × (17/29) for no and no.",
        "Last: agreement minus chance, divided by 1 minus chance.",
    ],
    [
        Mistake(
            "agreement alone",
            lambda: percent_agreement(*strict_and_number()) / 100,
            "That is the agreement. A part of it is chance: take it away, and divide by what could "
            "lie above chance.",
        ),
        Mistake(
            "agreement in percent",
            lambda: percent_agreement(*strict_and_number()),
            "That is the agreement in percent. Kappa takes chance away, and it lies between -1 and 1.",
        ),
        Mistake(
            "chance alone",
            chance,
            "That is the agreement by chance. Take it from the agreement that you found, and divide.",
        ),
        Mistake(
            "not divided",
            lambda: percent_agreement(*strict_and_number()) / 100 - chance(),
            "You took chance away. Now divide by what could lie above chance: 1 minus chance.",
        ),
        Mistake(
            "chance of the first table",
            lambda: _kappa_with_chance((12 / 29) ** 2 + (17 / 29) ** 2),
            "You used the chance of the first pair of coders. The stricter coder B says yes in 5 "
            "of 29 rows, so chance is another number here.",
        ),
        Mistake(
            "chance from yes only",
            lambda: _kappa_with_chance(5 / 29 * 12 / 29),
            "Your chance holds only the cases in which both say yes. Two coders also agree by chance "
            "when both say no: add that part.",
        ),
        Mistake(
            "kappa in percent",
            lambda: 100 * _kappa_with_chance(chance()),
            "You gave kappa times 100. Kappa lies between -1 and 1.",
            lambda answer: isinstance(answer, int | float) and 44.5 < answer < 46.7,
        ),
    ],
)


def _kappa_with_chance(by_chance: float) -> float:
    agreement = percent_agreement(*strict_and_number()) / 100
    return (agreement - by_chance) / (1 - by_chance)


# Exercise 8.10 -----------------------------------------------------------------------------------

ACT = r"6079|digital uzbekistan"
AIM = r"0[.,]75(?!\d)"
REACHED = r"0[.,](?:7999|800?|8)(?!\d)"
LIMIT = (
    r"\bnot\b|n['’]t\b|cannot|unknown|unclear|\bnothing\b|\bnobody\b|\bno one\b|whether|"
    r"\bno (?:evidence|proof|link)\b|remains? open|leaves? (?:out|open)|\bopen question|missing|"
    r"unmeasured|hard to compare|\bwrong to say|only an index"
)
# Words that claim a cause or a success, unless the same clause doubts them (see `asserts`).
CAUSE = (
    r"\bcause[sd]?\b|\bled to\b|\bmade (?:the|it|this|uzbekistan)\b|\bworked\b|thanks to|due to|"
    r"because of|as a result of|\breasons? (?:for|of)\b|\bproves?\b|\bsuccess|\bbrought\b|"
    r"\bimproved\b|\bhelped\b"
)
DOUBT = r"\b(?:not|no|nobody|nothing|never|cannot|whether|if|wrong|unknown|unclear|open|without)\b|n['’]t\b"


def asserts(pattern: str) -> Callable[[object], bool]:
    """A test that is true for a text that says one of the words without a doubt beside it."""

    def claimed(text: object) -> bool:
        parts = re.split(r"[.;:!?](?!\d)|\bbut\b", str(text).lower())
        for part in parts:
            for word in re.finditer(pattern, part):
                after = part[word.end() :].split(",")[0]
                if not re.search(DOUBT, part[: word.start()] + " | " + after):
                    return True
        return False

    return claimed


def swapped(first: tuple[str, str], second: tuple[str, str]) -> Callable[[object], bool]:
    """A test that is true if two values stand beside each other's words: 0.75 in 2024, for example.

    Each pair is a value and its word. In "value, word, value, word" each word belongs to the value
    before it. In another order a text is refused only if each value is nearer to the other word.
    """

    def is_swapped(text: object) -> bool:
        (value, word), (other, other_word) = (
            [_places(pattern, text) for pattern in pair] for pair in (first, second)
        )
        if not (value and word and other and other_word):
            return False
        if (value[0] < other[0]) == (word[0] < other_word[0]):
            return False
        turns = sorted([(value[0], 1), (other[0], 1), (word[0], 0), (other_word[0], 0)])
        in_turns = [is_value for _, is_value in turns] == [1, 0, 1, 0]
        return in_turns or (_far(value, word, other_word) and _far(other, other_word, word))

    return is_swapped


def _places(pattern: str, text: object) -> list[int]:
    return [(m.start() + m.end()) // 2 for m in re.finditer(pattern, str(text), re.I)]


def _far(values: list[int], own: list[int], strange: list[int]) -> bool:
    """Is each value nearer to the other word than to its own?"""
    return all(min(abs(v - p) for p in own) > min(abs(v - p) for p in strange) for v in values)


def says(pattern: str) -> Callable[[object], bool]:
    """A test that is true for a text in which the pattern is found."""
    return lambda text: isinstance(text, str) and bool(re.search(pattern, text, re.I))


def does_not_say(*patterns: str) -> Callable[[object], bool]:
    """A test that is true for a text in which one of the patterns is not found."""
    return lambda text: isinstance(text, str) and not all(says(p)(text) for p in patterns)


def solve_8_10() -> str:
    """The sentence names the act, the target with its deadline, and the outcome with its year. It
    says that an index went up, and does not say that the act caused it or that people gained."""
    return (
        "Decree UP-6079 aimed at 0.75 in the E-Government Development Index by 2025, and the United "
        "Nations gave Uzbekistan 0.7999 in the edition of 2024; whether the decree caused this, and "
        "what people gained, the index does not show."
    )


SIGNED = Exercise(
    "8.10",
    "Sign a sentence about a target",
    3,
    Text(words=25),
    solve_8_10,
    [
        "Four things: the act, the target with its deadline, the outcome with its year, a limit.",
        "All numbers stand in the last row of the decree in the table, and in the paragraph above.",
    ],
    [
        Mistake(
            "a cause",
            lambda: (
                "Thanks to the decree UP-6079 of 2020 the E-Government Development Index of Uzbekistan "
                "reached 0.7999 in 2024, more than the 0.75 that was planned for 2025, as the United "
                "Nations say."
            ),
            "Your sentence names a cause or a success. Two numbers in two years do not show what made "
            "the index rise.",
            asserts(CAUSE),
        ),
        Mistake(
            "years exchanged",
            lambda: (
                "Decree UP-6079 aimed at 0.7999 in the E-Government Development Index by 2025, and in "
                "the edition of 2024 the value was 0.75; the index does not show what people gained."
            ),
            "Set each value beside its year again: which one was planned, and which one was "
            "published?",
            swapped((AIM, "2025"), (REACHED, "2024")),
        ),
        Mistake(
            "no act",
            lambda: (
                "Uzbekistan aimed at 0.75 in the E-Government Development Index by 2025 and had 0.7999 "
                "in the edition of 2024, but an index does not show what people gained from the "
                "services."
            ),
            "Which act sets this target? Name it by its number or its title.",
            does_not_say(ACT),
        ),
        Mistake(
            "no target",
            lambda: (
                "Decree UP-6079 wanted a higher E-Government Development Index, and in the edition of "
                "2024 Uzbekistan had 0.7999, but an index does not show what people gained from the "
                "services."
            ),
            "Which value was the target, and for which year? Without both, nobody can compare.",
            does_not_say(AIM, "2025"),
        ),
        Mistake(
            "no outcome",
            lambda: (
                "Decree UP-6079 aimed at 0.75 in the E-Government Development Index by 2025, and "
                "Uzbekistan has reached this target early, but an index does not show what people "
                "gained."
            ),
            "Which value was published, and in which edition? Without both, the word reached stands "
            "alone.",
            does_not_say(REACHED, "2024"),
        ),
        Mistake(
            "no limit",
            lambda: (
                "Decree UP-6079 aimed at 0.75 in the E-Government Development Index by 2025, and in the "
                "edition of 2024 the United Nations gave Uzbekistan 0.7999, so the target was reached "
                "one year early."
            ),
            "What do these two numbers leave open? Say one thing that they do not show.",
            does_not_say(LIMIT),
        ),
    ],
)


# Exercise 8.11 -----------------------------------------------------------------------------------


def solve_8_11() -> pd.Series:
    """P names all four parts. Q has no actor (a passive verb hides who shall act), and soon is not
    a deadline. R names an actor and a deadline, but more is not a number. S has a number with its
    unit, and nothing else."""
    return pd.Series({"P": 4, "Q": 0, "R": 2, "S": 2})


def parts_named(**changes: int) -> Callable[[], pd.Series]:
    """The solution with some counts changed."""
    return lambda: pd.Series(dict(solve_8_11()) | changes)


ANATOMY = Exercise(
    "8.11",
    "Take four sentences apart",
    3,
    Column("parts named, 0 to 4", within=0.01),
    solve_8_11,
    [
        "Ask each sentence four questions: who? how many? of what? by when?",
        "A passive verb such as is opened often hides the actor. Soon, regularly and more are no "
        "numbers and no dates.",
    ],
    [
        Mistake(
            "soon as a deadline",
            parts_named(Q=1),
            "In Q look at every word again. Is soon a day on which somebody could look? Does are to be "
            "improved say who acts?",
            other_than("Q", 0),
        ),
        Mistake(
            "more as a number",
            parts_named(R=3),
            "Look at R again: who acts, and by when? And more than what? A number can be counted to.",
            other_than("R", 2),
        ),
        Mistake(
            "number and unit as one",
            parts_named(P=3, S=1),
            "You counted a number with its unit as one part. The question lists them as two: without "
            "the unit nobody knows what to count.",
            lambda answer: given("P", 3)(answer) or given("S", 1)(answer),
        ),
        Mistake(
            "a hidden actor in S",
            parts_named(S=3),
            "Look at S again. It has a number: of what? Who shall do it, and by when?",
            other_than("S", 2),
        ),
    ],
)


# Exercise 8.12 -----------------------------------------------------------------------------------


def solve_8_12() -> float:
    """Each answer becomes a number: yes is 1, in part is 0.5, no is 0. With equal weights the score
    is the mean of the five numbers."""
    from course_utils.citizenship import rights

    five = ["keep", "stay", "child", "back", "descendant"]
    return rights().loc["JPN", five].mean()


FIVE = ["keep", "stay", "child", "back", "descendant"]


def japan(half: float = 0.5, parts: list[str] | None = None) -> pd.Series:
    """The answers of Japan as numbers."""
    return rights(half).loc["JPN", parts or FIVE]


SCORE = Exercise(
    "8.12",
    "The score of Japan",
    2,
    Number("points, from 0 to 1", within=0.006),
    solve_8_12,
    [
        "japan.T shows the row. Look up each of the five answers in the table above: 1, 0.5 or 0.",
        'Add the five numbers, and divide by five. In code: rights().loc["JPN", five].mean().',
    ],
    [
        Mistake(
            "in part as no",
            lambda: float(japan(0.0).mean()),
            "You counted the answer in part as no. In this exercise it counts as half.",
        ),
        Mistake(
            "in part as yes",
            lambda: float(japan(1.0).mean()),
            "You counted the answer in part as yes. In this exercise it counts as half.",
        ),
        Mistake(
            "no loss read as no right",
            lambda: float((japan().sum() - japan()["stay"]) / 5),
            "One full point is missing. Look at stay first: its column asks for a loss, so the answer "
            "no means that the right is kept.",
        ),
        Mistake(
            "six rules",
            lambda: float(japan(0.5, [*FIVE, "co_ethnic"]).mean()),
            "You took the rule for people of the same origin too. It is not among the five.",
        ),
        Mistake(
            "a sum",
            lambda: float(japan().sum()),
            "You added the five numbers. The score is their mean, so that it lies between 0 and 1.",
        ),
        Mistake(
            "in percent",
            lambda: float(100 * japan().mean()),
            "You gave percent. The score of this index lies between 0 and 1.",
        ),
    ],
)


# Exercise 8.13 -----------------------------------------------------------------------------------

NOT_SHOWN = (
    r"\bnot\b|n['’]t\b|cannot|\bnothing\b|whether|unknown|practice|only the (?:law|text)|no one|"
    r"nobody|missing|leaves? out|\bno (?:such )?index (?:shows|tells|measures)|hides?\b"
)
IN_PART = r"\bin[ -]part\b|half|halves|\bpart(?:ly|ial)"
LOW, HIGH = r"(?<!\d)26(?!\d)", r"(?<!\d)133(?!\d)"


def solve_8_13() -> str:
    """The two numbers come from one change of one rule: how an answer in part counts. The law of no
    state changed between them, so the difference is the work of the maker of the index."""
    return (
        "If an answer in part counts as no, 26 of 191 states are in the high class, and if it counts "
        "as yes, 133 are: the class depends on this choice, and the index does not show whether a law "
        "is applied."
    )


def top_class(half: float) -> int:
    """States with a mean of at least two thirds over the five rules."""
    scores = rights(half)[FIVE].dropna().mean(axis=1)
    return int((scores >= 2 / 3 - 1e-9).sum())


CRITIC = Exercise(
    "8.13",
    "Criticise the index",
    3,
    Text(words=25),
    solve_8_13,
    [
        "Set all five weights to 1 and move the control for an answer in part: read the high class.",
        "Name the two numbers, the choice that lies between them, and one thing that is not in law.",
    ],
    [
        Mistake(
            "no numbers",
            lambda: (
                "If an answer in part counts as yes and not as no, many more states come into the "
                "high class, so the index depends on a choice, and it does not show whether a law is "
                "applied."
            ),
            "How many states are in the high class under one choice and under the other? Give both "
            "numbers, as the explorer shows them.",
            does_not_say(LOW, HIGH),
        ),
        Mistake(
            "numbers exchanged",
            lambda: (
                "If an answer in part counts as no, 133 of 191 states are in the high class, and if it "
                "counts as yes, 26 are, and the index does not show whether a law is applied."
            ),
            "Set each number beside its choice again: which choice gives more states the full point?",
            swapped((LOW, r"\bno\b|\bzero\b"), (HIGH, r"\byes\b|\bone\b")),
        ),
        Mistake(
            "percent",
            lambda: (
                "If an answer in part counts as no, 26 percent of the states are in the high class, "
                "and as yes 133 percent, and the index does not show whether a law is applied."
            ),
            "26 and 133 are numbers of states, and not percentages.",
            says(r"(?<!\d)(?:26|133)\s*(?:%|percent|per cent)"),
        ),
        Mistake(
            "another class",
            lambda: (
                "If an answer in part counts as no, 26 of 191 states are in the low class, and if it "
                "counts as yes, 133 are, and the index does not show whether a law is applied."
            ),
            "Of which class are these the numbers? Name it.",
            does_not_say(r"\bhigh|\btop\b|\bbest\b|\bupper\b"),
        ),
        Mistake(
            "laws changed",
            lambda: (
                "In the high class are 26 states if in part counts as no and 133 as yes: the states "
                "improved their laws, and nobody can say whether they apply them in the same way."
            ),
            "Between the two numbers the laws are the same. What did change?",
            asserts(r"laws? (?:of \w+ \w+ )?(?:have |has )?changed|changed their laws?|improved"),
        ),
        Mistake(
            "no choice",
            lambda: (
                "The high class holds 26 states in one version of the index and 133 in the other "
                "version, which is a large difference, and it does not tell us anything about the "
                "practice."
            ),
            "You give two numbers. Which choice of the maker of the index lies between them?",
            does_not_say(IN_PART),
        ),
        Mistake(
            "no limit",
            lambda: (
                "If an answer in part counts as no, 26 of 191 states are in the high class, and if it "
                "counts as yes, 133 states are, so everybody should choose the half as a fair middle "
                "way."
            ),
            "Say one thing that an index of laws does not show, whatever the weights are.",
            does_not_say(NOT_SHOWN),
        ),
    ],
)


# Exercise 8.14 -----------------------------------------------------------------------------------


def solve_8_14() -> str:
    """Her family did not move: a border did. She is a citizen of the state where she lives, so
    Kazakhstan is a kin-state for her, and its duties as a state of citizenship do not begin."""
    return "c"


KIN = Exercise(
    "8.14",
    "Emigrant or kin-minority?",
    1,
    Choice(
        {
            "a": "An emigrant from Kazakhstan, because she is Kazakh.",
            "b": "A citizen abroad, because Kazakhstan cares for Kazakhs everywhere.",
            "c": "A member of a kin-minority: a citizen of the state where she lives.",
            "d": "A refugee, because she lives outside Kazakhstan.",
        }
    ),
    solve_8_14,
    [
        "Who moved: she, her family, or the border?",
        "Ask for her passport before you ask for her language.",
    ],
    [
        Mistake(
            "co-ethnic as emigrant",
            lambda: "a",
            "An emigrant has left a country. Neither she nor her family left Kazakhstan.",
        ),
        Mistake(
            "care as citizenship",
            lambda: "b",
            "Citizenship is a legal tie. A state may care for people who are citizens of another "
            "state; they do not become its citizens by that.",
        ),
        Mistake(
            "abroad as refuge",
            lambda: "d",
            "A refugee has crossed a border to flee. She lives where her family always lived.",
        ),
    ],
)


# Exercise 8.15 -----------------------------------------------------------------------------------


def solve_8_15() -> int:
    """Take the older total and the new year from the newer total. What remains are incidents of
    earlier years that became known later: a count of what was detected is revised, as a stock is."""
    newer_total, older_total, in_2024 = 1219, 1034, 160
    return newer_total - older_total - in_2024


REVISED = Exercise(
    "8.15",
    "Incidents that were found later",
    2,
    Number("incidents", within=0),
    solve_8_15,
    [
        "By how many incidents did the total grow from one edition to the next?",
        "How many of these belong to the year 2024? The others belong to earlier years.",
    ],
    [
        Mistake(
            "the whole growth",
            lambda: 1219 - 1034,
            "That is the whole growth of the total. A part of it happened in the new year: take that "
            "part away.",
        ),
        Mistake(
            "the new year",
            lambda: 160,
            "These are the incidents of the new year. The question asks for those of earlier years.",
        ),
        Mistake(
            "wrong sign",
            lambda: 1034 + 160 - 1219,
            "Your number has the wrong sign: take the older total and the new year from the newer "
            "total.",
        ),
    ],
)


# Exercise 8.16 -----------------------------------------------------------------------------------


def solve_8_16() -> str:
    """A treaty binds the states that agreed to it, because they agreed. A resolution of the
    Assembly and the Bolzano/Bozen Recommendations recommend, and a decree is the law of one state."""
    return "a"


BINDS = Exercise(
    "8.16",
    "Which text binds two states?",
    1,
    Choice(
        {
            "a": "A treaty between two states on the social security of migrant workers.",
            "b": "A resolution of the General Assembly that asks states to protect migrants.",
            "c": "The Bolzano/Bozen Recommendations of 2008.",
            "d": "A decree of one president on the citizens of another state.",
        }
    ),
    solve_8_16,
    [
        "Which of the texts did both states agree to?",
        "Look at the third column of the table above: whom does each kind of text bind?",
    ],
    [
        Mistake(
            "a vote as a treaty",
            lambda: "b",
            "States vote on it, and it recommends. To vote for a text is not to be bound by it.",
        ),
        Mistake(
            "an office as a lawmaker",
            lambda: "c",
            "The name says it: they recommend. They can still be used in an argument.",
        ),
        Mistake(
            "home law abroad",
            lambda: "d",
            "A decree is law of the state that makes it. The other state has agreed to nothing.",
        ),
    ],
)


EXERCISES = [
    GAMLEN,
    LIVES,
    ENDED,
    IN_1990,
    PUZZLE,
    NINE_STATES,
    LIVING_ABROAD,
    TESTABLE,
    BY_HAND,
    SIGNED,
    ANATOMY,
    SCORE,
    CRITIC,
    KIN,
    REVISED,
    BINDS,
]


# Guesses -----------------------------------------------------------------------------------------


def share_of_1960() -> float:
    """States that let their citizens keep, in percent of those with a code."""
    return float(100 * keeps(1960).mean())


def after_1960() -> str:
    """Both denominators."""
    found = keeps(1960)
    return (
        f"It was {found.sum():.0f} of the {len(found)} states whose rule is coded for that day, "
        f"{100 * found.mean():.1f} percent. The next cells show where this number comes from."
    )


def by_region(year: int = 2024) -> pd.Series:
    """The share of states in each region, in percent, highest first."""
    found = keeps(year)
    shares = 100 * found.groupby(found.index.map(region)).mean()
    return shares.sort_values(ascending=False)


def after_region() -> str:
    """Highest and lowest."""
    shares = by_region()
    first, last = shares.index[0], shares.index[-1]
    return (
        f"{last} is lowest with {shares[last]:.1f} percent of its states, and {first} is highest "
        f"with {shares[first]:.1f}. The table does not tell why. Choose a region in the explorer."
    )


def all_three() -> int:
    """Provisions with an actor, a number and a deadline."""
    rows = load("legal_provisions")
    named = rows["actor"] != "not named"
    return int((named & provisions("").all(axis=1)).sum())


def after_act() -> str:
    """What is missing, and where."""
    rows = load("legal_provisions")
    return (
        f"In {all_three()} of {len(rows)}. Where a number and a deadline stand together, the page "
        "that we saw names nobody. We saw summaries of the decree and only the opening of the "
        "resolution: the full texts may name more."
    )


def changed() -> int:
    """States that change class when an answer in part counts as yes instead of half."""
    before, after = (rights(half)[FIVE].dropna().mean(axis=1) for half in (0.5, 1.0))
    return int((_class(before) != _class(after)).sum())


def _class(scores: pd.Series) -> pd.Series:
    return (scores >= 2 / 3 - 1e-9).astype(int) + (scores >= 1 / 3 - 1e-9).astype(int)


def after_index() -> str:
    """The size of the high class under three choices."""
    low, middle, high = (top_class(half) for half in (0.0, 0.5, 1.0))
    return (
        f"{changed()} of {len(rights()[FIVE].dropna())} states change class. The number of states in "
        f"the high class goes from {middle} to {high}; if in part counts as no, it is {low}. Not one "
        "law changed."
    )


def co_ethnic() -> int:
    """States with a special rule for people of the same origin."""
    return int(keeps(2024, "co_ethnic").sum())


def after_kin() -> str:
    """The number and its whole."""
    found = keeps(2024, "co_ethnic")
    return (
        f"{found.sum():.0f} of the {len(found)} states whose rule is coded for 2024 have such a rule, "
        f"{100 * found.mean():.1f} percent. It is a rule in the law: it does not count the people who "
        "use it."
    )


GUESSES = [
    Guess(
        "guess-08-offices",
        "08",
        "How many states had at least one office for their people abroad in 2015?",
        lambda: 118.0,
        lambda: (
            "By the count of Alan Gamlen it was 118 states, nearly 60 percent of all. Maarten Vink "
            "reports it from Gamlen's book of 2019. The list of our course is a small choice of them."
        ),
        unit="states",
    ),
    Guess(
        "guess-08-1960",
        "08",
        "On 1 January 1960, which part of the states let citizens keep their citizenship when they "
        "took another one?",
        share_of_1960,
        after_1960,
        unit="percent",
    ),
    Guess(
        "guess-08-region",
        "08",
        "In which region was the share of such states lowest on 1 January 2024?",
        lambda: str(by_region().index[-1]),
        after_region,
        options=("Africa", "Americas", "Asia", "Europe", "Oceania"),
    ),
    Guess(
        "guess-08-act",
        "08",
        "Our table takes two acts of Uzbekistan apart into 29 provisions. For how many of them does "
        "it know all three: who acts, a number, and a deadline?",
        lambda: float(all_three()),
        after_act,
        unit="provisions",
    ),
    Guess(
        "guess-08-index",
        "08",
        "191 states have a score, and three classes: low, middle, high. Now an answer in part counts "
        "as a full yes instead of half. How many states change class?",
        lambda: float(changed()),
        after_index,
        unit="states",
    ),
    Guess(
        "guess-08-kin",
        "08",
        "How many of 191 states had a special citizenship rule for people of the same ethnic or "
        "cultural origin on 1 January 2024?",
        lambda: float(co_ethnic()),
        after_kin,
        unit="states",
    ),
]

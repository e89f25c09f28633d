"""Lesson 12: what is asked, how it is solved, and how it usually goes wrong."""

from __future__ import annotations

import re
from collections.abc import Callable

import numpy as np
import pandas as pd

from course_utils.countries import name
from course_utils.data import load
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
from course_utils.models.composite import combine, sample_weights, sampled_ranks
from course_utils.policy import scores

PERCENT = Number("percent", within=0.06)


# Exercise 12.1 -----------------------------------------------------------------------------------


def solve_12_1() -> str:
    """People were called a danger because of their origin, and a measure followed that no court
    had to judge. To speak of people as a threat and to leave the usual rules is securitisation. The
    charge behind it was dual loyalty."""
    return "b"


WHICH_RISK = Exercise(
    "12.1",
    "Which risk is it?",
    1,
    Choice(
        {
            "a": "Fragmentation: the community was divided.",
            "b": "Securitisation: a group was treated as a threat, outside the usual rules.",
            "c": "Conflict of interest: one person served two sides at once.",
            "d": "A proof of dual loyalty: otherwise the state would not have acted.",
        }
    ),
    solve_12_1,
    [
        "Ask who acted, and against whom: against persons for their acts, or against a group?",
        "Read the four words above again. Which of them describes what the state did?",
    ],
    [
        Mistake(
            "fragmentation",
            lambda: "a",
            "Nothing is said of a division inside the community. Look at who acted.",
        ),
        Mistake(
            "conflict of interest",
            lambda: "c",
            "A conflict of interest is about a person with two tasks. Here no act of a person was "
            "judged at all.",
        ),
        Mistake(
            "suspicion as proof",
            lambda: "d",
            "A measure of a state is no proof of guilt. The suspicion was the reason that was given; "
            "nobody showed an act.",
        ),
    ],
)


# Exercise 12.2 -----------------------------------------------------------------------------------

KEEP = ["allowed", "emigrants only"]


def coded(year: int = 2024, region: str = "") -> pd.DataFrame:
    """States with a code on dual citizenship in one year, in one region or in all."""
    law = load("citizenship_rules").merge(load("countries")[["iso3", "region"]], on="iso3")
    rows = law[(law["year"] == year) & law["dual_citizenship"].notna()]
    return rows[rows["region"] == region] if region else rows


def part(rows: pd.DataFrame, answers: list[str]) -> float:
    """The percent of the states whose rule is one of the answers."""
    return float(100 * rows["dual_citizenship"].isin(answers).mean())


def solve_12_2() -> float:
    """Two of the four answers let emigrants keep their citizenship: allowed, and emigrants only.
    The states of Asia with such a rule are divided by all states of Asia that have a code."""
    law = load("citizenship_rules").merge(load("countries")[["iso3", "region"]], on="iso3")
    asia = law[(law["year"] == 2024) & (law["region"] == "Asia")]
    asia = asia.dropna(subset="dual_citizenship")
    keeps = asia["dual_citizenship"].isin(["allowed", "emigrants only"])
    return 100 * keeps.mean()


RULES = Exercise(
    "12.2",
    "The rule in Asia",
    2,
    PERCENT,
    solve_12_2,
    [
        'Use isin(["allowed", "emigrants only"]) on the column dual_citizenship of `asia`.',
        "The mean of True and False is the share of True. Multiply it by 100.",
    ],
    [
        Mistake(
            "immigrants forgotten or mixed up",
            lambda: part(coded(region="Asia"), ["allowed", "immigrants only"]),
            "You counted the rule for immigrants. The question is about citizens who take another "
            "citizenship abroad.",
        ),
        Mistake(
            "the other answer of two",
            lambda: part(coded(region="Asia"), ["emigrants only"]),
            "You counted only the states with a rule for emigrants alone. States that allow it to "
            "everybody belong to the answer too.",
        ),
        Mistake(
            "one answer of two",
            lambda: part(coded(region="Asia"), ["allowed"]),
            "You counted only the states that allow it to everybody. One more answer lets "
            "emigrants keep their citizenship.",
        ),
        Mistake(
            "all regions",
            lambda: part(coded(), KEEP),
            "That is the share of all states. The question asks for the states of one region.",
        ),
        Mistake(
            "all years",
            lambda: part(
                load("citizenship_rules")
                .merge(load("countries")[["iso3", "region"]], on="iso3")
                .query("region == 'Asia'")
                .dropna(subset="dual_citizenship"),
                KEEP,
            ),
            "You counted every year since 1960, so old laws weigh more than today's. Keep one year.",
        ),
    ],
)


# Exercise 12.3 -----------------------------------------------------------------------------------


def india() -> pd.DataFrame:
    """The two bonds of India for which the buyers are known."""
    bonds = load("diaspora_bonds")
    return bonds[bonds["individuals_usd_million"].notna()]


def solve_12_3() -> float:
    """What individuals bought in both bonds is divided by what was sold in both. The larger bond
    weighs more, so this is not the mean of the two shares."""
    bonds = load("diaspora_bonds").dropna(subset="individuals_usd_million")
    return 100 * bonds["individuals_usd_million"].sum() / bonds["sold_usd_million"].sum()


BOND = Exercise(
    "12.3",
    "How much of a diaspora bond is diaspora?",
    2,
    PERCENT,
    solve_12_3,
    [
        "Add up what individuals bought in both bonds, and add up what was sold in both.",
        "Divide the first sum by the second, and multiply by 100.",
    ],
    [
        Mistake(
            "mean of two shares",
            lambda: float(
                100 * (india()["individuals_usd_million"] / india()["sold_usd_million"]).mean()
            ),
            "You took the mean of the two shares, so the smaller bond counts as much as the larger "
            "one. Add up first, then divide.",
        ),
        Mistake(
            "banks",
            lambda: float(
                100 * india()["banks_usd_million"].sum() / india()["sold_usd_million"].sum()
            ),
            "That is the share of the banks. The question asks for the individuals.",
        ),
        Mistake(
            "the bond of 1998 alone",
            lambda: float(bought()["Resurgent India Bonds"]),
            "That is the bond of 1998 alone. The question asks for both bonds together.",
        ),
        Mistake(
            "the bond of 2000 alone",
            lambda: float(bought()["India Millennium Deposits"]),
            "That is the bond of 2000 alone. The question asks for both bonds together.",
        ),
        Mistake(
            "companies left out",
            lambda: float(
                100
                * india()["individuals_usd_million"].sum()
                / india()[["individuals_usd_million", "banks_usd_million"]].sum().sum()
            ),
            "Your whole is what individuals and banks bought. Companies bought as well: divide by "
            "all that was sold.",
        ),
        Mistake(
            "all bonds as the whole",
            lambda: float(
                100
                * india()["individuals_usd_million"].sum()
                / load("diaspora_bonds")["sold_usd_million"].sum()
            ),
            "Your whole holds a bond whose buyers are unknown. An unknown is not zero: keep the two "
            "rows of `known`.",
        ),
        Mistake(
            "individuals by banks",
            lambda: float(
                100 * india()["individuals_usd_million"].sum() / india()["banks_usd_million"].sum()
            ),
            "You divided the individuals by the banks. A share needs the whole below the line: all "
            "that was sold.",
        ),
    ],
)


# Exercise 12.4 -----------------------------------------------------------------------------------


def prices_to(iso3: str, year: int = 2025, quarter: int = 1) -> pd.Series:
    """The prices of sending 200 dollars to one country in one quarter."""
    table = load("remittance_prices")
    rows = table[(table["receiver"] == iso3) & (table["year"] == year)]
    return rows[rows["quarter"] == quarter]["cost_percent"]


def received(iso3: str, year: int = 2024) -> float:
    """Remittances of one year, in million dollars."""
    rows = load("economy").query("iso3 == @iso3 and year == @year")
    return float(rows["remittances_received_usd"].iloc[0]) / 1e6


def gain(iso3: str, price: float, year: int = 2024) -> float:
    """What senders would save if the price fell to 3 percent, in million dollars."""
    return received(iso3, year) * (price - 3) / 100


def solve_12_4() -> float:
    """The median price lies above the target by some points of a percent. These points of all
    remittances are the amount. It is a size and no forecast: nobody knows how much money went at
    which price, or whether people would send more."""
    prices, economy = load("remittance_prices"), load("economy")
    newest = prices[(prices["year"] == 2025) & (prices["quarter"] == 1)]
    above = newest[newest["receiver"] == "BGD"]["cost_percent"].median() - 3
    income = economy[(economy["iso3"] == "BGD") & (economy["year"] == 2024)].iloc[0]
    return income["remittances_received_usd"] / 1e6 * above / 100


SAVING = Exercise(
    "12.4",
    "What the target would be worth",
    2,
    Number("million US dollars", within=3),
    solve_12_4,
    [
        "First the points above the target: the median of the prices, less 3.",
        "Then that percent of the remittances of 2024: divide by 100, and by a million dollars.",
    ],
    [
        Mistake(
            "the whole price",
            lambda: received("BGD") * prices_to("BGD").median() / 100,
            "That is what the whole price would cost. The question asks for the part above the "
            "target of 3 percent.",
        ),
        Mistake(
            "the target itself",
            lambda: received("BGD") * 3 / 100,
            "That is the price at the target. The question asks what lies between the price of "
            "2025 and the target.",
        ),
        Mistake(
            "percent as a number",
            lambda: gain("BGD", float(prices_to("BGD").median())) * 100,
            "Your points are a percent: divide by 100 before you multiply.",
        ),
        Mistake(
            "mean of the corridors",
            lambda: gain("BGD", float(prices_to("BGD").mean())),
            "You used the mean of the prices, which a few high ones pull up. Take the median, as in "
            "the example.",
        ),
        Mistake(
            "another year",
            lambda: gain("BGD", float(prices_to("BGD").median()), 2023),
            "You used the remittances of 2023. The question asks for those of 2024.",
        ),
        Mistake(
            "another receiver",
            lambda: gain("PHL", float(prices_to("PHL").median())),
            "That is the result of the example. Keep the rows of the other country in both tables.",
        ),
    ],
)


# Exercise 12.5 -----------------------------------------------------------------------------------


def solve_12_5() -> str:
    """Families without papers have the highest stake and the lowest power in this made-up map, so
    the gap is largest there. They are also the people who are hardest to ask."""
    return "c"


STAKEHOLDERS = Exercise(
    "12.5",
    "Who has to be asked?",
    1,
    Choice(
        {
            "a": "The foreign ministry: it has the most power.",
            "b": "The banks: they have as much to lose as anybody.",
            "c": "Families without papers: a high stake, and the least power.",
            "d": "The leaders of associations: they speak for all.",
        }
    ),
    solve_12_5,
    [
        "Look at the column gap: stake less power. Where is it largest?",
        "Power says who will be heard in any case. Whom would nobody hear?",
    ],
    [
        Mistake(
            "power instead of gap",
            lambda: "a",
            "The one with the most power is heard in any case. Look for a high stake with little "
            "power.",
        ),
        Mistake(
            "stake alone",
            lambda: "b",
            "Their stake is lower than that of others, and they have power to be heard. Read the "
            "column gap.",
        ),
        Mistake(
            "leaders as voice of all",
            lambda: "d",
            "Leaders of associations are organised and can be found. They do not speak for those "
            "who are in no association.",
        ),
    ],
)


# Exercises 12.6, 12.7 and 12.9 --------------------------------------------------------------------------


def solve_12_6() -> pd.Series:
    """The first weight is 3 and the others are 1. The weighted mean divides by the sum of the
    weights, so that the scores stay between 0 and 4."""
    from course_utils.models.composite import combine
    from course_utils.policy import scores

    return combine(scores(), [3, 1, 1, 1, 1])


WEIGHTED = Exercise(
    "12.6",
    "A weight of three",
    2,
    Column("score from 0 to 4", within=0.06),
    solve_12_6,
    [
        "combine takes the table and a list of five weights, in the order of the columns.",
        "The first column is good for people abroad: it gets 3, and the others get 1.",
    ],
    [
        Mistake(
            "equal weights",
            lambda: combine(scores()),
            "These are the scores with equal weights. Give the first criterion a weight of 3.",
        ),
        Mistake(
            "weight on another criterion",
            lambda: combine(scores(), [1, 3, 1, 1, 1]),
            "Your weight of 3 stands with the second criterion. The first column is good for people "
            "abroad.",
        ),
        Mistake(
            "sum instead of mean",
            lambda: scores() @ np.array([3, 1, 1, 1, 1]),
            "Your scores are sums, so they go above 4. Divide by the sum of the weights.",
        ),
        Mistake(
            "divided by five",
            lambda: scores() @ np.array([3, 1, 1, 1, 1]) / 5,
            "You divided by the number of criteria. Divide by the sum of the weights, which is 7.",
        ),
    ],
)

GATE_THEN_WEIGHTS = (
    "table = scores()",
    'passed = table[table["safety"] >= 2]',
    "points = combine(passed, [1, 2, 1, 2, 1])",
    "order = points.sort_values(ascending=False)",
    "order.head(3)",
)


def solve_12_7() -> list[str]:
    """The gate comes before the weights: what does not pass gets no points, so that no weight can
    bring it back. After that the points are computed, sorted, and the first three are shown."""
    return list(GATE_THEN_WEIGHTS)


PUZZLE = Exercise(
    "12.7",
    "First the gate, then the weights",
    2,
    Order(GATE_THEN_WEIGHTS),
    solve_12_7,
    [
        "Which line needs no other line before it? It goes first.",
        "A line can use only names that stand on the left of = in a line above it.",
    ],
    [
        Mistake(
            "gate without a table",
            lambda: moved(GATE_THEN_WEIGHTS, 1, 0),
            "One line chooses rows from `table` before the table exists. Make the table first.",
        ),
        Mistake(
            "weights before the gate",
            lambda: moved(GATE_THEN_WEIGHTS, 2, 1),
            "The points are computed from `passed`, and that name is made by the gate. The gate "
            "comes first.",
        ),
        Mistake(
            "sorted before computed",
            lambda: moved(GATE_THEN_WEIGHTS, 3, 2),
            "The line that sorts stands before the line that computes the points.",
        ),
        Mistake(
            "shown before sorted",
            lambda: moved(GATE_THEN_WEIGHTS, 4, 3),
            "The line that shows the first three stands before the line that makes `order`.",
        ),
    ],
)


def first_places(kept: pd.DataFrame) -> pd.Series:
    """In how many percent of 2,000 weightings each option has the first place."""
    drawn = sample_weights(2000, 5, np.random.default_rng(12))
    first = sampled_ranks(kept, drawn) == 1
    return pd.Series(100 * first.mean(axis=0), index=kept.index)


def solve_12_9() -> float:
    """Each row of `places` is one weighting and each column one option. A place of 1 is a first
    place. Without a gate an option that fails the gate comes first more often than never: weights
    alone do not protect anybody."""
    import numpy as np

    from course_utils.models.composite import sample_weights, sampled_ranks
    from course_utils.policy import scores

    table = scores()
    drawn = sample_weights(2000, 5, np.random.default_rng(12))
    places = pd.DataFrame(sampled_ranks(table, drawn), columns=table.index)
    return 100 * (places["Register of everybody abroad"] == 1).mean()


FIRST = Exercise(
    "12.9",
    "How often would the register win?",
    3,
    Number("percent", within=0.06),
    solve_12_9,
    [
        'places["Register of everybody abroad"] == 1 is True where it comes first.',
        "The mean of True and False is the share of True. Multiply it by 100.",
    ],
    [
        Mistake(
            "last place",
            lambda: last_places()["Register of everybody abroad"],
            "That is how often it has the last place. Place 1 is the first one.",
        ),
        Mistake(
            "first or second",
            lambda: near_first()["Register of everybody abroad"],
            "You counted the second place too. The question asks for the first place alone.",
        ),
        Mistake(
            "another option",
            lambda: first_places(scores())["Cheaper transfers"],
            "That is the option which comes first most often. Take the column of the register.",
        ),
        Mistake(
            "a share below one",
            lambda: first_places(scores())["Register of everybody abroad"] / 100,
            "Your number is 100 times too small. The question asks for percent, so multiply by 100.",
        ),
    ],
)


def last_places() -> pd.Series:
    """In how many percent of the weightings each option has the last place of eight."""
    return _places(lambda places: places == len(scores()))


def near_first() -> pd.Series:
    """In how many percent of the weightings each option has place 1 or 2."""
    return _places(lambda places: places <= 2)


def _places(test: Callable[[np.ndarray], np.ndarray]) -> pd.Series:
    drawn = sample_weights(2000, 5, np.random.default_rng(12))
    found = test(sampled_ranks(scores(), drawn))
    return pd.Series(100 * found.mean(axis=0), index=scores().index)


# Exercise 12.8 -----------------------------------------------------------------------------------


def solve_12_8() -> str:
    """It names a number, of whom, from which value to which, until when, and who measures it. So a
    reader can find out later that it was missed."""
    return "c"


TARGET = Exercise(
    "12.8",
    "Which target can be missed?",
    1,
    Choice(
        {
            "a": "Strengthen the ties with compatriots abroad.",
            "b": "Become a leader in the region in work with the diaspora.",
            "c": "Raise the share of consular requests that are completed online from 20 percent to "
            "60 percent by December 2027; the log of the ministry is audited each year.",
            "d": "Increase the soft power of the country by 20 percent.",
        }
    ),
    solve_12_8,
    [
        "Ask of each: on which day, and with which number, could somebody say that it failed?",
        "A percent needs something that is counted. What is counted here?",
    ],
    [
        Mistake(
            "no unit",
            lambda: "a",
            "How would you notice that the ties are not stronger? There is no unit and no date.",
        ),
        Mistake(
            "leader",
            lambda: "b",
            "A leader in what, among whom, and by which list? A place needs a measure.",
        ),
        Mistake(
            "a number without a thing",
            lambda: "d",
            "There is a number, but nothing that is counted: percent of what? And by when?",
        ),
    ],
)


# Exercise 12.10 ----------------------------------------------------------------------------------


def founded_before(year: int) -> pd.DataFrame:
    """Institutions with a known year of founding before this one."""
    table = load("diaspora_institutions")
    return table[table["founded_year"] < year]


def ended(rows: pd.DataFrame) -> float:
    """The percent of the rows with a known end."""
    return float(100 * rows["ended_year"].notna().mean())


def solve_12_10() -> float:
    """The institutions with a known end are divided by all that were founded before 2015. It is a
    lower limit: where no end was found, the institution may have ended all the same."""
    table = load("diaspora_institutions")
    older = table[table["founded_year"] < 2015]
    return 100 * older["ended_year"].notna().mean()


SURVIVAL = Exercise(
    "12.10",
    "How many institutions ended?",
    2,
    PERCENT,
    solve_12_10,
    [
        'Keep the older ones first: table[table["founded_year"] < 2015].',
        'Then older["ended_year"].notna() is True where an end is known. Take its mean, times 100.',
    ],
    [
        Mistake(
            "all institutions",
            lambda: ended(load("diaspora_institutions")),
            "You divided by all institutions. Those founded a few years ago had little time to end: "
            "keep the ones founded before 2015.",
        ),
        Mistake(
            "those without an end",
            lambda: 100 - ended(founded_before(2015)),
            "That is the share without a known end. And no end found does not mean that it exists.",
        ),
        Mistake(
            "states instead of institutions",
            lambda: float(
                100
                * founded_before(2015)["ended_year"].notna().sum()
                / founded_before(2015)["iso3"].nunique()
            ),
            "You divided by states. One state can have several institutions: divide by institutions.",
        ),
        Mistake(
            "a share below one",
            lambda: ended(founded_before(2015)) / 100,
            "Your number is 100 times too small. The question asks for percent, so multiply by 100.",
        ),
    ],
)


# Exercises 12.11 and 12.12 -----------------------------------------------------------------------


def solve_12_11() -> str:
    """Nobody is asked, a refusal costs the passport, and the list holds names and addresses. So
    consent, harm and aggregate data all fail. Voice fails too: nobody abroad is quoted. That the
    numbers have a source does not repair this."""
    return "d"


PROPOSAL = Exercise(
    "12.11",
    "The gate and the register",
    1,
    Choice(
        {
            "a": "Attribution alone: the numbers have no source.",
            "b": "Gaps alone: the number of people abroad is not exact.",
            "c": "None: the register serves the people.",
            "d": "Consent, harm and aggregate data.",
        }
    ),
    solve_12_11,
    [
        "Go through the six questions one by one, and ask what the proposal says on each.",
        "Who can say no, and what happens then? Who could read the list?",
    ],
    [
        Mistake(
            "attribution",
            lambda: "a",
            "Its number has a source and a year. Look at what happens to the people.",
        ),
        Mistake(
            "gaps",
            lambda: "b",
            "The gap is named in the proposal. What is not named is who can refuse, and who can "
            "read the list.",
        ),
        Mistake(
            "good intention",
            lambda: "c",
            "The intention may be good. The gate asks what can be done with the list, by this "
            "government or by the next one.",
        ),
    ],
)


def solve_12_12() -> str:
    """A list that people enter freely, for one stated purpose, and that they can leave, needs no
    threat. It will be less complete, and that is the price of consent."""
    return "a"


REPAIR = Exercise(
    "12.12",
    "Which change would repair it?",
    2,
    Choice(
        {
            "a": "Entry is free and can be undone; the data serve warnings in a crisis only; the "
            "passport does not depend on it.",
            "b": "The list is called a diaspora card and gets a friendly logo.",
            "c": "The list is kept secret, so that nobody abroad gets worried.",
            "d": "The list also asks for religion and party, so that services fit better.",
        }
    ),
    solve_12_12,
    [
        "Ask of each change: who can now say no, and who could still be hurt?",
        "A new name changes no rule. More data make more harm possible.",
    ],
    [
        Mistake(
            "a new name",
            lambda: "b",
            "A name and a logo change nothing in what happens to a person who refuses.",
        ),
        Mistake(
            "secrecy",
            lambda: "c",
            "A secret list takes away consent altogether: nobody can refuse what nobody knows.",
        ),
        Mistake(
            "more data",
            lambda: "d",
            "Data on religion and party make the harm larger, and no service needs them.",
        ),
    ],
)


# Exercises 12.13, 12.14 and 12.16 ------------------------------------------------------------------------


def solve_12_13() -> str:
    """Sentence 2 has a share of income and a source, but no year. In four years this share fell by
    almost half, so without a year a reader cannot find it."""
    return "b"


SENTENCES = {
    "a": "Sentence 1, on people abroad",
    "b": "Sentence 2, on remittances",
    "c": "Sentence 3, on e-government",
    "d": "Sentence 4, on embassies",
}


WITHOUT_YEAR = Exercise(
    "12.13",
    "The number that nobody can check",
    1,
    Choice(SENTENCES),
    solve_12_13,
    [
        "A number needs three things: what is counted, who says so, and for when.",
        "Look in each sentence for the year.",
    ],
    [
        Mistake(
            "people abroad",
            lambda: "a",
            "This sentence says what is counted, by whom and when. It can be checked.",
        ),
        Mistake(
            "e-government",
            lambda: "c",
            "Its ranks have a year and a publisher, so they can be checked. What is wrong there is "
            "another thing.",
        ),
        Mistake(
            "embassies",
            lambda: "d",
            "There is something wrong in this sentence, but its source and its year are named.",
        ),
    ],
)


def solve_12_14() -> str:
    """The two ranks are right, but nothing shows that people abroad were the reason. Other states
    changed too, and the method of the index changed. Two things that happen one after the other
    are no cause and effect."""
    return "c"


NO_CAUSE = Exercise(
    "12.14",
    "The cause that nobody showed",
    1,
    Choice(SENTENCES),
    solve_12_14,
    [
        "Two sentences have the word because. Which of them names a cause, and which a source?",
        "A number can be right, and the reason that is given for it can still be free invention.",
    ],
    [
        Mistake(
            "people abroad",
            lambda: "a",
            "This sentence gives a number and claims no reason for it.",
        ),
        Mistake(
            "remittances",
            lambda: "b",
            "This sentence has another fault. It claims no cause.",
        ),
        Mistake(
            "embassies",
            lambda: "d",
            "This sentence draws a conclusion from a missing row. That is another fault.",
        ),
    ],
)

CENTRAL_ASIA = ["KAZ", "KGZ", "TJK", "TKM", "UZB"]


def posts(column: str, year: int = 2023) -> int:
    """How many of the five states of Central Asia stand in a column of the table of posts."""
    table = load("diplomatic_posts")
    rows = table[table["year"] == year]
    return int(rows.loc[rows[column].isin(CENTRAL_ASIA), column].nunique())


def solve_12_16() -> int:
    """None of the five stands there as a sender. The table lists the embassies of 65 states and
    territories only. So a missing row says that nobody counted, and not that there is no embassy."""
    all_posts = load("diplomatic_posts")
    embassies = all_posts[all_posts["year"] == 2023]
    five = ["KAZ", "KGZ", "TJK", "TKM", "UZB"]
    return int(embassies[embassies["sender"].isin(five)]["sender"].nunique())


MISSING = Exercise(
    "12.16",
    "The gap behind sentence 4",
    2,
    Number("states", within=0),
    solve_12_16,
    [
        "The state that has an embassy abroad stands in the column sender.",
        'embassies["sender"].isin(five) marks the rows; nunique() counts different states.',
    ],
    [
        Mistake(
            "hosts",
            lambda: posts("host"),
            "You counted the states in which others have embassies. Look at the column sender.",
        ),
        Mistake(
            "all senders",
            lambda: int(load("diplomatic_posts").query("year == 2023")["sender"].nunique()),
            "These are all senders of the table. The question asks for five states among them.",
        ),
        Mistake(
            "posts of others",
            lambda: int(
                load("diplomatic_posts")
                .query("year == 2023 and host in ['KAZ', 'KGZ', 'TJK', 'TKM', 'UZB']")["posts"]
                .sum()
            ),
            "You added up the posts of other states in these five. The question asks for senders.",
        ),
    ],
)


# Exercise 12.15 ----------------------------------------------------------------------------------

TOO_STRONG = re.compile(
    r"\b(?:will (?:surely|certainly|always)|guarantee[sd]?|prove[sdn]?|without (?:any |a )?doubt|"
    r"certainly|undoubtedly|always)\b",
    re.I,
)
# 16.6 billion, 16,579 million, about 17 billion, all digits; 13.7 percent, about 14 percent
AMOUNT = re.compile(
    r"(?<![\d.,])(?:(?:16[.,](?:60?|58|579\d*)|17)[\s-]?(?:billion|bn)"
    r"|16[\s.,]?(?:579|58\d|600)(?:[.,]\d+)?\s?(?:million|mln)|16[\s,.]?579[\s,.]?\d{3}[\s,.]?\d{3}"
    r"|(?:13[.,](?:66\d*|7)|14)\s?(?:percent|per\s?cent|%))",
    re.I,
)
WITHOUT_UNIT = re.compile(r"(?<![\d.,])(?:16[.,](?:60?|58|579)|13[.,](?:66|7))(?!\d)")
NOT_KNOWN = re.compile(
    r"\b(?:unknown|unclear|unavailable|missing|absent|gaps?|lack\w*|stops?|stopped"
    r"|nobody|no one|cannot|can not|(?:not|\w+n['’]t) (?:\w+ ){0,2}(?:know|published|available"
    r"|measured|collected|found|reported|listed|there)\w*|no (?:\w+ )?(?:price|data|number"
    r"|information|figure|row|value|cost)\w*|(?:after|since|until) (?:[\w,]+ ){0,6}202[12]"
    r"|(?:last|latest|newest) (?:\w+ ){0,2}price (?:[\w,.%]+ ){0,8}202[12]"
    r"|ends? (?:in|with|after))\b",
    re.I,
)
MILLIONS = re.compile(r"\b1[67](?:[.,]\d{1,2})? ?(?:million|mln)\b", re.I)


def solve_12_15() -> str:
    """An honest recommendation gives one number with its year and its publisher, says who should
    do what, and names what is not known. It promises nothing that the tables cannot show."""
    return (
        "I recommend that the central bank of Uzbekistan publish the prices of money transfers, "
        "because remittances were 16.58 billion dollars in 2024 according to the World Bank, and "
        "because no price to Uzbekistan is known to this course after 2021, so nobody can say how "
        "much senders would save."
    )


RECOMMENDATION = Exercise(
    "12.15",
    "One sentence that you would sign",
    3,
    Text(words=25),
    solve_12_15,
    [
        "Take the number on remittances from the brief on Uzbekistan above, with its year.",
        "Say who published the number, and say what the table on prices does not know.",
    ],
    [
        Mistake(
            "stronger than the evidence",
            lambda: (
                "I recommend that the central bank of Uzbekistan publish the prices of transfers, "
                "which will certainly make them cheaper, because remittances were 16.58 billion "
                "dollars in 2024 according to the World Bank and no price is known after 2021."
            ),
            "A word in your sentence promises more than the tables can show: always, certainly, "
            "prove, guarantee. Leave it out.",
            lambda text: isinstance(text, str) and bool(TOO_STRONG.search(text)),
        ),
        Mistake(
            "millions for billions",
            lambda: (
                "I recommend that the central bank of Uzbekistan publish the prices of transfers, "
                "because remittances were 16.58 million dollars in 2024 according to the World "
                "Bank, and no price to Uzbekistan is known to this course after 2021."
            ),
            "Look at the unit of your amount. It is a thousand times as large: what comes after a "
            "million?",
            lambda text: isinstance(text, str) and bool(MILLIONS.search(text)),
        ),
        Mistake(
            "no unit or another one",
            lambda: (
                "I recommend that the central bank of Uzbekistan publish the prices of transfers, "
                "because remittances were 13.7 billion dollars in 2024 according to the World "
                "Bank, and no price to Uzbekistan is known to this course after 2021."
            ),
            "Look at the unit of your number. One number in the brief is an amount of dollars, and "
            "one is a percent.",
            lambda text: (
                isinstance(text, str)
                and bool(WITHOUT_UNIT.search(text))
                and not AMOUNT.search(text)
            ),
        ),
        Mistake(
            "no number",
            lambda: (
                "I recommend that the central bank of Uzbekistan publish the prices of transfers, "
                "because very large sums came in 2024 according to the World Bank and because no "
                "price to Uzbekistan is known to this course after 2021."
            ),
            "How much is it? Give the remittances of Uzbekistan in 2024, as an amount or as a share "
            "of income.",
            lambda text: isinstance(text, str) and not AMOUNT.search(text),
        ),
        Mistake(
            "no country",
            lambda: (
                "I recommend that the central bank publish the prices of transfers every quarter, "
                "because remittances were 16.58 billion dollars in 2024 according to the World "
                "Bank, and no price is known to this course after 2021."
            ),
            "Which country is your sentence about? Name it, so that it can be read alone.",
            lacks("uzbek"),
        ),
        Mistake(
            "no year",
            lambda: (
                "I recommend that the central bank of Uzbekistan publish the prices of transfers, "
                "because remittances are 16.58 billion dollars according to the World Bank, and "
                "because no price to Uzbekistan is known to this course today."
            ),
            "Of which year is your number? Without a year nobody can find it.",
            lacks("2024"),
        ),
        Mistake(
            "no source",
            lambda: (
                "I recommend that the central bank of Uzbekistan publish the prices of transfers, "
                "because remittances were 16.58 billion dollars in 2024, and because no price to "
                "Uzbekistan is known to this course after 2021."
            ),
            "Who published the number? Name the publisher, so that a reader can look.",
            lacks("world bank", "worldbank", "development indicators", "wdi"),
        ),
        Mistake(
            "no limit",  # a year alone is no limit
            lambda: (
                "I recommend that the central bank of Uzbekistan publish the prices of transfers, "
                "because remittances were 16.58 billion dollars in 2024 according to the World "
                "Bank, and because a lower price leaves more money to the families."
            ),
            "Say what is not known: which price is missing in the table, and since when?",
            lambda text: isinstance(text, str) and not NOT_KNOWN.search(text),
        ),
    ],
)


EXERCISES = [
    WHICH_RISK,
    RULES,
    BOND,
    SAVING,
    STAKEHOLDERS,
    WEIGHTED,
    PUZZLE,
    TARGET,
    FIRST,
    SURVIVAL,
    PROPOSAL,
    REPAIR,
    WITHOUT_YEAR,
    NO_CAUSE,
    RECOMMENDATION,
    MISSING,
]


# Guesses -----------------------------------------------------------------------------------------


def after_rules() -> str:
    """Now and in 1960."""
    return (
        f"In 1960 it was {part(coded(1960), KEEP):.0f} percent of {len(coded(1960))} states. Many of "
        "the states of today did not exist then, so the group changed too."
    )


def bought() -> pd.Series:
    """The share of individuals in the two bonds, in percent."""
    bonds = india().set_index("bond")
    return 100 * bonds["individuals_usd_million"] / bonds["sold_usd_million"]


def after_bond() -> str:
    """The second bond beside the first."""
    return (
        f"In the second one it was {bought()['India Millennium Deposits']:.0f} percent. Banks that "
        "acted for others brought much of the rest."
    )


def after_first() -> str:
    """Which options can be first; how often is an exercise."""
    shares = first_places(scores())
    can = [str(one) for one, value in shares.items() if value > 0]
    return f"First in at least one weighting: {', '.join(can)}."


def of_income() -> pd.Series:
    """Remittances of 2023 in percent of income in Central Asia."""
    rows = load("economy").query("year == 2023 and iso3 in @CENTRAL_ASIA").set_index("iso3")
    return (100 * rows["remittances_received_usd"] / rows["gdp_usd"]).dropna()


def after_income() -> str:
    """All of them, and who is missing."""
    shares = of_income().sort_values(ascending=False)
    said = ", ".join(f"{name(str(code))} {value:.1f}" for code, value in shares.items())
    gone = [name(code) for code in CENTRAL_ASIA if code not in shares.index]
    return f"In percent of income in 2023: {said}. No number is published for {', '.join(gone)}."


GUESSES = [
    Guess(
        "guess-12-rules",
        "12",
        "In how many percent of the states could citizens who emigrate keep their citizenship when "
        "they took another one, by the law of 2024?",
        lambda: part(coded(), KEEP),
        after_rules,
        unit="percent",
    ),
    Guess(
        "guess-12-bond",
        "12",
        "In 1998 India sold the Resurgent India Bonds to Indians abroad. Which part of the money came "
        "from individuals abroad?",
        lambda: float(bought()["Resurgent India Bonds"]),
        after_bond,
        unit="percent",
    ),
    Guess(
        "guess-12-weights",
        "12",
        "Take the eight options with their made-up scores and draw 2,000 weightings by chance. How "
        "many of the eight options come first at least once?",
        lambda: float((first_places(scores()) > 0).sum()),
        after_first,
        unit="options",
    ),
    Guess(
        "guess-12-income",
        "12",
        "In which state of Central Asia were remittances the largest share of income in 2023?",
        lambda: name(str(of_income().idxmax())),
        after_income,
        options=("Kazakhstan", "Kyrgyzstan", "Tajikistan", "Uzbekistan"),
    ),
]

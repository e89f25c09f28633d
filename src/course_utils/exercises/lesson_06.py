"""Lesson 06: what is asked, how it is solved, and how it usually goes wrong."""

from __future__ import annotations

import re
from typing import Literal

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
    moved,
)
from course_utils.models.pivotal import needed_share, seats_turned

PERCENT = Number("percent", within=0.06)


def vote_case(iso3: str, election: str) -> pd.Series:
    """The row of one election in the table of overseas votes."""
    cases = load("overseas_vote_cases")
    return cases[(cases["iso3"] == iso3) & cases["election"].str.startswith(election)].iloc[0]


def chamber(which: str = "Chamber of Deputies") -> pd.DataFrame:
    """The Italian table for one chamber."""
    italy = load("overseas_vote_italy")
    return italy[italy["chamber"] == which]


def pooled(rows: pd.DataFrame, what: str = "voters") -> float:
    """All voters over all electors of the rows, in percent."""
    return float(100 * rows[what].sum() / rows["electors"].sum())


# Exercise 6.1 ------------------------------------------------------------------------------------


def solve_6_1() -> str:
    """The left panel divides by the people on the register, the right one by everybody who might
    vote. In South Korea most of the registered vote, but few are registered."""
    return "c"


TWO_PANELS = Exercise(
    "6.1",
    "One election, two shares",
    1,
    Choice(
        {
            "a": "In South Korea most citizens abroad voted.",
            "b": "One of the two panels must hold an error, because one election has one turnout.",
            "c": "Most of the registered South Koreans voted, but few of those who might vote "
            "were registered.",
            "d": "The Philippines do better than South Korea in both panels.",
        }
    ),
    solve_6_1,
    [
        "Read the title of each panel: what is the number of voters divided by?",
        "Find South Korea on the left and then on the right. Which step of the five lies between?",
    ],
    [
        Mistake(
            "registered read as all",
            lambda: "a",
            "The long bar on the left is a share of the registered. The right panel divides by all "
            "who might vote: look at its number for South Korea.",
        ),
        Mistake(
            "one turnout only",
            lambda: "b",
            "Both panels are right. A turnout is a share, and a share needs a whole: the two panels "
            "divide the same voters by two different wholes.",
        ),
        Mistake(
            "order of the countries",
            lambda: "d",
            "Compare the bars of the two countries again, first on the left and then on the right.",
        ),
    ],
)


# Exercise 6.2 ------------------------------------------------------------------------------------


def solve_6_2() -> float:
    """The 180,676 votes are divided by the people abroad who might have the right. The number of
    these people holds children too, so the true turnout is higher: this one is a lower limit."""
    cases = load("overseas_vote_cases")
    row = cases[(cases["iso3"] == "MEX") & (cases["year"] == 2024)].iloc[0]
    return 100 * row["voted_abroad"] / row["might_vote_abroad"]


def mexico(year: int) -> float:
    """Votes from abroad in one election of Mexico."""
    return float(vote_case("MEX", str(year))["voted_abroad"])


OF_ALL = Exercise(
    "6.2",
    "Votes of all who might vote",
    2,
    Number("percent", within=0.02),
    solve_6_2,
    [
        "The whole is the column might_vote_abroad, the part is the column voted_abroad.",
        "Divide the part by the whole, and multiply by 100.",
    ],
    [
        Mistake(
            "another election",
            lambda: 100 * mexico(2018) / float(vote_case("MEX", "2024")["might_vote_abroad"]),
            "Those are the votes of 2018. The question asks for 2024: look at the year in your "
            "filter.",
        ),
        Mistake(
            "all elections added",
            lambda: (
                100
                * float(load("overseas_vote_cases").query("iso3 == 'MEX'")["voted_abroad"].sum())
                / float(vote_case("MEX", "2024")["might_vote_abroad"])
            ),
            "You added up the votes of four elections. Keep one election, that of 2024.",
        ),
        Mistake(
            "a share below one",
            lambda: mexico(2024) / float(vote_case("MEX", "2024")["might_vote_abroad"]),
            "Your number is 100 times too small. The question asks for percent, so multiply the "
            "share by 100.",
        ),
        Mistake(
            "wrong way round",
            lambda: float(vote_case("MEX", "2024")["might_vote_abroad"]) / mexico(2024),
            "You divided the whole by the part. The voters are the part, so they stand above the "
            "line.",
        ),
    ],
)


# Exercise 6.3 ------------------------------------------------------------------------------------


def solve_6_3() -> pd.Series:
    """For each election the voters are divided by the registered. The register grew every time,
    while the turnout rose and fell again: registering and voting are two steps."""
    cases = load("overseas_vote_cases")
    india = cases[cases["iso3"] == "IND"].set_index("election")
    return 100 * india["voted_abroad"] / india["registered_abroad"]


def of_india() -> pd.DataFrame:
    """The elections of India, in their order."""
    return load("overseas_vote_cases").query("iso3 == 'IND'").set_index("election")


INDIA = Exercise(
    "6.3",
    "Three elections in India",
    2,
    Column("percent", within=0.06),
    solve_6_3,
    [
        'Make the election the index: cases[cases["iso3"] == "IND"].set_index("election").',
        "Divide one column by the other. pandas does it row by row. Then multiply by 100.",
    ],
    [
        Mistake(
            "a share below one",
            lambda: of_india()["voted_abroad"] / of_india()["registered_abroad"],
            "Your numbers are 100 times too small. The question asks for percent, so multiply the "
            "shares by 100.",
        ),
        Mistake(
            "wrong way round",
            lambda: 100 * of_india()["registered_abroad"] / of_india()["voted_abroad"],
            "You divided the registered by the voters. The voters are the part, so they stand above "
            "the line.",
        ),
        Mistake(
            "the latest register for all years",
            lambda: 100 * of_india()["voted_abroad"] / of_india()["registered_abroad"].iloc[-1],
            "You divided all three elections by the register of the last one. Each election has a "
            "register of its own.",
        ),
        Mistake(
            "change instead of turnout",
            lambda: 100 * of_india()["registered_abroad"].pct_change().fillna(0),
            "You computed how the register grew. The question asks how many of the registered voted.",
        ),
    ],
)


# Exercise 6.4 ------------------------------------------------------------------------------------


def solve_6_4() -> float:
    """The votes are divided by the electors of South America, both added up over all places of
    this division, in one chamber only."""
    italy = load("overseas_vote_italy")
    rows = italy[
        (italy["chamber"] == "Chamber of Deputies") & (italy["division"] == "South America")
    ]
    return 100 * rows["voters"].sum() / rows["electors"].sum()


def south_america(which: str = "Chamber of Deputies") -> pd.DataFrame:
    """The places of one division, for one chamber."""
    rows = chamber(which)
    return rows[rows["division"] == "South America"]


SOUTH_AMERICA = Exercise(
    "6.4",
    "Turnout in South America",
    2,
    PERCENT,
    solve_6_4,
    [
        'Keep the rows of one division: deputies[deputies["division"] == "South America"].',
        "Add up the voters of these rows, add up their electors, and only then divide.",
    ],
    [
        Mistake(
            "mean of the turnouts",
            lambda: float(south_america()["turnout_percent"].mean()),
            "You took the mean of the turnouts, so a place with a hundred electors counts as much "
            "as Argentina. Add up voters and electors first, then divide.",
        ),
        Mistake(
            "both chambers",
            lambda: pooled(pd.concat([south_america(), south_america("Senate")])),
            "You added up two chambers. Every elector stands in the table twice, once for each "
            "ballot. Keep the Chamber of Deputies only.",
        ),
        Mistake(
            "the Senate",
            lambda: pooled(south_america("Senate")),
            "That is the turnout for the Senate. The question asks for the Chamber of Deputies.",
        ),
        Mistake(
            "valid votes",
            lambda: pooled(south_america(), "valid_votes"),
            "You divided the valid votes. A blank or spoilt ballot is a vote too: turnout counts "
            "the voters.",
        ),
        Mistake(
            "all divisions",
            lambda: pooled(chamber()),
            "That is the turnout of all four divisions. Keep the rows of South America.",
        ),
        Mistake(
            "a share below one",
            lambda: pooled(south_america()) / 100,
            "Your number is 100 times too small. The question asks for percent, so multiply the "
            "share by 100.",
        ),
    ],
)


# Exercise 6.5 ------------------------------------------------------------------------------------

WITHOUT_ARGENTINA = (
    'italy = load("overseas_vote_italy")',
    'deputies = italy[italy["chamber"] == "Chamber of Deputies"]',
    'others = deputies[deputies["iso3"] != "ARG"]',
    'turnout = 100 * others["voters"].sum() / others["electors"].sum()',
    'f"{turnout:.2f} percent"',
)


def solve_6_5() -> list[str]:
    """A table is loaded before its rows are chosen. First one chamber is kept, then one country is
    left out, then the sums are divided. A result can be shown only after it was computed."""
    return list(WITHOUT_ARGENTINA)


PUZZLE = Exercise(
    "6.5",
    "The turnout without Argentina",
    2,
    Order(WITHOUT_ARGENTINA),
    solve_6_5,
    [
        "Which line needs no other line before it? It goes first.",
        "A line can use only names that stand on the left of = in a line above it.",
    ],
    [
        Mistake(
            "rows before table",
            lambda: moved(WITHOUT_ARGENTINA, 0, 1),
            "One line chooses rows from `italy` before the table is loaded. Load first.",
        ),
        Mistake(
            "country before chamber",
            lambda: moved(WITHOUT_ARGENTINA, 2, 1),
            "The line that makes `others` uses the name `deputies`, so `deputies` has to be made "
            "before it.",
        ),
        Mistake(
            "division before choice",
            lambda: moved(WITHOUT_ARGENTINA, 3, 2),
            "The turnout is computed from `others`, and `others` does not exist yet at that place.",
        ),
        Mistake(
            "shown before computed",
            lambda: moved(WITHOUT_ARGENTINA, 4, 3),
            "The line that shows the turnout stands before the line that computes it.",
        ),
    ],
)


# Exercise 6.6 ------------------------------------------------------------------------------------

AT_HOME = 46_127_514  # electors in Italy in 2022; the source stands with claim C23
SEATS = {"home": 392, "abroad": 8}


def solve_6_6() -> float:
    """Each side has its electors behind one seat. The ratio of the two says how many times as many
    electors abroad share a seat. A seat abroad weighs less, although the seats are reserved."""
    italy = load("overseas_vote_italy")
    deputies = italy[italy["chamber"] == "Chamber of Deputies"]
    abroad = deputies["electors"].sum() / 8
    home = 46_127_514 / 392
    return abroad / home


def behind_a_seat(people: float) -> float:
    """People abroad behind one seat, as a multiple of the electors at home behind one seat."""
    return people / SEATS["abroad"] / (AT_HOME / SEATS["home"])


BEHIND_A_SEAT = Exercise(
    "6.6",
    "Electors behind one seat",
    2,
    Number("times", within=0.04),
    solve_6_6,
    [
        "Divide the electors abroad by 8 and the electors at home by 392.",
        "Then divide the first result by the second. Use the electors of one chamber only.",
    ],
    [
        Mistake(
            "both chambers",
            lambda: behind_a_seat(float(load("overseas_vote_italy")["electors"].sum())),
            "You added up both chambers, so every elector abroad is counted twice. Keep the rows of "
            "the Chamber of Deputies.",
        ),
        Mistake(
            "voters instead of electors",
            lambda: behind_a_seat(float(chamber()["voters"].sum())),
            "You divided the voters abroad. The question asks for electors on both sides, because "
            "only like can be compared with like.",
        ),
        Mistake(
            "wrong way round",
            lambda: 1 / solve_6_6(),
            "You divided home by abroad. The question asks how many times as many electors stand "
            "behind a seat abroad.",
        ),
        Mistake(
            "electors without seats",
            lambda: float(chamber()["electors"].sum()) / AT_HOME,
            "You compared the electors of the two sides and left out the seats. Divide each side by "
            "its seats first.",
        ),
    ],
)


# Exercises 6.7 and 6.8 -----------------------------------------------------------------------------


VOTED_AT_HOME, VOTED_ABROAD = 52_093_375, 1_930_000  # run-off of 2023 in Türkiye: claim C23


def registered(column: str) -> float:
    """A number about the registered abroad, of the first round of 2023 in Türkiye."""
    return float(vote_case("TUR", "2023 president and legislature")[column])


def solve_6_7() -> float:
    """The votes from abroad are divided by all votes, from home and from abroad. Votes from abroad
    can put at most as many points into the lead over all votes as their share in percent. The lead
    was 4.36 points: the votes from abroad did not decide, whoever they were for."""
    at_home, abroad = 52_093_375, 1_930_000
    return 100 * abroad / (at_home + abroad)


SHARE_OF_VOTES = Exercise(
    "6.7",
    "Could it be the votes from abroad?",
    2,
    Number("percent", within=0.03),
    solve_6_7,
    [
        "Two numbers of the table are enough. All votes are those from home and from abroad together.",
        "Divide the votes from abroad by all votes, and multiply by 100.",
    ],
    [
        Mistake(
            "share of the electorate",
            lambda: registered("electorate_share_percent"),
            "That is the share of the electorate in the first round. Of the registered abroad a "
            "smaller part voted than of those at home, so their share of the votes is another number.",
        ),
        Mistake(
            "divided by the votes at home",
            lambda: 100 * VOTED_ABROAD / VOTED_AT_HOME,
            "You divided by the votes at home. The question asks for a share of all votes, and those "
            "from abroad are a part of them.",
        ),
        Mistake(
            "the registered instead of the voters",
            lambda: 100 * registered("registered_abroad") / (VOTED_AT_HOME + VOTED_ABROAD),
            "You divided the registered. Many of them did not vote: take the people who voted abroad.",
        ),
        Mistake(
            "a share below one",
            lambda: VOTED_ABROAD / (VOTED_AT_HOME + VOTED_ABROAD),
            "Your number is 100 times too small. The question asks for percent, so multiply by 100.",
        ),
    ],
)

POLAND = {"other": 10_237_177, "leader": 10_606_628, "part": 63.49}  # the source: claim C23


def poland() -> dict[str, float]:
    """The Polish run-off of 2025: votes abroad, their share of all votes, and the lead at home."""
    row = vote_case("POL", "2025")
    abroad = float(row["registered_abroad"] * row["turnout_percent"] / 100)
    votes = POLAND["leader"] + POLAND["other"]
    lead = POLAND["leader"] - POLAND["other"] + abroad * (2 * POLAND["part"] / 100 - 1)
    return {"abroad": abroad, "share": 100 * abroad / votes, "lead": 100 * lead / (votes - abroad)}


def solve_6_8() -> float:
    """The lead at home is 2.64 points and the votes from abroad are 2.92 percent of all. The part
    that gives a tie follows from both. It is far above the 63.49 percent that were reached."""
    from course_utils.models.pivotal import needed_share

    return needed_share(2.64, 2.92)


NEEDED = Exercise(
    "6.8",
    "How one-sided must they be?",
    2,
    Number("percent", within=0.3),
    solve_6_8,
    [
        "needed_share takes two arguments: the lead at home, then the share of the votes.",
        "Both are in percent or percentage points, as they stand in the text above.",
    ],
    [
        Mistake(
            "arguments exchanged",
            lambda: needed_share(2.92, 2.64),
            "That cannot be reached, or you exchanged the two arguments. The lead at home comes "
            "first, the share of the votes second.",
            lambda answer: isinstance(answer, float) and answer != answer,
        ),
        Mistake(
            "what was reached",
            lambda: POLAND["part"],
            "That is the part which they gave to this candidate. The question asks for the part "
            "that would have given a tie.",
        ),
        Mistake(
            "the lead over all votes",
            lambda: needed_share(1.77, 2.92),
            "You used the lead after all votes, which holds the votes from abroad already. Use the "
            "lead at home.",
        ),
        Mistake(
            "measured against all votes",
            lambda: 50 + 100 * 2.64 / (2 * 2.92),
            "You divided the lead at home by the share of all votes. The lead is counted in votes at "
            "home, which are fewer than all votes. Use the function.",
        ),
    ],
)


# Exercise 6.9 ------------------------------------------------------------------------------------

LEADS = (200, 400, 600, 700, 900, 1500, 4500, 7000)


def solve_6_9() -> int:
    """In each district the group adds 750 votes on one side and 250 on the other: a difference of
    500. It turns the leads below 500. Concentrated, it can turn larger leads, but fewer of them."""
    from course_utils.models.pivotal import seats_turned

    leads = [200, 400, 600, 700, 900, 1500, 4500, 7000]
    spread = [1000, 1000, 1000, 1000, 1000, 1000, 1000, 1000]
    return seats_turned(leads, spread, 75)


CONCENTRATED = Exercise(
    "6.9",
    "The same group in every district",
    2,
    Number("seats", within=0),
    solve_6_9,
    [
        "Make a list with 1,000 voters for each of the eight districts, and use seats_turned.",
        "Of 1,000 voters, 750 vote for the second and 250 for the first: compare the difference "
        "with each lead.",
    ],
    [
        Mistake(
            "all for the second",
            lambda: seats_turned(LEADS, 1000, 100),
            "You counted as if all voters of the group chose the second candidate. A quarter of "
            "them choose the first.",
        ),
        Mistake(
            "concentrated",
            lambda: seats_turned(LEADS, [0, 0, 0, 0, 0, 4000, 4000, 0], 75),
            "That is the result of the example, where the group lives in two districts. Here it is "
            "spread: each of the eight districts has 1,000 of its voters.",
        ),
        Mistake(
            "whole group everywhere",
            lambda: seats_turned(LEADS, 8000, 75),
            "You put the whole group of 8,000 into every district. It is spread: each district has "
            "one eighth of it.",
        ),
        Mistake(
            "the part without the rest",
            lambda: seats_turned(LEADS, 750, 100),
            "You forgot the voters of the group who choose the first candidate. They make the lead "
            "larger again: take them away from the others.",
        ),
    ],
)


# Exercise 6.10 -----------------------------------------------------------------------------------


def solve_6_10() -> str:
    """The law asks for citizenship or permanent residence, not for origin. A citizen of Armenian
    descent is a citizen like any other; embassies, visitors and foreign foundations are not."""
    return "b"


WHO_MAY_GIVE = Exercise(
    "6.10",
    "Who may give money?",
    1,
    Choice(
        {
            "a": "the embassy of the homeland",
            "b": "a citizen of the United States whose grandparents came from Armenia",
            "c": "a visitor who has family in the United States",
            "d": "a foundation that has its seat abroad",
        }
    ),
    solve_6_10,
    [
        "The law does not ask where the family of a donor comes from. What does it ask?",
        "Two of the four are not persons, and one person is only visiting.",
    ],
    [
        Mistake(
            "embassy",
            lambda: "a",
            "An embassy is a part of a foreign government, and the law forbids it to give.",
        ),
        Mistake(
            "visitor",
            lambda: "c",
            "A visitor is a foreign national. Family ties do not change that; citizenship or "
            "permanent residence would.",
        ),
        Mistake(
            "foundation",
            lambda: "d",
            "A foundation with its seat abroad is a foreign principal, also if its founders feel at "
            "home in two countries.",
        ),
    ],
)


# Exercise 6.11 -----------------------------------------------------------------------------------

BILLS = pd.DataFrame(
    {"bills": [40, 160], "passed": [30, 112]}, index=["asked for by the lobby", "the others"]
)


def solve_6_11() -> float:
    """Of the bills that the lobby asked for, 75 percent passed; of the others, 70 percent. The
    difference is 5 points, and even that is an effect only if the two groups of bills are alike."""
    asked_for = 100 * 30 / 40
    others = 100 * 112 / 160
    return asked_for - others


MORE_THAN_OTHERWISE = Exercise(
    "6.11",
    "More than would have passed anyway",
    2,
    Number("percentage points", within=0.05),
    solve_6_11,
    [
        "Compute two shares in percent: one for the 40 bills, one for the 160 others.",
        "Then take the second share from the first.",
    ],
    [
        Mistake(
            "all success is effect",
            lambda: 75.0,
            "That is the share of the bills that passed. Most bills pass without this lobby too: "
            "compare with the share of the others.",
        ),
        Mistake(
            "the others only",
            lambda: 70.0,
            "That is the share of the other bills. It shows what happens otherwise. How far does "
            "the share of the lobby's bills lie above it?",
        ),
        Mistake(
            "counts instead of shares",
            lambda: float(30 - 112),
            "You compared counts. The second group is four times as large, so compare shares.",
        ),
        Mistake(
            "percent instead of points",
            lambda: 100 * (75 / 70 - 1),
            "You divided the two shares. The question asks for percentage points: take one from the "
            "other.",
        ),
        Mistake(
            "with all bills",
            lambda: 75 - 100 * 142 / 200,
            "You compared with all bills, and these hold the bills of the lobby too. Compare with "
            "the others only.",
        ),
    ],
)


# Exercises 6.12 and 6.13 ---------------------------------------------------------------------------

SIX = ["CHN", "IND", "IRL", "ISR", "KOR", "MEX"]


def clients_and_people(year: int = 2024) -> pd.DataFrame:
    """For each country: registered clients, and people born there who live in the United States.

    A country without clients has a true zero.
    """
    agents = load("foreign_agents")
    clients = agents[agents["year"] == year].dropna(subset=["iso3"]).set_index("iso3")
    stock = load("migrant_stock")
    rows = stock[(stock["destination"] == "USA") & (stock["year"] == year)]
    people = rows[rows["origin"] != "OOO"].set_index("origin")["migrants"]
    both = pd.DataFrame({"clients": clients["active_principals"], "people": people})
    both = both[both["people"] > 0]
    return both.fillna({"clients": 0})


def solve_6_12() -> list[str]:
    """The clients are divided by the people born in the country who live in the United States. By
    this measure a small community can stand far above a large one."""
    agents = load("foreign_agents")
    clients = agents[agents["year"] == 2024].set_index("iso3")["active_principals"]
    stock = load("migrant_stock")
    rows = stock[(stock["destination"] == "USA") & (stock["year"] == 2024)]
    rate = 100_000 * clients / rows.set_index("origin")["migrants"]
    six = rate.loc[["CHN", "IND", "IRL", "ISR", "KOR", "MEX"]]
    return list(six.sort_values(ascending=False).head(3).index)


def top_three(values: pd.Series) -> list[str]:
    """The three of the six countries with the highest values, highest first."""
    return list(values.loc[SIX].sort_values(ascending=False).head(3).index)


PER_PERSON = Exercise(
    "6.12",
    "Who is first when we divide?",
    2,
    Names("countries", ordered=True),
    solve_6_12,
    [
        "The Series `rate` is made in the line above. rate.loc[six] keeps the six countries.",
        "Sort with sort_values(ascending=False), take head(3), and then its index.",
    ],
    [
        Mistake(
            "clients without dividing",
            lambda: top_three(clients_and_people()["clients"]),
            "This is the order by the number of clients. Divide by the people born in the country "
            "first: then a small community is not hidden by a large one.",
        ),
        Mistake(
            "people without clients",
            lambda: top_three(clients_and_people()["people"]),
            "This is the order by people born there, and also the order of the lowest rates. The "
            "question is about the highest number of clients for each 100,000 of these people.",
        ),
        Mistake(
            "third place first",
            lambda: solve_6_12()[::-1],
            "You have the right three, but the last of them stands first. The highest comes first.",
        ),
    ],
)


def solve_6_13() -> float:
    """Countries without a client are true zeros and stay in. The rank correlation is close to zero:
    the size of a community says little about the clients of its homeland in the register."""
    agents = load("foreign_agents")
    clients = agents[agents["year"] == 2024].dropna(subset=["iso3"]).set_index("iso3")
    stock = load("migrant_stock")
    rows = stock[(stock["destination"] == "USA") & (stock["year"] == 2024)]
    people = rows[rows["origin"] != "OOO"].set_index("origin")["migrants"]
    shown = clients["active_principals"].reindex(people.index).fillna(0)
    return shown.corr(people, method="spearman")


def rank_correlation(
    both: pd.DataFrame, method: Literal["spearman", "pearson"] = "spearman"
) -> float:
    """How clients and people go together over the countries of the table."""
    return float(both["clients"].corr(both["people"], method=method))


RANKS = Exercise(
    "6.13",
    "Do larger communities have more clients?",
    3,
    Number("rank correlation, from -1 to 1", within=0.006),
    solve_6_13,
    [
        "clients.reindex(people.index) keeps every origin of the migrants; fillna(0) writes the "
        "true zeros.",
        'Then one Series has the method .corr(other, method="spearman").',
    ],
    [
        Mistake(
            "zeros left out",
            lambda: rank_correlation(clients_and_people().query("clients > 0")),
            "You left out the countries without a row. In this table a country without a row has no "
            "client, and that is a true zero: write it with fillna(0).",
        ),
        Mistake(
            "plain correlation",
            lambda: rank_correlation(clients_and_people(), "pearson"),
            "That is the plain correlation, which a few very large numbers can rule. Ask for ranks "
            'with method="spearman".',
        ),
        Mistake(
            "another year",
            lambda: rank_correlation(clients_and_people(2000)),
            "That is the year 2000. The question asks for 2024 in both tables.",
        ),
    ],
)


# Exercise 6.14 -----------------------------------------------------------------------------------


TOO_STRONG = re.compile(
    r"\b(controls?|controlled|dominates?d?|without (?:any |a )?doubt"
    r"|rule[sd]? (?:over|congress|washington|america|(?:the )?(?:united|us\b|policy|government)))\b",
    re.I,
)
# What stands before a strong word in its clause, and leaves it open or denies it.
DENIED = re.compile(
    r"\b(?:not|cannot|never|whether|no (?:evidence|proof|source|one)|nobody)\b|n['’]t\b", re.I
)
REJECTED = re.compile(r"\b(?:is|was) (?:not|false|wrong|unproven|unknown|too strong)\b", re.I)


def too_strong(text: object) -> bool:
    """Does a clause hold a strong word that it neither denies nor leaves open before?"""
    if not isinstance(text, str):
        return False
    clauses = re.split(r"[.,;:](?!\d)|\b(?:but|and|because|so(?! that))\b", text)
    return any(
        not DENIED.search(clause[: word.start()]) and not REJECTED.search(clause[word.end() :])
        for clause in clauses
        if (word := TOO_STRONG.search(clause))
    )


def solve_6_14() -> str:
    """An honest sentence names the law and the waiver, says who says so, and keeps apart that a law
    was won and that a policy changed. It does not claim a cause without a comparison."""
    return (
        "Armenian American organisations defend Section 907, which Congress passed in 1992, but "
        "according to the auditors of Congress presidents could waive it since 2002 and 164 million "
        "dollars of security aid came; what would have happened without the lobby, no source "
        "here shows."
    )


SENTENCE = Exercise(
    "6.14",
    "Write the sentence that you would sign",
    3,
    Text(words=25),
    solve_6_14,
    [
        "Name the law, what came after the law, and who says so.",
        "What would you have to know before you could write that the lobby caused it?",
    ],
    [
        Mistake(
            "stronger than the evidence",
            lambda: (
                "According to the auditors of Congress presidents could waive Section 907 since 2002, "
                "but the lobby controls Congress without any doubt, and what would have happened "
                "otherwise does not matter."
            ),
            "A word in your sentence is stronger than any evidence of this lesson: control, rule, "
            "dominate, without doubt. Say what was observed, and who says so.",
            too_strong,
        ),
        Mistake(
            "no law",
            lambda: (
                "Armenian American organisations defend the limits on aid of 1992, but "
                "presidents could waive them since 2002, as the auditors of Congress report; what "
                "would have happened otherwise is not known."
            ),
            "Which law? Name it, so that a reader can find it.",
            lacks("907"),
        ),
        Mistake(
            "no waiver",
            lambda: (
                "Armenian American organisations defend Section 907, which Congress passed in "
                "1992 according to its auditors; whether Congress would have passed it without the "
                "lobby, no source of this lesson can show."
            ),
            "You name the gain. What happened to the law after 2002? Without that, a law looks like "
            "a policy.",
            lacks("waive", "waiv", "set aside", "set it aside"),
        ),
        Mistake(
            "no source",
            lambda: (
                "Armenian American organisations defend Section 907 of 1992, but presidents "
                "waive it again and again since 2002; what would have happened without the lobby is "
                "something that nobody knows today."
            ),
            "Who says so? Name a source, for example the auditors of Congress (GAO).",
            lacks(
                *(
                    "gao",
                    "auditor",
                    "accountability office",
                    "according",
                    "report",
                    " says",
                    " said",
                ),
                *("anca", "national committee", "ambassador"),
            ),
        ),
        Mistake(
            "no limit",
            lambda: (
                "The Armenian American lobby caused Section 907 in 1992, and according to the "
                "auditors of Congress presidents could waive it since 2002, so the lobby won a law "
                "and then lost most of its policy."
            ),
            "A law and a lobby are not yet cause and effect. Say what is not known: what would have "
            "happened without the lobby?",
            lacks(
                *("what would", "otherwise", "not know", "unknown", "not show", "counterfactual"),
                *("nobody knows", "unclear", "cannot", "not prove", "no evidence", "no proof"),
                *("not have evidence", "not possible to", "impossible to", "not clear", "can not"),
            ),
        ),
    ],
)


EXERCISES = [
    TWO_PANELS,
    OF_ALL,
    INDIA,
    SOUTH_AMERICA,
    PUZZLE,
    BEHIND_A_SEAT,
    SHARE_OF_VOTES,
    NEEDED,
    CONCENTRATED,
    WHO_MAY_GIVE,
    MORE_THAN_OTHERWISE,
    PER_PERSON,
    RANKS,
    SENTENCE,
]


# Guesses -----------------------------------------------------------------------------------------


def after_india() -> str:
    """Registered and voting, side by side."""
    row = vote_case("IND", "2024")
    return (
        f"Of {row['registered_abroad']:,.0f} registered citizens abroad, {row['voted_abroad']:,.0f} "
        "voted. They had the right. But they had to travel to their constituency in India."
    )


def zeros() -> int:
    """Places in which no ballot was counted."""
    return int((chamber()["voters"] == 0).sum())


def after_zeros() -> str:
    """What the zeros are, and whom they concern."""
    few = chamber().query("voters == 0")["electors"].sum()
    return (
        f"In {zeros()} of {len(chamber())} places no ballot was counted. Together they have only "
        f"{few:,} electors. The law allows no vote by post where Italy has no agreement with the state, "
        "so a zero need not be a lack of interest."
    )


def after_turnout() -> str:
    """The highest and the lowest among the large places."""
    large = chamber().query("electors >= 10000").sort_values("turnout_percent")
    low, high = large.iloc[0], large.iloc[-1]
    return (
        f"Among the places with at least 10,000 electors, {high['name']} has the highest turnout, "
        f"{high['turnout_percent']:.1f} percent, and {low['name']} the lowest, "
        f"{low['turnout_percent']:.1f} percent. Look for others below."
    )


def highest_large() -> str:
    """The place with the highest turnout among those with at least 10,000 electors."""
    large = chamber().query("electors >= 10000").set_index("name")["turnout_percent"]
    return str(large.idxmax())


def after_needed() -> str:
    """How the answer comes about."""
    return (
        "With 4 percent of all votes, the other 96 percent hold the lead: 2 points of 96 are 1.92. "
        f"The group has to give a lead of 1.92 out of its 4, that is 48 points: "
        f"{needed_share(2, 4):.0f} to 26."
    )


def most_clients() -> str:
    """The country with the most clients in 2024."""
    rows = load("foreign_agents").query("year == 2024").set_index("iso3")["active_principals"]
    return name(str(rows.idxmax()))


def after_clients() -> str:
    """First place, and some others."""
    rows = load("foreign_agents").query("year == 2024").set_index("iso3")["active_principals"]
    first = str(rows.idxmax())
    others = ", ".join(f"{name(c)} {rows[c]}" for c in ("ISR", "IND", "MEX", "ARM"))
    return f"{name(first)} had {rows[first]} clients. The others here: {others}."


def after_rate() -> str:
    """Why the first place changes."""
    both = clients_and_people()
    rate = (100_000 * both["clients"] / both["people"]).loc[["IND", "ISR"]]
    return (
        f"India has {both.loc['IND', 'clients']:.0f} clients and Israel "
        f"{both.loc['ISR', 'clients']:.0f}. For each 100,000 people born there who live in the "
        f"United States that is {rate['IND']:.1f} and {rate['ISR']:.1f}."
    )


def israel_to_india() -> float:
    """The rate of Israel divided by the rate of India."""
    both = clients_and_people()
    rate = both["clients"] / both["people"]
    return float(rate["ISR"] / rate["IND"])


GUESSES = [
    Guess(
        "guess-06-india",
        "06",
        "119,374 citizens abroad were registered for the election of 2024 in India. How many of them "
        "voted?",
        lambda: float(vote_case("IND", "2024")["voted_abroad"]),
        after_india,
        unit="people",
    ),
    Guess(
        "guess-06-zeros",
        "06",
        "Italians in 182 places abroad could vote in 2022. In how many of these places was not one "
        "ballot counted?",
        lambda: float(zeros()),
        after_zeros,
        unit="places",
    ),
    Guess(
        "guess-06-turnout",
        "06",
        "In which of these places was the turnout of Italians abroad the highest?",
        highest_large,
        after_turnout,
        options=("Argentina", "Germany", "United States", "San Marino"),
    ),
    Guess(
        "guess-06-needed",
        "06",
        "At home one candidate leads by 2 percentage points. 4 percent of all votes come from abroad. "
        "Which part of them does the other candidate need for a tie?",
        lambda: float(needed_share(2, 4)),
        after_needed,
        unit="percent",
    ),
    Guess(
        "guess-06-clients",
        "06",
        "Which country had the most clients in the register of foreign agents of the United States in "
        "2024?",
        most_clients,
        after_clients,
        options=("Israel", "Japan", "India", "Mexico", "Armenia"),
    ),
    Guess(
        "guess-06-rate",
        "06",
        "India and Israel have a similar number of clients. Now divide by the people born there who "
        "live in the United States. How many times as high is the rate of Israel?",
        israel_to_india,
        after_rate,
        unit="times",
    ),
]

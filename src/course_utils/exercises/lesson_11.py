"""Lesson 11: what is asked, how it is solved, and how it usually goes wrong."""

from __future__ import annotations

import re
from typing import Any

import numpy as np
import pandas as pd

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
from course_utils.models.leadership import all_agree, movement, still_linked
from course_utils.models.recognition import (
    acting,
    by_level,
    draw_thresholds,
    first_actors,
    make_world,
    spread_of_acts,
)

# Exercise 11.1 -----------------------------------------------------------------------------------


def solve_11_1() -> str:
    """Among Irish Americans one organisation collected money, and others asked to renounce
    violence and carried talks. So the question is who acts, when, and for what."""
    return "c"


TWO_ROLES = Exercise(
    "11.1",
    "One diaspora, two roles",
    1,
    Choice(
        {
            "a": "A diaspora wrecks peace, because it does not pay the price of war.",
            "b": "A diaspora makes peace once it has become rich and at home in its new country.",
            "c": "In one diaspora some people support a side in the fighting and others work for "
            "talks, so ask who acts, when, and for what.",
            "d": "Irish Americans won the recognition of the Irish Republic in 1919.",
        }
    ),
    solve_11_1,
    [
        "Read the four rows of the second case. Are the actors the same people?",
        "Compare the years: did one role end before the other began?",
    ],
    [
        Mistake(
            "always wreckers",
            lambda: "a",
            "Some in the table did support a side in the fighting. Look at the row of 1977 and at "
            "the last row: what did others from the same diaspora ask for?",
        ),
        Mistake(
            "wealth decides",
            lambda: "b",
            "No row says anything about wealth, so the table cannot show this. Compare what the "
            "rows do tell: who acted, and in which year.",
        ),
        Mistake(
            "recognition won",
            lambda: "d",
            "Read the first row again: what did the president of the United States do?",
        ),
    ],
)


# Exercise 11.2 -----------------------------------------------------------------------------------


def solve_11_2() -> str:
    """UNHCR counts refugees who crossed a border, and the migrant stock counts people born in
    another country. Who fled inside the own country is in neither table."""
    return "b"


IN_NEITHER = Exercise(
    "11.2",
    "Whom do both tables miss?",
    1,
    Choice(
        {
            "a": "Armenians who fled from Nagorno-Karabakh to Armenia in 2023.",
            "b": "Azerbaijanis who fled from the districts around Nagorno-Karabakh to Baku in 1993.",
            "c": "Azerbaijanis born in Armenia who fled to Azerbaijan in 1988.",
            "d": "Armenians born in Baku who fled to Armenia in 1990.",
        }
    ),
    solve_11_2,
    [
        "Which rule puts a person into the first table, and which into the second?",
        "Ask of each person in the options: was a border of a UN member crossed?",
    ],
    [
        Mistake(
            "the flight of 2023",
            lambda: "a",
            "UNHCR counts Nagorno-Karabakh under Azerbaijan, so these people crossed a border. Look "
            "at the left panel at the end of 2023.",
        ),
        Mistake(
            "born in Armenia",
            lambda: "c",
            "They were born in one country and lived in the other, and this is the rule of the right "
            "panel. Look for people who crossed no border.",
        ),
        Mistake(
            "born in Baku",
            lambda: "d",
            "They were born in one country and lived in the other, so the right panel holds them, "
            "and the left panel as well. Look for people who are in neither.",
        ),
    ],
)


# Exercise 11.3 -----------------------------------------------------------------------------------


def in_armenia(year: int) -> float:
    """Refugees from Azerbaijan in Armenia at the end of a year."""
    rows = load("refugees").query("origin == 'AZE' and asylum == 'ARM' and year == @year")
    return float(rows["refugees"].iloc[0])


def solve_11_3() -> float:
    """The number at the end of 2023 less the number at the end of 2022. It is higher than the
    arrivals counted on 30 September, because it was counted three months later and by another
    rule."""
    refugees = load("refugees")
    rows = refugees[(refugees["origin"] == "AZE") & (refugees["asylum"] == "ARM")]
    by_year = rows.set_index("year")["refugees"]
    return by_year[2023] - by_year[2022]


ONE_YEAR = Exercise(
    "11.3",
    "One year of flight",
    2,
    Number("people", within=500),
    solve_11_3,
    [
        'Make the year the index: in_armenia.set_index("year")["refugees"].',
        "Take the number at the end of 2022 from the number at the end of 2023.",
    ],
    [
        Mistake(
            "the stock",
            lambda: in_armenia(2023),
            "That is the number at the end of 2023. Some of these people had fled earlier: take away "
            "those who were there a year before.",
        ),
        Mistake(
            "another year",
            lambda: in_armenia(2023) - in_armenia(2020),
            "You compared with the end of 2020. Between the two wars the number fell: compare with "
            "the end of 2022.",
        ),
        Mistake(
            "the arrivals of one day",
            lambda: 100_417.0,
            "That is the number of arrivals that was counted on 30 September. The question asks for "
            "the change between two ends of a year in the table of UNHCR.",
        ),
        Mistake(
            "percent",
            lambda: 100 * (in_armenia(2023) / in_armenia(2022) - 1),
            "That is the change in percent. The question asks for people.",
        ),
    ],
)


# Exercise 11.4 -----------------------------------------------------------------------------------


def solve_11_4() -> str:
    """Self-determination stands in article 1(2) of the Charter and in paragraph 2 of 1514, and
    territorial integrity in article 2(4) and in paragraph 6. Neither text chooses between them."""
    return "b"


BOTH_TEXTS = Exercise(
    "11.4",
    "Which text holds which principle?",
    1,
    Choice(
        {
            "a": "The Charter protects states and resolution 1514 protects peoples, and the newer "
            "text prevails.",
            "b": "Both principles stand in both texts, so the texts alone do not say which prevails.",
            "c": "The Charter is a treaty and names territorial integrity alone, so integrity "
            "prevails.",
            "d": "Each of the four Council resolutions of 1993 sets one principle above the other.",
        }
    ),
    solve_11_4,
    [
        "Read the table of texts row by row, and only then the two columns on the right.",
        "How many cells of the first two rows are empty?",
    ],
    [
        Mistake(
            "one text, one principle",
            lambda: "a",
            "You give each text one principle. Look at the first two rows of the table: what stands "
            "in their two columns on the right?",
        ),
        Mistake(
            "only integrity in the Charter",
            lambda: "c",
            "The Charter is a treaty. But article 2(4) is not its only line in the table: what does "
            "article 1(2) name?",
        ),
        Mistake(
            "the Council has ranked them",
            lambda: "d",
            "The table says what the Council texts name. To name one principle is not yet to weigh "
            "it against another: does a cell of their row compare the two?",
        ),
    ],
)


# Exercises 11.5 to 11.8 ----------------------------------------------------------------------------


def votes() -> pd.DataFrame:
    """The vote on 62/243 in both codings."""
    return load("un_votes_62_243")


def solve_11_5() -> list[str]:
    """In one row the two columns differ: the data set has an abstention, the official record a yes.
    With this row the record gives 39 to 7 and 100, and the UN press release lists the state among
    those in favour. The list is the proof, because it does not come from the data set."""
    votes = load("un_votes_62_243")
    differs = votes["vote_in_dataset"] != votes["vote_official"]
    return list(votes[differs]["iso3"])


def who(answer: str, column: str = "vote_official") -> list[str]:
    """The states that gave this answer."""
    table = votes()
    return list(table[table[column] == answer]["iso3"])


FIND = Exercise(
    "11.5",
    "Find the error",
    2,
    Names("countries"),
    solve_11_5,
    [
        'The comparison votes["vote_in_dataset"] != votes["vote_official"] is true in a row where '
        "the two differ.",
        "Put the comparison into square brackets, as in every filter, and take the column iso3.",
    ],
    [
        Mistake(
            "all who said yes",
            lambda: who("yes"),
            "These are all states that said yes in the official record. Look for rows in which the "
            "two columns do not say the same.",
        ),
        Mistake(
            "all who abstained",
            lambda: who("abstain", "vote_in_dataset"),
            "These are all states that abstain in the data set. Most of them did abstain: compare "
            "the two columns row by row.",
        ),
        Mistake(
            "all who said no",
            lambda: who("no"),
            "These states said no in both columns. Look for rows in which the two columns differ.",
        ),
        Mistake(
            "the other way round",
            lambda: list(votes().query("vote_in_dataset == vote_official")["iso3"]),
            "You kept the rows in which the columns agree. Use != in place of ==.",
        ),
    ],
)


def share_yes(column: str, *whole: str) -> float:
    """Those who said yes in percent of those who gave one of these answers."""
    counts = votes()[column].value_counts()
    return float(100 * counts["yes"] / counts[list(whole)].sum())


def solve_11_6() -> float:
    """Those who said yes are divided by those who said yes or no. This whole has 46 states, less
    than a quarter of the members, so the share must not be read as a share of the world."""
    counts = load("un_votes_62_243")["vote_official"].value_counts()
    return 100 * counts["yes"] / (counts["yes"] + counts["no"])


YES_OF_WHOM = Exercise(
    "11.6",
    "Yes, of whom?",
    2,
    Number("percent", within=0.06),
    solve_11_6,
    [
        "The whole are the states that said yes and those that said no, taken together.",
        "Use the column of the official record, and multiply by 100.",
    ],
    [
        Mistake(
            "the error left in",
            lambda: share_yes("vote_in_dataset", "yes", "no"),
            "You used the column of the data set, which holds the error. Count in the column of the "
            "official record.",
        ),
        Mistake(
            "of those who took part",
            lambda: share_yes("vote_official", "yes", "no", "abstain"),
            "You divided by all who took part. Here the whole are those who said yes or no: "
            "abstentions stay out.",
        ),
        Mistake(
            "of all members",
            lambda: 100 * len(who("yes")) / 192,
            "You divided by all 192 members. Here the whole are those who said yes or no.",
        ),
        Mistake(
            "the no",
            lambda: 100 - solve_11_6(),
            "That is the share of those who said no. The question asks for yes.",
        ),
        Mistake(
            "a share below one",
            lambda: solve_11_6() / 100,
            "Your number is 100 times too small. The question asks for percent, so multiply the "
            "share by 100.",
        ),
    ],
)


REPAIRED = (
    'table = load("un_votes_62_243")',
    'wrong = table["vote_in_dataset"] != table["vote_official"]',
    'table.loc[wrong, "vote_in_dataset"] = table.loc[wrong, "vote_official"]',
    'tally = table["vote_in_dataset"].value_counts()',
    'tally[["yes", "no", "abstain"]]',
)


def solve_11_7() -> list[str]:
    """The table is loaded first. Then the wrong row is found, then it is repaired, and only then
    are the votes counted. Who counts before the repair counts the error."""
    return list(REPAIRED)


REPAIR = Exercise(
    "11.7",
    "Repair the vote",
    2,
    Order(REPAIRED),
    solve_11_7,
    [
        "Which line needs no other line before it? It goes first.",
        "A line can use only names that stand on the left of = in a line above it. And think: when "
        "do you count?",
    ],
    [
        Mistake(
            "search before table",
            lambda: moved(REPAIRED, 1, 0),
            "One line looks for the wrong row before the table is loaded. Load first.",
        ),
        Mistake(
            "repair before search",
            lambda: moved(REPAIRED, 2, 1),
            "The line with .loc uses the name `wrong`, so `wrong` has to be made before it.",
        ),
        Mistake(
            "count before repair",
            lambda: moved(REPAIRED, 3, 2),
            "You count before you repair, so the count still holds the error. This line would run "
            "without a complaint, and the number would be wrong.",
        ),
        Mistake(
            "shown before counted",
            lambda: moved(REPAIRED, 4, 3),
            "The line that shows the tally stands before the line that makes it.",
        ),
    ],
)


def points_by_vote(year: int) -> Any:
    """The ideal points of one year, grouped by the vote."""
    points = load("un_ideal_points")
    one = points[points["year"] == year]
    return votes().merge(one, on="iso3").groupby("vote_official")["ideal_point"]


def solve_11_8() -> pd.Series:
    """The points of 2008 are merged with the votes by state, and the median is taken in each group.
    Those who said yes stand furthest from the United States in their other votes, but each group
    reaches over a large part of the scale, so the points do not tell how a state voted here."""
    points = load("un_ideal_points")
    votes = load("un_votes_62_243")
    both = votes.merge(points[points["year"] == 2008], on="iso3")
    return both.groupby("vote_official")["ideal_point"].median()


THREE_GROUPS = Exercise(
    "11.8",
    "Three groups of voters",
    2,
    Column("points", within=0.006),
    solve_11_8,
    [
        'Keep the year 2008 of the points first, then votes.merge(…, on="iso3").',
        "Then groupby the column of the official record, and take the median of ideal_point.",
    ],
    [
        Mistake(
            "mean instead of median",
            lambda: points_by_vote(2008).mean(),
            "These are means. A few states far from the others pull a mean: take the median.",
        ),
        Mistake(
            "another year",
            lambda: points_by_vote(2023).median(),
            "These are the points of 2023. The vote was in 2008, so take the points of that year.",
        ),
        Mistake(
            "states counted",
            lambda: points_by_vote(2008).count().astype(float),
            "You counted the states of each group. The question asks for the median of their points: "
            "the value in the middle.",
        ),
        Mistake(
            "all years",
            lambda: (
                votes()
                .merge(load("un_ideal_points"), on="iso3")
                .groupby("vote_official")["ideal_point"]
                .median()
            ),
            "You used all years at once, so each state counts more than thirty times. Keep 2008.",
        ),
    ],
)


# Exercises 11.9 to 11.11 ---------------------------------------------------------------------------


def acts() -> pd.DataFrame:
    """The acts of towns, regions, parliaments and others."""
    return load("karabakh_acts")


def solve_11_9() -> str:
    """Milan asked, and headlines said that it recognised. In Pakistan a committee spoke, and reports
    said the Senate. Both reports raise the act, so one reads the text of the act."""
    return "a"


HEADLINE = Exercise(
    "11.9",
    "Headline and text",
    1,
    Choice(
        {
            "a": "In both cases the report makes the act larger than its text.",
            "b": "In both cases the act was annulled by a court.",
            "c": "Only the report on Milan is wrong, because only recognition is a legal act.",
            "d": "In both cases the act bound the government of the state.",
        }
    ),
    solve_11_9,
    [
        "Read the column note of both rows. What did the headline say, and what did the body do?",
        "Ask of each report: who is said to have acted, and what is it said to have done?",
    ],
    [
        Mistake(
            "annulled",
            lambda: "b",
            "The column annulled is empty in both rows. In this table the annulled acts are "
            "friendship charters of French towns and one department.",
        ),
        Mistake(
            "one side only",
            lambda: "c",
            "Read the note on Pakistan again: which body do several reports name, and which body "
            "adopted the text? The two slips are alike.",
        ),
        Mistake(
            "binding",
            lambda: "d",
            "A city council and a committee do not bind the government of a state. Look at what the "
            "reports say and at what the text did.",
        ),
    ],
)


def solve_11_10() -> pd.Series:
    """The acts of the United States are grouped by jurisdiction, and in each group the different
    sides are counted. Where the count is two, acts of one state were welcomed by both sides, so an
    act does not make a legislature the ally of a side."""
    acts = load("karabakh_acts")
    in_usa = acts[acts["iso3"] == "USA"]
    sides = in_usa.groupby("jurisdiction")["welcomed_by"].nunique()
    return sides[sides == 2]


def sides_of(rows: pd.DataFrame, by: str = "jurisdiction") -> pd.Series:
    """How many different sides welcomed acts of each group."""
    return rows.groupby(by)["welcomed_by"].nunique()


BOTH_SIDES = Exercise(
    "11.10",
    "Both sides of one legislature",
    2,
    Column("sides", within=0.1),
    solve_11_10,
    [
        "Group by jurisdiction, and use .nunique() on the column welcomed_by: it counts how many "
        "different values there are.",
        "Then keep the jurisdictions for which the count is 2.",
    ],
    [
        Mistake(
            "all states of the table",
            lambda: sides_of(acts().query("iso3 == 'USA'")),
            "You have the count for every state of the United States in the table. Keep those with "
            "two sides: sides[sides == 2].",
        ),
        Mistake(
            "acts instead of sides",
            lambda: acts().groupby("jurisdiction")["welcomed_by"].count().loc[lambda n: n == 2],
            "You counted acts, so two acts for one side count as well. Use .nunique(), which counts "
            "different sides, and keep the rows of the United States.",
        ),
        Mistake(
            "the whole country",
            lambda: sides_of(acts().query("iso3 == 'USA'"), "iso3"),
            "You grouped by country. The question asks for the states inside the United States: "
            "group by jurisdiction.",
        ),
        Mistake(
            "one side only",
            lambda: sides_of(acts().query("iso3 == 'USA'")).loc[lambda n: n == 1],
            "You kept the states with one side. The question asks for those with two.",
        ),
    ],
)

SIGNED = 12 + 1  # cities and one department, by June 2019: claim C52


def annulled() -> int:
    """Charters that a court annulled."""
    return int(acts()["annulled"].notna().sum())


def solve_11_11() -> float:
    """Seven annulled charters are divided by the thirteen that were signed by June 2019 according to
    the foreign ministry of Artsakh. The table holds only the annulled ones, so a share inside the
    table would always be 100 percent. The number thirteen has one source, from one side."""
    acts = load("karabakh_acts")
    return 100 * acts["annulled"].notna().sum() / (12 + 1)


CHARTERS = Exercise(
    "11.11",
    "How many charters were annulled?",
    2,
    Number("percent", within=0.5),
    solve_11_11,
    [
        "Count the rows in which the column annulled is not empty: .notna().sum().",
        "The whole does not stand in the table. Claim C52 gives it: cities and a department.",
    ],
    [
        Mistake(
            "of the charters in the table",
            lambda: 100.0 * annulled() / int((acts()["text_does"] == "friendship charter").sum()),
            "You divided by the charters of the table. But a charter came into the table because a "
            "court had annulled it. Take the number of all that were signed, from claim C52.",
        ),
        Mistake(
            "without the department",
            lambda: 100 * annulled() / 12,
            "You divided by the cities alone, but one of the annulled charters is that of a "
            "department. Add the department to the whole.",
        ),
        Mistake(
            "of all acts",
            lambda: 100 * annulled() / len(acts()),
            "You divided by all acts of the table. The whole are the friendship charters.",
        ),
        Mistake(
            "a share below one",
            lambda: annulled() / SIGNED,
            "Your number is 100 times too small. The question asks for percent, so multiply the "
            "share by 100.",
        ),
    ],
)


# Exercises 11.12 to 11.14 --------------------------------------------------------------------------

BEFORE = [0, 1, 1, 2, 4, 4, 6, 7, 8, 9]
AFTER = [0, 1, 1, 4, 4, 4, 6, 7, 8, 9]


def solve_11_12() -> float:
    """One region begins, and two with the threshold 1 follow. Now three act, and the next threshold
    is 4: nobody moves any more. One changed threshold has stopped seven regions."""
    thresholds = [0, 1, 1, 4, 4, 4, 6, 7, 8, 9]
    waiting = sorted(thresholds)
    return next(n for n, threshold in enumerate([*waiting, 99]) if threshold > n)


CHAIN = Exercise(
    "11.12",
    "The chain that stops",
    2,
    Number("regions", within=0),
    solve_11_12,
    [
        "Count by hand: who acts without waiting? Who follows when one acts? And when three act?",
        "A region acts if the number of others who act already is at least its threshold.",
    ],
    [
        Mistake(
            "the old list",
            lambda: acting(BEFORE),
            "That is the number before the change. Change the threshold from 2 to 4, and count again "
            "from the beginning.",
        ),
        Mistake(
            "one less",
            lambda: acting(BEFORE) - 1,
            "You took away the one region that changed. But others waited for it: go on counting.",
        ),
        Mistake(
            "all thresholds up to four",
            lambda: sum(threshold <= 4 for threshold in AFTER),
            "You counted all thresholds up to 4. Three regions with the threshold 4 wait for a "
            "fourth one to act: who would that be?",
        ),
        Mistake(
            "only the first",
            lambda: sum(threshold == 0 for threshold in AFTER),
            "That is the region that begins. Two others need only one: they follow.",
        ),
    ],
)


def climb_table(draw: int = 2, middle: float = 0.6) -> pd.DataFrame:
    """The acting towns, regions and states for each weight in steps of five percent."""
    rng = np.random.default_rng(draw)
    world = make_world(5, 4, 6, rng)
    thresholds = draw_thresholds(world, [0.5, 0.5, middle], 0.3, rng)
    first = first_actors(world, 30, 2, rng)
    weights = range(0, 101, 5)
    found = [
        by_level(world, spread_of_acts(world, thresholds, w / 100, first))["act"] for w in weights
    ]
    return pd.DataFrame(found, index=pd.Index(weights, name="weight"))


def lightest(table: pd.DataFrame, level: str, least: int) -> float:
    """The smallest weight at which so many on this level act."""
    return float(table.index[table[level] >= least][0])


def solve_11_13() -> float:
    """The weight is raised in steps of five percent until a state acts. Below it all towns and
    regions act, and no state. The weight is a made-up number: in law the towns and regions of a
    state have no weight in its recognition of another one."""
    import numpy as np

    from course_utils.models import recognition as model

    rng = np.random.default_rng(2)
    world = model.make_world(5, 4, 6, rng)
    thresholds = model.draw_thresholds(world, [0.5, 0.5, 0.6], 0.3, rng)
    first = model.first_actors(world, 30, 2, rng)
    for weight in range(0, 101, 5):
        rounds = model.spread_of_acts(world, thresholds, weight / 100, first)
        if model.by_level(world, rounds).loc["states", "act"] > 0:
            break
    return weight


WEIGHT = Exercise(
    "11.13",
    "The weight that would be needed",
    2,
    Number("percent", within=0.5),
    solve_11_13,
    [
        "Run the cell with 0, 5, 10 and so on in place of the dots, or write a loop over "
        "range(0, 101, 5).",
        "Look at the row states. The first weight at which its column act is above zero is the "
        "answer.",
    ],
    [
        Mistake(
            "the regions",
            lambda: lightest(climb_table(), "regions", 20),
            "At that weight all regions act. Look one row further up the ladder: at which weight "
            "does a state act?",
        ),
        Mistake(
            "the world of the explorer",
            lambda: lightest(climb_table(1, 0.5), "states", 1),
            "That is the answer for the first world of the explorer. This exercise has another draw "
            "and another middle threshold: run the cell of the exercise.",
        ),
        Mistake(
            "the middle threshold",
            lambda: 60.0,
            "That is the middle of the thresholds. One state needs less than the middle: look for "
            "the first weight at which one state acts.",
        ),
    ],
)


def solve_11_14() -> float:
    """The chances of voices that decide on their own are multiplied. Six voices that are each very
    willing agree only about every second time. Voices that listen to each other would do better, or
    worse."""
    return 100 * 0.9**6


PROMISE = Exercise(
    "11.14",
    "A promise for all",
    2,
    Number("percent", within=0.5),
    solve_11_14,
    [
        "Two voices both agree with a chance of 0.9 times 0.9.",
        "Six voices: multiply 0.9 six times by itself. In Python a power is written with **.",
    ],
    [
        Mistake(
            "the chance of one",
            lambda: 90.0,
            "That is the chance of one voice. All six have to agree, and each may refuse.",
        ),
        Mistake(
            "the refusals added",
            lambda: 100 - 6 * 10.0,
            "You took away 10 points for each voice. Then eleven voices would have a chance below "
            "zero. Multiply the chances instead.",
        ),
        Mistake(
            "at least one",
            lambda: 100 * (1 - 0.1**6),
            "That is the chance that at least one voice agrees. A promise for all needs all six.",
        ),
        Mistake(
            "a share below one",
            lambda: 0.9**6,
            "Your number is 100 times too small. The question asks for percent, so multiply the "
            "share by 100.",
        ),
    ],
)


# Exercises 11.15 to 11.17 --------------------------------------------------------------------------

NOT_A_TREATY = re.compile(
    r"\b(?:not|no|never|nor|neither|without|instead of|rather than|aren.t|different from|other than|unlike)\b"
    r"[^.;]*\btreat(?:y|ies)\b|\btreat(?:y|ies)\b[^.;]*\b(?:wrong|mistake|error|false|another)\b",
    re.I,
)
WORDS_OF_A_SIDE = re.compile(
    r"\b(?:aggressors?|separatists?|invaders?|liberat\w+|terrorists?|genocid\w+|occupiers?)\b", re.I
)


DENIED = re.compile(
    r"\bnot (?:a )?part of\b|\b(?:did|do|does|could|would) not (?:re)?(?:confirm|affirm)"
    r"|\bnever (?:re)?(?:con|af)firm|\b(?:reject|deny|denie|refus|violat|question|doubt|cancel|abolish)\w*"
    r"|\bended\b|\bends\b|\bnowhere\b|\bopen\b|\b(?:wrong|false|untrue|not true) that\b"
    r"|\bneither the (?:un )?security council|\bindependen(?:t|ce)\b"
    r"|\b(?:nothing|transfer|give up|gave up|punish)\w*|\bto armenia\b|firm\w* the (?:right to |right of )?self",
    re.I,
)
# a verb that keeps what the sentence of the reading says
KEPT = re.compile(
    r"\b(?:(?:re)?(?:con|af)firm|uph[eo]ld|support|recogni[sz]|respect|acknowledg|declar|stat(?:e|es|ed|ing)\b"
    r"|treat(?:s|ed|ing)?\b|regard|sp[eo]ke?|speak|call|nam(?:e|ed|es|ing)\b|underlin|underscor|stress|emphasi"
    r"|insist|endors|protect|back|refer|describ|mention|belong|sa(?:y|id)|see|mean|show|consider|repeat|based)",
    re.I,
)
OTHER_BODY = re.compile(r"\bcouncil of europe\b|\bassembly\b|\b62/243\b", re.I)
NOT_THE_ASSEMBLY = re.compile(
    r"\b(?:not|nor|unlike|rather than|instead of)\b[^,.;]*\b(?:assembly|62/243)\b", re.I
)
ANOTHER_STATE = re.compile(
    r"\b(?:integrity|sovereignty) of (?:the )?(?:republic of )?(?:armenia|artsakh|nagorn|karabakh)"
    r"|\b(?:armenia|artsakh|karabakh)(?:.s|n) (?:territorial |sovereign)|\b(?:inclusion in|part of|belongs? to) armenia",
    re.I,
)


def another_body(text: object) -> bool:
    """Does the text give the resolutions to a body that did not adopt them?"""
    found = OTHER_BODY.search(str(text))
    return bool(found) and not NOT_THE_ASSEMBLY.search(str(text))


def no_year(text: object) -> bool:
    """Does the text leave out 1993, or set another year in its place?"""
    return lacks("1993")(text) or mentions(text, "not in 1993", "not of 1993", "not from 1993")


def still_a_treaty(text: object) -> bool:
    """Does the text call the resolutions treaties?"""
    return mentions(text, "treaty", "treaties") and not NOT_A_TREATY.search(str(text))


def solve_11_15() -> str:
    """One word was the problem: a resolution is adopted by a vote in a body, a treaty is agreed by
    each state. The substance stands, so it stays in the sentence, with the body and the year."""
    return (
        "Resolutions of the UN Security Council, which are not treaties, reaffirmed the sovereignty "
        "and the territorial integrity of Azerbaijan in 1993."
    )


ONE_WORD = Exercise(
    "11.15",
    "One wrong word",
    3,
    Text(words=10),
    solve_11_15,
    [
        "What kind of text are 874 and 884, and which body adopted them?",
        "Keep what the sentence says about Azerbaijan, and give the year.",
    ],
    [
        Mistake(
            "still a treaty",
            lambda: (
                "The territorial integrity of Azerbaijan was confirmed in 1993 by international "
                "treaties of the Security Council, such as 874 and 884."
            ),
            "Your sentence still speaks of treaties. Who agrees to a treaty, and who adopted these "
            "texts?",
            still_a_treaty,
        ),
        Mistake(
            "words of one side",
            lambda: (
                "In 1993 the Security Council named Armenia as the aggressor in its resolutions and "
                "reaffirmed the territorial integrity of Azerbaijan."
            ),
            "A word in your sentence belongs to one side and does not stand in the resolutions as "
            "this lesson knows them. Use words that both sides would accept as the words of the "
            "text.",
            lambda text: isinstance(text, str) and bool(WORDS_OF_A_SIDE.search(text)),
        ),
        Mistake(
            "substance denied",
            lambda: (
                "Resolutions of the UN Security Council of 1993 are not treaties, so they did not "
                "confirm the territorial integrity of Azerbaijan."
            ),
            "The kind of text is corrected, but now the sentence denies what the texts say. One word "
            "was wrong, and the rest stands: see the verdict on claim C45.",
            lambda text: isinstance(text, str) and bool(DENIED.search(text)),
        ),
        Mistake(
            "another state",
            lambda: (
                "In 1993 resolutions of the UN Security Council confirmed the territorial integrity "
                "of Armenia against the claims of Azerbaijan."
            ),
            "Whose territorial integrity do the texts name? Look at the table of texts and at the two "
            "rows on 874 and 884.",
            lambda text: isinstance(text, str) and bool(ANOTHER_STATE.search(text)),
        ),
        Mistake(
            "another body",
            lambda: (
                "Resolutions 874 and 884 of the General Assembly of the United Nations reaffirmed in "
                "1993 the territorial integrity of Azerbaijan."
            ),
            "Another body adopted 874 and 884. Look at the table of the four resolutions: who "
            "adopted them?",
            another_body,
        ),
        Mistake(
            "no body",
            lambda: (
                "Resolutions of the United Nations of 1993 reaffirmed the sovereignty and the "
                "territorial integrity of Azerbaijan and of its neighbours."
            ),
            "Which body of the United Nations adopted them? Its name tells how far the texts bind.",
            lacks("council", "unsc"),
        ),
        Mistake(
            "no resolution",
            lambda: (
                "The UN Security Council reaffirmed the sovereignty and the territorial integrity of "
                "Azerbaijan four times in the year 1993."
            ),
            "Say what kind of text it is, in place of the wrong word.",
            lacks("resolution"),
        ),
        Mistake(
            "substance lost",
            lambda: (
                "Resolutions 874 and 884 of the UN Security Council of 1993 are resolutions and not "
                "treaties, so the author is wrong."
            ),
            "The substance is missing: what did the texts do or say, and about which state? Use a "
            "verb, for example reaffirm.",
            lambda text: (
                lacks(
                    "integrity",
                    "sovereign",
                    "inclusion",
                    "part of",
                    "territory",
                    "belong",
                    "region",
                )(text)
                or lacks("azerbaijan")(text)
                or not KEPT.search(str(text))
            ),
        ),
        Mistake(
            "no year",
            lambda: (
                "Resolutions of the UN Security Council, which are not treaties, reaffirmed the "
                "sovereignty and the territorial integrity of Azerbaijan."
            ),
            "When? A reader who wants to find the texts needs the year.",
            no_year,
        ),
    ],
)


def spoken(rows: pd.DataFrame, column: str = "nagorno_karabakh") -> pd.Series:
    """The sum of mentions by country."""
    return rows.groupby("iso3")[column].sum()


def two_speakers(since: int = 1992) -> pd.DataFrame:
    """The speeches of Armenia and Azerbaijan."""
    table = load("debate_mentions")
    return table[table["iso3"].isin(["ARM", "AZE"]) & (table["year"] >= since)]


def solve_11_16() -> pd.Series:
    """All mentions of a speaker are divided by all words of the same speaker. By this count Armenia
    says the name three times as often. But Azerbaijan has other words for the area, for example
    occupied territories, and these are not counted here."""
    mentions = load("debate_mentions")
    two = mentions[mentions["iso3"].isin(["ARM", "AZE"])]
    sums = two.groupby("iso3")[["nagorno_karabakh", "words"]].sum()
    return 10_000 * sums["nagorno_karabakh"] / sums["words"]


RATES = Exercise(
    "11.16",
    "The name and the words",
    2,
    Column("mentions per 10,000 words", within=0.06),
    solve_11_16,
    [
        "Group by iso3 and add up two columns: nagorno_karabakh and words.",
        "Divide the first sum by the second, and multiply by 10,000.",
    ],
    [
        Mistake(
            "mentions without words",
            lambda: spoken(two_speakers()),
            "These are mentions. Azerbaijan spoke more words, so divide by the words of each "
            "speaker.",
        ),
        Mistake(
            "mean of the years",
            lambda: (
                two_speakers()
                .assign(rate=lambda t: 10_000 * t["nagorno_karabakh"] / t["words"])
                .groupby("iso3")["rate"]
                .mean()
            ),
            "You took the mean of yearly rates, so a short speech counts as much as a long one. Add "
            "up first, then divide.",
        ),
        Mistake(
            "per 1,000 words",
            lambda: 1000 * spoken(two_speakers()) / spoken(two_speakers(), "words"),
            "These are mentions per 1,000 words. The question asks for 10,000.",
        ),
        Mistake(
            "later years only",
            lambda: 10_000 * spoken(two_speakers(2008)) / spoken(two_speakers(2008), "words"),
            "You left out years. Use all speeches of the two states in the table.",
        ),
    ],
)

A_PROBABILITY = re.compile(
    r"\b\d{1,3}(?:[.,]\d+)? ?(?:%|percent|per cent)|\b0?[.,]\d+\b|\bprobability of (?:one|1)\b"
    r"|\b(?:one|two|three|four|\d+) (?:in|out of|to) (?:two|three|four|five|ten|\d+)\b",
    re.I,
)
A_DATE = re.compile(r"\b20(?:20|21|22|23|24|25|26|27|28|29|30)\b")
AN_EVENT = re.compile(
    r"\b(?:resign\w*|los\w+|win\w*|won|elect\w*|vote\w*|seats?|recogni[sz]\w*|dissol\w*|majority|fall\w*|fell"
    r"|demonstrat\w*|rall(?:y|ies)\b|step\w* down|no longer|leave office|left office|prime minister|referendum|sign\w*|constitution)\b",
    re.I,
)


def without(pattern: re.Pattern[str]) -> Any:
    """A test that is true for a text in which nothing fits the pattern."""
    return lambda text: isinstance(text, str) and not pattern.search(text)


def solve_11_17() -> str:
    """The forecast names an event that anybody can check, a day by which it has to happen, and a
    probability. One outcome still does not prove the author right or wrong; many forecasts with
    probabilities would."""
    return (
        "With a probability of 30 percent the party of the prime minister loses its majority in the "
        "parliament of Armenia by 31 December 2021."
    )


FORECAST = Exercise(
    "11.17",
    "A forecast that can fail",
    3,
    Text(words=10),
    solve_11_17,
    [
        "Three things are needed: an event that anybody can check, a day, and a probability.",
        "Which event would be the first sign that a political system is dismantled?",
    ],
    [
        Mistake(
            "no probability",
            lambda: (
                "There is a chance that the party of the prime minister loses its majority in the "
                "parliament by the end of 2021."
            ),
            "How large is the chance? Without a number nobody can compare your forecast with others.",
            without(A_PROBABILITY),
        ),
        Mistake(
            "no date",
            lambda: (
                "With a probability of 30 percent the party of the prime minister loses its majority "
                "in the parliament of Armenia at some time."
            ),
            "By when? A forecast without a day can never fail.",
            without(A_DATE),
        ),
        Mistake(
            "no event",
            lambda: (
                "With a probability of 30 percent the diaspora will turn against the government and "
                "dismantle the system by the end of 2021."
            ),
            "What would a newspaper report on that day? Name an event that two readers with "
            "different views would both see.",
            without(AN_EVENT),
        ),
    ],
)


EXERCISES = [
    TWO_ROLES,
    IN_NEITHER,
    ONE_YEAR,
    BOTH_TEXTS,
    FIND,
    YES_OF_WHOM,
    REPAIR,
    THREE_GROUPS,
    HEADLINE,
    BOTH_SIDES,
    CHARTERS,
    CHAIN,
    WEIGHT,
    PROMISE,
    ONE_WORD,
    RATES,
    FORECAST,
]


# Guesses -----------------------------------------------------------------------------------------


def registered_in_azerbaijan() -> float:
    """Refugees from Armenia in Azerbaijan at the end of 1995."""
    rows = load("refugees").query("origin == 'ARM' and asylum == 'AZE' and year == 1995")
    return float(rows["refugees"].iloc[0])


def after_counted() -> str:
    """Both numbers, and what the roundness tells."""
    return (
        f"{registered_in_azerbaijan():,.0f}, the same number on both sides. Two equal round numbers "
        "are estimates of the time and no counts."
    )


def after_vote() -> str:
    """The official result."""
    counts = votes()["vote_official"].value_counts()
    return (
        f"{counts['yes']} said yes, {counts['no']} said no and {counts['abstain']} abstained, by the "
        f"official record. The other {192 - len(votes())} did not take part."
    )


def yes_by_region() -> pd.Series:
    """Those who said yes, by region."""
    region = load("countries").set_index("iso3")["region"]
    return region.reindex(who("yes")).value_counts()


def after_region() -> str:
    """The regions of those who said yes."""
    found = yes_by_region()
    return "Those who said yes: " + ", ".join(f"{k} {n}" for k, n in found.items()) + "."


def says_recognises() -> pd.DataFrame:
    """The acts in which a body says itself that it recognises."""
    return acts()[acts()["text_does"] == "says that it recognises"]


def after_says() -> str:
    """How many, and by whom."""
    rows = says_recognises()
    outside = int((rows["level"] == "entity outside the UN").sum())
    return (
        f"In {len(rows)} of {len(acts())} acts, and {outside} of them are by entities outside the "
        "United Nations. The other texts ask, support, remember or promise friendship."
    )


def raised() -> int:
    """Granovetter's hundred people after one has changed."""
    thresholds = [0, 2, *range(2, 100)]
    return acting(thresholds)


def after_hundred() -> str:
    """What stops."""
    return (
        f"Before the change all {acting(range(100))} act. After it only {raised()} person acts, the "
        "one with the threshold 0. Nobody has the threshold 1 any more, so nobody follows."
    )


def after_climb() -> str:
    """The weight in the first world of the explorer."""
    weight = lightest(climb_table(1, 0.5), "states", 1)
    return (
        f"{weight:.0f} percent in this made-up world, if one tries steps of 5. Below that all "
        "towns can act, and all regions, and no state does."
    )


def ring_without_one() -> float:
    """Pairs still linked in a ring of 24 that has lost one."""
    return still_linked(movement("no centre"), [0])


def after_ring() -> str:
    """The ring against the star."""
    star = still_linked(movement("one centre"), [0])
    return (
        f"{ring_without_one():.1f} percent without a centre, and {star:.0f} percent with one centre "
        f"that is lost. But with {24} voices a promise for all is rare: at 80 percent each the "
        f"chance is {all_agree(24, 80):.1f} percent."
    )


def said_in_2024() -> float:
    """Mentions of the name by both speakers in 2024."""
    return float(spoken(two_speakers(2024)).sum())


def after_words() -> str:
    """2023 beside 2024."""
    rows = (
        two_speakers()
        .query("year >= 2023")
        .pivot(index="year", columns="iso3", values="nagorno_karabakh")
    )
    return (
        f"In 2023 the speaker of Armenia said it {rows.loc[2023, 'ARM']} times and the speaker of "
        f"Azerbaijan {_times(rows.loc[2023, 'AZE'])}. In 2024 neither speaker said it."
    )


def _times(count: int) -> str:
    return "not once" if count == 0 else f"{count} times"


GUESSES = [
    Guess(
        "guess-11-counted",
        "11",
        "For the end of 1995 UNHCR gives 200,000 refugees from Azerbaijan in Armenia. How many "
        "refugees from Armenia does it give in Azerbaijan?",
        registered_in_azerbaijan,
        after_counted,
        unit="people",
    ),
    Guess(
        "guess-11-vote",
        "11",
        "In March 2008 the United Nations had 192 members. How many of them voted in favour of "
        "resolution 62/243?",
        lambda: float(len(who("yes"))),
        after_vote,
        unit="states",
    ),
    Guess(
        "guess-11-region",
        "11",
        "In which region do most of the states lie that said yes?",
        lambda: str(yes_by_region().idxmax()),
        after_region,
        options=("Africa", "Americas", "Asia", "Europe"),
    ),
    Guess(
        "guess-11-says",
        "11",
        "Our table holds 51 acts of towns, regions, parliaments and entities outside the United "
        "Nations. In how many of them does a body say itself that it recognises Artsakh?",
        lambda: float(len(says_recognises())),
        after_says,
        unit="acts",
    ),
    Guess(
        "guess-11-hundred",
        "11",
        "A hundred people have the thresholds 0, 1, 2 and so on to 99: each acts once so many others "
        "act, and all act in the end. Now the person with the threshold 1 gets the threshold 2. How "
        "many act in the end?",
        lambda: float(raised()),
        after_hundred,
        unit="of the hundred",
    ),
    Guess(
        "guess-11-climb",
        "11",
        "In a made-up world 30 of 120 towns and 2 of 20 regions begin. Which weight must the level "
        "below have before the first of 5 states acts?",
        lambda: lightest(climb_table(1, 0.5), "states", 1),
        after_climb,
        unit="percent",
    ),
    Guess(
        "guess-11-ring",
        "11",
        "24 organisations stand in a ring without a centre, and each knows two on either side. One "
        "is lost. What share of all pairs can still reach each other?",
        ring_without_one,
        after_ring,
        unit="percent",
    ),
    Guess(
        "guess-11-words",
        "11",
        "In the General Debate of 2023 the speaker of Armenia said the name Nagorno-Karabakh (in any "
        "spelling, or Artsakh) 26 times. How often did both speakers together say it in 2024?",
        said_in_2024,
        after_words,
        unit="times",
    ),
]

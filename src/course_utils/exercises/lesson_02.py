"""Lesson 02: what is asked, how it is solved, and how it usually goes wrong."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from typing import Any

import numpy as np
import pandas as pd

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
    mentions,
    moved,
)
from course_utils.models.composite import (
    combine,
    complete,
    normalise,
    rank_ranges,
    ranks,
    sample_weights,
)
from course_utils.soft_power import parts, per_million

# Exercise 2.1 ------------------------------------------------------------------------------------


def solve_2_1() -> str:
    """Culture, political values and foreign policies are the three resources of 2004. Diplomacy is a
    tool: it uses resources, and it can turn them into something, or fail to."""
    return "d"


NOT_A_RESOURCE = Exercise(
    "2.1",
    "What is not a resource?",
    1,
    Choice(
        {
            "a": "a culture that others find attractive",
            "b": "political values that the country lives up to",
            "c": "foreign policies that others see as legitimate",
            "d": "diplomacy",
        }
    ),
    solve_2_1,
    [
        "Look at the column of 2004 in the table above. Which option does not stand there?",
        "Ask of each option: is it something that a country has, or something that it does with it?",
    ],
    [
        Mistake(
            "culture",
            lambda: "a",
            "Culture stands first in the list of 2004, and also in the list of 1990.",
        ),
        Mistake(
            "values",
            lambda: "b",
            "Political values are in the list of 2004, with a condition: the country lives up to them.",
        ),
        Mistake(
            "foreign policies",
            lambda: "c",
            "They are in the list of 2004, with a condition: others see them as legitimate. A policy "
            "is what a state decides. Look for the option that is a tool.",
        ),
    ],
)


# Exercise 2.2 ------------------------------------------------------------------------------------


def solve_2_2() -> str:
    """An outcome is what others do in the end, and what the state wanted. Films are a resource; a
    festival and a television channel are ways to use them."""
    return "c"


OUTCOME = Exercise(
    "2.2",
    "Which one is an outcome?",
    1,
    Choice(
        {
            "a": "A country has a film industry that is known on three continents.",
            "b": "Its embassy and an association of emigrants show the films at a free festival.",
            "c": "The host country opens its labour market to workers from there, as the state had "
            "asked for years.",
            "d": "The country rises from place 30 to place 25 in a ranking of soft power.",
        }
    ),
    solve_2_2,
    [
        "Who acts in each sentence? In an outcome it is somebody else.",
        "An outcome is what the state wanted others to do. What does a ranking show?",
    ],
    [
        Mistake(
            "resource",
            lambda: "a",
            "A film industry is something that a country has. That is a resource. Nobody else has "
            "done anything yet.",
        ),
        Mistake(
            "conversion",
            lambda: "b",
            "A festival uses the resource. That is conversion. We do not know yet what the guests, "
            "or their government, do afterwards.",
        ),
        Mistake(
            "a rank as an outcome",
            lambda: "d",
            "A ranking adds up mostly resources. A better place in it is not yet something that "
            "another state has done.",
        ),
    ],
)


# Exercise 2.3 ------------------------------------------------------------------------------------

SOFT, HARD, SHARP = "soft", "hard", "sharp"
KEY = [SOFT, HARD, SOFT, HARD, SHARP, SHARP, SOFT, HARD, SHARP, SOFT, SHARP, HARD]


def kinds(answer: object) -> list[str]:
    """The words soft, hard and sharp in a text, in order."""
    words = " ".join(map(str, answer[:20])) if isinstance(answer, list | tuple) else answer
    short = isinstance(words, str) and len(words) < 1000
    return re.findall(r"\b(?:soft|hard|sharp)\b", str(words).casefold()) if short else []


def sorted_as(kind: str, *activities: int) -> Callable[[Any], bool]:
    """Does an answer of twelve words put one of these activities, counted from 1, under `kind`?"""

    def applies(answer: Any) -> bool:
        found = kinds(answer)
        return len(found) == len(KEY) and any(found[n - 1] == kind for n in activities)

    return applies


def key_with(kind: str, activity: int) -> str:
    """The key with one activity under another kind."""
    return " ".join([*KEY[: activity - 1], kind, *KEY[activity:]])


def solve_2_3() -> str:
    """Ask what moves the other side. Liking moves it in 1, 3, 7 and 10: soft; in 10 money is spent,
    but nobody is paid to do something. A price or a threat moves it in 2, 4, 8 and 12: hard. Hidden
    control and silencing move it in 6 and 11: sharp. In 5 and 9 a state silences people abroad by
    pressure. Sharp and hard can both be defended there, and both are accepted."""
    return "soft hard soft hard sharp sharp soft hard sharp soft sharp hard"


TWELVE = Exercise(
    "2.3",
    "Twelve activities",
    2,
    Text(words=12),
    solve_2_3,
    [
        "For each activity finish the sentence: the other side does it because …",
        "… because they like it: soft. Because they gain or lose something: hard. Because somebody "
        "hides who speaks, or keeps others from speaking: sharp.",
    ],
    [
        Mistake(
            "not twelve kinds",
            lambda: "soft hard sharp",
            "The answer is one text with twelve words, one for each activity from 1 to 12. Each word "
            "is soft, hard or sharp.",
            lambda answer: isinstance(answer, str) and len(kinds(answer)) != len(KEY),
        ),
        Mistake(
            "payment as soft power",
            lambda: key_with("soft", 2),
            "You called a payment soft: look at activities 2 and 8 again. In the words of Nye, soft "
            "power works without coercion and without payment.",
            sorted_as("soft", 2, 8),
        ),
        Mistake(
            "open pressure as soft power",
            lambda: key_with("soft", 4),
            "You called a threat soft: look at activities 4 and 12 again. No weapon is in sight, but "
            "somebody will lose votes or sales. Not everything unarmed is attraction.",
            sorted_as("soft", 4, 12),
        ),
        Mistake(
            "silencing as soft power",
            lambda: key_with("soft", 6),
            "You called silencing or hidden control soft: look at activities 5, 6, 9 and 11 again. "
            "Would it still work if everybody knew who stands behind it?",
            sorted_as("soft", 5, 6, 9, 11),
        ),
        Mistake(
            "every use of money is hard",
            lambda: key_with("hard", 10),
            "In activity 10 money is spent, but nobody is paid to do something. Ask what moves the "
            "other side, not whether it costs money.",
            sorted_as("hard", 10),
        ),
        Mistake(
            "attraction seen as pressure",
            lambda: key_with("hard", 1),
            "Look at activities 1, 3, 7 and 10 again. Nobody there is paid, threatened or kept from "
            "speaking. People come, listen or give thanks because they like something.",
            lambda answer: (
                sorted_as("hard", 1, 3, 7)(answer) or sorted_as("sharp", 1, 3, 7, 10)(answer)
            ),
        ),
        Mistake(
            "open pressure as sharp power",
            lambda: key_with("sharp", 4),
            "Look at activities 2, 4, 8 and 12 again: everybody can see who asks for what, at which "
            "price. Sharp power hides its hand, or keeps others from speaking.",
            sorted_as("sharp", 2, 4, 8, 12),
        ),
        Mistake(
            "hidden control as hard power",
            lambda: key_with("hard", 6),
            "Look at activities 6 and 11 again: the readers are neither paid nor threatened. They do "
            "not know who speaks to them. There is a word for that.",
            sorted_as("hard", 6, 11),
        ),
    ],
)


# Exercise 2.4 ------------------------------------------------------------------------------------

FOR = (
    *("food", "cuisine", "dish", "names", "work", "job", "move to", "go to south korea"),
    *("familiar", "labour", "visit", "culture", "relatives"),
)
AGAINST = (
    *("1937", "deport", "citizen", "russian", "kin-state", "kin state", "before the republic"),
    *("existed", "founded", "left before", "ancestor", "grandparent", "far east", "soviet"),
    *("language was", "not speak"),
)
NOT_IN_THE_NOTES = re.compile(
    r"citizens of (?:south|north) korea|keep (?:the|their) korean language", re.I
)


def solve_2_4() -> str:
    """For: the community makes Korean names and food familiar, and many work in South Korea. Against:
    the families were deported within the Soviet Union, before the Republic of Korea existed; they
    are citizens of Uzbekistan, and Seoul is a kin-state and not the state that they came from."""
    return (
        "For: Korean food and names are familiar in Uzbekistan, and many families now have somebody "
        "who works in South Korea. Against: they descend from people whom the Soviet state deported "
        "in 1937, they are citizens of Uzbekistan and mostly speak Russian, and South Korea is their "
        "kin-state, not the state from which they came."
    )


KOREANS = Exercise(
    "2.4",
    "Koreans in Uzbekistan, for and against",
    3,
    Text(words=25),
    solve_2_4,
    [
        "For: what in the notes could make people in Uzbekistan familiar with South Korea?",
        "Against: where did the families come from, when, and who moved them? Whose citizens are they?",
    ],
    [
        Mistake(
            "against the notes",
            lambda: (
                "For: many work in South Korea and their food is familiar. Against: they are citizens "
                "of South Korea and keep the Korean language, so they need nobody in Uzbekistan."
            ),
            "Read the notes again: whose citizens are they, and which language do most of them speak?",
            lambda text: isinstance(text, str) and bool(NOT_IN_THE_NOTES.search(text)),
        ),
        Mistake(
            "only for",
            lambda: (
                "The Koreans of Uzbekistan carry the soft power of South Korea, because their food and "
                "their names are known to everybody and many of them work in South Korea today."
            ),
            "You give a reason for. Add one against: read in the notes where the families came from, "
            "and whose citizens they are.",
            lambda text: mentions(text, *FOR) and not mentions(text, *AGAINST),
        ),
        Mistake(
            "only against",
            lambda: (
                "The families were deported by the Soviet state in 1937, and their members are citizens "
                "of Uzbekistan who mostly speak Russian, so that Seoul cannot count on them alone."
            ),
            "You give a reason against. Add one for: what in the notes could make other people in "
            "Uzbekistan familiar with South Korea?",
            lambda text: mentions(text, *AGAINST) and not mentions(text, *FOR),
        ),
        Mistake(
            "nothing from the notes",
            lambda: (
                "On the one hand a diaspora is always a bridge between two countries, and on the other "
                "hand nobody can be sure what the members of such a group really think of it."
            ),
            "Your text could be about any diaspora. Use the notes: at least one fact for, and one "
            "against.",
            lambda text: isinstance(text, str) and not mentions(text, *AGAINST, *FOR),
        ),
    ],
)


# Exercise 2.5 ------------------------------------------------------------------------------------


def solve_2_5() -> float:
    """pandas leaves the gaps out, so the mean is taken over the senders that the publisher covers.
    Most of them are large or rich. A country outside of this list would get the network of a large
    state as a gift."""
    from course_utils.soft_power import parts

    table = parts()
    return table["posts"].mean()


FILLED = Exercise(
    "2.5",
    "A gift of embassies",
    2,
    Number("posts", within=0.6),
    solve_2_5,
    [
        'The gap would be filled with the mean of the column: table["posts"].mean().',
        "Do not drop any rows before: the mean is taken over all senders that have a number.",
    ],
    [
        Mistake(
            "zeros in the mean",
            lambda: float(parts()["posts"].fillna(0).mean()),
            "You divided by all countries, as if every country without a number had no post at all. "
            "The mean is taken over the countries that have a number.",
        ),
        Mistake(
            "median",
            lambda: float(parts()["posts"].median()),
            "That is the median, the number in the middle. The question asks for the mean.",
        ),
        Mistake(
            "only complete rows",
            lambda: float(parts().dropna()["posts"].mean()),
            "You dropped the countries with a gap in any part first. Use the column of `table`, not "
            "of `known`.",
        ),
        Mistake(
            "sum",
            lambda: float(parts()["posts"].sum()),
            "That is the sum of all posts. One country would get the mean.",
        ),
    ],
)


# Exercise 2.6 ------------------------------------------------------------------------------------


def on_scale(passports: pd.Series) -> float:
    """Türkiye on a scale from the lowest to the highest of these passports."""
    lowest, highest = passports.min(), passports.max()
    return float((passports["TUR"] - lowest) / (highest - lowest))


def solve_2_6() -> float:
    """The lowest country gets 0, the highest gets 1. Türkiye lies where its distance from the lowest
    is divided by the distance of the highest from the lowest, among the countries of the index."""
    from course_utils.soft_power import parts

    known = parts().dropna()
    passport = known["passport"]
    return (passport["TUR"] - passport.min()) / (passport.max() - passport.min())


ON_A_COMMON_SCALE = Exercise(
    "2.6",
    "A passport on the scale from 0 to 1",
    2,
    Number("points of the scale", within=0.006),
    solve_2_6,
    [
        'Three numbers are needed: passport["TUR"], passport.min() and passport.max().',
        "Subtract the lowest above and below the line: (yours - lowest) / (highest - lowest).",
    ],
    [
        Mistake(
            "all countries",
            lambda: on_scale(parts()["passport"]),
            "Your lowest and highest come from all passports. The index holds only the countries of "
            "`known`, so take both from there.",
        ),
        Mistake(
            "divided by the highest",
            lambda: float(parts().dropna()["passport"].pipe(lambda p: p["TUR"] / p.max())),
            "You divided by the highest. Then the lowest country would not get 0. Subtract the lowest "
            "first, above and below the line.",
        ),
        Mistake(
            "upside down",
            lambda: 1 - on_scale(parts().dropna()["passport"]),
            "You measured the distance from the highest. The scale begins at the lowest country.",
        ),
        Mistake(
            "in percent",
            lambda: 100 * on_scale(parts().dropna()["passport"]),
            "You multiplied by 100. The scale of the question goes from 0 to 1.",
        ),
    ],
)


# Exercise 2.7 ------------------------------------------------------------------------------------

INDEX_LINES = (
    "complete_rows = parts().dropna()",
    "distance = complete_rows.max() - complete_rows.min()",
    "on_one_scale = (complete_rows - complete_rows.min()) / distance",
    'mean_score = on_one_scale.mean(axis="columns")',
    "print(mean_score.sort_values(ascending=False).head(3))",
)


def solve_2_7() -> list[str]:
    """Rows with a gap are dropped before the lowest and the highest are looked up. Parts are put on
    one scale before their mean is taken. What is printed has to be computed before."""
    return list(INDEX_LINES)


INDEX_PUZZLE = Exercise(
    "2.7",
    "An index in five lines",
    2,
    Order(INDEX_LINES),
    solve_2_7,
    [
        "Which line uses no name from another line? It stands first.",
        "Follow the names: each line makes one, and a line below it uses it.",
    ],
    [
        Mistake(
            "distance before the rows",
            lambda: moved(INDEX_LINES, 0, 1),
            "The distance is taken between countries of complete_rows. Which line makes that name?",
        ),
        Mistake(
            "scale before the distance",
            lambda: moved(INDEX_LINES, 2, 1),
            "The scale divides by the distance. At your place for it nothing has made that name yet.",
        ),
        Mistake(
            "mean before the scale",
            lambda: moved(INDEX_LINES, 3, 2),
            "The mean is taken of parts on one scale. Students and heritage sites cannot be added "
            "before that.",
        ),
        Mistake(
            "print too early",
            lambda: moved(INDEX_LINES, 4, 3),
            "print shows the scores, so the scores have to be computed before.",
        ),
    ],
)


# Exercise 2.8 ------------------------------------------------------------------------------------


def parts_of_libya() -> pd.Series:
    """Its three parts of the e-government index in 2024."""
    rows = load("egovernment").query("year == 2024").set_index("iso3")
    return rows.loc["LBY", ["osi", "tii", "hci"]].astype(float)


def solve_2_8() -> float:
    """Three numbers are multiplied, and the third root is taken. The strong network of Libya pays for
    its weak services in the arithmetic mean, and much less so in the geometric one."""
    rows = load("egovernment")
    libya = rows[(rows["iso3"] == "LBY") & (rows["year"] == 2024)].iloc[0]
    return (libya["osi"] * libya["tii"] * libya["hci"]) ** (1 / 3)


GEOMETRIC = Exercise(
    "2.8",
    "A weak part that cannot be paid for",
    2,
    Number("points from 0 to 1", within=0.003),
    solve_2_8,
    [
        "Multiply the three parts osi, tii and hci. Then take the third root.",
        "The third root is the power 1/3, in Python: ** (1 / 3). The brackets are needed.",
    ],
    [
        Mistake(
            "arithmetic mean",
            lambda: float(parts_of_libya().mean()),
            "That is the arithmetic mean, which the United Nations publish. The question asks for the "
            "geometric mean: multiply, then take the root.",
        ),
        Mistake(
            "no root",
            lambda: float(parts_of_libya().prod()),
            "That is the product of the three parts. Take its third root, so that the result lies "
            "between the lowest and the highest part again.",
        ),
        Mistake(
            "brackets",
            lambda: float(parts_of_libya().prod() / 3),
            "You divided the product by three. The third root needs brackets: ** (1 / 3).",
        ),
        Mistake(
            "square root",
            lambda: float(parts_of_libya().prod() ** 0.5),
            "You took the square root. Three parts need the third root.",
        ),
    ],
)


# Exercise 2.9 ------------------------------------------------------------------------------------


def sum_of(year: int, *kinds: str) -> float:
    """All passports together: destinations of these kinds in one year."""
    rows = load("passports").query("year == @year")
    return float(rows[list(kinds)].sum().sum())


def solve_2_9() -> float:
    """The two kinds that mean the same in both years are added up for all passports. The sum fell a
    little. With the new column eta it seems to rise, because permits were moved into it."""
    passports = load("passports")
    open_doors = passports["visa_free"] + passports["visa_on_arrival"]
    by_year = open_doors.groupby(passports["year"]).sum()
    return by_year[2025] - by_year[2024]


OPEN_DOORS = Exercise(
    "2.9",
    "More open, or sorted anew?",
    2,
    Number("destinations", within=0),
    solve_2_9,
    [
        "Add visa_free and visa_on_arrival in each row, then add up all rows of a year.",
        "Take the sum of 2024 from the sum of 2025. Mind the sign.",
    ],
    [
        Mistake(
            "with the new column",
            lambda: (
                sum_of(2025, "visa_free", "visa_on_arrival", "eta")
                - sum_of(2024, "visa_free", "visa_on_arrival")
            ),
            "You counted the column eta in 2025. Before, these permits stood in e_visa, so the rise "
            "comes from sorting and not from open doors.",
        ),
        Mistake(
            "sign",
            lambda: -solve_2_9(),
            "The size is right, the sign is not. A change is the later number minus the earlier one.",
        ),
        Mistake(
            "visa_free alone",
            lambda: sum_of(2025, "visa_free") - sum_of(2024, "visa_free"),
            "You compared visa_free alone. Add visa_on_arrival in both years.",
        ),
        Mistake(
            "another year",
            lambda: (
                sum_of(2025, "visa_free", "visa_on_arrival")
                - sum_of(2023, "visa_free", "visa_on_arrival")
            ),
            "You compared 2025 with 2023. The question asks for 2024 and 2025.",
        ),
    ],
)


# Exercises 2.10 to 2.12 --------------------------------------------------------------------------


def place(country: str, weights: list[float], table: pd.DataFrame | None = None) -> int:
    """The place of a country in the index, from the totals or from another table of parts."""
    scaled = normalise(complete(parts() if table is None else table))
    return int(ranks(combine(scaled, weights))[country])


def solve_2_10() -> int:
    """With equal weights the passport and the e-government of India pull it down. With posts and
    heritage alone only its size speaks. Nothing in India has changed between the two lines."""
    from course_utils.models.composite import combine, normalise, ranks
    from course_utils.soft_power import parts

    scaled = normalise(parts().dropna())
    equal = ranks(combine(scaled))
    other = ranks(combine(scaled, [1, 0, 1, 0, 0]))
    return equal["IND"] - other["IND"]


TWO_WEIGHTINGS = Exercise(
    "2.10",
    "One country, two weightings",
    2,
    Number("places", within=0),
    solve_2_10,
    [
        "ranks(combine(scaled, [1, 0, 1, 0, 0])) gives the places with posts and heritage alone.",
        'Take ["IND"] of both, and subtract: the old place minus the new one is the rise.',
    ],
    [
        Mistake(
            "the new place",
            lambda: place("IND", [1, 0, 1, 0, 0]),
            "That is the place of India in the new list. The question asks by how many places it "
            "rises: the old place minus the new one.",
        ),
        Mistake(
            "the old place",
            lambda: place("IND", [1, 1, 1, 1, 1]),
            "That is the place of India with equal weights. The question asks by how many places it "
            "rises: the old place minus the new one.",
        ),
        Mistake(
            "wrong way round",
            lambda: place("IND", [1, 0, 1, 0, 0]) - place("IND", [1, 1, 1, 1, 1]),
            "Your number is negative. A rise leads to a smaller place number, so take the old place "
            "minus the new one.",
        ),
        Mistake(
            "the other parts",
            lambda: place("IND", [1, 1, 1, 1, 1]) - place("IND", [0, 1, 0, 0, 1]),
            "You gave the weights to passport and e-government. The parts stand in the order posts, "
            "passport, heritage, students, egov.",
        ),
    ],
)


@cache  # a verdict asks for several of them, and each costs 2,000 rankings
def all_ranges(inner: float) -> pd.DataFrame:
    """Best, middle and worst place of every country in the index of the lesson."""
    scaled = normalise(complete(parts()))
    weights = sample_weights(2000, 5, np.random.default_rng(2))
    return rank_ranges(scaled, weights, inner=inner)


def range_of(country: str, inner: float = 90) -> pd.Series:
    """Best, middle and worst place of one country."""
    return all_ranges(inner).loc[country]


def solve_2_11() -> int:
    """The table ranges holds the best and the worst place in 90 of 100 weightings. A small state with
    a strong passport and good services, but few posts and sites, moves far."""
    import numpy as np

    from course_utils.models.composite import normalise, rank_ranges, sample_weights
    from course_utils.soft_power import parts

    scaled = normalise(parts().dropna())
    weights = sample_weights(2000, 5, np.random.default_rng(2))
    ranges = rank_ranges(scaled, weights)
    return ranges.loc["SGP", "worst"] - ranges.loc["SGP", "best"]


WIDTH_OF_A_RANGE = Exercise(
    "2.11",
    "How sure is a place?",
    2,
    Number("places", within=1.5),
    solve_2_11,
    [
        'The row of Singapore is ranges.loc["SGP"]. It holds best, middle and worst.',
        'A single cell: ranges.loc["SGP", "worst"]. Take the best place from the worst one.',
    ],
    [
        Mistake(
            "the worst place",
            lambda: int(range_of("SGP")["worst"]),
            "That is the worst place of Singapore. The width is the worst place minus the best one.",
        ),
        Mistake(
            "wrong way round",
            lambda: int(range_of("SGP")["best"] - range_of("SGP")["worst"]),
            "The size is right, the sign is not: take the best place from the worst one.",
        ),
        Mistake(
            "all weightings",
            lambda: int(range_of("SGP", 100)["worst"] - range_of("SGP", 100)["best"]),
            "Your range holds all weightings, also the most unusual ones. The question asks for 90 of "
            "100.",
        ),
        Mistake(
            "another country",
            lambda: int(range_of("CHN")["worst"] - range_of("CHN")["best"]),
            "That is the width for China, from the example. Singapore has the code SGP.",
        ),
    ],
)


def first_five(table: pd.DataFrame) -> list[str]:
    """The five highest scores of an index with equal weights."""
    score = combine(normalise(complete(table)))
    return [str(iso3) for iso3 in score.sort_values(ascending=False).head(5).index]


def everything_divided() -> pd.DataFrame:
    """All five parts divided by the population, also those that are no counts."""
    people = load("migrant_totals").query("year == 2024").set_index("iso3")["population"]
    return parts().div(people.reindex(parts().index), axis="index")


def solve_2_12() -> list[str]:
    """The counted parts are divided before the scale is made. Then the highest country for each
    million people gets 1, and small states rise."""
    from course_utils.models.composite import combine, normalise
    from course_utils.soft_power import parts, per_million

    scaled = normalise(per_million(parts()).dropna())
    return list(combine(scaled).sort_values(ascending=False).head(5).index)


FIRST_PER_HEAD = Exercise(
    "2.12",
    "The first five for each million people",
    2,
    Names("countries", ordered=True),
    solve_2_12,
    [
        "Begin with per_million(table).dropna(), then normalise and combine as above.",
        "sort_values(ascending=False).head(5).index gives the codes of the five highest scores.",
    ],
    [
        Mistake(
            "totals",
            lambda: first_five(parts()),
            "These are the first five of the index in total. Divide the counted parts by the "
            "population first: per_million(table).",
        ),
        Mistake(
            "everything divided",
            lambda: first_five(everything_divided()),
            "You divided all five parts by the population. The strength of a passport and an index from "
            "0 to 1 are no counts: dividing them makes no sense. per_million divides only counts.",
        ),
        Mistake(
            "lowest first",
            lambda: [
                str(iso3)
                for iso3 in combine(normalise(complete(per_million(parts()))))
                .sort_values()
                .head(5)
                .index
            ],
            "These are the five lowest scores. Sort with ascending=False.",
        ),
    ],
)


# Exercise 2.13 -----------------------------------------------------------------------------------


def published_places(ranking: str, year: int) -> pd.Series:
    """Places of one edition of a ranking by country; countries without a place are left out."""
    rows = load("soft_power_published").query("ranking == @ranking and year == @year")
    return rows.set_index("iso3")["rank"].dropna()


def agreement(
    score: pd.Series, ranking: str = "Soft Power 30", year: int = 2018, method: str = "spearman"
) -> float:
    """How a score of ours agrees with the places of a ranking: 1 is the same order."""
    both = pd.DataFrame({"published": published_places(ranking, year), "score": score}).dropna()
    return float(-both["published"].corr(both["score"], method=method))


def solve_2_13() -> float:
    """Both lists are ranked among the countries that stand in both. corr leaves the others out. Our
    places count from 1 for the highest, as the published ones do, so the sign is right."""
    from course_utils.models.composite import combine, normalise, ranks
    from course_utils.soft_power import parts

    ours = ranks(combine(normalise(parts().dropna())))
    published = load("soft_power_published")
    rows = published[(published["ranking"] == "Soft Power 30") & (published["year"] == 2018)]
    return rows.set_index("iso3")["rank"].corr(ours, method="spearman")


AGREES = Exercise(
    "2.13",
    "Does our index agree?",
    2,
    Number("correlation", within=0.005),
    solve_2_13,
    [
        "ranks(combine(scaled)) gives our places, with the codes as index, as places_2018 has them.",
        'places_2018.corr(our_places, method="spearman") compares the countries that are in both.',
    ],
    [
        Mistake(
            "places against scores",
            lambda: -agreement(combine(normalise(complete(parts())))),
            "Your sign is wrong: you compared places with scores. A high score means a small place "
            "number. Compare places with places.",
        ),
        Mistake(
            "not a rank correlation",
            lambda: agreement(combine(normalise(complete(parts()))), method="pearson"),
            "You left out that ranks are asked for: the correlation of the scores uses distances. Add "
            'method="spearman", and compare places with places.',
        ),
        Mistake(
            "for each million people",
            lambda: agreement(combine(normalise(complete(per_million(parts()))))),
            "You used the index for each million people. The question asks for the index in total.",
        ),
        Mistake(
            "another edition",
            lambda: agreement(combine(normalise(complete(parts()))), year=2015),
            "You compared with the edition of 2015. The question asks for the one of 2018.",
        ),
        Mistake(
            "another ranking",
            lambda: agreement(combine(normalise(complete(parts()))), "Nation Brands Index", 2022),
            "You compared with the Nation Brands Index of 2022. The question asks for the Soft Power 30 "
            "of 2018.",
        ),
    ],
)


# Exercise 2.14 -----------------------------------------------------------------------------------

METHOD = (
    *("weight", " parts", "method", "resource", "survey", "component", "asked", "opinion", "poll"),
    *("counted", "counting", "mean of", "interview"),
)
DOUBT = (
    *("between", "range", "other weights", "different weights", "weightings", "depends"),
    *("from place", "uncertain", "up to", "not sure", "not certain", "not stable"),
    *("another list", "other list", "would move"),
)
SOURCES = ("index", "ranking", "soft power 30", "nation brands", "portland", "brand finance")


def solve_2_14() -> str:
    """An honest sentence names the ranking and its year, the place, how it was made, and how far the
    place could move. It does not call a place an outcome."""
    return (
        "In an index of five resources with equal weights (data of 2020 to 2024), China has place 8 "
        "of 54 countries, but with other weights its place lies between 1 and 42, so the place says "
        "more about the method than about the attraction of China."
    )


SIGNED = Exercise(
    "2.14",
    "Write the sentence that you would sign",
    3,
    Text(words=25),
    solve_2_14,
    [
        "Which ranking, which year, which place of how many? Begin with these.",
        "Then say how it was made, and how far the place could move with another choice.",
    ],
    [
        Mistake(
            "no ranking",
            lambda: (
                "In 2018 the country stood in place 27 of 30 countries, but with other weights for the "
                "same parts it could stand anywhere between the first place and the last one of all."
            ),
            "Which list is it? Name the ranking, or say that it is the index of this lesson.",
            lambda text: isinstance(text, str) and not mentions(text, *SOURCES),
        ),
        Mistake(
            "no year",
            lambda: (
                "In the Soft Power 30 the country stood in place 27 of 30 countries, but with other "
                "weights for the same parts it could stand anywhere between the first and the last place."
            ),
            "Of which year is it? Rankings change their method and their data between editions.",
            lambda text: isinstance(text, str) and not re.search(r"\b20[012]\d\b", text),
        ),
        Mistake(
            "no method",
            lambda: (
                "In the Soft Power 30 of 2018 the country stood in place 27 of 30, and in other lists of "
                "the same time it was found anywhere between the first place and the last one of all."
            ),
            "How was the place made? Say what was counted or asked, or how the parts were weighted.",
            lambda text: isinstance(text, str) and not mentions(text, *METHOD),
        ),
        Mistake(
            "no uncertainty",
            lambda: (
                "In our index of five resources with equal weights and data of 2020 to 2024 the country "
                "has place 8 of 54 countries, which is one place better than that of its neighbour here."
            ),
            "How sure is the place? Say how far it moves with another choice, for example with other "
            "weights.",
            lambda text: isinstance(text, str) and not mentions(text, *DOUBT),
        ),
    ],
)


EXERCISES = [
    NOT_A_RESOURCE,
    OUTCOME,
    TWELVE,
    KOREANS,
    FILLED,
    ON_A_COMMON_SCALE,
    INDEX_PUZZLE,
    GEOMETRIC,
    OPEN_DOORS,
    TWO_WEIGHTINGS,
    WIDTH_OF_A_RANGE,
    FIRST_PER_HEAD,
    AGREES,
    SIGNED,
]


# Guesses -----------------------------------------------------------------------------------------


def after_china() -> str:
    """One country in three lists."""
    usa = [
        published_places(which, year)["USA"]
        for which, year in (
            ("Global Soft Power Index", 2026),
            ("Soft Power 30", 2018),
            ("Nation Brands Index", 2024),
        )
    ]
    return (
        "Eight years lie between the two lists, but also two methods. For the United States the three "
        f"lists of this lesson say place {usa[0]:.0f}, place {usa[1]:.0f} and place {usa[2]:.0f}. "
        "Who asks whom, about what, decides much."
    )


def after_complete() -> str:
    """What goes missing first."""
    table = parts()
    return (
        f"The narrowest table is that of the diplomatic posts: it covers {table['posts'].count()} "
        f"senders. Without it {len(table.drop(columns='posts').dropna())} countries would be complete. "
        "Uzbekistan has every number but this one."
    )


def after_usa() -> str:
    """The same table, another denominator."""
    score = combine(normalise(complete(per_million(parts()))))
    first = score.idxmax()
    size = parts().loc[[first], ["posts", "heritage"]].iloc[0]
    return (
        f"First is now Iceland, with {size['posts']:.0f} posts and {size['heritage']:.0f} heritage "
        "sites for fewer than half a million people. In total the United States are first."
    )


def after_range() -> str:
    """Both ends, and why."""
    best, worst = range_of("CHN")[["best", "worst"]]
    return (
        f"In 90 of 100 weightings China lies between place {best} and place {worst}. It has the most "
        "posts and nearly the most heritage sites, but a weak passport: the weights choose."
    )


def twins() -> pd.Series:
    """How each part alone agrees with the Soft Power 30 of 2018."""
    return parts().apply(agreement).sort_values(ascending=False)


def after_twin() -> str:
    """The best part, and the index of five."""
    best = twins()
    ours = agreement(combine(normalise(complete(parts()))))
    return (
        f"The rank correlation of passports with this ranking is {best['passport']:.2f}; that of "
        f"heritage sites is {best['heritage']:.2f}. Our index of five parts reaches {ours:.2f}. A list "
        "can follow a ranking without measuring the same thing."
    )


TWIN_OPTIONS = {
    "passport": "Passports",
    "posts": "Diplomatic posts",
    "heritage": "Heritage sites",
    "students": "Students from abroad",
}

GUESSES = [
    Guess(
        "guess-02-china",
        "02",
        "In 2026 the Global Soft Power Index put China in place 2. In which of 30 places did the Soft "
        "Power 30 put it in 2018?",
        lambda: float(published_places("Soft Power 30", 2018)["CHN"]),
        after_china,
        unit="places from the top",
    ),
    Guess(
        "guess-02-complete",
        "02",
        "The five tables name 204 countries and areas. How many of them have a number in all five?",
        lambda: float(len(parts().dropna())),
        after_complete,
        unit="countries",
    ),
    Guess(
        "guess-02-usa",
        "02",
        "In total the United States are first of 54. Now posts, heritage sites and students are counted "
        "for each million people. In which place are the United States?",
        lambda: float(place("USA", [1, 1, 1, 1, 1], per_million(parts()))),
        after_usa,
        unit="places from the top",
    ),
    Guess(
        "guess-02-range",
        "02",
        "With equal weights China has place 8 of 54. If the weights may be anything, how many places lie "
        "between its best and its worst, in 90 of 100 weightings?",
        lambda: float(range_of("CHN")["worst"] - range_of("CHN")["best"]),
        after_range,
        unit="places",
    ),
    Guess(
        "guess-02-twin",
        "02",
        "Which of these alone orders the 30 countries most nearly as the Soft Power 30 of 2018 did?",
        lambda: TWIN_OPTIONS[str(twins()[list(TWIN_OPTIONS)].idxmax())],
        after_twin,
        options=tuple(TWIN_OPTIONS.values()),
    ),
]

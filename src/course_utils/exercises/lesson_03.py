"""Lesson 03: what is asked, how it is solved, and how it usually goes wrong."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

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
    mentions,
    moved,
)
from course_utils.models.village import people, ties

if TYPE_CHECKING:
    import networkx as nx

    from course_utils.models.gravity import Fit

PERCENT = Number("percent", within=0.6)
LARGE = 150_000  # people: no large destination leaves out corridors of this size
MANY = 500_000
OFTEN, LONG = 12, 3  # the rule of the lesson: times a year, and years


# Exercise 3.1 ------------------------------------------------------------------------------------


def solve_3_1() -> str:
    """Portes, Guarnizo and Landolt keep the word for activities that need regular and sustained
    contact across borders. One contact is too little, and a passport is no activity."""
    return "b"


STRICT = Exercise(
    "3.1",
    "What does the strict definition ask for?",
    1,
    Choice(
        {
            "a": "any contact with the country of birth, even a single one",
            "b": "activities that need regular contact across borders, over a long time",
            "c": "a passport of two countries",
            "d": "work for a company that has offices in several countries",
        }
    ),
    solve_3_1,
    [
        "Read the paragraph on Portes, Guarnizo and Landolt again. Which two words do they stress?",
        "The strict definition asks what people do, and how often. It does not ask what they are.",
    ],
    [
        Mistake(
            "the loose sense",
            lambda: "a",
            "That is the loose sense of the word. Portes and his co-authors fear that a word that "
            "fits everybody explains nothing.",
        ),
        Mistake(
            "a status",
            lambda: "c",
            "Two passports are a status. The definition is about activities: somebody with two "
            "passports may have no contact at all.",
        ),
        Mistake(
            "a firm",
            lambda: "d",
            "That is a multinational company. The person who works there may have no tie to another "
            "country.",
        ),
    ],
)


# Exercise 3.2 ------------------------------------------------------------------------------------


def share_of_people(times: float, years: float, both: bool = True) -> float:
    """Percent of the made-up people with at least so many times a year and so many years."""
    table = people()
    often, long = table["times_a_year"] >= times, table["years"] >= years
    return float(100 * ((often & long) if both else (often | long)).mean())


def solve_3_2() -> float:
    """Two conditions have to be true at once, so they are joined with &. The mean of True and False
    is the share of True."""
    from course_utils.models.village import people

    table = people()
    often = table["times_a_year"] >= 12
    long = table["years"] >= 3
    return 100 * (often & long).mean()


LOOSE_OR_STRICT = Exercise(
    "3.2",
    "Loose or strict?",
    2,
    PERCENT,
    solve_3_2,
    [
        'The second condition is abroad["years"] >= 3. Put each condition in round brackets.',
        "Join the two conditions with & and take the mean, times 100.",
    ],
    [
        Mistake(
            "only how often",
            lambda: share_of_people(OFTEN, 0),
            "You asked how often, but not for how long. The strict definition asks for both: the "
            "contact has to be regular and it has to last.",
        ),
        Mistake(
            "only how long",
            lambda: share_of_people(0, LONG),
            "You asked for how long, but not how often. The strict definition asks for both: the "
            "contact has to last and it has to be regular.",
        ),
        Mistake(
            "the loose share",
            lambda: share_of_people(1, 0),
            "That is the share in the loose sense, from the example: any contact at all.",
        ),
        Mistake(
            "or instead of and",
            lambda: share_of_people(OFTEN, LONG, both=False),
            "You counted people who meet one condition or the other. Both have to be true at once: "
            "join them with & instead of |.",
        ),
        Mistake(
            "more than instead of at least",
            lambda: share_of_people(OFTEN + 1, LONG + 1),
            "You asked for more than 12 times and more than 3 years. The rule says at least: use >= "
            "instead of >.",
        ),
    ],
)


# Exercise 3.3 ------------------------------------------------------------------------------------


def solve_3_3() -> str:
    """Acquaintances move in other circles, so they hear of other things. Close kin mostly know what
    one knows already, and strangers have no channel to pass it on."""
    return "b"


WEAK_TIES = Exercise(
    "3.3",
    "Who hears of the job first?",
    1,
    Choice(
        {
            "a": "from her mother and her uncle, because these ties are the strongest",
            "b": "from an acquaintance, because a weak tie leads to another circle",
            "c": "from strangers, because they know other things",
            "d": "from the embassy, because it knows the most people",
        }
    ),
    solve_3_3,
    [
        "Which people know something that Aziza does not know already?",
        "Granovetter looks at ties that lead out of the own circle. Are these the strong ones?",
    ],
    [
        Mistake(
            "strong is useful",
            lambda: "a",
            "Mother, uncle and Aziza talk to each other all the time, so they know the same things. "
            "What news can come from there?",
        ),
        Mistake(
            "no channel",
            lambda: "c",
            "Strangers know other things, but there is no tie along which the news could come.",
        ),
        Mistake(
            "the office",
            lambda: "d",
            "In this network the embassy has two partners, and Aziza is not one of them. An office "
            "is seldom a channel for jobs.",
        ),
    ],
)


# Exercises 3.4 and 3.5 ---------------------------------------------------------------------------


def village(more: pd.DataFrame | None = None, without: str = "") -> nx.DiGraph:
    """The made-up network, with more ties, or without one node."""
    from course_utils.models.networks import corridors

    graph = corridors(pd.concat([ties(), more]), "one", "other", "contacts")
    graph.remove_nodes_from([without])
    return graph


def solve_3_4() -> float:
    """Two ties of the embassy go, so five of seven remain. Five people or offices have five times
    four, divided by two, possible ties: ten."""
    nodes, there = 5, 5
    possible = nodes * (nodes - 1) / 2
    return 100 * there / possible


DENSITY = Exercise(
    "3.4",
    "The embassy closes",
    2,
    PERCENT,
    solve_3_4,
    [
        "Count the lines in the picture that do not touch the embassy.",
        "How many pairs can the nodes that remain form? Each of them with each other one, once.",
    ],
    [
        Mistake(
            "as before",
            lambda: 100 * len(ties()) / 15,
            "That is the density before the embassy closed. Take away its node, and its ties.",
        ),
        Mistake(
            "too many pairs",
            lambda: 100 * 5 / 15,
            "You took away the ties of the embassy, but you still count it among those who could be "
            "tied. Fewer nodes have fewer possible pairs.",
        ),
        Mistake(
            "each pair twice",
            lambda: 100 * 5 / 20,
            "You counted each possible pair twice, once in each direction. Here a tie has no "
            "direction: divide the number of pairs by two.",
        ),
        Mistake(
            "a share below one",
            lambda: solve_3_4() / 100,
            "Your number is a share below one. The question asks for percent, so multiply by 100.",
        ),
    ],
)

CALL = pd.DataFrame([{"one": "Mother", "other": "Embassy", "contacts": 1}])


def brokerage_of(node: str, more: pd.DataFrame | None = None, weighted: bool = False) -> float:
    """Betweenness of one node of the made-up network."""
    from course_utils.models.networks import brokerage

    return float(brokerage(village(more), weighted)[node])


def solve_3_5() -> float:
    """With the new tie there is a second way between the two groups. Of the six pairs that needed
    Aziza, three now have a shorter way, two have two equal ways and count half, and one still needs
    her: 1 + 2 × ½ = 2 of 10 pairs."""
    import pandas as pd

    from course_utils.models import networks, village

    call = pd.DataFrame([{"one": "Mother", "other": "Embassy", "contacts": 1}])
    more = pd.concat([village.ties(), call])
    graph = networks.corridors(more, "one", "other", "contacts")
    return networks.brokerage(graph, weighted=False)["Aziza"]


NEW_TIE = Exercise(
    "3.5",
    "The mother calls the embassy",
    2,
    Number("part of all pairs, from 0 to 1", within=0.006),
    solve_3_5,
    [
        "networks.corridors(more, …) makes the larger network, as in the example above.",
        "networks.brokerage(…, weighted=False) gives the betweenness; choose Aziza in it.",
    ],
    [
        Mistake(
            "the old network",
            lambda: brokerage_of("Aziza"),
            "That is the betweenness before the call. Make the network again from the table `more`.",
        ),
        Mistake(
            "strong ties are short",
            lambda: brokerage_of("Aziza", CALL, weighted=True),
            "You let strong ties be shorter than weak ones. Here each tie counts as one step: write "
            "weighted=False.",
        ),
        Mistake(
            "another node",
            lambda: brokerage_of("Uncle", CALL),
            "That is the betweenness of a node that lies on no shortest path. The question asks for "
            "Aziza.",
        ),
        Mistake(
            "a number of pairs",
            lambda: 10 * brokerage_of("Aziza", CALL),
            "That is a number of pairs. The question asks for a part of all pairs: divide by the "
            "number of pairs of the others.",
        ),
    ],
)


# Exercises 3.6 and 3.9 ---------------------------------------------------------------------------

EFFECTIVE_LINES = (
    'stock = load("migrant_stock")',
    'rows = stock[(stock["origin"] == "TJK") & (stock["year"] == 2024)]',
    'shares = rows["migrants"] / rows["migrants"].sum()',
    "herfindahl = (shares ** 2).sum()",
    "print(round(1 / herfindahl, 1))",
)


def solve_3_6() -> list[str]:
    """The rows have to be chosen from a table, the shares computed from the rows, and the index from
    the shares. One divided by the index is the effective number."""
    return list(EFFECTIVE_LINES)


EFFECTIVE_PUZZLE = Exercise(
    "3.6",
    "One place or many?",
    2,
    Order(EFFECTIVE_LINES),
    solve_3_6,
    [
        "A line can use only names that a line above it has made.",
        "Which line makes `shares`? Which line squares them?",
    ],
    [
        Mistake(
            "rows before the table",
            lambda: moved(EFFECTIVE_LINES, 0, 1),
            "The line that chooses rows uses the name stock. Which line makes that name?",
        ),
        Mistake(
            "shares before the rows",
            lambda: moved(EFFECTIVE_LINES, 2, 1),
            "The shares are computed from the rows, and nothing above has made rows yet.",
        ),
        Mistake(
            "squares before the shares",
            lambda: moved(EFFECTIVE_LINES, 3, 2),
            "The index squares the shares. At your place for it nothing has made them yet.",
        ),
        Mistake(
            "print too early",
            lambda: moved(EFFECTIVE_LINES, 4, 3),
            "print divides by the index, so the index has to be computed before.",
        ),
    ],
)


def known_stock(year: int = 2024) -> pd.DataFrame:
    """The corridors of one year whose origin is known."""
    stock = load("migrant_stock")
    return stock[(stock["year"] == year) & (stock["origin"] != "OOO")]


def effective(side: str = "origin", code: str = "IND", year: int = 2024) -> float:
    """The effective number of partners of a country on one side."""
    from course_utils.models.concentration import effective_number

    rows = known_stock(year)
    return effective_number(rows.loc[rows[side] == code, "migrants"])


def solve_3_9() -> float:
    """The shares of the destinations are squared and added up: the Herfindahl index. One divided by
    it is the number of equal destinations that would be as concentrated."""
    stock = load("migrant_stock")
    rows = stock[(stock["origin"] == "IND") & (stock["year"] == 2024)]
    shares = rows["migrants"] / rows["migrants"].sum()
    return 1 / (shares**2).sum()


INDIA = Exercise(
    "3.9",
    "How many equal destinations for India?",
    2,
    Number("equal destinations", within=0.06),
    solve_3_9,
    [
        "Change the code of the country in the lines of the puzzle.",
        "The shares add up to 1. Square them, add them up, and divide 1 by the result.",
    ],
    [
        Mistake(
            "origins of immigrants",
            lambda: effective("destination"),
            "You took the people who live in India, by origin. The question asks for the people "
            "born there: choose the rows where India is the origin.",
        ),
        Mistake(
            "the index itself",
            lambda: 1 / effective(),
            "That is the Herfindahl index. The question asks for the effective number: 1 divided by "
            "it.",
        ),
        Mistake(
            "another year",
            lambda: effective(year=1990),
            "That is the number for 1990. The question asks for 2024.",
        ),
        Mistake(
            "a plain count",
            lambda: len(known_stock().query("origin == 'IND' and migrants > 0")),
            "That is how many corridors have somebody in them. A corridor with ten people counts "
            "there as much as one with a million. Use the shares.",
        ),
        Mistake(
            "Tajikistan again",
            lambda: effective(code="TJK"),
            "That is the number for Tajikistan, from the puzzle. India has the code IND.",
        ),
    ],
)


# Exercise 3.7 ------------------------------------------------------------------------------------


def top_three(column: str, least: float = LARGE) -> list[str]:
    """The three countries with the highest value in a column of `strengths`."""
    from course_utils.models import networks

    graph = networks.corridors(known_stock(), least=least - 1)
    return list(networks.strengths(graph)[column].nlargest(3).index)


def solve_3_7() -> list[str]:
    """Only corridors of 150,000 people and more become ties. Then the ties that come in are counted
    for each country, and the three highest counts are kept."""
    from course_utils.models import networks

    stock = load("migrant_stock")
    rows = stock[(stock["year"] == 2024) & (stock["origin"] != "OOO")]
    graph = networks.corridors(rows, least=149_999)
    partners = networks.strengths(graph)["partners_in"]
    return list(partners.sort_values(ascending=False).head(3).index)


HUBS = Exercise(
    "3.7",
    "The hubs, counted fairly",
    2,
    Names("countries", ordered=True),
    solve_3_7,
    [
        "Add least=149_999 to networks.corridors(…): then only larger corridors become ties.",
        'Take the column "partners_in" of networks.strengths(…), sort it, and keep three.',
    ],
    [
        Mistake(
            "every tie",
            lambda: top_three("partners_in", least=1),
            "You counted every corridor, also those with one person. Then the countries come first "
            "whose statistical offices list the most origins. Keep corridors of 150,000 and more.",
        ),
        Mistake(
            "people instead of partners",
            lambda: top_three("strength_in"),
            "You added up the people. The question asks how many partners a country has: the "
            "column partners_in.",
        ),
        Mistake(
            "outward",
            lambda: top_three("partners_out"),
            "These countries send people to the most partners. The question asks for those to which "
            "people come: partners_in.",
        ),
        Mistake(
            "smallest first",
            lambda: solve_3_7()[::-1],
            "You have the right three, in the wrong order. Put the one with most partners first.",
        ),
    ],
)


# Exercise 3.8 ------------------------------------------------------------------------------------


def solve_3_8() -> str:
    """Lower modularity means that a smaller part of the people lives along ties inside the groups.
    It says nothing about how many people there are, or whether states made the groups."""
    return "c"


MODULARITY = Exercise(
    "3.8",
    "What did the modularity do?",
    1,
    Choice(
        {
            "a": "The number of migrants became smaller between 1990 and 2024.",
            "b": "In 2024 the world is one community, and there are no groups any more.",
            "c": "In 2024 the groups are less separate: more of the ties run between them.",
            "d": "States have agreed on fewer alliances than in 1990.",
        }
    ),
    solve_3_8,
    [
        "High modularity: many ties inside the groups, few between them. Which way did it move?",
        "The method knows people in corridors. It knows no treaties, and no totals.",
    ],
    [
        Mistake(
            "a total",
            lambda: "a",
            "Modularity is no total. It asks what part of the people lives along ties inside the groups.",
        ),
        Mistake(
            "all or nothing",
            lambda: "b",
            "It fell, but it is far from zero: the groups are still easy to see. Zero would mean no "
            "more ties inside them than by chance.",
        ),
        Mistake(
            "groups of states",
            lambda: "d",
            "The groups come from where people live. Nobody founded them, and no treaty stands "
            "behind them.",
        ),
    ],
)


# Exercise 3.10 -----------------------------------------------------------------------------------


@cache
def gravity_table() -> pd.DataFrame:
    """The corridors of 2024 with distances and ties."""
    from course_utils.models.gravity import corridor_table

    return corridor_table(2024)


def filipinos(side: str = "origin") -> pd.DataFrame:
    """The corridors with the Philippines on one side, and people per resident of the other."""
    rows = gravity_table().xs("PHL", level=side)
    other = "destination" if side == "origin" else "origin"
    return rows.assign(per_resident=rows["migrants"] / rows[f"{other}_population"])


def layers(column: str, side: str = "origin", method: str = "spearman") -> float:
    """The correlation of a column with the connectedness."""
    rows = filipinos(side)
    return float(rows[column].corr(rows["connectedness"], method=method))


def solve_3_10() -> float:
    """Connectedness is divided by the users on both sides, so people have to be divided as well:
    by the residents of the destination. Now both layers ask how dense the tie is."""
    from course_utils.models.gravity import corridor_table

    filipino = corridor_table(2024).xs("PHL", level="origin")
    per_resident = filipino["migrants"] / filipino["destination_population"]
    return per_resident.corr(filipino["connectedness"], method="spearman")


TWO_LAYERS = Exercise(
    "3.10",
    "Do two layers agree?",
    2,
    Number("rank correlation, from -1 to 1", within=0.006),
    solve_3_10,
    [
        'filipino["migrants"] / filipino["destination_population"] is the share of the residents.',
        'Give this share to .corr(filipino["connectedness"], method="spearman").',
    ],
    [
        Mistake(
            "people again",
            lambda: layers("migrants"),
            "That is the number from the example, with people. Divide them first by the residents of "
            "the country in which they live.",
        ),
        Mistake(
            "not by rank",
            lambda: layers("per_resident", method="pearson"),
            "You compared the sizes and not the ranks, so a few extreme countries decide. Write "
            'method="spearman".',
        ),
        Mistake(
            "distance",
            lambda: layers("distance_km"),
            "You compared the connectedness with the distance. The question asks for people per "
            "resident.",
        ),
        Mistake(
            "the other direction",
            lambda: layers("per_resident", side="destination"),
            "You took the people who live in the Philippines. The question asks for those who were "
            "born there and live elsewhere.",
        ),
    ],
)


# Exercises 3.11 to 3.14 --------------------------------------------------------------------------


@cache
def fitted(kind: str = "poisson") -> Fit:
    """The model of the lesson, with all factors."""
    from course_utils.models.gravity import fit

    return fit(gravity_table(), kind=kind)


def coefficient(factor: str, kind: str = "poisson") -> float:
    """The coefficient of one factor."""
    return float(fitted(kind).coefficients["coefficient"][factor])


def solve_3_11() -> float:
    """Distance enters as a logarithm, so twice as far means 2 to the power of the coefficient. What
    is lacking to 1 is the part by which the number of people is smaller."""
    from course_utils.models import gravity

    found = gravity.fit(gravity.corridor_table(2024), kind="poisson")
    twice = 2 ** found.coefficients["coefficient"]["distance_km"]
    return 100 * (1 - twice)


TWICE_AS_FAR = Exercise(
    "3.11",
    "Twice as far",
    2,
    PERCENT,
    solve_3_11,
    [
        "Compute 2 to the power of the coefficient of distance_km, as in the example for population.",
        "The result is what remains. The question asks how much smaller: 1 minus it, in percent.",
    ],
    [
        Mistake(
            "what remains",
            lambda: 100 * 2 ** coefficient("distance_km"),
            "That is what remains along the longer corridor. The question asks by how much the "
            "number is smaller.",
        ),
        Mistake(
            "the coefficient as percent",
            lambda: -100 * coefficient("distance_km"),
            "You read the coefficient as percent. It is a power: twice as far means 2 to the power "
            "of the coefficient.",
        ),
        Mistake(
            "e instead of 2",
            lambda: 100 * (1 - 2.718281828 ** coefficient("distance_km")),
            "You took the coefficient as a power of e. That is right for a factor of 0 or 1, such as "
            "a language. Distance enters as a logarithm, and twice as far is a power of 2.",
        ),
        Mistake(
            "the other model",
            lambda: 100 * (1 - 2 ** coefficient("distance_km", "log-linear")),
            "That is right for the log-linear model. The question asks for the Poisson model, in "
            "`expected`.",
        ),
        Mistake(
            "sign",
            lambda: 100 * (2 ** coefficient("distance_km") - 1),
            "The size is right. Fewer by so many percent is asked, so the number is positive.",
        ),
    ],
)


def ratio(origin: str, destination: str, kind: str = "poisson") -> float:
    """Observed over predicted people along one corridor."""
    model, corridor = fitted(kind), (origin, destination)
    return float(model.observed[corridor] / model.predicted[corridor])


def solve_3_12() -> float:
    """The people who are there are divided by the people whom the model expects. The
    ratio says how much more is there. It does not say why."""
    from course_utils.models import gravity

    found = gravity.fit(gravity.corridor_table(2024), kind="poisson")
    corridor = ("TUR", "DEU")
    return found.observed[corridor] / found.predicted[corridor]


RESIDUAL = Exercise(
    "3.12",
    "There and expected",
    2,
    Number("times", within=0.1),
    solve_3_12,
    [
        'expected.observed["TUR", "DEU"] is the number of people who are there.',
        "Divide it by the number that the model predicts for the same corridor.",
    ],
    [
        Mistake(
            "the logarithm",
            lambda: float(fitted().residuals["TUR", "DEU"]),
            "That is the residual: the logarithm of the ratio. The question asks for the ratio "
            "itself, people there divided by people expected.",
        ),
        Mistake(
            "upside down",
            lambda: 1 / ratio("TUR", "DEU"),
            "You divided the people expected by the people there. Turn it around.",
        ),
        Mistake(
            "the way back",
            lambda: ratio("DEU", "TUR"),
            "That is the corridor from Germany to Türkiye. The question asks for the one from "
            "Türkiye to Germany: the origin stands first.",
        ),
        Mistake(
            "a difference",
            lambda: fitted().observed["TUR", "DEU"] - fitted().predicted["TUR", "DEU"],
            "You took a difference, in people. The question asks how many times as many: divide.",
        ),
        Mistake(
            "the other model",
            lambda: ratio("TUR", "DEU", "log-linear"),
            "You used the log-linear model. The question asks for the Poisson model, in `expected`.",
        ),
    ],
)


CAUSE = re.compile(
    r"\b(because|due to|owing to|caus\w+|explain\w*|thanks to|results? (?:of|from)|led to|leads to|"
    r"drove|driven by|reasons?|since (?!\d)|which shows|therefore)\b"
)
DENIED = re.compile(r"\b(not|no|cannot|without|never|nothing|unknown|open)\b[^.;]{0,40}$")
OPEN = re.compile(r"^[^.;]{0,25}\b(not|unknown|open|no)\b")  # denied after the word for a cause


def claims_a_cause(text: str) -> bool:
    """Does the text name a cause, and not only deny that it knows one?"""
    low = text.casefold()
    return any(
        not DENIED.search(low[: match.start()]) and not OPEN.search(low[match.end() :])
        for match in CAUSE.finditer(low)
    )


def solve_3_13() -> str:
    """The sentence names the number, the year, the source and what the model knows. It says that
    more people are there than expected, and it leaves open why."""
    return (
        "By the estimates of UN DESA for 2024, 18 times as many people born in Türkiye lived in "
        "Germany as a gravity model expects that knows only population, distance, border, language "
        "and colonial ties; the model does not tell what lies behind the difference."
    )


NO_CAUSE = Exercise(
    "3.13",
    "A residual in one honest sentence",
    3,
    Text(words=25),
    solve_3_13,
    [
        "Say how many times as many, for which year, and what the model knows.",
        "A residual is what the model does not know. So leave out every word for a cause.",
    ],
    [
        Mistake(
            "a cause",
            lambda: (
                "In 2024 about 18 times as many people born in Türkiye lived in Germany as the "
                "gravity model expects, because the two states signed an agreement on workers."
            ),
            "Your sentence names a cause. The model knows distance, size and a few ties, and nothing "
            "else. What is left over has no name in it: say how large it is, and stop there.",
            lambda text: isinstance(text, str) and claims_a_cause(text),
        ),
        Mistake(
            "no number",
            lambda: (
                "In the middle of the year many more people born in Türkiye lived in Germany than "
                "the gravity model of this lesson expects from size, distance and old ties."
            ),
            "Your sentence has no number. How many times as many people are there as expected?",
            lambda text: isinstance(text, str) and not has_a_size(text),
        ),
        Mistake(
            "another size",
            lambda: (
                "By the estimates of UN DESA for 2024 three times as many people born in Türkiye lived "
                "in Germany as the gravity model of this lesson expects from what it knows."
            ),
            "Look again at Exercise 3.12: how many times as many people are there as expected?",
            lambda text: (
                isinstance(text, str) and not mentions(text, "18", "eighteen", "1.5 million")
            ),
        ),
        Mistake(
            "fewer",
            lambda: (
                "By the estimates of UN DESA for 2024 there were 18 times fewer people born in Türkiye "
                "in Germany than the gravity model of this lesson expects."
            ),
            "Are there more people than expected, or fewer?",
            lambda text: isinstance(text, str) and mentions(text, "fewer", "less than"),
        ),
        Mistake(
            "no model",
            lambda: (
                "In 2024, by the estimates of UN DESA, 18 times as many people born in Türkiye lived "
                "in Germany, and this corridor is one of the largest corridors in Europe today."
            ),
            "As many as what? Name the model, and say that it is an expectation and no norm.",
            lambda text: isinstance(text, str) and not mentions(text, "model", "expect", "predict"),
        ),
        Mistake(
            "no year",
            lambda: (
                "About 18 times as many people born in Türkiye live in Germany as the gravity model "
                "expects that knows population, distance, border, language and colonial ties."
            ),
            "Which year do the numbers describe? A stock without a date cannot be compared.",
            lambda text: isinstance(text, str) and not mentions(text, "2024"),
        ),
    ],
)


def has_a_size(text: str) -> bool:
    """Is there a number beside the year, in digits or in words?"""
    digits = any(sign.isdigit() for sign in text.replace("2024", ""))
    return digits or mentions(text, " times ", "twice", "double", "percent")


def of_countries(side: str, by: str = "ratio", smallest: bool = False) -> list[str]:
    """Five countries with `MANY` people or more, by what is there against what is expected."""
    sums = pd.DataFrame({"observed": fitted().observed, "predicted": fitted().predicted})
    sums = sums.groupby(level=side).sum()
    sums = sums[sums["observed"] >= MANY]
    sums["ratio"] = sums["observed"] / sums["predicted"]
    sums["difference"] = sums["observed"] - sums["predicted"]
    return list(sums[by].sort_values(ascending=smallest).head(5).index)


def solve_3_14() -> list[str]:
    """All corridors of an origin are added up, first what is there and then what is expected. The
    ratio of the two sums shows who has more people abroad than size and distance tell."""
    from course_utils.models import gravity

    found = gravity.fit(gravity.corridor_table(2024), kind="poisson")
    there = found.observed.groupby("origin").sum()
    model = found.predicted.groupby("origin").sum()
    ratio = (there / model)[there >= 500_000]
    return list(ratio.sort_values(ascending=False).head(5).index)


FIVE_ORIGINS = Exercise(
    "3.14",
    "Five origins above expectation",
    3,
    Names("countries", ordered=True),
    solve_3_14,
    [
        'expected.observed.groupby("origin").sum() adds up the corridors of each origin.',
        "Do the same with expected.predicted, divide, keep the large groups, sort, take five.",
    ],
    [
        Mistake(
            "destinations",
            lambda: of_countries("destination"),
            "These are destinations with more people than expected. The question asks for origins: "
            'group by "origin".',
        ),
        Mistake(
            "difference instead of ratio",
            lambda: of_countries("origin", "difference"),
            "You sorted by the difference in people, and large countries win. The question asks how "
            "many times as many: divide the two sums.",
        ),
        Mistake(
            "only the people there",
            lambda: of_countries("origin", "observed"),
            "These are the largest groups abroad. Divide them by the number that the model expects.",
        ),
        Mistake(
            "below expectation",
            lambda: of_countries("origin", smallest=True),
            "These have the fewest people abroad against expectation. Sort with ascending=False.",
        ),
        Mistake(
            "smallest of the five first",
            lambda: solve_3_14()[::-1],
            "You have the right five. Put the highest ratio first.",
        ),
    ],
)


EXERCISES = [
    STRICT,
    LOOSE_OR_STRICT,
    WEAK_TIES,
    DENSITY,
    NEW_TIE,
    EFFECTIVE_PUZZLE,
    HUBS,
    MODULARITY,
    INDIA,
    TWO_LAYERS,
    TWICE_AS_FAR,
    RESIDUAL,
    NO_CAUSE,
    FIVE_ORIGINS,
]


# Guesses -----------------------------------------------------------------------------------------


def in_the_loose_sense() -> float:
    """How many of the made-up people have any contact."""
    return float((people()["times_a_year"] > 0).sum())


def after_people() -> str:
    """What the number means for the definition."""
    return (
        f"In the loose sense {in_the_loose_sense():.0f} of {len(people())} are transnational, and a word "
        "that fits nearly everybody tells little. Below, a stricter rule."
    )


def tie_to_cut() -> str:
    """The tie without which the network falls apart, in words."""
    import networkx as nx

    (bridge,) = nx.bridges(village().to_undirected())
    return next(text for pair, text in TIES.items() if set(pair) == set(bridge))


TIES = {
    ("Aziza", "Mother"): "Aziza and her mother (20 contacts a month)",
    ("Aziza", "Association"): "Aziza and the association (1 contact a month)",
    ("Association", "Student club"): "The association and the student club (6 contacts a month)",
}


def after_cut() -> str:
    """Why the weakest tie matters most."""
    return (
        "It is the weakest tie of all, and the only one between the two groups. Without it no news "
        "can pass from the family to the association, however often the family talks."
    )


CORRIDORS_1990 = {("MEX", "USA"), ("RUS", "UKR"), ("BGD", "IND"), ("AFG", "IRN")}


def corridor_sizes(year: int) -> pd.Series:
    """The people along every corridor, largest first."""
    rows = known_stock(year).set_index(["origin", "destination"])["migrants"]
    return rows.sort_values(ascending=False)


def named(corridor: tuple[str, str]) -> str:
    """A corridor in words."""
    return f"from {name(corridor[0])} to {name(corridor[1])}"


def after_corridors() -> str:
    """A border that moved."""
    sizes = corridor_sizes(1990)
    return (
        f"UN DESA estimates {sizes['RUS', 'UKR'] / 1e6:.1f} million people born in Russia in Ukraine in "
        f"1990, and {sizes['MEX', 'USA'] / 1e6:.1f} million born in Mexico in the United States. Many of "
        "the first group crossed no border of a state: the border came in 1991."
    )


FRIENDS = ("RUS", "KAZ", "TJK", "TUR")


def friends_of_uzbekistan() -> pd.Series:
    """Connectedness of Uzbekistan with each partner, highest first."""
    pairs = load("pairs")
    here = pairs[(pairs["country_a"] == "UZB") | (pairs["country_b"] == "UZB")]
    other = here["country_a"].where(here["country_b"] == "UZB", here["country_b"])
    return here["connectedness"].set_axis(other).dropna().sort_values(ascending=False)


def after_friends() -> str:
    """What is first, and who cannot be seen."""
    first, second, third = (name(str(code)) for code in friends_of_uzbekistan().index[:3])
    return (
        f"First are {first}, {second} and {third}: neighbours. Russia, where more people from Uzbekistan "
        "live than anywhere else, has no number in this table at all. A gap is not a zero."
    )


def language_times() -> float:
    """How many times as many people a common language goes with, in the Poisson model."""
    return float(2.718281828 ** coefficient("spoken_language"))


def after_language() -> str:
    """The number and what it is not."""
    return (
        f"In the model of this section it goes with {language_times():.1f} times as many people. Goes "
        "with: people may move where they know the language, or languages may spread where people moved."
    )


ABOVE = (("MEX", "USA"), ("PHL", "CAN"), ("BGD", "SAU"), ("UZB", "RUS"))


def furthest_above() -> str:
    """The corridor with the highest ratio of the four."""
    return named(max(ABOVE, key=lambda corridor: ratio(*corridor)))


def after_above() -> str:
    """All four ratios."""
    times = [f"{named(corridor)} {ratio(*corridor):.1f}" for corridor in ABOVE]
    return f"People there for each person expected: {'; '.join(times)}. Look for others on the map."


GUESSES = [
    Guess(
        "guess-03-people",
        "03",
        "Twelve made-up people live abroad. How many of them do anything at all across the border, "
        "even once a year?",
        in_the_loose_sense,
        after_people,
        unit="of 12 people",
    ),
    Guess(
        "guess-03-cut",
        "03",
        "Which tie would you have to cut to split the network of Aziza into two parts?",
        tie_to_cut,
        after_cut,
        options=tuple(TIES.values()),
    ),
    Guess(
        "guess-03-corridor",
        "03",
        "A corridor is an origin and a destination. Which corridor had the most people in 1990, by "
        "the estimates of today?",
        lambda: named(corridor_sizes(1990).index[0]),
        after_corridors,
        options=tuple(sorted(named(corridor) for corridor in CORRIDORS_1990)),
    ),
    Guess(
        "guess-03-friends",
        "03",
        "With which of these countries was Uzbekistan tied most closely by friendships on Facebook "
        "in 2021?",
        lambda: name(str(friends_of_uzbekistan().index[0])),
        after_friends,
        options=tuple(name(code) for code in FRIENDS),
    ),
    Guess(
        "guess-03-language",
        "03",
        "Two corridors are equal in distance, size and all the rest. In one of them both countries "
        "share a language. How many times as many people live along it?",
        lambda: round(language_times(), 1),
        after_language,
        unit="times as many",
    ),
    Guess(
        "guess-03-above",
        "03",
        "Along which corridor are there most people for each person whom the model expects?",
        furthest_above,
        after_above,
        options=tuple(named(corridor) for corridor in ABOVE),
    ),
]

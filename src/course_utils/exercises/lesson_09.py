"""Lesson 09: what is asked, how it is solved, and how it usually goes wrong."""

from __future__ import annotations

import re
from functools import cache

import numpy as np
import pandas as pd
from numpy.random import default_rng

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
    lacks,
    moved,
)
from course_utils.models import diffusion, digital_ties, gravity, networks

PERCENT = Number("percent", within=0.06)
ONLINE = "internet_users_percent"


# Exercise 9.1 ------------------------------------------------------------------------------------


def solve_9_1() -> str:
    """The members of a nation never meet most of the others, and still feel that they belong
    together. That is no lie, it needs no screen, and it need not be about the past."""
    return "c"


IMAGINED = Exercise(
    "9.1",
    "What does “imagined” mean?",
    1,
    Choice(
        {
            "a": "The community is false: it does not exist.",
            "b": "The community has no place on the internet.",
            "c": "Its members never meet most of the others, and still feel united.",
            "d": "Its members remember a country that they have left.",
        }
    ),
    solve_9_1,
    [
        "Read the paragraph on Anderson again. How many of the others does one member know?",
        "Would a very large group online be imagined or not, by the same words?",
    ],
    [
        Mistake(
            "imagined read as false",
            lambda: "a",
            "Anderson says that communities differ in the style in which they are imagined, and "
            "not in being false or genuine.",
        ),
        Mistake(
            "imagined read as offline",
            lambda: "b",
            "That is the contrast that the blog seems to draw. Anderson wrote in 1983, and his word "
            "has nothing to do with a screen.",
        ),
        Mistake(
            "memory",
            lambda: "d",
            "Memory of a homeland is one of Safran's features of a diaspora (lesson 01). Anderson "
            "describes how people who never met can belong together.",
        ),
    ],
)


# Exercise 9.2 ------------------------------------------------------------------------------------

MEMBERS, CONTACTS = 100_000, 200


def solve_9_2() -> float:
    """One member could know 99,999 others and knows 200 of them. Because all know equally many,
    the share for one member is the share for the whole group, which is the density."""
    members, contacts = 100_000, 200
    return 100 * contacts / (members - 1)


DENSITY = Exercise(
    "9.2",
    "The density of a large group",
    2,
    Number("percent", within=0.005),
    solve_9_2,
    [
        "How many others could one member know, and how many does one member know?",
        "Divide the second by the first, and multiply by 100.",
    ],
    [
        Mistake(
            "a share below one",
            lambda: CONTACTS / (MEMBERS - 1),
            "Your number is 100 times too small. The question asks for percent, so multiply by 100.",
        ),
        Mistake(
            "each tie counted twice",
            lambda: 100 * 2 * CONTACTS / (MEMBERS - 1),
            "Your number is twice too large. A tie between two members stands on the lists of both. "
            "Who divides all lists by all pairs counts each tie two times.",
        ),
        Mistake(
            "contacts instead of a share",
            lambda: CONTACTS,
            "That is the number of contacts of one member. The question asks which part of all "
            "possible ties exists.",
        ),
        Mistake(
            "the smaller group",
            lambda: 100 * CONTACTS / 9_999,
            "You divided by the members of the smaller group in the example. This group has ten "
            "times as many.",
        ),
    ],
)


# Exercise 9.3 ------------------------------------------------------------------------------------


def online(year: int) -> pd.DataFrame:
    """The countries with a number of internet users in `year`."""
    rows = load("economy")
    return rows[(rows["year"] == year) & rows[ONLINE].notna()]


def share_online(year: int) -> float:
    """Internet users as a share of the people of all countries with a number, in percent."""
    rows = online(year)
    return float((rows[ONLINE] * rows["population"]).sum() / rows["population"].sum())


def solve_9_3() -> float:
    """Each country counts by its people: users are percent times population. Only countries with a
    number stand above and below the line, so that a gap does not count as nobody online."""
    economy = load("economy")
    rows = economy[(economy["year"] == 2022) & economy["internet_users_percent"].notna()]
    users = rows["internet_users_percent"] * rows["population"]
    return users.sum() / rows["population"].sum()


def users_by_everybody() -> float:
    """Internet users of 2022 divided by the people of all countries, in percent."""
    rows = online(2022)
    economy = load("economy")
    everybody = economy.loc[economy["year"] == 2022, "population"].sum()
    return float((rows[ONLINE] * rows["population"]).sum() / everybody)


WORLD_ONLINE = Exercise(
    "9.3",
    "How many are online?",
    2,
    PERCENT,
    solve_9_3,
    [
        "Choose the rows of 2022 that have a number, as in the example for 2010.",
        "Multiply percent by population, add up, and divide by the population of the same rows.",
    ],
    [
        Mistake(
            "mean of the countries",
            lambda: float(online(2022)[ONLINE].mean()),
            "You took the mean of the countries, so an island with 10,000 people counts as much as "
            "India. Weight each country by its population.",
        ),
        Mistake(
            "a gap counted as nobody online",
            users_by_everybody,
            "You divided by the people of all countries, also of those without a number. They then "
            "count as if nobody was online there. Take the same rows above and below the line.",
        ),
        Mistake(
            "the newest year",
            lambda: share_online(2024),
            "That is the share for 2024. In that year few countries have a number, and mostly those "
            "with many users. Take 2022.",
        ),
        Mistake(
            "the year of the example",
            lambda: share_online(2010),
            "That is the share for 2010, from the example. Look at the year in your filter.",
        ),
        Mistake(
            "a share below one",
            lambda: share_online(2022) / 100,
            "Your number is 100 times too small. The column is in percent already, so do not divide "
            "by 100.",
        ),
    ],
)


# Exercise 9.4 ------------------------------------------------------------------------------------


def wide(table: str, column: str) -> pd.DataFrame:
    """One row a country, one column a year."""
    return load(table).pivot(index="iso3", columns="year", values=column)


def per_resident(side: str = "emigrants") -> pd.DataFrame:
    """Emigrants (or immigrants) in percent of the population, by country and year."""
    return 100 * wide("migrant_totals", side) / wide("migrant_totals", "population")


def solve_9_4() -> float:
    """Both changes are taken between 2000 and 2020, country by country. The correlation by rank is
    about zero: countries where internet use rose more did not see more people abroad."""
    economy, totals = load("economy"), load("migrant_totals")
    net = economy.pivot(index="iso3", columns="year", values="internet_users_percent")
    totals["abroad"] = 100 * totals["emigrants"] / totals["population"]
    abroad = totals.pivot(index="iso3", columns="year", values="abroad")
    more_net, more_abroad = net[2020] - net[2000], abroad[2020] - abroad[2000]
    return more_net.corr(more_abroad, method="spearman")


def changes(side: str = "emigrants") -> tuple[pd.Series, pd.Series]:
    """The change of internet use and of the people who moved, 2000 to 2020, by country."""
    net, moved_ = wide("economy", ONLINE), per_resident(side)
    return net[2020] - net[2000], moved_[2020] - moved_[2000]


def levels() -> float:
    """The rank correlation of the levels of 2020."""
    net = wide("economy", ONLINE)[2020]
    return float(net.corr(per_resident()[2020], method="spearman"))


CHANGE_AND_CHANGE = Exercise(
    "9.4",
    "More internet, more people abroad?",
    3,
    Number("correlation", within=0.006),
    solve_9_4,
    [
        "Take the change of both from 2000 to 2020: more_net is given; make more_abroad like it.",
        'more_net.corr(more_abroad, method="spearman") pairs the countries by their codes.',
    ],
    [
        Mistake(
            "levels instead of changes",
            levels,
            "You compared the levels of 2020. The question asks for changes: the value of 2020 "
            "minus the value of 2000, for both.",
        ),
        Mistake(
            "immigrants",
            lambda: float(changes("immigrants")[0].corr(changes("immigrants")[1], "spearman")),
            "You used the immigrants of each country. The claim is about leaving: take the emigrants.",
        ),
        Mistake(
            "not by rank",
            lambda: float(changes()[0].corr(changes()[1])),
            "That is the ordinary correlation, which a few small states can pull. Ask for the "
            'correlation by rank, with method="spearman".',
        ),
        Mistake(
            "one population for two years",
            lambda: float(
                changes()[0].corr(
                    (
                        wide("migrant_totals", "emigrants")[2020]
                        - wide("migrant_totals", "emigrants")[2000]
                    )
                    / wide("migrant_totals", "population")[2000],
                    "spearman",
                )
            ),
            "You divided the change in people by the population of 2000. Take the percent of each year "
            "first, and then the change.",
        ),
        Mistake(
            "people instead of percent",
            lambda: float(
                changes()[0].corr(
                    wide("migrant_totals", "emigrants")[2020]
                    - wide("migrant_totals", "emigrants")[2000],
                    "spearman",
                )
            ),
            "You took the change in the number of people. Then large countries come first, whatever "
            "they do. Divide by the population.",
        ),
    ],
)


# Exercise 9.5 ------------------------------------------------------------------------------------

NINE = ["ARE", "EGY", "JOR", "KWT", "LBY", "MAR", "QAT", "TUN", "YEM"]


def top_three(year: int = 2010, column: str = ONLINE, fewest: bool = False) -> list[str]:
    """The three of the nine states with the highest (or lowest) values, that one first."""
    rows = load("economy").query("year == @year").set_index("iso3").loc[NINE, column]
    return list(rows.sort_values(ascending=fewest).head(3).index)


def solve_9_5() -> list[str]:
    """The rows of 2010 for the nine states are sorted by internet users. The three highest are Gulf
    states, and none of the three stands in the claim."""
    nine = ["ARE", "EGY", "JOR", "KWT", "LBY", "MAR", "QAT", "TUN", "YEM"]
    economy = load("economy")
    rows = economy[(economy["year"] == 2010) & economy["iso3"].isin(nine)]
    order = rows.set_index("iso3")["internet_users_percent"].sort_values(ascending=False)
    return list(order.head(3).index)


ARAB_SPRING = Exercise(
    "9.5",
    "Where was the internet in 2010?",
    2,
    Names("countries", ordered=True),
    solve_9_5,
    [
        'Keep the rows of 2010 with economy["iso3"].isin(nine).',
        "Sort by internet_users_percent with ascending=False, and keep the first three.",
    ],
    [
        Mistake(
            "the fewest",
            lambda: top_three(fewest=True),
            "These three have the fewest users. Sort with ascending=False. Then look again: two of "
            "these three had uprisings in 2011.",
        ),
        Mistake(
            "another year",
            lambda: top_three(2020),
            "This is the order of 2020. The protests began at the end of 2010.",
        ),
        Mistake(
            "mobile contracts",
            lambda: top_three(column="mobile_subscriptions_per_100"),
            "These have the most mobile contracts. The question asks for users of the internet.",
        ),
        Mistake(
            "smallest of the three first",
            lambda: solve_9_5()[::-1],
            "You have the right three. Put the one with the most users first.",
        ),
    ],
)


# Exercises 9.6 to 9.9 ----------------------------------------------------------------------------


@cache
def ties() -> pd.DataFrame:
    """All corridors with people and a connectedness."""
    return digital_ties.tie_table()


@cache
def model() -> gravity.Fit:
    """The model with all factors."""
    return digital_ties.fit(ties())


def times() -> pd.Series:
    """Connectedness that is there, for each one that is expected, by corridor."""
    return model().observed / model().predicted


def effect(factor: str = "log_density") -> float:
    """The coefficient of one factor."""
    return float(model().coefficients.loc[factor, "coefficient"])


def solve_9_6() -> float:
    """The density of migrants enters as a logarithm, so twice as many is 2 to the power of the
    coefficient. What lies above one is the rise; times 100 gives percent."""
    from course_utils.models import digital_ties

    table = digital_ties.tie_table()
    coefficient = digital_ties.fit(table).coefficients["coefficient"]
    return 100 * (2 ** coefficient["log_density"] - 1)


TWICE_AS_MANY = Exercise(
    "9.6",
    "Twice as many migrants",
    2,
    Number("percent", within=0.3),
    solve_9_6,
    [
        "In the example, twice as far was 2 to the power of the coefficient of distance.",
        "The result says how many times. Take 1 away and multiply by 100.",
    ],
    [
        Mistake(
            "the coefficient as it stands",
            effect,
            "That is the coefficient. It tells the effect of one step on a scale of logarithms. Twice "
            "as many is 2 to the power of the coefficient.",
        ),
        Mistake(
            "the coefficient itself",
            lambda: 100 * effect(),
            "That is the coefficient times 100. It tells the effect of one step on a scale of "
            "logarithms. Twice as many is 2 to the power of the coefficient.",
        ),
        Mistake(
            "e instead of 2",
            lambda: 100 * (np.exp(effect()) - 1),
            "You raised e to the power. That is right for factors that are 0 or 1. For twice as "
            "many migrants the base is 2.",
        ),
        Mistake(
            "times instead of percent",
            lambda: 2 ** effect(),
            "That says how many times as high. The question asks by how many percent it is higher.",
        ),
        Mistake(
            "a share below one",
            lambda: 2 ** effect() - 1,
            "Your number is 100 times too small. The question asks for percent, so multiply by 100.",
        ),
        Mistake(
            "percent of before",
            lambda: 100 * 2 ** effect(),
            "That is what the new value is in percent of the old one. The question asks for the "
            "rise alone: take 100 away.",
        ),
        Mistake(
            "distance",
            lambda: 100 * (2 ** effect("distance_km") - 1),
            "That is the change for twice the distance. Take the coefficient of log_density.",
        ),
    ],
)


def from_india(by: str = "times", least: int = 100_000, largest: bool = True) -> list[str]:
    """Three destinations of people born in India by one of the columns."""
    rows = ties().assign(times=times()).xs("IND", level="origin")
    rows = rows[rows["people"] >= least]
    return list(rows[by].sort_values(ascending=not largest).head(3).index)


def solve_9_7() -> list[str]:
    """Corridors with at least 100,000 people born in India are kept, and the three with the
    highest ratio of what is there to what is expected are taken. All three are Gulf states."""
    from course_utils.models import digital_ties

    table = digital_ties.tie_table()
    fitted = digital_ties.fit(table)
    table["times"] = fitted.observed / fitted.predicted
    india = table.xs("IND", level="origin")
    large = india[india["people"] >= 100_000]
    return list(large["times"].nlargest(3).index)


INDIA_ABOVE = Exercise(
    "9.7",
    "Where are India's ties above expectation?",
    2,
    Names("destinations"),
    solve_9_7,
    [
        'table["times"] is given. Choose India with table.xs("IND", level="origin").',
        "Then keep the rows with at least 100,000 people, and take nlargest(3) of the column times.",
    ],
    [
        Mistake(
            "small corridors kept",
            lambda: from_india(least=0),
            "In your list stand countries where few people born in India live. Keep corridors with "
            "at least 100,000 people first.",
        ),
        Mistake(
            "the most people",
            lambda: from_india("people"),
            "You chose the three with the most people born in India. The question is where the "
            "connectedness lies above what the model expects.",
        ),
        Mistake(
            "furthest below",
            lambda: from_india(largest=False),
            "These three lie furthest below expectation. You need the other end of the list.",
        ),
        Mistake(
            "immigrants in India",
            lambda: list(
                ties()
                .assign(times=times())
                .xs("IND", level="destination")["times"]
                .nlargest(3)
                .index
            ),
            "You chose India as the destination. That counts those who came to India. Use "
            'level="origin".',
        ),
    ],
)


ORDER_LINES = (
    "table = digital_ties.tie_table()",
    "fitted = digital_ties.fit(table)",
    "ratio = fitted.observed / fitted.predicted",
    'from_india = ratio.xs("IND", level="origin")',
    "from_india.sort_values(ascending=False).head(5)",
)


def solve_9_8() -> list[str]:
    """First the table, then the model that is fitted to it. Observed by predicted gives the ratio
    for all corridors; the rows of India are chosen from it, and then they are sorted."""
    return list(ORDER_LINES)


RATIO_PUZZLE = Exercise(
    "9.8",
    "From a table to a ratio",
    2,
    Order(ORDER_LINES),
    solve_9_8,
    [
        "Each line uses a name that an earlier line makes. Which line needs no earlier name?",
        "The model is fitted to all corridors. India is chosen only after that.",
    ],
    [
        Mistake(
            "India too early",
            lambda: moved(ORDER_LINES, 3, 1),
            "Your line with xs chooses from the ratio, and at that place nothing has made it yet.",
        ),
        Mistake(
            "ratio too early",
            lambda: moved(ORDER_LINES, 2, 1),
            "The ratio needs the fitted model. At your place for it there is a table, but no model.",
        ),
        Mistake(
            "model before its table",
            lambda: moved(ORDER_LINES, 1, 0),
            "A model is fitted to a table. At your place for it there is no table yet.",
        ),
    ],
)


def solve_9_9() -> float:
    """Each corridor gets the internet users at its destination in 2020. The correlation by rank is
    negative: the fewer people are online there, the further the connectedness lies above
    expectation."""
    from course_utils.models import digital_ties

    fitted = digital_ties.fit(digital_ties.tie_table())
    ratio = fitted.observed / fitted.predicted
    economy = load("economy")
    users = economy[economy["year"] == 2020].set_index("iso3")["internet_users_percent"]
    there = ratio.index.get_level_values("destination").map(users)
    return ratio.corr(pd.Series(there, index=ratio.index), method="spearman")


def with_users(side: str = "destination", what: str = "times", method: str = "spearman") -> float:
    """The correlation of a column of the corridors with the users on one side in 2020."""
    rows = ties().assign(times=times())
    users = load("economy").query("year == 2020").set_index("iso3")[ONLINE]
    there = pd.Series(rows.index.get_level_values(side).map(users), index=rows.index)
    return float(rows[what].corr(there, method=method))


FEW_ONLINE = Exercise(
    "9.9",
    "Strong ties where few are online?",
    3,
    Number("correlation", within=0.006),
    solve_9_9,
    [
        "times has one row for each corridor. `there` is given: the users at the destination.",
        "Correlate the two by rank, and read the sign.",
    ],
    [
        Mistake(
            "the origin",
            lambda: with_users("origin"),
            "You took the users at the origin. The question asks for the destination.",
        ),
        Mistake(
            "connectedness itself",
            lambda: with_users(what="connectedness"),
            "You took the connectedness. The question is about what is left over: there divided by "
            "expected.",
        ),
        Mistake(
            "not by rank",
            lambda: with_users(method="pearson"),
            "That is the ordinary correlation, which a few very high ratios can pull. Use "
            'method="spearman".',
        ),
        Mistake(
            "sign lost",
            lambda: -solve_9_9(),
            "The size is right, the sign is not. More users go with a lower ratio here.",
        ),
    ],
)


# Exercise 9.10 -----------------------------------------------------------------------------------


def linked_without(network: str, language: str = "English") -> tuple[int, int]:
    """Languages in the largest part without one language, and all that remain."""
    import networkx as nx

    rows = load("language_links").query("network == @network")
    graph = networks.undirected(networks.corridors(rows, "language_a", "language_b", "links"))
    graph.remove_node(language)
    return len(max(nx.connected_components(graph), key=len)), len(graph)


def solve_9_10() -> float:
    """The links of Wikipedia make a network. Without English the rest falls into parts; the size of
    the largest is divided by the number of languages that remain."""
    import networkx as nx

    from course_utils.models import networks

    links = load("language_links")
    wiki = links[links["network"] == "wikipedia"]
    graph = networks.undirected(networks.corridors(wiki, "language_a", "language_b", "links"))
    rest = graph.subgraph(set(graph) - {"English"})
    largest = max(nx.connected_components(rest), key=len)
    return 100 * len(largest) / len(rest)


WITHOUT_ENGLISH = Exercise(
    "9.10",
    "Wikipedia without English",
    2,
    PERCENT,
    solve_9_10,
    [
        'Do the same as for Twitter, with "wikipedia" in the first line.',
        "Divide the languages in the largest part by the languages that remain without English.",
    ],
    [
        Mistake(
            "English counted below the line",
            lambda: 100 * linked_without("wikipedia")[0] / (linked_without("wikipedia")[1] + 1),
            "You divided by all languages, also by English. English is gone: divide by those that "
            "remain.",
        ),
        Mistake(
            "a share below one",
            lambda: linked_without("wikipedia")[0] / linked_without("wikipedia")[1],
            "Your number is 100 times too small. The question asks for percent, so multiply by 100.",
        ),
        Mistake(
            "a number of languages",
            lambda: linked_without("wikipedia")[0],
            "That is the number of languages in the largest part. The question asks for percent of "
            "those that remain.",
        ),
        Mistake(
            "Twitter again",
            lambda: 100 * linked_without("twitter")[0] / linked_without("twitter")[1],
            "That is the share for Twitter, from the example. Choose the rows of Wikipedia.",
        ),
        Mistake(
            "books",
            lambda: 100 * linked_without("books")[0] / linked_without("books")[1],
            "That is the share for translated books. Choose the rows of Wikipedia.",
        ),
        Mistake(
            "German instead of English",
            lambda: (
                100
                * linked_without("wikipedia", "German")[0]
                / linked_without("wikipedia", "German")[1]
            ),
            "You took out German, the second largest hub. The question is about English.",
        ),
    ],
)


# Exercise 9.11 -----------------------------------------------------------------------------------


def solve_9_11() -> float:
    """The first one is sure: 1. The hub hears of it with the chance 0.2. Then it tells nine others,
    each with the chance 0.2, so 1.8 more on average: 1 + 0.2 × (1 + 1.8)."""
    others, chance = 9, 0.2
    return 1 + chance * (1 + others * chance)


BY_HAND = Exercise(
    "9.11",
    "The embassy speaks to a contact",
    2,
    Number("people", within=0.006),
    solve_9_11,
    [
        "Three steps: the contact itself, then perhaps the hub, then perhaps the nine others.",
        "The nine others can hear of it only if the hub did. Multiply the two chances.",
    ],
    [
        Mistake(
            "the hub first",
            lambda: 1 + 10 * 0.2,
            "That is the number if the embassy speaks to the hub. Here it speaks to one of the ten "
            "contacts.",
        ),
        Mistake(
            "the first one forgotten",
            lambda: 0.2 * (1 + 9 * 0.2),
            "You left out the contact to whom the embassy speaks. This person is reached for sure.",
        ),
        Mistake(
            "stops at the hub",
            lambda: 1 + 0.2,
            "The hub passes the message on as well. Add the nine others, each with its chance.",
        ),
        Mistake(
            "the hub not counted",
            lambda: 1 + 0.2 * 9 * 0.2,
            "You counted the contact and the nine others. The hub hears of it too, with its chance.",
        ),
        Mistake(
            "ten others",
            lambda: 1 + 0.2 * (1 + 10 * 0.2),
            "The hub has ten contacts, and one of them is the person who told it. How many others "
            "are left?",
        ),
    ],
)


# Exercise 9.12 -----------------------------------------------------------------------------------


@cache
def reached(way: str, count: int = 200, chance: float = 0.005) -> float:
    """The mean percent of members reached in ten cascades of the made-up community."""
    town = diffusion.made_up(100_000)
    return float(diffusion.reach(town, count, way, chance, default_rng(1)).mean())


def solve_9_12() -> float:
    """Ten cascades for each way, and their means. When messages are seldom passed on, the first
    step decides, and in the first step hubs have many more contacts."""
    from numpy.random import default_rng

    from course_utils.models import diffusion

    town = diffusion.made_up(100_000)
    hubs = diffusion.reach(town, 200, "hubs", 0.005, default_rng(1)).mean()
    members = diffusion.reach(town, 200, "random members", 0.005, default_rng(1)).mean()
    return hubs / members


def hubs_by_random(count: int = 200, chance: float = 0.005) -> float:
    """How many times as many members the hubs reach as random members do."""
    return reached("hubs", count, chance) / reached("random members", count, chance)


HUBS_OR_NOT = Exercise(
    "9.12",
    "When does it matter to whom one speaks?",
    2,
    # 200 other starts give 2.54 to 2.74; forgotten members or a forgotten chance lie far outside.
    Number("times", within=0.17),
    solve_9_12,
    [
        "Change two numbers in the example: 200 members instead of 1,000, and the chance 0.005.",
        "Divide the mean for hubs by the mean for random members, without rounding them first.",
    ],
    [
        Mistake(
            "upside down",
            lambda: reached("random members") / reached("hubs"),
            "Your number is below one. How many times means: divide the percent for the hubs by the "
            "percent for random members.",
        ),
        Mistake(
            "near one",
            lambda: hubs_by_random(chance=0.05),
            "A number near one comes from a chance that is too large. Half a percent is 0.005.",
        ),
        Mistake(
            "the numbers of the example",
            lambda: hubs_by_random(1000, 0.02),
            "That is the ratio of the example. Change the number of members and the chance.",
        ),
        Mistake(
            "the members of the example",
            lambda: hubs_by_random(1000),
            "You changed the chance. Change the number of members as well.",
        ),
        Mistake(
            "a chance that is too high",
            lambda: hubs_by_random(chance=0.02),
            "You changed the members. Change the chance as well: half a percent is 0.005.",
        ),
        Mistake(
            "one percent",
            lambda: hubs_by_random(chance=0.01),
            "That is about the ratio for a chance of 0.01, which is one percent. Half a percent is "
            "half of it.",
        ),
        Mistake(
            "only the hubs",
            lambda: reached("hubs"),
            "That is the percent of members that the hubs reach. Divide it by the percent that "
            "random members reach.",
        ),
    ],
)


# Exercise 9.13 -----------------------------------------------------------------------------------


def solve_9_13() -> str:
    """At every number of lost members the line of the hubs lies lower. A random member has few
    contacts, so little is lost with one; a hub takes many ties along."""
    return "b"


READ_THE_LINES = Exercise(
    "9.13",
    "Read two lines",
    1,
    Choice(
        {
            "a": "It makes no difference who leaves; what counts is how many.",
            "b": "If hubs leave, the community falls apart sooner than if as many random members "
            "leave.",
            "c": "If random members leave, the community falls apart sooner, because there are more "
            "of them.",
            "d": "When hubs leave, the others hear more, because nobody stands between them.",
        }
    ),
    solve_9_13,
    [
        "Choose one place on the horizontal axis and compare the height of the two lines there.",
        "What does a lower line say about the members who are still connected?",
    ],
    [
        Mistake(
            "no difference",
            lambda: "a",
            "At each number of lost members the two lines have different heights. Look at the right "
            "end first.",
        ),
        Mistake(
            "the lines exchanged",
            lambda: "c",
            "Both lines are drawn for the same number of lost members. Which of them is lower?",
        ),
        Mistake(
            "what hubs do",
            lambda: "d",
            "The line shows how many are still connected. If it falls, fewer members can hear of "
            "anything from the rest.",
        ),
    ],
)


# Exercise 9.14 -----------------------------------------------------------------------------------


def largest(platform: str | None = None) -> float:
    """The largest part of the made-up community without a platform, in percent."""
    town = diffusion.made_up(100_000)
    return 100 * diffusion.largest_part(diffusion.without(town, platform=platform))


def solve_9_14() -> float:
    """The ties of one platform are taken away. What remains connected is the share of members in
    the largest part; times 100 gives percent."""
    from course_utils.models import diffusion

    town = diffusion.made_up(100_000)
    rest = diffusion.without(town, platform="Cedar")
    return 100 * diffusion.largest_part(rest)


NO_CEDAR = Exercise(
    "9.14",
    "A platform closes",
    2,
    PERCENT,
    solve_9_14,
    [
        'Use diffusion.without(town, platform="Cedar"), as in the example for Ash.',
        "diffusion.largest_part gives a share from 0 to 1.",
    ],
    [
        Mistake(
            "a share below one",
            lambda: largest("Cedar") / 100,
            "Your number is 100 times too small. The question asks for percent, so multiply by 100.",
        ),
        Mistake(
            "nothing closed",
            lambda: largest(),
            "That is the largest part with all platforms. Take the ties of Cedar away first.",
        ),
        Mistake(
            "Ash again",
            lambda: largest("Ash"),
            "That is the number of the example, without Ash. The question is about Cedar.",
        ),
        Mistake(
            "Birch",
            lambda: largest("Birch"),
            "That is the largest part without Birch. The question is about Cedar.",
        ),
        Mistake(
            "what is lost",
            lambda: largest() - largest("Cedar"),
            "That is how many points are lost. The question asks for what remains connected.",
        ),
    ],
)


# Exercise 9.15 -----------------------------------------------------------------------------------

WHO = (
    r"(?:the (?:whole |entire )?diaspora|(?:most|all|the) (?:diaspora )?(?:members|migrants|emigrants)"
    r"(?: of the diaspora)?|diaspora members|members of the diaspora|everybody|everyone)"
)
FEELS = (
    r"(?:is|are|was|were|feels?|stands?) (?:\w+ly )?(?:against|critical|opposed|unhappy|angry|hostile)"
    r"|(?:oppos|reject|hat|dislik|criti[cz]i[sz]|want|disagree|disapprov|think|believ)(?:e|es|ed|s)?\b"
    r"|(?:does|do|did) not (?:like|support|trust|want|accept|agree)"
)
TOO_STRONG = re.compile(
    r"(?:percent|per cent|%) of (?:the |all )?(?:whole )?(?:diaspora|emigrants|migrants|members|people)\b"
    rf"|\b{WHO} (?:\w+ly |all )?(?:{FEELS})|\b(?:proves?|(?:without (?:any )?|no )doubt)\b",
    re.IGNORECASE,
)
# A part of a sentence that denies or leaves open what follows, up to the next stop or comma.
LEFT_OPEN = re.compile(
    r"(?:\b(?!no doubt|not only)(?:not|never|cannot|no|nothing|nobody|whether|unknown|unclear|if)\b|n[’']t\b)"
    r"(?: [^\s.,;:]+){0,8}? (?:the|all|most|what|that|proves?|prove|diaspora|members|everybody)\b[^.,;:]*",
    re.IGNORECASE,
)
PERSONS = re.compile(
    r"10[ ,.]?000 (?:people|persons|members|migrants|emigrants|users|citizens)"
    r"|(?:70|seventy) ?(?:percent|per cent|%) of (?:the )?(?:users|persons|citizens|authors)",
    re.IGNORECASE,
)


def claims_too_much(text: object) -> bool:
    """Does it speak for a whole diaspora, and not in order to deny it?"""
    return isinstance(text, str) and bool(TOO_STRONG.search(LEFT_OPEN.sub(" ", text)))


def counts_persons(text: object) -> bool:
    """Does it say that the study counted persons?"""
    return isinstance(text, str) and bool(PERSONS.search(text))


SEVENTY = (
    *("70", "7,000", "7000", "7 000", "0.7", "seventy", "seven of ten", "seven out of ten"),
    *("seven in ten", "seven thousand", "7 of 10", "7 in 10", "7 out of 10", "seven tenths"),
)
CRITICAL = ("critic", "against", "oppos", "disapprov", "reject", "negative")
LIMITS = (
    *("not know", "not tell", "not say", "not show", "not speak", "not prove", "not describe"),
    *("not represent", "not mean", "not the diaspora", "not people", "not persons", "not random"),
    *("not a random", "not use", "not on ", "not write", "not tweet", "not post", "not stand"),
    *("cannot", "can’t", "can't", "unknown", "unclear", "says nothing", "tells nothing"),
    *("silent", "missing", "elsewhere", "offline", "afraid", "never tweet", "no account"),
    *("without an account", "leaves out", "left out", "excluded", "bots", "only of", "only for"),
    *(
        "not cover",
        "not include",
        "nobody knows",
        "no one knows",
        "only these",
        "with this hashtag only",
    ),
)


def solve_9_15() -> str:
    """An honest sentence names the number with its whole, what was counted, how the sample came
    about, and for whom it does not speak."""
    return (
        "Among tweets chosen by one hashtag, 70 percent were critical of the government; the study "
        "counted tweets and not people, some accounts may be bots or opponents, and its 10,000 "
        "tweets do not tell what members of the diaspora think who write elsewhere or not at all."
    )


HONEST_SENTENCE = Exercise(
    "9.15",
    "Write the sentence that you would sign",
    3,
    Text(words=25),
    solve_9_15,
    [
        "What was counted: people, accounts or tweets? And how were they chosen?",
        "Who can be missing, and who can be in it twice? Say for whom the number does not speak.",
    ],
    [
        Mistake(
            "speaks for all",
            lambda: (
                "The diaspora is against the government, because 70 percent of 10,000 tweets with "
                "the hashtag of the protest were critical, although other people were out of sight."
            ),
            "Your sentence speaks for a whole diaspora. The study saw tweets with one hashtag. Say "
            "what they show, and leave the rest open.",
            claims_too_much,
        ),
        Mistake(
            "no number",
            lambda: (
                "Many of the tweets with this hashtag were critical of the government, but the study "
                "does not tell what the people think who write without it or do not write at all."
            ),
            "Give the number: which part of the tweets was critical?",
            lacks(*SEVENTY),
        ),
        Mistake(
            "persons counted",
            lambda: (
                "Of 10,000 people with one hashtag 70 percent wrote tweets that were critical of the "
                "government, but we do not know what others think who write elsewhere."
            ),
            "The study counted tweets. One person can write many of them, so say tweets.",
            counts_persons,
        ),
        Mistake(
            "no word on what they said",
            lambda: (
                "Of 10,000 tweets with one hashtag 70 percent were about the government at home, but "
                "the study does not tell what people think who write elsewhere or not at all."
            ),
            "Say what the tweets of the 70 percent had in common: were they for or against something?",
            lacks(*CRITICAL),
        ),
        Mistake(
            "no unit",
            lambda: (
                "In the study 70 percent were critical of the government under this hashtag, but it "
                "does not tell what those think who are not in the sample or were not asked."
            ),
            "70 percent of what? Say what was counted.",
            lacks("tweet", "post", "message"),
        ),
        Mistake(
            "no word on the sample",
            lambda: (
                "Of 10,000 tweets 70 percent were critical of the government, but the number does not "
                "tell what members of the community think, and some may come from machines."
            ),
            "How were the tweets chosen? Without that, nobody can tell whom they stand for.",
            lacks("hashtag", "hash tag", "#"),
        ),
        Mistake(
            "no limit",
            lambda: (
                "Of 10,000 tweets with the hashtag of the protest in this week 70 percent were "
                "critical of the government, which is a large part and much more than the 30 "
                "percent of others."
            ),
            "All that you say is right. Add what the number leaves open: for whom does it say "
            "nothing?",
            lacks(*LIMITS),
        ),
    ],
)


EXERCISES = [
    IMAGINED,
    DENSITY,
    WORLD_ONLINE,
    CHANGE_AND_CHANGE,
    ARAB_SPRING,
    TWICE_AS_MANY,
    INDIA_ABOVE,
    RATIO_PUZZLE,
    FEW_ONLINE,
    WITHOUT_ENGLISH,
    BY_HAND,
    HUBS_OR_NOT,
    READ_THE_LINES,
    NO_CEDAR,
    HONEST_SENTENCE,
]


# Guesses -----------------------------------------------------------------------------------------


def density_example() -> float:
    """The density of 10,000 members with 100 contacts each, in percent."""
    return 100 * 100 / 9_999


def after_density() -> str:
    """The share, and the village beside it."""
    return (
        f"It is {density_example():.1f} percent: 100 of the 9,999 others. So 99 of 100 possible ties "
        "do not exist. In a village of 100, where all know each other, it would be 100 percent."
    )


def after_online() -> str:
    """Two years."""
    return (
        f"Of 100 people {share_online(2000):.1f} used the internet in 2000, and "
        f"{share_online(2020):.1f} in 2020, in the countries with a number. Now see the way between."
    )


def half_online(iso3: str) -> int:
    """The first year in which more than half of the people of a country were online."""
    rows = load("economy").query("iso3 == @iso3").set_index("year")[ONLINE]
    return int(rows[rows > 50].index.min())


def after_half() -> str:
    """The year before and the year itself."""
    rows = load("economy").query("iso3 == 'UZB'").set_index("year")[ONLINE]
    year = half_online("UZB")
    return (
        f"In Uzbekistan it was {rows[year - 1]:.1f} percent in {year - 1}, and {rows[year]:.1f} "
        f"percent in {year}. In South Korea it was so in {half_online('KOR')}. Look at both below."
    )


FILIPINO = ["USA", "CAN", "SAU", "JPN"]


def most_above() -> str:
    """Which of four destinations of people born in the Philippines lies furthest above."""
    return name(str(times()["PHL"][FILIPINO].idxmax()))


def after_ties() -> str:
    """Two destinations, far apart."""
    ratio = times()["PHL"]
    return (
        f"With Saudi Arabia the connectedness is {ratio['SAU']:.1f} times what a model expects, with "
        f"the United States {ratio['USA']:.2f} times. Yet in 2024 three times as many people born in "
        "the Philippines lived in the United States as in Saudi Arabia."
    )


def uzbek_above() -> int:
    """The partners of Uzbekistan with at least the connectedness expected."""
    return int((times()["UZB"] >= 1).sum())


def after_uzbek() -> str:
    """How many, and both ends."""
    ratio = times()["UZB"]
    return (
        f"It is {uzbek_above()} of {len(ratio)}. Furthest above lies {name(str(ratio.idxmax()))} "
        f"with {ratio.max():.1f} times the connectedness expected, furthest below "
        f"{name(str(ratio.idxmin()))} with {ratio.min():.2f} times. Russia has no number."
    )


def after_english() -> str:
    """What stays and what is lost."""
    inside, rest = linked_without("twitter")
    return (
        f"{inside} of the {rest} stay connected with each other, through other languages. The other "
        f"{rest - inside} lose every link that the table knows."
    )


def exiles_reached() -> float:
    """Percent of the exiles reached from 1,000 workers with a chance of 10 percent."""
    town = diffusion.made_up(100_000)
    luck = default_rng(diffusion.SEED).random(len(town.ties))
    first = diffusion.seeds(town, 1000, "one group", default_rng(diffusion.SEED))
    heard = diffusion.reached(diffusion.parts(town, 0.1, luck), first)
    return 100 * float(heard[town.group == len(diffusion.GROUPS) - 1].mean())


def after_exiles() -> str:
    """The share, and the bridges."""
    return (
        f"In this run {exiles_reached():.0f} percent. Only {diffusion.BRIDGES} ties lead to the "
        "exiles, and with a chance of 10 percent it often happens that none of them passes the "
        "message on. In some other runs one of them does, and then about a quarter of the exiles "
        "hear of it."
    )


def after_embassy() -> str:
    """Both numbers, and why."""
    hubs, members = reached("hubs", 1000, 0.1), reached("random members", 1000, 0.1)
    return (
        f"Nearly the same: hubs {hubs:.1f} percent, random members {members:.1f}. When messages "
        "are passed on often, the hubs hear of it anyway."
    )


GUESSES = [
    Guess(
        "guess-09-density",
        "09",
        "A group online has 10,000 members, and each of them knows 100 others. Which percent of all "
        "possible ties exists?",
        density_example,
        after_density,
        unit="percent",
    ),
    Guess(
        "guess-09-online",
        "09",
        "Out of 100 people in the world, how many used the internet in 2000?",
        lambda: share_online(2000),
        after_online,
        unit="of 100 people",
    ),
    Guess(
        "guess-09-half",
        "09",
        "In South Korea more than half of the people used the internet for the first time in 2001. "
        "How many years later was it so in Uzbekistan?",
        lambda: half_online("UZB") - half_online("KOR"),
        after_half,
        unit="years",
    ),
    Guess(
        "guess-09-ties",
        "09",
        "People born in the Philippines live in all of these countries. Compare the connectedness on "
        "Facebook (October 2021) with what migrants, distance and language let us expect. With which "
        "country does it lie furthest above?",
        most_above,
        after_ties,
        options=tuple(name(code) for code in FILIPINO),
    ),
    Guess(
        "guess-09-uzbek",
        "09",
        "For 30 partners of Uzbekistan the tables have people (2024) and connectedness (October "
        "2021). With how many of them is the connectedness at least as high as expected?",
        uzbek_above,
        after_uzbek,
        unit="partners",
    ),
    Guess(
        "guess-09-english",
        "09",
        "Take English out of the network of languages on Twitter. How many of the other 63 languages "
        "stay connected with each other, in the largest part?",
        lambda: linked_without("twitter")[0],
        after_english,
        unit="languages",
    ),
    Guess(
        "guess-09-embassy",
        "09",
        "Now the chance is 10 percent. The embassy can speak first to 1,000 hubs or to 1,000 random "
        "members. Which way reaches more of the 100,000 made-up members in the end?",
        lambda: "nearly the same",
        after_embassy,
        options=("the 1,000 largest hubs", "1,000 random members", "nearly the same"),
    ),
    Guess(
        "guess-09-exiles",
        "09",
        "In the made-up community the embassy speaks to 1,000 workers, and each contact passes the "
        "message on with a chance of 10 percent. Which percent of the exiles hears of it in one run?",
        exiles_reached,
        after_exiles,
        unit="percent",
    ),
]

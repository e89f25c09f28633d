"""The numbers of lesson 09."""

from functools import cache

import numpy as np
from numpy.random import default_rng

from course_utils import load
from course_utils.exercises import find
from course_utils.exercises.lesson_09 import (
    density_example,
    effect,
    linked_without,
    reached,
    share_online,
    times,
)
from course_utils.models import diffusion, networks

ONLINE = "internet_users_percent"


def uzbekistan(year: int) -> float:
    """Internet users of Uzbekistan, in percent."""
    rows = load("economy").query("iso3 == 'UZB'").set_index("year")
    return float(rows.loc[year, ONLINE])


def covered(year: int) -> float:
    """People of the countries with a number of users, in percent of all people in the table."""
    rows = load("economy").query("year == @year")
    return 100 * rows.loc[rows[ONLINE].notna(), "population"].sum() / rows["population"].sum()


def countries_with_number(year: int) -> int:
    rows = load("economy").query("year == @year")
    return int(rows[ONLINE].notna().sum())


def migrants(year: int) -> float:
    """Migrants in percent of the world's people."""
    row = load("migrant_world").set_index("year").loc[year]
    return 100 * row["migrants"] / row["population"]


@cache
def wikipedia() -> diffusion.Community:
    links = load("language_links").query("network == 'wikipedia'")
    graph = networks.corridors(links, "language_a", "language_b", "links")
    return diffusion.from_graph(networks.undirected(graph))


def ten_hubs_lost() -> float:
    return 100 * float(diffusion.robustness(wikipedia(), [10], "hubs", default_rng(1))[0])


@cache
def ten_random_lost() -> float:
    """As in the cell of the notebook: the mean of 100 draws."""
    rng = default_rng(1)
    draws = [
        diffusion.robustness(wikipedia(), range(11), "random members", rng) for _ in range(100)
    ]
    return 100 * float(np.mean([one[10] for one in draws]))


@cache
def town() -> diffusion.Community:
    return diffusion.made_up(100_000)


def left_over(way: str) -> float:
    """The largest part after 30,000 of 100,000 members left, in percent."""
    return 100 * float(diffusion.robustness(town(), [30_000], way, default_rng(1))[0])


@cache
def hubs_by_random(percent: float) -> float:
    """How many times as many members 1,000 hubs reach as 1,000 random members."""
    return reached("hubs", 1000, percent / 100) / reached("random members", 1000, percent / 100)


def listed(destination: str) -> int:
    """How many known origins one destination lists in 2024."""
    rows = load("migrant_stock").query("destination == @destination and year == 2024")
    return int((rows["origin"] != "OOO").sum())


def first_year_above_half(iso3: str) -> int:
    rows = load("economy").query("iso3 == @iso3").set_index("year")[ONLINE]
    return int(rows[rows > 50].index.min())


def largest_group_of_filipinos() -> bool:
    rows = load("migrant_stock").query("origin == 'PHL' and year == 2024")
    return rows.set_index("destination")["migrants"].idxmax() == "USA"


COMPUTED = [
    (
        "lesson 09",
        "In 2022 it was {:.0f} of 100.",
        lambda: [uzbekistan(2022)],
    ),
    ("lesson 09", "A group has {:,} members, and each of them knows {}", lambda: [100_000, 200]),
    (
        "lesson 09",
        "in a group of {:,} in which each member knows {} others, {:.0f} of 100 possible ties do "
        "not exist",
        lambda: [10_000, 100, 100 - density_example()],
    ),
    (
        "lesson 09",
        "in a group of {:,} where each knows {} others, {:.0f} percent of the possible ties exists",
        lambda: [10_000, 100, density_example()],
    ),
    (
        "lesson 09",
        "`known` has {} countries for 2010 and {} for 2024.",
        lambda: [countries_with_number(2010), countries_with_number(2024)],
    ),
    (
        "lesson 09",
        "The column *online* jumps to {:.1f} percent in 2024. Nobody made this jump: "
        "{:.0f} percent "
        "of the world's people are covered in that year",
        lambda: [share_online(2024), covered(2024)],
    ),
    ("lesson 09", "So we keep only years with at least {} percent.", lambda: [95]),
    ("lesson 09", "Internet: years with {} percent covered or more.", lambda: [95]),
    (
        "lesson 09",
        "Internet users rose from {:.2f} percent in 1990 to {:.1f} percent in 2020. Migrants rose "
        "from {:.1f} to {:.1f} percent of the world's people in the same years.",
        lambda: [share_online(1990), share_online(2020), migrants(1990), migrants(2020)],
    ),
    (
        "lesson 09",
        "where internet users rise from {:.2f} to above {} percent of the people and migrants only "
        "from {:.1f} to {:.1f} percent.",
        lambda: [share_online(1990), 60, migrants(1990), migrants(2024)],
    ),
    (
        "lesson 09",
        "Of 100 people {:.1f} used the internet in 2000 and {:.1f} in 2020. Over {} countries the "
        "changes of internet use and of emigration have a rank correlation of −{:.2f}.",
        lambda: [share_online(2000), share_online(2020), 177, -find("9.4").solution()],
    ),
    (
        "lesson 09",
        "The United States list {} places of birth, Germany {} and Australia {}.",
        lambda: [listed("USA"), listed("DEU"), listed("AUS")],
    ),
    (
        "lesson 09",
        "With a common language the model expects {:.1f} times the connectedness.",
        lambda: [np.exp(effect("spoken_language"))],
    ),
    ("lesson 09", "**at least {:,}** people born in India", lambda: [100_000]),
    (
        "lesson 09",
        "for destinations with at least {:,} people born in the Philippines, where Qatar, Saudi "
        "Arabia and the United Arab Emirates lie above {} and the United States at {:.2f}.",
        lambda: [100_000, 5, times()["PHL", "USA"]],
    ),
    (
        "lesson 09",
        "it is about {:.0f} or {:.0f} times what the model expects.",
        lambda: [times()["PHL", "SAU"], times()["PHL", "QAT"]],
    ),
    (
        "lesson 09",
        "With Saudi Arabia the Philippines have {:.1f} times the friendships that the "
        "model expects, "
        "with the United States {:.2f} times.",
        lambda: [times()["PHL", "SAU"], times()["PHL", "USA"]],
    ),
    (
        "lesson 09",
        "Without English {:.1f} percent of the other languages on Twitter stay connected",
        lambda: [100 * linked_without("twitter")[0] / linked_without("twitter")[1]],
    ),
    (
        "lesson 09",
        "Without ten random languages about {:.0f} percent of all languages stay "
        "connected, without "
        "the ten largest hubs {:.0f} percent.",
        lambda: [ten_random_lost(), ten_hubs_lost()],
    ),
    (
        "lesson 09",
        "where the loss of ten hubs leaves {:.0f} percent and the loss of ten random ones about "
        "{:.0f}.",
        lambda: [ten_hubs_lost(), ten_random_lost()],
    ),
    (
        "lesson 09",
        "and a chance of {} percent. If the embassy speaks to the hub, then on average "
        "{} + {} × {} "
        "= {:.0f} people hear of it. If it speaks to one of the contacts, the hub hears of it with "
        "the chance {}, and then nine others with the chance {} each.",
        lambda: [10, 1, 10, 0.1, 1 + 10 * 0.1, 0.1, 0.1],
    ),
    ("lesson 09", "but now the chance is {} percent", lambda: [20]),
    (
        "lesson 09",
        "Now {:,} members. The embassy speaks to {:,} of them first.",
        lambda: [town().members, 1000],
    ),
    (
        "lesson 09",
        "The embassy speaks to {} members, and the chance is {} percent.",
        lambda: [500, 1],
    ),
    (
        "lesson 09",
        "Choose *hubs* and {} percent, and go from {:,} to {:,}: what does it gain?",
        lambda: [20, 1000, 5000],
    ),
    (
        "lesson 09",
        "Line chart of the percent of {:,} made-up members reached by the chance that a contact "
        "passes the message on, where two lines part below {} percent",
        lambda: [town().members, 5],
    ),
    (
        "lesson 09",
        "Line chart of the percent of {:,} made-up members in the largest part by "
        "members who left, "
        "where the line for hubs falls to {:.0f} and the line for random members to "
        "{:.0f} percent.",
        lambda: [town().members, left_over("hubs"), left_over("random members")],
    ),
    (
        "lesson 09",
        "Both lines begin at {:.0f} percent, because some members have no contact at all",
        lambda: [100 * diffusion.largest_part(town())],
    ),
    (
        "lesson 09",
        "Without the platform Ash {:.1f} percent of all members are in the largest part",
        lambda: [100 * diffusion.largest_part(diffusion.without(town(), platform="Ash"))],
    ),
    (
        "lesson 09",
        "A made-up study collected {:,} tweets with one hashtag. {} percent of them were critical",
        lambda: [10_000, 70],
    ),
    (
        "exercises 09",
        "One member could know {:,} others and knows {} of them.",
        lambda: [99_999, 200],
    ),
    (
        "exercises 09",
        "so an island with {:,} people counts as much as India",
        lambda: [10_000],
    ),
    ("exercises 09", "Then keep the rows with at least {:,} people", lambda: [100_000]),
    ("exercises 09", "Corridors with at least {:,} people born in India", lambda: [100_000]),
    ("exercises 09", "Keep corridors with at least {:,} people first.", lambda: [100_000]),
    (
        "exercises 09",
        "The hub hears of it with the chance {}. Then it tells nine others, each with the chance "
        "{}, so {:.1f} more on average: 1 + {} × (1 + {:.1f}).",
        lambda: [0.2, 0.2, 9 * 0.2, 0.2, 9 * 0.2],
    ),
    (
        "exercises 09",
        "{} members instead of {:,}, and the chance {}.",
        lambda: [500, 1000, 0.01],
    ),
    ("exercises 09", "a chance of {} where {} was asked", lambda: [0.1, 0.01]),
    ("exercises 09", "{} percent of what? Say what was counted.", lambda: [70]),
    ("exercises 09", "{} percent were critical of the government", lambda: [70]),
    ("exercises 09", "and its {:,} tweets do not tell", lambda: [10_000]),
    ("quiz lesson-09", "A group of {:,} compatriots meets", lambda: [50_000]),
    (
        "quiz lesson-09",
        "Over {} years the share of migrants in the world rose by {:.1f} percentage points, and "
        "internet use by more than {} points.",
        lambda: [2024 - 1990, migrants(2024) - migrants(1990), 60],
    ),
    (
        "quiz lesson-09",
        "{:.0f} percent of the people were online in 2024 and {:.0f} percent in 2023.",
        lambda: [share_online(2024), share_online(2023)],
    ),
    (
        "quiz lesson-09",
        "In 2024 only {} countries had one, and they held {:.0f} percent of the people.",
        lambda: [countries_with_number(2024), covered(2024)],
    ),
    (
        "quiz lesson-09",
        "with a chance of {} percent. The embassy can choose {:,} hubs or {:,} random members.",
        lambda: [20, 1000, 1000],
    ),
    ("quiz lesson-09", "With {} percent the hubs hear of it anyway.", lambda: [20]),
    ("quiz lesson-09", "A chance of {} percent leaves out many", lambda: [20]),
    ("quiz lesson-09", "A study collects {:,} tweets", lambda: [10_000]),
    ("quiz lesson-09", "The made-up community has {:,} members", lambda: [town().members]),
    (
        "quiz openers-09",
        "{:,} citizens abroad were registered for an election, and {:,} of them voted. An embassy "
        "says that it reached {:,} people.",
        lambda: [119_374, 2_958, 119_374],
    ),
    (
        "quiz openers-09",
        "{:,} voted, which is {:.1f} percent of the registered.",
        lambda: [2_958, 100 * 2_958 / 119_374],
    ),
]

HELD = [
    ("lesson 09", "Etalab Open Licence 2.0", "table pairs", "Etalab Open Licence 2.0"),
    ("lesson 09", "CC0 1.0", "table pairs", "CC0 1.0"),
    ("lesson 09", "**Benedict Anderson (1983)**", "reference anderson1983imagined", "(1983)"),
    ("lesson 09", "**Dana Diminescu (2008)**", "reference diminescu2008connected", "(2008)"),
    ("lesson 09", "**Jennifer Brinkerhoff (2009)**", "reference brinkerhoff2009digital", "(2009)"),
    (
        "lesson 09",
        "compared 2,120 districts before and after fast mobile internet came",
        "reference adema2022mobile",
        "617,402 people in 2,120 districts",
    ),
    (
        "lesson 09",
        "connectedness fades with the time since the main wave of migration",
        "reference bailey2017measuring",
        "connectedness fades with the time since the main wave of migration",
    ),
    (
        "lesson 09",
        "from 2014 to 2024 it recorded 1,219 by 48 governments in 103 countries",
        "reference freedomhouse2025ten",
        "1,219 direct, physical incidents by 48 governments in 103 countries, 2014 to 2024",
    ),
    (
        "lesson 09",
        "Freedom House recorded 1,219 physical incidents of transnational repression in 2014–2024",
        "reference freedomhouse2025ten",
        "1,219 direct, physical incidents by 48 governments in 103 countries, 2014 to 2024",
    ),
    (
        "lesson 09",
        "The Citizen Lab of the University of Toronto (2022)",
        "reference aljizawi2022psychological",
        "The Citizen Lab, University of Toronto",
    ),
]

TRUE = [
    (
        "lesson 09",
        "which mapped about 8,000 web sites of migrants",
        lambda: "about 8,000" in _term("connected migrant"),
    ),
    (
        "lesson 09",
        "In 2000 fewer than 1 of 100 people in Uzbekistan used the internet.",
        lambda: uzbekistan(2000) < 1,
    ),
    (
        "lesson 09",
        "and India is not among them",
        lambda: load("economy").query("iso3 == 'IND' and year == 2024")[ONLINE].isna().all(),
    ),
    (
        "lesson 09",
        "Exercise 9.4 computes it for 177 countries",
        lambda: _changes() == 177,
    ),
    (
        "lesson 09",
        "No country abroad has more people born in the Philippines than the United States, and the "
        "connectedness with it is about a quarter of what the model expects.",
        lambda: largest_group_of_filipinos() and 0.2 < times()["PHL", "USA"] < 0.3,
    ),
    (
        "lesson 09",
        "With a chance of 2 percent hubs reach twice as many as random members. From 5 percent on "
        "there is little difference",
        lambda: (
            1.9 < hubs_by_random(2) < 2.1
            and all(0.95 < hubs_by_random(p) < 1.05 for p in (5, 8, 10, 15, 20))
        ),
    ),
    (
        "lesson 09",
        "above it random members even reach slightly more",
        lambda: all(hubs_by_random(p) < 1 for p in (8, 10, 15, 20)),
    ),
    (
        "lesson 09",
        "hubs reach twice as many as random members if messages pass on with 2 percent, and about "
        "the same from 5 percent on",
        lambda: 1.9 < hubs_by_random(2) < 2.1 and 0.95 < hubs_by_random(5) < 1.05,
    ),
    (
        "quiz lesson-09",
        "About half of the members hear of it.",
        lambda: 48 < reached("hubs", 1000, 0.2) < 56,
    ),
    (
        "quiz lesson-09",
        "For Uzbekistan, for example, Russia is the first destination of migrants.",
        lambda: (
            load("migrant_stock")
            .query("origin == 'UZB' and year == 2024")
            .set_index("destination")["migrants"]
            .idxmax()
            == "RUS"
        ),
    ),
    (
        "exercises 09",
        "All three are Gulf states.",
        lambda: set(find("9.8").solution()) == {"BHR", "ARE", "QAT"},
    ),
    (
        "lesson 09",
        "The member with the most contacts is not the first broker.",
        lambda: _first_broker() != int(np.argmax(diffusion.made_up(120).contacts)),
    ),
]


def _term(name: str) -> str:
    from course_utils import readings

    return readings._terms()[name].definition


def _changes() -> int:
    net = load("economy").pivot(index="iso3", columns="year", values=ONLINE)
    totals = load("migrant_totals").pivot(index="iso3", columns="year", values="emigrants")
    both = (net[2020] - net[2000]).to_frame("net").join((totals[2020] - totals[2000]).rename("m"))
    return len(both.dropna())


def _first_broker() -> int:
    graph = diffusion.graph_of(diffusion.made_up(120))
    return int(networks.brokerage(graph, weighted=False).index[0])

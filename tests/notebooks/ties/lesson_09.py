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
        "Of 100 people in the world {:.1f} used the internet in 2000 and {:.1f} in 2020. "
        "Over {} countries the "
        "changes of internet use and of emigration have a rank correlation of −{:.2f}.",
        lambda: [share_online(2000), share_online(2020), 177, -find("9.4").solution()],
    ),
    (
        "lesson 09",
        "for 2024 the United States list {} places of birth, Germany {} and Australia {}.",
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
        "The connectedness of the Philippines with Saudi Arabia (Facebook, October 2021) is {:.1f} "
        "times what the model expects, with the United States {:.2f} times.",
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
        "and a chance of {} percent. - **The embassy speaks to the hub.** That is {} "
        "person. Each of "
        "the ten contacts hears of it with the chance {}. On average {} + {} × {} = {:.0f} people "
        "hear of it. - **The embassy speaks to one contact.** That is {} person. The hub "
        "hears of it "
        "with the chance {}. Only then can the nine others hear of it, each with the chance {}.",
        lambda: [10, 1, 0.1, 1, 10, 0.1, 1 + 10 * 0.1, 1, 0.1, 0.1],
    ),
    ("lesson 09", "but now the chance is {} percent", lambda: [20]),
    (
        "lesson 09",
        "Now a made-up community of {:,} members. The embassy speaks to {:,} of them first.",
        lambda: [town().members, 1000],
    ),
    (
        "lesson 09",
        "Now the embassy speaks to {} members, and the chance is half a percent, {}.",
        lambda: [200, 0.005],
    ),
    (
        "lesson 09",
        "Choose *one group* and {:,}, and raise the chance: watch the exiles.",
        lambda: [1000],
    ),
    (
        "lesson 09",
        "Choose *hubs* and {} percent, and go from {:,} to {:,}: what does it gain?",
        lambda: [20, 1000, 5000],
    ),
    (
        "lesson 09",
        "Line chart of the percent of {:,} made-up members reached by the chance that a contact "
        "passes the message on, where hubs lie higher below {} percent and the two lines "
        "run together",
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
        "Both lines begin at {:.0f} percent, because some members have no tie to the largest part",
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
        lambda: [200, 1000, 0.005],
    ),
    (
        "exercises 09",
        "A number near one comes from a chance that is too large. Half a percent is {}.",
        lambda: [0.005],
    ),
    (
        "exercises 09",
        "You changed the members. Change the chance as well: half a percent is {}.",
        lambda: [0.005],
    ),
    ("exercises 09", "That is about the ratio for a chance of {}, which is one", lambda: [0.01]),
    ("exercises 09", "Say what the tweets of the {} percent had in common", lambda: [70]),
    ("exercises 09", "{} percent of what? Say what was counted.", lambda: [70]),
    ("exercises 09", "{} percent were critical of the government", lambda: [70]),
    ("exercises 09", "and its {:,} tweets do not tell", lambda: [10_000]),
    ("quiz lesson-09", "A group of {:,} compatriots meets", lambda: [50_000]),
    (
        "quiz lesson-09",
        "In the {} years from 1990 to 2024 the share of migrants in the world rose by "
        "{:.1f} percentage points, and "
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
        "with a chance of {} percent. The embassy can speak first to {:,} hubs or to {:,} random "
        "members.",
        lambda: [20, 1000, 1000],
    ),
    ("quiz lesson-09", "With {} percent the hubs hear of it anyway.", lambda: [20]),
    ("quiz lesson-09", "A chance of {} percent leaves out many", lambda: [20]),
    ("quiz lesson-09", "A study collects {:,} tweets", lambda: [10_000]),
    ("quiz lesson-09", "The made-up community has {:,} members", lambda: [town().members]),
    (
        "quiz openers-09",
        "In 2024 {:,} Indian citizens abroad were registered for the election in India, "
        "and {:,} of "
        "them voted. Suppose that an embassy says: we reached {:,} people.",
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
        "No country abroad has more people born in the Philippines (2024) than the United "
        "States, and "
        "the connectedness with it (2021) is about a quarter of what the model expects.",
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
        "In a made-up community 1,000 hubs reach twice as many members as 1,000 random members, if "
        "each contact passes the message on with a chance of 2 percent. From 5 percent on "
        "they reach "
        "about the same.",
        lambda: 1.9 < hubs_by_random(2) < 2.1 and 0.95 < hubs_by_random(5) < 1.05,
    ),
    (
        "quiz lesson-09",
        "About half of the members hear of it.",
        lambda: 48 < reached("hubs", 1000, 0.2) < 56,
    ),
    (
        "quiz lesson-09",
        "For Uzbekistan, for example, Russia is the first destination of migrants (2024).",
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
        lambda: set(find("9.7").solution()) == {"BHR", "ARE", "QAT"},
    ),
    (
        "lesson 09",
        "Member 22 is the first broker, with 15 contacts. Member 23 has the most contacts, "
        "18, and is "
        "only the fourth broker.",
        lambda: _brokers() == [(22, 15), (23, 18)],
    ),
    (
        "lesson 09",
        "only four ties lead from them to all others",
        lambda: _bridges(100_000) == _bridges(120) == 4,
    ),
    (
        "lesson 09",
        "China, Iran, Israel, Russia and others",
        lambda: not _numbers_of_meta() & {"CHN", "IRN", "ISR", "RUS"},
    ),
    (
        "lesson 09",
        "the check accepts that",
        lambda: all(abs(_ratio(seed) - find("9.12").solution()) < 0.15 for seed in range(2, 12)),
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


def _brokers() -> list[tuple[int, int]]:
    """The first broker and the fourth, who has the most contacts, each with the contacts."""
    contacts = diffusion.made_up(120).contacts
    order = networks.brokerage(diffusion.graph_of(diffusion.made_up(120)), weighted=False).index
    assert contacts[order[3]] == contacts.max()
    return [(int(order[place]), int(contacts[order[place]])) for place in (0, 3)]


def _bridges(members: int) -> int:
    """The ties between the exiles and all others."""
    made = diffusion.made_up(members)
    return int(((made.group[made.ties] == len(diffusion.GROUPS) - 1).sum(axis=1) == 1).sum())


def _numbers_of_meta() -> set[str]:
    rows = load("pairs").dropna(subset=["connectedness"])
    return set(rows["country_a"]) | set(rows["country_b"])


def _ratio(seed: int) -> float:
    """The answer of 9.12 with another start of the random numbers."""
    ways = ("hubs", "random members")
    hubs, members = (diffusion.reach(town(), 200, w, 0.005, default_rng(seed)).mean() for w in ways)
    return float(hubs / members)

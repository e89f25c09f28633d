"""The numbers of lesson 06."""

import pandas as pd

from course_utils import load
from course_utils.exercises import find
from course_utils.explorers.lesson_06 import real_elections

LEADS = (200, 400, 600, 700, 900, 1500, 4500, 7000)  # the made-up districts


def case(iso3: str, year: int) -> pd.Series:
    """One election in the table of overseas votes; the first one of the year."""
    return load("overseas_vote_cases").query("iso3 == @iso3 and year == @year").iloc[0]


def registered(iso3: str, year: int) -> int:
    return int(case(iso3, year)["registered_abroad"])


def voted(iso3: str, year: int) -> int:
    return int(case(iso3, year)["voted_abroad"])


def india() -> list[int]:
    """Registered and voting in 2024."""
    return [registered("IND", 2024), voted("IND", 2024)]


def india_turnout() -> float:
    return 100 * voted("IND", 2024) / registered("IND", 2024)


def korea() -> list[float]:
    """Turnout of the registered, and of all who might vote."""
    row = case("KOR", 2025)
    return [row["turnout_percent"], 100 * row["voted_abroad"] / row["might_vote_abroad"]]


def deputies() -> pd.DataFrame:
    return load("overseas_vote_italy").query("chamber == 'Chamber of Deputies'")


def turnout(division: str = "") -> float:
    """All voters by all electors for the Chamber of Deputies, in percent."""
    rows = deputies()
    rows = rows[rows["division"] == division] if division else rows
    return 100 * rows["voters"].sum() / rows["electors"].sum()


def without_ballot() -> pd.DataFrame:
    return deputies().query("voters == 0")


def clients(iso3: str, year: int = 2024) -> int:
    rows = load("foreign_agents").query("iso3 == @iso3 and year == @year")
    return int(rows["active_principals"].sum())


def agents_2024() -> pd.Series:
    return load("foreign_agents").query("year == 2024").set_index("iso3")["active_principals"]


def by_gdp() -> pd.Series:
    """Clients of 2024 by gross domestic product."""
    gdp = load("economy").query("year == 2024").set_index("iso3")["gdp_usd"]
    return (agents_2024() / gdp).dropna()


def per_born() -> pd.Series:
    """Clients of 2024 by the people born there who live in the United States."""
    rows = load("migrant_stock").query("destination == 'USA' and year == 2024 and origin != 'OOO'")
    return (agents_2024() / rows.set_index("origin")["migrants"]).dropna()


def moldova() -> float:
    return real_elections()[0].share


def poland() -> list[float]:
    """Share of the votes from abroad and lead at home."""
    election = real_elections()[1]
    return [election.share, election.lead]


def mean_without_zeros() -> float:
    return float(deputies().query("voters > 0")["turnout_percent"].mean())


COMPUTED = [
    (
        "lesson 06",
        "In the same year {:,} Indian citizens abroad were registered for the election in India, "
        "and {:,} of them voted.",
        india,
    ),
    (
        "lesson 06",
        "**In fact** {:.1f} percent of the registered Indians abroad voted in 2024",
        lambda: [india_turnout()],
    ),
    (
        "lesson 06",
        "Of the registered South Koreans abroad {:.1f} percent voted. Of all who might have voted "
        "it was about {:.0f} percent.",
        korea,
    ),
    (
        "lesson 06",
        "where South Korea has the longest bar of the registered, {:.1f} percent, but only {:.1f} "
        "percent of all who might vote",
        korea,
    ),
    (
        "lesson 06",
        "In {} places no ballot was counted. The law",
        lambda: [len(without_ballot())],
    ),
    (
        "lesson 06",
        "because only {:,} people are electors there",
        lambda: [without_ballot()["electors"].sum()],
    ),
    (
        "lesson 06",
        "The turnout of Italians abroad was {:.1f} percent, and it differs by division.",
        lambda: [turnout()],
    ),
    (
        "lesson 06",
        "where South America is highest with {:.1f} percent and North and Central America lowest "
        "with {:.1f} percent",
        lambda: [turnout("South America"), turnout("North and Central America")],
    ),
    (
        "lesson 06",
        "which was {} percent in the first round",
        lambda: [case("TUR", 2023)["electorate_share_percent"]],
    ),
    (
        "lesson 06",
        "a lead of {:.2f} points among *all* votes",
        lambda: [52.18 - 47.82],
    ),
    (
        "lesson 06",
        "with {} percent of the electorate abroad, a turnout of {} percent there and of {} percent "
        "at home, "
        "`share_of_votes(20, 50, 80)` gives {:.1f} percent",
        lambda: [20, 50, 80, 100 * 20 * 50 / (20 * 50 + 80 * 80)],
    ),
    (
        "lesson 06",
        "{:.1f} percent for one side would have been enough.",
        lambda: [50 + (51.33 - 48.67) * (100 - moldova()) / (2 * moldova())],
    ),
    ("lesson 06", "({:.1f} for {} percent)", lambda: [20 / 100, 20]),
    ("lesson 06", "make a lead of {:.2f} points alone?", lambda: [52.18 - 47.82]),
    (
        "lesson 06",
        "{:.2f} percent of the votes came from abroad, and the lead at home was {:.2f} points.",
        poland,
    ),
    (
        "lesson 06",
        "a group of {:,} voters, of whom {} percent vote for the second.",
        lambda: [8 * 1000, 75],
    ),
    (
        "lesson 06",
        "the group has {:,.0f} votes more on one side in each of them. It turns the lead of {:,}, "
        "and not the lead of {:,}.",
        lambda: [4000 * (0.75 - 0.25), LEADS[5], LEADS[6]],
    ),
    (
        "lesson 06",
        "{:,.0f} voters in each of the eight districts, and again {} percent vote for the second.",
        lambda: [8000 / 8, 75],
    ),
    (
        "lesson 06",
        "the most clients for each {:,} people born there",
        lambda: [100_000],
    ),
    (
        "lesson 06",
        "Our table lists only {} places of birth for the migrants in the United States",
        lambda: [
            load("migrant_stock")
            .query("destination == 'USA' and year == 2024 and origin != 'OOO'")["origin"]
            .nunique()
        ],
    ),
    (
        "lesson 06",
        "Japan had {} clients in 2024, Israel {}, India {}, Azerbaijan {}, Armenia {}.",
        lambda: [clients(code) for code in ("JPN", "ISR", "IND", "AZE", "ARM")],
    ),
    (
        "lesson 06",
        "Japan falls from {} in 1991 to {} in 2024",
        lambda: [clients("JPN", 1991), clients("JPN")],
    ),
    ("lesson 06", "Armenia had {} clients in the register in 2024", lambda: [clients("ARM")]),
    ("lesson 06", "At least {} words", lambda: [find("6.14").asked.words]),
    (
        "lesson 06",
        "In India {:,} citizens abroad were registered in 2024, and {:,} voted.",
        india,
    ),
    (
        "lesson 06",
        "of the registered South Koreans abroad {:.1f} percent voted, of all who might vote about "
        "{:.0f} percent.",
        korea,
    ),
    (
        "lesson 06",
        "Of {:,} Italian electors abroad {:.1f} percent voted in 2022. In {} of {} places no",
        lambda: [
            deputies()["electors"].sum(),
            turnout(),
            len(without_ballot()),
            len(deputies()),
        ],
    ),
    (
        "lesson 06",
        "where they were {:.1f} percent of all votes. In Poland in 2025 they were {:.1f} percent, "
        "and did not.",
        lambda: [moldova(), poland()[0]],
    ),
    (
        "lesson 06",
        "in 2024 Japan had {} clients, Azerbaijan {} and Armenia {}.",
        lambda: [clients(iso3) for iso3 in ("JPN", "AZE", "ARM")],
    ),
    (
        "writing 06",
        "so of {:,} registered citizens abroad only {:,} voted in 2024",
        india,
    ),
    ("exercises 06", "The {:,} votes are divided by", lambda: [voted("MEX", 2024)]),
    (
        "exercises 06",
        "The lead was {:.2f} points",
        lambda: [52.18 - 47.82],
    ),
    (
        "exercises 06",
        "The lead at home is {1:.2f} points and the votes from abroad are {0:.2f} percent of all.",
        poland,
    ),
    ("exercises 06", "Make a list with {:,.0f} voters", lambda: [8000 / 8]),
    ("exercises 06", "Of {:,.0f} voters, {:.0f} vote", lambda: [8000 / 8, 0.75 * 1000]),
    ("exercises 06", "each of the eight districts has {:,.0f} of its", lambda: [8000 / 8]),
    ("exercises 06", "the whole group of {:,} into", lambda: [8 * 1000]),
    (
        "exercises 06",
        "Of the bills that the lobby asked for, {:.0f} percent passed; of the others, {:.0f} "
        "percent. The difference is {:.0f} points",
        lambda: [100 * 30 / 40, 100 * 112 / 160, 100 * 30 / 40 - 100 * 112 / 160],
    ),
    ("exercises 06", "clients for each {:,} of these people", lambda: [100_000]),
    (
        "quiz lesson-06",
        "Place one has {:,} electors and a turnout of {} percent, place two has {} electors and a "
        "turnout of {} percent.",
        lambda: [10**6, 20, 100, 80],
    ),
    ("quiz lesson-06", "{:.0f} percent This is the mean of", lambda: [(20 + 80) / 2]),
    (
        "quiz lesson-06",
        "About {:.0f} percent All voters by all electors: {:,} of {:,}.",
        lambda: [100 * 200_080 / 1_000_100, 200_000 + 80, 10**6 + 100],
    ),
    ("quiz lesson-06", "{} percent Percentages of different wholes", lambda: [20 + 80]),
    ("quiz lesson-06", "{:,} That is the number of the registered.", lambda: india()[:1]),
    (
        "quiz lesson-06",
        "{:,} These are the votes. Of the registered it is {:.1f} percent.",
        lambda: [voted("IND", 2024), india_turnout()],
    ),
    (
        "quiz lesson-06",
        "{:.1f} million That is about the number of Indian citizens abroad",
        lambda: [case("IND", 2024)["might_vote_abroad"] / 1e6],
    ),
    (
        "quiz lesson-06",
        "{:.1f} percent of all votes come from abroad, and the winner leads by {:.2f} points",
        lambda: [find("6.7").solution(), 52.18 - 47.82],
    ),
    (
        "quiz lesson-06",
        "Even then they add {:.1f} points to the lead at most.",
        lambda: [find("6.7").solution()],
    ),
    (
        "quiz lesson-06",
        "A country had {} clients in the register of foreign agents in 2024, another one {}.",
        lambda: [clients("JPN"), clients("ARM")],
    ),
    (
        "quiz openers-06",
        "From a small country {:,} engineers left, from a large one {:,}.",
        lambda: [1000, 10_000],
    ),
    ("quiz openers-06", "because {:,} is more than {:,}.", lambda: [10_000, 1000]),
    (
        "quiz openers-06",
        "With {:,.0f} engineers in the small country and {:,} in the large one, the small one lost "
        "half and the large one only a hundredth part.",
        lambda: [1000 / 0.5, 10_000 * 100],
    ),
]

HELD = [
    (
        "lesson 06",
        "and 46,127,514 electors in Italy elected the other 392",
        "claim C23",
        "46,127,514 electors in Italy, who elected 392",
    ),
    (
        "lesson 06",
        "At home the challenger led by 51.33 to 48.67 percent.",
        "claim C23",
        "Inside the country the challenger led by 51.33 to 48.67 percent",
    ),
    (
        "lesson 06",
        "Abroad 82.83 percent went to the president. In all she had 55.33 percent.",
        "claim C23",
        "abroad the winner had 82.83 percent, and in all 55.33 percent",
    ),
    (
        "lesson 06",
        "the winner had 52.18 percent and the other 47.82",
        "claim C23",
        "the run-off ended 52.18 to 47.82 percent",
    ),
    (
        "lesson 06",
        "people who voted in Türkiye | 52,093,375",
        "claim C23",
        "52,093,375 people voted in Türkiye",
    ),
    ("lesson 06", "people who voted abroad | 1,930,000", "claim C23", "1,930,000 abroad"),
    ("lesson 06", "two stations with 5,000 ballots each", "claim C23", "5,000 ballots each"),
    (
        "lesson 06",
        "Abroad 63.49 percent chose the candidate who was second at home.",
        "claim C23",
        "of the votes abroad 63.49 percent went to the candidate who lost",
    ),
    (
        "lesson 06",
        "about 808 million dollars of assistance for Azerbaijan in the fiscal years 2002 to 2020. "
        "About 164 million of it was security aid to the government under the waiver.",
        "claim C24",
        "about USD 808 million of assistance for Azerbaijan in the fiscal years 2002 to 2020. "
        "About 164 million of it was security aid to the government under the waiver",
    ),
    (
        "lesson 06",
        "and 164 million dollars of security aid came under the waiver",
        "claim C24",
        "About 164 million of it was security aid",
    ),
    (
        "lesson 06",
        "In 1992 the Congress of the United States limited aid to the government of Azerbaijan",
        "claim C24",
        "Section 907 of the Freedom Support Act (1992) limits US aid to the government of",
    ),
    (
        "lesson 06",
        "Armenia: abolished in 2007",
        "claim C22",
        "Armenia ended voting abroad in February 2007",
    ),
    ("lesson 06", "Foreign Agents Registration Act of 1938", "claim C25", "Act of 1938"),
    ("lesson 06", "(52 U.S.C. § 30121)", "claim C25", "The law of the United States forbids"),
    ("lesson 06", "Michael Collyer (2014)", "reference collyer2014geographical", "(2014)"),
    ("lesson 06", "Jean-Michel Lafleur (2013)", "reference lafleur2013transnational", "(2013)"),
    ("lesson 06", "Rainer Bauböck (2007)", "reference baubock2007stakeholder", "(2007)"),
    ("lesson 06", "(Ellis and others, 2007)", "reference ellis2007voting", "(2007)"),
    (
        "lesson 06",
        "Yossi Shain and Aharon Barth (2003)",
        "reference shain2003diasporas",
        "(2003)",
    ),
    (
        "lesson 06",
        "Patrick Haney and Walt Vanderbush (1999)",
        "reference haney1999role",
        "(1999)",
    ),
    (
        "exercises 06",
        "It is far above the 63.49 percent that were reached.",
        "claim C23",
        "63.49 percent",
    ),
    (
        "exercises 06",
        "164 million dollars of security aid came",
        "claim C24",
        "About 164 million of it was security aid",
    ),
    (
        "quiz lesson-06",
        "the last time that we found on 8 August 2025",
        "claim C24",
        "in June 2022 and on 8 August 2025",
    ),
    (
        "quiz lesson-06",
        "They have the right since an amendment of 2010.",
        "claim C20",
        "Since an amendment of 2010 (section 20A)",
    ),
    (
        "writing 06",
        "abolished voting abroad in 2007, when it allowed dual citizenship",
        "claim C22",
        "Armenia ended voting abroad in February 2007, when it allowed dual citizenship",
    ),
    (
        "writing 06",
        "the campaign of Turkish ministers in the Netherlands in 2017",
        "claim C22",
        "In March 2017 the campaign for the Turkish referendum among voters abroad",
    ),
]

TRUE = [
    (
        "lesson 06",
        "most Indian citizens abroad were not registered at all",
        lambda: registered("IND", 2024) < 0.5 * case("IND", 2024)["might_vote_abroad"],
    ),
    (
        "lesson 06",
        "Leave these 52 out, and the mean rises by more than 10 points.",
        lambda: mean_without_zeros() - deputies()["turnout_percent"].mean() > 10,
    ),
    (
        "lesson 06",
        "The pooled turnout hardly moves",
        lambda: (
            100 * deputies()["voters"].sum() / deputies().query("voters > 0")["electors"].sum()
            - turnout()
            < 0.05
        ),
    ),
    (
        "lesson 06",
        "The first two lie close together",
        lambda: abs(deputies()["turnout_percent"].mean() - turnout()) < 1,
    ),
    (
        "exercises 06",
        "Every elector stands in the table twice, once for each ballot.",
        lambda: deputies()["electors"].sum() * 2 == load("overseas_vote_italy")["electors"].sum(),
    ),
    (
        "lesson 06",
        "Argentina has the most electors.",
        lambda: deputies().set_index("iso3")["electors"].idxmax() == "ARG",
    ),
    (
        "lesson 06",
        "Nearly every fifth vote came from abroad",
        lambda: 0.19 < moldova() / 100 < 0.2,
    ),
    (
        "lesson 06",
        "by GDP small islands are first.",
        lambda: set(by_gdp().nlargest(3).index) == {"MHL", "PLW", "FSM"},
    ),
    (
        "lesson 06",
        "Japan is first by clients and also by people born there, but Israel rises from place 12 "
        "to place 2",
        lambda: (
            list(per_born().nlargest(2).index) == ["JPN", "ISR"]
            and agents_2024().idxmax() == "JPN"
            and agents_2024().rank(ascending=False, method="min")["ISR"] == 12
        ),
    ),
    (
        "lesson 06",
        "in Moldova about one of six voted for the challenger",
        lambda: round(1 / (1 - 0.8283)) == 6,
    ),
    (
        "lesson 06",
        "and Armenia is not among them",
        lambda: load("migrant_stock").query("destination == 'USA' and origin == 'ARM'").empty,
    ),
    (
        "lesson 06",
        "Armenia stays below 5",
        lambda: (
            load("foreign_agents").query("iso3 == 'ARM' and year < 2025")["active_principals"] < 5
        ).all(),
    ),
    (
        "quiz lesson-06",
        "A larger lead stands without them. So it was in Türkiye in 2023.",
        lambda: find("6.7").solution() < 52.18 - 47.82,
    ),
]

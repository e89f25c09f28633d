"""The numbers of lesson 04."""

import pandas as pd

from course_utils import load
from course_utils.exercises import find
from course_utils.models.concentration import herfindahl

GROUP = "low and middle income"
SENT, INVESTED, AID = "remittances_received_usd", "fdi_net_inflows_usd", "oda_net_received_usd"


def flows(group: str = GROUP) -> pd.DataFrame:
    """Remittances, investment and aid of a group by year, in billion dollars."""
    rows = load("economy_groups").query("group == @group").set_index("year")
    return rows[[SENT, INVESTED, AID]] / 1e9


def without_china() -> pd.DataFrame:
    china = load("economy").query("iso3 == 'CHN'").set_index("year")[[SENT, INVESTED, AID]]
    return flows() - china / 1e9


def cell(column: str, iso3: str, year: int = 2023) -> float:
    return load("economy").query("iso3 == @iso3 and year == @year")[column].item()


def received(iso3: str, year: int = 2023) -> float:
    """Billion dollars of remittances."""
    return cell(SENT, iso3, year) / 1e9


def of_gdp(iso3: str, year: int = 2023) -> float:
    return 100 * cell(SENT, iso3, year) / cell("gdp_usd", iso3, year)


def edition(publication: str, year: int = 2023, group: str = GROUP) -> float:
    rows = load("remittance_vintages").query(
        "group == @group and year == @year and publication == @publication"
    )
    return rows["usd_billion"].item()


def vintages(year: int = 2023, group: str = GROUP) -> list[float]:
    """What was published about a year, in the order of the dates."""
    rows = load("remittance_vintages").query("group == @group and year == @year")
    return list(rows.sort_values("published")["usd_billion"])


def cost(year: int, quarter: int) -> pd.Series:
    rows = load("remittance_prices").query("year == @year and quarter == @quarter")
    return rows.set_index(["sender", "receiver"])["cost_percent"]


def usual() -> pd.Series:
    """The corridors of the newest quarter without the outliers."""
    now = load("remittance_prices").query("year == 2025 and quarter == 1 and outlier == 0")
    return now["cost_percent"]


def to(receiver: str, year: int = 2021) -> pd.Series:
    rows = load("remittance_corridors").query("receiver == @receiver and year == @year")
    return rows.set_index("sender")["remittances_usd_million"]


def fell() -> pd.Series:
    """The share of countries that received less than the year before."""
    wide = load("economy").pivot(index="year", columns="iso3", values=SENT)
    both = wide.notna() & wide.shift().notna()
    return ((wide < wide.shift()) & both).sum(axis="columns") / both.sum(axis="columns")


def change(iso3: str, year: int) -> float:
    return received(iso3, year) / received(iso3, year - 1) - 1


def largest_and_most_dependent() -> tuple[set[str], set[str]]:
    rows = load("economy").query("year == 2023").set_index("iso3")
    amounts, shares = rows[SENT], rows[SENT] / rows["gdp_usd"]
    return set(amounts.nlargest(10).index), set(shares.nlargest(10).index)


def note(publication: str, year: int) -> str:
    rows = load("remittance_vintages").query(
        "group == @GROUP and publication == @publication and year == @year"
    )
    return rows["note"].item()


def quarters_outside_the_cheapest_tenth(sender: str, receiver: str) -> int:
    """In how many quarters a corridor with a price was not among the cheapest tenth."""
    prices = load("remittance_prices")
    tenth = prices.groupby(["year", "quarter"])["cost_percent"].transform(lambda c: c.quantile(0.1))
    mine = (prices["sender"] == sender) & (prices["receiver"] == receiver)
    return int((prices["cost_percent"] > tenth)[mine].sum())


def median_cost(year: int) -> float:
    return load("remittance_prices").query("year == @year")["cost_percent"].median()


COMPUTED = [
    (
        "lesson 04",
        "where the first forecast is {:.0f} billion and all later numbers are higher",
        lambda: [vintages(2020)[0]],
    ),
    (
        "lesson 04",
        "Set the {:.0f} billion of Brief 39 beside {:.1f} billion of investment and aid from",
        lambda: [edition("Brief 39"), flows().loc[2023, [INVESTED, AID]].sum()],
    ),
    (
        "lesson 04",
        "A share of {:.0f} percent means: for each 100 dollars that the country produces, {:.0f} "
        "dollars come from abroad.",
        lambda: [find("4.8").solution(), find("4.8").solution()],
    ),
    (
        "lesson 04",
        "For 2021 `economy` gives {:.1f} billion dollars, and the sheet `remittance_inflows` gives "
        "{:.1f}.",
        lambda: [
            received("CHN", 2021),
            load("remittance_inflows")
            .query("iso3 == 'CHN' and year == 2021")["remittances_usd_million"]
            .item()
            / 1000,
        ],
    ),
    (
        "lesson 04",
        "India received {:.1f} billion dollars in 2023, and Nepal {:.1f} billion.",
        lambda: [received("IND"), received("NPL")],
    ),
    (
        "lesson 04",
        "In the table of today it is {:.1f} percent.",
        lambda: [of_gdp("UZB", 2022)],
    ),
    (
        "lesson 04",
        "In `economy` remittances rose to {:.1f} billion dollars.",
        lambda: [received("ARM", 2022)],
    ),
    (
        "lesson 04",
        "the median over all corridors fell from {:.2f} to {:.2f} percent.",
        lambda: [cost(2020, 3).median(), cost(2020, 4).median()],
    ),
    (
        "lesson 04",
        "Histogram of the cost of {} corridors in the first quarter of 2025, where few lie "
        "below {} percent and about half lie above {} percent",
        lambda: [len(usual()), 3, 5],
    ),
    ("lesson 04", "At least {} words", lambda: [find("4.14").asked.words]),
    (
        "lesson 04",
        "received {:.1f} billion dollars of remittances, {:.1f} of direct investment and {:.1f} of "
        "aid. Remittances were the largest of the three, and {:.1f} billion less than the other "
        "two together.",
        lambda: [
            *flows().loc[2023],
            flows().loc[2023, [INVESTED, AID]].sum() - flows()[SENT][2023],
        ],
    ),
    (
        "lesson 04",
        "For 2023 the World Bank published {:.0f}, {:.0f}, {:.0f} and {:.0f} billion.",
        lambda: vintages(2023),
    ),
    (
        "lesson 04",
        "France received {:.1f} billion dollars in 2023, and Luxembourg paid about {:,.0f} dollars "
        "for each resident.",
        lambda: [
            received("FRA"),
            round(cell("remittances_paid_usd", "LUX") / cell("population", "LUX"), -3),
        ],
    ),
    (
        "lesson 04",
        "India received {:.1f} billion, {:.1f} percent of its GDP; in Tajikistan it was {:.1f} "
        "percent.",
        lambda: [received("IND"), of_gdp("IND"), of_gdp("TJK")],
    ),
    (
        "lesson 04",
        "For 2021 the corridor table gives Russia {:.0f} percent of the money to Uzbekistan;",
        lambda: [100 * to("UZB")["RUS"] / to("UZB").sum()],
    ),
    (
        "lesson 04",
        "In the first quarter of 2025, {:.1f} percent of the corridors cost more than the limit of "
        "{} percent.",
        lambda: [100 * (cost(2025, 1) > 5).mean(), 5],
    ),
    ("exercises 04", "{}**2 is {:.2f}", lambda: [0.5, 0.5**2]),
    ("exercises 04", "{:,} million are one billion", lambda: [1000]),
    ("exercises 04", "the scale from 0 to {:,} that some authors use", lambda: [100**2]),
    (
        "exercises 04",
        "received an estimated {:.0f} billion dollars of recorded remittances, including",
        lambda: [edition("Brief 40")],
    ),
    (
        "exercises 04",
        "other editions give between {:.0f} and {:.0f} billion",
        lambda: [min(vintages()), max(vintages())],
    ),
    (
        "quiz lesson-04",
        "give the world between {:.0f} and {:.0f} billion for 2023, and the newer table "
        "economy_groups gives {:.0f}.",
        lambda: [
            min(vintages(group="world")),
            max(vintages(group="world")),
            flows("world")[SENT][2023],
        ],
    ),
    (
        "quiz lesson-04",
        "{:.0f} billion is a total for low- and middle-income countries.",
        lambda: [edition("Brief 40")],
    ),
    (
        "quiz lesson-04",
        "the World Bank published {:.0f}, then {:.0f}, then {:.0f} billion dollars",
        lambda: vintages()[:3],
    ),
    (
        "quiz lesson-04",
        "In 2023 India received {:.1f} billion dollars, and Tajikistan {:.1f} billion.",
        lambda: [received("IND"), received("TJK")],
    ),
    ("quiz lesson-04", "for India it is {:.1f} percent of GDP.", lambda: [of_gdp("IND")]),
    ("quiz lesson-04", "It is {:.1f} percent of GDP in our table.", lambda: [of_gdp("TJK")]),
]

TARGET = (
    "Target 10.c: by 2030 the cost of sending remittances below 3 percent, and no corridor above 5 "
    "percent."
)
HELD = [
    (
        "lesson 04",
        "The manual of the International Monetary Fund, 2009",
        "reference imf2009bpm6",
        "(2009)",
    ),
    (
        "lesson 04",
        "Its statistics office counted 221,251 workers in 2022 who live across the border.",
        "reference statec2023border",
        "in 2022, 221,251 people who live across the border worked in Luxembourg",
    ),
    (
        "lesson 04",
        "A magazine set 656 billion beside about 400 of investment and about 224 of aid, and there "
        "the sentence is true.",
        "reference edwards2024remittances",
        "656 billion dollars of remittances (World Bank) beside about 224 billion of aid and about "
        "400 billion of investment",
    ),
    (
        "lesson 04",
        "The central bank, as reported by Hetq, counted 5.2 billion that came to individuals "
        "through banks, 3.6 of it from Russia, and says that trade and business are in it.",
        "reference hergnyan2023record",
        "5.2 billion dollars came to individuals through banks in 2022, 3.6 billion of it from "
        "Russia; transfers for trade and business are in it.",
    ),
    (
        "lesson 04",
        "The central bank, as reported by RBC and Asia-Plus, named a strong rouble and a move of "
        "migrants to official channels.",
        "reference asiaplus2023transfers",
        "the central bank named the strong rouble and a move to official channels",
    ),
    (
        "lesson 04",
        "about half from Russia in 2019 to 2021",
        "reference centralasia24transfers",
        "from 2019 to 2021 about half of the money transfers to Uzbekistan came from Russia",
    ),
    (
        "lesson 04",
        "about 87 percent in 2022, 78 percent in 2023",
        "reference tashkenttimes2024share",
        "about 87 percent in 2022 and 78 percent in 2023",
    ),
    (
        "lesson 04",
        "and about 77 percent in 2024",
        "reference vestikavkaza2025transfers",
        "in 2024, about 77 percent of it from Russia",
    ),
    (
        "lesson 04",
        "By these reports the share fell from 87 to 77 percent in two years",
        "reference vestikavkaza2025transfers",
        "about 77 percent of it from Russia",
    ),
    (
        "lesson 04",
        "and 87 percent for 2022",
        "reference tashkenttimes2024share",
        "about 87 percent in 2022",
    ),
    (
        "lesson 04",
        "The ledger gives Uzbekistan 21 percent for 2022",
        "claim C14",
        "In Uzbekistan the share rose from 13 to 21 % of GDP in 2022",
    ),
    ("lesson 04", "Ratha and Shaw (2007)", "reference ratha2007south", "(2007)"),
    ("lesson 04", "Albert Hirschman asked in 1945", "reference hirschman1945national", "(1945)"),
    (
        "lesson 04",
        "by 2030 sending should cost less than 3 percent, and that no corridor should cost more "
        "than 5 percent (target 10.c)",
        "reference un2015agenda",
        TARGET,
    ),
    (
        "lesson 04",
        "What share of all corridors in `now` costs more than 5 percent",
        "reference un2015agenda",
        TARGET,
    ),
    (
        "lesson 04",
        "Corridors below 0 or above 40 percent are left out.",
        "table remittance_prices",
        "1 where the cost is below 0 or above 40 percent",
    ),
    (
        "lesson 04",
        "India and Israel raised over 35 billion dollars (Ketkar and Ratha 2010)",
        "reference ketkar2010diaspora",
        "India and Israel raised over 35 billion dollars",
    ),
    ("lesson 04", "(Rauch and Trindade 2002)", "reference rauch2002ethnic", "(2002)"),
    ("lesson 04", "(Platte 2019)", "reference platte2019calm", "(2019)"),
    ("lesson 04", "Peggy Levitt (1998)", "reference levitt1998social", "(1998)"),
    (
        "lesson 04",
        "*global remittance flows reached more than 600 billion dollars*",
        "claim C12",
        "Global remittance flows reached more than USD 600 billion",
    ),
    (
        "exercises 04",
        "That is the share above 3 percent, which is the target for the average. The limit for a "
        "single corridor is 5 percent.",
        "reference un2015agenda",
        TARGET,
    ),
    (
        "quiz lesson-04",
        "global remittances exceeded 600 billion dollars in 2023",
        "claim C11",
        "more than USD 600 billion",
    ),
]

TRUE = [
    (
        "lesson 04",
        "France and Germany stand among the ten.",
        lambda: (
            set(load("countries").query("income_group == 'High income'")["iso3"])
            & largest_and_most_dependent()[0]
            == {"FRA", "DEU"}
        ),
    ),
    (
        "lesson 04",
        "after that it moved by a few percent",
        lambda: max(vintages(2020)[2:]) / min(vintages(2020)[2:]) < 1.04,
    ),
    (
        "lesson 04",
        "in 2024 three countries, Russia among them, left the group because they had become "
        "high-income countries",
        lambda: any(
            "in 2024 Russia, Bulgaria and Palau became high-income countries" in str(text)
            for text in load("remittance_vintages")["note"]
        ),
    ),
    (
        "lesson 04",
        "two of them are equal only by chance: the years before had been raised meanwhile",
        lambda: (
            "by chance: the years before were raised meanwhile" in note("Brief 40", 2023)
            and vintages()[0] == vintages()[2]
            and edition("Brief 40", 2022) > edition("Brief 38", 2022)
        ),
    ),
    (
        "lesson 04",
        "Remittances rise nearly every year",
        lambda: (flows()[SENT].loc[1990:2024].diff() < 0).sum() <= 3,
    ),
    (
        "lesson 04",
        "In 2023 remittances became the larger of the two, for the first time since 1991",
        lambda: (
            list((flows()[SENT] > flows()[INVESTED]).loc[1991:2024])
            == [True] + [False] * 31 + [True] * 2
        ),
    ),
    (
        "lesson 04",
        "beside 659.8 billion of investment and aid from `flows`, and the sentence seems true.",
        lambda: (
            [amount > flows().loc[2023, [INVESTED, AID]].sum() for amount in vintages()]
            == [False, True, False, False]
        ),
    ),
    (
        "lesson 04",
        "it holds in no year from 1990 to 2023, with China or without",
        lambda: (
            not any(
                (table[SENT] > table[INVESTED] + table[AID]).loc[1990:2023].any()
                for table in (flows(), without_china())
            )
        ),
    ),
    (
        "lesson 04",
        "in 2023 remittances were more than twice the aid, and more than investment",
        lambda: min(*vintages(), flows()[SENT][2023]) > max(2 * flows()[AID][2023], 408),
    ),
    (
        "lesson 04",
        "In the table of this lesson investment was still slightly larger in 2022.",
        lambda: 1 < flows()[INVESTED][2022] / flows()[SENT][2022] < 1.01,
    ),
    (
        "lesson 04",
        "Without China remittances have been the larger flow in every year since 2014.",
        lambda: (
            (without_china()[SENT] > without_china()[INVESTED]).loc[2014:2024].all()
            and without_china()[SENT][2013] < without_china()[INVESTED][2013]
        ),
    ),
    (
        "lesson 04",
        "No country stands in both lists.",
        lambda: not set.intersection(*largest_and_most_dependent()),
    ),
    (
        "lesson 04",
        "2009, 2015 and 2020 stand out, and 2022 does not.",
        lambda: list(fell().loc[2001:2024][lambda part: part > 0.5].index) == [2009, 2015, 2020],
    ),
    (
        "lesson 04",
        "In 2009 Egypt, Poland and Mexico received less, and Pakistan and Bangladesh received "
        "more.",
        lambda: (
            max(change(c, 2009) for c in ("EGY", "POL", "MEX")) < 0
            and min(change(c, 2009) for c in ("PAK", "BGD")) > 0
        ),
    ),
    (
        "lesson 04",
        "A jump such as that of Ethiopia in 2024 can be a new way of recording.",
        lambda: change("ETH", 2024) > 5,
    ),
    (
        "lesson 04",
        "What did the World Bank expect for 2022?",
        lambda: "would fall dramatically" in note("Brief 36", 2022),
    ),
    (
        "lesson 04",
        "In the edition of 2018 money flows from Azerbaijan to Armenia, because people born in "
        "Armenia live there. In the edition of 2021 the authors set this pair to zero.",
        lambda: (
            "AZE" in to("ARM", 2018)
            and "AZE" not in to("ARM")
            and not load("migrant_stock").query("origin == 'ARM' and destination == 'AZE'").empty
        ),
    ),
    (
        "lesson 04",
        "About seven in ten of these corridors lie between 3 and 8 percent.",
        lambda: 0.65 < usual().between(3, 8).mean() < 0.75,
    ),
    (
        "lesson 04",
        "few lie below 3 percent and about half lie above 5 percent",
        lambda: (usual() < 3).mean() < 0.1 and 0.45 < (usual() > 5).mean() < 0.58,
    ),
    (
        "lesson 04",
        "For Uzbekistan the line ends in 2021: the table has no price for money from Russia after "
        "that. Until then this corridor was in the cheapest tenth of all in every quarter but one.",
        lambda: (
            load("remittance_prices").query("sender == 'RUS'")["year"].max() == 2021
            and quarters_outside_the_cheapest_tenth("RUS", "UZB") == 1
        ),
    ),
    (
        "lesson 04",
        "prices fell until about 2022, and not since then.",
        lambda: median_cost(2016) > median_cost(2022) and median_cost(2025) >= median_cost(2022),
    ),
    (
        "exercises 04",
        "You gave herfindahl one sender only, so it became 100 percent.",
        lambda: herfindahl([77]) == 1,
    ),
    # The share of Russia is written as a number below one, as the exercise needs it.
    (
        "lesson 04",
        "Russia's share was 0.77 in 2024.",
        lambda: round(find("4.11").solution(), 4) == round(0.77 * 0.77, 4),
    ),
    (
        "exercises 04",
        "The largest share alone gives 0.77 times 0.77.",
        lambda: round(find("4.11").solution(), 4) == round(0.77 * 0.77, 4),
    ),
    (
        "quiz lesson-04",
        "The world total is larger by a quarter to a third, by edition.",
        lambda: (
            1.25 < edition("Brief 39", 2023, "world") / edition("Brief 39") < 1.34
            and 1.3
            < edition("blog of December 2024", 2023, "world") / edition("blog of December 2024")
            < 1.35
        ),
    ),
    (
        "quiz lesson-04",
        "Because a third of all aid goes to no single country and has no row there.",
        lambda: (
            0.3
            < 1 - load("economy").query("year == 2023")[AID].sum() / 1e9 / flows("world")[AID][2023]
            < 0.37
        ),
    ),
    # An invented number in the mouth of an invented minister.
    (
        "quiz lesson-04",
        "our diaspora sent 3 billion dollars, so the state has 3 billion",
        lambda: True,
    ),
]

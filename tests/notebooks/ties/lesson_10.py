"""The numbers of lesson 10."""

import pandas as pd

from course_utils import load
from course_utils.digital import activities, areas
from course_utils.exercises import find
from course_utils.exercises.lesson_10 import online

PARTS = ["osi", "tii", "hci"]
FIVE = ["KAZ", "KGZ", "TJK", "TKM", "UZB"]
FOLLOWERS = {"X": 40_000, "Facebook": 250_000, "Instagram": 3_000_000}  # claim C77


def edition(year: int) -> pd.DataFrame:
    rows = load("egovernment")
    return rows[rows["year"] == year].set_index("iso3")


def users(year: int) -> float:
    """Internet users in Uzbekistan in percent, by the World Bank."""
    rows = load("economy").query("iso3 == 'UZB' and year == @year")
    return rows["internet_users_percent"].iloc[0]


def people(year: int) -> int:
    return load("economy").query("iso3 == 'UZB' and year == @year")["population"].iloc[0]


def share_of(platform: str) -> float:
    return 100 * FOLLOWERS[platform] / sum(FOLLOWERS.values())


def rise(column: str, part: float = 1.0) -> float:
    """How much a column rose in Uzbekistan from 2020 to 2024."""
    return part * (edition(2024).loc["UZB", column] - edition(2020).loc["UZB", column])


def decree() -> pd.DataFrame:
    return load("legal_provisions").query("act == 'UP-6079'")


def target(item: str) -> float:
    return decree().set_index("item").loc[item, "target_number"]


def place_in_five(year: int, code: str) -> float:
    ranks = edition(year)["egdi_rank"].reindex(FIVE)
    return ranks.rank()[code]


def gaps(weights: tuple[float, float, float], year: int) -> pd.Series:
    """How far the weighted parts are from the published index."""
    rows = edition(year)
    return (sum(w * rows[p] for w, p in zip(weights, PARTS, strict=True)) - rows["egdi"]).abs()


def in_doubt() -> pd.DataFrame:
    return load("leader_accounts").dropna(subset="doubt")


def without_doubt() -> float:
    """States online at the end of 2014 in percent, without the states in doubt."""
    sound = load("leader_accounts").query(
        "iso3 not in @doubtful", local_dict={"doubtful": list(in_doubt()["iso3"])}
    )
    since = sound.groupby("iso3")["any_since"].min()
    return 100 * (since <= "2014-12").sum() / len(since)


def second_code_is_open() -> int:
    return int(activities()["also"].notna().sum())


COMPUTED = [
    (
        "lesson 10",
        "gave Uzbekistan rank {} of {}",
        lambda: [edition(2024).loc["UZB", "egdi_rank"], len(edition(2024))],
    ),
    (
        "lesson 10",
        "We collected {} activities from two acts and from the news. Of these, {} are given as the "
        "paper reports them.",
        lambda: [len(activities()), int(activities()["source"].str.contains("Demir").sum())],
    ),
    (
        "lesson 10",
        "In Yemen about {:.0f} of 100 people used the internet, in Tunisia about {:.0f}.",
        lambda: [internet("YEM"), internet("TUN")],
    ),
    (
        "lesson 10",
        "{} of {} rows lack something that a test needs",
        lambda: [len(decree()) - find("10.12").solution(), len(decree())],
    ),
    ("lesson 10", "All {} activities were coded once", lambda: [len(activities())]),
    (
        "lesson 10",
        "Of {} activities {} are consular by the first code, {} are public diplomacy, and {} fit "
        "nothing.",
        lambda: [len(activities()), *(int((activities()["area"] == n).sum()) for n in (4, 2, 0))],
    ),
    (
        "lesson 10",
        "by area of work, where consular services have {}",
        lambda: [int((activities()["area"] == 4).sum())],
    ),
    ("lesson 10", "{} activities have two codes", lambda: [second_code_is_open()]),
    ("lesson 10", "With equal weights it was {}.", lambda: [edition(2016).loc["UZB", "egdi_rank"]]),
    (
        "lesson 10",
        "Kyrgyzstan had rank {}, Uzbekistan {}. In 2024 Uzbekistan had rank {}.",
        lambda: [
            edition(2020).loc["KGZ", "egdi_rank"],
            edition(2020).loc["UZB", "egdi_rank"],
            edition(2024).loc["UZB", "egdi_rank"],
        ],
    ),
    (
        "lesson 10",
        "In 2010 there were {} states with a rank, in 2012 there were {}.",
        lambda: [len(edition(2010)), len(edition(2012))],
    ),
    (
        "lesson 10",
        "Of all followings in this count X has about {:.0f} percent and Instagram {:.0f} percent.",
        lambda: [share_of("X"), share_of("Instagram")],
    ),
    ("lesson 10", "The World Bank gives {:.1f} percent for 2021.", lambda: [users(2021)]),
    (
        "lesson 10",
        "where the World Bank has {:.1f} percent for 2021 and {:.1f} for 2023",
        lambda: [users(2021), users(2023)],
    ),
    (
        "lesson 10",
        "{:.1f} percent is the estimate of the World Bank for 2021",
        lambda: [users(2021)],
    ),
    (
        "lesson 10",
        "The strategy aimed at {:.2f} in the EGDI by 2025. In 2024 Uzbekistan had {:.4f}.",
        lambda: [target("target 6"), edition(2024).loc["UZB", "egdi"]],
    ),
    (
        "lesson 10",
        "The whole index rose by {:.4f} points, and networks alone added {:.4f}.",
        lambda: [rise("egdi"), rise("tii", 1 / 3)],
    ),
    (
        "lesson 10",
        "the mean of `tii` over all states went from {:.3f} to {:.3f}",
        lambda: [edition(2020)["tii"].mean(), edition(2024)["tii"].mean()],
    ),
    ("lesson 10", "At least {} words, between", lambda: [find("10.13").asked.words]),
    (
        "lesson 10",
        "At least {} words, between the quotation marks.",
        lambda: [find("10.14").asked.words],
    ),
    ("lesson 10", "kilometres of fibre in the place of {:,.0f}.", lambda: [target("target 2")]),
    (
        "lesson 10",
        "Of {} digital activities that we found for Uzbekistan, {} are consular and {} are public "
        "diplomacy; {} of {} codes can be disputed.",
        lambda: [
            len(activities()),
            *(int((activities()["area"] == n).sum()) for n in (4, 2)),
            second_code_is_open(),
            len(activities()),
        ],
    ),
    (
        "lesson 10",
        "Uzbekistan was second of five in Central Asia in 2024 (rank {}) and third in 2020 (rank "
        "{}, behind Kyrgyzstan with {}).",
        lambda: [
            edition(2024).loc["UZB", "egdi_rank"],
            edition(2020).loc["UZB", "egdi_rank"],
            edition(2020).loc["KGZ", "egdi_rank"],
        ],
    ),
    (
        "lesson 10",
        "Of {} provisions of the decree in our table, {} have a number, a date and a source other "
        "than the paper. For 1 a value is known: {:.4f} against a target of {:.2f}.",
        lambda: [
            len(decree()),
            find("10.12").solution(),
            edition(2024).loc["UZB", "egdi"],
            target("target 6"),
        ],
    ),
    (
        "lesson 10",
        "- Leaders of {:.1f} percent of the states were online at the end of 2014. Five doubtful "
        "rows of {} hardly move this share, and they decide what one reads about {} states.",
        lambda: [online("2014-12"), len(load("leader_accounts")), in_doubt()["iso3"].nunique()],
    ),
    (
        "lesson 10",
        "five rows of {} hardly move the share of the world",
        lambda: [len(load("leader_accounts"))],
    ),
    (
        "exercises 10",
        "{:.1f}. With the people of 2023 it would be {:.1f}. The World Bank's estimate for 2021 is "
        "{:.2f}, which rounds to {:.1f}.",
        lambda: [
            find("10.10").solution(),
            100 * 26.7e6 / people(2023),
            users(2021),
            users(2021),
        ],
    ),
    ("exercises 10", "{:.2f} of what?", lambda: [target("target 6")]),
    (
        "exercises 10",
        "The strategy aimed at {:.2f} in the E-Government Development Index of the UN by 2025, and "
        "the edition of 2024 gives Uzbekistan {:.4f}",
        lambda: [target("target 6"), edition(2024).loc["UZB", "egdi"]],
    ),
    (
        "exercises 10",
        "Kyrgyzstan had rank {} in the index",
        lambda: [edition(2024).loc["KGZ", "egdi_rank"]],
    ),
    ("exercises 10", "Errors in a few of {} rows", lambda: [len(load("leader_accounts"))]),
    ("quiz lesson-10", "Train {:,.0f} people.", lambda: [target("target 3")]),
    ("quiz lesson-10", "Uzbekistan, with rank {}", lambda: [edition(2020).loc["UZB", "egdi_rank"]]),
    ("quiz lesson-10", "Kyrgyzstan, with rank {}", lambda: [edition(2020).loc["KGZ", "egdi_rank"]]),
    ("quiz lesson-10", "Tajikistan, with rank {}", lambda: [edition(2020).loc["TJK", "egdi_rank"]]),
    (
        "quiz lesson-10",
        "From 2016 to 2020 this happened to {} states.",
        lambda: [find("10.8").solution()],
    ),
    ("quiz openers-10", "for every {:,} words", lambda: [10_000]),
]

HELD = [
    (
        "lesson 10",
        "There online services had the weight 0.34, and the two others 0.33 each.",
        "table egovernment",
        "the weights are 0.34 for osi and 0.33 for the others",
    ),
    (
        "lesson 10",
        "Their abstract says more than 76 percent for the end of 2014",
        "table leader_accounts",
        "more than 76 percent of leaders were active at the end of 2014",
    ),
    (
        "lesson 10",
        "The paper says that 76.6 percent of the people of Uzbekistan are internet users",
        "claim C62",
        "76.6 % of the population of Uzbekistan are internet users",
    ),
    (
        "lesson 10",
        "In 2024 the household survey found 94.0 percent in towns and 92.6 in the countryside.",
        "claim C62",
        "94.0 and 92.6 % in 2024",
    ),
    (
        "lesson 10",
        "and the household survey 94.0 and 92.6 for 2024",
        "claim C62",
        "94.0 and 92.6 % in 2024",
    ),
    ("lesson 10", "above the 76.6 of the paper.", "claim C62", "76.6 % of the population"),
    (
        "lesson 10",
        "the survey of 2024 found 94.0 percent in towns",
        "claim C62",
        "94.0 and 92.6 % in 2024",
    ),
    (
        "lesson 10",
        "On 1 January 2023 there were 26.7 million subscriptions",
        "claim C62",
        "26.7 million subscribers on 1 January 2023",
    ),
    (
        "lesson 10",
        "set in August 2022: 40,000 kilometres of fibre",
        "claim C67",
        "98 % mobile broadband coverage and 40,000 km of fibre",
    ),
    (
        "lesson 10",
        "On 18 September 2009 the government of Uzbekistan opened an account on Twitter. "
        "By 2015 it had sent messages and had never answered one.",
        "claim C65",
        "joined Twitter on 18 September 2009; by 2015 it had sent messages but had never replied",
    ),
    (
        "lesson 10",
        "2 July 2021 | Twitter, TikTok, VKontakte, Skype and WeChat are restricted.",
        "claim C76",
        "restricted Twitter, TikTok and VKontakte on 2 July 2021 (also Skype and WeChat)",
    ),
    (
        "lesson 10",
        "1 August 2022 | Twitter, WeChat and VKontakte are open again; TikTok is not",
        "claim C76",
        "It lifted the block on Twitter, WeChat and VKontakte on 1 August 2022; TikTok stayed",
    ),
    ("lesson 10", "Digital Diplomacy Review 2017", "claim C70", "Digital Diplomacy Review of 2017"),
    ("lesson 10", "more than 40,000 on X", "claim C63", "over 40,000 followers on X"),
    (
        "lesson 10",
        "831,700 on Instagram",
        "claim C77",
        "831,700 followers at the time of the study",
    ),
    (
        "lesson 10",
        "10 percent of the people without Telegram, 65 percent with it",
        "claim C63",
        "10 % of the population without Telegram and 65 % with it",
    ),
    ("lesson 10", "| 26.7 million | subscriptions", "claim C62", "26.7 million subscribers"),
    ("lesson 10", "| 94.0 and 92.6 percent | people", "claim C62", "94.0 and 92.6 % in 2024"),
    ("lesson 10", "209 ministries", "claim C70", "ranked 209 ministries"),
    ("lesson 10", "Nicholas Westcott (2008)", "reference westcott2008", "(2008)"),
    ("lesson 10", "| Hanson (2012) |", "reference hanson2012revolution", "(2012a)"),
    ("lesson 10", "| Dizard (2001) |", "reference dizard2001digital", "(2001)"),
    ("lesson 10", "| Bjola and Holmes (2015) |", "reference bjola2015digital", "(2015)"),
    ("lesson 10", "| Manor (2019) |", "reference manor2019digitalization", "(2019)"),
    (
        "exercises 10",
        "Divide 26.7 million (26_700_000) by it",
        "claim C62",
        "26.7 million subscribers",
    ),
    (
        "exercises 10",
        "You divided by about 34.9 million people, as the ledger of claim C62 does.",
        "claim C62",
        "Divided by about 34.9 million people",
    ),
    ("quiz lesson-10", "76.6 percent of the people are internet users", "claim C62", "76.6 %"),
]

TRUE = [
    (
        "lesson 10",
        "hardly move the share of the world, and they decide what one reads about three states",
        lambda: abs(without_doubt() - online("2014-12")) < 0.5 and len(in_doubt()) == 5,
    ),
    (
        "exercises 10",
        "In this table each row with a number and a date has such a source",
        lambda: (
            decree().dropna(subset=["target_number", "deadline"])["verified"] != "reading only"
        ).all(),
    ),
    (
        "lesson 10",
        "Two editions stand out, 2008 and 2010.",
        lambda: (
            {y for y in load("egovernment")["year"].unique() if gaps((1 / 3,) * 3, y).max() > 1e-3}
            == {2008, 2010}
        ),
    ),
    (
        "lesson 10",
        "In 2008 two states, Cameroon and Cambodia, do not fit even so.",
        lambda: (
            set(gaps((0.34, 0.33, 0.33), 2008).loc[lambda g: g > 1e-4].index) == {"CMR", "KHM"}
            and gaps((0.34, 0.33, 0.33), 2010).max() < 1e-4
        ),
    ),
    (
        "lesson 10",
        "The UN index is the mean of 3 parts in 10 of 12 editions",
        lambda: load("egovernment")["year"].nunique() == 12,
    ),
    (
        "lesson 10",
        "Kazakhstan led in each edition since 2010. Uzbekistan was second, except in 2020",
        lambda: (
            all(place_in_five(y, "KAZ") == 1 for y in range(2010, 2025, 2))
            and [y for y in range(2010, 2025, 2) if place_in_five(y, "UZB") != 2] == [2020]
        ),
    ),
    (
        "lesson 10",
        "Its score had risen meanwhile.",
        lambda: edition(2020).loc["UZB", "egdi"] > edition(2018).loc["UZB", "egdi"],
    ),
    (
        "lesson 10",
        "Human capital added a little, and online services took a little away.",
        lambda: 0 < rise("hci", 1 / 3) < 0.01 and -0.01 < rise("osi", 1 / 3) < 0,
    ),
    (
        "lesson 10",
        "their data give a little more",
        lambda: 79 < online("2014-12") < 81,
    ),
    (
        "lesson 10",
        "One area stays empty with either code: internet freedom.",
        lambda: (
            {
                areas()[n]
                for n in range(1, 9)
                if n not in {*activities()["area"], *activities()["also"].dropna()}
            }
            == {"internet freedom"}
        ),
    ),
    (
        "lesson 10",
        "Two of them are no results.",
        lambda: decree()["outcome"].dropna().str.startswith("PP-357").sum() == 2,
    ),
    (
        "lesson 10",
        "for one of 19 a value is known",
        lambda: (
            len(decree()) == 19
            and (~decree()["outcome"].dropna().str.startswith("PP-357")).sum() == 1
        ),
    ),
    (
        "writing 10",
        "the score of Uzbekistan rose because networks rose, while its score for online services "
        "fell a little",
        lambda: rise("egdi") > 0 and rise("tii", 1 / 3) > rise("egdi") and rise("osi") < 0,
    ),
    (
        "quiz lesson-10",
        "It was the only edition since 2010 in which Kyrgyzstan stood before Uzbekistan.",
        lambda: (
            [y for y in range(2010, 2025, 2) if place_in_five(y, "KGZ") < place_in_five(y, "UZB")]
            == [2020]
        ),
    ),
    (
        "exercises 10",
        "In Kyrgyzstan networks added more than the whole index rose: the other two parts fell.",
        lambda: (
            find("10.15").solution()
            > edition(2024).loc["KGZ", "egdi"] - edition(2020).loc["KGZ", "egdi"]
            and (
                edition(2024).loc["KGZ", ["osi", "hci"]] < edition(2020).loc["KGZ", ["osi", "hci"]]
            ).all()
        ),
    ),
    (
        "exercises 10",
        "half serve consular work",
        lambda: find("10.3").solution() == 50,
    ),
]


def internet(code: str) -> float:
    """Internet users of 2010 in percent."""
    rows = load("economy").query("iso3 == @code and year == 2010")
    return rows["internet_users_percent"].iloc[0]

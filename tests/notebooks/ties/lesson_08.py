"""The numbers of lesson 08."""

import pandas as pd

from course_utils import load
from course_utils.citizenship import STATES, answers, rights
from course_utils.countries import name
from course_utils.exercises import find
from course_utils.models.agreement import kappa, percent_agreement

FIVE = ["keep", "stay", "child", "back", "descendant"]
NINE = ("ARM", "CHN", "IND", "IRL", "ISR", "KAZ", "PHL", "TUR", "UZB")


def keeps(year: int) -> pd.Series:
    """1 or 0 for each state with a code in the year."""
    rows = load("citizenship_rules").query("year == @year").set_index("iso3")
    return answers(rows, "keep").dropna()


def share(year: int) -> float:
    return 100 * keeps(year).mean()


def of_all(year: int) -> float:
    return 100 * keeps(year).sum() / STATES


def same_states() -> pd.DataFrame:
    """States with a code in every year: years down, states across."""
    table = load("citizenship_rules")
    column = pd.DataFrame(
        {"iso3": table["iso3"], "year": table["year"], "v": answers(table, "keep")}
    )
    wide = column.pivot(index="year", columns="iso3", values="v")
    return wide.loc[:, wide.notna().all()]


def same_share(year: int) -> float:
    return 100 * same_states().loc[year].mean()


def provisions() -> pd.DataFrame:
    return load("legal_provisions")


def codes() -> tuple[pd.Series, pd.Series]:
    """Coder A looks for a number, coder B for a deadline."""
    return provisions()["target_number"].notna(), provisions()["deadline"].notna()


def by_chance() -> float:
    number, deadline = (column.mean() for column in codes())
    return number * deadline + (1 - number) * (1 - deadline)


def target() -> float:
    return provisions().set_index("item")["target_number"]["target 6"]


def reached() -> float:
    return load("egovernment").set_index(["iso3", "year"])["egdi"]["UZB", 2024]


def decree() -> pd.DataFrame:
    return provisions().query("act == 'UP-6079'")


def testable() -> int:
    return int((decree()["target_number"].notna() & decree()["deadline"].notna()).sum())


def high(half: float) -> int:
    """States with a mean of at least two thirds."""
    scores = rights(half)[FIVE].dropna().mean(axis=1)
    return int((scores > 2 / 3 - 1e-9).sum())


def strongest() -> float:
    """The largest correlation between two different parts, without its sign."""
    table = rights()[FIVE].corr().abs()
    return max(table.loc[a, b] for a in FIVE for b in FIVE if a != b)


def institutions(iso3: str = "") -> pd.DataFrame:
    rows = load("diaspora_institutions")
    return rows[rows["iso3"] == iso3] if iso3 else rows


def ministries() -> pd.DataFrame:
    return institutions().query("form == 'ministry or minister'")


def silent() -> int:
    """Ministries of which nothing is known later."""
    rows = ministries()
    return int((rows["ended_year"].isna() & rows["what_then"].isna()).sum())


def ended(iso3: str) -> list[int]:
    return [int(year) for year in institutions(iso3)["ended_year"].dropna()]


def india() -> pd.Series:
    """Mentions of the word diaspora in each speech of India."""
    return load("debate_mentions").query("iso3 == 'IND'")["diaspora"]


def co_ethnic(year: int) -> str:
    rows = load("citizenship_rules").set_index(["iso3", "year"])["co_ethnic"]
    return str(rows["UZB", year])


COMPUTED = [
    (
        "lesson 08",
        "On 1 January 1960, {:.0f} of {} coded states let citizens keep their citizenship: {:.1f} "
        "percent. In 2024 it was {:.0f} of {}, or {:.1f} percent.",
        lambda: [
            keeps(1960).sum(),
            len(keeps(1960)),
            share(1960),
            keeps(2024).sum(),
            len(keeps(2024)),
            share(2024),
        ],
    ),
    (
        "lesson 08",
        "divides by all {} states that ever appear in the table, and says {:.1f} percent for 1960.",
        lambda: [STATES, of_all(1960)],
    ),
    (
        "lesson 08",
        "of the states with a code in 1960, {:.1f} percent let citizens keep their citizenship. "
        "**Because** a reader who divides by all {} states turns {} unknown answers into a no, "
        "that reader gets {:.0f} percent.",
        lambda: [share(1960), STATES, STATES - len(keeps(1960)), of_all(1960)],
    ),
    (
        "lesson 08",
        "where it rises from {:.0f} to {:.0f} percent of the coded states, and from {:.0f} to "
        "{:.0f} of all, because {}",
        lambda: [share(1960), share(2024), of_all(1960), of_all(2024), STATES],
    ),
    (
        "lesson 08",
        "In these {} states the share rose from {:.1f} to {:.1f} percent.",
        lambda: [same_states().shape[1], same_share(1960), same_share(2024)],
    ),
    (
        "lesson 08",
        "In 1960, {:.0f} of {} coded states let citizens keep their citizenship when they took "
        "another one; in 2024 it was {:.0f} of {}. In the same {} states the share rose from "
        "{:.1f} to {:.1f} percent.",
        lambda: [
            keeps(1960).sum(),
            len(keeps(1960)),
            keeps(2024).sum(),
            len(keeps(2024)),
            same_states().shape[1],
            same_share(1960),
            same_share(2024),
        ],
    ),
    (
        "writing 08",
        "in these {} states the share rose from {:.1f} to {:.1f} percent between 1960 and 2024",
        lambda: [same_states().shape[1], same_share(1960), same_share(2024)],
    ),
    (
        "lesson 08",
        "They agree in {:.1f} percent of the rows",
        lambda: [percent_agreement(*codes())],
    ),
    (
        "lesson 08",
        "when both say yes, $({}/29)({}/29)$, or when both say no, $({}/29)({}/29)$. Together this "
        "is {:.2f}.",
        lambda: [
            *(int(column.sum()) for column in codes()),
            *(int((~column).sum()) for column in codes()),
            by_chance(),
        ],
    ),
    (
        "lesson 08",
        "Two coders who agree in {:.1f} percent of the rows can have a kappa of {:.2f}.",
        lambda: [percent_agreement(*codes()), kappa(*codes())],
    ),
    (
        "lesson 08",
        "The target: {} points in the E-Government Development Index",
        lambda: [target()],
    ),
    ("lesson 08", "The edition of 2024 gives {:.4f}.", lambda: [reached()]),
    (
        "lesson 08",
        "Of {} provisions of a decree, {} have a number and a deadline in the pages that we saw. "
        "Its target for an index was {} by 2025, and the edition of 2024 gave {:.4f}.",
        lambda: [len(decree()), testable(), target(), reached()],
    ),
    (
        "lesson 08",
        "In our index {}, {} or {} of {} states are in the high class.",
        lambda: [high(0.0), high(0.5), high(1.0), len(rights()[FIVE].dropna())],
    ),
    (
        "lesson 08",
        "No two different parts go together by more than {:.2f}.",
        lambda: [strongest()],
    ),
    ("lesson 08", "Yes (1) | In part ({})", lambda: [0.5]),
    ("lesson 08", '**S** "It is planned to train {:,} people."', lambda: [12_000]),
    (
        "lesson 08",
        "for {} of {} ministries in our list an end is known, among them the Indian one of {:.0f} "
        "to {:.0f}",
        lambda: [
            ministries()["ended_year"].notna().sum(),
            len(ministries()),
            institutions("IND")["founded_year"].iloc[0],
            institutions("IND")["ended_year"].iloc[0],
        ],
    ),
    ("lesson 08", "At least {} words", lambda: [find("8.10").asked.words]),
    (
        "exercises 08",
        "Decree UP-6079 aimed at {} in the E-Government Development Index by 2025, and the United "
        "Nations gave Uzbekistan {:.4f} in the edition of 2024",
        lambda: [target(), reached()],
    ),
    ("exercises 08", "yes is 1, in part is {}, no is 0", lambda: [0.5]),
    ("exercises 08", "five answers in the table above: 1, {} or 0.", lambda: [0.5]),
    (
        "exercises 08",
        "If an answer in part counts as no, {} of {} states are in the high class, and if it "
        "counts as yes, {} are",
        lambda: [high(0.0), len(rights()[FIVE].dropna()), high(1.0)],
    ),
    (
        "quiz lesson-08",
        "{:.0f} percent of the states let citizens keep it. This divides by {}.",
        lambda: [of_all(1960), STATES],
    ),
    (
        "quiz lesson-08",
        "{:.0f} percent of the states with a known rule let citizens keep it. {:.0f} of {}.",
        lambda: [share(1960), keeps(1960).sum(), len(keeps(1960))],
    ),
    (
        "quiz lesson-08",
        "{:.0f} percent of the states let citizens keep it. {:.0f} is a number of states.",
        lambda: [keeps(1960).sum(), keeps(1960).sum()],
    ),
    (
        "quiz lesson-08",
        "“{:,.0f} people are to be trained.”",
        lambda: [provisions().set_index("item")["target_number"]["target 3"]],
    ),
    ("quiz lesson-08", "State A has {} and state B has {} in an index", lambda: [0.8, 0.6]),
    (
        "quiz lesson-08",
        "A newer edition counts {} incidents of repression more than an older one",
        lambda: [1219 - 1034],
    ),
    (
        "quiz openers-08",
        "The {} speeches of India do not use it",
        lambda: [len(india()) if india().sum() == 0 else None],
    ),
    (
        "quiz openers-08",
        "The word is rare: {} mentions in {:,} speeches",
        lambda: [load("debate_mentions")["diaspora"].sum(), len(load("debate_mentions"))],
    ),
    (
        "quiz openers-08",
        "{} percent of the highly educated of a country live abroad.",
        lambda: [60],
    ),
]

FREEDOM_HOUSE = "reference freedomhouse2025ten"

HELD = [
    (
        "lesson 08",
        "its 15 members vote (Articles 23 and 27 of the Charter)",
        "reference un1945charter",
        "fifteen members form the Security Council (Article 23)",
    ),
    (
        "lesson 08",
        "a judgment binds the parties of its case (Article 59 of the Statute)",
        "reference icj1945statute",
        "Article 59: a decision binds only the parties, and only in that case",
    ),
    (
        "lesson 08",
        "(ZRU-682, of 2021) both name the president among those who may adopt rules that bind",
        "reference uz_zru682",
        "names the president among those who may adopt normative legal acts",
    ),
    (
        "lesson 08",
        "For 2014 to 2024 it counts 1,219 incidents by 48 governments.",
        FREEDOM_HOUSE,
        "1,219 by 48 governments in 2014 to 2024",
    ),
    (
        "lesson 08",
        "Its edition of a year before, for 2014 to 2023, had 1,034 incidents by 44 governments.",
        FREEDOM_HOUSE,
        "The edition for 2014 to 2023 counts 1,034 by 44 governments",
    ),
    (
        "lesson 08",
        "The count of the year 2024 alone is 160.",
        FREEDOM_HOUSE,
        "of them 160 in 2024",
    ),
    (
        "lesson 08",
        "1,219 incidents in one edition, 1,034 in the one before.",
        FREEDOM_HOUSE,
        "1,219 by 48 governments in 2014 to 2024, of them 160 in 2024 (as reported by ifex.org). "
        "The edition for 2014 to 2023 counts 1,034",
    ),
    (
        "lesson 08",
        "puts 102 indicators of 22 states of Latin America and the Caribbean together",
        "reference pedroza2017emix",
        "102 indicators for 22 states of Latin America and the Caribbean",
    ),
    (
        "lesson 08",
        "Germany allows dual citizenship since 27 June 2024",
        "table citizenship_rules",
        "Germany allows dual citizenship since 27 June 2024",
    ),
    (
        "lesson 08",
        "a declaration within three years avoids the loss",
        "table citizenship_rules",
        "the loss can be avoided by a declaration within three years",
    ),
    (
        "lesson 08",
        "reports a rise from one third to three quarters of the states in half a century (Vink and "
        "others, 2019)",
        "reference vink2019diffusion",
        "rose in half a century from one-third to three-quarters of states",
    ),
    (
        "quiz lesson-08",
        "The merger was announced on 7 January 2016. The government gave duplication of work as a "
        "reason.",
        "claim C28",
        "was announced on 7 January 2016. The answer of the government in parliament explains this "
        "with duplication of work",
    ),
]

TRUE = [
    (
        "lesson 08",
        "For ten more ministries the source, a list in a thesis, says nothing on what came later.",
        lambda: silent() == 10,
    ),
    (
        "lesson 08",
        "four end with a cross: in Armenia, China, India and the Philippines",
        lambda: [name(c) for c in NINE if ended(c)] == ["Armenia", "China", "India", "Philippines"],
    ),
    (
        "lesson 08",
        "Kazakhstan begins with a world association of Kazakhs in 1992, and Uzbekistan with a fund "
        "in 2021",
        lambda: (
            institutions("KAZ")["founded_year"].min() == 1992
            and institutions("UZB")
            .sort_values("founded_year")
            .iloc[0][["form", "founded_year"]]
            .tolist()
            == ["fund or foundation", 2021]
        ),
    ),
    (
        "lesson 08",
        "Uzbekistan has a special rule for people of the same origin from 2021 on",
        lambda: (co_ethnic(2020), co_ethnic(2021), co_ethnic(2024)) == ("no", "yes", "yes"),
    ),
    (
        "lesson 08",
        "Only four provisions were read in the act itself, and in a machine translation. Eleven "
        "stand in the reading DEM alone.",
        lambda: (
            provisions()["verified"].value_counts()[["text of the act", "reading only"]].tolist()
            == [4, 11]
        ),
    ),
    (
        "lesson 08",
        "the number of coded states more than doubled",
        lambda: len(keeps(2024)) > 2 * len(keeps(1960)),
    ),
    (
        "lesson 08",
        "with *leave the state out* only 37 states remain",
        lambda: len(rights()[[*FIVE, "office"]].dropna()) == 37,
    ),
    (
        "lesson 08",
        "India gets 0 for its office",
        lambda: rights().loc["IND", "office"] == 0,
    ),
    (
        "lesson 08",
        "They are coded for 2020 to 2024 and for 191 states.",
        lambda: (
            (
                load("citizenship_rules")
                .dropna(subset="loss_by_living_abroad")
                .groupby("year")
                .size()
            ).to_dict()
            == dict.fromkeys(range(2020, 2025), 191)
        ),
    ),
    (
        "lesson 08",
        "of the 12 rows with a number, fewer than half have a deadline too. In those rows no "
        "actor is named.",
        lambda: (
            codes()[0].sum() == 12 > 2 * testable()
            and set(decree().dropna(subset=["target_number", "deadline"])["actor"]) == {"not named"}
        ),
    ),
    (
        "lesson 08",
        "| **B: not both** | 17 | 7 | | **B: number and deadline** | 0 | 5 |",
        lambda: (
            pd.crosstab(codes()[0] & codes()[1], codes()[0]).to_numpy().tolist()
            == [[17, 7], [0, 5]]
        ),
    ),
]

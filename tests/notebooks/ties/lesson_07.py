"""The numbers of lesson 07."""

import math

import pandas as pd
from scipy.stats import chi2

from course_utils import load
from course_utils.exercises import find
from course_utils.exercises.lesson_07 import (
    LEAST_PRECISION,
    LEAST_RECALL,
    american_institutes,
    four_numbers,
    periods,
    quality,
    rate,
    speeches,
)
from course_utils.models.concordance import concordance
from course_utils.models.keyness import key_words, log_likelihood, log_ratio

MIDDLE_EAST = "jew|israel|zion|palestin|arab"


def mentions(first: int = 1946, last: int = 2024, column: str = "diaspora") -> int:
    return int(speeches(first, last)[column].sum())


def of_state(iso3: str) -> pd.DataFrame:
    return load("debate_mentions").query("iso3 == @iso3")


def sentences(first: int, last: int) -> pd.Series:
    """The sentences with the word diaspora of these years."""
    found = load("debate_sentences").query("term == 'diaspora'")
    return found[found["year"].between(first, last)]["sentence"]


def early() -> pd.Series:
    return sentences(1946, 1990)


def late() -> pd.Series:
    return sentences(2001, 2024)


def naming(words: str) -> int:
    """Sentences until 1990 that hold the words."""
    return int(early().str.contains(words, case=False).sum())


def after_our() -> list[int]:
    """The years of the lines in which our stands directly before diaspora."""
    rows = load("debate_sentences").query("term == 'diaspora'").set_index("year")
    lines = concordance(rows["sentence"], "diaspora")
    return list(lines.index[lines["left"].str.contains(r"\bour$", case=False)])


def jews_in_israels() -> float:
    """The share of Israel's sentences on emigration that name Jews or the Soviet Union."""
    rows = load("debate_sentences").query("iso3 == 'ISR' and term == 'expatriates_emigrants'")
    return float(rows["sentence"].str.contains("jew|soviet", case=False).mean())


def share(words: str) -> list[float]:
    """Sentences that hold the words, in percent, until 1990 and since 2001."""
    return [100 * part.str.contains(words, case=False).mean() for part in (early(), late())]


def keys() -> pd.DataFrame:
    here, there = periods()
    return key_words(here, there, here.sum(), there.sum())


def own() -> pd.Series:
    """The codes of the sentences on the own nation, and how often each was given."""
    return load("debate_codes").query("whose == 'own nation'")["function"].value_counts()


def caught(words: str) -> int:
    return int(load("debate_codes")["sentence"].str.contains(words, case=False).sum())


def hits(words: str) -> int:
    codes = load("debate_codes").query("whose == 'own nation'")
    return int(codes["sentence"].str.contains(words, case=False).sum())


def listed() -> pd.Series:
    """Confucius Institutes by list."""
    return load("institutes_abroad").dropna(subset=["listed"]).groupby("year")["listed"].sum()


def answered() -> int:
    return int(load("institutes_abroad")["page_answered"].sum())


def heritage(column: str) -> int:
    return int(load("heritage").query("year == 2023")[column].sum())


def four(word: str) -> list[float]:
    """Mentions of a word: in the later and in the early sentences."""
    return list(four_numbers(word)[:2])


TEN_THOUSAND = [10_000]
COMPUTED = [
    *((place, "{:,} words", lambda: TEN_THOUSAND) for place in ("lesson 07", "exercises 07")),
    ("exercises 07", "for each {:,}.", lambda: TEN_THOUSAND),
    ("exercises 07", "multiply by {:,}.", lambda: TEN_THOUSAND),
    ("exercises 07", "Times {:,} the number becomes readable.", lambda: TEN_THOUSAND),
    ("exercises 07", "Multiply by {:,}, so that", lambda: TEN_THOUSAND),
    ("exercises 07", "it is for each {:,} words.", lambda: [1_000]),
    (
        "lesson 07",
        "The word is rare: {} mentions in {:,} speeches.",
        lambda: [mentions(), len(load("debate_mentions"))],
    ),
    (
        "lesson 07",
        "is rare in the General Debate: {} mentions in {:,} speeches.",
        lambda: [mentions(), len(load("debate_mentions"))],
    ),
    (
        "lesson 07",
        "Speeches of the 1960s had {:,.0f} words on average and those of the 2010s {:,.0f}",
        lambda: [speeches(1960, 1969)["words"].mean(), speeches(2010, 2019)["words"].mean()],
    ),
    (
        "lesson 07",
        "the count falls from {} in the 2010s to {} in the 2020s and the frequency rises from "
        "{:.3f} to {:.3f} per",
        lambda: [
            mentions(2010, 2019),
            mentions(2020, 2024),
            rate("diaspora", 2010, 2019),
            rate("diaspora", 2020, 2024),
        ],
    ),
    (
        "lesson 07",
        "Until 1990, {} of {} sentences hold one of these names: {} name Palestine or "
        "Palestinians, {} name Jews or Israel, {} name both",
        lambda: [
            naming(MIDDLE_EAST),
            len(early()),
            naming("palestin"),
            naming("jew|israel"),
            naming("palestin") + naming("jew|israel") - naming("palestin|jew|israel"),
        ],
    ),
    (
        "lesson 07",
        "Since 2001 it is {} of {}, and",
        lambda: [late().str.contains(MIDDLE_EAST, case=False).sum(), len(late())],
    ),
    (
        "lesson 07",
        "In the 1970s {} of {} sentences name Jews, Israel, Palestine or Arabs, in the 2020s {} of "
        "{}.",
        lambda: [
            *(sentences(1970, 1979).str.contains(MIDDLE_EAST, case=False).agg(["sum", "size"])),
            *(sentences(2020, 2024).str.contains(MIDDLE_EAST, case=False).agg(["sum", "size"])),
        ],
    ),
    (
        "lesson 07",
        "The {} mentions of Israel are forms",
        lambda: [of_state("ISR")["expatriates_emigrants"].sum()],
    ),
    ("lesson 07", "Israel spoke {} times and never", lambda: [len(of_state("ISR"))]),
    (
        "lesson 07",
        "are what {} other states said",
        lambda: [
            load("debate_sentences").query("term == 'diaspora' and year <= 1990")["iso3"].nunique()
        ],
    ),
    (
        "lesson 07",
        "Take *our*: {:.0f} times in the {:,.0f} words of the later sentences, {:.0f} times in the "
        "{:,.0f} words of the early ones.",
        lambda: [four_numbers("our")[i] for i in (0, 2, 1, 3)],
    ),
    ("lesson 07", "read as {}, because", lambda: [0.5]),
    (
        "lesson 07",
        "the comparison has {:,} words, and {} of them have a $G^2$ above {:.2f}.",
        lambda: [
            len(keys()),
            (keys()["G2"] > chi2.ppf(0.95, 1)).sum(),
            chi2.ppf(0.95, 1),
        ],
    ),
    ("lesson 07", "about one word in {:.0f} above it", lambda: [1 / (1 - 0.95)]),
    (
        "lesson 07",
        "the word *caribbean*: {:.0f} mentions in the later sentences, {:.0f} in the early",
        lambda: four("caribbean"),
    ),
    (
        "lesson 07",
        "stands {:.0f} times in the later sentences and {:.0f} times in the early ones.",
        lambda: four("people"),
    ),
    (
        "lesson 07",
        "*Our* has a $G^2$ of {:.0f} and a log ratio of {:.1f}. *Development* has a $G^2$ of "
        "{:.0f} and a log ratio of {:.1f}.",
        lambda: [
            keys().loc[word, column]
            for word in ("our", "development")
            for column in ("G2", "log_ratio")
        ],
    ),
    ("lesson 07", "*Our* is {:.0f} times", lambda: [keys().loc["our", "G2"]]),
    ("exercises 07", "Our is {:.0f} times", lambda: [keys().loc["our", "G2"]]),
    (
        "lesson 07",
        "our has the most evidence, G2 {:.0f}, and development the largest log ratio, {:.1f},",
        lambda: [keys().loc["our", "G2"], keys().loc["development", "log_ratio"]],
    ),
    (
        "lesson 07",
        "{:.0f} mentions against {:.0f}, with a $G^2$ of {:.0f}.",
        lambda: [*four("our"), log_likelihood(*four_numbers("our"))],
    ),
    (
        "lesson 07",
        "precision of at least {:.0f} percent **and** recall of at least {:.0f} percent",
        lambda: [LEAST_PRECISION, LEAST_RECALL],
    ),
    ("exercises 07", "the recall is below {:.0f} percent", lambda: [LEAST_RECALL]),
    ("exercises 07", "the precision is below {:.0f} percent", lambda: [LEAST_PRECISION]),
    (
        "exercises 07",
        "the precision is below {:.0f} and the recall below {:.0f} percent",
        lambda: [LEAST_PRECISION, LEAST_RECALL],
    ),
    *(
        (place, "There were {}, the mean of the two lists.", lambda: [listed().mean()])
        for place in ("lesson 07", "exercises 07")
    ),
    (
        "lesson 07",
        "so all countries together have {:,} in 2023",
        lambda: [heritage("sites")],
    ),
    (
        "lesson 07",
        "Of {} sentences with *diaspora* {} are about the own nation. The word misses {} of {}.",
        lambda: [
            caught("diaspora"),
            hits("diaspora"),
            own().sum() - hits("diaspora"),
            own().sum(),
        ],
    ),
    (
        "lesson 07",
        "it rose from {:.3f} in the 1980s to {:.3f} in the 2010s.",
        lambda: [rate("diaspora", 1980, 1989), rate("diaspora", 2010, 2019)],
    ),
    (
        "lesson 07",
        "{0[0]:.0f} percent of the sentences until 1990 name Jews, Israel, Palestine or Arabs, "
        "{0[1]:.0f} percent since 2001; the word *our* rose from {1[0]:.0f} to {1[1]:.0f} percent.",
        lambda: [share(MIDDLE_EAST), share(r"\bour\b")],
    ),
    (
        "lesson 07",
        "where {0[0]:.0f} percent name Jews, Israel, Palestine or Arabs before 1991 and "
        "{0[1]:.0f} percent after 2000, while the word our rises from {1[0]:.0f} to "
        "{1[1]:.0f} percent",
        lambda: [share(MIDDLE_EAST), share(r"\bour\b")],
    ),
    (
        "lesson 07",
        "{} sentences until 1990 and {} since 2001.",
        lambda: [len(early()), len(late())],
    ),
    (
        "lesson 07",
        "{} of {} coded sentences on the own nation speak of resources, and {} praise.",
        lambda: [own()["resource"], own().sum(), own()["praise"]],
    ),
    (
        "lesson 07",
        "had a precision of {:.0f} and a recall of {:.0f} percent in {} coded sentences, and {} "
        "speeches of India",
        lambda: [*quality("diaspora"), len(load("debate_codes")), len(of_state("IND"))],
    ),
    ("lesson 07", "and its {} speeches have no mention", lambda: [len(of_state("IND"))]),
    ("lesson 07", "One reader coded {} sentences", lambda: [len(load("debate_codes"))]),
    ("lesson 07", "Lists of Confucius Institutes hold {:.0f} or {:.0f}.", lambda: list(listed())),
    (
        "lesson 07",
        "{:.0f} and {:.0f}, five years apart.",
        lambda: list(listed()),
    ),
    (
        "lesson 07",
        "the United States have {:.0f} in it",
        lambda: [american_institutes()[2022]],
    ),
    (
        "lesson 07",
        "There were {0}, because only {0} pages answered.",
        lambda: [answered()],
    ),
    ("lesson 07", "At least {} words", lambda: [find("7.15").asked.words]),
    (
        "exercises 07",
        "rose from {:.3f} mentions per {:,} words in the 1980s to {:.3f} in the 2010s; this",
        lambda: [rate("diaspora", 1980, 1989), 10_000, rate("diaspora", 2010, 2019)],
    ),
    ("exercises 07", "{:,} or {:,}? Add up both", lambda: [heritage("sites"), 1_199]),
    ("exercises 07", "You used all {} sentences", lambda: [len(load("debate_codes"))]),
    ("exercises 07", "You divided by all {} sentences.", lambda: [len(load("debate_codes"))]),
    (
        "quiz lesson-07",
        "In one decade a word was said {} times in {} million words, in another one {} times in "
        "{} million.",
        lambda: [40, 4, 30, 2],
    ),
    (
        "quiz lesson-07",
        "It is {:.2f} per {:,} words against {:.2f}.",
        lambda: [30 / 2e6 * 10_000, 10_000, 40 / 4e6 * 10_000],
    ),
    ("quiz lesson-07", "A word has a G2 of {} and a log ratio of {}.", lambda: [60, 0.2]),
    (
        "quiz lesson-07",
        "A log ratio of {} means {:.2f} times as often.",
        lambda: [0.2, 2**0.2],
    ),
    ("quiz lesson-07", "It is {} times as frequent.", lambda: [60]),
    (
        "quiz lesson-07",
        "{:.0f} percent That is the precision: {} of the {} caught",
        lambda: [100 * 15 / 20, 15, 20],
    ),
    ("quiz lesson-07", "{:.0f} percent 15 of the 60", lambda: [100 * 15 / 60]),
    ("quiz lesson-07", "{:.0f} percent That is 20 of 60.", lambda: [100 * 20 / 60]),
    ("writing 07", "India has no mention in {} speeches", lambda: [len(of_state("IND"))]),
]

HELD = [
    (
        "lesson 07",
        "A later check against the rule below changed seven codes.",
        "table debate_codes",
        "A later check against the rule changed seven codes",
    ),
    (
        "lesson 07",
        "counted 125,000 applications for its scholarships in 2025.",
        "claim C31",
        "125,000 applications",
    ),
    (
        "quiz lesson-07",
        "drew 125,000 applications in one year",
        "claim C31",
        "125,000 applications",
    ),
    ("lesson 07", "while the list has 1,199.", "table heritage", "the list has 1,199"),
    (
        "lesson 07",
        "The office in charge was quoted with 475, 516, 525, 541 and 548 at different dates.",
        "table institutes_abroad",
        "475 for the end of 2014 (Global Times), 516 in October 2017 (CNC), 525 in 2018 (Chinese "
        "Social Sciences Today), 541 in 2020 (The Quint), and with 548",
    ),
    (
        "lesson 07",
        "and in 2020 the office was quoted with 81 there.",
        "table institutes_abroad",
        "in 2020, the office in charge was quoted with 81",
    ),
    ("lesson 07", "modern meaning in 1965", "reference cull2006gullion", "in 1965"),
    ("lesson 07", "Nicholas Cull (2008)", "reference cull2008public", "(2008)"),
    ("lesson 07", "Ted Dunning (1993)", "reference dunning1993accurate", "(1993)"),
    ("lesson 07", "Roger Garside (2000)", "reference rayson2000comparing", "(2000)"),
    ("lesson 07", "Andrew Hardie (2014)", "reference hardie2014logratio", "(2014)"),
    ("lesson 07", "Hans Peter Luhn (1960)", "reference luhn1960keyword", "(1960)"),
    ("lesson 07", "Slava Mikhaylov (2017)", "reference baturo2017understanding", "(2017)"),
    ("lesson 07", "Lasswell, 1927", "reference lasswell1927theory", "1927"),
    ("lesson 07", "Walker and Ludwig, 2017", "reference walker2017sharp", "2017"),
    (
        "lesson 07",
        "India even set up a ministry for Indians overseas in 2004",
        "claim C28",
        "The ministry was set up in May 2004",
    ),
    (
        "quiz lesson-07",
        "India set up a ministry for Indians overseas in 2004.",
        "claim C28",
        "The ministry was set up in May 2004",
    ),
    (
        "writing 07",
        "set up a ministry for Indians overseas in 2004",
        "claim C28",
        "The ministry was set up in May 2004",
    ),
]


def said(iso3: str, year: int, words: str) -> bool:
    """Does a sentence with diaspora of this speech hold the words?"""
    rows = load("debate_sentences").query("iso3 == @iso3 and year == @year")
    return bool(rows["sentence"].str.contains(words).any())


TRUE = [
    (
        "lesson 07",
        'Cabo Verde spoke of its 10 islands and of the people abroad, "our eleventh island".',
        lambda: said("CPV", 2022, "10 islands") and said("CPV", 2022, "our eleventh island"),
    ),
    (
        "lesson 07",
        'In 1992 Haiti called its people abroad the "tenth department", and in 2018 the Gambia '
        'spoke of the "eighth region".',
        lambda: said("HTI", 1992, "tenth department") and said("GMB", 2018, "eighth region"),
    ),
    (
        "lesson 07",
        "grew about threefold from the 1980s to the 2010s",
        lambda: 2.8 < rate("diaspora", 2010, 2019) / rate("diaspora", 1980, 1989) < 3.3,
    ),
    (
        "lesson 07",
        "remittances are hardly named before 2000",
        lambda: mentions(1946, 1999, "remittances") < 0.15 * mentions(column="remittances"),
    ),
    (
        "lesson 07",
        "never used the word",
        lambda: of_state("ISR")["diaspora"].sum() == 0,
    ),
    (
        "lesson 07",
        "nearly as many sentences of our sample praise them",
        lambda: 0.9 * own()["resource"] < own()["praise"] < own()["resource"],
    ),
    (
        "lesson 07",
        "*Our* stands directly before the word in 12 lines, all of them since 2001.",
        lambda: len(after_our()) == 12 and min(after_our()) >= 2001,
    ),
    (
        "lesson 07",
        "and one names Arabs only.",
        lambda: (
            early().str.contains(MIDDLE_EAST, case=False).sum()
            - early().str.contains("palestin|jew|israel", case=False).sum()
            == early().str.contains("arab", case=False).sum()
            - (
                early().str.contains("arab", case=False)
                & early().str.contains("palestin|jew|israel", case=False)
            ).sum()
            == 1
        ),
    ),
    (
        "lesson 07",
        "Palestine stands in our table only since 1998.",
        lambda: of_state("PSE")["year"].min() == 1998,
    ),
    (
        "lesson 07",
        "are forms of *emigrate*, and most of them stand in sentences on Jews",
        lambda: jews_in_israels() > 0.5,
    ),
    (
        "lesson 07",
        "the Philippines name *overseas Filipinos* and *workers abroad* ten times and the diaspora "
        "once; North Korea says *overseas compatriots*.",
        lambda: (
            mentions_of("PHL") == (1, 10)
            and load("debate_sentences")
            .query("iso3 == 'PRK' and term == 'compatriots_abroad'")["sentence"]
            .str.contains("overseas compatriots")
            .any()
        ),
    ),
    (
        "lesson 07",
        "The rest of the list, except one, is shared.",
        lambda: heritage("sites") - heritage("shared") < 1199 < heritage("sites"),
    ),
    (
        "exercises 07",
        "The second one, for the early sentences, is below zero here.",
        lambda: log_ratio(*four_numbers("caribbean")) > 0,
    ),
    (
        "quiz lesson-07",
        "India has millions abroad, and its speeches have no mention.",
        lambda: (
            of_state("IND")["diaspora"].sum() == 0
            and load("migrant_totals").query("iso3 == 'IND' and year == 2024")["emigrants"].sum()
            > 10**7
        ),
    ),
    (
        "lesson 07",
        "0 means equally often, 1 twice as often, 2 four times, -1 half as often.",
        lambda: [2.0**n for n in (0, 1, 2, -1)] == [1, 2, 4, 0.5] and math.log2(1) == 0,
    ),
]


def mentions_of(iso3: str) -> tuple[int, int]:
    """Mentions of diaspora, and of citizens or workers abroad."""
    sums = of_state(iso3)[["diaspora", "citizens_nationals_abroad"]].sum()
    return int(sums.iloc[0]), int(sums.iloc[1])

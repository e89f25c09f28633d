"""The numbers of lesson 11."""

import pandas as pd

from course_utils import load
from course_utils.exercises import find
from course_utils.exercises.lesson_11 import climb_table
from course_utils.explorers.lesson_11 import BODIES, cascade
from course_utils.models.leadership import all_agree
from course_utils.models.recognition import by_level


def born(destination: str, year: int = 1995) -> int:
    """People born in the other of the two countries, rounded to thousands."""
    stock = load("migrant_stock").set_index(["destination", "origin", "year"])["migrants"]
    return round(int(stock[destination, {"ARM": "AZE", "AZE": "ARM"}[destination], year]), -3)


def counts(column: str = "vote_official") -> pd.Series:
    return load("un_votes_62_243")[column].value_counts()


def shares() -> list[float]:
    """Yes of all members, and of those who took part."""
    return [100 * counts()["yes"] / 192, 100 * counts()["yes"] / counts().sum()]


def said(iso3: str, year: int) -> int:
    rows = load("debate_mentions").query("iso3 == @iso3 and year == @year")
    return int(rows["nagorno_karabakh"].iloc[0])


def rate(year: int) -> float:
    row = load("debate_mentions").query("iso3 == 'ARM' and year == @year").iloc[0]
    return 10_000 * row["nagorno_karabakh"] / row["words"]


def acts(**columns: str) -> pd.DataFrame:
    table = load("karabakh_acts")
    for column, value in columns.items():
        table = table[table[column] == value]
    return table


def event(words: str, column: str = "event") -> str:
    """The only row of the timeline with these words."""
    timeline = load("karabakh_timeline")
    (row,) = timeline[timeline[column].fillna("").str.contains(words, regex=False)].to_dict(
        "records"
    )
    return " ".join(str(row[key]) for key in ("event", "note", "armenian_side"))


COMPUTED = [
    (
        "lesson 11",
        "In 1995 about {:,} people in Armenia were born in Azerbaijan, and about {:,} in",
        lambda: [born("ARM"), born("AZE")],
    ),
    (
        "lesson 11",
        "in 1995 about {:,} people in Armenia were born in Azerbaijan and about {:,} the other way",
        lambda: [born("ARM"), born("AZE")],
    ),
    (
        "lesson 11",
        "the same {} votes are {:.1f} percent of all members, {:.1f} percent of those who took",
        lambda: [counts()["yes"], *shares()],
    ),
    (
        "lesson 11",
        "One row of {} was wrong in a famous data set. With it repaired, the {} votes are {:.1f} "
        "percent of those who said yes or no, and {:.1f} percent of all members.",
        lambda: [counts().sum(), counts()["yes"], find("11.6").solution(), shares()[0]],
    ),
    (
        "lesson 11",
        "in {} of the {} acts of our table a body asks its *government* to recognise.",
        lambda: [len(acts(text_does="asks its government to recognise")), len(acts())],
    ),
    (
        "lesson 11",
        "French courts annulled {} charters",
        lambda: [acts()["annulled"].notna().sum()],
    ),
    (
        "lesson 11",
        "In {} of {} acts a body says itself that it recognises",
        lambda: [len(acts(text_does="says that it recognises")), len(acts())],
    ),
    (
        "lesson 11",
        "{} states of the United States have acts that one side welcomed",
        lambda: [len(find("11.10").solution())],
    ),
    ("lesson 11", "there are {} towns, {} regions and {} states.", lambda: [120, 20, 5]),
    ("lesson 11", "from 0 to {} percent. For recognition the law", lambda: [100]),
    ("lesson 11", "(middle threshold {:.0f} percent)", lambda: [100 * 0.6]),
    ("lesson 11", "Try weights in steps of {} percent", lambda: [5]),
    ("lesson 11", "Each agrees with a chance of {:.0f} percent, and each decides", lambda: [90]),
    ("lesson 11", "said the name {} times; in 2024 neither", lambda: [said("ARM", 2023)]),
    (
        "lesson 11",
        "the speaker of Armenia said the name {} times; in 2024 the two speakers said it {} times.",
        lambda: [said("ARM", 2023), said("ARM", 2024) + said("AZE", 2024)],
    ),
    (
        "lesson 11",
        "per {:,} words by year for two states, where Armenia reaches {:.0f} in 2017 and {:.0f} in "
        "2023 and both stand at {} in 2024",
        lambda: [10_000, rate(2017), rate(2023), said("ARM", 2024) + said("AZE", 2024)],
    ),
    ("lesson 11", "for each {:,} words?", lambda: [10_000]),
    (
        "exercises 11",
        "a share inside the table would always be {:.0f} percent.",
        lambda: [find("11.11").mistakes[0].answer()],
    ),
    (
        "exercises 11",
        "agree with a chance of {0} times {0}. Six voices: multiply {0} six times by itself.",
        lambda: [0.9],
    ),
    ("exercises 11", "Divide the first sum by the second, and multiply by {:,}.", lambda: [10_000]),
    (
        "exercises 11",
        "These are mentions per {:,} words. The question asks for {:,}.",
        lambda: [1000, 10_000],
    ),
    ("exercises 11", "With a probability of {} percent the party of", lambda: [30]),
    ("quiz openers-11", "After a new emigration law {:,} doctors left a country.", lambda: [1000]),
    ("quiz openers-11", "Nothing, because {:,} is a large number.", lambda: [1000]),
    ("quiz openers-11", "{:,} can be much or little.", lambda: [1000]),
]

HELD = [
    (
        "lesson 11",
        "General Debate Corpus 1946-2024 (CC0 1.0)",
        "table debate_mentions",
        "CC0 1.0",
    ),
    (
        "lesson 11",
        "and a table of refugees leaves them out",
        "table refugees",
        "people displaced inside their own country",
    ),
    (
        "lesson 11",
        "The fund collected 170 million dollars during the war",
        "claim C56",
        "In autumn 2020 it raised USD 170 million",
    ),
    (
        "lesson 11",
        "the fund collected 170 million dollars abroad and at home, and",
        "claim C56",
        "In autumn 2020 it raised USD 170 million",
    ),
    (
        "lesson 11",
        "and more than 100 million went to the state budget",
        "claim C57",
        "More than USD 100 million of the diaspora fund was passed to the state budget",
    ),
    (
        "lesson 11",
        "more than 600,000 people by a figure of the press",
        "claim C48",
        "displaced more than 600,000 Azerbaijanis (figure of the press)",
    ),
    (
        "lesson 11",
        "and more than 600,000 Azerbaijanis displaced inside Azerbaijan stand in no table of",
        "claim C48",
        "displaced more than 600,000 Azerbaijanis (figure of the press)",
    ),
    (
        "quiz lesson-11",
        "More than 600,000 Azerbaijanis were displaced inside Azerbaijan by 1994, by a figure of "
        "the press",
        "claim C48",
        "displaced more than 600,000 Azerbaijanis (figure of the press)",
    ),
    (
        "quiz lesson-11",
        "The governing party had won 53.9 percent, and citizens abroad had no vote.",
        "claim C57",
        "his party won 53.9 % and 71 seats",
    ),
    (
        "lesson 11",
        "adopted by 39 to 7. France, Russia and the United States, who mediated, voted against",
        "claim C47",
        "It was adopted by 39–7–100; France, Russia, the United States",
    ),
    ("lesson 11", "Hazel Smith and Paul Stares (2007)", "reference smith2007diasporas", "(2007)"),
    ("lesson 11", "Maria Koinova (2018)", "reference koinova2018diaspora", "(2018)"),
    ("lesson 11", "Élise Féron and Bahar Baser (2023)", "reference feron2023pathways", "(2023)"),
    ("lesson 11", "Mark Granovetter (1978)", "reference granovetter1978threshold", "(1978)"),
    ("lesson 11", "James Crawford (2006)", "reference crawford2006creation", "(2006)"),
    ("lesson 11", "Bridget Coggins (2014)", "reference coggins2014power", "(2014)"),
    ("lesson 11", "Nina Caspersen (2012)", "reference caspersen2012unrecognized", "(2012)"),
    ("lesson 11", "(White and Pausa, 2019)", "reference white2019irish", "(2019)"),
]

TRUE = [
    (
        "lesson 11",
        "its organisers report 99.98 percent",
        lambda: "99.98 percent in favour, by the organisers" in event("Referendum on independence"),
    ),
    (
        "lesson 11",
        "the governing party won 53.91 percent",
        lambda: "53.91 percent and 71 seats" in event("Early election in Armenia"),
    ),
    (
        "lesson 11",
        "58 rallies in 26 countries in July, by the count of the state committee",
        lambda: "58 rallies in 26 countries" in event("58 rallies"),
    ),
    (
        "lesson 11",
        "Over 20 bodies asked the prime minister to resign (November 2020)",
        lambda: f"over {BODIES} bodies by 25 November" in event("asks the prime minister"),
    ),
    (
        "lesson 11",
        "the refugees after 1995 are nearly all in Armenia",
        lambda: (
            load("refugees")
            .query("origin == 'ARM' and asylum == 'AZE' and year > 1995")["refugees"]
            .sum()
            < 10
        ),
    ),
    (
        "lesson 11",
        "In 2023, days after Azerbaijani forces took the region, the speaker of Armenia",
        lambda: said("AZE", 2023) == 0 and said("ARM", 2023) > 0,
    ),
    (
        "lesson 11",
        "none of them voted in favour, and most abstained",
        lambda: (
            before_2008().eq("yes").sum() == 0
            and before_2008().eq("abstain").sum() > len(before_2008()) / 2
        ),
    ),
    (
        "lesson 11",
        "lie mostly in Europe and the Americas, and most states of these regions abstained anyway",
        lambda: most_abstained("Europe") and most_abstained("Americas"),
    ),
    (
        "lesson 11",
        "no state acts even if 60 of 120 towns begin",
        lambda: all(
            by_level(*cascade(0, 60, 10, 50, draw)).loc["states", "act"] == 0
            for draw in range(1, 7)
        ),
    ),
    (
        "lesson 11",
        "with the weight 0 no state acts, however many towns do",
        lambda: by_level(*cascade(0, 60, 10, 50, 1)).loc["states", "act"] == 0,
    ),
    (
        "exercises 11",
        "Below it all towns and regions act, and no state.",
        lambda: climb_table().loc[40].tolist() == [120, 20, 0],
    ),
    (
        "exercises 11",
        "Six voices that are each very willing agree only about every second time.",
        lambda: 45 < all_agree(6, 90) < 55,
    ),
    (
        "exercises 11",
        "By this count Armenia says the name three times as often.",
        lambda: 2.9 < find("11.16").solution()["ARM"] / find("11.16").solution()["AZE"] < 3.1,
    ),
]


def before_2008() -> pd.Series:
    """The votes of the states that had used the word before 2008."""
    rows = load("genocide_recognition").query("first_year < 2008")
    return rows.merge(load("un_votes_62_243"), on="iso3", how="left")["vote_official"]


def most_abstained(region: str) -> bool:
    """Did most states of a region that took part abstain?"""
    regions = load("countries").set_index("iso3")["region"]
    table = load("un_votes_62_243").set_index("iso3")["vote_official"]
    inside = table[regions.reindex(table.index) == region]
    return bool(inside.eq("abstain").mean() > 0.5)

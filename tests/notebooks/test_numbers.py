"""Every number in a sentence is tied to a table, or to the place that holds its source.

`COMPUTED` has sentences with a field for each number, and how to compute it. `HELD` has sentences
whose numbers no table gives, and where their source stands. `TRUE` has sentences without numbers
that the tables must bear out. If a table changes or a sentence is edited, one of them fails; and a
new number that is in neither list fails as well.
"""

import re
from collections.abc import Iterator
from functools import cache

import pandas as pd
import pytest

from course_utils import about, activities, coding, forms, load, quizzes, readings
from course_utils.exercises import all_exercises, find
from course_utils.exercises.exercise import Choice, Text

# ---------------------------------------------------------------- what the tables say


def world(column: str, year: int) -> float:
    return load("migrant_world").set_index("year")[column][year]


def millions(year: int) -> float:
    """The migrants of the world."""
    return world("migrants", year) / 1e6


def share(year: int) -> float:
    """Migrants in 100 people of the world."""
    return 100 * world("migrants", year) / world("population", year)


def points() -> float:
    """The rise of the share from 1990 to 2024, in percentage points."""
    return share(2024) - share(1990)


def born(iso3: str) -> float:
    """People born in a country who lived abroad in 2024."""
    return load("migrant_totals").set_index(["year", "iso3"])["emigrants"][2024, iso3]


def said(iso3: str, date: str) -> float:
    """The largest number that was said about people abroad on this date."""
    return load("diaspora_claims").query("iso3 == @iso3 and date == @date")["people"].max()


def refugees() -> float:
    """Refugees of the world at the end of 2024, in millions."""
    return load("refugees").query("year == 2024")["refugees"].sum() / 1e6


def edition(of: int, year: int = 2020) -> float:
    """The migrants of the world in `year` by the edition of the year `of`, in millions."""
    rows = load("migrant_stock_editions").query("edition == @of and year == @year")
    return rows["immigrants"].sum() / 1e6


def unknown_origin(year: int) -> float:
    """Migrants whose origin nobody knows, in millions."""
    return load("migrant_stock").query("origin == 'OOO' and year == @year")["migrants"].sum() / 1e6


def agreement(codes: pd.DataFrame) -> float:
    """In how many of 100 rows both coders wrote the same."""
    return 100 * sum(codes["coder_a"] == codes["coder_b"]) / len(codes)


def silent() -> pd.Series:
    """True where both coders wrote a question mark."""
    return (load("community_codes")[["coder_a", "coder_b"]] == "?").all(axis="columns")


def with_all_of_safran(coder: str) -> int:
    """How many communities show all six features of Safran, at least in part."""
    codes = load("community_codes").query("author.str.startswith('Safran')")
    shown = codes[codes[coder].isin(["1", "2"])].groupby("community").size()
    return int((shown == 6).sum())


def highest_against_born() -> pd.Series:
    """For five countries: the largest number said since 2016 over the people born there."""
    highest = load("diaspora_claims").query("year >= 2016").groupby("iso3")["people"].max()
    return pd.Series({c: highest[c] / born(c) for c in ("IND", "IRL", "ARM", "TUR", "KAZ")})


def economy_2024(iso3: str) -> pd.Series:
    return load("economy").set_index(["year", "iso3"]).loc[(2024, iso3)]


def money_from_abroad(iso3: str) -> float:
    """Remittances received in 2024 in percent of the gross domestic product."""
    return 100 * economy_2024(iso3)["remittances_received_usd"] / economy_2024(iso3)["gdp_usd"]


def totals(iso3: str, year: int = 2024) -> pd.Series:
    """The row of a country in the table of migrants and population."""
    return load("migrant_totals").set_index(["iso3", "year"]).loc[(iso3, year)]


def immigrants_share(iso3: str, year: int) -> float:
    """Immigrants in percent of the population, rounded as the lesson shows it."""
    row = totals(iso3, year)
    return round(100 * row["immigrants"] / row["population"], 2)


def fall() -> float:
    """By how many percentage points the share fell in Kazakhstan from 1990 to 2024."""
    return immigrants_share("KAZ", 1990) - immigrants_share("KAZ", 2024)


def without_remittances() -> pd.DataFrame:
    """The countries without a number for remittances received in 2024."""
    return load("economy").query("year == 2024 and remittances_received_usd.isna()")


def fall_by_a_false_zero() -> float:
    """How much the mean of Central Asia falls if Turkmenistan counts as zero."""
    four = [money_from_abroad(iso3) for iso3 in ("KAZ", "KGZ", "TJK", "UZB")]
    return sum(four) / 4 - sum(four) / 5


# ---------------------------------------------------------------- the sentences

# Where the sentence stands, the sentence with fields for its numbers, and how to compute them.
COMPUTED = [
    ("lesson 00", "They hold {} claims that can be checked", lambda: [len(readings._claims())]),
    ("lesson 00", "Three of twelve are {:.0f} percent", lambda: [100 * 3 / 12]),
    (
        "lesson 00",
        "the highest of eight values is {:,}.",
        lambda: [load("migrant_totals").query("iso3 == 'UZB'")["emigrants"].max()],
    ),
    ("lesson 00", "Here are {} questions", lambda: [len(forms.items("A"))]),
    (
        "lesson 00",
        "write `{:.2f}`, run the cell",
        lambda: [world("female", 2024) / world("migrants", 2024)],
    ),
    (
        "lesson A1",
        "The main table of this course has {:,} rows.",
        lambda: [len(load("migrant_stock"))],
    ),
    (
        "lesson A1",
        "the name immigrants means {:.2f}*. In 2024 Kazakhstan had {:.2f} million immigrants among "
        "{:.2f} million people.",
        lambda: [totals("KAZ")[c] / 1e6 for c in ("immigrants", "immigrants", "population")],
    ),
    (
        "lesson A1",
        "About {:.0f} of 100 people in Kazakhstan were born in another country.",
        lambda: [immigrants_share("KAZ", 2024)],
    ),
    (
        "lesson A1",
        "In Germany {:.2f} million of {:.2f} million people were immigrants in 2024.",
        lambda: [totals("DEU")[column] / 1e6 for column in ("immigrants", "population")],
    ),
    (
        "lesson A1",
        "the first and the last of {:,} answers",
        lambda: [len(load("migrant_stock"))],
    ),
    (
        "lesson A1",
        "{:,.0f} people who were born in Uzbekistan lived abroad in 2024.",
        lambda: [born("UZB")],
    ),
    ("lesson A1", "the whole world in 2024: {:.0f} million people", lambda: [millions(2024)]),
    (
        "lesson A1",
        "The share fell from {:.2f} to {:.2f} percent.",
        lambda: [immigrants_share("KAZ", 1990), immigrants_share("KAZ", 2024)],
    ),
    (
        "lesson A1",
        "{:.2f} − {:.2f} = −{:.2f}. The share fell by {:.0f} percentage points.",
        lambda: [immigrants_share("KAZ", 2024), immigrants_share("KAZ", 1990), fall(), fall()],
    ),
    (
        "lesson A1",
        "{:.2f} is {:.0f} percent of {:.2f}. The share fell by {:.0f} percent.",
        lambda: [
            fall(),
            100 * fall() / immigrants_share("KAZ", 1990),
            immigrants_share("KAZ", 1990),
            100 * fall() / immigrants_share("KAZ", 1990),
        ],
    ),
    (
        "lesson A1",
        "appear as `{:.6e}`. Read `e+09` as *nine places to the right*: {:.1f} billion dollars.",
        lambda: [remittances := economy_2024("TJK")["remittances_received_usd"], remittances / 1e9],
    ),
    (
        "lesson A1",
        "The money sent to Tajikistan was equal to {:.0f} percent of its product.",
        lambda: [money_from_abroad("TJK")],
    ),
    ("lesson A1", "{} countries and areas.", lambda: [len(load("economy").query("year == 2024"))]),
    (
        "lesson A1",
        "The mean fell by nearly {:.0f} percentage points",
        lambda: [fall_by_a_false_zero()],
    ),
    (
        "lesson A1",
        "equals {:.0f} percent of its gross domestic product, to Kyrgyzstan {:.0f}, to Uzbekistan "
        "{:.0f}, and to Kazakhstan {:.1f} percent.",
        lambda: [money_from_abroad(iso3) for iso3 in ("TJK", "KGZ", "UZB", "KAZ")],
    ),
    (
        "lesson A1",
        "Tajikistan is far ahead with {:.0f} percent",
        lambda: [money_from_abroad("TJK")],
    ),
    (
        "lesson A1",
        "A table of {:,} rows answers a question",
        lambda: [len(load("migrant_stock"))],
    ),
    (
        "lesson A1",
        "From {:.2f} to {:.2f} percent is a fall of {:.0f} percentage points, or of {:.0f} "
        "percent.",
        lambda: [
            immigrants_share("KAZ", 1990),
            immigrants_share("KAZ", 2024),
            fall(),
            100 * fall() / immigrants_share("KAZ", 1990),
        ],
    ),
    (
        "lesson A1",
        "In 2024 {} of {} countries have no number for money received from abroad.",
        lambda: [len(without_remittances()), len(load("economy").query("year == 2024"))],
    ),
    ("quiz lesson-A1", "from {} percent to {} percent. Which sentence", lambda: [4, 6]),
    (
        "quiz lesson-A1",
        "It rose by {} percent. Two percent of {} percent would be less",
        lambda: [6 - 4, 4],
    ),
    (
        "quiz lesson-A1",
        "It rose by {} percentage points, which is a rise of {:.0f} percent. {} minus {} is {} "
        "percentage points. Compared with the beginning, {} is half of {}, so {:.0f} percent.",
        lambda: [6 - 4, 100 * (6 - 4) / 4, 6, 4, 6 - 4, 6 - 4, 4, 100 * (6 - 4) / 4],
    ),
    (
        "quiz lesson-A1",
        "It rose by {} percentage points. From {} percent, that would lead to {} percent.",
        lambda: [50, 4, 50 + 4],
    ),
    (
        "lesson 01",
        "In May 2024 the government of India spoke of {:.1f} million overseas Indians.",
        lambda: [said("IND", "2024-05") / 1e6],
    ),
    (
        "lesson 01",
        "the United Nations estimated that {:.1f} million people who were born in India lived",
        lambda: [born("IND") / 1e6],
    ),
    (
        "lesson 01",
        "nearly doubled in {} years, from {:.0f} to {:.0f} million. Their share of humanity rose "
        "from {:.1f} to {:.1f} percent.",
        lambda: [2024 - 1990, millions(1990), millions(2024), share(1990), share(2024)],
    ),
    (
        "lesson 01",
        "where the count rises from {:.0f} to {:.0f} million and the share from {:.1f} to {:.1f} "
        "percent",
        lambda: [millions(1990), millions(2024), share(1990), share(2024)],
    ),
    (
        "lesson 01",
        "Every year about {:.0f} million people leave their country.",
        lambda: [millions(2024)],
    ),
    (
        "lesson 01",
        "from {} percent to {} percent is a rise of {} percentage points, although it is a growth "
        "by {:.0f} percent",
        lambda: [4, 6, 6 - 4, 100 * (6 / 4 - 1)],
    ),
    (
        "lesson 01",
        "UNHCR counted {:.1f} million refugees at the end of 2024, beside {:.0f} million migrants",
        lambda: [refugees(), millions(2024)],
    ),
    (
        "lesson 01",
        "the claim of {:.0f} million Irish",
        lambda: [said("IRL", "2020-11-18") / 1e6],
    ),
    (
        "lesson 01",
        "the newer edition also lists {:.1f} million people of *unknown origin* in 2020",
        lambda: [unknown_origin(2020)],
    ),
    (
        "lesson 01",
        "so that {:.1f} and {:.0f} million both fit",
        lambda: [born("ARM") / 1e6, said("IRL", "2020-11-18") / 1e6],
    ),
    ("lesson 01", "At least {} words", lambda: [find("1.12").asked.words]),
    (
        "lesson 01",
        "{:.0f} million people lived outside their country of birth in 2024: nearly twice as many "
        "as in 1990, and {:.1f} percent of humanity.",
        lambda: [millions(2024), share(2024)],
    ),
    (
        "lesson 01",
        "Refugees are about one in ten of them: {:.1f} million at the end of 2024.",
        lambda: [refugees()],
    ),
    (
        "lesson 01",
        "Two coders agreed in {:.0f} percent of the cells, but in {:.0f} percent where at least "
        "one of them had found something.",
        lambda: [
            agreement(load("community_codes")),
            agreement(load("community_codes")[~silent()]),
        ],
    ),
    (
        "lesson 01",
        "For India, {:.1f} million people born there live abroad, and officials speak of {:.1f} "
        "million; for Ireland the official number is about {:.0f} times as large.",
        lambda: [
            born("IND") / 1e6,
            said("IND", "2024-05") / 1e6,
            said("IRL", "2020-11-18") / born("IRL"),
        ],
    ),
    (
        "lesson 01",
        "{:.1f} million in the edition of 2020, {:.1f} million in the edition of 2024.",
        lambda: [edition(2020), edition(2024)],
    ),
    (
        "quiz openers-01",
        "At the end of 2024 UNHCR counted about {:.0f} million refugees. UN DESA estimates {:.0f} "
        "million people abroad in the middle of that year.",
        lambda: [refugees(), millions(2024)],
    ),
    (
        "quiz openers-01",
        "A ministry reports {:.0f} million people in its diaspora; the United Nations report "
        "{:.0f} million.",
        lambda: [said("IND", "2024-05") / 1e6, born("IND") / 1e6],
    ),
    (
        "quiz lesson-01",
        "{:.0f} million is the estimate of UN DESA for the middle of 2024.",
        lambda: [millions(2024)],
    ),
    (
        "quiz lesson-01",
        "Migrants were {:.1f} percent of the world in 1990 and {:.1f} percent in 2024.",
        lambda: [share(1990), share(2024)],
    ),
    ("quiz lesson-01", "The share rose by {:.1f} percent.", lambda: [points()]),
    ("quiz lesson-01", "The share rose by {:.1f} percentage points.", lambda: [points()]),
    (
        "quiz lesson-01",
        "{:.1f} minus {:.1f} is {:.1f}",
        lambda: [share(2024), share(1990), points()],
    ),
    ("quiz lesson-01", "{:.1f} percent of humanity moved", lambda: [points()]),
    (
        "quiz lesson-01",
        "In percent the share rose by nearly {:.0f}.",
        lambda: [100 * (share(2024) / share(1990) - 1)],
    ),
    (
        "quiz lesson-01",
        "In 2020 UN DESA gave {:.0f} million migrants for that year. In 2024 it gave {:.0f} "
        "million for the same year.",
        lambda: [edition(2020), edition(2024)],
    ),
    ("quiz lesson-01", "It is wrong: the number is {:.0f} million.", lambda: [refugees()]),
    (
        "quiz lesson-01",
        "About {:.0f} million is the number of refugees that UNHCR counted at the end of 2024.",
        lambda: [refugees()],
    ),
    (
        "writing 01",
        "Who gains when a ministry reports {:.0f} million instead of {:.0f} million?",
        lambda: [said("IND", "2024-05") / 1e6, born("IND") / 1e6],
    ),
    (
        "exercises 01",
        "The right panel moves from {:.1f} to {:.1f} percent",
        lambda: [share(1990), share(2024)],
    ),
    (
        "exercises 01",
        "Every year about {:.0f} million people leave their country.",
        lambda: [millions(2024)],
    ),
    (
        "exercises 01",
        "an estimated {:.0f} million people lived outside their country of birth in the middle of "
        "2024, or {:.1f} percent of the world's population",
        lambda: [millions(2024), share(2024)],
    ),
    ("exercises 01", "Who estimated {:.0f} million", lambda: [millions(2024)]),
    ("exercises 01", "{:.0f} million of what?", lambda: [millions(2024)]),
    ("exercises A1", "ends at {:.0f} percent", lambda: [money_from_abroad("TJK")]),
    (
        "exercises A1",
        "the money sent to Tajikistan was equal to {:.0f} percent of its gross domestic product",
        lambda: [money_from_abroad("TJK")],
    ),
]

# Where the sentence stands, the sentence, who holds its source, and what stands there.
HELD = [
    (
        "lesson 01",
        "*more than 300 million people live outside their country of origin, according to IOM "
        "(2024)*",
        "claim C01",
        "More than 300 million people live outside their country of origin.",
    ),
    ("lesson 01", "William Safran (1991)", "reference safran1991diasporas", "(1991)"),
    ("lesson 01", "Robin Cohen (1997", "reference cohen1997global", "(1997)"),
    ("lesson 01", "second edition 2008)", "reference cohen2008global", "(2008)"),
    ("lesson 01", "Gabriel Sheffer (2003)", "reference sheffer2003diaspora", "(2003)"),
    ("lesson 01", "Rogers Brubaker (2005)", "reference brubaker2005diaspora", "(2005)"),
    ("lesson 01", "attributed to Manor, 2016", "reference manor_digital_diaspora_blog", "(2016)"),
    (
        "lesson 01",
        "UNHCR rounds small numbers to multiples of 5",
        "table refugees",
        "UNHCR rounds small numbers to multiples of five.",
    ),
    (
        "lesson 01",
        "the Koreans of the Soviet Far East in 1937",
        "notes Koreans of Uzbekistan (Koryo-saram)",
        "In September and October 1937 the Soviet state deported 171,781 Koreans",
    ),
    (
        "quiz lesson-01",
        "more than 300 million people live outside their country of origin (IOM 2024)",
        "claim C01",
        "More than 300 million people live outside their country of origin.",
    ),
    (
        "quiz lesson-01",
        "The World Migration Report 2024 gives about 281 million, for 2020.",
        "claim C01",
        "The World Migration Report 2024 of IOM gives about 281 million migrants for the middle of "
        "2020.",
    ),
    (
        "quiz lesson-01",
        "184 million is reported from the World Bank, which counted by citizenship",
        "claim C02",
        "The World Bank is reported to count by citizenship in its World Development Report 2023, "
        "which gives 184 million migrants",
    ),
    (
        "quiz lesson-01",
        "It is wrong: the number is 184 million.",
        "claim C02",
        "184 million migrants",
    ),
]

# Where the sentence stands, the sentence, and a test of it on the tables.
TRUE = [
    (
        "lesson A1",
        "Between 2010 and 2024 this number became smaller.",
        lambda: totals("KAZ", 2024)["emigrants"] < totals("KAZ", 2010)["emigrants"],
    ),
    (
        "lesson A1",
        "Lebanon, Somalia, Syria and Venezuela are among them.",
        lambda: {"LBN", "SOM", "SYR", "VEN"} <= set(without_remittances()["iso3"]),
    ),
    (
        "lesson 01",
        "their share of humanity rose by less than one percentage point",
        lambda: 0 < points() < 1,
    ),
    ("lesson 01", "we see the tenth part", lambda: 0.09 < refugees() / millions(2024) < 0.11),
    (
        "lesson 01",
        "In most rows both coders wrote a question mark.",
        lambda: silent().mean() > 0.5,
    ),
    (
        "lesson 01",
        "In our 8 communities no coder found all 6 features of Safran.",
        lambda: (
            load("community_codes")["community"].nunique() == 8
            and with_all_of_safran("coder_a") == with_all_of_safran("coder_b") == 0
        ),
    ),
    (
        "lesson 01",
        "For each country at least one number lies far above the people born there.",
        lambda: highest_against_born().min() > 1.5,
    ),
    (
        "lesson 01",
        "For India one number lies below",
        lambda: (
            load("diaspora_claims").query("iso3 == 'IND' and year >= 2016")["people"] < born("IND")
        ).any(),
    ),
    ("lesson 01", "For 2020 the newer one is lower.", lambda: edition(2024) < edition(2020)),
    (
        "lesson 01",
        "The two editions are near each other for most years.",
        lambda: all(
            abs(edition(2024, y) / edition(2020, y) - 1) < 0.02 for y in (1990, 2000, 2010)
        ),
    ),
    (
        "lesson 01",
        "The vertical axis begins at 140 million, so that the gap can be seen.",
        lambda: min(edition(of, 1990) for of in (2020, 2024)) > 140,
    ),
    (
        "quiz lesson-01",
        "Two coders agree in more than 90 percent of all cells. In most of these cells both wrote "
        "a question mark.",
        lambda: (
            agreement(load("community_codes")) > 90
            and silent().sum() > agreement(load("community_codes")) / 200 * len(silent())
        ),
    ),
    (
        "quiz lesson-01",
        "Six million migrants went home between the two editions.",
        lambda: 5 < edition(2020) - edition(2024) < 6,
    ),
]


# ---------------------------------------------------------------- the texts of the course


def plain(text: str) -> str:
    """The text on one line, so that it does not matter where lines end."""
    return " ".join(text.split())


def of_lesson(lesson) -> str:
    """Markdown without headings and addresses, and what stands below and behind the figures."""
    markdown = re.sub(r"^#+ .*$", "", lesson.markdown, flags=re.M)
    still = [code for code in lesson.code if code.alts and "nbval-ignore-output" not in code.tags]
    captions = [code.shown("text/plain") for code in still]
    return "\n".join([re.sub(r"\]\([^)]*\)", "]", markdown), *captions])


def of_quiz(quiz) -> str:
    options = [o for item in quiz.items for o in item.options]
    return "\n".join([*(i.text for i in quiz.items), *(f"{o.text}\n{o.reason}" for o in options)])


def of_prompts(number: str) -> str:
    mine = [p for p in activities.prompts().values() if p.lesson == number]
    return "\n".join("\n".join([p.prompt, p.model, *p.credit]) for p in mine)


def of_exercise(one) -> str:
    """What a learner reads of an exercise; the solution only where it is a text."""
    lines = [one.title, *one.hints, one.reasoning, *(mistake.message for mistake in one.mistakes)]
    lines += one.asked.options.values() if isinstance(one.asked, Choice) else []
    return "\n".join([*lines, one.solution() if isinstance(one.asked, Text) else ""])


def all_texts(lessons) -> Iterator[tuple[str, str]]:
    yield from ((f"lesson {lesson.number}", of_lesson(lesson)) for lesson in lessons)
    yield from ((f"quiz {quiz.name}", of_quiz(quiz)) for quiz in quizzes.quizzes().values())
    for number in {exercise.lesson for exercise in all_exercises()}:
        mine = [one for one in all_exercises() if one.lesson == number]
        yield f"writing {number}", of_prompts(number)
        yield f"exercises {number}", "\n".join(map(of_exercise, mine))


@pytest.fixture(scope="session")
def texts(all_lessons) -> dict[str, str]:
    return {where: plain(text) for where, text in all_texts(all_lessons)}


# ---------------------------------------------------------------- the tests


@cache
def computed(place: int) -> str:
    """The sentence with the numbers that the tables give today."""
    _, sentence, values = COMPUTED[place]
    return sentence.format(*values())


@pytest.mark.parametrize("place", range(len(COMPUTED)), ids=lambda n: COMPUTED[n][0])
def test_a_sentence_has_the_numbers_of_the_tables(texts, place):
    where, sentence = COMPUTED[place][0], computed(place)
    assert sentence in texts[where], (
        f"By the tables of today {where} should say: {sentence!r}. "
        "Correct the sentence there, or in COMPUTED if you wrote it anew."
    )


@pytest.mark.parametrize(("where", "sentence", "holder", "there"), HELD)
def test_a_number_without_a_table_has_a_source(texts, where, sentence, holder, there):
    assert sentence in texts[where], f"{where} no longer says: {sentence!r}. Correct HELD."
    assert there in plain(held_by(holder)), f"{holder} does not say: {there!r}"
    lacking = [number for number in numbers_in(sentence) if number not in there]
    assert not lacking, f"{holder} does not hold {lacking}"


def held_by(holder: str) -> str:
    """The text that holds a source: a claim, a reference, a table or the notes on a community."""
    kind, _, name = holder.partition(" ")
    if kind == "claim":
        one = readings._claims()[name]
        return f"{one.claim} {one.evidence}"
    cards = {"reference": readings.reference, "table": about, "notes": coding.notes}
    card = cards[kind](name)
    return card if isinstance(card, str) else card.text


@pytest.mark.parametrize(("where", "sentence", "test"), TRUE)
def test_a_sentence_is_true_by_the_tables(texts, where, sentence, test):
    assert sentence in texts[where], f"{where} no longer says: {sentence!r}. Correct TRUE."
    assert test(), f"The tables of today do not bear out what {where} says: {sentence!r}"


NUMBER = re.compile(
    r"(?<![\w.,])(?:\d+(?:[.,]\d+)+|\d+(?= (?:million|billion|percent|percentage|times|years)\b))"
)
NOT_A_QUANTITY = re.compile(
    r"[Ee]xercises? (?:A?\d+\.\d+(?: and )?)+"
    r"|\bmore than 100(?:,000\b| percent of it)|\b100 times too (?:small|large)"
    r"|\bby 1,000,000\b|CC BY \d\.\d"
)


def numbers_in(text: str) -> list[str]:
    return [match[0] for match in NUMBER.finditer(text)]


def known_sentences(where: str) -> list[str]:
    """The sentences of one text whose numbers are tied."""
    tied = [computed(place) for place, entry in enumerate(COMPUTED) if entry[0] == where]
    others = [sentence for place, sentence, *_ in [*HELD, *TRUE] if place == where]
    return tied + others


def untied(text: str, sentences: list[str]) -> list[str]:
    """The numbers of a text that stand outside these sentences, with some words around them."""
    spans = [m.span() for s in sentences for m in re.finditer(re.escape(s), text)]
    spans += [match.span() for match in NOT_A_QUANTITY.finditer(text)]
    free = [m for m in NUMBER.finditer(text) if not any(a <= m.start() < b for a, b in spans)]
    return [f"{m[0]} in …{text[max(0, m.start() - 60) : m.end() + 30]}…" for m in free]


def places_of(lesson) -> list[str]:
    """The texts that belong to a lesson."""
    mine = [f"quiz {q.name}" for q in quizzes.quizzes().values() if q.lesson == lesson.number]
    return [f"{kind} {lesson.number}" for kind in ("lesson", "writing", "exercises")] + mine


def test_every_number_is_tied(texts, lesson):
    loose = [
        f"{where}: {number}"
        for where in places_of(lesson)
        for number in untied(texts[where], known_sentences(where))
    ]
    assert not loose, "\n - ".join(["Tie these numbers to a table or a source, here:", *loose])


def test_no_number_is_typed_where_it_should_be_computed():
    typed = [sentence for _, sentence, _ in COMPUTED if numbers_in(sentence)]
    assert typed == [], "Put a field such as {:.1f} in the place of the number."


def test_a_loose_number_is_found():
    text = "In 2024 it was 3.7 percent, 1,234 people, 12 million. See exercise 1.6, or 2 words."
    assert numbers_in(text) == ["3.7", "1,234", "12", "1.6"]
    assert [found.split()[0] for found in untied(text, ["it was 3.7 percent"])] == ["1,234", "12"]

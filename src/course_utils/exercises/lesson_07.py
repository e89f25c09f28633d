"""Lesson 07: what is asked, how it is solved, and how it usually goes wrong."""

from __future__ import annotations

import re
from typing import Any

import numpy as np
import pandas as pd

from course_utils.data import load
from course_utils.exercises.exercise import (
    Choice,
    Column,
    Exercise,
    Guess,
    Mistake,
    Names,
    Number,
    Order,
    Text,
    moved,
)
from course_utils.models.concordance import concordance, words_of
from course_utils.models.keyness import key_words, log_likelihood, log_ratio

PERCENT = Number("percent", within=0.06)


def as_text(answer: Any, between: str = " ") -> str | None:
    """The answer as one text, also if it is a list of texts; None for anything else."""
    if isinstance(answer, list | tuple) and all(isinstance(part, str) for part in answer):
        return between.join(answer).strip()
    return answer.strip() if isinstance(answer, str) else None


# Exercise 7.1 ------------------------------------------------------------------------------------


def solve_7_1() -> str:
    """Five sessions hold fewer mentions than ten, and fewer words. Divided by the words, the 2020s
    are above the 2010s: a count needs a denominator before it is compared."""
    return "b"


READ_THE_PANELS = Exercise(
    "7.1",
    "Read two panels",
    1,
    Choice(
        {
            "a": "In the 2020s states lost interest in the word.",
            "b": "Until 2024 the 2020s have fewer mentions than the 2010s, but also far fewer "
            "words, and per 10,000 words the number is higher.",
            "c": "One of the panels must be wrong, because one falls and the other rises.",
            "d": "In the 2020s about 18 of 100 words are the word diaspora.",
        }
    ),
    solve_7_1,
    [
        "Read the note below the figure: how many sessions do the 2020s have so far?",
        "The right panel divides by all words of the decade. What happens to both numbers when half "
        "of a decade is missing?",
    ],
    [
        Mistake(
            "count read as interest",
            lambda: "a",
            "You read the left panel alone. How many years of the 2020s are in it?",
        ),
        Mistake(
            "one must be wrong",
            lambda: "c",
            "Both panels show the same speeches. They divide by different things, so they may move "
            "in different directions.",
        ),
        Mistake(
            "unit misread",
            lambda: "d",
            "You have 18 of 100 words. Look at the unit of the right axis: it is for each 10,000 "
            "words, and the line ends below one.",
        ),
    ],
)


# Exercise 7.2 ------------------------------------------------------------------------------------


def speeches(first: int, last: int) -> pd.DataFrame:
    """The rows of `debate_mentions` of these years."""
    mentions = load("debate_mentions")
    return mentions[mentions["year"].between(first, last)]


def rate(column: str, first: int, last: int, per: int = 10_000) -> float:
    """Mentions for each `per` words over all speeches of these years."""
    rows = speeches(first, last)
    return float(per * rows[column].sum() / rows["words"].sum())


def mean_rate(column: str, first: int, last: int) -> float:
    """The plain mean of the relative frequencies of the speeches, per 10,000 words."""
    rows = speeches(first, last)
    return float((10_000 * rows[column] / rows["words"]).mean())


def solve_7_2() -> float:
    """Add up the mentions of all speeches of the decade and divide by all their words. Times 10,000
    the number becomes readable."""
    mentions = load("debate_mentions")
    seventies = mentions[mentions["year"].between(1970, 1979)]
    return 10_000 * seventies["expatriates_emigrants"].sum() / seventies["words"].sum()


EMIGRANTS = Exercise(
    "7.2",
    "Emigrants in the 1970s",
    2,
    Number("mentions per 10,000 words", within=0.0006),
    solve_7_2,
    [
        'Add up first: seventies["expatriates_emigrants"].sum(), and the same for "words".',
        "Divide the mentions by the words and multiply by 10,000.",
    ],
    [
        Mistake(
            "the count",
            lambda: float(speeches(1970, 1979)["expatriates_emigrants"].sum()),
            "That is the number of mentions. The question asks how many there are for each 10,000 "
            "words, so that decades with longer speeches can be compared.",
        ),
        Mistake(
            "mean of the speeches",
            lambda: mean_rate("expatriates_emigrants", 1970, 1979),
            "You took the mean of the frequencies of all speeches. A short speech counts as much as "
            "a long one then. Add up the mentions and the words first, then divide.",
        ),
        Mistake(
            "per 1,000 words",
            lambda: rate("expatriates_emigrants", 1970, 1979, 1_000),
            "Your number is ten times too small: it is for each 1,000 words. The question asks for "
            "each 10,000.",
        ),
        Mistake(
            "per word",
            lambda: rate("expatriates_emigrants", 1970, 1979, 1),
            "That is the share of one word. Multiply by 10,000, so that the number can be read.",
        ),
        Mistake(
            "share of speeches",
            lambda: float(100 * (speeches(1970, 1979)["expatriates_emigrants"] > 0).mean()),
            "That is the share of speeches that contain such a word, in percent. The question asks "
            "for mentions by words.",
        ),
        Mistake(
            "another word",
            lambda: rate("diaspora", 1970, 1979),
            "That is the frequency of diaspora. Use the column expatriates_emigrants.",
        ),
        Mistake(
            "all years",
            lambda: rate("expatriates_emigrants", 1946, 2024),
            "That is the frequency over all years. Use the table seventies.",
        ),
    ],
)


# Exercise 7.3 ------------------------------------------------------------------------------------

REMITTANCE_LINES = (
    'speeches = load("debate_mentions")',
    'recent = speeches[speeches["year"] >= 2000]',
    'sums = recent[["words", "remittances"]].sum()',
    'frequency = 10_000 * sums["remittances"] / sums["words"]',
    "print(round(frequency, 3))",
)


def solve_7_3() -> list[str]:
    """Load the table, keep the years, add up mentions and words, divide, and print at the end. Each
    line uses a name that the line above has made."""
    return list(REMITTANCE_LINES)


REMITTANCES = Exercise(
    "7.3",
    "Remittances since 2000",
    2,
    Order(REMITTANCE_LINES),
    solve_7_3,
    [
        "A line can use only names that a line above it has made.",
        "Which line makes `recent`, and which line uses it?",
    ],
    [
        Mistake(
            "years before the table",
            lambda: moved(REMITTANCE_LINES, 0, 1),
            "The line that chooses years uses the name speeches. Which line makes that name?",
        ),
        Mistake(
            "sums before the years",
            lambda: moved(REMITTANCE_LINES, 2, 1),
            "The sums use the name recent, and nothing above them has made recent yet.",
        ),
        Mistake(
            "division before the sums",
            lambda: moved(REMITTANCE_LINES, 3, 2),
            "The division uses sums. Add up mentions and words first, then divide.",
        ),
        Mistake(
            "print too early",
            lambda: moved(REMITTANCE_LINES, 4, 3),
            "print shows the frequency, so it has to be computed before.",
        ),
    ],
)


# Exercise 7.4 ------------------------------------------------------------------------------------


def most(column: str) -> list[str]:
    """The four countries with the most mentions in a column, the most first."""
    return list(load("debate_mentions").groupby("iso3")[column].sum().nlargest(4).index)


def highest_rates() -> list[str]:
    """The four countries with the most mentions of diaspora for each word they spoke."""
    sums = load("debate_mentions").groupby("iso3")[["diaspora", "words"]].sum()
    return list((sums["diaspora"] / sums["words"]).nlargest(4).index)


def solve_7_4() -> list[str]:
    """Group the speeches by country, add up the mentions, sort, and keep four. It is a count of
    words: Congo (Kinshasa), for example, spoke of the Jewish and the Palestinian people."""
    mentions = load("debate_mentions")
    sums = mentions.groupby("iso3")["diaspora"].sum()
    return list(sums.sort_values(ascending=False).head(4).index)


WHO_SAYS_IT = Exercise(
    "7.4",
    "Who says it most?",
    2,
    Names("countries", ordered=True),
    solve_7_4,
    [
        'Group by "iso3" and add up the column "diaspora".',
        "Sort with ascending=False and keep the first four with head(4).",
    ],
    [
        Mistake(
            "divided by words",
            highest_rates,
            "These four have the most mentions per word. That is a good question too, but this one "
            "asks for mentions.",
        ),
        Mistake(
            "another word",
            lambda: most("expatriates_emigrants"),
            "These are the four with the most words such as emigrant. Use the column diaspora.",
        ),
        Mistake(
            "the longest speeches",
            lambda: most("words"),
            "These four spoke the most words of all kinds. Add up the column diaspora.",
        ),
        Mistake(
            "fewest first",
            lambda: solve_7_4()[::-1],
            "You have the right four, but the fewest stand first. Sort with ascending=False.",
        ),
    ],
)


# Exercise 7.5 ------------------------------------------------------------------------------------

FUNCTIONS = ("belonging", "praise", "resource", "protection", "voice", "loss", "other")


def five_codes() -> list[str]:
    """The codes of the five sentences, in the order of the table."""
    codes = load("debate_codes")
    five = codes[codes["iso3"].isin(["COG", "HTI", "KNA", "LSO", "SLB"])]
    return list(five["function"])


def solve_7_5() -> str:
    """The Republic of the Congo calls emigration a tragedy, Haiti appeals to people abroad to work
    with the government, Saint Kitts and Nevis speaks in their name too, Lesotho wants to use
    remittances well, and Solomon Islands brings its nationals home."""
    codes = load("debate_codes")
    five = codes[codes["iso3"].isin(["COG", "HTI", "KNA", "LSO", "SLB"])]
    return ", ".join(five["function"])


def words_given(answer: Any) -> list[str] | None:
    """The words of the answer in small letters, without commas and numbers; None if no text."""
    text = as_text(answer)
    return None if text is None else re.findall(r"[^\W\d_]+", text.casefold())


def with_code(place: int, code: str) -> str:
    """The five codes with another one at a place."""
    codes = five_codes()
    return ", ".join([*codes[:place], code, *codes[place + 1 :]])


def wrong_at(place: int) -> Any:
    """A test that is true if the first code that differs stands at this place."""

    def applies(answer: Any) -> bool:
        given = words_given(answer)
        if given is None or len(given) != 5 or not set(given) <= set(FUNCTIONS):
            return False
        pairs = zip(given, five_codes(), strict=True)
        return next((i for i, (a, b) in enumerate(pairs) if a != b), None) == place

    return applies


def other_words(answer: Any) -> bool:
    """Is it a text that is not made of five codes?"""
    given = words_given(answer)
    if given is None:
        return False
    return len(given) != 5 or not set(given) <= set(FUNCTIONS)


CODE_FIVE = Exercise(
    "7.5",
    "Code five sentences",
    2,
    Text(words=1),
    solve_7_5,
    [
        "Look for the main verb of each sentence: has been affected by, appeal, speak on behalf of, "
        "are interventions aimed at, have scheduled.",
        "What does the speaker want from the people abroad, or for them? If neither, what does the "
        "sentence say about them?",
    ],
    [
        Mistake(
            "no codes",
            lambda: "loss, voice, belonging, money, protection",
            "Give five codes, each spelled as in the table, one for each sentence and in their "
            "order.",
            other_words,
        ),
        Mistake(
            "first sentence",
            lambda: with_code(0, "other"),
            "Look again at the first sentence, of the Republic of the Congo. Which word does it use "
            "for leaving?",
            wrong_at(0),
        ),
        Mistake(
            "second sentence",
            lambda: with_code(1, "belonging"),
            "Look again at the second sentence, of Haiti. It names people abroad beside those at "
            "home and asks for help. But read to its last words: what kind of part are they to take?",
            wrong_at(1),
        ),
        Mistake(
            "third sentence",
            lambda: with_code(2, "praise"),
            "Look again at the third sentence, of Saint Kitts and Nevis. The honour is that of the "
            "speaker. In whose name does he speak?",
            wrong_at(2),
        ),
        Mistake(
            "fourth sentence",
            lambda: with_code(3, "protection"),
            "Look again at the fourth sentence, of Lesotho. What is to be used well?",
            wrong_at(3),
        ),
        Mistake(
            "fifth sentence",
            lambda: with_code(4, "resource"),
            "Look again at the last sentence, of Solomon Islands. Flights cost money, but what are "
            "they for?",
            wrong_at(4),
        ),
    ],
)


# Exercise 7.6 ------------------------------------------------------------------------------------


def coded(whose: str | None = "own nation", function: str | None = None) -> int:
    """How many coded sentences are about these people and have this function."""
    codes = load("debate_codes")
    kept = codes["whose"].eq(whose) if whose else codes["whose"].notna()
    return int((kept & codes["function"].eq(function)).sum() if function else kept.sum())


def solve_7_6() -> float:
    """Of the sentences about the own nation, the mean of true and false is the share that is true.
    Times 100 it is in percent."""
    codes = load("debate_codes")
    own = codes[codes["whose"] == "own nation"]
    return 100 * (own["function"] == "resource").mean()


MONEY = Exercise(
    "7.6",
    "Is it all about money?",
    2,
    PERCENT,
    solve_7_6,
    [
        'The table above has the count of "resource". How many sentences are there in all in own?',
        "Divide the one by the other and multiply by 100; len(own) gives the number of rows.",
    ],
    [
        Mistake(
            "of all sentences",
            lambda: 100 * coded(None, "resource") / coded(None),
            "You used all 121 sentences, also those about other people. Keep the own nation only, in "
            "both numbers.",
        ),
        Mistake(
            "divided by all",
            lambda: 100 * coded("own nation", "resource") / coded(None),
            "You divided by all coded sentences. The question asks of what part of the sentences "
            "about the own nation.",
        ),
        Mistake(
            "turned round",
            lambda: 100 * coded("own nation", "resource") / coded(None, "resource"),
            "That is the share of the own nation among the sentences on resources. The question asks "
            "it the other way round.",
        ),
        Mistake(
            "the count",
            lambda: float(coded("own nation", "resource")),
            "That is the number of sentences. Divide it by the number of all sentences about the own "
            "nation.",
        ),
    ],
)


# Exercises 7.7 and 7.8 ---------------------------------------------------------------------------


def periods() -> tuple[pd.Series, pd.Series]:
    """Counts of all words in the sentences with diaspora: since 2001, and until 1990."""
    sentences = load("debate_sentences")
    found = sentences[sentences["term"] == "diaspora"]
    late, early = found[found["year"] >= 2001], found[found["year"] <= 1990]
    return words_of(late["sentence"]), words_of(early["sentence"])


def four_numbers(word: str) -> tuple[float, float, float, float]:
    """Mentions of a word in the later and the early sentences, and their lengths."""
    late, early = periods()
    return float(late[word]), float(early[word]), float(late.sum()), float(early.sum())


def solve_7_7() -> float:
    """The function needs four numbers: the mentions here and there, and the lengths here and there,
    in the same order."""
    from course_utils.models.concordance import words_of
    from course_utils.models.keyness import log_likelihood

    sentences = load("debate_sentences")
    found = sentences[sentences["term"] == "diaspora"]
    late_length = words_of(found[found["year"] >= 2001]["sentence"]).sum()
    early_length = words_of(found[found["year"] <= 1990]["sentence"]).sum()
    return log_likelihood(13, 1, late_length, early_length)


def swapped(word: str) -> float:
    """G2 with the two lengths exchanged."""
    a, b, c, d = four_numbers(word)
    return float(log_likelihood(a, b, d, c))


def first_term(word: str) -> float:
    """Only the first half of the formula."""
    a, b, c, d = four_numbers(word)
    return float(2 * a * np.log(a / (c * (a + b) / (c + d))))


EVIDENCE = Exercise(
    "7.7",
    "The evidence for *caribbean*",
    2,
    Number("G2", within=0.06),
    solve_7_7,
    [
        "The function log_likelihood takes the mentions here, the mentions there, the length here "
        "and the length there.",
        "Look at the cell for the word our: which two of its numbers change?",
    ],
    [
        Mistake(
            "lengths exchanged",
            lambda: swapped("caribbean"),
            "The two lengths are exchanged. The later sentences come first in the mentions, so they "
            "come first in the lengths too.",
        ),
        Mistake(
            "log ratio",
            lambda: float(log_ratio(*four_numbers("caribbean"))),
            "That is the log ratio, the size of the difference. The question asks for the evidence, "
            "which log_likelihood computes.",
        ),
        Mistake(
            "half of it",
            lambda: solve_7_7() / 2,
            "You have half of it. The formula has a 2 in front of the brackets.",
        ),
        Mistake(
            "first term only",
            lambda: first_term("caribbean"),
            "You have only the first of the two terms. The second one, for the early sentences, is "
            "below zero here.",
        ),
        Mistake(
            "another word",
            lambda: float(log_likelihood(*four_numbers("our"))),
            "That is the number for our. For caribbean the mentions are 13 and 1.",
        ),
    ],
)


def solve_7_8() -> float:
    """The relative frequency in the later sentences is divided by the one in the early sentences.
    The word is rarer in the later ones, so the logarithm is below zero."""
    from course_utils.models.concordance import words_of
    from course_utils.models.keyness import log_ratio

    sentences = load("debate_sentences")
    found = sentences[sentences["term"] == "diaspora"]
    late_length = words_of(found[found["year"] >= 2001]["sentence"]).sum()
    early_length = words_of(found[found["year"] <= 1990]["sentence"]).sum()
    return log_ratio(20, 30, late_length, early_length)


def plain_ratio(word: str) -> float:
    """One relative frequency divided by the other."""
    a, b, c, d = four_numbers(word)
    return (a / c) / (b / d)


SIZE = Exercise(
    "7.8",
    "The size for *people*",
    2,
    Number("log ratio", within=0.02),
    solve_7_8,
    [
        "log_ratio takes the same four numbers in the same order as log_likelihood.",
        "The later sentences come first. Is the word more or less frequent there? That gives the "
        "sign.",
    ],
    [
        Mistake(
            "sign",
            lambda: -solve_7_8(),
            "The size is right, the sign is not. The question asks for later against early, and the "
            "word is rarer in the later sentences.",
        ),
        Mistake(
            "lengths exchanged",
            lambda: float(log_ratio(20, 30, four_numbers("people")[3], four_numbers("people")[2])),
            "The two lengths are exchanged. The later sentences come first in the mentions, so they "
            "come first in the lengths too.",
        ),
        Mistake(
            "no logarithm",
            lambda: plain_ratio("people"),
            "You divided the two frequencies. The log ratio is the logarithm to the base 2 of this "
            "number.",
        ),
        Mistake(
            "natural logarithm",
            lambda: float(np.log(plain_ratio("people"))),
            "You took the natural logarithm. The log ratio has the base 2, so that 1 means twice as "
            "often: use log_ratio or np.log2.",
        ),
        Mistake(
            "counts instead of frequencies",
            lambda: float(np.log2(20 / 30)),
            "You compared the counts. The later sentences are longer in all, so divide each count by "
            "its length first.",
        ),
        Mistake(
            "evidence",
            lambda: float(log_likelihood(*four_numbers("people"))),
            "That is G2, the evidence. The question asks for the size of the difference.",
        ),
    ],
)


# Exercise 7.9 ------------------------------------------------------------------------------------


def solve_7_9() -> str:
    """G2 grows with the number of mentions, the log ratio does not. The two answer different
    questions, so a good list gives both, with the counts."""
    return "c"


EVIDENCE_OR_SIZE = Exercise(
    "7.9",
    "Evidence or size?",
    1,
    Choice(
        {
            "a": "States speak more of development than of themselves.",
            "b": "Our is 38 times as frequent in the later sentences.",
            "c": "There is more evidence for our; the difference is larger for development, but it "
            "rests on fewer mentions.",
            "d": "A larger log ratio always means more evidence.",
        }
    ),
    solve_7_9,
    [
        "Which of the two measures says how sure we can be, and which one how large the difference is?",
        "Look up both words in the table of key words: how often do they stand in the later sentences?",
    ],
    [
        Mistake(
            "two words compared with each other",
            lambda: "a",
            "Both numbers compare one word in two periods. They do not compare two words with each "
            "other: our is far more frequent than development.",
        ),
        Mistake(
            "evidence read as size",
            lambda: "b",
            "G2 is no ratio. How many times as frequent the word is, the log ratio tells.",
        ),
        Mistake(
            "size read as evidence",
            lambda: "d",
            "Compare the two words: the one with the larger log ratio has the smaller G2.",
        ),
    ],
)


# Exercise 7.10 -----------------------------------------------------------------------------------


def guatemala(least: int = 5, speakers: int = 20, column: str = "G2") -> pd.Series:
    """G2 of the first three words of Guatemala in 2024 under two limits, ordered by `column`."""
    mentions = load("debate_mentions")
    length = mentions[mentions["year"] == 2024].set_index("iso3")["words"]
    words = load("debate_words").query("iso3 == 'GTM' and mentions >= @least").set_index("word")
    words = words[words["speakers"] >= speakers]
    others = words["in_all"] - words["mentions"]
    rest = length.sum() - length["GTM"]
    keys = key_words(words["mentions"], others, length["GTM"], rest)
    return keys.sort_values(column, ascending=False, kind="stable").head(3)["G2"]


def guatemala_ratio() -> pd.Series:
    """The log ratio of the three words with the largest G2."""
    first = guatemala()
    mentions = load("debate_mentions")
    length = mentions[mentions["year"] == 2024].set_index("iso3")["words"]
    words = load("debate_words").query("iso3 == 'GTM'").set_index("word").loc[first.index]
    others, rest = words["in_all"] - words["mentions"], length.sum() - length["GTM"]
    return pd.Series(log_ratio(words["mentions"], others, length["GTM"], rest), first.index)


def solve_7_10() -> pd.Series:
    """The others have in_all minus the mentions of Guatemala, and the words of all speeches minus
    those of Guatemala. key_words sorts by G2."""
    from course_utils.models.keyness import key_words

    spoken = load("debate_words")
    spoken = spoken[(spoken["mentions"] >= 5) & (spoken["speakers"] >= 20)]
    guatemala = spoken[spoken["iso3"] == "GTM"].set_index("word")
    mentions = load("debate_mentions")
    length = mentions[mentions["year"] == 2024].set_index("iso3")["words"]
    others = guatemala["in_all"] - guatemala["mentions"]
    rest = length.sum() - length["GTM"]
    keys = key_words(guatemala["mentions"], others, length["GTM"], rest)
    return keys["G2"].head(3)


GUATEMALA = Exercise(
    "7.10",
    "Key words of Guatemala",
    2,
    Column("G2", within=0.06),
    solve_7_10,
    [
        'What do the 190 others say? guatemala["in_all"] - guatemala["mentions"] gives their mentions.',
        'Their length is length.sum() - length["GTM"]. Give all four to key_words, then take ["G2"].head(3).',
    ],
    [
        Mistake(
            "no limit on speakers",
            lambda: guatemala(speakers=1),
            "Names of the country are in your list. Keep only words that at least 20 speakers say.",
        ),
        Mistake(
            "by size",
            lambda: guatemala(column="log_ratio"),
            "Your list is in the order of the log ratio. The question asks for the largest G2.",
        ),
        Mistake(
            "by count",
            lambda: guatemala(column="here"),
            "These are the most frequent words of the speech. They are frequent in every speech: "
            "compare with the others by G2.",
        ),
        Mistake(
            "log ratio given",
            lambda: guatemala_ratio(),
            "You have the right words and their log ratio. The question asks for the column G2.",
        ),
    ],
)


# Exercises 7.11 and 7.12 -------------------------------------------------------------------------


def quality(pattern: str) -> tuple[float, float]:
    """Precision and recall of a search term for sentences on the own nation, in percent."""
    codes = load("debate_codes")
    right = codes["whose"] == "own nation"
    caught = codes["sentence"].str.contains(pattern, case=False)
    hits = (caught & right).sum()
    return float(100 * hits / max(caught.sum(), 1)), float(100 * hits / right.sum())


def solve_7_11() -> float:
    """Of the sentences that should be caught, count those that are. The number of sentences on the
    own nation stands below the line."""
    codes = load("debate_codes")
    right_ones = codes["whose"] == "own nation"
    found = codes["sentence"].str.contains("abroad|overseas", case=False)
    return 100 * (found & right_ones).sum() / right_ones.sum()


def share_caught(only_right: bool) -> float:
    """The sentences caught by abroad|overseas as a share of all 121, in percent."""
    codes = load("debate_codes")
    caught = codes["sentence"].str.contains("abroad|overseas", case=False)
    kept = caught & (codes["whose"] == "own nation") if only_right else caught
    return float(100 * kept.mean())


RECALL = Exercise(
    "7.11",
    "The recall of *abroad|overseas*",
    2,
    PERCENT,
    solve_7_11,
    [
        "Above the line: sentences that were found and are right, (found & right_ones).sum().",
        "Below the line: all sentences that should have been found.",
    ],
    [
        Mistake(
            "precision",
            lambda: quality("abroad|overseas")[0],
            "That is the precision: of what was caught, the share that is right. Recall asks how "
            "much of what is right was caught.",
        ),
        Mistake(
            "of all sentences",
            lambda: share_caught(only_right=True),
            "You divided by all 121 sentences. Recall divides by those that should be caught.",
        ),
        Mistake(
            "share caught",
            lambda: share_caught(only_right=False),
            "That is the share of all sentences that the term catches, right or wrong.",
        ),
        Mistake(
            "the other term",
            lambda: quality("diaspora")[1],
            "That is the recall of diaspora, from the example. Use the Series found.",
        ),
        Mistake(
            "sum of two shares",
            lambda: quality("diaspora|abroad|overseas")[1],
            "That is the recall of three words together. The question asks for abroad|overseas.",
        ),
    ],
)

LEAST_PRECISION, LEAST_RECALL = 65.0, 75.0
LONGEST = 200


def plain_search(answer: Any) -> str:
    """The search term, if it has only letters, spaces, hyphens and bars; else an empty text.

    A list of words is read as words with bars between them.
    """
    text = as_text(answer, between="|") or ""
    return "" if len(text) > LONGEST or re.search(r"[^\w\s|'’-]|[\d_]", text) else text


def other_signs(answer: Any) -> bool:
    """Is it a text with other signs, or one that is too long?"""
    return bool(as_text(answer)) and not plain_search(answer)


def empty_part(answer: Any) -> bool:
    """Does a bar stand at an end, or beside another bar?"""
    text = plain_search(answer)
    return bool(text) and any(not part.strip() for part in text.split("|"))


def spaces(answer: Any) -> bool:
    """Does a space stand beside a bar, where it would have to be in the sentence too?"""
    return bool(re.search(r"\s\||\|\s", plain_search(answer))) and not empty_part(answer)


def nowhere(answer: Any) -> bool:
    """Is it a plain term of several words, without a space beside a bar, that catches nothing?"""
    text = plain_search(answer)
    if " " not in text or spaces(answer):
        return False
    return not load("debate_codes")["sentence"].str.contains(text, case=False).any()


def too_low(answer: Any, precise: bool, complete: bool) -> bool:
    """Is the term plain, and are its precision and recall high enough or not, as given?"""
    text = plain_search(answer)
    if not text or empty_part(answer) or spaces(answer):
        return False
    precision, recall = quality(text)
    return (precision >= LEAST_PRECISION) == precise and (recall >= LEAST_RECALL) == complete


def solve_7_12() -> str:
    """Diaspora finds most, and abroad and overseas add sentences that avoid the word, nearly all of
    them right. So the recall rises and the precision does not fall."""
    return "diaspora|abroad|overseas"


DESIGN = Exercise(
    "7.12",
    "Design a search term",
    3,
    Text(words=1),
    solve_7_12,
    [
        "Begin with diaspora. Look at the sentences that it misses: which words do they share?",
        "Try each word alone first. Which one catches few sentences, and nearly all of them right?",
    ],
    [
        Mistake(
            "other signs",
            lambda: "diaspora.*abroad",
            "Use letters, spaces and the bar only, in at most 200 letters. Other signs have a "
            "special meaning in a search term.",
            other_signs,
        ),
        Mistake(
            "an empty part",
            lambda: "diaspora|",
            "A bar stands at the end, or beside another bar. Nothing is found in every text, so the "
            "term catches all sentences.",
            empty_part,
        ),
        Mistake(
            "found nowhere",
            lambda: "diaspora abroad overseas",
            "No sentence holds your term. A space is searched for as a space, and so is a word such "
            "as or: put the bar between two words that may stand alone.",
            nowhere,
        ),
        Mistake(
            "spaces beside a bar",
            lambda: "diaspora | abroad | overseas",
            "There is a space beside a bar. The search takes it as a part of the word and looks for "
            "it in the sentence. Write the words and bars without spaces between them.",
            spaces,
        ),
        Mistake(
            "misses too much",
            lambda: "abroad|overseas",
            "Your term is precise enough, but it misses too much: the recall is below 75 percent. "
            "Which other words do the missed sentences use?",
            lambda text: too_low(text, precise=True, complete=False),
        ),
        Mistake(
            "catches too much",
            lambda: "diaspora|our|abroad|overseas",
            "Your term finds enough, but it catches too much: the precision is below 65 percent. "
            "Which of its words brings the wrong sentences? Try it without that word.",
            lambda text: too_low(text, precise=False, complete=True),
        ),
        Mistake(
            "both too low",
            lambda: "diaspora",
            "Both numbers are too low: the precision is below 65 and the recall below 75 percent. "
            "Look for words that stand mostly in sentences about the own nation.",
            lambda text: too_low(text, precise=False, complete=False),
        ),
    ],
)


# Exercise 7.13 -----------------------------------------------------------------------------------


def solve_7_13() -> str:
    """A list has an author, a year and a rule. Say all three, and say what the list cannot tell:
    how many of its institutes were still open."""
    return "b"


INSTITUTES = Exercise(
    "7.13",
    "Which number may you write?",
    1,
    Choice(
        {
            "a": "There were 140, because only 140 pages answered.",
            "b": "A list of 2022 has 665 institutes, and it keeps closed ones; a list of 2017 has "
            "500. Nobody has a full count of those that were open in 2022.",
            "c": "There were 582.5, the mean of the two lists.",
            "d": "The sentence can stay: the newest list is the best.",
        }
    ),
    solve_7_13,
    [
        'Read about("institutes_abroad"): what does the list of 2022 keep?',
        "What does it mean that a web page does not answer?",
    ],
    [
        Mistake(
            "a dead page",
            lambda: "a",
            "A page that does not answer is not a closed institute. The number counts pages.",
        ),
        Mistake(
            "mean of two lists",
            lambda: "c",
            "The two lists count different things at different dates. Their mean counts nothing.",
        ),
        Mistake(
            "newest is best",
            lambda: "d",
            "New is not the same as good. What does the list do with institutes that closed?",
        ),
    ],
)


# Exercise 7.14 -----------------------------------------------------------------------------------


def solve_7_14() -> str:
    """The agency belongs to the state, and a scholarship brings people from one country to another:
    exchange. The school of the parents is the work of people abroad, whoever praises it."""
    return "b"


WHO_RUNS_IT = Exercise(
    "7.14",
    "Which part, and who runs it?",
    1,
    Choice(
        {
            "a": "A Confucius Institute at a university abroad: cultural diplomacy, run by a "
            "diaspora.",
            "b": "Scholarships of Türkiye's agency YTB for foreign students: exchange, run by a body "
            "of the state.",
            "c": "A Saturday school that parents abroad found and pay for: cultural diplomacy, run "
            "by the state of origin.",
            "d": "A speech of a minister in the General Debate: international broadcasting, run by a "
            "state.",
        }
    ),
    solve_7_14,
    [
        "For each line ask two things: which of Cull's five parts is it, and who pays, appoints and "
        "can close it?",
        "In three of the lines one of the two answers is wrong. Which one?",
    ],
    [
        Mistake(
            "state institute as diaspora",
            lambda: "a",
            "You chose the Confucius Institute. The part is right. But who appoints its director, and "
            "who can close it?",
        ),
        Mistake(
            "community as state",
            lambda: "c",
            "You chose the Saturday school. Who pays for it? A state of origin may praise it and "
            "still not run it.",
        ),
        Mistake(
            "speech as broadcasting",
            lambda: "d",
            "You chose the speech. A state gives it, that is right. But broadcasting needs a station; "
            "to argue for a view is another of the five parts.",
        ),
    ],
)


# Exercise 7.15 -----------------------------------------------------------------------------------

EIGHTIES = re.compile(r"198\d|eighties|\b80s", re.I)
TENS = re.compile(r"201\d|\b10s|two thousand tens", re.I)
LOW = re.compile(r"(?<![\d.,])0?[.,]046\d*|(?<![\d.,])0?[.,]05(?!\d)|(?<![\d.,])4[.,]6\d*")
HIGH = re.compile(r"(?<![\d.,])0?[.,]147\d*|(?<![\d.,])0?[.,]15(?!\d)|(?<![\d.,])14[.,]7\d*")
TEN_THOUSAND = re.compile(
    r"\b10[\s,.]?000[\s-](?:of (?:all |the )?)?words?|\b(?:ten|10) thousand words", re.I
)
MILLION = re.compile(r"million words", re.I)
UNIT = re.compile(f"{TEN_THOUSAND.pattern}|{MILLION.pattern}", re.I)
FOR_A_MILLION = re.compile(r"(?<![\d.,])(?:4|14)[.,][67]")
IN_PERCENT = re.compile(r"[.,]\d+ ?(?:%|per ?cent)", re.I)
WORD = re.compile("diaspor", re.I)
LIMITS = re.compile(
    r"translat|(?:other|another|different) (?:words?|terms?)|synonym|whether|unknown|unclear"
    r"|(?:not|n't|never|nothing)(?: \w+)? (?:show|tell|say|mean|know|prove|measure|follow|evidence"
    r"|reveal|imply|indicate|explain|conclude|infer|see|inform)"
    r"|nothing (?:about|on|of)|not (?:deeds|actions|acts|policies|policy|what)"
    r"|only (?:shows?|counts?|measures?|one kind)|no (?:proof|evidence|information)",
    re.I,
)
CARE = re.compile(
    r"\bcar(?:e|es|ed|ing)\b|\binterest(?:ed)?\b|\battention\b|\bconcern(?:ed)?\b"
    r"|\bimportant (?:to|for)\b|\bmatters? (?:\w+ )*more\b|\bdo(?:es)? more for\b"
    r"|\bvalue (?:their|its|the) (?!0|rate|freq)\w*",
    re.I,
)
# A clause ends at these signs and words; "and that states care" goes on.
CLAUSE = re.compile(
    r"[.;:](?!\d)|,? \b(?:but|although|though|because|so(?! much)|therefore|hence|thus|however(?!,? that)|since"
    r"|while|even if|whether or not|which (?:means|shows|proves)|and (?:this|it|they|states|governments|we|so"
    r"|therefore|also))\b",
    re.I,
)
OPEN = re.compile(
    r"whether|\bif\b|\bnot\b(?! only| just)|n't\b|cannot|never|nothing|unknown|unclear|\bmay\b"
    r"|\bmight\b|\bcould\b|\bno (?:proof|evidence|sign|information)",
    re.I,
)


def claims_care(answer: Any) -> bool:
    """Does a clause say that states care more, and leave it neither open nor denied as proof?"""
    text = as_text(answer)
    if text is None:
        return False
    clauses = CLAUSE.split(text)
    return any(CARE.search(clause) and not OPEN.search(clause) for clause in clauses)


def unit_does_not_fit(answer: Any) -> bool:
    """Are numbers for a million words given for 10,000 words, the other way round, or percent?"""
    text = as_text(answer)
    if text is None or not UNIT.search(text):
        return False
    for_a_million = bool(FOR_A_MILLION.search(text))
    unit = MILLION if for_a_million else TEN_THOUSAND
    return not unit.search(text) or bool(IN_PERCENT.search(text))


def falls(answer: Any) -> bool:
    """Does the sentence say that the frequency fell?"""
    text = as_text(answer) or ""
    down = re.search(r"\b(?:fell|falls|declin|dropp|decreas|sank|shrank|went down)", text, re.I)
    up = re.search(r"\b(?:rose|rise|grew|grow|increas|went up|climb|higher|more)", text, re.I)
    return bool(down and not up)


def without(*patterns: re.Pattern[str]) -> Any:
    """A test that is true for a text in which one of the patterns is not found."""

    def applies(answer: Any) -> bool:
        text = as_text(answer)
        return text is not None and not all(pattern.search(text) for pattern in patterns)

    return applies


def exchanged(answer: Any) -> bool:
    """Do the two decades and the two frequencies stand in opposite orders?"""
    text = as_text(answer)
    if text is None:
        return False
    places = [pattern.search(text) for pattern in (EIGHTIES, TENS, LOW, HIGH)]
    if not all(places):
        return False
    first, second, low, high = (place.start() for place in places if place)
    return (first < second) != (low < high)


def solve_7_15() -> str:
    """An honest sentence names the word, both decades, both frequencies with their unit, and one
    limit. A word that becomes more frequent is no proof that states care more."""
    return (
        "In the speeches of the General Debate the word diaspora rose from 0.046 mentions per 10,000 "
        "words in the 1980s to 0.147 in the 2010s; this does not show whether states care more, "
        "because they may use other words and all texts are English."
    )


SIGNED = Exercise(
    "7.15",
    "Write the sentence that you would sign",
    3,
    Text(words=20),
    solve_7_15,
    [
        "The table of section 1 has one row for each decade. Take the column rate of two rows.",
        "What was counted: a word, in which texts? And what can such a count not show?",
    ],
    [
        Mistake(
            "no word",
            lambda: (
                "In the General Debate states spoke of their people abroad 0.046 times per 10,000 "
                "words in the 1980s and 0.147 times in the 2010s, which does not show that they "
                "care more."
            ),
            "What was counted? Name the word. People abroad may be named in other words too.",
            without(WORD),
        ),
        Mistake(
            "no decade",
            lambda: (
                "In the General Debate the word diaspora rose from 0.046 to 0.147 mentions per "
                "10,000 words within thirty years, which does not show whether states care more."
            ),
            "Which two decades do you compare? Name the 1980s and the 2010s, so that a reader can "
            "check it.",
            without(EIGHTIES, TENS),
        ),
        Mistake(
            "no frequency",
            lambda: (
                "In the General Debate the word diaspora stood three times as often per 10,000 "
                "words in the 2010s as in the 1980s, which does not show whether states care more."
            ),
            "One or both relative frequencies are missing. Take them from the column rate in the "
            "table of section 1.",
            without(LOW, HIGH),
        ),
        Mistake(
            "exchanged",
            lambda: (
                "In the General Debate the word diaspora went from 0.147 mentions per 10,000 words "
                "in the 1980s to 0.046 in the 2010s, which does not show whether states care more."
            ),
            "The two frequencies do not stand in the order of the two decades. Put each of them "
            "beside its decade, and look at the table again.",
            exchanged,
        ),
        Mistake(
            "falls",
            lambda: (
                "In the General Debate the word diaspora fell from 0.046 mentions per 10,000 words "
                "in the 1980s to 0.147 in the 2010s, which does not show what states think."
            ),
            "You write that the frequency fell. Compare the two numbers again.",
            falls,
        ),
        Mistake(
            "no unit",
            lambda: (
                "In the General Debate the word diaspora had a frequency of 0.046 in the 1980s and "
                "of 0.147 in the 2010s, which does not show whether states care more for people."
            ),
            "Your numbers have no unit. For how many words are they?",
            without(UNIT),
        ),
        Mistake(
            "another unit",
            lambda: (
                "In the General Debate the word diaspora rose from 4.6 mentions per 10,000 words in "
                "the 1980s to 14.7 in the 2010s, which does not show whether states care more."
            ),
            "The numbers and the unit do not fit together. The column rate is for each 10,000 words, "
            "and it is not in percent.",
            unit_does_not_fit,
        ),
        Mistake(
            "no limit",
            lambda: (
                "In the General Debate the word diaspora rose from 0.046 mentions per 10,000 words "
                "in the 1980s to 0.147 in the 2010s, because states care three times more today."
            ),
            "Say one thing that the numbers cannot show. Section 1 names several.",
            without(LIMITS),
        ),
        Mistake(
            "care claimed",
            lambda: (
                "In the General Debate the word diaspora rose from 0.046 mentions per 10,000 words "
                "in the 1980s to 0.147 in the 2010s, so states care three times more, although some "
                "texts are translations."
            ),
            "Your sentence still says that states care more. A limit beside it does not help: a word "
            "was counted, and no care. Leave the claim out, or say that the count does not show it.",
            claims_care,
        ),
    ],
)


# Exercise 7.16 -----------------------------------------------------------------------------------


def sites(column: str, year: int = 2023) -> int:
    """The sum of a column of `heritage` over all countries in a year."""
    heritage = load("heritage")
    return int(heritage.loc[heritage["year"] == year, column].sum())


def solve_7_16() -> int:
    """A shared site stands in `sites` and in `shared` of each of its countries. So the difference
    of the two columns counts sites that belong to one country alone, each of them once."""
    heritage = load("heritage")
    sites_2023 = heritage[heritage["year"] == 2023]
    return sites_2023["sites"].sum() - sites_2023["shared"].sum()


HERITAGE = Exercise(
    "7.16",
    "1,299 or 1,199?",
    2,
    Number("sites", within=0.5),
    solve_7_16,
    [
        "Add up both columns over all countries. What does one shared site add to each sum?",
        "Which sites are left when the shared ones are taken from all?",
    ],
    [
        Mistake(
            "all sites",
            lambda: sites("sites"),
            "That is the sum of all countries, with shared sites counted more than once.",
        ),
        Mistake(
            "shared sites",
            lambda: sites("shared"),
            "That is the sum of the column shared: each shared site once for every country. The "
            "question asks for the others.",
        ),
        Mistake(
            "taken from the list",
            lambda: 1199 - sites("shared"),
            "You took the sum of shared from the list. In the list a shared site stands once, in the "
            "sum more than once. Use the two sums over countries.",
        ),
        Mistake(
            "all years",
            lambda: int(load("heritage")["sites"].sum() - load("heritage")["shared"].sum()),
            "You added up all years. Keep the rows of 2023.",
        ),
    ],
)


EXERCISES = [
    READ_THE_PANELS,
    EMIGRANTS,
    REMITTANCES,
    WHO_SAYS_IT,
    CODE_FIVE,
    MONEY,
    EVIDENCE,
    SIZE,
    EVIDENCE_OR_SIZE,
    GUATEMALA,
    RECALL,
    DESIGN,
    INSTITUTES,
    WHO_RUNS_IT,
    SIGNED,
    HERITAGE,
]


# Guesses -----------------------------------------------------------------------------------------

MIDDLE_EAST = "jew|israel|zion|palestin|arab"


def early_sentences() -> pd.Series:
    """The sentences with the word diaspora until 1990."""
    found = load("debate_sentences").query("term == 'diaspora' and year <= 1990")
    return found["sentence"]


def after_india() -> str:
    """What the zero says, and who else has it."""
    sums = load("debate_mentions").groupby("iso3")["diaspora"].sum()
    return (
        f"Not once. The same holds for {(sums == 0).sum()} of the {len(sums)} states and former "
        "states in our table, China, Israel, Mexico and Türkiye among them. A zero says that a word "
        "was not used."
    )


def percent_with(first: int, last: int) -> float:
    """Speeches with the word diaspora, in percent."""
    return float(100 * (speeches(first, last)["diaspora"] > 0).mean())


def after_share() -> str:
    """The same in the 1980s, and what remains."""
    return (
        f"From 2020 to 2024 it was {percent_with(2020, 2024):.1f} of 100 speeches, in the 1980s "
        f"{percent_with(1980, 1989):.1f}. A rare word can grow fast and stay rare. Now look at "
        "other words."
    )


def after_early() -> str:
    """How many of the sentences, and whose words they are."""
    found = early_sentences().str
    jews, palestine = (found.contains(w, case=False) for w in ("jew|israel", "palestin"))
    named = found.contains(MIDDLE_EAST, case=False).sum()
    return (
        f"It is {named} of {len(jews)}. {palestine.sum()} name Palestine or Palestinians, "
        f"{jews.sum()} name Jews or Israel, and {(jews & palestine).sum()} of these name both. What "
        "such a sentence claims is the view of its speaker."
    )


def words_before() -> pd.Series:
    """The words directly before diaspora, without articles and small words; the most first."""
    rows = load("debate_sentences").query("term == 'diaspora'")
    left = concordance(rows["sentence"], "diaspora")["left"]
    words = left.str.lower().str.findall(r"\w+").str[-1].value_counts()
    return words.drop(["the", "a", "in", "and", "of"])


def after_before() -> str:
    """Two neighbours, and what they say about the claim."""
    words = words_before()
    return (
        f"African comes {words['african']} times, our {words['our']} times, Palestinian "
        f"{words['palestinian']} times, in 195 lines. To say our is a claim; to say African joins "
        "many nations in one community. Now look at the lines."
    )


def after_mexico() -> str:
    """The first words, and what to do about them."""
    keys = mexico_keys()
    return (
        f"The first is {keys[0]}, a name. Then come {', '.join(keys[1:4])}. No other country says "
        "its own name so often, so names win. The control for speakers takes them away."
    )


def mexico_keys() -> list[str]:
    """The first four key words of Mexico in 2024, by G2."""
    mentions = load("debate_mentions")
    length = mentions[mentions["year"] == 2024].set_index("iso3")["words"]
    words = load("debate_words").query("iso3 == 'MEX'").set_index("word")
    others = words["in_all"] - words["mentions"]
    rest = length.sum() - length["MEX"]
    keys = key_words(words["mentions"], others, length["MEX"], rest)
    return list(keys[keys["log_ratio"] > 0].head(4).index)


def after_precision() -> str:
    """The rest of the sentences."""
    codes = load("debate_codes")
    caught = codes[codes["sentence"].str.contains("diaspora", case=False)]["whose"].value_counts()
    return (
        f"It is {quality('diaspora')[0]:.0f} of 100. Of {caught.sum()} sentences "
        f"{caught['own nation']} speak of the own nation, {caught['wider community']} of a wider "
        f"community such as the African diaspora, and {caught['others or nobody']} of others."
    )


def american_institutes() -> pd.Series:
    """Confucius Institutes in the United States by list."""
    rows = load("institutes_abroad").dropna(subset=["listed"]).query("iso3 == 'USA'")
    return rows.set_index("year")["listed"]


def after_institutes() -> str:
    """Both lists, and the direction of the truth."""
    lists = american_institutes()
    return (
        f"The list of 2017 has {lists[2017]:.0f}, that of 2022 has {lists[2022]:.0f}. Between the "
        "two dates institutes were closed: in 2020 the office in charge was quoted with 81. A longer "
        "list is not a larger world."
    )


GUESSES = [
    Guess(
        "guess-07-india",
        "07",
        "India spoke in the General Debate 78 times since 1946. How often did its speeches use the "
        "word diaspora?",
        lambda: float(load("debate_mentions").query("iso3 == 'IND'")["diaspora"].sum()),
        after_india,
        unit="times",
    ),
    Guess(
        "guess-07-share",
        "07",
        "Of 100 speeches of the years 2020 to 2024, how many contain the word diaspora at all?",
        lambda: percent_with(2020, 2024),
        after_share,
        unit="of 100 speeches",
    ),
    Guess(
        "guess-07-early",
        "07",
        "Until 1990 the word stands in 56 sentences. How many of them name Jews, Israel, Palestine "
        "or Arabs?",
        lambda: float(early_sentences().str.contains(MIDDLE_EAST, case=False).sum()),
        after_early,
        unit="sentences",
    ),
    Guess(
        "guess-07-before",
        "07",
        "Small words such as the are left out. Which word stands most often directly before diaspora, "
        "over all years?",
        lambda: str(words_before().index[0]).capitalize(),
        after_before,
        options=("Our", "African", "Palestinian", "Jewish"),
    ),
    Guess(
        "guess-07-mexico",
        "07",
        "We compare the speech of Mexico in 2024 with the 190 others. Which word has the largest G2?",
        lambda: mexico_keys()[0],
        after_mexico,
        options=("peace", "migration", "mexico", "the"),
    ),
    Guess(
        "guess-07-precision",
        "07",
        "Out of 100 sentences with diaspora from 2015 to 2024, how many speak of people of the "
        "speaker's own nation?",
        lambda: quality("diaspora")[0],
        after_precision,
        unit="of 100 sentences",
    ),
    Guess(
        "guess-07-institutes",
        "07",
        "Two lists count Confucius Institutes in the United States, one of 2017 and one of 2022. By "
        "how many institutes do they differ?",
        lambda: float(american_institutes()[2022] - american_institutes()[2017]),
        after_institutes,
        unit="institutes",
    ),
]

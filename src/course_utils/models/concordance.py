"""A word in its context: the lines of a concordance, and the words of many texts."""

from __future__ import annotations

import re

import pandas as pd

WORD = r"[^\W\d_]+(?:[-'’][^\W\d_]+)*"


def concordance(texts: pd.Series, term: str) -> pd.DataFrame:
    """Each place where `term` stands in the texts: what stands left of it, the word, and right.

    `term` is a word, or several with | between them: "abroad|overseas". Capitals do not matter, and
    a longer word that begins like the term is found too: "diaspora" also finds "diasporas". The
    index is that of `texts`; a text with two places has two rows. Such lines are called a
    concordance or "key word in context" (Luhn, 1960). Raises ValueError for an empty term, or for
    one that is no regular expression.
    """
    pattern = expression(term)
    places = [
        (row, text[: found.start()].rstrip(), found.group(), text[found.end() :].strip())
        for row, text in zip(range(len(texts)), texts, strict=True)
        for found in pattern.finditer(text)
    ]
    lines = pd.DataFrame(places, columns=["row", "left", "word", "right"])
    return lines.set_index(texts.index[lines.pop("row").astype(int)])


def expression(term: str) -> re.Pattern[str]:
    """The term as a regular expression for words that begin like it; ValueError if it is none."""
    if not term.strip():
        raise ValueError("Give a word to look for.")
    try:
        return re.compile(rf"\b(?:{term})\w*", re.IGNORECASE)
    except re.error as fault:
        raise ValueError(f"{term!r} is no search term: {fault}.") from None


def words_of(texts: pd.Series) -> pd.Series:
    """How often each word stands in all the texts together, in small letters, the most first.

    A word is a run of letters; a hyphen or an apostrophe inside belongs to it.
    """
    counts = texts.str.lower().str.findall(WORD).explode().value_counts()
    return counts.rename_axis("word").rename("mentions")

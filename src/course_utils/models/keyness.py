"""Key words: which words set one text apart from others, by evidence and by size."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd

INSTEAD_OF_ZERO = 0.5  # a word that one side never says would give an infinite ratio


def log_likelihood(here: Any, there: Any, words_here: Any, words_there: Any) -> Any:
    """The log-likelihood G2 of a word in two texts: how much evidence there is of a difference.

    `here` and `there` are the mentions of the word, `words_here` and `words_there` the lengths of
    the two texts in words; numbers or arrays. The result has no unit. It is 0 where both texts use
    the word equally often, and never negative; the sign of the log ratio tells which text uses it
    more. Raises ValueError if a length is not above zero or a count is negative.

    Source: Rayson and Garside (2000), after Dunning (1993). They sum over the two cells of the
    word, and not over the two cells of all other words.
    """
    a, b, c, d = _checked(here, there, words_here, words_there)
    share = (a + b) / (c + d)
    return 2 * (_term(a, c * share) + _term(b, d * share)).clip(min=0)[()]


def _term(observed: np.ndarray, expected: np.ndarray) -> np.ndarray:
    """x ln(x / expected), which is 0 for x = 0."""
    zero = observed == 0
    safe = np.where(zero, 1.0, observed) / np.where(zero, 1.0, expected)
    return np.asarray(observed * np.log(safe))


def log_ratio(here: Any, there: Any, words_here: Any, words_there: Any) -> Any:
    """How many times a word doubles from one text to the other, per word: log2 of the two rates.

    0 means equally often, 1 twice as often here, -1 half as often. A count of zero is read as 0.5.
    Raises ValueError as `log_likelihood` does.

    Source: Hardie (2014), "Log Ratio: an informal introduction".
    """
    a, b, c, d = _checked(here, there, words_here, words_there)
    a, b = (np.where(count == 0, INSTEAD_OF_ZERO, count) for count in (a, b))
    return np.log2((a / c) / (b / d))[()]


def key_words(here: pd.Series, there: pd.Series, words_here: float, words_there: float) -> Any:
    """All words of two texts with their counts, G2 and log ratio, the largest G2 first.

    `here` and `there` hold mentions by word. A word that stands in one of them only has zero
    mentions in the other. Raises ValueError as `log_likelihood` does.
    """
    both = pd.DataFrame({"here": here, "there": there}).fillna(0)
    lengths = words_here, words_there
    both["G2"] = log_likelihood(both["here"], both["there"], *lengths)
    both["log_ratio"] = log_ratio(both["here"], both["there"], *lengths)
    return both.sort_values("G2", ascending=False, kind="stable")


def _checked(*numbers: Any) -> tuple[np.ndarray, ...]:
    a, b, c, d = (np.asarray(number, dtype=float) for number in numbers)
    if not (np.all(c > 0) and np.all(d > 0)):
        raise ValueError("Give the length of both texts in words, each above zero.")
    if not (np.all(a >= 0) and np.all(b >= 0)):
        raise ValueError("Counts of a word are zero or more.")
    return a, b, c, d

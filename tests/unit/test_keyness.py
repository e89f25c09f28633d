"""Key words and concordances against published and hand-computed results."""

import math

import numpy as np
import pandas as pd
import pytest

from course_utils.models.concordance import concordance, words_of
from course_utils.models.keyness import key_words, log_likelihood, log_ratio

# ---------------------------------------------------------------- log-likelihood


def test_the_published_example():
    """52 in 50,000 words against 57 in 75,000: +2.65, as printed in the help of a calculator
    (Lancaster University, corpora; copied in teaching slides on comparing corpora)."""
    assert log_likelihood(52, 57, 50_000, 75_000) == pytest.approx(2.65, abs=0.005)


def test_g2_by_hand():
    """Two texts of 100 words, 3 mentions against 1: both expect 2, so
    G2 = 2 (3 ln 1.5 + 1 ln 0.5) = 2 (1.2164 - 0.6931) = 1.0465."""
    assert log_likelihood(3, 1, 100, 100) == pytest.approx(1.0465, abs=5e-5)


def test_equal_use_gives_zero_for_texts_of_any_length():
    assert log_likelihood(5, 50, 1_000, 10_000) == pytest.approx(0, abs=1e-9)
    assert log_ratio(5, 50, 1_000, 10_000) == pytest.approx(0, abs=1e-9)


def test_a_word_of_one_side_only():
    """4 against 0 in texts of one length: G2 = 2 · 4 · ln 2 = 5.5452."""
    assert log_likelihood(4, 0, 70, 70) == pytest.approx(8 * math.log(2))
    assert log_likelihood(0, 4, 70, 70) == pytest.approx(8 * math.log(2))
    assert log_likelihood(0, 0, 70, 70) == 0


def test_g2_is_that_of_scipy():
    """SciPy's power divergence with lambda 0 is the same sum over the two cells of a word."""
    from scipy.stats import power_divergence

    expected = [2_229 * 59 / 6_141, 3_912 * 59 / 6_141]
    theirs = power_divergence([2, 57], expected, lambda_="log-likelihood").statistic
    assert log_likelihood(57, 2, 3_912, 2_229) == pytest.approx(theirs)


def test_g2_is_never_below_zero():
    counts = np.arange(1, 200)
    assert (log_likelihood(counts, 3 * counts, 1_000, 3_000) >= 0).all()


# ---------------------------------------------------------------- log ratio


@pytest.mark.parametrize(
    ("here", "there", "expected"),
    [
        (6, 2, math.log2(3)),  # Hardie (2014): 0.0006 against 0.0002 is three times as often
        (4, 2, 1),
        (2, 4, -1),
        (2, 0, 2),  # zero is read as a half: 2 / 0.5 is 4, and log2 of 4 is 2
        (0, 8, -4),
    ],
)
def test_log_ratio_by_hand(here, there, expected):
    assert log_ratio(here, there, 10_000, 10_000) == pytest.approx(expected)


def test_log_ratio_knows_the_lengths():
    assert log_ratio(5, 5, 1_000, 4_000) == pytest.approx(2)


@pytest.mark.parametrize("measure", [log_likelihood, log_ratio])
def test_counts_and_lengths_must_make_sense(measure):
    with pytest.raises(ValueError, match="above zero"):
        measure(1, 1, 0, 10)
    with pytest.raises(ValueError, match="zero or more"):
        measure(1, -1, 10, 10)


# ---------------------------------------------------------------- key words


def test_key_words_by_hand():
    here = pd.Series({"our": 4, "the": 5})
    there = pd.Series({"the": 5, "state": 4})
    found = key_words(here, there, 70, 70)
    assert set(found.index[:2]) == {"our", "state"} and found.index[2] == "the"
    assert found.loc["our", ["here", "there"]].tolist() == [4, 0]
    assert found.loc["our", "G2"] == found.loc["state", "G2"] == pytest.approx(8 * math.log(2))
    assert found["log_ratio"].to_dict() == pytest.approx({"our": 3, "state": -3, "the": 0})


# ---------------------------------------------------------------- concordance

TEXTS = pd.Series(
    ["Our Diaspora, and their diasporas.", "Nobody abroad.", "Citizens overseas or abroad"],
    index=["ONE", "TWO", "THREE"],
)


def test_a_text_with_two_places_has_two_lines():
    lines = concordance(TEXTS, "diaspora")
    assert lines.index.tolist() == ["ONE", "ONE"]
    assert lines["word"].tolist() == ["Diaspora", "diasporas"]
    assert lines["left"].tolist() == ["Our", "Our Diaspora, and their"]
    assert lines["right"].tolist() == [", and their diasporas.", "."]


def test_a_bar_means_or():
    lines = concordance(TEXTS, "abroad|overseas")
    assert lines.index.tolist() == ["TWO", "THREE", "THREE"]
    assert lines["word"].tolist() == ["abroad", "overseas", "abroad"]


def test_a_term_begins_a_word():
    assert concordance(pd.Series(["broad abroad"]), "broad")["left"].tolist() == [""]


def test_a_concordance_without_lines_has_its_columns():
    lines = concordance(TEXTS, "remittance")
    assert lines.empty and list(lines) == ["left", "word", "right"]


@pytest.mark.parametrize(("term", "fault"), [("", "a word"), ("  ", "a word"), ("(", "no search")])
def test_a_term_must_be_one(term, fault):
    with pytest.raises(ValueError, match=fault):
        concordance(TEXTS, term)


def test_words_are_counted_in_small_letters():
    counts = words_of(pd.Series(["Our people, our hope", "People-centred; people's 2024"]))
    assert counts.to_dict() == {
        "our": 2,
        "people": 1,
        "hope": 1,
        "people-centred": 1,
        "people's": 1,
    }

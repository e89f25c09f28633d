"""Agreement between coders, against an example that is computed by hand."""

from __future__ import annotations

import pandas as pd
import pytest

from course_utils.models.agreement import kappa, percent_agreement


def coded(yes_yes: int, yes_no: int, no_yes: int, no_no: int) -> tuple[pd.Series, pd.Series]:
    """Two coders, from the four cells of their table (first coder, second coder)."""
    pairs = [("yes", "yes")] * yes_yes + [("yes", "no")] * yes_no
    pairs += [("no", "yes")] * no_yes + [("no", "no")] * no_no
    frame = pd.DataFrame(pairs, columns=["first", "second"])
    return frame["first"], frame["second"]


def test_two_by_two_by_hand():
    # Second coder:      yes   no | sum
    # First coder: yes    20    5 |  25
    #              no     10   15 |  25
    #              sum    30   20 |  50
    # Observed: (20 + 15) / 50 = 0.7.
    # By chance: yes 25/50 * 30/50 = 0.3, no 25/50 * 20/50 = 0.2, together 0.5.
    # Kappa: (0.7 - 0.5) / (1 - 0.5) = 0.4.
    first, second = coded(20, 5, 10, 15)
    assert percent_agreement(first, second) == pytest.approx(70)
    assert kappa(first, second) == pytest.approx(0.4)


def test_kappa_differs_where_the_agreement_is_the_same():
    # Observed in both: (a + d) / 100 = 0.6. But chance gives more in the second table:
    # 60 * 70 and 40 * 30 of 10,000: 0.42 + 0.12 = 0.54, so kappa = 0.06 / 0.46.
    # 60 * 30 and 40 * 70 of 10,000: 0.18 + 0.28 = 0.46, so kappa = 0.14 / 0.54.
    assert kappa(*coded(45, 15, 25, 15)) == pytest.approx(0.06 / 0.46)
    assert kappa(*coded(25, 35, 5, 35)) == pytest.approx(0.14 / 0.54)


def test_full_agreement_and_full_disagreement():
    # Every pair differs: observed 0; by chance 2 * 0.5 * 0.5 = 0.5; kappa = -0.5 / 0.5.
    assert percent_agreement(*coded(3, 0, 0, 3)) == 100
    assert kappa(*coded(3, 0, 0, 3)) == pytest.approx(1)
    assert percent_agreement(*coded(0, 3, 3, 0)) == 0
    assert kappa(*coded(0, 3, 3, 0)) == pytest.approx(-1)


def test_no_agreement_beyond_chance():
    # Rows 8 and 8, columns 8 and 8, each cell 4: observed 0.5, by chance 0.5.
    assert kappa(*coded(4, 4, 4, 4)) == pytest.approx(0)


def test_codes_that_only_one_coder_uses_agree_never():
    first, second = pd.Series(["0", "1", "?"]), pd.Series(["0", "2", "2"])
    # Observed 1/3; by chance only "0" can meet: 1/3 * 1/3 = 1/9; (3/9 - 1/9) / (8/9) = 2/8.
    assert percent_agreement(first, second) == pytest.approx(100 / 3)
    assert kappa(first, second) == pytest.approx(0.25)


def test_cases_are_matched_by_index_and_coders_may_change_places():
    first, second = coded(20, 5, 10, 15)
    mixed = second.sample(frac=1, random_state=1)
    assert percent_agreement(first, mixed) == percent_agreement(first, second)
    assert kappa(first, mixed) == pytest.approx(kappa(first, second))
    assert kappa(second, first) == pytest.approx(kappa(first, second))


@pytest.mark.parametrize("measure", [percent_agreement, kappa])
@pytest.mark.parametrize(
    ("first", "second"),
    [
        (pd.Series(dtype=str), pd.Series(dtype=str)),
        (pd.Series(["0", "1"]), pd.Series(["0"])),
        (pd.Series(["0"], index=["a"]), pd.Series(["0"], index=["b"])),
    ],
)
def test_other_cases_are_refused(measure, first, second):
    with pytest.raises(ValueError, match="same cases, and at least one"):
        measure(first, second)


def test_kappa_is_not_defined_for_a_single_code():
    with pytest.raises(ValueError, match="a single code: kappa is not defined"):
        kappa(pd.Series(["0", "0"]), pd.Series(["0", "0"]))

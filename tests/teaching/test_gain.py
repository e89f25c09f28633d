"""Before and after: against numbers worked out by hand."""

from __future__ import annotations

import math

import pandas as pd
import pytest

from course_utils.forms import items, kept
from course_utils.teaching import gain
from course_utils.teaching.handed_in import COLUMNS


def test_paired_by_hand():
    """Differences 10, 20, 20, 20, 30: mean 20, variance 200 / 4 = 50, t(0.975; 4) = 2.7764."""
    before, after = pd.Series([40.0, 45, 50, 55, 60]), pd.Series([50.0, 65, 70, 75, 90])
    measured = gain.paired(before, after)
    assert (measured.before, measured.after, measured.difference) == (50, 70, 20)
    reach = 2.7764451051977987 * math.sqrt(50 / 5)  # from a table of Student's t
    assert (measured.low, measured.high) == pytest.approx((20 - reach, 20 + reach))
    assert measured.effect == pytest.approx(20 / math.sqrt(50))
    assert measured.share == pytest.approx(0.4)


def test_the_share_is_that_of_the_class_and_not_the_mean_of_shares():
    """Single shares would be 1 and 0, with the mean 0.5; the class went from 70 to 80."""
    measured = gain.paired(pd.Series([80.0, 60]), pd.Series([100.0, 60]))
    assert measured.share == pytest.approx(10 / 30)


@pytest.mark.parametrize("number", range(5))
def test_too_few_learners_give_no_interval(number):
    before = pd.Series([50.0, 40, 30, 20][:number], dtype=float)
    measured = gain.paired(before, pd.Series([75.0] * number))
    assert measured.learners == number
    assert math.isnan(measured.low) and math.isnan(measured.high) and math.isnan(measured.effect)


def test_a_class_that_knew_everything_has_no_share():
    assert math.isnan(gain.paired(pd.Series([100.0, 100]), pd.Series([100.0, 100])).share)


def answers_of(who, letter, moment, right, number=None):
    """The first `right` questions answered right, the others wrong; only `number` of them."""
    rows = []
    for place, item in enumerate(items(letter)[:number]):
        chosen = item.right if place < right else (item.right + 1) % len(item.options)
        at = f"2026-01-{'01' if moment == 'before' else '02'}T00:00:{place:02}"
        rows.append((who, at, "form", "00", item.id, kept(item, moment, chosen, 1)))
    return rows


def table_of(*groups):
    rows = [row for group in groups for row in group]
    return gain.answers(pd.DataFrame(rows, columns=list(COLUMNS)))


def test_only_learners_who_finished_both_forms_count():
    table = table_of(
        answers_of("a", "A", "before", 4),
        answers_of("a", "B", "after", 16),
        answers_of("b", "B", "before", 16),
        answers_of("b", "A", "after", 16, number=15),
    )
    state = gain.finished(table)
    assert state.loc["a"].tolist() == [2, 2] and state.loc["b"].tolist() == [2, 1]
    assert gain.gain(table).learners == 1


def test_questions_that_the_course_does_not_teach_are_apart():
    table = table_of(answers_of("a", "A", "before", 16), answers_of("a", "B", "after", 0))
    control = sum(item.control for item in items("A"))
    assert 0 < control < 16
    assert (gain.gain(table).before, gain.gain(table).after) == (100, 0)
    assert len(table[table["control"]]) == 2 * control


@pytest.mark.parametrize("part", ["concept", "chart", "code"])
def test_one_part_of_the_questions(part):
    """Everything right after, and before only the concepts: they stand first in a form."""
    concepts = sum(item.part == "concept" for item in items("A"))
    table = table_of(answers_of("a", "A", "before", concepts), answers_of("a", "B", "after", 16))
    found = gain.gain(table, part=part)
    assert (found.before, found.after) == (100 if part == "concept" else 0, 100)


def test_right_and_wrong_are_looked_up_and_not_believed():
    rows = answers_of("a", "A", "before", 0)
    for row in rows:
        row[5]["right"] = True
    assert not table_of(rows)["right"].any()


def test_the_newest_answer_counts():
    table = table_of(answers_of("a", "A", "before", 0), answers_of("a", "A", "before", 16))
    assert len(table) == 16 and table["right"].all()


def test_no_discrimination_below_a_hundred_answers():
    few = table_of(*(answers_of(f"l{n}", "A", "before", n % 17) for n in range(99)))
    many = table_of(*(answers_of(f"l{n}", "A", "before", n % 17) for n in range(100)))
    assert gain.questions(few)["discrimination"].isna().all()
    # Whoever gets a later question right gets the earlier ones right too: high correlations.
    assert (gain.questions(many)["discrimination"] > 0.3).all()

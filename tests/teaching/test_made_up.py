"""The class made by a program: real files, always the same, and said to be made up."""

from __future__ import annotations

import pytest

from course_utils.exercises import all_exercises
from course_utils.forms import FORMS, MOMENTS, items
from course_utils.progress import lessons
from course_utils.teaching import gain, results
from course_utils.teaching.handed_in import read_class
from course_utils.teaching.made_up import LEARNERS, example, write_class


@pytest.fixture(scope="module")
def whole(tmp_path_factory):
    """A class in which nobody leaves."""
    folder = tmp_path_factory.mktemp("class")
    write_class(folder, 40, leaves=0)
    return read_class(folder)


def test_the_same_numbers_give_the_same_bytes(tmp_path):
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        write_class(tmp_path / name, 2)
    one, two = (sorted((tmp_path / name).iterdir()) for name in ("one", "two"))
    assert [path.name for path in one] == ["learner-01.json", "learner-02.json"]
    assert [path.read_bytes() for path in one] == [path.read_bytes() for path in two]
    assert one[0].read_bytes() != one[1].read_bytes()


def test_only_the_example_says_that_it_is_made_up(whole):
    assert example().made_up and not whole.made_up
    assert len(example().learners) == LEARNERS and not example().left_out


def test_the_report_can_use_every_entry(whole):
    kinds = whole.entries["kind"].value_counts()
    assert len(results.tries(whole.entries)) == kinds["exercise"]
    assert results.quiz_options(whole.entries)["learners"].sum() == kinds["quiz"]
    assert len(gain.answers(whole.entries)) == kinds["form"]
    assert set(results.exercises(whole.entries).index) == {each.id for each in all_exercises()}


def test_everybody_who_stays_reaches_the_last_lesson_and_finishes_both_forms(whole):
    last = whole.entries[whole.entries["lesson"] == list(lessons())[-1]]
    assert last["learner"].nunique() == 40
    answers = gain.answers(whole.entries)
    assert len(answers) == 40 * len(MOMENTS) * len(items(FORMS[0]))
    assert gain.finished(answers).eq(2).all(axis=None)


def test_some_leave_and_never_come_back():
    reached = results.reached(results.progress(example().entries, example().learners))["began"]
    assert reached.is_monotonic_decreasing and 0 < reached.iloc[-1] < reached.iloc[0]


def test_the_class_gains_in_what_the_course_teaches_and_nowhere_else(whole):
    answers = gain.answers(whole.entries)
    taught, control = gain.gain(answers), gain.gain(answers, control=True)
    assert taught.low > 0
    assert control.low < 0 < control.high

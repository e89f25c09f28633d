"""Released, handed in, graded and given back with the real nbgrader: a class of eight."""

from __future__ import annotations

import re

import pytest

from course_utils.activities import prompts
from course_utils.exercises import find
from course_utils.teaching.grading import ALSO_RIGHT, NOTHING, TYPED, WRONG_ABOVE

pytestmark = [pytest.mark.grading, pytest.mark.slow]

GRADED = {f"grade-4-{n}": points for n, points in enumerate([1, 2, 2, 2, 2, 2], start=1)}
AGAIN = {f"again-4-{n}": 1 for n in (2, 3, 4, 5)}
TEXT = {"text-why-04": 0}  # until the teacher has read it
EVERYTHING = GRADED | AGAIN | TEXT
NONE = dict.fromkeys(EVERYTHING, 0)


def message(exercise: str, mistake: str) -> str:
    return next(m.message for m in find(exercise).mistakes if m.name == mistake)


@pytest.mark.parametrize("student", ["perfect", "own"])
def test_right_answers_get_all_points(graded, student):
    assert graded.points[student] == EVERYTHING
    page = graded.feedback(student)
    assert find("4.5").reasoning.split(".")[0] in page
    assert page.count(ALSO_RIGHT) == len(AGAIN)


def test_a_blank_submission_gets_no_points(graded):
    assert graded.points["blank"] == NONE
    assert graded.feedback("blank").count(NOTHING) >= len(AGAIN)


def test_mistakes_get_their_sentences_and_the_rest_its_points(graded):
    right = ("grade-4-2", "again-4-2", "grade-4-4", "again-4-4")
    assert graded.points["typical"] == NONE | {name: EVERYTHING[name] for name in right}
    page = graded.feedback("typical")
    assert message("4.1", "investment") in page
    assert message("4.5", "only investment") in page
    assert WRONG_ABOVE in page
    assert "KeyError" in page  # the error in the student's own lines, where it happened


def test_typed_numbers_lose_the_points_of_the_other_worlds_alone(graded):
    assert graded.points["memoriser"] == EVERYTHING | dict.fromkeys(AGAIN, 0)
    assert graded.feedback("memoriser").count(TYPED) == len(AGAIN)


def test_endless_cells_and_the_end_of_python_cost_nobody_else_anything(graded):
    """Also not the same student: the other cells are graded as if these cells were not there."""
    assert graded.points["stopper"] == EVERYTHING
    page = graded.feedback("stopper")
    assert "No reply from kernel before timeout" in page
    assert "This cell ended Python." in page
    assert len(page) < 500_000


def test_changed_tests_count_as_they_were_released(graded):
    right = ("grade-4-2", "again-4-2", "grade-4-3", "again-4-3")
    assert graded.points["tamperer"] == NONE | {name: EVERYTHING[name] for name in right}
    page = graded.feedback("tamperer")
    assert message("4.1", "investment") in page
    assert NOTHING in page  # where the puzzle was deleted


def test_a_file_that_is_no_notebook_gets_no_points_and_is_named(graded):
    assert graded.points["damaged"] == NONE
    assert "for student 'damaged'" in graded.said
    others = [name for name in graded.points if name != "damaged"]
    assert not any(f"for student '{name}'" in graded.said for name in others)


def test_a_text_waits_for_the_teacher_with_its_model_answer(graded):
    page = graded.feedback("typical")
    assert "What earns a point each:" in page
    assert all(line in page for line in prompts()["why-04"].credit)


def test_text_of_a_learner_is_never_a_script(graded):
    (page,) = (graded.folder / "feedback" / "typical").rglob("*.html")
    content = page.read_text(encoding="utf-8")
    assert "<figure><img" in content.replace(" ", "").replace("<figurestyle", "<figure")
    body = content[content.index("<body") :]
    assert not re.search(r"<(script|svg)|<[^>]+ on(error|load)=", body)


def test_tables_and_pictures_fit_on_a_page_that_has_no_styles_for_them(graded):
    (page,) = (graded.folder / "feedback" / "own").rglob("*.html")
    content = page.read_text(encoding="utf-8")
    assert content.count("table-condensed") > 5
    pictures = re.findall(r"<img [^>]+", content)
    assert pictures and all("width='100%'" in p or 'width="100%"' in p for p in pictures)
    assert ".dataframe tbody" not in graded.feedback("own")

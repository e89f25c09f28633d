"""Progress: what the journal knows of each lesson, and work that is taken home."""

from __future__ import annotations

import re

import pytest

from course_utils.checking import check
from course_utils.exercises import all_exercises
from course_utils.journal import Journal, current
from course_utils.progress import journal as progress
from course_utils.progress import lessons
from course_utils.quizzes import quiz, quizzes

WRITTEN = [lesson for lesson in lessons().values() if lesson.file]


@pytest.fixture(autouse=True)
def kept(tmp_path, monkeypatch):
    monkeypatch.setenv("COURSE_JOURNAL", str(tmp_path / "journal.sqlite"))
    return current()


def of(lesson: str) -> list:
    return [exercise for exercise in all_exercises() if exercise.lesson == lesson]


def row(lesson) -> str:
    """The line of a lesson on the card of all lessons."""
    start = f"{lesson.number} · {lesson.title} | "
    return next(line for line in progress().text.splitlines() if line.startswith(start))


def test_all_lessons_are_on_the_card():
    assert len(lessons()) == 14
    for lesson in lessons().values():
        assert lesson.question in row(lesson)
        assert ("being written" in row(lesson)) == (not lesson.file)


@pytest.mark.parametrize("lesson", WRITTEN, ids=lambda lesson: lesson.number)
def test_only_correct_exercises_count_and_each_once(lesson):
    first, second, *_ = exercises = of(lesson.number)
    assert f"| 0 of {len(exercises)} |" in row(lesson)
    check(first.id, ...)
    check(first.id, first.mistakes[0].answer())
    assert f"| 0 of {len(exercises)} |" in row(lesson)
    check(first.id, first.solution())
    check(first.id, first.solution())
    assert f"| 1 of {len(exercises)} |" in row(lesson)
    check(second.id, second.solution())
    check(second.id, None)
    assert f"| 2 of {len(exercises)} |" in row(lesson)


@pytest.mark.parametrize("lesson", WRITTEN[:-1], ids=lambda lesson: lesson.number)
def test_one_lesson_names_what_is_open_and_what_comes_next(lesson):
    exercises = of(lesson.number)
    check(exercises[0].id, exercises[0].solution())
    text = progress(lesson.number).text
    assert f"Exercises: 1 of {len(exercises)}." in text
    open_ones = re.search(r"Still open: (.*)\.\n", text)
    assert open_ones[1].split(", ") == [exercise.id for exercise in exercises[1:]]
    order = list(lessons().values())
    following = order[order.index(lesson) + 1]
    assert f"Next: Lesson {following.number} · {following.title}. {following.question}" in text


def test_the_last_lesson_names_no_next_one():
    assert "Next:" not in progress(list(lessons())[-1]).text


def test_answers_to_quizzes_count_each_question_once():
    found = next(one for one in quizzes().values() if one.name.startswith("lesson-"))
    total = sum(len(q.items) for q in quizzes().values() if q.lesson == found.lesson)
    assert f"Quiz: 0 of {total}." in progress(found.lesson).text
    for value in (0, 1):
        quiz(found.name)._receive(None, {"id": found.items[0].id, "value": value}, None)
    assert f"Quiz: 1 of {total}." in progress(found.lesson).text


def test_an_unknown_lesson_names_the_nearest():
    with pytest.raises(KeyError, match=r"no lesson '1'\. The nearest: "):
        progress("1")


def test_entries_that_are_no_exercise_are_passed_over(kept):
    exercise = of("01")[0]
    for odd in (None, "correct", ["correct"], {"state": ["correct"]}, {}):
        kept.record("exercise", "01", exercise.id, odd)
    kept.record("exercise", "01", "9.9", {"state": "correct"})
    kept.record("quiz", "01", "gone", {"chosen": 1})
    assert f"Exercises: 0 of {len(of('01'))}. Quiz: 0 of " in progress("01").text


def test_work_is_taken_to_another_machine(kept, tmp_path, monkeypatch):
    exercise = of("01")[0]
    check(exercise.id, exercise.solution())
    card = progress().export(tmp_path / "my-work.json")
    assert "my-work.json" in card.text and str(tmp_path) not in card.text
    monkeypatch.setenv("COURSE_JOURNAL", str(tmp_path / "other.sqlite"))
    assert "Exercises: 0 of" in progress("01").text
    assert "New entries: 1." in progress().merge(tmp_path / "my-work.json").text
    assert "Exercises: 1 of" in progress("01").text
    assert "New entries: 0." in progress().merge(tmp_path / "my-work.json").text


def test_without_a_name_the_file_stands_beside_the_notebook(kept, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    kept.record("text", "01", "why-01", "mine")
    progress().export()
    assert (tmp_path / "my-work.json").exists()
    assert "New entries: 0." in progress().merge().text


def test_a_file_that_cannot_be_used_gets_a_sentence_and_not_an_error(tmp_path):
    (tmp_path / "broken.json").write_text("{")
    for name, words in (("broken.json", "cut off"), ("none.json", "no file none.json")):
        card = progress().merge(tmp_path / name)
        assert card.title == "Nothing was added" and words in card.text
    card = progress().export(tmp_path / "no folder" / "my-work.json")
    assert card.title == "Your work was not saved" and "choose another name" in card.text


def test_trouble_with_the_journal_is_told_on_the_card(tmp_path, monkeypatch):
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("COURSE_JOURNAL", str(tmp_path / "file" / "journal.sqlite"))
    check(of("01")[0].id, None)
    assert "Your work cannot be saved" in progress().text
    assert "Your work cannot be saved" in progress("01")._repr_html_()


def test_the_place_of_the_journal(kept, tmp_path):
    assert progress().path == str(tmp_path / "journal.sqlite") == kept.path
    assert isinstance(kept, Journal)

"""Tables of a class, against counts made by hand."""

from __future__ import annotations

import json

import pandas as pd
import pytest

from course_utils.cards import Image, text_of
from course_utils.exercises import find
from course_utils.quizzes import quizzes
from course_utils.teaching import results
from course_utils.teaching.handed_in import COLUMNS, Class, LeftOut
from course_utils.teaching.report import parts, report

FIRST, SECOND = (mistake.name for mistake in find("1.2").mistakes[:2])
QUIZ = quizzes()["lesson-01"]


def entries(*rows):
    """Rows of learner, kind, item, value; the times follow the order."""
    table = [
        (who, f"2026-01-01T00:00:{second:02}", kind, "01", item, value)
        for second, (who, kind, item, value) in enumerate(rows)
    ]
    return pd.DataFrame(table, columns=list(COLUMNS))


def tried(who, exercise, mistake="right"):
    state = "correct" if mistake == "right" else "not yet"
    return (
        who,
        "exercise",
        exercise,
        {"state": state, "mistake": None if state == "correct" else mistake},
    )


# a needs three tries, goes on after that, and opens the solution; b gives up; c is right at once
CLASS = entries(
    tried("a", "1.2", FIRST),
    tried("a", "1.2", FIRST),
    tried("b", "1.2", FIRST),
    tried("b", "1.2", SECOND),
    ("b", "hint", "1.2", 1),
    ("b", "hint", "1.2", 2),
    tried("a", "1.2"),
    tried("a", "1.2", SECOND),
    ("a", "solution", "1.2", True),
    tried("c", "1.2"),
    tried("c", "1.3"),
)


def test_exercises():
    table = results.exercises(CLASS)
    assert list(table.index) == ["1.2", "1.3"]
    assert table.loc["1.2"].to_dict() == {
        "tried": 3, "solved": 2, "tries": 2.0, "hints": 1, "opened": 1,
    }  # fmt: skip


def test_mistakes_count_learners_and_not_tries():
    table = results.mistakes(CLASS)
    counted = {row.mistake: (row.learners, row.message) for row in table.itertuples()}
    first, second = find("1.2").mistakes[:2]
    assert counted == {FIRST: (2, first.message), SECOND: (2, second.message)}


def test_progress_in_percent_of_all_exercises_of_the_lesson():
    table = results.progress(CLASS, ["a", "b", "c", "d"])
    number = len([e for e in results.all_exercises() if e.lesson == "01"])
    assert table["01"].tolist() == pytest.approx([100 / number, 0, 200 / number, 0])
    assert table["02"].tolist() == [0, 0, 0, 0]


def test_who_reached_what_by_lesson():
    table = pd.DataFrame({"01": [0.0, 10, 50, 100], "02": [0.0, 0, 0, 49]})
    assert results.reached(table).to_dict("index") == {
        "01": {"began": 3, "half": 2, "all": 1}, "02": {"began": 1, "half": 0, "all": 0},
    }  # fmt: skip


def test_tries_up_to_the_first_right_one():
    table = results.attempts(CLASS).set_index(["exercise", "learner"])
    assert table["tries"].to_dict() == {
        ("1.2", "a"): 3, ("1.2", "b"): 2, ("1.2", "c"): 1, ("1.3", "c"): 1,
    }  # fmt: skip
    assert table.index[~table["solved"]].tolist() == [("1.2", "b")]


def test_wrong_answers_without_a_name():
    rows = [tried("a", "1.2", None), tried("a", "1.2", None), tried("b", "1.2", "no such name")]
    counted = results.unnamed(entries(*rows, tried("c", "1.2", FIRST), tried("d", "1.2")))
    assert counted.to_dict() == {"1.2": 2}


def test_the_first_answer_to_a_question_counts():
    item = QUIZ.items[0]
    wrong = (item.right + 1) % len(item.options)
    answered = [("a", wrong), ("a", item.right), ("b", wrong), ("c", item.right), ("d", 99)]
    rows = entries(*[(who, "quiz", item.id, {"chosen": chosen}) for who, chosen in answered])
    table = results.quiz_options(rows)
    assert len(table) == len(item.options)
    assert table.loc[wrong, "learners"] == 2 and table.loc[item.right, "learners"] == 1
    assert table.loc[table["right"], "option"].tolist() == [item.options[item.right].text]


NONSENSE = [None, 7, "x", [], {}, {"state": "correct!"}, {"state": ["correct"]}, {"state": {}},
            {"chosen": [1]}, {"chosen": 1.5}, {"state": "not yet", "mistake": [1]}]  # fmt: skip


@pytest.mark.parametrize("value", NONSENSE, ids=json.dumps)
@pytest.mark.parametrize("kind, item", [("exercise", "1.2"), ("quiz", QUIZ.items[0].id),
                                        ("form", "A-claims"), ("hint", "1.2")])  # fmt: skip
def test_any_value_in_a_file_is_survived(kind, item, value):
    rows = pd.concat([CLASS, entries(("z", kind, item, value))], ignore_index=True)
    page = report(Class(rows, ["a", "b", "c", "z"]))
    assert "1.2 " in page and results.exercises(rows).loc["1.2", "solved"] == 2


def test_text_of_a_learner_is_never_a_tag():
    nasty = "<script>alert(1)</script>"
    rows = entries(tried(nasty, "1.2"), (nasty, nasty, nasty, nasty))
    page = report(Class(rows, [nasty], [LeftOut(f"{nasty}.json", nasty)]))
    assert "<script" not in page and "&lt;script" in page


def test_a_class_without_work_gets_a_page():
    page = text_of(parts(Class(entries(), [], [])))
    assert page.count("Nobody has done this yet.") == 4


def picture_of(table):
    (image,) = [p for p in parts(Class(table, ["a", "b", "c"], [])) if isinstance(p, Image)]
    return image.alt


def test_the_hardest_exercise_is_one_that_enough_learners_tried():
    six = [tried(who, "1.2", "right" if who in "ab" else FIRST) for who in "abcdef"]
    alone = tried("a", "1.3", find("1.3").mistakes[0].name)
    assert picture_of(entries(*six, alone)).endswith("where the lowest are 1.2 33.")
    assert picture_of(entries(alone)).endswith("where each was tried by fewer than 5.")

"""What a class found easy and hard: tables from the entries of all learners.

All functions take the entries of `handed_in.Class` and give DataFrames. Values of entries come
from files that anybody can write, so each is looked at before it counts.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pandas as pd

from course_utils.exercises import all_exercises
from course_utils.progress import lessons
from course_utils.quizzes import quizzes

STATES = ("correct", "not yet")
PARTS = ("state", "mistake")


def tries(entries: pd.DataFrame) -> pd.DataFrame:
    """Every try of an exercise: learner, lesson, exercise, state, mistake; the oldest first."""
    rows = _of_kind(entries, "exercise", {e.id for e in all_exercises()})
    parts = {part: [_text(value.get(part)) for value in rows["value"]] for part in PARTS}
    rows = rows.assign(**parts).rename(columns={"item": "exercise"})
    known = rows[rows["state"].isin(STATES)]
    return known[["learner", "lesson", "exercise", "state", "mistake"]]


def progress(entries: pd.DataFrame, learners: Sequence[str]) -> pd.DataFrame:
    """Exercises solved by each learner (rows) in each lesson (columns), in percent."""
    solved = tries(entries).query("state == 'correct'").drop_duplicates(["learner", "exercise"])
    counted = solved.groupby(["learner", "lesson"]).size().unstack(fill_value=0)
    asked = pd.Series([e.lesson for e in all_exercises()]).value_counts()
    order = [number for number in lessons() if number in asked]
    full = counted.reindex(index=list(learners), columns=order, fill_value=0)
    return 100 * full / asked[order]


def reached(table: pd.DataFrame) -> pd.DataFrame:
    """From `progress`: learners who solved one exercise, half of them and all, by lesson (rows)."""
    return pd.DataFrame(
        {"began": (table > 0).sum(), "half": (table >= 50).sum(), "all": (table == 100).sum()}
    )


def attempts(entries: pd.DataFrame) -> pd.DataFrame:
    """One row for each exercise and learner who tried it: exercise, learner, tries, solved.

    `tries` counts up to the first correct one, and all if none was correct.
    """
    rows = tries(entries)
    rows["right"] = rows["state"] == "correct"
    right = rows["right"].groupby([rows["learner"], rows["exercise"]])
    before = right.cumsum() - rows["right"] == 0  # tries up to the first correct one
    each = rows[before].groupby(["exercise", "learner"])
    return each["right"].agg(tries="size", solved="any").reset_index()


def exercises(entries: pd.DataFrame) -> pd.DataFrame:
    """Each exercise that somebody tried: who tried and solved it, with how many tries and helps.

    `tried` and `solved` count learners; `tries` is the median number of tries up to the first
    correct one, among those who solved it; `hints` and `opened` count the learners who read a hint
    or opened the solution.
    """
    person = attempts(entries)
    table = person.groupby("exercise").agg(tried=("learner", "size"), solved=("solved", "sum"))
    table["tries"] = person[person["solved"]].groupby("exercise")["tries"].median()
    for column, kind in {"hints": "hint", "opened": "solution"}.items():
        table[column] = _learners_by_item(entries, kind).reindex(table.index, fill_value=0)
    return table.loc[[each for each in in_order() if each in table.index]]


def in_order() -> list[str]:
    """All exercises by id, in the order of the course."""
    of_lesson = {number: place for place, number in enumerate(lessons())}
    return [each.id for each in sorted(all_exercises(), key=lambda each: of_lesson[each.lesson])]


def mistakes(entries: pd.DataFrame) -> pd.DataFrame:
    """Named mistakes by how many learners made them, the most frequent first.

    Columns: exercise, mistake, learners, message (what the lesson answers).
    """
    advice = {(e.id, m.name): m.message for e in all_exercises() for m in e.mistakes}
    rows = tries(entries)
    pairs = pd.Series(list(zip(rows["exercise"], rows["mistake"], strict=True)), rows.index)
    counted = rows[pairs.isin(list(advice))].groupby(["exercise", "mistake"])["learner"].nunique()
    table = counted.rename("learners").reset_index()
    made = zip(table["exercise"], table["mistake"], strict=True)
    table["message"] = [advice[pair] for pair in made]
    return table.sort_values("learners", ascending=False, kind="stable", ignore_index=True)


def unnamed(entries: pd.DataFrame) -> pd.Series[Any]:
    """Learners, by exercise, who gave a wrong answer that the exercise has no name for."""
    rows = tries(entries)
    names = {(e.id, m.name) for e in all_exercises() for m in e.mistakes}
    pairs = pd.Series(list(zip(rows["exercise"], rows["mistake"], strict=True)), rows.index)
    other = rows[rows["state"].eq("not yet") & ~pairs.isin(list(names))]
    return other.groupby("exercise")["learner"].nunique()


def quiz_options(entries: pd.DataFrame) -> pd.DataFrame:
    """The first answer of each learner to each question of a quiz, counted by option.

    Columns: lesson, quiz, question, text, option, reason, right, learners; in the order of the
    course, also options that nobody chose.
    """
    order = list(lessons())
    known = sorted(quizzes().values(), key=lambda quiz: order.index(quiz.lesson))
    asked = [(quiz, item) for quiz in known for item in quiz.items]
    rows = _of_kind(entries, "quiz", {item.id for _, item in asked})
    first = rows.drop_duplicates(["learner", "item"])
    chosen = [value.get("chosen") for value in first["value"]]
    count = pd.Series(list(zip(first["item"], map(str, chosen), strict=True))).value_counts()
    answered = set(first["item"])
    table = [
        (quiz.lesson, quiz.title, item.id, item.text, option.text, option.reason,
         number == item.right, number)
        for quiz, item in asked
        if item.id in answered
        for number, option in enumerate(item.options)
    ]  # fmt: skip
    columns = ["lesson", "quiz", "question", "text", "option", "reason", "right", "number"]
    frame = pd.DataFrame(table, columns=columns).astype({"right": bool})
    pairs = zip(frame["question"], frame["number"].astype(str), strict=True)
    return frame.assign(learners=[int(count.get(pair, 0)) for pair in pairs]).drop(columns="number")


def _of_kind(entries: pd.DataFrame, kind: str, items: set[str]) -> pd.DataFrame:
    """The entries of a kind about known items whose value has parts."""
    rows = entries[(entries["kind"] == kind) & entries["item"].isin(items)]
    return rows[rows["value"].map(lambda value: isinstance(value, dict)).astype(bool)]


def _text(part: Any) -> str:
    """A part of a value, if it is a text: a file may hold anything."""
    return part if isinstance(part, str) else ""


def _learners_by_item(entries: pd.DataFrame, kind: str) -> pd.Series[Any]:
    rows = entries[entries["kind"] == kind]
    return rows.groupby("item")["learner"].nunique()

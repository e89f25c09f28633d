"""Answers as JSON: the same verdict on both sides, for right answers, mistakes and nonsense."""

from __future__ import annotations

import json
import math
from dataclasses import replace
from functools import cache
from typing import Any

import numpy as np
import pandas as pd
import pytest

from course_utils.checking import judge
from course_utils.exercises import Exercise, all_exercises
from course_utils.teaching.carrying import ROWS, packed, unpacked


def carried(value: Any) -> Any:
    return unpacked(json.loads(json.dumps(packed(value))))


def remembering(exercise: Exercise) -> Exercise:
    """The same exercise, which computes its solution and its mistakes only once."""
    mistakes = [replace(mistake, answer=cache(mistake.answer)) for mistake in exercise.mistakes]
    return replace(exercise, solution=cache(exercise.solution), mistakes=mistakes)


@pytest.mark.parametrize("exercise", all_exercises(), ids=lambda exercise: exercise.id)
def test_the_verdict_stays_the_same(exercise):
    exercise = remembering(exercise)
    for answer in [exercise.solution(), ..., *(m.answer() for m in exercise.mistakes)]:
        assert judge(exercise, carried(answer)) == judge(exercise, answer)


@pytest.mark.parametrize("exercise", all_exercises(), ids=lambda exercise: exercise.id)
def test_no_answer_of_the_course_is_too_long(exercise):
    answer = exercise.solution()
    assert isinstance(answer, int | float | np.number) or len(answer) < ROWS


class Hostile:
    """Fails whenever somebody looks at it."""

    def fail(self, *_: Any) -> Any:
        raise RuntimeError("do not look at me")

    __repr__ = __str__ = __iter__ = __len__ = __float__ = __bool__ = fail
    shape = property(fail)


def holding_itself() -> list:
    items: list = []
    items.append(items)
    return items


def forever():
    while True:
        yield 1


@pytest.mark.parametrize(
    "value",
    [
        None,
        math.nan,
        math.inf,
        10**5000,
        "\ud800",
        1j,
        b"abc",
        int,
        np,
        Hostile(),
        [Hostile()],
        holding_itself(),
        forever(),
        {"a": {"b": [1]}},
        {1, "a", None},
        pd.NA,
        pd.NaT,
        pd.Timestamp("2024-01-01"),
        pd.Series([1.0], index=pd.MultiIndex.from_tuples([(1, 2)])),
        pd.DataFrame([[1, 2]], columns=["a", "a"]),
        pd.DataFrame([[1]], columns=[("a", ...)]),
        pd.DataFrame({"a": np.zeros(100_000)}),
        pd.Series(dtype=float),
        pd.DataFrame({"a": [1]}).groupby("a"),
        np.zeros((2, 2)),
        np.array(3),
    ],
    ids=lambda value: type(value).__name__,
)
def test_nonsense_arrives_as_something_that_can_be_judged(value):
    answer = carried(value)
    for exercise in all_exercises()[:20]:
        assert judge(exercise, answer).state == "not yet"


def test_a_function_stays_a_function_without_being_run():
    assert "brackets" in judge(all_exercises()[0], carried(lambda: 1 / 0)).message


@pytest.mark.parametrize(
    "content",
    [
        {},
        {"is": "list"},
        {"is": "dict", "pairs": [1]},
        {"is": "series", "values": 3, "index": 3, "levels": []},
        {"is": "table", "columns": [{"is": "object"}], "names": [], "index": [1], "levels": []},
    ],
)
def test_a_forged_answer_is_refused(content):
    with pytest.raises(ValueError):
        unpacked(content)

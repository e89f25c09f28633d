"""Every exercise of the course: its parts, its verdicts, and any answer that a learner may give.

Nothing here names an exercise: a new lesson is tested as soon as its module exists.
"""

from __future__ import annotations

import ast
import math
import re
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from functools import cache
from typing import Any

import numpy as np
import pandas as pd
import pytest

import course_utils
from course_utils import checking
from course_utils.checking import check, judge
from course_utils.comparing import difference
from course_utils.countries import name
from course_utils.exercises import all_exercises, all_guesses
from course_utils.exercises.exercise import (
    Choice,
    Column,
    Exercise,
    Guess,
    Mistake,
    Names,
    Number,
    Order,
    Table,
    Text,
)
from course_utils.journal.store import _journal_at
from course_utils.progress import lessons

EXERCISES = all_exercises()
LONGEST_MESSAGE = 400
SECONDS = 1.0  # of the processor, so that other programs on the machine do not count
COMPUTED = (Number, Names, Column, Table)
# Each is written like this in the notebooks, for `quiz`, `check`, `guess` and the journal alike.
ID = r"(0|[1-9]\d?|A[1-9])\.[1-9]\d?"

every = pytest.mark.parametrize("exercise", EXERCISES, ids=lambda exercise: exercise.id)


def of_kind(kind: type, where: Callable[[Any], bool] = lambda _: True) -> Any:
    """Run a test for each exercise that asks for this kind of answer."""
    found = [e for e in EXERCISES if isinstance(e.asked, kind) and where(e.asked)]
    return pytest.mark.parametrize("exercise", found, ids=lambda exercise: exercise.id)


def remembering(exercise: Exercise) -> Exercise:
    """The same exercise, which computes its solution and its mistakes only once."""
    mistakes = [replace(mistake, answer=cache(mistake.answer)) for mistake in exercise.mistakes]
    return replace(exercise, solution=cache(exercise.solution), mistakes=mistakes)


REMEMBERING = {exercise.id: remembering(exercise) for exercise in EXERCISES}


@pytest.fixture(autouse=True)
def empty_journal():
    """No test looks through the thousands of tries of the tests before it."""
    _journal_at.cache_clear()


@pytest.fixture
def quick(monkeypatch):
    """Many answers to one exercise are checked without computing its solution again each time."""
    monkeypatch.setattr(checking, "find", REMEMBERING.__getitem__)


def agrees(exercise: Exercise, answer: Any) -> str | None:
    """None if the answer is right; the sentence that a learner reads if it is not."""
    verdict = check(exercise.id, answer)
    return None if verdict.state == "correct" else f"{verdict.state}: {verdict.message}"


# ---------------------------------------------------------------- what an exercise is made of


def test_there_are_exercises_of_every_lesson_that_is_written():
    written = {lesson.number for lesson in lessons().values() if lesson.file}
    assert {exercise.lesson for exercise in EXERCISES} == written


def test_ids_are_unique():
    repeated = [key for key, count in Counter(e.id for e in EXERCISES).items() if count > 1]
    assert repeated == []


@every
def test_parts(exercise):
    assert re.fullmatch(ID, exercise.id)
    assert exercise.lesson in lessons()
    assert exercise.title.strip() and not exercise.title.endswith(".")
    assert exercise.level in (1, 2, 3)
    assert len(exercise.reasoning.split()) >= 8


@every
def test_hints_come_in_steps(exercise):
    assert len(exercise.hints) >= 2
    assert len(set(exercise.hints)) == len(exercise.hints)
    assert all(len(hint.split()) >= 4 for hint in exercise.hints)


@every
def test_code_is_python(exercise):
    assert ast.parse(exercise.code).body
    assert '"""' not in exercise.code


@of_kind(Order)
def test_the_code_of_a_puzzle_is_its_lines(exercise):
    assert exercise.code.split("\n") == exercise.solution() == list(exercise.asked.lines)


@pytest.mark.parametrize(
    "exercise",
    [e for e in EXERCISES if not isinstance(e.asked, Order)],
    ids=lambda exercise: exercise.id,
)
def test_code_gives_the_solution_in_a_notebook(exercise):
    cell = {word: getattr(course_utils, word) for word in course_utils.__all__} | {"pd": pd}
    exec(exercise.code, cell)
    assert difference(exercise.asked, cell["answer"], exercise.solution()) is None


@of_kind(Choice)
def test_options_are_letters_with_different_texts(exercise):
    options = exercise.asked.options
    assert list(options) == list("abcdef"[: len(options)]) and len(options) >= 3
    assert len(set(options.values())) == len(options)


# ---------------------------------------------------------------- the three verdicts


@every
def test_untouched(exercise):
    assert check(exercise.id, ...).state == "not attempted"


@every
def test_solution_is_correct(exercise):
    verdict = check(exercise.id, exercise.solution())
    assert (verdict.state, verdict.mistake) == ("correct", None)
    assert verdict.message == exercise.reasoning


@every
def test_known_mistakes(exercise):
    wrong_options = len(exercise.asked.options) - 1 if isinstance(exercise.asked, Choice) else 0
    needed = 3 if isinstance(exercise.asked, COMPUTED) else max(wrong_options, 2)
    assert len(exercise.mistakes) >= needed
    assert len({mistake.name for mistake in exercise.mistakes}) == len(exercise.mistakes)
    assert len({mistake.message for mistake in exercise.mistakes}) == len(exercise.mistakes)


MISTAKES = [(e, mistake) for e in REMEMBERING.values() for mistake in e.mistakes]
each_mistake = pytest.mark.parametrize(
    ("exercise", "mistake"), MISTAKES, ids=[f"{e.id} {mistake.name}" for e, mistake in MISTAKES]
)


@each_mistake
def test_a_mistake_gets_its_own_sentence(exercise: Exercise, mistake: Mistake, quick):
    answer = mistake.answer()
    verdict = check(exercise.id, answer)
    assert (verdict.state, verdict.mistake) == ("not yet", mistake.name)
    assert mistake.message in verdict.message
    if not isinstance(exercise.asked, Text):
        assert difference(exercise.asked, answer, exercise.solution())


@each_mistake
def test_a_message_helps_and_does_not_give_the_answer_away(exercise, mistake):
    assert mistake.message.endswith((".", "?"))
    assert 20 < len(mistake.message) <= LONGEST_MESSAGE
    given_away = [text for text in answer_as_text(exercise) if holds(mistake.message, text)]
    assert given_away == []


def answer_as_text(exercise: Exercise) -> list[str]:
    """The ways in which a message could tell the right answer."""
    solution = exercise.solution()
    match exercise.asked:
        case Number():
            return number_as_text(float(solution))
        case Column():
            return [text for value in solution for text in number_as_text(float(value))]
        case Table(values=columns):
            return [t for c in columns for value in solution[c] for t in number_as_text(value)]
        case Names():
            return [spelling for code in solution for spelling in (code, name(code))]
        case Choice(options):
            return [f'"{solution}"', f"option {solution}", options[solution].rstrip(".")]
        case Order(lines):
            return list(lines)
        case Text():
            return [solution]


def number_as_text(value: float) -> list[str]:
    """27.4, 27.41, 27, 16.75 (million); not numbers of one digit, which a sentence may hold."""
    sizes = [value, value / 1e6] if abs(value) >= 1e6 else [value]
    texts = [f"{size:,.{digits}f}" for size in sizes for digits in (0, 1, 2, 3)]
    plain = [text.replace(",", "") for text in texts]
    return [text for text in {*texts, *plain} if len(text.lstrip("-")) > 1]


def holds(message: str, text: str) -> bool:
    return bool(re.search(rf"(?<![\w.,]){re.escape(text)}(?![\w]|[.,]\d)", message, re.IGNORECASE))


def test_the_search_for_a_given_answer_can_find_one():
    number = Exercise("9.1", "Title", 1, Number("percent", 0.06), lambda: 27.41, [], [])
    names = Exercise("9.2", "Title", 1, Names("countries"), lambda: ["IND"], [], [])
    assert any(holds("It should be 27.4 percent.", text) for text in answer_as_text(number))
    assert any(holds("You forgot India.", text) for text in answer_as_text(names))
    assert not any(holds("In 2027.4 and 27.45 percent.", text) for text in ("27.4", "27"))


# ---------------------------------------------------------------- nonsense


class Hostile:
    """An object that fails whenever somebody looks at it."""

    __hash__ = None  # type: ignore[assignment]

    def fail(self, *_: Any, **__: Any) -> Any:
        raise RuntimeError("do not look at me")

    __repr__ = __str__ = __eq__ = __array__ = __len__ = __iter__ = __float__ = __bool__ = fail


def holding_itself() -> list:
    items: list = []
    items.append(items)
    return items


def array_of_objects() -> np.ndarray:
    array = np.empty(2, dtype=object)
    array[0], array[1] = object(), Hostile()
    return array


def odd_columns() -> pd.DataFrame:
    return pd.DataFrame([[1, 2, 3]], columns=[None, ("a", "b"), Ellipsis])


def forever():
    while True:
        yield "IND"


ROWS = 10_000_000
NONSENSE: dict[str, Callable[[], Any]] = {
    "None": lambda: None,
    "True": lambda: True,
    "NaN": lambda: math.nan,
    "infinity": lambda: math.inf,
    "empty text": lambda: "",
    "abc": lambda: "abc",
    "100 kB of text": lambda: "word " * 20_000,
    "100 kB without a space": lambda: "x" * 100_000,
    "half a character": lambda: "\ud800",
    "a number too long to compute": lambda: "1e999999999",
    "an integer of 5000 digits": lambda: 10**5000,
    "an empty list": list,
    "an empty table": pd.DataFrame,
    "an empty column": lambda: pd.Series(dtype=float),
    "odd columns": odd_columns,
    "the same column twice": lambda: pd.DataFrame([[1, 2]], columns=["origin", "origin"]),
    "a lambda": lambda: lambda x: x,
    "a class": lambda: int,
    "a module": lambda: np,
    "an object that fails": Hostile,
    "a list of objects that fail": lambda: [Hostile()],
    "10 million rows": lambda: pd.DataFrame({"migrants": np.zeros(ROWS)}),
    "10 million values": lambda: pd.Series(np.zeros(ROWS)),
    "a huge list": lambda: [1] * ROWS,
    "a huge range": lambda: range(10**9),
    "a generator": lambda: (number for number in range(5)),
    "a generator without an end": forever,
    "nested lists": lambda: [[1, [2]], [3]],
    "bytes": lambda: b"abc",
    "a complex number": lambda: 1j,
    "Ellipsis inside a list": lambda: [...],
    "a list that holds itself": holding_itself,
    "an array of objects": array_of_objects,
    "pd.NA": lambda: pd.NA,
    "pd.NaT": lambda: pd.NaT,
    "an index with duplicates": lambda: pd.Series([1, 2, 3], index=["IND", "IND", "IRL"]),
    "an index of two levels": lambda: pd.Series([1.0], index=pd.MultiIndex.from_tuples([(1, 2)])),
    "True and False": lambda: pd.Series([True, False]),
    "groups": lambda: pd.DataFrame({"a": [1, 2]}).groupby("a"),
    "a mixed set": lambda: {1, "a", None},
    "a dictionary of objects that fail": lambda: {"IND": Hostile()},
    "an error": lambda: ValueError("no"),
}


@pytest.fixture(scope="module")
def nonsense() -> dict[str, Any]:
    """The answers that can be used again; a generator is made anew each time."""
    return {label: make() for label, make in NONSENSE.items() if "generator" not in label}


@every
def test_a_verdict_comes_at_once(exercise):
    for answer in (None, exercise.solution()):
        start = time.process_time()
        check(exercise.id, answer)
        assert time.process_time() - start < SECONDS


@pytest.fixture(scope="module")
def computed():
    """All solutions and mistakes are known: the clock counts the reading of the answer alone.

    What it takes to compute them is timed above.
    """
    for exercise in REMEMBERING.values():
        exercise.solution()
        for mistake in exercise.mistakes:
            mistake.answer()


@pytest.mark.parametrize("label", NONSENSE)
def test_nonsense_gets_a_useful_sentence_at_once(label, nonsense, computed, quick):
    for exercise in EXERCISES:
        answer = nonsense[label] if label in nonsense else NONSENSE[label]()
        start = time.process_time()
        verdict = check(exercise.id, answer)
        seconds = time.process_time() - start
        assert verdict.state == "not yet", exercise.id
        assert 20 <= len(verdict.message) <= LONGEST_MESSAGE, (exercise.id, verdict.message)
        assert "Traceback" not in verdict.message and "Error:" not in verdict.message
        assert verdict.message.encode("utf-8").endswith((b".", b"?")), exercise.id
        assert repr(verdict)
        assert seconds < SECONDS, (exercise.id, seconds)


# ---------------------------------------------------------------- every spelling of a right answer


def decimals(within: float) -> int:
    """The fewest decimals that keep a rounded number within the tolerance."""
    return next(digits for digits in range(-6, 12) if 0.5 * 10**-digits <= within)


@of_kind(Number)
def test_a_number_in_any_type(exercise, quick):
    value = float(exercise.solution())
    column = pd.Series([value], index=["any"])
    forms = [value, np.float64(value), np.array(value), np.array([value]), [value], (value,)]
    forms += [column, column.to_frame(), column.to_frame().to_numpy(), str(value)]
    if value.is_integer():
        forms += [int(value), np.int64(value), f"{value:,.0f}", f"{value:_.0f}", f"{value:.0f}"]
    assert [refused for form in forms if (refused := agrees(exercise, form))] == []


@of_kind(Number)
def test_a_number_with_its_unit_a_comma_or_spaces(exercise, quick):
    digits = max(decimals(exercise.asked.within), 0) if exercise.asked.within else 0
    text = f"{float(exercise.solution()):.{digits}f}"
    unit = exercise.asked.unit
    forms = [text, f" {text} ", f"{text} {unit}", text.replace("-", "−"), f"{text}\xa0{unit}"]
    if digits in (1, 2):
        forms.append(text.replace(".", ","))
    if "percent" in unit:
        forms += [f"{text} %", f"{text}%", f"{text} percent"]
    assert [refused for form in forms if (refused := agrees(exercise, form))] == []


@of_kind(Number, lambda asked: asked.within > 0)
def test_a_number_is_rounded_within_the_tolerance_and_not_beyond(exercise, quick):
    value, within = float(exercise.solution()), exercise.asked.within
    assert agrees(exercise, round(value, decimals(within))) is None
    for side in (-1, 1):
        assert agrees(exercise, value + side * within * 0.999) is None
        assert agrees(exercise, value + side * within * 1.01)


@of_kind(Number, lambda asked: asked.within == 0)
def test_a_count_has_no_tolerance(exercise, quick):
    value = int(exercise.solution())
    assert agrees(exercise, value + 1) and agrees(exercise, value - 1)
    assert agrees(exercise, value + 0.5)


@of_kind(Names)
def test_names_in_any_form(exercise, quick):
    codes = list(exercise.solution())
    english = [name(code) for code in codes]
    table = pd.DataFrame({"any": codes})
    forms = [codes, tuple(codes), pd.Series(codes), pd.Index(codes), np.array(codes), table]
    forms += [table["any"], ", ".join(codes), iter(codes), dict.fromkeys(codes).keys()]
    forms += [english, [code.lower() for code in codes], [f" {text} " for text in english]]
    forms += ["\n".join(codes), [text.upper() for text in english]]
    assert [refused for form in forms if (refused := agrees(exercise, form))] == []


@of_kind(Names)
def test_the_order_of_names_counts_only_if_asked(exercise, quick):
    backwards = list(exercise.solution())[::-1]
    assert bool(agrees(exercise, backwards)) == exercise.asked.ordered
    if not exercise.asked.ordered:
        assert agrees(exercise, set(backwards)) is None


@of_kind(Names)
def test_a_missing_or_additional_name_is_not_right(exercise, quick):
    codes = list(exercise.solution())
    assert agrees(exercise, codes[:-1]) and agrees(exercise, [*codes, "VAT"])


@of_kind(Column)
def test_a_column_in_any_form(exercise, quick):
    column = exercise.solution()
    within = exercise.asked.within
    floats = column.astype(float)
    forms = [column, dict(column), column.to_frame(), column.rename("mine"), floats]
    forms += [floats.round(decimals(within)), floats + 0.999 * within, floats - 0.999 * within]
    forms += [column.astype(object), column.set_axis(column.index.astype(str))]
    if pd.api.types.is_numeric_dtype(column.index):
        forms.append(column.set_axis(column.index.astype(float)))
    assert [refused for form in forms if (refused := agrees(exercise, form))] == []


@of_kind(Column)
def test_the_order_of_a_column_counts_only_if_asked(exercise, quick):
    assert bool(agrees(exercise, exercise.solution()[::-1])) == exercise.asked.ordered


@of_kind(Column)
def test_a_column_with_one_wrong_value_or_row_is_not_right(exercise, quick):
    column = exercise.solution().astype(float)
    wrong = column.copy()
    wrong.iloc[-1] += 1.5 * exercise.asked.within
    assert agrees(exercise, wrong)
    assert agrees(exercise, column.iloc[:-1])
    assert agrees(exercise, column.mask(column.index == column.index[0]))
    assert agrees(exercise, column.reset_index(drop=True))


@of_kind(Table)
def test_a_table_in_any_form(exercise, quick):
    table, keys = exercise.solution(), list(exercise.asked.keys)
    only = table[[*keys, *exercise.asked.values]]
    forms = [table, only, only.iloc[:, ::-1], table.assign(mine=1), table.reset_index(drop=True)]
    forms += [table.reset_index(), table.set_index(keys), table.set_index(keys[0])]
    if not exercise.asked.ordered:
        forms += [table[::-1], table.sample(frac=1, random_state=1)]
    assert [refused for form in forms if (refused := agrees(exercise, form))] == []


@of_kind(Table)
def test_a_table_with_one_wrong_value_or_row_is_not_right(exercise, quick):
    table = exercise.solution().reset_index(drop=True)
    wrong = table.copy()
    column = exercise.asked.values[0]
    wrong.loc[0, column] = wrong.loc[0, column] + exercise.asked.within + 1
    assert agrees(exercise, wrong)
    assert agrees(exercise, table.iloc[1:])
    assert agrees(exercise, table.drop(columns=column))
    assert bool(agrees(exercise, table[::-1])) == exercise.asked.ordered


@of_kind(Choice)
def test_a_choice_in_any_form(exercise, quick):
    letter = exercise.solution()
    option = exercise.asked.options[letter]
    forms = [letter, letter.upper(), f" {letter} ", f"{letter})", f"({letter})", f"{letter}."]
    forms += [option, option.upper(), f" {option} ", option.rstrip(".")]
    assert [refused for form in forms if (refused := agrees(exercise, form))] == []


@of_kind(Choice)
def test_only_one_choice_is_right(exercise, quick):
    others = [letter for letter in exercise.asked.options if letter != exercise.solution()]
    assert all(agrees(exercise, letter) for letter in others)
    assert agrees(exercise, "".join(exercise.asked.options))


@of_kind(Order)
def test_an_order_as_a_list_or_tuple(exercise, quick):
    lines = exercise.solution()
    assert agrees(exercise, list(lines)) is None and agrees(exercise, tuple(lines)) is None
    assert agrees(exercise, lines[::-1]) and agrees(exercise, lines[:-1])
    assert agrees(exercise, [*lines[:-1], lines[0]])


@of_kind(Text)
def test_a_text_needs_its_words(exercise, quick):
    text = exercise.solution()
    assert agrees(exercise, f"\n{text}\n") is None
    assert agrees(exercise, " ".join(text.split()[: exercise.asked.words - 1]))


@of_kind(Text)
def test_a_list_of_texts_is_judged_like_one_text(exercise):
    for text in [exercise.solution(), *(m.answer() for m in exercise.mistakes)]:
        assert judge(exercise, text.split(" ")).mistake == judge(exercise, text).mistake


# ---------------------------------------------------------------- guesses


@pytest.mark.parametrize("guess", all_guesses(), ids=lambda guess: guess.id)
def test_guess(guess: Guess):
    truth = guess.truth()
    assert guess.lesson in lessons()
    assert guess.question.endswith("?")
    assert guess.after().endswith(".") and len(guess.after().split()) >= 10
    if guess.options:
        assert truth in guess.options and len(set(guess.options)) == len(guess.options) >= 3
    else:
        assert math.isfinite(float(truth)) and guess.unit


# ---------------------------------------------------------------- options by their words


@of_kind(Choice)
def test_no_two_options_are_the_same_words(exercise):
    """An answer is read without capitals and signs, so the words must tell the options apart."""
    words = {" ".join(re.findall(r"\w+", t.casefold())) for t in exercise.asked.options.values()}
    assert len(words) == len(exercise.asked.options) and "" not in words

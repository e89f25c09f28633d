"""The small activities of a lesson: guess before you look, order lines, judge a claim, write."""

from __future__ import annotations

import math
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

from course_utils.answers import as_number, short
from course_utils.cards import Card, Fold, Listing, Part
from course_utils.checking import check
from course_utils.data import DATA
from course_utils.exercises import all_exercises, find_guess
from course_utils.exercises.exercise import Guess, Order
from course_utils.journal import current
from course_utils.names import pick
from course_utils.readings import VERDICTS, claims, ledger
from course_utils.widgets import Puzzle, Question, Questions, Reply

PROMPTS = DATA / "course" / "writing"
CLOSE = 0.1  # a guess within a tenth of the value counts as close


def guess(guess_id: str) -> Questions:
    """Ask for a guess before a picture; the reply names the gap. Raises KeyError."""
    found = find_guess(guess_id)
    kind = "choice" if found.options else "number"
    question = Question(found.id, found.question, kind, found.options, "Make the guess", found.unit)
    still = Card(found.question, "Run the cell to make your guess.", Fold("Look", *_look(found)))
    return _single(question, "guess", found.lesson, lambda value: _gap(found, value), still)


def puzzle(exercise_id: str) -> Puzzle:
    """The lines of an ordering exercise, mixed. Raises KeyError for another kind of exercise."""
    puzzles = {one.id: one.asked for one in all_exercises() if isinstance(one.asked, Order)}
    lines = mixed(pick("ordering puzzle", exercise_id, puzzles).lines, exercise_id)
    heading = f"Put the lines in order: exercise {exercise_id}"
    return Puzzle(heading, lines, lambda order: check(exercise_id, order).card)


def mixed(lines: Sequence[str], seed: str) -> list[str]:
    """The lines in an order that `seed` decides, with at most one line in its place."""
    chance, result = Random(seed), list(lines)
    while sum(a == b for a, b in zip(result, lines, strict=True)) > 1:
        chance.shuffle(result)
    return result


def judge(claim_id: str) -> Questions:
    """Ask for the learner's verdict on a claim, then open the ledger's verdict. Raises KeyError."""
    parts = ledger(claim_id)
    row = claims().set_index("id").loc[claim_id]
    question = Question(
        claim_id, f"Your verdict on {claim_id}", options=VERDICTS, button="Record my verdict"
    )
    still = Card(
        question.text, "Run the cell to record your verdict.", Fold("Open the ledger", *parts)
    )
    return _single(
        question,
        "verdict",
        row["lesson"],
        lambda value: _beside(value, row["verdict"], parts),
        still,
    )


@dataclass(frozen=True)
class Prompt:
    """A writing task: a prompt and, for a *why?*, a model answer and what earns credit."""

    id: str
    lesson: str
    prompt: str
    model: str = ""
    credit: Sequence[str] = ()


@cache
def prompts() -> dict[str, Prompt]:
    """All writing tasks. Raises ValueError, naming the file, if one cannot be read."""
    files = sorted(PROMPTS.glob("*.toml"))
    return {prompt.id: prompt for file in files for prompt in _prompts_in(file)}


def _prompts_in(file: Path) -> list[Prompt]:
    try:
        content = tomllib.loads(file.read_text(encoding="utf-8"))
        return [Prompt(lesson=content["lesson"], **task) for task in content["prompt"]]
    except (tomllib.TOMLDecodeError, KeyError, TypeError, OSError) as error:
        raise ValueError(f"The file {file.name} cannot be read: {error}.") from None


def write(prompt_id: str) -> Questions:
    """A text field that keeps what the learner writes; a model answer follows. Raises KeyError."""
    found = pick("writing task", prompt_id, prompts())
    question = Question(found.id, found.prompt, "text", button="Save")
    model = Fold("Model answer and what earns credit", *_model(found)) if found.model else ""
    still = Card(
        found.prompt, "Run the cell to write and save your text.", *([model] if model else [])
    )
    return _single(question, "text", found.lesson, lambda value: _saved(found, value), still)


def _single(question: Question, kind: str, lesson: str, reply: Any, still: Card) -> Questions:
    """One question whose answer is kept in the journal under its own id."""

    def record(_: Question, value: Any, __: int | None) -> None:
        current().record(kind, lesson, question.id, value)

    earlier = current().latest(kind, question.id)
    given = {} if earlier is None else {question.id: earlier}
    return Questions([question], lambda _, value: reply(value), record, still, given)


def _gap(found: Guess, value: Any) -> Reply:
    truth = found.truth()
    if found.options:
        yours = found.options[value]
        title = (
            "Your guess was right."
            if yours == truth
            else f"You guessed: {yours}. The data say: {truth}."
        )
        return Reply(title, (found.after(),), "good" if yours == truth else "hint")
    number = as_number(value)
    if number is None or not math.isfinite(number):
        return Reply("Type a number", (f"{short(value)} cannot be read as a number.",))
    return Reply(gap(number, float(truth), found.unit), (found.after(),), "hint")


def gap(yours: float, truth: float, unit: str) -> str:
    """The distance between a guess and the value, in words.

    >>> gap(20, 4, "percent")
    'You guessed 20. The data give 4 percent. Your guess is 5 times as large.'
    """
    start = f"You guessed {short(yours)}. The data give {_rounded(truth)} {unit}.".replace(
        " .", "."
    )
    if yours == truth:
        return f"{start} That is exact."
    if abs(yours - truth) <= CLOSE * abs(truth):
        return f"{start} That is close."
    if yours * truth <= 0:
        return f"{start} The difference is {short(abs(yours - truth))}."
    ratio = yours / truth
    if ratio > 1:
        return f"{start} Your guess is {short(round(ratio, 1))} times as large."
    return f"{start} The value is {short(round(1 / ratio, 1))} times as large as your guess."


def _rounded(value: float) -> str:
    """Three digits are enough beside a guess; a count keeps all of them."""
    counted = float(value).is_integer() or abs(value) >= 1000
    return short(value if counted else float(f"{value:.3g}"))


def _look(found: Guess) -> Sequence[Part]:
    truth = found.truth()
    shown = truth if isinstance(truth, str) else f"{_rounded(float(truth))} {found.unit}".strip()
    return (f"The data say: {shown}.", found.after())


def _beside(value: int, verdict: str, parts: Sequence[Part]) -> Reply:
    same = VERDICTS[value] == verdict
    title = f"You: {VERDICTS[value]}. The ledger: {verdict}."
    note = "You agree. Compare the reasons." if same else "You differ. Whose reasons are stronger?"
    return Reply(title, (note, *parts), "good" if same else "hint")


def _saved(found: Prompt, value: str) -> Reply:
    words = len(value.split())
    parts = _model(found) if found.model else ()
    return Reply(f"Saved in your journal: {words} words.", parts)


def _model(found: Prompt) -> tuple[Part, ...]:
    return ("A model answer:", found.model, "What earns credit:", Listing(list(found.credit)))

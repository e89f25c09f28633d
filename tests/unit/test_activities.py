"""Guess, puzzle, judge and write: what is shown, what is kept, and what comes back."""

from __future__ import annotations

import html
import json

import pytest
from hypothesis import given
from hypothesis import strategies as some

from course_utils.activities import _rounded, gap, guess, judge, mixed, prompts, puzzle, write
from course_utils.answers import short
from course_utils.exercises import all_exercises, all_guesses
from course_utils.exercises.exercise import Order
from course_utils.journal import current
from course_utils.progress import lessons
from course_utils.readings import VERDICTS, claims, ledger

PUZZLES = [exercise for exercise in all_exercises() if isinstance(exercise.asked, Order)]
CHOICES = [found for found in all_guesses() if found.options]
NUMBERS = [found for found in all_guesses() if not found.options]
JUDGED = claims().groupby("verdict").first()["id"].tolist()


@pytest.fixture(autouse=True)
def journal(tmp_path, monkeypatch):
    monkeypatch.setenv("COURSE_JOURNAL", str(tmp_path / "journal.sqlite"))
    return current()


def named(thing) -> str:
    return str(getattr(thing, "id", thing))


def send(widget, key, value, **more) -> str:
    """What the front-end sends; the reply as a learner reads it."""
    widget._receive(None, {"id": key, "value": value, **more}, None)
    return html.unescape(widget.replies.get(key, ""))


# ---------------------------------------------------------------- guess


@pytest.mark.parametrize("found", NUMBERS, ids=named)
def test_a_guessed_number_is_kept_and_the_gap_is_named(found, journal):
    truth = float(found.truth())
    guesses = {str(2 * truth): 2 * truth, "1 million": 1e6, "0,5": 0.5}
    for typed, yours in guesses.items():
        shown = send(guess(found.id), found.id, typed)
        assert gap(yours, truth, found.unit) in shown
        assert found.after() in shown
    kept = journal.entries("guess", found.lesson, found.id)
    assert [entry.value for entry in kept] == list(guesses)


@pytest.mark.parametrize("typed", ["many", "<script>", "1e999999999", "5 or 6", "nan", "\ud83d"])
def test_what_is_no_number_is_asked_again(typed):
    found = NUMBERS[0]
    shown = send(guess(found.id), found.id, typed)
    assert "Type a number" in shown and found.after() not in shown
    assert "<script>" not in guess(found.id).replies[found.id]


@pytest.mark.parametrize("found", CHOICES, ids=named)
def test_a_guessed_option_is_kept_and_compared(found, journal):
    widget = guess(found.id)
    for index, option in enumerate(found.options):
        shown = send(widget, found.id, index)
        right = option == found.truth()
        assert ("Your guess was right." in shown) == right
        assert (f"You guessed: {option}. The data say: {found.truth()}." in shown) == (not right)
        assert found.after() in shown
        assert journal.latest("guess", found.id) == index


@pytest.mark.parametrize("found", all_guesses(), ids=named)
def test_a_guess_comes_back_and_its_still_version_has_the_answer_folded(found):
    value = 0 if found.options else "12"
    send(guess(found.id), found.id, value)
    again = guess(found.id)
    assert again.answers == {found.id: value} and found.id in again.replies
    before, _, folded = again.still.html.partition("<details>")
    assert html.escape(found.after()) in folded and html.escape(found.after()) not in before


def test_an_unknown_guess_names_the_nearest():
    with pytest.raises(KeyError, match=r"no guess .* The nearest: guess-"):
        guess("guess-99")


@pytest.mark.parametrize(
    ("yours", "truth", "unit", "words"),
    [
        (4, 4, "percent", "You guessed 4. The data give 4 percent. That is exact."),
        (4.1, 4, "percent", "You guessed 4.1. The data give 4 percent. That is close."),
        (20, 4, "percent", "Your guess is 5 times as large."),
        (1, 4, "percent", "The value is 4 times as large as your guess."),
        (0, 4, "percent", "The difference is 4."),
        (-4, 4, "percent", "The difference is 8."),
        (3, 0, "people", "The difference is 3."),
        (0, 0, "people", "That is exact."),
        (-20, -4, "points", "Your guess is 5 times as large."),
        (20, 22.5635, "times", "The data give 22.6 times."),
        (3000, 2958, "people", "The data give 2,958 people."),
        (1e6, 304e6, "", "The data give 304,000,000. The value is 304 times as large"),
    ],
)
def test_the_gap_in_words(yours, truth, unit, words):
    assert words in gap(yours, truth, unit)


thousandths = some.integers(-(10**9), 10**9).map(lambda number: number / 1000)


@given(thousandths, thousandths)
def test_every_gap_is_two_or_three_sentences(yours, truth):
    text = gap(yours, truth, "people")
    assert text.startswith(f"You guessed {short(yours)}. The data give {_rounded(truth)} people. ")
    assert text.endswith(".") and "nan" not in text and "inf" not in text


# ---------------------------------------------------------------- puzzle


@pytest.mark.parametrize("exercise", PUZZLES, ids=named)
def test_a_puzzle_begins_unsolved_and_can_be_solved(exercise, journal):
    widget = puzzle(exercise.id)
    assert widget.order is ...
    assert sorted(widget._order) == sorted(exercise.asked.lines)
    widget._receive(None, {"check": True}, None)
    assert "Nothing to check yet" in widget.reply and journal.entries("exercise") == []
    widget.set_state({"_order": list(exercise.asked.lines)})
    widget._receive(None, {"check": True}, None)
    assert "Correct" in widget.reply
    assert journal.latest("exercise", exercise.id)["state"] == "correct"


def test_only_puzzles_are_puzzles():
    other = next(e for e in all_exercises() if not isinstance(e.asked, Order))
    with pytest.raises(KeyError, match="There is no ordering puzzle"):
        puzzle(other.id)


@given(some.lists(some.integers(), min_size=2, max_size=8, unique=True), some.text(max_size=5))
def test_mixed_lines(numbers, seed):
    lines = [str(number) for number in numbers]
    shuffled = mixed(lines, seed)
    assert sorted(shuffled) == sorted(lines) and shuffled != lines
    assert sum(a == b for a, b in zip(lines, shuffled, strict=True)) <= 1
    assert mixed(lines, seed) == shuffled


def test_another_seed_may_give_another_order():
    assert len({tuple(mixed("abcdef", str(seed))) for seed in range(20)}) > 5


# ---------------------------------------------------------------- judge


@pytest.mark.parametrize("claim_id", JUDGED)
def test_the_ledger_opens_after_the_verdict(claim_id, journal):
    truth = claims().set_index("id").loc[claim_id]
    widget = judge(claim_id)
    assert widget.replies == {}
    assert truth["evidence"] not in json.dumps(widget.get_state()["questions"])
    for index, verdict in enumerate(VERDICTS):
        shown = send(widget, claim_id, index)
        assert f"You: {verdict}. The ledger: {truth['verdict']}." in shown
        assert ("You agree." in shown) == (verdict == truth["verdict"])
        assert all(part in shown for part in ledger(claim_id) if isinstance(part, str))
        assert journal.latest("verdict", claim_id) == index
    assert {e.lesson for e in journal.entries("verdict")} == {truth["lesson"]}
    assert judge(claim_id).answers == {claim_id: len(VERDICTS) - 1}


def test_an_unknown_claim_names_the_nearest():
    with pytest.raises(KeyError, match=r"no claim 'C99'\. The nearest: C"):
        judge("C99")


# ---------------------------------------------------------------- write

TYPED = {
    "script": "<script>alert(1)</script>",
    "image": '<img src=x onerror="alert(1)">',
    "quotes": '"it\'s" & more',
    "long": "word <b> " * 12_000,
    "right to left": "\u202eתפוצה",
    "emoji": "👩🏽‍🎓 🌍",
}


@pytest.mark.parametrize("found", prompts().values(), ids=named)
def test_a_text_is_saved_and_the_model_answer_follows(found, journal):
    widget = write(found.id)
    assert found.lesson in lessons() and widget.replies == {}
    shown = send(widget, found.id, "one two three")
    assert "Saved in your journal: 3 words." in shown
    assert journal.entries("text", found.lesson, found.id)[0].value == "one two three"
    assert all(text in shown for text in (found.model, *found.credit) if text)
    assert ("What earns credit" in shown) == bool(found.model)
    assert found.prompt in widget.still.text


def test_the_model_answer_is_not_sent_before_the_text_is_saved():
    found = next(found for found in prompts().values() if found.model)
    widget = write(found.id)
    send(widget, found.id, "half", draft=True)
    state = {key: widget.get_state()[key] for key in ("questions", "answers", "replies")}
    assert found.model not in json.dumps(state, ensure_ascii=False)


@pytest.mark.parametrize("typed", TYPED.values(), ids=list(TYPED))
def test_any_text_is_saved_as_it_is_and_comes_back(typed, journal):
    found = next(iter(prompts().values()))
    widget = write(found.id)
    send(widget, found.id, typed, draft=True)
    assert journal.latest("text", found.id) == typed
    assert widget.replies == {}
    send(widget, found.id, typed + ".")
    again = write(found.id)
    assert again.answers == {found.id: typed + "."}
    assert "<script>" not in again.replies[found.id] and "<img" not in again.replies[found.id]


def test_a_text_of_another_kind_in_the_journal_is_left_out(journal):
    found = next(iter(prompts().values()))
    journal.record("text", found.lesson, found.id, {"a": 1})
    assert write(found.id).answers == {}


def test_an_unknown_prompt_names_the_nearest():
    with pytest.raises(KeyError, match=r"no writing task 'wy-01'\. The nearest: why-01"):
        write("wy-01")

"""Checking: what a learner reads, what is recorded, and when hints and solutions come."""

from __future__ import annotations

from html.parser import HTMLParser

import numpy as np
import pytest

from course_utils import checking
from course_utils.checking import TITLES, TRIES_BEFORE_SOLUTION, check, hint, judge, solution
from course_utils.exercises import Exercise, all_exercises
from course_utils.exercises.exercise import Choice, Mistake, Names, Number, Text
from course_utils.journal import current


def solve() -> float:
    """The part is divided by the whole."""
    part, whole = 1, 8
    return 100 * part / whole


SHARE = Exercise(
    "7.1",
    "A share",
    1,
    Number("percent", within=0.06),
    solve,
    ["Which is the part?", "Divide it by the whole.", "Times 100."],
    [
        Mistake("upside down", lambda: 800.0, "You divided the whole by the part."),
        Mistake("a share", lambda: 0.125, "Your number is a share below one."),
        Mistake("quoted", lambda: "1/8", "Take the quotes away.", lambda a: a == "1/8"),
    ],
)


def name_india() -> list[str]:
    """India has the code IND."""
    return ["IND"]


def write() -> str:
    """Two words are enough."""
    return "two words"


def choose() -> str:
    """The first one fits."""
    return "a"


HINTS = ["One.", "Two."]
NAMES = Exercise("7.2", "Names", 1, Names("countries"), name_india, HINTS, [])
WORDS = Exercise("7.3", "Words", 1, Text(words=2), write, HINTS, [])
PICK = Exercise("7.4", "Pick", 1, Choice({"a": "x", "b": "y"}), choose, HINTS, [])
MADE_UP = {exercise.id: exercise for exercise in (SHARE, NAMES, WORDS, PICK)}


@pytest.fixture(autouse=True)
def journal(tmp_path, monkeypatch):
    """A journal of its own, and exercises that no lesson can change."""
    monkeypatch.setenv("COURSE_JOURNAL", str(tmp_path / "journal.sqlite"))
    monkeypatch.setattr(checking, "find", MADE_UP.__getitem__)
    return current()


def recorded(journal, kind="exercise"):
    return [(entry.lesson, entry.item, entry.value) for entry in journal.entries(kind=kind)]


class Words(HTMLParser):
    """The tags and the text of a piece of HTML."""

    def __init__(self, source: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.said = ""
        self.feed(source)

    def handle_starttag(self, tag, attrs):
        self.tags.add(tag)

    def handle_data(self, data):
        self.said += data


# ---------------------------------------------------------------- verdicts and the journal


def test_untouched_is_not_recorded(journal):
    verdict = check("7.1", ...)
    assert (verdict.state, verdict.mistake) == ("not attempted", None)
    assert verdict.message == "Nothing to check yet: replace the ... and run the cell again."
    assert recorded(journal) == []


def test_a_right_answer_is_recorded(journal):
    verdict = check("7.1", 12.5)
    assert (verdict.state, verdict.mistake) == ("correct", None)
    assert verdict.message == "The part is divided by the whole."
    assert recorded(journal) == [("07", "7.1", {"state": "correct", "mistake": None})]


@pytest.mark.parametrize(("answer", "mistake"), [(800, "upside down"), (0.125, "a share")])
def test_a_known_mistake_is_recorded_by_its_name(journal, answer, mistake):
    verdict = check("7.1", answer)
    assert (verdict.state, verdict.mistake) == ("not yet", mistake)
    assert recorded(journal) == [("07", "7.1", {"state": "not yet", "mistake": mistake})]


def test_another_wrong_answer_is_recorded_without_a_name(journal):
    assert check("7.1", 20).mistake is None
    assert recorded(journal) == [("07", "7.1", {"state": "not yet", "mistake": None})]


def test_each_try_is_recorded(journal):
    for answer in (800, 0.125, 12.5):
        check("7.1", answer)
    states = [value["state"] for _, _, value in recorded(journal)]
    assert states == ["not yet", "not yet", "correct"]


def test_judge_alone_records_nothing(journal):
    assert judge(SHARE, 12.5).state == "correct"
    assert recorded(journal) == []


def test_a_right_answer_is_never_called_a_mistake(monkeypatch):
    wrong = Mistake("same by chance", lambda: 12.5, "Never read this.")
    exercise = Exercise("7.1", "A share", 1, SHARE.asked, solve, [], [wrong])
    monkeypatch.setattr(checking, "find", lambda _: exercise)
    assert check("7.1", 12.5).state == "correct"


@pytest.mark.parametrize(("answer", "mistake"), [(0.13, "a share"), (0.18, None), (0.07, None)])
def test_a_small_wrong_number_is_met_by_its_own_size(answer, mistake):
    """The right number, 12.5, may be 0.06 away. Of 0.125 that would be half of it."""
    assert judge(SHARE, answer).mistake == mistake


def test_a_mistake_that_applies_counts_before_the_solution():
    """A text of the right length may still lack its number: `applies` decides."""
    lacks = Mistake("no number", lambda: "", "Name it.", lambda text: "4" not in text)
    exercise = Exercise("7.3", "Words", 1, WORDS.asked, WORDS.solution, [], [lacks])
    assert judge(exercise, "many words").mistake == "no number"
    assert judge(exercise, "4 words").state == "correct"


def test_an_answer_that_fails_when_read_is_not_yet():
    class Hostile:
        def __array__(self, *_):
            raise RuntimeError("no")

        __float__ = __array__

    verdict = judge(SHARE, Hostile())
    assert (verdict.state, verdict.mistake) == ("not yet", "unreadable")
    assert "could not be read" in verdict.message


def test_an_unknown_id_names_the_nearest(monkeypatch):
    monkeypatch.undo()
    first = all_exercises()[0].id
    for call in (lambda: check(f"{first}1", 1), lambda: hint(f"{first}1"), lambda: solution("")):
        with pytest.raises(
            KeyError, match=r"There is no exercise '.*'\. (The nearest|Examples): .*\d"
        ):
            call()
    with pytest.raises(KeyError, match=first):
        check(f"{first}1", 1)
    with pytest.raises(KeyError, match=rf"between quotation marks, as in .*{first}"):
        check(float(first), 1)


def test_an_odd_id_raises_key_error_too(monkeypatch):
    monkeypatch.undo()
    for odd in (None, 1.2, ["1.2"], {}, np.nan, "x" * 10_000):
        with pytest.raises(KeyError) as caught:
            check(odd, 1)
        assert len(str(caught.value)) < 200


# ---------------------------------------------------------------- help


def test_hints_come_in_steps_and_start_again(journal):
    cards = [hint("7.1") for _ in range(4)]
    assert [card.title[5:11] for card in cards] == ["1 of 3", "2 of 3", "3 of 3", "1 of 3"]
    assert [card.parts for card in cards] == [(SHARE.hints[i],) for i in (0, 1, 2, 0)]
    assert [value for _, _, value in recorded(journal, "hint")] == [1, 2, 3, 1]


def test_hints_of_two_exercises_are_counted_apart():
    hint("7.1")
    assert hint("7.2").title.startswith("Hint 1 of 2 ")


def test_the_solution_comes_after_three_tries_and_not_before():
    texts = [check("7.1", wrong).card.text for wrong in (1, 2, 3, 4)]
    assert ["100 * part / whole" in text for text in texts] == [False, False, True, True]
    assert TRIES_BEFORE_SOLUTION == 3
    assert 'type hint("7.1")' in texts[0] and "hint(" not in texts[2]


def test_tries_of_another_exercise_do_not_count():
    for _ in range(3):
        check("7.2", ["FRA"])
    assert "100 * part / whole" not in check("7.1", 1).card.text


def test_an_untouched_exercise_is_no_try():
    for _ in range(3):
        check("7.1", ...)
    assert "100 * part / whole" not in check("7.1", 1).card.text


def test_success_shows_the_solution_to_compare():
    text = check("7.1", 12.5).card.text
    assert "answer = 100 * part / whole" in text and SHARE.reasoning in text


def test_the_solution_is_shown_when_asked_for(journal):
    card = solution("7.1")
    assert card.text == (
        "Solution of exercise 7.1\npart, whole = 1, 8\nanswer = 100 * part / whole\n"
        "The part is divided by the whole."
    )
    assert recorded(journal, "solution") == [("07", "7.1", True)]


# ---------------------------------------------------------------- on the page


@pytest.mark.parametrize("answer", [..., 12.5, 800, None], ids=repr)
def test_a_verdict_shows_itself(answer):
    verdict = check("7.1", answer)
    assert repr(verdict).startswith(f"{TITLES[verdict.state]}\n{verdict.message}")
    words = Words(verdict._repr_html_()).said
    assert TITLES[verdict.state] in words and verdict.message in words


TYPED = {
    "script": "<script>alert('1')</script>",
    "quotes": '"it\'s" <img src=x onerror=alert(1)>',
    "long": "<b>" * 34_000,
    "right to left": "\u202eתפוצה <b>",
    "emoji": "👩🏽‍🎓<b>",
    "half a character": "\ud83d<b>",
}
TAGS = {"div", "p", "pre", "details", "summary"}


@pytest.mark.parametrize("typed", TYPED.values(), ids=list(TYPED))
@pytest.mark.parametrize("exercise_id", MADE_UP)
def test_what_a_learner_typed_is_shown_as_text(exercise_id, typed):
    for answer in (typed, [typed], {typed: typed}, (typed, typed)):
        verdict = check(exercise_id, answer)
        for shown in (verdict._repr_html_(), repr(verdict), verdict.message):
            assert shown.encode("utf-8")
            assert len(shown) < 3000
        assert Words(verdict._repr_html_()).tags <= TAGS


def test_a_typed_name_is_really_shown():
    """Otherwise the test above could not fail."""
    assert "<script>" in check("7.2", ["<script>"]).message
    assert "&lt;script&gt;" in check("7.2", ["<script>"])._repr_html_()


# ---------------------------------------------------------------- a journal that fails


def test_check_works_when_the_journal_cannot_be_written(tmp_path, monkeypatch):
    (tmp_path / "file").write_text("not a folder")
    monkeypatch.setenv("COURSE_JOURNAL", str(tmp_path / "file" / "journal.sqlite"))
    assert [check("7.1", answer).state for answer in (1, 2, 12.5)] == ["not yet"] * 2 + ["correct"]
    assert hint("7.1").title.startswith("Hint 1") and hint("7.1").title.startswith("Hint 2")
    assert "100 * part / whole" in solution("7.1").text
    assert current().notices


def test_work_is_found_again_in_a_new_session(journal, tmp_path):
    from course_utils.journal import Journal

    check("7.1", 12.5)
    assert recorded(Journal(tmp_path / "journal.sqlite")) == recorded(journal) != []


def test_an_answer_left_out_is_not_an_attempt(journal):
    verdict = check("7.1")
    assert verdict.state == "not attempted" and 'check("7.1", answer)' in verdict.message
    assert recorded(journal) == []


@pytest.mark.parametrize("dots", ["...", " … "])
def test_dots_as_a_text_are_not_an_attempt(journal, dots):
    assert check("7.2", dots).state == "not attempted"
    assert recorded(journal) == []


@pytest.mark.parametrize("answer", [[...], {"a": ..., "b": 1}, ("IND", "…")], ids=repr)
def test_dots_inside_an_answer_are_named(answer):
    verdict = check("7.2", answer)
    assert (verdict.state, verdict.mistake) == ("not yet", None)
    assert verdict.message.startswith("A ... still stands in your answer.")


def test_a_mistake_that_cannot_be_looked_for_is_another_one():
    fails = Mistake("fails", lambda: 1.0, "Never read this.", lambda answer: answer["no"])
    exercise = Exercise("7.1", "A share", 1, SHARE.asked, solve, [], [fails])
    assert judge(exercise, 12.5).state == "correct"
    assert judge(exercise, 800).message.startswith("Your number is")

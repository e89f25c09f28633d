"""Widgets: what the front-end sends is taken, recorded and answered; anything else is ignored."""

from __future__ import annotations

import json
import math

import pytest

from course_utils.cards import Card
from course_utils.explorers import explore
from course_utils.quizzes import quiz, quizzes
from course_utils.widgets import STATIC, Puzzle, Question, Questions, Reply, front_end

CHOICE = Question("pick", "Pick one", options=["a stock", "a flow"], confidence=["no", "yes"])
NUMBER = Question("count", "How many?", "number", unit="people")
TEXT = Question("why", "Why?", "text", button="Save")
SCRIPT = "<script>alert(1)</script>"


class Kept:
    """Remembers what a widget records."""

    def __init__(self) -> None:
        self.answers: list[tuple] = []

    def __call__(self, question, value, sure):
        self.answers.append((question.id, value, sure))


@pytest.fixture
def kept() -> Kept:
    return Kept()


def made(kept: Kept, given: dict | None = None) -> Questions:
    def reply(question, value):
        return Reply(f"You: {value}", (f"Asked: {question.text}",), "good")

    return Questions([CHOICE, NUMBER, TEXT], reply, kept, Card("Still", "Run the cell."), given)


def send(widget, **message) -> None:
    """What the front-end does with `model.send`."""
    widget._receive(None, message, None)


# ---------------------------------------------------------------- questions


@pytest.mark.parametrize(("key", "value"), [("pick", 1), ("count", "12"), ("why", "Because.")])
def test_an_answer_is_recorded_kept_and_answered(kept, key, value):
    widget = made(kept)
    send(widget, id=key, value=value)
    assert kept.answers == [(key, value, None)]
    assert widget.answers == {key: value}
    assert list(widget.replies) == [key] and f"You: {value}" in widget.replies[key]


def test_answers_to_other_questions_stay(kept):
    widget = made(kept)
    send(widget, id="pick", value=1)
    send(widget, id="count", value="12")
    send(widget, id="pick", value=0)
    assert widget.answers == {"pick": 0, "count": "12"}
    assert "You: 0" in widget.replies["pick"] and "You: 12" in widget.replies["count"]


def test_how_sure_somebody_is(kept):
    widget = made(kept)
    for sure in (0, 1, 2, -1, "1", True, None, math.nan, [1]):
        send(widget, id="pick", value=1, sure=sure)
    send(widget, id="count", value="3", sure=0)
    assert [sure for _, _, sure in kept.answers] == [0, 1] + [None] * 8


@pytest.mark.parametrize(
    ("key", "value", "words"),
    [("pick", None, "Choose one of the options"), ("count", " ", "The field is empty")],
)
def test_nothing_chosen_or_typed(kept, key, value, words):
    widget = made(kept)
    send(widget, id=key, value=value)
    assert kept.answers == [] and widget.answers == {}
    assert "Nothing to check yet" in widget.replies[key] and words in widget.replies[key]


@pytest.mark.parametrize("value", [2, -1, 0.5, "0", True, [0], {}, math.nan, 10**30])
def test_what_is_no_option_is_not_recorded(kept, value):
    widget = made(kept)
    send(widget, id="pick", value=value)
    assert kept.answers == [] and widget.answers == {}


@pytest.mark.parametrize("value", [None, 5, [], {}, "", "\n\t "])
def test_what_is_no_text_is_not_recorded(kept, value):
    widget = made(kept)
    send(widget, id="why", value=value)
    assert kept.answers == [] and widget.answers == {}


@pytest.mark.parametrize(
    "message",
    [
        *(None, "text", 5, [], {}, {"id": None}, {"id": "other", "value": 1}, {"value": 1}),
        *({"id": ["pick"], "value": 1}, {"id": {}, "value": 1}, {"check": True}),
    ],
)
def test_malformed_messages_are_ignored(kept, message):
    widget = made(kept)
    widget._receive(None, message, None)
    assert (kept.answers, widget.answers, widget.replies) == ([], {}, {})


def test_a_draft_is_kept_without_a_reply(kept):
    widget = made(kept)
    send(widget, id="why", value="Half a sent", draft=True)
    send(widget, id="why", value="", draft=True)
    assert kept.answers == [("why", "Half a sent", None)]
    assert widget.answers == {"why": "Half a sent"} and widget.replies == {}


@pytest.mark.parametrize(
    "typed", [SCRIPT, '"it\'s"', "<b>" * 34_000, "\u202eתפוצה", "👩🏽‍🎓", "cut \ud83d off"]
)
def test_what_is_typed_is_kept_as_it_is_and_shown_as_text(kept, typed):
    widget = made(kept)
    send(widget, id="why", value=typed)
    seen = typed.encode("utf-8", "replace").decode()
    assert kept.answers == [("why", seen, None)]
    assert "<script>" not in widget.replies["why"] and "<b>" not in widget.replies["why"]
    sent = {"answers": widget.answers, "replies": widget.replies}
    assert json.dumps(sent, ensure_ascii=False).encode("utf-8")


def test_earlier_answers_are_shown_with_their_reply(kept):
    widget = made(kept, {"pick": 1, "why": "Because."})
    assert widget.answers == {"pick": 1, "why": "Because."}
    assert "You: 1" in widget.replies["pick"] and "You: Because." in widget.replies["why"]
    assert kept.answers == []


@pytest.mark.parametrize("odd", ["x", -1, 2, None, True, [1], {"a": 1}])
def test_earlier_answers_that_do_not_fit_are_left_out(kept, odd):
    widget = made(kept, {"pick": odd, "other": 1, "count": "5"})
    assert widget.answers == {"count": "5"} and list(widget.replies) == ["count"]


def test_the_front_end_gets_what_it_reads(kept):
    fields = made(kept).get_state()["questions"]
    assert json.loads(json.dumps(fields)) == fields
    assert [field["kind"] for field in fields] == ["choice", "number", "text"]
    read = (STATIC / "questions.js").read_text(encoding="utf-8")
    for key in ("id", "text", "kind", "options", "button", "unit", "confidence", "picture"):
        assert f"question.{key}" in read and key in fields[0]


# ---------------------------------------------------------------- without a kernel


def widgets() -> list:
    found = [made(Kept()), Puzzle("Heading", ["one", "two"], lambda order: Card("Reply"))]
    return [*found, quiz(next(iter(quizzes()))), explore("definition_dial")]


@pytest.mark.parametrize("widget", widgets(), ids=lambda widget: type(widget).__name__)
def test_a_page_without_a_kernel_has_a_still_version(widget):
    data, _ = widget._repr_mimebundle_()
    assert data["text/html"] == widget.still.html and data["text/plain"] == widget.still.text
    assert "Run the cell" in data["text/plain"]
    assert "<script" not in data["text/html"]
    assert "application/vnd.jupyter.widget-view+json" in data


@pytest.mark.parametrize("name", ["questions", "puzzle", "explorer"])
def test_a_front_end_has_what_it_shares_and_escapes(name):
    source = front_end(name)
    assert source.count("function element(") == 1 and "export default { render }" in source
    # Only what the kernel has escaped may become HTML.
    for line in source.splitlines():
        if "innerHTML" in line:
            assert any(word in line for word in ("html", "reply", "rows", "question.picture")), line


# ---------------------------------------------------------------- puzzles

LINES = ["z = y", "x = 1", "y = x"]


@pytest.fixture
def puzzle() -> Puzzle:
    return Puzzle("Put in order", LINES, lambda order: Card(" | ".join(order)))


def test_the_order_is_untouched_until_a_line_was_moved(puzzle):
    assert puzzle.order is ...
    puzzle.set_state({"_order": ["x = 1", "z = y", "y = x"]})
    assert puzzle.order == ["x = 1", "z = y", "y = x"]
    puzzle.set_state({"_order": LINES})
    assert puzzle.order is ...


def test_the_button_checks_the_order(puzzle):
    send(puzzle, check=True)
    assert "Move the lines first" in puzzle.reply
    puzzle.set_state({"_order": LINES[::-1]})
    assert "Move the lines first" in puzzle.reply
    send(puzzle, check=True)
    assert "y = x | x = 1 | z = y" in puzzle.reply


@pytest.mark.parametrize("message", [None, "check", 1, [], {}, {"check": False}, {"id": "check"}])
def test_other_messages_are_ignored(puzzle, message):
    puzzle._receive(None, message, None)
    assert puzzle.reply == ""


def test_an_order_cannot_be_changed_through_what_is_given_out(puzzle):
    puzzle.set_state({"_order": LINES[::-1]})
    puzzle.order.append("more")
    assert puzzle.order == LINES[::-1]


def test_the_still_puzzle_holds_its_lines(puzzle):
    assert all(line in puzzle.still.text for line in LINES)

"""Quizzes: every option has its reason, answers are recorded, and they come back."""

from __future__ import annotations

import html

import pytest

from course_utils import quizzes as module
from course_utils.journal import current
from course_utils.quizzes import quiz, quizzes, reply

ITEMS = [(found, item) for found in quizzes().values() for item in found.items]
each_item = pytest.mark.parametrize(("found", "item"), ITEMS, ids=[i.id for _, i in ITEMS])


@pytest.fixture(autouse=True)
def journal(tmp_path, monkeypatch):
    monkeypatch.setenv("COURSE_JOURNAL", str(tmp_path / "journal.sqlite"))
    return current()


def send(widget, **message) -> None:
    widget._receive(None, message, None)


@each_item
def test_each_answer_is_recorded_and_gets_the_reason_of_every_option(found, item, journal):
    widget = quiz(found.name)
    for chosen, option in enumerate(item.options):
        send(widget, id=item.id, value=chosen)
        shown = html.unescape(widget.replies[item.id])
        assert all(other.reason in shown for other in item.options)
        # The reason of what was chosen comes first.
        assert min(item.options, key=lambda one: shown.index(one.reason)) == option
        assert (">Yes.<" in shown) == (chosen == item.right)
        kept = journal.latest("quiz", item.id)
        assert kept == {"chosen": chosen, "right": chosen == item.right}
    assert {entry.lesson for entry in journal.entries("quiz")} == {found.lesson}


@pytest.mark.parametrize("name", quizzes())
def test_earlier_answers_come_back(name):
    first, *_ = quizzes()[name].items
    send(quiz(name), id=first.id, value=1)
    again = quiz(name)
    assert again.answers == {first.id: 1}
    assert html.escape(first.options[1].reason) in again.replies[first.id]


def test_an_earlier_answer_of_another_kind_is_left_out(journal):
    name, found = next(iter(quizzes().items()))
    for odd in (5, "text", [], {"chosen": 99}, {"chosen": "1"}, {}):
        journal.record("quiz", found.lesson, found.items[0].id, odd)
        assert quiz(name).answers == {}


@pytest.mark.parametrize("name", quizzes())
def test_the_still_quiz_has_questions_options_and_reasons(name):
    text = quiz(name).still.text
    for item in quizzes()[name].items:
        assert item.text in text
        assert all(f"{one.text}: {one.reason}" in text for one in item.options)


@each_item
def test_the_tone_of_a_reply(found, item):
    tones = [reply(item, chosen).tone for chosen in range(len(item.options))]
    assert tones == ["good" if i == item.right else "hint" for i in range(len(item.options))]


def test_an_unknown_quiz_names_the_nearest():
    with pytest.raises(KeyError, match=r"no quiz 'leson-01'. The nearest: lesson-01"):
        quiz("leson-01")


GOOD = """
title = "T"
lesson = "01"
[[question]]
id = "q1"
text = "Which?"
[[question.option]]
text = "this"
reason = "Because."
right = true
[[question.option]]
text = "that"
reason = "No."
"""


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """Quizzes are read from an empty folder."""
    monkeypatch.setattr(module, "FOLDER", tmp_path)
    quizzes.cache_clear()
    yield tmp_path
    quizzes.cache_clear()


def test_a_quiz_is_read_from_its_file(folder):
    (folder / "mine.toml").write_text(GOOD)
    found = quizzes()["mine"]
    assert (found.title, found.lesson, found.items[0].right) == ("T", "01", 0)


@pytest.mark.parametrize(
    "broken",
    [
        GOOD.replace("right = true", ""),
        GOOD + "right = true\n",
        GOOD.replace('title = "T"', ""),
        GOOD.replace('reason = "No."', ""),
        GOOD.replace("[[question]]", "[[question"),
        "",
    ],
)
def test_a_broken_quiz_file_is_named(folder, broken):
    (folder / "mine.toml").write_text(broken)
    with pytest.raises(ValueError, match=r"^The quiz file mine\.toml cannot be read: .*\.$"):
        quizzes()

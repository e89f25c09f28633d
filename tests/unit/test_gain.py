"""The gain of one learner: what is counted, and when it is shown."""

from __future__ import annotations

import pytest

from course_utils.forms import coin, form_for, items, kept
from course_utils.gain import MEANING, gain
from course_utils.journal import current


@pytest.fixture(autouse=True)
def journal(tmp_path, monkeypatch):
    monkeypatch.setenv("COURSE_JOURNAL", str(tmp_path / "journal.sqlite"))
    coin(current())
    return current()


def fill_in(journal, moment: str, right: int) -> None:
    """Answer all questions, the first `right` of them rightly."""
    for number, item in enumerate(items(form_for(moment, journal))):
        wrong = (item.right + 1) % len(item.options)
        chosen = item.right if number < right else wrong
        journal.record("form", "00", item.id, kept(item, moment, chosen, 1))


def test_nothing_is_shown_before_both_are_finished(journal):
    assert "0 of 16 before the course, 0 of 16 after it" in gain().text
    fill_in(journal, "before", 5)
    assert "16 of 16 before the course, 0 of 16 after it" in gain().text
    assert items("A")[0].options[items("A")[0].right].reason not in gain().text


def test_the_second_form_alone_shows_its_answers_and_no_gain(journal):
    fill_in(journal, "after", 12)
    asked, other = (items(form_for(moment, journal)) for moment in ("after", "before"))
    text = gain().text
    assert "Right in the second form: 12 of 16." in text and "Right before" not in text
    assert all(item.options[item.right].reason in text for item in asked)
    assert other[0].text not in text


def test_a_first_form_that_was_begun_keeps_the_answers_hidden(journal):
    fill_in(journal, "after", 12)
    item = items(form_for("before", journal))[0]
    journal.record("form", "00", item.id, kept(item, "before", 0, 1))
    assert "Right in the second form" not in gain().text


def test_both_are_counted(journal):
    fill_in(journal, "before", 5)
    fill_in(journal, "after", 12)
    lines = gain().text.splitlines()
    assert "All | 5 of 16 | 12 of 16" in lines
    assert MEANING in lines


def test_the_parts_add_up(journal):
    fill_in(journal, "before", 7)
    fill_in(journal, "after", 16)
    rows = [line.split(" | ") for line in gain().text.splitlines() if line.count(" | ") == 2][1:]
    *parts, total = rows
    for column in (1, 2):
        counts = [[int(n) for n in row[column].split(" of ")] for row in rows]
        assert [sum(n) for n in zip(*counts[:-1], strict=True)] == counts[-1]
    assert total[2] == "16 of 16" and "Not taught in this course" in [row[0] for row in parts]


def test_answers_and_reasons_of_both_forms_are_there(journal):
    fill_in(journal, "before", 0)
    fill_in(journal, "after", 16)
    text = gain().text
    for letter in "AB":
        for item in items(letter):
            assert item.options[item.right].reason in text


def test_an_odd_answer_of_a_merged_journal_is_no_error(journal):
    fill_in(journal, "before", 5)
    fill_in(journal, "after", 5)
    item = items(form_for("after", journal))[0]
    odd = kept(item, "after", 99, 1)
    journal.record("form", "12", item.id, odd)
    assert "Right after" in gain().text

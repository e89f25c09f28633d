"""The coding sheet: notes, codes, the two coders' reasons, and the learner's own codes."""

from __future__ import annotations

import html

import pytest

from course_utils.coding import CODES, LABELS, communities, features, my_codes, notes, sheet
from course_utils.data import load
from course_utils.journal import current

NAMES = list(communities())


@pytest.fixture(autouse=True)
def journal(tmp_path, monkeypatch):
    monkeypatch.setenv("COURSE_JOURNAL", str(tmp_path / "journal.sqlite"))
    return current()


def row(community: str, feature: str):
    codes = load("community_codes").set_index(["community", "feature"])
    return codes.loc[(community, feature)]


def send(widget, number: int, value) -> str:
    """Answer the question of this number; the reply as it is read."""
    key = widget.questions[number]["id"]
    widget._receive(None, {"id": key, "value": value}, None)
    return html.unescape(widget.replies.get(key, ""))


def test_labels_begin_with_their_code():
    assert [label.split(" · ")[0] for label in LABELS] == list(CODES)


@pytest.mark.parametrize("name", NAMES)
def test_notes_show_every_note_with_its_source(name):
    text = notes(name).text
    for note, source in communities()[name].notes:
        assert f"{note} [{source}]" in text


@pytest.mark.parametrize("name", NAMES)
def test_a_sheet_asks_for_every_feature_in_the_order_of_the_codebook(name):
    asked = sheet(name).questions
    assert [question["options"] for question in asked] == [list(LABELS)] * len(features())
    for question, feature in zip(asked, features(), strict=True):
        assert question["text"] == f"{feature}. {row(name, feature)['meaning']}"


@pytest.mark.parametrize("name", NAMES)
def test_after_each_code_both_coders_appear_with_their_reasons(name, journal):
    widget = sheet(name)
    for number, feature in enumerate(features()):
        coded = row(name, feature)
        for value, code in enumerate(CODES):
            shown = send(widget, number, value)
            assert f"Coder A: {coded['coder_a']}. {coded['reason_a']}" in shown
            assert f"Coder B: {coded['coder_b']}. {coded['reason_b']}" in shown
            agree = [coded["coder_a"], coded["coder_b"]].count(code)
            titles = ["Neither coder chose this code", "One coder agrees", "Both coders agree"]
            assert titles[agree] in shown
    assert {entry.lesson for entry in journal.entries("code")} == {"01"}


def test_the_coders_are_not_sent_before_the_learner_has_coded():
    widget = sheet(NAMES[0])
    assert widget.replies == {}
    assert row(NAMES[0], features()[0])["reason_a"] not in str(widget.questions)


def test_codes_come_back_and_stand_beside_the_coders():
    assert my_codes().empty
    send(sheet(NAMES[0]), 0, 3)
    send(sheet(NAMES[0]), 0, 1)
    send(sheet(NAMES[1]), 2, 0)
    again = sheet(NAMES[0])
    assert list(again.answers.values()) == [1] and len(again.replies) == 1
    mine = my_codes()
    assert list(mine.columns) == ["community", "feature", "mine", "coder_a", "coder_b"]
    expected = {(NAMES[0], features()[0]): "1", (NAMES[1], features()[2]): "0"}
    assert mine.set_index(["community", "feature"])["mine"].to_dict() == expected
    coded = row(NAMES[0], features()[0])
    first = mine[mine["community"] == NAMES[0]].iloc[0]
    assert (first["coder_a"], first["coder_b"]) == (coded["coder_a"], coded["coder_b"])


def test_codes_of_another_kind_in_the_journal_are_left_out(journal):
    key = sheet(NAMES[0]).questions[0]["id"]
    for odd in ("1", 4, -1, True, 1.0, None, [1]):
        journal.record("code", "01", key, odd)
        assert my_codes().empty and sheet(NAMES[0]).answers == {}


@pytest.mark.parametrize("function", [notes, sheet])
def test_an_unknown_community_names_the_nearest(function):
    with pytest.raises(KeyError, match=r"no community 'Armenian'\. The nearest: Armenians abroad"):
        function("Armenian")

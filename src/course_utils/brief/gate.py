"""The ethics gate: six questions that a brief has to pass before it leaves the house.

The first four are answered by the author, in words that a program cannot judge. Two are looked at
in the texts: a number needs its year, and nobody may be named by an address or a telephone number.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from course_utils.brief.work import GATE, PARTS

FEWEST_WORDS = 8
QUESTIONS = {
    "gate-12-consent": "Did the people whom the policy reaches agree, and can they say no?",
    "gate-12-harm": "Who could be hurt, and what would protect them?",
    "gate-12-gaps": "Which gap in the data matters most?",
    "gate-12-voice": "What do the people say of whom the brief speaks?",
}
YEAR = r"\b(?:1[89]|20)\d\d\b"
# 13.7, 1,234 or 42, but no part of a word, and no target 3.2 of a list such as SDG 10.c.
NUMBER = re.compile(r"(?<![\w.,-])\d+(?:[.,]\d+)*(?![\w.]*\w)")
PRIVATE = {
    "an e-mail address": re.compile(r"[\w.+-]+@[\w-]+\.\w+"),
    "an account name": re.compile(r"(?<!\w)@\w{2,}"),
    "a telephone number": re.compile(r"\+\d(?:[ ()-]?\d){7,}"),
}


@dataclass(frozen=True)
class Point:
    """One question of the gate; `state` is "answered", "open" or "look again"."""

    name: str
    question: str
    state: str
    note: str


def points(texts: Mapping[str, str]) -> list[Point]:
    """The six points for the texts of a learner (id of the writing task to text)."""
    written = [_written(key, name, texts.get(key, "")) for key, name in GATE.items()]
    own = {key: texts.get(key, "") for key in (*PARTS, *GATE)}
    return [*written, _attribution(own), _aggregate(own)]


def is_open(found: list[Point]) -> bool:
    """Is something left to do?"""
    return any(point.state != "answered" for point in found)


def _written(key: str, name: str, answer: str) -> Point:
    words = len(answer.split())
    if not words:
        return Point(name, QUESTIONS[key], "open", f'Write it: write("{key}").')
    if words < FEWEST_WORDS:
        note = (
            f"You wrote {words} words. Write at least {FEWEST_WORDS}, so that a reader can judge."
        )
        return Point(name, QUESTIONS[key], "look again", note.replace("1 words", "1 word"))
    return Point(name, QUESTIONS[key], "answered", "Whether the answer is good, a reader decides.")


def _attribution(own: Mapping[str, str]) -> Point:
    question = "Has every number its year, so that a reader can find it?"
    if not all(own[key] for key in PARTS):
        lacking = ", ".join(name.lower() for key, name in PARTS.items() if not own[key])
        return Point("Attribution", question, "open", f"Still to be written: {lacking}.")
    loose = [s for text in own.values() for s in sentences(text) if lacks_a_year(s)]
    if loose:
        note = f"This sentence has a number and no year: “{loose[0][:120]}”"
        return Point("Attribution", question, "look again", note)
    return Point("Attribution", question, "answered", "No number without a year was found.")


def _aggregate(own: Mapping[str, str]) -> Point:
    question = "Are the data about groups, so that nobody can be found in them?"
    for text in own.values():
        for what, pattern in PRIVATE.items():
            if pattern.search(text):
                note = f"A text seems to hold {what}. Take it out: a brief speaks of groups."
                return Point("Aggregate data", question, "look again", note)
    if not any(own.values()):
        return Point("Aggregate data", question, "open", "Nothing is written yet.")
    return Point(
        "Aggregate data", question, "answered", "No address and no telephone number found."
    )


def sentences(text: str) -> list[str]:
    """The sentences of a text, cut after a full stop, a question mark or at a new line."""
    return [part.strip() for part in re.split(r"(?<=[.?!])\s+|\n+", text) if part.strip()]


def lacks_a_year(sentence: str) -> bool:
    """Has the sentence a number that is no year, and no year?"""
    if re.search(YEAR, sentence):
        return False
    return bool(NUMBER.search(sentence))

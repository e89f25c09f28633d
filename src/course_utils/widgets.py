"""Widgets with native controls: questions, a puzzle of lines, and the base of both.

The front-ends in `static/` use plain HTML forms, because the sliders and radio buttons of
ipywidgets have no accessible names. A widget also carries a still HTML version, which a page
without a running kernel shows instead.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import anywidget
import traitlets

from course_utils.cards import Card, Part, readable

STATIC = Path(__file__).parent / "static"


def front_end(name: str) -> str:
    """The JavaScript of one front-end, with what all of them share in front of it."""
    files = [STATIC / "shared.js", STATIC / f"{name}.js"]
    return "\n".join(file.read_text(encoding="utf-8") for file in files)


class Interactive(anywidget.AnyWidget):
    """A widget that also has a still version, `still`, for pages without a kernel."""

    _css = (STATIC / "course.css").read_text(encoding="utf-8")
    still = Card("")

    def _repr_mimebundle_(self, **_: object) -> tuple[dict[str, Any], dict[str, Any]]:
        data, metadata = super()._repr_mimebundle_() or ({}, {})
        return data | {"text/html": self.still.html, "text/plain": self.still.text}, metadata


@dataclass(frozen=True)
class Reply:
    """What the learner reads after an answer. `tone` is a tone of a card."""

    title: str
    parts: tuple[Part, ...] = ()
    tone: str = "plain"
    extra_html: str = ""

    @property
    def html(self) -> str:
        """The reply as escaped HTML."""
        return Card(self.title, *self.parts, tone=self.tone).html + self.extra_html


@dataclass(frozen=True)
class Question:
    """One question. `kind` is "choice" (an index is answered), "number" or "text"."""

    id: str
    text: str
    kind: str = "choice"
    options: Sequence[str] = ()
    button: str = "Answer"
    unit: str = ""
    confidence: Sequence[str] = ()
    picture: str = ""

    @property
    def fields(self) -> dict[str, Any]:
        """The question as the front-end reads it."""
        return {name: getattr(self, name) for name in self.__dataclass_fields__} | {
            "options": list(self.options),
            "confidence": list(self.confidence),
        }


class Questions(Interactive):
    """Questions with a reply for each answer.

    `reply(question, value)` gives the Reply; `record(question, value, sure)` keeps the answer.
    `given` holds earlier answers by question id, so that a lesson opened again shows them.
    """

    _esm = front_end("questions")
    questions: Any = traitlets.List().tag(sync=True)
    answers = traitlets.Dict().tag(sync=True)
    sure = traitlets.Dict().tag(sync=True)
    replies = traitlets.Dict().tag(sync=True)

    def __init__(
        self,
        questions: Sequence[Question],
        reply: Callable[[Question, Any], Reply],
        record: Callable[[Question, Any, int | None], None],
        still: Card,
        given: Mapping[str, Any] | None = None,
    ) -> None:
        self._by_id = {question.id: question for question in questions}
        self._reply, self._record, self.still = reply, record, still
        # A merged journal may hold anything: what does not fit its question is left out.
        kept = [
            (self._by_id[key], value) for key, value in (given or {}).items() if key in self._by_id
        ]
        known = {asked.id: value for asked, value in kept if not _problem(asked, value)}
        replies = {key: reply(self._by_id[key], value).html for key, value in known.items()}
        fields = [question.fields for question in questions]
        super().__init__(questions=fields, answers=known, replies=replies)
        self.on_msg(self._receive)

    def _receive(self, _: object, message: Any, __: object) -> None:
        """A message of the front-end. What it cannot have sent is ignored."""
        known = isinstance(message, dict) and isinstance(message.get("id"), str)
        if known and message["id"] in self._by_id:
            sure = message.get("sure")
            levels = len(self._by_id[message["id"]].confidence)
            confident = type(sure) is int and 0 <= sure < levels
            draft = message.get("draft") is True
            self.answer(message["id"], message.get("value"), sure if confident else None, draft)

    def answer(
        self, question_id: str, value: Any, sure: int | None = None, draft: bool = False
    ) -> None:
        """Take an answer as the front-end sends it. A draft is kept, but gets no reply yet."""
        question = self._by_id[question_id]
        value = readable(value) if isinstance(value, str) else value
        problem = _problem(question, value)
        if problem:
            reply = Reply("Nothing to check yet", (problem,))
        else:
            self._record(question, value, sure)
            self.answers = self.answers | {question_id: value}
            reply = self._reply(question, value)
        if not draft:
            self.replies = self.replies | {question_id: reply.html}


def _problem(question: Question, value: Any) -> str | None:
    if question.kind == "choice":
        fine = type(value) is int and 0 <= value < len(question.options)
        return None if fine else "Choose one of the options first."
    fine = isinstance(value, str) and value.strip() != ""
    return None if fine else "The field is empty. Type your answer first."


class Puzzle(Interactive):
    """Lines to put in order; `order` is `...` until a line was moved."""

    _esm = front_end("puzzle")
    heading = traitlets.Unicode().tag(sync=True)
    reply = traitlets.Unicode().tag(sync=True)
    _order: Any = traitlets.List().tag(sync=True)

    def __init__(
        self, heading: str, lines: Sequence[str], check: Callable[[list[str]], Card]
    ) -> None:
        self.start, self._check = list(lines), check
        self.still = Card(heading, *lines, "Run the cell to move the lines.")
        super().__init__(heading=heading, _order=self.start)
        self.on_msg(self._receive)

    @property
    def order(self) -> Any:
        """The lines as they stand now, or `...` as long as nothing was moved."""
        return ... if self._order == self.start else list(self._order)

    def _receive(self, _: object, message: Any, __: object) -> None:
        if isinstance(message, dict) and message.get("check"):
            words = "Move the lines first, with the buttons ↑ and ↓."
            unmoved = Card("Nothing to check yet", words)
            self.reply = (unmoved if self.order is ... else self._check(self.order)).html

"""Both forms of one learner side by side: before the course and after it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from course_utils.cards import Card, Fold, Grid, Part, Rows
from course_utils.forms import Item, answered, form_for, items
from course_utils.journal import Journal, current

PARTS = {"concept": "Concepts", "chart": "Reading charts", "code": "Lines of code"}
CONTROL = "Not taught in this course"
MEANING = (
    "What a gain can show: that you answered more questions of this kind rightly than before. "
    "What it cannot show: that the course was the reason. The two forms have different questions, "
    "you have seen the kind of question once already, and meanwhile you learnt elsewhere too. One "
    "row has questions that the course does not teach. If that row rose as much as the others, the "
    "course was probably not the reason. With so few questions, one or two more are within chance."
)


def gain() -> Card:
    """Your two forms side by side, with the answers and reasons, once both are finished."""
    journal = current()
    before, after = (Form(journal, moment) for moment in ("before", "after"))
    if not (before.finished and after.finished):
        return Card(
            "Your gain",
            f"Questions answered: {before.count} of {len(before.asked)} before the course, "
            f"{after.count} of {len(after.asked)} after it. Both forms have to be finished before "
            "you see them side by side. If you did not fill in the first form, there is no gain to "
            "show.",
            *_alone(before, after),
        )
    return Card(
        "Your gain",
        Grid(["Questions", "Right before", "Right after"], _compared(before, after)),
        MEANING,
        Fold("Open the questions of both forms with their answers", *_all(before), *_all(after)),
    )


def _alone(before: Form, after: Form) -> list[Part]:
    """The answers to the second form for somebody who left out the first one."""
    if before.count or not after.finished:
        return []
    return [
        f"Right in the second form: {after.right(after.asked)}.",
        Fold("Open the questions of the second form with their answers", *_all(after)),
    ]


class Form:
    """The answers to one of the two forms."""

    def __init__(self, journal: Journal, moment: str) -> None:
        self.asked = items(form_for(moment, journal))
        self.given: Mapping[str, Any] = answered(journal, moment)

    @property
    def count(self) -> int:
        """How many questions were answered."""
        return len(self.given)

    @property
    def finished(self) -> bool:
        """Whether every question has an answer."""
        return self.count == len(self.asked)

    def right(self, wanted: Sequence[Item]) -> str:
        """How many of these questions were answered rightly, out of how many."""
        found = sum(self.given[item.id]["chosen"] == item.right for item in wanted)
        return f"{found} of {len(wanted)}"

    def of(self, part: str) -> list[Item]:
        """The taught questions of one part, or the controls."""
        if part == CONTROL:
            return [item for item in self.asked if item.control]
        return [item for item in self.asked if item.part == part and not item.control]


def _compared(before: Form, after: Form) -> list[list[str]]:
    rows = [
        [label, before.right(before.of(part)), after.right(after.of(part))]
        for part, label in [*PARTS.items(), (CONTROL, CONTROL)]
        if before.of(part) or after.of(part)
    ]
    return [*rows, ["All", before.right(before.asked), after.right(after.asked)]]


def _all(form: Form) -> list[Part]:
    return [_answer(item, form.given[item.id]["chosen"]) for item in form.asked]


def _answer(item: Item, chosen: int) -> Part:
    right = item.options[item.right]
    rows = [("Question", item.text), ("Right", f"{right.text} {right.reason}")]
    if chosen != item.right and 0 <= chosen < len(item.options):
        yours = item.options[chosen]
        rows.append(("You", f"{yours.text} {yours.reason}"))
    return Rows(rows)

"""What a slide is, and how much stands on it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from bs4 import BeautifulSoup
from nbconvert.filters import markdown2html

from course_utils.teaching.assignment import without_links_to_lessons

MOST_WORDS = 40  # on a slide; quotations, tables and code are not counted
NOT_COUNTED = ["blockquote", "table", "pre"]


@dataclass
class Slide:
    """One slide; all texts but `title` and `label` are HTML.

    `kind` decides the look, `label` is the small word above the title. `then` comes with the next
    key. `notes` grow while the lesson is read: they hold what the speaker says.
    """

    kind: str
    title: str = ""
    label: str = ""
    body: str = ""
    then: str = ""
    notes: list[str] = field(default_factory=list)

    @property
    def room(self) -> int:
        """How many words more may stand on it."""
        return MOST_WORDS - words(f"{self.title} {self.label} {self.body} {self.then}")


def words(html: str) -> int:
    """How many words of a piece of HTML count: marks such as ● or · are no words."""
    soup = BeautifulSoup(html, "html.parser")
    for element in soup.find_all(NOT_COUNTED):
        element.decompose()
    return sum(bool(re.search(r"\w", word)) for word in soup.get_text(" ").split())


def markdown(text: str) -> str:
    """Markdown of a lesson as HTML, without links to lessons and with formulas as text."""
    return str(markdown2html(without_formulas(without_links_to_lessons(text)))).strip()


def without_formulas(text: str) -> str:
    """Short formulas as text with raised numbers: a page without a network cannot set them."""
    raised = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
    return re.sub(
        r"\$([\w^ +*/=.-]{1,40})\$",
        lambda formula: re.sub(r"\^(\d+)", lambda power: power[1].translate(raised), formula[1]),
        text,
    )


def packed(items: Sequence[str], room: int) -> list[list[str]]:
    """The items in as few groups of at most `room` words as possible, about equally long.

    An item that is longer than `room` stands alone.
    """
    fewest = len(filled(items, room))
    return next(g for r in range(room + 1) if len(g := filled(items, r)) == fewest)


def filled(items: Sequence[str], room: int) -> list[list[str]]:
    """The items in groups, each as full as possible."""
    groups: list[list[str]] = []
    for item in items:
        if groups and words(" ".join([*groups[-1], item])) <= room:
            groups[-1].append(item)
        else:
            groups.append([item])
    return groups


def sentences(text: str) -> list[str]:
    """The sentences of a text."""
    return re.split(r"(?<=[.?!])\s+(?=[A-Z“*])", text.strip())


def first_sentences(text: str, room: int) -> str:
    """As many sentences from the start as fit; empty if the first one is too long."""
    found = " ".join(filled(sentences(text), room)[0])
    return found if words(found) <= room else ""

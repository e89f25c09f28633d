"""The brief as the learner sees it in the notebook, and as a file that stands alone."""

from __future__ import annotations

import base64
from collections.abc import Callable, Sequence
from datetime import date
from functools import cache, cached_property
from pathlib import Path

from course_utils.brief import gate, work
from course_utils.brief.money import remittances, skills
from course_utils.brief.people import networks, people_abroad
from course_utils.brief.section import Section, the
from course_utils.brief.state import digital, rules, services, votes, words
from course_utils.cards import Card, Grid, Heading, Image, Link, Listing, Part, Quote, page
from course_utils.countries import homeland, name
from course_utils.data import KINDS, load
from course_utils.journal import current, write_at_once

SECTIONS: tuple[Callable[[str], Section], ...] = (
    people_abroad,
    networks,
    remittances,
    skills,
    votes,
    words,
    rules,
    digital,
    services,
)
FILE = "my-brief.html"
AS_DRAFT = "The gate is still open. You can save the page; it will say that it is a draft."
OPEN = "Draft. The ethics gate is still open: see the section “Ethics gate”."
PASSED = "The author has answered the six questions of the ethics gate."
SHARE_ALIKE = (
    "The numbers on students come from UNESCO under CC BY-SA 3.0 IGO: who publishes them again "
    "has to use the same licence."
)


@cache
def sections(iso3: str) -> tuple[Section, ...]:
    """All sections on one country. The tables do not change, so they are made once a session."""
    return tuple(section(iso3) for section in SECTIONS)


class Brief(Card):
    """The state of the brief on one country, as a card; `save` writes the page."""

    def __init__(self, iso3: str) -> None:
        self.iso3 = iso3
        self.journal = current()
        # The learner wrote about the homeland: on another country the page has the data alone.
        self.own = iso3 == homeland()
        keys = (*work.PARTS, *work.GATE)
        self.texts = {key: work.text(self.journal, key) if self.own else "" for key in keys}
        self.gate = gate.points(self.texts)
        self.sections = sections(iso3)
        super().__init__(f"Your brief on {the(iso3)}", *self._state(), *self.journal.notices)

    def _state(self) -> list[Part]:
        """What the notebook shows: data and gaps, own texts, the gate, and how to save."""
        rows = [[s.title, s.lesson, _holds(s), str(len(s.gaps))] for s in self.sections]
        own = [[label, _words(self.texts[key])] for key, label in work.PARTS.items()]
        points = [[point.name, point.state, point.note] for point in self.gate]
        return [
            Grid(["Section", "Lesson", "What is there", "Gaps"], rows, "From the tables"),
            Grid(["Your text", "Words"], own, "From your journal"),
            Grid(["Gate", "State", "What to do"], points, "The ethics gate"),
            AS_DRAFT if gate.is_open(self.gate) else PASSED,
            f'To write the page: {self._call}.save("{FILE}")',
        ]

    @property
    def _call(self) -> str:
        return "brief()" if self.own else f'brief("{self.iso3}")'

    def save(self, path: str | Path = FILE, replace: bool = False) -> Card:
        """Write the brief to one HTML file. An older file is only replaced if you say so."""
        try:
            target = Path(path).expanduser()
            target = target if target.suffix else target.with_suffix(".html")
            if target.exists() and not replace:
                return Card("Nothing was written", *self._there_already(target), tone="warn")
            write_at_once(target, self.page())
        except (OSError, ValueError, TypeError, RuntimeError):
            sentence = f"The file {_short(path)} cannot be written: choose another name or folder."
            return Card("Your brief was not saved", sentence, tone="warn")
        return Card(
            "Your brief is saved",
            f"The file is {target.name}. Open it in a browser; print it from there if you like.",
            *([OPEN] if gate.is_open(self.gate) else []),
            tone="good",
        )

    def _there_already(self, target: Path) -> tuple[str, str]:
        again = f'{self._call}.save("{target.name}", replace=True)'
        return (
            f"There is already a file or folder named {target.name}, and it stays as it is.",
            f"Choose another name, or replace the file: {again}",
        )

    def page(self, today: date | None = None) -> str:
        """The whole page as HTML; `today` is the date that stands on it."""
        title = f"{name(self.iso3)} and its people abroad: a policy brief"
        return page(title, self.parts_of_page(today or date.today()))

    def parts_of_page(self, today: date) -> list[Part]:
        """Everything below the title of the page, in its order."""
        return [
            OPEN if gate.is_open(self.gate) else PASSED,
            f"Written on {today.isoformat()} with the notebook course Diasporas and Diplomacy. "
            "Every number comes from a table that is named below the figures and at the end.",
            *self._recommendation(),
            *[part for section in self.sections for part in self._section(section)],
            *self._claims(),
            *self._gate(),
            *self._sources(),
        ]

    def _recommendation(self) -> list[Part]:
        parts: list[Part] = []
        for key, label in work.PARTS.items():
            text = self.texts[key]
            parts += [Heading(label), Quote(text) if text else f"{label}: not written yet."]
        return parts

    def _section(self, section: Section) -> list[Part]:
        parts: list[Part] = [Heading(section.title)]
        parts += [Listing(section.facts)] if section.facts else []
        if section.figure:
            png = base64.b64encode(section.figure.png).decode("ascii")
            parts.append(Image(png, section.figure.alt, section.figure.lines))
        parts += section.grids
        if section.gaps:
            parts += [Heading("What is missing", 3), Listing(section.gaps)]
        parts += [Heading("What this cannot show", 3), section.limit]
        for text in self._own_words.get(section.lesson, []):
            parts += [Heading(f"In the author's words (lesson {section.lesson})", 3), Quote(text)]
        return parts

    @cached_property
    def _own_words(self) -> dict[str, list[str]]:
        return work.homeland_texts(self.journal) if self.own else {}

    def _claims(self) -> list[Part]:
        rows = work.verdicts(self.journal)
        header = ["Claim", "In the course's words", "Author's verdict", "Ledger of the course"]
        caption = "Claims of the readings that the author has judged"
        listed = Grid(header, rows, caption) if rows else "The author has recorded no verdict yet."
        return [Heading("Claims that were checked"), listed, work.solved(self.journal)]

    def _gate(self) -> list[Part]:
        parts: list[Part] = [Heading("Ethics gate")]
        for point in self.gate:
            key = next((k for k, label in work.GATE.items() if label == point.name), "")
            text = self.texts.get(key, "")
            parts += [Heading(point.name, 3), f"{point.question} State: {point.state}."]
            parts.append(Quote(text) if text else "Not answered yet." if key else point.note)
        return parts

    def _sources(self) -> list[Part]:
        names = sorted({table for section in self.sections for table in section.tables})
        header = ["Table", "Publisher", "Edition", "Licence", "How it was made"]
        grid = Grid(header, [_source(table) for table in names], "Data in this brief")
        return [Heading("Sources"), grid, SHARE_ALIKE]


def _holds(section: Section) -> str:
    """What a section has, in a few words."""
    figures = ["1 figure"] if section.figure else []
    tables = [_plural(len(section.grids), "table")] if section.grids else []
    facts = [_plural(len(section.facts), "fact")] if section.facts else []
    return ", ".join([*facts, *tables, *figures]) or "nothing: see the gaps"


def _plural(count: int, word: str) -> str:
    return f"{count} {word}" if count == 1 else f"{count} {word}s"


def _words(text: str) -> str:
    return str(len(text.split())) if text else "not written yet"


def _source(table: str) -> Sequence[str | Link]:
    attrs = load(table).attrs
    kind = KINDS[attrs["kind"]].split(":")[0]
    online = attrs["url"].startswith(
        ("https://", "http://")
    )  # what was typed for the course has no page
    return [
        Link(attrs["title"], attrs["url"]) if online else attrs["title"],
        attrs["publisher"],
        attrs["edition"],
        attrs["licence"],
        kind,
    ]


def _short(path: object) -> str:
    text = Path(path).name if isinstance(path, str | Path) else type(path).__name__
    return (text or "without a name")[:60]

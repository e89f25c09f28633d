"""The brief as the learner sees it in the notebook, and as a file that stands alone."""

from __future__ import annotations

import base64
import json
import os
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
ENDINGS = {".html", ".htm"}
AS_DRAFT = "The gate is still open. You can save the page; it will say that it is a draft."
OPEN = "Draft. The ethics gate is still open: see the section “Ethics gate”."
PASSED = "The six questions of the ethics gate have an answer: see the section “Ethics gate”."
OLDER = "Draft. Some texts were written before the author chose this country: they carry a note."
ORIGIN = (
    "The numbers in the sections below come from tables that are named there and at the end; the "
    "numbers in the author's own texts are the author's. Names of countries and areas are those of "
    "the tables and say nothing on a legal status."
)
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
        self.since = work.chosen_at(self.journal, iso3) if self.own else ""
        self.older = {key for key in keys if self.texts[key] and self._is_older(key)}
        self.gate = gate.points(self.texts)
        self.sections = sections(iso3)
        super().__init__(f"Your brief on {the(iso3)}", *self._state(), *self.journal.notices)

    def _state(self) -> list[Part]:
        """What the notebook shows: data and gaps, own texts, the gate, and how to save."""
        rows = [[s.title, s.lesson, _holds(s), str(len(s.gaps))] for s in self.sections]
        own = [
            [label, _words(self.texts[key], key in self.older)] for key, label in work.PARTS.items()
        ]
        points = [[point.name, point.state, point.note] for point in self.gate]
        return [
            Grid(["Section", "Lesson", "What is there", "Gaps"], rows, "From the tables"),
            Grid(["Your text", "Words"], own, "From your journal"),
            Grid(["Gate", "State", "What to do"], points, "The ethics gate"),
            *self._to_read_again(),
            AS_DRAFT if gate.is_open(self.gate) else self._passed,
            f'To write the page: {self._call}.save("{FILE}")',
        ]

    @property
    def _call(self) -> str:
        return "brief()" if self.own else f'brief("{self.iso3}")'

    @property
    def _passed(self) -> str:
        return OLDER if self.older else PASSED

    def _is_older(self, prompt_id: str) -> bool:
        """Was the text saved before this country became the homeland?"""
        return work.is_older(self.journal, prompt_id, self.since)

    def _to_read_again(self) -> list[Part]:
        names = [label for key, label in (work.PARTS | work.GATE).items() if key in self.older]
        if not names:
            return []
        return [
            f"Written before you chose {the(self.iso3)} as your homeland: {', '.join(names)}. Read "
            "each text again, change what speaks of another country, and save it."
        ]

    def save(self, path: str | Path = FILE, replace: bool = False) -> Card:
        """Write the brief to one HTML file. An older file is replaced only by ``replace=True``."""
        try:
            problem = _problem(path)
            if problem:
                return Card("Your brief was not saved", problem, tone="warn")
            target = _target(path)
            if os.path.lexists(target) and replace is not True:
                return Card("Nothing was written", *self._there_already(target, path), tone="warn")
            write_at_once(target, self.page())
        except (OSError, ValueError, TypeError, RuntimeError):
            sentence = f"The file {_short(path)} cannot be written: choose another name or folder."
            return Card("Your brief was not saved", sentence, tone="warn")
        return Card(
            "Your brief is saved",
            f"The file is {target.name}. Open it in a browser; print it from there if you like.",
            *([OPEN] if gate.is_open(self.gate) else [OLDER] if self.older else []),
            tone="good",
        )

    def _there_already(self, target: Path, path: str | Path) -> tuple[str, str]:
        # The place as it was given: the name alone could be another file, in another folder.
        again = f"{self._call}.save({json.dumps(str(path), ensure_ascii=False)}, replace=True)"
        return (
            f"There is already a file named {target.name}, and it stays as it is.",
            f"Choose another name, or replace the file: {again}",
        )

    def page(self, today: date | None = None) -> str:
        """The whole page as HTML; `today` is the date that stands on it."""
        title = f"{name(self.iso3)} and its people abroad: a policy brief"
        return page(title, self.parts_of_page(today or date.today()))

    def parts_of_page(self, today: date) -> list[Part]:
        """Everything below the title of the page, in its order."""
        return [
            OPEN if gate.is_open(self.gate) else self._passed,
            f"Written on {today.isoformat()} with the notebook course Diasporas and Diplomacy. "
            f"{ORIGIN}",
            *self._recommendation(),
            *[part for section in self.sections for part in self._section(section)],
            *self._claims(),
            *self._gate(),
            *self._sources(),
        ]

    def _recommendation(self) -> list[Part]:
        parts: list[Part] = []
        for key, label in work.PARTS.items():
            own = self._quoted(key, self.texts[key])
            parts += [Heading(label), *(own or [f"{label}: not written yet."])]
        return parts

    def _quoted(self, key: str, text: str) -> list[Part]:
        """A text of the author, with a note if it is older than the choice of the country."""
        note = (
            f"The author wrote this text before choosing {the(self.iso3)}. It may speak of another "
            "country."
        )
        older = bool(text) and self._is_older(key)
        return [*([note] if older else []), *([Quote(text)] if text else [])]

    def _section(self, section: Section) -> list[Part]:
        parts: list[Part] = [Heading(section.title)]
        parts += [Listing(section.facts)] if section.facts else []
        if section.figure:
            png = base64.b64encode(section.figure.png).decode("ascii")
            parts.append(Image(png, section.figure.alt, section.figure.lines))
        parts += section.grids
        if section.gaps:
            parts += [Heading("What is missing", 3), Listing(section.gaps)]
        if section.facts or section.grids:  # where nothing is shown, there is nothing to limit
            parts += [Heading("What this cannot show", 3), section.limit]
        for key, text in self._own_words.get(section.lesson, {}).items():
            parts.append(Heading(f"In the author's words (lesson {section.lesson})", 3))
            parts += self._quoted(key, text)
        return parts

    @cached_property
    def _own_words(self) -> dict[str, dict[str, str]]:
        return work.homeland_texts(self.journal) if self.own else {}

    def _claims(self) -> list[Part]:
        rows = work.verdicts(self.journal)
        header = ["Claim", "In the course's words", "Author's verdict", "Verdict of the course"]
        caption = "Claims of the readings that the author has judged"
        listed = Grid(header, rows, caption) if rows else "The author has recorded no verdict yet."
        return [Heading("Claims that were checked"), listed, work.solved(self.journal)]

    def _gate(self) -> list[Part]:
        parts: list[Part] = [Heading("Ethics gate")]
        for point in self.gate:
            key = next((k for k, label in work.GATE.items() if label == point.name), "")
            text = self.texts.get(key, "")
            parts += [Heading(point.name, 3), f"{point.question} State: {point.state}."]
            unanswered = "Not answered yet." if key else point.note
            parts += self._quoted(key, text) or [unanswered]
        return parts

    def _sources(self) -> list[Part]:
        names = sorted({table for section in self.sections for table in section.tables})
        header = ["Table", "Publisher and edition", "Licence, and how it was made"]
        grid = Grid(header, [_source(table) for table in names], "Tables behind this brief")
        return [Heading("Sources"), SHARE_ALIKE, grid]


def _holds(section: Section) -> str:
    """What a section has, in a few words."""
    figures = ["1 figure"] if section.figure else []
    tables = [_plural(len(section.grids), "table")] if section.grids else []
    facts = [_plural(len(section.facts), "fact")] if section.facts else []
    return ", ".join([*facts, *tables, *figures]) or "nothing: see the gaps"


def _plural(count: int, word: str) -> str:
    return f"{count} {word}" if count == 1 else f"{count} {word}s"


def _words(text: str, older: bool) -> str:
    if not text:
        return "not written yet"
    return f"{len(text.split())}{', older than your choice of homeland' if older else ''}"


def _source(table: str) -> Sequence[str | Link]:
    attrs = load(table).attrs
    kind = KINDS[attrs["kind"]].split(":")[0]
    online = attrs["url"].startswith(
        ("https://", "http://")
    )  # what was typed for the course has no page
    return [
        Link(attrs["title"], attrs["url"]) if online else attrs["title"],
        f"{attrs['publisher']}: {attrs['edition']}",
        f"{attrs['licence']}; {kind.lower()}",
    ]


def _target(path: str | Path) -> Path:
    """The file to write: a name without the ending of a page gets one. A folder stays a folder."""
    target = Path(path).expanduser()
    if target.is_dir() or target.suffix.lower() in ENDINGS:
        return target
    return target.with_name(f"{target.name.strip()}.html")


def _problem(path: str | Path) -> str:
    """Why no file can be written there, in one sentence; "" if nothing is known against it."""
    if not isinstance(path, str | Path) or not str(path).strip() or path == Path():
        return f"The brief needs a name for its file, such as {FILE}."
    target = _target(path)
    if target.is_dir():
        return f"{_short(target)} is a folder: add a name for the file, such as {FILE}."
    if not target.parent.is_dir():
        folder = str(target.parent)[-60:]
        return f"The folder {folder} does not exist: make it first, or choose another one."
    return ""


def _short(path: object) -> str:
    return (Path(str(path)).name or str(path))[:60]

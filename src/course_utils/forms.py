"""The form before and after the course: two parallel forms of 16 questions, A and B.

The questions stand in `data/course/forms.toml`. A coin decides which form comes first; it is kept
in the journal. Nobody is told while answering what is right, because that would change the second
form: the answers and their reasons come after it, in lesson 12.
"""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from random import Random, SystemRandom
from typing import Any

from course_utils.cards import Card, Code, Grid, Part, html_of
from course_utils.data import DATA, load
from course_utils.figures import COLOURS, Picture, figure, show
from course_utils.journal import Journal, current
from course_utils.names import pick
from course_utils.widgets import Question, Questions, Reply

FORMS = ("A", "B")
SURE = ("a guess", "fairly sure", "certain")
LATER = "You see the answers after the second form, in lesson 12."


@dataclass(frozen=True)
class Moment:
    """When a form is filled in: in which lesson, and in words."""

    lesson: str
    words: str


MOMENTS = {"before": Moment("00", "before the course"), "after": Moment("12", "after the course")}


@dataclass(frozen=True)
class Option:
    """An option with its reason; a wrong one names the misconception behind it."""

    text: str
    reason: str
    misconception: str = ""
    right: bool = False


@dataclass(frozen=True)
class Item:
    """One question of a form; the twin in the other form has the same `pair`.

    `part` is concept, chart or code. The course does not teach what a `control` asks. A chart has
    the name of its drawing function under "draw", and what that function needs.
    """

    id: str
    form: str
    pair: str
    part: str
    text: str
    options: Sequence[Option]
    lesson: str = ""
    control: bool = False
    chart: Mapping[str, Any] | None = None
    table: Sequence[Sequence[Any]] = ()
    code: str = ""

    @property
    def right(self) -> int:
        """The number of the right option, counted from 0."""
        return [option.right for option in self.options].index(True)


def form(moment: str) -> Questions:
    """The questions for this moment, "before" or "after". Raises KeyError for another."""
    when, journal = pick("moment", moment, MOMENTS), current()
    asked = {item.id: item for item in items(form_for(moment, journal))}

    def record(question: Question, chosen: int, sure: int | None) -> None:
        value = kept(asked[question.id], moment, chosen, sure)
        journal.record("form", when.lesson, question.id, value)

    def reply(_: Question, __: Any) -> Reply:
        return Reply(f"Recorded: {len(answered(journal, moment))} of {len(asked)}.", (LATER,))

    questions = [_question(number, item) for number, item in enumerate(asked.values(), 1)]
    earlier = answered(journal, moment)
    given = {item: value["chosen"] for item, value in earlier.items()}
    widget = Questions(questions, reply, record, _still(len(asked), when), given)
    widget.sure = {item: value.get("sure") for item, value in earlier.items()}
    return widget


def items(letter: str) -> list[Item]:
    """The questions of form "A" or "B" in their order. Raises KeyError for another letter."""
    pick("form", letter, dict.fromkeys(FORMS))
    return [item for item in _content()["items"] if item.form == letter]


def misconceptions() -> dict[str, str]:
    """What wrong options stand for: a key and one sentence each."""
    return dict(_content()["misconceptions"])


def form_for(moment: str, journal: Journal) -> str:
    """The letter of the form for this moment: the coin decides the first, the other is left."""
    first = coin(journal)
    return first if moment == "before" else FORMS[1 - FORMS.index(first)]


def coin(journal: Journal, chance: Random | None = None) -> str:
    """The form that comes first, "A" or "B", drawn once and then kept in `journal`.

    The oldest coin counts: work that is merged from another machine never turns the order round.
    """
    thrown = [entry.value for entry in journal.entries("form", item="coin") if entry.value in FORMS]
    if not thrown:
        thrown = [(chance or SystemRandom()).choice(FORMS)]
        journal.record("form", MOMENTS["before"].lesson, "coin", thrown[0])
    return str(thrown[0])


def kept(item: Item, moment: str, chosen: int, sure: int | None) -> dict[str, Any]:
    """What the journal keeps of an answer; `sure` is 0 to 2, or None if nothing was chosen."""
    right = chosen == item.right
    return {"form": item.form, "moment": moment, "chosen": chosen, "right": right, "sure": sure}


def answered(journal: Journal, moment: str) -> dict[str, dict[str, Any]]:
    """The newest answer to each question at this moment, by the id of the question."""
    asked = {item.id for item in items(form_for(moment, journal))}
    found = (entry for entry in journal.entries("form") if entry.item in asked)
    return {entry.item: entry.value for entry in found if _is_answer(entry.value, moment)}


def _is_answer(value: Any, moment: str) -> bool:
    """A merged file may hold anything, so the parts that are used are looked at first."""
    known = isinstance(value, dict) and value.get("moment") == moment
    return known and type(value.get("chosen")) is int


def _still(number: int, when: Moment) -> Card:
    """What a page without a kernel shows: no question, so that both forms stay unknown."""
    sentence = "Run the cell to see the questions. It is voluntary, and nobody is graded."
    return Card(f"A form of {number} questions, {when.words}", sentence)


def _question(number: int, item: Item) -> Question:
    options = [option.text for option in item.options]
    text = f"{number}. {item.text}"
    return Question(item.id, text, options=options, confidence=SURE, picture=picture_of(item))


def picture_of(item: Item) -> str:
    """The figure of a chart item, or the table and the code of a code item, as HTML."""
    if item.chart:
        needs = {name: value for name, value in item.chart.items() if name != "draw"}
        return str(DRAWN[item.chart["draw"]](**needs)._repr_html_())
    parts: list[Part] = [Grid(*_cells(item.table))] if item.table else []
    return html_of([*parts, Code(item.code)]) if item.code else ""


def _cells(table: Sequence[Sequence[Any]]) -> tuple[list[str], list[list[str]]]:
    header, *rows = [[str(cell) for cell in row] for row in table]
    return header, rows


@cache
def _content() -> dict[str, Any]:
    try:
        content = tomllib.loads((DATA / "course" / "forms.toml").read_text(encoding="utf-8"))
        return {
            "items": [_item(dict(row)) for row in content["item"]],
            "misconceptions": content["misconceptions"],
        }
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise ValueError(f"The file forms.toml cannot be read: {error}.") from None


def _item(row: dict[str, Any]) -> Item:
    options = [Option(**option) for option in row.pop("option")]
    if sum(option.right for option in options) != 1:
        raise ValueError(f"item {row['id']} needs exactly one option with right = true")
    return Item(options=options, code=row.pop("code", "").strip(), **row)


# Charts ------------------------------------------------------------------------------------------
#
# Their titles and alt texts name what is drawn and not what it means: that is the question.


def bars(title: str, column: str, unit: str, year: int, countries: Sequence[str]) -> Picture:
    """One bar a country, from the table economy; where the value is missing, there is no bar."""
    table = load("economy")
    values = table[table["year"] == year].set_index("iso3")[column][list(countries)]
    names = _names(countries)
    fig, ax = figure(3.0)
    ax.bar(names, values, width=0.6)
    ax.set(title=title, ylabel=unit, xlim=(-0.6, len(names) - 0.4))
    read = [f"{name} {_said(value)}" for name, value in zip(names, values, strict=True)]
    return show(fig, f"Bar chart, {unit}: {', '.join(read)}.", source="economy")


def two_panels(title: str, column: str, countries: Sequence[str]) -> Picture:
    """People on the left, people as a share of the population on the right, in 2024."""
    table = _shares(column).loc[list(countries)]
    names = _names(countries)
    fig, axes = figure(2.8, columns=2, sharey=True)
    fig.suptitle(title, x=0.01, ha="left", weight="bold")
    units = {column: "million people", "share": "percent of the country's population"}
    for ax, (what, unit), scale in zip(axes, units.items(), (1e6, 1), strict=True):
        ax.barh(names[::-1], table[what][::-1] / scale, height=0.6)
        ax.set(xlabel=unit)
        ax.grid(True, axis="x")
        ax.grid(False, axis="y")
    read = [
        f"{name} {row[column] / 1e6:.1f} million and {row['share']:.0f} percent"
        for name, (_, row) in zip(names, table.iterrows(), strict=True)
    ]
    alt = f"Two bar charts, people and percent of the population: {'; '.join(read)}."
    return show(fig, alt, source="migrant_totals")


def line(title: str, country: str, since: int, bottom: float) -> Picture:
    """The stock of people from a country who live abroad; the axis begins at `bottom` million."""
    table = load("migrant_totals")
    rows = table[(table["iso3"] == country) & (table["year"] >= since)]
    millions = rows["emigrants"] / 1e6
    fig, ax = figure(3.0)
    ax.plot(rows["year"], millions, marker="o")
    ax.set(title=title, ylabel="million people", xticks=list(rows["year"]))
    ax.set_ylim(bottom=bottom)
    read = [f"{year} {value:.1f}" for year, value in zip(rows["year"], millions, strict=True)]
    alt = f"Line chart, million people, with an axis from {bottom} million: {', '.join(read)}."
    return show(fig, alt, source="migrant_totals")


def boxes(title: str, column: str) -> Picture:
    """A box plot of the countries with more than a million people, one box for each region."""
    table = _shares(column).query("population > 1_000_000").join(_regions())
    groups = {name: table.loc[table["region"] == name, "share"] for name in REGIONS}
    fig, ax = figure(3.0)
    ax.boxplot(
        list(groups.values()),
        tick_labels=list(groups),
        orientation="horizontal",
        showfliers=False,
        medianprops={"color": COLOURS["red"]},
    )
    ax.set(title=title, xlabel="percent of the country's population")
    ax.grid(True, axis="x")
    ax.invert_yaxis()
    read = [f"{name} {_box(values)}" for name, values in groups.items()]
    note = "Countries with more than one million people. A few that lie far away are not drawn."
    return show(fig, f"Box plot: {'; '.join(read)}.", source="migrant_totals", note=note)


REGIONS = ("Europe", "Asia", "Americas", "Africa")
DRAWN: dict[str, Callable[..., Picture]] = {
    "bars": bars,
    "two_panels": two_panels,
    "line": line,
    "boxes": boxes,
}


def _shares(column: str) -> Any:
    """The rows of 2024 by country, with `column` as percent of the population in "share"."""
    table = load("migrant_totals")
    rows = table[table["year"] == 2024].set_index("iso3")
    return rows.assign(share=100 * rows[column] / rows["population"])


def _regions() -> Any:
    return load("countries").set_index("iso3")[["region"]]


def _names(codes: Sequence[str]) -> list[str]:
    names = load("countries").set_index("iso3")["name"]
    return [str(names[code]) for code in codes]


def _said(value: float) -> str:
    return "has no bar" if value != value else f"{value:.0f}"  # only NaN differs from itself


def _box(values: Any) -> str:
    """The five numbers that a box plot draws, but for single points far away."""
    low, middle, high = values.quantile([0.25, 0.5, 0.75])
    reach = 1.5 * (high - low)
    drawn = values[values.between(low - reach, high + reach)]
    return (
        f"line from {drawn.min():.0f} to {drawn.max():.0f}, box from {low:.0f} to {high:.0f}, "
        f"mark at {middle:.0f}"
    )

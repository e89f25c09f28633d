"""Explorers of lesson 02: an index with weights of one's own, and published rankings beside it."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

import numpy as np
import pandas as pd

from course_utils.countries import homeland, name
from course_utils.data import load
from course_utils.explorers.explorer import Control, Scene, View
from course_utils.figures import COLOURS, figure
from course_utils.models.composite import (
    Floats,
    combine,
    complete,
    normalise,
    rank_ranges,
    ranks,
    sample_weights,
)
from course_utils.soft_power import TABLES, parts, per_million

PARTS = {
    "posts": "Diplomatic posts",
    "passport": "Passport",
    "heritage": "Heritage sites",
    "students": "Students from abroad",
    "egov": "E-government",
}
SLIDERS = {part: f"Weight of {label.lower()}" for part, label in PARTS.items()}
STEPS = ("0", "1", "2", "3", "4")
METHODS = {
    "lowest to highest, arithmetic mean": ("min-max", "arithmetic"),
    "lowest to highest, geometric mean": ("min-max", "geometric"),
    "z-scores, arithmetic mean": ("z-score", "arithmetic"),
    "ranks, arithmetic mean": ("rank", "arithmetic"),
}
DENOMINATORS = ("in total", "per million people")
GAPS = {"leave the country out": "drop", "put in the mean": "mean", "put in zero": "zero"}
SHOWN = 15
SAMPLES, SEED = 2000, 2


@cache
def drawn_weights() -> Floats:
    """The weightings behind every range of places: drawn once."""
    return sample_weights(SAMPLES, len(PARTS), np.random.default_rng(SEED))


class SoftPowerWeights(Scene):
    """Whose place is sure, and whose place is a matter of the weights?"""

    title = "Which place has a country, if you choose the weights?"
    tables = TABLES

    def __init__(self) -> None:
        self.raw = {DENOMINATORS[0]: parts(), DENOMINATORS[1]: per_million(parts())}
        self.home = homeland()
        self._ranges: dict[tuple[object, ...], tuple[pd.DataFrame, pd.DataFrame]] = {}
        self.controls = [
            *(Control(slider, STEPS, "range", 1) for slider in SLIDERS.values()),
            Control("Count", DENOMINATORS, "radio"),
            Control("Scale and mean", list(METHODS), "radio"),
            Control("Where a number is missing", list(GAPS), "radio"),
        ]
        self.figure, self.axes = figure(5.2)
        self._prepare()

    def _prepare(self) -> None:
        self.axes.set_position((0.27, 0.11, 0.7, 0.86))
        self.axes.set(ylim=(SHOWN + 1, -0.7), yticks=[], xlabel="place (1 is the highest score)")
        self.axes.grid(False, axis="y")
        self.axes.grid(True, axis="x")
        rows = range(SHOWN + 1)
        self._bars = self.axes.barh(rows, [0] * len(rows), height=0.55, color="#B9DCF2")
        self._dots = self.axes.scatter([], [], s=46, zorder=3)
        left = self.axes.get_yaxis_transform()
        self._names = [
            self.axes.text(-0.015, y, "", transform=left, ha="right", va="center") for y in rows
        ]
        self._note = self.axes.text(0.01, SHOWN, "", transform=left, va="center")
        self.moving = [*self._bars, self._dots, *self._names, self._note]
        self._countries = 0

    def draw(self, values: Mapping[str, int]) -> View:
        """Show the values of the controls."""
        weights = {part: values[slider] for part, slider in SLIDERS.items() if values[slider]}
        denominator = DENOMINATORS[values["Count"]]
        method, gaps = list(METHODS)[values["Scale and mean"]], list(GAPS)[values[self._gap_name]]
        if not weights:
            return self._nothing(denominator, method, gaps)
        scaled, ranges = self.scaled_and_ranges(tuple(weights), denominator, method, gaps)
        score = combine(scaled, list(weights.values()), METHODS[method][1])
        found = ranges.assign(score=score, place=ranks(score)).sort_values(["place", "score"])
        shown = found.head(SHOWN)
        if self.home in found.index and self.home not in shown.index:
            shown = pd.concat([shown, found.loc[[self.home]]])
        absent = self._why_absent(found, tuple(weights), denominator)
        at_home = absent or _where(self.home, found.loc[self.home])
        self._paint(shown, len(found), absent)
        settings = (
            f"weights {', '.join(f'{PARTS[part].lower()} {w}' for part, w in weights.items())}; "
            f"{denominator}; {method}; missing numbers: {gaps}"
        )
        return View(
            title=_title(shown, len(found)),
            alt=f"Dot chart of places by country with the places under other weights as bars "
            f"({settings}), where {_places(shown.head(3))} lead {len(found)} countries.{absent}",
            sentence=_sentence(shown, len(found), len(self.raw[denominator]), at_home),
            header=["Country", "Place", "In 90 of 100 weightings", "Score", *PARTS.values()],
            rows=[self._row(str(iso3), row, denominator) for iso3, row in shown.iterrows()],
            code=_weights_code(weights, denominator, method, gaps),
        )

    _gap_name = "Where a number is missing"

    def scaled_and_ranges(
        self, chosen: tuple[str, ...], denominator: str, method: str, gaps: str
    ) -> tuple[pd.DataFrame, pd.DataFrame]:
        """The parts on a common scale, and the places under all drawn weightings of these parts.

        Both do not depend on the weights, so they are computed once for each choice of the rest.
        """
        key = (chosen, denominator, method, gaps)
        if key not in self._ranges:
            scale, mean = METHODS[method]
            table = complete(self.raw[denominator][list(chosen)], GAPS[gaps])
            scaled = normalise(table, scale, *_limits(mean))
            columns = [list(PARTS).index(part) for part in chosen]
            self._ranges[key] = scaled, rank_ranges(scaled, drawn_weights()[:, columns], mean)
        return self._ranges[key]

    def _why_absent(self, found: pd.DataFrame, chosen: tuple[str, ...], denominator: str) -> str:
        if self.home in found.index:
            return ""
        row = self.raw[denominator].reindex([self.home]).iloc[0]
        lacking = ", ".join(PARTS[part].lower() for part in chosen if pd.isna(row[part]))
        return f" {name(self.home)} has no place, because it has no number for: {lacking}."

    def _paint(self, shown: pd.DataFrame, count: int, absent: str) -> None:
        if count != self._countries:
            self.axes.set_xlim(0, count + 1)
            self._countries, self.stale = count, True
        colours = [COLOURS["red" if iso3 == self.home else "blue"] for iso3 in shown.index]
        for y, (bar, text) in enumerate(zip(self._bars, self._names, strict=True)):
            there = y < len(shown)
            text.set_text(f"{name(shown.index[y])}  {shown['place'].iloc[y]}" if there else "")
            text.set_color(colours[y] if there else COLOURS["ink"])
            best, worst = (shown[c].iloc[y] if there else 0 for c in ("best", "worst"))
            bar.set_x(best - 0.5)
            bar.set_width(worst - best + 1 if there else 0)
        self._dots.set_offsets(np.column_stack([shown["place"], range(len(shown))]))
        self._dots.set_color(colours)
        self._note.set_text(f"{name(self.home)}: no place, a number is missing" if absent else "")

    def _nothing(self, denominator: str, method: str, gaps: str) -> View:
        empty = pd.DataFrame({"place": [], "best": [], "worst": []})
        self._paint(empty, self._countries or 1, "")
        words = "All weights are zero, so there is no index"
        return View(
            title=words,
            alt="Dot chart without a country, where nothing is shown because all weights are zero.",
            sentence=f"{words}. Give at least one part a weight above zero.",
            header=["Country", "Place", "Score"],
            rows=[],
            code="from course_utils.soft_power import parts\nparts().head(0)",
        )

    def _row(self, iso3: str, row: pd.Series, denominator: str) -> list[str]:
        known = self.raw[denominator].loc[iso3]
        return [
            name(iso3),
            str(int(row["place"])),
            f"{row['best']:.0f} to {row['worst']:.0f}",
            f"{row['score']:.3g}",
            *(_known(known[part]) for part in PARTS),
        ]


def _known(value: float) -> str:
    if pd.isna(value):
        return "no number"
    return f"{value:,.0f}" if value >= 1000 else f"{value:,.4g}"


def _limits(mean: str) -> tuple[float, float]:
    """The geometric mean cannot use a zero, so its scale goes from 1 to 100."""
    return (1.0, 100.0) if mean == "geometric" else (0.0, 1.0)


def _title(shown: pd.DataFrame, count: int) -> str:
    width = shown["worst"] - shown["best"]
    widest = str(width.idxmax())
    best, worst = shown.loc[widest, ["best", "worst"]]
    first = f"First of {count}: {name(str(shown.index[0]))}."
    if width[widest] == 0:
        return f"{first} With one part alone there is nothing to weigh"
    return f"{first} With other weights {name(widest)} could be {best} to {worst}"


def _places(shown: pd.DataFrame) -> str:
    return ", ".join(f"{name(str(iso3))} ({place})" for iso3, place in shown["place"].items())


def _where(iso3: str, row: pd.Series) -> str:
    return (
        f" {name(iso3)} has place {row['place']:.0f}, and place {row['best']:.0f} to "
        f"{row['worst']:.0f} in 90 of 100 weightings."
    )


def _sentence(shown: pd.DataFrame, count: int, all_countries: int, at_home: str) -> str:
    width = (shown["worst"] - shown["best"]).mean()
    return (
        f"{count} of {all_countries} countries and areas have a place. The first five: "
        f"{_places(shown.head(5))}. A bar holds the places of a country in 90 of 100 weightings "
        f"of the same parts; the bars shown are {width:.0f} places long on average.{at_home}"
    )


def _weights_code(weights: Mapping[str, int], denominator: str, method: str, gaps: str) -> str:
    scale, mean = METHODS[method]
    source = "parts()" if denominator == DENOMINATORS[0] else "per_million(parts())"
    limits = ", 1, 100" if mean == "geometric" else ""
    columns = [list(PARTS).index(part) for part in weights]
    return (
        "import numpy as np\n"
        "from course_utils.models.composite import combine, complete, normalise\n"
        "from course_utils.models.composite import rank_ranges, ranks, sample_weights\n"
        "from course_utils.soft_power import parts, per_million\n"
        f'table = complete({source}[{list(weights)}], "{GAPS[gaps]}")\n'
        f'scaled = normalise(table, "{scale}"{limits})\n'
        f'score = combine(scaled, {list(weights.values())}, "{mean}")\n'
        f"drawn = sample_weights({SAMPLES}, {len(PARTS)}, np.random.default_rng({SEED}))\n"
        f'ranges = rank_ranges(scaled, drawn[:, {columns}], "{mean}")\n'
        'ranges.assign(score=score, place=ranks(score)).sort_values("place")'
    )


PUBLISHED = (
    ("Soft Power 30", 2018),
    ("Soft Power 30", 2015),
    ("Nation Brands Index", 2022),
    ("Nation Brands Index", 2024),
    ("Global Soft Power Index", 2026),
)
OURS = {
    "our five parts, equal weights": "combine(normalise(complete(parts())))",
    "our five parts, per million people": "combine(normalise(complete(per_million(parts()))))",
    **{f"{label.lower()} alone": f'parts()["{part}"]' for part, label in PARTS.items()},
    "population alone": 'load("migrant_totals").query("year == 2024")'
    '.set_index("iso3")["population"]',
}
CODE_SIZE = (0.062, 0.042)  # width and height of a code, as parts of the axes
SIDES = ((0, -0.85), (0, 0.85), (0.75, 0), (-0.75, 0), (0.75, -0.7), (-0.75, 0.7))
FAR = np.array([-99.0, -99.0])
FEW = 10  # countries; up to this a correlation says little


class PublishedRankings(Scene):
    """Does a published ranking order the countries as another measure does?"""

    title = "What orders countries as a published ranking does?"
    tables = ("soft_power_published", *TABLES)

    def __init__(self) -> None:
        self.lists = {f"{which}, {year}": _published(which, year) for which, year in PUBLISHED}
        self.others = _measures() | {label: -places for label, places in self.lists.items()}
        self.home = homeland()
        self.controls = [
            Control("Published ranking", list(self.lists)),
            Control("Compared with", list(self.others)),
        ]
        self.figure, self.axes = figure(5.2)
        self._prepare()

    def _prepare(self) -> None:
        self.axes.set_position((0.1, 0.12, 0.87, 0.85))
        self.axes.set(
            xlabel="place in the published ranking (1 stands at the left)",
            ylabel="place by the other measure (1 stands on top)",
        )
        self.axes.grid(True)
        self.axes.locator_params(integer=True)
        self.axes.plot([0, 99], [0, 99], color=COLOURS["pale"], linewidth=1.5, zorder=1)
        self._dots = self.axes.scatter([], [], s=26, zorder=3)
        self._codes = [
            self.axes.text(0, 0, "", fontsize=9.5, ha="center", va="center") for _ in range(30)
        ]
        self.moving = [self._dots, *self._codes]
        self._countries = 0

    def draw(self, values: Mapping[str, int]) -> View:
        """Show the values of the controls."""
        ranking = list(self.lists)[values["Published ranking"]]
        other = list(self.others)[values["Compared with"]]
        both = self.compared(ranking, other)
        correlation = both["published"].corr(both["other"], method="spearman")
        self._paint(both)
        compared = f"{ranking}, and {other}: rank correlation {correlation:.2f}"
        return View(
            title=f"{compared} ({len(both)} countries)",
            alt=f"Scatter chart of places of {len(both)} countries in {ranking}, by {other}, "
            f"where the rank correlation is {correlation:.2f} because {_furthest(both)}.",
            sentence=_compared_sentence(ranking, other, both, correlation, self.home),
            header=[
                "Country",
                *(f"Place among these {len(both)}, {by}" for by in (ranking, other)),
            ],
            rows=[
                [name(str(iso3)), f"{row.published:.0f}", f"{row.other:.0f}"]
                for iso3, row in both.iterrows()
            ],
            code=_published_code(ranking, other),
        )

    def compared(self, ranking: str, other: str) -> pd.DataFrame:
        """Places among the countries that stand in both, from 1 on; ties share the better."""
        both = pd.DataFrame({"published": -self.lists[ranking], "other": self.others[other]})
        return both.dropna().rank(ascending=False, method="min").sort_values("published")

    def _paint(self, both: pd.DataFrame) -> None:
        if len(both) != self._countries:
            self.axes.set(xlim=(-0.5, len(both) + 2), ylim=(len(both) + 2, -1))
            self._countries, self.stale = len(both), True
        colours = [COLOURS["red" if iso3 == self.home else "blue"] for iso3 in both.index]
        self._dots.set_offsets(both.to_numpy())
        self._dots.set_color(colours)
        for text in self._codes[len(both) :]:
            text.set_text("")
        spots = _beside(both.to_numpy(), np.array(CODE_SIZE) * (len(both) + 1))
        for text, code, spot in zip(self._codes, both.index, spots, strict=False):
            text.set(text=str(code), position=spot)


def _beside(dots: Floats, size: Floats) -> list[Floats]:
    """For each dot a place for a text of this size that covers no dot and no text before it."""
    placed: list[Floats] = []
    for dot in dots:
        places = [dot + np.array(side) * size for side in SIDES]
        gaps = [
            min(_gap(place, np.array([*placed, FAR]), size), _gap(place, dots, 0.7 * size))
            for place in places
        ]
        placed.append(places[int(np.argmax(np.minimum(gaps, 1)))])
    return placed


def _gap(place: Floats, others: Floats, size: Floats) -> float:
    """The distance to the nearest of the others, in sizes of a text: below 1 they overlap."""
    return float((np.abs(others - place) / size).max(axis=1).min())


def _published(ranking: str, year: int) -> pd.Series:
    table = load("soft_power_published")
    rows = table[(table["ranking"] == ranking) & (table["year"] == year)]
    return rows.set_index("iso3")["rank"].dropna()


def _measures() -> dict[str, pd.Series]:
    """Each measure of `OURS`: more is higher."""
    table = parts()
    known = {f"{label.lower()} alone": table[part] for part, label in PARTS.items()}
    people = load("migrant_totals").query("year == 2024").set_index("iso3")["population"]
    made = {
        "our five parts, equal weights": combine(normalise(complete(table))),
        "our five parts, per million people": combine(normalise(complete(per_million(table)))),
        **known,
        "population alone": people,
    }
    return {label: made[label] for label in OURS}


def _furthest(both: pd.DataFrame) -> str:
    gap = (both["published"] - both["other"]).abs()
    if gap.max() == 0:
        return "every country has the same place in both"
    iso3 = str(gap.idxmax())
    place = both.loc[iso3]
    return f"{name(iso3)} is {place.published:.0f} in one and {place.other:.0f} in the other"


def _compared_sentence(
    ranking: str, other: str, both: pd.DataFrame, correlation: float, home: str
) -> str:
    few = (
        f" With only {len(both)} countries one exchange of places moves the correlation much."
        if len(both) <= FEW
        else ""
    )
    absent = (
        "" if home in both.index else f" {name(home)} is not in the picture: missing is not last."
    )
    return (
        f"{len(both)} countries stand in both. The rank correlation of {ranking} with {other} is "
        f"{correlation:.2f}; 1 would be the same order. Counted among these {len(both)}: "
        f"{_furthest(both)}."
        f"{few}{absent}"
    )


def _published_code(ranking: str, other: str) -> str:
    def places(label: str) -> str:
        which, year = label.rsplit(", ", 1)
        return (
            f'lists[(lists["ranking"] == "{which}") & (lists["year"] == {year})]'
            '.set_index("iso3")["rank"]'
        )

    return (
        "import pandas as pd\n"
        "from course_utils.models.composite import combine, complete, normalise\n"
        "from course_utils.soft_power import parts, per_million\n"
        'lists = load("soft_power_published")\n'
        f"published = -{places(ranking)}\n"
        f"other = {OURS.get(other) or f'-{places(other)}'}\n"
        'both = pd.DataFrame({"published": published, "other": other}).dropna()\n'
        'both.rank(ascending=False, method="min").sort_values("published")'
    )


SCENES = {"soft_power_weights": SoftPowerWeights, "published_rankings": PublishedRankings}

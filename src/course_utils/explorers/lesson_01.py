"""Explorers of lesson 01: the definition dial, and where a country's people live."""

from __future__ import annotations

from collections.abc import Mapping
from textwrap import fill

import numpy as np
import pandas as pd

from course_utils.coding import communities, features
from course_utils.countries import homeland, name
from course_utils.data import load
from course_utils.explorers.explorer import Control, Scene, View
from course_utils.explorers.parts import TopBars
from course_utils.figures import COLOURS, figure
from course_utils.maps import WorldMap

LEVELS = ("in part is enough (1 or 2)", "only clear cases (2)")
SILENCE = ("counts as no", "counts as yes")
COLUMNS = {"coder A": "coder_a", "coder B": "coder_b"}
CODERS = (*COLUMNS, "both coders")
FAINT = 0.25  # how strong a feature is shown that the definition does not ask for
SHIFTS = {1: (0.0,), 2: (-0.17, 0.17)}  # two coders stand side by side in one cell
LOOKS = {
    "2": {
        "marker": "s",
        "facecolor": COLOURS["blue"],
        "edgecolor": COLOURS["blue"],
        "label": "clearly",
    },
    "1": {"marker": "s", "facecolor": "#B9DCF2", "edgecolor": COLOURS["blue"], "label": "in part"},
    "0": {
        "marker": "s",
        "facecolor": "white",
        "edgecolor": COLOURS["red"],
        "label": "notes against it",
    },
    "?": {
        "marker": "$?$",
        "facecolor": COLOURS["grey"],
        "edgecolor": "none",
        "label": "notes silent",
    },
}


class DefinitionDial(Scene):
    """Which communities remain when a definition asks for more, or for less?"""

    title = "Who is a diaspora, if you set the definition?"
    tables = ("community_codes",)

    def __init__(self) -> None:
        codes = load("community_codes")
        self.features, self.communities = features(), list(communities())
        self.codes = {
            coder: codes.pivot(index="community", columns="feature", values=column)
            for coder, column in COLUMNS.items()
        }
        self.controls = [
            *(
                Control(
                    f,
                    kind="check",
                    start=int(f == self.features[0]),
                    group="The definition asks for",
                )
                for f in self.features
            ),
            Control("Evidence asked", LEVELS, "radio"),
            Control("Where the notes are silent, it", SILENCE, "radio"),
            Control("Whose coding", CODERS, "radio"),
        ]
        self.figure, self.axes = figure(4.6)
        self._prepare()

    def _prepare(self) -> None:
        columns, rows = range(len(self.features)), range(len(self.communities))
        self.axes.set(xlim=(-0.5, len(columns) - 0.5), ylim=(len(rows) - 0.5, -0.5), yticks=[])
        self.axes.set_xticks(columns, [fill(feature, 10) for feature in self.features])
        self.axes.xaxis.tick_top()
        self.axes.tick_params(length=0, labelsize=9.5)
        self.axes.grid(False)
        self.axes.spines[:].set_visible(False)
        # One artist for each look: markers of one colour are drawn several times as fast.
        self._marks = {
            (code, asked): self.axes.scatter([], [], s=190, alpha=1 if asked else FAINT, **look)
            for code, look in LOOKS.items()
            for asked in (True, False)
        }
        for y, community in enumerate(self.communities):
            self.axes.text(-0.95, y, fill(community, 28), ha="right", va="center")
        # What remains gets a tick and a band. Other letters for the name would be slow to draw.
        self._ticks = self.axes.scatter(
            [], [], s=90, marker="$✓$", color=COLOURS["green"], clip_on=False
        )
        self._bands = self.axes.barh(
            rows, len(columns), left=-0.5, height=0.86, color="#E8F3FA", zorder=0
        )
        self.axes.legend(
            handles=[mark for (_, asked), mark in self._marks.items() if asked],
            loc="upper center",
            bbox_to_anchor=(0.3, 0),
            ncols=4,
        )
        self.moving = [*self._bands, *self._marks.values(), self._ticks]

    def draw(self, values: Mapping[str, int]) -> View:
        """Show the values of the controls."""
        asked = [feature for feature in self.features if values[feature]]
        coder = CODERS[values["Whose coding"]]
        level, silent = values["Evidence asked"] + 1, values["Where the notes are silent, it"] == 1
        inside = [c for c in self.communities if self.remains(c, asked, coder, level, silent)]
        self._paint(asked, coder, inside)
        count = f"{len(inside)} of {len(self.communities)} communities"
        return View(
            title=f"{count} remain under this definition",
            alt=f"Grid of communities by features of a diaspora, as coded by {coder}, where "
            f"{count} remain because they show {', '.join(asked) or 'all of nothing asked'}.",
            sentence=_remain(inside, asked),
            header=["Community", "In or out", *self.features],
            rows=[
                [c, "in" if c in inside else "out", *self._row(c, coder)] for c in self.communities
            ],
            code=_dial_code(asked, coder, level, silent),
        )

    def remains(
        self, community: str, asked: list[str], coder: str, level: int, silent: bool
    ) -> bool:
        """Does the community show every feature that the definition asks for?"""
        found = [self.codes[c].loc[community, feature] for c in _coders(coder) for feature in asked]
        return all(silent if code == "?" else int(code) >= level for code in found)

    def _row(self, community: str, coder: str) -> list[str]:
        pairs = [[self.codes[c].loc[community, f] for c in _coders(coder)] for f in self.features]
        return [" / ".join(dict.fromkeys(pair)) for pair in pairs]

    def _paint(self, asked: list[str], coder: str, inside: list[str]) -> None:
        spots: dict[tuple[str, bool], list[tuple[float, float]]] = {key: [] for key in self._marks}
        for shift, who in zip(SHIFTS[len(_coders(coder))], _coders(coder), strict=True):
            for y, community in enumerate(self.communities):
                for x, feature in enumerate(self.features):
                    code = self.codes[who].loc[community, feature]
                    spots[code, feature in asked].append((x + shift, y))
        for key, mark in self._marks.items():
            mark.set_offsets(spots[key] or np.empty((0, 2)))
        remaining = [community in inside for community in self.communities]
        for band, stays in zip(self._bands, remaining, strict=True):
            band.set_visible(stays)
        self._ticks.set_offsets(
            [(-0.72, y) for y, stays in enumerate(remaining) if stays] or np.empty((0, 2))
        )


def _coders(coder: str) -> tuple[str, ...]:
    return CODERS[:2] if coder == CODERS[2] else (coder,)


def _remain(inside: list[str], asked: list[str]) -> str:
    if not asked:
        return "No feature is asked for, so every community remains: a word without a limit."
    features = ", ".join(asked)
    who = "; ".join(inside) if inside else "no community"
    return f"The definition asks for: {features}. What remains: {who}."


def _dial_code(asked: list[str], coder: str, level: int, silent: bool) -> str:
    if not asked:
        return 'load("community_codes")["community"].unique()'
    columns = [column for who, column in COLUMNS.items() if who in _coders(coder)]
    good = [*(["2"] if level == 2 else ["1", "2"]), *(["?"] if silent else [])]
    return (
        'codes = load("community_codes")\n'
        f'asked = codes[codes["feature"].isin({asked})]\n'
        f'shown = asked[{columns}].isin({good}).all(axis="columns")\n'
        'shown.groupby(asked["community"]).all()'
    )


MEASURES = {
    "people": ("people", [1e3, 1e4, 1e5, 1e6]),
    "percent of the group": ("percent of the group", [0.1, 1, 5, 20]),
    "per 1,000 residents": (
        "people per 1,000 residents of the country on the map",
        [0.1, 1, 5, 20],
    ),
}
VIEWS = ("where people born there live", "where people living there were born")
SEXES = {"everybody": "migrants", "women": "female", "men": "male"}
SHOWN = 5


class Origins(Scene):
    """Where do the people born in a country live, and where do its own immigrants come from?"""

    title = "Where do people from a country live?"
    tables = ("migrant_stock", "migrant_totals")

    def __init__(self) -> None:
        stock = load("migrant_stock")
        known = stock[stock["origin"] != "OOO"]
        self.stock = {int(year): rows for year, rows in known.groupby("year")}
        self.population = load("migrant_totals").set_index(["year", "iso3"])["population"]
        self.years = sorted(self.stock)
        both = set(known["origin"]) & set(known["destination"])
        self.codes = sorted(both, key=name)
        start = self.codes.index(homeland()) if homeland() in both else 0
        self.controls = [
            Control("Country", [name(code) for code in self.codes], start=start),
            Control("Year", [str(y) for y in self.years], "range", len(self.years) - 1),
            Control("Show", VIEWS, "radio"),
            Control("Measure", list(MEASURES), "radio"),
            Control("Count", list(SEXES), "radio"),
        ]
        self.figure, (above, below) = figure(5.7, rows=2, height_ratios=(18, 10))
        self.map, self.bars = WorldMap(above), TopBars(below, SHOWN)
        self.moving = [*self.map.moving, *self.bars.moving]
        self._unit = ""

    def draw(self, values: Mapping[str, int]) -> View:
        """Show the values of the controls."""
        code, year = self.codes[values["Country"]], self.years[values["Year"]]
        measure, inward = list(MEASURES)[values["Measure"]], values["Show"] == 1
        who, column = list(SEXES.items())[values["Count"]]
        unit, breaks = MEASURES[measure]
        people = self.people(code, year, inward, column)
        shown = self.measured(people, year, measure).dropna().sort_values(ascending=False)
        title = _title(name(code), year, inward, shown)
        self.map.colour(shown, breaks, code)
        if unit != self._unit:
            self.map.legend(breaks, unit)
            self._unit, self.stale = unit, True
        top = shown.head(SHOWN)
        self.bars.draw([name(c) for c in top.index], list(top), [_say(v) for v in top])
        return View(
            title=title,
            alt=f"World map and bar chart of {unit} by country for {who}. {title}, "
            f"where the highest are: {_listed(top)}.",
            sentence=_sentence(name(code), year, people, unit, top),
            header=["Country", "People", unit.capitalize()],
            rows=[[name(c), f"{people[c]:,.0f}", _say(v)] for c, v in top.items()],
            code=_origin_code(code, year, inward, column, measure),
        )

    def people(self, code: str, year: int, inward: bool, column: str) -> pd.Series:
        """People by partner country: where they live, or (inward) where they were born."""
        side, other = ("destination", "origin") if inward else ("origin", "destination")
        rows = self.stock[year][self.stock[year][side] == code]
        return rows.set_index(other)[column].astype(float)

    def measured(self, people: pd.Series, year: int, measure: str) -> pd.Series:
        """The same in the unit asked for."""
        if measure == "people":
            return people
        if measure == "percent of the group":
            return 100 * people / people.sum()
        return 1000 * people / self.population.loc[year].reindex(people.index)


def _title(country: str, year: int, inward: bool, shown: pd.Series) -> str:
    if shown.empty:
        return f"No estimate for {country} in {year}"
    first = name(str(shown.index[0]))
    if inward:
        return f"{country}, {year}: first among the origins is {first}"
    return f"{country}, {year}: first among the host countries is {first}"


def _sentence(country: str, year: int, people: pd.Series, unit: str, top: pd.Series) -> str:
    return (
        f"{country}, {year}: {people.sum():,.0f} people in all, with a known country. "
        f"Highest, in {unit}: {_listed(top)}. "
        "Grey means no estimate, which is not the same as nobody."
    )


def _listed(top: pd.Series) -> str:
    three = [f"{name(str(code))} {_say(value)}" for code, value in top.head(3).items()]
    return ", ".join(three) or "no country"


def _say(value: float) -> str:
    return f"{value:,.0f}" if value >= 100 else f"{value:.3g}"


def _origin_code(code: str, year: int, inward: bool, column: str, measure: str) -> str:
    side, other = ("destination", "origin") if inward else ("origin", "destination")
    value = {"people": "people", "percent of the group": "100 * people / people.sum()"}
    population = (
        'totals = load("migrant_totals")\n'
        f'population = totals[totals["year"] == {year}].set_index("iso3")["population"]\n'
    )
    return (
        'stock = load("migrant_stock")\n'
        'stock = stock[stock["origin"] != "OOO"]\n'
        f'rows = stock[(stock["{side}"] == "{code}") & (stock["year"] == {year})]\n'
        f'people = rows.set_index("{other}")["{column}"]\n'
        f"{'' if measure in value else population}"
        f"shown = {value.get(measure, '1000 * people / population')}\n"
        f"shown.sort_values(ascending=False).head({SHOWN})"
    )


SCENES = {"definition_dial": DefinitionDial, "origins": Origins}

"""Explorers of lesson 03: corridors of a country, its ego network, and what geography expects."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from textwrap import shorten

import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.collections import LineCollection

from course_utils.countries import DEFAULT, homeland, name
from course_utils.data import load
from course_utils.explorers.explorer import Control, Scene, View
from course_utils.figures import COLOURS, figure
from course_utils.maps import FlowMap, WorldMap, _spots
from course_utils.models import gravity
from course_utils.models.concentration import effective_number

UNKNOWN = "OOO"
NOT_COUNTRIES = [UNKNOWN, "STL", "TIB"]  # unknown, stateless, Tibetans (a code of UNHCR)
VIEWS = ("where people born there live", "where people living there were born")
SIDES = (("origin", "destination"), ("destination", "origin"))
SEXES = {"everybody": "migrants", "women": "female", "men": "male"}
SHOWN = 5


def _start(codes: list[str]) -> int:
    """The place of the homeland, or of Uzbekistan if the tables have no row for the homeland."""
    return codes.index(homeland() if homeland() in codes else DEFAULT)


def _say(value: float) -> str:
    return f"{value:,.0f}" if value >= 100 else f"{value:.3g}"


# ---------------------------------------------------------------- corridors

MEASURES = ("people", "percent of the group")
TICKS = (1, 2, 5, 10, 20, 50)


class Corridors(Scene):
    """Lines between a country and its partners, and how concentrated they are through time."""

    title = "Where do the corridors of a country lead?"
    tables = ("migrant_stock",)

    def __init__(self) -> None:
        self.stock = load("migrant_stock")
        self.years = sorted(self.stock["year"].unique().tolist())
        # The places of the rows of each country: groups of rows would hold the table twice more.
        self.places = [self.stock.groupby(side).indices for side, _ in SIDES]
        both = set.intersection(*map(set, self.places))
        self.codes = sorted(both, key=name)
        self.controls = [
            Control("Country", [name(code) for code in self.codes], start=_start(self.codes)),
            Control("Year", [str(y) for y in self.years], "range", len(self.years) - 1),
            Control("Show", VIEWS, "radio"),
            Control("Size of a circle", MEASURES, "radio"),
            Control("Count", list(SEXES), "radio"),
        ]
        self.figure, (above, below) = figure(5.2, rows=2, height_ratios=(31, 15))
        self.map, self.history = FlowMap(above), History(below, self.years)
        self.moving = [*self.map.moving, *self.history.moving]

    def draw(self, values: Mapping[str, int]) -> View:
        """Show the values of the controls."""
        code, year = self.codes[values["Country"]], self.years[values["Year"]]
        inward, in_percent = values["Show"] == 1, values["Size of a circle"] == 1
        who, column = list(SEXES.items())[values["Count"]]
        people = self.people(code, inward, column)
        now = people[year].dropna().sort_values(ascending=False)
        share = 100 * now / now.sum() if now.sum() else now
        equal = people.apply(_equal_partners)
        largest = 100 if in_percent else (people.max().max() or 1)
        self.map.draw(code, share if in_percent else now, largest)
        self.history.draw(equal, year)
        title = _corridor_title(name(code), year, inward, equal[year])
        top = [f"{name(c)} {people:,.0f}" for c, people in now.head(SHOWN).items()]
        return View(
            title=title,
            alt=f"Map of lines between {name(code)} and its partners in {year}, {VIEWS[inward]}, "
            f"for {who}, circles in {MEASURES[in_percent]}, above a line chart of the effective "
            f"number of partners by year, where the largest are: {', '.join(top[:3]) or 'none'}.",
            sentence=_corridor_sentence(now, share, equal, year, MEASURES[in_percent]),
            header=["Partner", "People", "Percent of the group"],
            rows=[
                [name(str(c)), f"{people:,.0f}", f"{share[c]:.1f}"]
                for c, people in now.head(SHOWN).items()
            ],
            code=_corridor_code(code, year, inward, column),
        )

    def people(self, code: str, inward: bool, column: str) -> pd.DataFrame:
        """People by partner (rows) and year (columns): where they live, or (inward) were born."""
        rows = self.stock.iloc[self.places[inward][code]]
        rows = rows[rows["origin"] != UNKNOWN]
        wide = rows.pivot(index=SIDES[inward][1], columns="year", values=column)
        return wide.reindex(columns=self.years).astype(float)


class History:
    """A line through the years, with a point and a number at one of them; made once."""

    def __init__(self, axes: Axes, years: list[int]) -> None:
        self.years = years
        (self.line,) = axes.plot([], [], marker="o", markersize=4, color=COLOURS["grey"])
        self.point = axes.scatter([], [], s=80, color=COLOURS["blue"], zorder=3)
        self.label = axes.text(0, 0, "", ha="center", va="bottom", weight="bold")
        self.moving = [self.line, self.point, self.label]
        axes.set(xlim=(years[0] - 1.5, years[-1] + 1.5), ylim=(0.85, 75), yscale="log")
        axes.set(xticks=years, yticks=TICKS, yticklabels=[str(tick) for tick in TICKS])
        axes.minorticks_off()
        axes.set_title("Effective number of partners", fontsize=11, pad=6)

    def draw(self, equal: pd.Series, year: int) -> None:
        """Show the series (index: years) and mark one year; years without a number are gaps."""
        self.line.set_data(self.years, equal.reindex(self.years))
        known = pd.notna(equal[year])
        self.point.set_offsets([(year, equal[year])] if known else np.empty((0, 2)))
        self.label.set_text(f"{equal[year]:.1f}" if known else "")
        self.label.set_position((year, equal[year] * 1.35 if known else 1))


def _equal_partners(people: pd.Series) -> float:
    """The effective number of partners; a missing number where nobody is counted."""
    return effective_number(people) if people.sum() > 0 else np.nan


def _corridor_title(country: str, year: int, inward: bool, equal: float) -> str:
    if pd.isna(equal):
        return f"No estimate for {country} in {year}"
    kind = "origin" if inward else "destination"
    count = f"{equal:.1f}"
    countries = f"one {kind}" if count == "1.0" else f"{count} equal {kind}s"
    return f"{country}, {year}: as concentrated as {countries}"


def _corridor_sentence(
    now: pd.Series, share: pd.Series, equal: pd.Series, year: int, measure: str
) -> str:
    known = equal.dropna()
    if now.empty or year not in known:
        return f"Nobody was estimated for this choice; that is not a zero. Circles: {measure}."
    first, last = known.index[0], known.index[-1]
    return (
        f"{now.sum():,.0f} people along {len(now)} corridors with an estimate; in the largest, "
        f"with {name(str(now.index[0]))}, are {share.iloc[0]:.1f} percent of them. Effective "
        f"number of partners: {known[first]:.1f} in {first}, {known[last]:.1f} in {last}. "
        f"Circles: {measure}. A pair without a line was not estimated or is small."
    )


def _corridor_code(code: str, year: int, inward: bool, column: str) -> str:
    side, other = SIDES[inward]
    return (
        "from course_utils.models.concentration import effective_number\n"
        'stock = load("migrant_stock")\n'
        'stock = stock[stock["origin"] != "OOO"]\n'
        f'rows = stock[(stock["{side}"] == "{code}") & (stock["year"] == {year})]\n'
        f'people = rows.set_index("{other}")["{column}"]\n'
        "equal = effective_number(people) if people.sum() > 0 else None\n"
        f"people.sort_values(ascending=False).head({SHOWN})"
    )


# ---------------------------------------------------------------- the ego network

LAYERS = ("migrants", "refugees", "friendship")
UNITS = {"migrants": "people", "refugees": "people", "friendship": "on the index of Meta"}
MOST = 12  # partners that can be shown
FEWEST = 4
FRIENDS = 2021
LONGEST = 24  # letters of a name beside its circle; the table has the whole name
LIMITS = {
    "every tie": 0.0,
    "the strongest tenth in the world": 0.9,
    "the strongest hundredth in the world": 0.99,
}
WIDE, ASIDE = 0.42, 0.42  # the ellipse: half its width, and how far its middle bulges


class EgoNetwork(Scene):
    """A country, its strongest partners, and the ties among them, in three layers."""

    title = "Who are the strongest partners of a country, and are they tied to each other?"
    tables = ("migrant_stock", "refugees", "pairs")

    def __init__(self) -> None:
        stock = load("migrant_stock")
        self.years = sorted(stock["year"].unique().tolist())
        self._networks: dict[tuple[str, int], pd.DataFrame] = {}
        self._slots: dict[str, pd.DataFrame] = {}
        self.codes = sorted(set(stock["origin"]) & set(stock["destination"]), key=name)
        self.controls = [
            Control("Country", [name(code) for code in self.codes], start=_start(self.codes)),
            Control("Layer", LAYERS, "radio"),
            Control("Year", [str(y) for y in self.years], "range", len(self.years) - 1),
            Control("Partners", [str(n) for n in range(FEWEST, MOST + 1)], "range", MOST - FEWEST),
            Control("Ties among partners", list(LIMITS), "radio"),
        ]
        self.figure, axes = figure(5.4)
        self._prepare(axes)

    def _prepare(self, axes: Axes) -> None:
        axes.set(xlim=(-2, 2), ylim=(-1.08, 1.08))
        axes.set_axis_off()
        self.among = LineCollection([], colors=COLOURS["grey"], alpha=0.45)
        self.own = LineCollection([], colors=COLOURS["blue"], alpha=0.75)
        axes.add_collection(self.among)
        axes.add_collection(self.own)
        self.circles = axes.scatter([], [], color=COLOURS["blue"], edgecolor="white")
        self.middle = axes.scatter([0], [0], s=220, color=COLOURS["orange"], edgecolor="white")
        self.centre = axes.text(0, -0.075, "", ha="center", va="top", weight="bold")
        self.centre.set_bbox({"facecolor": "white", "edgecolor": "none", "alpha": 0.8, "pad": 1})
        self.labels = [axes.text(0, 0, "", va="center") for _ in range(MOST)]
        lines, points = [self.among, self.own], [self.circles, self.middle]
        self.moving = [*lines, *points, self.centre, *self.labels]

    def draw(self, values: Mapping[str, int]) -> View:
        """Show the values of the controls."""
        code, layer = self.codes[values["Country"]], LAYERS[values["Layer"]]
        year = FRIENDS if layer == "friendship" else self.years[values["Year"]]
        limit = list(LIMITS)[values["Ties among partners"]]
        partners = self.partners(code, layer, year).head(FEWEST + values["Partners"])
        among = self.ties(list(partners.index), layer, year)
        least = self.least(layer, year, limit)
        kept = among[among >= least]
        self._paint(code, partners, kept)
        possible = len(partners) * (len(partners) - 1) // 2
        return View(
            title=_ego_title(name(code), layer, year, partners, len(kept), possible),
            alt=_ego_alt(name(code), layer, year, partners, kept, limit),
            sentence=_ego_sentence(layer, values, partners, len(kept), possible, limit, least),
            header=["Partner", UNITS[layer].capitalize(), "Ties with other partners shown"],
            rows=[
                [name(c), _say(weight), str(sum(c in pair for pair in kept.index))]
                for c, weight in partners.items()
            ],
            code=_ego_code(code, layer, year, max(len(partners), 1)),
        )

    def network(self, layer: str, year: int) -> pd.DataFrame:
        """The ties of a layer as a square table: both directions added up, 0 for no tie."""
        if (layer, year) not in self._networks:
            self._networks[layer, year] = _square(*_layer_rows(layer, year))
        return self._networks[layer, year]

    def partners(self, code: str, layer: str, year: int) -> pd.Series:
        """The ties of a country, strongest first."""
        network = self.network(layer, year)
        ties = network[code] if code in network else pd.Series(dtype=float)
        ordered = ties[ties > 0].sort_index().sort_values(ascending=False, kind="stable")
        return ordered.head(MOST)

    def ties(self, partners: list[str], layer: str, year: int) -> pd.Series:
        """The ties among some countries, by pair."""
        square = self.network(layer, year).loc[partners, partners].to_numpy()
        pairs = [(a, b) for a in range(len(partners)) for b in range(a)]
        index = [(partners[b], partners[a]) for a, b in pairs]
        values = [square[a, b] for a, b in pairs]
        found = pd.Series(values, index=pd.Index(index, tupleize_cols=False), dtype=float)
        return found[found > 0]

    def least(self, layer: str, year: int, limit: str) -> float:
        """How strong a tie has to be to belong to the strongest part of all ties of the layer."""
        network = self.network(layer, year).to_numpy()
        ties = network[np.triu_indices(len(network), 1)]
        return float(np.ceil(np.quantile(ties[ties > 0], LIMITS[limit])))

    def slots(self, code: str) -> pd.DataFrame:
        """A place for each country that is ever among the strongest partners, in any layer or year.

        A partner keeps its place when the year, the layer or the number of partners changes. Half
        of them stand on the left, those to the west; each has a height of its own, from south to
        north, so that no two names can overlap.
        """
        if code not in self._slots:
            ever: set[str] = set()
            for layer in LAYERS:
                for year in [FRIENDS] if layer == "friendship" else self.years:
                    ever |= set(self.partners(code, layer, year).index)
            self._slots[code] = _places(code, sorted(ever), self._spots)
        return self._slots[code]

    @cached_property
    def _spots(self) -> pd.DataFrame:
        return _spots()

    def _paint(self, code: str, partners: pd.Series, kept: pd.Series) -> None:
        slots = self.slots(code)
        spots = slots.loc[partners.index, ["x", "y"]].to_numpy()
        place = dict(zip(partners.index, spots, strict=True))
        share = (partners / partners.max()).to_numpy() if len(partners) else np.empty(0)
        self.own.set_segments([[(0, 0), spot] for spot in spots])
        self.own.set_linewidth(np.maximum(8 * np.sqrt(share), 0.6))
        self.among.set_segments([_bent(place[a], place[b]) for a, b in kept.index])
        strongest = kept.max() if len(kept) else 1
        self.among.set_linewidth(np.maximum(4 * np.sqrt(kept.to_numpy() / strongest), 0.4))
        self.circles.set_offsets(spots if len(spots) else np.empty((0, 2)))
        self.circles.set_sizes(30 + 260 * share)
        self.centre.set_text(name(code))
        for label, (partner, (x, y)) in zip(self.labels, place.items(), strict=False):
            left = x < 0
            label.set(
                position=(x - 0.09 if left else x + 0.09, y),
                text=shorten(name(partner), LONGEST, placeholder=" …"),
            )
            label.set_horizontalalignment("right" if left else "left")
        for label in self.labels[len(place) :]:
            label.set_text("")


def _layer_rows(layer: str, year: int) -> tuple[pd.DataFrame, str, str, str]:
    """The rows of a layer, and the names of the columns for both ends and for the weight."""
    if layer == "friendship":
        return load("pairs"), "country_a", "country_b", "connectedness"
    table, other = ("migrant_stock", "destination") if layer == "migrants" else (layer, "asylum")
    rows = load(table)
    rows = rows[(rows["year"] == year) & ~rows["origin"].isin(NOT_COUNTRIES)]
    return rows[rows["origin"] != rows[other]], "origin", other, layer


def _square(rows: pd.DataFrame, source: str, target: str, weight: str) -> pd.DataFrame:
    """Both directions of each tie added up, in a table with all countries on both sides."""
    wide = rows.pivot(index=source, columns=target, values=weight)
    codes = wide.index.union(wide.columns)
    full = wide.reindex(index=codes, columns=codes).fillna(0).astype(float)
    return full + full.T


def _places(code: str, partners: list[str], spots: pd.DataFrame) -> pd.DataFrame:
    """Two columns of places, bent like an ellipse: columns x (-1 to 1) and y (-1 to 1)."""
    spots = spots.reindex(partners).fillna(spots.loc[code])
    order = spots.sort_values("x", kind="stable").index
    half = (len(order) + 1) // 2
    found = []
    for side, group in ((-1, order[:half]), (1, order[half:])):
        column = spots.loc[group].sort_values("y", kind="stable")
        heights = np.linspace(-1, 1, len(column)) if len(column) > 1 else np.zeros(len(column))
        bulge = WIDE + ASIDE * np.sqrt(1 - 0.9 * heights**2)
        found.append(pd.DataFrame({"x": side * bulge, "y": heights}, index=column.index))
    return pd.concat(found)


def _bent(start: np.ndarray, end: np.ndarray) -> np.ndarray:
    """A line that bends to the middle of the picture, so that ties on one side can be told."""
    step = np.linspace(0, 1, 14)[:, None]
    bend = 0.45 * (start + end) / 2
    return (1 - step) ** 2 * start + 2 * step * (1 - step) * bend + step**2 * end


def _ego_title(
    country: str, layer: str, year: int, partners: pd.Series, there: int, possible: int
) -> str:
    if partners.empty:
        return f"{country}: no tie in the layer {layer}, {year}"
    first = f"{country}, {layer} {year}: first is {name(str(partners.index[0]))}"
    return f"{first}; {there} of {possible} ties among partners" if possible else first


def _ego_alt(
    country: str, layer: str, year: int, partners: pd.Series, kept: pd.Series, limit: str
) -> str:
    listed = ", ".join(f"{name(c)} {_say(w)}" for c, w in partners.items())
    return (
        f"Network of {country} and its {len(partners)} strongest partners in the layer {layer}, "
        f"{year}, with {limit} among partners, {len(kept)} of them, where the order is: "
        f"{listed or 'no partner'}."
    )


def _ego_sentence(
    layer: str,
    values: Mapping[str, int],
    partners: pd.Series,
    there: int,
    possible: int,
    limit: str,
    least: float,
) -> str:
    if partners.empty:
        return (
            "The table has no tie for this country in this layer and year: no data, which is not "
            "the same as no contacts."
        )
    moment = (
        "The layer friendship has one date, October 2021: the year control has no effect. "
        if layer == "friendship"
        else ""
    )
    density = f"{100 * there / possible:.0f} percent" if possible else "not defined"
    both = "" if layer == "friendship" else ", both directions together"
    counted = f"{limit}, from {_say(least)} {UNITS[layer]}" if LIMITS[limit] else limit
    return (
        f"{moment}Strongest tie: {name(str(partners.index[0]))}, {_say(partners.iloc[0])} "
        f"{UNITS[layer]}{both}. Density among the {len(partners)} partners: "
        f"{there} of {possible} possible ties, {density}, if we count {counted}. "
        "A tie that is not drawn may be missing in the table."
    )


def _ego_code(code: str, layer: str, year: int, most: int) -> str:
    if layer == "friendship":
        rows = 'rows = load("pairs")\n'
        columns = 'rows, "country_a", "country_b", "connectedness"'
    else:
        table, other = (
            ("migrant_stock", "destination") if layer == "migrants" else (layer, "asylum")
        )
        rows = (
            f'rows = load("{table}")\n'
            f'rows = rows[(rows["year"] == {year}) & (rows["origin"] != rows["{other}"])]\n'
            f'rows = rows[~rows["origin"].isin({NOT_COUNTRIES})]\n'
        )
        columns = f'rows, "origin", "{other}", "{layer}"'
    return (
        "from course_utils.models import networks\n"
        f"{rows}"
        f"network = networks.undirected(networks.corridors({columns}))\n"
        f'near = networks.ego(network, "{code}", most={most}) if "{code}" in network else {{}}\n'
        f'ties = near["{code}"] if near else {{}}\n'
        'pd.Series({p: ties[p]["weight"] for p in ties}).sort_values(ascending=False)'
    )


# ---------------------------------------------------------------- residuals of the gravity model

FACTORS = {
    "population": ("origin_population", "destination_population"),
    "distance": ("distance_km",),
    "common border": ("border",),
    "common language": ("spoken_language",),
    "colonial tie": ("colonial_tie",),
}
KINDS = {"Poisson (means)": "poisson", "log-linear (geometric means)": "log-linear"}
SEEN_FROM = ("people born there, by where they live", "people living there, by where born")
BREAKS = [0.25, 0.5, 2, 4]
YEAR = 2024
WORTH = 1000  # people, counted or expected: smaller corridors are not listed


class GravityResiduals(Scene):
    """A map of how many people there are for each one that a gravity model expects."""

    title = "Where do more people live than the model expects?"
    tables = ("migrant_stock", "pairs", "migrant_totals")

    def __init__(self) -> None:
        self.pairs = gravity.corridor_table(YEAR)
        self._ratios: dict[tuple[str, tuple[str, ...]], tuple[pd.DataFrame, pd.DataFrame]] = {}
        both = set.intersection(*(set(self.pairs.index.unique(side)) for side in gravity.PAIR))
        self.codes = sorted(both, key=name)
        self.controls = [
            Control("Country", [name(code) for code in self.codes], start=_start(self.codes)),
            Control("Show", SEEN_FROM, "radio"),
            Control("Model", list(KINDS), "radio"),
            *(Control(f, kind="check", start=1, group="The model knows") for f in FACTORS),
        ]
        self.figure, (above, below) = figure(6.3, rows=2, height_ratios=(38, 19))
        self.map = WorldMap(above, palette="cividis_r", marked=COLOURS["red"])
        self.map.legend(BREAKS, "people there for each person expected")
        self.effects = Effects(below)
        self.moving = [*self.map.moving, *self.effects.moving]

    def draw(self, values: Mapping[str, int]) -> View:
        """Show the values of the controls."""
        code, inward = self.codes[values["Country"]], values["Show"] == 1
        kind = list(KINDS.values())[values["Model"]]
        known = tuple(factor for factor in FACTORS if values[factor])
        corridors, coefficients = self.fitted(kind, known)
        side = SIDES[inward][0]
        rows = corridors[corridors.index.get_level_values(side) == code].droplevel(side)
        self.map.colour(rows["ratio"], BREAKS, code)
        self.effects.draw(coefficients)
        listed = _listed(rows)
        return View(
            title=_gravity_title(name(code), inward, listed),
            alt=f"World map of people there for each person expected, {SEEN_FROM[inward]}, "
            f"{name(code)}, {kind} model with {', '.join(known) or 'no factor'}, above a dot chart "
            f"of its coefficients, where {_ends(listed)}.",
            sentence=_gravity_sentence(rows, known, listed),
            header=["Partner", "People there", "People expected", "There for each expected"],
            rows=[
                [name(c), f"{row.observed:,.0f}", f"{row.predicted:,.0f}", _times(row.ratio)]
                for c, row in listed.iterrows()
            ],
            code=_gravity_code(code, side, kind, known),
        )

    def fitted(self, kind: str, known: tuple[str, ...]) -> tuple[pd.DataFrame, pd.DataFrame]:
        """Corridors (observed, predicted, ratio) and coefficients; each model is fitted once."""
        if (kind, known) not in self._ratios:
            factors = [column for factor in known for column in FACTORS[factor]]
            found = gravity.fit(self.pairs, factors=factors, kind=kind)
            table = pd.DataFrame({"observed": found.observed, "predicted": found.predicted})
            table["ratio"] = table["observed"] / table["predicted"]
            self._ratios[kind, known] = table, found.coefficients
        return self._ratios[kind, known]


class Effects:
    """The coefficients of a model with their intervals, and each in words; made once."""

    WORDS = (
        ("distance_km", "distance", "twice as far: {:.2f} times"),
        ("origin_population", "people in the origin", "twice as many there: {:.2f} times"),
        (
            "destination_population",
            "people in the destination",
            "twice as many there: {:.2f} times",
        ),
        ("border", "common border", "with one: {:.1f} times"),
        ("spoken_language", "common language", "with one: {:.1f} times"),
        ("colonial_tie", "colonial tie", "with one: {:.1f} times"),
    )
    ON_THE_LEFT, ON_THE_RIGHT = -1.8, 4.3

    def __init__(self, axes: Axes) -> None:
        count = len(self.WORDS)
        self.dots = axes.scatter([], [], s=45, color=COLOURS["blue"], zorder=3)
        self.bars = LineCollection([], colors=COLOURS["blue"], linewidths=2.2)
        axes.add_collection(self.bars)
        self.words = [axes.text(self.ON_THE_RIGHT, y, "", va="center") for y in range(count)]
        self.moving = [self.bars, self.dots, *self.words]
        axes.axvline(0, color=COLOURS["grey"], linewidth=1)
        # The names stand inside, so that the map above is as wide as the whole figure.
        for y, (_, factor, _) in enumerate(self.WORDS):
            axes.text(self.ON_THE_LEFT, y, factor, ha="right", va="center")
        axes.set(xlim=(-6.2, 9.4), ylim=(count - 0.4, -0.8), xticks=range(-1, 5), yticks=[])
        axes.spines["left"].set_visible(False)
        axes.set_xlabel("coefficient and its interval of 95 percent", loc="center")

    def draw(self, coefficients: pd.DataFrame) -> None:
        """Show these coefficients; factors that the model does not know stay empty."""
        there = [(y, words) for y, words in enumerate(self.WORDS) if words[0] in coefficients.index]
        rows = [coefficients.loc[words[0]] for _, words in there]
        spots = [(row["coefficient"], y) for row, (y, _) in zip(rows, there, strict=True)]
        self.dots.set_offsets(spots or np.empty((0, 2)))
        self.bars.set_segments(
            [[(row["low"], y), (row["high"], y)] for row, (y, _) in zip(rows, there, strict=True)]
        )
        for label in self.words:
            label.set_text("(not in this model)")
        for row, (y, (factor, _, text)) in zip(rows, there, strict=True):
            base = 2.0 if factor in gravity.LOGGED else np.e
            self.words[y].set_text(text.format(base ** row["coefficient"]))


def _listed(rows: pd.DataFrame) -> pd.DataFrame:
    """The four corridors furthest above and the four furthest below, without the smallest."""
    worth = rows[rows[["observed", "predicted"]].max(axis="columns") >= WORTH]
    ordered = worth.sort_values("ratio", ascending=False)
    return ordered if len(ordered) <= 8 else pd.concat([ordered.head(4), ordered.tail(4)])


def _gravity_title(country: str, inward: bool, listed: pd.DataFrame) -> str:
    if listed.empty:
        return f"{country}: no corridor of {WORTH:,} people or more"
    partner, ratio = name(str(listed.index[0])), listed["ratio"].iloc[0]
    if ratio < 1:
        return f"{country}: no corridor is larger than expected"
    there = f"{'from' if inward else 'in'} {partner}"
    return f"{country}: {ratio:.3g} times as many people {there} as expected"


def _ends(listed: pd.DataFrame) -> str:
    if listed.empty:
        return f"no corridor has {WORTH:,} people, there or expected"
    first, last = (name(str(listed.index[place])) for place in (0, -1))
    most = f"{first} has {_times(listed['ratio'].iloc[0])} for each person expected"
    if len(listed) == 1:
        return f"among corridors with {WORTH:,} people, there or expected, only {most}"
    return (
        f"among corridors with {WORTH:,} people, there or expected, {most}, and {last} "
        f"{_times(listed['ratio'].iloc[-1])}"
    )


def _times(ratio: float) -> str:
    return "under 0.01" if ratio < 0.01 else f"{ratio:.3g}"


def _gravity_sentence(rows: pd.DataFrame, known: tuple[str, ...], listed: pd.DataFrame) -> str:
    observed, predicted = rows["observed"].sum(), rows["predicted"].sum()
    ends = _ends(listed)
    return (
        f"The model knows {', '.join(known) or 'nothing, so it expects the same everywhere'}. "
        f"Along {len(rows)} corridors it expects {predicted:,.0f} people; {observed:,.0f} are "
        "there. "
        f"{ends[0].upper()}{ends[1:]}. The model does not say why. "
        "Light grey means no estimate."
    )


def _gravity_code(code: str, side: str, kind: str, known: tuple[str, ...]) -> str:
    factors = [column for factor in known for column in FACTORS[factor]]
    return (
        "from course_utils.models import gravity\n"
        f"table = gravity.corridor_table({YEAR})\n"
        f'found = gravity.fit(table, factors={factors}, kind="{kind}")\n'
        "ratio = found.observed / found.predicted\n"
        f'here = ratio.index.get_level_values("{side}") == "{code}"\n'
        f'ratio[here].droplevel("{side}").sort_values(ascending=False)'
    )


SCENES = {
    "corridors": Corridors,
    "ego_network": EgoNetwork,
    "gravity_residuals": GravityResiduals,
}

"""World maps: countries coloured by a value, and lines from one country to its partners."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Any

import matplotlib as mpl
import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.collections import LineCollection
from matplotlib.figure import Figure
from matplotlib.patches import Patch
from matplotlib.patheffects import withStroke

from course_utils.countries import name
from course_utils.data import load
from course_utils.figures import COLOURS, figure

PROJECTION = "+proj=eqearth"  # Equal Earth (Šavrič, Patterson and Jenny 2018) keeps areas
MISSING = "#E3E3E3"
EDGE = "#9A9A9A"
NOT_SHOWN = "Antarctica"
LAND = "#E9E9E9"
NAMED = 5  # how many partners carry their name on a map of lines
WORTH_A_NAME = 0.02  # of the largest circle
METRES_PER_POINT = 6.9e4  # as wide as a figure of this course
LETTER, LINE = 0.17e6, 0.7e6  # half the width of a letter, and the height of a line, in metres
LABEL: dict[str, Any] = {"fontsize": 10, "ha": "center", "va": "center", "color": COLOURS["ink"]}
WEST, EAST = -17.1e6, 17.35e6  # metres from the middle of the map
SOUTH, NORTH = -6.7e6, 8.35e6  # from below Cape Horn to the north of Greenland


class WorldMap:
    """A world map in `axes` whose colours can be changed without drawing the shapes again.

    `palette` names a colour map of Matplotlib, for low to high values; `marked` is the colour of
    the one country that `colour` may mark.
    """

    def __init__(
        self, axes: Axes, palette: str = "YlGnBu", marked: str = COLOURS["orange"]
    ) -> None:
        self.axes, self._palette, self._marked = axes, palette, marked
        shapes, points = _places()
        # A country of several islands takes several rows, each with one shape.
        shapes = shapes.explode()
        self._shape_codes, self._point_codes = list(shapes["iso3"]), list(points["iso3"])
        shapes.plot(ax=axes, color=MISSING, edgecolor=EDGE, linewidth=0.3)
        self._shapes = axes.collections[0]
        self._points = axes.scatter(
            points.geometry.x, points.geometry.y, s=16, color=MISSING, edgecolor=EDGE, linewidth=0.5
        )
        self.moving = [self._shapes, self._points]
        axes.set_axis_off()
        axes.set(xlim=(WEST, EAST), ylim=(SOUTH, NORTH), anchor="N")

    def colour(self, values: pd.Series, breaks: Sequence[float], mark: str | None = None) -> None:
        """Colour the countries by `values` (index: ISO3 codes).

        `breaks` are the rising limits between the classes: n breaks give n + 1 colours. `mark` is
        one country that is shown in a colour of its own (orange, unless chosen otherwise).
        """
        ramp = _ramp(len(breaks) + 1, self._palette)
        known = values.dropna()
        classes = np.searchsorted(breaks, known, side="right")
        colours = {code: ramp[k] for code, k in zip(known.index, classes, strict=True)}
        if mark:
            colours[mark] = self._marked
        self._shapes.set_facecolor([colours.get(code, MISSING) for code in self._shape_codes])
        self._points.set_facecolor([colours.get(code, MISSING) for code in self._point_codes])

    def legend(self, breaks: Sequence[float], unit: str) -> None:
        """Say below the map what the colours mean."""
        ramp = _ramp(len(breaks) + 1, self._palette)
        limits = [f"{limit:,.10g}" for limit in breaks]
        middle = [f"{low} to {high}" for low, high in pairwise(limits)]
        names = [f"below {limits[0]}", *middle, f"{limits[-1]} or more", "no number"]
        patches = [
            Patch(facecolor=colour, edgecolor=EDGE, label=name)
            for colour, name in zip([*ramp, MISSING], names, strict=True)
        ]
        self.axes.legend(
            handles=patches,
            title=unit,
            loc="upper center",
            bbox_to_anchor=(0.5, 0.04),
            ncols=len(patches) // 2,
            fontsize=10,
            frameon=False,
        )


class FlowMap:
    """A world map in `axes` with curved lines between one country and its partners.

    The area of a circle, and with it the width of the line, stands for an amount.
    """

    LARGEST = 700  # the area of the largest circle, in square points
    WIDEST = 7  # the width of its line, in points

    def __init__(self, axes: Axes) -> None:
        self.axes = axes
        shapes, _ = _places()
        shapes.plot(ax=axes, color=LAND, edgecolor="white", linewidth=0.4)
        self._spots = _spots()
        self._lines = LineCollection([], colors=COLOURS["blue"], alpha=0.45)
        axes.add_collection(self._lines)
        self._circles = axes.scatter([], [], color=COLOURS["blue"], alpha=0.75, linewidth=0)
        self._centre = axes.scatter([], [], s=60, color=COLOURS["orange"], edgecolor="white")
        halo = [withStroke(linewidth=3, foreground="white")]
        self._names = [axes.text(0, 0, "", path_effects=halo, **LABEL) for _ in range(NAMED)]
        self.moving = [self._lines, self._circles, self._centre, *self._names]
        axes.set_axis_off()
        axes.set(xlim=(WEST, EAST), ylim=(SOUTH, NORTH), anchor="N")

    def draw(self, centre: str, amounts: pd.Series, largest: float | None = None) -> None:
        """Show the `amounts` between `centre` and its partners (index: ISO3 codes).

        `largest` is the amount of the largest circle, so that years can be compared; without it,
        the largest amount here. Partners without a place on the map are left out.
        """
        there = amounts.index.isin(self._spots.index) & (amounts > 0) & (amounts.index != centre)
        shown = amounts[there].sort_values(ascending=False)
        share = (shown / (largest or shown.max())).to_numpy() if len(shown) else np.empty(0)
        home, ends = self._spots.loc[centre].to_numpy(), self._spots.loc[shown.index].to_numpy()
        self._lines.set_segments([_curve(home, end) for end in ends])
        self._lines.set_linewidth(np.maximum(self.WIDEST * np.sqrt(share), 0.3))
        self._circles.set_offsets(ends)
        self._circles.set_sizes(self.LARGEST * share)
        self._centre.set_offsets([home])
        worth = shown.index[share >= WORTH_A_NAME]
        below = [0, METRES_PER_POINT] * (np.sqrt(self.LARGEST * share / np.pi) + 7)[:, None]
        self._name([name(code) for code in worth], ends - below)

    def _name(self, names: list[str], ends: np.ndarray) -> None:
        """Names for the largest circles; a name that would cover another one is left out."""
        placed: list[tuple[str, np.ndarray]] = []
        for text, end in zip(names, ends, strict=False):
            if len(placed) < NAMED and not any(_cover(text, end, *other) for other in placed):
                placed.append((text, end))
        for label, (text, end) in zip(self._names, placed, strict=False):
            label.set(position=end, text=text)
        for label in self._names[len(placed) :]:
            label.set_text("")


def _cover(text: str, end: np.ndarray, other: str, place: np.ndarray) -> bool:
    """Would the two texts, each in the middle of its place, overlap?"""
    across, up = np.abs(end - place)
    return bool(across < LETTER * (len(text) + len(other) + 1) and up < LINE)


def choropleth(
    values: pd.Series, breaks: Sequence[float], title: str, unit: str, mark: str | None = None
) -> Figure:
    """A world map of `values` (index: ISO3 codes) in classes with these `breaks`."""
    fig, axes = figure(4.4)
    world = WorldMap(axes)
    world.colour(values, breaks, mark)
    world.legend(breaks, unit)
    axes.set_title(title)
    return fig


def _ramp(count: int, palette: str = "YlGnBu") -> list[str]:
    ramp = mpl.colormaps[palette](np.linspace(0.12, 0.95, count))
    return [mpl.colors.to_hex(colour) for colour in ramp]


def _places() -> tuple[pd.DataFrame, pd.DataFrame]:
    """Shapes, and points for the states that have none, both projected."""
    import geopandas

    shapes, small = load("world_shapes"), load("countries")
    small = small[~small["iso3"].isin(shapes["iso3"]) & small["latitude"].notna()]
    shapes = shapes[shapes["name"] != NOT_SHOWN].to_crs(PROJECTION)
    spots = geopandas.points_from_xy(small["longitude"], small["latitude"], crs="EPSG:4326")
    return shapes, geopandas.GeoDataFrame(small, geometry=spots).to_crs(PROJECTION)


def _spots() -> pd.DataFrame:
    """The place of each country on the map, in metres: columns x and y, index ISO3 codes."""
    import geopandas

    known = load("countries").dropna(subset=["latitude", "longitude"]).set_index("iso3")
    spots = geopandas.GeoSeries(
        geopandas.points_from_xy(known["longitude"], known["latitude"], crs="EPSG:4326"),
        index=known.index,
    ).to_crs(PROJECTION)
    return pd.DataFrame({"x": spots.x, "y": spots.y})


def _curve(start: np.ndarray, end: np.ndarray, points: int = 24) -> np.ndarray:
    """A line that bends to one side (a quadratic Bézier curve), so that two ways can be told."""
    step = np.linspace(0, 1, points)[:, None]
    across = (end - start)[::-1] * [-1, 1]
    bend = (start + end) / 2 + 0.18 * across
    return (1 - step) ** 2 * start + 2 * step * (1 - step) * bend + step**2 * end

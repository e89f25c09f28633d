"""World maps: countries coloured by a value, and a point for each state too small for the map."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import matplotlib as mpl
import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import Patch

from course_utils.data import load
from course_utils.figures import COLOURS, figure

PROJECTION = "+proj=eqearth"  # Equal Earth (Šavrič, Patterson and Jenny 2018) keeps areas
MISSING = "#E3E3E3"
EDGE = "#9A9A9A"
NOT_SHOWN = "Antarctica"
WEST, EAST = -17.1e6, 17.35e6  # metres from the middle of the map
SOUTH, NORTH = -6.7e6, 8.35e6  # from below Cape Horn to the north of Greenland


class WorldMap:
    """A world map in `axes` whose colours can be changed without drawing the shapes again."""

    def __init__(self, axes: Axes) -> None:
        self.axes = axes
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
        one country that is shown in orange.
        """
        ramp = _ramp(len(breaks) + 1)
        known = values.dropna()
        classes = np.searchsorted(breaks, known, side="right")
        colours = {code: ramp[k] for code, k in zip(known.index, classes, strict=True)}
        if mark:
            colours[mark] = COLOURS["orange"]
        self._shapes.set_facecolor([colours.get(code, MISSING) for code in self._shape_codes])
        self._points.set_facecolor([colours.get(code, MISSING) for code in self._point_codes])

    def legend(self, breaks: Sequence[float], unit: str) -> None:
        """Say below the map what the colours mean."""
        ramp = _ramp(len(breaks) + 1)
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


def _ramp(count: int) -> list[str]:
    ramp = mpl.colormaps["YlGnBu"](np.linspace(0.12, 0.95, count))
    return [mpl.colors.to_hex(colour) for colour in ramp]


def _places() -> tuple[pd.DataFrame, pd.DataFrame]:
    """Shapes, and points for the states that have none, both projected."""
    import geopandas

    shapes, small = load("world_shapes"), load("countries")
    small = small[~small["iso3"].isin(shapes["iso3"]) & small["latitude"].notna()]
    shapes = shapes[shapes["name"] != NOT_SHOWN].to_crs(PROJECTION)
    spots = geopandas.points_from_xy(small["longitude"], small["latitude"], crs="EPSG:4326")
    return shapes, geopandas.GeoDataFrame(small, geometry=spots).to_crs(PROJECTION)

"""Parts of a figure that several explorers share: bars, a moving scale, names beside points.

Each makes its artists once and lists them in `moving`; `draw` or `fit` changes them.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from matplotlib.artist import Artist
from matplotlib.axes import Axes
from matplotlib.collections import LineCollection
from matplotlib.patheffects import withStroke
from matplotlib.ticker import MaxNLocator

from course_utils.figures import COLOURS


class TopBars:
    """Horizontal bars with names and values; made once, then only changed."""

    def __init__(self, axes: Axes, count: int) -> None:
        self.axes = axes
        self.rows = axes.barh(range(count), [0] * count, height=0.7, color=COLOURS["blue"])
        self.names = [axes.text(-0.01, y, "", ha="right", va="center") for y in range(count)]
        self.values = [axes.text(0, y, "", ha="left", va="center") for y in range(count)]
        self.moving = [*self.rows, *self.names, *self.values]
        axes.set(xlim=(-0.45, 1.25), ylim=(count - 0.5, -0.5))
        axes.set_axis_off()

    def draw(
        self, names: Sequence[str], sizes: Sequence[float], labels: Sequence[str], whole: float = 0
    ) -> None:
        """Show these bars; bars that are left over disappear.

        `whole` is the value of a full bar; without it the longest bar is full.
        """
        longest = whole or max(sizes, default=0) or 1
        for row, bar in enumerate(self.rows):
            there = row < len(names)
            width = sizes[row] / longest if there else 0
            bar.set_width(width)
            self.names[row].set_text(names[row] if there else "")
            self.values[row].set_text(labels[row] if there else "")
            self.values[row].set_x(width + 0.01)


class MovingScale:
    """A vertical scale that changes quickly: its ticks are artists, the axes stay at 0 to 1."""

    COUNT = 9

    def __init__(self, axes: Axes) -> None:
        axes.set_ylim(0, 1.08)
        # A label that nobody sees keeps room for the ticks, which the layout does not know.
        axes.set_yticks([0], ["100,000"], color="none")
        axes.tick_params(axis="y", length=0)
        axes.grid(False)
        self.axes, self.low, self.high = axes, 0.0, 1.0
        self._grid = LineCollection([], colors="#E5E5E5", linewidths=0.8, zorder=0)
        self._zero = LineCollection([], colors=COLOURS["grey"], linewidths=1.2, zorder=0.5)
        axes.add_collection(self._grid)
        axes.add_collection(self._zero)
        place = axes.get_yaxis_transform()
        self._ticks = [
            axes.text(-0.01, 0, "", ha="right", va="center", transform=place)
            for _ in range(self.COUNT)
        ]
        self.moving: list[Artist] = [self._grid, self._zero, *self._ticks]

    def fit(self, values: np.ndarray) -> None:
        """Choose round ticks so that zero and all `values` are inside."""
        known = values[np.isfinite(values)]
        low, high = min(0.0, *known, 0.0), max(0.0, *known, 0.0)
        ticks = MaxNLocator(5, steps=[1, 2, 2.5, 5, 10]).tick_values(low, high or 1.0)
        ticks = ticks[: self.COUNT]
        self.low, self.high = float(ticks[0]), float(ticks[-1])
        left, right = self.axes.get_xlim()
        lines = [[(left, self.at(tick)), (right, self.at(tick))] for tick in ticks]
        self._grid.set_segments(lines)
        self._zero.set_segments([[(left, self.at(0.0)), (right, self.at(0.0))]])
        for place, text in enumerate(self._ticks):
            label = f"{ticks[place]:,.10g}".replace("-", "−") if place < len(ticks) else ""
            text.set_text(label)
            text.set_y(self.at(ticks[place]) if place < len(ticks) else 0)

    def at(self, value: float) -> float:
        """Where a value stands on the fixed axes."""
        return (value - self.low) / (self.high - self.low)


class Names:
    """Names beside points: one that would lie upon another moves, and a thin line leads to it.

    Places are parts of the axes, from 0 to 1.
    """

    HEIGHT = 0.062
    LETTER = 0.0125

    def __init__(self, axes: Axes, count: int) -> None:
        place = axes.transAxes
        halo = [withStroke(linewidth=3, foreground="white")]
        self.texts = [
            axes.text(0, 0, "", va="center", transform=place, path_effects=halo)
            for _ in range(count)
        ]
        self.lines = LineCollection([], colors=COLOURS["grey"], linewidths=0.8, transform=place)
        axes.add_collection(self.lines, autolim=False)
        self.moving: list[Artist] = [self.lines, *self.texts]

    def draw(
        self,
        points: Sequence[tuple[float, float, str]],
        shift: float = 0.0,
        others: Sequence[tuple[float, float, str]] = (),
    ) -> None:
        """Write each name beside its point (x, y, name), higher by `shift`.

        `others` are texts that stand there already, each in the middle of its place.
        """
        taken = [
            (x - self.LETTER * len(t) / 2, x + self.LETTER * len(t) / 2, y) for x, y, t in others
        ]
        leaders = []
        for text, (x, y, label) in zip(self.texts, points, strict=False):
            left = x > 0.6
            begin = x - 0.025 - self.LETTER * len(label) if left else x + 0.025
            end = begin + self.LETTER * len(label)
            height = self._free(taken, begin, end, y + shift)
            taken.append((begin, end, height))
            text.set_text(label)
            text.set_horizontalalignment("right" if left else "left")
            text.set_position((end if left else begin, height))
            if height != y + shift:
                leaders.append([(x, y), (end if left else begin, height)])
        for text in self.texts[len(points) :]:
            text.set_text("")
        self.lines.set_segments(leaders)

    def _free(
        self, taken: Sequence[tuple[float, float, float]], begin: float, end: float, y: float
    ) -> float:
        """The height nearest to y at which no other name stands."""
        steps = sorted(range(-9, 10), key=lambda step: (abs(step), -step))
        heights = [y + step * self.HEIGHT for step in steps]
        inside = [height for height in heights if 0.03 < height < 0.98] or [y]
        free = [
            height
            for height in inside
            if not any(
                begin < b and a < end and abs(height - h) < 0.98 * self.HEIGHT for a, b, h in taken
            )
        ]
        return (free or inside)[0]

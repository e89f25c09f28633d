"""House style of the figures, and their way into the page with alt text and source."""

from __future__ import annotations

import base64
import io
import sys
from collections.abc import Iterable, Sequence
from typing import Any

import matplotlib as mpl
from cycler import cycler
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure

from course_utils import data
from course_utils.cards import picture

# Okabe and Ito (2008), "Color Universal Design": told apart under every common colour blindness.
COLOURS = {
    "blue": "#0072B2",
    "orange": "#E69F00",
    "green": "#009E73",
    "red": "#D55E00",
    "purple": "#CC79A7",
    "sky": "#56B4E9",
    "ink": "#222222",
    "grey": "#737373",
    "pale": "#D9D9D9",
}
WIDTH = 7.2  # inches; shown at 720 pixels, so 10 pt on paper is about 10 pt on the page
TALLEST = 40  # inches
DPI = 150
STYLE: dict[Any, Any] = {
    "axes.prop_cycle": cycler(
        color=[COLOURS[c] for c in ("blue", "orange", "green", "red", "purple")]
    ),
    "axes.spines.top": False,
    "axes.spines.right": False,
    "axes.titlelocation": "left",
    "axes.titlesize": 12,
    "axes.titleweight": "bold",
    "axes.titlepad": 12,
    "axes.labelsize": 10.5,
    "axes.axisbelow": True,
    "axes.grid": True,
    "axes.grid.axis": "y",
    "grid.color": "#E5E5E5",
    "xtick.labelsize": 10.5,
    "ytick.labelsize": 10.5,
    "font.size": 10.5,
    "lines.linewidth": 2.2,
    "legend.frameon": False,
    "figure.facecolor": "white",
    "text.hinting": "none",  # letters are drawn a third faster, and look the same at this size
}
SHORTEST_ALT = 25


class Picture:
    """A figure for the page: `alt` says what it shows, `lines` stand below it."""

    def __init__(self, png: bytes, alt: str, lines: Sequence[str] = ()) -> None:
        self.png, self.alt, self.lines = png, alt, tuple(lines)

    def _repr_html_(self) -> str:
        return picture(base64.b64encode(self.png).decode("ascii"), self.alt, self.lines)

    def __repr__(self) -> str:
        return "\n".join([f"Figure. {self.alt}", *self.lines])


def figure(
    height: float = 4.0, columns: int = 1, rows: int = 1, **options: Any
) -> tuple[Figure, Any]:
    """A figure in the house style and its axes (an array of axes if there are several).

    `height` is in inches, more than 0 and at most 40 (ValueError otherwise). Further options go to
    ``Figure.subplots``, such as ``sharey=True``. The first call sets the style for the whole
    session, because Matplotlib reads it again for titles.
    """
    if not isinstance(height, int | float) or not 0 < height <= TALLEST:
        raise ValueError(f"The height of a figure is in inches, such as 4: not {str(height)[:20]}.")
    mpl.rcParams.update(STYLE)
    fig = Figure(figsize=(WIDTH, height), dpi=DPI, layout="constrained")
    FigureCanvasAgg(fig)
    return fig, fig.subplots(rows, columns, **options)


def show(fig: Figure, alt: str, source: str | Sequence[str] = (), note: str = "") -> Picture:
    """Put a figure on the page with its alt text, a note, and the source of its tables.

    `alt` follows "chart type of data where reason" and has at least 25 characters (ValueError
    otherwise); `source` names one table or several, as in ``load``.
    """
    if not isinstance(alt, str) or len(alt.strip()) < SHORTEST_ALT:
        raise ValueError(
            "Say in `alt` what the figure shows, for readers who cannot see it: "
            '"Line chart of … where …", in 25 characters or more.'
        )
    names = [source] if isinstance(source, str) else list(source)
    lines = [note, *source_lines(names)] if note else source_lines(names)
    result = Picture(png_of(fig), alt.strip(), lines)
    _forget(fig)
    return result


def source_lines(names: Iterable[str]) -> list[str]:
    """A line for each table: counted, estimated or modelled, and by whom."""
    kinds = ((name, data.load(name).attrs["kind"].capitalize()) for name in names)
    return list(dict.fromkeys(f"{kind}. {data.source_line(name)}" for name, kind in kinds))


def png_of(fig: Figure) -> bytes:
    """The figure as a small PNG file."""
    fig.canvas.draw()
    return encoded(fig)


def encoded(fig: Figure) -> bytes:
    """What is drawn on the canvas, as PNG: 128 colours are enough for charts and flat maps."""
    from PIL import Image

    pixels = fig.canvas.buffer_rgba()  # type: ignore[attr-defined]
    image = Image.frombuffer("RGBA", fig.canvas.get_width_height(), pixels, "raw", "RGBA", 0, 1)
    image = image.convert("RGB")
    file = io.BytesIO()
    image.quantize(128, method=Image.Quantize.FASTOCTREE).save(file, "png", compress_level=3)
    return file.getvalue()


def _forget(fig: Figure) -> None:
    """A figure made with pyplot would be shown a second time at the end of the cell: close it."""
    pyplot = sys.modules.get("matplotlib.pyplot")
    if pyplot is not None:
        pyplot.close(fig)

"""The machinery of an explorer: a scene that can be redrawn, and the widget around it."""

from __future__ import annotations

import base64
from abc import ABC, abstractmethod
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

import traitlets
from matplotlib.artist import Artist
from matplotlib.figure import Figure

from course_utils import cards
from course_utils.cards import Card, Grid, html_of
from course_utils.figures import encoded, source_lines
from course_utils.widgets import Interactive, front_end


@dataclass(frozen=True)
class Control:
    """A control with a name and a list of labels; its value is the number of a label.

    `kind` is "select", "range", "radio", or "check" (value 0 or 1). Controls of one `group` stand
    together under its name.
    """

    name: str
    labels: Sequence[str] = ("off", "on")
    kind: str = "select"
    start: int = 0
    group: str = ""


@dataclass(frozen=True)
class View:
    """What stands beside the picture: its title, alt text, a sentence, a table and the code."""

    title: str
    alt: str
    sentence: str
    header: Sequence[str]
    rows: Sequence[Sequence[str]]
    code: str


MADE_UP = "Made up. Random numbers of a computer; no real person or platform stands behind them."


class Scene(ABC):
    """A figure that is made once and changed by `draw`.

    Only the artists in `moving` are drawn again. A scene that changes anything else sets `stale`.
    A scene without `tables` says in `origin` where its numbers come from. In a lesson that is a
    made-up case, and its title says so.
    """

    title: str
    tables: Sequence[str]
    origin: str = MADE_UP
    controls: Sequence[Control]
    figure: Figure
    moving: Sequence[Artist]
    stale = True

    @abstractmethod
    def draw(self, values: Mapping[str, int]) -> View:
        """Change the figure to `values` (control name to the number of its label)."""


DPI = 100  # coarser than a still figure, so that a new picture comes at once: 720 pixels wide


def _with_text_picture(view: Mapping[str, Any], _: object) -> dict[str, Any]:
    """The view as it is sent: a browser shows a picture in an address sooner than one in a blob."""
    picture = base64.b64encode(view["picture"]).decode("ascii")
    return dict(view) | {"picture": f"data:image/png;base64,{picture}"}


class Explorer(Interactive):
    """A scene as a widget. The browser sends all values at once, so the last position wins."""

    _esm = front_end("explorer")
    controls: Any = traitlets.List().tag(sync=True)
    values = traitlets.Dict().tag(sync=True, echo_update=False)
    view = traitlets.Dict().tag(sync=True, to_json=_with_text_picture)
    width = traitlets.Int(720).tag(sync=True)
    source = traitlets.Unicode().tag(sync=True)

    def __init__(self, scene: Scene) -> None:
        self.scene = scene
        scene.figure.set_dpi(DPI)
        for artist in scene.moving:
            artist.set_animated(True)
        start = {control.name: control.start for control in scene.controls}
        controls = [
            asdict(control) | {"labels": list(control.labels)} for control in scene.controls
        ]
        view, lines = self._see(start), source_lines(scene.tables) or [scene.origin]
        self.still = Still(scene.title, view, lines)
        super().__init__(controls=controls, values=start, view=view, source=" · ".join(lines))
        self.observe(self._redraw, "values")

    def _redraw(self, _: object) -> None:
        self.view = self._see(self._sound(self.values))

    def _sound(self, values: Mapping[str, Any]) -> dict[str, int]:
        """Values as the scene may rely on them: every control, each within its labels."""
        limits = {control.name: len(control.labels) - 1 for control in self.scene.controls}
        starts = {control.name: control.start for control in self.scene.controls}
        given = {k: v for k, v in values.items() if k in limits and isinstance(v, int)}
        return {name: min(max(given.get(name, starts[name]), 0), limits[name]) for name in limits}

    def _see(self, values: Mapping[str, int]) -> dict[str, Any]:
        view = self.scene.draw(values)
        return {
            "picture": self._paint(),
            "title": view.title,
            "alt": view.alt,
            "sentence": view.sentence,
            "table": html_of([Grid(view.header, view.rows)]),
            "code": view.code,
        }

    def _paint(self) -> bytes:
        """The picture: the kept background, and on it the artists that move."""
        canvas: Any = self.scene.figure.canvas
        if self.scene.stale:
            canvas.draw()
            # The layout is worked out once: doing it again would cost more than the drawing.
            self.scene.figure.set_layout_engine("none")
            self._background = canvas.copy_from_bbox(self.scene.figure.bbox)
            self.scene.stale = False
        canvas.restore_region(self._background)
        for artist in self.scene.moving:
            self.scene.figure.draw_artist(artist)
        return encoded(self.scene.figure)


class Still(Card):
    """The first view of an explorer as a plain figure."""

    def __init__(self, title: str, view: Mapping[str, Any], lines: Sequence[str]) -> None:
        super().__init__(
            title, view["title"], view["sentence"], "Run the cell to move the controls."
        )
        self._png = base64.b64encode(view["picture"]).decode("ascii")
        self._alt, self._lines = view["alt"], lines

    @property
    def html(self) -> str:
        """The picture with its alt text, and the card below it."""
        return cards.picture(self._png, self._alt, self._lines) + super().html

"""Cards and pages: the only place in the library that makes HTML.

A card is a title and a few parts, and so is a page that stands alone in a file. Every string is
escaped, so text that a learner typed is shown as text. The same parts also give plain text, for
screen readers of consoles and for tests. In a card, colours are left to the theme of JupyterLab;
only the border carries the tone.
"""

from __future__ import annotations

import html
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

# Okabe-Ito colours, which survive colour blindness; the heading says the same in words.
TONES = {"plain": "#737373", "good": "#009E73", "hint": "#0072B2", "warn": "#D55E00"}
# In a narrow window a long word breaks; otherwise the table would run out of the page.
BREAKS = "text-align:left;overflow-wrap:anywhere"
# The heading of a row is what one looks for: its words stay whole.
WHOLE = "text-align:left;overflow-wrap:break-word"


def readable(text: str) -> str:
    """Text that can be sent as UTF-8; half characters (lone surrogates) become question marks."""
    return text.encode("utf-8", "replace").decode("utf-8")


def escape(text: str) -> str:
    """Text that is safe inside HTML."""
    return html.escape(readable(text))


@dataclass(frozen=True)
class Link:
    """A text that leads to an address; only http and https addresses become links."""

    text: str
    url: str


@dataclass(frozen=True)
class Code:
    """Lines of code, shown as they are."""

    text: str


@dataclass(frozen=True)
class Rows:
    """Pairs of a label and a value, shown as a table of two columns."""

    items: Sequence[tuple[str, str | Link]]


@dataclass(frozen=True)
class Listing:
    """A list of short texts or links."""

    items: Sequence[str | Link]


@dataclass(frozen=True)
class Grid:
    """A table with a header, and a caption above it; the first column holds the row headings."""

    header: Sequence[str]
    rows: Sequence[Sequence[str | Link]]
    caption: str = ""


@dataclass(frozen=True)
class Heading:
    """A heading inside a page, of level 2 to 6; the title of the page has level 1."""

    text: str
    level: int = 2


@dataclass(frozen=True)
class Quote:
    """Words of somebody else, in any language and direction of writing."""

    text: str


@dataclass(frozen=True)
class Image:
    """A picture as base64 PNG, with its alt text and the lines below it."""

    png: str
    alt: str
    lines: Sequence[str] = ()


@dataclass(frozen=True, init=False)
class Fold:
    """Parts that stay closed until the reader opens them."""

    summary: str
    parts: tuple[Part, ...]

    def __init__(self, summary: str, *parts: Part) -> None:
        object.__setattr__(self, "summary", summary)
        object.__setattr__(self, "parts", parts)


Part = str | Link | Code | Rows | Listing | Grid | Fold | Heading | Quote | Image

# A page of its own: nothing is loaded from elsewhere, and a browser refuses to run any script.
PAGE = """<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy"
 content="default-src 'none'; img-src data:; style-src 'unsafe-inline'">
<title>{title}</title>
<style>
body {{ max-width: 46rem; margin: 2rem auto; padding: 0 1rem; color: #1a1a1a; background: #fff;
  font: 1rem/1.5 system-ui, "Segoe UI", "Noto Sans", sans-serif; overflow-wrap: anywhere; }}
h1, h2, h3 {{ line-height: 1.25; break-after: avoid; }}
h2 {{ margin-top: 2.2rem; border-top: 1px solid #737373; padding-top: 0.8rem; }}
table {{ border-collapse: collapse; margin: 0.8rem 0; width: 100%; font-size: 0.92rem; }}
caption {{ text-align: left; font-weight: 600; padding: 0.3rem 0; }}
th, td {{ border-bottom: 1px solid #b5b5b5; padding: 0.25rem 0.5rem; vertical-align: top;
  /* words and numbers stay whole; only a word that is wider than the page breaks */
  overflow-wrap: break-word !important; }}
table, tr, figure {{ break-inside: avoid; }} /* a long text or table goes on overleaf */
caption, thead {{ break-after: avoid; }}
blockquote {{ margin: 0.6rem 0; padding: 0.2rem 0 0.2rem 1rem; border-left: 4px solid #0072B2;
  white-space: pre-wrap; }}
a {{ color: #00558a; }}
@media (max-width: 34rem) {{
  body {{ padding: 0 0.7rem; }}
  table {{ font-size: 0.78rem; hyphens: auto; }}
  th, td {{ padding: 0.25rem 0.15rem; }}
}}
@media (max-width: 24rem) {{ th, td {{ overflow-wrap: anywhere !important; }} }}
@media print {{ body {{ margin: 0; max-width: none; font-size: 10.5pt; }} }}
@page {{ margin: 2cm; }}
</style>
</head>
<body>
<main>
<h1>{title}</h1>
{body}
</main>
</body>
</html>
"""


class Card:
    """A titled box that shows itself in a notebook; `.html` and `.text` hold the same content.

    `tone` is one of ``plain``, ``good``, ``hint``, ``warn`` and raises KeyError otherwise.
    """

    def __init__(self, title: str, *parts: Part, tone: str = "plain") -> None:
        self.title = title
        self.parts = parts
        self.colour = TONES[tone]

    @property
    def html(self) -> str:
        """The card as escaped HTML."""
        style = f"border-left:4px solid {self.colour};padding:4px 0 4px 14px;margin:8px 0"
        title = f'<div style="font-weight:600">{escape(self.title)}</div>' if self.title else ""
        return f'<div class="course-card" style="{style}">{title}{html_of(self.parts)}</div>'

    @property
    def text(self) -> str:
        """The card as plain text."""
        return readable("\n".join(line for line in [self.title, text_of(self.parts)] if line))

    def _repr_html_(self) -> str:
        return self.html

    def __repr__(self) -> str:
        return self.text


def html_of(parts: Iterable[Part]) -> str:
    """The parts as escaped HTML."""
    return "".join(_html(part) for part in parts)


def text_of(parts: Iterable[Part]) -> str:
    """The parts as plain text, one line or more each."""
    return "\n".join(_text(part) for part in parts)


def page(title: str, parts: Iterable[Part]) -> str:
    """A whole HTML page that stands alone: its title, and parts that are escaped as in a card."""
    return PAGE.format(title=escape(title), body=html_of(parts))


def picture(png: str, alt: str, lines: Sequence[str] = ()) -> str:
    """A figure element: `png` is base64, `alt` describes it, `lines` stand below it."""
    caption = "<br>".join(escape(line) for line in lines if line)
    image = (
        f'<img src="data:image/png;base64,{png}" alt="{escape(alt)}" '
        'style="max-width:100%;width:720px;height:auto">'
    )
    below = f'<figcaption style="font-size:90%">{caption}</figcaption>' if caption else ""
    return f'<figure style="margin:8px 0">{image}{below}</figure>'


def _html(part: Part) -> str:
    match part:
        case str():
            lines = (f"<p style='margin:4px 0'>{escape(line)}</p>" for line in part.split("\n\n"))
            return "".join(lines)
        case Link():
            return f"<p style='margin:4px 0'>{_inline(part)}</p>"
        case Code(text):
            return f"<pre style='margin:6px 0'>{escape(text)}</pre>"
        case Rows(items):
            body = "".join(_html_row(item, WHOLE) for item in items)
            return f"<table><tbody>{body}</tbody></table>"
        case Listing(items):
            return f"<ul>{''.join(f'<li>{_inline(item)}</li>' for item in items)}</ul>"
        case Grid(header, rows, caption):
            cells = (f"<th scope='col' style='{BREAKS}'>{escape(cell)}</th>" for cell in header)
            head, body = "".join(cells), "".join(_html_row(row, WHOLE) for row in rows)
            above = f"<caption>{escape(caption)}</caption>" if caption else ""
            return f"<table>{above}<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"
        case Heading(text, level):
            return f"<h{level}>{escape(text)}</h{level}>"
        case Quote(text):
            return f"<blockquote dir='auto'>{escape(text)}</blockquote>"
        case Image(png, alt, lines):
            return picture(png, alt, lines)
        case Fold(summary, parts):
            return f"<details><summary>{escape(summary)}</summary>{html_of(parts)}</details>"


def _html_row(row: Sequence[str | Link], style_of_first: str) -> str:
    first, *others = (_inline(cell) for cell in row)
    cells = "".join(f"<td style='{BREAKS}'>{cell}</td>" for cell in others)
    return f"<tr><th scope='row' style='{style_of_first}'>{first}</th>{cells}</tr>"


def _inline(item: str | Link) -> str:
    if isinstance(item, str):
        return escape(item)
    if not item.url.startswith(("https://", "http://")):
        return escape(f"{item.text} ({item.url})")
    return f'<a href="{escape(item.url)}">{escape(item.text)}</a>'


def _text(part: Part) -> str:
    match part:
        case str():
            return part
        case Link(text, url):
            return f"{text} ({url})"
        case Code(text):
            return text
        case Rows(items):
            return "\n".join(f"{label}: {_plain(value)}" for label, value in items)
        case Listing(items):
            return "\n".join(f"- {_plain(item)}" for item in items)
        case Grid(header, rows, caption):
            lines = [*([[caption]] if caption else []), header, *rows]
            return "\n".join(" | ".join(_plain(cell) for cell in line) for line in lines)
        case Heading(text) | Quote(text):
            return text
        case Image(_, alt, lines):
            return "\n".join([f"Figure. {alt}", *lines])
        case Fold(summary, parts):
            return f"[{summary}]\n{text_of(parts)}"


def _plain(item: str | Link) -> str:
    return item if isinstance(item, str) else f"{item.text} ({item.url})"

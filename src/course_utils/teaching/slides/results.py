"""Pictures and tables for slides, out of the saved results of a lesson."""

from __future__ import annotations

import base64
import re
import struct
from collections.abc import Iterator, Sequence

from bs4 import BeautifulSoup, Tag

from course_utils.cards import Grid, escape, html_of
from course_utils.teaching.slides.slide import MOST_WORDS, words

TALL = 1.55  # width by height; a picture that is taller has its source beside it
WIDTH, HEIGHT = 1150, 500  # pixels of a slide that a table may fill
SIZES = ("", "dense")  # classes of tables
LETTER = {"": 11.6, "dense": 9.9}  # mean width of a letter in pixels, at 22 and at 19 pixels
LINE = {"": 42, "dense": 34}
BETWEEN = 32  # pixels between two columns


def figures(html: str) -> Iterator[str]:
    """Each picture with its alt text, and a short source line below it or beside it."""
    for found in BeautifulSoup(html, "html.parser").find_all("figure"):
        image = found.img
        assert image is not None
        lines = [line for line in found.figcaption.strings] if found.figcaption else []
        tall = " class='tall'" if _shape(str(image["src"])) < TALL else ""
        yield (
            f"<figure{tall}><img src='{image['src']}' alt=\"{escape(str(image['alt']))}\">"
            f"<figcaption>{_caption(lines)}</figcaption></figure>"
        )


def captions(html: str) -> str:
    """The whole lines below the pictures, for the notes."""
    found = BeautifulSoup(html, "html.parser").find_all("figcaption")
    return "".join(str(caption) for caption in found).replace("figcaption", "p")


def _shape(address: str) -> float:
    """Width by height of a PNG file in a data address; they stand in its first bytes."""
    start = base64.b64decode(address.split(",", 1)[1][:64])
    width, height = struct.unpack(">II", start[16:24])
    return float(width / height)


def _caption(lines: Sequence[str]) -> str:
    """The lines below a picture, shorter and shorter until they fit on a slide."""
    sources = [line for line in lines if "Source: " in line]
    without_licence = [re.sub(r" \([^()]*(?:\([^()]*\))?[^()]*\)$", "", line) for line in sources]
    publishers = [line.rsplit(", ", 1)[0] for line in without_licence]
    for attempt in (lines, sources, without_licence, publishers):
        text = "<br>".join(escape(line) for line in dict.fromkeys(attempt))
        if words(text) <= MOST_WORDS:
            return text
    return "Sources: see the notebook."


def data_tables(html: str) -> Iterator[str]:
    """Each table of numbers that is narrow enough, with its first rows."""
    for table in BeautifulSoup(html, "html.parser").find_all("table", class_="dataframe"):
        rows = [_cells(row) for row in table.find_all("tr")]
        head = len(table.thead.find_all("tr")) if table.thead else 1
        size = _narrow_enough(rows)
        if size is not None:
            yield _cut(table, head, size, len(rows) - head)


def _cells(row: Tag) -> list[str]:
    return [cell.get_text(" ", strip=True) for cell in row.find_all(["th", "td"])]


def _narrow_enough(rows: Sequence[Sequence[str]]) -> str | None:
    """The size at which the columns stand beside each other, or None."""
    wide = max(len(row) for row in rows)
    longest = [max((len(row[n]) for row in rows if n < len(row)), default=0) for n in range(wide)]
    for size in SIZES:
        if sum(length * LETTER[size] + BETWEEN for length in longest) <= WIDTH:
            return size
    return None


def _cut(table: Tag, head: int, size: str, rows: int) -> str:
    shown = HEIGHT // LINE[size] - head
    for row in table.find_all("tr")[head + shown :]:
        row.decompose()
    more = f"<p class='small'>The first {shown} of {rows} rows.</p>" if rows > shown else ""
    for element in [table, *table.find_all(True)]:
        element.attrs = {k: v for k, v in element.attrs.items() if k in ("colspan", "rowspan")}
    for corner in [cell for cell in table.find_all("th") if not cell.get_text(strip=True)]:
        corner.name = "td"  # a heading without words is no heading
    return f"<div class='table {size}'>{table}</div>{more}"


def text_tables(header: Sequence[str], rows: Sequence[Sequence[str]]) -> Iterator[str]:
    """A table of words, in as many parts as it needs: its rows have several lines."""
    size = "dense" if sum(_lines(row, "", len(header)) for row in rows) > HEIGHT / 30 else ""
    part: list[Sequence[str]] = []
    for row in rows:
        if part and _height([header, *part, row], size) > HEIGHT:
            yield _text_table(header, part, size)
            part = []
        part.append(row)
    yield _text_table(header, part, size)


def _text_table(header: Sequence[str], rows: Sequence[Sequence[str]], size: str) -> str:
    return f"<div class='table words {size}'>{html_of([Grid(header, rows)])}</div>"


def _height(rows: Sequence[Sequence[str]], size: str) -> float:
    return sum(_lines(row, size, len(row)) * LINE[size] * 0.72 + 14 for row in rows)


def _lines(row: Sequence[str], size: str, columns: int) -> int:
    """How many lines a row takes if all columns are equally wide."""
    letters = (WIDTH / columns - BETWEEN) / LETTER[size]
    return max(-(-len(cell) // int(letters)) for cell in row)

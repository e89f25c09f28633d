"""Pictures and tables for slides, out of the saved results of a lesson."""

from __future__ import annotations

import base64
import re
import struct
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bs4 import BeautifulSoup, Tag

from course_utils.cards import Grid, escape, html_of
from course_utils.teaching.slides.slide import words

TALL = 1.55  # width by height; a picture that is taller has its source beside it
WIDTH, HEIGHT = 1150, 500  # pixels of a slide that a table may fill
BETWEEN = 32  # pixels between two columns
FEW = 3  # rows that only show what a row is


@dataclass(frozen=True)
class Size:
    """A size of letters: its class, the mean width of a letter, and the height of a row."""

    name: str
    letter: float
    row: int


LARGE, MIDDLE, DENSE = Size("large", 14.8, 50), Size("", 11.6, 42), Size("dense", 9.9, 36)


def figures(html: str, room: int) -> Iterator[str]:
    """Each picture with its alt text, and a source line of at most `room` words."""
    for found in BeautifulSoup(html, "html.parser").find_all("figure"):
        image = found.img
        assert image is not None
        lines = list(found.figcaption.strings) if found.figcaption else []
        tall = " class='tall'" if _shape(str(image["src"])) < TALL else ""
        yield (
            f"<figure{tall}><img src='{image['src']}' alt=\"{escape(str(image['alt']))}\">"
            f"<figcaption>{_caption(lines, room)}</figcaption></figure>"
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


def _caption(lines: Sequence[str], room: int) -> str:
    """The lines below a picture, shorter and shorter until they fit on a slide."""
    sources = [line for line in lines if "Source: " in line]
    without_licence = [re.sub(r" \([^()]*(?:\([^()]*\))?[^()]*\)$", "", line) for line in sources]
    publishers = [line.rsplit(", ", 1)[0] for line in without_licence]
    for attempt in (lines, sources, without_licence, publishers):
        text = "<br>".join(escape(line) for line in dict.fromkeys(attempt))
        if words(text) <= room:
            return text
    return "Sources: see the notebook."


def data_tables(html: str) -> Iterator[str]:
    """Each table of numbers that a class can read, with its first rows."""
    for table in BeautifulSoup(html, "html.parser").find_all("table", class_="dataframe"):
        _without_counter(table)
        _with_commas(table)
        rows = [_cells(row) for row in table.find_all("tr")]
        size = _size(rows)
        if size and "e+" not in table.get_text():
            yield _cut(table, size, len(table.thead.find_all("tr")) if table.thead else 1)


def is_sample(source: str, table: str) -> bool:
    """Are these only a few rows, to see how a row looks?"""
    return source.startswith("# choose rows") and table.count("<tr>") <= FEW + 1


def _cells(row: Tag) -> list[str]:
    return [cell.get_text(" ", strip=True) for cell in row.find_all(["th", "td"])]


def _without_counter(table: Tag) -> None:
    """Take away a first column that only counts the rows."""
    firsts = [row.find(["th", "td"]) for row in table.find_all("tr")]
    texts = [first.get_text(strip=True) for first in firsts if first]
    if texts and not texts[0] and all(text.isdigit() for text in texts[1:]):
        for first in filter(None, firsts):
            first.decompose()


def _with_commas(table: Tag) -> None:
    """Numbers as people write them: 2,114,480 for 2114480, and 1992 for 1992.0.

    A column without a number of five digits may hold years, and gets no commas.
    """
    rows = [row.find_all("td") for row in table.find_all("tr")]
    for column in zip(*filter(None, rows), strict=False):
        texts = [cell.get_text(strip=True) for cell in column]
        numbers = [text for text in texts if text != "NaN"]
        if not all(re.fullmatch(r"-?\d+(\.\d+)?", number) for number in numbers):
            continue
        end = ".0" if all(number.endswith(".0") for number in numbers) else ""
        large = any(re.match(r"-?\d{5}", number) for number in numbers)
        for cell, text in zip(column, texts, strict=True):
            short = text.removesuffix(end)
            cell.string = re.sub(r"\d+", _grouped, short, count=1) if large else short


def _grouped(number: re.Match[str]) -> str:
    return f"{int(number[0]):,}"


def _size(rows: Sequence[Sequence[str]]) -> Size | None:
    """The largest size at which the columns stand beside each other, or None.

    Only a table that fits as a whole is large; any other is cut after its first rows.
    """
    wide = max(len(row) for row in rows)
    longest = [max((len(row[n]) for row in rows if n < len(row)), default=0) for n in range(wide)]
    for size in (LARGE, MIDDLE, DENSE):
        fits = sum(length * size.letter + BETWEEN for length in longest) <= WIDTH
        if fits and (size is not LARGE or len(rows) * size.row <= HEIGHT):
            return size
    return None


def _cut(table: Tag, size: Size, head: int) -> str:
    rows = table.find_all("tr")[head:]
    shown = HEIGHT // size.row - head
    for row in rows[shown:]:
        row.decompose()
    more = f"<p class='small'>The first {shown} of {len(rows)} rows.</p>" if rows[shown:] else ""
    for element in [table, *table.find_all(True)]:
        element.attrs = {k: v for k, v in element.attrs.items() if k in ("colspan", "rowspan")}
    for corner in [cell for cell in table.find_all("th") if not cell.get_text(strip=True)]:
        corner.name = "td"  # a heading without words is no heading
    return f"<div class='table {size.name}'>{table}</div>{more}"


def text_tables(header: Sequence[str], rows: Sequence[Sequence[str]]) -> Iterator[str]:
    """A table of words, in as many parts as it needs: its rows have several lines."""
    whole = [header, *rows]
    size = next((s for s in (LARGE, MIDDLE) if _height(whole, s) <= HEIGHT), DENSE)
    part: list[Sequence[str]] = []
    for row in rows:
        if part and _height([header, *part, row], size) > HEIGHT:
            yield _text_table(header, part, size)
            part = []
        part.append(row)
    yield _text_table(header, part, size)


def _text_table(header: Sequence[str], rows: Sequence[Sequence[str]], size: Size) -> str:
    return f"<div class='table text {size.name}'>{html_of([Grid(header, rows)])}</div>"


def _height(rows: Sequence[Sequence[str]], size: Size) -> float:
    return sum(_lines(row, size) * size.row * 0.74 + 14 for row in rows)


def _lines(row: Sequence[str], size: Size) -> int:
    """How many lines a row takes if all columns are equally wide."""
    letters = int((WIDTH / len(row) - BETWEEN) / size.letter)
    return max(-(-len(cell) // letters) for cell in row)

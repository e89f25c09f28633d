"""Where each cell of a lesson stands when it is presented live with RISE.

A slide shows whole cells. So Markdown is cut into cells of one kind each, and every cell gets its
`slide_type` by what it is. Both steps change nothing when they are done a second time.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import count

from nbformat import NotebookNode
from nbformat.v4 import new_markdown_cell

from course_utils.teaching.assignment import last_call

SLIDE, SUBSLIDE, SAME, NOTES, SKIP = "slide", "subslide", "-", "notes", "skip"
PIECE = re.compile(
    r"(?P<fence>^```.*?^```[ \t]*$)|(?P<heading>^#{1,6} [^\n]*$)|(?P<quote>(?:^>[^\n]*\n?)+)"
    r"|(?P<table>(?:^\|[^\n]*\n?)+)",
    re.M | re.S,
)
# Below these headings a class sees the text; all other prose is for the speaker.
SHOWN = ("What you will be able to do", "What we found", "Words", "Exercise ")
FOR_HOME = ("Before you start", "Read further")
WORK = ("check",)  # stands below its task
SCREENS = ("claim", "explore", "form", "guess", "judge", "quiz", "sheet", "term", "write")
FOR_THE_READER = ("about", "bibliography", "journal")


def marked(notebook: NotebookNode) -> NotebookNode:
    """The notebook, changed in place: Markdown cut into cells, and a slide type for every cell."""
    notebook.cells = list(cut(notebook.cells))
    for cell, name in zip(notebook.cells, slide_types(notebook.cells), strict=True):
        cell.metadata["slideshow"] = NotebookNode(slide_type=name)
    return notebook


def slide_types(cells: Iterable[NotebookNode]) -> Iterator[str]:
    """The slide type of each cell. What follows a small heading stands on the slide with it."""
    heading, lonely = "", False
    for cell in cells:
        name = slide_type(cell, heading := heading_of(cell) or heading)
        if lonely and name == SUBSLIDE and not heading_of(cell):
            name = SAME
        if name not in (NOTES, SKIP):
            lonely = name == SUBSLIDE and bool(heading_of(cell))
        if cell.cell_type == "code":
            heading = ""  # text behind the code of an exercise is no longer its task
        yield name


def cut(cells: list[NotebookNode]) -> Iterator[NotebookNode]:
    """The cells, where headings, quotations, tables and prose are Markdown cells of their own."""
    taken = {cell.id for cell in cells}
    for cell in cells:
        first, *others = pieces(cell.source) if cell.cell_type == "markdown" else [cell.source]
        cell.source = first
        yield cell
        for other in others:
            name = _free(cell.id, taken)
            taken.add(name)
            yield new_markdown_cell(other, id=name)


def _free(name: str, taken: set[str]) -> str:
    """A new id that shows from which cell the text came."""
    return next(new for n in count(2) if (new := f"{name}-{n}") not in taken)


def pieces(text: str) -> list[str]:
    """A Markdown text as its headings, quotations and tables, and the prose between them."""
    found, prose = [], ""
    for kind, piece in _matches(text):
        if kind in ("prose", "fence"):
            prose += piece
            continue
        found += [prose, piece]
        prose = ""
    return [piece.strip("\n") for piece in [*found, prose] if piece.strip()] or [text]


def _matches(text: str) -> Iterator[tuple[str, str]]:
    end = 0
    for match in PIECE.finditer(text):
        yield "prose", text[end : match.start()]
        yield str(match.lastgroup), match[0]
        end = match.end()
    yield "prose", text[end:]


def heading_of(cell: NotebookNode) -> str:
    """The words of a heading, without its signs; empty for any other cell."""
    found = cell.cell_type == "markdown" and re.fullmatch(r"#{1,6} +(.+?)\s*", cell.source)
    return found[1] if found else ""


def slide_type(cell: NotebookNode, heading: str) -> str:
    """Where a cell stands: on a new slide, on the same one, in the notes, or nowhere.

    `heading` is the heading of the cell, or the one above it if only text stands between them.
    """
    if cell.cell_type == "markdown":
        return _of_text(cell.source, heading)
    return _of_code(cell)


def _of_text(text: str, heading: str) -> str:
    if heading in FOR_HOME:
        return NOTES
    if text.startswith("#"):
        return SLIDE if re.match(r"##? ", text) else SUBSLIDE
    if text.startswith((">", "|")):
        return SUBSLIDE
    return SAME if heading.startswith(SHOWN) else NOTES


def _of_code(cell: NotebookNode) -> str:
    word = last_call(cell.source)[0]
    if word in WORK or re.search(r"^\w+ = puzzle\(", cell.source, re.M):
        return SAME
    if cell.source.startswith(("from ", "import ")) or word in FOR_THE_READER:
        return SKIP
    return SUBSLIDE if word in SCREENS or _is_to_see(cell) else SKIP


def _is_to_see(cell: NotebookNode) -> bool:
    """Has it a picture or a table?"""
    return any(re.search(r'<figure|class="dataframe"', html) for html in html_of(cell))


def html_of(cell: NotebookNode) -> Iterable[str]:
    """The saved results of a cell that are HTML."""
    return [out["data"].get("text/html", "") for out in cell.get("outputs", []) if "data" in out]

"""The lessons as they are saved: sections with their text and their code. Nothing is run."""

import ast
import html
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

import pytest

NOTEBOOKS = sorted((Path(__file__).parents[2] / "notebooks").glob("*.ipynb"))
LIGHT = {"00", "A1"}  # the orientation and the primer have a lighter shape
HEADING = re.compile(r"^(#{1,6}) +(.+?) *$", re.M)
FENCED = re.compile(r"^```.*?^```[ \t]*$", re.M | re.S)
INLINE = re.compile(r"`([^`\n]+)`")


def joined(text: str | list[str]) -> str:
    """A text of a notebook file, which may be stored as a list of lines."""
    return text if isinstance(text, str) else "".join(text)


def calls_in(code: str) -> list[tuple[str, list[str]]]:
    """The functions that `code` calls by a plain name, each with its arguments that are strings."""
    try:
        nodes = [node for node in ast.walk(ast.parse(code)) if isinstance(node, ast.Call)]
    except SyntaxError:  # a piece of a line, or an error on purpose
        return []
    nodes.sort(key=lambda node: (node.lineno, node.col_offset))
    return [(node.func.id, strings(node)) for node in nodes if isinstance(node.func, ast.Name)]


def strings(node: ast.Call) -> list[str]:
    values = [arg.value for arg in node.args if isinstance(arg, ast.Constant)]
    return [value for value in values if isinstance(value, str)]


@dataclass(frozen=True, eq=False)
class Code:
    """A code cell with its saved outputs."""

    source: str
    tags: frozenset[str]
    count: int | None
    outputs: list[dict[str, Any]]

    def __str__(self) -> str:
        return f"the cell that begins with {self.source.strip().splitlines()[0]!r}"

    @cached_property
    def lines(self) -> list[str]:
        return [line for line in self.source.splitlines() if line.strip()]

    @cached_property
    def calls(self) -> list[tuple[str, list[str]]]:
        return calls_in(self.source)

    @cached_property
    def statements(self) -> list[ast.stmt]:
        """The statements, or none where an error in the syntax is shown on purpose."""
        try:
            return ast.parse(self.source).body
        except SyntaxError:
            return []

    def shown(self, mime: str) -> str:
        """What the page shows in this format: the results, and what was printed."""
        data = (joined(output.get("data", {}).get(mime, "")) for output in self.outputs)
        printed = (joined(output.get("text", "")) for output in self.outputs)
        return "".join([*data, *(printed if mime == "text/plain" else [])])

    @cached_property
    def alts(self) -> list[str | None]:
        """The alt text of each picture in the outputs; None where a picture has none."""
        images = re.findall(r"<img\b[^>]*>", self.shown("text/html"))
        found = (re.search(r'\salt="([^"]*)"', image) for image in images)
        return [html.unescape(match[1]) if match else None for match in found]


@dataclass
class Section:
    """A heading, and what stands below it up to the next heading, in order."""

    level: int
    title: str
    items: list[str | Code] = field(default_factory=list)

    @property
    def code(self) -> list[Code]:
        return [item for item in self.items if isinstance(item, Code)]

    @property
    def text(self) -> str:
        return "\n\n".join(item for item in self.items if isinstance(item, str))

    @property
    def calls(self) -> list[tuple[str, list[str]]]:
        return [call for code in self.code for call in code.calls]


class Lesson:
    """A saved notebook."""

    def __init__(self, path: Path) -> None:
        self.path, self.number = path, path.name.split("-")[0]
        self.content = json.loads(path.read_text(encoding="utf-8"))
        self.cells = [cell for cell in self.content["cells"] if joined(cell["source"]).strip()]
        self.sections = list(sections(self.cells))

    @property
    def numbered(self) -> bool:
        return self.number not in LIGHT

    @cached_property
    def code(self) -> list[Code]:
        return [code for section in self.sections for code in section.code]

    @cached_property
    def calls(self) -> list[tuple[str, list[str]]]:
        return [call for code in self.code for call in code.calls]

    def called(self, name: str) -> list[str]:
        """The first text in each call of the function `name`, in order."""
        return [texts[0] for function, texts in self.calls if function == name and texts]

    @cached_property
    def markdown(self) -> str:
        """All Markdown without the pieces of code that stand between fences."""
        cells = (joined(c["source"]) for c in self.cells if c["cell_type"] == "markdown")
        return FENCED.sub("", "\n\n".join(cells))

    @cached_property
    def prose(self) -> str:
        """The Markdown as it is read: without code and without the addresses of links."""
        return re.sub(r"\]\([^)]*\)", "]", INLINE.sub("", self.markdown))

    @property
    def calls_in_text(self) -> list[tuple[str, list[str]]]:
        """The calls in code that stands within a sentence."""
        return [call for code in INLINE.findall(self.markdown) for call in calls_in(code)]

    def titled(self, start: str) -> list[Section]:
        """The sections whose heading begins with these words."""
        return [section for section in self.sections if section.title.startswith(start)]


def sections(cells: list[dict[str, Any]]) -> Iterator[Section]:
    """Cut a notebook at its headings. What stands before the first one has level 0."""
    section = Section(0, "")
    for piece in pieces(cells):
        if isinstance(piece, re.Match):
            yield section
            section = Section(len(piece[1]), piece[2])
        else:
            section.items.append(piece)
    yield section


def pieces(cells: list[dict[str, Any]]) -> Iterator[str | Code | re.Match[str]]:
    """The headings, the text between them, and the code cells, in the order of the page."""
    for cell in cells:
        if cell["cell_type"] == "code":
            tags = frozenset(cell["metadata"].get("tags", []))
            source, count = joined(cell["source"]), cell.get("execution_count")
            yield Code(source, tags, count, cell.get("outputs", []))
        elif cell["cell_type"] == "markdown":
            yield from cut(FENCED.sub("", joined(cell["source"])))


def cut(text: str) -> Iterator[str | re.Match[str]]:
    """A Markdown text in pieces: its headings and what stands between them."""
    end = 0
    for heading in HEADING.finditer(text):
        yield text[end : heading.start()]
        yield heading
        end = heading.end()
    yield text[end:]


LESSONS = [Lesson(path) for path in NOTEBOOKS]


@pytest.fixture(scope="session")
def all_lessons() -> list[Lesson]:
    return LESSONS


def pytest_generate_tests(metafunc) -> None:
    """A test with the argument `lesson` runs for each notebook; `numbered` leaves 00 and A1 out."""
    chosen = {"lesson": LESSONS, "numbered": [one for one in LESSONS if one.numbered]}
    for argument, lessons in chosen.items():
        if argument in metafunc.fixturenames:
            metafunc.parametrize(argument, lessons, ids=[one.path.stem for one in lessons])

"""One page that shows the slides of a lesson in any browser, without a network.

reveal.js moves through the slides. It lies in the folder `reveal` beside this module, with its
licence, and is written into the page: the page fetches nothing.
"""

from __future__ import annotations

from pathlib import Path
from string import Template

from course_utils.cards import escape, readable
from course_utils.journal import write_at_once
from course_utils.progress import Lesson
from course_utils.teaching.release import find_lesson, read_notebook
from course_utils.teaching.slides.deck import Deck, deck
from course_utils.teaching.slides.slide import Slide

HERE = Path(__file__).parent
REVEAL = HERE / "reveal"
WIDTH, HEIGHT = 1280, 720


def save(number: str, path: Path | None = None) -> tuple[Path, int]:
    """Write the slides of a lesson; give the file and the number of slides.

    Raises NotPossible for an unknown lesson, and OSError, with one sentence, if the file exists or
    cannot be written.
    """
    lesson = find_lesson(number)
    file = path or Path(f"slides-{lesson.number}.html")
    if file.exists():
        raise FileExistsError(f"{file} exists, and nothing is overwritten. Name another file: --to")
    columns = deck(lesson, read_notebook(lesson))
    try:
        write_at_once(file, page(lesson, columns))
    except (OSError, ValueError) as error:
        raise OSError(f"{file} cannot be written: choose another name or folder.") from error
    return file, sum(map(len, columns))


def page(lesson: Lesson, columns: Deck) -> str:
    """The whole page: style, slides and script."""
    slides = "\n".join(_column(column) for column in columns)
    title = escape(f"Lesson {lesson.number} · {lesson.title}")
    return readable(
        Template(_read("page.html")).substitute(
            title=title,
            licence=_read("reveal/LICENSE").strip(),
            style=_read("reveal/reveal.css") + _read("slides.css"),
            slides=slides,
            script=_read("reveal/reveal.js") + _read("reveal/notes.js"),
            width=WIDTH,
            height=HEIGHT,
        )
    )


def _read(name: str) -> str:
    return (HERE / name).read_text(encoding="utf-8")


def _column(slides: list[Slide]) -> str:
    return "<section>" + "\n".join(map(_section, slides)) + "</section>"


def _section(slide: Slide) -> str:
    label = f"<p class='label'>{escape(slide.label)}</p>" if slide.label else ""
    level = "h1" if slide.kind == "opening" else "h2"
    title = f"<{level}>{escape(slide.title)}</{level}>" if slide.title else ""
    then = f"<div class='fragment'>{slide.then}</div>" if slide.then else ""
    if "fragment" in slide.then:  # steps of their own
        then = slide.then
    notes = f"<aside class='notes'>{''.join(slide.notes)}</aside>" if slide.notes else ""
    return f"<section class='{slide.kind}'>{label}{title}{slide.body}{then}{notes}</section>"

"""Marks for slides, and the slides that are made from a lesson."""

import re
from pathlib import Path

import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

from course_utils.cards import escape
from course_utils.exercises import find
from course_utils.progress import lessons
from course_utils.teaching.slides import marks
from course_utils.teaching.slides.deck import deck
from course_utils.teaching.slides.results import data_tables
from course_utils.teaching.slides.slide import first_sentences, packed, words

ROOT = Path(__file__).parents[2]
NOTEBOOKS = sorted((ROOT / "notebooks").glob("*.ipynb"))
TEXT = """# Title

Prose of the opening.

```python
# no heading
```

## 1 · Section
*About 10 minutes to here.*

| a | b |
|---|---|
| 1 | 2 |

More prose.

> **Many think** one thing.
> **In fact** another.

### Exercise 4.1 · Which money?
●○○ The task."""


def marked(*cells):
    for number, cell in enumerate(cells):
        cell["id"] = f"cell-{number}"
    return marks.marked(new_notebook(cells=list(cells))).cells


def types(*cells):
    return [cell.metadata.slideshow.slide_type for cell in marked(*cells)]


# ---------------------------------------------------------------- marks


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_the_saved_lessons_are_marked(path):
    saved = nbformat.read(path, as_version=4)
    again = marks.marked(nbformat.read(path, as_version=4))
    assert again.cells == saved.cells, "Run: python notebooks/mark_slides.py"
    nbformat.validate(saved)
    assert len({cell.id for cell in saved.cells}) == len(saved.cells)


def test_text_is_cut_at_headings_tables_and_quotations():
    pieces = marks.pieces(TEXT)
    firsts = [piece.split("\n")[0] for piece in pieces]
    assert firsts == [
        "# Title",
        "Prose of the opening.",
        "## 1 · Section",
        "*About 10 minutes to here.*",
        "| a | b |",
        "More prose.",
        "> **Many think** one thing.",
        "### Exercise 4.1 · Which money?",
        "●○○ The task.",
    ]
    assert "# no heading" in pieces[1]
    assert re.sub(r"\n+", "\n", "\n".join(pieces)) == re.sub(r"\n+", "\n", TEXT)


def test_new_cells_get_ids_that_no_other_cell_has():
    cells = marked(new_markdown_cell("# A\n\ntext"), new_markdown_cell("text"))
    assert [cell.id for cell in cells] == ["cell-0", "cell-0-2", "cell-1"]
    cells[0].source = "# A\n\nnew text"
    again = marks.marked(new_notebook(cells=cells)).cells
    assert [cell.id for cell in again] == ["cell-0", "cell-0-3", "cell-0-2", "cell-1"]


def test_prose_is_for_the_speaker_and_the_task_of_an_exercise_for_the_class():
    code = new_code_cell('my_money = ...\ncheck("4.1", my_money)')
    found = types(new_markdown_cell(TEXT), code, new_markdown_cell("A remark."))
    assert found == [
        *["slide", "notes", "slide", "notes", "subslide", "notes", "subslide"],
        *["subslide", "-", "-", "notes"],
    ]


@pytest.mark.parametrize(
    ("code", "slide_type"),
    [
        ('from course_utils import term\n\nterm("remittances")', "skip"),
        ('guess("guess-04-receivers")', "subslide"),
        ('judge("C15")', "subslide"),
        ('lines = puzzle("4.6")\nlines', "-"),
        ('about("economy")', "skip"),
        ("x = 1", "skip"),
        ("x ==", "skip"),
    ],
)
def test_code_stands_by_what_it_calls(code, slide_type):
    assert types(new_code_cell(code)) == [slide_type]


def test_a_result_to_look_at_has_a_slide():
    cell = new_code_cell("show(fig)")
    html = {"text/html": "<figure><img alt=''></figure>"}
    cell.outputs = [nbformat.v4.new_output("execute_result", data=html)]
    assert types(cell) == ["subslide"]


def test_what_follows_a_small_heading_stands_on_its_slide():
    claim = new_markdown_cell("### Check the claim · Money?"), new_code_cell('claim("C15")')
    assert types(*claim, new_code_cell('judge("C15")')) == ["subslide", "-", "subslide"]


# ---------------------------------------------------------------- words


def test_only_words_outside_quotations_tables_and_code_count():
    html = "<p>one ●○○ two-three · 4</p><blockquote>no</blockquote><pre>no</pre><table>no</table>"
    assert words(html) == 3


def test_items_are_packed_in_few_and_even_groups():
    assert packed(["a b c", "d e f", "g h", "i"], 6) == [["a b c", "d e f"], ["g h", "i"]]
    assert packed(["a", "b", "c", "d"], 3) == [["a", "b"], ["c", "d"]]
    assert packed(["a b c d", "e"], 3) == [["a b c d"], ["e"]]


def test_a_long_text_is_cut_after_a_sentence():
    assert first_sentences("One two. Three four. Five.", 4) == "One two. Three four."
    assert first_sentences("One two three.", 2) == ""


@pytest.mark.parametrize(
    ("column", "shown"),
    [
        (["1990.0", "NaN"], ["1990", "NaN"]),
        (["2114480", "-1209.5"], ["2,114,480", "-1,209.5"]),
        (["-0.5", "30000.25"], ["-0.5", "30,000.25"]),
        (["10000", "a word"], ["10000", "a word"]),
    ],
)
def test_long_numbers_get_commas_and_years_do_not(column, shown):
    rows = "".join(f"<tr><td>{text}</td></tr>" for text in column)
    (table,) = data_tables(f"<table class='dataframe'><tr><th>x</th></tr>{rows}</table>")
    assert re.findall(r"<td>(.*?)</td>", table) == shown


# ---------------------------------------------------------------- the deck


@pytest.fixture(scope="module")
def made():
    lesson = lessons()["04"]
    return deck(lesson, nbformat.read(ROOT / "notebooks" / lesson.file, as_version=4))


def of_kind(columns, kind):
    return [slide for column in columns for slide in column if slide.kind.startswith(kind)]


def test_the_deck_has_what_the_lesson_has(made):
    notebook = (ROOT / "notebooks" / lessons()["04"].file).read_text(encoding="utf-8")
    assert made[0][0].title == lessons()["04"].title
    assert len(of_kind(made, "claim")) == len(re.findall(r'"claim\(', notebook))
    assert len(of_kind(made, "verdict")) == len(re.findall(r'"judge\(', notebook))
    assert len(of_kind(made, "explorer")) == len(re.findall(r'"explore\(', notebook))
    exercises = {slide.label.split()[1] for slide in of_kind(made, "exercise")}
    assert exercises == set(re.findall(r"### Exercise (4\.\d+)", notebook))
    assert [s.title for s in of_kind(made, "section")][:2] == [
        "Which money is a remittance?",
        "One year, many numbers",
    ]


def test_the_guess_comes_before_its_picture(made):
    (column,) = [c for c in made if c and c[0].title == "Which money is a remittance?"]
    kinds = [slide.kind.split()[0] for slide in column]
    assert kinds.index("guess") < kinds.index("picture")


def exercise_slides(made, number):
    return [slide for slide in of_kind(made, "exercise") if slide.label.split()[1] == number]


def test_an_exercise_with_options_can_be_voted_on_and_does_not_tell_the_answer(made):
    slides = exercise_slides(made, "4.1")
    shown = "".join(slide.title + slide.body for slide in slides)
    assert all(shown.count(escape(text)) == 1 for text in options_of("4.1"))
    assert "right" not in shown
    assert f"Right: {find('4.1').solution()}" in "".join(slides[-1].notes)


def options_of(number):
    notebook = nbformat.read(ROOT / "notebooks" / lessons()["04"].file, as_version=4)
    sources = [cell.source for cell in notebook.cells]
    at = next(n for n, text in enumerate(sources) if text.startswith(f"### Exercise {number} "))
    return re.findall(r"- \*\*[a-z]\*\* (.+)", sources[at + 1])


def test_code_in_a_question_stays_code():
    task = "●○○ What is wrong?\n\n```text\nKeyError: 'Year'\n```\n\n- **a** One.\n- **b** Two."
    cells = [new_markdown_cell("### Exercise A1.7 · A title"), new_markdown_cell(task)]
    columns = deck(lessons()["A1"], new_notebook(cells=cells))
    (slide,) = of_kind(columns, "exercise")
    assert slide.title == "What is wrong?"
    assert re.search(r"<pre[^>]*>.*KeyError: .*Year.*</pre>", slide.body, re.S)


FILLING = "These words only fill the slide, so that the sentence that asks has no place. " * 2


@pytest.mark.parametrize(
    ("task", "shown"),
    [
        ("Short enough. How many?", ["Short enough. How many?"]),
        (
            f"{FILLING}How many **people** came back home?",
            [FILLING.strip(), "How many people came back home?"],
        ),
        (
            f"{FILLING}Compute the sum of all.",
            [FILLING.strip(), "Compute the sum of all."],
        ),
        (f"{FILLING}Give the answer with one decimal.", [FILLING.strip()]),
        ("A very long sentence " * 15 + "has no end. How many?", []),
    ],
)
def test_a_long_task_goes_on_to_its_question(task, shown):
    cells = [new_markdown_cell("### Exercise 5.13 · A title"), new_markdown_cell(f"●●○ {task}")]
    columns = deck(lessons()["05"], new_notebook(cells=cells))
    bodies = [re.sub(r"<p class='work'>.*|<[^>]+>", "", s.body) for s in of_kind(columns, "exer")]
    assert [body.strip() for body in bodies if body][: len(shown) + 1] == shown


@pytest.mark.parametrize("label", ["Quiz 1", "Quiz 2"])
def test_the_right_option_of_a_long_quiz_comes_after_all_options(label):
    lesson = lessons()["05"]
    columns = deck(lesson, nbformat.read(ROOT / "notebooks" / lesson.file, as_version=4))
    first = next(s for s in of_kind(columns, "quiz big") if s.label == label)
    slides = [s for column in columns for s in column if s.label == label and s is not first]
    assert len(slides) == 3
    assert ["right" in slide.body for slide in slides] == [False, False, True]


def test_prose_stands_in_the_notes(made):
    (picture, *_) = of_kind(made, "picture")
    assert "India receives far more than any other country" in " ".join(picture.notes)
    assert "India receives far more" not in picture.body


# ---------------------------------------------------------------- the command


def test_two_exports_are_equal_and_fetch_nothing(course, tmp_path):
    assert course("slides", "4")[0] == 0
    assert course("slides", "04", "--to", "again.html")[0] == 0
    first = (tmp_path / "slides-04.html").read_text(encoding="utf-8")
    assert first == (tmp_path / "again.html").read_text(encoding="utf-8")
    assert "Permission is hereby granted" in first  # the licence of reveal.js
    html = re.sub(r"<script>.*?</script>", "", first, flags=re.S)
    assert not re.findall(r"""<[^>]+\ssrc=["'](?!data:)|<link|<iframe|<script""", html)
    assert not re.findall(r"url\((?!['\"]?data:)|@import", html.split("</style>")[0])
    assert len(first) < 4_000_000


def test_a_file_that_exists_is_kept(course, tmp_path):
    file = tmp_path / "mine.html"
    file.write_text("mine")
    code, _, error = course("slides", "04", "--to", file)
    assert code == 2
    assert "exists, and nothing is overwritten. Name another file: --to" in error
    assert file.read_text() == "mine"


@pytest.mark.parametrize("command", ["slides", "present"])
def test_an_unknown_lesson_is_named_in_the_sentence_of_release(course, command, tmp_path):
    code, said, error = course(command, "99")
    assert (code, said) == (2, "")
    assert error == course("release", "99", "--to", tmp_path / "class")[2]
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_is_not_there_gives_one_sentence(course):
    code, said, error = course("slides", "04", "--to", "no/folder/slides.html")
    assert (code, said, error.count("\n")) == (2, "", 1)


def test_without_rise_one_sentence_says_how_to_get_it(course, monkeypatch):
    monkeypatch.setattr("course_utils.teaching.slides.live.find_spec", lambda _: None)
    code, _, error = course("present", "04")
    assert code == 2
    assert "jupyterlab-rise is needed" in error


def test_a_teacher_who_leaves_more_practice_out_still_meets_the_last_steps():
    """The key → goes to the next column, so nothing of the core stands behind that slide."""
    lesson = lessons()["11"]
    columns = deck(lesson, nbformat.read(ROOT / "notebooks" / lesson.file, as_version=4))
    titles = [[slide.title for slide in column] for column in columns]
    behind = [
        slide.label
        for column, names in zip(columns, titles, strict=True)
        if "More practice" in names
        for slide in column[names.index("More practice") :]
    ]
    assert any(label.startswith("Exercise 11.") for label in behind)
    assert not {"Why?", "Write"} & set(behind)

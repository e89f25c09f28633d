"""Counting a lesson for a teacher, on the screen and in the guides."""

from __future__ import annotations

import shutil

import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

from course_utils.exercises import find
from course_utils.teaching import plan as planning
from course_utils.teaching import timing

pytestmark = pytest.mark.grading

PAGE = """# Lesson · Title

Two words.

## 1 · First

One [link](https://example.org/a-long-address) here, 3.5 percent.

```
not prose
```

### More practice

One two three.

### Why?

Four words of core.

## Quiz

One."""


def pieces(*cells):
    return timing.parts(new_notebook(cells=list(cells)))


@pytest.fixture
def guides(tmp_path, monkeypatch):
    """A copy of the guides that may be changed."""
    shutil.copytree(planning.GUIDES, tmp_path / "guides")
    monkeypatch.setattr(planning, "GUIDES", tmp_path / "guides")
    monkeypatch.setattr(planning, "OVERVIEW", tmp_path / "guides" / "timing.md")
    return tmp_path / "guides"


# ---------------------------------------------------------------- counting


def test_words_are_counted_by_part():
    found = {part: counts.words for part, counts in pieces(new_markdown_cell(PAGE)).items()}
    assert found == {
        "Opening": 2 + 2,  # the dot in the title is no word
        "1 · First": 2 + 5 + 1 + 4,
        "Close": 1 + 1,
        "More practice": 2 + 3,
    }


def test_it_does_not_matter_where_a_cell_ends():
    cells = [
        new_markdown_cell(text) for text in PAGE.replace("```\nnot prose\n```", "").split("\n")
    ]
    assert pieces(*cells) == pieces(new_markdown_cell(PAGE))


def test_a_cell_is_run_or_asks_for_something():
    cells = [
        "1 + 1",
        'guess("guess-00-world")',
        'quiz("openers-04")',
        'my_share = ...\ncheck("1.2", my_share)',
        'lines = puzzle("1.8")\nlines',
        'write("discuss-04-1")',
        'write("why-04")',
        'form("before")',
    ]
    (counts,) = pieces(*map(new_code_cell, cells)).values()
    assert [counts.number(task) for task in ("cell", "guess", "question", "write")] == [1, 1, 3, 1]
    assert counts.exercises == [find("1.2")]


def test_minutes_are_words_and_tasks():
    counts = timing.Counts(330, [("cell", ""), ("check", "1.2"), ("explore", "origins")])
    assert counts.minutes(timing.FLUENT) == pytest.approx(2 + 0.5 + 5 + 2)
    assert counts.minutes(timing.SLOW) == pytest.approx(3.3 + 0.5 + 5 + 2)


@pytest.mark.parametrize(
    ("exercise", "minutes"),
    [("1.1", 2), ("1.8", 4), ("A1.1", 3), ("1.2", 5), ("1.11", 10), ("1.12", 8)],
)
def test_minutes_of_an_exercise_follow_kind_and_level(exercise, minutes):
    assert timing.of_exercise(find(exercise)) == minutes


# ---------------------------------------------------------------- the command


def test_a_lesson_is_shown_part_by_part(course):
    code, said, _ = course("plan", "4")
    assert code == 0
    assert said.startswith("Lesson 04 · Remittances and economic diplomacy\n")
    assert all(part in said for part in ("Opening", "6 · What it costs", "Core", "More practice"))


def test_without_a_number_there_is_a_line_for_each_lesson(course):
    code, said, _ = course("plan")
    assert (code, len(said.splitlines())) == (0, 1 + 14)


def test_an_unknown_number_gets_one_sentence(course):
    code, said, error = course("plan", "44")
    assert (code, said) == (2, "")
    assert error == "There is no lesson '44'. The nearest: 04.\n"


def test_the_guides_are_written_only_where_they_are_old(course, guides):
    old = guides / "lesson-04.md"
    text = old.read_text(encoding="utf-8")
    old.write_text(text.replace("| ●●○ | 5 |", "| ●●○ | 55 |", 1), encoding="utf-8")
    code, said, _ = course("plan", "--write")
    assert code == 0
    assert [line for line in said.splitlines() if "Written" in line] == ["Written: lesson-04.md"]
    assert old.read_text(encoding="utf-8") == text


def test_a_guide_without_a_place_stops_before_anything_is_written(course, guides):
    last, old = guides / "lesson-12.md", guides / "lesson-04.md"
    last.write_text("# A guide of my own\n", encoding="utf-8")
    old.write_text(old.read_text(encoding="utf-8").replace("| 5 |", "| 55 |"), encoding="utf-8")
    before = old.read_text(encoding="utf-8")
    code, _, error = course("plan", "--write")
    assert code == 2 and error.startswith("lesson-12.md has no place for the counts")
    assert old.read_text(encoding="utf-8") == before
    assert last.read_text(encoding="utf-8") == "# A guide of my own\n"


def test_a_missing_guide_gets_one_sentence(course, guides):
    (guides / "lesson-12.md").unlink()
    code, _, error = course("plan", "--write")
    assert code == 2 and error.startswith("The guide lesson-12.md was not found")

"""The notebook for teachers: its explorers say what the report says, whatever is handed in."""

from __future__ import annotations

import json
import re
from functools import cache
from pathlib import Path
from random import Random

import pytest

from course_utils.cards import Fold, Grid
from course_utils.exercises import find
from course_utils.explorers.explorer import MADE_UP
from course_utils.forms import items, kept
from course_utils.journal import Journal
from course_utils.quizzes import quizzes
from course_utils.teaching.handed_in import read_class
from course_utils.teaching.notebook import open_class
from course_utils.teaching.report import parts
from course_utils.teaching.scenes import SCENES

NOTEBOOK = Path(__file__).parents[2] / "instructor" / "class-report.ipynb"
FIRST, SECOND = find("1.2").mistakes[:2]
QUESTION = quizzes()["lesson-01"].items[0]
EMPTY = ["nowhere", "empty", "file.json"]

each_scene = pytest.mark.parametrize("name", SCENES)


@cache
def made_up():
    return open_class()


@cache
def scene(name):
    return SCENES[name](made_up()._handed_in)


def positions(name, number=12):
    """The start, both ends, and any positions of every control."""
    chance, controls = Random(name), scene(name).controls
    yield {control.name: control.start for control in controls}
    yield {control.name: 0 for control in controls}
    yield {control.name: len(control.labels) - 1 for control in controls}
    for _ in range(number):
        yield {control.name: chance.randrange(len(control.labels)) for control in controls}


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """Three learners: one solves 1.2 at the third try, one gives up, one did the forms alone."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "empty").mkdir()
    (tmp_path / "file.json").write_text("{}")
    ada, bao, cem = (Journal(":memory:") for _ in range(3))
    for name in (FIRST.name, None):
        ada.record("exercise", "01", "1.2", {"state": "not yet", "mistake": name})
    ada.record("exercise", "01", "1.2", {"state": "correct", "mistake": None})
    bao.record("exercise", "01", "1.2", {"state": "not yet", "mistake": FIRST.name})
    bao.record("exercise", "01", "1.2", {"state": "not yet", "mistake": SECOND.name})
    bao.record("solution", "01", "1.2", True)
    for journal, chosen in ((ada, QUESTION.right), (bao, (QUESTION.right + 1) % 3)):
        journal.record("quiz", "01", QUESTION.id, {"chosen": chosen})
    for letter, moment, right in (("A", "before", 0), ("B", "after", 16)):
        for place, item in enumerate(items(letter)):
            chosen = item.right if place < right else (item.right + 1) % len(item.options)
            cem.record("form", "00", item.id, kept(item, moment, chosen, 1))
    (tmp_path / "journals").mkdir()
    for name, journal in {"ada": ada, "bao": bao, "cem": cem}.items():
        journal.export(tmp_path / "journals" / f"{name}.json")
    (tmp_path / "journals" / "torn.json").write_text("{")
    return tmp_path / "journals"


# ---------------------------------------------------------------- every explorer


@each_scene
def test_every_position_has_a_picture_in_words(name):
    seen = set()
    for values in positions(name):
        view = scene(name).draw(values)
        assert len(view.alt) >= 25 and view.title and view.sentence.endswith((".", "?", "”"))
        assert "made-up learner" in view.title + view.sentence or name == "class_exercises"
        assert all(len(row) == len(view.header) for row in view.rows)
        seen.add(view.title)
    assert len(seen) > 3


@each_scene
def test_a_made_up_class_is_called_so_and_a_real_one_is_not(name, folder):
    assert made_up().explore(name).source == MADE_UP
    real = open_class("journals").explore(name)
    assert "made-up" not in real.view["title"] + real.view["sentence"] + real.source
    assert real.source == "Counted. Files handed in: 3."


@each_scene
def test_the_code_runs_after_the_first_cell_of_the_notebook(name):
    for values in positions(name, 3):
        *lines, last = scene(name).draw(values).code.split("\n")
        cell = {"my_class": made_up()}
        exec("\n".join(lines), cell)
        assert eval(last, cell) is not None


# ---------------------------------------------------------------- the same numbers as the report


def grids(report):
    for part in report:
        if isinstance(part, Fold):
            yield from grids(part.parts)
        elif isinstance(part, Grid):
            yield part


@cache
def rows_of_the_report():
    found = grids(parts(made_up()._handed_in))
    return [tuple(row) for grid in found for row in grid.rows]


def test_progress_of_the_report():
    for lesson, number in enumerate(scene("class_progress").order):
        counts = []
        for goal in range(3):
            view = scene("class_progress").draw({"Lesson": lesson, "Exercises solved": goal})
            counts.append(re.search(r": (\d+) of 24", view.title)[1])
        title = scene("class_progress").controls[0].labels[lesson]
        assert (f"Lesson {title}", *counts) in rows_of_the_report(), number


def test_the_bars_are_as_long_as_their_numbers():
    progress = scene("class_progress")
    for goal, name in enumerate(("began", "half", "all")):
        progress.draw({"Lesson": 0, "Exercises solved": goal})
        lengths = [24 * bar.get_width() for bar in progress.bars.rows]
        assert lengths == pytest.approx(list(progress.reached[name]))


def test_exercises_of_the_report():
    for lesson in range(len(scene("class_exercises").order)):
        values = {"Lesson": lesson, "Show": 0, "The hardest first": 1}
        rows = scene("class_exercises").draw(values).rows
        assert rows and {tuple(row) for row in rows} <= set(rows_of_the_report())


def test_mistakes_of_the_report():
    first = next(grid for grid in grids(parts(made_up()._handed_in)) if "Made by" in grid.header)
    for title, number, message in first.rows:
        exercise = scene("class_mistakes").controls[0].labels.index(title)
        rows = scene("class_mistakes").draw({"Exercise": exercise, "Show": 0}).rows
        assert (number, message) in [tuple(row[1:]) for row in rows]


def test_quizzes_of_the_report():
    for question in range(len(scene("class_quizzes").ids)):
        rows = scene("class_quizzes").draw({"Question": question}).rows
        assert {tuple(row[:3]) for row in rows} <= set(rows_of_the_report())
        assert all(row[3] for row in rows)


def test_forms_of_the_report():
    taught, control = (scene("class_forms").draw({"Questions on": n}).rows for n in (0, 4))
    pairs = zip(taught, control, strict=True)
    assert {(label, one, two) for (label, one), (_, two) in pairs} <= set(rows_of_the_report())


# ---------------------------------------------------------------- a small class, counted by hand


def test_what_the_figures_say_of_a_small_class(folder):
    opened = open_class("journals")
    said = {name: opened.explore(name).view for name in SCENES}
    mistakes, quiz, forms = (said[f"class_{name}"] for name in ("mistakes", "quizzes", "forms"))
    assert mistakes["sentence"].startswith("2 learners tried it, and 1 solved it.")
    assert f"made by 2: “{FIRST.name}”. The lesson answers: {FIRST.message}" in mistakes["sentence"]
    assert quiz["title"] == "1 of 2 learners chose the right option first"
    assert QUESTION.options[(QUESTION.right + 1) % 3].reason in quiz["sentence"]
    assert forms["title"].endswith("0 percent right before, 100 after")
    assert "1 learner finished both forms" in forms["sentence"]
    assert "too few for an interval" in forms["sentence"]
    assert said["class_progress"]["title"].startswith("Lesson 01: 0 of 3 learners")


def test_wrong_answers_and_tries_of_one_exercise(folder):
    small = SCENES["class_mistakes"](read_class("journals"))
    wrong, tries = (small.draw({"Exercise": 0, "Show": show}).rows for show in (0, 1))
    counts = {row[0]: row[1] for row in wrong}
    assert (counts[FIRST.name], counts[SECOND.name]) == ("2", "1")
    assert counts["another wrong answer"] == "1" and set(counts.values()) == {"0", "1", "2"}
    assert dict(tries) == {
        "1 try": "0", "2 tries": "0", "3 tries": "1", "4 or more": "0", "not solved": "1",
    }  # fmt: skip


def test_the_hardest_first(folder):
    view = scene("class_exercises").draw({"Lesson": 3, "Show": 0, "The hardest first": 1})
    shares = [int(row[2]) / int(row[1]) for row in view.rows]
    assert shares == sorted(shares) and len(set(shares)) > 2
    number, title = view.rows[0][0].split(" ", 1)
    assert f"The fewest solved {number} “{title}”" in view.sentence


# ---------------------------------------------------------------- folders, files and names


@pytest.mark.parametrize("name", EMPTY)
def test_a_folder_that_cannot_be_used_gets_a_sentence_and_empty_figures(name, folder):
    opened = open_class(name)
    assert opened.title == "No class was opened" and opened.learners == []
    assert name in opened.text and "Traceback" not in opened.text
    for figure in SCENES:
        view = opened.explore(figure).view
        assert re.search("Nobody|nobody|0 of 0", view["title"] + view["sentence"])


def test_damaged_files_are_listed_and_the_others_count(folder):
    opened = open_class("journals")
    assert opened.title == "Your class" and opened.learners == [f"Learner 0{n}" for n in (1, 2, 3)]
    assert "- torn.json is not a JSON file, or it is cut off." in opened.text


def test_names_only_when_asked(folder):
    assert "ada" not in open_class("journals").explore("class_progress").view["table"]
    assert "ada.json" in open_class("journals", names=True).explore("class_progress").view["table"]


def test_the_name_of_a_file_is_never_a_tag(folder):
    nasty = "<img src=x onerror=alert(1)>.json"
    (folder / "ada.json").rename(folder / nasty)
    opened = open_class("journals", names=True)
    assert nasty in opened.learners and "<img src" not in opened.html
    for name in SCENES:
        explorer = opened.explore(name)
        assert "<img src=x" not in explorer.view["table"] + explorer.still.html


def test_an_unknown_explorer_names_the_nearest():
    with pytest.raises(KeyError, match="class_mistakes"):
        made_up().explore("mistakes")


def test_without_a_folder_the_class_is_said_to_be_made_up():
    card = open_class("  ")
    assert card.title == "A class made by a program" and "No person stands behind" in card.html


# ---------------------------------------------------------------- the saved notebook


@pytest.fixture(scope="module")
def cells():
    content = json.loads(NOTEBOOK.read_text(encoding="utf-8"))
    return content["cells"]


def test_it_was_run_from_top_to_bottom_with_the_made_up_class(cells):
    code = [cell for cell in cells if cell["cell_type"] == "code"]
    assert [cell["execution_count"] for cell in code] == list(range(1, len(code) + 1))
    assert 'FOLDER = ""' in "".join(code[0]["source"])
    assert "made by a program" in "".join(cells[0]["source"])


def test_it_shows_every_explorer_and_marks_its_cell(cells):
    sources = {"".join(cell["source"]): cell for cell in cells if cell["cell_type"] == "code"}
    for name in SCENES:
        cell = sources[f'my_class.explore("{name}")']
        assert cell["metadata"]["tags"] == ["nbval-ignore-output"]
        page = "".join(cell["outputs"][0]["data"]["text/html"])
        assert len(re.search(r'<img [^>]*alt="([^"]*)"', page)[1]) >= 25


def test_its_links_lead_somewhere(cells):
    text = "".join("".join(cell["source"]) for cell in cells if cell["cell_type"] == "markdown")
    for target in re.findall(r"\]\(([^)]+)\)", text):
        assert (NOTEBOOK.parent / target).exists(), target

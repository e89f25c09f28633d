"""The notebook for teachers with a folder of its own; `test_every_lesson` moves its controls."""

import pytest
from harness import OnPage, open_tab

from course_utils.exercises import find
from course_utils.journal import Journal

pytestmark = pytest.mark.browser

EXPLORERS = [f"class_{name}" for name in ("progress", "exercises", "mistakes", "quizzes", "forms")]
MISTAKE = find("1.2").mistakes[0]
NASTY = "<img src=x onerror=alert(1)>.json"


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """Two learners and a damaged file; one file has a name that would be a tag."""
    path = tmp_path_factory.mktemp("journals")
    for name in ("ada.json", NASTY):
        journal = Journal(":memory:")
        journal.record("exercise", "01", "1.2", {"state": "not yet", "mistake": MISTAKE.name})
        journal.export(path / name)
    (path / "torn.json").write_text("{")
    return path


@pytest.fixture(scope="module")
def report(browser, lab):
    """The notebook, run as it is saved."""
    with open_tab(browser, lab) as page:
        page.open("class-report")
        page.run_all()
        yield page


def test_the_made_up_class_is_said_to_be_one(report):
    card = report.output("open_class(FOLDER)").text_content()
    assert "A class made by a program" in card
    for name in EXPLORERS:
        assert "Made up." in report.output(f'explore("{name}")').locator(".source").text_content()


def test_one_line_changed_and_all_figures_show_the_own_class(report, folder):
    cell = report.text("open_class(FOLDER)")
    code = cell.replace('FOLDER = ""', f'FOLDER = "{folder}"')
    report.type("open_class(FOLDER)", code.replace("(FOLDER)", "(FOLDER, names=True)"))
    report.run_all()
    assert "torn.json is not a JSON file" in report.output("open_class(FOLDER").text_content()
    for name in EXPLORERS:
        source = report.output(f'explore("{name}")').locator(".source").text_content()
        assert source == "Counted. Files handed in: 2."
    mistakes = OnPage(report, "class_mistakes").shown()
    assert "2 learners tried it, and 0 solved it." in mistakes["sentence"]
    assert MISTAKE.message in mistakes["sentence"]


def test_the_name_of_a_file_is_shown_as_text(report):
    progress = OnPage(report, "class_progress")
    assert NASTY in progress.shown()["sentence"]
    report.output('explore("class_progress")').locator("summary").first.click()
    assert NASTY in progress.area.locator("table").text_content()
    assert report.tab.locator("img[src='x']").count() == 0 and report.dialogs == []


def test_a_folder_that_is_not_there_stops_nothing(report):
    code = report.text("open_class(FOLDER")
    line = next(line for line in code.splitlines() if line.startswith("FOLDER ="))
    report.type("open_class(FOLDER", code.replace(line, 'FOLDER = "nowhere"'))
    report.run_all()
    assert "There is no folder nowhere." in report.output("open_class(FOLDER").text_content()
    assert "Nobody" in OnPage(report, "class_exercises").shown()["sentence"]

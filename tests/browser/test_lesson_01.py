"""A learner's way through lesson 01, by keyboard, in a real JupyterLab."""

import json

import pytest
from harness import OnPage
from playwright.sync_api import Locator, expect

pytestmark = pytest.mark.browser

# What the tests ask the kernel.
FIND = "__import__('course_utils.exercises', fromlist=['find']).find"
JOURNAL = "__import__('course_utils.journal', fromlist=['current']).current()"
QUIZZES = "__import__('course_utils.quizzes', fromlist=['quizzes']).quizzes()"
FIRST = f"{QUIZZES}['lesson-01'].items[0]"


# Explorers -------------------------------------------------------------------------------------


def test_a_fast_slider_queues_nothing(lesson):
    explorer = OnPage(lesson, "origins")
    slider = explorer.area.locator("[type=range]")
    steps = int(slider.get_attribute("max"))
    explorer.area.locator("img").evaluate(
        """image => {
          window.redraws = [];
          new MutationObserver(() => window.redraws.push(performance.now()))
            .observe(image, { attributeFilter: ["src"] });
        }"""
    )
    slider.focus()
    keys = (["ArrowLeft"] * steps + ["ArrowRight"] * steps) * 3
    for key in keys[:30]:
        lesson.tab.keyboard.press(key)
    last_press = lesson.tab.evaluate("() => performance.now()")
    year = explorer.area.locator(".value").inner_text()
    expect(explorer.area.locator(".title")).to_contain_text(year)
    lesson.idle()
    after = [t for t in lesson.tab.evaluate("() => window.redraws") if t > last_press]
    redraws = lesson.tab.evaluate("() => window.redraws.length")
    assert 1 <= redraws <= 30, f"{redraws} pictures for 30 presses"
    assert len(after) <= 2, f"{len(after)} pictures came after the last press: a queue"
    assert year in explorer.kernel()["title"]
    assert explorer.kernel()["picture"] == explorer.shown()["picture"]


@pytest.mark.parametrize("key", ["x", "a", "ArrowDown", "Enter"])
def test_keys_in_a_widget_leave_the_notebook_alone(lesson, key):
    cells = "() => window.jupyterapp.shell.currentWidget.content.widgets.map(w => w.model.id)"
    before = lesson.tab.evaluate(cells)
    control = lesson.output('judge("C06")').locator("input").first
    control.focus()
    lesson.tab.keyboard.press(key)
    assert lesson.tab.evaluate(cells) == before
    focused = lesson.output('judge("C06")').locator(":focus")
    expect(focused).to_have_count(1)


def test_the_notebook_can_be_saved_from_a_widget(lesson):
    lesson.type("my_five = ...", lesson.text("my_five = ...") + "  ")
    changed = "() => window.jupyterapp.shell.currentWidget.context.model.dirty"
    assert lesson.tab.evaluate(changed)
    lesson.output('judge("C06")').locator("input").first.focus()
    lesson.tab.keyboard.press("Control+s")
    lesson.tab.wait_for_function(f"() => !({changed})()", timeout=15_000)


# Exercises, guesses, quiz, puzzle, texts ----------------------------------------------------------


def answer(lesson, code: str, value: str) -> Locator:
    """Type an answer in the place of the dots, or of the last answer, and run the cell."""
    lesson.type(code, value)
    lesson.run(code)
    return lesson.output(code)


@pytest.mark.parametrize(("exercise", "cell"), [("1.1", 'check("1.1"'), ("1.2", 'check("1.2"')])
def test_an_exercise_wrong_then_right(lesson, exercise, cell):
    text = lesson.text(cell)
    mistake = f"{FIND}('{exercise}').mistakes[0]"
    wrong = answer(lesson, cell, text.replace("...", typed(lesson, f"{mistake}.answer()")))
    expect(wrong).to_contain_text("Not yet")
    expect(wrong).to_contain_text(lesson.ask(f"{mistake}.message"))
    right = answer(lesson, cell, text.replace("...", solution(lesson, exercise)))
    expect(right).to_contain_text("Correct")
    expect(right).not_to_contain_text("Not yet")


def typed(lesson, expression: str) -> str:
    """A value of the kernel as a learner would type it."""
    return lesson.ask(f"repr((lambda v: v.item() if hasattr(v, 'item') else v)({expression}))")


def solution(lesson, exercise: str) -> str:
    return typed(lesson, f"{FIND}('{exercise}').solution()")


def test_a_guess_gets_its_gap(lesson):
    area = lesson.output('guess("guess-01-share")')
    area.get_by_role("textbox").focus()
    lesson.tab.keyboard.type("20")
    lesson.tab.keyboard.press("Enter")
    expect(area.get_by_role("status")).to_contain_text("You guessed 20.")
    expect(area.get_by_role("status")).to_contain_text("times as large")


def test_a_quiz_question_wrong_then_right(lesson):
    form = lesson.output('quiz("lesson-01")').locator("form").first
    right = lesson.ask(f"{FIRST}.right")
    reasons = lesson.ask(f"[o.reason for o in {FIRST}.options]")
    choose(lesson, form, (right + 1) % len(reasons))
    reply = form.get_by_role("status")
    expect(reply).to_contain_text("Not this one.")
    for reason in reasons:
        expect(reply).to_contain_text(reason)
    choose(lesson, form, right)
    expect(reply).to_contain_text("Yes.")
    for reason in reasons:
        expect(reply).to_contain_text(reason)


def choose(lesson, form: Locator, option: int) -> None:
    """Choose an option and press the button, by keyboard alone."""
    radios = form.get_by_role("radio")
    chosen = radios.evaluate_all("all => all.findIndex(radio => radio.checked)")
    radios.nth(max(chosen, 0)).focus()
    lesson.tab.keyboard.press("Space")
    for _ in range((option - max(chosen, 0)) % radios.count()):
        lesson.tab.keyboard.press("ArrowDown")
    expect(radios.nth(option)).to_be_checked()
    lesson.tab.keyboard.press("Tab")
    lesson.tab.keyboard.press("Enter")


def test_the_puzzle_by_keyboard(lesson):
    area = lesson.output('puzzle("1.8")')
    right = lesson.ask(f"list({FIND}('1.8').asked.lines)")
    for place, line in enumerate(right):
        row = lines(area).index(line)
        if row == place:
            continue
        area.locator("li").nth(row).get_by_role("button", name="up").focus()
        for step in range(row, place, -1):
            lesson.tab.keyboard.press("Enter")
            expect(area.locator("li:has(:focus) code")).to_have_text(line)
            expect(area.get_by_role("status").first).to_have_text(
                f"The line is now in place {step} of {len(right)}."
            )
    assert lines(area) == right
    area.get_by_role("button", name="Check the order").focus()
    lesson.tab.keyboard.press("Enter")
    expect(area.get_by_role("status").last).to_contain_text("Correct")
    lesson.run('check("1.8"')
    expect(lesson.output('check("1.8"')).to_contain_text("Correct")


def lines(area: Locator) -> list[str]:
    return area.locator("li code").all_text_contents()


HOSTILE = '<script>alert(1)</script><img src=x onerror="alert(2)"> "so" & 😀🇺🇿 مرحبا שלום'


def test_a_text_is_kept_as_text(lesson):
    cell = 'write("discuss-01-1")'
    field = lesson.output(cell).get_by_role("textbox")
    field.focus()
    lesson.tab.keyboard.insert_text(HOSTILE)
    lesson.tab.keyboard.press("Tab")
    lesson.tab.keyboard.press("Enter")
    expect(lesson.output(cell).get_by_role("status")).to_contain_text("Saved in your journal")
    assert lesson.ask(f"{JOURNAL}.latest('text', 'discuss-01-1')") == HOSTILE
    lesson.run(cell)
    expect(field).to_have_value(HOSTILE)
    assert lesson.tab.locator(".jp-OutputArea-output script, img[src=x]").count() == 0
    assert lesson.dialogs == []


def test_a_guess_that_is_markup_is_answered_as_text(lesson):
    area = lesson.output('guess("guess-01-dial")')
    area.get_by_role("textbox").fill("<img src=x onerror=alert(3)>")
    lesson.tab.keyboard.press("Enter")
    expect(area.get_by_role("status")).to_contain_text("<img src=x")
    assert area.locator("[role=status] img").count() == 0
    assert lesson.dialogs == []


# Coming back -----------------------------------------------------------------------------------


def progress(lesson) -> str:
    return lesson.ask("__import__('course_utils').journal('01').text")


def state(lesson) -> dict:
    """What a learner expects to find again: answers in the widgets, with their replies."""
    quiz = lesson.output('quiz("lesson-01")').locator("form").first
    expect(quiz.get_by_role("status")).to_contain_text("Yes.")
    return {
        "quiz": quiz.locator(":checked").evaluate("radio => radio.value"),
        "guess": lesson.output('guess("guess-01-share")').get_by_role("textbox").input_value(),
        "text": lesson.output('write("discuss-01-1")').get_by_role("textbox").input_value(),
        "progress": progress(lesson),
    }


@pytest.fixture(scope="module")
def worked(lesson) -> dict:
    """A few finished answers, also when this part of the file runs alone."""
    for exercise in ("1.1", "1.2"):
        cell = f'check("{exercise}"'
        text = lesson.text(cell).replace("...", solution(lesson, exercise))
        answer(lesson, cell, text)
    form = lesson.output('quiz("lesson-01")').locator("form").first
    choose(lesson, form, lesson.ask(f"{FIRST}.right"))
    lesson.output('guess("guess-01-share")').get_by_role("textbox").fill("20")
    lesson.tab.keyboard.press("Enter")
    lesson.output('write("discuss-01-1")').get_by_role("textbox").fill(HOSTILE)
    lesson.output('write("discuss-01-1")').get_by_role("button", name="Save").click()
    expect(lesson.output('write("discuss-01-1")').get_by_role("status")).to_contain_text("Saved")
    lesson.idle()
    return state(lesson)


def test_progress_counts_what_was_done(lesson, worked):
    tries = lesson.ask(f"[[e.item, e.value['state']] for e in {JOURNAL}.entries('exercise')]")
    solved = {item for item, verdict in tries if verdict == "correct"}
    assert {"1.1", "1.2"} <= solved
    assert f"Exercises: {len(solved)} of" in worked["progress"], json.dumps(worked)
    assert "Quiz: 1 of" in worked["progress"]


def test_after_a_reload_all_is_still_there(lesson, worked):
    lesson.save_and_reload()
    assert state(lesson) == worked
    explorer = OnPage(lesson, "origins")
    explorer.area.locator("[type=range]").focus()
    explorer.press("ArrowLeft")


def test_after_a_new_kernel_all_is_still_there(lesson, worked):
    lesson.restart()
    lesson.run_all()
    assert state(lesson) == worked
    for exercise in ("1.1", "1.2"):
        expect(lesson.output(f'check("{exercise}"')).to_contain_text("Correct")
    assert lesson.dialogs == []

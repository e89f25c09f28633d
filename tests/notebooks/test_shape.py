"""The anatomy of a lesson: what a learner who has done one lesson can find in the next.

Only saved notebooks are read; nothing is run. A failing test says what to change in the lesson.
"""

import ast
import re
import statistics
from itertools import accumulate, pairwise

import pytest

import course_utils
from course_utils import activities, coding, data, explorers, forms, progress, quizzes, readings
from course_utils.exercises import all_exercises, all_guesses
from course_utils.exercises.exercise import Choice
from course_utils.names import pick
from course_utils.teaching.plan import plan
from course_utils.teaching.timing import FLUENT, SLOW, STATED, of_exercise

IGNORE = "nbval-ignore-output"
FAILS = "raises-exception"
WIDGET_MIME = "application/vnd.jupyter.widget-view+json"
QUESTIONS = ["quiz", "puzzle", "guess", "judge", "write"]
WIDGETS = {name: getattr(course_utils, name) for name in QUESTIONS}
WIDGETS |= {"explore": explorers.explore, "sheet": coding.sheet, "form": forms.form}
TO_HERE = re.compile(r"^## (\d+ · .+)\n+\*About (\d+) minutes to here\.\*$", re.M)
STARS = {1: "●○○", 2: "●●○", 3: "●●●"}


def check_none(faults, advice: str) -> None:
    """Fail with the advice to the author of the lesson, and one line for each fault."""
    found = [str(fault) for fault in faults]
    assert not found, "\n - ".join([advice, *found])


# ---------------------------------------------------------------- headings and sections


def test_the_title_is_the_one_in_the_list_of_lessons(lesson):
    known = progress.lessons()[lesson.number]
    title = f"# Lesson {known.number} · {known.title}"
    assert lesson.path.name == known.file, "Give lessons.toml the name of this file."
    assert lesson.markdown.startswith(f"{title}\n"), f"The lesson has to begin with: {title}"


def test_headings_go_down_one_level_at_a_time(lesson):
    levels = [section.level for section in lesson.sections]
    jumps = [s.title for before, s in pairwise(lesson.sections) if s.level > before.level + 1]
    assert levels.count(1) == 1, "A lesson has exactly one heading of level 1: its title."
    check_none(jumps, "These headings skip a level, which confuses screen readers:")


LIGHT_SHAPE = ["What you will be able to do"]
FULL_SHAPE = ["What you will be able to do", "Before you start", "1 ·", "2 ·", "3 ·"]
FULL_SHAPE += ["Your homeland", "Quiz", "Discuss", "What we found", "Words", "Read further"]


def test_the_sections_stand_in_their_order(lesson):
    wanted = FULL_SHAPE if lesson.numbered else LIGHT_SHAPE
    lacking = [start for start in wanted if not lesson.titled(start)]
    check_none(lacking, "The lesson lacks sections that begin with:")
    places = [lesson.sections.index(lesson.titled(start)[0]) for start in wanted]
    assert places == sorted(places), f"The sections have to stand in this order: {wanted}"


def test_numbered_sections_count_from_one(numbered):
    numbers = [int(n) for s in numbered.sections for n in re.findall(r"^(\d+) · ", s.title)]
    assert numbers == list(range(1, len(numbers) + 1)), f"Number the sections 1, 2, …: {numbers}"


def test_three_to_five_objectives(lesson):
    text = lesson.titled("What you will be able to do")[0].text
    objectives = re.findall(r"^(?:\d+\.|[-*]) +\S", text, re.M)
    assert 3 <= len(objectives) <= 5, f"{len(objectives)} objectives; give three to five in a list."


def test_the_last_cell_shows_progress(lesson):
    last = lesson.cells[-1]
    wanted = f'journal("{lesson.number}")'
    assert "".join(last["source"]).strip() == wanted, f"The last cell has to be: {wanted}"


# ---------------------------------------------------------------- time


def test_the_time_is_given_in_two_numbers(numbered):
    assert plan(numbered.number).stated, (
        "Below the title: **Time** 45 minutes of reading and exploring, 45 minutes of exercises."
    )


def middle(counts) -> float:
    """Minutes between those of a fluent and those of a slow reader."""
    return (counts.minutes(FLUENT) + counts.minutes(SLOW)) / 2


def test_the_time_is_the_counted_one(lesson):
    stated = STATED.search(lesson.markdown)
    if not stated or lesson.number == "00":
        pytest.skip("The others have a test for the time; of lesson 00 half is voluntary.")
    core = plan(lesson.number).core
    exercises = sum(of_exercise(exercise) for exercise in core.exercises)
    counted = [middle(core) - exercises, exercises]
    assert [int(minutes) for minutes in stated.groups()] == pytest.approx(counted, abs=5), (
        f"Reading and exploring need about {counted[0]:.0f} minutes, exercises {counted[1]:.0f}. "
        f"See where they go: course plan {lesson.number}"
    )


def test_the_minutes_on_the_way_are_the_counted_ones(numbered):
    marks = re.findall(
        r"^## (\d+ · .+)\n+\*About (\d+) minutes to here\.\*$", numbered.markdown, re.M
    )
    assert len(marks) >= 3, "Open the long sections with *About 15 minutes to here.*"
    parts = plan(numbered.number).parts
    before = dict(zip(parts, accumulate(map(middle, parts.values()), initial=0), strict=False))
    wrong = [f"{part}: {before[part]:.0f}" for part, m in marks if abs(int(m) - before[part]) > 5]
    check_none(wrong, "The minutes to here differ from the counted ones:")


SCREEN = 400  # words


def test_at_most_one_screen_of_text_between_two_things_to_do(lesson):
    runs, words = [], 0
    for section in lesson.sections:
        for item in section.items:
            words += len(re.findall(r"\w+", item)) if isinstance(item, str) else 0
            if not isinstance(item, str):
                runs += [f"{words} words before {item}"] if words > SCREEN else []
                words = 0
    check_none(runs, f"More than {SCREEN} words without anything to do:")


# ---------------------------------------------------------------- cells as they were saved


def test_every_cell_was_run_in_order(lesson):
    counts = [code.count for code in lesson.code]
    assert counts == list(range(1, len(counts) + 1)), f"Run notebooks/execute.py: {counts}"


def test_every_cell_that_ends_in_a_value_shows_it(lesson):
    silent = [
        code
        for code in lesson.code
        if code.statements and isinstance(code.statements[-1], ast.Expr) and not code.outputs
    ]
    check_none(silent, "A cell ends in something worth seeing. Nothing was saved below:")


def test_errors_are_there_only_on_purpose(lesson):
    kinds = {code: {output["output_type"] for output in code.outputs} for code in lesson.code}
    check_none(
        [code for code, found in kinds.items() if ("error" in found) != (FAILS in code.tags)],
        f"A cell with an error has the tag {FAILS}, and no other cell has it:",
    )


def test_no_warning_is_shown(lesson):
    loud = [c for c in lesson.code if any(out.get("name") == "stderr" for out in c.outputs)]
    check_none(loud, "Learners should not see warnings. Something went to stderr in:")


def test_the_kernel_is_any_python(lesson):
    assert lesson.content["metadata"]["kernelspec"]["name"] == "python3"
    assert lesson.content["nbformat"] == 4


PICTURE = re.compile(r"data:image/png;base64,[\w+/=]+")
LEFTOVER = re.compile(
    r"(?<![\w.:/])/(?:home|root|tmp|opt|usr|var|work|Users)/\w|[A-Z]:\\Users|site-packages"
    r"|\bTODO\b|\bFIXME\b|\bXXX\b|lorem ipsum|token=|\bgh[pousr]_\w{20}|\bsk-\w{20}",
    re.IGNORECASE,
)


def test_nothing_is_left_of_the_machine_or_of_the_writing(lesson):
    page = PICTURE.sub("", written(lesson.content))
    spots = [page[max(0, m.start() - 40) : m.end() + 40] for m in LEFTOVER.finditer(page)]
    check_none(spots, "A path of one machine, a token or a note to yourself:")


# ---------------------------------------------------------------- code


def imports_of(code) -> list[str]:
    return [line for line in code.lines if line.startswith(("from ", "import "))]


def test_one_cell_imports_in_at_most_five_lines(lesson):
    first = next(code for code in lesson.code if imports_of(code))
    assert len(imports_of(first)) <= 5, f"More than five lines of imports in {first}."
    assert first is lesson.code[0] or not lesson.numbered, "The first cell has to be the imports."


def test_code_cells_are_short(lesson):
    lengths = [len(code.lines) for code in lesson.code]
    assert statistics.median(lengths) <= 4, "The median code cell has more than four lines."
    check_none([c for c in lesson.code if len(c.lines) > 15], "More than 15 lines of code in:")
    long = [line for c in lesson.code for line in c.source.splitlines() if len(line) > 100]
    check_none(long, "Lines of more than 100 characters have to be scrolled:")


def test_examples_have_the_three_labels(numbered):
    comments = "\n".join(line for c in numbered.code for line in c.lines if line.startswith("#"))
    lacking = [step for step in ("choose rows", "compute", "show") if step not in comments]
    check_none(lacking, "A worked example is labelled # choose rows, # compute, # show. Missing:")


FIGURE_NAMES = {"fig", "ax", "axes", "left", "right"}


def names_set_in(code) -> set[str]:
    nodes = [node for statement in code.statements for node in ast.walk(statement)]
    return {n.id for n in nodes if isinstance(n, ast.Name) and isinstance(n.ctx, ast.Store)}


def test_a_name_is_not_used_again_for_another_thing(numbered):
    seen, again = set(FIGURE_NAMES), []
    for code in numbered.code:
        names = names_set_in(code)
        again += [f"{name} in {code}" for name in names & (seen - FIGURE_NAMES)]
        seen |= names
    check_none(again, "A cell that is run out of order would see another value. Rename:")


# ---------------------------------------------------------------- widgets


def widgets_in(code) -> list[tuple[str, str]]:
    return [(name, texts[0]) for name, texts in code.calls if name in WIDGETS and texts]


def test_cells_with_widgets_are_not_compared_and_all_others_are(lesson):
    wrong = [code for code in lesson.code if bool(widgets_in(code)) != (IGNORE in code.tags)]
    check_none(wrong, f"A cell with a widget has the tag {IGNORE}, and no other cell has it:")


def test_a_widget_leaves_a_page_that_reads_without_a_kernel(lesson):
    cells = [code for code in lesson.code if widgets_in(code)]
    bare = [code for code in cells if not code.shown("text/html")]
    check_none(bare, "No still version was saved. Run notebooks/execute.py:")
    dead = [c for c in cells if any(WIDGET_MIME in out.get("data", {}) for out in c.outputs)]
    check_none(dead, "The number of a dead widget was saved. Run notebooks/execute.py:")


def test_the_still_version_of_a_widget_is_up_to_date(lesson):
    """The outputs of these cells are not compared when notebooks are run, so they are here."""
    stale = []
    for code in lesson.code:
        for name, argument in widgets_in(code):
            known = not problem_with(name, argument)  # there is a test for unknown names
            if known and code.shown("text/plain") != WIDGETS[name](argument).still.text:
                stale.append(f"{name}({argument!r})")
    check_none(stale, "The saved page is older than its content. Run notebooks/execute.py:")


# ---------------------------------------------------------------- names


def named_things() -> dict:
    """For each function that takes a name: the names that there are."""
    exercises = {exercise.id: exercise for exercise in all_exercises()}
    tables = dict.fromkeys(data.tables()["name"])
    claims, communities = readings._claims(), coding.communities()
    return {
        **dict.fromkeys(["check", "hint", "solution", "puzzle"], exercises),
        **dict.fromkeys(["load", "about"], tables),
        **dict.fromkeys(["claim", "judge"], claims),
        **dict.fromkeys(["sheet", "notes"], communities),
        **dict.fromkeys(["cite", "bibliography"], readings._references()),
        "quiz": quizzes.quizzes(),
        "guess": {guess.id: guess for guess in all_guesses()},
        "write": activities.prompts(),
        "explore": explorers.scenes(),
        "form": forms.MOMENTS,
        "journal": progress.lessons(),
    }


def problem_with(function: str, name: str) -> str:
    """What is wrong with the name that a function gets, or an empty text."""
    things = named_things()
    try:
        if function == "term":
            readings.term(name)
        elif function in things:
            pick(function, name, things[function])
    except KeyError as error:
        return error.args[0]
    return ""


def test_every_name_in_a_cell_is_known(lesson):
    cells = [code for code in lesson.code if FAILS not in code.tags]
    calls = {(f, text) for code in cells for f, texts in code.calls for text in texts}
    check_none(filter(None, (problem_with(*call) for call in sorted(calls))), "Unknown names:")


def test_every_name_in_a_sentence_is_known(lesson):
    calls = {(f, text) for f, texts in lesson.calls_in_text for text in texts if text != "…"}
    check_none(filter(None, (problem_with(*call) for call in sorted(calls))), "Unknown names:")


def test_what_was_written_for_a_lesson_stands_in_it_once(lesson):
    """Guesses, quizzes and writing tasks belong to one lesson; so do the claims that it checks."""
    claims = [one for one in readings._claims().values() if one.lesson == lesson.number]
    mine = {
        "guess": [guess.id for guess in all_guesses() if guess.lesson == lesson.number],
        "quiz": [q.name for q in quizzes.quizzes().values() if q.lesson == lesson.number],
        "write": [p.id for p in activities.prompts().values() if p.lesson == lesson.number],
        "judge": [one.id for one in claims],
    }
    check_none(
        [f'{f}("{x}")' for f, ids in mine.items() for x in ids if lesson.called(f).count(x) != 1],
        "These belong to the lesson and have to stand in it exactly once:",
    )


def test_links_lead_somewhere(lesson):
    targets = re.findall(r"\]\(([^)#\s]+)[^)]*\)", lesson.markdown)
    files = {one.file for one in progress.lessons().values()}
    local = [t for t in targets if not t.startswith("https://")]
    broken = [t for t in local if t not in files and not (lesson.path.parent / t).exists()]
    check_none(broken, "These links lead nowhere (write https:// for pages outside the course):")


# ---------------------------------------------------------------- exercises


def exercises_of(lesson) -> dict:
    return {one.id: one for one in all_exercises() if one.lesson == lesson.number}


def exercise_sections(lesson) -> dict:
    """The sections with an exercise, by id. A second section with the same id does not count."""
    found = {}
    for section in lesson.titled("Exercise "):
        found.setdefault(section.title.split()[1], section)
    return found


def test_every_exercise_has_one_heading_and_no_other_has(lesson):
    titles = [section.title for section in lesson.titled("Exercise ")]
    wanted = [f"Exercise {one.id} · {one.title}" for one in exercises_of(lesson).values()]
    assert titles == wanted, "Headings and exercises of the lesson differ, in titles or in order."


def test_every_exercise_is_checked_below_its_heading(lesson):
    wrong = []
    for section in lesson.sections:
        checked = [texts[0] for name, texts in section.calls if name == "check" and texts]
        wanted = section.title.split()[1:2] if section.title.startswith("Exercise ") else []
        if sorted(set(checked)) != wanted or (lesson.numbered and len(checked) != len(wanted)):
            wrong.append(f"{section.title!r} checks {checked}")
    check_none(wrong, "A section checks its own exercise, once, and no other:")


def test_an_untouched_exercise_says_so(lesson):
    cells = [code for code in lesson.code if any(name == "check" for name, _ in code.calls)]
    done = [code for code in cells if not code.shown("text/plain").startswith("Not attempted yet")]
    check_none(done, "The saved lesson holds an answer. Put ... there and run execute.py:")


def blank(code) -> bool:
    """Does the cell hold three dots, or the order of a puzzle (which is ... at first)?"""
    nodes = [node for statement in code.statements for node in ast.walk(statement)]
    dots = any(isinstance(node, ast.Constant) and node.value is ... for node in nodes)
    return dots or any(isinstance(n, ast.Attribute) and n.attr == "order" for n in nodes)


def test_an_untouched_exercise_holds_three_dots(lesson):
    cells = [code for code in lesson.code if any(name == "check" for name, _ in code.calls)]
    check_none([code for code in cells if not blank(code)], "Nothing to fill in, no ... in:")


def test_the_level_is_marked_below_the_heading(lesson):
    sections, known = exercise_sections(lesson), exercises_of(lesson)
    wrong = [
        f"exercise {one}: begin its text with {STARS[known[one].level]}"
        for one, section in sections.items()
        if one in known and not section.text.strip().startswith(STARS[known[one].level] + " ")
    ]
    check_none(wrong, "The level of an exercise is the one in the library:")


def test_the_options_are_those_of_the_exercise(lesson):
    sections, wrong = exercise_sections(lesson), []
    for one in exercises_of(lesson).values():
        if isinstance(one.asked, Choice) and one.id in sections:
            shown = dict(re.findall(r"^- \*\*(\w)\*\* +(.+?) *$", sections[one.id].text, re.M))
            plain = {letter: re.sub(r"[`*]", "", text) for letter, text in shown.items()}
            wrong += [one.id] if plain != dict(one.asked.options) else []
    check_none(wrong, "Write each option as in the library, as `- **a** text`, in exercise:")


def test_enough_to_do(numbered):
    known = exercises_of(numbered).values()
    assert len(known) >= 6, "A lesson has at least six exercises."
    assert {one.level for one in known} == {1, 2, 3}, "A lesson has exercises of all three levels."
    mine = [one for one in readings._claims().values() if one.lesson == numbered.number]
    assert len(numbered.titled("Check the claim")) >= min(2, len(mine)) >= 1, (
        "At least two sections Check the claim; one where the ledger has one for the lesson."
    )
    assert numbered.called("guess"), "Ask for a guess before a picture: guess()."
    assert numbered.called("explore"), "A lesson has an interactive figure: explore()."


# ---------------------------------------------------------------- the fixed parts of a lesson


def test_each_claim_is_judged_before_the_next(numbered):
    calls = [(name, texts[0]) for name, texts in numbered.calls if name in ("claim", "judge")]
    wanted = [(name, one) for one in numbered.called("claim") for name in ("claim", "judge")]
    assert calls == wanted, "After claim(id) comes judge(id), before the next claim."


def test_claims_stand_under_their_heading(numbered):
    sections = {s.title for s in numbered.sections for name, _ in s.calls if name == "claim"}
    wrong = [title for title in sections if not title.startswith("Check the claim · ")]
    check_none(wrong, "A claim stands below a heading “Check the claim · …”, not below:")


def items_of(names) -> int:
    return sum(len(quizzes.quizzes()[name].items) for name in names)


def called_in(lesson, title: str, function: str) -> list[str]:
    """The names that a function gets in the section with this title."""
    calls = [call for section in lesson.titled(title) for call in section.calls]
    return [texts[0] for name, texts in calls if name == function and texts]


def test_three_openers_and_five_questions_at_the_end(numbered):
    openers = items_of(called_in(numbered, "Before you start", "quiz"))
    questions = items_of(called_in(numbered, "Quiz", "quiz"))
    assert openers == 3, f"{openers} openers in “Before you start”; a lesson opens with three."
    assert questions >= 5, f"{questions} questions in “Quiz”; at least five."


def test_one_why_with_a_model_answer(numbered):
    whys = numbered.titled("Why?")
    assert len(whys) == 1, "A lesson has exactly one section Why?"
    (prompt,) = [activities.prompts()[name] for name in called_in(numbered, "Why?", "write")]
    assert prompt.model and prompt.credit, f"{prompt.id} needs a model answer and what earns credit"


def test_three_questions_to_discuss(numbered):
    prompts = called_in(numbered, "Discuss", "write")
    assert len(prompts) >= 3, f"{len(prompts)} questions in “Discuss”; at least three write()."


def test_the_homeland_of_the_learner_has_a_step(numbered):
    (step,) = numbered.titled("Your homeland")
    functions = [name for name, _ in step.calls]
    assert "homeland" in functions, "“Your homeland” asks for the country with homeland()."


def test_every_finding_has_a_number(numbered):
    (section,) = numbered.titled("What we found")
    findings = re.findall(r"^- +(.+)$", section.text, re.M)
    assert 3 <= len(findings) <= 6, f"{len(findings)} findings; give three to six in a list."
    bare = [finding for finding in findings if not re.search(r"\d", finding)]
    check_none(bare, "Each finding holds the number that supports it, in digits:")


def words_of(lesson) -> list[str]:
    """The words of the section “Words”: separated by dots in the middle of the line, or bold."""
    text = " ".join(section.text for section in lesson.titled("Words"))
    bold, listed = re.findall(r"\*\*(.+?)\*\*", text), re.sub(r"^[^·]*: ", "", text).split("·")
    return [word.strip(" .\n") for word in bold or listed if word.strip()]


def test_the_words_are_in_the_glossary(lesson):
    words = words_of(lesson)
    assert len(words) >= 5 or not lesson.numbered, "List the new words, with · between them."
    check_none(filter(None, (problem_with("term", word) for word in words)), "Unknown words:")


def test_new_words_in_bold_are_listed(numbered):
    listed = {readings.term(word).title for word in words_of(numbered)}
    bold = {phrase.strip(".:?") for phrase in re.findall(r"\*\*(.+?)\*\*", numbered.prose)}
    known = {readings.term(word).title: word for word in bold if not problem_with("term", word)}
    check_none([known[w] for w in known.keys() - listed], "In bold, but not listed in “Words”:")


def test_references_are_given(numbered):
    assert called_in(numbered, "Read further", "bibliography"), "Give references: bibliography()."


# ---------------------------------------------------------------- figures

KIND_OF_CHART = re.compile(
    r"^(?:(?:A|One|Two|Three|Four|Six) )?(?:[Ll]ine|[Bb]ar|[Dd]ot|[Ss]lope|[Ss]tacked|[Aa]rea) "
    r"(?:[a-z]+ )?charts?\b|^(?:[Ww]orld )?[Mm]aps?\b|^(?:Grid|Scatter|Histogram|Heat ?map|Network)"
)


def is_a_form(code) -> bool:
    return any(name == "form" for name, _ in code.calls)


def figures_of(lesson) -> list:
    """Each cell with pictures and the text after it in its section; forms do not explain theirs."""
    found = []
    for section in lesson.sections:
        for place, item in enumerate(section.items):
            if not isinstance(item, str) and item.alts and not is_a_form(item):
                after = [text for text in section.items[place:] if isinstance(text, str)]
                found.append((item, " ".join(after)))
    return found


def test_pictures_have_alt_text(lesson):
    alts = [(code, alt or "") for code in lesson.code for alt in code.alts]
    check_none([code for code, alt in alts if len(alt) < 25], "Alt text of 25 characters or more:")
    vague = [alt for _, alt in alts if not KIND_OF_CHART.search(alt)]
    check_none(vague, "Alt text begins with the type of the chart, as in “Line chart of”:")
    idle = [alt for _, alt in alts if not re.search(r"\b(where|because)\b", alt)]
    check_none(idle, "Alt text says what there is to see: “chart type of data where reason”:")
    markdown = re.findall(r"!\[([^\]]*)\]\(", lesson.markdown)
    check_none([alt for alt in markdown if len(alt) < 25], "Longer alt text for Markdown pictures:")


def test_no_picture_without_html(lesson):
    bare = [
        code
        for code in lesson.code
        for output in code.outputs
        if any(mime.startswith("image/") for mime in output.get("data", {}))
    ]
    check_none(bare, "A picture without alt text. Show it with show(fig, …):")


def test_after_a_figure_stands_what_it_shows_and_what_it_cannot_show(lesson):
    figures = figures_of(lesson)
    for words in ("What we see", "What we cannot see"):
        lacking = [code for code, after in figures if words not in after]
        check_none(lacking, f"“{words}” has to follow in the section of the figure of:")


# ---------------------------------------------------------------- language

CONTRACTION = re.compile(
    r"\w+n['’]t\b|\b\w+['’](?:re|ve|ll|d|m)\b"
    r"|\b(?:it|that|there|here|what|who|he|she|let|where|how|this|everyone|everybody)['’]s\b",
    re.IGNORECASE,
)
BANNED = re.compile(r"\b(?:simply|obviously|of course|trivially|clearly just)\b", re.IGNORECASE)


def language_faults(text: str) -> list[str]:
    found = [*CONTRACTION.finditer(text), *BANNED.finditer(text)]
    return [f"{m[0]!r} in …{text[max(0, m.start() - 40) : m.end() + 20]}…" for m in found]


def test_the_language_is_plain(lesson):
    alts = " ".join(alt or "" for code in lesson.code for alt in code.alts)
    check_none(language_faults(f"{lesson.prose}\n{alts}"), "No contractions, no “simply”:")


def written(thing: object) -> str:
    """All texts in a piece of content, however deep they stand; code is left out."""
    if isinstance(thing, str):
        return f"{thing}\n"
    if isinstance(thing, dict):
        return "".join(written(value) for value in thing.values())
    if isinstance(thing, list | tuple):
        return "".join(written(value) for value in thing)
    return written(vars(thing)) if hasattr(thing, "__dataclass_fields__") else ""


def in_the_library(exercise) -> list:
    """What learners read of an exercise."""
    messages = [mistake.message for mistake in exercise.mistakes]
    options = exercise.asked.options.values() if isinstance(exercise.asked, Choice) else []
    return [exercise.title, *exercise.hints, exercise.reasoning, *messages, *options]


CONTENT = {
    "quizzes": lambda: quizzes.quizzes(),
    "writing tasks": lambda: activities.prompts(),
    "claims": lambda: readings._claims(),
    "glossary": lambda: readings._terms(),
    "codebook and communities": lambda: coding._content(),
    "forms": lambda: forms._content(),
    "guesses": lambda: [[guess.question, *guess.options] for guess in all_guesses()],
    "exercises": lambda: [in_the_library(exercise) for exercise in all_exercises()],
}


@pytest.mark.parametrize("kind", CONTENT)
def test_the_language_of_the_content_is_plain(kind):
    text = written(CONTENT[kind]())
    assert len(text) > 500, "The texts were not found."
    check_none(language_faults(text), f"No contractions, no “simply” in the {kind}:")


@pytest.mark.parametrize("text", ["it's", "don’t", "we'll", "Simply put", "There’s", "they've"])
def test_the_language_test_can_fail(text):
    assert language_faults(f"And {text} so.")
    assert not language_faults("The author's table and the readings’ claims.")

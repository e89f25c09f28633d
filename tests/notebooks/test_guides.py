"""The guides for teachers: one shape, plans that add up, and an answer to every question."""

import re
from itertools import pairwise

import pytest
from test_numbers import NUMBER, all_texts, held_by, places_of, plain
from test_shape import check_none, exercises_of, language_faults, problem_with
from ties import guides as ties

from course_utils import activities, load, readings
from course_utils.exercises import all_exercises
from course_utils.teaching import plan as planning
from course_utils.teaching.timing import (
    CHOOSE,
    COMPUTE,
    FLUENT,
    MINUTES,
    ORDER,
    SLOW,
    WRITE,
    of_exercise,
    total,
)

FIRST = ["The day before", "Before the class"]  # where a teacher has to prepare more than the page
OPENING = ["Timing", "What to show live", "Misconceptions, and how to meet them"]
CLOSING = ["Exercises", "Board sketch", "If something goes wrong"]
ANSWERS = "Answers to the discussion questions"
HEAD = ["**For you:**", "**For the class:**", "**What a student keeps.**"]
ROW = re.compile(r"^\| (\d+)–(\d+) \| (.+?) \| (.+?) \|$", re.M)
COMMAND = "The counts are old. Type: course plan --write"


class Guide:
    """A guide by its sections."""

    def __init__(self, lesson) -> None:
        self.lesson, self.number = lesson, lesson.number
        self.path = planning.GUIDES / f"lesson-{lesson.number}.md"
        self.text = self.path.read_text(encoding="utf-8")
        head, *sections = re.split(r"^## ", self.text, flags=re.M)
        self.head = head
        self.sections = dict(section.split("\n", 1) for section in sections)

    @property
    def plan(self) -> str:
        return next(text for title, text in self.sections.items() if title.startswith("Plan for"))

    @property
    def rows(self) -> list[tuple[int, int, str]]:
        """The beginning and the end of each part of the plan, and what is done in class."""
        found = [(int(a), int(b), f"{what} {how}") for a, b, what, how in ROW.findall(self.plan)]
        return [(start, end, text.split("Home:")[0]) for start, end, text in found]

    @property
    def own_words(self) -> str:
        """The guide without what is counted."""
        return planning.COUNTED.sub("", self.text)


@pytest.fixture
def guide(lesson) -> Guide:
    return Guide(lesson)


# ---------------------------------------------------------------- shape


def test_the_title_is_that_of_the_lesson(guide):
    lesson = planning.plan(guide.number).lesson
    assert guide.text.startswith(f"# Guide to lesson {lesson.number} · {lesson.title}\n")


def test_the_sections_stand_in_their_order(guide):
    titles = [title for title in guide.sections if title not in FIRST]
    length = 30 if guide.number == "00" else 90
    discussed = [ANSWERS] if guide.lesson.titled("Discuss") else []
    wanted = [f"Plan for {length} minutes", *OPENING, *discussed, *CLOSING]
    special = set(titles) - set(wanted)
    assert [title for title in titles if title not in special] == wanted
    places = [titles.index(title) for title in special]
    between = range(titles.index(OPENING[-1]) + 1, titles.index((discussed or CLOSING)[0]))
    assert set(places) <= set(between), f"{special} belong after the misconceptions."


def test_the_head_says_for_whom_and_what_for(guide):
    places = [guide.head.find(words) for words in HEAD]
    assert -1 not in places and places == sorted(places), f"The head needs, in order: {HEAD}"


def test_the_plan_says_what_is_left_out_and_what_is_done_at_home(guide):
    assert "**Left out in class, in this order:**" in guide.plan
    assert "Home:" in guide.plan, "Say what is homework: Home: …"
    assert guide.number == "00" or "**Two classes of 45 minutes.**" in guide.plan


# ---------------------------------------------------------------- time


def test_the_counts_are_those_of_the_lesson(guide):
    assert planning.guide(planning.plan(guide.number), guide.text) == guide.text, COMMAND


def test_the_overview_has_the_counts_of_all_lessons():
    text = planning.OVERVIEW.read_text(encoding="utf-8")
    assert planning.overview(text) == text, COMMAND


@pytest.mark.parametrize("minutes", [*MINUTES.values(), *COMPUTE.values(), CHOOSE, ORDER, WRITE])
def test_the_rule_is_the_one_that_teachers_read(minutes):
    rule = planning.OVERVIEW.read_text(encoding="utf-8").split("## The rule")[1]
    assert re.search(rf"\| (?:[\d.]+, )*{minutes}(?:, \d+)* \|", rule), f"No {minutes} in timing.md"
    assert f"| 1 for {FLUENT} words |" in rule and f"| 1 for {SLOW} words |" in rule


def test_the_minutes_of_the_plan_join_without_a_gap(guide):
    total = int(re.search(r"^Plan for (\d+) minutes$", "\n".join(guide.sections), re.M)[1])
    assert guide.rows[0][0] == 0 and guide.rows[-1][1] == total
    gaps = [f"{a[:2]}, {b[:2]}" for a, b in pairwise(guide.rows) if a[1] != b[0]]
    check_none(gaps, "These parts of the plan do not join:")


def minutes_of(text: str, known: dict) -> float:
    """What a part of a plan needs for the things that it names."""
    exercises = [one for one in re.findall(r"\bA?\d+\.\d+\b", text) if one in known]
    verdict = MINUTES["cell"] + MINUTES["judge"]  # the claim is shown, then judged
    return (
        sum(of_exercise(known[one]) for one in set(exercises))
        + verdict * len(re.findall(r"\bC\d\d\b", text))
        + MINUTES["explore"] * len(re.findall(r"\bexplorers?\b", text, re.I))
        + MINUTES["write"] * len(re.findall(r"`why-", text))
    )


def test_what_a_part_of_the_plan_names_fits_into_its_minutes(guide):
    known = exercises_of(guide.lesson)
    tight = [
        f"{start}–{end}: {minutes_of(text, known)} minutes of work"
        for start, end, text in guide.rows
        if minutes_of(text, known) > end - start
    ]
    check_none(tight, "Too much for these parts of the plan:")


def minutes_of_sections(made: planning.Plan, text: str) -> float:
    """What a fluent reader needs for sections, without what the class does at home."""
    title = re.match(r"Sections? [\d, and]+", text)
    numbers = re.findall(r"\d+", title[0]) if title else []
    chosen = total(made.parts[part] for part in made.parts if part.split(" ·")[0] in numbers)
    home = [one for one in chosen.exercises if one.id not in text]
    verdicts = chosen.number("judge") - len(set(re.findall(r"\bC\d\d\b", text)))
    return (
        chosen.minutes(FLUENT)
        - sum(map(of_exercise, home))
        - MINUTES["write"] * chosen.number("write")
        - (MINUTES["cell"] + MINUTES["judge"]) * max(0, verdicts)
    )


SAVED = 0.3  # of the minutes of one who works alone: a teacher tells what the page says


def test_a_part_of_the_plan_is_long_enough_for_its_section(guide):
    made = planning.plan(guide.number)
    needed = [(start, end, minutes_of_sections(made, text)) for start, end, text in guide.rows]
    short = [f"{a}–{b}: {alone:.0f} alone" for a, b, alone in needed if b - a < (1 - SAVED) * alone]
    check_none(short, "These parts of the plan are too short for their sections:")


def test_every_exercise_of_the_core_has_its_place(guide):
    core = {exercise.id for exercise in planning.plan(guide.number).core.exercises}
    named = set(re.findall(r"\bA?\d+\.\d+\b", guide.plan))
    check_none(sorted(core - named), "In class or at home? The plan does not name:")


# ---------------------------------------------------------------- exercises and answers


def test_every_exercise_stands_in_the_table(guide):
    rows = [row[1] for row in planning.EXERCISE.finditer(guide.sections["Exercises"])]
    assert rows == list(exercises_of(guide.lesson)), "One row for each exercise, in their order."


def test_every_exercise_serves_an_objective_of_the_lesson(guide):
    (aims,) = guide.lesson.titled("What you will be able to do")
    number = len(re.findall(r"^(?:\d+\.|[-*]) +\S", aims.text, re.M))
    served = [row[2] for row in planning.EXERCISE.finditer(guide.sections["Exercises"])]
    wrong = [
        aim for aim in served if not set(aim.split(", ")) <= set(map(str, range(1, number + 1)))
    ]
    check_none(wrong, f"The lesson has {number} objectives. Wrong in the last column:")
    assert {aim for text in served for aim in text.split(", ")} >= (
        set(map(str, range(1, number + 1))) if guide.lesson.numbered else set()
    ), "An objective has no exercise."


def test_every_question_to_discuss_has_an_answer(guide):
    start = f"discuss-{guide.number}-"
    questions = [prompt for prompt in activities.prompts() if prompt.startswith(start)]
    answers = re.findall(r"^(\d+)\. \*\*.+?\*\* (.+)$", guide.sections.get(ANSWERS, ""), re.M)
    assert [int(number) for number, _ in answers] == list(range(1, len(questions) + 1))
    short = [number for number, text in answers if len(text.split()) < 25]
    check_none(short, "A teacher needs more than a line for question:")
    assert not questions or "**Ten minutes for one of them?**" in guide.sections[ANSWERS]


# ---------------------------------------------------------------- names, numbers, language


def test_every_name_in_a_guide_is_known(guide):
    calls = re.findall(r'`?\b(\w+)\("([^"…{}]+)"\)', guide.own_words)
    faults = [problem_with(function, name) for function, name in calls if function != "journal"]
    check_none(filter(None, faults), "Unknown names:")


def test_every_exercise_and_claim_that_a_guide_names_is_there(guide):
    ids = {exercise.id for exercise in all_exercises()}
    named = re.findall(r"[Ee]xercises? (A?\d+\.\d+)", guide.own_words)
    named += re.findall(rf"\b{guide.number.lstrip('0') or '0'}\.\d+\b(?! percent)", guide.plan)
    check_none(sorted({one for one in named if one not in ids}), "No such exercise:")
    claims = set(re.findall(r"\bC\d\d\b", guide.own_words)) - readings._claims().keys()
    check_none(sorted(claims), "No such claim:")


@pytest.fixture(scope="session")
def pages(all_lessons) -> dict[str, set[str]]:
    """The numbers that stand on the page of each lesson, in its content, or in the ledger."""
    texts = dict(all_texts(all_lessons))
    ledger = [f"{c.claim} {c.evidence} {c.defence}" for c in readings._claims().values()]
    found = {}
    for lesson in all_lessons:
        outputs = [code.shown("text/plain") for code in lesson.code]
        own = [texts[place] for place in places_of(lesson) if place in texts]
        content = plain(" ".join([*own, *outputs, *ledger]))
        found[lesson.number] = set(re.findall(r"\d+(?:[.,]\d+)*", content))
    return found


def sentences_of(number: str) -> list[str]:
    computed = [text.format(*values()) for where, text, values in ties.COMPUTED if where == number]
    others = [text for where, text, *_ in [*ties.TRUE, *ties.HELD] if where == number]
    return computed + others


LARGE = re.compile(r"(?<![\w.,-])(?:\d+(?:[.,]\d+)+|\d{3,})")


def test_every_number_of_a_guide_stands_in_the_lesson_or_is_tied(guide, pages):
    text, tied = plain(guide.own_words), sentences_of(guide.number)
    spans = [match.span() for one in tied for match in re.finditer(re.escape(one), text)]
    known = pages[guide.number] | {exercise.id for exercise in all_exercises()}
    loose = [
        f"{number[0]} in …{text[max(0, number.start() - 60) : number.end() + 30]}…"
        for number in LARGE.finditer(text)
        if number[0] not in known and not any(a <= number.start() < b for a, b in spans)
    ]
    check_none(loose, "Tie these numbers to a table or a source, in ties/guides.py:")


def test_the_tied_sentences_stand_in_the_guide(guide):
    text = plain(guide.own_words)
    lacking = [sentence for sentence in sentences_of(guide.number) if sentence not in text]
    check_none(lacking, f"By the tables of today {guide.path.name} should say:")


@pytest.mark.parametrize(("where", "sentence", "test"), ties.TRUE)
def test_a_sentence_is_true_by_the_tables(where, sentence, test):
    assert test(), f"The tables of today do not bear out what guide {where} says: {sentence!r}"


@pytest.mark.parametrize(("where", "sentence", "holder", "there"), ties.HELD)
def test_a_number_without_a_table_has_a_source(where, sentence, holder, there):
    text = plain(
        load(holder.split()[1]).to_string() if holder.startswith("rows ") else held_by(holder)
    )
    assert there in text, f"{holder} does not say: {there!r}"


def test_no_number_is_typed_where_it_should_be_computed():
    typed = [text for _, text, _ in ties.COMPUTED if NUMBER.search(text) and "{" not in text]
    assert typed == []


def test_the_language_is_plain(guide):
    check_none(language_faults(guide.own_words), "No contractions, no “simply”:")

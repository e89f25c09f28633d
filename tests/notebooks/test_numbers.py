"""Every number in a sentence is tied to a table, or to the place that holds its source.

The sentences stand in `ties`, one module a lesson. If a table changes or a sentence is edited, a
test here fails; and a number that no module ties fails as well.
"""

import re
from collections.abc import Iterator
from functools import cache

import pytest
from ties import COMPUTED, HELD, TRUE

from course_utils import about, activities, coding, quizzes, readings
from course_utils.exercises import all_exercises
from course_utils.exercises.exercise import Choice, Text

# ---------------------------------------------------------------- the texts of the course


def plain(text: str) -> str:
    """The text on one line, so that it does not matter where lines end."""
    return " ".join(text.split())


def of_lesson(lesson) -> str:
    """Markdown without headings and addresses, and what stands below and behind the figures."""
    markdown = re.sub(r"^#+ .*$", "", lesson.markdown, flags=re.M)
    still = [code for code in lesson.code if code.alts and "nbval-ignore-output" not in code.tags]
    captions = [code.shown("text/plain") for code in still]
    return "\n".join([re.sub(r"\]\([^)]*\)", "]", markdown), *captions])


def of_quiz(quiz) -> str:
    options = [o for item in quiz.items for o in item.options]
    return "\n".join([*(i.text for i in quiz.items), *(f"{o.text}\n{o.reason}" for o in options)])


def of_prompts(number: str) -> str:
    mine = [p for p in activities.prompts().values() if p.lesson == number]
    return "\n".join("\n".join([p.prompt, p.model, *p.credit]) for p in mine)


def of_exercise(one) -> str:
    """What a learner reads of an exercise; the solution only where it is a text."""
    lines = [one.title, *one.hints, one.reasoning, *(mistake.message for mistake in one.mistakes)]
    lines += one.asked.options.values() if isinstance(one.asked, Choice) else []
    return "\n".join([*lines, one.solution() if isinstance(one.asked, Text) else ""])


def all_texts(lessons) -> Iterator[tuple[str, str]]:
    yield from ((f"lesson {lesson.number}", of_lesson(lesson)) for lesson in lessons)
    yield from ((f"quiz {quiz.name}", of_quiz(quiz)) for quiz in quizzes.quizzes().values())
    for number in {exercise.lesson for exercise in all_exercises()}:
        mine = [one for one in all_exercises() if one.lesson == number]
        yield f"writing {number}", of_prompts(number)
        yield f"exercises {number}", "\n".join(map(of_exercise, mine))


@pytest.fixture(scope="session")
def texts(all_lessons) -> dict[str, str]:
    return {where: plain(text) for where, text in all_texts(all_lessons)}


# ---------------------------------------------------------------- the tests


@cache
def computed(place: int) -> str:
    """The sentence with the numbers that the tables give today."""
    _, sentence, values = COMPUTED[place]
    return sentence.format(*values())


@pytest.mark.parametrize("place", range(len(COMPUTED)), ids=lambda n: COMPUTED[n][0])
def test_a_sentence_has_the_numbers_of_the_tables(texts, place):
    where, sentence = COMPUTED[place][0], computed(place)
    assert sentence in texts[where], (
        f"By the tables of today {where} should say: {sentence!r}. "
        "Correct the sentence there, or in its module of `ties` if you wrote it anew."
    )


@pytest.mark.parametrize(("where", "sentence", "holder", "there"), HELD)
def test_a_number_without_a_table_has_a_source(texts, where, sentence, holder, there):
    assert sentence in texts[where], f"{where} no longer says: {sentence!r}. Correct HELD."
    assert there in plain(held_by(holder)), f"{holder} does not say: {there!r}"
    lacking = [number for number in numbers_in(sentence) if number not in there]
    assert not lacking, f"{holder} does not hold {lacking}"


def held_by(holder: str) -> str:
    """The text that holds a source: a claim, a reference, a table or the notes on a community."""
    kind, _, name = holder.partition(" ")
    if kind == "claim":
        one = readings._claims()[name]
        return f"{one.claim} {one.evidence} {one.defence}"
    cards = {"reference": readings.reference, "table": about, "notes": coding.notes}
    card = cards[kind](name)
    return card if isinstance(card, str) else card.text


@pytest.mark.parametrize(("where", "sentence", "test"), TRUE)
def test_a_sentence_is_true_by_the_tables(texts, where, sentence, test):
    assert sentence in texts[where], f"{where} no longer says: {sentence!r}. Correct TRUE."
    assert test(), f"The tables of today do not bear out what {where} says: {sentence!r}"


NUMBER = re.compile(
    r"(?<![\w.,])(?:\d+(?:[.,]\d+)+|\d+(?= (?:million|billion|percent|percentage|times|years)\b))"
)
NOT_A_QUANTITY = re.compile(
    r"[Ee]xercises? (?:A?\d+\.\d+(?: and )?)+"
    r"|\bmore than 100(?:,000\b| percent of it)|\b100 times too (?:small|large)"
    r"|\bby 1,000,000\b|CC(?: BY|0) \d\.\d"
)


def numbers_in(text: str) -> list[str]:
    return [match[0] for match in NUMBER.finditer(text)]


def known_sentences(where: str) -> list[str]:
    """The sentences of one text whose numbers are tied."""
    tied = [computed(place) for place, entry in enumerate(COMPUTED) if entry[0] == where]
    others = [sentence for place, sentence, *_ in [*HELD, *TRUE] if place == where]
    return tied + others


def untied(text: str, sentences: list[str]) -> list[str]:
    """The numbers of a text that stand outside these sentences, with some words around them."""
    spans = [m.span() for s in sentences for m in re.finditer(re.escape(s), text)]
    spans += [match.span() for match in NOT_A_QUANTITY.finditer(text)]
    free = [m for m in NUMBER.finditer(text) if not any(a <= m.start() < b for a, b in spans)]
    return [f"{m[0]} in …{text[max(0, m.start() - 60) : m.end() + 30]}…" for m in free]


def places_of(lesson) -> list[str]:
    """The texts that belong to a lesson."""
    mine = [f"quiz {q.name}" for q in quizzes.quizzes().values() if q.lesson == lesson.number]
    return [f"{kind} {lesson.number}" for kind in ("lesson", "writing", "exercises")] + mine


def test_every_number_is_tied(texts, lesson):
    loose = [
        f"{where}: {number}"
        for where in places_of(lesson)
        for number in untied(texts[where], known_sentences(where))
    ]
    assert not loose, "\n - ".join(["Tie these numbers to a table or a source, here:", *loose])


def test_no_number_is_typed_where_it_should_be_computed():
    typed = [sentence for _, sentence, _ in COMPUTED if numbers_in(sentence)]
    assert typed == [], "Put a field such as {:.1f} in the place of the number."


def test_a_loose_number_is_found():
    text = "In 2024 it was 3.7 percent, 1,234 people, 12 million. See exercise 1.6, or 2 words."
    assert numbers_in(text) == ["3.7", "1,234", "12", "1.6"]
    assert [found.split()[0] for found in untied(text, ["it was 3.7 percent"])] == ["1,234", "12"]

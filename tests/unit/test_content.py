"""The content files that a teacher can edit: complete, consistent, and written for learners."""

from __future__ import annotations

import csv
import tomllib
from collections import Counter
from itertools import product
from pathlib import Path

import pytest

from course_utils.data import DATA

COURSE = DATA / "course"
NOTEBOOKS = Path(__file__).parents[2] / "notebooks"
OPENERS_OPTIONAL = {"00", "A1"}


def read(path: Path) -> dict:
    return tomllib.loads(path.read_text(encoding="utf-8"))


LESSONS = {row["number"]: row for row in read(COURSE / "lessons.toml")["lesson"]}
QUIZZES = {path.stem: read(path) for path in sorted((COURSE / "quizzes").glob("*.toml"))}
QUESTIONS = [question for quiz in QUIZZES.values() for question in quiz["question"]]
WRITING = [read(path) for path in sorted((COURSE / "writing").glob("*.toml"))]
PROMPTS = [prompt | {"lesson": file["lesson"]} for file in WRITING for prompt in file["prompt"]]
CODEBOOK = read(COURSE / "communities.toml")


def repeated(values) -> list:
    return [value for value, count in Counter(values).items() if count > 1]


def sentence(text: str) -> bool:
    """Has it some words, and an end?"""
    return len(text.split()) >= 4 and text.rstrip("”\"')").endswith((".", "?"))


# ---------------------------------------------------------------- lessons


def test_the_fourteen_lessons_in_the_order_of_the_course():
    assert list(LESSONS) == ["00", "A1", *(f"{number:02}" for number in range(1, 13))]


@pytest.mark.parametrize("lesson", LESSONS.values(), ids=list(LESSONS))
def test_a_lesson_has_a_title_and_a_question(lesson):
    assert set(lesson) - {"file"} == {"number", "title", "question"}
    assert lesson["title"].strip() and lesson["question"].endswith("?")


def test_a_lesson_names_its_notebook_if_and_only_if_there_is_one():
    named = {lesson["file"] for lesson in LESSONS.values() if "file" in lesson}
    assert named == {path.name for path in NOTEBOOKS.glob("*.ipynb")}
    for number, lesson in LESSONS.items():
        assert lesson.get("file", number).startswith(number)


# ---------------------------------------------------------------- quizzes


def test_ids_of_questions_are_unique_over_all_files():
    assert repeated(question["id"] for question in QUESTIONS) == []


@pytest.mark.parametrize("name", QUIZZES)
def test_a_quiz_belongs_to_a_lesson_and_is_named_after_it(name):
    quiz = QUIZZES[name]
    kind, _, lesson = name.partition("-")
    assert kind in {"lesson", "openers"} and lesson == quiz["lesson"] in LESSONS
    assert quiz["title"].strip()
    start = {"lesson": "quiz", "openers": "open"}[kind]
    numbers = range(1, len(quiz["question"]) + 1)
    assert [one["id"] for one in quiz["question"]] == [f"{start}-{lesson}-{n}" for n in numbers]


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: question["id"])
def test_a_question(question):
    options = question["option"]
    assert sentence(question["text"])
    assert len(options) >= 3
    assert [option.get("right") for option in options].count(True) == 1
    assert all(option.get("right") in (None, True) for option in options)
    assert repeated(option["text"] for option in options) == []
    assert repeated(option["reason"] for option in options) == []


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: question["id"])
def test_every_option_has_a_reason(question):
    for option in question["option"]:
        assert set(option) <= {"text", "reason", "right"}
        assert option["text"].strip() and sentence(option["reason"]), option


def test_the_right_option_is_not_always_in_the_same_place():
    places = Counter(
        next(i for i, option in enumerate(question["option"]) if option.get("right"))
        for question in QUESTIONS
    )
    assert places.most_common(1)[0][1] < 0.67 * len(QUESTIONS), places


@pytest.mark.parametrize("number", [n for n in LESSONS if "file" in LESSONS[n]])
def test_each_lesson_with_a_notebook_has_its_quizzes(number):
    openers, quiz = QUIZZES.get(f"openers-{number}"), QUIZZES.get(f"lesson-{number}")
    if number not in OPENERS_OPTIONAL:
        assert openers and len(openers["question"]) == 3
    if number != "00":
        assert quiz and len(quiz["question"]) >= 5


# ---------------------------------------------------------------- writing


def test_ids_of_prompts_are_unique():
    assert repeated(prompt["id"] for prompt in PROMPTS) == []


@pytest.mark.parametrize("prompt", PROMPTS, ids=lambda prompt: prompt["id"])
def test_a_prompt(prompt):
    assert prompt["lesson"] in LESSONS
    assert f"-{prompt['lesson']}" in prompt["id"]
    assert sentence(prompt["prompt"])


@pytest.mark.parametrize("prompt", PROMPTS, ids=lambda prompt: prompt["id"])
def test_a_model_answer_comes_with_what_earns_credit(prompt):
    assert ("model" in prompt) == ("credit" in prompt) == prompt["id"].startswith("why-")
    if "model" in prompt:
        assert len(prompt["model"].split()) >= 20 and sentence(prompt["model"])
        assert len(prompt["credit"]) >= 2 and all(map(sentence, prompt["credit"]))


# ---------------------------------------------------------------- communities


def codings() -> list[dict[str, str]]:
    with (COURSE / "community_codes.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_eight_communities_and_seven_features():
    assert len(CODEBOOK["community"]) == 8 and len(CODEBOOK["feature"]) == 7
    for part in ("community", "feature"):
        for key in ("key", "name"):
            assert repeated(entry[key] for entry in CODEBOOK[part]) == []
    assert all(sentence(feature["text"]) for feature in CODEBOOK["feature"])


@pytest.mark.parametrize("community", CODEBOOK["community"], ids=lambda one: one["key"])
def test_every_note_has_a_source(community):
    assert len(community["notes"]) >= 3
    for note, source in community["notes"]:
        assert sentence(note) and len(source) > 4


def test_every_community_is_coded_for_every_feature_once():
    keys = [[entry["key"] for entry in CODEBOOK[part]] for part in ("community", "feature")]
    coded = [(row["community"], row["feature"]) for row in codings()]
    assert sorted(coded) == sorted(product(*keys)) and len(coded) == 8 * 7


def test_every_code_is_known_and_has_a_reason():
    for row in codings():
        for coder in ("a", "b"):
            assert row[f"coder_{coder}"] in {"0", "1", "2", "?"}
            assert sentence(row[f"reason_{coder}"]), row


def test_the_coders_differ_somewhere():
    """Otherwise the exercises on agreement would have nothing to show."""
    differ = [row for row in codings() if row["coder_a"] != row["coder_b"]]
    assert 0 < len(differ) < 8 * 7

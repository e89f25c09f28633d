"""Sentences that a reader of lesson 08 may sign, and sentences that say something else."""

import pytest

from course_utils.checking import check

TARGET = (
    "UP-6079 wanted 0.75 in the E-Government Development Index by 2025, and the UN gave 0.7999 in "
    "2024"
)
HIGH = "The high class has 26 states if an answer in part counts as no and 133 if it counts as yes"


@pytest.mark.parametrize(
    "rest",
    [
        "the numbers say nothing about citizens who have no internet at home.",
        "it would be wrong to say that the decree caused this, since other reasons are possible.",
        "it remains open whether the decree worked or something else brought the change.",
        "the link between the act and the index is not known from these two numbers.",
    ],
)
def test_a_limit_may_have_many_forms(rest):
    assert check("8.10", f"{TARGET}; {rest}").state == "correct"


@pytest.mark.parametrize(
    ("text", "mistake"),
    [
        (f"{TARGET}; the decree made the country digital, and nobody doubts it today.", "a cause"),
        (
            f"Because of the decree services are better now, although not for all: {TARGET}.",
            "a cause",
        ),
        (
            "UP-6079 wanted 0.7999 by 2025, and in 2024 the index was 0.75; these two numbers do "
            "not show what people at a counter gained from the new services.",
            "years exchanged",
        ),
        (f"{TARGET}, and this is a number that everybody can read in the survey.", "no limit"),
    ],
)
def test_what_a_sentence_on_the_target_lacks(text, mistake):
    assert check("8.10", text).mistake == mistake


@pytest.mark.parametrize(
    "text",
    [
        f"{HIGH}; the index leaves out practice, costs and the behaviour of officials.",
        f"{HIGH}, so the author decides, and real access to a consulate isn't measured.",
        "133 of 191 states are high if an answer in part counts as yes and 26 if it counts as no; "
        "the price of a passport is missing.",
        "The number of high states goes from 26 to 133 when in-part answers count as yes instead "
        "of no; the index does not measure how people are treated.",
    ],
)
def test_a_criticism_may_have_many_forms(text):
    assert check("8.13", text).state == "correct"


@pytest.mark.parametrize(
    ("text", "mistake"),
    [
        (
            "The high class has 133 states if an answer in part counts as no and 26 if it counts "
            "as yes; the index does not show how a law is applied.",
            "numbers exchanged",
        ),
        (
            f"{HIGH}: the states changed their laws, and nobody knows how they apply them.",
            "laws changed",
        ),
        (f"{HIGH}, so everybody should use the second index from now on.", "no limit"),
    ],
)
def test_what_a_criticism_lacks(text, mistake):
    assert check("8.13", text).mistake == mistake


@pytest.mark.parametrize("letter", "abcdef")
def test_every_wrong_code_of_a_measure_has_its_message(letter):
    right = {"a": 1, "b": 2, "c": 3, "d": 2, "e": 1, "f": 3}
    for code in {1, 2, 3} - {right[letter]}:
        verdict = check("8.1", right | {letter: code})
        assert verdict.mistake and f"Look again at {letter}." in verdict.message

"""The sentence of exercise 7.15: what may be signed, and what may not."""

import pytest

from course_utils.checking import judge
from course_utils.exercises import find

RISE = (
    "In the General Debate the word diaspora rose from 0.046 mentions per 10,000 words in the "
    "1980s to 0.147 in the 2010s"
)


@pytest.mark.parametrize(
    "limit",
    [
        "; this does not show that states care more.",
        ". This does not prove, however, that states care more.",
        ", but states may care as much as before and only use another word.",
        "; whether states care more is unknown.",
        ", which counts words of translators and not what states do.",
    ],
)
def test_a_sentence_with_a_limit_is_signed(limit):
    assert judge(find("7.15"), RISE + limit).state == "correct"


@pytest.mark.parametrize(
    "claim",
    [
        ", so states care three times more, although the texts are translations.",
        ", which shows that states care more, but some use other words.",
        ". States pay more attention to diasporas. The count does not show synonyms.",
        ", and this means that states care more, whether or not they use other words.",
        " because states are more interested in diasporas, but it cannot show everything.",
    ],
)
def test_a_limit_does_not_save_the_claim_that_states_care(claim):
    assert judge(find("7.15"), RISE + claim).mistake == "care claimed"


@pytest.mark.parametrize(
    ("sentence", "mistake"),
    [
        (RISE.replace("10,000 words", "million words"), "another unit"),
        (RISE.replace("0.046", "4.6").replace("0.147", "14.7"), "another unit"),
        (RISE.replace("rose", "fell"), "falls"),
    ],
)
def test_a_unit_and_a_direction_fit_the_numbers(sentence, mistake):
    assert judge(find("7.15"), sentence + "; it does not show why.").mistake == mistake


def test_numbers_for_a_million_words_are_right_with_their_unit():
    words = RISE.replace("0.046", "4.6").replace("0.147", "14.7")
    right = words.replace("10,000 words", "million words") + "; it does not show why."
    assert judge(find("7.15"), right).state == "correct"

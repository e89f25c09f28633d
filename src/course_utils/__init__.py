"""The words of the course: what a learner types in a notebook."""

from course_utils.activities import guess, judge, puzzle, write
from course_utils.brief import brief
from course_utils.checking import check, hint, solution
from course_utils.countries import homeland
from course_utils.data import about, load, tables
from course_utils.explorers import explore
from course_utils.figures import figure, show
from course_utils.progress import journal
from course_utils.quizzes import quiz
from course_utils.readings import bibliography, cite, claim, claims, term

__all__ = [
    "about",
    "bibliography",
    "brief",
    "check",
    "cite",
    "claim",
    "claims",
    "explore",
    "figure",
    "guess",
    "hint",
    "homeland",
    "journal",
    "judge",
    "load",
    "puzzle",
    "quiz",
    "show",
    "solution",
    "tables",
    "term",
    "write",
]

"""How long a class report takes: 300 made-up learners who did the whole course.

Each needs one to three tries for an exercise, answers every quiz and fills in both forms.
"""

import json
import tempfile
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random
from uuid import UUID

from course_utils.exercises import all_exercises
from course_utils.forms import FORMS, MOMENTS, items, kept
from course_utils.journal import EXPORT_FORMAT, EXPORT_VERSION
from course_utils.quizzes import quizzes
from course_utils.teaching.handed_in import read_class
from course_utils.teaching.report import report

LEARNERS = 300
RIGHT = 0.6  # chance that one try or one answer is right


def work(chance: Random) -> list[dict]:
    """The entries of one learner, a second apart."""
    rows = [*_exercises(chance), *_quizzes(chance), *_forms(chance)]
    start = datetime(2026, 1, 1, tzinfo=UTC)
    return [
        {"id": UUID(int=chance.getrandbits(128)).hex, "at": str(start + timedelta(seconds=second)),
         "kind": kind, "lesson": lesson, "item": item, "value": value}
        for second, (kind, lesson, item, value) in enumerate(rows)
    ]  # fmt: skip


def _exercises(chance):
    for exercise in all_exercises():
        for _ in range(3):
            right = chance.random() < RIGHT
            mistake = None if right else chance.choice(exercise.mistakes).name
            value = {"state": "correct" if right else "not yet", "mistake": mistake}
            yield "exercise", exercise.lesson, exercise.id, value
            if right:
                break


def _quizzes(chance):
    for quiz in quizzes().values():
        for item in quiz.items:
            yield "quiz", quiz.lesson, item.id, {"chosen": chance.randrange(len(item.options))}


def _forms(chance):
    letters = chance.sample(FORMS, 2)
    for letter, moment in zip(letters, MOMENTS, strict=True):
        for item in items(letter):
            chosen = item.right if chance.random() < RIGHT else 0
            yield "form", MOMENTS[moment].lesson, item.id, kept(item, moment, chosen, 1)


def main() -> None:
    """Write the files, then time reading and the page."""
    with tempfile.TemporaryDirectory() as folder:
        for number in range(LEARNERS):
            content = {"format": EXPORT_FORMAT, "version": EXPORT_VERSION}
            content["entries"] = work(Random(number))
            (Path(folder) / f"learner{number:03}.json").write_text(json.dumps(content))
        start = time.perf_counter()
        handed_in = read_class(folder)
        read = time.perf_counter()
        page = report(handed_in)
        end = time.perf_counter()
    assert len(handed_in.learners) == LEARNERS and not handed_in.left_out
    print(f"{LEARNERS} learners, {len(handed_in.entries):,} entries, page of {len(page):,} letters")
    print(f"read {read - start:.1f} s, page {end - read:.1f} s, in all {end - start:.1f} s")


if __name__ == "__main__":
    main()

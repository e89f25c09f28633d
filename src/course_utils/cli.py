"""The command `course`, for teachers."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

try:
    import typer
except ModuleNotFoundError:
    print(
        "The command `course` needs typer. In the folder of the course, install it with: "
        '.venv/bin/pip install -e ".[instructor]"',
        file=sys.stderr,
    )
    raise SystemExit(2) from None

MADE = """\
Lesson {number} is ready in {folder}.

  For students:  {folder}/release/{name}
  For you:       {folder}/source/{name}   (with the solutions: do not hand it out)

  {exercises} exercises; {again} of them are graded a second time, with other numbers in the tables.
  {points} points, {by_hand} of them for texts that you read yourself.

What to do next:
  1. Give your students the folder {folder}/release/{name}.
  2. Put each notebook that comes back in {folder}/submitted/STUDENT/{name}.
  3. Open a terminal in {folder} and type: nbgrader autograde {name}
  4. Read the texts:  jupyter lab, then the menu Nbgrader, Formgrader.
  5. Type: nbgrader generate_feedback {name}

The guide instructor/grading.md explains every step."""

NO_JOURNAL = (
    "There is no journal in the folder {folder}, so no page was made. Learners export their work "
    'with journal().export("my-work.json"); put these files into the folder.'
)

app = typer.Typer(
    help="For teachers of Diasporas and Diplomacy.",
    add_completion=False,
    no_args_is_help=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
)


@app.callback()
def course() -> None:
    """For teachers of Diasporas and Diplomacy: make what you need for a class."""


@app.command()
def release(
    lesson: Annotated[str, typer.Argument(help="The number of the lesson, such as 04 or A1.")],
    to: Annotated[
        Path,
        typer.Option(
            help="The folder to make. It must be new or empty, or made by this command before: "
            "then the lesson is added."
        ),
    ],
) -> None:
    """Make the graded version of a lesson, to hand out and to grade with nbgrader.

    Exercises are graded by the computer, with a sentence on each mistake; texts are graded by you.
    Nothing that exists is overwritten.
    """
    from course_utils.teaching.release import NotPossible
    from course_utils.teaching.release import release as make

    try:
        made = make(lesson, to)
    except NotPossible as reason:
        _stop(str(reason))
    typer.echo(
        MADE.format(
            number=made.name.removeprefix("lesson-"),
            folder=made.folder,
            name=made.name,
            exercises=made.exercises,
            again=made.again,
            points=made.made.points,
            by_hand=made.made.read_by_teacher,
        )
    )


@app.command()
def plan(
    lesson: Annotated[
        str, typer.Argument(help="The number of a lesson; without it, a line for each lesson.")
    ] = "",
    write: Annotated[
        bool,
        typer.Option("--write", help="Write the counts of all lessons into the guides as well."),
    ] = False,
) -> None:
    """Count what a lesson asks of a class: words, cells, tasks, exercises, and minutes.

    Minutes are for a learner who works alone, a fluent reader and a slow one. The file
    instructor/timing.md explains the rule.
    """
    from course_utils.teaching import plan as planning
    from course_utils.teaching.release import NotPossible

    try:
        changed = planning.write() if write else []
        typer.echo(planning.of_lesson(lesson) if lesson else planning.of_course())
    except NotPossible as reason:
        _stop(str(reason))
    for file in changed:
        typer.echo(f"Written: {file.name}")


@app.command()
def report(
    folder: Annotated[
        Path, typer.Argument(help="The folder with one exported journal for each learner.")
    ],
    to: Annotated[
        Path, typer.Option(help="The page to write. A file that exists is never replaced.")
    ] = Path("class-report.html"),
    names: Annotated[
        bool, typer.Option("--names", help="Show the names of the files instead of pseudonyms.")
    ] = False,
) -> None:
    """Make one page on what a class found easy and hard.

    Learners export their work with journal().export("my-work.json"); put all files in one folder.
    """
    from course_utils.teaching.handed_in import read_class
    from course_utils.teaching.report import save

    try:
        handed_in = read_class(folder, names)
        if handed_in.learners:
            save(handed_in, to)
    except OSError as reason:
        _stop(str(reason))
    if not handed_in.learners:
        reasons = "".join(f"\n{item.reason}" for item in handed_in.left_out)
        _stop(NO_JOURNAL.format(folder=folder) + reasons)
    typer.echo(f"{to} is ready: {len(handed_in.learners)} learners.")
    for item in handed_in.left_out:
        typer.echo(f"Left out: {item.reason}")


@app.command()
def present(
    lesson: Annotated[str, typer.Argument(help="The number of the lesson, such as 04 or A1.")],
) -> None:
    """Open a lesson in JupyterLab to present it live, with explorers and exercises that work.

    Run all cells and save; then choose the menu View, Open as Reveal Slideshow.
    """
    from course_utils.teaching.release import NotPossible
    from course_utils.teaching.slides.live import present as start

    try:
        code = start(lesson)
    except NotPossible as reason:
        _stop(str(reason))
    raise typer.Exit(code)


@app.command()
def slides(
    lesson: Annotated[str, typer.Argument(help="The number of the lesson, such as 04 or A1.")],
    to: Annotated[
        Path | None,
        typer.Option(
            help="The page to write. A file that exists is never replaced.",
            show_default="slides-04.html for lesson 04",
        ),
    ] = None,
) -> None:
    """Make slides of a lesson: one page that any browser shows, also without a network.

    The text of the lesson stands in the notes of the speaker: press S.
    """
    from course_utils.teaching.release import NotPossible
    from course_utils.teaching.slides.page import save

    try:
        file, number = save(lesson, to)
    except (NotPossible, OSError) as reason:
        _stop(str(reason))
    typer.echo(
        f"{file} is ready: {number} slides. Open it in a browser. Guide: instructor/slides.md"
    )


def _stop(sentence: str) -> None:
    """End with one sentence and the exit code for a wrong input."""
    typer.echo(sentence, err=True)
    raise typer.Exit(2)

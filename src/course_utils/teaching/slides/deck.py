"""The slides of a lesson, made from its notebook and from the declarations that it calls.

No text is written for the slides. What is too long for a slide stands in the notes of the speaker
or in the notebook of the learner.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from string import ascii_lowercase

from nbformat import NotebookNode

from course_utils.activities import mixed, prompts
from course_utils.cards import Code, Listing, Quote, Rows, escape, html_of
from course_utils.exercises import find, find_guess
from course_utils.exercises.exercise import Choice, Order
from course_utils.progress import Lesson
from course_utils.quizzes import Item, quizzes
from course_utils.readings import VERDICTS, find_claim, find_term, ledger, said_by
from course_utils.teaching.assignment import last_call
from course_utils.teaching.slides import marks, results
from course_utils.teaching.slides.slide import (
    MOST_WORDS,
    Slide,
    first_sentences,
    markdown,
    packed,
    words,
)

STARS = {1: "●○○", 2: "●●○", 3: "●●●"}
IN_NOTEBOOK = "<p class='work'>In your notebook</p>"
NO_SLIDE = ("Before you start", "Read further")
LISTS = ("What you will be able to do", "What we found")
MOST_LINES, LONGEST_LINE = 9, 92  # of code that can be read from the last row
Deck = list[list[Slide]]


def deck(lesson: Lesson, notebook: NotebookNode) -> Deck:
    """The slides in the columns of the lesson's sections, the title first."""
    made = Maker(lesson)
    for cell in marks.cut(notebook.cells):
        made.take(cell)
    made.columns[-1].append(_at_home(made.exercises, made.practice))
    return [column for column in made.columns if column]


class Maker:
    """Reads a lesson from top to bottom, cell by cell, and keeps where it is."""

    def __init__(self, lesson: Lesson) -> None:
        self.columns: Deck = [[_opening(lesson)]]
        self.section = self.title = ""
        self.waiting: list[str] = []  # text that belongs to the next slide
        self.exercises: list[str] = []
        self.practice: list[str] = []
        self.more = False

    def take(self, cell: NotebookNode) -> None:
        """Make the slides of one cell, or put its text into the notes."""
        if cell.cell_type == "code":
            self._add(_of_code(cell, self.title), joins=False)
        elif heading := marks.heading_of(cell):
            self._begin(heading, len(cell.source) - len(cell.source.lstrip("#")))
        else:
            self._text(cell.source)

    def _begin(self, heading: str, level: int) -> None:
        self.title, self.waiting = heading, self.waiting if level > 2 else []
        self.more = heading == "More practice" or (self.more and level > 2)
        if level == 2:
            self.section = heading
            self.columns.append([])
            if heading not in (*NO_SLIDE, *LISTS, "Words"):
                self.columns[-1].append(_section(heading))
        elif level > 2 and heading.startswith("Exercise "):
            self._exercise(heading)

    def _exercise(self, heading: str) -> None:
        number = heading.removeprefix("Exercise ").split(" · ")[0]
        (self.practice if self.more else self.exercises).append(number)
        self._add([_exercise(number)])

    def _text(self, text: str) -> None:
        if self.section in LISTS:
            self._add(_list(self.section, text))
        elif self.section == "Words":
            self._add(_words(text))
        elif text.startswith("|"):
            self._add(_table(self.title, text))
        elif text.startswith(">"):
            self._add(_quotation(self.title, text))
        else:
            self._prose(text)

    def _prose(self, text: str) -> None:
        """Prose goes to the notes: of the slide before it, or of the first below its heading."""
        last = self.columns[-1][-1] if self.columns[-1] else None
        if last and last.kind == "section" and self.title == self.section:
            last.body = _minute(text) + _key_words(text)
        if last and last.kind == "exercise" and not last.notes:
            last.body, last.then = _task(text, last), ""
        if last and (self.title in (self.section, last.title) or last.kind == "exercise"):
            last.notes.append(markdown(text))
        elif self.section == self.title or not _key_words(text):
            self.waiting.append(markdown(text))
        else:
            self._add([Slide("text", self.title, body=_key_words(text), notes=[markdown(text)])])

    def _add(self, slides: Sequence[Slide], joins: bool = True) -> None:
        if slides:
            slides[0].notes[:0] = self.waiting
            self.waiting = []
            self.columns[-1].extend(slides)
            # From here on prose belongs to this slide.
            self.title = self.title if joins and slides[-1].title == self.title else self.section


def _opening(lesson: Lesson) -> Slide:
    return Slide("opening", lesson.title, f"Lesson {lesson.number}", f"<p>{escape(lesson.question)}</p>")


def _section(heading: str) -> Slide:
    number, _, title = heading.rpartition(" · ")
    return Slide("section", title, number)


def _minute(text: str) -> str:
    found = re.search(r"^\*About (\d+) minutes to here\.\*$", text, re.M)
    return f"<p class='small'>minute {found[1]}</p>" if found else ""


def _key_words(text: str) -> str:
    """The words in bold that are explained here, as a list."""
    found = [word for word in re.findall(r"\*\*([^*]+?)\*\*", text) if word[-1] not in ".:?!"]
    few = list(dict.fromkeys(found))[:6]
    return f"<ul class='words'>{''.join(f'<li>{escape(word)}</li>' for word in few)}</ul>" if few else ""


# ---------------------------------------------------------------- text


def _list(title: str, text: str) -> list[Slide]:
    """A list in groups of at most forty words."""
    items = re.findall(r"^(?:\d+\.|[-*]) +(.+)$", text, re.M)
    groups = packed([markdown(item) for item in items], MOST_WORDS - words(title))
    kind = "found" if title == LISTS[1] else "aims"
    return [Slide(kind, title, body=_items(group, words(title))) for group in groups]


def _items(group: Sequence[str], taken: int) -> str:
    if words(" ".join(group)) > MOST_WORDS - taken:
        return f"<blockquote>{''.join(group)}</blockquote>"
    return f"<ul>{''.join(f'<li>{item}</li>' for item in group)}</ul>"


def _words(text: str) -> list[Slide]:
    terms = [f"<li>{escape(word.strip(' .'))}</li>" for word in text.partition(": ")[2].split("·")]
    groups = packed(terms, MOST_WORDS - 1)
    return [Slide("text", "Words", body=f"<ul class='words'>{''.join(g)}</ul>") for g in groups]


def _table(title: str, text: str) -> list[Slide]:
    header, _, *rows = [
        [_plain(cell) for cell in line.strip().strip("|").split("|")] for line in text.splitlines()
    ]
    tables = results.text_tables(header, [row for row in rows if len(row) == len(header)])
    return [Slide("table", _without_number(title), body=table) for table in tables]


def _plain(text: str) -> str:
    """Markdown of one cell as plain text."""
    return re.sub(r"\[([^\]]+)\]\([^)]*\)", r"\1", re.sub(r"[*`]", "", text)).strip()


def _quotation(title: str, text: str) -> list[Slide]:
    """What many think and what is the case: one step after the other."""
    plain = re.sub(r"^> ?", "", text, flags=re.M)
    first, *steps = re.split(r"\s+(?=\*\*(?:In fact|Because)\*\*)", plain)
    body = f"<blockquote>{markdown(first)}</blockquote>"
    then = "".join(f"<blockquote class='fragment'>{markdown(step)}</blockquote>" for step in steps)
    known = plain.startswith("**Many think**")
    name = "" if known else _without_number(title)
    return [Slide("refutation" if known else "quote", name, "", body, then, [markdown(plain)])]


def _without_number(title: str) -> str:
    return re.sub(r"^(?:\d+|Exercise [\w.]+|Check the claim) · ", "", title)


# ---------------------------------------------------------------- exercises


def _exercise(number: str) -> Slide:
    exercise = find(number)
    label = f"Exercise {number} {STARS[exercise.level]}"
    return Slide("exercise", exercise.title, label, IN_NOTEBOOK)


def _task(text: str, slide: Slide) -> str:
    """The task of an exercise if it is short, or its first sentences; the rest is at hand."""
    plain = re.sub(r"^[●○]{3} ", "", text)
    room = MOST_WORDS - words(f"{slide.title} {slide.label}")
    if words(markdown(plain)) <= room:
        return markdown(plain)
    question = plain.split("\n\n")[0]
    short = first_sentences(question, room - words(IN_NOTEBOOK))
    return (markdown(short) if short else "") + IN_NOTEBOOK


# ---------------------------------------------------------------- code


def _of_code(cell: NotebookNode, title: str) -> list[Slide]:
    """The slides of a code cell: of what it calls, or else of the results that it shows."""
    word, first, _ = last_call(cell.source)
    puzzle = re.search(r'^\w+ = puzzle\("([^"]+)"\)', cell.source, re.M)
    if puzzle:
        return _puzzle(puzzle[1])
    if word in CALLS:
        return CALLS[word](first)
    html = "".join(marks.html_of(cell))
    if word in ("explore", ""):
        return _seen(cell.source, html, title)
    return []


def _seen(source: str, html: str, title: str) -> list[Slide]:
    """Each picture, and each table that fits."""
    shown = [Slide("picture", body=one, notes=[results.captions(html)]) for one in results.figures(html)]
    if "explore(" in source:
        name = find_scene_title(html)
        return [Slide("explorer", name, "Explore", one.body, notes=one.notes) for one in shown]
    if title == "Your homeland":
        return []
    name = _comment(source) or _without_number(title)
    return shown + [Slide("table", name, body=one) for one in results.data_tables(html)]


def find_scene_title(html: str) -> str:
    """The question of an explorer: the title of the card below its picture."""
    found = re.search(r'font-weight:600">([^<]*)<', html)
    return found[1].replace("&#x27;", "'").replace("&quot;", '"') if found else ""


def _comment(source: str) -> str:
    """What a worked example says that it does, as a title."""
    found = re.match(r"# (?:[a-z ]+: )?(.+)", source)
    return found[1][0].upper() + found[1][1:] if found and words(found[1]) <= MOST_WORDS else ""


def _quiz(name: str) -> list[Slide]:
    opening = name.startswith("openers")
    label = "Before we start" if opening else "Quiz"
    items = quizzes()[name].items
    return [s for n, item in enumerate(items, 1) for s in _question(item, f"{label} {n}")]


def _question(item: Item, label: str) -> list[Slide]:
    """A question with its options; on slides of their own where both together are too long."""
    options = [option.text for option in item.options]
    answer = f"<p class='answer'>{ascii_lowercase[item.right]} fits best.</p>"
    reasons = [(letter, f"{one.text} {one.reason}") for letter, one in zip(ascii_lowercase, item.options)]
    notes = [f"<p>{answer}</p>{html_of([Rows(reasons)])}"]
    return _asked("quiz", label, item.text, options, answer, notes)


def _asked(
    kind: str, label: str, question: str, options: Sequence[str], answer: str, notes: list[str]
) -> list[Slide]:
    lettered = list(zip(ascii_lowercase, options, strict=False))
    whole = Slide(kind, question, label, _options(lettered), answer, notes)
    if whole.room >= 0:
        return [whole]
    if words(f"{question} {label}") > MOST_WORDS:
        first = Slide(kind, "", label, html_of([Quote(question)]), notes=notes)
    else:
        first = Slide(f"{kind} big", question, label, notes=notes)
    return [first, *_parted(kind, label, lettered, answer)]


def _parted(
    kind: str, label: str, lettered: Sequence[tuple[str, str]], answer: str
) -> Iterator[Slide]:
    """The options on as many slides as they need, the answer behind the last one."""
    rows = [html_of([Rows([pair])]) for pair in lettered]
    texts = [f"{letter} {text}" for letter, text in lettered]
    room, done = MOST_WORDS - words(f"{label} {answer}"), 0
    for group in packed(texts, room):
        part = lettered[done : done + len(group)]
        done += len(group)
        yield Slide(kind, "", label, _options(part), answer if done == len(rows) else "")


def _options(lettered: Sequence[tuple[str, str]]) -> str:
    items = (
        f"<li><b>{letter}</b><span>{escape(text)}</span></li>" for letter, text in lettered
    )
    return f"<ul class='options'>{''.join(items)}</ul>"


def _guess(name: str) -> list[Slide]:
    found = find_guess(name)
    unit = f"<p>in {escape(found.unit)}</p>" if found.unit else ""
    if found.options:
        return _asked("guess", "Guess", found.question, found.options, "", [])
    kind = "guess big" if words(found.question) <= MOST_WORDS - 6 else "guess"
    return [Slide(kind, found.question, "Guess", unit)]


def _claim(name: str) -> list[Slide]:
    claim = find_claim(name)
    quote = f"<blockquote>{escape(claim.claim)}<footer>{escape(said_by(claim))}</footer></blockquote>"
    verdicts = f"<ul class='verdicts'>{''.join(f'<li>{each}</li>' for each in VERDICTS)}</ul>"
    slide = Slide("claim", "", f"Claim {name}", quote + verdicts)
    slide.notes.append(html_of([f"What would count as evidence? {claim.question}"]))
    if words(claim.question) <= slide.room:
        slide.then = f"<p>{escape(claim.question)}</p>"
    return [slide]


def _judge(name: str) -> list[Slide]:
    claim = find_claim(name)
    slide = Slide("verdict", claim.verdict, f"The ledger on {name}", notes=[html_of(ledger(name))])
    summary = first_sentences(claim.summary, slide.room)
    slide.body = f"<p>{escape(summary)}</p>" if summary else html_of([Quote(claim.summary)])
    return [slide]


def _write(name: str) -> list[Slide]:
    found = prompts()[name]
    label = {"discuss": "Discuss", "why": "Why?"}.get(name.split("-")[0], "Write")
    model = [html_of([found.model, Listing(list(found.credit))])] if found.model else []
    if words(f"{found.prompt} {label}") > MOST_WORDS:
        return [Slide("discuss", "", label, html_of([Quote(found.prompt)]), notes=model)]
    return [Slide("discuss big", found.prompt, label, notes=model)]


def _term(name: str) -> list[Slide]:
    found = find_term(name)
    slide = Slide("term", found.name, "Word", notes=[html_of([found.definition])])
    short = first_sentences(found.definition, slide.room)
    slide.body = f"<p>{escape(short)}</p>" if short else html_of([Quote(found.definition)])
    return [slide]


def _puzzle(number: str) -> list[Slide]:
    asked = find(number).asked
    assert isinstance(asked, Order)
    lines = mixed(asked.lines, number)
    if len(lines) > MOST_LINES or max(map(len, lines)) > LONGEST_LINE:
        return []
    return [Slide("code", "Which line comes first?", f"Exercise {number}", html_of(map(Code, lines)))]


def _in_notebook(title: str) -> Callable[[str], list[Slide]]:
    return lambda _: [Slide("exercise", title, body=IN_NOTEBOOK)]


def _nothing(_: str) -> list[Slide]:
    return []


CALLS: Mapping[str, Callable[[str], list[Slide]]] = {
    "claim": _claim,
    "judge": _judge,
    "guess": _guess,
    "quiz": _quiz,
    "write": _write,
    "term": _term,
    "sheet": _in_notebook("Code a community yourself"),
    "form": _in_notebook("Sixteen questions"),
    "check": _nothing,
    "about": _nothing,
    "journal": _nothing,
    "homeland": _nothing,
}


def _at_home(exercises: Sequence[str], practice: Sequence[str]) -> Slide:
    """What is left to do: the exercises that were not done together."""
    todo = [f"Exercises {exercises[0]} to {exercises[-1]}"] if exercises else []
    todo += [f"More practice: {', '.join(practice)}"] if practice else []
    todo += ["Quiz, and one text in your journal"]
    items = "".join(f"<li>{escape(line)}</li>" for line in todo)
    return Slide("home", "At home", body=f"<ul>{items}</ul>")

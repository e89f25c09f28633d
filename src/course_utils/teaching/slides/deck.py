"""The slides of a lesson, made from its notebook and from the declarations that it calls.

No text is written for the slides. What is too long for a slide stands in the notes of the speaker
or in the notebook of the learner.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from html import unescape
from itertools import takewhile
from string import ascii_lowercase

from nbformat import NotebookNode

from course_utils.activities import mixed, prompts
from course_utils.cards import Code, Listing, Quote, Rows, escape, html_of
from course_utils.exercises import find, find_guess
from course_utils.exercises.exercise import Order
from course_utils.progress import Lesson
from course_utils.quizzes import Item, quizzes
from course_utils.readings import VERDICTS, find_claim, find_term, is_term, ledger, said_by
from course_utils.teaching.assignment import last_call
from course_utils.teaching.slides import marks, results
from course_utils.teaching.slides.slide import (
    MOST_WORDS,
    Slide,
    filled,
    first_sentences,
    markdown,
    packed,
    sentences,
    without_formulas,
    words,
)
from course_utils.teaching.timing import MORE, is_more

STARS = {1: "●○○", 2: "●●○", 3: "●●●"}
IN_NOTEBOOK = "<p class='work'>In your notebook</p>"
SHORT = {"What you will be able to do": "Your aims"}
GO_ON = "<p class='small'>→ goes on to the next section</p>"
LISTS = ("What you will be able to do", "What we found")
MOST_LINES, LONGEST_LINE = 9, 92  # of code that can be read from the last row
LONGEST_QUOTE = 75  # words of a quotation on one slide
OPTION = re.compile(r"^- \*\*[a-z]\*\* (.+)$", re.M)
FENCED = re.compile(r"```\w*\n(.*?)```", re.S)  # code in a text
ASKS = re.compile(r"[?]\**$|^(?:Compute|Find|Write) ")  # a sentence that says what to do
NEXT_KEY, SEEN = "fragment custom right", "right visible"  # when the right option is marked
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
        if heading == "More practice":
            self.title = self.section
        before, self.more = self.more, is_more(self.more, level, heading)
        if level == 1:
            self.section = heading
        elif level == 2:
            self.section = heading
            self.columns.append([])
            if heading not in (*marks.FOR_HOME, *LISTS, "Words"):
                self.columns[-1].append(_section(heading))
        elif before and not self.more:
            self.columns.append([])
        elif heading.startswith("Exercise "):
            self._exercise(heading)
        elif heading == MORE:
            self.columns[-1].append(Slide("section", MORE, body=GO_ON))

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
        if last and last.kind == "section" and self.title == self.section and last.title != MORE:
            last.body += _minute(text) + _key_words(text)
        if last and last.label and last.body == IN_NOTEBOOK:
            self.columns[-1][-1:] = _task(text, last)
        elif last and (self.title in (self.section, last.title) or last.kind == "exercise"):
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
    question = f"<p>{escape(lesson.question)}</p>"
    return Slide("opening", lesson.title, f"Lesson {lesson.number}", question)


def _section(heading: str) -> Slide:
    number, _, title = heading.rpartition(" · ")
    return Slide("section", _plain(title), number)


def _minute(text: str) -> str:
    found = re.search(r"^\*About (\d+) minutes to here\.\*$", text, re.M)
    return f"<p class='small'>minute {found[1]}</p>" if found else ""


def _key_words(text: str) -> str:
    """The words of the glossary that are explained here: they stand in bold."""
    found = [word for word in re.findall(r"\*\*([^*]+?)\*\*", text) if is_term(word)]
    return _chips(list(dict.fromkeys(found))[:6])


def _chips(texts: Sequence[str]) -> str:
    items = "".join(f"<li>{escape(text)}</li>" for text in texts)
    return f"<ul class='words'>{items}</ul>" if items else ""


# ---------------------------------------------------------------- text


def _list(title: str, text: str) -> list[Slide]:
    """A list in groups of at most forty words."""
    items = re.findall(r"^(?:\d+\.|[-*]) +(.+)$", text, re.M)
    name = SHORT.get(title, title)  # the heading counts, so that one list item less would fit
    groups = packed([markdown(item.rstrip(";")) for item in items], MOST_WORDS - words(name))
    return [Slide("list", name, body=_items(group, words(name))) for group in groups]


def _items(group: Sequence[str], taken: int) -> str:
    if words(" ".join(group)) > MOST_WORDS - taken:
        return f"<blockquote>{''.join(group)}</blockquote>"
    return f"<ul>{''.join(f'<li>{item}</li>' for item in group)}</ul>"


def _words(text: str) -> list[Slide]:
    terms = [word.strip(" .\n") for word in text.partition(": ")[2].split("·")]
    groups = packed(terms, MOST_WORDS - words("Words"))
    return [Slide("text", "Words", body=_chips(group)) for group in groups]


def _table(title: str, text: str) -> list[Slide]:
    header, _, *rows = [
        [_plain(cell) for cell in line.strip().strip("|").split("|")] for line in text.splitlines()
    ]
    tables = results.text_tables(header, [row for row in rows if len(row) == len(header)])
    return [Slide("table", _without_number(title), body=table) for table in tables]


def _plain(text: str) -> str:
    """A line of Markdown as plain text."""
    return re.sub(r"\[([^\]]+)\]\([^)]*\)", r"\1", re.sub(r"[*`]", "", text)).strip()


def _quotation(title: str, text: str) -> list[Slide]:
    """What many think and what is the case, step by step; or another quotation, in parts."""
    plain = re.sub(r"^> ?", "", text, flags=re.M)
    if not plain.startswith("**Many think**"):
        parts = packed([markdown(part) for part in re.split(r"\n\n+", plain)], LONGEST_QUOTE)
        name = _without_number(title)
        return [Slide("quote", name, body=f"<blockquote>{''.join(p)}</blockquote>") for p in parts]
    first, *steps = re.split(r"\s+(?=\*\*(?:In fact|Because)\*\*)", plain)
    body = f"<blockquote>{markdown(first)}</blockquote>"
    then = "".join(f"<blockquote class='fragment'>{markdown(step)}</blockquote>" for step in steps)
    return [Slide("refutation", body=body, then=then, notes=[markdown(plain)])]


def _without_number(title: str) -> str:
    return _plain(re.sub(r"^(?:\d+|Exercise [\w.]+|Check the claim) · ", "", title))


# ---------------------------------------------------------------- exercises


def _exercise(number: str) -> Slide:
    exercise = find(number)
    label = f"Exercise {number} {STARS[exercise.level]}"
    return Slide("exercise", _plain(exercise.title), label, IN_NOTEBOOK)


def _task(text: str, slide: Slide) -> list[Slide]:
    """The slides of a task: all of it, or its question with the options, or up to its question."""
    plain = without_formulas(re.sub(r"^[●○]{3} ", "", text))
    if OPTION.search(plain):
        made = _choice(plain, slide.label)
    elif words(markdown(plain)) <= MOST_WORDS - words(f"{slide.title} {slide.label}"):
        made = [Slide("exercise", slide.title, slide.label, markdown(plain))]
    else:
        made = _in_parts(plain.split("\n\n")[0], slide)
    made[0].notes = [*slide.notes, markdown(plain)]
    return made


def _choice(task: str, label: str) -> list[Slide]:
    """For a vote by hands; the answer is in the notes alone, since learners give theirs later."""
    question, options = OPTION.split(task)[0], list(map(_plain, OPTION.findall(task)))
    exercise = find(label.split()[1])
    answer = html_of([f"Right: {exercise.solution()}", exercise.reasoning])
    asked = _plain(FENCED.sub("", question))
    slides = _asked("exercise", label, asked, options, notes=answer)
    slides[0].body = html_of(map(Code, FENCED.findall(question))) + slides[0].body
    return slides


def _in_parts(task: str, slide: Slide) -> list[Slide]:
    """A long task up to the sentence that asks; the rest, or a very long sentence, is at hand."""
    room = MOST_WORDS - words(f"{slide.title} {slide.label} {IN_NOTEBOOK}")
    groups = filled(sentences(task), room)
    groups = list(takewhile(lambda group: words(" ".join(group)) <= room, groups))
    asking = [n for n, group in enumerate(groups) if any(map(ASKS.search, group))]
    parts = [markdown(" ".join(group)) for group in groups[: max(asking, default=0) + 1]] or [""]
    parts[-1] += IN_NOTEBOOK
    titles = [slide.title, *[""] * (len(parts) - 1)]
    pairs = zip(titles, parts, strict=True)
    return [Slide("exercise", title, slide.label, part) for title, part in pairs]


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
    if title == "Your homeland":  # everybody has another one
        return []
    notes = [results.captions(html)]
    if "explore(" in source:
        name, label = unescape(re.findall(r'font-weight:600">([^<]*)<', html)[0]), "Explore"
        shown = results.figures(html, MOST_WORDS - words(f"{name} {label}"))
        return [Slide(_explorer(one), name, label, one, notes=notes) for one in shown]
    name = _comment(source) or _without_number(title)
    tables = [t for t in results.data_tables(html) if not results.is_sample(source, t)]
    pictures = [Slide("picture", body=f, notes=notes) for f in results.figures(html, MOST_WORDS)]
    return pictures + [Slide("table", name, body=table) for table in tables]


def _explorer(figure: str) -> str:
    """A tall picture has its title beside it."""
    return "explorer side" if "class='tall'" in figure else "explorer"


def _comment(source: str) -> str:
    """What a worked example says that it does, as a title."""
    found = re.match(r"# (?:[a-z ]+: )?(.+)", source)
    return found[1][0].upper() + found[1][1:] if found and words(found[1]) <= MOST_WORDS else ""


def _quiz(name: str) -> list[Slide]:
    opening = name.startswith("openers")
    label = "Opener" if opening else "Quiz"
    items = quizzes()[name].items
    return [s for n, item in enumerate(items, 1) for s in _question(item, f"{label} {n}")]


def _question(item: Item, label: str) -> list[Slide]:
    """A question with its options; all reasons stand in the notes."""
    lettered = zip(ascii_lowercase, item.options, strict=False)
    reasons = [(letter, f"{option.text} {option.reason}") for letter, option in lettered]
    notes = html_of([f"Right: {ascii_lowercase[item.right]}", Rows(reasons)])
    return _asked("quiz", label, item.text, [o.text for o in item.options], item.right, notes)


def _asked(
    kind: str, label: str, question: str, options: Sequence[str], right: int = -1, notes: str = ""
) -> list[Slide]:
    """A question with its options, or first the question alone where both are too long.

    If the options need several slides, the right one comes when all have been seen.
    """
    whole = Slide(kind, question, label, _options(options, right), notes=[notes])
    if whole.room >= 0:
        return [whole]
    groups = packed(options, MOST_WORDS - words(label))
    starts = [sum(map(len, groups[:number])) for number in range(len(groups))]
    last = right >= 0 and len(groups) > 1
    bodies = [
        _options(group, -1 if last else right, start)
        for group, start in zip(groups, starts, strict=True)
    ]
    bodies += [_options([options[right]], 0, right, SEEN)] if last else []
    below = [html_of([question]), notes]
    return _big(kind, question, label) + [Slide(kind, "", label, b, notes=below) for b in bodies]


def _options(options: Sequence[str], right: int, before: int = 0, mark: str = NEXT_KEY) -> str:
    """Options with letters, from the one after `before`; the right one (from 0) gets the mark."""
    marked = [f" class='{mark}'" if n == right else "" for n in range(len(options))]
    items = (f"<li{m}>{escape(text)}</li>" for m, text in zip(marked, options, strict=True))
    counter = f"style='counter-reset: letter {before}'"
    return f"<ol type='a' start='{before + 1}' class='options' {counter}>{''.join(items)}</ol>"


def _big(kind: str, question: str, label: str, body: str = "", notes: str = "") -> list[Slide]:
    """A question alone on its slide; a very long one as a quotation."""
    if words(f"{question} {label} {body}") > MOST_WORDS:
        return [Slide(kind, "", label, html_of([Quote(question)]) + body, notes=[notes])]
    return [Slide(f"{kind} big", question, label, body, notes=[notes])]


def _guess(name: str) -> list[Slide]:
    found = find_guess(name)
    unit = f"<p>({escape(found.unit)})</p>" if found.unit else ""
    if found.options:
        return _asked("guess", "Guess", found.question, found.options)
    return _big("guess", found.question, "Guess", unit)


def _claim(name: str) -> list[Slide]:
    claim = find_claim(name)
    author = f"<footer>{escape(said_by(claim))}</footer>"
    quote = f"<blockquote>{escape(claim.claim)}{author}</blockquote>"
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
    model = html_of([found.model, Listing(list(found.credit))]) if found.model else ""
    return _big("discuss", found.prompt, label, notes=model)


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
    body = html_of(map(Code, lines))
    return [Slide("code", "Which line comes first?", f"Exercise {number}", body)]


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
    todo = [f"Finish the exercises {exercises[0]} to {exercises[-1]}"] if exercises else []
    todo += [f"{MORE}: {', '.join(practice)}"] if practice else []
    todo += ["Answer the quiz in your notebook"]
    items = "".join(f"<li>{escape(line)}</li>" for line in todo)
    return Slide("list", "At home", body=f"<ul>{items}</ul>")

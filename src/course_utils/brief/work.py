"""The learner's own part of the brief: texts, verdicts on claims, and exercises, from the journal.

A journal that was merged may hold anything, so every value is looked at before it is used.
"""

from __future__ import annotations

from typing import Any

from course_utils.activities import prompts
from course_utils.countries import DEFAULT, code
from course_utils.exercises import all_exercises
from course_utils.journal import Journal
from course_utils.progress import lessons
from course_utils.readings import VERDICTS, claims

# The writing tasks of the brief itself, in their order on the page, with their headings there.
PARTS = {
    "brief-12-recommendation": "Recommendation",
    "brief-12-evidence": "Evidence for and against",
    "brief-12-target": "Target",
}
GATE = {
    "gate-12-consent": "Consent",
    "gate-12-harm": "Harm",
    "gate-12-gaps": "Gaps",
    "gate-12-voice": "Voice",
}


def text(journal: Journal, prompt_id: str) -> str:
    """The newest text for a writing task; empty if there is none."""
    value = journal.latest("text", prompt_id)
    return value.strip() if isinstance(value, str) else ""


def homeland_texts(journal: Journal) -> dict[str, dict[str, str]]:
    """By lesson and writing task: what the learner wrote in its step on the homeland."""
    found: dict[str, dict[str, str]] = {}
    for prompt in prompts().values():
        if prompt.id.startswith("homeland-") and text(journal, prompt.id):
            found.setdefault(prompt.lesson, {})[prompt.id] = text(journal, prompt.id)
    return found


def chosen_at(journal: Journal, iso3: str) -> str:
    """When the homeland became this country, as the time of an entry; "" if it always was."""
    since, before = "", DEFAULT
    for entry in journal.entries(kind="homeland", item="homeland"):
        now = _country(entry.value)
        if now == iso3 != before:
            since = entry.at
        before = now or before
    return since


def is_older(journal: Journal, prompt_id: str, since: str) -> bool:
    """Was the newest text for a writing task saved before this time?"""
    saved = journal.entries(kind="text", item=prompt_id)
    return bool(saved) and saved[-1].at < since


def _country(value: Any) -> str:
    try:
        return code(value)
    except KeyError:
        return ""


def verdicts(journal: Journal) -> list[list[str]]:
    """For each claim that was judged: its id, the claim, the learner's verdict, the ledger's."""
    known = {row.id: row for row in claims().itertuples()}
    chosen = {entry.item: entry.value for entry in journal.entries(kind="verdict")}
    return [
        [str(row.id), str(row.claim), VERDICTS[chosen[key]], str(row.verdict)]
        for key, row in known.items()
        if _is_verdict(chosen.get(key))
    ]


def _is_verdict(value: Any) -> bool:
    return type(value) is int and 0 <= value < len(VERDICTS)


def solved(journal: Journal) -> str:
    """How many exercises were solved, and in how many lessons."""
    right = {
        entry.item
        for entry in journal.entries(kind="exercise")
        if isinstance(entry.value, dict) and entry.value.get("state") == "correct"
    }
    mine = [one for one in all_exercises() if one.id in right]
    count = len({one.lesson for one in mine})
    return (
        f"Exercises solved: {len(mine)} of {len(all_exercises())}, in {count} of "
        f"{len(lessons())} lessons."
    )

"""Run the learner's cells again, in processes of their own, and bring back the answers.

The process that grades never runs a learner's code. It starts one process for each world, gives it
the cells, ends it when its time is up, and reads the answers from a file as plain JSON. What the
cells print goes nowhere. A cell that takes too long is interrupted; a cell that ends the whole
process is left out, and the others run once more.
"""

from __future__ import annotations

import faulthandler
import json
import os
import signal
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import course_utils
from course_utils.teaching.carrying import JSON, packed, unpacked

STARTS = 3  # the first, and two more without the cell that ended the process
GRACE = 3  # seconds between the interruption of a cell and the end of its process
LARGEST = 50_000_000  # bytes of answers that are read
MEMORY = 8_000_000_000  # bytes that one process may ask for, where the system can limit it
WORDS_THAT_SHOW = {"about", "bibliography", "check", "cite", "claim", "explore", "guess", "hint"}
WORDS_THAT_SHOW |= {"journal", "judge", "quiz", "show", "solution", "term", "write"}
# Nobody's journal and homeland; figures are drawn nowhere.
SETTINGS = {"COURSE_JOURNAL": ":memory:", "COURSE_HOMELAND": "UZB", "MPLBACKEND": "agg"}


@dataclass(frozen=True)
class Run:
    """A cell of the learner."""

    source: str


@dataclass(frozen=True)
class Ask:
    """Here the answer to an exercise is what the variable `name` holds."""

    exercise: str
    name: str


@dataclass(frozen=True)
class Limits:
    """Seconds for one cell, and for all cells of a submission together."""

    cell: float = 30
    together: float = 180


Step = Run | Ask
Answers = Mapping[str, Any]


def answers_in(worlds: Iterable[str], steps: Sequence[Step], limits: Limits) -> dict[str, Answers]:
    """{world: {exercise: answer}}; all worlds run at the same time."""
    names = list(worlds)
    with ThreadPoolExecutor(max_workers=max(len(names), 1)) as pool:
        found = pool.map(lambda name: _answers(name, steps, limits), names)
        return dict(zip(names, found, strict=True))


def _answers(world: str, steps: Sequence[Step], limits: Limits) -> Answers:
    """The answers in one world, after as many starts as the cells make necessary."""
    left = list(enumerate(steps))
    found: dict[str, Any] = {}
    for _ in range(STARTS):
        with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
            finished = _one_process(world, left, limits, Path(folder))
            report = _report(Path(folder, "answers"))
        found |= {line["exercise"]: _answer(line) for line in report if "exercise" in line}
        last = [line["step"] for line in report if "step" in line][-1:]
        if finished or not last:
            break
        left = [(number, step) for number, step in left if number != last[0]]
    return found


def _one_process(
    world: str, steps: Sequence[tuple[int, Step]], limits: Limits, folder: Path
) -> bool:
    """Run the steps in a new process and end it with all that it started; did it reach the end?"""
    task = {"world": world, "seconds": limits.cell, "steps": [[n, vars(s)] for n, s in steps]}
    (folder / "task").write_text(json.dumps(task), encoding="utf-8")
    process = subprocess.Popen(
        [sys.executable, "-P", "-m", __name__, str(folder)],
        cwd=folder,
        env=os.environ | SETTINGS,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        return process.wait(limits.together) == 0 and (folder / "end").exists()
    except subprocess.TimeoutExpired:
        return False
    finally:
        _end(process)


def _end(process: subprocess.Popen[bytes]) -> None:
    with suppress(OSError):
        if sys.platform == "win32":
            process.kill()
        else:
            os.killpg(process.pid, signal.SIGKILL)
    process.wait()


def _report(file: Path) -> list[dict[str, Any]]:
    """The lines that the process wrote; a learner's code may have written there too."""
    try:
        with file.open("rb") as lines:
            text = lines.read(LARGEST).decode("utf-8", "replace")
    except OSError:
        return []
    found = []
    for line in text.splitlines():
        with suppress(ValueError, RecursionError):
            content = json.loads(line)
            found += [content] if isinstance(content, dict) else []
    return found


def _answer(line: dict[str, Any]) -> Any:
    try:
        return unpacked(line.get("answer"))
    except ValueError:
        return None


# Below: what runs in the new process.


def main(folder: Path) -> None:
    """Do the task that lies in the folder."""
    task = json.loads((folder / "task").read_text(encoding="utf-8"))
    _limit_memory()
    from IPython.core.interactiveshell import InteractiveShell

    from course_utils.teaching.worlds import world

    _be_quiet()
    shell = InteractiveShell.instance()
    shell.history_manager = None
    with world(task["world"]), (folder / "answers").open("a", encoding="utf-8") as report:
        for number, step in task["steps"]:
            _write(report, {"step": number})
            if "source" in step:
                _run(shell, step["source"], task["seconds"])
            else:
                answer = packed(shell.user_ns.get(step["name"], ...))
                _write(report, {"exercise": step["exercise"], "answer": answer})
    (folder / "end").touch()


def _be_quiet() -> None:
    """What only shows something, and answers no exercise, takes no time here."""
    for word in WORDS_THAT_SHOW:
        setattr(course_utils, word, lambda *_, **__: None)


def _run(shell: Any, source: str, seconds: float) -> None:
    """Run one cell. Its errors stay in it; when its time is up, it is interrupted, then ended."""
    timer = threading.Timer(seconds, _interrupt)
    timer.daemon = True
    # For a cell that does not listen: the process ends, and starts again without it.
    faulthandler.dump_traceback_later(seconds + GRACE, exit=True, file=2)
    try:
        timer.start()
        shell.run_cell(source)
    except BaseException:  # an interruption may arrive when the cell has just ended
        pass
    finally:
        timer.cancel()
        faulthandler.cancel_dump_traceback_later()


def _interrupt() -> None:
    main_thread = threading.main_thread().ident
    if sys.platform == "win32" or main_thread is None:
        signal.raise_signal(signal.SIGINT)
    else:
        signal.pthread_kill(main_thread, signal.SIGINT)  # also wakes a cell that sleeps


def _write(report: Any, line: JSON) -> None:
    report.write(json.dumps(line) + "\n")
    report.flush()


def _limit_memory() -> None:
    with suppress(ImportError, ValueError, OSError):  # no such limit on this system
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))


if __name__ == "__main__":
    main(Path(sys.argv[1]))

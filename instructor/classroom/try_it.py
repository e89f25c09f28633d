"""Try a classroom before the class comes: many simulated learners do a lesson at the same time.

.venv/bin/python instructor/classroom/try_it.py                  # 30 learners within a minute
.venv/bin/python instructor/classroom/try_it.py --within 0       # all of them in the same moment

Everything happens in a folder of its own, which is deleted at the end. Each learner logs in, gets
a server and the course, runs all cells of lesson 01, and gives a wrong and a right answer. Then
one learner asks for far too much memory, and everybody asks for a hint. At the end each journal
must hold what its learner did, and nothing else. An error of anybody ends the trial.
"""

import argparse
import asyncio
import statistics
import tempfile
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import psutil
from classroom import Settings, passwords
from running import open_classroom, write_settings
from simulated import Learner, LearnerError

from course_utils.exercises import find
from course_utils.journal import Journal

LESSON, EXERCISE = "01-what-is-a-diaspora", "1.2"
TOO_MUCH = "try:\n    b = bytearray(8_000_000_000)\nexcept MemoryError:\n    print('refused')"
SIGN = """
from course_utils.journal import current
current().record("text", "01", "who", "{}")
"""
MACHINE, SYSTEM = 16_000, 2_000  # MB: the machine of the estimate, and what its system needs


def main() -> None:
    """Run the trial and print what it measured."""
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--learners", type=int, default=30)
    options.add_argument("--within", type=float, default=60, help="seconds in which they arrive")
    chosen = options.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        settings = write_settings(Path(folder) / "classroom", learners=chosen.learners)
        with open_classroom(settings) as hub:
            start = time.perf_counter()
            learners = asyncio.run(trial(settings, chosen.within))
            seconds = time.perf_counter() - start
            use = memory_by_part(hub)
            used_processor = sum(sum(one.cpu_times()[:2]) for one in family(hub))
        check_journals(settings)
    show_times(learners, chosen.within, seconds)
    show_memory(use, used_processor / chosen.learners)


async def trial(settings: Settings, within: float) -> list[Learner]:
    """The whole class does lesson 01 in its browsers."""
    async with browsers(settings) as learners:
        await whole_class(learners, LESSON, within)
    return learners


@asynccontextmanager
async def browsers(settings: Settings) -> AsyncIterator[list[Learner]]:
    """One browser for each learner."""
    address, secret = f"http://127.0.0.1:{settings.port}", passwords(settings)
    learners = [Learner(address, name, secret[name]) for name in settings.names]
    try:
        yield learners
    finally:
        for one in learners:
            await one.leave()


async def whole_class(learners: list[Learner], lesson: str, within: float) -> None:
    """Everybody does the lesson; they come one after another within so many seconds."""
    pause = within / len(learners)
    await asyncio.gather(
        *(attend(one, lesson, number * pause) for number, one in enumerate(learners))
    )
    await ask_for_too_much(learners)


async def attend(learner: Learner, lesson: str, delay: float) -> None:
    """Come after `delay` seconds, do the lesson, and look at both verdicts."""
    await asyncio.sleep(delay)
    right = float(find(EXERCISE).solution())
    answers = [f'check("{EXERCISE}", -99)', f'check("{EXERCISE}", {right!r})']
    seen = await learner.do_lesson(lesson, answers)
    expect(learner, "Not yet" in seen[0] and "-99" in seen[0], seen[0])
    expect(learner, "Correct" in seen[1], seen[1])
    await learner.run(SIGN.format(learner.name))


def expect(learner: Learner, true: bool, seen: str) -> None:
    """Raise LearnerError with what the learner saw."""
    if not true:
        raise LearnerError(f"{learner.name} sees: {seen}")


async def ask_for_too_much(learners: list[Learner]) -> None:
    """The first learner asks for 8 GB; afterwards everybody, this one too, still gets an answer."""
    seen = await learners[0].run(TOO_MUCH)
    expect(learners[0], "refused" in seen, seen)
    all_seen = await asyncio.gather(*(one.run(f'hint("{EXERCISE}")') for one in learners))
    for learner, seen in zip(learners, all_seen, strict=True):
        expect(learner, "Hint 1" in seen, seen)


def check_journals(settings: Settings) -> None:
    """Each journal holds the two answers and the name of its learner, and no others."""
    for name in settings.names:
        journal = Journal(settings.homes / name / ".diasporas-and-diplomacy" / "journal.sqlite")
        answers = [entry.value["state"] for entry in journal.entries("exercise")]
        signs = [entry.value for entry in journal.entries("text")]
        if answers != ["not yet", "correct"] or signs != [name]:
            raise LearnerError(f"The journal of {name} holds {answers} of {signs}.")


def family(hub: psutil.Process) -> list[psutil.Process]:
    """The hub and every process that it started."""
    return [hub, *hub.children(recursive=True)]


def memory_by_part(hub: psutil.Process) -> dict[str, list[float]]:
    """MB of each process by what it is. Memory that processes share is divided among them (PSS)."""
    found: dict[str, list[float]] = {"server": [], "kernel": [], "hub, proxy, culler": [0]}
    for process in family(hub):
        command, size = " ".join(process.cmdline()), process.memory_full_info().pss / 1e6
        if "ipykernel" in command:
            found["kernel"].append(size)
        elif "jupyterhub-singleuser" in command and not command.startswith("bwrap"):
            found["server"].append(size)
        else:
            found["hub, proxy, culler"][0] += size
    return found


def show_times(learners: list[Learner], within: float, seconds: float) -> None:
    """One line for each step."""
    print(
        f"\n{len(learners)} learners within {within:.0f} s: nobody failed, {seconds:.0f} s in all"
    )
    print("\n| Step | median, s | worst, s |\n|---|---|---|")
    for step in learners[0].seconds:
        times = [one.seconds[step] for one in learners]
        print(f"| {step} | {statistics.median(times):.1f} | {max(times):.1f} |")
    whole = [sum(one.seconds.values()) for one in learners]
    print(f"| all together | {statistics.median(whole):.1f} | {max(whole):.1f} |")


def show_memory(use: dict[str, list[float]], processor: float) -> None:
    """Memory and processor, and what follows for a machine of 16 GB."""
    print("\n| Memory, PSS | median, MB | worst, MB |\n|---|---|---|")
    for part, sizes in use.items():
        print(f"| {part} | {statistics.median(sizes):.0f} | {max(sizes):.0f} |")
    print(f"\nProcessor: {processor:.1f} s of one core for each learner")
    server, kernel = (max(use[part]) for part in ("server", "kernel"))
    left = MACHINE - SYSTEM - use["hub, proxy, culler"][0]
    for kernels in (1, 2, 5):
        count = int(left / (server + kernels * kernel))
        print(f"16 GB carry {count} learners with {kernels} open lessons each")


if __name__ == "__main__":
    main()

"""The classroom: its settings, its walls, and a JupyterHub with two learners."""

import asyncio
import os
import socket
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

FOLDER = Path(__file__).parents[2] / "instructor" / "classroom"
sys.path.append(str(FOLDER))

import classroom  # noqa: E402
import collect  # noqa: E402
import start  # noqa: E402
import try_it  # noqa: E402
from running import open_classroom, write_settings  # noqa: E402
from simulated import Learner, LearnerError  # noqa: E402

PEEK = """
import os, pathlib
home = pathlib.Path.home()
print(sorted(p.name for p in home.parent.iterdir()), (home.parents[1] / "passwords.csv").exists())
print("processes:", sum(name.isdigit() for name in os.listdir("/proc")))
"""


@pytest.fixture
def settings(tmp_path):
    return write_settings(tmp_path / "classroom", learners=2)


@pytest.fixture
def machine():
    """Skip where a program is missing that the classroom needs."""
    try:
        start.check_machine()
    except classroom.ClassroomError as error:
        pytest.skip(f"Classroom tests were skipped: {error}")


def change(settings, line):
    file = settings.folder / "settings.toml"
    kept = [one for one in file.read_text().splitlines() if not one.startswith(line.split(" =")[0])]
    file.write_text("\n".join([*kept, line]))
    return classroom.read(settings.folder)


@pytest.mark.parametrize(
    ("line", "sentence"),
    [
        ("learners = 0", "needs 1 to 500 learners"),
        ("learners = ['Ada Lovelace']", "cannot be names"),
        ("learners = ['../..']", "cannot be names"),
        ("learners = ['teacher']", "same name"),
        ("learners = [['a'], 'b']", "cannot be names"),
        ("learners = 'many'", "must be a whole number or a list of names"),
        ("port = 80", "port must be between"),
        ("memory = 100", "memory must be 512 or more"),
        ("idle_minutes = 0", "idle_minutes must be 1"),
        ("certificate = 'x.pem'", "needs both files"),
        ("colour = 'red'", "does not exist"),
        ("learners = ", "cannot be read"),
    ],
)
def test_a_wrong_setting_gets_one_sentence(settings, line, sentence):
    with pytest.raises(classroom.ClassroomError, match=sentence) as caught:
        change(settings, line)
    assert "\n" not in str(caught.value)


def test_settings_and_passwords_that_are_there_stay(settings):
    first = classroom.passwords(settings)
    assert set(first) == {"teacher", "learner01", "learner02"}
    assert len(set(first.values())) == 3
    more = change(settings, "learners = 3")
    assert classroom.open_folder(settings.folder) == more
    assert first.items() < classroom.passwords(more).items()
    open_to_others = (settings.folder / "passwords.csv").stat().st_mode & 0o077
    assert not open_to_others or os.name == "nt"


def test_a_short_password_gets_one_sentence(settings):
    (settings.folder / "passwords.csv").write_text("name,password\nteacher,short\n")
    with pytest.raises(classroom.ClassroomError, match="teacher needs a password of 8"):
        classroom.passwords(settings)


def test_a_folder_that_cannot_be_written_gets_one_sentence(tmp_path):
    (tmp_path / "file").touch()
    with pytest.raises(classroom.ClassroomError, match="cannot be written"):
        classroom.open_folder(tmp_path / "file" / "classroom")


def test_a_folder_inside_of_the_course_gets_one_sentence():
    with pytest.raises(classroom.ClassroomError, match="inside of the course"):
        classroom.open_folder(FOLDER / "seminar")


def test_a_taken_port_gets_one_sentence(settings):
    with socket.socket() as other:
        other.bind(("127.0.0.1", settings.port + 1))
        with pytest.raises(classroom.ClassroomError, match=f"Port {settings.port + 1} .* be used"):
            start.check_ports(settings)


@pytest.mark.classroom
@pytest.mark.usefixtures("machine")
def test_a_process_gets_no_more_memory_than_allowed(settings):
    start.check_walls(settings)
    command = classroom.walls(settings, str(settings.homes / "teacher"))
    code = "bytearray({}_000_000)".format
    for size, word in [(300, ""), (1500, "MemoryError")]:
        done = subprocess.run(
            [*command, sys.executable, "-I", "-c", code(size)], capture_output=True, text=True
        )
        assert word in done.stderr
        assert bool(word) == bool(done.returncode)


@pytest.mark.classroom
@pytest.mark.usefixtures("machine")
@pytest.mark.parametrize("line", ["course = '/usr'", "branch = 'no-such-branch'"])
def test_a_course_that_cannot_be_pulled_gets_one_sentence(settings, line):
    with pytest.raises(classroom.ClassroomError, match="cannot be pulled from") as caught:
        start.check_course(change(settings, line))
    assert "\n" not in str(caught.value)


@pytest.mark.slow
@pytest.mark.classroom
@pytest.mark.usefixtures("machine")
def test_two_learners_work_apart_in_one_classroom(settings, tmp_path):
    with open_classroom(settings):
        asyncio.run(visit(settings))
    try_it.check_journals(settings)
    collect.main(str(settings.folder), str(tmp_path / "journals"))
    files = sorted(path.name for path in (tmp_path / "journals").iterdir())
    assert files == ["learner01.json", "learner02.json"]


async def visit(settings):
    async with try_it.browsers(settings) as learners:
        await log_in_with_wrong_passwords(learners)
        await try_it.whole_class(learners, "00-start-here", within=0)
        for one in learners:
            seen = await one.run(PEEK)
            assert f"['{one.name}'] False" in seen
            assert int(seen.split("processes:")[1]) < 10


async def log_in_with_wrong_passwords(learners):
    first, second = learners
    wrong = [Learner(first.address, *who) for who in [(first.name, second.password), ("x", "")]]
    for one in wrong:
        with pytest.raises(LearnerError, match="could not log in"):
            await one.log_in()
        await one.leave()


def test_a_link_in_place_of_a_journal_is_not_followed(settings, tmp_path):
    secret = tmp_path / "secret.sqlite"
    secret.write_text("of somebody else")
    place = settings.homes / "learner01" / collect.PLACE
    place.parent.mkdir(parents=True)
    place.symlink_to(secret)
    assert not collect.collect(settings, "learner01", tmp_path)


def test_values_for_kubernetes_pull_the_same_lesson(settings):
    values = yaml.safe_load((FOLDER / "kubernetes" / "values.yaml").read_text())
    assert values["singleuser"]["defaultUrl"].endswith(settings.pull.split("&targetpath")[1])

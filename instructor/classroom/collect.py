"""Collect the journals of a class, one file for each learner, for `course report`.

.venv/bin/python instructor/classroom/collect.py ~/classroom journals

Tell the learners first. A journal holds all answers and texts of a learner.
"""

import shutil
import sys
import tempfile
from pathlib import Path

from classroom import ClassroomError, Settings, read

from course_utils.journal import Journal

PLACE = Path(".diasporas-and-diplomacy", "journal.sqlite")


def main(classroom: str, target: str) -> None:
    """Write journals into a new folder, and say who has none."""
    settings, folder = read(Path(classroom).expanduser()), Path(target)
    try:
        folder.mkdir(mode=0o700, parents=True)
    except OSError as error:
        raise ClassroomError(f"{folder} must be a new folder: {error.strerror}.") from error
    missing = [name for name in settings.names if not collect(settings, name, folder)]
    print(f"{len(settings.names) - len(missing)} journals are in {folder}.")
    if missing:
        print(f"No journal yet: {', '.join(missing)}.")


def collect(settings: Settings, name: str, folder: Path) -> bool:
    """Export the journal of one learner. Nothing in the home is changed."""
    home = settings.homes / name
    journal = home / PLACE
    # A learner could put a link there, which leads to somebody else's file.
    if journal.resolve() != home.resolve() / PLACE or not journal.is_file():
        return False
    with tempfile.TemporaryDirectory() as copies:
        for file in journal.parent.glob("journal.sqlite*"):
            if file.is_file() and not file.is_symlink():
                shutil.copy(file, copies)
        Journal(Path(copies) / PLACE.name).export(folder / f"{name}.json")
    return True


if __name__ == "__main__":
    try:
        if len(sys.argv) != 3:
            raise ClassroomError("Name the folder of the classroom, and a new folder.")
        main(*sys.argv[1:])
    except ClassroomError as error:
        sys.exit(str(error))

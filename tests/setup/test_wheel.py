"""An installed copy of the package works in any folder, with its tables and without a network."""

import os
import sys
import zipfile

import pytest

SCRIPT = """
import course_utils
from course_utils import load
print(course_utils.__file__)
print(len(load("migrant_stock")))
"""


@pytest.fixture(scope="module")
def wheel(project_copy, run):
    run(sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", "dist", cwd=project_copy)
    (path,) = (project_copy / "dist").glob("*.whl")
    return path


def test_the_wheel_carries_the_tables_and_not_their_recipes(wheel, project_copy):
    names = zipfile.ZipFile(wheel).namelist()
    inside = {name.split("/course_data/")[1] for name in names if "/course_data/" in name}
    tables = {path.name for path in (project_copy / "data").glob("*.csv")}
    assert tables
    assert tables | {"datapackage.json", "course/claims.toml"} <= inside
    assert not inside & {"build.py", "README.md"}
    assert not [name for name in inside if name.startswith("recipes")]


def test_the_wheel_has_nothing_but_the_package_and_settings_of_jupyterlab(wheel):
    names = zipfile.ZipFile(wheel).namelist()
    shared = [name for name in names if ".data/" in name]
    tops = {name.split("/")[0] for name in names if name not in shared}
    assert tops == {"course_utils", "diasporas_and_diplomacy-0.1.0.dist-info"}
    (settings,) = shared
    assert settings.endswith("share/jupyter/lab/settings/overrides.d/diasporas-and-diplomacy.json")


def test_the_installed_package_loads_a_table_without_a_network(wheel, project_copy, tmp_path, run):
    installed, elsewhere = tmp_path / "installed", tmp_path / "elsewhere"
    elsewhere.mkdir()
    pip = [sys.executable, "-m", "pip", "install", "--quiet", "--no-deps", "--no-index"]
    run(*pip, "--target", installed, wheel, cwd=elsewhere)
    path = os.pathsep.join([str(installed), os.environ["PYTHONPATH"]])
    file, rows = run(sys.executable, "-c", SCRIPT, cwd=elsewhere, PYTHONPATH=path).split()
    assert file.startswith(str(installed))
    lines = (project_copy / "data" / "migrant_stock.csv").read_text(encoding="utf-8").splitlines()
    assert int(rows) == len(lines) - 1

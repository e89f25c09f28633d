"""One truth about dependencies: pyproject.toml, and two lists of exact versions made from it."""

import re
import tomllib

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

LEARNER, DEVELOPER = ".binder/requirements.txt", "tests/requirements.txt"
INDEX_ADDRESS = re.compile(
    r"(?:index-url|find-links|trusted-host)\b|/simple/|file:///|pythonhosted|\bpypi\.",
    re.IGNORECASE,
)
MACHINE_PATH = re.compile(r"(?<![\w.:/])/(?:work|root|opt|tmp|Users|home)/(?!jovyan\b)\w")


@pytest.fixture(scope="module")
def project(root):
    return tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))["project"]


@pytest.fixture(scope="module")
def pins(root):
    """{file: {package: (Requirement, hashes)}} for both lists."""
    return {file: read_pins((root / file).read_text()) for file in (LEARNER, DEVELOPER)}


def read_pins(text):
    entries = text.replace("\\\n", " ").splitlines()
    parts = [entry.split("--hash=") for entry in entries]
    found = [(Requirement(first), [part.strip() for part in rest]) for first, *rest in parts]
    assert len({requirement.name for requirement, _ in found}) == len(found)
    return {canonicalize_name(requirement.name): (requirement, rest) for requirement, rest in found}


def assert_satisfied(direct, pinned):
    for requirement in map(Requirement, direct):
        pin, _ = pinned[canonicalize_name(requirement.name)]
        (version,) = pin.specifier
        assert version.operator == "=="
        assert requirement.specifier.contains(version.version), f"{pin} is not {requirement}"


def test_learners_need_at_most_ten_packages(project):
    assert 0 < len(project["dependencies"]) <= 10


def test_the_learners_list_has_every_direct_dependency(project, pins):
    assert_satisfied(project["dependencies"], pins[LEARNER])


def test_the_developers_list_has_every_direct_dependency(project, pins):
    extras = project["optional-dependencies"].values()
    assert_satisfied(sum(extras, project["dependencies"]), pins[DEVELOPER])


def test_both_lists_agree(pins):
    for name, pin in pins[LEARNER].items():
        assert name in pins[DEVELOPER], f"{name} is not in {DEVELOPER}"
        learner, developer = pin[0], pins[DEVELOPER][name][0]
        assert str(learner.specifier) == str(developer.specifier), f"{name} differs"
        assert pin[1] == pins[DEVELOPER][name][1], f"the hashes of {name} differ"


@pytest.mark.parametrize("file", [LEARNER, DEVELOPER])
def test_every_package_has_hashes(pins, file):
    for name, (_, hashes) in pins[file].items():
        assert hashes, f"{name} has no hash"
        assert all(re.fullmatch(r"sha256:[0-9a-f]{64}", text) for text in hashes)


# One machine needs one or two files of a package with compiled code; all systems need many more.
@pytest.mark.parametrize("name", ["numpy", "pandas", "matplotlib", "shapely", "pyogrio", "pyproj"])
def test_compiled_packages_have_files_for_all_systems(pins, name):
    assert len(pins[LEARNER][name][1]) > 10


@pytest.mark.parametrize("pattern", [INDEX_ADDRESS, MACHINE_PATH], ids=["index", "path"])
def test_no_file_names_a_package_index_or_a_path_of_one_machine(project_copy, pattern):
    for path in project_copy.rglob("*"):
        if path.is_file() and path.name != "test_dependencies.py":
            found = pattern.search(path.read_bytes().decode("utf-8", errors="ignore"))
            assert not found, f"{path.relative_to(project_copy)}: {found.group()}"


@pytest.mark.parametrize(
    ("pattern", "text"),
    [
        (INDEX_ADDRESS, "--extra-index-url https://example.org"),
        (INDEX_ADDRESS, "https://pypi.org/project/x"),
        (MACHINE_PATH, 'File "/root/x.py"'),
        (MACHINE_PATH, "/home/somebody/x"),
    ],
)
def test_the_patterns_find_what_they_look_for(pattern, text):
    assert pattern.search(text)

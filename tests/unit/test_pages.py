"""The pages for teachers and contributors: links lead somewhere, and numbers are those of today."""

import re
from pathlib import Path

import pytest

from course_utils import countries, load

ROOT = Path(__file__).parents[2]
PAGES = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *(ROOT / "data").rglob("README.md")]
PAGES += [*(ROOT / "instructor").glob("*.md"), ROOT / "instructor" / "classroom" / "README.md"]
PLANNER = (ROOT / "instructor" / "README.md").read_text(encoding="utf-8")
YOUR_OWN = (ROOT / "instructor" / "your-own.md").read_text(encoding="utf-8")

every_page = pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))


def links(page: Path) -> list[tuple[str, str]]:
    """Each link inside the course as a path and the heading to jump to; either may be empty."""
    text = page.read_text(encoding="utf-8")
    targets = re.findall(r"\]\(([^)\s]+)\)", text)
    return [target.partition("#")[::2] for target in targets if "://" not in target]


def anchors(page: Path) -> set[str]:
    """The headings as GitHub names them in a link."""
    headings = re.findall(r"^#+ (.+)$", page.read_text(encoding="utf-8"), flags=re.M)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


@every_page
def test_links_lead_to_files(page):
    broken = [path for path, _ in links(page) if not (page.parent / path).exists()]
    assert broken == []


@every_page
def test_links_lead_to_headings(page):
    jumps = [(page.parent / path if path else page, there) for path, there in links(page) if there]
    broken = [there for target, there in jumps if there not in anchors(target)]
    assert broken == []


def test_a_homeland_may_be_any_of_the_countries_that_the_pages_count():
    number = sum(bool(one.region) for one in countries._countries().values())
    assert f"any of {number}." in PLANNER
    assert f"works for {number} countries and areas" in YOUR_OWN


def test_the_weights_of_the_assessment_add_up_to_a_whole():
    weights = re.findall(r"\| (\d+) % \|", PLANNER)
    assert len(weights) == 4 and sum(map(int, weights)) == 100


def received_in(year: int, table: str, column: str, per_billion: float):
    """What each country received in remittances, in billion US dollars, largest first."""
    rows = load(table).query("year == @year").set_index("iso3")[column]
    return (rows / per_billion).sort_values(ascending=False)


def test_the_trial_of_a_reading_has_the_numbers_of_the_tables():
    economy = received_in(2022, "economy", "remittances_received_usd", 1e9)
    inflows = received_in(2022, "remittance_inflows", "remittances_usd_million", 1e3)
    assert list(inflows.index[:5]) == ["IND", "MEX", "CHN", "PHL", "FRA"]
    assert list(economy.index[:5]) == ["IND", "MEX", "PHL", "FRA", "PAK"]
    assert f"India has {economy['IND']:.2f} billion" in YOUR_OWN
    assert f"China has {economy['CHN']:.2f} billion" in YOUR_OWN
    assert f"China has {inflows['CHN']:.2f} billion" in YOUR_OWN


def test_the_first_country_above_100_billion_is_india_in_2022():
    large = load("economy").query("remittances_received_usd > 100e9")
    assert set(large["iso3"]) == {"IND"} and large["year"].min() == 2022

"""How a table is declared, read and written. The recipes hold what differs; this holds the rest."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pandas as pd

CC_BY_4 = {
    "name": "CC-BY-4.0",
    "title": "CC BY 4.0",
    "path": "https://creativecommons.org/licenses/by/4.0/",
}
CC_BY_3_IGO = {
    "name": "CC-BY-3.0-IGO",
    "title": "CC BY 3.0 IGO",
    "path": "https://creativecommons.org/licenses/by/3.0/igo/",
}
CC_BY_SA_3_IGO = {
    "name": "CC-BY-SA-3.0-IGO",
    "title": "CC BY-SA 3.0 IGO",
    "path": "https://creativecommons.org/licenses/by-sa/3.0/igo/",
}
CC0 = {
    "name": "CC0-1.0",
    "title": "CC0 1.0",
    "path": "https://creativecommons.org/publicdomain/zero/1.0/",
}
ETALAB = {
    "name": "etalab-2.0",
    "title": "Etalab Open Licence 2.0",
    "path": "https://www.etalab.gouv.fr/licence-ouverte-open-licence/",
}
PUBLIC_DOMAIN = {
    "name": "other-pd",
    "title": "public domain",
    "path": "https://www.naturalearthdata.com/about/terms-of-use/",
}
MIT = {"name": "MIT", "title": "MIT", "path": "https://opensource.org/license/mit"}

KINDS = ("counted", "estimated", "modelled")
ALL_LESSONS = ("00", "A1", *(f"{number:02}" for number in range(1, 13)))
COUNTRY = "countries"  # the table that every code of a country must stand in
CODE = {"pattern": "[A-Z]{3}"}
DATE = {"pattern": r"\d{4}(-\d{2}(-\d{2})?)?"}
HERE = Path(__file__).parent


@dataclass(frozen=True)
class Field:
    """A column. `decimals` says how a number is written; `needed` that no cell is empty."""

    name: str
    type: str
    description: str
    unit: str = ""
    needed: bool = True
    decimals: int = 0
    constraints: Mapping[str, Any] = field(default_factory=dict)

    def described(self) -> dict[str, Any]:
        """The field as the Data Package standard wants it."""
        unit = {"unit": self.unit} if self.unit else {}
        rules = {"required": True, **self.constraints} if self.needed else dict(self.constraints)
        text = {"name": self.name, "type": self.type, "description": self.description}
        return text | unit | ({"constraints": rules} if rules else {})


def code(name: str, what: str, needed: bool = True) -> Field:
    """A column with codes of countries."""
    return Field(name, "string", what, needed=needed, constraints=CODE)


def count(name: str, what: str, unit: str, needed: bool = True) -> Field:
    """A column with whole numbers from zero."""
    return Field(name, "integer", what, unit, needed, constraints={"minimum": 0})


def one_of(name: str, what: str, values: Iterable[str], needed: bool = True) -> Field:
    """A column with one of a few texts."""
    return Field(name, "string", what, needed=needed, constraints={"enum": list(values)})


def text(name: str, what: str, needed: bool = False) -> Field:
    """A column with words, which may be empty."""
    return Field(name, "string", what, needed=needed)


def year(name: str, what: str, needed: bool = False) -> Field:
    """A column with years, which may be empty."""
    return Field(name, "integer", what, "year", needed)


def date(name: str, what: str, needed: bool = False) -> Field:
    """A column with dates such as 2020, 2020-10 or 2020-10-05, which may be empty."""
    return Field(name, "string", f"{what}, as exactly as it is known", "", needed, 0, DATE)


YEAR = year("year", "Year", needed=True)
PAGES = text("source", "Pages where it was read, with shortened addresses", needed=True)
NOTE = text("note", "What to know before using the row")
GRADE = one_of(
    "grade",
    "How near the source is. P: the institution itself, a parliament, a court or research. N: a "
    "news item. S: a list, a thesis or an encyclopaedia. A: one side of a dispute or an "
    "organisation that works for it. D: computed from data files.",
    "PNSAD",
)


@dataclass(frozen=True)
class Source:
    """Where the numbers come from: `path` is the publisher's page, `copy` where our file was found.

    `retrieved` is the date on which that copy was taken from the publisher, "" where not recorded.
    """

    title: str
    path: str
    edition: str
    retrieved: str
    copy: str

    def described(self) -> dict[str, str]:
        """The source as the Data Package standard wants it."""
        whole = {
            "title": self.title,
            "path": self.path,
            "version": self.edition,
            "edition": self.edition,
            "retrieved": self.retrieved,
            "copy": self.copy,
        }
        return {key: value for key, value in whole.items() if value}


@dataclass(frozen=True)
class Table:
    """A table of the course. `make` gets the folder of sources and returns the rows.

    `row` says what one row is, `work` names the publication, `codes` lists the columns that hold
    codes of countries, `lessons` the lessons that use the table. `make` returns a DataFrame, or a
    dict for GeoJSON.
    """

    name: str
    title: str
    description: str
    row: str
    make: Callable[[Path], Any]
    fields: tuple[Field, ...]
    key: tuple[str, ...]
    sources: tuple[Source, ...]
    licences: tuple[Mapping[str, str], ...]
    publisher: str
    work: str
    kind: str
    caveats: tuple[str, ...]
    lessons: tuple[str, ...]
    left_out: str
    codes: tuple[str, ...] = ()
    format: str = "csv"

    @property
    def path(self) -> str:
        """The file's name inside the folder data."""
        return f"{self.name}.{self.format}"

    @property
    def is_typed(self) -> bool:
        """Does it stand beside the recipes, so that it needs no file of a publisher?"""
        return all(source.path.startswith("recipes/") for source in self.sources)


def read(path: Path, **options: Any) -> pd.DataFrame:
    """A publisher's CSV file. Only an empty cell is missing: "NA" is the code of Namibia."""
    return pd.read_csv(path, keep_default_na=False, na_values=[""], **options)


def two_digits(numbers: pd.Series) -> pd.Series:
    """Whole numbers with their first two digits only: 48713 becomes 49000."""
    return numbers.map("{:.2g}".format).astype(float).astype("int64")


def typed(name: str, what: str, publisher: str, kind: str = "counted") -> dict[str, Any]:
    """What tables typed for this course share: `name`.csv beside the recipes is the table."""
    return {
        "name": name,
        "make": lambda sources: read(HERE / f"{name}.csv"),
        "sources": (Source(what, f"recipes/{name}.csv", "typed for this course, 2026", "", ""),),
        "licences": (CC_BY_4,),
        "publisher": publisher,
        "work": "collected for this course, each row with its source",
        "kind": kind,
    }


def years_of(frame: pd.DataFrame) -> str:
    """The span of the column `year`, such as "1990-2024"; empty without years."""
    if "year" not in frame:
        return ""
    return f"{frame['year'].min():.0f}-{frame['year'].max():.0f}"


def as_csv(table: Table, frame: pd.DataFrame) -> bytes:
    """The rows in the order of the key, the columns in the order of the fields, as CSV."""
    ordered = frame.sort_values(list(table.key), kind="stable")
    columns = [[_cell(value, f) for value in ordered[f.name]] for f in table.fields]
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow([f.name for f in table.fields])
    writer.writerows(zip(*columns, strict=True))
    return text.getvalue().encode()


def _cell(value: Any, rule: Field) -> str:
    if pd.isna(value):
        return ""
    if rule.type == "string":
        return str(value).strip()
    if rule.type == "integer" and value != round(value):
        raise ValueError(f"{rule.name}: {value} is not a whole number.")
    written = f"{value:.{rule.decimals}f}"
    return written.lstrip("-") if float(written) == 0 else written


def as_geojson(content: Mapping[str, Any]) -> bytes:
    """One feature a line, so that a change is easy to see."""
    lines = [json.dumps(f, ensure_ascii=False, separators=(",", ":")) for f in content["features"]]
    return ('{"type":"FeatureCollection","features":[\n' + ",\n".join(lines) + "\n]}\n").encode()


def check(table: Table, frame: pd.DataFrame) -> None:
    """Raises ValueError if a key is double, a needed cell empty, or the kind unknown."""
    missing = [f.name for f in table.fields if f.needed and frame[f.name].isna().any()]
    if missing:
        raise ValueError(f"{table.name}: empty cells in {', '.join(missing)}.")
    if frame.duplicated(list(table.key)).any():
        raise ValueError(f"{table.name}: two rows have the same {', '.join(table.key)}.")
    if table.kind not in KINDS:
        raise ValueError(f"{table.name}: the kind is one of {', '.join(KINDS)}.")

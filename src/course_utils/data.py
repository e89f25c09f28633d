"""The tables of the course: read, checked, and described, each with its source.

A table is read only if its file has the check sum that `datapackage.json` gives for it. A changed
or missing file raises `DamagedTable`, so that nobody computes with wrong numbers.
"""

from __future__ import annotations

import json
from functools import cache
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from typing import Any

import pandas as pd

from course_utils.cards import Card, Fold, Link, Listing, Rows
from course_utils.names import pick

HERE = Path(__file__).parent
PACKED = HERE / "course_data"  # inside the installed library; in the repository it is `data`
DATA = PACKED if PACKED.is_dir() else HERE.parents[1] / "data"

CURE = "Get a fresh copy of the course, or take back your change, and restart the kernel."
KINDS = {
    "counted": "Counted: somebody registered or listed each case.",
    "estimated": "Estimated: worked out from incomplete counts, or stated without a count.",
    "modelled": "Modelled: computed from other data with a formula.",
}


class DamagedTable(Exception):  # noqa: N818, the sentence matters more than the suffix
    """A file of the course is missing or is not the one that was published with it."""


def load(name: str) -> pd.DataFrame:
    """The table of this name as a new DataFrame; change it as you like.

    `.attrs` holds name, title, publisher, edition, source, url, licence, kind and units
    (a dict from column to unit). ``world_shapes`` is a GeoDataFrame in degrees.
    Raises KeyError naming the nearest tables, and DamagedTable if the file was changed or is gone.
    """
    pick("table", name, _resources())
    return _read(name).copy()


def tables() -> pd.DataFrame:
    """One row a table: name, title, rows, years, publisher, licence."""
    rows = [
        (r["name"], r["title"], r["row_count"], r["years"], r["publisher"], _licence(r))
        for r in _resources().values()
    ]
    columns = ["name", "title", "rows", "years", "publisher", "licence"]
    return pd.DataFrame(rows, columns=columns)


def about(name: str) -> Card:
    """A card on a table: what a row is, columns with units, source, licence, and what to mind.

    Raises KeyError naming the nearest tables.
    """
    table = pick("table", name, _resources())
    shape = f"{table['row_count']:,} rows. One row is {table['row']}."
    return Card(
        f"{table['name']}: {table['title']}",
        f"{table['description']} {shape}",
        Rows([(column["name"], _meaning(column)) for column in _columns(table)]),
        KINDS[table["kind"]],
        "What to keep in mind:",
        Listing(table["caveats"]),
        Fold("Source and licence", Rows(_origin(table))),
    )


def source_line(name: str) -> str:
    """One line for below a figure: "Source: publisher, work (licence)".

    Raises KeyError naming the nearest tables.
    """
    table = pick("table", name, _resources())
    return f"Source: {table['publisher']}, {table['work']} ({_licence(table)})"


@cache
def _resources() -> dict[str, dict[str, Any]]:
    """The description of every table, by name."""
    try:
        package = json.loads((DATA / "datapackage.json").read_text(encoding="utf-8"))
        return {resource["name"]: resource for resource in package["resources"]}
    except (OSError, ValueError, KeyError, TypeError) as trouble:
        raise DamagedTable(
            f"The list of tables (datapackage.json) is missing or damaged. {CURE}"
        ) from trouble


@cache
def _read(name: str) -> pd.DataFrame:
    table = _resources()[name]
    content = _content(table)
    frame = _shapes(content) if table["format"] == "geojson" else _rows(content, table)
    frame.attrs = _attrs(table)
    return frame


def _content(table: dict[str, Any]) -> bytes:
    """The bytes of the file. Raises DamagedTable unless they have the published check sum."""
    try:
        content = (DATA / table["path"]).read_bytes()
    except OSError as trouble:
        raise DamagedTable(
            f"The file {table['path']} of the table {table['name']} is missing. {CURE}"
        ) from trouble
    if f"sha256:{sha256(content).hexdigest()}" != table["hash"]:
        raise DamagedTable(
            f"The file {table['path']} of the table {table['name']} was changed or damaged, so "
            f"its numbers cannot be trusted. {CURE}"
        )
    return content


def _rows(content: bytes, table: dict[str, Any]) -> pd.DataFrame:
    """The CSV file with the types that are declared. "NA" is the code of Namibia, not a gap."""
    types = {column["name"]: _dtype(column) for column in _columns(table)}
    return pd.read_csv(BytesIO(content), dtype=types, keep_default_na=False, na_values=[""])


def _shapes(content: bytes) -> pd.DataFrame:
    import geopandas

    features = json.loads(content)["features"]
    frame = geopandas.GeoDataFrame.from_features(features, crs="EPSG:4326")
    return frame[["iso3", "name", "geometry"]]


def _dtype(column: dict[str, Any]) -> Any:
    """Whole numbers stay whole unless cells are empty, which only a float can show as NaN."""
    whole = column["type"] == "integer" and column.get("constraints", {}).get("required")
    return str if column["type"] == "string" else "int64" if whole else "float64"


def _attrs(table: dict[str, Any]) -> dict[str, Any]:
    kept = {key: table[key] for key in ("name", "title", "publisher", "edition", "kind")}
    units = {column["name"]: column["unit"] for column in _columns(table) if "unit" in column}
    source, url = source_line(table["name"]), table["sources"][0]["path"]
    return kept | {"source": source, "url": url, "licence": _licence(table), "units": units}


def _columns(table: dict[str, Any]) -> list[dict[str, Any]]:
    described: list[dict[str, Any]] = table.get("schema", {}).get("fields") or table["columns"]
    return described


def _licence(table: dict[str, Any]) -> str:
    return "; ".join(licence["title"] for licence in table["licenses"])


def _meaning(column: dict[str, Any]) -> str:
    unit = f" [{column['unit']}]" if column.get("unit", "year") != "year" else ""
    needed = column.get("constraints", {}).get("required")
    return f"{column['description']}{unit}{'' if needed else '; may be empty'}"


def _origin(table: dict[str, Any]) -> list[tuple[str, str | Link]]:
    """Publisher, addresses, edition, licence and what was left out, as pairs."""
    pages = [("Address", Link(source["title"], source["path"])) for source in table["sources"]]
    licences = [("Licence", Link(item["title"], item["path"])) for item in table["licenses"]]
    first = [("Publisher", table["publisher"]), ("Edition", table["edition"])]
    return [*first, *pages, *licences, ("Left out", table["left_out"])]

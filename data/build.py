"""Makes every table of the course again from the publishers' files.

    python data/build.py --sources FOLDER            writes the tables and what describes them
    python data/build.py --sources FOLDER --check    writes nothing; says what would change
    python data/build.py --only NAME                 one table that was typed beside the recipes

What describes them is datapackage.json and the list in README.md. Each recipe in `recipes/` says
where to download its files. Two runs give the same bytes.
"""

from __future__ import annotations

import argparse
import hashlib
import importlib
import json
import pkgutil
import sys
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE))

import recipes  # noqa: E402
from recipes.common import (  # noqa: E402
    ALL_LESSONS,
    COUNTRY,
    Table,
    as_csv,
    as_geojson,
    check,
    years_of,
)

PACKAGE = "datapackage.json"
README = "README.md"
START, END = "<!-- build.py writes the list from here -->\n", "<!-- to here -->\n"
HEADS = ("Table", "One row is", "Years", "Publisher", "Licence", "Lessons")
ABOUT = {
    "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
    "name": "diasporas-and-diplomacy",
    "title": "Tables of the course Diasporas and Diplomacy",
    "description": "Open data on migration, refugees, remittances and claims about diasporas, "
    "made tidy for teaching. Each table keeps the numbers of its publisher.",
    "version": "1.0.0",
}
MAINTAINER = {
    "title": "The Diasporas and Diplomacy course contributors",
    "roles": ["wrangler", "maintainer"],
}
COUNTRY_KEY = {"resource": COUNTRY, "fields": ["iso3"]}


def all_tables() -> list[Table]:
    """The tables of all recipes, by name."""
    names = [module.name for module in pkgutil.iter_modules(recipes.__path__)]
    modules = [importlib.import_module(f"recipes.{name}") for name in names]
    tables = [table for module in modules for table in getattr(module, "TABLES", [])]
    return sorted(tables, key=lambda table: table.name)


def typed_table(name: str) -> Table:
    """A table that needs no publisher's file. Raises ValueError, which names those there are."""
    there = {table.name: table for table in all_tables() if table.is_typed}
    if name not in there:
        raise ValueError(f"{name} is not typed beside the recipes. These are: {', '.join(there)}.")
    return there[name]


def described() -> dict[str, dict[str, Any]]:
    """The tables as datapackage.json describes them now, by name."""
    package = json.loads((HERE / PACKAGE).read_text(encoding="utf-8"))
    return {resource["name"]: resource for resource in package["resources"]}


def build(
    tables: list[Table], sources: Path, others: Mapping[str, dict[str, Any]] = MappingProxyType({})
) -> dict[str, bytes]:
    """The content of every file, by its name in the folder data.

    `others` are the descriptions of tables that stay as they are.
    """
    files, resources = {}, dict(others)
    for table in tables:
        content = table.make(sources)
        if table.format == "csv":
            check(table, content)
            files[table.path], rows, years = as_csv(table, content), len(content), years_of(content)
        else:
            files[table.path], rows, years = as_geojson(content), len(content["features"]), ""
        resources[table.name] = _resource(table, files[table.path], rows, years)
    by_name = [resources[name] for name in sorted(resources)]
    files[PACKAGE] = (json.dumps(_package(by_name), indent=1, ensure_ascii=False) + "\n").encode()
    files[README] = _readme(by_name).encode()
    return files


def files_for(sources: Path | None, only: str | None) -> dict[str, bytes]:
    """What the folder `sources` gives, or without it the one typed table `only`."""
    if sources is None:
        return build([typed_table(str(only))], HERE / "recipes", described())
    return build(all_tables(), sources)


def _readme(resources: list[dict[str, Any]]) -> str:
    """The file README.md with a new list of tables between the two marks."""
    before, rest = (HERE / README).read_text(encoding="utf-8").split(START)
    _, after = rest.split(END)
    rows = [HEADS, ["---"] * len(HEADS), *map(_entry, resources)]
    lines = ["| " + " | ".join(row) + " |\n" for row in rows]
    return before + START + "\n" + "".join(lines) + "\n" + END + after


def _entry(resource: dict[str, Any]) -> list[str]:
    """The cells of one table in README.md, in the order of `HEADS`."""
    licences = "; ".join(licence["title"] for licence in resource["licenses"])
    lessons = resource["lessons"]
    numbers = "all" if lessons == list(ALL_LESSONS) else ", ".join(lessons)
    words = [resource["row"], resource["years"], resource["publisher"], licences, numbers]
    return [f"`{resource['name']}`", *words]


def _package(resources: list[dict[str, Any]]) -> dict[str, Any]:
    licences = {item["name"]: item for r in resources for item in r["licenses"]}
    makers = dict.fromkeys(r["publisher"] for r in resources)
    return ABOUT | {
        "licenses": [licences[name] for name in sorted(licences)],
        "contributors": [*({"title": name, "roles": ["creator"]} for name in makers), MAINTAINER],
        "resources": resources,
    }


def _resource(table: Table, content: bytes, rows: int, years: str) -> dict[str, Any]:
    return {
        "name": table.name,
        "path": table.path,
        "title": table.title,
        "description": table.description,
        **_format(table),
        "bytes": len(content),
        "hash": "sha256:" + hashlib.sha256(content).hexdigest(),
        "publisher": table.publisher,
        "work": table.work,
        "edition": "; ".join(source.edition for source in table.sources),
        "kind": table.kind,
        "row": table.row,
        "row_count": rows,
        "years": years,
        "caveats": list(table.caveats),
        "lessons": list(table.lessons),
        "left_out": table.left_out,
        "sources": [source.described() for source in table.sources],
        "licenses": [dict(licence) for licence in table.licences],
    }


def _format(table: Table) -> dict[str, Any]:
    fields = [f.described() for f in table.fields]
    if table.format == "geojson":
        kind = {"format": "geojson", "mediatype": "application/geo+json"}
        return kind | {"encoding": "utf-8", "columns": fields}
    others = [code for code in table.codes if table.name != COUNTRY]
    keys = [{"fields": [code], "reference": COUNTRY_KEY} for code in others]
    schema = {"fields": fields, "primaryKey": list(table.key), "missingValues": [""]}
    schema |= {"foreignKeys": keys} if keys else {}
    text = {"format": "csv", "mediatype": "text/csv", "encoding": "utf-8"}
    return {"type": "table", "profile": "tabular-data-resource"} | text | {"schema": schema}


def changed(files: dict[str, bytes]) -> list[str]:
    """The names of the files that are missing or differ from the ones in the folder data."""
    there = {name: HERE / name for name in files}
    return [n for n, p in there.items() if not p.is_file() or p.read_bytes() != files[n]]


def main() -> int:
    """Builds or checks; returns 1 if a check finds a difference."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    what = parser.add_mutually_exclusive_group(required=True)
    what.add_argument("--sources", type=Path, help="folder of publishers' files, for all tables")
    what.add_argument("--only", metavar="NAME", help="one table that was typed beside the recipes")
    parser.add_argument("--check", action="store_true", help="write nothing, compare")
    options = parser.parse_args()
    try:
        files = files_for(options.sources, options.only)
    except ValueError as reason:
        parser.exit(2, f"{reason}\n")
    different = changed(files)
    if not options.check:
        for name in different:
            (HERE / name).write_bytes(files[name])
    verb = "differs" if options.check else "written"
    print("\n".join(f"{name}: {verb}" for name in different) or "Every file is up to date.")
    return 1 if options.check and different else 0


if __name__ == "__main__":
    sys.exit(main())

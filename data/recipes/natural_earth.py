"""Shapes of countries for maps of the world.

Publisher: Natural Earth, Admin 0 countries, 1:110 million. Address: https://www.naturalearthdata.com
Edition: as packed in `world-atlas` 2.0.2. Licence: public domain.

File in the folder of sources: `world-map/countries-110m.geojson` (coordinates in degrees, rounded
to a thousandth).

Natural Earth draws the lines as territories are held, not as states recognise them. Here a disputed
area is drawn with the country in which the population statistics of the United Nations count it, so
that a coloured map shows what the numbers are about. The notes on population in the workbook of
International Migrant Stock 2024 say: Ukraine including Crimea; Cyprus, the whole country; Serbia
without Kosovo; France without its overseas departments. Somaliland is not in the list of the United
Nations, so it is drawn with Somalia. Rings that cross the 180th meridian are cut there, and
Antarctica is closed at the pole.

Left out: nothing, but small states are too small for this scale; use their points in `countries`.
"""

import json
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

from recipes.common import PUBLIC_DOMAIN, Field, Source, Table
from recipes.un_statistics import countries

Point = tuple[float, float]
NO_CODE = {"N. Cyprus": "CYP", "Somaliland": "SOM"}
# A point of a polygon inside these limits (west, south, east, north) moves to another country.
MOVES = {
    ("RUS", "UKR"): (32.0, 44.0, 36.7, 46.3),  # Crimea
    ("FRA", "GUF"): (-55.0, 2.0, -51.0, 6.0),  # French Guiana
}


def world_shapes(sources: Path) -> dict[str, Any]:
    """A GeoJSON collection with one feature a country, in the order of the codes."""
    raw = json.loads((sources / "world-map/countries-110m.geojson").read_text(encoding="utf-8"))
    names = countries(sources).set_index("iso3")["name"]
    polygons: dict[str, list[list[list[Point]]]] = {}
    for feature in raw["features"]:
        code = feature["properties"]["iso3"] or NO_CODE[feature["properties"]["name"]]
        for polygon in _parts(feature["geometry"]):
            polygons.setdefault(_owner(code, polygon), []).append(polygon)
    return {"features": [_feature(c, names[c], polygons[c]) for c in sorted(polygons)]}


def _parts(geometry: dict[str, Any]) -> list[Any]:
    many = geometry["type"] == "MultiPolygon"
    return geometry["coordinates"] if many else [geometry["coordinates"]]


def _owner(code: str, polygon: list[list[Point]]) -> str:
    for (old, new), (west, south, east, north) in MOVES.items():
        inside = (west <= x <= east and south <= y <= north for x, y in polygon[0])
        if code == old and all(inside):
            return new
    return code


def _feature(code: str, name: str, polygons: list[list[list[Point]]]) -> dict[str, Any]:
    """The polygons as one shape, without lines between parts that touch."""
    from shapely import make_valid, set_precision, union_all
    from shapely.geometry import Polygon, mapping

    pieces = [Polygon(ring, rest) for first, *rest in polygons for ring in _cut(first)]
    whole = set_precision(union_all([make_valid(piece) for piece in pieces]), 0.001)
    parts = sorted([_started(ring) for ring in part] for part in _parts(mapping(whole)))
    form = ("MultiPolygon", parts) if len(parts) > 1 else ("Polygon", parts[0])
    return {
        "type": "Feature",
        "properties": {"iso3": code, "name": name},
        "geometry": dict(zip(("type", "coordinates"), form, strict=True)),
    }


def _started(ring: list[Point]) -> list[Point]:
    """The ring from its most western point, in one sense of rotation, in every version of shapely.

    The next point is the lower of the two neighbours, which is enough to fix the sense.
    """
    corners = [(round(x, 3), round(y, 3)) for x, y in ring][:-1]
    first = corners.index(min(corners))
    turned = corners[first:] + corners[:first]
    if turned[-1][1] < turned[1][1]:
        turned = [turned[0], *reversed(turned[1:])]
    return [*turned, turned[0]]


def _cut(ring: list[Point]) -> Iterator[list[Point]]:
    """The ring, or its two sides if it crosses the 180th meridian."""
    turned = _unrolled(ring)
    if all(-180 <= x <= 180 for x, _ in turned):
        yield turned
        return
    edge = 180.0 if max(x for x, _ in turned) > 180 else -180.0
    for side in (1, -1):
        part = _clipped(turned, edge, side)
        west, east = min(x for x, _ in part), max(x for x, _ in part)
        turn = -360 * (west >= 180) + 360 * (east <= -180)
        if west < east:
            yield [(round(x + turn, 3), y) for x, y in part]


def _unrolled(ring: list[Point]) -> list[Point]:
    """The ring without jumps: longitudes go on beyond 180. A ring around a pole is closed there."""
    points, turn = [(ring[0][0], ring[0][1])], 0
    for (x0, _), (x1, y1) in pairwise(ring):
        turn += 360 * ((x1 - x0 < -180) - (x1 - x0 > 180))
        points.append((x1 + turn, y1))
    return _closed_at_pole(ring) if turn else points


def _closed_at_pole(ring: list[Point]) -> list[Point]:
    """The ring with two corners at the south pole where it jumps over the 180th meridian."""
    points = [(ring[0][0], ring[0][1])]
    for (x0, _), (x1, y1) in pairwise(ring):
        corners = [(x0, -90.0), (x1, -90.0)] if abs(x1 - x0) > 180 else []
        points += [*corners, (x1, y1)]
    return points


def _clipped(ring: list[Point], edge: float, side: int) -> list[Point]:
    """The part of the ring on one side of a meridian (Sutherland and Hodgman, 1974)."""
    kept: list[Point] = []
    for (x0, y0), (x1, y1) in pairwise(ring):
        if (x0 - edge) * (x1 - edge) < 0:
            kept.append((edge, round(y0 + (y1 - y0) * (edge - x0) / (x1 - x0), 3)))
        if side * (x1 - edge) >= 0:
            kept.append((x1, y1))
    return kept


TABLES = [
    Table(
        name="world_shapes",
        title="Shapes of countries for maps of the world",
        description="Simplified outlines at a scale of 1:110 million.",
        row="the outline of one country or area",
        make=world_shapes,
        fields=(
            Field("iso3", "string", "Country"),
            Field("name", "string", "Short name in English"),
            Field("geometry", "geojson", "Outline; longitude and latitude", unit="degrees"),
        ),
        key=("iso3",),
        codes=("iso3",),
        format="geojson",
        sources=(
            Source(
                "Natural Earth, Admin 0 countries, 1:110m",
                "https://www.naturalearthdata.com",
                "world-atlas 2.0.2",
                "",
                "https://github.com/topojson/world-atlas",
            ),
        ),
        licences=(PUBLIC_DOMAIN,),
        publisher="Natural Earth",
        work="Admin 0 countries, 1:110m",
        kind="counted",
        caveats=(
            "What it cannot show: who controls a territory, who claims it, or where in a "
            "country people live.",
            "Small states and islands are too small for this scale. The table countries gives a "
            "point for each of them.",
            "Borders are simplified and are no statement about the status of a territory. A "
            "disputed area is drawn with the country in which the population statistics of the "
            "United Nations count it: Crimea with Ukraine, the north of Cyprus with Cyprus, "
            "Somaliland with Somalia, Kosovo apart from Serbia.",
            "French Guiana is a shape of its own, as in the tables of the United Nations. Other "
            "overseas departments of France are too small to be seen.",
        ),
        lessons=("01", "03", "04", "09"),
        left_out="States that are too small for this scale.",
    )
]

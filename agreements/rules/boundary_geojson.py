"""Boundary points as GeoJSON (RFC 7946, WGS84): one Feature for the official and one for the field place."""

import json
import re
from decimal import ROUND_HALF_UP, Decimal

from agreements.rules.boundary_csv import HEADS, MOST_ROWS
from agreements.rules.boundary_records import LABELS, texts_of
from agreements.rules.coordinates import PLACES, decimal_words
from agreements.rules.errors import BadFile

OFFICIAL, FIELD = "resmi", "lapangan"
MEASURED = ("measured_on", "measured_by", "method", "accuracy")
PLACED = ("official_lat", "official_lon", "field_lat", "field_lon")
NAMES = {column: head for head, column in HEADS.items()}
CRS = ("urn:ogc:def:crs:OGC:1.3:CRS84", "urn:ogc:def:crs:EPSG::4326", "EPSG:4326")
MOST_DIGITS = 30  # of one number
SIGNS = re.compile(r"\\.|[\"\[\]{}]", re.DOTALL)
DEEPEST = 12  # brackets within brackets; a FeatureCollection of points needs five


def write_geojson(rows):
    """Take `(PointRecord, status, metres)`s; return the text of a FeatureCollection."""
    features = [feature for row in rows for feature in _features(*row)]
    return json.dumps(
        {"type": "FeatureCollection", "features": features}, ensure_ascii=False, indent=1, allow_nan=False
    )


def _features(record, status, metres):
    texts = texts_of(record)
    said = {NAMES[name]: texts[name] for name in LABELS if name not in (*MEASURED, *PLACED, "people")} | {
        "warga_terdampak": record.people
    }
    told = {"status": status, "selisih_m": None if metres is None else float(metres)}
    yield _feature(record.official, {"kode": record.code, "jenis": OFFICIAL} | said | told)
    if record.field:
        accuracy = None if record.accuracy is None else float(record.accuracy)
        measured = {NAMES[name]: texts[name] for name in MEASURED} | {"ketelitian_m": accuracy}
        yield _feature(record.field, {"kode": record.code, "jenis": FIELD} | measured)


def _feature(position, properties):
    place = {"type": "Point", "coordinates": [float(position.lon), float(position.lat)]}
    return {"type": "Feature", "geometry": place, "properties": properties}


def read_geojson(text):
    """Take the text of a file; return `[(place, {column: text}, [(column, sentence)])]`, one for each code.

    Only columns that the file has are there. Raises BadFile where it is no FeatureCollection on WGS84.
    """
    found, faults = {}, {}
    for number, feature in enumerate(_collection(text), 1):
        place = f"Feature {number}"
        texts, wrong, kind = _read(feature)
        code = texts.get("code", "").strip() or place
        row = found.setdefault(code, {"place": place, "kinds": set(), "texts": {}})
        if kind in row["kinds"]:
            wrong.append(("code", f"Titik {kind} dengan kode ini ada dua kali dalam berkas."))
        row["kinds"].add(kind)
        row["texts"] |= texts
        faults.setdefault(code, []).extend(wrong)
    if len(found) > MOST_ROWS:
        raise BadFile(f"Berkas memuat lebih dari {MOST_ROWS} titik. Bagi menjadi beberapa berkas.")
    return [(row["place"], row["texts"], faults[code]) for code, row in found.items()]


def _collection(text):
    """Return the features of a FeatureCollection. Raises BadFile for everything else."""
    if _depth(text) > DEEPEST:
        raise BadFile(
            "GeoJSON bersarang terlalu dalam; yang diterima FeatureCollection dengan geometri Point."
        )
    try:
        root = json.loads(text, parse_float=_number, parse_int=_number, parse_constant=_refuse)
    except (ValueError, RecursionError) as error:
        known = isinstance(error, _NumberError)
        reason = str(error) if known else "bukan JSON yang sah; mungkin terpotong"
        raise BadFile(f"GeoJSON tidak terbaca: {reason}.") from None
    if not isinstance(root, dict) or root.get("type") != "FeatureCollection":
        raise BadFile("Yang diterima GeoJSON berjenis FeatureCollection.")
    _demand_wgs84(root)
    features = root.get("features")
    if not isinstance(features, list) or not features:
        raise BadFile("FeatureCollection ini tidak memuat satu pun Feature.")
    if len(features) > 2 * MOST_ROWS:
        raise BadFile(f"Berkas memuat lebih dari {MOST_ROWS} titik. Bagi menjadi beberapa berkas.")
    return features


class _NumberError(ValueError):
    """A number that is none."""


def _refuse(word):
    raise _NumberError(f"memuat {word}, yang bukan bilangan")


def _number(text):
    number = Decimal(text) if len(text) <= MOST_DIGITS else None
    if number is None or abs(number.adjusted()) > MOST_DIGITS:
        raise _NumberError("memuat bilangan yang terlalu besar atau terlalu panjang")
    return number


def _depth(text):
    """Return how many brackets stand within one another, those within texts left out."""
    depth = deepest = 0
    quoted = False
    for match in SIGNS.finditer(text):
        sign = match[0]
        if sign == '"':
            quoted = not quoted
        elif not quoted and sign in "[{":
            depth += 1
            deepest = max(deepest, depth)
        elif not quoted and sign in "]}":
            depth -= 1
    return deepest


def _demand_wgs84(root):
    crs = root.get("crs")
    name = crs.get("properties") if isinstance(crs, dict) else None
    name = name.get("name") if isinstance(name, dict) else None
    if crs is not None and name not in CRS:
        shown = f" ({str(name)[:60]})" if name else ""
        raise BadFile(
            f"Sistem koordinat berkas bukan WGS84{shown}. Ekspor ulang dengan EPSG:4326, "
            "bukan koordinat UTM atau TM-3."
        )


def _read(feature):
    """Return what a Feature says: ({column: text}, [(column, sentence)], its kind)."""
    if not isinstance(feature, dict) or feature.get("type") != "Feature":
        return {}, [("code", "Bukan Feature GeoJSON.")], ""
    properties = feature.get("properties")
    if not isinstance(properties, dict):
        return {}, [("code", "Feature ini tidak memuat properties; kode dan jenisnya tidak diketahui.")], ""
    texts, wrong = _texts(properties)
    kind = properties.get("jenis")
    if kind not in (OFFICIAL, FIELD):
        return texts, [*wrong, ("code", "Properti “jenis” harus “resmi” atau “lapangan”.")], ""
    side = "official" if kind == OFFICIAL else "field"
    position = _position(feature.get("geometry"))
    if isinstance(position, str):
        return texts, [*wrong, (f"{side}_lat", position)], kind
    lon, lat = (decimal_words(value.quantize(PLACES, ROUND_HALF_UP)) for value in position)
    return texts | {f"{side}_lat": lat, f"{side}_lon": lon}, wrong, kind


def _texts(properties):
    texts, wrong = {}, []
    for head, column in HEADS.items():
        if head not in properties or column in PLACED:
            continue
        value = properties[head]
        if value is None:
            texts[column] = ""
        elif isinstance(value, str):
            texts[column] = value
        elif isinstance(value, Decimal):
            texts[column] = f"{value.normalize():f}".replace(".", ",")
        else:
            wrong.append((column, f"{LABELS[column]} seharusnya teks atau bilangan."))
    return texts, wrong


def _position(geometry):
    """Return (lon, lat) of a Point, or an Indonesian sentence on what is wrong with it."""
    if not isinstance(geometry, dict) or geometry.get("type") != "Point":
        kind = geometry.get("type") if isinstance(geometry, dict) else None
        return f"Geometri harus Point{f', bukan {str(kind)[:30]}' if kind else ''}."
    numbers = geometry.get("coordinates")
    if not isinstance(numbers, list) or len(numbers) not in (2, 3):
        return "Point memuat dua bilangan: bujur lalu lintang."
    if not all(isinstance(number, Decimal) for number in numbers):
        return "Koordinat Point harus bilangan."
    if any(abs(number) > 1000 for number in numbers[:2]):
        return "Koordinat Point bukan derajat. Ekspor ulang dengan EPSG:4326, bukan UTM atau TM-3."
    return numbers[0], numbers[1]

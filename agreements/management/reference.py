"""Reads the reference data in agreements/seeds as unsaved objects; writes nothing.

Each reader raises `SeedError` at the first fault, so that nothing is written of a faulty set.
"""

from dataclasses import dataclass
from pathlib import Path

from agreements.management.deadlines import read_deadlines
from agreements.management.guidance import read_guidance
from agreements.management.seedfiles import (
    Seed,
    code_of,
    csv_rows,
    distinct,
    json_of,
    json_rows,
    seed,
)
from agreements.models import (
    Affair,
    Agency,
    Article,
    Border,
    Country,
    PartnerCategory,
    Region,
    Regulation,
    Relation,
)
from agreements.rules.enums import Kind, RegionKind

SEEDS = Path(__file__).resolve().parent.parent / "seeds"


@dataclass(frozen=True)
class Reference:
    """Lists of `Seed`: all reference data that does not belong to one city."""

    regions: list
    countries: list
    borders: list
    affairs: list
    categories: list
    regulations: list
    articles: list
    relations: list
    deadlines: list
    guidance: list


def read(folder=SEEDS):
    """Read and check everything but the agencies of a city; raise `SeedError` at the first fault."""
    regions = read_regions(folder)
    regulations, articles, relations = read_regulations(folder)
    short = {one.item.key: short_name(one.item) for one in regulations}
    cited = {(one.links["regulation"], one.item.number): short[one.links["regulation"]] for one in articles}
    return Reference(
        regions=regions,
        countries=read_countries(folder),
        borders=read_borders(folder, {code_of(one) for one in regions}),
        affairs=read_affairs(folder),
        categories=read_categories(folder, cited),
        regulations=regulations,
        articles=articles,
        relations=relations,
        deadlines=read_deadlines(folder, cited),
        guidance=read_guidance(folder, regulations, articles),
    )


def is_province(one):
    return one.item.kind == RegionKind.PROVINCE


def read_regions(folder):
    rows = csv_rows(folder / "regions.csv", ["code", "kind", "name", "province"])
    regions = [seed(row, Region, ["code", "kind", "name"], ["province"]) for row in rows]
    provinces = {code for code, one in distinct(regions, code_of).items() if is_province(one)}
    for one in regions:
        above = {""} if is_province(one) else provinces
        one.row.known([one.links["province"]], above, "provinsi")
    return regions


def read_countries(folder):
    columns = ["name", "diplomatic", "note"]
    countries = [seed(row, Country, columns) for row in csv_rows(folder / "countries.csv", columns)]
    distinct(countries, lambda one: one.item.name)
    return countries


def read_borders(folder, codes):
    """Take the known codes of regions; return the borders, each written once, the lower code first."""
    rows = csv_rows(folder / "borders.csv", ["code_a", "code_b", "note"])
    borders = [seed(row, Border, ["note"], ["code_a", "code_b"]) for row in rows]
    for one in borders:
        one.row.known(one.links.values(), codes, "kode daerah")
        if one.links["code_a"] >= one.links["code_b"]:
            one.row.fail("code_a harus lebih kecil daripada code_b, agar setiap batas tertulis sekali")
    distinct(borders, lambda one: tuple(one.links.values()))
    return borders


def read_affairs(folder):
    columns = ["code", "name", "alias", "group", "city_power", "note"]
    affairs = [seed(row, Affair, columns) for row in csv_rows(folder / "affairs.csv", columns)]
    distinct(affairs, code_of)
    return affairs


def read_regulations(folder):
    """Return regulations, articles and relations."""
    path = folder / "regulations.json"
    found = json_of(path)
    regulations, articles = [], []
    for row in json_rows(path.name, found, "regulations"):
        one = read_regulation(row)
        regulations.append(one)
        articles += read_articles(one)
    keys = distinct(regulations, lambda one: one.item.key)
    relations = [
        seed(row, Relation, ["kind", "note"], ["source", "target"])
        for row in json_rows(path.name, found, "relations")
    ]
    for one in relations:
        one.row.known(one.links.values(), keys, "peraturan")
    distinct(relations, lambda one: (one.links["source"], one.item.kind, one.links["target"]))
    return regulations, articles, relations


def read_regulation(row):
    names = ["key", "kind", "number", "year", "title", "issued_on", "promulgated_on", "in_force_on"]
    names += ["gazette", "status", "applies_to", "verified", "source", "note"]
    one = seed(row, Regulation, names, ["articles"])
    row.known(row.words("applies_to"), set(Kind), "jenis kerja sama")
    return one


def read_articles(regulation):
    articles = []
    for row in json_rows(regulation.row.place, regulation.row.values, "articles"):
        one = seed(row, Article, ["number", "gist", "topics", "verified"])
        row.words("topics")
        articles.append(Seed(row, one.item, {"regulation": regulation.item.key}))
    distinct(articles, lambda one: one.item.number)
    return articles


def read_categories(folder, cited):
    """Take `{(regulation, article): short name}`; return the partner categories in their order."""
    path = folder / "partner_categories.json"
    names = ["code", "name", "kinds", "allowed", "is_region", "is_foreign", "reason", "verified"]
    rows = json_rows(path.name, json_of(path), "categories")
    categories = [seed(row, PartnerCategory, names, ["basis"]) for row in rows]
    for order, one in enumerate(categories, 1):
        one.row.known(one.row.words("kinds"), set(Kind), "jenis kerja sama")
        if one.item.allowed != bool(one.item.kinds):
            one.row.fail("kategori berjenis jika dan hanya jika boleh menjadi mitra")
        basis = json_rows(one.row.place, one.row.values, "basis")
        pairs = [(row.values.get("regulation"), row.values.get("article")) for row in basis]
        one.row.known(pairs, cited, "pasal")
        one.item.basis = "; ".join(f"{cited[pair]} Pasal {pair[1]}" for pair in pairs)
        one.item.order = order
    distinct(categories, code_of)
    return categories


def read_agencies(folder, city, affairs):
    """Take a city's word ("mojokerto") and the known urusan codes; return its agencies, parents first."""
    path = folder / f"agencies-{city}.json"
    rows = json_rows(path.name, json_of(path), "agencies")
    agencies = [
        seed(row, Agency, ["code", "name", "short", "head_title"], ["parent", "affairs"]) for row in rows
    ]
    distinct(agencies, code_of)
    tops = {code_of(one) for one in agencies if not one.links["parent"]}
    for one in agencies:
        one.row.known([one.links["parent"]], {"", *tops}, "induk")
        one.row.known(one.row.words("affairs"), affairs, "urusan")
    return agencies


def short_name(regulation):
    """Return "PP 28/2018", "Permendagri 22/2020"."""
    word = regulation.kind
    return f"{word.upper() if len(word) == 2 else word.capitalize()} {regulation.number}/{regulation.year}"

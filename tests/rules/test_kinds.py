"""The tables of kinds are whole, and their articles can be cited."""

import json
from pathlib import Path

from agreements.rules.enums import Instrument, Kind
from agreements.rules.kinds import CHAINS, EXPLANATIONS, PAPERS, SOURCES, Source, chain_of


def test_every_kind_has_its_chain_papers_and_articles():
    assert set(CHAINS) == set(EXPLANATIONS) == set(PAPERS) == set(SOURCES) == set(Kind)
    assert all(link.sources for chain in CHAINS.values() for link in chain)
    assert chain_of("sinergi") == (Instrument.NK, Instrument.RK)


def test_citations_are_short():
    assert Source("UU-23-2014", "366 ayat (3)").citation == "UU 23/2014 Pasal 366 ayat (3)"


def test_every_article_stands_in_the_library():
    library = json.loads(Path("agreements/seeds/regulations.json").read_text())["regulations"]
    known = {(row["key"], article["number"]) for row in library for article in row.get("articles", [])}
    links = [link for chain in CHAINS.values() for link in chain]
    papers = [paper for rows in PAPERS.values() for paper in rows]
    used = [*(source for row in (*links, *papers) for source in row.sources), *sum(SOURCES.values(), ())]
    assert {(source.regulation, source.article) for source in used} <= known

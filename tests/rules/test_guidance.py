"""Rows become a book: found by kind, stages in their order."""

from agreements.rules.enums import Instrument, Kind, Proxy, Purpose
from agreements.rules.guidance import book_of
from tests.rules.books import row, seeded_book


def stage(code, after="", kinds=("ksdpk",)):
    return row("tahap", code, kinds, name=code, after=after)


def names(rows, kind=Kind.KSDPK):
    return [rule.code for rule in book_of(rows).stages_of(kind)]


def test_stages_follow_the_one_that_they_name():
    assert names([stage("c", "b"), stage("a"), stage("b", "a")]) == ["a", "b", "c"]


def test_a_stage_put_between_two_others_stands_there():
    assert names([stage("a"), stage("z", "between"), stage("between", "a")]) == ["a", "between", "z"]


def test_a_stage_of_another_kind_is_passed_over_in_the_order():
    rows = [stage("last", "middle"), stage("middle", "first", ["sinergi"]), stage("first")]
    assert names(rows) == ["first", "last"]


def test_no_stage_is_lost_where_one_before_it_is_missing_or_they_run_in_a_circle():
    assert names([stage("a", "gone"), stage("b", "a")]) == ["a", "b"]
    assert sorted(names([stage("a", "b"), stage("b", "a"), stage("c")])) == ["a", "b", "c"]


def test_rules_are_found_by_kind():
    book = seeded_book()
    pks = book.instruments[Kind.KSDPK, Instrument.PKS]
    assert (pks.proxy, pks.term) == (
        Proxy.AGENCY_OR_OFFICIAL,
        "Tidak dibatasi peraturan; sebaiknya tidak melewati masa KSB",
    )
    assert book.instruments[Kind.KSDPK, Instrument.KSB].term == "Paling lama 5 tahun, dapat diperpanjang"
    assert book.instruments[Kind.KSDPL, Instrument.LOI].term == "Paling lama 1 tahun"
    assert book.objects[Purpose.PROCUREMENT, Kind.KSDPK].own_rules
    assert {kind for kind in Kind if kind in book.kinds} == set(Kind)


def test_every_kind_and_object_is_ruled():
    book = seeded_book()
    assert {(purpose, kind) for purpose in Purpose for kind in Kind} == set(book.objects)
    assert all(book.papers_of(kind) and book.stages_of(kind) for kind in Kind)

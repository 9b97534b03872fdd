"""Templates: kept exactly, filled from facts, judged before they go out, and where a draft departs."""

from dataclasses import replace

import pytest
from hypothesis import given

from agreements.rules.checks import check
from agreements.rules.enums import Departs, Instrument, Kind
from agreements.rules.naskah import Naskah, Node, Pasal, parse
from agreements.rules.outlines import skeleton
from agreements.rules.templating import (
    Blueprint,
    Hint,
    blueprint_from,
    blueprint_json,
    complaints,
    departures,
    digest_of_blueprint,
    fill,
    from_clauses,
    is_required,
    origins_of,
    required_subjects,
    restored,
    started,
)
from agreements.rules.templating.built import FIRST, built
from agreements.rules.templating.trial import about_words, sample_answers, trial
from tests.rules import drafts
from tests.rules.strategies import texts

BUILT = {name: (built(instrument, kinds), instrument, kinds) for name, instrument, kinds, _ in FIRST}
PKS = BUILT["PKS antardaerah"][0]


def with_pasal(blueprint, ident, **changes):
    pasal = tuple(replace(each, **changes) if each.id == ident else each for each in blueprint.text.pasal)
    return replace(blueprint, text=replace(blueprint.text, pasal=pasal))


def without(blueprint, ident):
    pasal = tuple(each for each in blueprint.text.pasal if each.id != ident)
    return replace(blueprint, text=replace(blueprint.text, pasal=pasal))


# Kept


@given(texts())
def test_a_version_is_kept_exactly(text):
    hints = {pasal.id: Hint(required=True, guidance="x") for pasal in text.pasal}
    blueprint = Blueprint(text, hints, composed_recitals=False)
    assert blueprint_from(blueprint_json(blueprint)) == blueprint


def test_hints_of_pasal_that_are_gone_are_not_kept():
    assert blueprint_json(Blueprint(Naskah(), {"lost": Hint()}))["hints"] == {}


@pytest.mark.parametrize(
    "data",
    [
        [],
        {},
        {**blueprint_json(PKS), "version": 9},
        {**blueprint_json(PKS), "hints": {"objek": {"colour": 1}}},
        {**blueprint_json(PKS), "hints": [1]},
    ],
)
def test_odd_shapes_are_refused(data):
    with pytest.raises(ValueError, match="templat"):
        blueprint_from(data)


def test_a_digest_changes_with_the_guidance():
    hints = {**PKS.hints, "objek": replace(PKS.hint("objek"), guidance="lain")}
    assert digest_of_blueprint(replace(PKS, hints=hints)) != digest_of_blueprint(PKS)


# Filled


@pytest.mark.parametrize(("name", "draft"), drafts.sound_drafts())
def test_the_first_versions_give_the_very_words_of_the_skeleton(name, draft):
    fitting = [
        blueprint
        for blueprint, instrument, kinds in BUILT.values()
        if instrument == draft.instrument and draft.kind in kinds
    ]
    assert len(fitting) == 1
    assert fill(fitting[0], draft) == skeleton(draft)


def test_our_place_among_the_parties_and_who_pays_change_nothing_of_that():
    draft = drafts.pks_ksdpk()
    ours, theirs = draft.parties
    turned = replace(draft, parties=(replace(theirs, order=1), replace(ours, order=2)), funding="tidak_ada")
    assert fill(BUILT["PKS dengan pihak ketiga"][0], turned) == skeleton(turned)


def test_without_a_template_the_outline_stands():
    assert fill(None, drafts.ksb()) == skeleton(drafts.ksb())


def test_written_pasal_stand_as_they_are_and_composed_ones_follow_the_facts():
    own = with_pasal(PKS, "kahar", body=parse("Kahar menurut templat {{jangka_waktu}}."))
    text = {pasal.id: pasal for pasal in fill(own, drafts.pks()).pasal}
    assert text["kahar"].body == parse("Kahar menurut templat {{jangka_waktu}}.")
    assert text["objek"] == next(p for p in skeleton(drafts.pks()).pasal if p.id == "objek")


def test_a_composed_pasal_bears_the_template_s_title():
    named = with_pasal(PKS, "objek", title="OBJEK YANG DIKERJASAMAKAN")
    assert fill(named, drafts.pks()).pasal[1].title == "OBJEK YANG DIKERJASAMAKAN"


def test_a_pasal_that_cannot_be_composed_keeps_its_example():
    odd = Blueprint(Naskah((), (Pasal("x", "", "LOGO", parse("Contoh.")),)), {"x": Hint(composed=True)})
    assert fill(odd, drafts.pks()).pasal == odd.text.pasal


def test_written_recitals_are_taken_as_they_stand():
    written = replace(PKS, text=replace(PKS.text, recitals=("bahwa a;",)), composed_recitals=False)
    assert fill(written, drafts.pks()).recitals == ("bahwa a;",)
    assert fill(PKS, drafts.pks()).recitals == skeleton(drafts.pks()).recitals


def test_an_addendum_quotes_each_pasal_that_it_changes():
    draft = replace(drafts.pks(), instrument="adendum")
    amended = [(3, drafts.pks().text.pasal[2]), (5, drafts.pks().text.pasal[4])]
    addendum = BUILT["Adendum"][0]
    assert fill(addendum, draft, amended) == skeleton(draft, amended)
    assert list(started(addendum, draft, amended).sources.values())[:2] == ["perubahan", "perubahan"]


def test_no_id_comes_twice():
    twin = replace(
        PKS, text=replace(PKS.text, pasal=(*PKS.text.pasal, Pasal("p9", "objek", "OBJEK LAIN", parse("x"))))
    )
    twin.hints["p9"] = Hint(composed=True)
    ids = [pasal.id for pasal in fill(twin, drafts.pks()).pasal]
    assert len(ids) == len(set(ids))


# Judged


@pytest.mark.parametrize("name", BUILT)
def test_the_first_versions_may_go_out(name):
    blueprint, instrument, _ = BUILT[name]
    assert complaints(blueprint, instrument) == []


@pytest.mark.parametrize(
    ("name", "key", "basis"),
    [
        *(("KSB antardaerah", key, "22/2020 Pasal 40") for key in required_subjects("ksb")[0]),
        *(("PKS antardaerah", key, "22/2020 Pasal 41") for key in required_subjects("pks")[0]),
        *(
            ("Nota kesepakatan sinergi", "tugas_tanggung_jawab" if key == "tugas" else key, "2020 Pasal 42")
            for key in required_subjects("nk")[0]
        ),
        *(
            ("Pernyataan kehendak luar negeri", key, "25/2020 Pasal 13")
            for key in required_subjects("loi")[0]
        ),
    ],
)
def test_a_version_without_a_pasal_of_the_law_is_refused_with_the_article(name, key, basis):
    blueprint, instrument, _ = BUILT[name]
    found = complaints(without(blueprint, key), instrument)
    assert [basis in str(each) for each in found] == [True]


def test_how_many_contents_the_law_lists():
    counts = {form: len(required_subjects(form)[0]) for form in Instrument}
    assert counts == {"ksb": 7, "pks": 10, "nk": 10, "rk": 0, "loi": 3, "naskah_ln": 8, "adendum": 0}


def test_a_pasal_of_ours_under_another_key_counts_by_its_title():
    renamed = with_pasal(PKS, "objek", key="", title="OBJEK PERJANJIAN")
    hints = {**renamed.hints, "objek": Hint(required=True)}
    assert complaints(replace(renamed, hints=hints), "pks") == []
    assert is_required(Pasal("x", "", "OBJEK PERJANJIAN"), "pks")
    assert not is_required(Pasal("x", "", "LOGO"), "pks")


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"title": ""}, "belum berjudul"),
        ({"title": "OBJEK KERJA SAMA"}, "dipakai Pasal 2 dan"),
        ({"body": ()}, "belum berisi"),
        ({"body": parse("Kahar <b>tebal</b>.")}, "tanda HTML “<b>”"),
        ({"body": parse("Kahar&nbsp;ini.")}, "tanda HTML “&nbsp;”"),
    ],
)
def test_bad_pasal_are_told_at_their_place(changes, words):
    found = complaints(with_pasal(PKS, "kahar", **changes), "pks")
    assert [(words in each.sentence, each.pasal_id) for each in found if "kahar" not in each.sentence] == [
        (True, "kahar")
    ]


def test_less_than_and_arrows_are_no_markup():
    assert complaints(with_pasal(PKS, "kahar", body=parse("Bila 3 < 5 dan a -> b.")), "pks") == []


def test_a_composed_pasal_of_an_unknown_subject_is_told():
    odd = with_pasal(PKS, "kahar", key="logo")
    odd.hints["kahar"] = Hint(composed=True)
    try:
        assert "tidak dapat disusun" in complaints(odd, "pks")[0].sentence
    finally:
        odd.hints["kahar"] = Hint(required=True)


def test_no_recitals_are_told_where_they_are_written():
    bare = replace(PKS, text=replace(PKS.text, recitals=()), composed_recitals=False)
    assert [each.pasal_id for each in complaints(bare, "pks")] == ["konsiderans"]
    assert complaints(replace(bare, composed_recitals=True), "pks") == []


# Tried out


@pytest.mark.parametrize("name", BUILT)
def test_test_answers_make_a_whole_draft(name):
    blueprint, instrument, kinds = BUILT[name]
    for kind in kinds:
        answers = sample_answers(kind, drafts.TODAY) | {"more": 2}
        draft = trial(blueprint, instrument, kind, drafts.CITY, answers, agency="Dinas")
        assert [party.order for party in draft.parties] == [1, 2, 3, 4]
        assert sum(party.ours for party in draft.parties) == 1
        assert (draft.instrument, draft.kind) == (instrument, kind)


def test_what_is_about_the_words():
    draft = trial(
        PKS, "pks", Kind.KSDD_WAJIB, drafts.CITY, sample_answers("ksdd_wajib", drafts.TODAY), agency="D"
    )
    found = check(drafts.without(draft, "kahar"), drafts.TODAY)
    assert [each.rule for each in found if about_words(each) and each.blocks] == ["PKS-08"]
    assert any(not about_words(each) for each in found)


# Departing

DRAFT = drafts.pks()
START = started(PKS, DRAFT)
ORIGINS = origins_of(START)
TEXT = START.text


def kinds_of(text, origins=ORIGINS):
    found = departures(PKS, origins, text, START)
    return {row.ident: row.kind for row in found if row.kind != Departs.SAME}


def test_a_fresh_draft_departs_nowhere():
    rows = departures(PKS, ORIGINS, TEXT, START)
    assert {row.kind for row in rows} == {Departs.SAME}
    assert [row.place for row in rows] == [f"Pasal {number}" for number in range(1, 19)]
    assert rows[0].pieces == ()


def test_each_way_to_depart_is_told():
    text = drafts.with_pasal(replace(DRAFT, text=TEXT), "kahar", "Kahar lain.").text
    pasal = [each for each in text.pasal if each.id != "sanksi"]
    pasal.append(Pasal("baru", "", "LOGO", (Node("teks", "x"),)))
    pasal.reverse()
    found = kinds_of(replace(text, pasal=tuple(pasal)))
    assert found == {"kahar": Departs.CHANGED, "sanksi": Departs.MISSING, "baru": Departs.ADDED}


def test_a_missing_required_pasal_is_marked():
    text = drafts.without(replace(DRAFT, text=TEXT), "kahar").text
    (row,) = [row for row in departures(PKS, ORIGINS, text, START) if row.kind == Departs.MISSING]
    assert (row.required, row.place, row.ident) == (True, "", "kahar")
    assert "".join(piece.text for piece in row.pieces if piece.kind != "ins").startswith("KEADAAN KAHAR")


def test_the_clause_that_a_pasal_came_from_is_remembered():
    text = replace(TEXT, pasal=(*TEXT.pasal, Pasal("baru", "", "LOGO", (Node("teks", "x"),))))
    rows = departures(PKS, {**ORIGINS, "baru": {"variant": 7}}, text, START)
    assert (rows[-1].kind, rows[-1].variant) == (Departs.ADDED, 7)


def test_quoted_pasal_of_an_addendum_are_held_against_what_they_were():
    draft = replace(drafts.pks(), instrument="adendum")
    amended = [(3, drafts.pks().text.pasal[2])]
    addendum = BUILT["Adendum"][0]
    begun = started(addendum, draft, amended)
    text, origins = begun.text, origins_of(begun)
    start = started(addendum, draft)
    assert {row.kind for row in departures(addendum, origins, text, start)} == {Departs.SAME}
    edited = replace(text, pasal=(replace(text.pasal[0], title="LAIN"), *text.pasal[1:]))
    assert departures(addendum, origins, edited, start)[0].kind == Departs.CHANGED


def test_what_was_changed_or_lost_is_put_back_in_its_place():
    changed = drafts.with_pasal(replace(DRAFT, text=TEXT), "kahar", "Kahar lain.").text
    assert restored(changed, START, "kahar") == TEXT
    lost = drafts.without(replace(DRAFT, text=TEXT), "sanksi").text
    assert restored(lost, START, "sanksi") == TEXT
    first = drafts.without(replace(DRAFT, text=TEXT), "maksud_tujuan").text
    assert restored(first, START, "maksud_tujuan") == TEXT
    assert restored(TEXT, START, "entah") is TEXT


def test_an_unknown_field_is_told_with_the_nearest_known_one():
    odd = with_pasal(PKS, "kahar", body=parse("Selama {{jangka_waktuu}} dan {{pihak_kedua.nama}}."))
    (found,) = complaints(odd, "pks")
    assert found.pasal_id == "kahar"
    assert "{{jangka_waktuu}}; maksud Anda {{jangka_waktu}}?" in found.sentence


def test_a_moved_reference_is_no_change():
    text = replace(TEXT, pasal=(Pasal("baru", "", "AWAL", (Node("teks", "x"),)), *TEXT.pasal))
    assert kinds_of(text) == {"baru": Departs.ADDED}


def test_a_text_without_template_tells_only_the_pasal_that_took_a_clause():
    text = Naskah((), (Pasal("a", "", "SATU"), Pasal("b", "", "DUA"), Pasal("c", "", "TIGA")))
    origins = {"b": {"variant": 7}, "c": {"pasal": "lain_lain"}, "gone": {"variant": 8}}
    (row,) = from_clauses(origins, text)
    assert (row.kind, row.place, row.ident, row.variant) == (Departs.ADDED, "Pasal 2", "b", 7)
    assert from_clauses({}, text) == []

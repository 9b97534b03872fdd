"""What a draft remembers of its template: begun, filled, departing, put back."""

from dataclasses import replace

import pytest

from agreements.documents.content import draft_of, text_of
from agreements.models import Agreement, DraftOrigin
from agreements.rules.enums import Departs, Instrument, Kind, Role, Stage, State
from agreements.rules.errors import NotAllowed, NotReady, Stale
from agreements.rules.naskah import Lampiran, Pasal, digest_of, digests, parse
from agreements.rules.naskah.tables import parse_lampiran
from agreements.rules.outlines import skeleton
from agreements.rules.templating.built import built
from agreements.workflow import clauses, templates
from agreements.workflow.beginning import begin
from agreements.workflow.departing import note_clause, restore, standing_of
from agreements.workflow.drafting import save_data, save_text
from agreements.workflow.origins import version_for
from tests import factories

KSB = built(Instrument.KSB, (Kind.KSDD_WAJIB,))
WORDS = "Kesepakatan Bersama ini dibuat dengan itikad baik."


def actor(role, agency=None):
    return factories.user(role, agency).actor(factories.today())


def template(name="KSB kota", kinds=("ksdd_wajib", "ksdd_sukarela"), words=WORDS, lampiran=()):
    reg = actor(Role.REG)
    given = {"name": name, "instrument": "ksb", "kinds": list(kinds), "note": ""}
    pasal = tuple(
        replace(each, body=parse(words)) if each.id == "lain_lain" else each for each in KSB.text.pasal
    )
    blueprint = replace(KSB, text=replace(KSB.text, pasal=pasal, lampiran=lampiran))
    made = templates.create(by=reg, fields=given, blueprint=blueprint)
    templates.publish(made.versions.get(), by=reg, seen=1)
    return made


@pytest.fixture
def dossier(opd):
    factories.government()
    return factories.cooperation(Stage.ACCEPTED.value, agency=opd, kind="ksdd_wajib")


@pytest.fixture
def opo(opd):
    return actor(Role.OPO, opd)


def begun(dossier, by, **given):
    return begin(dossier, Instrument.KSB, by=by, **given)


def words_of(agreement, ident):
    return next(pasal for pasal in text_of(agreement).pasal if pasal.id == ident)


def change(agreement, by, ident, text):
    stored = text_of(agreement)
    pasal = tuple(replace(each, body=parse(text)) if each.id == ident else each for each in stored.pasal)
    return save_text(agreement, by=by, base=digests(stored), mine=replace(stored, pasal=pasal))[0]


def test_without_a_template_the_outline_begins_and_nothing_is_remembered(dossier, opo):
    agreement = begun(dossier, opo)
    assert text_of(agreement) == skeleton(draft_of(agreement))
    assert not DraftOrigin.objects.exists()
    assert standing_of(agreement) is None


def test_the_only_template_is_taken_and_remembered(dossier, opo):
    made = template()
    agreement = begun(dossier, opo)
    origin = agreement.origin
    assert origin.version == made.versions.get()
    assert words_of(agreement, "lain_lain").body == parse(WORDS)
    assert words_of(agreement, "objek") == next(
        each for each in skeleton(draft_of(agreement)).pasal if each.id == "objek"
    )
    assert origin.parts["lain_lain"] == {
        "pasal": "lain_lain",
        "digest": digest_of(words_of(agreement, "lain_lain")),
    }
    assert "dari templat KSB kota versi 1" in agreement.events.first().sentence
    assert standing_of(agreement).away == []


def test_the_most_particular_template_comes_first_and_another_may_be_chosen(db):
    wide = template()
    narrow = template("KSB wajib", kinds=("ksdd_wajib",))
    assert version_for("ksb", "ksdd_wajib").template == narrow
    assert version_for("ksb", "ksdd_wajib", wide).template == wide
    assert version_for("ksb", "ksdpk") is None
    with pytest.raises(NotReady, match="tidak terbit untuk"):
        version_for("ksb", "ksdpk", wide)
    with pytest.raises(NotReady):
        version_for("pks", "ksdd_wajib", wide)


def test_new_facts_flow_into_what_nobody_touched(dossier, opo):
    template()
    agreement = begun(dossier, opo)
    agreement = change(agreement, opo, "objek", "Objek menurut saya.")
    saved = save_data(
        agreement, by=opo, seen=agreement.version, fields={"about": "Judul Baru", "place": "Kota"}
    )
    printed = {pasal.id: pasal for pasal in draft_of(saved).text.pasal}
    assert "Judul Baru" in str(printed["maksud_tujuan"])
    assert words_of(saved, "objek").body == parse("Objek menurut saya.")
    assert words_of(saved, "lain_lain").body == parse(WORDS)
    assert [row.ident for row in standing_of(saved).away] == ["objek"]


def test_a_newer_version_is_told_and_changes_nothing(dossier, opo):
    made = template()
    agreement = begun(dossier, opo)
    reg = actor(Role.REG)
    second = templates.begin_version(made, by=reg)
    assert standing_of(agreement).newer is None
    templates.publish(second, by=reg, seen=1)
    standing = standing_of(agreement)
    assert (standing.version.ordinal, standing.newer.ordinal) == (1, 2)


def test_changed_and_lost_words_come_back_as_an_edit(dossier, opo):
    template()
    agreement = change(begun(dossier, opo), opo, "lain_lain", "Lain.")
    seen = digest_of(words_of(agreement, "lain_lain"))
    before = agreement.events.count()
    saved = restore(agreement, "lain_lain", by=opo, seen=seen)
    assert words_of(saved, "lain_lain").body == parse(WORDS)
    assert saved.version > agreement.version
    assert saved.events.count() >= before
    stored = text_of(saved)
    lost = replace(stored, pasal=tuple(each for each in stored.pasal if each.id != "objek"))
    saved, _ = save_text(saved, by=opo, base=digests(stored), mine=lost)
    assert [row.kind for row in standing_of(saved).away] == [Departs.MISSING]
    assert text_of(restore(saved, "objek", by=opo, seen="")) == stored


def test_a_lampiran_of_the_template_is_in_the_draft_and_comes_back(dossier, opo):
    table = parse_lampiran("Menurut Pasal 3.\n\n| No. | Kegiatan |\n|---|---|\n| 1 | {{objek}} |")
    template(lampiran=(Lampiran("l1", "RENCANA KEGIATAN", table),))
    agreement = begun(dossier, opo)
    stored = text_of(agreement)
    (printed,) = draft_of(agreement).text.lampiran
    assert printed.body[0].text == "Menurut Pasal 3."
    assert printed.body[1].rows[1] == ("1", dossier.object)
    assert standing_of(agreement).away == []
    lost = replace(stored, lampiran=())
    saved, _ = save_text(agreement, by=opo, base=digests(stored), mine=lost)
    assert [(row.kind, row.annex) for row in standing_of(saved).away] == [(Departs.MISSING, True)]
    assert text_of(restore(saved, "l1", by=opo, seen="")) == stored


def test_words_that_somebody_changed_meanwhile_are_not_overwritten(dossier, opo):
    template()
    agreement = change(begun(dossier, opo), opo, "lain_lain", "Lain.")
    seen = digest_of(words_of(agreement, "lain_lain"))
    agreement = change(agreement, opo, "lain_lain", "Lain lagi.")
    with pytest.raises(Stale, match="diubah orang lain"):
        restore(agreement, "lain_lain", by=opo, seen=seen)
    agreement.refresh_from_db()
    assert words_of(agreement, "lain_lain").body == parse("Lain lagi.")


def test_who_may_not_write_restores_nothing(dossier, opo, opd):
    template()
    agreement = change(begun(dossier, opo), opo, "lain_lain", "Lain.")
    with pytest.raises(NotAllowed):
        restore(agreement, "lain_lain", by=actor(Role.HKM), seen="")
    Agreement.objects.filter(pk=agreement.pk).update(state=State.REVIEW)
    with pytest.raises(NotReady):
        restore(agreement, "lain_lain", by=opo, seen=digest_of(words_of(agreement, "lain_lain")))


def test_nothing_to_restore_is_told(dossier, opo):
    agreement = begun(dossier, opo)
    with pytest.raises(NotReady, match="tidak dimulai dari templat"):
        restore(agreement, "objek", by=opo, seen="")
    other = factories.cooperation(Stage.ACCEPTED.value, agency=dossier.agency, kind="ksdd_wajib")
    template()
    fresh = begun(other, opo)
    for ident in ("objek", "entah"):
        with pytest.raises(NotReady, match="sudah sama"):
            restore(fresh, ident, by=opo, seen="")


def test_a_clause_is_remembered_at_its_pasal(dossier, opo):
    template()
    agreement = begun(dossier, opo)
    reg = actor(Role.REG)
    clause = clauses.save_clause(
        None, by=reg, seen=None, fields={"key": "kahar", "title": "Kahar", "note": ""}
    )
    variant = clauses.save_variant(
        clause, None, by=reg, seen=None, fields={"name": "singkat", "text": "Kahar.", "when": ""}
    )
    stored = text_of(agreement)
    longer = replace(stored, pasal=(*stored.pasal, Pasal("p1", "", "KAHAR", parse("Kahar."))))
    saved, _ = save_text(agreement, by=opo, base=digests(stored), mine=longer)
    note_clause(saved, "p1", variant, by=opo)
    (row,) = standing_of(saved).away
    assert (row.kind, row.variant) == (Departs.ADDED, variant.pk)
    with pytest.raises(NotAllowed):
        note_clause(saved, "p1", variant, by=actor(Role.HKM))


def test_a_clause_alone_makes_no_template(dossier, opo):
    agreement = begun(dossier, opo)
    DraftOrigin.objects.create(agreement=agreement, version=None, parts={})
    assert standing_of(agreement) is None
    with pytest.raises(NotReady):
        restore(agreement, "objek", by=opo, seen="")

"""The translation of a Word file comes in with its text in one act, or is proposed beside it."""

from dataclasses import replace

import pytest

from agreements.documents.bilingual import parts_of
from agreements.documents.content import draft_of
from agreements.documents.docx_writing import agreement_docx, bilingual_docx, matrix_docx
from agreements.models import Activity, Agreement, Comment, WordImport
from agreements.rules.amending import Amendment
from agreements.rules.enums import Instrument, Kind, Role, WordMode
from agreements.rules.errors import BadFile, NotReady, Stale
from agreements.rules.translating import MAX_TITLE
from agreements.rules.word_plan import FILE
from agreements.workflow.word_imports import choose, look, receive, take
from tests import factories
from tests.documents.samples import STAMP
from tests.documents.word_files import docx, tbl, unzipped, zipped
from tests.rules import drafts


@pytest.fixture
def loi(opd):
    factories.government()
    dossier = factories.cooperation(agency=opd, kind=Kind.KSDPL)
    found = factories.agreement(
        cooperation=dossier, instrument=Instrument.LOI, text=factories.text("MAKSUD", "BIAYA")
    )
    rows = {
        part.id: {
            "title": "Title" if part.title else "",
            "words": f"English of {part.id}.",
            "of": part.digest,
        }
        for part in parts_of(draft_of(found))
    }
    Agreement.objects.filter(pk=found.pk).update(translation={"language": "Inggris", "parts": rows})
    return Agreement.objects.get(pk=found.pk)


@pytest.fixture
def writer(opd):
    return factories.user(Role.OPO, opd).actor(factories.today())


def file(agreement, *changes):
    parts = unzipped(bilingual_docx(draft_of(agreement), stamp=STAMP))
    for old, new in changes:
        assert old.encode() in parts["word/document.xml"], old
        parts["word/document.xml"] = parts["word/document.xml"].replace(old.encode(), new.encode())
    return zipped(parts)


def kept(agreement, ident="p1"):
    return Agreement.objects.get(pk=agreement.pk).translation["parts"][ident]


def test_a_file_that_changes_nothing_says_so(loi, writer):
    row = receive(loi, by=writer, data=file(loi), name="loi.docx")
    found = look(row)
    assert (found.built.unsure, found.left) == ([], ())
    assert {part.fate for part in [*found.plan.rows, *found.beside]} == {"sama"}
    with pytest.raises(NotReady, match="Tidak ada yang berubah"):
        take(row, by=writer, seen=found.seen)
    assert not loi.events.exists()


def test_a_translation_alone_comes_in_as_one_event_that_names_the_file(loi, writer):
    row = receive(loi, by=writer, data=file(loi, ("English of p1.", "Word of p1.")), name="loi.docx")
    assert take(row, by=writer, seen=look(row).seen) == 1
    assert kept(loi)["words"] == "Word of p1."
    event = loi.events.get()
    assert event.sentence == "memuat terjemahan dari berkas Word loi.docx"
    assert event.data["terjemahan"] == ["Terjemahan Pasal 1"]
    assert event.data["sha256"] == row.sha256


def test_text_and_translation_come_in_together_and_the_pair_is_current(loi, writer):
    data = file(loi, ("Isi maksud.", "Isi maksud baru."), ("English of p1.", "New English of p1."))
    row = receive(loi, by=writer, data=data, name="loi.docx")
    assert take(row, by=writer, seen=look(row).seen) == 2
    now = Agreement.objects.get(pk=loi.pk)
    digest = next(part.digest for part in parts_of(draft_of(now)) if part.id == "p1")
    assert kept(loi) == {"title": "Title", "words": "New English of p1.", "of": digest}
    assert loi.events.count() == 1


def test_words_that_changed_meanwhile_are_shown_first(loi, writer):
    row = receive(loi, by=writer, data=file(loi, ("English of p1.", "Word of p1.")), name="loi.docx")
    seen = look(row).seen
    other = {**loi.translation["parts"], "p1": {**kept(loi), "words": "Somebody else's."}}
    Agreement.objects.filter(pk=loi.pk).update(translation={"language": "Inggris", "parts": other})
    with pytest.raises(Stale):
        take(row, by=writer, seen=seen)
    assert kept(loi)["words"] == "Somebody else's."


def test_in_the_way_of_suggestions_a_translation_begins_a_thread_and_stays(loi, writer):
    row = receive(loi, by=writer, data=file(loi, ("English of p1.", "Word of p1.")), name="loi.docx")
    row = choose(row, by=writer, mode=WordMode.SUGGESTION)
    assert take(row, by=writer, seen=look(row).seen) == 1
    assert kept(loi)["words"] == "English of p1."
    thread = Comment.objects.get(agreement=loi)
    assert (thread.part, thread.text) == (
        "p1",
        "Usul dari berkas Word loi.docx, Terjemahan Pasal 1:\nTitle\nWord of p1.",
    )


def test_an_emptied_cell_goes_only_when_that_is_chosen(loi, writer):
    row = receive(loi, by=writer, data=file(loi, ("English of p1.", "")), name="loi.docx")
    with pytest.raises(NotReady):
        take(row, by=writer, seen=look(row).seen)
    row = choose(row, by=writer, parts={"terjemahan-p1": FILE})
    take(row, by=writer, seen=look(row).seen)
    assert "p1" not in Agreement.objects.get(pk=loi.pk).translation["parts"]


def test_what_is_too_long_is_refused_whole(loi, writer):
    data = file(loi, ("English of p1.", "Word of p1."), ("Title", "T" * (MAX_TITLE + 1)))
    row = receive(loi, by=writer, data=data, name="loi.docx")
    with pytest.raises(NotReady, match="Terjemahan Pasal 1: Terlalu panjang"):
        take(row, by=writer, seen=look(row).seen)
    row.refresh_from_db()
    assert row.is_waiting
    assert kept(loi)["words"] == "English of p1."


def test_a_text_at_home_leaves_the_other_language_out_and_says_so(opd, loi, writer):
    pks = factories.agreement(agency=opd, text=factories.text("MAKSUD", "BIAYA"))
    row = receive(pks, by=writer, data=file(loi), name="loi.docx")
    found = look(row)
    assert found.beside == ()
    assert found.left == ("Kolom bahasa lain: terjemahan hanya untuk naskah dengan pihak luar negeri",)


@pytest.mark.parametrize("ours", [True, False])
def test_the_table_of_old_and_new_is_refused_with_the_reason(opd, writer, ours):
    pks = factories.agreement(agency=opd, text=factories.text("MAKSUD"))
    rows = (Amendment("Pasal 1", "diubah", ("Lama.",), ("Baru.",)),)
    data = matrix_docx(replace(draft_of(pks), instrument="adendum"), rows, stamp=STAMP)
    if not ours:
        data = docx(tbl(("Pasal", "Bunyi semula", "Bunyi baru"), ("Pasal 1", "Lama.", "Baru.")))
    with pytest.raises(BadFile, match="matriks sandingan"):
        receive(pks, by=writer, data=data, name="matriks.docx")
    assert not WordImport.objects.exists()


@pytest.fixture
def plan(opd):
    factories.government()
    dossier = factories.cooperation(agency=opd, kind=Kind.SINERGI)
    above = factories.agreement(cooperation=dossier, instrument=Instrument.NK)
    given = {"parent": above, "year": 2026, "text": factories.text("MAKSUD")}
    found = factories.agreement(cooperation=dossier, instrument=Instrument.RK, **given)
    for at in (1, 2):
        facts = vars(drafts.activity(at, target=f"{at} bidang")) | {"agreement": found, "order": at}
        Activity.objects.create(**{name: value for name, value in facts.items() if name != "year"})
    return Agreement.objects.get(pk=found.pk)


def plan_file(agreement, *changes):
    parts = unzipped(agreement_docx(draft_of(agreement), stamp=STAMP))
    for old, new in changes:
        assert old.encode() in parts["word/document.xml"], old
        parts["word/document.xml"] = parts["word/document.xml"].replace(old.encode(), new.encode())
    return zipped(parts)


def targets(agreement):
    return list(agreement.activities.order_by("order").values_list("target", flat=True))


def test_activities_come_in_by_their_own_checks_as_one_event(plan, writer):
    row = receive(plan, by=writer, data=plan_file(plan, ("2 bidang", "20 bidang")), name="rk.docx")
    assert take(row, by=writer, seen=look(row).seen) == 1
    assert targets(plan) == ["1 bidang", "20 bidang"]
    event = plan.events.get()
    assert event.sentence == "memuat kegiatan dari berkas Word rk.docx"
    assert len(event.data["kegiatan"]) == 2


def test_a_table_that_changes_nothing_says_so(plan, writer):
    row = receive(plan, by=writer, data=plan_file(plan), name="rk.docx")
    assert [part for part in look(row).beside if part.is_question] == []
    with pytest.raises(NotReady, match="Tidak ada yang berubah"):
        take(row, by=writer, seen=look(row).seen)


def test_an_activity_that_cannot_be_kept_is_never_taken(plan, writer):
    row = receive(plan, by=writer, data=plan_file(plan, ("2 bidang", "x" * 151)), name="rk.docx")
    row = choose(row, by=writer, parts={"kegiatan-2": FILE})
    with pytest.raises(NotReady, match="Tidak ada yang berubah"):
        take(row, by=writer, seen=look(row).seen)
    assert targets(plan) == ["1 bidang", "2 bidang"]


def test_activities_changed_here_meanwhile_are_shown_first(plan, writer):
    row = receive(plan, by=writer, data=plan_file(plan, ("2 bidang", "20 bidang")), name="rk.docx")
    seen = look(row).seen
    plan.activities.filter(order=1).update(target="Lain")
    with pytest.raises(Stale):
        take(row, by=writer, seen=seen)
    assert targets(plan) == ["Lain", "2 bidang"]


def test_in_the_way_of_suggestions_activities_begin_one_thread(plan, writer):
    data = plan_file(plan, ("1 bidang", "10 bidang"), ("2 bidang", "20 bidang"))
    row = choose(receive(plan, by=writer, data=data, name="rk.docx"), by=writer, mode=WordMode.SUGGESTION)
    assert take(row, by=writer, seen=look(row).seen) == 2
    assert targets(plan) == ["1 bidang", "2 bidang"]
    said = Comment.objects.get(agreement=plan).text
    assert "Target: 10 bidang" in said
    assert "Target: 20 bidang" in said


def test_activities_of_another_form_are_left_out_and_told(opd, plan, writer):
    pks = factories.agreement(agency=opd, text=factories.text("MAKSUD"))
    row = receive(pks, by=writer, data=plan_file(plan), name="rk.docx")
    assert look(row).left == ("Tabel kegiatan: hanya rencana kerja yang memuat kegiatan",)

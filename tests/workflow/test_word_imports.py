"""A Word file waits, comes in as one act or not at all, never over words that were not seen."""

from dataclasses import replace

import pytest

from agreements.documents import archive
from agreements.documents.content import draft_of, text_of
from agreements.documents.docx_writing import agreement_docx
from agreements.models import Agreement, Attachment, Comment, Suggestion, WordImport
from agreements.rules.enums import Role, State, SuggestionKind, SuggestionState, WordMode, WordState
from agreements.rules.errors import BadFile, NotAllowed, NotReady, Stale
from agreements.rules.naskah import Naskah, Node, Pasal, to_json
from agreements.rules.word_plan import FILE, NOW
from agreements.workflow import suggesting, word_imports
from agreements.workflow.word_imports import choose, drop, look, receive, take
from tests import factories
from tests.documents import opd_drafts
from tests.documents.samples import STAMP
from tests.documents.word_files import docx, head, p, unzipped, zipped

DRAFT = opd_drafts.word_auto().data


@pytest.fixture
def draft(opd):
    return factories.agreement(agency=opd, text=factories.text("MAKSUD", "OBJEK", "PENUTUP"))


@pytest.fixture
def writer(opd):
    return factories.user(Role.OPO, opd).actor(factories.today())


def exported(agreement, change=None):
    """The instrument as a Word file, its text changed on the way by `change`."""
    out = draft_of(agreement)
    if change is None:
        return agreement_docx(out, stamp=STAMP)
    before = agreement_docx(out, stamp=STAMP)
    return _with_marks(agreement_docx(replace(out, text=change(out.text)), stamp=STAMP), before)


def _with_marks(data, other):
    """The same file, with the marks of the file that it was made from."""
    return zipped({**unzipped(data), "customXml/item1.xml": unzipped(other)["customXml/item1.xml"]})


def said(ident, words):
    def change(text):
        body = (Node("teks", words),)
        return replace(text, pasal=tuple(replace(p, body=body) if p.id == ident else p for p in text.pasal))

    return change


def fresh(agreement):
    return text_of(Agreement.objects.get(pk=agreement.pk))


def words(agreement, ident):
    return next(p for p in fresh(agreement).pasal if p.id == ident).body[0].text


def test_an_upload_waits_and_changes_nothing(draft, writer):
    before = fresh(draft)
    row = receive(draft, by=writer, data=DRAFT, name="naskah.docx")
    assert (row.state, row.mode, row.name) == (WordState.WAITING, WordMode.OWN_EDIT, "naskah.docx")
    assert archive.read(row.sha256) == DRAFT
    assert fresh(draft) == before
    assert not draft.events.exists()


def test_what_is_confirmed_comes_in_as_one_event_that_names_the_file(draft, writer):
    row = receive(draft, by=writer, data=DRAFT, name="naskah.docx")
    found = look(row)
    assert [(part.label, part.fate) for part in found.plan.rows] == [
        ("Konsiderans", "tetap"),
        ("Pasal 1 MAKSUD", "tetap"),
        ("Pasal 2 OBJEK", "ganti"),
        ("Pasal 3 PENUTUP", "tetap"),
        ("Pasal baru PEMBIAYAAN", "baru"),
    ]
    take(row, by=writer, seen=found.seen)
    text = fresh(draft)
    assert [p.title for p in text.pasal] == ["MAKSUD", "OBJEK", "PENUTUP", "PEMBIAYAAN"]
    assert text.pasal[1].id == "p2"
    assert text.pasal[1].body == (Node("teks", opd_drafts.OBJEK),)
    event = draft.events.get()
    assert event.sentence == "memuat naskah dari berkas Word naskah.docx"
    assert (event.data["sha256"], event.data["file"]) == (row.sha256, "naskah.docx")
    kept = Attachment.objects.get(agreement=draft)
    assert (kept.kind, kept.sha256, kept.name) == ("naskah_word", row.sha256, "naskah.docx")
    row.refresh_from_db()
    assert row.state == WordState.TAKEN


def test_choices_decide_what_is_replaced_added_and_removed(draft, writer):
    row = receive(draft, by=writer, data=DRAFT, name="naskah.docx")
    new = next(part.id for part in look(row).plan.rows if part.fate == "baru")
    row = choose(row, by=writer, parts={"p2": NOW, "p3": FILE, new: NOW})
    row = choose(row, by=writer, parts={new: FILE})
    take(row, by=writer, seen=look(row).seen)
    assert [p.title for p in fresh(draft).pasal] == ["MAKSUD", "OBJEK", "PEMBIAYAAN"]
    assert words(draft, "p2") == "Isi objek."


def test_a_cell_that_was_chosen_otherwise_is_read_otherwise(draft, writer):
    row = receive(draft, by=writer, data=opd_drafts.bab_and_citations().data, name="a.docx")
    place = next(cell.at for cell in look(row).built.cells if cell.source.startswith("Pasal 7"))
    row = choose(row, by=writer, cells={str(place): "ayat", "9999": "ayat", "3": "bukan"})
    assert row.cells == {str(place): "ayat", "9999": "ayat"}
    cell = look(row).built.cells[place]
    assert (cell.role, cell.where, cell.sure) == ("ayat", "Pasal 1 ayat (1)", True)


def test_words_that_changed_meanwhile_are_never_overwritten(draft, writer):
    row = receive(draft, by=writer, data=DRAFT, name="naskah.docx")
    seen = look(row).seen
    Agreement.objects.filter(pk=draft.pk).update(text=to_json(said("p2", "Kata orang lain.")(fresh(draft))))
    with pytest.raises(Stale, match="belum ada yang disimpan"):
        take(row, by=writer, seen=seen)
    assert words(draft, "p2") == "Kata orang lain."
    assert not Attachment.objects.filter(agreement=draft).exists()
    row.refresh_from_db()
    assert row.is_waiting


def test_our_own_file_brings_back_only_what_was_changed_in_it(draft, writer):
    data = exported(draft, said("p2", "Diubah di Word."))
    Agreement.objects.filter(pk=draft.pk).update(text=to_json(said("p1", "Diubah di sini.")(fresh(draft))))
    draft.refresh_from_db()
    row = receive(draft, by=writer, data=data, name="kembali.docx")
    found = look(row)
    fates = {part.id: part.fate for part in found.plan.rows}
    assert fates == {"konsiderans": "sama", "p1": "lebih_baru", "p2": "ganti", "p3": "sama"}
    assert found.built.unsure == []
    take(row, by=writer, seen=found.seen)
    assert [words(draft, ident) for ident in ("p1", "p2")] == ["Diubah di sini.", "Diubah di Word."]


def test_what_was_changed_on_both_sides_is_asked_and_stays_unless_chosen(draft, writer):
    data = exported(draft, said("p2", "Diubah di Word."))
    Agreement.objects.filter(pk=draft.pk).update(text=to_json(said("p2", "Diubah di sini.")(fresh(draft))))
    draft.refresh_from_db()
    row = receive(draft, by=writer, data=data, name="kembali.docx")
    found = look(row)
    assert [(part.id, part.fate, part.choice) for part in found.plan.rows if part.is_question] == [
        ("p2", "bentrok", "kini")
    ]
    with pytest.raises(NotReady, match="Tidak ada yang berubah"):
        take(row, by=writer, seen=found.seen)
    row = choose(row, by=writer, parts={"p2": FILE})
    take(row, by=writer, seen=look(row).seen)
    assert words(draft, "p2") == "Diubah di Word."


def test_a_pasal_deleted_in_the_file_stays_until_its_deletion_is_chosen(draft, writer):
    data = exported(draft, lambda text: replace(text, pasal=text.pasal[:2]))
    row = receive(draft, by=writer, data=data, name="kembali.docx")
    assert {part.id: part.fate for part in look(row).plan.rows}["p3"] == "hapus"
    row = choose(row, by=writer, parts={"p3": FILE})
    take(row, by=writer, seen=look(row).seen)
    assert [p.id for p in fresh(draft).pasal] == ["p1", "p2"]


def test_the_same_words_may_come_as_suggestions(draft, writer):
    row = receive(draft, by=writer, data=exported(draft, said("p2", "Diubah di Word.")), name="kembali.docx")
    row = choose(row, by=writer, mode=WordMode.SUGGESTION)
    before = fresh(draft)
    assert take(row, by=writer, seen=look(row).seen) == 1
    made = Suggestion.objects.get(agreement=draft)
    assert (made.part, made.kind, made.source) == ("p2", SuggestionKind.CHANGE, "word")
    assert made.content["body"][0]["text"] == "Diubah di Word."
    assert row.sha256[:12] in made.reason
    assert fresh(draft) == before


def test_moved_added_and_deleted_pasal_come_as_such(draft, writer):
    def change(text):
        one, _, three = text.pasal
        new = replace(one, id="baru", key="", title="TAMBAHAN")
        return replace(text, pasal=(three, one, new))

    row = receive(draft, by=writer, data=exported(draft, change), name="kembali.docx")
    row = choose(row, by=writer, mode=WordMode.SUGGESTION, parts={"p2": FILE})
    kinds = [(change.part, str(change.kind), change.after) for change in look(row).changes]
    assert sorted(kinds) == [("", "tambah", "p1"), ("p1", "pindah", "p3"), ("p2", "hapus", "")]
    assert take(row, by=writer, seen=look(row).seen) == 3


def test_who_may_only_discuss_can_only_propose(draft):
    legal = factories.user(Role.HKM).actor(factories.today())
    Agreement.objects.filter(pk=draft.pk).update(state=State.LEGAL_REVIEW, revision=factories.revision(draft))
    draft.refresh_from_db()
    row = receive(draft, by=legal, data=DRAFT, name="a.docx")
    assert row.mode == WordMode.SUGGESTION
    row = choose(row, by=legal, mode=WordMode.OWN_EDIT)
    with pytest.raises((NotAllowed, NotReady)):
        take(row, by=legal, seen=look(row).seen)


@pytest.mark.parametrize("role", [Role.REG, Role.ADM, Role.WKT])
def test_who_may_neither_write_nor_discuss_may_not_upload(draft, role):
    with pytest.raises(NotAllowed):
        receive(draft, by=factories.user(role).actor(factories.today()), data=DRAFT, name="a.docx")
    assert not WordImport.objects.exists()


def test_a_hostile_file_leaves_nothing(draft, writer):
    with pytest.raises(BadFile):
        receive(draft, by=writer, data=b"PK\x03\x04kosong", name="a.docx")
    assert not WordImport.objects.exists()


def test_comments_of_the_file_begin_threads_where_they_are_not_a_reason_already(draft, writer):
    marked = '<w:commentRangeStart w:id="{}"/>'
    blocks = [head("Pasal 1"), head("MAKSUD"), p("Isi maksud.", inside=marked.format(0))]
    blocks += [head("Pasal 2"), head("OBJEK"), p("Isi lain.", inside=marked.format(1))]
    notes = [("Rina Mitra", "Setuju."), ("Rina Mitra", "Kami ubah.")]
    row = receive(draft, by=writer, data=docx(*opd_drafts.FRONT, *blocks, notes=notes), name="a.docx")
    row = choose(row, by=writer, mode=WordMode.SUGGESTION)
    assert take(row, by=writer, seen=look(row).seen, comments=True) == 1
    told = [(each.part, each.text) for each in Comment.objects.filter(agreement=draft)]
    assert told == [("p1", "Komentar di berkas Word a.docx oleh Rina Mitra, 20 November 2026: Setuju.")]
    assert "Rina Mitra menulis: “Kami ubah.”" in Suggestion.objects.get(agreement=draft).reason


def test_without_being_asked_for_no_comment_is_made(draft, writer):
    marked = p("Isi baru.", inside='<w:commentRangeStart w:id="0"/>')
    data = docx(*opd_drafts.FRONT, head("Pasal 1"), head("OBJEK"), marked, notes=[("Rina", "Catatan.")])
    row = receive(draft, by=writer, data=data, name="a.docx")
    take(row, by=writer, seen=look(row).seen)
    assert not Comment.objects.exists()


def test_another_person_may_not_decide_on_it(draft, writer, opd):
    row = receive(draft, by=writer, data=DRAFT, name="a.docx")
    other = factories.user(Role.OPO, opd).actor(factories.today())
    for act in (
        lambda: choose(row, by=other),
        lambda: drop(row, by=other),
        lambda: take(row, by=other, seen=""),
    ):
        with pytest.raises(NotAllowed):
            act()


def test_what_was_decided_is_closed(draft, writer):
    row = receive(draft, by=writer, data=DRAFT, name="a.docx")
    assert drop(row, by=writer).state == WordState.DROPPED
    with pytest.raises(NotReady, match="sudah dibatalkan"):
        take(row, by=writer, seen="")


def test_only_so_many_files_wait(draft, writer, monkeypatch):
    monkeypatch.setattr(word_imports, "MAX_WAITING", 1)
    receive(draft, by=writer, data=DRAFT, name="a.docx")
    with pytest.raises(NotReady, match="menunggu diperiksa"):
        receive(draft, by=writer, data=DRAFT, name="b.docx")


def test_a_text_beyond_the_limits_is_refused_whole(draft, writer, monkeypatch):
    row = receive(draft, by=writer, data=DRAFT, name="a.docx")
    monkeypatch.setattr(
        "agreements.workflow.drafting.text_complaints", lambda text: ["Naskah terlalu panjang."]
    )
    with pytest.raises(NotReady, match="terlalu panjang"):
        take(row, by=writer, seen=look(row).seen)
    assert isinstance(fresh(draft), Naskah)
    assert not draft.events.exists()


def test_a_text_with_references_and_fields_keeps_them_through_word(draft, writer):
    """What stands as tokens goes out in words, comes back as tokens, and no suggestion of it is outdated."""
    typed = Naskah(
        (),
        (
            Pasal("p1", "", "MAKSUD", (Node("teks", "Judulnya {{tentang}}, lihat Pasal {{#p3}}."),)),
            Pasal("p2", "", "OBJEK", (Node("teks", "Objek kerja sama."),)),
            Pasal("p3", "", "PENUTUP", (Node("teks", "Sekian menurut Pasal {{#p1}}."),)),
        ),
    )
    Agreement.objects.filter(pk=draft.pk).update(text=to_json(typed))
    draft.refresh_from_db()
    printed = draft_of(draft).text.pasal[0].body[0].text
    assert printed == f"Judulnya {draft.about}, lihat Pasal 3."
    same = receive(draft, by=writer, data=exported(draft), name="sama.docx")
    assert [row.fate for row in look(same).plan.rows] == ["sama"] * 3
    file = exported(draft, said("p1", f"{printed} Demikian."))
    row = choose(receive(draft, by=writer, data=file, name="usul.docx"), by=writer, mode=WordMode.SUGGESTION)
    take(row, by=writer, seen=look(row).seen)
    suggestion = Suggestion.objects.get()
    assert suggestion.part == "p1"
    suggesting.accept(suggestion, by=factories.user(Role.STF).actor(factories.today()))
    suggestion.refresh_from_db()
    assert suggestion.state == SuggestionState.ACCEPTED
    assert words(draft, "p1") == "Judulnya {{tentang}}, lihat Pasal {{#p3}}. Demikian."

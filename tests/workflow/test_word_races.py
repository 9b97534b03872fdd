"""A Word file confirmed while others write: one wins, the other is told, nothing is half done."""

import threading
from dataclasses import replace

import pytest
from django.db import connections

from agreements.documents.content import draft_of, text_of
from agreements.documents.docx_writing import agreement_docx
from agreements.models import Agreement, Attachment, WordImport
from agreements.rules.enums import Role, WordMode, WordState
from agreements.rules.errors import NotReady, Refusal, Stale
from agreements.rules.naskah import Node, digests, to_json
from agreements.workflow.drafting import save_text
from agreements.workflow.word_imports import choose, drop, look, receive, take
from tests import factories
from tests.documents.samples import STAMP
from tests.workflow.test_word_imports import _with_marks, said

TODAY = factories.today()
ROUNDS = 6
pytestmark = pytest.mark.django_db(transaction=True)


def together(*deeds):
    """Do all at the same moment, each in a thread of its own; return what each came to, in order."""
    start, told = threading.Barrier(len(deeds)), [None] * len(deeds)

    def run(at, deed):
        start.wait()
        try:
            told[at] = deed()
        except Refusal as refusal:
            told[at] = refusal
        finally:
            connections.close_all()

    threads = [threading.Thread(target=run, args=pair) for pair in enumerate(deeds)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return told


class Scene:
    """A draft of two pasal, an OPD officer, and a file in which the second pasal was changed."""

    def __init__(self):
        agency = factories.agency()
        self.draft = factories.agreement(agency=agency, text=factories.text("MAKSUD", "OBJEK"))
        self.by = factories.user(Role.OPO, agency).actor(TODAY)
        self.other = factories.user(Role.OPO, agency).actor(TODAY)

    def file(self, words="Dari Word."):
        out = draft_of(self.draft)
        before = agreement_docx(out, stamp=STAMP)
        changed = said("p2", words)(out.text)
        data = _with_marks(agreement_docx(replace(out, text=changed), stamp=STAMP), before)
        return receive(self.draft, by=self.by, data=data, name="naskah.docx")

    def words(self):
        text = text_of(Agreement.objects.get(pk=self.draft.pk))
        return [pasal.body[0].text for pasal in text.pasal]

    def edit(self, ident, words):
        stored = text_of(Agreement.objects.get(pk=self.draft.pk))
        return save_text(
            Agreement.objects.get(pk=self.draft.pk),
            by=self.other,
            base=digests(stored),
            mine=said(ident, words)(stored),
        )


@pytest.mark.parametrize("_round", range(ROUNDS))
def test_confirming_the_same_file_twice_brings_it_in_once(_round):
    scene = Scene()
    row = scene.file()
    seen = look(row).seen
    told = together(*[lambda: take(row, by=scene.by, seen=seen)] * 3)
    assert sorted(str(each) for each in told if not isinstance(each, NotReady)) == ["1"]
    assert all("sudah dimuat" in str(each) for each in told if isinstance(each, NotReady))
    assert scene.words() == ["Isi maksud.", "Dari Word."]
    assert (scene.draft.events.count(), Attachment.objects.filter(agreement=scene.draft).count()) == (1, 1)
    assert Agreement.objects.get(pk=scene.draft.pk).version == 2


@pytest.mark.parametrize("_round", range(ROUNDS))
def test_of_two_files_for_the_same_pasal_one_comes_in_and_the_other_is_shown_again(_round):
    scene = Scene()
    rows = [scene.file("Berkas satu."), scene.file("Berkas dua.")]
    seen = [look(row).seen for row in rows]
    told = together(*[lambda at=at: take(rows[at], by=scene.by, seen=seen[at]) for at in (0, 1)])
    assert sorted(type(each) for each in told if not isinstance(each, int)) == [Stale]
    won = told.index(1)
    assert scene.words()[1] == ["Berkas satu.", "Berkas dua."][won]
    states = [WordImport.objects.get(pk=row.pk).state for row in rows]
    assert (states[won], states[1 - won]) == (WordState.TAKEN, WordState.WAITING)
    assert Attachment.objects.filter(agreement=scene.draft).count() == scene.draft.events.count() == 1


@pytest.mark.parametrize("ident", ["p1", "p2"] * (ROUNDS // 2))
def test_confirming_while_another_edits_loses_nobodys_words(ident):
    scene = Scene()
    row = scene.file()
    seen = look(row).seen
    taken, edited = together(
        lambda: take(row, by=scene.by, seen=seen), lambda: scene.edit(ident, "Dari editor.")
    )
    _, conflicts = edited
    words = scene.words()
    came_in = not isinstance(taken, Refusal)
    assert came_in == (WordImport.objects.get(pk=row.pk).state == WordState.TAKEN)
    assert came_in == Attachment.objects.filter(agreement=scene.draft).exists()
    assert came_in == ("Dari Word." in words) or bool(not conflicts and ident == "p2")
    assert bool(conflicts) != ("Dari editor." in words) or came_in
    assert isinstance(taken, int | Stale)


@pytest.mark.parametrize("_round", range(ROUNDS))
def test_taken_and_put_aside_at_once_is_one_of_both(_round):
    scene = Scene()
    row = scene.file()
    seen = look(row).seen
    told = together(lambda: take(row, by=scene.by, seen=seen), lambda: drop(row, by=scene.by))
    state = WordImport.objects.get(pk=row.pk).state
    assert sum(isinstance(each, NotReady) for each in told) == 1
    assert ("Dari Word." in scene.words()) == (state == WordState.TAKEN)
    assert scene.draft.events.count() == (state == WordState.TAKEN)


@pytest.mark.parametrize("_round", range(ROUNDS))
def test_a_choice_made_elsewhere_meanwhile_is_never_taken_unseen(_round):
    """The same person in two windows: one confirms, the other turns the file into suggestions."""
    scene = Scene()
    row = scene.file()
    seen = look(row).seen
    together(
        lambda: take(row, by=scene.by, seen=seen),
        lambda: choose(row, by=scene.by, mode=WordMode.SUGGESTION),
    )
    proposed = scene.draft.suggestions.count()
    assert ("Dari Word." in scene.words()) + proposed == 1
    assert WordImport.objects.get(pk=row.pk).state == WordState.TAKEN


def test_a_refusal_within_leaves_nothing_half_done(monkeypatch):
    scene = Scene()
    row = scene.file()
    seen = look(row).seen
    stale = to_json(said("p2", "Lain.")(text_of(scene.draft)))
    Agreement.objects.filter(pk=scene.draft.pk).update(text=stale)
    with pytest.raises(Stale):
        take(row, by=scene.by, seen=seen)
    assert scene.words()[1] == "Lain."
    assert not scene.draft.events.exists()
    assert Node("teks", "Lain.") == text_of(Agreement.objects.get(pk=scene.draft.pk)).pasal[1].body[0]

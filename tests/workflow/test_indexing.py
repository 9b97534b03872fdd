"""What a text cites is kept in the act that saves it."""

from dataclasses import replace
from io import StringIO

import pytest
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext

from agreements.documents.content import text_of
from agreements.models import Agreement, Citation
from agreements.rules.enums import EvaluationState, Role, State
from agreements.rules.naskah import RECITALS, Naskah, Node, Pasal, digests, parse, to_json
from agreements.workflow.drafting import data_mark, save_data, save_text
from agreements.workflow.indexing import cite
from agreements.workflow.renewal import begin_renewal
from tests import factories

TODAY = factories.today()
TEXT = to_json(
    Naskah(
        ("bahwa UU 23/2014 menyebut kerja sama",),
        (
            Pasal("a", "", "DASAR", (Node("teks", "Sesuai Pasal 6 PP 28/2018 dan Pasal 6 PP 28/2018."),)),
            Pasal("b", "", "LAIN", (Node("ayat", "Berdasarkan Perda Kota Contoh Nomor 5 Tahun 2020."),)),
        ),
    )
)


@pytest.fixture
def officer(opd):
    return factories.user(Role.OPO, opd).actor(TODAY)


@pytest.fixture
def draft(opd):
    agreement = factories.agreement(agency=opd, text=TEXT)
    cite(agreement)
    return agreement


def kept(agreement):
    rows = agreement.citations.order_by("part", "key")
    return [(row.part, row.key, row.article, row.times) for row in rows]


def test_each_part_with_what_it_cites_and_how_often(draft):
    assert kept(draft) == [
        ("a", "PP-28-2018", "6", 2),
        ("b", "PERDA-KOTA-CONTOH-5-2020", "", 1),
        (RECITALS, "UU-23-2014", "", 1),
    ]
    perda = draft.citations.get(part="b")
    assert (perda.kind, perda.number, perda.year, perda.issuer) == ("perda", "5", 2020, "Kota Contoh")
    assert (perda.numbers, draft.citations.get(part="a").numbers) == ([], ["6"])
    assert str(perda) == "Peraturan Daerah Kota Contoh Nomor 5 Tahun 2020"
    assert str(draft.citations.get(part="a")) == "Peraturan Pemerintah Nomor 28 Tahun 2018 Pasal 6"


def test_reading_again_changes_nothing(draft):
    before = list(draft.citations.values_list("pk", flat=True))
    assert cite(draft) == 0
    assert list(draft.citations.values_list("pk", flat=True)) == before


def rewritten(agreement, place, words):
    naskah = text_of(agreement)
    pasal = list(naskah.pasal)
    pasal[place] = replace(pasal[place], body=parse(words))
    return replace(naskah, pasal=tuple(pasal))


def test_saving_a_text_keeps_what_it_now_cites(draft, officer):
    mine = rewritten(draft, 0, "Sesuai Permendagri 22/2020 Pasal 9 ayat (3).")
    save_text(draft, by=officer, base=digests(text_of(draft)), mine=mine)
    assert kept(draft)[0] == ("a", "PERMENDAGRI-22-2020", "9 ayat (3)", 1)
    assert len(kept(draft)) == 3


def test_a_pasal_taken_away_cites_nothing_more(draft, officer):
    naskah = text_of(draft)
    save_text(draft, by=officer, base=digests(naskah), mine=replace(naskah, pasal=naskah.pasal[1:]))
    assert [row[0] for row in kept(draft)] == ["b", RECITALS]


def questions(agreement, officer, words):
    mine = rewritten(agreement, 0, words)
    base = digests(text_of(agreement))
    with CaptureQueriesContext(connection) as seen:
        save_text(agreement, by=officer, base=base, mine=mine)
    return [query["sql"] for query in seen if '"agreements_citation"' in query["sql"]]


def test_saving_what_cites_the_same_asks_one_more_question(draft, officer):
    words = "Kini sesuai Pasal 6 PP 28/2018, dan sekali lagi Pasal 6 PP 28/2018."
    assert len(questions(draft, officer, words)) == 1


def test_other_data_leave_what_is_cited_alone(draft, officer):
    before = list(draft.citations.values_list("pk", flat=True))
    save_data(draft, by=officer, seen=data_mark(draft), fields={"about": "Judul lain"})
    assert list(draft.citations.values_list("pk", flat=True)) == before


def test_a_renewal_cites_what_it_takes_over(opd, officer):
    factories.government()
    dossier = factories.cooperation(agency=opd)
    old = factories.agreement(
        State.IN_FORCE,
        cooperation=dossier,
        text=TEXT,
        ends_on=factories.days(30),
        created_by=dossier.created_by,
    )
    factories.evaluation(old, EvaluationState.APPROVED, recommendation="lanjut")
    new = begin_renewal(old, by=officer, today=TODAY)
    assert ("b", "PERDA-KOTA-CONTOH-5-2020", "", 1) in kept(new)


def test_the_command_reads_every_text_again(draft):
    Citation.objects.all().delete()
    factories.agreement(text={})
    said = StringIO()
    call_command("index_citations", stdout=said)
    assert said.getvalue() == "2 naskah dibaca; kutipan 1 naskah diperbarui.\n"
    assert len(kept(Agreement.objects.get(pk=draft.pk))) == 3
    said = StringIO()
    call_command("index_citations", stdout=said)
    assert said.getvalue() == "2 naskah dibaca; kutipan 0 naskah diperbarui.\n"

"""Pages of an evaluation: written by the section, approved by a second person, nothing lost."""

import json
import re

import pytest
from django.urls import reverse
from django.utils import timezone

from agreements.models import Evaluation, Event
from agreements.rules.enums import EvaluationState, Instrument, Recommendation, State
from agreements.rules.periods import semester_of
from agreements.rules.scoring import INDICATORS, MOST
from tests import factories
from tests.views.watching import count, writes

SEMESTER = semester_of(factories.today())
HEAD = {"conclusion": "Bermanfaat.", "recommendation": "lanjut"}


@pytest.fixture
def pks(opd):
    """A PKS of the OPD, in force, beneath a KSB."""
    ksb = factories.agreement(State.IN_FORCE, agency=opd)
    return factories.agreement(
        State.IN_FORCE, instrument=Instrument.PKS, cooperation=ksb.cooperation, parent=ksb
    )


def form_url(pks, semester=SEMESTER):
    return reverse("evaluation-new", args=[pks.uid, semester.year, semester.half])


def rows(*given, weights=(60, 40)):
    """What the page sends for two indicators; `given`: changes of the first."""
    sent = {"count": str(len(weights))}
    for place, weight in enumerate(weights):
        row = {"name": f"Indikator {place}", "weight": str(weight), "score": "4", "evidence": "Laporan"}
        row |= given[0] if given and not place else {}
        sent |= {f"i{place}-{name}": value for name, value in row.items()}
    return sent


def post(client, pks, do="simpan", indicators=None, **given):
    return client.post(form_url(pks), {**HEAD, **(indicators or rows()), "do": do, **given})


def proposed(pks, **given):
    given = {"proposed_by": factories.user(), "proposed_at": timezone.now(), "score": "76.25"} | given
    return factories.evaluation(
        pks, EvaluationState.PROPOSED, recommendation=Recommendation.CONTINUE, **given
    )


def test_the_form_begins_with_the_usual_indicators_and_writes_nothing(client_stf, pks):
    page = client_stf.get(form_url(pks))
    given = [(row["form"]["name"].value(), row["form"]["weight"].value()) for row in page.context["rows"]]
    assert given == list(INDICATORS)
    assert page.context["standing"] == {"weights": 100, "whole": 100, "open": len(INDICATORS)}
    assert writes(client_stf, form_url(pks)) == []


def test_the_bands_of_the_score_reach_the_script(client_stf, pks):
    html = client_stf.get(form_url(pks)).content.decode()
    sent = re.search(r'data-bands="([^"]+)"', html)[1].replace("&quot;", '"')
    assert json.loads(sent)[0] == [85, "Sangat baik", "perluas"]


def test_last_values_and_the_opds_figures_stand_beside_the_inputs(client_stf, pks):
    last = SEMESTER.previous()
    before = factories.evaluation(pks, EvaluationState.PROPOSED, year=last.year, half=last.half, score=50)
    before.indicators.update(name=INDICATORS[0][0], score=2, evidence="Rapat")
    Evaluation.objects.update(state=EvaluationState.APPROVED, recommendation="perbaiki")
    factories.report(pks, "diterima", people_served=4120)
    html = client_stf.get(form_url(pks)).content.decode()
    assert "<strong>2</strong> · Rapat" in html
    assert "<strong>50,00</strong>, perbaiki" in html
    assert "<dd>4.120</dd>" in html


def test_a_draft_is_kept(client_stf, pks):
    answer = post(
        client_stf, pks, indicators=rows({"score": "", "evidence": ""}), conclusion="", recommendation=""
    )
    row = Evaluation.objects.get()
    assert (answer.url, row.state, row.version) == (form_url(pks), EvaluationState.DRAFT, 1)
    assert list(row.indicators.values_list("score", flat=True)) == [None, 4]


def test_a_proposal_leaves_the_form(client_stf, pks):
    answer = post(client_stf, pks, do="usulkan")
    row = Evaluation.objects.get()
    assert (row.state, answer.url) == (EvaluationState.PROPOSED, reverse("evaluation", args=[row.uid]))
    assert client_stf.get(form_url(pks)).url == answer.url


def test_an_indicator_is_added_and_taken_away_without_saving(client_stf, pks):
    page = post(client_stf, pks, do="add:", indicators=rows({"evidence": "<i>tetap</i>"}))
    assert len(page.context["rows"]) == 3
    assert "&lt;i&gt;tetap&lt;/i&gt;" in page.content.decode()
    page = post(client_stf, pks, do="remove:0")
    assert [row["form"]["name"].value() for row in page.context["rows"]] == ["Indikator 1"]
    page = post(client_stf, pks, do="remove:9")
    assert len(page.context["rows"]) == 2
    assert Evaluation.objects.count() == 0


def test_no_more_indicators_than_the_most(client_stf, pks):
    page = post(client_stf, pks, do="add:", indicators=rows(weights=(5,) * MOST))
    assert len(page.context["rows"]) == MOST


@pytest.mark.parametrize(
    ("given", "field", "words"),
    [
        ({"name": " "}, "name", "Beri nama"),
        ({"weight": ""}, "weight", "1 sampai 100"),
        ({"weight": "0"}, "weight", "paling sedikit 1"),
        ({"weight": "101"}, "weight", "paling banyak 100"),
        ({"weight": "dua"}, "weight", "bilangan bulat"),
        ({"score": "6"}, "score", "Nilai 1 sampai 5"),
        ({"score": "x"}, "score", "Nilai 1 sampai 5"),
        ({"evidence": "a" * 10_001}, "evidence", "Terlalu panjang"),
    ],
)
def test_a_bad_indicator_is_told_on_its_field_and_kept(client_stf, pks, given, field, words):
    page = post(client_stf, pks, indicators=rows(given))
    assert page.status_code == 400
    bound = page.context["rows"][0]["form"][field]
    assert words in " ".join(bound.errors)
    assert bound.value() == given[field]
    assert Evaluation.objects.count() == 0


@pytest.mark.parametrize(
    ("indicators", "given", "words"),
    [
        (rows(weights=(50, 40)), {}, "Jumlah bobot indikator 90, seharusnya 100."),
        (rows({"score": ""}), {}, "<p>Indikator ini belum dinilai 1 sampai 5.</p>"),
        (rows({"evidence": ""}), {}, "<p>Indikator ini belum disertai bukti.</p>"),
        (rows({"evidence": ""}), {}, "Periksa indikator 1: isiannya belum benar."),
        (rows({"name": "indikator 1"}), {}, "Ada indikator yang ditulis dua kali."),
        (rows(), {"conclusion": " "}, "Tulis kesimpulan evaluasi."),
        (rows(), {"recommendation": ""}, "Pilih rekomendasi"),
        (rows(), {"recommendation": "entah"}, "Pilih salah satu rekomendasi."),
        ({"count": "0"}, {}, "Evaluasi belum mempunyai indikator."),
        ({"count": "x"}, {}, "Evaluasi belum mempunyai indikator."),
    ],
)
def test_what_keeps_it_from_being_proposed_is_told(client_stf, pks, indicators, given, words):
    page = post(client_stf, pks, do="usulkan", indicators=indicators, **given)
    assert page.status_code == 400
    assert words in page.content.decode()
    assert Evaluation.objects.count() == 0


def test_a_stale_form_shows_both_and_may_then_be_saved_knowingly(client_stf, pks):
    post(client_stf, pks)
    post(client_stf, pks, version=1, conclusion="Pertama")
    page = post(client_stf, pks, version=1, conclusion="Kedua")
    assert page.status_code == 409
    html = page.content.decode()
    assert "<dd>Pertama</dd>" in html
    assert "Kedua</textarea>" in html
    assert Evaluation.objects.get().conclusion == "Pertama"
    post(client_stf, pks, version=page.context["form"]["version"].value(), conclusion="Kedua")
    assert Evaluation.objects.get().conclusion == "Kedua"


def test_what_was_typed_is_given_back_when_it_was_proposed_meanwhile(client_stf, pks):
    proposed(pks)
    page = post(client_stf, pks, version=1, conclusion="Jangan hilang")
    assert page.status_code == 409
    assert "Jangan hilang" in page.content.decode()


@pytest.mark.parametrize("client", ["client_opo", "client_kbg", "client_aud"])
def test_a_reader_may_not_write_and_is_told_why(client, pks, request):
    page = request.getfixturevalue(client).get(form_url(pks))
    assert page.status_code == 403
    assert "Jabatan Anda tidak dapat menyusun evaluasi" in page.content.decode()


def test_the_evaluation_of_another_opd_does_not_exist(client_opo):
    other = factories.agreement(State.IN_FORCE, instrument=Instrument.PKS)
    row = factories.evaluation(other)
    for url in (form_url(other), reverse("evaluation", args=[row.uid])):
        assert client_opo.get(url).status_code == 404


def test_the_evaluation_is_read_with_bars_and_the_suggestion(client_opo, pks):
    row = proposed(pks, score="90.00")
    row.indicators.update(score=4, evidence="Laporan & rapat")
    url = reverse("evaluation", args=[row.uid])
    html = client_opo.get(url).content.decode()
    assert '<progress value="4" max="5" aria-label="Keluaran tercapai">' in html
    assert "4 dari 5, baik" in html
    assert "90,00" in html
    assert "<dt>Saran menurut nilai</dt><dd>Perluas</dd>" in html
    assert "Laporan &amp; rapat" in html
    assert writes(client_opo, url) == []


def judge(client, row, verdict, **given):
    return client.post(
        reverse("evaluation-judge", args=[row.uid, verdict]), {"version": row.version, "note": ""} | given
    )


@pytest.mark.parametrize("client", ["client_kbg", "client_sek"])
def test_a_second_person_approves(client, pks, request):
    client, row = request.getfixturevalue(client), proposed(pks)
    assert judge(client, row, "setujui").url == reverse("evaluation", args=[row.uid])
    row.refresh_from_db()
    assert (row.state, row.approved_by) == (EvaluationState.APPROVED, client.person)


def test_nobody_approves_their_own(client_stf, pks):
    factories.post(client_stf.person, "kbg")
    row = proposed(pks, proposed_by=client_stf.person)
    page = client_stf.get(reverse("evaluation", args=[row.uid]))
    assert "Anda sendiri yang menyusun evaluasi ini" in page.content.decode()
    assert judge(client_stf, row, "setujui").status_code == 403
    row.refresh_from_db()
    assert row.state == EvaluationState.PROPOSED


def test_a_return_needs_its_reason_and_the_author_reads_it(client_kbg, client_stf, pks):
    row = proposed(pks)
    page = judge(client_kbg, row, "kembalikan")
    assert page.status_code == 409
    assert "Alasan pengembalian wajib diisi." in page.content.decode()
    judge(client_kbg, row, "kembalikan", note="Bukti kurang.")
    assert "Bukti kurang." in client_stf.get(form_url(pks)).content.decode()


def test_who_comes_second_is_told(client_kbg, client_sek, pks):
    row = proposed(pks)
    judge(client_kbg, row, "setujui")
    page = judge(client_sek, row, "setujui")
    assert page.status_code == 409
    assert "Evaluasi ini kini disetujui" in page.content.decode()


def test_a_judgement_is_posted_by_who_may(client_opo, client_kbg, pks):
    row = proposed(pks)
    assert judge(client_opo, row, "setujui").status_code == 403
    assert client_kbg.get(reverse("evaluation-judge", args=[row.uid, "setujui"])).status_code == 404
    assert judge(client_kbg, row, "terima").status_code == 404
    assert Event.objects.count() == 0


def test_an_approved_evaluation_leads_to_extension_and_addendum(client_stf, client_aud, pks):
    row = factories.evaluation(pks, EvaluationState.APPROVED, recommendation=Recommendation.CONTINUE)
    url = reverse("evaluation", args=[row.uid])
    html = client_stf.get(url).content.decode()
    assert f'action="{reverse("agreement-renew", args=[pks.uid])}"' in html
    assert f'href="{reverse("agreement-addendum", args=[pks.uid])}"' in html
    html = client_aud.get(url).content.decode()
    assert reverse("agreement-renew", args=[pks.uid]) not in html
    assert "tidak dapat memulai perpanjangan atau adendum" in html


def test_the_number_of_queries_does_not_grow_with_indicators_or_history(client_stf, pks):
    row = factories.evaluation(pks)
    urls = [form_url(pks), reverse("evaluation", args=[row.uid])]

    def more(name):
        row.indicators.create(name=name, weight=1)
        factories.event(pks, data={"evaluation": str(row.uid)})

    more("a")
    before = [count(client_stf, url) for url in urls]
    more("b")
    more("c")
    assert [count(client_stf, url) for url in urls] == before
    assert max(before) <= 16


def test_a_rencana_kerja_offers_no_evaluation(client_stf, opd):
    dossier = factories.cooperation(kind="sinergi", agency=opd)
    nk = factories.agreement(State.IN_FORCE, cooperation=dossier, instrument=Instrument.NK)
    plan = factories.agreement(
        State.IN_FORCE, cooperation=dossier, instrument=Instrument.RK, parent=nk, year=factories.today().year
    )
    asked = {form_url(text, SEMESTER) for text in (nk, plan)}
    pages = {
        text: client_stf.get(reverse("agreement", args=[text.uid])).content.decode() for text in (nk, plan)
    }
    assert "Susun evaluasi" in pages[nk]
    assert "Susun evaluasi" not in pages[plan]
    assert not any(address in pages[plan] for address in asked)
    assert post(client_stf, plan).status_code in (403, 409)
    assert Evaluation.objects.count() == 0

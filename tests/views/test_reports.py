"""Pages of a semester report: written by the OPD, judged by the section, nothing lost."""

from decimal import Decimal

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone

from agreements.models import Attachment, Event, Report
from agreements.rules.enums import EvaluationState, Instrument, ReportState, State
from agreements.rules.periods import semester_of
from tests import factories
from tests.views.watching import count, writes

SEMESTER = semester_of(factories.today())
PDF = b"""%PDF-1.4
1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj
3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>endobj
trailer<</Root 1 0 R>>
%%EOF"""
FULL = {"activities": "Pelayanan", "problems": "Tidak ada", "efforts": "Tidak ada", "do": "simpan"}


@pytest.fixture
def pks(opd):
    """A PKS of the OPD, in force."""
    return factories.agreement(State.IN_FORCE, instrument=Instrument.PKS, agency=opd)


def form_url(pks, semester=SEMESTER):
    return reverse("report-new", args=[pks.uid, semester.year, semester.half])


def post(client, pks, **given):
    return client.post(form_url(pks), FULL | given)


def submitted(pks, **given):
    return factories.report(pks, ReportState.SUBMITTED, problems="Klaim", efforts="Rapat", **given)


def test_the_form_shows_what_the_agreement_tells_and_writes_nothing(client_opo, pks):
    html = client_opo.get(form_url(pks)).content.decode()
    for label in ("Judul", "Bentuk naskah", "Para pihak", "Maksud dan tujuan", "Objek", "Jangka waktu"):
        assert f"<dt>{label}</dt>" in html
    assert pks.about in html
    assert "Permendagri 22/2020 Pasal 17 ayat (5)" in html
    assert writes(client_opo, form_url(pks)) == []


def test_last_semesters_figures_stand_beside_the_inputs(client_opo, pks):
    last = SEMESTER.previous()
    factories.report(
        pks,
        ReportState.ACCEPTED,
        year=last.year,
        half=last.half,
        people_served=4120,
        revenue=Decimal("18500000.50"),
    )
    html = client_opo.get(form_url(pks)).content.decode()
    assert "<strong>4.120</strong>" in html
    assert "<strong>18.500.000,50</strong>" in html


def test_a_draft_is_kept_with_money_read_exactly(client_opo, pks):
    answer = post(
        client_opo, pks, revenue="1.234.567,89", spent="Rp2.000", people_served="1.200", services=""
    )
    assert answer.url == form_url(pks)
    report = Report.objects.get()
    assert (report.state, report.revenue, report.spent) == (
        ReportState.DRAFT,
        Decimal("1234567.89"),
        Decimal(2000),
    )
    assert (report.people_served, report.services) == (1200, None)
    assert 'value="1.234.567,89"' in client_opo.get(form_url(pks)).content.decode()


def test_sending_goes_to_the_report_and_leaves_the_form(client_opo, pks):
    answer = post(client_opo, pks, do="sampaikan")
    report = Report.objects.get()
    assert (report.state, answer.url) == (ReportState.SUBMITTED, reverse("report", args=[report.uid]))
    assert client_opo.get(form_url(pks)).url == reverse("report", args=[report.uid])


@pytest.mark.parametrize(
    ("given", "field", "words"),
    [
        ({"revenue": "12.34"}, "revenue", "titik tiap tiga angka"),
        ({"spent": "-5"}, "spent", "tanpa minus"),
        ({"spent": "9" * 20}, "spent", "terlalu besar"),
        ({"people_served": "1,5"}, "people_served", "bilangan bulat"),
        ({"services": "9" * 30}, "services", "terlalu besar"),
        ({"activities": "a" * 20_001}, "activities", "Terlalu panjang: 20.001 karakter"),
        ({"activities": "a\0b"}, "activities", "null"),
        ({"problems": " ", "do": "sampaikan"}, "problems", "Pasal 17 ayat (5)"),
        ({"efforts": "", "do": "sampaikan"}, "efforts", "Laporan belum memuat upaya penyelesaian"),
        ({"activities": "", "do": "sampaikan"}, "activities", "Laporan belum memuat kegiatan"),
    ],
)
def test_a_bad_value_is_told_on_its_field_and_kept(client_opo, pks, given, field, words):
    answer = post(client_opo, pks, results="Hasil <b>tetap</b>", **given)
    assert answer.status_code == 400
    assert words in " ".join(answer.context["form"].errors[field])
    html = answer.content.decode()
    assert "Hasil &lt;b&gt;tetap&lt;/b&gt;" in html
    assert given[field] == answer.context["form"][field].value()
    assert Report.objects.count() == 0


def test_evidence_is_taken_in_and_taken_back(client_opo, pks):
    post(
        client_opo,
        pks,
        files=[SimpleUploadedFile("bukti.pdf", PDF), SimpleUploadedFile("foto.pdf", PDF + b"\n")],
    )
    assert Attachment.objects.filter(report=Report.objects.get(), void=False).count() == 2
    file = Attachment.objects.first()
    post(client_opo, pks, version=1, drop=[str(file.uid), "bukan-uid"])
    assert Attachment.objects.filter(void=False).count() == 1
    assert file.name not in client_opo.get(form_url(pks)).content.decode()


@pytest.mark.parametrize(
    ("file", "words"),
    [
        (SimpleUploadedFile("kosong.pdf", b""), "kosong"),
        (SimpleUploadedFile("program.pdf", b"MZ\x90\0"), "program.pdf: "),
    ],
)
def test_a_bad_file_is_told_on_its_field_and_nothing_is_written(client_opo, pks, file, words):
    answer = post(client_opo, pks, files=[file])
    assert answer.status_code == 400
    assert words in " ".join(answer.context["form"].errors["files"])
    assert "pilih lagi" in answer.content.decode()
    assert (Report.objects.count(), Attachment.objects.count()) == (0, 0)


def test_a_file_that_is_too_large_is_refused(client_opo, pks, settings):
    settings.UPLOAD_MAX_BYTES = 10
    answer = post(client_opo, pks, files=[SimpleUploadedFile("besar.pdf", PDF)])
    assert "terlalu besar" in answer.context["form"].errors["files"][0]


def test_the_evidence_of_another_report_cannot_be_dropped(client_opo, pks):
    other = factories.attachment(pks)
    post(client_opo, pks, drop=[str(other.uid)])
    other.refresh_from_db()
    assert not other.void


def test_a_stale_form_shows_both_and_may_then_be_saved_knowingly(client_opo, client_oph, pks):
    post(client_opo, pks)
    post(client_oph, pks, version=1, activities="Milik kepala")
    answer = post(client_opo, pks, version=1, activities="Milik petugas")
    assert answer.status_code == 409
    html = answer.content.decode()
    assert "Milik petugas</textarea>" in html
    assert "<dd>Milik kepala</dd>" in html
    assert "pilih lagi" not in html
    assert Report.objects.get().activities == "Milik kepala"
    post(client_opo, pks, version=answer.context["form"]["version"].value(), activities="Milik petugas")
    assert Report.objects.get().activities == "Milik petugas"


def test_what_was_typed_is_given_back_when_the_report_was_sent_meanwhile(client_opo, pks):
    submitted(pks)
    answer = post(client_opo, pks, version=1, activities="Jangan hilang")
    assert answer.status_code == 409
    html = answer.content.decode()
    assert "Jangan hilang" in html
    assert "sudah disampaikan" in html


@pytest.mark.parametrize("client", ["client_stf", "client_aud", "client_kbg"])
def test_a_reader_may_not_write_and_is_told_why(client, pks, request):
    answer = request.getfixturevalue(client).get(form_url(pks))
    assert answer.status_code == 403
    assert "Jabatan Anda tidak dapat menyusun laporan semester" in answer.content.decode()


def test_the_report_of_another_opd_does_not_exist(client_opo):
    other = factories.agreement(State.IN_FORCE, instrument=Instrument.PKS)
    report = submitted(other)
    assert client_opo.get(form_url(other)).status_code == 404
    assert client_opo.get(reverse("report", args=[report.uid])).status_code == 404
    assert client_opo.post(reverse("report-judge", args=[report.uid, "terima"])).status_code == 404


@pytest.mark.parametrize(("year", "half"), [(2026, 3), (2026, 0), (1999, 1), (99999, 1)])
def test_a_semester_that_is_none_is_not_found(client_opo, pks, year, half):
    assert client_opo.get(reverse("report-new", args=[pks.uid, year, half])).status_code == 404


def test_a_semester_outside_the_term_is_refused_with_the_reason(client_opo, pks):
    answer = client_opo.get(form_url(pks, SEMESTER.following()))
    assert answer.status_code == 403
    assert "belum dimulai" in answer.content.decode()


def test_the_report_is_read_with_who_and_when(client_aud, pks):
    report = submitted(pks, people_served=12, submitted_at=timezone.now())
    url = reverse("report", args=[report.uid])
    html = client_aud.get(url).content.decode()
    assert str(report.submitted_by) in html
    assert '<span class="figure-now">12</span>' in html
    assert "Disampaikan" in html
    assert 'aria-disabled="true"' in html
    assert '<form method="post" action="/laporan/' not in html
    assert writes(client_aud, url) == []


def judge(client, report, verdict, **given):
    return client.post(
        reverse("report-judge", args=[report.uid, verdict]), {"version": report.version, "note": ""} | given
    )


def test_the_section_accepts(client_stf, pks):
    report = submitted(pks)
    assert judge(client_stf, report, "terima").url == reverse("report", args=[report.uid])
    report.refresh_from_db()
    assert (report.state, report.judged_by) == (ReportState.ACCEPTED, client_stf.person)


def test_the_section_returns_with_a_reason_that_the_opd_reads(client_stf, client_opo, pks):
    report = submitted(pks)
    judge(client_stf, report, "kembalikan", note="Bukti kurang.")
    for url in (reverse("report", args=[report.uid]), form_url(pks)):
        assert "Bukti kurang." in client_opo.get(url).content.decode()


def test_a_return_without_reason_opens_the_panel_again(client_stf, pks):
    answer = judge(client_stf, submitted(pks), "kembalikan", note="  ")
    assert answer.status_code == 409
    html = answer.content.decode()
    assert "Alasan pengembalian wajib diisi." in html
    assert 'id="tindakan-kembalikan" open' in html


def test_a_reason_that_is_too_long_is_kept(client_stf, pks):
    answer = judge(client_stf, submitted(pks), "kembalikan", note="a" * 5001)
    assert answer.status_code == 400
    assert "a" * 5001 in answer.content.decode()


def test_who_comes_second_is_told(client_stf, client_kbg, pks):
    report = submitted(pks)
    judge(client_stf, report, "terima")
    answer = judge(client_kbg, report, "kembalikan", note="Kurang.")
    assert answer.status_code == 409
    html = answer.content.decode()
    assert "Laporan ini kini diterima" in html
    assert "Kurang." in html


def test_others_may_not_judge(client_opo, pks):
    answer = judge(client_opo, submitted(pks), "terima")
    assert answer.status_code == 403
    assert "tidak dapat menerima atau mengembalikan laporan" in answer.content.decode()
    assert Event.objects.count() == 0


def test_a_judgement_is_posted_and_known(client_stf, pks):
    report = submitted(pks)
    assert client_stf.get(reverse("report-judge", args=[report.uid, "terima"])).status_code == 404
    assert judge(client_stf, report, "lain").status_code == 404
    assert client_stf.post(reverse("report-judge", args=[report.uid, "terima"])).status_code == 400


def test_an_accepted_report_leads_to_its_evaluation(client_stf, pks):
    report = submitted(pks)
    url = reverse("evaluation-new", args=[pks.uid, SEMESTER.year, SEMESTER.half])
    assert url in client_stf.get(reverse("report", args=[report.uid])).content.decode()
    evaluation = factories.evaluation(pks, EvaluationState.PROPOSED)
    html = client_stf.get(reverse("report", args=[report.uid])).content.decode()
    assert url not in html
    assert reverse("evaluation", args=[evaluation.uid]) in html


def test_the_number_of_queries_does_not_grow_with_evidence_or_history(client_opo, pks):
    report = factories.report(pks)
    urls = [form_url(pks), reverse("report", args=[report.uid])]

    def more():
        Attachment.objects.filter(pk=factories.attachment(pks, by=factories.user()).pk).update(report=report)
        factories.event(pks, data={"report": str(report.uid)})

    more()
    before = [count(client_opo, url) for url in urls]
    more()
    more()
    assert [count(client_opo, url) for url in urls] == before
    assert max(before) <= 16

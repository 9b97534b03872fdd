"""Penentu: question and answer, the review, the result, and what the address may hold."""

import pytest
from django.urls import reverse

from agreements.models import DeadlineRule, Guidance, PartnerCategory
from agreements.rules.enums import Role
from tests import factories
from tests.views.watching import count, writes

PAGE = "/penentu/"
REST = "&objek=pelayanan_publik&urusan=lain&prakarsa=kami&biaya=tidak&warga=tidak&aset=tidak&tahun=3"
COMPANY = f"{PAGE}?kategori=pt{REST}"


def words(response):
    return " ".join(response.content.decode().split())


@pytest.fixture(autouse=True)
def _rules(guidance):
    """The seeded rules and categories."""
    factories.category(code="pt", name="Badan usaha (PT)", kinds=["ksdpk"], verified=True)
    factories.category(code="pemda", name="Pemerintah daerah lain", is_region=True, verified=True)
    factories.category(code="cv", name="CV", kinds=[], allowed=False, reason="CV bukan badan hukum.")


@pytest.mark.parametrize("role", list(Role))
def test_everybody_who_is_signed_in_may_ask(request, role):
    response = request.getfixturevalue(f"client_{role.value}").get(PAGE)
    assert response.status_code == 200
    assert "Dengan siapa bekerja sama?" in words(response)
    assert "Pertanyaan ke-1" in words(response)


def test_a_stranger_signs_in_first(client):
    assert client.get(PAGE).url.startswith(reverse("login"))


@pytest.mark.parametrize("url", [PAGE, f"{PAGE}?kategori=pt&objek=pelayanan_publik", COMPANY])
def test_asking_writes_nothing(client_opo, url):
    assert writes(client_opo, url) == []


@pytest.mark.parametrize(
    "url",
    [
        PAGE,
        f"{PAGE}?kategori=pemda",
        f"{PAGE}?kategori=pt&objek=pelayanan_publik",
        COMPANY,
        f"{PAGE}?kategori=pemda&daerah=35.16&batas=ya&lintas=ya&sekretariat=ya{REST}",
    ],
)
def test_the_number_of_queries_stays(client_opo, url):
    factories.government()
    factories.region(code="35.16")
    factories.affair()
    before = count(client_opo, url)
    for _ in range(2):
        factories.category(kinds=["ksdpk"])
        factories.region()
        factories.affair()
        Guidance.objects.create(
            topic="dokumen", code=f"baru-{factories.region().pk}", kinds=["ksdpk"], name="Baru"
        )
    assert count(client_opo, url) == before <= 12


# One question after another


def test_the_answers_are_carried_along_and_can_be_changed(client_opo):
    response = client_opo.get(f"{PAGE}?kategori=pt&objek=pelayanan_publik")
    shown = words(response)
    assert "Urusan pemerintahan mana?" in shown
    assert '<input type="hidden" name="kategori" value="pt">' in shown
    assert [row["words"] for row in response.context["answers"]] == [
        "Badan usaha (PT)",
        "Penyediaan pelayanan publik",
    ]
    assert response.context["back"] == f"{PAGE}?kategori=pt&objek=pelayanan_publik&ubah=objek"


def test_a_question_opened_again_keeps_all_other_answers(client_opo):
    response = client_opo.get(f"{COMPANY}&ubah=objek")
    assert response.context["question"].key == "objek"
    assert response.context["chosen"] == "pelayanan_publik"
    assert response.context["kept"]["tahun"] == "3"
    assert 'value="pelayanan_publik" required checked' in words(response)


def test_nothing_chosen_is_told(client_opo):
    shown = words(client_opo.get(f"{PAGE}?tanya=kategori"))
    assert "Pilih salah satu jawaban." in shown


@pytest.mark.parametrize(
    ("query", "told"),
    [
        ("kategori=hantu", "Jawaban “hantu” tentang mitra tidak dikenal; pilih lagi."),
        ("kategori=pemda&daerah=xx", "Jawaban “xx” tentang daerah mitra tidak dikenal; pilih lagi."),
        ("kategori=pemda&daerah=a%00b", "Jawaban “ab” tentang daerah mitra tidak dikenal; pilih lagi."),
        ("kategori=%3Cb%3E", "Jawaban “&lt;b&gt;” tentang mitra"),
        (f"kategori=pt{REST}&tahun=0", "“0” bukan lama kerja sama"),
    ],
)
def test_an_address_that_says_nonsense_is_told_and_does_not_crash(client_opo, query, told):
    response = client_opo.get(f"{PAGE}?{query}")
    assert response.status_code == 200
    assert told in words(response)
    assert response.context["question"] is not None


def test_answers_that_contradict_are_told_with_the_result(client_opo):
    shown = words(client_opo.get(f"{COMPANY}&daerah=35.16"))
    assert "Jawaban tentang daerah mitra tidak diperlukan dan diabaikan." in shown


def test_a_border_on_record_is_not_asked_and_neighbours_come_first(client_opo):
    own = factories.government().region
    far, near = factories.region(name="Kota Jauh"), factories.region(name="Kabupaten Dekat")
    factories.border(own, near)
    asked = client_opo.get(f"{PAGE}?kategori=pemda")
    assert asked.context["groups"][0][0] == "Berbatasan menurut catatan"
    assert asked.context["groups"][0][1] == f'<option value="{near.code}">Kabupaten Dekat</option>'
    assert own.name not in words(asked).split("Pilih …")[1]
    assert client_opo.get(f"{PAGE}?kategori=pemda&daerah={near.code}").context["question"].key == "lintas"
    assert client_opo.get(f"{PAGE}?kategori=pemda&daerah={far.code}").context["question"].key == "batas"


def test_the_own_province_borders_by_its_nature(client_opo):
    province = factories.region(name="Provinsi Contoh", kind="provinsi")
    factories.government(region=factories.region(province=province))
    asked = client_opo.get(f"{PAGE}?kategori=pemda&daerah={province.code}")
    assert asked.context["question"].key == "lintas"


# The result


def test_the_result_tells_kind_chain_signers_papers_stages_and_dprd(client_opo):
    response = client_opo.get(COMPANY)
    shown = words(response)
    assert "Mengapa KSDPK" in shown
    assert [row["name"] for row in response.context["chain"]] == ["KSB", "PKS"]
    assert response.context["drawn"][0]["children"][0]["title"] == "Perjanjian Kerja Sama"
    assert "TKKSD bersama pihak ketiga" in shown
    assert "Surat khusus" not in shown
    assert "Surat kuasa khusus kepala daerah" in shown
    assert "Paling lama 5 tahun, dapat diperpanjang" in shown
    assert "Memuat 8 hal: latar belakang, dasar hukum" in shown
    assert "Tidak perlu persetujuan DPRD: tidak memakai biaya APBD" in shown
    assert "Penyusunan kontrak atau PKS" in shown


def test_each_answer_says_whether_its_article_is_verified(client_opo):
    law = factories.regulation(key="PP-28-2018", kind="pp", number="28", year=2018)
    law.articles.create(number="14", gist="Mitra KSDPK ialah badan usaha.", verified=True)
    response = client_opo.get(COMPANY)
    basis = {row["citation"]: row["doubt"] for row in response.context["basis"]}
    assert basis == {
        "PP 28/2018 Pasal 14": "",
        "PP 28/2018 Pasal 15": "belum diverifikasi",
        "PP 28/2018 Pasal 16": "belum diverifikasi",
    }
    assert response.context["mark"] == ""
    assert "Mitra KSDPK ialah badan usaha." in words(response)
    law.status = "dicabut"
    law.save()
    revoked = client_opo.get(COMPANY)
    assert {row["doubt"] for row in revoked.context["basis"]} == {"peraturannya sudah dicabut"}


def test_a_changed_rule_acts_at_once(client_opo):
    Guidance.objects.filter(code="naskah-ksb-ksdpk").update(max_years=3)
    shown = words(client_opo.get(COMPANY.replace("tahun=3", "tahun=4")))
    assert "Kesepakatan Bersama paling lama 3 tahun, sedangkan jawabannya 4 tahun" in shown


def test_an_object_of_its_own_rules_says_where_to_go(client_opo):
    response = client_opo.get(f"{PAGE}?kategori=pt&objek=pemanfaatan_aset")
    shown = words(response)
    assert "Mengikuti aturannya sendiri" in shown
    assert "Bicarakan dengan BPKAD" in shown
    assert "Kerja sama pemanfaatan (KSP): paling lama 30 tahun" in shown
    assert response.context["begin"] == ""


def test_a_partner_that_cannot_be_one_is_told_why(client_opo):
    shown = words(client_opo.get(f"{PAGE}?kategori=cv"))
    assert "Tidak dapat dikerjasamakan" in shown
    assert "CV bukan badan hukum." in shown


def test_a_category_that_was_taken_away_meanwhile_is_asked_again(client_opo):
    PartnerCategory.objects.filter(code="pt").delete()
    assert "tidak dikenal; pilih lagi" in words(client_opo.get(COMPANY))


def test_who_may_propose_goes_on_with_the_answers(client_opo, client_aud):
    begin = client_opo.get(COMPANY).context["begin"]
    carried = (
        "kategori=pt&objek=pelayanan_publik&urusan=lain&prakarsa=kami&biaya=tidak&warga=tidak&aset=tidak"
    )
    assert begin == f"/kerja-sama/baru/?{carried}&jenis=ksdpk"
    assert client_aud.get(COMPANY).context["begin"] == ""


def test_without_rules_the_page_still_answers(client_opo):
    Guidance.objects.all().delete()
    shown = words(client_opo.get(COMPANY))
    assert "Aturan jenis ini belum dimuat; hubungi admin regulasi." in shown


def test_a_region_opened_again_stands_chosen(client_opo):
    region = factories.region(name="Kabupaten Dipilih")
    shown = words(client_opo.get(f"{PAGE}?kategori=pemda&daerah={region.code}&ubah=daerah"))
    assert f'<option value="{region.code}" selected>Kabupaten Dipilih</option>' in shown


def test_local_practice_is_marked_as_such(client_opo):
    papers = client_opo.get(COMPANY).context["papers"]
    marks = {paper["name"]: paper["mark"] for paper in papers}
    assert marks["Surat inisiasi dan penunjukan penghubung"] == "praktik setempat, belum diverifikasi"


def test_a_stage_shows_its_clocks_as_they_stand(client_opo):
    shared = {"unit": "hari", "counted_from": "surat", "citation": "pasal"}
    given = [("dprd_total", "Sikap DPRD", 45, True), ("kajian_tkksd", "Kajian", 7, False)]
    for key, label, amount, verified in given:
        DeadlineRule.objects.create(key=key, label=label, amount=amount, verified=verified, **shared)
    url = COMPANY.replace("warga=tidak", "warga=ya")
    stages = {stage["name"]: stage["clocks"] for stage in client_opo.get(url).context["stages"]}
    doubt = "praktik setempat, belum diverifikasi"
    assert stages["Persetujuan DPRD"] == [{"words": "Sikap DPRD: 45 hari", "doubt": ""}]
    assert stages["Persiapan"] == [{"words": "Kajian: 7 hari", "doubt": doubt}]
    DeadlineRule.objects.update(active=False)
    assert not any(stage["clocks"] for stage in client_opo.get(url).context["stages"])


def test_names_of_regions_are_escaped(client_opo):
    factories.region(name="Kabupaten <b>")
    assert "Kabupaten &lt;b&gt;" in words(client_opo.get(f"{PAGE}?kategori=pemda"))

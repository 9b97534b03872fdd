"""The NK, the RK with its table and the texts abroad on paper, read back and counted by page."""

from dataclasses import replace

import pytest

from agreements.documents.agreement_pages import agreement_pdf, preview_html
from agreements.documents.completeness import missing
from agreements.documents.layout import sheet
from agreements.documents.wording import instrument_name, title_lines
from tests.documents import reading
from tests.documents.samples import STAMP
from tests.rules import drafts


def dressed(draft, **changes):
    parties = tuple(
        replace(party, emblem="daerah-contoh" if party.ours else "mitra-contoh") for party in draft.parties
    )
    return replace(draft, parties=parties, **changes)


def printed(draft):
    return agreement_pdf(dressed(draft), stamp=STAMP)


def in_order(said, *parts):
    place = 0
    for part in parts:
        place = said.find(part, place)
        assert place >= 0, part


@pytest.mark.parametrize("paper", ["F4", "A4"])
def test_a_nota_kesepakatan_stands_as_on_the_form(paper):
    data = printed(drafts.nk(paper=paper))
    said = reading.spoken(data)
    in_order(
        *(said, "NOTA KESEPAKATAN", "ANTARA", "KEMENTERIAN CONTOH KANTOR PERTANAHAN", "DAN"),
        *("PEMERINTAH DAERAH KOTA MOJOKERTO", "TENTANG", "CONTOH KEPALA KANTOR"),
        *("berdasarkan surat pemberian wewenang Nomor 7/SK/2026 tanggal 1 Juli 2026", "PIHAK KESATU"),
        *("CONTOH WALI KOTA", "PIHAK KEDUA", "bahwa PIHAK KESATU melaksanakan tugas dan fungsi"),
        *("Pasal 1 LATAR BELAKANG", "Pasal 12 PENUTUP"),
        *("Demikian Nota Kesepakatan Sinergi Perencanaan dan Pelaksanaan Pembangunan", "bermeterai cukup"),
        *("PIHAK KEDUA,", "PIHAK KESATU,"),
    )
    assert next(alt for tag, alt in reading.elements(data) if tag == "/Figure").startswith("Lambang negara")
    assert 4 <= len(reading.pages(data)) <= 5


def test_the_garuda_stands_above_a_plan_and_both_emblems_beside_a_text_abroad():
    for draft in (drafts.nk(), drafts.rk()):
        emblems = sheet(dressed(draft)).emblems
        assert ([e.key for e in emblems.centre], emblems.left, emblems.right) == (["garuda-contoh"], (), ())
    for draft in (drafts.loi(), drafts.naskah_ln()):
        emblems = sheet(dressed(draft)).emblems
        assert ([e.key for e in emblems.left], [e.key for e in emblems.right]) == (
            ["mitra-contoh"],
            ["daerah-contoh"],
        )


def sizes(data):
    """(width, height) of each page in whole points."""
    with reading.opened(data) as file:
        return [tuple(round(float(side)) for side in page.mediabox[2:]) for page in file.pages]


@pytest.mark.parametrize(("paper", "wide", "high"), [("F4", 609, 935), ("A4", 595, 842)])
@pytest.mark.parametrize("number", [3, 25])
def test_the_activities_stand_on_turned_pages_with_their_head_again_and_no_row_split(
    paper, wide, high, number
):
    data = printed(drafts.rk(number, paper=paper))
    turned = [at for at, size in enumerate(sizes(data)) if size == (high, wide)]
    assert set(sizes(data)) == {(wide, high), (high, wide)}
    texts = [" ".join(text.split()) for text in reading.pages(data)]
    assert turned == list(range(turned[0], len(texts)))
    assert len(turned) == 1 if number == 3 else len(turned) > 2
    for at in turned:
        assert "Program atau" in texts[at]
        assert "penanggung" in texts[at].casefold()
    for row in range(1, number + 1):
        (home,) = [at for at in turned if f"tahap {row} " in f"{texts[at]} "]
        # the whole of a row is on its page: as many units as programmes
        assert texts[home].count("Pelaksana: Seksi Survei") == texts[home].count("Pendaftaran tanah aset")
    assert f"Rp{25 * number}.000.000,00" in texts[-1].replace(" ", "")
    assert all("Paraf" in text for text in texts)


def test_the_side_of_the_first_party_comes_first_in_the_table():
    plan = sheet(drafts.rk()).plan
    assert plan.labels == ("PIHAK KESATU", "PIHAK KEDUA")
    assert [side.unit for side in plan.rows[0].sides] == [
        "Seksi Survei dan Pemetaan",
        "Badan Pendapatan, Keuangan, dan Aset Daerah",
    ]
    assert plan.rows[0].when == "Triwulan III–IV"
    assert plan.sums == ("Rp120.000.000,00", "Rp75.000.000,00")
    assert sheet(drafts.nk()).plan is None


def test_an_estimate_that_is_not_known_is_no_zero():
    rows = (drafts.activity(estimate_ours=None, estimate_theirs=None),)
    plan = sheet(drafts.rk(activities=rows)).plan
    assert ([side.estimate for side in plan.rows[0].sides], plan.sums) == (["", ""], ("", ""))
    assert "Jumlah perkiraan" not in preview_html(drafts.rk(activities=rows))


@pytest.mark.parametrize("make", [drafts.loi, drafts.naskah_ln])
def test_a_text_abroad_names_the_countries_and_bears_no_meterai(make):
    said = reading.spoken(printed(make()))
    in_order(
        *(said, "PEMERINTAH DAERAH KOTA MOJOKERTO, REPUBLIK INDONESIA", "DAN"),
        *("PEMERINTAH NEGARA BAGIAN AUSTRALIA BARAT, AUSTRALIA", "TENTANG"),
        *("berkedudukan di Perth, Australia", "Pasal 1 SUBJEK", "Demikian"),
    )
    assert "bermeterai" not in said
    assert "LUAR NEGERI" not in title_lines(make())[0]


def test_a_country_that_the_name_ends_with_is_not_said_twice():
    draft = drafts.with_party(drafts.loi(), 2, body="Kedutaan Besar Australia")
    assert "KEDUTAAN BESAR AUSTRALIA" in title_lines(draft)


def test_an_addendum_is_called_after_what_it_changes():
    above = replace(drafts.PARENT, instrument="naskah_ln")
    assert instrument_name(replace(drafts.naskah_ln(), instrument="adendum", parent=above)) == (
        "Adendum Naskah Kerja Sama"
    )


def test_what_a_plan_and_a_text_abroad_lack_is_named():
    assert "Kegiatan: rencana kerja belum memuat kegiatan." in missing(dressed(drafts.rk(activities=())))
    gap = drafts.rk(activities=(drafts.activity(target="", output="[isi keluaran]"),))
    assert [words for words in missing(dressed(gap)) if words.startswith("Kegiatan 1")] == [
        "Kegiatan 1 belum lengkap: target.",
        "Kegiatan 1 masih memuat isian yang belum diganti: “[isi keluaran]”.",
    ]
    nowhere = drafts.with_party(drafts.loi(), 2, country="")
    assert any(words.endswith("negara belum diisi.") for words in missing(dressed(nowhere)))
    assert missing(dressed(drafts.nk())) == []
    unsigned = drafts.with_party(drafts.nk(state="ditandatangani"), 1, authority_number="")
    assert any("surat pemberian wewenang belum lengkap" in words for words in missing(dressed(unsigned)))


def test_markup_in_an_activity_is_words():
    paper = preview_html(drafts.rk(activities=(drafts.activity(output="<b>x</b>"),)))
    assert "&lt;b&gt;x&lt;/b&gt;" in paper

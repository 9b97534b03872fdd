"""Citations are recognised in their usual spellings, and nothing else is."""

from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from agreements.rules.citations import articles_of, citations, touches

UU23, PP28, P22 = "UU-23-2014", "PP-28-2018", "PERMENDAGRI-22-2020"
PERPPU = "LAIN-PERATURAN-PEMERINTAH-PENGGANTI-UNDANG-UNDANG-2-2022"


def keys(text):
    return [found.key for found in citations(text)]


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("Undang-Undang Nomor 23 Tahun 2014 tentang Pemerintahan Daerah", UU23),
        ("UNDANG-UNDANG REPUBLIK INDONESIA NOMOR 23 TAHUN 2014", UU23),
        ("undang\u2013undang No. 23 Th. 2014", UU23),
        ("Undang\u2011Undang\nNomor\u00a023\n    Tahun 2014", UU23),
        ("UU No. 23/2014", UU23),
        ("UU No.23 Tahun 2014", UU23),
        ("UU 23 Tahun 2014", UU23),
        ("UU RI Nomor: 23 Tahun 2014", UU23),
        ("Peraturan Pemerintah (PP) Nomor 28 Tahun 2018", PP28),
        ("PP 28/2018", PP28),
        ("PP Nomor 028 Tahun 2018", PP28),
        ("Permendagri 22/2020", P22),
        ("Peraturan Menteri Dalam Negeri Republik Indonesia Nomor 22 Tahun 2020", P22),
        ("Perpres No 16 Thn 2018", "PERPRES-16-2018"),
        ("Perppu Nomor 2 Tahun 2022", PERPPU),
        ("Perpu 2/2022", PERPPU),
        ("Peraturan Pemerintah Pengganti Undang-Undang Nomor 2 Tahun 2022", PERPPU),
        ("Permenlu 09/A/KP/XII/2006/01", "PERMENLU-09-A-KP-XII-2006-01-2006"),
        ("Peraturan Menteri Luar Negeri Nomor 3 Tahun 2019", "PERMENLU-3-2019"),
        ("Peraturan Daerah Kota Mojokerto Nomor 5 Tahun 2020", "PERDA-KOTA-MOJOKERTO-5-2020"),
        ("Perda Kab. Bandung Barat No. 5/2020", "PERDA-KABUPATEN-BANDUNG-BARAT-5-2020"),
        ("Perda 5/2020", "PERDA-5-2020"),
        ("PERATURAN WALIKOTA MOJOKERTO NOMOR 12 TAHUN 2021", "PERKADA-WALI-KOTA-MOJOKERTO-12-2021"),
        ("Perwali Kota Mojokerto 12/2021", "PERKADA-WALI-KOTA-MOJOKERTO-12-2021"),
        ("Perbup Mojokerto No. 3 Tahun 2019", "PERKADA-BUPATI-MOJOKERTO-3-2019"),
        ("Peraturan Gubernur Jawa Timur Nomor 20 Tahun 2021", "PERKADA-GUBERNUR-JAWA-TIMUR-20-2021"),
        (
            "Keputusan Wali Kota Cimahi Nomor 188.45/12/2021 Tahun 2021",
            "KEPKADA-WALI-KOTA-CIMAHI-188-45-12-2021-2021",
        ),
        (
            "Peraturan Menteri Keuangan Nomor 59/PMK.07/2019",
            "LAIN-PERATURAN-MENTERI-KEUANGAN-59-PMK-07-2019-2019",
        ),
        ("PMK 59/PMK.07/2019", "LAIN-PERATURAN-MENTERI-KEUANGAN-59-PMK-07-2019-2019"),
        ("Permenkes 3 Tahun 2020", "LAIN-PERATURAN-MENTERI-KESEHATAN-3-2020"),
        ("Instruksi Presiden Nomor 3 Tahun 2003", "LAIN-INSTRUKSI-PRESIDEN-3-2003"),
        ("Inpres 3/2003", "LAIN-INSTRUKSI-PRESIDEN-3-2003"),
    ],
)
def test_usual_spellings(text, key):
    assert keys(text) == [key]
    assert keys(f"Mengingat: 1. {text}; dan seterusnya.") == [key]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "sebagaimana dimaksud pada Pasal 5 ayat (2) Perjanjian ini",
        "pasal 5 ayat (2)",
        "Surat Nomor 503/28/2018 tanggal 5 Mei 2018",
        "Surat Nomor 900/PP/28/2018",
        "SPP 28/2018",
        "PP 28/2018/XII/417",
        "B-UU 23/2014",
        "Undang-Undang Dasar Negara Republik Indonesia Tahun 1945",
        "Peraturan Pemerintah ini",
        "Peraturan Daerah yang mengatur retribusi, Nomor 5 Tahun 2020",
        "Keputusan Menteri Hukum dan Hak Asasi Manusia Nomor AHU-0012345.AH.01.02 Tahun 2019",
        "Akta Nomor 12 Tahun 2014",
        "UU 23/1814",
        "UU 12345/2014",
        "Tahun 2014 Nomor 23",
        "peraturan perundang-undangan",
    ],
)
def test_what_only_looks_like_one(text):
    assert keys(text) == []


@pytest.mark.parametrize(
    ("text", "article"),
    [
        ("Pasal 9 ayat (3) PP 28/2018", "9 ayat (3)"),
        ("Pasal 6, 7, dan 8 PP 28/2018", "6, 7, dan 8"),
        ("Pasal 6, Pasal 7, dan Pasal 8 PP 28/2018", "6, 7, dan 8"),
        ("ketentuan Pasal 51 dari PP 28/2018", "51"),
        ("Pasal 46 sampai dengan Pasal 48\nPeraturan Pemerintah Nomor 28 Tahun 2018", "46 sampai dengan 48"),
        ("PP 28/2018 Pasal 19 ayat (2) huruf b", "19 ayat (2) huruf b"),
        ("PP 28/2018 Pasal 2 ayat (2) dan 13 ayat (2)", "2 ayat (2) dan 13 ayat (2)"),
        ("Pasal 1 angka 12 dan 13 PP 28/2018", "1 angka 12 dan 13"),
        ("PP 28/2018 Ps 8 dan 21", "8 dan 21"),
        ("PP 28/2018 Pasal 9(1), 32(1)", "9(1), 32(1)"),
        ("Pasal 3. PP 28/2018", ""),
        ("Pasal 5 ayat (2) Perjanjian ini dan PP 28/2018", ""),
        ("PP 28/2018 Pasal 5 ayat (2) Perjanjian Kerja Sama ini", ""),
        ("PP 28/2018 tentang Kerja Sama Daerah", ""),
    ],
)
def test_the_pasal_of_a_citation(text, article):
    (found,) = citations(text)
    assert (found.key, found.article) == (PP28, article)
    assert ("asal" in text[found.start : found.end] or "Ps" in text[found.start : found.end]) is bool(article)


def test_pasal_between_two_regulations_are_of_the_second():
    first, second = citations("UU 23/2014 Pasal 5 PP 28/2018")
    assert (first.article, second.article) == ("", "5")


def test_chains():
    text = (
        "Undang-Undang Nomor 23 Tahun 2014 tentang Pemerintahan Daerah sebagaimana telah "
        "beberapa kali diubah, terakhir dengan Undang-Undang Nomor 6 Tahun 2023"
    )
    assert keys(text) == [UU23, "UU-6-2023"]
    assert keys("UU Nomor 2 Tahun 2015 dan Nomor 9 Tahun 2015") == ["UU-2-2015", "UU-9-2015"]
    assert keys("UU 23/2014, 9/2015 jo. 6/2023 dan PP 28/2018") == [UU23, "UU-9-2015", "UU-6-2023", PP28]
    nothing_more = "UU 23/2014 dan surat 9/2015"
    assert keys(nothing_more) == [UU23]


def test_region_and_name():
    perda, perwali, pp = citations("Perda Kota Cimahi 5/2020; Perbup Sleman 3/2019; PP 28/2018")
    assert (perda.region, perwali.region, pp.region) == ("Kota Cimahi", "Kabupaten Sleman", "")
    assert perda.name == "Peraturan Daerah Kota Cimahi Nomor 5 Tahun 2020"
    assert perwali.name == "Peraturan Bupati Sleman Nomor 3 Tahun 2019"
    assert pp.name == "Peraturan Pemerintah Nomor 28 Tahun 2018"
    (other,) = citations("Permenlu 09/A/KP/XII/2006/01")
    assert (other.year, other.name) == (2006, "Peraturan Menteri Luar Negeri Nomor 09/A/KP/XII/2006/01")


KINDS = {
    "uu": (
        "Undang-Undang",
        "UNDANG-UNDANG",
        "UU",
        "Undang \u2013 Undang",
        "Undang-Undang Republik Indonesia",
    ),
    "pp": ("Peraturan Pemerintah", "PP", "peraturan pemerintah", "Peraturan Pemerintah RI"),
    "perpres": ("Peraturan Presiden", "Perpres", "PERPRES"),
    "permendagri": ("Peraturan Menteri Dalam Negeri", "Permendagri", "PERMENDAGRI"),
    "permenlu": ("Peraturan Menteri Luar Negeri", "Permenlu"),
    "perda": ("Peraturan Daerah Kota Contoh", "Perda Kota Contoh", "PERATURAN DAERAH KOTA CONTOH"),
    "perkada": (
        "Peraturan Wali Kota Contoh",
        "Perwali Contoh",
        "Peraturan Walikota Contoh",
        "Perwali Kota Contoh",
    ),
    "kepkada": ("Keputusan Bupati Contoh", "Kepbup Contoh", "KEPUTUSAN BUPATI CONTOH"),
    "lain": ("Peraturan Menteri Keuangan", "Permenkeu", "PMK", "PERATURAN MENTERI KEUANGAN"),
}
ISSUERS = {
    "perda": "Kota Contoh",
    "perkada": "Wali Kota Contoh",
    "kepkada": "Bupati Contoh",
    "lain": "Peraturan Menteri Keuangan",
}
SPACES = st.sampled_from([" ", "\u00a0", "\n", " \n    ", "\u2009", "  "])
ARTICLES = st.sampled_from(["", "9", "9 ayat (3)", "6, 7, dan 8", "2 huruf a", "12 dan 13"])


@st.composite
def spelt(draw):
    """A citation in some spelling: (text, kind, number, year, article)."""
    kind = draw(st.sampled_from(list(KINDS)))
    number, year = draw(st.integers(1, 999)), draw(st.integers(1945, 2030))
    sign = draw(st.sampled_from([" Nomor ", " No. ", " no ", " NOMOR ", " Nomor: ", " "]))
    when = draw(st.sampled_from([" Tahun {}", " TAHUN {}", "/{}", " / {}", " Th. {}"]))
    text = f"{draw(st.sampled_from(KINDS[kind]))}{sign}{number}{when.format(year)}"
    article = draw(ARTICLES)
    if article:
        text = draw(st.sampled_from([f"Pasal {article} {text}", f"{text} Pasal {article}"]))
    return text.replace(" ", draw(SPACES)), kind, str(number), year, article


AROUND = st.sampled_from(["", "berdasarkan ", "(", "; ", "bahwa sesuai dengan ketentuan "])
BEHIND = st.sampled_from(["", ".", "; dan", ") ", " tentang Hal Contoh", ", yang telah diubah"])


@given(spelt(), AROUND, BEHIND)
@settings(max_examples=400, deadline=None)
def test_every_spelling_is_read_back(one, before, behind):
    text, kind, number, year, article = one
    (found,) = citations(f"{before}{text}{behind}")
    assert (found.kind, found.number, found.year) == (kind, number, year)
    assert (found.article, found.issuer) == (article, ISSUERS.get(kind, ""))
    assert f"{before}{text}{behind}"[found.start : found.end] == text


PIECES = st.sampled_from(
    [
        *(
            "UU ",
            "Undang-Undang ",
            "Peraturan Menteri ",
            "Peraturan Daerah Kota ",
            "Nomor ",
            "Tahun ",
            "2014",
            "23",
            "/",
        ),
        *(
            "Pasal ",
            "ayat (1) ",
            "huruf a",
            ", ",
            " dan ",
            "\u00a0",
            "\n",
            " ini ",
            "PP 28/2018",
            "Perwali ",
            "a.b-c/",
            "\u200b",
        ),
    ]
)


@given(st.lists(PIECES | st.text(max_size=5), max_size=40).map("".join))
@settings(max_examples=300, deadline=None)
def test_places_are_in_order_and_never_overlap(text):
    end = 0
    for found in citations(text):
        assert end <= found.start < found.end <= len(text)
        assert text[found.start : found.end] == text[found.start : found.end].strip()
        end = found.end


def seconds(text):
    best = []
    for _ in range(2):
        start = process_time()
        citations(text)
        best.append(process_time() - start)
    return min(best)


@given(st.lists(PIECES, min_size=1, max_size=4).map("".join))
@settings(max_examples=40, deadline=None)
def test_no_text_makes_it_slow(piece):
    """Four times the text takes about four times as long, whatever is repeated."""
    short, long = (piece * (size // len(piece)) for size in (10_000, 40_000))
    assert seconds(long) < 8 * seconds(short) + 0.05


@pytest.mark.parametrize(
    ("article", "numbers"),
    [
        ("9 ayat (3)", {"9"}),
        ("6, 7, dan 8", {"6", "7", "8"}),
        ("363 sampai dengan 368", {"363", "364", "365", "366", "367", "368"}),
        ("23\u201325", {"23", "24", "25"}),
        ("1 angka 12 dan 13", {"1"}),
        ("2 ayat (2) dan 13 ayat (2)", {"2", "13"}),
        ("9(1), 32(1)", {"9", "32"}),
        ("19A ayat (2) huruf b", {"19a"}),
        ("", set()),
        ("lampiran", set()),
    ],
)
def test_numbers_of_pasal(article, numbers):
    assert articles_of(article) == numbers


def test_what_a_citation_touches():
    assert touches("6 ayat (1)", ["6"])
    assert not touches("7", ["6"])
    assert touches("", ["6"]), "who cites no pasal cites the whole"
    assert touches("7", []), "a whole regulation is every pasal of it"
    assert touches("5 sampai 8", ["1 angka 3", "7 ayat (2)"])

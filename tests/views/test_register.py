"""The register's page, its sheet and its paper: what they show, to whom, at what cost."""

import io
import re
from datetime import timedelta

import pytest
from django.urls import reverse
from python_calamine import load_workbook

from agreements.documents import register_pages
from agreements.models import Initial
from agreements.reports import keyset
from agreements.views.register_rows import row_html
from tests import factories
from tests.views.watching import count, statements, writes

pytestmark = pytest.mark.django_db
days = factories.days
LIST = "/register/"
SHEET, PAPER = "/register/unduh.xlsx", "/register/unduh.pdf"


def titles(response):
    return re.findall(r'class="cell-main".*?<a href="[^"]*">([^<]*)</a>', response.content.decode())


def standings(response):
    """Return {status: (what it waits for, its tone)} of the rows."""
    chip = (
        r'class="chip [^>]*>.*?</svg>([^<]*)</span><div class="cell-sub(?: tone-(\w+) toned)?">([^<]*)</div>'
    )
    return {status: (waits, tone) for status, tone, waits in re.findall(chip, response.content.decode())}


def sheet_titles(response):
    data = b"".join(response.streaming_content)
    rows = load_workbook(io.BytesIO(data)).get_sheet_by_index(0).to_python()
    head = next(at for at, row in enumerate(rows) if row[0] == "No.")
    return [row[3] for row in rows[head + 1 :]]


def test_the_list_shows_a_row_and_leads_to_its_page(client_stf, opd):
    row = factories.agreement(
        "berlaku",
        agency=opd,
        about="Air <minum> & “limbah”",
        number="1/KSB/2026",
        signed_on=days(-9),
        starts_on=days(-9),
        ends_on=days(12),
        legacy=True,
    )
    page = client_stf.get(LIST).content.decode()
    assert f'href="{reverse("agreement", args=[row.uid])}">Air &lt;minum&gt; &amp; “limbah”</a>' in page
    for words in (
        "KSB · 1/KSB/2026 · naskah lama",
        "Dinkes",
        "Akan berakhir",
        "12 hari lagi",
        "1 dari 1 naskah",
    ):
        assert words in page


def test_a_row_says_whose_turn_it_is_and_which_day_of_how_many(client_stf, opd):
    factories.deadline("telaah_hukum", 5)
    factories.deadline("paraf", 5)
    factories.deadline("ksb_jadi_pks", 180)
    since = factories.timezone.now() - timedelta(days=7)
    factories.agreement("telaah_hukum", state_since=since)
    final = factories.agreement("final", agency=opd, state_since=factories.timezone.now() - timedelta(days=2))
    Initial.objects.create(
        agreement=final, revision=final.revision, role="oph", user=final.created_by, post="Kepala"
    )
    factories.agreement("pembahasan", state_since=since)
    factories.agreement("berlaku")
    assert standings(client_stf.get(LIST)) == {
        "Telaah hukum": ("Bagian Hukum · lewat 2 hari", "danger"),
        "Naskah final": ("Bagian Hukum · hari ke-2 dari 5", ""),
        "Pembahasan": ("Bagian Pemerintahan · 7 hari", ""),
        "Berlaku": ("belum ada PKS · lewat 20 hari", "danger"),
    }
    late = client_stf.get(f"{LIST}?lewat=1")
    assert set(standings(late)) == {"Telaah hukum", "Berlaku"}
    assert "Lewat tenggat" in late.content.decode()


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("", {"Draf", "Berlaku", "Habis", "Tirta"}),
        ("?status=berjalan", {"Berlaku", "Tirta"}),
        ("?status=selesai", {"Habis"}),
        ("?status=proses", {"Draf"}),
        ("?tanpa_pks=1", {"Berlaku"}),
        ("?q=tirta", {"Tirta"}),
        ("?mitra=malang", {"Tirta"}),
        ("?sisa=31-90", {"Berlaku"}),
    ],
)
def test_list_sheet_and_counts_say_the_same(client_stf, address, expected):
    factories.agreement("draf", about="Draf")
    factories.agreement("berlaku", about="Berlaku", ends_on=days(60))
    factories.agreement("berlaku", about="Habis", ends_on=days(-1))
    malang = factories.partner(name="Kota Malang")
    factories.agreement("berlaku", about="Tirta", instrument="pks", partners=[malang])
    page = client_stf.get(LIST + address)
    assert set(titles(page)) == expected
    assert f"{len(expected)} dari {len(expected)} naskah" in page.content.decode()
    assert set(sheet_titles(client_stf.get(SHEET + address))) == expected


@pytest.mark.parametrize("address", ["", "?q=rahasia", "?status=draf", "?urut=judul", "?mitra=kabupaten"])
def test_an_officer_meets_nothing_of_another_opd(client_opo, opd, address):
    factories.agreement("draf", about="Rahasia milik sendiri", agency=opd)
    factories.agreement("draf", about="Rahasia orang lain")
    page = client_opo.get(LIST + address)
    assert titles(page) == ["Rahasia milik sendiri"]
    assert "1 dari 1 naskah" in page.content.decode()
    assert sheet_titles(client_opo.get(SHEET + address)) == ["Rahasia milik sendiri"]


def test_the_paper_holds_the_same_set(client_opo, opd, monkeypatch):
    printed = []
    fake = lambda listing, stamp: printed.append(listing) or b"%PDF"  # noqa: E731
    monkeypatch.setattr("agreements.views.register.register_pdf", fake)
    factories.agreement("berlaku", about="Sendiri", agency=opd, ends_on=days(12))
    factories.agreement("berlaku", about="Orang lain", ends_on=days(12))
    response = client_opo.get(f"{PAPER}?status=berjalan")
    assert (response.status_code, response["Content-Type"]) == (200, "application/pdf")
    (listing,) = printed
    assert [(row.about, row.days_left, row.state) for row in listing.rows] == [
        ("Sendiri", "12 hari lagi", "Akan berakhir")
    ]
    assert (listing.filters, listing.total) == ((("Status", "Berjalan"),), 1)


def test_a_real_paper_is_a_pdf(client_stf):
    factories.government()
    factories.agreement("berlaku")
    assert client_stf.get(PAPER).content.startswith(b"%PDF")


def test_a_set_too_large_for_paper_is_told_on_the_list(client_stf, monkeypatch):
    monkeypatch.setattr(register_pages, "MAX_ROWS", 1)
    monkeypatch.setattr("agreements.views.register.MAX_ROWS", 1)
    for _ in range(2):
        factories.agreement("draf")
    response = client_stf.get(f"{PAPER}?status=draf", follow=True)
    assert response.redirect_chain == [("/register/?status=draf", 302)]
    assert "Daftar memuat 2 naskah, paling banyak 1" in response.content.decode()


def test_a_sheet_cut_at_the_limit_says_so(client_stf, monkeypatch):
    monkeypatch.setattr("agreements.views.register.MOST_ROWS", 2)
    for about in "abc":
        factories.agreement(about=about)
    data = b"".join(client_stf.get(f"{SHEET}?urut=judul").streaming_content)
    rows = load_workbook(io.BytesIO(data)).get_sheet_by_index(0).to_python()
    assert rows[3][0] == "Dibatasi pada 2 baris pertama; persempit saringan untuk sisanya."
    assert [row[3] for row in rows[-2:]] == ["a", "b"]


def test_what_people_typed_is_never_a_formula(client_stf):
    factories.agreement(about='=HYPERLINK("http://x")', partners=[factories.partner(name="+62 Mitra")])
    for address in (SHEET, f"{SHEET}?q=%3Dhyperlink"):
        assert sheet_titles(client_stf.get(address)) == ['=HYPERLINK("http://x")']


def test_pages_go_forth_and_back(client_stf, monkeypatch):
    monkeypatch.setattr(keyset, "SIZE", 2)
    for about in "abcde":
        factories.agreement(about=about)
    page = client_stf.get(f"{LIST}?urut=judul")
    seen = [titles(page)]
    while link := re.search(r'rel="next" href="([^"]+)"', page.content.decode()):
        page = client_stf.get(link[1].replace("&amp;", "&"))
        seen.append(titles(page))
    assert seen == [["a", "b"], ["c", "d"], ["e"]]
    back = re.search(r'rel="prev" href="([^"]+)"', page.content.decode())
    assert titles(client_stf.get(back[1].replace("&amp;", "&"))) == ["c", "d"]
    assert 'rel="next"' not in page.content.decode()


def test_an_equal_row_is_written_out_once_and_a_changed_one_anew(client_stf, opd):
    row = factories.agreement("draf", agency=opd, about="Cabai merah")
    for _ in range(2):
        row_html.cache_clear()
        assert [titles(client_stf.get(LIST)) for _ in range(3)] == [["Cabai merah"]] * 3
        assert row_html.cache_info().misses == 1
    type(row).objects.filter(pk=row.pk).update(about="Cabai <b>rawit</b>")
    assert titles(client_stf.get(LIST)) == ["Cabai &lt;b&gt;rawit&lt;/b&gt;"]


def test_a_tab_keeps_the_other_filters_and_drops_the_page(client_stf):
    factories.agreement(about="Air")
    page = client_stf.get(f"{LIST}?q=air&status=draf&urut=judul&setelah=WyJBIiwxXQ").content.decode()
    assert 'href="/register/?q=air&amp;status=berjalan"' in page
    assert 'href="/register/?q=air&amp;tanpa_pks=1"' in page


def test_active_filters_are_chips_that_come_off_one_by_one(client_stf, opd):
    page = client_stf.get(f"{LIST}?q=air&opd={opd.pk}&lama=1").content.decode()
    for words in ("Cari: air", "OPD: Dinas Kesehatan", "Naskah lama"):
        assert words in page
    assert f'href="/register/?q=air&amp;opd={opd.pk}"' in page
    assert 'href="/register/?q=air&amp;lama=1"' in page


def test_a_wrong_filter_is_told_and_the_rest_holds(client_stf):
    factories.agreement(about="Air")
    page = client_stf.get(f"{LIST}?tahun=dua&status=draf")
    assert "Saringan “Tahun tanda tangan” tidak dikenal, jadi diabaikan." in page.content.decode()
    assert titles(page) == ["Air"]


def test_empty_lists_help(client_stf):
    assert "Belum ada naskah" in client_stf.get(LIST).content.decode()
    page = client_stf.get(f"{LIST}?q=xyzzy").content.decode()
    assert "Tidak ada naskah yang cocok" in page
    assert "Tampilkan semua naskah" in page


def test_a_mistyped_search_is_helped(client_stf):
    factories.agreement(about="Pariwisata sungai")
    page = client_stf.get(f"{LIST}?q=pariwista").content.decode()
    assert 'Mungkin maksud Anda: <a href="/register/?q=pariwisata">pariwisata</a>?' in page
    assert count(client_stf, f"{LIST}?q=pariwista") <= 12


def test_what_is_typed_is_shown_as_text(client_stf):
    page = client_stf.get(LIST, {"q": '"><script>x</script>', "mitra": "<b>"}).content.decode()
    assert "<script>x" not in page
    assert "&lt;script&gt;x" in page


@pytest.mark.parametrize("address", [LIST, SHEET, PAPER])
def test_a_stranger_is_sent_to_sign_in(client, address):
    assert client.get(address).status_code == 302
    assert client.get(address)["Location"].startswith(reverse("login"))


@pytest.mark.parametrize("address", [LIST, SHEET, PAPER])
def test_nothing_is_posted_to_a_list(client_stf, address):
    assert client_stf.post(address).status_code == 405


@pytest.mark.parametrize("address", [LIST, f"{LIST}?q=pelayanan&status=berjalan", SHEET, PAPER])
def test_a_get_writes_nothing(client_stf, address):
    factories.government()
    factories.agreement("berlaku")
    client_stf.get(LIST)
    assert writes(client_stf, address) == []


@pytest.mark.parametrize(
    "address",
    [
        LIST,
        f"{LIST}?status=berjalan",
        f"{LIST}?q=pelayanan",
        f"{LIST}?mitra=kabupaten",
        f"{LIST}?tugas=mulai_telaah",
        f"{LIST}?urusan=1&opd=1&tahun=2026&sisa=0-30&jenis=ksdpk&bentuk=pks",
    ],
)
def test_the_number_of_questions_does_not_grow(client_stf, address):
    factories.agreement("berlaku")
    at_one = count(client_stf, address)
    for state in ("berlaku", "diajukan"):
        factories.agreement(state)
    assert count(client_stf, address) == at_one
    assert at_one <= 12


def test_the_rows_read_no_text(client_stf):
    factories.agreement("berlaku")
    assert [sql for sql in statements(client_stf, LIST) if '"agreements_agreement"."text"' in sql] == []


def test_a_large_set_of_one_condition_tells_about_how_many(client_stf, monkeypatch):
    factories.agreement("berlaku")
    monkeypatch.setattr(keyset, "guessed", lambda rows: 2651)
    about = client_stf.get(f"{LIST}?status=berjalan").content.decode()
    assert "1 dari kira-kira 2.700 naskah" in about
    counted = client_stf.get(f"{LIST}?status=berjalan&bentuk=ksb").content.decode()
    assert "kira-kira" not in counted

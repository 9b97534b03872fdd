"""The regulation library in the panel: kept by admin regulasi, read and verified by Bagian Hukum."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from agreements.models import Article, LegalBasis, Regulation, Relation
from tests import factories
from tests.admin.filling import errors, filled, row, said

ADD = "admin:agreements_regulation_add"
LIST = "admin:agreements_regulation_changelist"


def change(regulation):
    return reverse("admin:agreements_regulation_change", args=[regulation.pk])


def verified(**given):
    return factories.regulation(**{"verified": True, "verified_on": factories.today()} | given)


def new(client, **changes):
    data = filled(client.get(reverse(ADD)))
    data |= {"kind": "pp", "number": "28", "year": "2018", "title": "Kerja Sama Daerah", "status": "berlaku"}
    return client.post(reverse(ADD), data | changes, follow=True)


def test_a_new_entry_gets_its_address_and_waits_for_verification(client_reg):
    new(client_reg, applies_to=["ksdpk", "sinergi"], issued_on="2018-07-06", promulgated_on="2018-07-13")
    entry = Regulation.objects.get()
    assert (entry.key, entry.applies_to, entry.verified) == ("PP-28-2018", ["ksdpk", "sinergi"], False)


@pytest.mark.parametrize(
    ("changes", "complaint"),
    [
        (
            {"issued_on": "2018-07-13", "promulgated_on": "2018-07-06"},
            "Tanggal pengundangan tidak boleh sebelum tanggal penetapan.",
        ),
        ({"year": "1900"}, f"Tahun peraturan antara 1945 dan {factories.today().year + 1}."),
        (
            {"issued_on": "2010-01-01"},
            "Tanggal penetapan tidak sesuai dengan tahun peraturan (2018).",
        ),
    ],
)
def test_an_entry_that_cannot_be_is_refused(client_reg, changes, complaint):
    response = new(client_reg, **changes)
    assert errors(response) == [complaint]
    assert not Regulation.objects.exists()


def test_a_national_regulation_stands_once(client_reg):
    factories.regulation(kind="pp", number="28", year=2018, title="Kerja Sama Daerah")
    response = new(client_reg, title="Tentang lain")
    assert errors(response) == [
        "Sudah ada dalam pustaka: Peraturan Pemerintah Nomor 28 Tahun 2018 tentang Kerja Sama Daerah."
    ]


def test_local_regulations_of_two_regions_may_share_a_number(client_reg):
    factories.regulation(kind="perda", number="12", year=2018, title="Kota A", key="PERDA-12-2018")
    new(client_reg, kind="perda", number="12", title="Kota B")
    assert set(Regulation.objects.values_list("key", flat=True)) == {"PERDA-12-2018", "PERDA-12-2018-2"}


def test_a_local_regulation_of_one_region_stands_once(client_reg):
    factories.regulation(kind="perda", number="12", year=2018, issuer="Kota A", title="Sampah")
    response = new(client_reg, kind="perda", number="12", issuer="kota  A", title="Lain")
    assert errors(response) == [
        "Sudah ada dalam pustaka: Peraturan Daerah Kota A Nomor 12 Tahun 2018 tentang Sampah."
    ]
    new(client_reg, kind="perda", number="12", issuer="Kota B", title="Sampah")
    assert {str(row) for row in Regulation.objects.all()} == {
        "Peraturan Daerah Kota A Nomor 12 Tahun 2018",
        "Peraturan Daerah Kota B Nomor 12 Tahun 2018",
    }


def test_an_edit_takes_the_mark_off_and_says_so(client_reg):
    entry = verified()
    data = filled(client_reg.get(change(entry))) | {"note": "Diperbaiki"}
    response = client_reg.post(change(entry), data, follow=True)
    entry.refresh_from_db()
    assert (entry.note, entry.verified, entry.verified_by, entry.verified_on) == (
        "Diperbaiki",
        False,
        None,
        None,
    )
    assert any("tanda verifikasinya dilepas" in message for message in said(response))


def test_saving_without_a_change_keeps_the_mark(client_reg):
    entry = verified()
    Article.objects.create(regulation=entry, number="1", gist="Inti", topics=["objek"], verified=True)
    client_reg.post(change(entry), filled(client_reg.get(change(entry))))
    entry.refresh_from_db()
    assert (entry.verified, entry.articles.get().verified) == (True, True)


def test_an_article_that_changes_loses_its_own_mark_only(client_reg):
    entry = verified()
    for number in ("1", "2"):
        Article.objects.create(regulation=entry, number=number, gist="Inti", verified=True)
    data = filled(client_reg.get(change(entry))) | {"articles-0-gist": "Inti baru"}
    client_reg.post(change(entry), row("articles", data, number="3", gist="Pasal baru", topics="a, b"))
    assert list(entry.articles.values_list("number", "gist", "topics", "verified")) == [
        ("1", "Inti baru", [], False),
        ("2", "Inti", [], True),
        ("3", "Pasal baru", ["a", "b"], False),
    ]
    entry.refresh_from_db()
    assert entry.verified


def relate(client, source, kind, target):
    data = row("bears_on", filled(client.get(change(source))), kind=kind, target=target.pk, note="")
    return client.post(change(source), data, follow=True)


def test_a_revocation_sets_the_status_of_the_other_in_one_go(client_reg):
    source, target = factories.regulation(year=2020), verified(year=2009)
    response = relate(client_reg, source, "mencabut", target)
    target.refresh_from_db()
    assert (target.status, target.verified) == ("dicabut", False)
    assert f"Status {target} menjadi “Dicabut”. Tanda verifikasinya dilepas." in said(response)


def test_a_revocation_that_is_not_yet_in_force_waits(client_reg):
    source = factories.regulation(year=2020, in_force_on=factories.days(30))
    target = factories.regulation(year=2009)
    response = relate(client_reg, source, "mencabut", target)
    target.refresh_from_db()
    assert target.status == "berlaku"
    assert any("belum berlaku" in message for message in said(response))


def test_a_circle_is_refused_with_the_way_it_takes(client_reg):
    one = factories.regulation(kind="pp")
    other = factories.regulation(kind="pp", status="diubah")
    Relation.objects.create(source=one, kind="mengubah", target=other)
    response = relate(client_reg, other, "mengubah", one)
    assert errors(response) == [f"Hubungan ini membuat lingkaran: {other} mengubah {one} mengubah {other}."]
    assert Relation.objects.count() == 1


def test_a_relation_to_itself_is_refused(client_reg):
    entry = factories.regulation()
    assert errors(relate(client_reg, entry, "mencabut", entry)) == [
        "Peraturan tidak dapat mencabut dirinya sendiri."
    ]


def test_a_status_against_a_recorded_revocation_is_refused(client_reg):
    source, target = factories.regulation(year=2020), factories.regulation(year=2009, status="dicabut")
    Relation.objects.create(source=source, kind="mencabut", target=target)
    data = filled(client_reg.get(change(target))) | {"status": "berlaku"}
    assert errors(client_reg.post(change(target), data)) == [
        f"Peraturan ini dicabut oleh {source}; pilih status “Dicabut” atau hapus hubungan itu dahulu."
    ]


def test_a_relation_taken_away_asks_to_look_at_the_status(client_reg):
    source, target = verified(year=2020), factories.regulation(year=2009, status="dicabut")
    Relation.objects.create(source=source, kind="mencabut", target=target)
    data = filled(client_reg.get(change(source))) | {"bears_on-0-DELETE": "on"}
    response = client_reg.post(change(source), data, follow=True)
    source.refresh_from_db()
    assert (Relation.objects.count(), source.verified) == (0, False)
    assert f"Hubungan dengan {target} dihapus; periksa apakah statusnya masih benar." in said(response)


def test_both_directions_are_on_the_page(client_reg):
    newer, entry, older = (factories.regulation(year=year) for year in (2022, 2020, 2009))
    Relation.objects.create(source=newer, kind="mengubah", target=entry)
    Relation.objects.create(source=entry, kind="mencabut", target=older)
    html = client_reg.get(change(entry)).content.decode()
    assert "diubah oleh" in html
    assert newer.citation in html
    assert f'<option value="{older.pk}" selected>{older.short}' in html


def test_a_stale_form_is_refused_and_nothing_is_lost_in_between(client_reg):
    entry = factories.regulation()
    data = filled(client_reg.get(change(entry)))
    Article.objects.create(regulation=entry, number="1", gist="Ditambahkan orang lain")
    response = client_reg.post(change(entry), data | {"note": "Terlambat"})
    assert errors(response) == [
        "Entri ini berubah setelah Anda membukanya. Muat ulang halaman dan periksa kembali."
    ]
    entry.refresh_from_db()
    assert entry.note == ""


def delete(client, entry):
    return client.post(
        reverse("admin:agreements_regulation_delete", args=[entry.pk]), {"post": "yes"}, follow=True
    )


def test_what_is_cited_or_related_is_never_deleted(client_reg):
    cited, related = factories.regulation(year=2020), factories.regulation(year=2009)
    LegalBasis.objects.create(agreement=factories.agreement(), regulation=cited)
    Relation.objects.create(source=factories.regulation(year=2021), kind="mencabut", target=related)
    assert f"{cited} menjadi dasar hukum 1 naskah" in said(delete(client_reg, cited))[0]
    assert "hapus hubungan itu dahulu" in said(delete(client_reg, related))[0]
    assert Regulation.objects.count() == 3


def test_an_entry_made_by_mistake_goes_with_its_articles(client_reg):
    entry = factories.regulation()
    Article.objects.create(regulation=entry, number="1", gist="Inti")
    delete(client_reg, entry)
    assert (Regulation.objects.count(), Article.objects.count()) == (0, 0)


def test_bagian_hukum_reads_but_changes_nothing(client_hkm):
    entry = factories.regulation(note="Asli", applies_to=["ksdpk"])
    html = client_hkm.get(change(entry)).content.decode()
    assert "Tandai terverifikasi" in html
    assert 'name="_save"' not in html
    assert "KSDPK" in html
    assert client_hkm.post(change(entry), {"note": "Diubah"}).status_code == 403
    assert client_hkm.get(reverse("admin:agreements_regulation_delete", args=[entry.pk])).status_code == 403
    entry.refresh_from_db()
    assert entry.note == "Asli"


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("?q=permendagri+22", {"PERMENDAGRI-22-2020"}),
        ("?q=kahar", {"PERMENDAGRI-22-2020"}),
        ("?q=kerja+sama", {"PP-28-2018", "PERMENDAGRI-22-2020"}),
        ("?kind__exact=pp", {"PP-28-2018", "PP-50-2007"}),
        ("?status__exact=dicabut", {"PP-50-2007"}),
        ("?verified__exact=1", {"PP-28-2018"}),
        ("?year=2007", {"PP-50-2007"}),
        ("?berlaku_untuk=sinergi", {"PP-28-2018"}),
    ],
)
def test_search_and_filters(client_reg, query, found):
    factories.regulation(
        key="PP-28-2018",
        kind="pp",
        year=2018,
        title="Kerja Sama Daerah",
        verified=True,
        applies_to=["sinergi"],
    )
    factories.regulation(key="PP-50-2007", kind="pp", year=2007, title="Tata cara lama", status="dicabut")
    tata = factories.regulation(key="PERMENDAGRI-22-2020", title="Tata Cara Kerja Sama Daerah")
    Article.objects.create(regulation=tata, number="14", gist="Memuat keadaan kahar", topics=["isi"])
    listed = client_reg.get(reverse(LIST) + query).context["cl"].result_list
    assert {entry.key for entry in listed} == found


def test_the_list_tells_status_mark_and_citations(client_reg):
    entry = verified(kind="pp", number="28", year=2018, title="Kerja Sama Daerah", status="diubah")
    LegalBasis.objects.create(agreement=factories.agreement(), regulation=entry)
    html = client_reg.get(reverse(LIST)).content.decode()
    assert "PP 28/2018" in html
    assert '<span class="mark mark-diubah">Berlaku, telah diubah</span>' in html
    assert '<span class="mark mark-ok">terverifikasi</span>' in html
    assert '<td class="field-cited">1</td>' in html


def count(client, address):
    with CaptureQueriesContext(connection) as seen:
        assert client.get(address).status_code == 200
    return len(seen)


def test_the_number_of_queries_does_not_grow(client_reg):
    entry = factories.regulation(year=2024)

    def more(number):
        for at in range(number):
            Article.objects.create(regulation=entry, number=f"{entry.articles.count()}-{at}", gist="Inti")
            other = factories.regulation(year=2020)
            Relation.objects.create(source=entry, kind="mencabut", target=other)
            Relation.objects.create(source=factories.regulation(year=2025), kind="mengubah", target=entry)

    history = reverse("admin:agreements_regulation_history", args=[entry.pk])
    more(1)
    before = [count(client_reg, address) for address in (reverse(LIST), change(entry), history)]
    more(3)
    assert [count(client_reg, address) for address in (reverse(LIST), change(entry), history)] == before
    assert max(before) <= 30

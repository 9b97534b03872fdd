"""The command that loads the reference data: what it makes, leaves, puts back and refuses."""

import json
import shutil
from io import StringIO

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError

from agreements.management.reference import SEEDS, read
from agreements.models import (
    Affair,
    Agency,
    Article,
    Border,
    Country,
    DeadlineRule,
    Guidance,
    PartnerCategory,
    Region,
    Regulation,
    Relation,
    User,
)

TABLES = [
    *(Region, Country, Border, Affair, PartnerCategory, Regulation, Article, Relation),
    *(DeadlineRule, Guidance),
]


@pytest.fixture
def seeds(tmp_path):
    """A copy of the seed files that a test may spoil."""
    return shutil.copytree(SEEDS, tmp_path / "seeds")


def load(**options):
    out = StringIO()
    call_command("load_reference", stdout=out, **options)
    return out.getvalue()


def counts():
    return [table.objects.count() for table in TABLES]


def change(path, old, new):
    text = path.read_text()
    assert old in text
    path.write_text(text.replace(old, new, 1))


@pytest.mark.django_db
class TestLoading:
    def test_everything_is_loaded_and_counted(self):
        out = load()
        assert counts() == [len(rows) for rows in vars(read()).values()]
        assert "daerah: 552 dibuat, 0 diperbarui, 0 dibiarkan" in out
        assert not Agency.objects.exists()

    def test_a_second_run_makes_nothing(self):
        load()
        before = counts()
        out = load()
        assert counts() == before
        assert {line.split(": ")[1].split(",")[0] for line in out.splitlines()} == {"0 dibuat"}

    def test_rows_point_to_one_another(self):
        load()
        city = Region.objects.get(code="35.76")
        assert city.province.name == "Provinsi Jawa Timur"
        assert city.borders_on(Region.objects.get(code="35.16"))
        assert not city.borders_on(Region.objects.get(code="32.77"))
        law = Regulation.objects.get(key="PP-28-2018")
        assert law.articles.get(number="51").gist == "PP 50/2007 dicabut."
        assert (
            PartnerCategory.objects.get(code="kl").basis
            == "PP 28/2018 Pasal 46; Permendagri 22/2020 Pasal 52"
        )

    def test_a_relation_is_seen_from_both_ends(self):
        load()
        old = Regulation.objects.get(key="PERMENDAGRI-22-2009")
        new = old.borne_by.get(kind="mencabut").source
        assert new.key == "PERMENDAGRI-22-2020"
        assert new.bears_on.filter(target=old, kind="mencabut").count() == 1

    def test_what_the_admin_changed_stays_and_what_is_missing_comes_back(self):
        load()
        Regulation.objects.filter(key="UU-1-2024").update(title="Judul yang sudah diperbaiki")
        Border.objects.all().delete()
        out = load()
        assert Regulation.objects.get(key="UU-1-2024").title == "Judul yang sudah diperbaiki"
        assert "perbatasan: 45 dibuat" in out

    def test_refresh_puts_rows_back(self):
        load()
        Affair.objects.filter(code="1.01").update(name="lain", city_power="penuh")
        out = load(refresh=True)
        assert Affair.objects.get(code="1.01").name == "pendidikan"
        assert "urusan: 0 dibuat, 1 diperbarui, 43 dibiarkan" in out

    def test_refresh_leaves_what_a_person_has_verified(self):
        load()
        checker = User.objects.create_user("pemeriksa")
        law = Regulation.objects.get(key="UU-23-2014")
        Regulation.objects.filter(pk=law.pk).update(gazette="LN lain", verified_by=checker)
        law.articles.filter(number="363").update(gist="Diperiksa ulang.")
        load(refresh=True)
        assert Regulation.objects.get(pk=law.pk).gazette == "LN lain"
        assert law.articles.get(number="363").gist == "Diperiksa ulang."

    def test_agencies_come_on_demand_with_their_urusan(self):
        load(agencies="mojokerto")
        section = Agency.objects.get(code="BAGPEM")
        assert (section.parent.name, section.head_title) == (
            "Sekretariat Daerah",
            "Kepala Bagian Pemerintahan",
        )
        assert set(Agency.objects.get(code="DISKOMINFO").affairs.values_list("code", flat=True)) == {
            "2.16",
            "2.20",
            "2.21",
        }

    def test_urusan_given_to_an_agency_by_hand_stay_until_refresh(self):
        load(agencies="mojokerto")
        agency = Agency.objects.get(code="DLH")
        agency.affairs.add(Affair.objects.get(code="3.28"))
        load(agencies="mojokerto")
        assert agency.affairs.count() == 2
        load(agencies="mojokerto", refresh=True)
        assert list(agency.affairs.values_list("code", flat=True)) == ["2.11"]

    def test_the_number_of_queries_does_not_grow_with_the_rows(self, django_assert_max_num_queries):
        with django_assert_max_num_queries(66):
            load(agencies="mojokerto")


@pytest.mark.django_db
class TestFaults:
    @pytest.mark.parametrize(
        ("name", "old", "new", "complaint"),
        [
            ("regions.csv", "35.76,kota,", "35.76,desa,", "regions.csv baris 278: kind: "),
            (
                "regions.csv",
                "code,kind",
                "kode,kind",
                "regions.csv baris 1: kepala kolom seharusnya code,kind,",
            ),
            ("regions.csv", "Kota Mojokerto,35", "Kota Mojokerto", "baris 278: seharusnya 4 kolom"),
            (
                "regions.csv",
                "Kota Mojokerto,35",
                "Kota Mojokerto,99",
                "baris 278: provinsi '99' tidak dikenal",
            ),
            ("regions.csv", "35.76,kota", "35.75,kota", "35.75 sudah ada di regions.csv baris 277"),
            ("borders.csv", "35.16,35.76", "35.76,35.16", "borders.csv baris 2: code_a harus lebih kecil"),
            (
                "borders.csv",
                "35.16,35.76",
                "35.16,35.99",
                "borders.csv baris 2: kode daerah '35.99' tidak dikenal",
            ),
            ("affairs.csv", "penuh", "semua", "affairs.csv baris 3: city_power: "),
            ("partner_categories.json", '"ksdpk"', '"ksdp"', "jenis kerja sama 'ksdp' tidak dikenal"),
            ("partner_categories.json", '"article": "363"', '"article": "9999"', "categories ke-1: pasal"),
            (
                "regulations.json",
                '"year": 2014',
                '"year": "lama"',
                "regulations.json, regulations ke-1: year: ",
            ),
            ("regulations.json", '"2014-09-30"', '"30-09-2014"', "regulations ke-1: issued_on: "),
            ("regulations.json", '"gist"', '"inti"', "regulations ke-1, articles ke-1: kolom gist tidak ada"),
            (
                "regulations.json",
                '"topics": ["tenggat"]',
                '"topics": "tenggat"',
                "articles ke-1: topics seharusnya",
            ),
            ("regulations.json", '"source": "UU-2-2015"', '"source": "UU-2-15"', "relations ke-1: peraturan"),
            ("regulations.json", '"relations": [', '"relations": ', "bukan JSON yang sah"),
            ("agencies-mojokerto.json", '"parent": "SETDA"', '"parent": "?"', "agencies ke-2: induk '?'"),
            ("agencies-mojokerto.json", '["4.01"]', '["4.99"]', "agencies ke-1: urusan '4.99' tidak dikenal"),
        ],
    )
    def test_a_malformed_row_is_named_and_nothing_is_loaded(self, seeds, name, old, new, complaint):
        change(seeds / name, old, new)
        with pytest.raises(CommandError) as caught:
            load(seeds=seeds, agencies="mojokerto")
        assert complaint in str(caught.value)
        assert str(caught.value).startswith(name)
        assert counts() == [0] * len(TABLES)

    def test_a_missing_file_is_named(self, seeds):
        (seeds / "affairs.csv").unlink()
        with pytest.raises(CommandError, match=r"^affairs\.csv: berkas tidak ditemukan$"):
            load(seeds=seeds)

    def test_a_city_without_a_list_is_refused(self):
        with pytest.raises(CommandError, match=r"^agencies-atlantis\.json: berkas tidak ditemukan$"):
            load(agencies="atlantis")
        assert counts() == [0] * len(TABLES)

    def test_a_clash_with_a_row_of_the_admin_loads_nothing(self):
        mine = json.loads((SEEDS / "regulations.json").read_text())["regulations"][0]
        Regulation.objects.create(
            key="punya-saya", kind=mine["kind"], number=mine["number"], year=mine["year"], title=mine["title"]
        )
        with pytest.raises(CommandError, match="tidak ada yang dimuat"):
            load()
        assert Region.objects.count() == 0

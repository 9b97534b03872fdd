"""Deadlines and days off in the panel: who keeps them, what is refused, what a change does."""

from datetime import date

import pytest
from django.urls import reverse

from agreements.models import DayOff, DeadlineRule, clocks_on
from tests import factories
from tests.admin.filling import errors, filled, row, said

LIST = "admin:agreements_deadlinerule_changelist"


def page(rule):
    return reverse("admin:agreements_deadlinerule_change", args=[rule.pk])


def edit(client, rule, **columns):
    return client.post(page(rule), filled(client.get(page(rule))) | columns, follow=True)


def new(**columns):
    return {
        "key": "dprd_total",
        "label": "Persetujuan DPRD",
        "amount": "45",
        "unit": "hari",
        "kinds": ["ksdpk"],
        "counted_from": "surat diterima DPRD",
        "citation": "Permendagri 22/2020 Pasal 34",
        "escalate_to": ["kbg"],
        "active": "on",
    } | columns


def add(client, **columns):
    address = reverse("admin:agreements_deadlinerule_add")
    return client.post(address, filled(client.get(address)) | new(**columns), follow=True)


@pytest.mark.parametrize(("role", "status"), [("reg", 200), ("hkm", 200), ("adm", 403), ("kbg", 403)])
def test_who_opens_the_list(request, role, status):
    client = request.getfixturevalue(f"client_{role}")
    factories.deadline("paraf")
    assert client.get(reverse(LIST)).status_code == status


def test_a_rule_is_added_and_acts_at_once(client_reg):
    article = factories.article()
    data = row(
        "bases", filled(client_reg.get(reverse("admin:agreements_deadlinerule_add"))), article=article.pk
    )
    client_reg.post(
        reverse("admin:agreements_deadlinerule_add"),
        data | new(deems_approved="on", deemed_article=article.pk, deemed_citation="Pasal 34 ayat (6)"),
    )
    rule = DeadlineRule.objects.get()
    assert (rule.amount, rule.kinds, rule.verified) == (45, ["ksdpk"], False)
    assert list(rule.articles.all()) == [article]
    clock = clocks_on(factories.today()).rule("dprd_total", "ksdpk")
    assert (clock.deems_approved, clock.deemed_basis) == (True, "Pasal 34 ayat (6)")


@pytest.mark.parametrize(
    ("columns", "sentence"),
    [
        ({"amount": "0"}, "Lamanya 0 tidak masuk akal: tenggat sekurang-kurangnya 1."),
        ({"amount": "-5"}, "Lamanya -5 tidak masuk akal: tenggat sekurang-kurangnya 1."),
        (
            {"kinds": []},
            "Aturan ini tidak berlaku untuk jenis apa pun; pilih sedikitnya satu, atau nonaktifkan.",
        ),
        ({"kinds": ["ksdll"]}, "Tahap “Persetujuan DPRD, seluruhnya” tidak ada pada KSDLL."),
        (
            {"deems_approved": "on", "deemed_citation": "Pasal 34"},
            "Diam hanya dianggap setuju menurut peraturan: pilih pasalnya.",
        ),
    ],
)
def test_a_row_that_contradicts_itself_is_refused_and_what_was_typed_is_kept(client_reg, columns, sentence):
    answer = add(client_reg, label="Nama yang diketik", **columns)
    assert errors(answer) == [sentence]
    assert "Nama yang diketik" in answer.content.decode()
    assert not DeadlineRule.objects.exists()


def test_a_unit_that_is_none_is_refused(client_reg):
    answer = add(client_reg, unit="minggu")
    assert any("minggu" in sentence for sentence in errors(answer))
    assert not DeadlineRule.objects.exists()


@pytest.mark.parametrize(
    "columns",
    [
        {"kinds": ["ksdx"]},
        {"escalate_to": ["raja"]},
        {"amount": "lima"},
        {"key": "entah"},
        {"deems_approved": "on", "deemed_citation": "x" * 301},
    ],
)
def test_what_no_form_offers_is_refused_on_its_field(client_reg, columns):
    answer = add(client_reg, **columns)
    assert set(columns) & set(answer.context["adminform"].form.errors)
    assert not DeadlineRule.objects.exists()


def test_a_second_active_row_of_one_deadline_is_refused(client_reg):
    factories.deadline("dprd_total", kinds=["ksdpk"])
    assert errors(add(client_reg)) == [
        "Aturan aktif untuk tenggat ini sudah ada; ubah baris itu, atau nonaktifkan dahulu."
    ]
    add(client_reg, active="")
    assert DeadlineRule.objects.count() == 2


def test_a_change_takes_the_mark_off_and_another_person_verifies(client_reg, client_hkm):
    rule = factories.deadline("paraf", verified=True)
    assert "tanda verifikasinya dilepas" in said(edit(client_reg, rule, amount="7"))[0]
    rule.refresh_from_db()
    assert (rule.amount, rule.verified) == (7, False)
    verify = reverse("admin:agreements_deadlinerule_verify", args=[rule.pk])
    own = client_reg.post(verify, {"seen": filled(client_reg.get(page(rule)))["seen"]}, follow=True)
    assert "verifikasi dilakukan orang lain" in said(own)[0]
    assert client_hkm.get(verify).status_code == 405
    client_hkm.post(reverse(LIST), {"action": "verify_chosen", "_selected_action": [rule.pk]})
    rule.refresh_from_db()
    assert (rule.verified, rule.verified_by) == (True, client_hkm.person)
    history = client_reg.get(reverse("admin:agreements_deadlinerule_history", args=[rule.pk]))
    assert ("lamanya", "5", "7") in [change for line in history.context["lines"] for change in line.changes]


def test_what_changed_meanwhile_is_not_overwritten_nor_verified(client_reg, client_hkm):
    rule = factories.deadline("paraf")
    seen = filled(client_reg.get(page(rule)))["seen"]
    edit(client_reg, rule, amount="7")
    assert "berubah setelah Anda membukanya" in errors(edit(client_reg, rule, amount="9", seen=seen))[0]
    verify = reverse("admin:agreements_deadlinerule_verify", args=[rule.pk])
    assert "berubah setelah" in said(client_hkm.post(verify, {"seen": seen}, follow=True))[0]
    rule.refresh_from_db()
    assert (rule.amount, rule.verified) == (7, False)


def test_bagian_hukum_reads_and_does_not_change(client_hkm):
    rule = factories.deadline("paraf")
    html = client_hkm.get(page(rule)).content.decode()
    assert "Praktik setempat" in html
    assert "Kepala Bagian Pemerintahan" in html
    assert client_hkm.post(page(rule), {"amount": "9"}).status_code == 403


def test_a_rule_is_not_deleted_and_the_reason_is_told(client_reg):
    rule = factories.deadline("paraf")
    answer = client_reg.post(reverse("admin:agreements_deadlinerule_delete", args=[rule.pk]), {"post": "yes"})
    assert answer.status_code == 403
    assert "hilangkan centang" in answer.content.decode()


def test_the_list_is_searched_and_filtered(client_reg):
    factories.deadline("paraf", label="Paraf naskah", citation="Tata naskah dinas")
    factories.deadline("dprd_ln", 45, "hari_kerja", kinds=["ksdpl"], verified=True)
    for query, name in (("q=tata+naskah", "Paraf naskah"), ("verified__exact=1", "Persetujuan DPRD")):
        html = client_reg.get(f"{reverse(LIST)}?{query}").content.decode()
        assert name in html
    assert (
        "Paraf naskah"
        not in client_reg.get(f"{reverse(LIST)}?berlaku_untuk=ksdpl&verified__exact=1").content.decode()
    )


class TestDaysOff:
    address = "admin:agreements_dayoff_add"

    def add(self, client, **columns):
        data = {"name": "Pemilihan (contoh)", "decree": "Keputusan contoh", "off": "1"} | columns
        return client.post(reverse(self.address), data, follow=True)

    def test_a_day_is_kept_and_counted(self, client_reg):
        self.add(client_reg, day="2026-12-01")
        self.add(client_reg, day="2026-11-28", off="", name="Sabtu kerja")
        factories.deadline("paraf")
        days = clocks_on(factories.today()).days_off
        assert date(2026, 12, 1) in days
        assert date(2026, 11, 28) not in days

    @pytest.mark.parametrize(
        ("columns", "sentence"),
        [
            ({"day": "2026-12-25"}, "25 Desember 2026 sudah libur (Hari Raya Natal); tidak perlu dicatat."),
            ({"day": "2026-11-30", "off": ""}, "30 November 2026 sudah hari kerja; tidak perlu dicatat."),
        ],
    )
    def test_a_day_that_changes_nothing_is_refused(self, client_reg, columns, sentence):
        assert errors(self.add(client_reg, **columns)) == [sentence]

    def test_a_mistyped_year_is_refused(self, client_reg):
        assert "periksa tanggalnya" in errors(self.add(client_reg, day="0206-12-01"))[0]

    def test_the_list_says_which_year_nobody_knows_yet(self, client_hkm):
        html = client_hkm.get(reverse("admin:agreements_dayoff_changelist")).content.decode()
        assert "belum dikenal" in html
        assert client_hkm.get(reverse(self.address)).status_code == 403

    def test_a_wrong_day_is_taken_away(self, client_reg):
        day = factories.day_off(date(2026, 12, 1))
        client_reg.post(reverse("admin:agreements_dayoff_delete", args=[day.pk]), {"post": "yes"})
        assert not DayOff.objects.exists()

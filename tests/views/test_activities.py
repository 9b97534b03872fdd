"""The page of the activities: what is typed is kept, nothing is overwritten unseen; and years compared."""

import pytest
from django.urls import reverse

from agreements.forms.activity import FIELDS
from agreements.models import Activity
from agreements.rules.enums import Instrument, Kind, Role, State
from tests import factories
from tests.rules.drafts import activity
from tests.views.watching import count, writes


@pytest.fixture
def nk(opd):
    factories.government()
    dossier = factories.cooperation(agency=opd, kind=Kind.SINERGI)
    return factories.agreement(State.IN_FORCE, cooperation=dossier, instrument=Instrument.NK)


def plan(nk, number=1, year=2026, state=State.DRAFT, **given):
    given = {"number": given.pop("numbered")} | given if "numbered" in given else given
    row = factories.agreement(
        cooperation=nk.cooperation, instrument=Instrument.RK, parent=nk, year=year, **given
    )
    for order in range(1, number + 1):
        facts = {name: getattr(activity(order), name) for name in FIELDS}
        Activity.objects.create(agreement=row, order=order, **facts)
    if state != State.DRAFT:
        type(row).objects.filter(pk=row.pk).update(state=state)
    return row


def url(row, name="agreement-activities"):
    return reverse(name, args=[row.uid])


def sent(client, row, **changes):
    """The fields of the page as loaded, with `changes`."""
    context = client.get(url(row)).context
    data = {"seen": context["seen"], "do": "save", "row": [form.prefix for form in context["form"].forms]}
    for form in context["form"].forms:
        data |= {f"{form.prefix}-{name}": form[name].value() or "" for name in FIELDS}
    return data | changes


def programmes(row):
    return list(row.activities.values_list("programme", flat=True))


def test_activities_are_saved_in_the_order_of_the_page(client_opo, nk):
    row = plan(nk, 2)
    data = sent(client_opo, row, **{"k1-programme": "Pengukuran", "k1-estimate_ours": "Rp1.250.000,-"})
    answer = client_opo.post(url(row), data | {"row": ["k2", "k1"]}, follow=True)
    assert [str(message) for message in answer.context["messages"]] == ["Kegiatan tersimpan."]
    assert programmes(row) == [activity(2).programme, "Pengukuran"]
    assert row.activities.last().estimate_ours == 1_250_000


def test_loading_and_saving_changes_nothing(client_stf, nk):
    row = plan(nk, 2)
    client_stf.post(url(row), sent(client_stf, row))
    row.refresh_from_db()
    assert (row.version, row.events.count()) == (1, 0)


def test_an_activity_is_added_moved_and_removed_without_a_script_and_nothing_is_written(client_opo, nk):
    row = plan(nk, 2)
    added = client_opo.post(url(row), sent(client_opo, row, do="add", **{"k1-output": "Baru"}))
    forms = added.context["form"].forms
    assert [form["programme"].value() for form in forms][2] == ""
    assert (forms[0]["output"].value(), forms[2].open) == ("Baru", True)
    moved = client_opo.post(url(row), sent(client_opo, row, do="down:1"))
    assert [form["programme"].value() for form in moved.context["form"].forms] == programmes(row)[::-1]
    removed = client_opo.post(url(row), sent(client_opo, row, do="remove:1"))
    assert len(removed.context["form"].forms) == 1
    odd = client_opo.post(url(row), sent(client_opo, row, do="up:99"))
    assert len(odd.context["form"].forms) == 2
    assert row.activities.count() == 2
    assert row.events.count() == 0


@pytest.mark.parametrize(
    ("field", "value", "words"),
    [
        ("programme", "", "tidak boleh kosong"),
        ("programme", "x" * 301, "Terlalu panjang: 301 karakter"),
        ("estimate_ours", "12,5 juta", "Tulis rupiah"),
        ("estimate_theirs", "1.000,50", "rupiah bulat tanpa sen"),
        ("last_quarter", "1", "mendahului triwulan mulai"),
    ],
)
def test_bad_input_is_told_on_its_field_and_kept(client_opo, nk, field, value, words):
    row = plan(nk, 4)
    answer = client_opo.post(url(row), sent(client_opo, row, **{f"k2-{field}": value, "k1-target": "77"}))
    form = answer.context["form"].forms[1]
    assert answer.status_code == 422
    assert words in form.errors[field][0]
    assert (form.open, answer.context["form"].forms[0].open) == (True, False)
    assert answer.context["form"].forms[0]["target"].value() == "77"
    assert form[field].value() == value
    assert row.activities.first().target == "40 bidang"


def test_a_stale_page_keeps_what_was_typed(client_opo, client_stf, nk):
    row = plan(nk)
    data = sent(client_opo, row, **{"k1-target": "milik OPD"})
    client_stf.post(url(row), sent(client_stf, row, **{"k1-target": "milik staf"}))
    answer = client_opo.post(url(row), data)
    assert answer.status_code == 409
    assert "Kegiatan sudah diubah oleh" in answer.content.decode()
    assert answer.context["form"].forms[0]["target"].value() == "milik OPD"
    assert row.activities.get().target == "milik staf"


def test_no_more_than_a_hundred(client_opo, nk):
    row = plan(nk)
    prefixes = [f"k{at}" for at in range(1, 103)]
    data = {"seen": "", "do": "save", "row": prefixes} | {f"{each}-programme": "x" for each in prefixes}
    answer = client_opo.post(url(row), data)
    assert answer.context["form"].errors == ["Rencana kerja memuat paling banyak 100 kegiatan."]
    full = client_opo.post(url(row), data | {"row": prefixes[:100], "do": "add"})
    assert len(full.context["form"].forms) == 100


def test_what_is_still_missing_is_listed(client_opo, nk):
    row = plan(nk, 2)
    row.activities.filter(order=2).update(target="", unit_theirs="")
    html = client_opo.get(url(row)).content.decode()
    assert "target, penanggung jawab kementerian/lembaga" in html


@pytest.mark.parametrize("role", [Role.KBG, Role.HKM, Role.AUD])
def test_who_only_reads_fills_in_nothing(request, nk, role):
    client = request.getfixturevalue(f"client_{role.value}")
    row = plan(nk)
    assert client.get(url(row)).status_code == 403
    assert client.get(url(row, "agreement-activities-compared")).status_code == 200


def test_a_stranger_finds_nothing_and_other_forms_have_no_activities(client, client_opo, nk):
    row = plan(nk)
    client.force_login(factories.user(Role.OPO))
    for name in ("agreement-activities", "agreement-activities-compared"):
        assert client.get(url(row, name)).status_code == 404
        assert client_opo.get(url(nk, name)).status_code == 404


def test_a_plan_that_was_handed_in_is_not_changed(client_opo, nk):
    row = plan(nk)
    data = sent(client_opo, row)
    type(row).objects.filter(pk=row.pk).update(state=State.SUBMITTED)
    answer = client_opo.post(url(row), data | {"k1-target": "lain"})
    assert (answer.status_code, row.activities.get().target) == (409, "40 bidang")


def test_a_year_stands_beside_the_one_before(client_opo, nk):
    plan(nk, 2, year=2026)
    later = plan(nk, 3, year=2027)
    later.activities.filter(order=1).update(target="99 bidang")
    html = client_opo.get(url(later, "agreement-activities-compared")).content.decode()
    assert "Rencana kerja tahun 2027 di samping tahun 2026." in html
    assert "1 kegiatan tidak berubah" in html
    assert "<dt>Target</dt>" in html
    assert "Bandingkan dengan 2026" in client_opo.get(url(later)).content.decode()


def test_the_first_year_has_nothing_beside_it(client_opo, nk):
    html = client_opo.get(url(plan(nk), "agreement-activities-compared")).content.decode()
    assert "Belum ada rencana kerja yang lebih lama" in html


def test_reading_writes_nothing_and_asks_no_more_for_three_rows_than_for_one(client_opo, nk):
    one, three = plan(nk, 1, year=2026), plan(nk, 3, year=2027)
    plan(nk, 1, year=2025)
    for name in ("agreement-activities", "agreement-activities-compared", "agreement"):
        assert writes(client_opo, url(three, name)) == []
        assert count(client_opo, url(one, name)) == count(client_opo, url(three, name))


def test_the_page_of_the_plan_leads_to_its_activities(client_opo, nk):
    html = client_opo.get(url(plan(nk, 2), "agreement")).content.decode()
    assert f'href="{url(plan(nk, 0), "agreement-activities")}"' not in html
    assert "/kegiatan/" in html
    assert "TABEL KEGIATAN RENCANA KERJA" in html


def test_a_change_of_a_plan_in_force_begins_from_its_page(client_opo, nk):
    row = plan(nk, 2, signed_on=factories.days(-9), numbered="1/RK/2026", starts_on=factories.days(-9))
    type(row).objects.filter(pk=row.pk).update(state=State.IN_FORCE)
    assert "Mulai perubahan rencana kerja" in client_opo.get(url(row, "agreement")).content.decode()
    answer = client_opo.post(url(row, "agreement-change"), follow=True)
    assert answer.context["agreement"].continues_id == row.pk
    assert len(answer.context["form"].forms) == 2
    again = client_opo.post(url(row, "agreement-change"), follow=True)
    assert "Perubahan tidak dimulai" in " ".join(str(message) for message in again.context["messages"])
    assert client_opo.get(url(row, "agreement-change")).status_code == 404


@pytest.mark.django_db
def test_only_the_estimates_are_called_optional(client_stf, nk):
    page = client_stf.get(reverse("agreement-activities", args=[plan(nk).uid]))
    form = page.context["form"].forms[0]
    optional = {name for name, field in form.fields.items() if not field.required}
    assert {"estimate_ours", "estimate_theirs"} <= optional
    assert not optional & {
        "task_ours",
        "unit_ours",
        "budget_ours",
        "task_theirs",
        "unit_theirs",
        "budget_theirs",
    }

"""What a changed regulation touches, marking it, and working off what follows, on the pages."""

import pytest
from django.urls import reverse

from agreements.models import Article, LegalBasis, RegulationMark, Relation, ReviewTask
from agreements.rules.enums import Role, State
from agreements.workflow.marking import mark
from tests import factories
from tests.views.test_citing import citing
from tests.views.test_home import tiles_of
from tests.views.watching import count, writes

TODAY = factories.today()
TASKS = reverse("review-tasks")


@pytest.fixture
def pp28(db):
    entry = factories.regulation(
        key="PP-28-2018", kind="pp", number="28", year=2018, title="Kerja Sama Daerah"
    )
    Article.objects.create(regulation=entry, number="6 ayat (1)", gist="Tahapan kerja sama")
    return entry


@pytest.fixture
def pp9(db):
    return factories.regulation(key="PP-9-2026", kind="pp", number="9", year=2026, title="Yang baru")


def impact(entry):
    return reverse("regulation-impact", args=[entry.key])


def marking(entry):
    return reverse("regulation-mark", args=[entry.key])


def marked(pp28, pp9, **given):
    by = factories.user(Role.REG).actor(TODAY)
    return mark(pp28, by=by, source=pp9, kind="mencabut", on=TODAY, reason="Pasal 99", **given)


def groups(client, address, **query):
    context = client.get(address, query).context
    found = {group["key"]: int(group["count"]) for group in context["groups"]}
    return found, {group["key"]: group["count"] for group in context["uses"]}


def test_what_rests_on_it_stands_in_groups(client_stf, pp28):
    citing("Pasal 6 PP 28/2018")
    citing("PP 28/2018", state=State.IN_FORCE)
    citing("PP 28/2018", state=State.TERMINATED)
    factories.category(basis="PP 28/2018 Pasal 14", name="Badan usaha")
    agreements, uses = groups(client_stf, impact(pp28))
    assert agreements == {"rancangan": 1, "berjalan": 1, "berakhir": 1}
    assert uses["kategori"] == 1
    assert uses["pemeriksa"] > 10
    assert "Badan usaha" in client_stf.get(impact(pp28)).content.decode()


def test_one_pasal_of_it(client_stf, pp28):
    article = pp28.articles.get()
    citing("Pasal 6 PP 28/2018")
    citing("Pasal 7 PP 28/2018")
    LegalBasis.objects.create(agreement=factories.agreement(), regulation=pp28)
    agreements, uses = groups(client_stf, impact(pp28), pasal=article.pk)
    assert agreements == {"rancangan": 1, "berjalan": 0, "berakhir": 0}
    assert 0 < uses["pemeriksa"] < groups(client_stf, impact(pp28))[1]["pemeriksa"]


def test_a_group_opens_its_whole_list(client_stf, pp28):
    for _ in range(12):
        citing("PP 28/2018")
    short = client_stf.get(impact(pp28)).context["groups"][0]
    assert (len(short["rows"]), short["more"]) == (10, True)
    (whole,) = client_stf.get(impact(pp28), {"kelompok": "rancangan"}).context["groups"]
    assert (len(whole["rows"]), whole["more"]) == (12, False)


@pytest.mark.parametrize(
    "query", [{"kelompok": "xyz"}, {"pasal": "abc"}, {"pasal": "9" * 30}, {"halaman": "x"}]
)
def test_an_odd_address_still_answers(client_stf, pp28, query):
    assert client_stf.get(impact(pp28), query).status_code == 200


def test_a_pasal_of_another_regulation_is_not_found(client_stf, pp28, pp9):
    other = Article.objects.create(regulation=pp9, number="1", gist="Inti")
    assert client_stf.get(impact(pp28), {"pasal": other.pk}).status_code == 404


def test_nobody_counts_what_is_not_theirs_to_see(client_opo, client_reg, opd, pp28):
    citing("PP 28/2018", agency=opd)
    citing("PP 28/2018")
    citing("PP 28/2018", state=State.IN_FORCE)
    assert groups(client_opo, impact(pp28))[0] == {"rancangan": 1, "berjalan": 0, "berakhir": 0}
    assert groups(client_reg, impact(pp28))[0] == {"rancangan": 0, "berjalan": 1, "berakhir": 0}


@pytest.mark.parametrize("role", Role)
def test_everyone_signed_in_reads_the_impact_one_role_marks(request, role, pp28):
    client = request.getfixturevalue(f"client_{role.value}")
    html = client.get(impact(pp28)).content.decode()
    assert (marking(pp28) in html) is (role == Role.REG)
    assert client.get(marking(pp28)).status_code == (200 if role == Role.REG else 403)
    assert client.get(TASKS).status_code == 200


def answer(pp9, **given):
    return {"kind": "mencabut", "source": pp9.pk, "on": TODAY.isoformat(), "reason": "Pasal 99"} | given


def test_it_is_shown_before_it_is_done(client_reg, pp28, pp9):
    citing("PP 28/2018", state=State.IN_FORCE)
    seen = client_reg.get(marking(pp28)).context["form"].initial["seen"]
    response = client_reg.post(marking(pp28), answer(pp9, seen=seen, do="pratinjau"))
    preview = response.context["preview"]
    assert (preview["before"], preview["after"]) == ("Berlaku", "Dicabut")
    assert ("Naskah berjalan", 1) in preview["rows"]
    assert not RegulationMark.objects.exists()
    response = client_reg.post(marking(pp28), answer(pp9, seen=seen, do="tandai"))
    row = RegulationMark.objects.get()
    assert response.url == f"{TASKS}?penandaan={row.pk}"
    assert row.tasks.filter(group="berjalan").count() == 1


@pytest.mark.parametrize(
    ("given", "field", "sentence"),
    [
        ({"kind": ""}, "kind", "Pilih apa yang terjadi pada peraturan ini."),
        ({"source": ""}, "source", "Pilih peraturan yang mencabut atau mengubahnya."),
        ({"on": "2026-02-30"}, "on", "Tanggal ini tidak ada dalam kalender. Periksa hari, bulan, dan tahun."),
        ({"on": "2199-01-01"}, "on", "Tanggal ini belum tiba; tandai setelah perubahannya berlaku."),
        ({"articles": "enam"}, "articles", "Tulis nomor pasalnya, misalnya 6, 7, dan 20."),
        ({"reason": " "}, "reason", "Tulis alasan atau sumbernya; tercatat dalam riwayat."),
    ],
)
def test_bad_input_is_told_and_kept(client_reg, pp28, pp9, given, field, sentence):
    response = client_reg.post(marking(pp28), answer(pp9, do="tandai", reason="Pasal 99") | given)
    assert response.status_code == 400
    assert response.context["form"].errors[field] == [sentence]
    if "reason" not in given:
        assert "Pasal 99</textarea>" in response.content.decode()
    assert not RegulationMark.objects.exists()


def test_an_older_regulation_cannot_revoke(client_reg, pp28, pp9):
    response = client_reg.post(marking(pp9), answer(pp28, do="tandai"))
    assert response.context["form"].errors["source"] == [
        "Peraturan tahun 2018 tidak dapat mencabut peraturan tahun 2026."
    ]


def test_what_changed_meanwhile_is_not_marked(client_reg, pp28, pp9):
    response = client_reg.post(marking(pp28), answer(pp9, do="tandai", seen="0.0.0"))
    assert response.status_code == 409
    assert "berubah setelah Anda membukanya" in response.content.decode()


def test_a_mistaken_mark_is_taken_back_on_the_page(client_reg, client_stf, pp28, pp9):
    row = marked(pp28, pp9)
    address = reverse("regulation-mark-undo", args=[row.pk])
    assert address not in client_stf.get(impact(pp28)).content.decode()
    assert client_stf.post(address, {"note": "Salah", "version": 1}).status_code == 403
    assert client_reg.get(address).status_code == 404
    refused = client_reg.post(address, {"note": "", "version": 1})
    assert refused.status_code == 409
    assert "Alasan pembatalan wajib diisi." in refused.content.decode()
    assert client_reg.post(address, {"note": "Salah nomor", "version": 1}).url == impact(pp28)
    html = client_reg.get(impact(pp28)).content.decode()
    assert "Dibatalkan: PP 9/2026 mencabut PP 28/2018" in html
    assert "Salah nomor" in html
    assert address not in html


def rows(client, **query):
    return [row["subject"] for row in client.get(TASKS, query).context["rows"]]


def test_each_sees_the_tasks_of_what_they_may_see(client_opo, client_reg, client_stf, opd, pp28, pp9):
    own = citing("PP 28/2018", agency=opd, about="Milik sendiri")
    citing("PP 28/2018", about="Milik lain")
    row = marked(pp28, pp9)
    assert rows(client_opo) == ["KSB Milik sendiri"]
    assert len(rows(client_stf, penandaan=row.pk)) == 30
    assert not [subject for subject in rows(client_reg) if "Milik" in subject]
    mine = ReviewTask.objects.get(agreement=own)
    other = ReviewTask.objects.exclude(agreement=own).exclude(agreement=None).get()
    assert client_opo.get(reverse("review-task", args=[mine.pk])).status_code == 200
    assert client_opo.get(reverse("review-task", args=[other.pk])).status_code == 404
    (mark_row,) = client_opo.get(TASKS).context["marks"]
    assert (mark_row["done"], mark_row["total"]) == (0, 1)


def closing(task, state):
    return reverse("review-task-close", args=[task.pk, state])


def test_a_task_is_worked_off_on_its_page(client_opo, opd, pp28, pp9):
    citing("PP 28/2018", agency=opd)
    marked(pp28, pp9)
    task = ReviewTask.objects.exclude(agreement=None).get()
    assert tiles_of(client_opo)["Perlu ditinjau"] == "1"
    refused = client_opo.post(closing(task, "tidak_perlu"), {"note": "", "version": 1})
    assert refused.status_code == 409
    assert "Tulis alasannya." in refused.content.decode()
    client_opo.post(closing(task, "selesai"), {"note": "Dasar hukum diganti", "version": 1})
    task.refresh_from_db()
    assert (task.state, task.closed_by) == ("selesai", client_opo.person)
    assert rows(client_opo) == []
    assert rows(client_opo, status="ditutup") == [task.subject]
    assert tiles_of(client_opo).get("Perlu ditinjau") in (None, "0")
    stale = client_opo.post(closing(task, "terbuka"), {"note": "Keliru", "version": 1})
    assert stale.status_code == 409
    assert "Keliru" in stale.content.decode()


def test_the_page_of_the_instrument_says_that_its_law_changed(client_stf, pp28, pp9):
    agreement = citing("PP 28/2018")
    page = reverse("agreement", args=[agreement.uid])
    assert "sandaran naskah ini berubah" not in client_stf.get(page).content.decode()
    marked(pp28, pp9)
    task = ReviewTask.objects.get(agreement=agreement)
    html = client_stf.get(page).content.decode()
    assert "sandaran naskah ini berubah" in html
    assert f'href="{reverse("review-task", args=[task.pk])}"' in html
    client_stf.post(closing(task, "selesai"), {"note": "", "version": 1})
    assert "sandaran naskah ini berubah" not in client_stf.get(page).content.decode()


def test_who_only_reads_is_told_who_may(client_aud, pp28, pp9):
    citing("PP 28/2018")
    marked(pp28, pp9)
    task = ReviewTask.objects.exclude(agreement=None).get()
    assert (
        "Jabatan Anda tidak dapat" in client_aud.get(reverse("review-task", args=[task.pk])).content.decode()
    )
    assert client_aud.post(closing(task, "selesai"), {"note": "x", "version": 1}).status_code == 403
    assert client_aud.get(closing(task, "selesai")).status_code == 404
    assert client_aud.post(closing(task, "xyz"), {"note": "x", "version": 1}).status_code == 404


def test_a_stranger_is_led_to_the_login(client, pp28):
    for address in (impact(pp28), marking(pp28), TASKS):
        assert client.get(address).url == f"{reverse('login')}?next={address}"


def test_looking_writes_nothing_and_costs_the_same_with_more(client_stf, client_reg, pp28, pp9):
    Relation.objects.create(source=factories.regulation(), kind="melaksanakan", target=pp28)
    citing("PP 28/2018")
    row = marked(pp28, pp9)
    task = reverse("review-task", args=[row.tasks.first().pk])
    addresses = (impact(pp28), f"{TASKS}?status=semua", task)
    before = [count(client_stf, address) for address in addresses]
    for number in range(3):
        citing("PP 28/2018")
        other = factories.regulation(kind="pp", number=str(number + 50), year=2020)
        citing(f"PP {number + 50}/2020")
        Relation.objects.create(source=factories.regulation(), kind="melaksanakan", target=pp28)
        marked(other, pp9)
    assert [count(client_stf, address) for address in addresses] == before
    assert max(before) <= 18
    assert [writes(client_stf, address) for address in addresses] == [[], [], []]
    assert writes(client_reg, marking(pp28)) == []

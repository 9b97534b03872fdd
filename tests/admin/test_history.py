"""The history that the database keeps, as a person reads it."""

from django.urls import reverse

from agreements.models import Article, Relation
from agreements.rules.enums import Role
from tests import factories
from tests.admin.filling import filled, row


def lines(client, entry, model="regulation"):
    address = reverse(f"admin:agreements_{model}_history", args=[entry.pk])
    return client.get(address).context["lines"]


def told(client, entry):
    return [(line.who, line.what, line.deed, line.changes) for line in lines(client, entry)]


def test_a_change_stands_with_its_author_and_from_to(client_reg, client_hkm):
    entry = factories.regulation(note="Lama", applies_to=["ksdpk"])
    address = reverse("admin:agreements_regulation_change", args=[entry.pk])
    data = filled(client_reg.get(address))
    data |= {"note": "Baru", "applies_to": ["ksdpk", "sinergi"], "in_force_on": "2020-08-04"}
    client_reg.post(address, data)
    who, what, deed, changes = told(client_hkm, entry)[0]
    assert (who, what, deed) == (client_reg.person.full_name, "Data peraturan", "diubah")
    assert changes == [
        ("mulai berlaku", "—", "4 Agustus 2020"),
        ("berlaku untuk", "KSDPK", "KSDPK, Sinergi"),
        ("catatan", "Lama", "Baru"),
    ]


def test_verification_is_in_the_history(client_hkm):
    entry = factories.regulation()
    client_hkm.post(reverse("admin:agreements_regulation_verify", args=[entry.pk]), follow=True)
    assert told(client_hkm, entry)[0][0] == "Pemuatan data (perintah sistem)"
    address = reverse("admin:agreements_regulation_changelist")
    client_hkm.post(address, {"action": "verify_chosen", "_selected_action": [entry.pk]})
    who, _, _, changes = told(client_hkm, entry)[0]
    assert who == client_hkm.person.full_name
    assert ("diverifikasi oleh", "—", client_hkm.person.full_name) in changes
    assert ("terverifikasi", "tidak", "ya") in changes


def test_articles_and_relations_of_both_sides_belong_to_it_even_when_gone(client_reg):
    entry, newer = factories.regulation(status="diubah"), factories.regulation(year=2022)
    Article.objects.create(regulation=entry, number="7", gist="Inti", topics=["objek"])
    Relation.objects.create(source=newer, kind="mengubah", target=entry)
    address = reverse("admin:agreements_regulation_change", args=[entry.pk])
    client_reg.post(address, filled(client_reg.get(address)) | {"articles-0-DELETE": "on"})
    history = {(what, deed): (who, changes) for who, what, deed, changes in told(client_reg, entry)}
    assert set(history) == {
        ("Pasal", "dihapus"),
        ("Pasal", "ditambahkan"),
        ("Hubungan dari peraturan lain", "ditambahkan"),
        ("Data peraturan", "ditambahkan"),
    }
    who, changes = history["Pasal", "dihapus"]
    assert who == client_reg.person.full_name
    assert ("inti", "Inti", "—") in changes


def test_a_new_row_tells_what_it_holds(client_reg):
    entry = factories.regulation()
    address = reverse("admin:agreements_regulation_change", args=[entry.pk])
    data = row("articles", filled(client_reg.get(address)), number="3", gist="Baru", topics="a")
    client_reg.post(address, data)
    changes = next(changes for _, what, _, changes in told(client_reg, entry) if what == "Pasal")
    assert changes == [("pasal", "—", "3"), ("inti", "—", "Baru"), ("topik", "—", "a")]


def test_the_page_shows_it(client_reg):
    entry = factories.regulation(note="Lama")
    address = reverse("admin:agreements_regulation_change", args=[entry.pk])
    client_reg.post(address, filled(client_reg.get(address)) | {"note": "<b>Baru</b>"})
    html = client_reg.get(reverse("admin:agreements_regulation_history", args=[entry.pk])).content.decode()
    assert "<del>Lama</del>" in html
    assert "<ins>&lt;b&gt;Baru&lt;/b&gt;</ins>" in html
    assert client_reg.person.full_name in html


def test_a_post_tells_who_gave_it(client_adm, client_aud):
    person = factories.user(Role.STF)
    address = reverse("admin:agreements_user_change", args=[person.pk])
    client_adm.post(address, filled(client_adm.get(address)) | {"posts-0-role": "kbg"})
    line = lines(client_aud, person.posts.get(), "post")[0]
    assert line.who == client_adm.person.full_name
    assert line.changes == [("peran", "Staf Bagian Pemerintahan", "Kepala Bagian Pemerintahan")]

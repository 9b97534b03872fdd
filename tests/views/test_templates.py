"""Pages of templates: list, one template, editor, trial, comparing; who may, and what is told."""

import pytest
from django.urls import reverse

from agreements.models import Template, TemplateVersion
from agreements.rules.enums import Instrument, Kind, Role
from agreements.rules.templating import blueprint_from
from agreements.rules.templating.built import built
from agreements.workflow import templates
from tests import factories
from tests.views import watching

PKS = built(Instrument.PKS, (Kind.KSDPK,))
BLANK = {"name": "PKS BUMN", "instrument": "pks", "kinds": ["ksdpk"], "note": "", "start": "kerangka"}
ROLES = [role.value for role in Role]


def reg():
    return factories.user(Role.REG).actor(factories.today())


def made(name="PKS BUMN", published=True):
    by = reg()
    given = {"name": name, "instrument": "pks", "kinds": ["ksdpk"], "note": "Untuk BUMN."}
    template = templates.create(by=by, fields=given, blueprint=PKS)
    if published:
        templates.publish(template.versions.get(), by=by, seen=1)
    return template


def url(name, template, *rest):
    return reverse(name, args=[template.uid, *rest])


def body(client, address, /, **query):
    return client.get(address, query).content.decode()


def typed(version, **changes):
    """What the editor sends when nothing was touched, with `changes`."""
    blueprint = blueprint_from(version.content)
    data = {
        "seen": version.lock,
        "base": "{}",
        "note": version.note,
        "do": "",
        "body-konsiderans": "1. bahwa",
    }
    data |= {"composed-recitals": "on", "pasal": [pasal.id for pasal in blueprint.text.pasal]}
    for pasal in blueprint.text.pasal:
        hint = blueprint.hint(pasal.id)
        data |= {f"title-{pasal.id}": pasal.title, f"key-{pasal.id}": pasal.key, f"body-{pasal.id}": "Isi."}
        data |= {f"guidance-{pasal.id}": hint.guidance}
        data |= {f"{name}-{pasal.id}": "on" for name in ("required", "composed") if getattr(hint, name)}
    return data | changes


@pytest.mark.parametrize("role", ROLES)
def test_everybody_reads_templates(request, role):
    client = request.getfixturevalue(f"client_{role}")
    template = made()
    pages = [reverse("templates"), url("template", template), url("template-version", template, 1)]
    for address in [*pages, url("template-preview", template, 1)]:
        assert "PKS BUMN" in body(client, address)
        assert not watching.writes(client, address)


def test_nobody_signed_out_does(client, db):
    assert client.get(reverse("templates")).status_code == 302


@pytest.mark.parametrize("role", [role for role in ROLES if role != "reg"])
def test_who_may_not_keep_them_is_told(request, role):
    client = request.getfixturevalue(f"client_{role}")
    template = made(published=False)
    for address in (
        reverse("template-new"),
        url("template-edit", template),
        url("template-write", template, 1),
    ):
        assert client.get(address).status_code == 403
    for name, rest in (("template-act", ("arsipkan",)), ("template-publish", (1,))):
        assert client.post(url(name, template, *rest), {"seen": 1, "note": "x"}).status_code == 403
    assert url("template-edit", template) not in body(client, url("template", template))


def test_a_get_does_nothing(client_reg):
    template = made(published=False)
    assert client_reg.get(url("template-act", template, "arsipkan")).status_code == 404
    assert client_reg.get(url("template-publish", template, 1)).status_code == 404
    assert client_reg.post(url("template-act", template, "entah")).status_code == 404
    assert client_reg.get(url("template-version", template, 9)).status_code == 404


def test_the_list_is_filtered_and_leaves_out_the_archived(client_reg):
    made("Pertama")
    other = made("Kedua")
    templates.archive(other, by=reg(), seen=None, note="Usang")
    assert "Kedua" not in body(client_reg, reverse("templates"))
    assert "Kedua" in body(client_reg, reverse("templates"), status="diarsipkan")
    assert "Pertama" not in body(client_reg, reverse("templates"), bentuk="ksb")
    assert "Pertama" not in body(client_reg, reverse("templates"), jenis="sinergi")
    assert "Pertama" in body(client_reg, reverse("templates"), jenis="ksdpk", q="bumn")


def test_the_list_and_the_page_ask_as_often_however_many_there_are(client_reg):
    template = made("A")
    page = url("template", template)
    one = watching.count(client_reg, reverse("templates")), watching.count(client_reg, page)
    made("B")
    made("C")
    for _ in range(2):
        draft = templates.begin_version(template, by=reg())
        templates.publish(draft, by=reg(), seen=1)
    assert (watching.count(client_reg, reverse("templates")), watching.count(client_reg, page)) == one


def test_a_new_template_begins_with_the_outline_or_empty(client_reg):
    answer = client_reg.post(reverse("template-new"), BLANK)
    template = Template.objects.get()
    assert answer.url == url("template-write", template, 1)
    assert len(blueprint_from(template.versions.get().content).text.pasal) == 18
    client_reg.post(reverse("template-new"), BLANK | {"name": "Kosong", "start": "kosong"})
    assert blueprint_from(TemplateVersion.objects.get(template__name="Kosong").content).text.pasal == ()


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"name": "pks bumn"}, "sudah dipakai"),
        ({"kinds": []}, "Pilih paling sedikit satu"),
        ({"name": ""}, "tidak boleh kosong"),
    ],
)
def test_bad_data_is_told_and_kept(client_reg, changes, words):
    made()
    answer = client_reg.post(reverse("template-new"), BLANK | {"name": "Lain", "note": "tetap"} | changes)
    assert answer.status_code in (409, 422)
    page = answer.content.decode()
    assert words in page
    assert "tetap" in page
    assert Template.objects.count() == 1


def test_its_data_are_changed(client_reg):
    template = made()
    data = BLANK | {"note": "Baru", "seen": Template.objects.get().version}
    assert client_reg.post(url("template-edit", template), data).status_code == 302
    assert Template.objects.get().note == "Baru"
    answer = client_reg.post(url("template-edit", template), data | {"note": "Ketiga"})
    assert answer.status_code == 409
    assert "diubah orang lain" in answer.content.decode()
    assert "Ketiga" in answer.content.decode()


def test_the_editor_saves_words_and_hints(client_reg):
    version = made(published=False).versions.get()
    changes = {"body-kahar": "(1) Kahar.\n(2) Lagi.", "guidance-kahar": "Singkat saja.", "note": "Coba"}
    data = typed(version, **changes)
    del data["required-kahar"]
    assert client_reg.post(url("template-write", version.template, 1), data).status_code == 302
    version.refresh_from_db()
    blueprint = blueprint_from(version.content)
    kahar = next(pasal for pasal in blueprint.text.pasal if pasal.id == "kahar")
    assert [node.text for node in kahar.body] == ["Kahar.", "Lagi."]
    assert (blueprint.hint("kahar").guidance, blueprint.hint("kahar").required) == ("Singkat saja.", False)
    assert (version.note, version.lock) == ("Coba", 2)


@pytest.mark.parametrize(
    ("do", "order"),
    [
        ("up:objek", ["objek", "maksud_tujuan"]),
        ("down:maksud_tujuan", ["objek", "maksud_tujuan"]),
        ("remove:maksud_tujuan", ["objek", "ruang_lingkup"]),
    ],
)
def test_the_buttons_of_the_editor_rearrange(client_reg, do, order):
    version = made(published=False).versions.get()
    client_reg.post(url("template-write", version.template, 1), typed(version, do=do))
    version.refresh_from_db()
    assert [pasal.id for pasal in blueprint_from(version.content).text.pasal][:2] == order


def test_a_pasal_is_added_and_looked_at(client_reg):
    version = made(published=False).versions.get()
    answer = client_reg.post(url("template-write", version.template, 1), typed(version, do="add:objek"))
    version.refresh_from_db()
    fresh = blueprint_from(version.content).text.pasal[2]
    assert answer.url.endswith(f"#pasal-{fresh.id}")


def test_saving_leads_to_the_trial_where_asked(client_reg):
    version = made(published=False).versions.get()
    answer = client_reg.post(url("template-write", version.template, 1), typed(version, do="try:"))
    assert answer.url == url("template-preview", version.template, 1)


def test_of_two_editors_the_second_keeps_the_words_and_sees_the_others(client_reg):
    version = made(published=False).versions.get()
    address = url("template-write", version.template, 1)
    client_reg.post(address, typed(version, **{"body-kahar": "Tulisan pertama."}))
    answer = client_reg.post(address, typed(version, **{"body-kahar": "Tulisan kedua."}))
    page = answer.content.decode()
    assert answer.status_code == 409
    assert "Isian Anda dipertahankan" in page
    assert "Tulisan kedua." in page
    assert "<ins>pertama.</ins>" in page
    version.refresh_from_db()
    assert "Tulisan pertama." in str(version.content)
    again = typed(version, **{"body-kahar": "Tulisan kedua."})
    assert client_reg.post(address, again).status_code == 302


def test_too_long_a_pasal_is_told_at_its_place(client_reg):
    version = made(published=False).versions.get()
    answer = client_reg.post(
        url("template-write", version.template, 1), typed(version, **{"body-kahar": "x" * 70_000})
    )
    assert answer.status_code == 422
    assert "terlalu panjang" in answer.content.decode()


def test_a_published_version_is_not_edited(client_reg):
    template = made()
    answer = client_reg.get(url("template-write", template, 1))
    assert answer.url == url("template-version", template, 1)


def test_markup_is_shown_as_typed(client_reg):
    version = made(published=False).versions.get()
    data = typed(version, **{"body-kahar": "<script>alert(1)</script>"})
    client_reg.post(url("template-write", version.template, 1), data)
    page = body(client_reg, url("template-version", version.template, 1))
    assert "&lt;script&gt;alert(1)" in page
    assert "<script>alert" not in page


# Trying out and publishing


def test_the_trial_shows_the_paper_with_the_answers(client_stf):
    template = made()
    answers = {
        "kind": "ksdpk",
        "about": "Uji Sampah",
        "body": "PT Uji",
        "signatory": "Ani",
        "office": "Direktur",
    }
    answers |= {"seat": "Kediri", "address": "Jalan A", "unit": "Unit", "more": "0", "object": "sampah"}
    answers |= {"scope": "a\nb", "location": "kota", "place": "Kota", "starts_on": "2026-01-02"}
    answers |= {"ends_on": "2028-01-01", "funding": "apbd"}
    page = body(client_stf, url("template-preview", template, 1), **answers)
    assert "UJI SAMPAH" in page.upper()
    assert "PT Uji" in page
    wrong = body(client_stf, url("template-preview", template, 1), **answers | {"ends_on": "2020-01-01"})
    assert "mendahului tanggal mulai" in wrong


def test_the_trial_takes_the_data_of_an_instrument_that_this_person_may_see(client_stf, client_reg, opd):
    factories.government()
    template = made()
    agreement = factories.agreement(
        "draf", cooperation=factories.cooperation(kind="ksdpk"), kind="ksdpk", about="Naskah Nyata"
    )
    query = {"kind": "ksdpk", "agreement": agreement.uid, "about": "x"}
    address = url("template-preview", template, 1)
    page = body(client_stf, address, **query)
    assert "Naskah Nyata" in page
    assert "Naskah Nyata" not in body(client_reg, address, **query)


def test_publishing_from_the_trial(client_reg):
    version = made(published=False).versions.get()
    page = body(client_reg, url("template-preview", version.template, 1))
    assert "Terbitkan versi 1" in page
    answer = client_reg.post(url("template-publish", version.template, 1), {"seen": 1, "note": "Pertama"})
    assert answer.url == url("template", version.template)
    version.refresh_from_db()
    assert version.is_published


def test_what_keeps_it_from_being_published_is_told(client_reg):
    version = made(published=False).versions.get()
    data = typed(version, **{"body-sanksi": "Selama {{jangka_waktuu}}.", "do": "remove:kahar"})
    client_reg.post(url("template-write", version.template, 1), data)
    page = body(client_reg, url("template-preview", version.template, 1))
    assert "Permendagri 22/2020 Pasal 41" in page
    assert "maksud Anda {{jangka_waktu}}" in page
    assert "Belum dapat diterbitkan" in page
    answer = client_reg.post(url("template-publish", version.template, 1), {"seen": 2})
    assert answer.status_code == 409
    assert "Belum ada pasal tentang keadaan kahar." in answer.content.decode()
    assert not TemplateVersion.objects.get().is_published


def test_two_versions_are_compared(client_stf):
    template = made()
    draft = templates.begin_version(template, by=reg())
    data = blueprint_from(draft.content)
    hints = {**data.hints, "objek": type(data.hint("objek"))(guidance="Lain")}
    text = data.text.pasal[:-1]
    changed = type(data)(type(data.text)(data.text.recitals, text), hints, True)
    templates.save_version(draft, by=reg(), seen=1, blueprint=changed)
    page = body(client_stf, url("template-compare", template), dari="1", ke="2")
    assert "2 pasal berbeda, 16 pasal sama" in page
    assert "Tidak ada lagi" in page
    assert "petunjuk" in page
    for query in ({}, {"dari": "x", "ke": "1"}, {"dari": "1", "ke": "9"}):
        assert client_stf.get(url("template-compare", template), query).status_code == 404


# Acts


def test_the_acts_of_a_template(client_reg):
    template = made()
    answer = client_reg.post(url("template-act", template, "versi_baru"), {"seen": 2})
    assert answer.url == url("template-write", template, 2)
    again = client_reg.post(url("template-act", template, "versi_baru"), {"seen": 2})
    assert again.status_code == 409
    assert "Versi 2 masih berupa draf" in again.content.decode()
    client_reg.post(url("template-act", template, "buang_versi"))
    assert template.versions.count() == 1
    refused = client_reg.post(url("template-act", template, "arsipkan"), {"seen": 2, "note": ""})
    assert refused.status_code == 409
    assert "Tulis mengapa" in refused.content.decode()
    client_reg.post(url("template-act", template, "arsipkan"), {"seen": 2, "note": "Diganti"})
    assert Template.objects.get().state == "diarsipkan"
    client_reg.post(url("template-act", template, "buka_kembali"), {"seen": 3})
    assert Template.objects.get().state == "terbit"


def test_the_menu_leads_there(client_opo, client_reg):
    for client in (client_opo, client_reg):
        assert reverse("templates") in body(client, reverse("home"))
    assert 'aria-current="page"' in body(client_reg, reverse("clauses")).partition("Templat &amp; klausul")[0]

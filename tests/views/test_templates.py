"""Pages of templates: list, one template, trial, comparing; who may, and what is told."""

from dataclasses import replace

import pytest
from django.urls import reverse

from agreements.models import DraftOrigin, Template, TemplateVersion
from agreements.rules.enums import Instrument, Kind, Role
from agreements.rules.naskah import Lampiran, Table
from agreements.rules.templating import blueprint_from
from agreements.rules.templating.built import built
from agreements.workflow import templates
from tests import factories
from tests.documents import reading
from tests.views import watching
from tests.views.test_template_writing import typed

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


def test_templates_are_found_by_their_words_of_today(client_reg):
    template = made("Pertama", published=False)
    first = with_annex(template.versions.get(), ("1", "Pemadaman kebakaran"))
    templates.publish(first, by=reg(), seen=first.lock)
    made("Kedua")
    found = body(client_reg, reverse("templates"), q="pemadaman")
    assert "Pertama" in found
    assert "Kedua" not in found
    second = with_annex(templates.begin_version(template, by=reg()), ("1", "Pengangkutan sampah"))
    assert "draf versi 2" in body(client_reg, reverse("templates"), q="pengangkutan")
    assert "Pertama" in body(client_reg, reverse("templates"), q="pemadaman")
    templates.publish(second, by=reg(), seen=second.lock)
    assert "Pertama" not in body(client_reg, reverse("templates"), q="pemadaman")
    assert "Pertama" not in body(client_reg, reverse("templates"), q="hints")


def test_a_version_lists_what_began_with_it_and_this_person_may_see(client_stf, client_reg):
    factories.government()
    template = made()
    version = template.versions.get()
    draft = factories.agreement("draf", instrument="pks", kind="ksdpk", about="Naskah Rahasia")
    DraftOrigin.objects.create(agreement=draft, version=version)
    address = url("template-version", template, 1)
    assert "Naskah Rahasia" in body(client_stf, address)
    hidden = body(client_reg, address)
    assert "Naskah Rahasia" not in hidden
    assert "1 naskah, tidak satu pun dalam wewenang Anda" in hidden


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
    assert "2 bagian berbeda, 16 bagian sama" in page
    assert "Tidak ada lagi" in page
    assert "petunjuk" in page
    for query in ({}, {"dari": "x", "ke": "1"}, {"dari": "1", "ke": "9"}):
        assert client_stf.get(url("template-compare", template), query).status_code == 404


def with_annex(version, *rows):
    """Save a lampiran with a table into the draft of a version; return the version."""
    kept = blueprint_from(version.content)
    plan = Lampiran("l1", "RENCANA KEGIATAN", (Table((("No.", "Kegiatan"), *rows)),))
    changed = replace(kept, text=replace(kept.text, lampiran=(plan,)))
    return templates.save_version(version, by=reg(), seen=version.lock, blueprint=changed)


def test_a_lampiran_is_read_tried_out_and_compared(client_stf):
    template = made(published=False)
    first = with_annex(template.versions.get(), ("1", "Rapat dengan {{pihak_kedua.nama}}"))
    templates.publish(first, by=reg(), seen=first.lock)
    with_annex(templates.begin_version(template, by=reg()), ("1", "Sosialisasi"))
    page = body(client_stf, url("template-version", template, 1))
    assert "Lampiran RENCANA KEGIATAN" in page
    assert '<th scope="col">Kegiatan</th>' in page
    assert "Rapat dengan PT Contoh Sejahtera" in body(client_stf, url("template-preview", template, 1))
    page = body(client_stf, url("template-compare", template), dari="1", ke="2")
    assert "1 bagian berbeda" in page
    assert "<ins>Sosialisasi</ins>" in page


def test_the_trial_is_printed_with_its_lampiran_and_says_what_it_is(client_stf):
    factories.government()
    version = with_annex(made(published=False).versions.get(), ("1", "Rapat dengan {{pihak_kedua.nama}}"))
    answer = client_stf.get(url("template-preview-pdf", version.template, 1))
    assert answer["Content-Type"] == "application/pdf"
    text = reading.text(answer.content)
    assert "RENCANA KEGIATAN" in text
    assert "Rapat dengan PT Contoh Sejahtera" in text
    assert "DRAF" in text


def test_a_trial_with_gaps_is_not_printed_and_says_why(client_reg):
    version = made(published=False).versions.get()
    data = typed(version, **{"body-sanksi": "Selama {{jangka_waktuu}}."})
    client_reg.post(url("template-write", version.template, 1), data)
    answer = client_reg.get(url("template-preview-pdf", version.template, 1))
    assert answer.status_code == 409
    assert "PDF belum dapat dibuat" in answer.content.decode()


def test_a_trial_with_the_data_of_a_signed_instrument_never_looks_signed(client_stf):
    factories.government()
    template = made()
    agreement = factories.agreement(
        "berlaku", cooperation=factories.cooperation(kind="ksdpk"), kind="ksdpk", about="Naskah Nyata"
    )
    query = {"kind": "ksdpk", "agreement": agreement.uid, "about": "x"}
    answer = client_stf.get(url("template-preview-pdf", template, 1), query)
    assert "DRAF" in reading.text(answer.content)


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

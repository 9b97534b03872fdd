"""A draft against its template, on its pages; and beginning with one of several templates."""

from dataclasses import replace

import pytest
from django.urls import reverse

from agreements.documents.content import text_of
from agreements.models import Agreement, DraftOrigin
from agreements.models.library import uses_of
from agreements.rules.citations import numbers_of
from agreements.rules.enums import Instrument, Kind, Role, Stage
from agreements.rules.naskah import digest_of, digests, parse
from agreements.rules.references import UseGroup
from agreements.rules.templating.built import built
from agreements.workflow import clauses, templates
from agreements.workflow.beginning import begin
from agreements.workflow.departing import note_clause
from agreements.workflow.drafting import save_text
from tests import factories
from tests.views import watching

KSB = built(Instrument.KSB, (Kind.KSDD_WAJIB,))


def reg():
    return factories.user(Role.REG).actor(factories.today())


def template(name="KSB kota", kinds=("ksdd_wajib", "ksdd_sukarela"), blueprint=KSB):
    by = reg()
    given = {"name": name, "instrument": "ksb", "kinds": list(kinds), "note": ""}
    made = templates.create(by=by, fields=given, blueprint=blueprint)
    templates.publish(made.versions.get(), by=by, seen=1)
    return made


@pytest.fixture
def dossier(opd):
    factories.government()
    return factories.cooperation(Stage.ACCEPTED.value, agency=opd, kind="ksdd_wajib")


@pytest.fixture
def draft(dossier, client_opo):
    template()
    by = client_opo.person.actor(factories.today())
    agreement = begin(dossier, Instrument.KSB, by=by)
    stored = text_of(agreement)
    pasal = [each for each in stored.pasal if each.id != "korespondensi"]
    pasal = [replace(each, body=parse("Kata baru.")) if each.id == "objek" else each for each in pasal]
    return save_text(agreement, by=by, base=digests(stored), mine=replace(stored, pasal=tuple(pasal)))[0]


def address(name, agreement):
    return reverse(name, args=[agreement.uid])


def body(client, url):
    return client.get(url).content.decode()


def seen(agreement, ident):
    return digest_of(next(pasal for pasal in text_of(agreement).pasal if pasal.id == ident))


def test_the_page_tells_what_departs(client_opo, draft):
    page = body(client_opo, address("agreement-template", draft))
    assert "KSB kota versi 1" in page
    assert "baru.</ins>" in page
    assert "Wajib, tidak ada" in page
    assert "5 bagian sama dengan templat" in page
    assert not watching.writes(client_opo, address("agreement-template", draft))


def test_the_instrument_s_page_has_the_panel(client_opo, draft):
    page = body(client_opo, address("agreement", draft))
    assert "Menyimpang dari templat" in page
    assert "5 sama dengan templat, 1 berubah, 1 tidak ada lagi" in page
    assert address("agreement-template", draft) in body(client_opo, address("agreement-write", draft))


def test_words_are_put_back_and_those_changed_meanwhile_are_not(client_opo, draft):
    url, mark = address("agreement-restore", draft), seen(draft, "objek")
    assert client_opo.get(url).status_code == 404
    answer = client_opo.post(url, {"pasal": "objek", "seen": "basi"})
    assert answer.status_code == 409
    assert "diubah orang lain" in answer.content.decode()
    assert client_opo.post(url, {"pasal": "objek", "seen": mark}).status_code == 302
    assert client_opo.post(url, {"pasal": "korespondensi", "seen": ""}).status_code == 302
    assert "Tidak ada yang menyimpang" in body(client_opo, address("agreement-template", draft))
    assert client_opo.post(url, {"pasal": "entah", "seen": ""}).status_code == 409


def test_who_may_only_read_gets_no_button(client_hkm, draft):
    assert "Pulihkan kata templat" not in body(client_hkm, address("agreement-template", draft))
    assert client_hkm.post(address("agreement-restore", draft), {"pasal": "objek"}).status_code == 403


def test_a_newer_version_is_told(client_opo, draft):
    made = draft.origin.version.template
    templates.publish(templates.begin_version(made, by=reg()), by=reg(), seen=1, note="Lebih jelas")
    for name in ("agreement-template", "agreement"):
        page = body(client_opo, address(name, draft))
        assert "Ada versi 2" in page
        assert f"{reverse('template-compare', args=[made.uid])}?dari=1&amp;ke=2" in page


def test_a_draft_without_a_template_says_so(client_stf, db):
    agreement = factories.agreement("draf")
    assert "tidak dimulai dari templat" in body(client_stf, address("agreement-template", agreement))
    assert "Menyimpang dari templat" not in body(client_stf, address("agreement", agreement))


# Beside the text


def test_the_writing_room_is_told_whence_each_pasal_comes(client_opo, draft):
    page = body(client_opo, address("agreement-beside", draft))
    assert page.count("data-departs=") == 2
    assert 'data-departs="objek" data-word="Menyimpang dari templat" data-tone="warning"' in page
    assert 'data-departs="korespondensi" data-word="SURAT-MENYURAT" data-tone="danger" data-missing' in page
    assert "baru.</ins>" in page
    assert f'name="seen" value="{seen(draft, "objek")}"' in page
    assert f"{address('agreement-template', draft)}#asal-objek" in page
    assert not watching.writes(client_opo, address("agreement-beside", draft))
    assert address("agreement-beside", draft) in body(client_opo, address("agreement-write", draft))


def clause():
    made = clauses.save_clause(
        None, by=reg(), seen=None, fields={"key": "kahar", "title": "Kahar", "note": ""}
    )
    fields = {"name": "panjang", "text": "Keadaan kahar.", "when": ""}
    return clauses.save_variant(made, None, by=reg(), seen=None, fields=fields)


def test_a_pasal_from_a_clause_names_it_with_and_without_a_template(client_opo, draft):
    variant = clause()
    note_clause(draft, "maksud_tujuan", variant, by=client_opo.person.actor(factories.today()))
    word = f'data-departs="maksud_tujuan" data-word="Dari klausul {variant}"'
    assert word in body(client_opo, address("agreement-beside", draft))
    DraftOrigin.objects.update(version=None)
    page = body(client_opo, address("agreement-beside", draft))
    assert word in page
    assert page.count("data-departs=") == 1
    assert "Pulihkan kata templat" not in page


def test_a_text_without_origin_has_nothing_beside_it(client_opo, draft):
    draft.origin.delete()
    assert client_opo.get(address("agreement-beside", draft)).status_code == 204


def test_who_may_not_write_is_told_nothing_beside(client, client_hkm, draft):
    assert client_hkm.get(address("agreement-beside", draft)).status_code == 403
    client.force_login(factories.user(Role.OPO, factories.agency()))
    assert client.get(address("agreement-beside", draft)).status_code == 404


def test_what_stands_beside_costs_the_room_nothing_and_itself_little(client_opo, draft):
    room = watching.count(client_opo, address("agreement-write", draft))
    one = watching.count(client_opo, address("agreement-beside", draft))
    stored = text_of(draft)
    pasal = [replace(each, body=parse(f"Kata {each.id}.")) for each in stored.pasal]
    by = client_opo.person.actor(factories.today())
    save_text(draft, by=by, base=digests(stored), mine=replace(stored, pasal=tuple(pasal)))
    assert watching.count(client_opo, address("agreement-beside", draft)) == one
    draft.origin.delete()
    assert watching.count(client_opo, address("agreement-write", draft)) == room


def test_from_the_writing_room_one_goes_back_there(client_opo, draft):
    sent = {"pasal": "objek", "seen": seen(draft, "objek"), "kembali": "tulis"}
    answer = client_opo.post(address("agreement-restore", draft), sent)
    assert answer.url == f"{address('agreement-write', draft)}#pasal-objek"


# Beginning


def test_one_template_is_one_press(client_opo, dossier):
    template()
    page = body(client_opo, reverse("cooperation", args=[dossier.uid]))
    assert 'name="template"' not in page
    answer = client_opo.post(reverse("agreement-new", args=[dossier.uid, "ksb"]), follow=True)
    assert "dimulai dengan templat KSB kota versi 1" in answer.content.decode()


def test_of_several_the_most_particular_is_chosen_beforehand(client_opo, dossier):
    wide, narrow = template(), template("KSB wajib", kinds=("ksdd_wajib",))
    page = body(client_opo, reverse("cooperation", args=[dossier.uid]))
    chosen = page.partition(f'value="{narrow.uid}"')[2]
    assert "checked" in chosen.partition(">")[0]
    assert f'value="{wide.uid}"' in page
    client_opo.post(reverse("agreement-new", args=[dossier.uid, "ksb"]), {"template": wide.uid})
    assert Agreement.objects.get().origin.version.template == wide


@pytest.mark.parametrize(
    ("chosen", "status"), [("entah", 404), ("8f14e45f-ceea-467f-9a0b-1c2d3e4f5a6b", 404)]
)
def test_an_odd_choice_is_refused(client_opo, dossier, chosen, status):
    answer = client_opo.post(reverse("agreement-new", args=[dossier.uid, "ksb"]), {"template": chosen})
    assert answer.status_code == status
    assert not Agreement.objects.exists()


def test_a_template_for_something_else_is_refused_with_the_reason(client_opo, dossier):
    other = template("KSB pihak ketiga", kinds=("ksdpk",))
    answer = client_opo.post(reverse("agreement-new", args=[dossier.uid, "ksb"]), {"template": other.uid})
    assert answer.status_code == 409
    assert "tidak terbit untuk" in answer.content.decode()
    assert not Agreement.objects.exists()


def test_without_templates_the_outline_begins(client_opo, dossier):
    answer = client_opo.post(reverse("agreement-new", args=[dossier.uid, "ksb"]), follow=True)
    assert "dimulai dengan kerangka baku" in answer.content.decode()


# The radar


def test_templates_and_clauses_rest_on_what_they_name_and_cite(client_reg):
    law = factories.regulation(kind="uu", number="27", year=2022)
    basis = factories.regulation(kind="permendagri", number="22", year=2020)
    article = factories.article(regulation=basis, number="40")
    words = parse("Menurut Pasal 6 Undang-Undang Nomor 27 Tahun 2022.")
    pasal = tuple(replace(each, body=words) if each.id == "objek" else each for each in KSB.text.pasal)
    made = template(blueprint=replace(KSB, text=replace(KSB.text, pasal=pasal)))
    made.articles.set([article])
    clause = clauses.save_clause(
        None, by=reg(), seen=None, fields={"key": "kahar", "title": "Kahar", "note": ""}
    )
    fields = {"name": "a", "text": "Sesuai dengan UU 27/2022.", "when": ""}
    variant = clauses.save_variant(clause, None, by=reg(), seen=None, fields=fields)
    groups = {use.group: use.name for use in uses_of(law)}
    assert groups[UseGroup.TEMPLATE] == "KSB kota"
    assert groups[UseGroup.CLAUSE] == "Kahar"
    assert UseGroup.TEMPLATE in {use.group for use in uses_of(basis, numbers_of(["40"]))}
    assert UseGroup.TEMPLATE not in {use.group for use in uses_of(basis, numbers_of(["9"]))}
    page = body(client_reg, reverse("regulation-impact", args=[law.key]))
    assert reverse("template", args=[made.uid]) in page
    assert reverse("clause", args=[clause.uid]) in page
    clauses.set_archived(variant, True, by=reg(), seen=1, note="x")
    templates.archive(made, by=reg(), seen=None, note="x")
    assert not {UseGroup.TEMPLATE, UseGroup.CLAUSE} & {use.group for use in uses_of(law)}


def test_the_panel_costs_no_question(client_opo, draft):
    page = address("agreement", draft)
    with_template = watching.count(client_opo, page)
    draft.origin.delete()
    assert watching.count(client_opo, page) == with_template

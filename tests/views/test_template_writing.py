"""The editor of a version: saved by its buttons and by its script, rearranged, held against another's."""

import json

import pytest
from django.urls import reverse

from agreements.models import TemplateEvent
from agreements.rules.enums import Instrument, Kind, Role
from agreements.rules.naskah import Table, digests
from agreements.rules.templating import blueprint_from
from agreements.rules.templating.built import built
from agreements.workflow import templates
from tests import factories
from tests.views import test_clauses, watching

PKS = built(Instrument.PKS, (Kind.KSDPK,))


def reg():
    return factories.user(Role.REG).actor(factories.today())


@pytest.fixture
def version(db):
    given = {"name": "PKS BUMN", "instrument": "pks", "kinds": ["ksdpk"], "note": "Untuk BUMN."}
    return templates.create(by=reg(), fields=given, blueprint=PKS).versions.get()


def url(version, name="template-write"):
    return reverse(name, args=[version.template.uid, version.ordinal])


def kept(version):
    version.refresh_from_db()
    return blueprint_from(version.content)


def pasal(version, ident):
    return next(each for each in kept(version).text.pasal if each.id == ident)


def typed(version, **changes):
    """What the editor sends when nothing was touched, with `changes`."""
    blueprint = blueprint_from(version.content)
    data = {
        "lock": version.lock,
        "base": json.dumps(digests(blueprint.text)),
        "note-konsiderans": version.note,
        "do": "",
        "body-konsiderans": "1. bahwa",
    }
    data |= {
        "composed-konsiderans": "on",
        "lampiran": [""],
        "pasal": [pasal.id for pasal in blueprint.text.pasal],
    }
    for pasal in blueprint.text.pasal:
        hint = blueprint.hint(pasal.id)
        data |= {f"title-{pasal.id}": pasal.title, f"key-{pasal.id}": pasal.key, f"body-{pasal.id}": "Isi."}
        data |= {f"guidance-{pasal.id}": hint.guidance}
        data |= {f"{name}-{pasal.id}": "on" for name in ("required", "composed") if getattr(hint, name)}
    return data | changes


def sent(client, version, **data):
    """What the page's script sends, and the answer: its status and what it says."""
    data = {"lock": version.lock} | ({} if "base" in data else {"seen": version.lock}) | data
    answer = client.post(url(version), data, headers={"Accept": "application/json"})
    return answer.status_code, answer.json()


# By its buttons


def test_the_editor_saves_words_and_hints(client_reg, version):
    changes = {"body-kahar": "(1) Kahar.\n(2) Lagi.", "guidance-kahar": "Singkat saja."}
    data = typed(version, **changes, **{"note-konsiderans": "Coba"})
    del data["required-kahar"]
    assert client_reg.post(url(version), data).status_code == 302
    hint = kept(version).hint("kahar")
    assert [node.text for node in pasal(version, "kahar").body] == ["Kahar.", "Lagi."]
    assert (hint.guidance, hint.required) == ("Singkat saja.", False)
    assert (version.note, version.lock) == ("Coba", 2)


def test_a_lampiran_with_a_table_is_saved_with_its_hint(client_reg, version):
    table = "Menurut Pasal 1.\n\n| No. | Kegiatan |\n|---|---|\n| 1 | Rapat |"
    changes = {"lampiran": ["", "l1"], "title-l1": "RENCANA", "body-l1": table, "required-l1": "on"}
    changes |= {"composed-l1": "on", "guidance-l1": "Tiap tahun."}
    assert client_reg.post(url(version), typed(version, **changes)).status_code == 302
    (part,) = kept(version).text.lampiran
    assert part.title == "RENCANA"
    assert part.body[0].text == "Menurut Pasal {{#maksud_tujuan}}."
    assert part.body[1] == Table((("No.", "Kegiatan"), ("1", "Rapat")))
    hint = kept(version).hint("l1")
    assert (hint.required, hint.composed, hint.guidance) == (True, False, "Tiap tahun.")
    page = client_reg.get(url(version)).content.decode()
    assert "| 1 | Rapat |" in page
    assert 'value="Tiap tahun."' in page


@pytest.mark.parametrize(
    ("do", "order"),
    [
        ("up:objek", ["objek", "maksud_tujuan"]),
        ("down:maksud_tujuan", ["objek", "maksud_tujuan"]),
        ("remove:maksud_tujuan", ["objek", "ruang_lingkup"]),
    ],
)
def test_the_buttons_of_the_editor_rearrange(client_reg, version, do, order):
    client_reg.post(url(version), typed(version, do=do))
    assert [each.id for each in kept(version).text.pasal][:2] == order


def test_a_pasal_or_a_lampiran_is_added_and_looked_at(client_reg, version):
    answer = client_reg.post(url(version), typed(version, do="add:objek"))
    assert answer.url.endswith(f"#pasal-{kept(version).text.pasal[2].id}")
    answer = client_reg.post(url(version), typed(version, do="annex:"))
    assert answer.url.endswith(f"#pasal-{kept(version).text.lampiran[0].id}")


def test_of_two_editors_the_second_keeps_the_words_and_sees_the_others(client_reg, version):
    client_reg.post(url(version), typed(version, **{"body-kahar": "Tulisan pertama."}))
    answer = client_reg.post(url(version), typed(version, **{"body-kahar": "Tulisan kedua."}))
    page = answer.content.decode()
    assert answer.status_code == 409
    assert "Anda sendiri, di jendela lain, menyimpan draf ini setelah Anda membukanya" in page
    assert "Tulisan kedua." in page
    assert "<ins>pertama.</ins>" in page
    assert "data-waits" in page
    assert str(pasal(version, "kahar").body[0].text) == "Tulisan pertama."
    again = typed(version, **{"body-kahar": "Tulisan kedua."})
    assert client_reg.post(url(version), again | {"merged": "1"}).url.endswith("?digabung=1")
    assert pasal(version, "kahar").body[0].text == "Tulisan kedua."


def test_a_pasal_that_the_other_removed_is_not_lost(client_reg, version):
    old = typed(version, **{"body-kahar": "Tulisan saya."})
    client_reg.post(url(version), typed(version, do="remove:kahar"))
    answer = client_reg.post(url(version), old)
    assert answer.status_code == 409
    assert "Tulisan saya." in answer.content.decode()


def test_who_else_saved_is_named_and_what_only_stands_there(client_reg, version):
    other = factories.user(Role.REG, full_name="Rina Contoh").actor(factories.today())
    blueprint = kept(version)
    first, *rest = blueprint.text.pasal
    fresh = type(first)("pbaru", "", "LOGO", first.body)
    text = type(blueprint.text)(blueprint.text.recitals, (first, fresh, *rest))
    templates.save_version(version, by=other, seen=1, blueprint=type(blueprint)(text, blueprint.hints, True))
    answer = client_reg.post(url(version), typed(version))
    page = answer.content.decode()
    assert "Rina Contoh menyimpan draf ini" in page
    assert "Hanya ada pada simpanan itu: LOGO." in page


def test_too_long_a_pasal_is_told_at_its_place(client_reg, version):
    answer = client_reg.post(url(version), typed(version, **{"body-kahar": "x" * 70_000}))
    assert answer.status_code == 422
    assert "terlalu panjang" in answer.content.decode()


def test_a_published_version_is_not_edited_and_gives_back_what_was_typed(client_reg, version):
    templates.publish(version, by=reg(), seen=1)
    assert client_reg.get(url(version)).url == url(version, "template-version")
    answer = client_reg.post(url(version), typed(version, **{"body-kahar": "Tulisan saya."}))
    assert answer.status_code == 409
    assert "Tulisan saya." in answer.content.decode()


def test_a_draft_that_was_thrown_away_gives_back_what_was_typed(client_reg, version):
    templates.publish(version, by=reg(), seen=1)
    draft = templates.begin_version(version.template, by=reg())
    data = typed(draft, **{"body-kahar": "Tulisan saya."})
    templates.discard(draft, by=reg(), seen=None)
    answer = client_reg.post(url(draft), data)
    assert answer.status_code == 409
    assert "sudah dibuang" in answer.content.decode()
    assert "Tulisan saya." in answer.content.decode()
    status, told = sent(client_reg, draft, **{"body-kahar": "x"})
    assert (status, "sudah dibuang" in told["reasons"][0]) == (409, True)


def test_markup_is_shown_as_typed(client_reg, version):
    data = typed(version, **{"body-kahar": "<script>alert(1)</script>"})
    client_reg.post(url(version), data)
    page = client_reg.get(url(version, "template-version")).content.decode()
    assert "&lt;script&gt;alert(1)" in page
    assert "<script>alert" not in page


# By its script


def test_the_script_sends_what_changed_and_the_rest_stays(client_reg, version):
    before = kept(version)
    changes = {"body-kahar": "Kahar saja.", "title-kahar": "KEADAAN KAHAR", "guidance-kahar": "Pendek."}
    status, told = sent(client_reg, version, **changes)
    assert (status, told["version"], told["parts"]["kahar"]["body"]) == (200, "2", "Kahar saja.")
    after = kept(version)
    assert {p.id for p in after.text.pasal if p not in before.text.pasal} == {"kahar"}
    assert after.hint("kahar").guidance == "Pendek."
    assert after.hint("objek") == before.hint("objek")
    assert (after.composed_recitals, after.text.recitals) == (True, before.text.recitals)


def test_the_words_of_a_lampiran_are_saved_where_nothing_moved(client_reg, version):
    sent(client_reg, version, **{"annexes": "l1", "title-l1": "A", "body-l1": "x", "required-l1": "on"})
    sent(client_reg, kept_again(version), **{"title-l1": "A", "body-l1": "y"})
    assert kept(version).text.lampiran[0].body[0].text == "y"
    assert not kept(version).hint("l1").required


def test_a_moved_pasal_takes_its_references_along(client_reg, version):
    sent(client_reg, version, **{"body-kahar": "Menurut Pasal 2.", "title-kahar": "KEADAAN KAHAR"})
    ids = [each.id for each in kept(version).text.pasal]
    order = ",".join([ids[1], ids[0], *ids[2:]])
    status, told = sent(client_reg, version, order=order, annexes="", shown=",".join(ids))
    assert (status, told["order"][:2]) == (200, [ids[1], ids[0]])
    assert told["parts"]["kahar"]["body"] == "Menurut Pasal 1."


def test_a_page_that_is_behind_is_asked_for_all_and_then_refused(client_reg, version):
    base = json.dumps(digests(kept(version).text))
    sent(client_reg, version, **{"body-kahar": "Tulisan pertama."})
    changes = {"body-kahar": "Tulisan kedua.", "body-objek": "Objek saya."}
    old = {"lock": 1, "order": ",".join(p.id for p in kept(version).text.pasal)}
    assert sent(client_reg, version, **old, **changes) == (412, {"again": True})
    status, told = sent(client_reg, version, **old, **changes, base=base)
    assert (status, told["conflicts"]) == (409, ["kahar"])
    assert "tidak hilang" in told["said"]
    assert pasal(version, "kahar").body[0].text == "Tulisan pertama."


def test_the_script_is_told_what_is_too_long_and_that_it_was_published(client_reg, version):
    status, told = sent(client_reg, version, **{"body-kahar": "x" * 70_000})
    assert (status, "terlalu panjang" in told["reasons"][0]) == (422, True)
    templates.publish(version, by=reg(), seen=1)
    status, told = sent(client_reg, version, **{"body-kahar": "x"})
    assert (status, "sudah diterbitkan" in told["reasons"][0]) == (409, True)


def test_saving_every_moment_is_one_line_of_history(client_reg, version):
    before = TemplateEvent.objects.count()
    for words in ("Satu.", "Dua.", "Tiga."):
        assert sent(client_reg, kept_again(version), **{"body-kahar": words})[0] == 200
    assert TemplateEvent.objects.count() == before + 1


def kept_again(version):
    version.refresh_from_db()
    return version


# Beside it


def test_what_is_typed_is_tried_out_and_nothing_saved(client_reg, version):
    data = typed(version, **{"body-kahar": "Selama {{jangka_waktuu}}.", "lampiran": ["", "l1"]})
    data |= {"title-l1": "RENCANA", "body-l1": "| A | B |\n|---|---|\n| {{pihak_kedua.nama}} | y |"}
    page = client_reg.post(url(version, "template-typed"), data).content.decode()
    assert "PT Contoh Sejahtera" in page
    assert "maksud Anda {{jangka_waktu}}?" in page
    assert 'data-jump="kahar"' in page
    version.refresh_from_db()
    assert version.lock == 1


def test_clauses_are_offered_to_who_writes_a_template(client_stf, client_reg, version):
    clause = test_clauses.made()
    address = reverse("template-clauses", args=[version.template.uid])
    assert client_stf.get(address).status_code == 403
    assert clause.title in client_reg.get(address).content.decode()
    page = client_reg.get(address, {"q": "tidak ada yang begini"}).content.decode()
    assert "Tidak ada klausul yang cocok" in page


def test_only_who_keeps_templates_tries_out(client_stf, client_reg, version):
    assert client_stf.post(url(version, "template-typed"), {}).status_code == 403
    assert client_reg.get(url(version, "template-typed")).status_code == 404
    assert not watching.writes(client_reg, url(version))

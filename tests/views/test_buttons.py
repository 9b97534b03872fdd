"""Buttons are fed from the table; pressing one does the act or tells why not, and keeps what was typed."""

import pytest
from django import forms
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import Http404

from agreements.rules.enums import Role, Stage, State
from agreements.rules.errors import BadFile
from agreements.views.buttons import Refused, buttons_for, press, unopened
from tests import factories


class PlanForm(forms.Form):
    """Stands for what an act asks beside the note."""

    place = forms.CharField()
    file = forms.FileField(required=False)


def plan_form(subject, data=None, files=None):
    return PlanForm(data, files)


FORMS = {"ready": plan_form, "terminate": plan_form}


@pytest.fixture
def asking(rf, opd):
    """A request of a person who holds the given roles (at the OPD where the role is of one)."""

    def request(*roles, post=None):
        made = rf.post("/", post) if post is not None else rf.get("/")
        person = factories.user()
        for role in roles:
            factories.post(person, role, opd if role in (Role.OPO, Role.OPH) else None)
        made.user = person
        return made

    return request


def by_key(buttons):
    return {button["key"]: button for button in buttons}


def test_each_row_of_the_state_is_a_button_in_the_order_of_the_table(asking, opd):
    dossier = factories.cooperation(stage=Stage.SUBMITTED, agency=opd)
    buttons = buttons_for(asking(Role.STF), dossier)
    assert [button["label"] for button in buttons] == ["Terima usulan", "Kembalikan", "Batalkan"]
    assert [button["mine"] for button in buttons] == [True, True, False]
    assert buttons[0]["url"] == f"/kerja-sama/{dossier.uid}/langkah/terima/"
    assert buttons[0]["hidden"] == {"version": 1}


def test_one_act_is_the_main_one_and_danger_looks_so(asking, opd):
    dossier = factories.cooperation(stage=Stage.SUBMITTED, agency=opd)
    tones = {b["key"]: b["tone"] for b in buttons_for(asking(Role.KBG), dossier)}
    assert tones == {"terima": "primary", "kembalikan": "secondary", "batalkan": "danger"}
    tones = {b["key"]: b["tone"] for b in buttons_for(asking(Role.AUD), dossier)}
    assert "primary" not in tones.values()


def test_who_may_not_is_told_who_may(asking, opd):
    dossier = factories.cooperation(stage=Stage.SUBMITTED, agency=opd)
    (reason,) = by_key(buttons_for(asking(Role.OPO), dossier))["terima"]["reasons"]
    assert reason == (
        "Jabatan Anda tidak dapat melakukan “Terima usulan”; yang dapat: Staf Bagian Pemerintahan, "
        "Kepala Bagian Pemerintahan."
    )


def test_an_officer_of_another_opd_is_told_whose_it_is(asking):
    dossier = factories.cooperation(stage=Stage.IDEA)
    assert by_key(buttons_for(asking(Role.OPO), dossier))["ajukan"]["reasons"] == [
        "Hanya OPD pemrakarsa yang dapat melakukan “Ajukan usulan”."
    ]


def test_an_instrument_has_its_own_address_and_form(asking, opd):
    ksb = factories.agreement(State.IN_FORCE, agency=opd)
    (button,) = buttons_for(asking(Role.WKT), ksb, forms=FORMS)
    assert button["url"] == f"/naskah/{ksb.uid}/langkah/akhiri/"
    assert isinstance(button["fields"], PlanForm)
    assert button["multipart"]
    (blocked,) = buttons_for(asking(Role.STF), ksb, forms=FORMS)
    assert blocked["fields"] is None


@pytest.mark.parametrize(
    ("roles", "reasons"),
    [
        ((Role.OPH,), []),
        ((Role.HKM,), ["Belum giliran Anda. Giliran paraf sekarang: Kepala OPD."]),
        ((Role.HKM, Role.OPH), []),
    ],
)
def test_a_paraf_is_given_from_the_post_whose_turn_it_is(asking, opd, roles, reasons):
    ksb = factories.agreement(State.FINAL, agency=opd)
    assert by_key(buttons_for(asking(*roles), ksb))["paraf"]["reasons"] == reasons


def test_a_refused_act_opens_its_panel_again_with_what_was_typed(asking, opd):
    dossier = factories.cooperation(stage=Stage.SUBMITTED, agency=opd)
    refused = Refused("kembalikan", "Kembalikan", ("Alasan wajib diisi.",), note="setengah")
    buttons = buttons_for(asking(Role.STF), dossier, refused=refused)
    button = by_key(buttons)["kembalikan"]
    assert (button["open"], button["errors"], button["note_value"]) == (
        True,
        ["Alasan wajib diisi."],
        "setengah",
    )
    assert unopened(refused, buttons) is None


def test_a_refused_act_whose_button_is_gone_is_told_by_the_page(asking, opd):
    dossier = factories.cooperation(agency=opd)
    refused = Refused("terima", "Terima usulan", ("Keadaan sudah berubah.",), note="catatan")
    assert unopened(refused, buttons_for(asking(Role.STF), dossier, refused=refused)) == refused
    assert unopened(None, []) is None


def pressed(asking, subject, action, role=Role.STF, prepare=None, **post):
    post = {"version": subject.version, "note": ""} | post
    return press(asking(role, post=post), subject, action, forms=FORMS, prepare=prepare)


@pytest.fixture
def initialled(opd):
    """A KSB with every paraf on its text, whose parties and text the checker does not mind."""
    return factories.agreement(State.INITIALLED, agency=opd)


def test_a_wrong_form_is_given_back_and_nothing_is_done(asking, initialled):
    done = pressed(asking, initialled, "siapkan_ttd", place="")
    assert done.refused.status == 400
    assert set(done.refused.form.errors) == {"place"}
    initialled.refresh_from_db()
    assert initialled.state == State.INITIALLED


def test_a_bad_file_is_told_on_the_file_field(asking, initialled):
    def prepare(form):
        raise BadFile("PDF terkunci kata sandi.")

    file = SimpleUploadedFile("x.pdf", b"%PDF-")
    done = pressed(asking, initialled, "siapkan_ttd", prepare=prepare, place="Contoh", file=file)
    assert done.refused.status == 400
    assert done.refused.form.errors == {"file": ["PDF terkunci kata sandi."]}


def test_who_may_not_sends_no_file_into_the_store(asking, initialled):
    taken = []
    done = pressed(asking, initialled, "siapkan_ttd", Role.AUD, prepare=taken.append, place="Contoh")
    assert (done.refused.status, taken) == (403, [])


def test_only_acts_of_the_table_and_only_by_post(asking, opd):
    dossier = factories.cooperation(stage=Stage.SUBMITTED, agency=opd)
    with pytest.raises(Http404):
        pressed(asking, dossier, "ngawur")
    with pytest.raises(Http404):
        press(asking(Role.STF), dossier, "terima")


def test_what_was_done_is_told_as_the_table_says_it(asking, opd):
    dossier = factories.cooperation(stage=Stage.SUBMITTED, agency=opd)
    done = pressed(asking, dossier, "terima")
    assert (done.event, done.subject.stage, done.refused) == (
        "menerima usulan kerja sama dan meneruskannya untuk dikaji TKKSD",
        Stage.STUDY,
        None,
    )

"""The instrument's page: where it stands, whose turn it is, what may be done and why not."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from agreements.models import DeadlineRule, Event, Initial
from agreements.rules.enums import (
    Action,
    AttachmentKind,
    EvaluationState,
    Instrument,
    ReportState,
    Role,
    State,
)
from tests import factories
from tests.views.watching import count, writes

READERS = [Role.STF, Role.KBG, Role.HKM, Role.TKS, Role.SEK, Role.WKT, Role.AUD]


def page(agreement):
    return reverse("agreement", args=[agreement.uid])


def act(agreement, action):
    return reverse("agreement-act", args=[agreement.uid, str(action)])


def button(answer, action):
    found = [*answer.context["buttons"], *answer.context["others"]]
    return next(row for row in found if row["key"] == action)


def current(answer):
    steps = [step for group in answer.context["steps"] for step in group["steps"]]
    return [(step["label"], step["note"]) for step in steps if step["state"] == "current"]


@pytest.fixture
def draft(opd):
    return factories.agreement(agency=opd)


def test_a_draft_shows_its_place_its_turn_and_its_findings(client_opo, draft):
    answer = client_opo.get(page(draft))
    assert answer.context["chip"]["label"] == "Draf"
    assert current(answer) == [("Draf", "")]
    assert answer.context["turn"]["who"] == "Bagian Pemerintahan atau Dinkes"
    assert answer.context["counts"][0]["word"] == "menghalangi"
    assert reverse("agreement-write", args=[draft.uid]) in answer.content.decode()
    assert [row["label"] for row in answer.context["parties"]] == ["PIHAK KESATU", "PIHAK KEDUA"]


@pytest.mark.parametrize("state", list(State))
def test_every_state_has_its_page(client_stf, client_opo, opd, state):
    agreement = factories.agreement(state, agency=opd)
    for client in (client_stf, client_opo):
        assert client.get(page(agreement)).status_code == 200


@pytest.mark.parametrize("role", READERS)
def test_those_who_serve_the_whole_city_read_it(request, draft, role):
    answer = request.getfixturevalue(f"client_{role.value}").get(page(draft))
    assert (answer.status_code, answer.context["agreement"]) == (200, draft)


@pytest.mark.parametrize("role", [Role.REG, Role.ADM])
def test_who_keeps_the_library_sees_only_what_is_signed(request, draft, opd, role):
    client = request.getfixturevalue(f"client_{role.value}")
    signed = factories.agreement(State.IN_FORCE, agency=opd)
    assert [client.get(page(draft)).status_code, client.get(page(signed)).status_code] == [404, 200]


def test_for_another_opd_it_does_not_exist(client, draft):
    client.force_login(factories.user(Role.OPO))
    answers = [client.get(page(draft)), client.post(act(draft, Action.SUBMIT), {"version": 1})]
    assert [answer.status_code for answer in answers] == [404, 404]


def test_who_is_not_signed_in_is_led_to_the_login(client, draft):
    assert client.get(page(draft)).url == f"{reverse('login')}?next={page(draft)}"


def test_a_reader_sees_the_acts_grey_with_the_reason_and_no_way_to_write(client_aud, draft):
    answer = client_aud.get(page(draft))
    (reason,) = button(answer, "ajukan")["reasons"]
    assert reason.startswith("Jabatan Anda tidak dapat")
    assert reason in answer.content.decode()
    assert reverse("agreement-write", args=[draft.uid]) not in answer.content.decode()


def test_a_reader_who_presses_all_the_same_is_refused_and_nothing_changes(client_aud, draft):
    answer = client_aud.post(act(draft, Action.SUBMIT), {"version": draft.version})
    draft.refresh_from_db()
    assert (answer.status_code, draft.state, Event.objects.count()) == (403, State.DRAFT, 0)
    assert answer.context["refused"].reasons


def test_a_draft_with_blocking_findings_is_not_submitted_and_the_note_is_kept(client_opo, draft):
    answer = client_opo.post(
        act(draft, Action.SUBMIT), {"version": draft.version, "note": "Mohon <segera> ditelaah."}
    )
    draft.refresh_from_db()
    assert (answer.status_code, draft.state) == (409, State.DRAFT)
    assert "temuan yang menghalangi" in answer.content.decode()
    assert "Mohon &lt;segera&gt; ditelaah." in answer.content.decode()


def test_a_stale_page_is_told_what_happened(client_stf, opd):
    agreement = factories.agreement(State.SUBMITTED, agency=opd, version=7)
    answer = client_stf.post(act(agreement, Action.START_REVIEW), {"version": 6})
    agreement.refresh_from_db()
    assert (answer.status_code, agreement.state) == (409, State.SUBMITTED)
    assert "keadaan sudah berubah" in answer.content.decode()


def test_an_act_is_one_event_and_comes_back_to_the_page(client_stf, opd):
    agreement = factories.agreement(State.SUBMITTED, agency=opd)
    address, data = act(agreement, Action.START_REVIEW), {"version": agreement.version}
    answer = client_stf.post(address, data, follow=True)
    agreement.refresh_from_db()
    assert (agreement.state, answer.redirect_chain) == (State.REVIEW, [(page(agreement), 302)])
    assert [str(message) for message in answer.context["messages"]] == ["Anda memulai telaah kerja sama."]
    assert [event["sentence"] for event in answer.context["events"]] == ["memulai telaah kerja sama"]
    assert client_stf.post(address, data).status_code == 409
    assert Event.objects.count() == 1


@pytest.mark.parametrize("action", ["tidak-ada", "terima"])
def test_an_act_that_is_none_of_an_instrument_is_no_page_or_refused(client_stf, draft, action):
    assert client_stf.post(act(draft, action), {"version": 1}).status_code in (404, 409)
    assert Event.objects.count() == 0


def test_a_get_of_an_act_does_nothing(client_stf, opd):
    agreement = factories.agreement(State.SUBMITTED, agency=opd)
    assert client_stf.get(act(agreement, Action.START_REVIEW)).status_code == 404
    agreement.refresh_from_db()
    assert agreement.state == State.SUBMITTED


def test_why_a_text_came_back_stands_on_its_page_and_in_the_writing_room(client_opo, opd):
    agreement = factories.agreement(State.RETURNED, agency=opd)
    factories.event(agreement, act="kembalikan", note="Lengkapi Pasal 3.", actor_name="Sinta", post="Staf")
    for name in ("agreement", "agreement-write"):
        html = client_opo.get(reverse(name, args=[agreement.uid])).content.decode()
        assert "Dikembalikan oleh Sinta, Staf" in html
        assert "Lengkapi Pasal 3." in html
    assert count(client_opo, page(agreement)) <= 12


def test_the_turn_says_which_day_of_how_many_it_is_and_on_which_basis(client_stf):
    factories.deadline("telaah_hukum", 5, citation="Praktik setempat")
    late = factories.agreement(State.LEGAL_REVIEW, state_since=timezone.now() - timedelta(days=8))
    html = client_stf.get(page(late)).content.decode()
    assert "Giliran: <strong>Bagian Hukum</strong> · lewat 3 hari" in html
    assert "Praktik setempat</a> · belum diverifikasi" in html
    DeadlineRule.objects.update(amount=30)
    assert "hari ke-8 dari 30; tersisa 22 hari" in client_stf.get(page(late)).content.decode()


@pytest.mark.parametrize(
    ("given", "labels"),
    [
        ({"instrument": "ksb"}, ["Tindak lanjut KSB menjadi PKS"]),
        ({"instrument": "ksb", "signed_children": 1}, []),
        ({"instrument": "pks"}, ["Laporan semester"]),
        ({"instrument": "loi"}, ["Masa berlaku pernyataan kehendak"]),
        (
            {"instrument": "naskah_ln"},
            ["Surat perpanjangan kerja sama luar negeri", "Laporan tahunan kerja sama luar negeri"],
        ),
        ({"instrument": "naskah_ln", "ends_on": factories.days(-1)}, []),
    ],
)
def test_the_other_deadlines_of_what_runs_stand_beside_it(client_stf, given, labels):
    for key, amount, unit in (
        ("ksb_jadi_pks", 180, "hari"),
        ("laporan_semester", 31, "hari"),
        ("berlaku_loi", 12, "bulan"),
        ("perpanjangan_ln", 6, "bulan"),
        ("laporan_ln", 7, "hari"),
    ):
        factories.deadline(key, amount, unit)
    row = factories.agreement(State.IN_FORCE, **given)
    answer = client_stf.get(page(row))
    assert [clock["label"] for clock in answer.context["deadlines"]] == labels
    assert ("Tenggat yang berjalan" in answer.content.decode()) == bool(labels)


def test_paraf_are_drawn_in_their_order_with_the_turn(client_hkm, opd):
    agreement = factories.agreement(State.FINAL, agency=opd)
    head = factories.user(Role.OPH, opd)
    Initial.objects.create(
        agreement=agreement, revision=agreement.revision, role="oph", user=head, post="Kepala Dinkes"
    )
    answer = client_hkm.get(page(agreement))
    assert [(row["label"], row["ok"]) for row in answer.context["paraf"]] == [
        ("Kepala Dinkes", True),
        ("Bagian Hukum", False),
        ("Kepala Bagian Pemerintahan", False),
        ("Asisten/Sekretaris Daerah", False),
    ]
    assert current(answer) == [("Naskah final", "paraf 1 dari 4")]
    assert answer.context["turn"]["who"] == "Bagian Hukum"
    assert button(answer, "paraf")["reasons"] == []


def test_a_signed_text_keeps_the_paraf_of_the_text_that_was_signed(client_stf, opd):
    agreement = factories.agreement(State.IN_FORCE, agency=opd)
    head = factories.user(Role.OPH, opd)
    Initial.objects.create(
        agreement=agreement, revision=agreement.revision, role="oph", user=head, post="Kepala Dinkes"
    )
    factories.revision(agreement, content={"x": 1})
    assert client_stf.get(page(agreement)).context["paraf"][0]["ok"]


@pytest.mark.parametrize(
    ("ends", "words", "left"),
    [
        (400, "Berlaku", "400 hari lagi"),
        (20, "Akan berakhir", "20 hari lagi"),
        (-3, "Berakhir", "berakhir 3 hari lalu"),
    ],
)
def test_the_phase_is_told_by_the_dates(client_stf, opd, ends, words, left):
    agreement = factories.agreement(State.IN_FORCE, agency=opd, ends_on=factories.days(ends))
    context = client_stf.get(page(agreement)).context
    assert (context["chip"]["label"], context["days"]["text"]) == (words, left)


def test_what_is_above_and_beneath_is_drawn(client_opo, opd):
    ksb = factories.agreement(State.IN_FORCE, agency=opd)
    pks = factories.agreement(cooperation=ksb.cooperation, instrument=Instrument.PKS, parent=ksb)
    (node,) = client_opo.get(page(pks)).context["nodes"]
    assert (node["url"], [child["current"] for child in node["children"]]) == (page(ksb), [True])
    (node,) = client_opo.get(page(ksb)).context["nodes"]
    assert (node["current"], node["children"][0]["url"]) == (True, page(pks))


def test_reports_evaluations_and_what_follows_stand_on_the_page_in_force(client_stf, opd):
    agreement = factories.agreement(State.IN_FORCE, agency=opd)
    report = factories.report(agreement, ReportState.SUBMITTED)
    evaluation = factories.evaluation(agreement, EvaluationState.APPROVED, recommendation="lanjut")
    follow = client_stf.get(page(agreement)).context["follow"]
    assert follow["reports"][0]["chip"]["label"] == "Disampaikan"
    assert follow["reports"][0]["url"] == reverse("report", args=[report.uid])
    assert follow["evaluations"][0]["url"] == reverse("evaluation", args=[evaluation.uid])
    assert follow["evaluations"][0]["note"] == "nilai 80,00, lanjut"
    assert [row["key"] for row in follow["buttons"]] == ["perpanjang"]


def test_papers_and_revisions_are_listed(client_stf, opd):
    agreement = factories.agreement(State.SUBMITTED, agency=opd)
    factories.attachment(agreement, kind=AttachmentKind.MINUTES, name="berita.pdf")
    context = client_stf.get(page(agreement)).context
    assert [row["name"] for row in context["files"]] == ["berita.pdf"]
    assert [(row["ordinal"], row["current"]) for row in context["revisions"]] == [(1, True)]


def test_names_with_markup_are_only_words(client_opo, opd):
    agreement = factories.agreement(agency=opd, about="<script>alert(1)</script>")
    assert "<script>alert" not in client_opo.get(page(agreement)).content.decode()


def test_opening_the_page_writes_nothing(client_opo, draft):
    client_opo.get(page(draft))
    assert writes(client_opo, page(draft)) == []


def test_the_page_asks_twelve_questions_however_much_there_is(client_stf, opd):
    def agreement(rows, state):
        made = factories.agreement(state, agency=opd)
        for at in range(rows):
            factories.attachment(made)
            factories.revision(made, content={"n": at})
            factories.event(made)
            factories.report(made, year=2020 + at)
            factories.evaluation(made, year=2020 + at)
            factories.agreement(cooperation=made.cooperation, instrument=Instrument.PKS, parent=made)
        return made

    for state in (State.DRAFT, State.FINAL, State.IN_FORCE):
        one, three = agreement(1, state), agreement(3, state)
        assert count(client_stf, page(one)) == count(client_stf, page(three)) <= 12

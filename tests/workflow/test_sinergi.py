"""A sinergi to its end: NK and RK signed together, the plan changed, the hash over the activities."""

from datetime import timedelta

import pytest
from django.db import InternalError, transaction

from agreements.documents.archive import StoredFile
from agreements.documents.content import draft_from, draft_of, text_of
from agreements.models import Activity, Agreement, Approval
from agreements.rules.enums import Action, ApprovalState, AttachmentKind, Instrument, Kind, Role, State
from agreements.rules.errors import NotAllowed, NotReady, Stale
from agreements.rules.naskah import digests
from agreements.rules.outlines import outline
from agreements.rules.transitions import AGREEMENT_TABLE, PARAF_ORDER
from agreements.workflow.beginning import begin
from agreements.workflow.drafting import activities_mark, save_activities, save_data, save_text
from agreements.workflow.renewal import begin_addendum, begin_change, change_refusals, renewal_refusals
from agreements.workflow.reporting import running_complaints
from agreements.workflow.transition import perform
from tests import factories
from tests.rules.drafts import activity

TODAY = factories.today()
WALK = (
    (Action.START_REVIEW, Role.KBG),
    (Action.TO_LEGAL, Role.KBG),
    (Action.CLEAR_LEGAL, Role.HKM),
    (Action.FINALISE, Role.STF),
)


def row(number=1, **changes):
    """An activity as the page gives it."""
    facts = {name: value for name, value in vars(activity(number)).items() if name != "year"}
    return facts | changes


@pytest.fixture
def cast(opd):
    """{role: `Actor`}."""
    return {
        role: factories.user(role, opd if role in (Role.OPO, Role.OPH) else None).actor(TODAY)
        for role in Role
    }


@pytest.fixture
def pair(opd, cast):
    """An NK and the RK of its first year, written."""
    factories.government()
    ministry = factories.partner(
        name="Kantor Contoh",
        body="Kementerian Contoh Kantor Contoh",
        leader_office="Kepala Kantor",
        category=factories.category([Kind.SINERGI]),
    )
    dossier = factories.cooperation(
        agency=opd,
        kind=Kind.SINERGI,
        partners=[ministry],
        affairs=[factories.affair()],
        scope="pendaftaran tanah",
        location="Kota Contoh",
    )
    nk = begin(dossier, Instrument.NK, by=cast[Role.STF])
    nk = written(nk, cast, starts_on=TODAY, ends_on=factories.days(900))
    Approval.objects.create(
        cooperation=dossier,
        agreement=nk,
        needed=False,
        reason="Tidak membebani.",
        tested_by_id=cast[Role.STF].user_id,
        state=ApprovalState.FREE,
    )
    rk = begin(dossier, Instrument.RK, by=cast[Role.OPO], parent=nk)
    rk = save_activities(rk, by=cast[Role.OPO], seen=activities_mark(rk), rows=[row(1), row(2)])
    return nk, written(rk, cast)


def written(agreement, cast, **fields):
    """The instrument with its units and these data."""
    agreement.parties.update(unit="Seksi Contoh")
    saved = (
        save_data(agreement, by=cast[Role.STF], seen=agreement.version, fields=fields)
        if fields
        else agreement
    )
    stored = text_of(saved)
    save_text(saved, by=cast[Role.STF], base=digests(stored), mine=outline(draft_of(saved)))
    return Agreement.objects.get(pk=agreement.pk)


def to_initialled(agreement, cast):
    """Walk from draft to all paraf given."""
    author = cast[Role.STF] if agreement.instrument == Instrument.NK else cast[Role.OPO]
    perform(agreement, Action.SUBMIT, by=author)
    factories.attachment(agreement, kind=AttachmentKind.MINUTES)
    for action, role in WALK:
        perform(agreement, action, by=cast[role], note="Telaah.")
    for role in PARAF_ORDER:
        perform(agreement, Action.INITIAL, by=cast[role])
    return Agreement.objects.get(pk=agreement.pk)


def ready(agreement, cast):
    return perform(agreement, Action.READY, by=cast[Role.STF], data={"place": "Contoh"})


def sign(agreement, cast, **changes):
    paper = StoredFile(f"{agreement.pk:064x}", 10, "application/pdf", 1, "pindaian.pdf")
    data = {
        "signed_on": TODAY,
        "starts_on": agreement.starts_on or TODAY,
        "ends_on": agreement.ends_on,
        "place": "Contoh",
        "numbers": {"1": "9/KEM/2026"},
        "checklist": {"paraf": True, "meterai": True, "stempel": True},
        "scan": paper,
    }
    return perform(agreement, Action.SIGN, by=cast[Role.STF], data=data | changes)


def in_force(pair, cast):
    """NK and RK all the way."""
    nk, rk = (to_initialled(each, cast) for each in pair)
    nk, rk = ready(nk, cast), ready(rk, cast)
    nk, rk = sign(nk, cast), sign(rk, cast)
    perform(rk, Action.VALIDATE, by=cast[Role.KBG])
    perform(nk, Action.VALIDATE, by=cast[Role.KBG])
    return tuple(Agreement.objects.get(pk=each.pk) for each in (nk, rk))


def test_a_nota_kesepakatan_is_signed_with_its_first_rencana_kerja(pair, cast):
    nk, rk = pair
    nk = to_initialled(nk, cast)
    with pytest.raises(NotReady, match="belum menjadi naskah final"):
        ready(nk, cast)
    rk = to_initialled(rk, cast)
    with pytest.raises(NotReady, match="belum siap ditandatangani"):
        ready(rk, cast)
    nk, rk = ready(nk, cast), ready(rk, cast)
    with pytest.raises(NotReady, match="Naskah induk belum ditandatangani"):
        sign(rk, cast)
    nk = sign(nk, cast)
    with pytest.raises(NotReady, match="belum dicatat ditandatangani"):
        perform(nk, Action.VALIDATE, by=cast[Role.KBG])
    sign(rk, cast)
    assert perform(nk, Action.VALIDATE, by=cast[Role.KBG]).state == State.IN_FORCE


def test_a_nota_kesepakatan_waits_for_its_burden_test(pair, cast):
    nk, _ = (to_initialled(each, cast) for each in pair)
    Approval.objects.update(state=ApprovalState.SENT, needed=True)
    with pytest.raises(NotReady, match="DPRD"):
        ready(nk, cast)


def test_the_numbers_are_of_their_own_series(pair, cast):
    nk, rk = in_force(pair, cast)
    assert ("/NK/" in nk.number, "/RK/" in rk.number) == (True, True)


def test_the_activities_are_frozen_and_their_hash_covers_them(pair, cast):
    _, rk = pair
    perform(rk, Action.SUBMIT, by=cast[Role.OPO])
    rk.refresh_from_db()
    first = rk.revision
    assert [each["programme"] for each in first.content["activities"]] == [
        row(1)["programme"],
        row(2)["programme"],
    ]
    assert first.content["year"] == TODAY.year
    assert draft_from(first.content, rk).activities == draft_of(rk).activities
    perform(rk, Action.START_REVIEW, by=cast[Role.KBG])
    perform(rk, Action.RETURN, by=cast[Role.KBG], note="Target kurang.")
    save_activities(
        rk, by=cast[Role.OPO], seen=activities_mark(rk), rows=[row(1), row(2, target="41 bidang")]
    )
    perform(Agreement.objects.get(pk=rk.pk), Action.SUBMIT, by=cast[Role.OPO])
    rk.refresh_from_db()
    assert rk.revision.sha256 != first.sha256
    assert draft_from(first.content, rk).activities[1].target == "40 bidang"


def test_other_instruments_keep_their_hash(pair, cast):
    nk, _ = pair
    perform(nk, Action.SUBMIT, by=cast[Role.STF])
    nk.refresh_from_db()
    assert not {"activities", "year"} & set(nk.revision.content)
    assert all("country" not in party for party in nk.revision.content["parties"])


def test_a_changed_plan_takes_the_place_of_the_old_and_leaves_the_nk_alone(pair, cast):
    nk, old = in_force(pair, cast)
    new = begin_change(old, by=cast[Role.OPO], today=TODAY)
    assert (new.parent, new.continues, new.year, new.activities.count()) == (nk, old, old.year, 2)
    assert "sudah disusun" in change_refusals(old, cast[Role.OPO], TODAY)[0]
    new = sign(ready(to_initialled(new, cast), cast), cast)
    perform(new, Action.VALIDATE, by=cast[Role.KBG])
    old.refresh_from_db()
    assert (old.state, old.end_ground, old.terminated_on) == (State.TERMINATED, "diganti", new.starts_on)
    assert old.events.first().sentence == "mengganti rencana kerja ini dengan perubahannya"
    before, nk = nk, Agreement.objects.get(pk=nk.pk)
    assert (nk.state, nk.version) == (State.IN_FORCE, before.version)
    with pytest.raises(NotReady, match="Hanya naskah yang berlaku"):
        begin_change(old, by=cast[Role.OPO], today=TODAY)


def test_the_plan_is_neither_extended_nor_reported_alone(pair, cast):
    nk, rk = in_force(pair, cast)
    assert "tidak diperpanjang" in renewal_refusals(rk, cast[Role.STF], TODAY)[-1]
    semester = factories.report(nk).semester
    assert running_complaints(nk, semester, TODAY) == []
    assert "bersama nota kesepakatannya" in running_complaints(rk, semester, TODAY)[0]


def test_a_nota_kesepakatan_is_extended_after_its_evaluation_and_amended(pair, cast):
    nk, _ = in_force(pair, cast)
    assert renewal_refusals(nk, cast[Role.STF], TODAY) == [
        "Perpanjangan dimulai dari evaluasi yang disetujui; naskah ini belum dievaluasi."
    ]
    factories.evaluation(nk, "disetujui", recommendation="lanjut")
    assert renewal_refusals(nk, cast[Role.STF], TODAY) == []
    amended = begin_addendum(nk, by=cast[Role.STF], today=TODAY, amended=["lokasi"])
    assert "telah menandatangani Nota Kesepakatan" in " ".join(text_of(amended).recitals)


def test_an_old_pks_with_the_centre_goes_on_as_a_nota_kesepakatan(opd, cast):
    old = factories.agreement(State.IN_FORCE, agency=opd, kind=Kind.SINERGI, instrument=Instrument.PKS)
    assert renewal_refusals(old, cast[Role.STF], TODAY) == [
        "Naskah dengan Pemerintah Pusat dilanjutkan sebagai nota kesepakatan; susun NK."
    ]


# The activities


def test_activities_are_told_once_and_unchanged_ones_are_no_news(pair, cast):
    _, rk = pair
    version = rk.version
    again = save_activities(rk, by=cast[Role.STF], seen=activities_mark(rk), rows=[row(1), row(2)])
    assert again.version == version
    saved = save_activities(rk, by=cast[Role.STF], seen=activities_mark(rk), rows=[row(2)])
    assert saved.version == version + 1
    event = rk.events.first()
    assert (event.sentence, len(event.data["kegiatan"][0])) == ("mengubah kegiatan rencana kerja", 2)


def test_a_stale_page_and_a_stranger_change_no_activities(pair, cast):
    _, rk = pair
    seen = activities_mark(rk)
    save_activities(rk, by=cast[Role.STF], seen=seen, rows=[row(3)])
    with pytest.raises(Stale, match="Kegiatan sudah diubah"):
        save_activities(rk, by=cast[Role.OPO], seen=seen, rows=[])
    with pytest.raises(NotAllowed):
        save_activities(rk, by=factories.user(Role.OPO).actor(TODAY), seen=seen, rows=[])
    assert rk.activities.get().programme == row(3)["programme"]


def test_only_a_rencana_kerja_has_activities_and_not_without_end(pair, cast):
    nk, rk = pair
    with pytest.raises(NotReady, match="Hanya rencana kerja"):
        save_activities(nk, by=cast[Role.STF], seen="", rows=[])
    with pytest.raises(NotReady, match="paling banyak 100"):
        save_activities(rk, by=cast[Role.STF], seen=activities_mark(rk), rows=[row()] * 101)


def test_signed_activities_are_locked_in_the_database(pair, cast):
    _, rk = in_force(pair, cast)
    with pytest.raises(InternalError, match="locked"), transaction.atomic():
        Activity.objects.filter(agreement=rk).update(target="lain")


# Who may do what


@pytest.mark.parametrize("role", Role)
@pytest.mark.parametrize("at", range(len(AGREEMENT_TABLE)))
def test_a_row_lets_in_whom_it_names_and_nobody_else(opd, role, at):
    transition = AGREEMENT_TABLE[at]
    form = transition.instruments[-1]
    given = (
        {"parent": factories.agreement(State.IN_FORCE, agency=opd), "year": 2026}
        if form == Instrument.RK
        else {}
    )
    text = factories.agreement(transition.sources[0], agency=opd, instrument=form, **given)
    by = factories.user(role, opd if role in (Role.OPO, Role.OPH) else None).actor(TODAY)
    try:
        perform(text, transition.action, by=by, note="", data=None)
        refused = False
    except NotAllowed:
        refused = True
    except (NotReady, KeyError):
        refused = False
    assert refused == (role not in transition.who)


def test_the_days_of_a_plan_lie_in_its_year(pair):
    nk, rk = pair
    assert nk.starts_on <= rk.starts_on <= rk.ends_on <= nk.ends_on
    assert (rk.ends_on + timedelta(days=1)).year == rk.year + 1

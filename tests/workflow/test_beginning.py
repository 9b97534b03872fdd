"""Beginning an instrument: who may, what it hangs beneath, and which forms a kind knows."""

import pytest

from agreements.documents.content import text_of
from agreements.models import Agreement
from agreements.rules.enums import Instrument, Kind, Role, Stage, State
from agreements.rules.errors import NotAllowed, NotReady
from agreements.rules.kinds import chain_of
from agreements.rules.permissions import MAY, OWN, drafting_act
from agreements.workflow.beginning import begin, beginning_refusals, next_year, parent_for
from tests import factories

TODAY = factories.today()
NK, RK = Instrument.NK, Instrument.RK


@pytest.fixture
def officer(opd):
    return factories.user(Role.OPO, opd).actor(TODAY)


@pytest.fixture
def staff(db):
    return factories.user(Role.STF).actor(TODAY)


@pytest.fixture
def sinergi(opd):
    factories.government()
    return factories.cooperation(agency=opd, kind=Kind.SINERGI, title="Sertipikasi aset")


@pytest.fixture
def abroad(opd):
    factories.government()
    state = factories.partner(name="Negara Bagian Contoh", country="Australia")
    return factories.cooperation(Stage.STATING, agency=opd, kind=Kind.KSDPL, partners=[state])


def test_a_ksb_begins_with_the_outline_two_parties_and_one_event(opd, officer):
    factories.government()
    dossier = factories.cooperation(agency=opd, title="Pengelolaan sampah")
    ksb = begin(dossier, Instrument.KSB, by=officer)
    assert (ksb.state, ksb.about, ksb.originals) == (State.DRAFT, "Pengelolaan sampah", 2)
    assert [party.order for party in ksb.parties.all()] == [1, 2]
    assert [p.key for p in text_of(Agreement.objects.get(pk=ksb.pk)).pasal][:2] == ["maksud_tujuan", "objek"]
    assert [event.sentence for event in ksb.events.all()] == ["memulai rancangan KSB"]


def test_before_the_government_is_known_nothing_is_begun(opd, officer):
    dossier = factories.cooperation(agency=opd)
    with pytest.raises(NotReady, match="Data pemerintah daerah belum diisi"):
        begin(dossier, Instrument.KSB, by=officer)
    assert dossier.agreements.count() == 0


def test_a_pks_waits_for_its_signed_ksb(opd, officer):
    factories.government()
    dossier = factories.cooperation(agency=opd)
    unsigned = factories.agreement(State.READY, cooperation=dossier, number="1/KSB/2026")
    assert parent_for(dossier, Instrument.PKS, TODAY) is None
    with pytest.raises(NotReady, match="PKS lahir dari KSB"):
        begin(dossier, Instrument.PKS, by=officer)
    with pytest.raises(NotReady, match="KSB belum ditandatangani"):
        begin(dossier, Instrument.PKS, by=officer, parent=unsigned)
    signed = factories.agreement(State.IN_FORCE, cooperation=dossier)
    assert parent_for(dossier, Instrument.PKS, TODAY) == signed
    assert begin(dossier, Instrument.PKS, by=officer, parent=signed).parent == signed


def test_an_ended_ksb_bears_no_new_pks(opd, officer):
    dossier = factories.cooperation(agency=opd)
    ended = factories.agreement(State.IN_FORCE, cooperation=dossier, ends_on=factories.days(-1))
    assert beginning_refusals(dossier, Instrument.PKS, officer, ended, TODAY) == [
        "KSB sudah berakhir; perpanjang KSB lebih dahulu."
    ]


def test_who_may_not_begin_is_told_why(opd, officer):
    foreign = factories.cooperation()
    with pytest.raises(NotAllowed, match="Hanya OPD pemrakarsa"):
        begin(foreign, Instrument.KSB, by=officer)
    with pytest.raises(NotAllowed):
        begin(factories.cooperation(agency=opd, kind=Kind.KSDPK), Instrument.KSB, by=officer)


def test_a_dossier_that_is_only_an_idea_has_no_instruments(opd, officer):
    idea = factories.cooperation(Stage.IDEA, agency=opd)
    with pytest.raises(NotReady, match="belum sampai pada penyusunan"):
        begin(idea, Instrument.KSB, by=officer)


def test_the_ministry_is_the_first_party_of_a_nota_kesepakatan(sinergi, staff):
    nk = begin(sinergi, NK, by=staff)
    first, second = nk.parties.order_by("order")
    assert (first.partner, second.partner) == (sinergi.partners.get(), None)
    assert second.authority == "kepala_daerah"
    assert text_of(Agreement.objects.get(pk=nk.pk)).pasal[5].key == "tugas_tanggung_jawab"
    assert nk.events.get().sentence == "memulai rancangan Nota kesepakatan"


def test_a_rencana_kerja_takes_parties_and_year_from_its_nota_kesepakatan(sinergi, staff, officer):
    year = TODAY.year
    nk = begin(sinergi, NK, by=staff)
    Agreement.objects.filter(pk=nk.pk).update(starts_on=TODAY, ends_on=TODAY.replace(year=year + 2))
    nk.parties.filter(order=1).update(signatory="Pejabat Contoh")
    nk.refresh_from_db()
    assert parent_for(sinergi, RK, TODAY) == nk
    first = begin(sinergi, RK, by=officer, parent=nk)
    assert (first.parent, first.year, first.about) == (nk, year, f"Sertipikasi aset Tahun {year}")
    assert first.parties.get(order=1).signatory == "Pejabat Contoh"
    assert (first.starts_on, first.ends_on) == (TODAY, TODAY.replace(month=12, day=31))
    second = begin(sinergi, RK, by=staff, parent=nk)
    assert (second.year, second.starts_on) == (year + 1, TODAY.replace(year=year + 1, month=1, day=1))
    begin(sinergi, RK, by=staff, parent=nk)
    assert next_year(nk, TODAY) is None
    assert beginning_refusals(sinergi, RK, staff, nk, TODAY) == [
        "Setiap tahun dalam jangka waktu nota kesepakatan sudah mempunyai rencana kerja."
    ]


def test_a_rencana_kerja_waits_for_a_nota_kesepakatan(sinergi, staff):
    assert beginning_refusals(sinergi, RK, staff, None, TODAY) == [
        "Belum ada nota kesepakatan dalam kerja sama ini; rencana kerja adalah lampirannya."
    ]


@pytest.mark.parametrize("kind", Kind)
@pytest.mark.parametrize("form", [form for form in Instrument if form != Instrument.ADDENDUM])
def test_a_kind_knows_only_the_forms_of_its_chain(opd, kind, form):
    dossier = factories.cooperation(agency=opd, kind=kind)
    by = factories.user(Role.STF)
    factories.post(by, Role.OPO, opd)
    reasons = beginning_refusals(dossier, form, by.actor(TODAY), parent_for(dossier, form, TODAY), TODAY)
    refused = [words for words in reasons if "tidak memakai" in words]
    assert bool(refused) == (form not in chain_of(kind))


@pytest.mark.parametrize("role", Role)
@pytest.mark.parametrize("form", [form for form in Instrument if form != Instrument.ADDENDUM])
def test_who_begins_which_form(opd, role, form):
    kind = next(kind for kind in Kind if form in chain_of(kind) and kind != Kind.KSDPK)
    dossier, elsewhere = (factories.cooperation(agency=agency, kind=kind) for agency in (opd, None))
    by = factories.user(role, opd if role in (Role.OPO, Role.OPH) else None).actor(TODAY)
    scope = MAY[drafting_act(form, kind)].get(role)
    allowed = {own: not _not_mine(each, form, by) for own, each in ((True, dossier), (False, elsewhere))}
    assert allowed == {True: scope is not None, False: scope is not None and scope != OWN}


def _not_mine(dossier, form, by):
    words = ("Jabatan Anda tidak dapat", "Hanya OPD pemrakarsa")
    return [
        reason for reason in beginning_refusals(dossier, form, by, None, TODAY) if reason.startswith(words)
    ]


def test_one_nota_kesepakatan_at_a_time(sinergi, staff):
    begin(sinergi, NK, by=staff)
    with pytest.raises(NotReady, match="sudah mempunyai Nota kesepakatan"):
        begin(sinergi, NK, by=staff)


def test_what_was_agreed_with_the_centre_before_goes_on_as_a_nota_kesepakatan(sinergi, staff):
    old = factories.agreement(
        State.IN_FORCE, cooperation=sinergi, instrument=Instrument.PKS, no_parent_reason="Naskah lama"
    )
    assert begin(sinergi, NK, by=staff).continues == old


def test_a_text_abroad_rests_on_a_signed_letter_of_intent_that_runs(abroad, officer):
    assert "Belum ada Pernyataan kehendak" in beginning_refusals(abroad, "naskah_ln", officer, None, TODAY)[1]
    loi = begin(abroad, Instrument.LOI, by=officer)
    assert list(loi.parties.values_list("country", flat=True)) == ["Republik Indonesia", "Australia"]
    assert parent_for(abroad, Instrument.NASKAH_LN, TODAY) is None
    loi.state = State.CANCELLED
    loi.save()
    signed = factories.agreement(State.IN_FORCE, cooperation=abroad, instrument=Instrument.LOI)
    early = beginning_refusals(abroad, Instrument.NASKAH_LN, officer, signed, TODAY)
    assert early == ["Tahapnya belum sampai pada penyusunan naskah ini (kini Pernyataan kehendak)."]
    type(abroad).objects.update(stage=Stage.WRITING)
    abroad.refresh_from_db()
    assert begin(abroad, Instrument.NASKAH_LN, by=officer, parent=signed).parent == signed


def test_a_letter_of_intent_that_is_over_bears_nothing_and_is_made_anew(abroad, officer):
    over = factories.agreement(
        State.IN_FORCE, cooperation=abroad, instrument=Instrument.LOI, ends_on=factories.days(-1)
    )
    assert beginning_refusals(abroad, Instrument.NASKAH_LN, officer, over, TODAY)[1:] == [
        "Pernyataan kehendak sudah berakhir; tandatangani yang baru lebih dahulu."
    ]
    assert begin(abroad, Instrument.LOI, by=officer).instrument == Instrument.LOI

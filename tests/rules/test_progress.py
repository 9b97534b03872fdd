"""Steps and turns are told by the stage and the instruments."""

from dataclasses import dataclass
from datetime import date, timedelta

import pytest

from agreements.rules.enums import Role, Stage, State
from agreements.rules.periods import phase
from agreements.rules.progress import standing, steps, what_is_next

TODAY = date(2026, 11, 22)


@dataclass
class Dossier:
    stage: str
    kind: str = "ksdd_wajib"
    initiative: str = "kami"
    stage_since: date = TODAY


@dataclass
class Naskah:
    instrument: str
    state: str
    pk: int = 1
    starts_on: date = TODAY - timedelta(days=100)
    ends_on: date = TODAY + timedelta(days=400)
    evaluated: bool = False
    no_parent_reason: str = ""
    state_since: date = TODAY
    signed_on: date = TODAY - timedelta(days=120)

    def phase(self, today):
        return phase(self.state, self.starts_on, self.ends_on, today)


def drawn(dossier, *instruments, **more):
    groups = steps(dossier, instruments, TODAY, **more)
    return {step.label: step.state for group in groups for step in group.steps}


def told(dossier, *instruments, **more):
    return [(item.what, item.roles) for item in what_is_next(dossier, instruments, TODAY, **more)]


KSB_DONE = Naskah("ksb", State.IN_FORCE)
ENDED = {"starts_on": TODAY - timedelta(days=900), "ends_on": TODAY - timedelta(days=1)}


@pytest.mark.parametrize(
    ("stage", "current"),
    [
        (Stage.IDEA, "Usulan"),
        (Stage.RETURNED, "Usulan"),
        (Stage.SUBMITTED, "Telaah usulan"),
        (Stage.ACCEPTED, "KSB disusun"),
    ],
)
def test_one_step_is_current_before_the_first_text(stage, current):
    assert [label for label, state in drawn(Dossier(stage)).items() if state == "current"] == [current]


@pytest.mark.parametrize(
    ("instruments", "current"),
    [
        ([Naskah("ksb", State.REVIEW)], "KSB disusun"),
        ([Naskah("ksb", State.READY)], "KSB ditandatangani"),
        ([KSB_DONE], "PKS disusun"),
        ([KSB_DONE, Naskah("pks", State.FINAL)], "PKS ditandatangani"),
        ([KSB_DONE, Naskah("pks", State.IN_FORCE)], "Berjalan"),
        ([Naskah("ksb", State.CANCELLED)], "KSB disusun"),
    ],
)
def test_the_current_step_follows_the_instruments(instruments, current):
    found = drawn(Dossier(Stage.ACCEPTED), *instruments)
    assert [label for label, state in found.items() if state == "current"] == [current]


def test_a_pks_of_old_without_ksb_skips_the_ksb():
    old = Naskah("pks", State.IN_FORCE, no_parent_reason="Sebelum 2020")
    found = drawn(Dossier(Stage.ACCEPTED), old)
    assert (found["KSB disusun"], found["KSB ditandatangani"]) == ("skipped", "skipped")
    assert found["PKS ditandatangani"] == "done"


def test_reports_and_evaluations_are_told():
    found = drawn(
        Dossier(Stage.ACCEPTED), KSB_DONE, Naskah("pks", State.IN_FORCE, evaluated=True), reported=True
    )
    assert (found["Laporan"], found["Evaluasi"], found["Selesai"]) == ("done", "done", "todo")


def test_what_is_over_has_no_open_steps():
    found = drawn(Dossier(Stage.CANCELLED), Naskah("ksb", State.CANCELLED))
    assert set(found.values()) == {"done", "skipped"}
    closed = drawn(Dossier(Stage.CLOSED), KSB_DONE, Naskah("pks", State.TERMINATED))
    assert (closed["Berjalan"], closed["Laporan"], closed["Selesai"]) == ("done", "skipped", "done")


def test_other_kinds_have_their_own_instruments():
    assert "Nota kesepakatan disusun" in drawn(Dossier(Stage.IDEA, kind="sinergi"))
    assert "Pernyataan kehendak ditandatangani" in drawn(Dossier(Stage.IDEA, kind="ksdpl"))


def test_the_dossiers_own_turns():
    assert told(Dossier(Stage.IDEA)) == [("Lengkapi lalu ajukan usulan", (Role.OPO, Role.OPH, Role.STF))]
    assert told(Dossier(Stage.SUBMITTED)) == [
        ("Telaah usulan, lalu terima atau kembalikan", (Role.STF, Role.KBG))
    ]
    assert told(Dossier(Stage.CLOSED)) == []


def test_who_begins_the_texts():
    assert told(Dossier(Stage.ACCEPTED)) == [("Susun KSB", (Role.STF, Role.OPO))]
    assert told(Dossier(Stage.ACCEPTED, kind="ksdpk")) == [("Susun KSB", (Role.STF,))]
    assert told(Dossier(Stage.ACCEPTED), KSB_DONE) == [("Susun PKS di bawah KSB", (Role.OPO,))]
    (promise,) = what_is_next(Dossier(Stage.ACCEPTED), (KSB_DONE,), TODAY)
    assert (promise.clock, promise.since) == ("ksb_jadi_pks", KSB_DONE.signed_on)


NK_DONE = Naskah("nk", State.IN_FORCE)


def test_the_texts_of_a_sinergi_and_abroad_are_begun_in_their_order():
    sinergi, abroad = Dossier(Stage.ACCEPTED, kind="sinergi"), Dossier(Stage.ACCEPTED, kind="ksdpl")
    assert told(sinergi) == [("Susun nota kesepakatan", (Role.STF,))]
    beside = told(sinergi, Naskah("nk", State.DRAFT))
    assert ("Susun rencana kerja di bawah nota kesepakatan", (Role.STF, Role.OPO)) in beside
    running = told(sinergi, NK_DONE, Naskah("rk", State.IN_FORCE))
    assert running == [("Laksanakan, laporkan tiap semester, lalu evaluasi", (Role.OPO, Role.OPH))]
    assert told(abroad) == [("Susun pernyataan kehendak", (Role.STF, Role.OPO))]
    assert told(abroad, Naskah("loi", State.READY))[0][0].startswith("Pernyataan kehendak:")
    begun = told(abroad, Naskah("loi", State.IN_FORCE))
    assert begun == [("Susun naskah kerja sama di bawah pernyataan kehendak", (Role.STF, Role.OPO))]


def test_an_instrument_on_its_way_tells_its_turn():
    assert told(Dossier(Stage.ACCEPTED), Naskah("ksb", State.REVIEW)) == [
        ("KSB: teruskan ke Bagian Hukum", (Role.KBG,))
    ]
    final = Naskah("ksb", State.FINAL)
    assert told(Dossier(Stage.ACCEPTED), final, paraf={1: (Role.OPH,)}) == [
        ("KSB: bubuhkan paraf", (Role.HKM,))
    ]


def test_a_running_pks_is_carried_out_and_an_ended_one_closed():
    running = told(Dossier(Stage.ACCEPTED), KSB_DONE, Naskah("pks", State.IN_FORCE))
    assert running == [("Laksanakan, laporkan tiap semester, lalu evaluasi", (Role.OPO, Role.OPH))]
    over = told(
        Dossier(Stage.ACCEPTED),
        Naskah("ksb", State.IN_FORCE, **ENDED),
        Naskah("pks", State.IN_FORCE, **ENDED),
    )
    assert over == [("Semua naskah sudah berakhir: tutup kerja sama", (Role.KBG,))]


def test_an_ended_ksb_gives_no_pks():
    assert told(Dossier(Stage.ACCEPTED), Naskah("ksb", State.IN_FORCE, **ENDED)) == [
        ("Semua naskah sudah berakhir: tutup kerja sama", (Role.KBG,))
    ]


@pytest.mark.parametrize(
    ("stage", "instruments", "words"),
    [
        (Stage.SUBMITTED, [], "Diajukan"),
        (Stage.ACCEPTED, [], "Penyusunan KSB"),
        (Stage.ACCEPTED, [Naskah("ksb", State.READY)], "Penandatanganan KSB"),
        (Stage.ACCEPTED, [KSB_DONE], "Penyusunan PKS"),
        (Stage.ACCEPTED, [KSB_DONE, Naskah("pks", State.IN_FORCE)], "Berjalan"),
        (Stage.ACCEPTED, [KSB_DONE, Naskah("pks", State.IN_FORCE, **ENDED)], "Berakhir"),
        (Stage.ACCEPTED, [KSB_DONE, Naskah("pks", State.SIGNED)], "Penandatanganan PKS"),
        (Stage.CLOSED, [KSB_DONE, Naskah("pks", State.IN_FORCE)], "Ditutup"),
        (Stage.ACCEPTED, [Naskah("ksb", State.CANCELLED)], "Penyusunan KSB"),
    ],
)
def test_where_a_dossier_stands_in_a_word(stage, instruments, words):
    assert standing(Dossier(stage), instruments, TODAY) == words

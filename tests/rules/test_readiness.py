"""Each readiness check: one case that is ready, one that is not."""

from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from types import SimpleNamespace

import pytest

from agreements.rules import form_readiness
from agreements.rules.checks import Finding
from agreements.rules.dprd_readiness import DPRD_CHECKS
from agreements.rules.enums import (
    Action,
    AttachmentKind,
    EndGround,
    Instrument,
    Kind,
    Role,
    Severity,
    Stage,
    State,
)
from agreements.rules.naskah import MAX_PASAL, Naskah, Pasal
from agreements.rules.paths import PATHS
from agreements.rules.planning import ExceptionFacts
from agreements.rules.readiness import CHECKS, Case, complaints
from agreements.rules.transitions import AGREEMENT_TABLE, find

TODAY = date(2026, 8, 4)
NEXT_YEAR = date(2027, 8, 4)
YESTERDAY, TOMORROW = TODAY - timedelta(days=1), TODAY + timedelta(days=1)


@dataclass
class Subject:
    """Stands for an agreement or a dossier."""

    kind: str = Kind.KSDD_WAJIB
    instrument: str = Instrument.KSB
    state: str = State.DRAFT
    stage: str = Stage.IDEA
    no_parent_reason: str = ""
    submitted_by_id: int | None = None
    signed_entry_by_id: int | None = None
    signed_on: date | None = None
    starts_on: date | None = None
    ends_on: date | None = None
    over: bool = False
    draft: object = field(default=None)

    def phase(self, _today):
        return "berakhir" if self.over else "berlaku"


def finding(severity):
    return Finding("KSB-02", severity, "KSB memuat hak dan kewajiban.")


def text(number=1):
    return SimpleNamespace(text=Naskah(pasal=tuple(Pasal(str(n), "", "JUDUL") for n in range(number))))


SIGN = {
    "signed_on": YESTERDAY,
    "starts_on": YESTERDAY,
    "ends_on": TODAY + timedelta(days=365),
    "checklist": {"paraf": True, "meterai": True, "stempel": True},
}
END = {"end_ground": EndGround.AGREED, "terminated_on": TODAY}
signed_parent = Subject(state=State.IN_FORCE, signed_on=YESTERDAY, ends_on=TOMORROW)
partner = ("Kabupaten Contoh", True, [Kind.KSDD_WAJIB], "")


def dated(day):
    return {"papers": {AttachmentKind.OFFER_ANSWER: {"dated": day}}}


# check: (what makes it ready, what makes it complain, words of the complaint)
CASES = {
    "no_blocking_finding": (
        {"findings": (finding(Severity.WARNING),)},
        {"findings": (finding(Severity.BLOCKING),)},
        "1 temuan yang menghalangi. KSB-02",
    ),
    "text_within_limits": ({"draft": text()}, {"draft": text(MAX_PASAL + 1)}, "pasal"),
    "parent_is_signed": ({"parent": signed_parent}, {"parent": Subject()}, "belum ditandatangani"),
    "parent_in_force": (
        {"parent": signed_parent},
        {"parent": replace(signed_parent, ends_on=YESTERDAY)},
        "sudah berakhir",
    ),
    "not_own_submission": (
        {"subject": Subject(submitted_by_id=2), "user_id": 1},
        {"subject": Subject(submitted_by_id=1), "user_id": 1},
        "empat mata",
    ),
    "second_person": (
        {"subject": Subject(signed_entry_by_id=2), "user_id": 1},
        {"subject": Subject(signed_entry_by_id=1), "user_id": 1},
        "orang kedua",
    ),
    "minutes_attached": ({"attached": frozenset({AttachmentKind.MINUTES})}, {}, "Berita acara"),
    "scan_attached": ({"attached": frozenset({AttachmentKind.SCAN})}, {}, "Pindaian"),
    "turn_for_paraf": (
        {"paraf_given": (Role.OPH,), "post_role": Role.HKM},
        {"paraf_given": (Role.OPH,), "post_role": Role.SEK},
        "Giliran paraf sekarang: Bagian Hukum",
    ),
    "signing_data_whole": ({"data": SIGN}, {"data": {**SIGN, "signed_on": TOMORROW}}, "belum tiba"),
    "end_data_whole": (
        {"data": END},
        {"data": {**END, "end_ground": EndGround.BANKRUPT}},
        "hanya berlaku bagi kerja sama dengan pihak ketiga",
    ),
    "still_running": (
        {"subject": Subject(ends_on=TODAY)},
        {"subject": Subject(ends_on=YESTERDAY)},
        "sudah berakhir",
    ),
    "partners_named": ({"partner_kinds": (partner,)}, {}, "Mitra belum dipilih"),
    "kind_fits_partners": (
        {"partner_kinds": (partner,)},
        {"partner_kinds": (("CV Contoh", False, [], "bukan badan hukum."),)},
        "CV Contoh tidak dapat menjadi mitra: bukan badan hukum.",
    ),
    "affairs_named": ({"has_affairs": True}, {}, "Urusan"),
    "object_planned": ({"is_planned": True}, {}, "RPJMD/RKPD"),
    "all_ended": (
        {"instruments": (Subject(state=State.IN_FORCE, over=True), Subject(state=State.CANCELLED))},
        {"instruments": (Subject(state=State.IN_FORCE),)},
        "1 naskah yang belum berakhir",
    ),
    "nothing_alive": (
        {"instruments": (Subject(state=State.CANCELLED),)},
        {"instruments": (Subject(state=State.DRAFT),)},
        "1 naskah",
    ),
    "answer_after_offer": (
        {"data": dated(TODAY), "last_letter_on": TODAY},
        {"data": dated(YESTERDAY), "last_letter_on": TODAY},
        "mendahului tanggal surat sebelumnya",
    ),
    "reply_time_over": ({"reply_due": YESTERDAY}, {"reply_due": TODAY}, "masih dapat menjawab"),
    "statement_within_cap": (
        {"instruments": (Subject(state=State.SIGNED, instrument="loi", starts_on=TODAY, ends_on=TODAY),)},
        {"instruments": (Subject(state=State.SIGNED, instrument="loi", starts_on=TODAY, ends_on=NEXT_YEAR),)},
        "Pernyataan kehendak: Jangka waktu paling lama 1 tahun",
    ),
    "study_headings_whole": ({}, {"study_gaps": ("manfaat",)}, "Kajian belum memuat manfaat"),
    "plan_headings_whole": ({}, {"plan_gaps": ("objek",)}, "Rencana kerja sama belum memuat objek"),
    "governor_time_over": ({"governor_due": YESTERDAY}, {"governor_due": TODAY}, "masih dapat meneruskan"),
    "study_recorded": ({"study": True}, {}, "belum dicatat"),
    "statement_signed": (
        {"instruments": (Subject(state=State.SIGNED, instrument="loi"),)},
        {"instruments": (Subject(state=State.DRAFT, instrument="loi"),)},
        "belum ditandatangani",
    ),
}


def case(given):
    return Case(**({"subject": Subject(), "today": TODAY} | given))


def test_every_check_has_its_two_cases():
    of_forms = {check.__name__ for check in form_readiness.CHECKS}  # tests/rules/test_form_readiness.py
    assert set(CASES) | of_forms == set(CHECKS) - set(DPRD_CHECKS)


@pytest.mark.parametrize("name", CASES)
def test_ready(name):
    assert CHECKS[name](case(CASES[name][0])) == []


@pytest.mark.parametrize("name", CASES)
def test_not_ready(name):
    _, given, words = CASES[name]
    found = CHECKS[name](case(given))
    assert len(found) == 1
    assert words in found[0]


def test_a_pks_without_any_parent_says_where_it_comes_from():
    assert "lahir dari KSB" in CHECKS["parent_is_signed"](case({}))[0]
    assert CHECKS["parent_is_signed"](case({"subject": Subject(no_parent_reason="Naskah lama")})) == []
    abroad = Subject(instrument=Instrument.NASKAH_LN)
    assert "Pernyataan kehendak" in CHECKS["parent_is_signed"](case({"subject": abroad}))[0]


def test_the_parent_counts_on_the_day_of_signing():
    data = {"data": {**SIGN, "signed_on": TODAY - timedelta(days=2)}, "parent": signed_parent}
    assert CHECKS["parent_in_force"](case(data)) == [
        "Tanggal penandatanganan mendahului tanggal naskah induknya."
    ]
    over = replace(signed_parent, state=State.TERMINATED)
    assert "telah diakhiri" in CHECKS["parent_in_force"](case({"parent": over}))[0]


def test_a_kind_that_the_category_does_not_allow_is_named():
    pt = ("PT Contoh", True, [Kind.KSDPK], "Badan usaha adalah pihak ketiga.")
    assert CHECKS["kind_fits_partners"](case({"partner_kinds": (pt,)})) == [
        "Kategori PT Contoh tidak sesuai dengan jenis KSDD wajib. Badan usaha adalah pihak ketiga."
    ]


@pytest.mark.parametrize("missing", ["paraf", "meterai", "stempel"])
def test_each_tick_of_the_checklist_is_needed(missing):
    data = {**SIGN, "checklist": {**SIGN["checklist"], missing: False}}
    assert "Daftar periksa belum lengkap" in CHECKS["signing_data_whole"](case({"data": data}))[0]


def test_a_text_abroad_needs_no_meterai():
    data = {**SIGN, "checklist": {"paraf": True, "stempel": True}}
    given = {"subject": Subject(instrument=Instrument.LOI), "data": data}
    assert CHECKS["signing_data_whole"](case(given)) == []


def test_dates_reversed_at_signing_are_refused():
    data = {**SIGN, "ends_on": YESTERDAY - timedelta(days=1)}
    assert CHECKS["signing_data_whole"](case({"data": data})) == [
        "Tanggal berakhir mendahului tanggal mulai berlaku."
    ]


def test_the_end_is_neither_in_the_future_nor_before_the_signature():
    assert "belum tiba" in CHECKS["end_data_whole"](case({"data": {**END, "terminated_on": TOMORROW}}))[0]
    subject = Subject(signed_on=TODAY)
    given = {"subject": subject, "data": {**END, "terminated_on": YESTERDAY}}
    assert "mendahului tanggal penandatanganan" in CHECKS["end_data_whole"](case(given))[0]


def test_a_third_party_may_go_bankrupt():
    given = {"subject": Subject(kind=Kind.KSDPK), "data": {**END, "end_ground": EndGround.BANKRUPT}}
    assert CHECKS["end_data_whole"](case(given)) == []


def test_all_complaints_of_a_row_come_together_in_its_order():
    row = find(AGREEMENT_TABLE, Action.FINALISE, State.DISCUSSION, Instrument.KSB)
    found = complaints(row, case({"findings": (finding(Severity.BLOCKING),)}))
    assert [words.split()[0] for words in found] == ["Berita", "Masih"]


def test_one_who_gave_the_paraf_is_told_whose_turn_follows():
    given = {"paraf_given": (Role.OPH,), "post_role": Role.OPH}
    assert CHECKS["turn_for_paraf"](case(given)) == [
        "Anda sudah membubuhkan paraf. Giliran berikutnya: Bagian Hukum."
    ]


def test_papers_are_missing_only_once_the_panel_was_sent():
    row = find(PATHS[Kind.KSDD_SUKARELA, "kami"], Action.SUBMIT, Stage.IDEA)
    whole = {"partner_kinds": (("Kota Contoh", True, [Kind.KSDD_SUKARELA], ""),)}
    whole |= {"has_affairs": True, "is_planned": True, "subject": Subject(kind=Kind.KSDD_SUKARELA)}
    assert complaints(row, case(whole)) == []
    assert complaints(row, case(whole | {"data": {}})) == ["Kerangka Acuan Kerja belum dilampirkan."]
    there = {"attached": frozenset({AttachmentKind.KAK})}
    assert complaints(row, case(whole | there | {"data": {}})) == []
    assert complaints(row, case(whole | {"data": {"papers": {AttachmentKind.KAK: {}}}})) == []


def test_a_letter_that_is_attached_already_does_not_stand_for_the_new_one():
    row = find(PATHS[Kind.KSDPK, "kami"], Action.SEND_OFFER, Stage.OFFERING)
    given = {"attached": frozenset({AttachmentKind.OFFER}), "data": {}}
    assert complaints(row, case(given)) == ["Surat penawaran belum dilampirkan."]


def test_papers_of_others_must_be_there_before():
    row = find(PATHS[Kind.KSDPL, "kami"], Action.RECOMMEND, Stage.STUDY)
    named = "Kajian kerja sama luar negeri belum diunggah. Unggah pada bagian Dokumen."
    assert complaints(row, case({"study": True})) == [named]
    there = frozenset({AttachmentKind.FOREIGN_STUDY})
    assert complaints(row, case({"study": True, "attached": there})) == []


def test_criteria_are_ticked_one_by_one():
    row = find(PATHS[Kind.KSDPK, "mitra"], Action.CHECK_LEGALITY, Stage.LEGALITY)
    papers = {kind: {} for kind in row.papers}
    ticked = {code: "Akta" for code, _ in row.ticks}
    assert complaints(row, case({"data": {"papers": papers, "ticks": ticked}})) == []
    ticked.pop("committed")
    assert complaints(row, case({"data": {"papers": papers, "ticks": ticked}})) == [
        "Belum dinyatakan terpenuhi: Komitmen melaksanakan kerja sama (Pasal 31)."
    ]


def test_an_object_on_an_exception_waits_for_its_proof_and_for_codes_that_exist():
    check = CHECKS["object_planned"]
    proven = ExceptionFacts("darurat", "1/2026", TODAY, has_evidence=True)
    assert check(case({"is_planned": True, "exception": proven})) == []
    bare = check(case({"is_planned": True, "exception": ExceptionFacts("darurat")}))
    assert [("nomor" in said, "diunggah" in said) for said in bare] == [(True, False), (False, True)]
    unknown = check(case({"is_planned": True, "unknown_codes": ("RKPD 2026 9.9",)}))
    assert "RKPD 2026 9.9" in unknown[0]

"""What the kajian and the rencana kerja sama of a cooperation abroad must hold, ticked one by one.

The seven headings of the plan stand in Permendagri 25/2020 Ps 15. Of the study Ps 12 says that there are six;
their words are a row that the regulation admin keeps (`Guidance`), so they are handed in.
"""

import re

from agreements.rules.enums import AttachmentKind, Kind, Stage

STUDY, PLAN = AttachmentKind.FOREIGN_STUDY, AttachmentKind.FOREIGN_PLAN
ABROAD = (Kind.KSDPL, Kind.KSDLL)
PLAN_HEADINGS = (
    ("subjek", "subjek"),
    ("latar_belakang", "latar belakang"),
    ("maksud_tujuan", "maksud, tujuan, dan sasaran"),
    ("objek", "objek"),
    ("ruang_lingkup", "ruang lingkup"),
    ("pembiayaan", "sumber pembiayaan"),
    ("jangka_waktu", "jangka waktu"),
)
STUDY_RULE = "dokumen-kajian-ln"  # code of the row that names the headings of the study
BASIS = {STUDY: "Permendagri 25/2020 Pasal 12", PLAN: "Permendagri 25/2020 Pasal 15"}
COLUMNS = {STUDY: "study_headings", PLAN: "plan_headings"}
# While the paper may still change: the plan also after the Ministry's remarks on it.
OPEN = {
    STUDY: (Stage.EXPLORING, Stage.STUDY),
    PLAN: (Stage.STATING, Stage.PLANNING, Stage.WRITING, Stage.TALKS),
}


def code_of(words):
    """Take the words of a heading; return the code that its tick is kept under."""
    return re.sub(r"[^a-z0-9]+", "_", words.lower()).strip("_")[:60]


def headings_of(paper, study_words):
    """Take STUDY or PLAN and the words of the study's headings; return the headings as (code, words)."""
    return PLAN_HEADINGS if paper == PLAN else tuple((code_of(words), words) for words in study_words)


def gaps(headings, ticked):
    """Take (code, words) and {code: where it stands}; return the words of those not ticked yet."""
    return [words for code, words in headings if not ticked.get(code)]


def closed_reasons(kind, stage, paper):
    """Return the reasons why the headings of a paper are not ticked in a dossier now; empty = may."""
    if kind not in ABROAD:
        return ["Pokok kajian dan rencana dicatat pada kerja sama luar negeri saja."]
    if stage in OPEN[paper]:
        return []
    now, stages = Stage(stage).label, " atau ".join(f"“{each.label}”" for each in OPEN[paper])
    return [f"Dicatat selama tahap {stages}; kini “{now}”."]

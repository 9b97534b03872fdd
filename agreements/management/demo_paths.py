"""Replaying a dossier along the shortest way of its table to the stage that its story names."""

from collections import deque
from functools import cache

from agreements.documents import archive
from agreements.documents.pdf import to_pdf
from agreements.management.demo_clock import days_ago
from agreements.rules.enums import Action, Advice, AttachmentKind, Kind, Role, Stage
from agreements.rules.foreign_papers import PLAN, STUDY
from agreements.rules.letters import LETTERS
from agreements.rules.paths import path_of
from agreements.rules.studying import criteria_of
from agreements.rules.transitions import moves_from
from agreements.workflow import attaching
from agreements.workflow.headings import headings_of, keep_headings, ticked_of
from agreements.workflow.studying import give_opinion, record_study
from agreements.workflow.transition import perform

HEADINGS = {"study_headings_whole": STUDY, "plan_headings_whole": PLAN}  # check: the paper that it asks for
ABROAD = (Kind.KSDPL, Kind.KSDLL)
WAITED = {Action.ASK_AGAIN: 32, Action.REPORT_SILENCE: 17}  # days, a little more than the law gives
NOTES = {
    Action.SUBMIT: "Mohon ditelaah.",
    Action.ACCEPT: "Usulan sesuai urusan dan perencanaan.",
    Action.RECOMMEND: "Sesuai rekomendasi rapat TKKSD.",
    Action.SELECT: "Tiga calon mitra menyampaikan minat.",
}


@cache
def example_paper(title, words):
    """Return a one-page PDF that says what it stands for."""
    html = (
        f'<html lang="id"><head><title>{title}</title></head>'
        f"<body><h1>{title}</h1><p>{words}</p><p>Dokumen contoh untuk data peragaan.</p></body></html>"
    )
    return to_pdf(html, sheets=(), size="A4")


def way_to(table, goal, start=Stage.IDEA):
    """Return the rows of the shortest way from `start` to the stage or state `goal`."""
    front, seen = deque([(start, ())]), {start}
    while front:
        stage, rows = front.popleft()
        if stage == goal:
            return rows
        for row in moves_from(table, stage):
            if row.target not in seen:
                seen.add(row.target)
                front.append((row.target, (*rows, row)))
    raise ValueError(f"no way to {goal}")


def walk(dossier, row, cast):
    """Replay a dossier of the story `row` to its stage.

    `since`: days before today of the last step; else the first text's, or today.
    """
    goal = Stage(row.get("stage", Stage.ACCEPTED))
    way = way_to(path_of(dossier), goal)
    first = row["instruments"][0]["begun"] if row.get("instruments") else 0
    last = row.get("since", first)
    for place, (move, ago) in enumerate(zip(way, _days(way, row["begun"], last), strict=True), start=1):
        step(dossier, move, row, cast, ago, min(8 + place, 20))
    if goal == Stage.STUDY:
        with days_ago(max(last - 3, 0), 14):
            words = "Sejalan dengan rencana sektor; pembagian tugas agar diperjelas."
            give_opinion(dossier, by=cast.actor(Role.TKS), advice=Advice.MEND, words=words)


def _days(way, begun, last):
    """Return on which day before today each step is taken; what waits for an answer waits its time."""
    waiting = sum(WAITED.get(move.action, 0) for move in way)
    even = (begun - last - waiting) / max(sum(move.action not in WAITED for move in way), 1)
    found, ago = [], float(begun)
    for move in way:
        ago -= WAITED.get(move.action, even)
        found.append(max(round(ago), 0))
    return found


def step(dossier, move, row, cast, ago, hour):
    """Take one step of the table, `ago` days before today, with all that it asks for."""
    role = next(iter(move.who))
    by = cast.actor(role, dossier.agency if role in (Role.OPO, Role.OPH) else None)
    with days_ago(ago, hour) as day:
        if "study_recorded" in move.ready:
            _study(dossier, move.action, cast, day)
        for paper in (HEADINGS[name] for name in move.ready if name in HEADINGS):
            _tick(dossier, paper, cast)
        for kind in move.needs:
            _attach(dossier, kind, cast)
        data = given(move, dossier, day)
        note = row.get("reason", "") if move.note_required else NOTES.get(move.action, "")
        note = note or NOTES.get(move.action, "Sesuai dokumen terlampir.")
        perform(dossier, move.action, by=by, note=note, data=data)


def _tick(dossier, paper, cast):
    """Every heading of the paper is there."""
    where = {code: f"Bab I, halaman {at}" for at, (code, _) in enumerate(headings_of(paper), 1)}
    keep_headings(dossier, paper, by=cast.actor(Role.STF), seen=ticked_of(dossier, paper), where=where)


def given(move, dossier, day):
    """Return what the panel of a row asks for, or None."""
    papers = {str(kind): _paper(kind, dossier, day) for kind in move.papers}
    ticks = {code: "Dokumen proposal." for code, _ in move.ticks}
    return {"papers": papers, "ticks": ticks} if move.asks else None


def _study(dossier, action, cast, day):
    """A technical meeting and one member's opinion, as the decision that follows has them."""
    advice = {Action.RECOMMEND: Advice.FEASIBLE, Action.REJECT: Advice.UNFIT}[action]
    fields = {
        "meeting_on": day,
        "meeting_kind": "teknis",
        "attendance": "Sekretariat TKKSD\nBapperida\nOPD pemrakarsa",
        "criteria": {
            code: {"words": words, "met": advice == Advice.FEASIBLE, "note": ""}
            for code, words in criteria_of(dossier.kind, dossier.initiative)
        },
        "advice": advice,
        "conclusion": "Usulan dinilai terhadap kriteria dan dibahas bersama OPD pemrakarsa.",
    }
    stored = archive.store(
        example_paper("Berita Acara Rapat TKKSD", "Contoh."), name="Berita acara rapat.pdf"
    )
    words = "Sejalan dengan rencana sektor." if advice == Advice.FEASIBLE else "Manfaatnya belum jelas."
    give_opinion(dossier, by=cast.actor(Role.TKS), advice=advice, words=words)
    record_study(dossier, by=cast.actor(Role.STF), fields=fields, minutes=stored)


def _attach(dossier, kind, cast):
    attaching.attach(
        by=cast.actor(Role.STF),
        cooperation=dossier,
        kind=kind,
        data=example_paper(kind.label, "Disusun TKKSD."),
        name=f"{kind.label}.pdf",
    )


def _paper(kind, dossier, day):
    kind = AttachmentKind(kind)
    stored = archive.store(example_paper(kind.label, "Contoh."), name=f"{kind.label}.pdf")
    if kind not in LETTERS:
        return {"file": stored}
    return {"file": stored, "number": f"100.3.7/{100 + dossier.pk}/417.101/{day.year}", "dated": day}

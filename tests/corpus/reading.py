"""Reads a draft of the corpus: facts in its head, text in the typed form, and the findings it must give."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from agreements.rules.draft import Draft, PlanFacts
from agreements.rules.naskah import Naskah, Pasal, parse
from tests.corpus.cast import ACTIVITY, BASES, PARENTS, PARTIES

FOLDER = Path(__file__).resolve().parent / "drafts"
TODAY = date(2026, 8, 4)
PLAN = PlanFacts("rkpd", 2026, "1.03.02", "Program contoh")


@dataclass(frozen=True)
class Example:
    """One draft with the findings that it must give: [(rule, weight, where or "-")]."""

    draft: Draft
    expected: list


def names():
    """Return the names of all drafts, in order."""
    return sorted(path.stem for path in FOLDER.glob("*.txt"))


def read(name):
    """Take a draft's name; return its `Example`."""
    head, _, body = (FOLDER / f"{name}.txt").read_text().partition("\n\n")
    lines = [line.partition(": ")[::2] for line in head.splitlines()]
    expected = [tuple(value.split(" ", 2)) for key, value in lines if key == "temuan"]
    return Example(draft_from(dict(lines), text_from(body)), expected)


def text_from(body):
    """Take what stands below the head; return the `Naskah`. The titles alone tell what a pasal is about."""
    parts = [part.partition("\n") for part in body.removeprefix("# ").split("\n# ")]
    recitals, pasal = (), []
    for title, _, typed in parts:
        if title == "KONSIDERANS":
            recitals = tuple(line for line in typed.splitlines() if line)
        else:
            pasal.append(Pasal(f"p{len(pasal) + 1}", "", title, parse(typed)))
    return Naskah(recitals, tuple(pasal))


def draft_from(head, text):
    """Take {key: value} of the head and the text; return the `Draft`."""
    parties = tuple(PARTIES[name] for name in head["pihak"].split(", "))
    papers = None if "papers" not in head else frozenset(head["papers"].replace("-", "").split(", ")) - {""}
    bases = BASES[head.get("dasar", "")]
    return Draft(
        instrument=head["bentuk"],
        kind=head["jenis"],
        about=head["tentang"],
        parties=parties,
        text=text,
        legal_basis=bases,
        revoked_basis=bases if "dasar" in head else (),
        place="Mojokerto",
        signing_date=day(head.get("ttd", "2026-09-01")),
        start=day(head.get("mulai", "2026-09-01")),
        end=day(head.get("berakhir", "2031-08-31")),
        originals=len(parties),
        funding=head.get("biaya", ""),
        budget_code=head.get("kode", ""),
        affairs=("1.03",),
        plans=() if head.get("rencana") == "tidak" else (PLAN,),
        parent=PARENTS.get(head.get("induk")),
        state=head.get("status", "draf"),
        object=head["objek"],
        agency=head.get("opd", "Dinas Pekerjaan Umum"),
        needs_dprd=True if head.get("dprd") == "perlu" else None,
        has_feasibility={"tidak": False}.get(head.get("kajian")),
        activities=(ACTIVITY,) if head.get("kegiatan") == "lengkap" else (),
        papers=papers,
        legacy=head.get("lama") == "ya",
        plan_headings=headings(head.get("pokok")),
        publication={"belum": ""}.get(head.get("publikasi")),
    )


def headings(words):
    """Take "subjek, objek" or None; return the headings of the plan that are ticked."""
    return None if words is None else frozenset(words.split(", "))


def day(word):
    """Take "2026-09-01"; return the date."""
    return date.fromisoformat(word)

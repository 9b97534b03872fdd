"""The demo's paper: emblems, letterheads and a layout as an admin keeps them, translations, printed letters.

The story stands in agreements/seeds/demo-prints-*.json; the emblems are drawn by us and say so.
"""

import hashlib
import json
from dataclasses import replace

from agreements.documents.bilingual import MONTHS, parts_of, suggested
from agreements.documents.content import draft_of, text_of
from agreements.documents.official import initial_of
from agreements.management.demo_clock import days_ago
from agreements.management.reference import SEEDS
from agreements.models import Agency, Agreement, Cooperation, Emblem, Layout, Region, Report
from agreements.rules.enums import Instrument, PaperKind, ReportState, Role, State
from agreements.rules.layout import complaints
from agreements.rules.naskah import digests, parse
from agreements.rules.pictures import emblem_picture
from agreements.workflow.drafting import save_text
from agreements.workflow.issuing import issue, paper_around
from agreements.workflow.translating import save_translation, translation_mark

ASKED = {"copies": "", "follow_up": ""}  # what a form may leave empty


def story_of_prints(name):
    """Return the story of a data set's paper, {} for a city without one."""
    path = SEEDS / f"demo-prints-{name}.json"
    return json.loads(path.read_text()) if path.exists() else {}


def dress_papers(name, partners):
    """Keep the letterheads, emblems and layouts of a data set, before any text is frozen with them.

    `partners`: {key: Partner}. Raises ValueError where a layout is not what the panel would take.
    """
    story = story_of_prints(name)
    for code, reached in story.get("agencies", {}).items():
        Agency.objects.filter(code=code).update(**reached)
    for row in story.get("emblems", ()):
        _keep_emblem(row, partners)
    for row in story.get("layouts", ()):
        _choose(row)


def _keep_emblem(row, partners):
    data, width, height = emblem_picture((SEEDS / "emblems" / f"{row['file']}.png").read_bytes())
    Emblem.objects.create(
        owner=row["owner"],
        region=Region.objects.get(code=row["region"]) if "region" in row else None,
        partner=partners[row["partner"]] if "partner" in row else None,
        alt=row["alt"],
        data=data,
        sha256=hashlib.sha256(data).hexdigest(),
        width=width,
        height=height,
    )


def _choose(row):
    where = row["instrument"], row["kind"]
    if wrong := complaints(*where, row["choices"], row["reasons"]):
        raise ValueError(wrong)
    layout = Layout.objects.get(instrument=where[0], kind=where[1])
    layout.choices, layout.reasons = row["choices"], row["reasons"]
    layout.save()


def translate(agreement, by, name):
    """Write the English of a letter of intent whole, where the story of the data set has it."""
    story = story_of_prints(name)
    about = story.get("abroad", {}).get(agreement.about)
    if not about:
        return
    agreement = Agreement.objects.get(pk=agreement.pk)
    given = about | {"start": _english(agreement.starts_on), "end": _english(agreement.ends_on)}
    typed = {}
    draft = draft_of(agreement)
    for part in parts_of(draft):
        title, words = story["translation"].get(part.id, ("", suggested(draft, part)))
        words = about["about"] if part.id == "judul" else words
        typed[part.id] = (title, _filled(words, given), True)
    save_translation(agreement, by=by, seen=translation_mark(agreement), language="Inggris", typed=typed)


def _filled(words, given):
    for key in ("about", "partner", "scope", "start", "end"):
        words = words.replace(f"{{{key}}}", given[key])
    return words


def _english(day):
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}" if day else "the date of signing"


def print_papers(name, cast):
    """Let a letter of intent be translated and then changed, and print the letters of the story."""
    story = story_of_prints(name)
    for about, row in story.get("abroad", {}).items():
        if "changed" in row:
            _outdate(
                Agreement.objects.get(about=about, instrument=Instrument.LOI), row["changed"], cast, name
            )
    for row in story.get("papers", ()):
        _print(row, cast)


def _outdate(agreement, changed, cast, name):
    """The officer has the text translated and adds to a pasal afterwards."""
    by = cast.actor(Role.OPO, agreement.agency)
    with days_ago(4):
        translate(agreement, by, name)
    stored = text_of(Agreement.objects.get(pk=agreement.pk))
    pasal = tuple(
        replace(each, body=_longer(each.body, parse(changed["add"])))
        if each.key == changed["pasal"]
        else each
        for each in stored.pasal
    )
    with days_ago(3):
        save_text(agreement, by=by, base=digests(stored), mine=replace(stored, pasal=pasal))


def _longer(body, more):
    """Return the body with more items at the end of its last list."""
    last = body[-1]
    return (*body[:-1], replace(last, children=(*last.children, *more))) if last.children else (*body, *more)


def _print(row, cast):
    kind, report, agreement = PaperKind(row["kind"]), None, None
    if "report" in row:
        waiting = Report.objects.filter(agreement__about=row["report"]).exclude(state=ReportState.DRAFT)
        report = waiting.order_by("-year", "-half").first()
        agreement = report.agreement
    elif "agreement" in row:
        agreement = Agreement.objects.exclude(state=State.CANCELLED).get(about=row["agreement"])
    dossier = agreement.cooperation if agreement else Cooperation.objects.get(title=row["dossier"])
    with days_ago(row["days"], 10) as day:
        of = paper_around(kind, dossier, day, agreement=agreement, report=report)
        words = {key: value.replace("{year}", str(day.year)) for key, value in row["given"].items()}
        issue(kind, of, by=cast.actor(Role(row["role"])), given=ASKED | initial_of(kind, of) | words)

"""The demo's regulations: drafts that cite what the library lacks, marks, and what follows from them."""

import json
from dataclasses import replace
from datetime import date

from agreements.documents.content import text_of
from agreements.management.demo import days_ago
from agreements.management.reference import SEEDS
from agreements.models import Agreement, Regulation, ReviewTask
from agreements.rules.enums import Role, State, TaskState
from agreements.rules.naskah import Node, digests
from agreements.workflow.drafting import save_text
from agreements.workflow.marking import close, mark


def load_radar(cast):
    """Let a few drafts cite more, mark two regulations as amended, and work one task off."""
    story = json.loads((SEEDS / "demo-radar.json").read_text())
    drafts = Agreement.objects.filter(state__in=(State.DRAFT, State.RETURNED)).order_by("pk")
    for agreement, words in zip(drafts, story["paragraphs"], strict=False):
        _write(agreement, words, cast)
    for row in story["marks"]:
        _mark(row, cast)
    task = ReviewTask.objects.exclude(agreement=None).first()
    if task:
        with days_ago(2):
            close(task, by=cast.actor(Role.STF), state=TaskState.DONE, note=story["note"])


def _write(agreement, words, cast):
    """Add a paragraph to the last pasal of a draft, as its officer would."""
    stored = text_of(agreement)
    if not stored.pasal:
        return
    last = stored.pasal[-1]
    longer = replace(last, body=(*last.body, Node("teks", words)))
    with days_ago(5):
        save_text(
            agreement,
            by=cast.actor(Role.OPO, agreement.agency),
            base=digests(stored),
            mine=replace(stored, pasal=(*stored.pasal[:-1], longer)),
        )


def _mark(row, cast):
    with days_ago(4) as day:
        mark(
            Regulation.objects.get(key=row["regulation"]),
            by=cast.actor(Role.REG),
            source=Regulation.objects.get(key=row["source"]),
            kind=row["kind"],
            on=date.fromisoformat(row["on"]),
            reason=row["reason"],
            articles=row["articles"],
            today=day,
        )

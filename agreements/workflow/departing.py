"""Where a draft departs from its template, and back."""

from dataclasses import dataclass

from django.db import transaction
from django.db.models import OuterRef, Subquery
from django.db.models.functions import JSONObject

from agreements.documents.content import draft_of, text_of
from agreements.models import Agreement, DraftOrigin, TemplateVersion
from agreements.rules.enums import Departs
from agreements.rules.errors import NotAllowed, NotReady, Stale
from agreements.rules.naskah import digest, digests, normalise
from agreements.rules.templating import (
    blueprint_from,
    departures,
    from_clauses,
    restored,
    started,
)
from agreements.workflow.drafting import save_text, writing_refusals
from agreements.workflow.origins import origin_of

ORIGIN = "origin__version__template"  # what to fetch with an agreement


@dataclass(frozen=True)
class Newer:
    """A later published version of the same template."""

    ordinal: int
    note: str


@dataclass(frozen=True)
class Standing:
    """How a draft stands to its template: its version, the `Departure`s, a newer version if there is one."""

    version: TemplateVersion
    rows: tuple
    newer: Newer | None

    @property
    def away(self):
        """Those that are not as the template gave them."""
        return [row for row in self.rows if row.kind != Departs.SAME]


def newest_version():
    """Return the annotation of an `Agreement` that tells the newest published version of its template."""
    rows = TemplateVersion.objects.filter(
        template=OuterRef("origin__version__template"), published_at__isnull=False
    )
    return Subquery(rows.order_by("-ordinal").values(json=JSONObject(ordinal="ordinal", note="note"))[:1])


def standing_of(agreement, draft=None):
    """Take an `Agreement`; return its `Standing`, None where it did not begin with a template.

    `draft`: its `Draft`, where the floor above has it. No query where the agreement was fetched with ORIGIN
    and annotated with `newest=newest_version()`.
    """
    origin = getattr(agreement, "origin", None)
    if origin is None or origin.version is None:
        return None
    newest = getattr(agreement, "newest", None) or _newest(agreement)
    blueprint = blueprint_from(origin.version.content)
    start = started(blueprint, draft or draft_of(agreement))
    rows = departures(blueprint, origin.parts, text_of(agreement), start)
    later = newest["ordinal"] > origin.version.ordinal
    return Standing(origin.version, tuple(rows), Newer(**newest) if later else None)


def sources_of(agreement):
    """Take an `Agreement` fetched with ORIGIN; return the `Departure`s that its writer is told of.

    Whatever is not as its template gave it, and every pasal that a clause was put into.
    """
    if standing := standing_of(agreement):
        return [row for row in standing.rows if row.kind != Departs.SAME or row.variant]
    origin = getattr(agreement, "origin", None)
    return from_clauses(origin.parts, text_of(agreement)) if origin else []


def _newest(agreement):
    rows = Agreement.objects.annotate(newest=newest_version())
    return rows.values_list("newest", flat=True).get(pk=agreement.pk)


def restore(agreement, ident, *, by, seen):
    """Put the template's words of one pasal or lampiran back, as an ordinary edit; return the agreement.

    `seen`: digest of the part as the person saw it, "" where it was not there. Raises `NotAllowed`,
    `NotReady` (no such part in the template, not editable now) or `Stale` (changed meanwhile).
    """
    origin = origin_of(agreement)
    if origin is None or origin.version is None:
        raise NotReady("Naskah ini tidak dimulai dari templat.")
    stored = text_of(agreement)
    start = started(blueprint_from(origin.version.content), draft_of(agreement))
    mended = restored(stored, start, ident)
    if mended == stored:
        raise NotReady("Bagian ini sudah sama dengan templatnya, atau tidak ada di sana.")
    base = digests(stored) | ({ident: seen} if seen else {})
    saved, conflicts = save_text(agreement, by=by, base=base, mine=mended)
    if conflicts:
        raise Stale("Bagian ini diubah orang lain setelah Anda membukanya. Periksa lagi sebelum memulihkan.")
    return saved


def note_clause(agreement, ident, variant, *, by):
    """Remember that the words of a `ClauseVariant` were put into the pasal `ident` of a draft.

    The words themselves go in by the person's own save. Raises `NotAllowed` or `NotReady`.
    """
    with transaction.atomic():
        locked = Agreement.objects.select_for_update(of=("self",)).get(pk=agreement.pk)
        if reasons := writing_refusals(locked, by):
            raise NotAllowed(*reasons)
        origin, _ = DraftOrigin.objects.get_or_create(agreement=locked)
        part = origin.parts.get(ident, {})
        origin.parts[ident] = part | {
            "variant": variant.pk,
            "clause": digest(normalise(variant.text).encode()),
        }
        origin.save()
    return origin

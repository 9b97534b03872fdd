"""The regulation library as a whole: its lock, its stamp, what a relation brings, what rests on an entry."""

from dataclasses import replace

from django.contrib.postgres.expressions import ArraySubquery
from django.db import connection
from django.db.models import F, Func, JSONField, Max, OuterRef, Subquery, TextField, Value

from agreements.models.boundary import BoundaryTolerance
from agreements.models.check_rule import CheckRuleArticle
from agreements.models.deadline import DeadlineArticle, DeadlineRule
from agreements.models.guidance import Guidance
from agreements.models.partner import PartnerCategory
from agreements.models.regulation import Article, Regulation, Relation
from agreements.models.template import Clause, ClauseVariant, Template, TemplateVersion
from agreements.rules.enums import Kind, RelationKind, TemplateState
from agreements.rules.kinds import source_of
from agreements.rules.references import Use, UseGroup, own_uses
from agreements.rules.regulations import short_name, standing_after

STALE = "Entri ini berubah setelah Anda membukanya. Muat ulang halaman dan periksa kembali."


def lock_library():
    """Let nobody else write relations until this transaction ends, so that no circle slips in between."""
    table = connection.ops.quote_name(Relation._meta.db_table)
    with connection.cursor() as cursor:
        cursor.execute(f"LOCK TABLE {table} IN SHARE ROW EXCLUSIVE MODE")


def rows_of_history(entry):
    """Return the history of a regulation or a deadline and of what belongs to it, as querysets."""
    if isinstance(entry, DeadlineRule):
        belongs = {DeadlineRule: {"id": entry.pk}, DeadlineArticle: {"rule_id": entry.pk}}
    else:
        belongs = {
            Regulation: {"id": entry.pk},
            Article: {"regulation_id": entry.pk},
            Relation: {"source_id": entry.pk},
        }
    return [model.pgh_event_model.objects.filter(**which) for model, which in belongs.items()]


def stamp(entry):
    """Return a word that changes with every change of the entry or of what belongs to it."""
    newest = [rows.aggregate(last=Max("pgh_id"))["last"] for rows in rows_of_history(entry)]
    return ".".join(str(key or 0) for key in newest)


def unverify(entry):
    """Take the mark off an entry that changed; return whether it bore one."""
    bore = entry.verified
    entry.verified, entry.verified_by, entry.verified_on = False, None, None
    return bore


def carry_over(relation, today):
    """Give the target of a relation the status that the relation brings.

    Nothing happens while the source is not yet in force. Returns Indonesian sentences on what was done.
    """
    source, target = relation.source, Regulation.objects.select_for_update().get(pk=relation.target_id)
    status = standing_after(relation.kind, target.status)
    if status == target.status:
        return []
    if source.in_force_on and source.in_force_on > today:
        verb = RelationKind(relation.kind).label
        return [f"{source} belum berlaku: status {target} yang akan di-{verb} belum diubah."]
    target.status = status.value
    bore = unverify(target)
    target.save(update_fields=["status", "verified", "verified_by", "verified_on"])
    again = " Tanda verifikasinya dilepas." if bore else ""
    return [f"Status {target} menjadi “{status.label}”.{again}"]


def all_uses():
    """Return every `Use` of law: of the program, as people set it, and of the rows that people keep."""
    kept = (_templates, _deadlines, _tolerance, _guidance, _categories)
    return [*_as_set(own_uses()), *(use for rows in kept for use in rows())]


def _as_set(uses):
    """Give the checker's rules the articles that the regulation admin linked to them."""
    columns = ("rule__rule", "rule__verified", "article__number")
    law = [f"article__regulation__{name}" for name in ("kind", "number", "year", "issuer")]
    linked = {}
    for rule, verified, article, *facts in CheckRuleArticle.objects.order_by("pk").values_list(
        *columns, *law
    ):
        linked.setdefault(rule, (verified, []))[1].append(f"{short_name(*facts)} Pasal {article}")
    for use in uses:
        verified, articles = linked.get(use.ident, (None, ()))
        is_set = use.group == UseGroup.CHECK and articles
        yield replace(use, basis="; ".join(articles), verified=verified) if is_set else use


def _templates():
    """Templates and clauses not archived: their legal basis, and what their words cite. One query."""
    newest = TemplateVersion.objects.filter(template=OuterRef("pk")).order_by("-ordinal")
    live = ClauseVariant.objects.filter(clause=OuterRef("pk"), archived=False).order_by("pk")
    templates = Template.objects.exclude(state=TemplateState.ARCHIVED).values_list(
        Value(UseGroup.TEMPLATE.value), "name", "uid", _articles_of(Template), Subquery(_cited(newest)[:1])
    )
    clauses = Clause.objects.filter(archived=False).values_list(
        Value(UseGroup.CLAUSE.value),
        "title",
        "uid",
        _articles_of(Clause),
        _joined(ArraySubquery(_cited(live))),
    )
    for group, name, uid, articles, words in templates.union(clauses, all=True).order_by("name"):
        basis = [f"{short_name(*law)} Pasal {article}" for article, *law in articles]
        every = dict.fromkeys([*basis, *filter(None, (words or "").split("; "))])
        yield Use(UseGroup(group), name, "; ".join(every), None, str(uid))


def _joined(texts):
    return Func(texts, Value("; "), function="array_to_string", output_field=TextField())


def _cited(rows):
    """Return of each row the regulations that its words cite, as one text."""
    return rows.annotate(one=_joined(F("cited"))).values("one")


def _articles_of(model):
    """Return the legal basis of each row: an array of [pasal, kind, number, year, issuer]."""
    link = model.articles.through.objects.filter(**{model._meta.model_name: OuterRef("pk")}).order_by("pk")
    law = (f"article__regulation__{name}" for name in ("kind", "number", "year", "issuer"))
    row = Func("article__number", *law, function="jsonb_build_array", output_field=JSONField())
    return ArraySubquery(link.annotate(row=row).values("row"))


def _deadlines():
    for row in DeadlineRule.objects.filter(active=True):
        basis = "; ".join(filter(None, (row.citation, row.deemed_citation)))
        yield Use(UseGroup.CLOCK, str(row), basis, row.verified, str(row.pk))


def _guidance():
    for row in Guidance.objects.all():
        kinds = ", ".join(Kind(kind).label for kind in row.kinds)
        basis = "; ".join(source_of(text).citation for text in row.articles)
        yield Use(
            UseGroup.GUIDANCE, f"{row.get_topic_display()}: {row} ({kinds})", basis, row.verified, row.code
        )


def _tolerance():
    for row in BoundaryTolerance.objects.all():
        yield Use(UseGroup.TOLERANCE, f"Toleransi titik batas {row}", row.basis, row.verified, str(row.pk))


def _categories():
    for row in PartnerCategory.objects.exclude(basis=""):
        yield Use(UseGroup.CATEGORY, row.name, row.basis, row.verified, str(row.pk))


def uses_of(entry, numbers=()):
    """Return the `Use`s that rest on an entry or on these pasal of it, in the order of `UseGroup`."""
    found = [use for use in [*all_uses(), *_implementing(entry)] if use.rests_on(entry.signature, numbers)]
    return sorted(found, key=lambda use: list(UseGroup).index(use.group))


def _implementing(entry):
    """The regulations that carry out an entry; the note of the relation says which pasal of it."""
    rows = Relation.objects.filter(target=entry, kind=RelationKind.IMPLEMENTS).select_related("source")
    for row in rows.order_by("-source__year", "pk"):
        basis = f"{row.note.strip().rstrip('.')} {entry.short}".strip()
        yield Use(UseGroup.IMPLEMENTS, row.source.citation, basis, row.source.verified, row.source.key)

"""Makes the templates and clauses that the program brings along; what is there already stays as it is."""

import json
import re

from django.utils import timezone

from agreements.management.check_rules import named
from agreements.management.reference import SEEDS
from agreements.models import Article, Clause, ClauseVariant, Template, TemplateEvent, TemplateVersion
from agreements.rules.enums import TemplateAct, TemplateState
from agreements.rules.outlines.basis import FORMS, PASAL
from agreements.rules.templating import blueprint_json, digest_of_blueprint
from agreements.rules.templating.built import FIRST, built
from agreements.workflow.clauses import naskah_of
from agreements.workflow.templates import cited_words

PROGRAM = "Aplikasi Kerjasama"
JOINT = re.compile(r",\s*(?:dan\s+)?|\s+dan\s+")


def load_templates():
    """Make and publish the first version of each template that is missing, by name.

    Returns (made, changed, left).
    """
    there = set(Template.objects.values_list("name", flat=True))
    missing = [row for row in FIRST if row[0] not in there]
    made = Template.objects.bulk_create(
        Template(
            name=name,
            instrument=instrument,
            kinds=[str(kind) for kind in kinds],
            note=note,
            state=TemplateState.PUBLISHED,
        )
        for name, instrument, kinds, note in missing
    )
    _rest(Template, [(row, FORMS[row.instrument]) for row in made])
    TemplateVersion.objects.bulk_create(_first(row) for row in made)
    _tell("template", made, "menyertakan templat {} versi 1")
    return len(missing), 0, len(FIRST) - len(missing)


def _first(template):
    now, blueprint = timezone.now(), built(template.instrument, template.kinds)
    return TemplateVersion(
        template=template,
        ordinal=1,
        content=blueprint_json(blueprint),
        note="Kerangka baku aplikasi",
        cited=cited_words(blueprint.text),
        edited_at=now,
        published_at=now,
        sha256=digest_of_blueprint(blueprint),
    )


def load_clauses():
    """Make the clauses that are missing, by name, with their variants. Returns (made, changed, left)."""
    there = set(Clause.objects.values_list("title", flat=True))
    rows = json.loads((SEEDS / "clauses.json").read_text())["clauses"]
    missing = {row["title"]: row for row in rows if row["title"] not in there}
    made = Clause.objects.bulk_create(
        Clause(key=row["key"], title=title, note=row["note"]) for title, row in missing.items()
    )
    _rest(Clause, [(clause, PASAL[clause.key]) for clause in made])
    ClauseVariant.objects.bulk_create(
        ClauseVariant(clause=clause, cited=cited_words(naskah_of(each["text"])), **each)
        for clause in made
        for each in missing[clause.title]["variants"]
    )
    _tell("clause", made, "menyertakan klausul {}")
    return len(missing), 0, len(rows) - len(missing)


def _rest(model, pairs):
    """Link each row to the articles of the library that its basis names."""
    library, link = _library(), model.articles.through
    name = model._meta.model_name
    link.objects.bulk_create(
        link(**{f"{name}_id": row.pk, "article_id": article.pk})
        for row, basis in pairs
        for article in _articles(basis, library)
    )


def _library():
    library = {}
    for article in Article.objects.select_related("regulation").order_by("pk"):
        library.setdefault(article.regulation.key, {})[article.number] = article
    return library


def _articles(basis, library):
    """Take "PP 28/2018 Pasal 4 dan 16; ..."; return the library's articles that it names, each once."""
    found = {}
    for part in basis.split("; "):
        law, _, numbers = part.partition(" Pasal ")
        for number in JOINT.split(numbers):
            found |= {article.pk: article for article in named(f"{law} Pasal {number}", library)}
    return list(found.values())


def _tell(subject, rows, sentence):
    TemplateEvent.objects.bulk_create(
        TemplateEvent(
            actor_name=PROGRAM,
            act=TemplateAct.CREATE,
            sentence=sentence.format(row),
            at=timezone.now(),
            **{subject: row},
        )
        for row in rows
    )

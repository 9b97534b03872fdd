"""What the regulation admin does to the clause library, and what a draft remembers of it."""

from django.db import IntegrityError, transaction

from agreements.models import Clause, ClauseVariant
from agreements.rules.enums import TemplateAct
from agreements.rules.errors import NotReady, Stale
from agreements.rules.naskah import Naskah, Pasal, normalise, parse, text_complaints
from agreements.rules.templating import text_faults
from agreements.workflow.templates import cited_words, demand, tell

FIELDS = ("key", "title", "note")
VARIANT_FIELDS = ("name", "text", "when")
CHANGED = "{} ini diubah orang lain setelah Anda membukanya. Isian Anda dipertahankan; periksa, lalu ulangi."


def save_clause(clause, *, by, seen, fields, articles=()):
    """Make a clause (None) or change it; return the `Clause`. Raises `NotAllowed`, `NotReady`, `Stale`."""
    demand(by)
    others = Clause.objects.filter(title__iexact=fields["title"])
    if others.exclude(pk=clause.pk if clause else None).exists():
        raise NotReady(f"Nama “{fields['title']}” sudah dipakai klausul lain; beri nama lain.")
    with transaction.atomic():
        row, act = _locked(Clause, clause, seen, "Klausul")
        for name in FIELDS:
            setattr(row, name, fields[name])
        _once(row, f"Nama “{fields['title']}” sudah dipakai klausul lain; beri nama lain.")
        row.articles.set(articles)
        tell(by=by, act=act, sentence=f"{act.label} klausul {row}", clause=row)
    return row


def _locked(model, row, seen, what):
    """Return the row under its lock and the act: a new one where `row` is None."""
    if row is None:
        return model(), TemplateAct.CREATE
    locked = model.objects.select_for_update().get(pk=row.pk)
    if seen is not None and seen != locked.version:
        raise Stale(CHANGED.format(what))
    locked.version += 1
    return locked, TemplateAct.EDIT


def _once(row, sentence):
    try:
        with transaction.atomic():
            row.save()
    except IntegrityError:
        raise NotReady(sentence) from None


def naskah_of(text, ident="klausul"):
    """Take the typed words of a variant; return them as a `Naskah` of one pasal."""
    return Naskah((), (Pasal(ident, "", "", parse(text)),))


def variant_complaints(text):
    """Take the typed words of a variant; return the reasons why they cannot be kept."""
    if reasons := text_complaints(text, what="Isi varian"):
        return reasons
    naskah = naskah_of(text)
    if not naskah.pasal[0].body:
        return ["Isi varian belum ditulis."]
    return [each.sentence.replace("Pasal 1 memuat", "Isi varian memuat") for each in text_faults(naskah)]


def save_variant(clause, variant, *, by, seen, fields):
    """Make a variant of a clause (None) or change it; return the `ClauseVariant`.

    The words as they stood before stay in the history. Raises `NotAllowed`, `NotReady` or `Stale`.
    """
    demand(by)
    if reasons := variant_complaints(fields["text"]):
        raise NotReady(*reasons)
    taken = f"Klausul ini sudah mempunyai varian “{fields['name']}”; beri nama lain."
    others = clause.variants.filter(name__iexact=fields["name"])
    if others.exclude(pk=variant.pk if variant else None).exists():
        raise NotReady(taken)
    with transaction.atomic():
        row, act = _locked(ClauseVariant, variant, seen, "Varian")
        before = row.text
        row.clause = clause
        for name in VARIANT_FIELDS:
            setattr(row, name, normalise(fields[name]) if name == "text" else fields[name])
        row.cited = cited_words(naskah_of(row.text))
        _once(row, taken)
        data = {"variant": row.pk, "before": before, "after": row.text}
        sentence = f"{act.label} varian “{row.name}” klausul {clause}"
        tell(by=by, act=act, sentence=sentence, data=data, clause=clause)
    return row


def set_archived(row, archived, *, by, seen, note=""):
    """Archive a clause or a variant, or bring it back; return it. Raises as `save_variant`."""
    demand(by)
    if archived and not note.strip():
        raise NotReady("Tulis mengapa diarsipkan.")
    with transaction.atomic():
        locked, _ = _locked(type(row), row, seen, "Klausul")
        locked.archived = archived
        locked.save()
        act = TemplateAct.ARCHIVE if archived else TemplateAct.REOPEN
        clause = locked if isinstance(locked, Clause) else locked.clause
        what = "klausul" if clause is locked else "varian"
        tell(by=by, act=act, sentence=f"{act.label} {what} {locked}", note=note, clause=clause)
    return locked

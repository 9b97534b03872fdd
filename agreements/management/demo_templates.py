"""The demo's templates: second versions of two, a draft that departs from its template, one clause used."""

from dataclasses import replace

from agreements.documents.content import text_of
from agreements.management.demo import days_ago
from agreements.models import ClauseVariant, DraftOrigin, Template
from agreements.rules.enums import Instrument, Role, State
from agreements.rules.naskah import Pasal, digests, new_id, parse
from agreements.rules.templating import Hint, blueprint_from
from agreements.workflow.departing import note_clause
from agreements.workflow.drafting import save_text
from agreements.workflow.templates import begin_version, publish, save_version

ARBITRATION = "untuk BUMN dan badan usaha"
STAGES = "dengan tahapan musyawarah"
MAINTAINED = (
    "(1) PARA PIHAK menunjuk penanggung jawab teknis paling lambat 14 (empat belas) hari sejak naskah ini "
    "ditandatangani.\n(2) Pergantian penanggung jawab teknis diberitahukan secara tertulis."
)
OWN = (
    "(1) Hal yang belum diatur dalam Nota Kesepakatan ini disepakati kemudian secara tertulis oleh PARA "
    "PIHAK dalam adendum.\n(2) Perbedaan pendapat dalam pelaksanaan Nota Kesepakatan ini diselesaikan secara "
    "musyawarah paling lambat 30 (tiga puluh) hari sejak diberitahukan.\n(3) Nota Kesepakatan ini tidak "
    "berakhir karena pergantian pimpinan atau pejabat PARA PIHAK."
)


def load_templates_story(cast):
    """Publish second versions and let a draft of an officer depart from its template."""
    by = cast.actor(Role.REG)
    with days_ago(6) as day:
        _second("PKS dengan pihak ketiga", "perselisihan", ARBITRATION, by, day)
    with days_ago(5) as day:
        _second("PKS antardaerah", "perselisihan", STAGES, by, day, extra=MAINTAINED)
    with days_ago(3):
        _depart(cast)


def _second(name, key, variant, by, day, extra=""):
    """Publish the next version of a template with the words of a clause, and perhaps one pasal more."""
    template = Template.objects.get(name=name)
    version = begin_version(template, by=by)
    blueprint = blueprint_from(version.content)
    words = ClauseVariant.objects.get(clause__key=key, name=variant).text
    if variant == STAGES:
        words += (
            "\n(5) Dalam hal musyawarah tidak mencapai mufakat, perselisihan diselesaikan melalui Gubernur "
            "sebagai wakil Pemerintah Pusat dan selanjutnya oleh Menteri Dalam Negeri."
        )
    hints = {**blueprint.hints, key: replace(blueprint.hint(key), composed=False)}
    pasal = tuple(
        replace(each, body=parse(words)) if each.id == key else each for each in blueprint.text.pasal
    )
    if extra:
        added = Pasal(new_id(), "", "PENANGGUNG JAWAB TEKNIS", parse(extra))
        pasal = (*pasal[:10], added, *pasal[10:])
        hints[added.id] = Hint(guidance="Sebut jabatannya, bukan nama orangnya.")
    changed = replace(blueprint, text=replace(blueprint.text, pasal=pasal), hints=hints)
    note = f"Penyelesaian perselisihan {variant}"
    saved = save_version(version, by=by, seen=version.lock, blueprint=changed, note=note)
    publish(saved, by=by, seen=saved.lock, today=day)


def _depart(cast):
    """The section writes one pasal anew, leaves one out, and puts in a clause as a new pasal."""
    drafts = DraftOrigin.objects.filter(
        agreement__state=State.DRAFT, agreement__instrument=Instrument.NK
    ).select_related("agreement__agency", "agreement__cooperation")
    origin = drafts.order_by("pk").first()
    if origin is None:
        return
    agreement, by = origin.agreement, cast.actor(Role.STF)
    variant = ClauseVariant.objects.get(clause__key="monev", name="dengan indikator")
    stored = text_of(agreement)
    pasal = [each for each in stored.pasal if each.key != "penutup"]
    pasal = [replace(each, body=parse(OWN)) if each.key == "lain_lain" else each for each in pasal]
    clause = Pasal(new_id(), "", "INDIKATOR KEBERHASILAN", parse(variant.text))
    text = replace(stored, pasal=(*pasal[:-1], clause, pasal[-1]))
    saved, _ = save_text(agreement, by=by, base=digests(stored), mine=text)
    note_clause(saved, clause.id, variant, by=by)

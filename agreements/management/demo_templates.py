"""The demo's templates: newer versions, a pair for neighbours, a draft that departs, one to be mended."""

from dataclasses import replace

from agreements.documents.content import text_of
from agreements.management.demo import days_ago
from agreements.models import ClauseVariant, DraftOrigin, Template
from agreements.rules.enums import Instrument, Kind, Role, State
from agreements.rules.naskah import Lampiran, Pasal, digests, new_id, parse
from agreements.rules.naskah.references import bind
from agreements.rules.naskah.tables import parse_lampiran
from agreements.rules.templating import Hint, blueprint_from
from agreements.rules.templating.built import built
from agreements.workflow.departing import note_clause
from agreements.workflow.drafting import save_text
from agreements.workflow.templates import begin_version, create, publish, save_version

ARBITRATION = "untuk BUMN dan badan usaha"
STAGES = "dengan tahapan musyawarah"
MAINTAINED = (
    "(1) PARA PIHAK menunjuk penanggung jawab teknis paling lambat 14 (empat belas) hari sejak naskah ini "
    "ditandatangani.\n(2) Pergantian penanggung jawab teknis diberitahukan secara tertulis."
)
GUBERNUR = (
    "\n(5) Dalam hal musyawarah tidak mencapai mufakat, perselisihan diselesaikan melalui Gubernur sebagai "
    "wakil Pemerintah Pusat dan selanjutnya oleh Menteri Dalam Negeri."
)
BORDER = (
    "(1) Wilayah perbatasan dalam Kesepakatan Bersama ini adalah kecamatan dan kelurahan atau desa PARA "
    "PIHAK yang berbatasan langsung.\n(2) Pelayanan di wilayah perbatasan diberikan tanpa membedakan tempat "
    "tinggal penduduk PARA PIHAK."
)
CARRIED_OUT = (
    "(1) Pelayanan perbatasan dilaksanakan menurut rincian dalam Lampiran I Perjanjian Kerja Sama ini.\n"
    "(2) Perubahan rincian sebagaimana dimaksud pada ayat (1) disepakati PARA PIHAK secara tertulis.\n"
    "(3) Perjanjian Kerja Sama ini dilaksanakan oleh:\na. PIHAK KESATU melalui {{pihak_kesatu.pelaksana}}; "
    "dan\nb. PIHAK KEDUA melalui {{pihak_kedua.pelaksana}}."
)
SERVICES = (
    "| No. | Pelayanan | Wilayah | Pelaksana | Biaya setahun |\n|---|---|---|---|---|\n"
    "| 1 | Pemadaman kebakaran | {{lokasi}} | {{pihak_kesatu.pelaksana}} | ditanggung PIHAK KESATU |\n"
    "| 2 | Pengangkutan sampah | {{lokasi}} | {{pihak_kedua.pelaksana}} | ditanggung PIHAK KEDUA |\n"
    "| 3 | Administrasi kependudukan | {{lokasi}} | masing-masing PIHAK | {{sumber_pembiayaan}} |"
)
YEARLY = (
    "(1) PARA PIHAK melakukan monitoring pelaksanaan Nota Kesepakatan ini setiap semester.\n(2) PARA PIHAK "
    "melakukan evaluasi paling sedikit 1 (satu) kali dalam 1 (satu) tahun.\n(3) Hasil evaluasi menjadi bahan "
    "penyusunan rencana kerja tahun berikutnya."
)
OWN = (
    "(1) Hal yang belum diatur dalam Nota Kesepakatan ini disepakati kemudian secara tertulis oleh PARA "
    "PIHAK dalam adendum.\n(2) Perbedaan pendapat dalam pelaksanaan Nota Kesepakatan ini diselesaikan secara "
    "musyawarah paling lambat 30 (tiga puluh) hari sejak diberitahukan.\n(3) Nota Kesepakatan ini tidak "
    "berakhir karena pergantian pimpinan atau pejabat PARA PIHAK."
)


def load_templates_story(cast):
    """Publish second versions and a pair for neighbours, let a draft depart, leave a version to be mended."""
    by = cast.actor(Role.REG)
    with days_ago(6) as day:
        _with_clause("PKS dengan pihak ketiga", ARBITRATION, by, day)
    with days_ago(5) as day:
        _with_clause("PKS antardaerah", STAGES, by, day, more=GUBERNUR, extra=MAINTAINED)
    with days_ago(4) as day:
        _pair(by, day)
    with days_ago(3):
        _depart(cast)
    with days_ago(2) as day:
        _newer_than_the_draft(by, day)
    with days_ago(1):
        _left_to_mend(by)


def _with_clause(name, variant, by, day, more="", extra=""):
    """Publish the next version of a template with the words of a clause, and perhaps one pasal more."""
    words = ClauseVariant.objects.get(clause__key="perselisihan", name=variant).text + more
    version, blueprint = _begun(name, by)
    changed = _rewritten(blueprint, "perselisihan", words)
    if extra:
        added = Pasal(new_id(), "", "PENANGGUNG JAWAB TEKNIS", parse(extra))
        pasal = (*changed.text.pasal[:10], added, *changed.text.pasal[10:])
        hints = {**changed.hints, added.id: Hint(guidance="Sebut jabatannya, bukan nama orangnya.")}
        changed = replace(changed, text=replace(changed.text, pasal=pasal), hints=hints)
    _published(version, changed, f"Penyelesaian perselisihan {variant}", by, day)


def _begun(name, by):
    """Begin the next version of a template; return it with its `Blueprint`."""
    version = begin_version(Template.objects.get(name=name), by=by)
    return version, blueprint_from(version.content)


def _rewritten(blueprint, key, words):
    """Return the `Blueprint` with one pasal written out."""
    pasal = tuple(
        replace(each, body=parse(words)) if each.id == key else each for each in blueprint.text.pasal
    )
    hints = {**blueprint.hints, key: replace(blueprint.hint(key), composed=False)}
    return replace(blueprint, text=bind(replace(blueprint.text, pasal=pasal)), hints=hints)


def _published(version, blueprint, note, by, day):
    saved = save_version(version, by=by, seen=version.lock, blueprint=blueprint, note=note)
    return publish(saved, by=by, seen=saved.lock, note=note, today=day)


def _pair(by, day):
    """A KSB and its PKS for neighbours whose people use each other's services: KSDD wajib."""
    kinds = (Kind.KSDD_WAJIB,)
    ksb = built(Instrument.KSB, kinds)
    border = Pasal(new_id(), "", "WILAYAH PERBATASAN", parse(BORDER))
    pasal = (*ksb.text.pasal[:3], border, *ksb.text.pasal[3:])
    guided = Hint(required=True, guidance="Sebut kecamatan dan kelurahan yang berbatasan langsung.")
    text = bind(replace(ksb.text, pasal=pasal))
    ksb = replace(ksb, text=text, hints={**ksb.hints, border.id: guided})
    _new("KSB pelayanan perbatasan", Instrument.KSB, ksb, by, day)
    pks = built(Instrument.PKS, kinds)
    services = Lampiran(new_id(), "RINCIAN PELAYANAN PERBATASAN", parse_lampiran(SERVICES))
    asked = Hint(required=True, guidance="Satu baris untuk setiap pelayanan; biaya dalam rupiah setahun.")
    changed = replace(
        pks,
        text=replace(pks.text, lampiran=(services,)),
        hints={**pks.hints, services.id: asked},
    )
    changed = _rewritten(changed, "pelaksanaan", CARRIED_OUT)
    _new("PKS pelayanan perbatasan", Instrument.PKS, changed, by, day)


def _new(name, instrument, blueprint, by, day):
    note = "Warga daerah yang berbatasan memakai layanan satu sama lain (KSDD wajib)."
    fields = {"name": name, "instrument": instrument, "kinds": [Kind.KSDD_WAJIB], "note": note}
    articles = Template.objects.filter(instrument=instrument).first().articles.all()
    template = create(by=by, fields=fields, articles=articles, blueprint=blueprint)
    version = template.versions.get()
    publish(version, by=by, seen=version.lock, note="Disusun dari kerangka baku", today=day)


def _newer_than_the_draft(by, day):
    """The template that a draft departs from gets a newer version."""
    version, blueprint = _begun("Nota kesepakatan sinergi", by)
    yearly = _rewritten(blueprint, "monev", YEARLY)
    _published(version, yearly, "Evaluasi setiap tahun, bukan semester", by, day)


def _left_to_mend(by):
    """A draft of a version that cannot go out yet: an unknown field, a subject missing, a bare lampiran."""
    version, blueprint = _begun("KSB dengan pihak ketiga", by)
    changed = _rewritten(blueprint, "objek", "Objek Kesepakatan Bersama ini adalah {{objekk}} di {{lokasi}}.")
    pasal = tuple(each for each in changed.text.pasal if each.key != "jangka_waktu")
    plan = Lampiran(new_id(), "RENCANA AKSI", ())
    changed = replace(changed, text=replace(changed.text, pasal=pasal, lampiran=(plan,)))
    note = "Objek dengan lokasi, rencana aksi"
    save_version(version, by=by, seen=version.lock, blueprint=changed, note=note)


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

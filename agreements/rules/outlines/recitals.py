"""The recitals that a new draft begins with (Permendagri 22/2020 annex: what the parties explain first)."""

from agreements.rules.enums import Instrument, Kind, PlanDocument
from agreements.rules.outlines.facts import KSDD, NAMES, dated, known, region_label, third_labels

ABOVE = {
    Instrument.PKS: Instrument.KSB,
    Instrument.ADDENDUM: Instrument.PKS,
    Instrument.RK: Instrument.NK,
    Instrument.NASKAH_LN: Instrument.LOI,
}  # what a text rests on, before its parent is known


def recitals(draft):
    """Take a draft; return its recitals, each a sentence part from "bahwa" on."""
    parts = [*_who(draft), *_why(draft), *_ground(draft), _will(draft)]
    ends = [";"] * (len(parts) - 2) + ["; dan", "."]
    return tuple(f"{part}{end}" for part, end in zip(parts, ends, strict=True))


def _who(draft):
    if draft.kind in KSDD:
        yield "bahwa PARA PIHAK menyelenggarakan urusan pemerintahan di daerahnya masing-masing"
        return
    if draft.kind == Kind.SINERGI:
        yield f"bahwa {third_labels(draft)} melaksanakan tugas dan fungsi Pemerintah Pusat"
        yield f"bahwa {region_label(draft)} menyelenggarakan urusan pemerintahan daerah"
        return
    if draft.kind in (Kind.KSDPL, Kind.KSDLL):
        yield "bahwa PARA PIHAK hendak mempererat persahabatan atas dasar kesetaraan dan manfaat bersama"
        return
    yield f"bahwa {region_label(draft)} berwenang menyelenggarakan urusan pemerintahan daerah"
    yield (
        f"bahwa {third_labels(draft)} memiliki kemampuan dan kesediaan untuk mendukung penyelenggaraan "
        "pelayanan publik di daerah"
    )


def _why(draft):
    if draft.kind == Kind.KSDD_WAJIB:
        yield (
            "bahwa daerah PARA PIHAK berbatasan sehingga urusan pemerintahan di wilayah perbatasan "
            "berdampak lintas daerah dan lebih efisien apabila dikelola bersama"
        )
    if draft.instrument == Instrument.KSB:
        yield "bahwa kerja sama diperlukan untuk meningkatkan pelayanan publik dan kesejahteraan masyarakat"
    for plan in draft.plans[:1]:
        named = {word.value: word.label for word in PlanDocument}.get(plan.document, plan.document)
        what = "sinergi" if draft.kind == Kind.SINERGI else "kerja sama"
        yield f"bahwa objek {what} ini tercantum dalam {named} tahun {plan.year}"


def _ground(draft):
    alone = draft.parent is None and draft.no_parent_reason
    if draft.instrument not in ABOVE or alone:
        return
    above = NAMES[ABOVE[draft.instrument]]
    title = number = day = None
    if draft.parent:
        title, number, day = draft.parent.title, draft.parent.number, draft.parent.signed_on
        above = NAMES.get(draft.parent.instrument, above)
    if draft.instrument == Instrument.RK:
        about = known(title, "judul Nota Kesepakatan")
        yield f"bahwa Rencana Kerja ini merupakan lampiran Nota Kesepakatan tentang {about} antara PARA PIHAK"
        return
    yield (
        f"bahwa PARA PIHAK telah menandatangani {above} tentang {known(title, f'judul {above}')} "
        f"Nomor {known(number, f'nomor {above}')} tanggal {dated(day, f'tanggal {above}')}"
    )


def _will(draft):
    about = known(draft.about, "judul kerja sama")
    if draft.instrument == Instrument.RK:
        year = known(draft.year, "tahun")
        return f"bahwa PARA PIHAK perlu menetapkan kegiatan yang dilaksanakan bersama pada tahun {year}"
    if draft.kind == Kind.SINERGI and draft.instrument == Instrument.NK:
        return f"bahwa PARA PIHAK sepakat bersinergi dalam rangka {about}"
    if draft.instrument == Instrument.LOI:
        return f"bahwa PARA PIHAK berkehendak untuk bekerja sama dalam rangka {about}"
    if draft.instrument == Instrument.ADDENDUM:
        return f"bahwa PARA PIHAK sepakat mengubah sebagian ketentuan perjanjian tersebut mengenai {about}"
    if draft.kind in KSDD or draft.instrument == Instrument.NASKAH_LN:
        return f"bahwa PARA PIHAK sepakat untuk bekerja sama dalam rangka {about}"
    both = f"{region_label(draft)} dan {third_labels(draft)}"
    return f"bahwa {both} sepakat untuk bekerja sama dalam rangka {about}"

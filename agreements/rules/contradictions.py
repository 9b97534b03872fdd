"""What a rule of the chooser must not say: complaints about one row beside the others.

A row is a dict of `Guidance` columns. Every complaint is (column, sentence) in Indonesian, for the form and
for the seed files alike; empty = the row may stand.
"""

from agreements.rules.deadlines import KINDS_OF
from agreements.rules.enums import ClockKey, GuidanceTopic, Instrument, Kind, Occasion, Proxy, Purpose
from agreements.rules.indonesian import listed
from agreements.rules.kinds import chain_of, source_of

MOST_YEARS = 100
BOTH_WAYS = (
    "Objek yang memakai rantai naskah kerja sama tidak sekaligus berjalan menurut aturannya sendiri; tandai "
    "“mengikuti aturannya sendiri” atau kosongkan jalannya."
)


def complaints(row, others, library):
    """Take a row, the other rows, and what the library holds: {(key, article): verified}; return the list.

    `library` has (key, "") for the regulation as a whole.
    """
    return [*_kinds(row), *_articles(row, library), *OF_TOPIC[GuidanceTopic(row["topic"])](row, others)]


def _kinds(row):
    if not row["kinds"]:
        yield "kinds", "Pilih paling sedikit satu jenis kerja sama."
    if row.get("occasion") == Occasion.SECRETARIAT and set(row["kinds"]) - {Kind.KSDD_WAJIB}:
        yield "occasion", "Sekretariat kerja sama hanya ada pada KSDD wajib (Permendagri 22/2020 Pasal 50)."


def _articles(row, library):
    sources = [source_of(text) for text in row["articles"]]
    for source in sources:
        if (source.regulation, "") not in library:
            yield "articles", f"Peraturan {source.regulation} tidak ada dalam pustaka."
        elif (source.regulation, source.article) not in library:
            yield "articles", f"{source.citation} tidak ada dalam pustaka; catat pasalnya lebih dahulu."
    if not row["verified"]:
        return
    if not sources:
        yield "verified", "Aturan tanpa pasal tidak dapat ditandai terverifikasi."
    for source in sources:
        if library.get((source.regulation, source.article)) is False:
            yield "verified", f"{source.citation} sendiri belum diverifikasi."


def _of_kind(row, others):
    if len(row["kinds"]) > 1:
        yield "kinds", "Satu baris menerangkan satu jenis."
    if not row["text"]:
        yield "text", "Terangkan jenis ini dalam satu kalimat."
    yield from _twice(row, others, [])


def _of_instrument(row, others):
    for kind in row["kinds"]:
        chain = chain_of(kind)
        if row["instrument"] not in chain:
            yield "instrument", f"{_name(row)} bukan naskah {Kind(kind).label}; rantainya {_chain(chain)}."
    yield from _twice(row, others, ["instrument"])
    yield from _proxy(row)
    yield from _years(row)


def _proxy(row):
    empowered = row["proxy"] in (Proxy.AGENCY_HEAD, Proxy.AGENCY_OR_OFFICIAL)
    if empowered and not row["paper"]:
        yield "paper", "Sebut surat yang memberi kuasa."
    if row["copy_to"] and not empowered:
        yield "copy_to", "Tanpa kuasa tidak ada surat kuasa yang ditembuskan."


def _years(row):
    most, least = row["max_years"], row["secretariat_years"]
    if most is not None and not 1 <= most <= MOST_YEARS:
        yield "max_years", f"Isi antara 1 dan {MOST_YEARS} tahun, atau kosongkan bila tidak dibatasi."
    elif most is not None and least is not None and most < least:
        secretariat = f"paling singkat {least} tahun bila ada sekretariat kerja sama"
        yield "max_years", f"Paling lama {most} tahun bertentangan dengan {secretariat}."
    if least is not None and set(row["kinds"]) - {Kind.KSDD_WAJIB}:
        yield "secretariat_years", "Sekretariat kerja sama hanya ada pada KSDD wajib."
    if row["extendable"] and most is None:
        yield "extendable", "Tanpa batas tahun tidak ada yang perlu diperpanjang."


def _of_paper(row, others):
    if not row["name"]:
        yield "name", "Sebut nama dokumennya."


def _clocks(row):
    known = set(ClockKey)
    unknown = [key for key in row["clocks"] if key not in known]
    if unknown:
        yield "clocks", f"Tenggat {listed(unknown)} tidak dikenal."
    for key in row["clocks"]:
        strange = [Kind(kind).label for kind in row["kinds"] if kind not in KINDS_OF.get(key, row["kinds"])]
        if strange:
            yield "clocks", f"Tenggat {ClockKey(key).label} tidak dikenal hukum pada {listed(strange)}."


def _of_stage(row, others):
    if not row["name"]:
        yield "name", "Sebut nama tahapnya."
    yield from _clocks(row)
    before = {other["code"]: other for other in others} | {row["code"]: row}
    seen, code = [row["code"]], row["after"]
    while code:
        if code in seen:
            names = [before[each]["name"] for each in [*reversed(seen[seen.index(code) :]), seen[-1]]]
            yield "after", f"Urutannya berputar: {' → '.join(names)}."
            return
        if code not in before or before[code]["topic"] != GuidanceTopic.STAGE:
            yield "after", f"Tahap {code} tidak dikenal."
            return
        seen.append(code)
        code = before[code]["after"]
    if row["after"] and not set(row["kinds"]) & set(before[row["after"]]["kinds"]):
        yield "after", f"{before[row['after']]['name']} bukan tahap dari jenis yang sama."


def _of_object(row, others):
    if row["own_rules"] and not row["way"]:
        yield "way", "Sebut ke mana objek ini dibawa."
    if row["way"] and not row["own_rules"]:
        yield "way", BOTH_WAYS
    yield from _twice(row, others, ["purpose"])


def _twice(row, others, columns):
    for other in others:
        same = other["topic"] == row["topic"] and all(other[name] == row[name] for name in columns)
        both = [Kind(kind).label for kind in row["kinds"] if kind in other["kinds"]]
        if same and both:
            what = f"{_name(row)} pada {listed(both)}" if columns else listed(both)
            yield "kinds", f"{what} sudah diatur dalam baris {other['code']}{_against(row, other)}."


def _against(row, other):
    if row["own_rules"] == other["own_rules"]:
        return ""
    ways = {True: "mengikuti aturannya sendiri", False: "memakai rantai naskah kerja sama"}
    return f" ({ways[other['own_rules']]}), sedangkan baris ini {ways[row['own_rules']]}"


def _name(row):
    if row["topic"] == GuidanceTopic.OBJECT:
        return Purpose(row["purpose"]).label
    return Instrument(row["instrument"]).label


def _chain(chain):
    return " lalu ".join(instrument.label for instrument in chain)


OF_TOPIC = {
    GuidanceTopic.KIND: _of_kind,
    GuidanceTopic.INSTRUMENT: _of_instrument,
    GuidanceTopic.PAPER: _of_paper,
    GuidanceTopic.STAGE: _of_stage,
    GuidanceTopic.OBJECT: _of_object,
}

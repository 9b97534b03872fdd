"""Entries of the regulation library: what cannot be right, and what a relation does to a standing."""

import itertools
import re

from agreements.rules.enums import RegulationKind, RegulationStatus, RelationKind

EARLIEST_YEAR = 1945
RANKS = (
    {RegulationKind.UU},
    {RegulationKind.PP},
    {RegulationKind.PERPRES},
    {RegulationKind.PERMENDAGRI, RegulationKind.PERMENLU},
    {RegulationKind.PERDA},
    {RegulationKind.PERKADA},
    {RegulationKind.KEPKADA},
)
NATIONAL = frozenset(
    {
        RegulationKind.UU,
        RegulationKind.PP,
        RegulationKind.PERPRES,
        RegulationKind.PERMENDAGRI,
        RegulationKind.PERMENLU,
    }
)
# Kinds of which a number of one year stands for as many regulations as there are who set them.
TOLD_BY_ISSUER = frozenset(
    {RegulationKind.PERDA, RegulationKind.PERKADA, RegulationKind.KEPKADA, RegulationKind.OTHER}
)
OFFICIAL = {RegulationKind.PERKADA: "Peraturan", RegulationKind.KEPKADA: "Keputusan"}
SIGNATURE = 200  # longest signature, in characters
PASSIVE = {
    RelationKind.AMENDS: "diubah oleh",
    RelationKind.REVOKES: "dicabut oleh",
    RelationKind.REVOKES_PARTLY: "dicabut sebagian oleh",
    RelationKind.IMPLEMENTS: "dilaksanakan oleh",
}
# To revoke and to revoke in part are one direction: neither may come back by way of the other.
CHANGES = (
    RelationKind.AMENDS,
    RelationKind.REVOKES,
    RelationKind.REVOKES_PARTLY,
)  # the younger does it to the older
DIRECTION = dict.fromkeys(CHANGES, RelationKind.REVOKES)
STANDINGS = (
    RegulationStatus.IN_FORCE,
    RegulationStatus.AMENDED,
    RegulationStatus.PARTLY_REVOKED,
    RegulationStatus.REVOKED,
)
BRINGS = {
    RelationKind.AMENDS: RegulationStatus.AMENDED,
    RelationKind.REVOKES_PARTLY: RegulationStatus.PARTLY_REVOKED,
    RelationKind.REVOKES: RegulationStatus.REVOKED,
}


def key_of(kind, number, year):
    """Take a kind's code, a number and a year; return the entry's address: PP 28 of 2018 is `PP-28-2018`."""
    plain = re.sub(r"[^A-Za-z0-9]+", "-", number).strip("-")[:40]
    return f"{kind}-{plain}-{year}".upper()


def short_name(kind, number, year, issuer=""):
    """Return the name as officers say it: "PP 28/2018", "Perda Kota Contoh 5/2020".

    `issuer`: the region of a Perda, the head of region of a Perkada, the whole name of another kind.
    """
    word = kind.upper() if len(kind) == 2 else kind.capitalize()
    if kind == RegulationKind.OTHER:
        word = issuer or "Peraturan"
    elif kind in TOLD_BY_ISSUER and issuer:
        word = f"{OFFICIAL.get(kind, word)} {issuer}"
    return f"{word} {number}" if _tells_year(number, year) else f"{word} {number}/{year}"


def full_name(kind, number, year, issuer=""):
    """As `short_name`, spelt out: "Peraturan Daerah Kota Contoh Nomor 5 Tahun 2020"."""
    word = RegulationKind(kind).label
    if kind == RegulationKind.OTHER:
        word = issuer or word
    elif kind in TOLD_BY_ISSUER and issuer:
        word = f"{OFFICIAL.get(kind, word)} {issuer}"
    return f"{word} Nomor {number}" if _tells_year(number, year) else f"{word} Nomor {number} Tahun {year}"


def _tells_year(number, year):
    """Whether the number itself holds the year: "09/A/KP/XII/2006/01"."""
    return str(year) in number.split("/")[1:]


def signature(kind, number, year, issuer=""):
    """Return what names one regulation in every spelling: "PP-28-2018", "PERDA-KOTA-CONTOH-5-2020"."""
    number = number.lstrip("0") or "0" if number.isdigit() else number
    words = [kind, issuer if kind in TOLD_BY_ISSUER else "", number, str(year)]
    return re.sub(r"[^A-Z0-9]+", "-", " ".join(words).upper()).strip("-")[:SIGNATURE]


def entry_complaints(entry, today):
    """Return [(column, Indonesian sentence)] for dates and year of an entry that cannot be right.

    `entry` has `year` and the dates `issued_on`, `promulgated_on`, `in_force_on` (each may be None).
    """
    year, issued, promulgated = entry.year, entry.issued_on, entry.promulgated_on
    found = []
    if year is not None and not EARLIEST_YEAR <= year <= today.year + 1:
        found.append(("year", f"Tahun peraturan antara {EARLIEST_YEAR} dan {today.year + 1}."))
    elif issued and year is not None and abs(issued.year - year) > 1:
        found.append(("issued_on", f"Tanggal penetapan tidak sesuai dengan tahun peraturan ({year})."))
    if issued and issued > today:
        found.append(("issued_on", "Tanggal penetapan belum tiba; muat peraturan setelah ditetapkan."))
    if issued and promulgated and promulgated < issued:
        found.append(("promulgated_on", "Tanggal pengundangan tidak boleh sebelum tanggal penetapan."))
    if issued and entry.in_force_on and entry.in_force_on < issued:
        found.append(("in_force_on", "Tanggal mulai berlaku tidak boleh sebelum tanggal penetapan."))
    return found


def circle(source_id, kind, target_id, known):
    """Return the keys of the way back from target to source along `known`, or [] where there is none.

    `known`: (source key, kind code, target key) of every relation on record. A relation to itself is the
    shortest circle: [source]. What amends and what revokes are judged together.
    """
    way = DIRECTION.get(kind, kind)
    onward = {}
    for one, other_kind, other in known:
        if DIRECTION.get(other_kind, other_kind) == way:
            onward.setdefault(one, []).append(other)
    paths, seen = [[target_id]], {target_id}
    while paths:
        path = paths.pop(0)
        if path[-1] == source_id:
            return path
        for following in onward.get(path[-1], []):
            if following not in seen:
                seen.add(following)
                paths.append([*path, following])
    return []


def relation_complaints(source, kind, target, known, names):
    """Return the reasons why `source` cannot bear on `target` so; empty = it can.

    `source` and `target` have `pk` and `year`; `known` as in `circle`; `names`: {key: short name}.
    """
    verb = RelationKind(kind).label
    if source.pk is not None and source.pk == target.pk:
        return [f"Peraturan tidak dapat {verb} dirinya sendiri."]
    if source.year is not None and target.year > source.year:
        return [f"Peraturan tahun {source.year} tidak dapat {verb} peraturan tahun {target.year}."]
    if _set_before(source, target):
        return [f"Peraturan yang ditetapkan lebih dahulu tidak dapat {verb} yang ditetapkan kemudian."]
    if kind in BRINGS and _rank(source) > _rank(target) >= 0:
        return [f"{_label(source)} tidak dapat {verb} {_label(target)}: tingkatnya lebih rendah."]
    back = circle(source.pk, kind, target.pk, known) if source.pk is not None else []
    if back:
        return [f"Hubungan ini membuat lingkaran: {_way_round(source.pk, verb, back, known, names)}."]
    return []


def _way_round(source_id, verb, back, known, names):
    """Return a circle in words, each step with the verb that is on record."""
    steps = {}
    for one, kind, other in known:
        steps.setdefault((one, other), RelationKind(kind).label)
    words = f"{names[source_id]} {verb} {names[back[0]]}"
    for one, other in itertools.pairwise(back):
        words += f" {steps[one, other]} {names[other]}"
    return words


def _set_before(source, target):
    """Whether the days on which both were set say that `source` is the older one."""
    one, other = getattr(source, "issued_on", None), getattr(target, "issued_on", None)
    return bool(one and other and one < other)


def _rank(entry):
    """Return the place of an entry's kind in the order of law (UU 12/2011 Ps 7, 8), -1 where it has none."""
    kind = getattr(entry, "kind", "")
    return next((place for place, kinds in enumerate(RANKS) if kind in kinds), -1)


def _label(entry):
    return RegulationKind(entry.kind).label


def marking_complaints(regulation, source, kind, on, articles, today):
    """Return [(field, Indonesian sentence)] on a mark that cannot be: `source` does `kind` to `regulation`.

    `on`: the day from which it holds; `articles`: numbers of the pasal, empty for the whole.
    """
    found = []
    since = regulation.in_force_on or regulation.issued_on
    if on > today:
        found.append(("on", "Tanggal ini belum tiba; tandai setelah perubahannya berlaku."))
    if since and on < since:
        found.append(("on", f"Pada tanggal itu {regulation.short} sendiri belum berlaku."))
    if source.issued_on and on < source.issued_on:
        found.append(("on", f"Pada tanggal itu {source.short} belum ditetapkan."))
    if kind == RelationKind.REVOKES and articles:
        found.append(
            (
                "articles",
                "Mencabut berlaku bagi seluruh peraturan; untuk sebagian, pilih “mencabut sebagian”.",
            )
        )
    if kind == RelationKind.REVOKES_PARTLY and not articles:
        found.append(("articles", "Sebutkan pasal yang dicabut."))
    if regulation.status == RegulationStatus.REVOKED:
        found.append(("", f"{regulation.short} sudah berstatus dicabut."))
    return found


def standing_after(kind, status):
    """Take a relation's kind and the target's status; return the target's status once the relation holds."""
    brought = BRINGS.get(RelationKind(kind), RegulationStatus.IN_FORCE)
    return max(RegulationStatus(status), brought, key=STANDINGS.index)


def standing_complaints(status, borne):
    """Return the reasons why `status` contradicts what others do to the entry.

    `borne`: (kind code, name of the other) of relations of regulations already in force.
    """
    return [
        f"Peraturan ini {PASSIVE[RelationKind(kind)]} {name}; pilih status "
        f"“{standing_after(kind, status).label}” atau hapus hubungan itu dahulu."
        for kind, name in borne
        if standing_after(kind, status) != RegulationStatus(status)
    ]


def verify_refusals(verified, last_editor_id, verifier_id):
    """Return the reasons why this person may not mark the entry verified (four eyes); empty = may.

    `verified`: whether the entry and all its articles carry the mark already.
    """
    if verified:
        return ["Entri ini dan semua pasalnya sudah terverifikasi."]
    if last_editor_id is not None and last_editor_id == verifier_id:
        return ["Perubahan terakhir pada entri ini Anda buat sendiri; verifikasi dilakukan orang lain."]
    return []

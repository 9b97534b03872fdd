"""Papers that are filled from a dossier: who may print them, what they ask for, and when they do not fit.

Surat penawaran: Permendagri 22/2020 Ps 8, 30, 54. Surat kuasa khusus: Ps 14, 36; PP 28/2018 Ps 2, 13. KAK:
Ps 7, 29, 53. Laporan: Ps 17(5), 39(5), 60. The law gives none of them a form; the layout is the house's own.
"""

import re
from dataclasses import dataclass

from agreements.rules.enums import Initiative, Kind, PaperKind, Proxy, ReportState, Role
from agreements.rules.permissions import ALL, OWN, grant_refusals

ABROAD = (Kind.KSDPL, Kind.KSDLL)
GRANTS = {
    PaperKind.OFFER: {Role.STF: ALL, Role.KBG: ALL},
    PaperKind.PROXY: {Role.STF: ALL, Role.KBG: ALL, Role.OPO: OWN},
    PaperKind.TERMS: {Role.OPO: OWN, Role.OPH: OWN, Role.STF: ALL},
    PaperKind.MINUTES: {Role.STF: ALL, Role.KBG: ALL, Role.OPO: OWN},
    PaperKind.REPORT: {Role.OPO: OWN, Role.OPH: OWN, Role.STF: ALL, Role.KBG: ALL},
}
HEAD_OF_AGENCY, OTHER_OFFICIAL = "kepala_pd", "pejabat"
LONGEST = 6_000  # characters of a text; two pages and a half
MANY = 2_000


@dataclass(frozen=True)
class Ask:
    """One thing that the form asks for. `rows`: 0 = a line. `options`: ((value, words), ...) of a choice."""

    name: str
    label: str
    rows: int = 0
    required: bool = True
    limit: int = 200
    day: bool = False
    options: tuple = ()
    help: str = ""


NUMBER = Ask("number", "Nomor", limit=80)
DATED = Ask("dated", "Tanggal", day=True)
COPIES = Ask("copies", "Tembusan", 3, required=False, limit=MANY, help="Satu penerima satu baris.")
ASKS = {
    PaperKind.OFFER: (
        NUMBER,
        DATED,
        Ask("to", "Tujuan", 3, limit=600, help="Satu baris satu baris surat: Yth. …, di …"),
        Ask("about", "Hal"),
        Ask("enclosure", "Lampiran", help="Kerangka Acuan Kerja dilampirkan (Permendagri 22/2020 Pasal 8)."),
        Ask("reason", "Alasan penawaran", 4, limit=LONGEST),
        Ask("contact", "Narahubung"),
        COPIES,
    ),
    PaperKind.PROXY: (
        NUMBER,
        DATED,
        Ask("receiver", "Nama penerima kuasa", limit=150, help="Tanpa gelar akademik."),
        Ask("office", "Jabatan penerima kuasa", limit=150),
        Ask("appointment", "Dasar penunjukan", required=False, limit=300),
        Ask("address", "Alamat penerima kuasa"),
        COPIES,
    ),
    PaperKind.MINUTES: (
        Ask("number", "Nomor", limit=80, required=False),
        DATED,
        Ask("place", "Tempat", limit=150),
        Ask("about", "Yang dibahas", limit=300),
        Ask("attendees", "Peserta", 5, limit=MANY, help="Satu orang satu baris: nama; jabatan atau unsur."),
        Ask("results", "Hasil pembahasan", 6, limit=LONGEST, help="Satu butir satu baris."),
        Ask("follow_up", "Tindak lanjut", 3, required=False, limit=LONGEST, help="Satu butir satu baris."),
    ),
    PaperKind.REPORT: (
        NUMBER,
        DATED,
        Ask("to", "Tujuan", 3, limit=600, help="Satu baris satu baris surat: Yth. …, di …"),
        COPIES,
    ),
}


def asks_of(kind, *, headings=(), proxy=None):
    """Return the `Ask`s of a paper. `headings`: of a KAK; `proxy`: rules.enums.Proxy of a surat kuasa."""
    if kind == PaperKind.TERMS:
        texts = [
            Ask(heading_name(place), heading[:1].upper() + heading[1:], 4, limit=LONGEST)
            for place, heading in enumerate(headings, 1)
        ]
        return (Ask("number", "Nomor", limit=80, required=False), DATED, *texts)
    if kind == PaperKind.PROXY and proxy == Proxy.AGENCY_OR_OFFICIAL:
        who = Ask(
            "who",
            "Penerima kuasa",
            options=(
                (HEAD_OF_AGENCY, "Kepala perangkat daerah pemrakarsa"),
                (OTHER_OFFICIAL, "Pejabat lain yang ditunjuk"),
            ),
        )
        return (*ASKS[kind][:2], who, *ASKS[kind][2:])
    return tuple(ask for ask in ASKS[kind] if ask.name != "appointment" or kind != PaperKind.PROXY)


def heading_name(place):
    """Return the name of the field of a heading of a KAK, by its place from 1."""
    return f"pokok_{place}"


def printing_refusals(actor, kind, agency_id):
    """Return the reasons why this actor may not print that paper in a dossier of the OPD; empty = may."""
    return grant_refusals(actor, GRANTS[kind], agency_id, f"mencetak {PaperKind(kind).label.lower()}")


def offer_unfit(kind, initiative):
    """Return why no surat penawaran of ours belongs to a dossier, or nothing."""
    if kind in ABROAD:
        return ["Kerja sama luar negeri dimulai dengan pernyataan kehendak, bukan surat penawaran."]
    if initiative == Initiative.THEIRS:
        return ["Mitra yang memulai kerja sama ini dengan suratnya; yang kita kirim adalah jawaban."]
    return []


def terms_unfit(headings):
    """Return why no KAK belongs to a dossier, or nothing; `headings`: of the KAK of its kind."""
    return [] if headings else ["Peraturan tidak meminta KAK dari pihak kita untuk kerja sama ini."]


def proxy_unfit(rule):
    """Return why an instrument is not signed by power of attorney, or nothing.

    `rule`: `rules.guidance.InstrumentRule` of the instrument and kind, or None.
    """
    if rule is None:
        return ["Aturan penentu belum memuat siapa penanda tangan naskah ini."]
    basis = ", ".join(source.citation for source in rule.sources)
    if rule.proxy == Proxy.NONE:
        return [f"Naskah ini ditandatangani sendiri oleh kepala daerah, tidak dikuasakan ({basis})."]
    if rule.proxy == Proxy.ATTACHED:
        return [f"Penandatanganannya mengikuti naskah yang dilampirinya ({basis})."]
    return []


def report_unfit(state):
    """Return why a report is not printed yet, or nothing."""
    return ["Laporan masih draf; sampaikan dahulu."] if state == ReportState.DRAFT else []


def lines(text):
    """Take what was typed; return its lines without their edges, empty ones left out."""
    return [line for line in (" ".join(line.split()) for line in text.splitlines()) if line]


def people(text):
    """Take lines "name; office"; return [(name, office)], the office "" where none is given."""
    return [tuple(part.strip() for part in (f"{line};").split(";")[:2]) for line in lines(text)]


def paragraphs(text):
    """Take what was typed; return its paragraphs: parted by an empty line, else by each line."""
    parts = re.split(r"\n\s*\n", text.strip()) if "\n\n" in text else text.splitlines()
    return [" ".join(part.split()) for part in parts if part.strip()]

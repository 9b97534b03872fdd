"""How an agreement is laid out on paper: a closed list of settings, each with what the annex says.

The built-in value is the annex's own (Permendagri 22/2020, forms A1, A2, B1, B2 and C) where it says
something, else the habit of the house. An admin may set another value per instrument and kind; what then
departs from the annex is told, with its reason. A frozen text keeps the layout that it was frozen with.
"""

from dataclasses import dataclass, field

from agreements.rules.enums import Instrument, Kind

BETWEEN_REGIONS = (Kind.KSDD_WAJIB, Kind.KSDD_SUKARELA)
ABROAD = (Kind.KSDPL, Kind.KSDLL)
CENTRAL = (Instrument.NK, Instrument.RK)
ANNEX = "lampiran Permendagri 22/2020"
SHORTEST_REASON = 15
PAIRS = (
    *((form, kind) for form in (Instrument.KSB, Instrument.PKS) for kind in (*BETWEEN_REGIONS, Kind.KSDPK)),
    *((form, Kind.SINERGI) for form in CENTRAL),
    *((form, kind) for form in (Instrument.LOI, Instrument.NASKAH_LN) for kind in ABROAD),
)
FORMS = {  # forms of the annex
    (Instrument.KSB, Kind.KSDPK): "A2",
    (Instrument.PKS, Kind.KSDPK): "B2",
    (Instrument.NK, Kind.SINERGI): "C",
    **{(Instrument.KSB, kind): "A1" for kind in BETWEEN_REGIONS},
    **{(Instrument.PKS, kind): "B1" for kind in BETWEEN_REGIONS},
}


@dataclass(frozen=True)
class Setting:
    """One matter of the layout: `options` {value: words}; `annex` and `usual`: (instrument, kind) -> value.

    `annex` gives None where the annex says nothing; `why`: why the house's own habit departs from it.
    """

    key: str
    label: str
    options: dict = field(hash=False)
    annex: object = field(hash=False)
    usual: object = field(hash=False)
    article: str = ""
    why: str = ""

    def applies(self, instrument, kind):
        """Whether the setting means anything for that paper."""
        return self.key != "bahasa" or kind in ABROAD


def _silent(instrument, kind):
    return None


def _always(value):
    return lambda instrument, kind: value


def _emblem(instrument, kind):
    """Garuda above a KSB between regions, a nota kesepakatan and its plan (Ps 43(1), form C)."""
    alone = instrument in CENTRAL or (instrument == Instrument.KSB and kind in BETWEEN_REGIONS)
    return "garuda" if alone else "pihak"


def _first(instrument, kind):
    """The ministry is PIHAK KESATU in a nota kesepakatan (form C), we in all others."""
    return "mitra" if instrument in CENTRAL else "kita"


def _in_the_forms(value):
    """What all five forms show; of texts abroad the annex says nothing."""
    return lambda instrument, kind: None if kind in ABROAD else value


SETTINGS = (
    Setting(
        "lambang",
        "Lambang di kepala naskah",
        {"garuda": "Garuda Pancasila di tengah", "pihak": "lambang para pihak", "tanpa": "tanpa lambang"},
        lambda instrument, kind: None if kind in ABROAD else _emblem(instrument, kind),
        _emblem,
        "Pasal 43 dan 44; lampiran huruf A sampai C",
    ),
    Setting(
        "sisi_lambang",
        "Lambang daerah kita",
        {"kanan": "kanan atas, mitra kiri atas", "kiri": "kiri atas, mitra kanan atas"},
        _in_the_forms("kanan"),
        _always("kanan"),
        "Pasal 43 ayat (2) dan (3), Pasal 44 ayat (2)",
    ),
    Setting(
        "kata_antara",
        "Kata di antara nama para pihak",
        {"DAN": "DAN", "DENGAN": "DENGAN"},
        _in_the_forms("DAN"),
        _always("DAN"),
        "Lampiran huruf A sampai C",
    ),
    Setting(
        "baris_nomor",
        "Baris NOMOR",
        {"satu": "satu baris, nomor kita", "tiap": "satu baris untuk tiap pihak"},
        _in_the_forms("satu"),
        _always("tiap"),
        "Lampiran huruf A sampai C",
        "Tiap pihak mencatat naskah dengan nomornya sendiri; lampiran hanya memuat satu baris NOMOR tanpa "
        "melarang yang lain.",
    ),
    Setting(
        "sisi_kesatu",
        "Letak tanda tangan PIHAK KESATU",
        {"kanan": "kanan, PIHAK KEDUA kiri", "kiri": "kiri, PIHAK KEDUA kanan"},
        _in_the_forms("kanan"),
        _always("kanan"),
        "Lampiran huruf A sampai C",
    ),
    Setting(
        "pihak_kesatu",
        "PIHAK KESATU pada naskah baru",
        {"kita": "pemerintah daerah kita", "mitra": "mitra"},
        lambda instrument, kind: None if kind in ABROAD else _first(instrument, kind),
        _first,
        "Lampiran huruf A2, B2, dan C",
    ),
    Setting(
        "gelar",
        "Gelar pada nama penanda tangan",
        {"tanpa": "tidak dicetak", "cetak": "dicetak seperti diisi"},
        _in_the_forms("tanpa"),
        _always("tanpa"),
        "Lampiran huruf A sampai C: “nama tanpa gelar”",
    ),
    Setting(
        "meterai",
        "Kata “bermeterai cukup” pada penutup",
        {"ya": "dicetak", "tidak": "tidak dicetak"},
        _in_the_forms("ya"),
        lambda instrument, kind: "tidak" if kind in ABROAD else "ya",
        "Lampiran huruf A sampai C",
    ),
    Setting(
        "kertas",
        "Kertas naskah baru",
        {"pemda": "menurut data pemerintah daerah", "F4": "F4 (215 × 330 mm)", "A4": "A4 (210 × 297 mm)"},
        _silent,
        _always("pemda"),
    ),
    Setting(
        "huruf",
        "Huruf",
        {"bonum": "Bonum (serupa Bookman Old Style)", "liberation": "Liberation Sans (serupa Arial)"},
        _silent,
        _always("bonum"),
    ),
    Setting(
        "ukuran",
        "Ukuran huruf",
        {"11": "11 pt", "11.5": "11,5 pt", "12": "12 pt"},
        _silent,
        _always("11.5"),
    ),
    Setting(
        "tepi",
        "Tepi halaman (atas, kanan, bawah, kiri)",
        {
            "22 22 30 28": "22, 22, 30, 28 mm",
            "20 20 28 20": "20, 20, 28, 20 mm",
            "25 25 32 30": "25, 25, 32, 30 mm",
        },
        _silent,
        _always("22 22 30 28"),
    ),
    Setting(
        "paraf",
        "Kotak paraf di kaki halaman",
        {"ya": "satu kotak tiap pihak", "tidak": "tanpa kotak"},
        _silent,
        _always("ya"),
    ),
    Setting(
        "qr",
        "Kode QR di bawah tanda tangan",
        {"ya": "dicetak", "tidak": "tidak dicetak"},
        _silent,
        _always("ya"),
    ),
    Setting(
        "pendamping",
        "Penanda tangan pendamping",
        {"mengetahui": "di bawah kata MENGETAHUI", "saksi": "sebagai SAKSI-SAKSI", "tanpa": "tidak dicetak"},
        _in_the_forms("tanpa"),
        _always("mengetahui"),
        "Lampiran huruf A sampai C tidak memuat penanda tangan pendamping",
        "Hanya dicetak pada naskah yang nama pendampingnya diisi pada Para pihak.",
    ),
    Setting(
        "bahasa",
        "Bahasa yang dipakai bila kedua bunyi berbeda",
        {
            "setara": "kedua bahasa sama kuat",
            "indonesia": "bahasa Indonesia",
            "asing": "bahasa yang lain",
        },
        _silent,
        _always("setara"),
        "UU 24/2009 Pasal 31; Perpres 63/2019 Pasal 26",
    ),
)
BY_KEY = {setting.key: setting for setting in SETTINGS}


def form_of(instrument, parent=""):
    """Take codes of an instrument and of the one above it; an addendum is laid out as what it changes."""
    if instrument == Instrument.ADDENDUM:
        return Instrument(parent) if parent and parent != Instrument.ADDENDUM else Instrument.PKS
    return Instrument(instrument)


def usual(key, instrument, kind):
    """Return the built-in value of a setting for an instrument (its `form_of`) of a kind."""
    return BY_KEY[key].usual(instrument, kind)


def departs(key, instrument, kind, value):
    """Whether a value is another one than the annex shows."""
    said = BY_KEY[key].annex(instrument, kind)
    return said is not None and value != said


def complaints(instrument, kind, choices, reasons):
    """Take what an admin set, `{key: value}` and `{key: reason}`; return [(key, sentence)] of what cannot be.

    A value outside the list, a key that is not known, and a departure from the annex without its reason.
    """
    found = []
    for key, value in choices.items():
        setting = BY_KEY.get(key)
        if setting is None or value not in setting.options:
            found.append((key, "Pilihan ini tidak dikenal; pilih dari daftar."))
        elif departs(key, instrument, kind, value) and len(reasons.get(key, "").strip()) < SHORTEST_REASON:
            why = f"Menyimpang dari {ANNEX} ({setting.article}). Tulis alasannya, paling sedikit "
            found.append((key, f"{why}{SHORTEST_REASON} huruf."))
    return found


def departures(instrument, kind, choices, reasons):
    """Return [(label, words of the value, reason)] of everything that departs from the annex."""
    found = []
    for setting in SETTINGS:
        value = choices.get(setting.key) or setting.usual(instrument, kind)
        if setting.applies(instrument, kind) and departs(setting.key, instrument, kind, value):
            reason = reasons.get(setting.key) or setting.why
            found.append((setting.label, setting.options.get(value, value), reason))
    return found


def value_of(draft, key):
    """Return the value of a setting for a `rules.draft.Draft`: what was set, else the built-in one."""
    given = dict(draft.layout).get(key, "")
    setting = BY_KEY[key]
    if given in setting.options:
        return given
    return setting.usual(
        form_of(draft.instrument, draft.parent.instrument if draft.parent else ""), draft.kind
    )

"""Drafts as OPD and partners hand them in: each a file, and the text that it should become.

A draft is `Draft(name, bytes, text typed as in the writing room, unsure)`: `text` gives the pasal as
[(title, typed body)], `unsure` the sources of the cells that a person is to look at.
"""

from dataclasses import dataclass, field

from tests.documents.word_files import docx, head, p, r, tbl

AUTO = {"ayat": [("decimal", "(%1)"), ("lowerLetter", "%2."), ("decimal", "%3.")]}


@dataclass(frozen=True)
class Draft:
    """A file and what it becomes."""

    name: str
    data: bytes
    pasal: list
    recitals: list = field(default_factory=list)
    lampiran: list = field(default_factory=list)  # [(title, [rows of the table or typed text])]
    unsure: list = field(default_factory=list)


TITLE_BLOCK = [
    head("PERJANJIAN KERJA SAMA"),
    head("ANTARA"),
    head("DINAS KESEHATAN KOTA CONTOH"),
    head("DENGAN"),
    head("PT CONTOH SEJAHTERA"),
    head("TENTANG"),
    head("PENGELOLAAN LIMBAH MEDIS"),
    p("NOMOR : 400.7/12/2026", centre=True),
    p("NOMOR : 88/CS/IX/2026", centre=True),
    p("Pada hari ini, Senin, tanggal dua bulan November tahun 2026, kami yang bertanda tangan:"),
]
PARTIES = [
    p("1.\tdr. Budi Contoh\t: Kepala Dinas Kesehatan Kota Contoh, selanjutnya disebut PIHAK KESATU;"),
    p("2.\tSiti Contoh\t: Direktur PT Contoh Sejahtera, selanjutnya disebut PIHAK KEDUA."),
    p("PIHAK KESATU dan PIHAK KEDUA secara bersama-sama disebut PARA PIHAK."),
]
SIGNED = [
    p("Demikian Perjanjian Kerja Sama ini dibuat dalam rangkap 2 (dua) bermeterai cukup."),
    p("PIHAK KEDUA,\t\t\tPIHAK KESATU,", bold=True),
    p("SITI CONTOH\t\t\tdr. BUDI CONTOH", bold=True),
]
FRONT = [
    *TITLE_BLOCK,
    *PARTIES,
    p("PARA PIHAK sepakat mengadakan perjanjian dengan ketentuan sebagai berikut:"),
]
OBJEK = "Objek perjanjian adalah pengelolaan limbah medis."
DEEP = "a. pengangkutan;\nb. pemusnahan:\n1. insinerasi; dan\n2. penimbunan."
CITING = [
    "Pasal 5 ayat (2) Undang-Undang Nomor 30 Tahun 2014 berlaku bagi objek ini.",
    "Pasal 7 Peraturan Pemerintah Nomor 28 Tahun 2018 berlaku pula.",
]
AYAT = ["Biaya dibebankan pada APBD.", "Pembayaran dilakukan setiap bulan."]


def word_auto():
    """Word: headings by hand, ayat and huruf by a multilevel list."""
    return Draft(
        "Word, daftar bernomor otomatis",
        docx(
            *FRONT,
            head("Pasal 1"),
            head("OBJEK"),
            p(OBJEK),
            head("Pasal 2"),
            head("PEMBIAYAAN"),
            p(AYAT[0], num=(1, 0)),
            p("Rincian biaya meliputi:", num=(1, 0)),
            p("pengangkutan;", num=(1, 1)),
            p("pemusnahan:", num=(1, 1)),
            p("insinerasi; dan", num=(1, 2)),
            p("penimbunan.", num=(1, 2)),
            p(AYAT[1], num=(1, 0)),
            *SIGNED,
            lists=AUTO,
        ),
        [
            ("OBJEK", OBJEK),
            (
                "PEMBIAYAAN",
                f"(1) {AYAT[0]}\n(2) Rincian biaya meliputi:\n{DEEP}\n(3) {AYAT[1]}",
            ),
        ],
    )


def word_pasal_by_list():
    """Word: the pasal themselves are counted by a list "Pasal %1"; the title after a soft break."""
    lists = {"pasal": [("decimal", "Pasal %1")], "ayat": [("decimal", "(%1)")]}
    return Draft(
        "Word, pasal dari daftar otomatis",
        docx(
            *FRONT,
            p("\nOBJEK", num=(1, 0), centre=True, bold=True),
            p(OBJEK),
            p("\nPEMBIAYAAN", num=(1, 0), centre=True, bold=True),
            *(p(text, num=(2, 0)) for text in AYAT),
            *SIGNED,
            lists=lists,
        ),
        [("OBJEK", OBJEK), ("PEMBIAYAAN", f"(1) {AYAT[0]}\n(2) {AYAT[1]}")],
    )


def typed_with_tabs():
    """Labels typed by hand and tabbed; heading and title on one line after a tab."""
    return Draft(
        "label diketik, bertab",
        docx(
            *FRONT,
            p("Pasal 1\tOBJEK", bold=True, centre=True),
            p(OBJEK),
            p("Pasal 2\tPEMBIAYAAN", bold=True, centre=True),
            p(f"(1)\t{AYAT[0]}"),
            p(f"(2)\t{AYAT[1]}"),
            *SIGNED,
        ),
        [("OBJEK", OBJEK), ("PEMBIAYAAN", f"(1) {AYAT[0]}\n(2) {AYAT[1]}")],
    )


def many_spellings():
    """ "1)", "ayat (1)", "a)", capitals in the heading, title behind a dot."""
    return Draft(
        "ejaan ayat yang beragam",
        docx(
            *FRONT,
            p("PASAL 1", centre=True),
            p("OBJEK", centre=True),
            p(f"1) {OBJEK}"),
            p("2) Objek meliputi:"),
            p("a) pengumpulan;"),
            p("b) pengangkutan."),
            p("Pasal 2. Pembiayaan", bold=True),
            p(f"ayat (1) {AYAT[0]}"),
            p(f"Ayat (2) {AYAT[1]}"),
            *SIGNED,
        ),
        [
            ("OBJEK", f"(1) {OBJEK}\n(2) Objek meliputi:\na. pengumpulan;\nb. pengangkutan."),
            ("Pembiayaan", f"(1) {AYAT[0]}\n(2) {AYAT[1]}"),
        ],
    )


def komparisi_in_a_table():
    """The parties in a table without lines, recitals and legal basis after "Menimbang" and "Mengingat"."""
    return Draft(
        "komparisi dalam tabel, menimbang dan mengingat",
        docx(
            *TITLE_BLOCK,
            tbl(
                ("I.", "BUDI CONTOH", ":", "Kepala Dinas Kesehatan, selanjutnya disebut PIHAK KESATU."),
                ("II.", "SITI CONTOH", ":", "Direktur PT Contoh, selanjutnya disebut PIHAK KEDUA."),
            ),
            tbl(
                (
                    "Menimbang",
                    ":",
                    p("a. bahwa limbah medis perlu dikelola;") + p("b. bahwa PARA PIHAK sepakat."),
                ),
                ("Mengingat", ":", p("1. Undang-Undang Nomor 23 Tahun 2014 tentang Pemerintahan Daerah;")),
            ),
            p("PARA PIHAK sepakat untuk bekerja sama dengan ketentuan sebagai berikut:"),
            head("Pasal 1"),
            head("OBJEK"),
            p(OBJEK),
            *SIGNED,
        ),
        [("OBJEK", OBJEK)],
        recitals=["bahwa limbah medis perlu dikelola;", "bahwa PARA PIHAK sepakat."],
    )


def split_runs_and_odd_spaces():
    """Word splits runs in the midst of words; smart quotes, NBSP, soft hyphens, non-breaking hyphens."""
    word = r("Peng") + r("elolaan", bold=True) + r(" limbah ") + r("\u201cmedis\u201d\u00a0") + r("B3")
    return Draft(
        "kata terpotong, tanda kutip, spasi keras",
        docx(
            *FRONT,
            p(bold=True, centre=True, inside=r("Pa", True) + r("sal", True) + r("\u00a01", True)),
            p(bold=True, centre=True, inside=r("OB", True) + r("JEK", True)),
            p(inside=word + r("\u2011non\u00adinfeksius.")),
            *SIGNED,
        ),
        [("OBJEK", "Pengelolaan limbah \u201cmedis\u201d B3\u2011noninfeksius.")],
    )


def google_docs():
    """Google Docs: no styles of headings, everything in runs with their own look, titles in bold left."""
    plain = '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>'
    return Draft(
        "Google Docs",
        docx(
            *FRONT,
            p("Pasal 1", bold=True),
            p("Maksud dan Tujuan", bold=True),
            p("Maksud perjanjian ini adalah pedoman.", num=(1, 0)),
            p("Tujuan perjanjian ini adalah pelayanan.", num=(1, 0)),
            p("Pasal 2", bold=True),
            p("Ruang Lingkup", bold=True),
            p("Ruang lingkup meliputi:"),
            p("pengumpulan;", num=(2, 0)),
            p("pengangkutan.", num=(2, 0)),
            *SIGNED,
            lists={"ayat": [("decimal", "(%1)")], "huruf": [("lowerLetter", "%1.")]},
            styles=plain,
        ),
        [
            (
                "Maksud dan Tujuan",
                "(1) Maksud perjanjian ini adalah pedoman.\n(2) Tujuan perjanjian ini adalah pelayanan.",
            ),
            ("Ruang Lingkup", "Ruang lingkup meliputi:\na. pengumpulan;\nb. pengangkutan."),
        ],
    )


def libre_office():
    """LibreOffice: lists restart by an override, styles with names of its own, a heading style."""
    lists = {"a": [("decimal", "(%1)")], "b": [("decimal", "(%1)")]}
    return Draft(
        "LibreOffice",
        docx(
            *FRONT,
            p("Pasal 1\nOBJEK", style="Heading1"),
            *(p(text, num=(1, 0), style="ListParagraph") for text in (OBJEK, "Objek berada di Kota Contoh.")),
            p("Pasal 2\nPEMBIAYAAN", style="Heading1"),
            *(p(text, num=(2, 0), style="ListParagraph") for text in AYAT),
            *SIGNED,
            lists=lists,
        ),
        [
            ("OBJEK", f"(1) {OBJEK}\n(2) Objek berada di Kota Contoh."),
            ("PEMBIAYAAN", f"(1) {AYAT[0]}\n(2) {AYAT[1]}"),
        ],
    )


def with_lampiran():
    """Two lampiran behind the signatures, one a table and one a list."""
    rows = (("No", "Uraian", "Biaya"), ("1", "Angkut", "Rp1.000.000"), ("2", "Musnah", "Rp2.000.000"))
    return Draft(
        "dua lampiran",
        docx(
            *FRONT,
            head("Pasal 1"),
            head("OBJEK"),
            p(OBJEK),
            *SIGNED,
            p("LAMPIRAN I", bold=True),
            p("RINCIAN BIAYA", bold=True, centre=True),
            tbl(*rows, head=1),
            p("LAMPIRAN II : JADWAL", bold=True),
            p("Jadwal pelaksanaan:"),
            p("a. triwulan I;"),
            p("b. triwulan II."),
        ),
        [("OBJEK", OBJEK)],
        lampiran=[
            ("RINCIAN BIAYA", rows),
            ("JADWAL", "Jadwal pelaksanaan:\na. triwulan I;\nb. triwulan II."),
        ],
    )


def table_in_a_pasal():
    """A table stands in the midst of a pasal: it becomes a lampiran, and is asked about."""
    rows = (("Jenis", "Tarif"), ("Padat", "Rp5.000"))
    return Draft(
        "tabel di dalam pasal",
        docx(*FRONT, head("Pasal 1"), head("TARIF"), p("Tarif sebagai berikut:"), tbl(*rows), *SIGNED),
        [("TARIF", "Tarif sebagai berikut:")],
        lampiran=[("Tabel Pasal 1 TARIF", rows)],
        unsure=["Jenis | Tarif"],
    )


def bullets_and_roman():
    """Bullets, Roman and capital letters: taken, and asked about once a list."""
    lists = {
        "butir": [("bullet", "\uf0b7")],
        "romawi": [("lowerRoman", "%1.")],
        "besar": [("upperLetter", "%1.")],
    }
    return Draft(
        "butir, romawi, huruf besar",
        docx(
            *FRONT,
            head("Pasal 1"),
            head("HAK"),
            p("PIHAK KESATU berhak:"),
            p("menerima laporan;", num=(1, 0)),
            p("menerima data.", num=(1, 0)),
            head("Pasal 2"),
            head("KEWAJIBAN"),
            p("PIHAK KEDUA wajib:"),
            p("membayar;", num=(2, 0)),
            p("melapor.", num=(2, 0)),
            head("Pasal 3"),
            head("LAIN-LAIN"),
            p("Hal lain meliputi:"),
            p("addendum;", num=(3, 0)),
            p("korespondensi.", num=(3, 0)),
            *SIGNED,
            lists=lists,
        ),
        [
            ("HAK", "PIHAK KESATU berhak:\na. menerima laporan;\nb. menerima data."),
            ("KEWAJIBAN", "PIHAK KEDUA wajib:\n1. membayar;\n2. melapor."),
            ("LAIN-LAIN", "Hal lain meliputi:\na. addendum;\nb. korespondensi."),
        ],
        unsure=["• menerima laporan;", "i. membayar;", "ii. melapor.", "A. addendum;", "B. korespondensi."],
    )


def bab_and_citations():
    """Chapters above the pasal, sentences that begin with "Pasal 5", a pasal that begins with "Demikian"."""
    return Draft(
        "bab dan kutipan pasal",
        docx(
            *FRONT,
            head("BAB I"),
            head("KETENTUAN UMUM"),
            head("Pasal 1"),
            head("OBJEK"),
            *map(p, CITING),
            head("Pasal 2"),
            head("LAIN-LAIN"),
            p("Demikian pula berlaku bagi PIHAK KEDUA."),
            *SIGNED,
        ),
        [
            (
                "OBJEK",
                "\n\n".join(CITING),
            ),
            ("LAIN-LAIN", "Demikian pula berlaku bagi PIHAK KEDUA."),
        ],
        unsure=["BAB I", "KETENTUAN UMUM"],
    )


def soft_breaks():
    """A whole pasal in one paragraph with soft breaks, as pasted from a mail."""
    return Draft(
        "baris lunak dalam satu paragraf",
        docx(
            *FRONT,
            p(f"Pasal 1\nOBJEK\n(1) {OBJEK}\n(2) Objek berada di\nKota Contoh."),
            *SIGNED,
        ),
        [("OBJEK", f"(1) {OBJEK}\n(2) Objek berada di Kota Contoh.")],
    )


def wrapped_lines():
    """Text from a PDF: each line a paragraph of its own; the going on is asked about."""
    return Draft(
        "baris terpotong dari PDF",
        docx(
            *FRONT,
            head("Pasal 1"),
            head("OBJEK"),
            p("Objek perjanjian ini adalah pengelolaan limbah"),
            p("medis di Kota Contoh."),
            *SIGNED,
        ),
        [("OBJEK", "Objek perjanjian ini adalah pengelolaan limbah medis di Kota Contoh.")],
        unsure=["medis di Kota Contoh."],
    )


def odd_scripts():
    """Right-to-left words, marks, emoji, Javanese: they come through."""
    words = "Kerja sama \u0627\u062a\u0641\u0627\u0642\u200f dengan \U0001f469\u200d\U0001f4bc \ua984\ua9ae."
    return Draft(
        "aksara lain dan emoji",
        docx(*FRONT, head("Pasal 1"), head("OBJEK"), p(words), *SIGNED),
        [("OBJEK", words)],
    )


def whole_in_a_table():
    """The whole text in a table of one column, as some secretariats lay it out."""
    inner = head("Pasal 1") + head("OBJEK") + p(f"(1) {OBJEK}") + p("(2) Selesai.")
    return Draft(
        "seluruh naskah dalam tabel",
        docx(*FRONT, tbl((inner,)), *SIGNED),
        [("OBJEK", f"(1) {OBJEK}\n(2) Selesai.")],
    )


DRAFTS = (
    word_auto,
    word_pasal_by_list,
    typed_with_tabs,
    many_spellings,
    komparisi_in_a_table,
    split_runs_and_odd_spaces,
    google_docs,
    libre_office,
    with_lampiran,
    table_in_a_pasal,
    bullets_and_roman,
    bab_and_citations,
    soft_breaks,
    wrapped_lines,
    odd_scripts,
    whole_in_a_table,
)

"""From the pieces of a Word file to cells: what each becomes, and where that is not sure.

The file is read once from top to bottom through zones: the head of the text with its parties, the recitals,
the legal basis, the pasal, the closing with its signatures, the lampiran. What a paragraph is depends on
its zone, its label and its looks; the tree of ayat, huruf and angka is settled in `word_building`.
"""

import re
from dataclasses import dataclass, field

from agreements.rules.word_cells import Cell
from agreements.rules.word_pieces import (
    BAB,
    LABEL,
    PAGE_NUMBER,
    is_upper,
    lampiran_parts,
    pasal_parts,
    pieces_of,
    title_trust,
)
from agreements.rules.word_roles import (
    ACTIVITIES,
    BASIS,
    CLOSING,
    DROPPED,
    GOES_ON,
    HEADING,
    HEADING_OF,
    INTRO,
    LAMPIRAN,
    LAMPIRAN_TITLE,
    NODE_STYLES,
    OWN_STYLES,
    OWN_TABLES,
    PARTIES,
    PASAL,
    PLAIN,
    RECITAL,
    SIGNATURES,
    TABLE,
    TITLE,
    TRANSLATION,
)

HEAD, RECITALS, LAW, BODY, END, ANNEX = range(6)
LEAD_RECITALS = re.compile(
    r"(menimbang|.*\b(?:menerangkan|mempertimbangkan|menyatakan)\b.*(?:berikut|:)$)", re.I
)
LEAD_LAW = re.compile(
    r"(?:dengan\s+)?(?:mengingat|memperhatikan|mendasar[ik]\w*|berpedoman)\b.*(?::|undangan|berikut)?$|"
    r"(?:berdasarkan|dasar)\s+(?:peraturan|ketentuan|hukum).*:$",
    re.I,
)
LAW_ITEM = re.compile(
    r"(?:undang-undang|peraturan|keputusan|instruksi|permen\w*|perda|perwali|perbup|kesepakatan bersama|"
    r"nota kese\w+|perjanjian kerja sama|surat)\b",
    re.I,
)
FORMULA = re.compile(r".*\b(?:sepakat|setuju|bersepakat|mengikatkan)\b.*(?:berikut|:|ini\.?)$", re.I)
OPENING = re.compile(r"pada hari\b", re.I)
CLOSES = re.compile(
    r"demikian(?:lah)?\b.*\b(?:dibuat|ditandatangani|perjanjian|kesepakatan|nota|naskah|adendum)\b",
    re.I,
)
PARTY = re.compile(r"\bPIHAK\s+(?:KE[A-Z]+|PERTAMA|I{1,3}|IV|V)\b")
SIGNING = re.compile(r"(?:PARA\s+)?PIHAK\s+(?:KE[A-Z]+|PERTAMA|I{1,3}|IV|V)\s*,?(?:\s+PIHAK\s+\S+\s*,?)*")
PREFIX = re.compile(r"(menimbang|mengingat|memperhatikan)\s*:?\s*", re.I)
RULE = re.compile(r"[-–—_=*.…\s]{3,}")
ALIKE = ("label", "notes", "hands", "marks", "rows", "heads", "merged", "lines")  # of piece and cell
TABLE_IN_PASAL = "Tabel tidak dapat berada di dalam pasal; dijadikan lampiran dengan judul pasalnya."
NO_HEADING = "Berada sebelum Pasal 1 dan tidak dikenali sebagai bagian baku."
BAB_WORDS = "Naskah kerja sama tidak memakai bab; judul bab tidak diambil."


def read(blocks):
    """Take settled blocks (`word_blocks.accepted`); return the tuple of `Cell`s, in the order of the file."""
    reader = _Reader(pieces_of(blocks))
    while reader.at < len(reader.pieces):
        reader.step()
    return tuple(reader.cells)


@dataclass
class _Reader:
    """Walks the pieces; `zone` is where in the text it is."""

    pieces: list
    at: int = 0
    zone: int = HEAD
    cells: list = field(default_factory=list)
    opened: bool = False  # "Pada hari ini ..." was met
    bare: bool = False  # the last heading of a pasal or lampiran has no title yet

    def step(self):
        """Read the next piece."""
        piece = self.pieces[self.at]
        self.at += 1
        if piece.foreign:
            self._foreign(piece)
        elif piece.own:
            self._own(piece)
        elif piece.is_table:
            self._table(piece)
        elif not self._landmark(piece):
            (self._head, self._head, self._head, self._body, self._end, self._annex)[self.zone](piece)

    def put(self, piece, role, *, sure=True, reason="", text=None, **more):
        """Add the cell of a piece."""
        source = f"{piece.label} {piece.text}".replace("\n", " ").strip()
        if piece.odd and not piece.is_table:
            sure, reason = False, reason or piece.odd
        given = {name: getattr(piece, name) for name in ALIKE}
        given["text"] = piece.text if text is None else text
        self.cells.append(Cell(len(self.cells), source, role, sure=sure, reason=reason, **(given | more)))

    def _foreign(self, piece):
        """A paragraph in the column of the other language."""
        heading = piece.foreign == HEADING_OF
        text = piece.text.partition("\n")[2] if heading and "\n" in piece.text else piece.text
        more = {"node": NODE_STYLES.get(piece.style), "foreign": piece.foreign}
        self.put(piece, TRANSLATION, text=text, **more)

    def _own(self, piece):
        """A style of our own files says what the piece is."""
        if piece.style in OWN_TABLES:
            role = OWN_TABLES[piece.style]
            if role == TABLE:
                self._lampiran_table(piece)
            else:
                self.put(piece, role, text=" ".join(cell for row in piece.rows for cell in row))
        elif piece.style in NODE_STYLES:
            kind, depth = NODE_STYLES[piece.style]
            self.zone = self.zone if self.zone in (BODY, ANNEX) else BODY
            fits = bool(piece.label) == (kind != "teks") or kind == "huruf"
            self.put(piece, kind if kind != "teks" else PLAIN, node=(kind, depth) if fits else None)
        else:
            self._own_paragraph(piece, OWN_STYLES[piece.style])

    def _own_paragraph(self, piece, role):
        first, _, title = piece.text.partition("\n")
        if role == PASAL:
            self.zone, self.bare = BODY, False
            heading = pasal_parts(piece)
            title = title or (heading[0] if heading else first)
            sure = bool(piece.marks or title)
            self.put(piece, PASAL, text=title, sure=sure, reason="" if sure else "Judul pasal yang kosong.")
        elif role == LAMPIRAN:
            self.zone, self.bare = ANNEX, False
            rest = lampiran_parts(piece)
            self.put(piece, LAMPIRAN, text=title or rest or "")
        else:
            self.zone = END if role in (CLOSING, SIGNATURES) and self.zone == BODY else self.zone
            self.put(piece, role)

    def _landmark(self, piece):
        """Headings end whatever zone we are in; return whether the piece was one."""
        if self._is_nothing(piece):
            self.put(piece, DROPPED)
            return True
        heading = pasal_parts(piece)
        if heading and self.zone != ANNEX:
            self.zone = BODY
            title, sure = heading
            self.put(
                piece,
                PASAL,
                text=title,
                sure=sure,
                reason="" if sure else "Tampak seperti judul pasal, tetapi dapat juga kalimat.",
            )
            self.bare = not title
            return True
        rest = lampiran_parts(piece) if self.zone >= BODY else None
        if rest is not None:
            self.zone, self.bare = ANNEX, not rest
            self.put(piece, LAMPIRAN, text=rest)
            return True
        if BAB.match(piece.text) and self.zone in (HEAD, RECITALS, LAW, BODY):
            self.put(piece, DROPPED, sure=False, reason=BAB_WORDS)
            self._title_of_bab()
            return True
        return False

    def _is_nothing(self, piece):
        """Page numbers, the table of contents, rules drawn by signs, the colons of a laid out head."""
        if piece.style.lower().startswith(("toc", "daftar isi")) or PAGE_NUMBER.fullmatch(piece.text):
            return True
        signs = not any(char.isalnum() for char in piece.text)
        return signs and (self.zone < BODY or bool(RULE.fullmatch(piece.text)))

    def _title_of_bab(self):
        """The capitals behind "BAB I" are its title and go with it."""
        ahead = self.pieces[self.at] if self.at < len(self.pieces) else None
        if ahead and not ahead.is_table and is_upper(ahead.text) and not pasal_parts(ahead):
            self.at += 1
            self.put(ahead, DROPPED, sure=False, reason=BAB_WORDS)

    def _head(self, piece):
        """The title block, the parties, the recitals and the legal basis."""
        text = PREFIX.sub("", piece.text, count=1)
        if text != piece.text:
            self.zone = RECITALS if piece.text.lower().startswith("menimbang") else LAW
        bare = LABEL.sub("", text, count=1) if LABEL.match(text) else text
        if bare.lower().startswith("bahwa"):
            self.zone = RECITALS
            self.put(piece, RECITAL, text=bare)
        elif not bare or (FORMULA.match(piece.text) and self.zone in (RECITALS, LAW)):
            self.put(piece, INTRO)
        elif LEAD_RECITALS.fullmatch(piece.text):
            self.zone = RECITALS
            self.put(piece, INTRO)
        elif LEAD_LAW.fullmatch(piece.text) and not LAW_ITEM.match(bare):
            self.zone = LAW
            self.put(piece, INTRO)
        elif LAW_ITEM.match(bare) and (self.zone in (RECITALS, LAW)):
            self.zone = LAW
            self.put(piece, BASIS, text=bare)
        else:
            self._rest_of_head(piece, bare)

    def _rest_of_head(self, piece, bare):
        if OPENING.match(piece.text):
            self.opened = True
            self.put(piece, HEADING)
        elif self.zone == RECITALS and piece.labelled:
            self.put(piece, RECITAL, text=bare)
        elif self.zone == LAW and piece.labelled:
            self.put(piece, BASIS, text=bare)
        elif FORMULA.match(piece.text):
            self.put(piece, INTRO)
        elif PARTY.search(piece.text) or (self.opened and self.zone == HEAD):
            self.put(piece, PARTIES)
        elif self.zone == HEAD and (is_upper(piece.text) or piece.centred or _is_number(piece.text)):
            self.put(piece, HEADING)
        else:
            self.put(piece, HEADING, sure=False, reason=NO_HEADING)

    def _body(self, piece):
        """A pasal: its title, then its paragraphs."""
        if self.bare:
            trust = title_trust(piece)
            if trust is not None:
                reason = "" if trust else "Baris pendek sesudah nomor pasal; dibaca sebagai judulnya."
                self.put(piece, TITLE, sure=trust, reason=reason)
                self.bare = self._title_goes_on(piece, trust)
                return
            self.bare = False
        if CLOSES.match(piece.text):
            self.zone = END
            self.put(piece, CLOSING)
        elif _signs(piece):
            self.zone = END
            self.put(piece, SIGNATURES)
        else:
            self._paragraph(piece)

    def _title_goes_on(self, piece, trust):
        """Whether the next line belongs to the same title: capitals under capitals."""
        ahead = self.pieces[self.at] if self.at < len(self.pieces) else None
        return bool(trust and ahead and not ahead.own and title_trust(ahead) and is_upper(piece.text))

    def _paragraph(self, piece):
        before = self.cells[-1] if self.cells else None
        goes_on = (
            before is not None
            and before.role in (PLAIN, GOES_ON)
            and not piece.labelled
            and piece.text[:1].islower()
            and not before.text.endswith((".", ";", ":", "!", "?"))
        )
        reason = "Diawali huruf kecil; tampak sambungan kalimat di atasnya." if goes_on else ""
        self.put(piece, GOES_ON if goes_on else PLAIN, sure=not goes_on, reason=reason)

    def _end(self, piece):
        self.put(piece, SIGNATURES)

    def _annex(self, piece):
        if self.bare:
            if _is_number(piece.text):
                self.put(piece, DROPPED)
                return
            trust = title_trust(piece)
            if trust:
                first = self.cells[-1].role == LAMPIRAN
                reason = "" if first else "Baris berikut dari judul lampiran."
                self.put(piece, LAMPIRAN_TITLE, sure=first, reason=reason)
                return
            self.bare = False
        self._paragraph(piece)

    def _table(self, piece):
        text = " ".join(cell for row in piece.rows for cell in row)
        if piece.lines:
            self.put(piece, ACTIVITIES, text=text)
        elif self.zone == ANNEX:
            self._lampiran_table(piece)
        elif self.zone == END or (self.zone == BODY and _signature_table(piece)):
            self.zone = END
            self.put(piece, SIGNATURES, text="")
        elif self.zone == BODY:
            self.bare = False
            self.put(piece, TABLE, sure=False, reason=f"{TABLE_IN_PASAL} {piece.odd}".strip(), text="")
        elif PARTY.search(text) or "selanjutnya disebut" in text.lower() or self.opened:
            self.put(piece, PARTIES, text=text)
        elif is_upper(text) or PAGE_NUMBER.fullmatch(text) or _is_number(text):
            self.put(piece, HEADING, text="")
        else:
            self.put(piece, HEADING, sure=False, reason=NO_HEADING, text="")

    def _lampiran_table(self, piece):
        self.bare = False
        self.put(piece, TABLE, sure=not piece.odd, reason=piece.odd, text="")


def _is_number(text):
    return bool(re.match(r"(?:NOMOR|Nomor|TANGGAL|Tanggal)\b", text))


def _signs(piece):
    """A line that only names who signs: "PIHAK KEDUA,   PIHAK KESATU,"."""
    text = piece.text.strip()
    return bool(SIGNING.fullmatch(text)) and (text.endswith(",") or text.count("PIHAK") > 1)


def _signature_table(piece):
    """A table whose first row only names parties, in few and short rows."""
    first = [cell for cell in piece.rows[0] if cell]
    short = len(piece.rows) <= 6 and all(len(cell) < 200 for row in piece.rows for cell in row)
    return bool(first) and short and all(cell.startswith("PIHAK") and is_upper(cell[:20]) for cell in first)

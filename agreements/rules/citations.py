"""Citations of regulations in Indonesian texts: where they stand and what they name.

Knows the spellings of laws and of officers ("Undang-Undang Nomor 23 Tahun 2014", "UU No. 23/2014"), pasal
before or after them, and "Nomor 2 Tahun 2015 dan Nomor 9 Tahun 2015" of one kind. Every pattern is bounded,
so that no text can make it slow. Source of the spellings: UU 12/2011 annex II.
"""

import re
from dataclasses import dataclass

from agreements.rules.enums import RegulationKind
from agreements.rules.naskah import RECITALS, walk
from agreements.rules.regulations import full_name, signature

GAP = r"[\s\u00ad\u200b\ufeff]"  # what may stand between words: breaks, hard spaces, soft hyphens
W, O = GAP + "{1,20}", GAP + "{0,20}"  # noqa: E741 - some, or none
DASH = r"[-\u2010-\u2015]"
WORD = (
    r"(?!(?:nomor|nomer|no|tahun|thn|th|tentang|yang|ini|itu|tersebut|dengan|pada|dalam|untuk|oleh|pasal|"
    r"peraturan|keputusan|instruksi|undang|uu|pp|perda)\b)"
    r"[a-z][\w.,'\u2019/-]{0,30}"
)
NAMES = rf"(?:{W}{WORD}){{0,9}}?"
UU = rf"undang{O}{DASH}?{O}undang"
HEAD_OF_REGION = rf"(?:wali{O}kota|bupati|gubernur|kepala{W}daerah)"
RULERS = r"presiden|menteri|mahkamah"
BODIES = rf"{RULERS}|badan|lembaga|kepala|komisi|bank|otoritas|kepolisian|jaksa|dewan|perpustakaan|arsip"
FORMS = {
    "perppu": rf"peraturan{W}pemerintah{W}pengganti{W}{UU}|perpp?u",
    "uu": rf"{UU}|uu",
    "pp": rf"peraturan{W}pemerintah|pp",
    "perpres": rf"peraturan{W}presiden|perpres",
    "permendagri": rf"peraturan{W}menteri{W}dalam{W}negeri|permendagri",
    "permenlu": rf"peraturan{W}menteri{W}luar{W}negeri|permenlu",
    "perda": rf"(?:peraturan{W}daerah|perda){NAMES}",
    "perkada": rf"peraturan{W}{HEAD_OF_REGION}{NAMES}|(?:perwal(?:i|kot)?|perbup|pergub){NAMES}",
    "kepkada": rf"keputusan{W}{HEAD_OF_REGION}{NAMES}|(?:kepwal(?:i|kot)?|kepbup|kepgub){NAMES}",
    "lain": rf"(?:peraturan{W}(?:{BODIES})|(?:keputusan|instruksi){W}(?:{RULERS}))\b{NAMES}"
    rf"|keppres|inpres|kepmendagri|pmk|permen{GAP}?[a-z-]{{2,20}}",
}
STATE = rf"(?:{W}(?:republik{W}indonesia|ri))?"
BRACKET = rf"(?:{O}\([a-z ]{{2,40}}\))?"
NUMBERED = r"(?:nomor|nomer|no\b\.?|nr\b\.?)"
YEAR = r"(?:19|20)\d\d"
OF_YEAR = rf"(?:{O},?{O}(?:tahun|thn\b\.?|th\b\.?){W}(?P<year>{YEAR})|{O}/{O}(?P<slash>{YEAR}))(?!\w|/\w)"
LONG_NUMBER = r"(?!ahu\b)[0-9a-z]{1,12}(?:[-./][0-9a-z]{1,12}){1,9}"
NUMBER = (
    rf"(?:(?P<plain>\d{{1,4}}[a-z]?){OF_YEAR}"
    rf"|(?P<long>{LONG_NUMBER})(?:{W}(?:tahun|thn\b\.?|th\b\.?){W}(?P<long_year>{YEAR}))?(?!\w|/\w))"
)
TELLS_YEAR = re.compile(YEAR)  # most paragraphs cite nothing and are not looked at twice
CORE = re.compile(
    r"(?<![\w/.-])(?:"
    + "|".join(f"(?P<{name}>{form})" for name, form in FORMS.items())
    + rf"){STATE}{BRACKET}{W}(?:{NUMBERED}{O}[:.]?{O})?{NUMBER}",
    re.IGNORECASE,
)
NEXT = re.compile(
    rf"{O}(?:,|;)?{O}(?:dan|serta|jo\b\.?|juncto|atau)?{O}(?:{NUMBERED}{O}(?P<plain>\d{{1,4}}[a-z]?){OF_YEAR}"
    rf"|(?P<bare>\d{{1,4}}){O}/{O}(?P<bare_year>{YEAR})(?!\w|/\w))",
    re.IGNORECASE,
)
SEP = (
    rf"(?:{O}[,;]{O}(?:(?:dan|atau|serta){W})?|{O}{DASH}{O}"
    rf"|{W}(?:dan|atau|serta|sampai(?:{W}dengan)?|s\.?d\.?|jo\.?|juncto){W})"
)
DEEPER = (
    r"(?:\(\d{1,2}[a-z]?\))?"
    rf"(?:{W}ayat{O}\(\d{{1,2}}[a-z]?\)(?:{SEP}(?:ayat{O})?\(\d{{1,2}}[a-z]?\)){{0,9}})?"
    rf"(?:{W}huruf{W}[a-z]{{1,2}}\b(?:{SEP}(?:huruf{W})?[a-z]\b){{0,9}})?"
    rf"(?:{W}(?:angka|butir){W}\d{{1,3}}\b(?:{SEP}(?:angka{W})?\d{{1,3}}\b){{0,9}})?"
)
PASAL = rf"\d{{1,3}}[a-z]?\b(?!{O}[/.]\d){DEEPER}"
ARTICLES = re.compile(
    rf"\b(?:pasal|ps\b\.?){W}(?P<numbers>{PASAL}(?:{SEP}(?:(?:pasal|ps\b\.?){W})?{PASAL}){{0,15}})",
    re.IGNORECASE,
)
JOINT = re.compile(rf"{O},?{O}(?:(?:dari|dalam|pada){W})?\Z", re.IGNORECASE)
OWN = re.compile(
    rf"{W}(?:perjanjian|kesepakatan|nota|naskah|adendum|rencana|pks|ksb)\b[^.;]{{0,60}}?\bini\b",
    re.IGNORECASE,
)
BEFORE = 260  # how far before a citation its pasal are looked for
OFFICES = {"wal": "Wali Kota", "bup": "Bupati", "gub": "Gubernur"}
REGION_OF = {"Wali Kota": "Kota", "Bupati": "Kabupaten", "Gubernur": "Provinsi"}
SPELT_OUT = {
    "keppres": "Keputusan Presiden",
    "inpres": "Instruksi Presiden",
    "kepmendagri": "Keputusan Menteri Dalam Negeri",
    "pmk": "Peraturan Menteri Keuangan",
    "permenkeu": "Peraturan Menteri Keuangan",
    "permenkes": "Peraturan Menteri Kesehatan",
    "permendikbud": "Peraturan Menteri Pendidikan dan Kebudayaan",
    "permenpan": "Peraturan Menteri Pendayagunaan Aparatur Negara",
    "permensos": "Peraturan Menteri Sosial",
    "permenhub": "Peraturan Menteri Perhubungan",
}
PERPPU = "Peraturan Pemerintah Pengganti Undang-Undang"


@dataclass(frozen=True)
class Citation:
    """One citation: `text[start:end]` names it, its pasal included."""

    start: int
    end: int
    kind: str  # enums.RegulationKind
    number: str  # "28", "09/A/KP/XII/2006/01"
    year: int
    issuer: str = ""  # region of a Perda, head of region of a Perkada, whole name of another kind
    article: str = ""  # "9 ayat (3)", "6, 7, dan 8"; "" = the whole regulation

    @property
    def key(self):
        """What names the same regulation in every spelling: "PP-28-2018"."""
        return signature(self.kind, self.number, self.year, self.issuer)

    @property
    def name(self):
        """The regulation spelt out: "Peraturan Pemerintah Nomor 28 Tahun 2018"."""
        return full_name(self.kind, self.number, self.year, self.issuer)

    @property
    def region(self):
        """The region that a local regulation is of: "Kota Mojokerto"; "" where none is told."""
        if self.kind == RegulationKind.PERDA:
            return self.issuer
        for office, region in REGION_OF.items():
            if self.issuer.startswith(f"{office} "):
                return f"{region}{self.issuer.removeprefix(office)}"
        return ""


def citations(text):
    """Take any text; return its `Citation`s in order, `tuple[Citation, ...]`. They never overlap."""
    found, at = [], 0
    if not TELLS_YEAR.search(text):
        return ()
    while core := CORE.search(text, at):
        named = _named(core)
        if named is None:
            at = core.start() + 1
            continue
        chain = [(core.start(), core.end(), *named)]
        while following := NEXT.match(text, chain[-1][1]):
            chain.append(_following(following, named))
        for place, one in enumerate(chain):
            found.append(_with_articles(text, one, at if place == 0 else chain[place - 1][1]))
        at = found[-1].end
    return tuple(found)


def cited_in(naskah, parts=None):
    """Yield `(part, Citation)` over a `Naskah`; a part is the id of a pasal, or `RECITALS`.

    `parts`: only these, where given.
    """
    texts = [(RECITALS, text) for text in naskah.recitals]
    texts += [(pasal.id, node.text) for pasal in naskah.pasal for _, node in walk(pasal.body)]
    for part, text in texts:
        if parts is None or part in parts:
            yield from ((part, found) for found in citations(text))


def _named(core):
    """Return (kind, number, year, issuer) of a match, or None where the number holds no year."""
    form = next(name for name in FORMS if core[name] is not None)
    number, year = core["plain"], core["year"] or core["slash"]
    if number is None:
        if form in ("uu", "pp", "perpres", "perppu"):
            return None
        number, year = core["long"], core["long_year"] or _year_within(core["long"])
        if not year:
            return None
    kind = "lain" if form == "perppu" else form
    return kind, _plain(number), int(year), _issuer(form, core[form])


def _plain(number):
    return number.lstrip("0") or "0" if number.isdigit() else number.upper()


def _year_within(number):
    parts = [part for part in re.split(r"[-./]", number)[1:] if re.fullmatch(YEAR, part)]
    return parts[-1] if parts and re.match(r"\d", number) else ""


def _issuer(form, words):
    """Return what tells apart regulations of one kind, number and year: a region, an office, a name."""
    words = re.sub(rf"{GAP}+", " ", words).strip(" ,")
    if form == "perppu":
        return PERPPU
    if form == "lain":
        name = re.sub(r" (?:republik indonesia|ri)$", "", words, flags=re.IGNORECASE)
        return SPELT_OUT.get(name.casefold().replace(" ", ""), _cased(name))
    if form == "perda":
        place = re.sub(r"^(?:peraturan daerah|perda) ?", "", words, flags=re.IGNORECASE)
        return _place(place)
    return _office(words) if form in ("perkada", "kepkada") else ""


def _office(words):
    """Return "Wali Kota Mojokerto" from "Peraturan Walikota Mojokerto" or "Perwali Kota Mojokerto"."""
    words = _cased(words)
    short = re.match(r"(?:per|kep)(wal|bup|gub)\w*", words, re.IGNORECASE)
    if short:
        office, rest = OFFICES[short[1].casefold()], words[short.end() :]
        rest = re.sub(r"^ (?:kota|kabupaten|kab\.?|provinsi|prov\.?) ", " ", rest, flags=re.IGNORECASE)
        return f"{office}{rest}"
    spelt = re.sub(r"^\w+ ", "", words)
    return re.sub(r"^wali ?kota", "Wali Kota", spelt, flags=re.IGNORECASE)


def _place(words):
    words = re.sub(r"^Kab\.? ", "Kabupaten ", _cased(words))
    return re.sub(r"^Prov\.? ", "Provinsi ", words)


def _cased(words):
    """Return a name with capitals where it was typed all in one case."""
    if words != words.upper() and words != words.lower() and not re.search(r"\b[a-z]{4,}", words):
        return words
    return re.sub(r"\bDan\b", "dan", " ".join(word.capitalize() for word in words.split(" ")))


def _following(match, named):
    number, year = match["plain"] or match["bare"], match["year"] or match["slash"] or match["bare_year"]
    start = match.start("plain") if match["plain"] else match.start("bare")
    return (start, match.end(), named[0], _plain(number), int(year), named[3])


def _with_articles(text, one, floor):
    """Return the `Citation` with the pasal that stand right before it, else right after it."""
    start, end, kind, number, year, issuer = one
    low = max(floor, start - BEFORE)
    before = None
    for match in ARTICLES.finditer(text, low, start):
        before = match if JOINT.match(text, match.end(), start) else before
    if before:
        return Citation(before.start(), end, kind, number, year, issuer, _tidy(before["numbers"]))
    after = _after(text, end)
    if after:
        return Citation(start, after.end(), kind, number, year, issuer, _tidy(after["numbers"]))
    return Citation(start, end, kind, number, year, issuer)


def _after(text, end):
    """Return the pasal right behind a citation, unless they are of this text or of the next regulation."""
    gap = re.compile(W).match(text, end)
    match = ARTICLES.match(text, gap.end()) if gap else None
    if match is None or OWN.match(text, match.end()):
        return None
    joint = re.compile(rf"{W}(?:(?:dari|dalam|pada){W})?").match(text, match.end())
    return None if joint and CORE.match(text, joint.end()) else match


def _tidy(words):
    words = re.sub(rf"{GAP}+", " ", words)
    return re.sub(r"(?<![\w])(?:pasal|ps\.?) ", "", words, flags=re.IGNORECASE).strip()


RANGE = re.compile(rf"(\d{{1,3}})(?: sampai(?: dengan)? | s\.?d\.? | ?{DASH} ?)(\d{{1,3}})")


def articles_of(article):
    """Take the pasal of a citation ("6, 7, dan 8", "363 sampai dengan 368"); return their numbers as a set.

    Only whole pasal count: "9 ayat (3)" is pasal 9. An empty text, or one with no number, gives an empty set.
    """
    bare = re.sub(r"\([^)]*\)", "", article.casefold())
    bare = re.sub(r"(?:angka|butir) \d+(?:(?:, (?:dan )?| dan )\d+)*", "", bare)
    found = set(re.findall(r"(?<!\w)\d{1,3}[a-z]?\b", bare))
    for low, high in RANGE.findall(bare):
        found |= {str(number) for number in range(int(low), min(int(high), int(low) + 100) + 1)}
    return found


def numbers_of(articles):
    """Take articles as the library numbers them ("9 ayat (3)"); return the numbers of their pasal, sorted."""
    return sorted(set().union(*(articles_of(article) for article in articles)))


def touches(article, numbers):
    """Whether a citation of `article` speaks of one of the pasal `numbers` (texts as the library has them).

    One that names no pasal speaks of the whole regulation; so does an empty `numbers`.
    """
    wanted = set(numbers_of(numbers))
    own = articles_of(article)
    return not wanted or not own or bool(own & wanted)


def in_doubt(cited, verified, doubtful):
    """Whether nobody checked what a `Citation` rests on against the official text.

    `verified`: of the regulation; `doubtful`: numbers of its articles that nobody verified.
    """
    own = articles_of(cited.article)
    return not verified or bool(own and doubtful and touches(cited.article, doubtful))

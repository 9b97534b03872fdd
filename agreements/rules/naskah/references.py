"""References of a text to its own pasal, ayat, huruf, angka and lampiran: told by words, kept as tokens.

A person types and sees "Pasal 5 ayat (2)"; `bind` makes each number of it a token (see `tokens`),
`resolve` gives the words back. What cites another text stays as typed: "Pasal 5 Undang-Undang Nomor 23
Tahun 2014", "Pasal 3 perjanjian semula", and numbers that this text does not have.
"""

import re

from agreements.rules.citations import ARTICLES, OWN, SEP, O, W, citations
from agreements.rules.naskah.structure import Naskah
from agreements.rules.naskah.tokens import REF, Numbering, mapped, mapped_part, token

AYAT = re.compile(
    rf"\bayat{W}\(\d{{1,3}}\)(?:{SEP}(?:ayat{O})?\(\d{{1,3}}\)){{0,15}}"
    rf"(?:{W}huruf{W}[a-z]{{1,2}}\b(?:{SEP}(?:huruf{W})?[a-z]\b){{0,15}})?"
    rf"(?:{W}angka{W}\d{{1,3}}\b(?:{SEP}(?:angka{W})?\d{{1,3}}\b){{0,15}})?",
    re.IGNORECASE,
)
HURUF = re.compile(
    rf"\bdimaksud{W}(?:dalam|pada){W}(?P<list>huruf{W}[a-z]\b(?:{SEP}(?:huruf{W})?[a-z]\b){{0,15}}"
    rf"(?:{W}angka{W}\d{{1,3}}\b(?:{SEP}(?:angka{W})?\d{{1,3}}\b){{0,15}})?)",
    re.IGNORECASE,
)
LAMPIRAN = re.compile(
    rf"\blampiran{W}(?P<list>[IVXL]{{1,8}}\b(?:{SEP}(?:lampiran{W})?[IVXL]{{1,8}}\b){{0,15}})", re.I
)
ITEM = re.compile(
    rf"(?:(?<!\w)(?P<word>pasal|ps\.?|ayat|huruf|angka|butir){O})?"
    r"(?:\((?P<ayat>\d{1,3})\)|(?<![\w(])(?P<number>\d{1,3})(?!\w)|(?<![\w.])(?P<letter>[a-z]{1,2})(?!\w)(?!\.))",
    re.IGNORECASE,
)
ANY = re.compile(r"\{\{[^{}\n]{1,120}\}\}")
ROMAN = re.compile(r"(?<!\w)[IVXL]{1,8}(?!\w)")
JOINTS = {"sd", "jo"}
SPELT = re.compile(rf"{O}\([a-z]", re.IGNORECASE)  # "30 (tiga puluh) hari" is no pasal
OTHER = (
    r"undang|uud|uu|peraturan|pp|perpu|perppu|perpres|permen\w*|perda|perwal\w*|perbup|pergub|keputusan|"
    r"instruksi|kitab|kuh\w*|konstitusi|konvensi|statuta|anggaran|akta|kontrak|perjanjian|kesepakatan|nota|"
    r"naskah|adendum|addendum|rencana|pks|ksb|surat|standar|persetujuan"
)
FOREIGN_AFTER = re.compile(
    rf"(?:{W}tentang{W}[^.;]{{1,160}}?)??{O},?{O}(?:(?:dari|dalam|pada|di){W})?(?:{OTHER})\b", re.IGNORECASE
)
FOREIGN_BEFORE = re.compile(
    rf"(?:\[terhapus\]\)?|\b(?:uud|kuhp\w*|kuh{W}\w+|hukum{W}(?:perdata|pidana|dagang)|(?:semula|induk))"
    rf"|\b(?:19|20)\d\d){O},?{O}\Z",
    re.IGNORECASE,
)
OF_THIS = re.compile(rf"{O},?{O}(?:(?:dari|dalam|pada|di){W})?(?:\w+{W}){{0,5}}?ini\b", re.IGNORECASE)
QUOTES = re.compile(r"berbunyi sebagai berikut:\Z", re.IGNORECASE)
LOOKS = re.compile(r"pasal|ps\.|ayat|huruf|lampiran", re.IGNORECASE)


def resolve(naskah, numbering=None):
    """Take a `Naskah` with tokens; return it as printed: every token its number, "[terhapus]" where none is.

    `numbering`: of another order of the same pasal (what stood on a screen), where given.
    """
    numbers = numbering or Numbering(naskah)
    return mapped(naskah, lambda text, ident, steps: resolve_text(text, ident, numbers))


def resolve_text(text, own, numbering):
    """Take one text, the id of the pasal that holds it and a `Numbering`; return the text as printed."""
    if "{{#" not in text:
        return text
    return REF.sub(lambda match: numbering.printed(match, own), text)


def resolve_part(part, numbering):
    """Take one pasal or lampiran and the `Numbering` of its naskah; return the part as printed."""
    return mapped_part(part, lambda text, ident, steps: resolve_text(text, ident, numbering))


def bind(naskah, numbering=None):
    """Take a `Naskah`; return it with the references that are typed as words made tokens.

    What is a token already stays. `resolve(bind(naskah)) == resolve(naskah)` for every text.
    Spellings: UU 12/2011 annex II (pengacuan).
    """
    numbers = numbering or Numbering(naskah)
    return Naskah(
        naskah.recitals,
        tuple(bind_part(part, numbers) for part in naskah.pasal),
        tuple(bind_part(part, numbers) for part in naskah.lampiran),
    )


def bind_part(part, numbering):
    """Take one pasal or lampiran as typed and a `Numbering`; return it with its references as tokens."""
    quoted = quoted_in(part)
    return mapped_part(
        part,
        lambda text, ident, steps: text if text in quoted else bind_text(text, ident, steps, numbering),
    )


def quoted_in(part):
    """Take a part; return its paragraphs that quote another text, beneath "berbunyi sebagai berikut:"."""
    found = set()
    for node in part.body:
        if getattr(node, "children", ()) and QUOTES.search(node.text):
            found |= {child.text for child in node.children}
    return found


def bind_text(text, own, steps, numbering):
    """Take one text, the id and steps of where it stands and a `Numbering`; return it with tokens."""
    if steps is None or not LOOKS.search(text):
        return text
    if "{{" not in text:
        return bound(text, own, steps, numbering, {})
    plain = resolve_text(text, own, numbering)
    return bound(plain, own, steps, numbering, dict(token_spans(text, plain)))


def bound(text, own, steps, numbering, kept):
    """Take a text in words and {(start, end): token} that stand already; return it with all its tokens."""
    fresh = {
        span: put
        for span, put in spots_in(text, own, steps, numbering)
        if not any(low < span[1] and span[0] < high for low, high in kept)
    }
    return written(text, kept | fresh)


def token_spans(had, was):
    """Take a text with tokens and the same as printed; yield `((start, end), token)` in the latter."""
    pieces, at = ANY.split(had), 0
    for number, put in enumerate(ANY.findall(had)):
        at += len(pieces[number])
        rest = pieces[number + 1]
        end = was.find(rest, at) if rest else len(was)
        if end < 0 or not was.startswith(pieces[number], at - len(pieces[number])):
            return
        yield (at, end), put
        at = end


def written(text, spots):
    """Take a text and {(start, end): token}; return it with the tokens in their places."""
    pieces, at = [], 0
    for (start, end), put in sorted(spots.items()):
        pieces += [text[at:start], put]
        at = end
    return "".join([*pieces, text[at:]])


def spots_in(text, own, steps, numbering):
    """Yield `((start, end), token)` for each number in a text that names a part of this naskah."""
    taken = [(one.start, one.end) for one in citations(text)]
    for match in ARTICLES.finditer(text):
        span = match.span("numbers")
        foreign = _foreign(text, match.start(), match.end(), taken)
        taken.append(match.span())
        if not foreign:
            yield from _items(text, *span, "pasal", None, "", numbering)
    in_pasal = own in numbering.places
    for match in AYAT.finditer(text) if in_pasal else ():
        if not _foreign(text, *match.span(), taken) and not _of_pasal(text, match.end()):
            yield from _items(text, *match.span(), "ayat", own, "", numbering)
        taken.append(match.span())
    if in_pasal:
        yield from _huruf(text, own, steps, taken, numbering)
    for match in LAMPIRAN.finditer(text):
        if not _foreign(text, *match.span(), taken):
            yield from _annexes(match, numbering)


def _huruf(text, own, steps, taken, numbering):
    holder = "|".join(step for step in steps.split("|") if step.startswith("ayat:"))
    for match in HURUF.finditer(text):
        span = match.span("list")
        if not _foreign(text, *span, taken) and not _of_pasal(text, match.end()):
            yield from _items(text, *span, "huruf", own, holder, numbering)


def _of_pasal(text, end):
    return bool(re.compile(rf"{W}(?:pasal|ayat)\b", re.IGNORECASE).match(text, end))


def _foreign(text, start, end, taken):
    """Whether a reference is of another text, or lies within what was read already."""
    if any(low < end and start < high for low, high in taken):
        return True
    if OWN.match(text, end) or OF_THIS.match(text, end):
        return False
    return bool(FOREIGN_AFTER.match(text, end) or FOREIGN_BEFORE.search(text, max(0, start - 40), start))


def _annexes(match, numbering):
    for each in ROMAN.finditer(match[0]):
        ident = numbering.annexes.get(each[0])
        if ident:
            start = match.start() + each.start()
            yield (start, start + len(each[0])), token(ident)


def _items(text, start, end, kind, target, holder, numbering):
    """Yield the tokens of one run: "5 ayat (1) dan (2) huruf a, Pasal 6". `target` None: told by the run."""
    own, above = target, {"ayat": holder}
    for item in ITEM.finditer(text, start, end):
        value = item["ayat"] or item["number"] or item["letter"]
        word = (item["word"] or "").lower().rstrip(".")
        kind = "ayat" if item["ayat"] else {"ps": "pasal", "butir": "angka"}.get(word, word) or kind
        if kind == "pasal":
            if not value.isdigit() or SPELT.match(text, item.end()):
                return
            target, above = numbering.ids.get(value, ""), {}
            steps = ""
        else:
            if not _fits(kind, value):
                continue
            steps = _deeper(kind, value, above)
        place = next(item.span(name) for name in ("ayat", "number", "letter") if item[name])
        if target and numbering.has(target, steps):
            yield place, token("" if target == own else target, steps)


def _fits(kind, value):
    return value.islower() and value not in JOINTS if kind == "huruf" else value.isdigit() and value[0] != "0"


def _deeper(kind, value, above):
    """Return the steps of an ayat, huruf or angka below what was told before it, and remember them."""
    order = ("ayat", "huruf", "angka")
    held = next((above[each] for each in reversed(order[: order.index(kind)]) if above.get(each)), "")
    if kind == "ayat":
        held = ""
    above[kind] = f"{held}|{kind}:{value}".lstrip("|")
    for below in order[order.index(kind) + 1 :]:
        above.pop(below, None)
    return above[kind]

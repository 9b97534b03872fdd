"""Labels as people and Word write them, turned into those that the typing language knows."""

import re

from agreements.rules.naskah.structure import letters
from agreements.rules.naskah.text import BULLETS

BRACKETED = re.compile(r"(?:[Aa]yat\s*)?\(\s*(\d{1,3})\s*\)[.:]?")
DIGITS = re.compile(r"(\d{1,3})([.)])")
MANY = re.compile(r"(?:\d{1,3}\.)+(\d{1,3})\.?")
SMALL = re.compile(r"\(?([a-z]{1,3})[.)]")
LARGE = re.compile(r"\(?([A-Z])[.)]")
ROMAN = re.compile(r"\(?([ivxIVX]{1,5})[.)]")
BULLET = re.compile(rf"[{re.escape(BULLETS)}o§Ø]")
WORTH = {"i": 1, "v": 5, "x": 10}
KINDS = {"ayat": "ayat", "huruf": "huruf", "angka": "angka", "teks": "paragraf"}
FIRST_LABEL = re.compile(
    r"((?:\d{1,3}\.)+\d{1,3}\.?|\(?[ivxIVX]{1,5}[.)]|\(?[A-Z][.)])(?:\s+)(.*)", re.DOTALL
)
ROMAN_WORDS = "Angka Romawi di berkas; di sini dinomori dengan angka."
LARGE_WORDS = "Huruf besar di berkas; di sini dinomori dengan huruf kecil."
MANY_WORDS = "Nomor bertingkat di berkas (“{}”); periksa tingkatannya."


def line_of(label, text, chosen, before):
    """Return `(typed line, what is odd about its label, the label as it was understood)`.

    `label`: what Word's numbering shows; without it the label may be typed in `text`. `chosen`: the kind
    that a person chose, or ""; `before`: the label of the line before, as understood.
    """
    if chosen:
        return _chosen(chosen, text, before, label)
    if not label:
        found = FIRST_LABEL.fullmatch(text)
        if not found:
            return _sentence(text), "", _own_label(text)
        label, text = found.groups()
    known, remark = understood(label, before)
    return f"{known} {text}".strip() if known else _plain(f"{label} {text}"), remark, known or ""


def _sentence(text):
    """A line that begins with a backslash in the file is no escape."""
    return _plain(text) if text.startswith("\\") else text


def _plain(text):
    """Write a line so that it is read as a plain paragraph."""
    return f"\\= {text}" if text[:1] in tuple("<>=") else f"\\{text}"


def _chosen(kind, text, before, label):
    bare = text if label else _bare(text)
    if kind == "teks":
        return _plain(text if not label else f"{label} {text}"), "", before
    number = number_of(before) or 0
    same = before and mismatch(before, kind) == ""
    place = number + 1 if same else 1
    mark = {"ayat": f"({place})", "huruf": f"{letters(place)}.", "angka": f"{place}."}[kind]
    return f"{mark} {bare}".strip(), "", mark


def _bare(text):
    found = re.match(
        rf"(?:(?:[Aa]yat\s*)?\(\s*\w{{1,3}}\s*\)|(?:\d{{1,3}}\.)*\w{{1,3}}[.)]|[{re.escape(BULLETS)}])\s*",
        text,
    )
    return text[found.end() :] if found else text


def _own_label(text):
    found = re.match(r"(\(\s*\d{1,3}\s*\)|\w{1,3}[.)])(?:\s|$)", text)
    return found[1] if found else ""


def understood(label, before=""):
    """Take a label; return `(the same for the typing language or "", what is odd about it)`."""
    label = label.strip()
    if found := BRACKETED.fullmatch(label):
        return f"({found[1]})", ""
    if DIGITS.fullmatch(label):
        return label, ""
    if found := MANY.fullmatch(label):
        return f"{found[1]}.", MANY_WORDS.format(label)
    if (found := ROMAN.fullmatch(label)) and _is_roman(found[1], before):
        return f"{_roman(found[1])}.", ROMAN_WORDS
    if SMALL.fullmatch(label):
        return label, ""
    if found := LARGE.fullmatch(label):
        return f"{found[1].lower()}.", LARGE_WORDS
    if BULLET.fullmatch(label):
        return "•", ""
    return "", "Penomoran ini tidak dikenal; ditulis apa adanya."


def _is_roman(mark, before):
    """ "i." is a Roman one, unless it follows "h."; "v." and "x." likewise."""
    if len(mark) > 1:
        return True
    follows = number_of(before)
    if mark.isupper():
        return mark == "I" or follows == _roman(mark) - 1
    alone = ord(mark) - 96
    return mark in "ivx" and follows != alone - 1 and (mark == "i" or follows == _roman(mark) - 1)


def _roman(mark):
    total, last = 0, 0
    for char in reversed(mark.lower()):
        worth = WORTH[char]
        total += worth if worth >= last else -worth
        last = max(last, worth)
    return total


def number_of(label):
    """Return the place that a label tells, from 1; None for bullets and what is not known."""
    for pattern in (BRACKETED, DIGITS):
        if found := pattern.fullmatch(label):
            return int(found[1])
    if (found := SMALL.fullmatch(label)) and len(found[1]) == 1:
        return ord(found[1]) - 96
    return None


def mismatch(label, kind):
    """Return a sentence where a label of the file tells another kind than the one it became, or ""."""
    if BULLET.fullmatch(label):
        return (
            f"Butir tanpa nomor di berkas; di sini menjadi {KINDS[kind]} bernomor." if kind != "teks" else ""
        )
    if BRACKETED.fullmatch(label):
        natural = {"ayat"}
    elif found := DIGITS.fullmatch(label):
        natural = {"angka"} if found[2] == "." else {"angka", "ayat"}
    elif SMALL.fullmatch(label):
        natural = {"huruf"}
    else:
        return ""
    return "" if kind in natural else f"Di berkas bernomor “{label}”; dibaca sebagai {KINDS[kind]}."

"""A text of two languages side by side, the table of old and new, and the paraf sheet, as PDF."""

import re

from django.template.loader import render_to_string

from agreements.documents.agreement_pages import margins, structure_of
from agreements.documents.bilingual import bilingual_gaps, bilingual_sheet, parts_of
from agreements.documents.completeness import MAX_PARAGRAPH, missing
from agreements.documents.glyphs import undrawable
from agreements.documents.pdf import script_sheets, to_pdf
from agreements.documents.qr import code_image
from agreements.documents.wording import instrument_name, metadata_moment, watermark
from agreements.rules.enums import State
from agreements.rules.errors import NotReady
from agreements.rules.layout import ABROAD, value_of
from agreements.rules.translating import CODES, pairs

# Chinese, Japanese and Korean break between any two letters; what stands without a space there is no word.
ENDLESS_BESIDE = re.compile(r"[^\s\u2E80-\u9FFF\uAC00-\uD7AF\uF900-\uFAFF\uFF00-\uFFEF]{201}")


def bilingual_pdf(draft, *, stamp, signing_copy=False):
    """Print a `Draft` in both its languages, two columns aligned by pasal and ayat; return the bytes.

    `stamp`, `signing_copy`: as of `agreement_pdf`. Raises NotReady with everything that is missing: of the
    Indonesian text, and of the translation (not there, made from older words, letters that cannot be drawn).
    """
    lacking = [*missing(draft, signing_copy=signing_copy), *bilingual_unfit(draft)]
    if signing_copy and draft.state != State.READY:
        lacking.insert(0, "Cetakan untuk ditandatangani dibuat dari naskah yang siap ditandatangani.")
    if lacking:
        raise NotReady(*lacking)
    mark = "" if signing_copy else watermark(draft)
    found = bilingual_sheet(draft)
    context = found | {
        "title": f"{instrument_name(draft)} tentang {draft.about}",
        "author": "; ".join(party.body for party in draft.parties),
        "description": f"Dua bahasa: Indonesia dan {found['language']}",
        "stamp": metadata_moment(stamp),
        "code": code_image(draft.address) if draft.address and value_of(draft, "qr") == "ya" else "",
        "address": draft.address,
        "reference": draft.reference,
        "footer": {"reference": draft.reference or instrument_name(draft), "state": mark},
    }
    return to_pdf(
        render_to_string("pdf/bilingual.html", context),
        sheets=("paper-body", "agreement", *script_sheets(found["tongue"])),
        size=draft.paper,
        watermark=mark,
        source=structure_of(draft, stamp),
        extra=margins(draft),
    )


def bilingual_unfit(draft):
    """Return why a text is not printed in two languages, or nothing."""
    if draft.kind not in ABROAD:
        return ["Dua bahasa hanya untuk naskah dengan pihak luar negeri (UU 24/2009 Pasal 31)."]
    return [*bilingual_gaps(draft), *_unprintable(draft)]


def _unprintable(draft):
    """Yield what of the translation cannot be laid out: endless words, long paragraphs, unknown letters."""
    language = draft.translation.get("language", "")
    shown = [pair for pair in pairs(draft.translation, parts_of(draft)) if pair.words]
    for pair in shown:
        where = f"Terjemahan {pair.source.label}"
        if endless := ENDLESS_BESIDE.search(pair.words):
            yield f"{where} memuat kata yang lebih panjang dari 200 huruf: “{endless[0][:40]}…”."
        if any(len(line) > MAX_PARAGRAPH for line in pair.words.splitlines()):
            yield f"{where} memuat paragraf yang lebih panjang dari {MAX_PARAGRAPH} karakter. Bagilah."
    if odd := undrawable("".join(f"{pair.title}{pair.words}" for pair in shown), CODES.get(language, "")):
        chars = ", ".join(f"“{char}” (U+{ord(char):04X})" for char in odd[:8])
        yield f"Terjemahan bahasa {language} memuat huruf yang tidak ada dalam huruf cetaknya: {chars}."


def matrix_pdf(draft, rows, *, stamp):
    """Print the `rules.amending.Amendment`s of an addendum, old beside new; return the bytes.

    Raises NotReady where there is nothing to compare or a letter cannot be drawn.
    """
    if not rows:
        raise NotReady(
            "Adendum ini belum memuat pasal yang dapat disandingkan: mulai adendum dengan memilih pasalnya."
        )
    if odd := undrawable("".join(line for row in rows for line in (*row.old, *row.new))):
        raise NotReady(f"Ada huruf yang tidak dapat dicetak: {', '.join(odd[:8])}.")
    context = {
        "rows": rows,
        "title": f"Matriks sandingan {instrument_name(draft)} tentang {draft.about}",
        "about": draft.about,
        "name": instrument_name(draft),
        "parent": draft.parent,
        "state": watermark(draft),
        "author": "; ".join(party.body for party in draft.parties),
        "description": draft.reference,
        "stamp": metadata_moment(stamp),
    }
    html = render_to_string("pdf/matrix.html", context)
    return to_pdf(html, sheets=("paper-body", "tables"), size="A4-landscape")


def paraf_sheet(draft, rows, letterhead, place_date):
    """Return the data of the lembar paraf koordinasi for `official_pdf`.

    `rows`: (office, name, when) in the order in which paraf are given; what is not given yet is blank.
    """
    about = f"Lembar paraf koordinasi: {draft.about}"
    facts = [
        ["Naskah", [instrument_name(draft)]],
        ["Tentang", [draft.about]],
        ["Para pihak", [party.body for party in draft.parties]],
        ["Pemrakarsa", [draft.agency or "–"]],
    ]
    head = ["No.", "Jabatan", "Nama", "Paraf", "Tanggal"]
    table = [[f"{n}.", office, name, "", when] for n, (office, name, when) in enumerate(rows, 1)]
    return {
        "kind": "lembar_paraf",
        "form": "naskah",
        "kop": letterhead,
        "number": "",
        "place_date": place_date,
        "title": ["LEMBAR PARAF KOORDINASI"],
        "heads": [],
        "to": [],
        "parts": [{"facts": facts}, {"table": {"head": head, "rows": table}}],
        "signatures": [],
        "copies": [],
        "paper": draft.paper,
        "about": about,
        "author": draft.parties[0].body if draft.parties else "",
    }

"""What keeps a version of a template back, as its pages show it: at the pasal where it is mended."""

from collections import Counter

from agreements.rules.enums import Severity
from agreements.rules.naskah import RECITALS
from agreements.rules.naskah.tokens import Numbering
from agreements.rules.templating import placed
from agreements.views.findings import TONES, WORDS, shown

WHOLE = "Seluruh naskah"


def grouped_trial(tried, text, address=""):
    """Take what was `Tried` and the `Naskah` of the template; return groups in reading order.

    A group: {id, label, title, counts, items}, as of `views.findings.grouped`; complaints and findings on
    the words of the template, each at the template's own pasal or lampiran, or with the whole. `address`: of
    the editor, where it is another page; None where nobody may mend it.
    """
    numbers, parts = Numbering(text), (*text.pasal, *text.lampiran)
    places = {"": (WHOLE, ""), RECITALS: ("Konsiderans", "")}
    places |= {part.id: (placed(part, numbers), part.title) for part in parts}
    own = {pasal.key: pasal.id for pasal in text.pasal if pasal.key}
    made = {pasal.id: own.get(pasal.key, "") for pasal in tried.draft.text.pasal}
    groups = {place: [] for place in places}
    for each in tried.complaints:
        groups[each.pasal_id if each.pasal_id in places else ""].append(_complained(each))
    for finding in tried.findings:
        groups[_place(finding, places, made)].append(shown(finding))
    return [
        {
            "id": place,
            "label": places[place][0],
            "title": places[place][1],
            "counts": _counts(items),
            "items": [item | _way(place, places[place][0], address) for item in items],
        }
        for place, items in groups.items()
        if items
    ]


def _place(finding, places, made):
    if finding.where.startswith("Konsiderans"):
        return RECITALS
    return finding.pasal_id if finding.pasal_id in places else made.get(finding.pasal_id, "")


def _complained(complaint):
    return {"severity": "block", "sentence": complaint.sentence, "basis": complaint.basis}


def _way(place, label, address):
    url = f"{address}#isi-{place}" if place and address is not None else ""
    return {"pasal": place, "jump_url": url, "jump_label": f"Ke {label}"}


def counts_of(groups):
    """Take groups; return [{tone, count, word}] of all their items, the gravest first."""
    return _counts([item for group in groups for item in group["items"]])


def _counts(items):
    tones = Counter(item["severity"] for item in items)
    words = {TONES[severity]: WORDS[severity] for severity in Severity}
    return [{"tone": tone, "count": tones[tone], "word": word} for tone, word in words.items() if tones[tone]]

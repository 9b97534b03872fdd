"""What the checker found, as the pages show it: grouped by pasal, each with a way to its place."""

from collections import Counter

from django.urls import reverse
from django.utils import timezone

from agreements.rules.checks.basis import in_short
from agreements.rules.enums import Severity
from agreements.rules.indonesian import long_date
from agreements.rules.naskah import RECITALS
from agreements.rules.naskah.structure import roman

WAVED = "waved"
TONES = {Severity.BLOCKING: "block", Severity.WARNING: "warning", Severity.HINT: "info"}
WORDS = {Severity.BLOCKING: "menghalangi", Severity.WARNING: "peringatan", Severity.HINT: "saran"}
# fields of rules.draft.Draft that stand on the data page, and the ids of their inputs there
DATA_FIELDS = {
    "about": "about",
    "end": "ends_on",
    "start": "starts_on",
    "originals": "originals",
    "funding": "funding",
    "budget_code": "budget_code",
    "place": "place",
    "legal_basis": "bases",
    "publication": "publication",
}
HEAD = "Kepala naskah"


def counted(findings):
    """Take findings; return [{tone, count, word}] for each severity that occurs, the gravest first.

    What was waved through stands last, by itself.
    """
    found = Counter(_tone(finding) for finding in findings)
    words = {TONES[s]: WORDS[s] for s in Severity} | {WAVED: "dikesampingkan"}
    return [{"tone": tone, "count": found[tone], "word": word} for tone, word in words.items() if found[tone]]


def _tone(finding):
    return WAVED if finding.override else TONES[finding.severity]


def grouped(findings, naskah, agreement, *, writable=True, waivable=False):
    """Take findings on a `Naskah`; return groups in reading order, those with findings only.

    A group: {id, label, title, counts, items}; id is the pasal's, RECITALS, or "" for parties and data.
    `writable`: the way leads to the writing room, else to the pasal on the same page. `waivable`: whether
    this person may wave a blocking one through.
    """
    numbers = None if writable else {p.id: number for number, p in enumerate(naskah.pasal, 1)}
    places = {"": (HEAD, ""), RECITALS: ("Konsiderans", "")}
    places |= {p.id: (f"Pasal {number}", p.title) for number, p in enumerate(naskah.pasal, 1)}
    places |= {p.id: (f"Lampiran {roman(at)}", p.title) for at, p in enumerate(naskah.lampiran, 1)}
    groups = {place: [] for place in places}
    for finding in sorted(findings, key=lambda finding: list(Severity).index(finding.severity)):
        groups[_place(finding, places)].append(finding)
    return [
        {
            "id": place,
            "label": places[place][0],
            "title": places[place][1],
            "counts": counted(found),
            "items": [
                _shown(finding, place, agreement, numbers) | _way_out(finding, agreement, waivable)
                for finding in found
            ],
        }
        for place, found in groups.items()
        if found
    ]


def by_field(findings, part=""):
    """Return the findings on the parties (`part` "parties") or the data ("") for the page that mends them."""
    found = [
        finding
        for finding in findings
        if (
            finding.field.partition(".")[0] == part
            if part
            else finding.field.partition(".")[0] in DATA_FIELDS
        )
    ]
    return [_shown(finding, "", None, {}) for finding in found]


def _place(finding, places):
    if finding.where.startswith("Konsiderans"):
        return RECITALS
    return finding.pasal_id if finding.pasal_id in places else ""


def _shown(finding, place, agreement, numbers):
    url, label = _jump(finding, place, agreement) if agreement else _on_page(finding)
    if agreement and numbers is not None:
        url, label = (
            (f"#ps-{numbers[place]}", finding.where or "Ke pasalnya") if place in numbers else ("", "")
        )
    return shown(finding) | {
        "where": finding.where,
        "pasal": place,
        "jump_url": url,
        "jump_label": label,
    }


def shown(finding):
    """Return what the page says of a finding, wherever it stands."""
    return {
        "severity": _tone(finding),
        "sentence": finding.sentence,
        "fix": finding.fix,
        "basis": "" if finding.articles else "; ".join(finding.basis),
        "articles": [_article(each) for each in finding.articles],
        "law": in_short(each.label for each in finding.articles),
        "doubted": not finding.verified,
        "rule_id": finding.rule,
        "rule_url": f"{reverse('check-rules')}#{finding.rule}",
        "quote": finding.excerpt,
        "words": finding.words,
        "override": _waved(finding.override),
    }


def _article(cited):
    address = reverse("regulation", args=[cited.regulation])
    return {"label": cited.label, "url": f"{address}#pasal-{cited.article}", "gist": cited.gist}


def _waved(override):
    if override is None:
        return None
    when = long_date(timezone.localtime(override.at))
    return {"who": override.by_name, "post": override.post, "when": when, "reason": override.reason}


def _way_out(finding, agreement, waivable):
    """Return where a blocking finding is waved through, or that is taken back, for those who may."""
    here = [agreement.uid, finding.mark]
    waive, withdraw = waivable and finding.blocks, waivable and finding.override is not None
    return {
        "waive_url": reverse("finding-override", args=here) if waive else "",
        "withdraw_url": reverse("finding-override-withdraw", args=here) if withdraw else "",
    }


def _on_page(finding):
    """Return the anchor of the field on the page of the parties or of the data."""
    part, _, rest = finding.field.partition(".")
    row, _, name = rest.partition(".")
    if part == "parties":
        return (f"#id_p{row}-{name}", "Ke isiannya") if row.isdigit() and name else ("", "")
    return (f"#id_{DATA_FIELDS[part]}", "Ke isiannya") if part in DATA_FIELDS else ("", "")


def _jump(finding, place, agreement):
    """Return the address and the words of the link to where a finding can be mended."""
    if place:
        return (
            f"{reverse('agreement-write', args=[agreement.uid])}#isi-{place}",
            finding.where or "Ke pasalnya",
        )
    part, _, rest = finding.field.partition(".")
    if part == "parties":
        row = rest.partition(".")[0]
        anchor = f"#pihak-{row}" if row.isdigit() else ""
        return f"{reverse('agreement-parties', args=[agreement.uid])}{anchor}", "Ke para pihak"
    if part in DATA_FIELDS:
        return f"{reverse('agreement-data', args=[agreement.uid])}#id_{DATA_FIELDS[part]}", "Ke data naskah"
    if part == "foreign_plan":
        address = reverse("cooperation-headings", args=[agreement.cooperation.uid, "rencana"])
        return address, "Ke pokok rencana"
    if part in ("plans", "plan_exception", "affairs"):
        return reverse("cooperation", args=[agreement.cooperation.uid]), "Ke data kerja sama"
    return "", ""

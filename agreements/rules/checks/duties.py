"""Whom a section on rights and duties gives a right, and whom a duty."""

import re

from agreements.rules.indonesian import ORDINALS

RIGHT, DUTY = "hak", "kewajiban"
SAYS = (
    (RIGHT, r"\bberhak\b|\bhak\b"),
    (DUTY, r"\bberkewajiban\b|\bkewajiban\b|\bwajib\b|\bbertanggung\s+jawab\b|\bharus\b"),
)
PATTERNS = tuple((what, re.compile(words, re.IGNORECASE)) for what, words in SAYS)
STARTS = re.compile(r"^\W*(?:hak|kewajiban|berhak|berkewajiban|wajib)\b", re.IGNORECASE)
LONGEST_PHRASE = 4000
ALL = r"para\s+pihak|(?:masing-masing|setiap|kedua\s+belah)\s+pihak"
ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")


def _names(party):
    """How a text may call this party."""
    names = []
    if 1 <= party.order <= len(ORDINALS):
        ordinal = ORDINALS[party.order - 1].replace(" ", r"\s+")
        names = [rf"pihak\s+{ordinal}\b(?!\s+belas)"]
        names += [r"pihak\s+pertama"] * (party.order == 1)
        names += [rf"pihak\s+(?:ke-?)?{party.order}\b", rf"pihak\s+{ROMAN[party.order - 1]}\b"]
    return names + [re.escape(party.body)] * bool(party.body.strip())


def _subject_patterns(parties):
    """`{order: pattern}` of a party as the one who is spoken of, not as the one who receives."""
    named = "|".join(f"(?P<p{party.order}>{'|'.join(_names(party))})" for party in parties if _names(party))
    return re.compile(rf"(?P<all>{ALL})" + (rf"|{named}" if named else ""), re.IGNORECASE)


def _subjects(pattern, text):
    """Take a phrase; yield `(orders or "all", start, end)` for each party that it names."""
    for match in pattern.finditer(text):
        who = match.lastgroup
        yield ("all" if who == "all" else int(who[1:])), match.start(), match.end()


def _phrases(section, pattern):
    """Yield each paragraph with the lead and the title that it completes."""
    own = list(_subjects(pattern, section.pasal.title))
    title = section.pasal.title if len(own) == 1 and own[0][0] != "all" else ""
    leads = {spot.lead for spot in section.spots}
    for spot in section.spots:
        text = spot.text[:LONGEST_PHRASE]
        if text.endswith(":") and f"{spot.lead} {text}".strip() not in leads:
            continue
        named_first = next((start for _, start, _ in _subjects(pattern, text)), None) == 0
        if spot.lead.endswith(":") and (STARTS.search(text) or named_first):
            text = f"{spot.lead[-LONGEST_PHRASE:]} {text}"
        yield f"{title} {text}".strip() if title and STARTS.search(text) else text


def _given(phrase, pattern):
    """Yield `(who, what)`: the party before a word of right or duty, or right after "hak (dan kewajiban)"."""
    named = list(_subjects(pattern, phrase))
    for what, words in PATTERNS:
        for match in words.finditer(phrase):
            after = [
                who
                for who, start, _ in named
                if 0 <= start - match.end() <= 30 and _owns(phrase, match, start)
            ]
            before = [(end, who) for who, _, end in named if end <= match.start()]
            if after:
                yield after[0], what
            elif before and not re.search(r"[.;]", phrase[max(before)[0] : match.start()]):
                yield _first_of_sentence(named, phrase, match.start()), what


def _owns(phrase, match, start):
    """ "hak PIHAK KESATU", "hak dan kewajiban PIHAK KESATU": only joining words between."""
    return re.fullmatch(
        r"\s*:?\s*(?:(?:dan|serta|/|kewajiban|hak|tanggung|jawab|dari|bagi)\s*)*", phrase[match.end() : start]
    )


def _first_of_sentence(named, phrase, at):
    """The party that the sentence speaks of: the first one named in it."""
    begin = max((found.end() for found in re.finditer(r"[.;]\s", phrase[:at])), default=0)
    return next(who for who, start, _ in named if start >= begin)


def _by_title(section, pattern):
    """Yield `(who, what)` where the title says only "KEWAJIBAN" and a paragraph begins with a party."""
    said = [what for what, words in PATTERNS if words.search(section.pasal.title)]
    for spot in section.spots if len(said) == 1 else ():
        who, start, _ = next(_subjects(pattern, spot.text[:LONGEST_PHRASE]), ("", -1, -1))
        if start == 0:
            yield who, said[0]


def duties_of(sections, parties):
    """Take sections and `PartyFacts`; return `{(order, "hak" | "kewajiban")}` of what is given to whom."""
    pattern, found = _subject_patterns(parties), set()
    everyone = [party.order for party in parties]
    for section in sections:
        given = [each for phrase in _phrases(section, pattern) for each in _given(phrase, pattern)]
        for who, what in (*given, *_by_title(section, pattern)):
            found |= {(order, what) for order in (everyone if who == "all" else [who])}
    return found

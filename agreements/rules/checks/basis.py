"""From the basis of a rule, as the code writes it, to the articles of the library."""

import re

from agreements.rules.indonesian import listed

BASIS = re.compile(r"(UU|PP|Permendagri)\s+(\d+)/(\d{4})(?:\s+Pasal\s+(.+))?")
PARAGRAPH = re.compile(r"\s+ayat\s.*?(?=\s+dan\s+\d|$)|\s+(?:angka|huruf)\s.*?(?=\s+dan\s+\d+$|$)")
SPAN = re.compile(r"(\d+)(?:\s+sampai\s+(\d+))?")
KEPT = re.compile(r"(\d+)(?:[–-](\d+))?")


def cited(basis):
    """Take "Permendagri 22/2020 Pasal 40 sampai 42"; return its regulation's key and the numbers cited.

    The key is "" where it is no such citation; no numbers mean the regulation as a whole, or its annex.
    """
    match = BASIS.match(basis)
    if not match:
        return "", ()
    key = f"{match[1].upper()}-{match[2]}-{match[3]}"
    bare = PARAGRAPH.sub("", match[4] or "")
    spans = [(int(low), int(high or low)) for low, high in SPAN.findall(bare)]
    return key, tuple(number for low, high in spans for number in range(low, high + 1))


def in_short(labels):
    """Take "PP 28/2018 Pasal 3", "PP 28/2018 Pasal 14" ...; return them by regulation, in one line each."""
    by_law = {}
    for label in labels:
        law, _, number = label.partition(" Pasal ")
        by_law.setdefault(law, []).append(number)
    return "; ".join(
        f"{law} Pasal {listed(numbers)}" if any(numbers) else law for law, numbers in by_law.items()
    )


def articles_for(basis, articles):
    """Take a basis and {number: anything} of its regulation; return the numbers of those that it cites.

    Exactly as written where the library holds it so; else the pasal alone, else the span that it lies in.
    """
    exact = basis.partition(" Pasal ")[2]
    if exact in articles:
        return [exact]
    found = []
    for number in cited(basis)[1]:
        whole = [name for name in articles if _holds(name, number)]
        found += [str(number)] if str(number) in articles else whole[:1]
    return list(dict.fromkeys(found))


def _holds(name, number):
    match = KEPT.match(name)
    return bool(match) and int(match[1]) <= number <= int(match[2] or match[1])

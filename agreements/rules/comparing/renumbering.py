"""References that only follow what they point to: "Pasal 5" is "Pasal 6" since a pasal came before it."""

import re
from dataclasses import dataclass, field

NUMBER = re.compile(r"(\(?)([0-9]{1,3})(\)?[.,;:)]*)")
JOINED = {"dan", "atau", "sampai", "dengan", "serta", "s.d.", "dan/atau"}
# After "Pasal 5 ayat (2)" these say that the pasal is a law's.
FOREIGN = re.compile(
    r"(undang-undang|uu|peraturan|permendagri|perda|pp|perpres|perwali|perbup|keputusan|kitab|kuhperdata|"
    r"ksb|pks|kesepakatan|nota|adendum)\b",
    re.IGNORECASE,
)
WITHIN = re.compile(r"ayat|huruf|angka|\(?[0-9]{1,3}\)?|[a-z]\.?", re.IGNORECASE)


@dataclass
class Renumbered:
    """Where each pasal and each ayat of a pasal went: `pasal` {old: new}, `ayat` {old pasal: {old: new}}."""

    pasal: dict = field(default_factory=dict)
    ayat: dict = field(default_factory=dict)

    def within(self, own):
        """Take the old number of the pasal in which words stand; return the test for `changed_words`."""

        def follows(old, i, new, j):
            before, after = NUMBER.fullmatch(old[i]), NUMBER.fullmatch(new[j])
            if not before or not after or before[1] != after[1] or before[3] != after[3]:
                return False
            there, here = int(before[2]), int(after[2])
            what = _pointer(old, i)
            if what != _pointer(new, j) or not what:
                return False
            if _is_foreign(old, i) or _is_foreign(new, j):
                return False
            if what == "pasal":
                return self.pasal.get(there) == here
            return self.ayat.get(_holder(old, i, own), {}).get(there) == here

        return follows


def _pointer(words, at):
    """Return "pasal" or "ayat": what the number at that place counts, over "Pasal 5 dan 6"; "" for others."""
    for place in range(at - 1, max(-1, at - 8), -1):
        word = words[place].strip("(,;:").casefold()
        if word in ("pasal", "ayat"):
            return word
        if word not in JOINED and not NUMBER.fullmatch(words[place]):
            return ""
    return ""


def _is_foreign(words, at):
    """Whether what follows the number says that it is a pasal of a law or of another text."""
    if words[at][-1] in ".;":
        return False
    for place in range(at + 1, min(at + 10, len(words))):
        bare = words[place].strip("().,;:")
        if FOREIGN.match(bare):
            return not any(word.strip(".,;:") == "ini" for word in words[place : place + 5])
        if not (WITHIN.fullmatch(bare) or bare.casefold() in JOINED):
            return False
    return False


def _holder(words, at, own):
    """Return the old number of the pasal whose ayat is meant: the one named just before, else `own`."""
    for place in range(at - 1, max(-1, at - 4), -1):
        if words[place].casefold() == "pasal":
            named = NUMBER.fullmatch(words[place + 1])
            return int(named[2]) if named else own
    return own

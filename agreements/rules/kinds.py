"""What is fixed of each kind of cooperation: the instruments of its chain, and how articles are named.

Who drafts and signs, papers, stages and terms are rows of the regulation admin (rules.guidance).
Source: PP 28/2018 Ps 6, 19, 28-33, 46; Permendagri 22/2020 Ps 6, 28, 52; Permendagri 25/2020 Ps 9.
"""

import re
from dataclasses import dataclass

from agreements.rules.enums import Instrument, Kind

UU, PP = "UU-23-2014", "PP-28-2018"
P22, P25 = "PERMENDAGRI-22-2020", "PERMENDAGRI-25-2020"
KSDD = (Kind.KSDD_WAJIB, Kind.KSDD_SUKARELA)
ABROAD = (Kind.KSDPL, Kind.KSDLL)
KEY = re.compile(r"^([A-Z]+)-(.+)-(\d{4})$")
TYPED = re.compile(r"^([A-Z]+)[ -]+(?:NOMOR )?(\S+?)(?:/| TAHUN |-)(\d{4})$")

CHAIN = {
    Kind.KSDD_WAJIB: (Instrument.KSB, Instrument.PKS),
    Kind.KSDD_SUKARELA: (Instrument.KSB, Instrument.PKS),
    Kind.KSDPK: (Instrument.KSB, Instrument.PKS),
    Kind.SINERGI: (Instrument.NK, Instrument.RK),
    Kind.KSDPL: (Instrument.LOI, Instrument.NASKAH_LN),
    Kind.KSDLL: (Instrument.LOI, Instrument.NASKAH_LN),
}


@dataclass(frozen=True)
class Source:
    """An article: key of the regulation in the library and number of its pasal there; "": the whole of it."""

    regulation: str
    article: str = ""

    @property
    def citation(self):
        """Return "Permendagri 22/2020 Pasal 9 ayat (3)"."""
        kept = KEY.match(self.regulation)
        if not kept:
            return self._with_article(self.regulation)
        word, number, year = kept.groups()
        word = word if len(word) == 2 else word.capitalize()
        return self._with_article(f"{word} {number}/{year}")

    def _with_article(self, name):
        return f"{name} Pasal {self.article}" if self.article else name


def source_of(text):
    """Take a citation as typed or kept, "PP 28/2018 Pasal 3" or "PP-28-2018 Pasal 3"; return its `Source`."""
    name, _, article = " ".join(text.split()).partition(" Pasal ")
    typed = TYPED.match(name.upper())
    return Source("-".join(typed.groups()) if typed else name.upper(), article.strip())


def kept_as(source):
    """Return how a row keeps a `Source`: "PP-28-2018 Pasal 3"."""
    return f"{source.regulation} Pasal {source.article}" if source.article else source.regulation


# Forms by what they are for: to agree at all, and to be carried out. A nota kesepakatan does both.
AGREED = (Instrument.KSB, Instrument.NK, Instrument.LOI)
CARRIED_OUT = (Instrument.PKS, Instrument.NK, Instrument.NASKAH_LN)


def chain_of(kind):
    """Take a kind's code; return the instruments of its chain in order, as `Instrument`s."""
    return CHAIN[Kind(kind)]

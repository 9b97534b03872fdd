"""The burden test (uji beban): does a planned cooperation need the DPRD's approval, and why.

Four yes/no questions, each answered by a person and kept with the day; the answer follows from them.
"""

from dataclasses import dataclass

from agreements.rules.enums import Kind
from agreements.rules.indonesian import listed
from agreements.rules.kinds import ABROAD, P22, P25, PP, UU, Source

TRIGGER = {
    Kind.KSDD_WAJIB: (Source(UU, "154 ayat (1) huruf i"), Source(P22, "11"), Source(P22, "12")),
    Kind.KSDD_SUKARELA: (Source(UU, "154 ayat (1) huruf i"), Source(P22, "11"), Source(P22, "12")),
    Kind.KSDPK: (Source(UU, "154 ayat (1) huruf i"), Source(P22, "34")),
    Kind.SINERGI: (Source(P22, "56"),),
    Kind.KSDPL: (Source(UU, "154 ayat (1) huruf g"), Source(PP, "30"), Source(P25, "16")),
    Kind.KSDLL: (Source(UU, "154 ayat (1) huruf g"), Source(PP, "38–40"), Source(P25, "16")),
}
QUESTIONS = (
    ("cost_from_apbd", "Apakah pelaksanaannya memerlukan biaya dari APBD?"),
    ("in_running_budget", "Apakah seluruh biaya itu sudah ada dalam APBD (DPA) tahun berjalan?"),
    ("people_pay", "Apakah warga menjadi wajib membayar atau memikul kewajiban lain?"),
    ("assets_used", "Apakah aset daerah dipakai atau dialihkan?"),
)


@dataclass(frozen=True)
class Burden:
    """The answers; None = not answered. `in_running_budget` is asked only where APBD pays."""

    cost_from_apbd: bool | None = None
    in_running_budget: bool | None = None
    people_pay: bool | None = None
    assets_used: bool | None = None

    @property
    def missing(self):
        """Return the names of the questions that still need an answer, in order."""
        asked = [name for name, _ in QUESTIONS if name != "in_running_budget" or self.cost_from_apbd]
        return tuple(name for name in asked if getattr(self, name) is None)


@dataclass(frozen=True)
class Verdict:
    """Whether the DPRD must approve (None = not answered yet), the written reason, and its articles."""

    needed: bool | None
    reason: str
    sources: tuple[Source, ...]


def judge(kind, burden):
    """Take a kind's code and a `Burden`; return the `Verdict`.

    Abroad the DPRD always approves. Else one burden is enough: "dan" of the law is read as "atau", the safe
    reading (law.md 12). Source: UU 23/2014 Ps 154(1)g, i; Permendagri 22/2020 Ps 11, 34, 56.
    """
    kind = Kind(kind)
    sources = TRIGGER[kind]
    if kind in ABROAD:
        return Verdict(True, "Kerja sama luar negeri selalu memerlukan persetujuan DPRD.", sources)
    if burden.missing:
        return Verdict(None, "Uji beban belum dijawab lengkap.", sources)
    grounds = list(_grounds(burden))
    if grounds:
        return Verdict(True, f"Perlu persetujuan DPRD karena {listed(grounds)}.", sources)
    return Verdict(False, f"Tidak perlu persetujuan DPRD: {listed(list(_relief(burden)))}.", sources)


def _grounds(burden):
    if burden.cost_from_apbd and not burden.in_running_budget:
        yield "biayanya belum seluruhnya ada dalam APBD tahun berjalan"
    if burden.people_pay:
        yield "warga menjadi wajib membayar atau memikul kewajiban"
    if burden.assets_used:
        yield "aset daerah dipakai atau dialihkan"


def _relief(burden):
    if burden.cost_from_apbd:
        yield "seluruh biayanya sudah ada dalam APBD tahun berjalan"
    else:
        yield "tidak memakai biaya APBD"
    yield "tidak membebani warga"
    yield "tidak memakai aset daerah"

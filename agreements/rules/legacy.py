"""Agreements from before the present rules: what holds for them, and in which form they may go on.

Source: PP 28/2018 Ps 46, 48-50 (in force 13 July 2018); Permendagri 22/2020 Ps 62-64 (14 April 2020).
"""

from dataclasses import dataclass
from datetime import date

from agreements.rules.enums import Instrument, Kind

PP_28_FROM, P22_FROM = date(2018, 7, 13), date(2020, 4, 14)


@dataclass(frozen=True)
class Treatment:
    """What holds for an old agreement: a word, a sentence, its articles, and whether lawyers must look."""

    label: str
    words: str
    basis: str
    needs_review: bool = False


def treatment(signed_on, kind, instrument):
    """Take the day of signing, a kind and a form; return the `Treatment` (law.md 8.6)."""
    central = kind == Kind.SINERGI and instrument != Instrument.NK
    if signed_on < PP_28_FROM:
        if central:
            words = "Berlaku sampai berakhir; setelah itu hanya dapat dilanjutkan sebagai sinergi."
            return Treatment("Legasi", words, "PP 28/2018 Pasal 49")
        return Treatment("Legasi", "Berlaku sampai berakhir.", "PP 28/2018 Pasal 48")
    if signed_on < P22_FROM:
        if central:
            words = (
                "Perlu telaah hukum: saat ditandatangani, kerja sama dengan kementerian atau lembaga sudah "
                "harus berbentuk sinergi, dan ketentuan peralihan hanya mencakup yang lebih lama."
            )
            return Treatment("Perlu telaah hukum", words, "PP 28/2018 Pasal 46, 49", needs_review=True)
        words = "Berlaku sampai berakhir; perpanjangannya mengikuti prosedur sekarang."
        return Treatment("Legasi", words, "PP 28/2018 Pasal 50")
    if central:
        words = "Perlu telaah hukum: sejak 14 April 2020 bentuknya nota kesepakatan dengan rencana kerja."
        return Treatment("Perlu telaah hukum", words, "Permendagri 22/2020 Pasal 52, 57", needs_review=True)
    words = "Ditandatangani menurut aturan sekarang; dicatat sebagai naskah yang sudah berjalan."
    return Treatment("Naskah berjalan", words, "Permendagri 22/2020")


def next_form(kind, instrument):
    """Take the kind and form of an old agreement; return the `Instrument` that goes on from it, or None.

    What was agreed with the central government goes on as a nota kesepakatan (PP 28/2018 Ps 49); anything
    else goes the whole way of today from the proposal (Ps 50). A nota kesepakatan is extended as such.
    """
    return Instrument.NK if kind == Kind.SINERGI and instrument != Instrument.NK else None


def has_way_of_today(kind, instrument):
    """Whether an old agreement goes on in another way than by an extension of the same form."""
    return not (kind == Kind.SINERGI and instrument == Instrument.NK)


def goes_on_as(kind):
    """Take a kind; return in words in which form an old agreement goes on once it is over."""
    if kind == Kind.SINERGI:
        return "Lanjutannya: nota kesepakatan dengan rencana kerja (sinergi), bukan PKS."
    if kind in (Kind.KSDPL, Kind.KSDLL):
        return "Lanjutannya: prosedur kerja sama luar negeri yang berlaku sekarang."
    return "Lanjutannya: KSB, lalu PKS, menurut prosedur yang berlaku sekarang."

"""Words that a letter of intent and a text abroad share: who the parties are, where and when they sign."""

from agreements.rules.outlines.facts import known, label, name, region, series


def subjects(draft, at):
    """SUBJEK: the parties with their countries."""
    lines = [
        f"{known(party.body, f'nama {label(party)}')}, "
        f"{known(party.country or ('Republik Indonesia' if party.ours else ''), f'negara {label(party)}')}, "
        f"sebagai {label(party)}"
        for party in draft.parties
    ]
    return f"Subjek {name(draft)} ini adalah:\n{series(lines)}"


def place_and_day(draft, at):
    """TEMPAT DAN TANGGAL, and the languages (UU 24/2009 Ps 31)."""
    where = known(draft.place or (region(draft).seat if region(draft) else ""), "tempat penandatanganan")
    return f"""
(1) {name(draft)} ini ditandatangani di {where} pada tanggal sebagaimana tercantum pada awal naskah.
(2) {name(draft)} ini dibuat dalam bahasa Indonesia dan bahasa Inggris, dan kedua naskah sama aslinya."""

"""Whether every party agrees to one text, and what is told of it before the text is made final.

No regulation asks for it by link: texts are agreed at a meeting, with minutes (Permendagri 22/2020 Ps 9, 13,
32, 35 and 49). Hence a warning and not a gate; who agreed on paper is recorded with the paper.
"""

from dataclasses import dataclass

from agreements.rules.indonesian import listed

OURS = None  # the key of our own party; another's is its partner


@dataclass(frozen=True)
class Standing:
    """One party and whether it agrees.

    `state`: "setuju", "menunggu" (said after a code that one of ours read out, not confirmed yet), "gugur"
    (agreed to other words) or "belum".
    """

    key: int | None
    name: str
    state: str
    assent: object = None


def standings(parties, assents, mark):
    """Take the parties (each with `partner_id` and `body`), the assents, oldest first, and the text's hash.

    Returns a `Standing` for each party, our own ones together; an assent stands while its hash is the text's.
    """
    last = {assent.partner_id: assent for assent in assents}
    found = {}
    for party in parties:
        assent = last.get(party.partner_id)
        found.setdefault(
            party.partner_id, Standing(party.partner_id, party.body, _state(assent, mark), assent)
        )
    return list(found.values())


def _state(assent, mark):
    if assent is None:
        return "belum"
    if assent.void_at is not None or assent.sha256 != mark:
        return "gugur"
    return "menunggu" if assent.waits else "setuju"


def all_agree(standing):
    """Whether every party agrees, and there are two at least."""
    return len(standing) > 1 and all(each.state == "setuju" for each in standing)


def final_notes(standing):
    """Return what is told before a text is made final: sentences, none where every party agrees to it."""
    fallen = [each.name for each in standing if each.state == "gugur"]
    waiting = [each.name for each in standing if each.state == "menunggu"]
    missing = [each.name for each in standing if each.state == "belum"]
    notes = []
    if fallen:
        notes.append(f"Naskah berubah sejak disetujui {listed(fallen)}; persetujuan itu gugur.")
    if waiting:
        notes.append(
            f"Persetujuan {listed(waiting)} dinyatakan setelah kode dibacakan petugas kita, dan belum "
            "dipastikan Kepala Bagian dengan bukti."
        )
    if missing:
        notes.append(
            f"Belum ada pernyataan setuju atas naskah ini dari {listed(missing)}. Bila disetujui dalam rapat "
            "atau di atas kertas, catat dengan buktinya di halaman Pembahasan."
        )
    return notes


def share_notes(unresolved, suggested):
    """Return what is told before a text is handed in: shared comments and suggestions that are still open."""
    notes = []
    if unresolved:
        notes.append(f"{unresolved} komentar bersama mitra belum diselesaikan.")
    if suggested:
        notes.append(f"{suggested} usul perubahan belum diputuskan.")
    return notes

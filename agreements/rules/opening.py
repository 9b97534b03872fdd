"""Letting the partner read what began internal, and closing it again: what may be, and what is said of it.

Whole threads only: a thread of which some words are missing says what nobody said. Notes of TKKSD never.
Others' words were written for the house; so the head of the section opens them, and their authors are told.
"""

from agreements.rules.enums import Role, Visibility
from agreements.rules.indonesian import listed
from agreements.rules.naskah import digest

NEVER = "Catatan TKKSD tidak pernah dibuka kepada mitra."


def words_mark(words):
    """Take [(who, text)] of a thread or suggestion; return the hash of what is read before it is opened."""
    return digest([list(each) for each in words])


def opening_refusals(roles, visibility, others):
    """Return why this may not be opened to the partner by who holds these roles; empty = may.

    `others`: the names of its authors other than the person who opens it.
    """
    if visibility == Visibility.CLOSED:
        return [NEVER]
    if visibility == Visibility.SHARED:
        return ["Mitra sudah dapat membacanya."]
    if others and Role.KBG not in roles:
        whose = f"Ini memuat kata-kata {listed(others)}, yang ditulis untuk pihak kita saja."
        return [f"{whose} Hanya Kepala Bagian Pemerintahan yang membukanya kepada mitra."]
    return []


def closing_refusals(visibility, partner_spoke):
    """Return why this may not be closed to the partner again; empty = may."""
    if visibility != Visibility.SHARED:
        return ["Mitra memang tidak membacanya."]
    if partner_spoke:
        return ["Mitra sudah menulis di sini, jadi ini juga percakapannya. Selesaikan saja; tidak ditutup."]
    return []

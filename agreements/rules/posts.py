"""Posts: which cannot be given."""

from agreements.rules.enums import Role

AT_AN_AGENCY = (Role.OPO, Role.OPH)


def post_complaints(role, agency, start, until):
    """Take a role's code, the OPD or None and two dates (until may be None); return [(column, sentence)]."""
    found = []
    if role in AT_AN_AGENCY and agency is None:
        found.append(("agency", "Jabatan OPD memerlukan nama OPD."))
    if start and until and until < start:
        found.append(("until", "Tanggal sampai tidak boleh sebelum tanggal mulai."))
    return found


def overlaps(one, other):
    """Whether two posts (each with `role`, `agency`, `start`, `until`) are the same and meet in time."""
    if (one.role, one.agency) != (other.role, other.agency):
        return False
    starts_late = one.until is not None and other.start > one.until
    ended_early = other.until is not None and one.start > other.until
    return not (starts_late or ended_early)

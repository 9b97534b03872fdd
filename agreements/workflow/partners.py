"""Keeping partners."""

from django.contrib.postgres.search import TrigramSimilarity
from django.db import IntegrityError, transaction

from agreements.models import Partner
from agreements.rules.errors import NotAllowed, NotReady, Stale
from agreements.rules.naming import normalised
from agreements.rules.permissions import Act, refusals

ALIKE = 0.45  # trigram similarity from which two names are shown as look-alikes


def look_alikes(name, *, but=None, limit=5):
    """Return partners whose names look like `name` (nearest first), without the partner `but`."""
    key = normalised(name)
    if not key:
        return []
    rows = Partner.objects.select_related("category").filter(normalised__trigram_similar=key)
    if but is not None:
        rows = rows.exclude(pk=but.pk)
    rows = rows.annotate(likeness=TrigramSimilarity("normalised", key)).filter(likeness__gte=ALIKE)
    return list(rows.order_by("-likeness", "pk")[:limit])


def keep_partner(*, by, fields, partner=None, seen=None, sure=False):
    """Create a partner, or change `partner`; return it.

    `fields`: values of `Partner` columns; `seen`: the version that the person edited; `sure`: the person saw
    the look-alikes and means another one. Raises `NotAllowed`, `Stale`, or `NotReady`
    where a look-alike stands in the way or the very name exists.
    """
    if reasons := refusals(by, Act.EDIT_PARTNER):
        raise NotAllowed(*reasons)
    renamed = partner is None or normalised(fields["name"]) != partner.normalised
    alike = look_alikes(fields["name"], but=partner) if renamed and not sure else []
    if alike:
        names = ", ".join(row.name for row in alike)
        raise NotReady(f"Nama mirip dengan mitra yang sudah ada: {names}. Periksa dahulu agar tidak ganda.")
    try:
        with transaction.atomic():
            return _written(by, fields, partner, seen)
    except IntegrityError:
        raise NotReady(f"Mitra bernama {fields['name']} sudah ada dalam kategori itu.") from None


def _written(by, fields, partner, seen):
    if partner is None:
        return Partner.objects.create(
            created_by_id=by.user_id, normalised=normalised(fields["name"]), **fields
        )
    locked = Partner.objects.select_for_update(of=("self",)).get(pk=partner.pk)
    if seen != locked.version:
        raise Stale("Data mitra sudah diubah orang lain sejak Anda membukanya. Isian Anda dipertahankan.")
    for name, value in fields.items():
        setattr(locked, name, value)
    locked.normalised = normalised(fields["name"])
    locked.version += 1
    locked.save()
    return locked

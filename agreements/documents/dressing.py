"""What an admin chose for the look of a paper: its layout and the pictures of the emblems, live or frozen."""

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef, Q
from django.db.models.functions import JSONObject

from agreements.models import Emblem, Layout, Party
from agreements.rules.enums import EmblemOwner
from agreements.rules.layout import form_of
from agreements.rules.moves import EDITABLE

GARUDA = "garuda"


def chosen_layout():
    """The rows of layout that may count for an agreement: of its own instrument and of the one above."""
    rows = Layout.objects.filter(kind=OuterRef("kind"))
    rows = rows.filter(Q(instrument=OuterRef("instrument")) | Q(instrument=OuterRef("parent__instrument")))
    return ArraySubquery(
        rows.order_by("pk").values(json=JSONObject(instrument="instrument", choices="choices"))
    )


def kept_emblems():
    """The pictures in use of the state, of ourselves and of the parties' partners or their regions."""
    parties = Party.objects.filter(agreement=OuterRef(OuterRef("pk")))
    whose = (
        Q(owner__in=(EmblemOwner.STATE, EmblemOwner.OURS))
        | Q(partner__in=parties.values("partner"))
        | Q(region__in=parties.values("partner__region"))
    )
    rows = Emblem.objects.filter(whose, active=True).order_by("pk")
    columns = {name: name for name in ("owner", "partner", "region", "sha256", "alt")}
    return ArraySubquery(rows.values(json=JSONObject(**columns)))


def laid_out(agreement, parties, around):
    """Return `layout` and `emblems` of a draft: as its revision froze them, else as they are set now.

    `parties`: its rows; `around`: the columns `layouts`, `pictures` and `kept_layout`.
    """
    if around["kept_layout"] and agreement.state not in EDITABLE:
        return frozen_layout(around["kept_layout"])
    form = form_of(agreement.instrument, agreement.parent.instrument if agreement.parent else "")
    chosen = next((row["choices"] for row in around["layouts"] if row["instrument"] == form), {})
    return {"layout": tuple(sorted(chosen.items())), "emblems": _emblems(parties, around["pictures"])}


def _emblems(parties, pictures):
    found = [(GARUDA, picture) for picture in pictures if picture["owner"] == EmblemOwner.STATE]
    for party in parties:
        found += [(str(party.order), picture) for picture in pictures if _is_of(picture, party)][:1]
    return tuple((place, picture["sha256"], picture["alt"]) for place, picture in found)


def _is_of(picture, party):
    if not party.partner_id:
        return picture["owner"] == EmblemOwner.OURS
    region = party.partner.region_id
    return picture["partner"] == party.partner_id or (region is not None and picture["region"] == region)


def layout_to_freeze(draft):
    """Return what a revision keeps of the look of a `Draft`, as JSON data."""
    return {"choices": dict(draft.layout), "emblems": [list(row) for row in draft.emblems]}


def frozen_layout(kept):
    """Take what `layout_to_freeze` gave; return `layout` and `emblems` of a draft."""
    return {
        "layout": tuple(sorted(kept.get("choices", {}).items())),
        "emblems": tuple(map(tuple, kept.get("emblems", ()))),
    }

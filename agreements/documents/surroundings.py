"""Columns for one query on an agreement: what other tables know of it that the checker asks for."""

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Case, Exists, F, JSONField, OuterRef, Q, Value, When
from django.db.models.functions import Concat, JSONObject, Upper

from agreements.models import Agreement, Attachment, Border, Cooperation, Country, Government, Party
from agreements.rules.enums import CityPower, State

FROZEN = (State.FINAL, State.INITIALLED, State.READY)


def affairs_beyond():
    """The urusan of the dossier that are not wholly the city's, in words."""
    beyond = Cooperation.affairs.through.objects.filter(cooperation=OuterRef("cooperation"))
    beyond = beyond.exclude(affair__city_power=CityPower.FULL)
    words = Case(*(When(affair__city_power=power, then=Value(power.label.lower())) for power in CityPower))
    named = Concat("affair__name", Value(" ("), words, Value(")"))
    return ArraySubquery(beyond.order_by("affair__code").values(named=named).values("named"))


def borders():
    """The regions that border ours, `[{pk}]`."""
    ours = Government.objects.values("region")[:1]
    rows = Border.objects.filter(Q(first=ours) | Q(second=ours))
    other = Case(When(first=ours, then=F("second_id")), default=F("first_id"))
    return ArraySubquery(rows.values(json=JSONObject(pk=other)))


def relations():
    """The known countries in which partners of this agreement sit, `[{name, diplomatic}]`."""
    seats = Party.objects.filter(
        agreement=OuterRef(OuterRef("pk")), partner__country__iexact=OuterRef("name")
    )
    rows = Country.objects.filter(Exists(seats))
    return ArraySubquery(rows.values(json=JSONObject(name=Upper("name"), diplomatic="diplomatic")))


def taken_numbers():
    """Orders of the parties whose number stands on another agreement, by the same party."""
    parties = Party.objects.filter(agreement=OuterRef("pk")).exclude(number="")
    others = Party.objects.filter(partner=OuterRef("partner"), number=OuterRef("number"))
    others = others.exclude(agreement=OuterRef("agreement"))
    ours = Agreement.objects.filter(number__iexact=OuterRef("number")).exclude(pk=OuterRef("agreement"))
    twice = Q(Exists(others)) | Q(Q(partner__isnull=True), Exists(ours))
    return ArraySubquery(parties.filter(twice).order_by("order").values("order"))


def bodies_above():
    """Names of the parties of the agreement above."""
    return ArraySubquery(Party.objects.filter(agreement=OuterRef("parent")).order_by("order").values("body"))


def papers():
    """Kinds of the files of the dossier and of this instrument that were not refused."""
    files = Attachment.objects.filter(cooperation=OuterRef("cooperation"), void=False)
    files = files.filter(Q(agreement__isnull=True) | Q(agreement=OuterRef("pk")))
    return ArraySubquery(files.order_by("kind").values("kind").distinct())


def agreed_words(agreement):
    """The content that was frozen as final, while the words may not change; else null."""
    return F("revision__content") if agreement.state in FROZEN else Value(None, output_field=JSONField())

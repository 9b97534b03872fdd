"""Partners: the list, and the page of one with all its agreements."""

from django.db.models import Case, Count, F, IntegerField, Q, When
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from agreements.forms.partner import PartnerFilter
from agreements.models import Agreement, Country, Partner, Party, User
from agreements.rules.enums import Role, State
from agreements.rules.indonesian import long_date
from agreements.rules.masking import masked_email, masked_name, masked_phone
from agreements.rules.permissions import Act, refusals
from agreements.rules.progress import short_name
from agreements.views.access import actor_of, find_partner, page, today
from agreements.views.paging import page_of
from agreements.views.tones import days_chip, state_chip

PER_PAGE = 25
MOST = 50  # agreements on a partner's page; the register has them all
CONTACT = ("contact_name", "contact_email", "contact_phone")
SECTION = {Role.STF, Role.KBG, Role.AUD}
CHANGES = 20


@page
def partners(request):
    """The partners by name, narrowed by the filter."""
    form = PartnerFilter(request.GET)
    rows = form.narrow(Partner.objects.select_related("category", "region").order_by("name", "pk"))
    last = Partner.objects.filter(pk=_key(request)).first()
    if last:
        rows = rows.filter(Q(name__gt=last.name) | Q(name=last.name, pk__gt=last.pk))
    shown, pager = page_of(request, rows, PER_PAGE, "mitra")
    counts = _counts(request, shown)
    context = {
        "form": form,
        "rows": [(partner, counts.get(partner.pk, 0)) for partner in shown],
        "pager": pager,
        "narrowed": any(request.GET.get(name) for name in form.fields),
        "may_add": not refusals(actor_of(request), Act.EDIT_PARTNER),
    }
    return render(request, "partners/list.html", context)


def _key(request):
    key = request.GET.get("setelah", "")
    return int(key) if key.isdecimal() and len(key) < 18 else None


def _counts(request, partners):
    """Return {pk: number of agreements that exist for this person} of the partners shown."""
    seen = Agreement.objects.visible_to(actor_of(request)).exclude(state=State.CANCELLED)
    rows = Party.objects.filter(partner__in=partners, agreement__in=seen)
    return dict(rows.values_list("partner").annotate(many=Count("agreement", distinct=True)).order_by())


@page
def partner(request, uid):
    """All about one partner: its agreements, running first; its papers; contacts for those who need them."""
    row = find_partner(request, uid)
    actor, day = actor_of(request), today()
    agreements = list(_agreements(row, actor, day)[: MOST + 1])
    edit_reasons = refusals(actor, Act.EDIT_PARTNER)
    context = {
        "partner": row,
        "agreements": [_line(agreement, day) for agreement in agreements[:MOST]],
        "more": len(agreements) > MOST,
        "facts": _facts(row),
        "contacts": contacts(row, plain=not edit_reasons),
        "masked": bool(edit_reasons),
        "edit_reasons": edit_reasons,
        "may_start": not refusals(actor, Act.START_DOSSIER) and row.category.allowed,
        "changes": _changes(row) if actor.roles & SECTION else None,
    }
    return render(request, "partners/page.html", context)


def _agreements(partner, actor, day):
    """Those that exist for this person: running ones by their end, then work on its way, then the rest."""
    running = Q(state=State.IN_FORCE) & (Q(ends_on__isnull=True) | Q(ends_on__gte=day))
    over = Q(state__in=(State.IN_FORCE, State.TERMINATED, State.CANCELLED))
    rank = Case(When(running, then=0), When(over, then=2), default=1, output_field=IntegerField())
    rows = Agreement.objects.visible_to(actor).filter(pk__in=partner.parties.values("agreement_id"))
    return (
        rows.select_related("agency", "cooperation")
        .annotate(rank=rank)
        .order_by("rank", F("ends_on").asc(nulls_last=True), "-pk")
    )


def _line(agreement, day):
    return {
        "name": short_name(agreement.instrument),
        "about": agreement.about,
        "url": reverse("agreement", args=[agreement.uid]),
        "number": agreement.number,
        "agency": agreement.agency.short,
        "dossier": agreement.cooperation.title,
        "dossier_url": reverse("cooperation", args=[agreement.cooperation.uid]),
        "chip": state_chip(agreement, day),
        "days": days_chip(agreement, day),
    }


def _facts(partner):
    return [
        {"label": "Kategori", "value": partner.category.name},
        {"label": "Jenis kerja sama", "value": ", ".join(kind.label for kind in partner.category.kind_words)},
        {"label": "Nama sebagai pihak", "value": partner.body},
        {"label": "Kedudukan", "value": ", ".join(filter(None, (partner.seat, partner.country)))},
        *_relations(partner),
        {"label": "Alamat", "value": partner.address},
        {"label": "Pimpinan", "value": partner.leader, "hint": partner.leader_office},
        {"label": "Bentuk hukum", "value": partner.legal_form},
        {"label": "Dasar hukum badan", "value": partner.legality},
    ]


def _relations(partner):
    """Whether the country of a partner abroad has diplomatic relations with Indonesia, as far as known."""
    if not partner.category.is_foreign:
        return []
    country = Country.objects.filter(name__iexact=partner.country).first()
    known = {True: "ada", False: "tidak ada"}
    words = known.get(country.diplomatic, "belum diketahui") if country else "negara belum tercatat"
    hint = "" if country and country.verified else "belum diverifikasi; dijaga admin pada data Negara"
    return [{"label": "Hubungan diplomatik dengan Indonesia", "value": words, "hint": hint}]


def contacts(partner, *, plain):
    """Return the facts of the contact person; masked unless `plain`."""
    name, email, phone = (getattr(partner, column) for column in CONTACT)
    if not plain:
        name, email, phone = masked_name(name), masked_email(email), masked_phone(phone)
    return [
        {"label": "Narahubung", "value": name},
        {"label": "Surel", "value": email},
        {"label": "Telepon", "value": phone},
    ]


def _changes(partner):
    """Return the latest changes as the database recorded them: when, who, and what from what to what.

    Contacts are named but not shown.
    """
    model = Partner.pgh_event_model
    rows = model.objects.filter(pgh_obj=partner).select_related("pgh_context").order_by("-pgh_id")
    versions = list(rows[: CHANGES + 1])
    names = _people(versions)
    found = []
    for later, earlier in zip(versions, [*versions[1:], None], strict=True):
        at = timezone.localtime(later.pgh_created_at)
        made = earlier is None and len(versions) <= CHANGES
        if earlier is not None or made:
            found.append(
                {
                    "when": f"{long_date(at)} pukul {at:%H.%M}",
                    "when_iso": at.isoformat(),
                    "who": names.get(_user_of(later), "Sistem"),
                    "sentence": "mencatat mitra ini" if made else _difference(earlier, later),
                    "icon": "plus" if made else "edit",
                }
            )
    return found


def _user_of(row):
    return row.pgh_context.metadata.get("user") if row.pgh_context_id else None


def _people(rows):
    wanted = {_user_of(row) for row in rows} - {None}
    return {user.pk: str(user) for user in User.objects.filter(pk__in=wanted)} if wanted else {}


def _difference(before, after):
    """Return what changed as a verb phrase."""
    parts = []
    for field in Partner._meta.concrete_fields:
        if field.attname in ("version", "normalised"):
            continue
        old, new = getattr(before, field.attname), getattr(after, field.attname)
        if old == new:
            continue
        silent = field.name in CONTACT or field.is_relation
        parts.append(
            f"{field.verbose_name}" if silent else f"{field.verbose_name} dari “{old}” menjadi “{new}”"
        )
    return f"mengubah {'; '.join(parts)}" if parts else "menyimpan tanpa perubahan"

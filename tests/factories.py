"""Rows for the tests: plain functions that write what is asked for and replay nothing.

Every function takes keywords that override its columns; what is not given is made up. `TODAY` is real today,
so that posts are held and pages agree. An agreement of any state satisfies the database's constraints.
"""

from datetime import timedelta
from itertools import count

from django.utils import timezone

from agreements import models
from agreements.rules.enums import (
    AttachmentKind,
    ClockKey,
    EndGround,
    EvaluationState,
    Instrument,
    Kind,
    RegionKind,
    ReportState,
    Role,
    Stage,
    State,
)
from agreements.rules.naskah import Naskah, Node, Pasal, digest, to_json
from agreements.workflow.sharing import hashed
from tests.rules.books import seeded_rows

SERIAL = count(1)
SUBMITTED = [state.value for state in State if state not in (State.DRAFT, State.CANCELLED)]
SIGNED = [State.SIGNED.value, State.IN_FORCE.value, State.TERMINATED.value]
VALIDATED = [State.IN_FORCE.value, State.TERMINATED.value]


def today():
    """Today in the government's time zone."""
    return timezone.localdate()


def days(number):
    """The day that many days from today (negative: before it)."""
    return today() + timedelta(days=number)


def region(**given):
    """A region; a city unless told."""
    number = next(SERIAL)
    given = {"code": f"99.{number}", "name": f"Kota Contoh {number}", "kind": RegionKind.CITY.value} | given
    return models.Region.objects.create(**given)


def border(one, other):
    """The border between two regions."""
    return models.Border.objects.create(first=one, second=other)


def government(**given):
    """The one row of the government that keeps the register."""
    given = {
        "body": "Pemerintah Daerah Kota Contoh",
        "short": "Kota Contoh",
        "head_name": "Budi Contoh",
        "head_office": "Wali Kota Contoh",
        "seat": "Contoh",
        "address": "Jalan Balai Kota Nomor 1",
    } | given
    return models.Government.objects.create(**({"region": region()} | given))


def agency(**given):
    """An OPD."""
    number = next(SERIAL)
    given = {"code": f"OPD-{number}", "name": f"Dinas Contoh {number}", "short": f"Dinas {number}"} | given
    return models.Agency.objects.create(head_title=f"Kepala {given['name']}", **given)


def affair(**given):
    """An urusan."""
    number = next(SERIAL)
    given = {"code": f"8.{number}", "name": f"Urusan contoh {number}", "group": "pilihan"} | given
    return models.Affair.objects.create(**given)


def category(kinds=(Kind.KSDD_WAJIB.value, Kind.KSDD_SUKARELA.value), **given):
    """A partner category; another region's unless told."""
    number = next(SERIAL)
    given = {"code": f"kategori-{number}", "name": f"Kategori {number}"} | given
    return models.PartnerCategory.objects.create(kinds=list(kinds), **given)


def guidance():
    """The rules of the chooser, as they are seeded."""
    rows = [models.Guidance(order=order, **row) for order, row in enumerate(seeded_rows(), 1)]
    return models.Guidance.objects.bulk_create(rows)


def partner(**given):
    """A partner with an address and a leader."""
    name = given.pop("name", f"Kabupaten Mitra {next(SERIAL)}")
    given = {
        "body": f"Pemerintah Daerah {name}",
        "normalised": name.lower(),
        "seat": "Mitra",
        "address": "Jalan Raya Nomor 2",
        "leader": "Sari Contoh",
        "leader_office": "Bupati Mitra",
    } | given
    return models.Partner.objects.create(
        name=name, category=given.pop("category", None) or category(), **given
    )


_agency, _partner = agency, partner


def post(user, role, agency=None, **given):
    """A post of `user`, held for a year already and without end."""
    title = f"{Role(role).label} {agency.short}" if agency else Role(role).label
    given = {"title": title, "start": days(-365)} | given
    return models.Post.objects.create(user=user, role=Role(role).value, agency=agency, **given)


def user(role=None, agency=None, **given):
    """A person; with `role` (enums.Role or its code) also a post, at `agency` (made up for an OPD role)."""
    number = next(SERIAL)
    given = {"username": f"pengguna{number}", "full_name": f"Orang Contoh {number}"} | given
    person = models.User.objects.create_user(password=given.pop("password", "kata-sandi-uji"), **given)
    if role:
        post(person, role, agency or (_agency() if role in (Role.OPO, Role.OPH) else None))
    return person


_user = user


def cooperation(stage=Stage.ACCEPTED.value, *, partners=None, affairs=(), **given):
    """A dossier with one partner (or those given), planned in the RKPD."""
    given = {
        "kind": Kind.KSDD_SUKARELA.value,
        "title": f"Kerja sama contoh {next(SERIAL)}",
        "object": "Pelayanan publik contoh",
    } | given
    given["agency"] = given.get("agency") or _agency()
    given["created_by"] = given.get("created_by") or _user()
    dossier = models.Cooperation.objects.create(stage=Stage(stage).value, **given)
    for order, each in enumerate([_partner()] if partners is None else partners, 1):
        models.CooperationPartner.objects.create(cooperation=dossier, partner=each, order=order)
    dossier.affairs.set(affairs)
    models.PlanLink.objects.create(cooperation=dossier, document="rkpd", year=today().year, code="1.02.03")
    return dossier


def text(*titles):
    """A small naskah as JSON: one pasal for each title."""
    pasal = tuple(
        Pasal(f"p{at}", "", title, (Node("teks", f"Isi {title.lower()}."),))
        for at, title in enumerate(titles or ("MAKSUD DAN TUJUAN",), 1)
    )
    return to_json(Naskah(("bahwa para pihak sepakat bekerja sama",), pasal))


def _facts(state, serial):
    """What the database asks of an agreement in `state`, and a term around today."""
    facts = {}
    if state in SUBMITTED:
        facts["submitted_by"] = _user()
    if state in SIGNED:
        facts |= {
            "signed_on": days(-200),
            "starts_on": days(-200),
            "ends_on": days(900),
            "number": f"{serial:03d}/KSB/{today().year}",
            "place": "Contoh",
            "signed_entry_by": _user(),
        }
    if state in VALIDATED:
        facts |= {"validated_by": _user(), "validated_at": timezone.now()}
    if state == State.TERMINATED:
        facts |= {"terminated_on": days(-10), "end_ground": EndGround.AGREED.value}
    return facts


def agreement(state=State.DRAFT.value, *, cooperation=None, parties=True, **given):
    """An instrument in `state`: a KSB unless told, with two parties, and a revision once it was submitted.

    `agency` and `partners` go to the dossier where none is given. A PKS without `parent` gets a reason.
    """
    serial = next(SERIAL)
    dossier = cooperation or _cooperation(
        **{name: given.pop(name) for name in ("agency", "partners", "affairs", "kind") if name in given}
    )
    given = {
        "instrument": Instrument.KSB.value,
        "kind": dossier.kind,
        "agency": dossier.agency,
        "about": f"Pelayanan contoh {serial}",
        "text": text(),
        "created_by": dossier.created_by,
    } | given
    facts = _facts(State(state).value, serial) | given
    if facts["instrument"] in (Instrument.PKS, Instrument.ADDENDUM) and not facts.get("parent"):
        facts.setdefault("no_parent_reason", "Contoh tanpa KSB")
    others = list(dossier.partners.order_by("places__order"))
    facts.setdefault("partner_names", ", ".join(other.name for other in others))
    facts.setdefault(
        "search_text", " ".join([facts["about"], facts.get("number", ""), facts["partner_names"]])
    )
    changed = facts.pop("state_since", None)
    row = models.Agreement.objects.create(
        cooperation=dossier, state=State.DRAFT.value, **{name: facts[name] for name in facts}
    )
    if parties:
        _parties(row, others)
    if state in SUBMITTED and "revision" not in facts:
        row.revision = revision(row)
    row.state, row.state_since = State(state).value, changed or row.state_since
    row.save()
    return row


_cooperation = cooperation


def _parties(row, others):
    for order, other in enumerate([None, *others], 1):
        models.Party.objects.create(
            agreement=row,
            order=order,
            partner=other,
            body=other.body if other else "Pemerintah Daerah Kota Contoh",
            signatory=other.leader if other else "Budi Contoh",
            office=other.leader_office if other else "Wali Kota Contoh",
            seat=other.seat if other else "Contoh",
            address=other.address if other else "Jalan Balai Kota Nomor 1",
            authority="kepala_daerah",
            number=row.number if order == 1 else "",
        )


def revision(agreement, **given):
    """A frozen revision of the agreement's text, the next in order."""
    given = {"ordinal": agreement.revisions.count() + 1, "content": agreement.text} | given
    given = {"sha256": digest(given["content"]), "author": agreement.created_by} | given
    return models.Revision.objects.create(agreement=agreement, **given)


def event(subject, **given):
    """A line of history of a dossier or an instrument; its hash is made up."""
    is_agreement = isinstance(subject, models.Agreement)
    dossier = subject.cooperation if is_agreement else subject
    actor = given.pop("actor", None) or dossier.created_by
    given = {
        "ordinal": dossier.events.count() + 1,
        "actor_name": str(actor),
        "act": "ajukan",
        "sentence": "mengajukan naskah",
        "at": timezone.now(),
        "hash": f"{next(SERIAL):064d}",
    } | given
    return models.Event.objects.create(
        cooperation=dossier, agreement=subject if is_agreement else None, actor=actor, **given
    )


def notice(event, role, agency=None):
    """News of `event` for the holders of `role` (at `agency`)."""
    return models.Notice.objects.create(event=event, role=Role(role).value, agency=agency)


def partner_link(agreement, token="", **given):
    """A link by which a contact of the agreement's first partner reads it; `token` makes it findable."""
    partner = given.pop("partner", None) or agreement.parties.filter(partner__isnull=False).first().partner
    given = {
        "name": "Rina Contoh",
        "office": "Kepala Bagian Kerja Sama",
        "email": "rina@mitra.example",
        "token_hash": hashed(token or f"token-{next(SERIAL)}"),
        "expires_at": timezone.now() + timedelta(days=7),
        "created_by": agreement.created_by,
    } | given
    return models.PartnerLink.objects.create(agreement=agreement, partner=partner, **given)


def comment(agreement, **given):
    """A comment of one of ours on the whole text, internal unless told; by its creator."""
    person = given.pop("user", None) or agreement.created_by
    given = {"text": "Mohon diperiksa.", "author": str(person), "post": "Jabatan contoh"} | given
    return models.Comment.objects.create(agreement=agreement, user=person, **given)


def report(agreement, state=ReportState.DRAFT.value, **given):
    """A semester report of this half year."""
    given = {"year": today().year, "half": 1 if today().month <= 6 else 2, "activities": "Kegiatan"} | given
    if state != ReportState.DRAFT:
        given = {"submitted_by": agreement.created_by, "submitted_at": timezone.now()} | given
    return models.Report.objects.create(
        agreement=agreement, state=ReportState(state).value, **{"created_by": agreement.created_by} | given
    )


def evaluation(agreement, state=EvaluationState.DRAFT.value, **given):
    """An evaluation of this half year, with one indicator."""
    given = {"year": today().year, "half": 1 if today().month <= 6 else 2} | given
    if state == EvaluationState.APPROVED:
        given = {"approved_by": _user(), "approved_at": timezone.now(), "score": 80} | given
    row = models.Evaluation.objects.create(
        agreement=agreement,
        state=EvaluationState(state).value,
        **{"created_by": agreement.created_by} | given,
    )
    models.EvaluationIndicator.objects.create(evaluation=row, name="Keluaran tercapai", weight=100)
    return row


def attachment(subject, **given):
    """The row of a stored file of a dossier or an instrument; its bytes are not written."""
    is_agreement = isinstance(subject, models.Agreement)
    given = {
        "kind": AttachmentKind.SCAN.value,
        "name": "pindaian.pdf",
        "sha256": f"{next(SERIAL):064x}",
        "size": 1234,
        "media_type": "application/pdf",
        "pages": 1,
        "by": subject.created_by,
    } | given
    return models.Attachment.objects.create(
        cooperation=subject.cooperation if is_agreement else subject,
        agreement=subject if is_agreement else None,
        **given,
    )


def regulation(**given):
    """A regulation in force."""
    number = next(SERIAL)
    given = {
        "key": f"peraturan-{number}",
        "kind": "permendagri",
        "number": str(number),
        "year": 2020,
        "title": f"Tata cara contoh {number}",
    } | given
    return models.Regulation.objects.create(**given)


def article(**given):
    """A pasal of a regulation."""
    given = {"number": str(next(SERIAL)), "gist": "Inti pasal contoh"} | given
    return models.Article.objects.create(regulation=given.pop("regulation", None) or regulation(), **given)


def deadline(key, amount=5, unit="hari", *, articles=(), **given):
    """An active rule on how long something may wait, for every kind, escalated to Kabag and Sekda."""
    given = {
        "label": ClockKey(key).label,
        "kinds": [kind.value for kind in Kind],
        "counted_from": "mulai menunggu",
        "citation": "Praktik setempat",
        "escalate_to": [Role.KBG.value, Role.SEK.value],
    } | given
    rule = models.DeadlineRule.objects.create(key=ClockKey(key).value, amount=amount, unit=unit, **given)
    for each in articles:
        models.DeadlineArticle.objects.create(rule=rule, article=each)
    return rule


def day_off(day, **given):
    """A day of the admin's own, off unless told."""
    given = {"name": "Libur setempat (contoh)", "decree": "Keputusan contoh"} | given
    return models.DayOff.objects.create(day=day, **given)

"""TKKSD's study: recording its meeting, and a member's opinion."""

from django.db import transaction
from django.utils import timezone

from agreements.models import Cooperation, Opinion, Study
from agreements.rules.enums import Advice, AttachmentKind, MeetingKind, Role, Stage
from agreements.rules.errors import NotAllowed, NotReady
from agreements.rules.permissions import ALL, MAY, Act, entitled_post, refusals
from agreements.workflow.attaching import keep
from agreements.workflow.history import record

FIELDS = ("meeting_on", "meeting_kind", "attendance", "criteria", "advice", "conclusion")


def studying_refusals(dossier, by, act):
    """Return the reasons why this actor may not do `act` (recording, giving an opinion) now; empty = may."""
    reasons = refusals(by, act, dossier.agency_id)
    if dossier.stage != Stage.STUDY:
        reasons.append(f"Kerja sama ini tidak sedang dikaji TKKSD; kini {dossier.get_stage_display()}.")
    return reasons


def newest(dossier):
    """Return the meeting of the present round (since the dossier came to TKKSD), or None."""
    return dossier.studies.filter(at__gte=dossier.stage_since).first()


def record_study(dossier, *, by, fields, minutes):
    """Keep a meeting of TKKSD with its recommendation and minutes; return the `Study`. One event.

    `fields`: values of FIELDS; `minutes`: `StoredFile`. Raises `NotAllowed` or `NotReady`.
    """
    with transaction.atomic():
        locked = _locked(dossier, by, Act.RECORD_STUDY)
        study = Study.objects.create(cooperation=locked, by_id=by.user_id, at=timezone.now(), **fields)
        keep(minutes, kind=AttachmentKind.MINUTES, by=by, cooperation=locked, dated=fields["meeting_on"])
        meeting = MeetingKind(study.meeting_kind).label.lower()
        advice = Advice(study.advice).label.lower()
        _tell(
            locked,
            by,
            Act.RECORD_STUDY,
            f"mencatat {meeting} TKKSD dengan rekomendasi {advice}",
            note=study.conclusion,
            data={"criteria": study.criteria, "minutes": minutes.sha256},
            tells={Role.SEK: ALL},
        )
    return study


def give_opinion(dossier, *, by, advice, words):
    """Keep a member's opinion; return the `Opinion`. One event. Raises `NotAllowed` or `NotReady`."""
    with transaction.atomic():
        locked = _locked(dossier, by, Act.GIVE_OPINION)
        post = entitled_post(by, MAY[Act.GIVE_OPINION], locked.agency_id)
        opinion = Opinion.objects.create(
            cooperation=locked,
            advice=advice,
            words=words,
            by_id=by.user_id,
            post=post.label,
            at=timezone.now(),
        )
        sentence = f"memberi pendapat TKKSD: {Advice(advice).label.lower()}"
        _tell(locked, by, Act.GIVE_OPINION, sentence, note=words, tells={Role.STF: ALL, Role.SEK: ALL})
    return opinion


def _locked(dossier, by, act):
    locked = Cooperation.objects.select_for_update(of=("self",)).get(pk=dossier.pk)
    if reasons := refusals(by, act, locked.agency_id):
        raise NotAllowed(*reasons)
    if reasons := studying_refusals(locked, by, act):
        raise NotReady(*reasons)
    return locked


def _tell(dossier, by, act, sentence, **more):
    post = entitled_post(by, MAY[act], dossier.agency_id)
    record(cooperation_id=dossier.pk, by=by, post=post, act=act, sentence=sentence, **more)

"""The dashboard: what waits for this person, what runs and ends, what never became a PKS, what is new."""

from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from agreements.models import Mention
from agreements.reports import dashboard, reviewing
from agreements.reports.queues import QUEUES
from agreements.reports.statuses import BUCKETS, PROCESS, SIGNED
from agreements.reports.tallies import ORPHANS, RUNNING, running_seen, seen, sees_all
from agreements.rules.enums import ClockKey, Role, Stage
from agreements.rules.indonesian import day_name, long_date, number
from agreements.rules.kinds import AGREED, CARRIED_OUT
from agreements.rules.progress import short_name
from agreements.views.abroad_tiles import abroad_sets, abroad_tiles
from agreements.views.access import actor_of, page, today
from agreements.views.clocks import clocks_of, pressing
from agreements.views.home_groups import DATA, ENDING, REST, folded, foremost, tile
from agreements.views.planning_tiles import planning_sets, planning_tiles

PARTS = {  # of Pelaksanaan: label, hint, icon, tone
    "lapor": ("Laporan semester terutang", "Semester yang sudah lewat", "report", "warning"),
    "masuk": ("Laporan menunggu diterima", "Disampaikan OPD", "inbox", "accent"),
    "evaluasi": ("Perlu dievaluasi", "Semester terakhir", "evaluate", "info"),
    "beban": ("Uji beban dan DPRD", "Belum selesai", "government", "info"),
    "setujui": ("Evaluasi menunggu persetujuan", "Diusulkan staf", "verified", "accent"),
}
REVIEW = "tinjau"
CALLED = "disebut"
OPD = frozenset({Role.OPO, Role.OPH})
SECTION = frozenset({Role.STF, Role.KBG})
QUIET = frozenset({Stage.INCOMING, Stage.LEGALITY, Stage.ASKED_AGAIN, Stage.ANSWERING, Stage.DPRD})
STAGES = (  # whose work, stage, label, hint, icon, tone
    (SECTION, Stage.SUBMITTED, "Usulan perlu ditelaah", "Diajukan OPD", "folder-plus", "accent"),
    ({Role.SEK, Role.TKS}, Stage.STUDY, "Kajian TKKSD", "Menunggu keputusan", "users", "accent"),
    (SECTION, Stage.INCOMING, "Penawaran masuk", "Periksa, lalu teruskan", "inbox", "accent"),
    (SECTION, Stage.LEGALITY, "Legalitas diverifikasi", "Proposal mitra", "file-check", "info"),
    (SECTION, Stage.OFFERING, "Penawaran disiapkan", "Kirim surat penawaran", "send", "accent"),
    (SECTION, Stage.OFFERED, "Menunggu jawaban mitra", "Penawaran dikirim", "mail", "info"),
    (SECTION, Stage.ASKED_AGAIN, "Permintaan kedua", "Belum dijawab mitra", "mail", "warning"),
    (SECTION, Stage.ANSWERING, "Jawaban disiapkan", "Jawab penawaran mitra", "send", "accent"),
    (SECTION, Stage.DPRD, "Rencana di DPRD", "Kerja sama luar negeri", "government", "info"),
    (OPD, Stage.RETURNED, "Usulan dikembalikan", "Perbaiki, ajukan lagi", "return", "warning"),
    (OPD, Stage.IDEA, "Usulan yang disusun", "Lengkapi, lalu ajukan", "folders", "neutral"),
)


@page
@require_safe
def home(request):
    """The dashboard of this person's posts."""
    actor, day = actor_of(request), today()
    clocks = clocks_of(request)
    mine = dashboard.queues(actor, clocks)
    planned, reviewed = planning_sets(actor, day), reviewing.mine(actor)
    more = planned if reviewed is None else planned | {REVIEW: reviewed}
    more = more | {CALLED: Mention.objects.waiting_for(actor)} | abroad_sets(actor, clocks)
    queues, parts, late, found = dashboard.work(actor, clocks, mine, more)
    states, stages = seen(actor)
    running = running_seen(actor, day)
    waits = [
        *(*_late_tiles(queues, late), *abroad_tiles(found)),
        *(*_stage_tiles(actor, stages), *_queue_tiles(queues), *_part_tiles(parts)),
        *(*_review_tile(found.get(REVIEW, 0)), *_called_tile(found[CALLED]), *planning_tiles(planned, found)),
    ]
    first, rest = foremost(waits)
    context = {
        "lead": f"{day_name(day)}, {long_date(day)}",
        "foremost": first,
        "asked": len(first) + len(rest),
        "groups": folded({REST: rest, ENDING: _ending_tiles(running), DATA: _figures(states, running)}),
        "ending": _ending(running),
        "funnel": _funnel(actor, states, stages, running),
        "orphans": [_orphan(row, clocks) for row in dashboard.orphans(actor, day)],
        "orphan_count": number(running[ORPHANS]),
        "orphans_url": f"{reverse('register')}?tanpa_pks=1",
        "waiting": [_waiting(row, clocks) for row in dashboard.oldest_waiting(mine)],
        "news": [_news(row, day) for row in dashboard.news(actor)],
    }
    return render(request, "home/page.html", context)


def _late_tiles(counts, dossiers):
    """What is brought to this person because it is late; dossiers only where there are any."""
    if dashboard.LATE not in counts:
        return []
    queue, register = QUEUES[dashboard.LATE], reverse("register")
    url = f"{register}?tugas={queue.key}"
    tiles = [tile(counts.pop(dashboard.LATE), queue.label, queue.hint, queue.icon, queue.tone, url)]
    if dossiers != 0:
        here = f"{reverse('cooperations')}?lewat=1"
        tiles.append(
            tile(dossiers, "Kerja sama lewat tenggat", "Menunggu terlalu lama", "alert", "danger", here)
        )
    return tiles


def _queue_tiles(counts):
    register = reverse("register")
    return [
        tile(count, queue.label, queue.hint, queue.icon, queue.tone, f"{register}?tugas={queue.key}")
        for queue, count in ((QUEUES[key], count) for key, count in counts.items())
    ]


def _part_tiles(counts):
    here, tests = reverse("reports"), reverse("approvals")
    return [
        tile(count, *PARTS[key], tests if key == "beban" else f"{here}?bagian={key}")
        for key, count in counts.items()
        if count != 0 or key != "beban"
    ]


def _review_tile(count):
    """The tile of what must be reviewed since a regulation changed; none where nothing is."""
    words = ("Perlu ditinjau", "Dasar hukumnya berubah", "scale", "warning")
    return [tile(count, *words, reverse("review-tasks"))] if count != 0 else []


def _called_tile(count):
    """The tile of comments that call this person's posts; none where nothing waits for an answer."""
    words = ("Disebut", "Komentar yang menyebut jabatan Anda", "comment", "accent")
    return [tile(count, *words, reverse("mentions"))] if count != 0 else []


def _stage_tiles(actor, stages):
    here = reverse("cooperations")
    return [
        tile(stages[stage.value], label, hint, icon, tone, f"{here}?stage={stage.value}")
        for roles, stage, label, hint, icon, tone in STAGES
        if actor.roles & roles and (stage not in QUIET or stages[stage.value])
    ]


def _figures(states, running):
    """Return the tiles that only tell: what is in work and what runs."""
    register = reverse("register")
    in_process = sum(rows for (_, state, _), rows in states.items() if state in PROCESS)
    alive = sum(running[code] for code in BUCKETS)
    rows = (
        (in_process, "Dalam proses", "Dari draf sampai tanda tangan", "edit", "info", "proses"),
        (alive, "Berjalan", "Berlaku hari ini", "ok", "success", "berjalan"),
    )
    return [tile(*row, f"{register}?status={status}") for *row, status in rows]


def _ending_tiles(running):
    """What ends soon, and the KSB beneath which no PKS came."""
    register = reverse("register")
    ending = running["0-30"] + running["31-90"]
    soon = ("Akan berakhir", "Dalam 90 hari", "clock", "warning", f"{register}?status=akan_berakhir")
    alone = ("KSB tanpa PKS", "Yang terlama lebih dahulu", "branch", "info", f"{register}?tanpa_pks=1")
    return [tile(ending, *soon), tile(running[ORPHANS], *alone)]


def _ending(running):
    register = reverse("register")
    segments = [
        {"label": label, "count": running[code], "tone": tone, "url": f"{register}?sisa={code}"}
        for code, (label, _, _, tone) in BUCKETS.items()
        if code != "tanpa" or running[code]
    ]
    return {"segments": segments, "total": sum(segment["count"] for segment in segments)}


def _funnel(actor, states, stages, running):
    register = reverse("register")

    def signed(*forms):
        return sum(rows for (f, state, _), rows in states.items() if f in forms and state in SIGNED)

    evaluated = sum(rows for (form, _, done), rows in states.items() if form in CARRIED_OUT and done)
    agreed, carried = f"{register}?bentuk=kesepakatan", f"{register}?bentuk=pelaksanaan"
    steps = [
        ("Usulan", sum(stages.values()), reverse("cooperations"), "semua kerja sama"),
        ("KSB, NK, LoI", signed(*AGREED), f"{agreed}&status=bertanda_tangan", "ditandatangani"),
        ("PKS, NK, LN", signed(*CARRIED_OUT), f"{carried}&status=bertanda_tangan", "ditandatangani"),
        ("Berjalan", running[RUNNING], f"{carried}&status=berjalan", "PKS, NK, LN berlaku hari ini"),
        ("Dievaluasi", evaluated, f"{carried}&dievaluasi=1", "PKS, NK, LN yang dievaluasi"),
    ]
    if not (sees_all(actor) or actor.agency_ids):
        steps = steps[1:]
    shown = [dict(zip(("label", "count", "url", "hint"), step, strict=True)) for step in steps]
    return {"steps": shown, "max": max(1, *(step["count"] for step in shown))}


def _orphan(row, clocks):
    uid, about, partners, agency, signed, kind = row
    url = reverse("agreement", args=[uid])
    since = f"{number((clocks.today - signed).days)} hari"
    promise = clocks.standing(ClockKey.KSB_TO_PKS, signed, kind)
    return {
        "promise": promise.place if promise else "",
        "tone": pressing(promise),
        "url": url,
        "title": about,
        "partners": partners,
        "agency": agency,
        "since": since,
        "signed": long_date(signed),
    }


def _waiting(row, clocks):
    uid, about, form, since, queue, state, kind = row
    found = clocks.of_state(state, kind, since)
    return {
        "clock": found.place if found else "",
        "tone": pressing(found),
        "url": reverse("agreement", args=[uid]),
        "title": about,
        "form": short_name(form),
        "what": QUEUES[queue].label,
        "since": _ago(since, clocks.today),
    }


def _news(row, day):
    at, who, sentence, title, agreement, dossier, changed = row
    url = reverse("agreement", args=[agreement]) if agreement else reverse("cooperation", args=[dossier])
    return {
        "who": who,
        "sentence": sentence,
        "title": title,
        "url": url,
        "changes_url": reverse("agreement-compare", args=[agreement]) if changed else "",
        "when": _ago(at, day),
        "when_iso": at.isoformat(),
    }


def _ago(moment, day):
    days = (day - timezone.localtime(moment).date()).days
    return "hari ini" if days <= 0 else "kemarin" if days == 1 else f"{number(days)} hari lalu"

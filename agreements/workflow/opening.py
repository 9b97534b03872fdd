"""Opening to the partner what began internal, and closing it again: a whole thread, or a suggestion."""

from django.db import transaction
from django.utils import timezone

from agreements.models import Comment, Post, Suggestion
from agreements.rules.enums import Role, Side, Visibility
from agreements.rules.errors import NotReady, Stale
from agreements.rules.indonesian import long_date
from agreements.rules.naskah import digest
from agreements.rules.opening import closing_refusals, opening_refusals, words_mark
from agreements.rules.permissions import ALL, OWN, Act
from agreements.workflow.history import record
from agreements.workflow.voices import locked_agreement, voice_of

WRITERS = {Role.STF: ALL, Role.KBG: ALL, Role.OPO: OWN, Role.OPH: OWN}
READ_AGAIN = "Ada tulisan baru sejak Anda membacanya. Baca lagi seluruhnya, lalu putuskan."


def said_in(row):
    """Take a `Comment` that begins a thread, or a `Suggestion`; return the rows of all that is said in it."""
    if isinstance(row, Comment):
        return [row, *row.replies.all()]
    return [row, *row.reactions.all()]


def mark_of(row):
    """Return the hash of what a person reads before opening it: `rules.opening.words_mark`."""
    words = [(each.author, getattr(each, "text", "") or getattr(each, "reason", "")) for each in said_in(row)]
    return words_mark([*words, ("", digest(getattr(row, "content", None)))])


def refusals_of(row, by):
    """Return why this actor may not change who reads it: to open an internal one, else to close it."""
    rows = said_in(row)
    if row.visibility == Visibility.SHARED:
        return closing_refusals(row.visibility, any(each.side == Side.PARTNER for each in rows))
    if isinstance(row, Suggestion) and not row.is_open:
        return ["Usul ini sudah diputuskan."]
    others = dict.fromkeys(each.author for each in rows if each.user_id != by.user_id)
    return opening_refusals(by.roles, row.visibility, list(others))


def open_to_partner(row, *, by, seen, note=""):
    """Let the partner read a thread or suggestion from now on, with all that is in it; return it.

    `row`: a `Comment` that begins a thread, or a `Suggestion`; `seen`: its `mark_of` as the person read it.
    The authors' posts are told. Raises `NotAllowed`, `NotReady`, `Stale` (something was added meanwhile).
    """
    with transaction.atomic():
        locked, voice, row = _locked(row, by)
        _demand(row, by, Visibility.INTERNAL)
        if seen != mark_of(row):
            raise Stale(READ_AGAIN)
        row.shared_from = row.shared_from or timezone.now()
        row.shared_until, row.opener = None, by.name[:150]
        authors = {each.user_id for each in said_in(row) if each.user_id}
        _let(row, Visibility.SHARED)
        _tell(locked, voice, row, f"membuka {_named(row)} kepada mitra", note, _posts_of(authors))
    return row


def close_to_partner(row, *, by, note=""):
    """Let the partner read it no more; return it. That it could be read stays in the history and beside it.

    Raises `NotAllowed`, `NotReady` (the partner wrote in it).
    """
    with transaction.atomic():
        locked, voice, row = _locked(row, by)
        _demand(row, by, Visibility.SHARED)
        row.shared_from = row.shared_from or row.at
        row.shared_until = timezone.now()
        since, visited = timezone.localtime(row.shared_from), visited_since(row)
        _let(row, Visibility.INTERNAL)
        known = "mitra sempat masuk sejak itu" if visited else "mitra belum masuk sejak itu"
        sentence = f"menutup {_named(row)} bagi mitra; terbuka sejak {long_date(since)}, {known}"
        _tell(locked, voice, row, sentence, note, {})
    return row


def visited_since(row):
    """Whether a contact was there since the partner could read it."""
    since = row.shared_from or row.at
    return row.agreement.links.filter(last_used_at__gte=since).exists()


def _locked(row, by):
    locked = locked_agreement(row.agreement)
    voice = voice_of(locked, Act.OPEN_TALK, by=by)
    return locked, voice, type(row).objects.select_for_update(of=("self",)).get(pk=row.pk)


def _demand(row, by, visibility):
    if row.visibility != visibility and row.visibility != Visibility.CLOSED:
        raise Stale("Yang membacanya sudah diubah orang lain; muat ulang halaman ini.")
    if reasons := refusals_of(row, by):
        raise NotReady(*reasons)


def _let(row, visibility):
    row.visibility = visibility.value
    row.save(update_fields=["visibility", "shared_from", "shared_until", "opener"])
    if isinstance(row, Comment):
        row.replies.update(visibility=visibility.value)


def _posts_of(users):
    """The posts of the authors, as a notice tells them."""
    held = Post.objects.held_on(timezone.localdate()).filter(user__in=users).values_list("role", flat=True)
    return {Role(role): OWN if role in (Role.OPO, Role.OPH) else ALL for role in held}


def _named(row):
    what = "percakapan" if isinstance(row, Comment) else "usul perubahan"
    return f"{what} pada {row.part_name[:120] or 'naskah'}"


def _tell(locked, voice, row, sentence, note, more):
    kind = "usulan" if isinstance(row, Suggestion) else "komentar"
    record(
        cooperation_id=locked.cooperation_id,
        agreement=locked,
        by=voice.actor,
        post=voice.post,
        act=Act.OPEN_TALK,
        sentence=sentence[:300],
        note=note.strip(),
        data={kind: str(row.uid)},
        tells=WRITERS | more,
    )

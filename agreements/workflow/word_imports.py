"""Bringing a Word file into a text: it waits for its reviewer, and comes in as one act or not at all."""

from django.db import transaction
from django.utils import timezone

from agreements.documents import archive
from agreements.documents.docx_reading import read_docx
from agreements.documents.word_review import review
from agreements.models import WordImport
from agreements.rules import files
from agreements.rules.enums import AttachmentKind, SuggestionSource, WordMode, WordState
from agreements.rules.errors import BadFile, NotAllowed, NotReady, Stale
from agreements.rules.naskah import RECITALS, digests, merge
from agreements.rules.permissions import Act, refusals
from agreements.rules.suggesting import TALKING
from agreements.rules.word_columns import is_matrix
from agreements.rules.word_roles import CHOICES, TABLE_CHOICES
from agreements.rules.word_tracking import moment
from agreements.workflow.attaching import keep
from agreements.workflow.commenting import comment
from agreements.workflow.drafting import lock_for_writing, put_beside, put_text, writing_refusals
from agreements.workflow.suggesting import propose
from agreements.workflow.word_beside import put_in, talk, what

MAX_COMMENTS, MAX_NOTE = 50, 1_500  # of one file; characters of one
MATRIX_WORDS = (
    "Berkas ini matriks sandingan, bukan naskah adendum: bunyi barunya berdiri sebagai kutipan di dalam ayat "
    "adendum dan tidak dapat dikembalikan dari tabel. Ubah naskah adendumnya (Unduh Word), lalu unggah itu."
)
MAX_WAITING = 20  # files of one person that wait at one instrument
CHANGED = (
    "Naskah atau pilihan Anda berubah sejak halaman ini dibuka. Periksa sekali lagi; belum ada yang disimpan."
)
NOTHING = "Tidak ada yang berubah dengan pilihan ini; naskah tetap seperti sekarang."
DECIDED = "Berkas ini sudah {} dan tidak dapat diperiksa lagi. Unggah kembali bila masih diperlukan."
ROLES = {*CHOICES, *TABLE_CHOICES}


def taking_refusals(agreement, by):
    """Return why this person may neither edit this text nor propose changes of it; empty = may."""
    reasons = writing_refusals(agreement, by)
    closed = agreement.state not in TALKING or agreement.agreed_revision_id
    return reasons if reasons and (closed or refusals(by, Act.DISCUSS, agreement.agency_id)) else []


def receive(agreement, *, by, data, name):
    """Take a Word file in to be reviewed; return its `WordImport`. Nothing of the text changes.

    Raises `NotAllowed`, `BadFile` with the reason, `NotReady` where too many wait already.
    """
    if reasons := taking_refusals(agreement, by):
        raise NotAllowed(*reasons)
    source = read_docx(data)
    if is_matrix(source):
        raise BadFile(MATRIX_WORDS)
    tracked = source.changes or writing_refusals(agreement, by)
    waiting = WordImport.objects.filter(agreement=agreement, by_id=by.user_id, state=WordState.WAITING)
    if waiting.count() >= MAX_WAITING:
        raise NotReady(
            f"Sudah {MAX_WAITING} berkas menunggu diperiksa di naskah ini. Batalkan sebagian dahulu."
        )
    stored = archive.store(data, name=name)
    return WordImport.objects.create(
        agreement=agreement,
        by_id=by.user_id,
        name=stored.name[:200],
        sha256=stored.sha256,
        size=stored.size,
        mode=(WordMode.SUGGESTION if tracked else WordMode.OWN_EDIT).value,
    )


def look(row, *, agreement=None):
    """Take a waiting `WordImport`; return its `word_review.Review` against the text as it stands."""
    agreement = agreement or row.agreement
    return review(
        archive.read(row.sha256),
        agreement,
        seed=row.seed,
        mode=row.mode,
        cells={int(place): role for place, role in row.cells.items()},
        parts=row.parts,
    )


def choose(row, *, by, mode="", cells=None, parts=None):
    """Keep what its reviewer chose so far; return the row. The text is not touched.

    `cells`: {place: role}, `parts`: {id: FILE or NOW}. Raises `NotAllowed`, `NotReady`.
    """
    with transaction.atomic():
        locked = _own(row, by)
        locked.mode = mode if mode in set(WordMode) else locked.mode
        fresh = {str(place): role for place, role in (cells or {}).items() if role in ROLES}
        if fresh != locked.cells and cells is not None:
            locked.cells = fresh
        locked.parts = locked.parts | (parts or {})
        locked.save()
    return locked


def take(row, *, by, seen, comments=False):
    """Bring the file in as its reviewer chose; return the number of parts that changed or were proposed.

    `comments`: the comments of the file become comments of the discussion, as far as they do not go along
    as the reason of a suggestion. `seen`: `Review.seen` of what the person confirmed. One event names the
    file and its sha256, the file is kept with the instrument. Raises `Stale` where the text or the choices
    are no longer what was seen, `NotReady` (nothing changes, beyond the limits, not editable now),
    `NotAllowed`.
    """
    with transaction.atomic():
        locked = _own(row, by)
        act = _proposed if locked.mode == WordMode.SUGGESTION else _written
        found, count = act(locked, by, seen)
        if comments:
            _comment(locked, by, found)
        locked.state, locked.decided_at = WordState.TAKEN.value, timezone.now()
        locked.save()
        keep(
            archive.StoredFile(locked.sha256, locked.size, files.DOCX, 0, locked.name),
            kind=AttachmentKind.WORD,
            by=by,
            cooperation=locked.agreement.cooperation,
            agreement=locked.agreement,
        )
    return count


def _written(row, by, seen):
    """Put the text in, merged with what is stored; the instrument is locked first."""
    agreement = lock_for_writing(row.agreement, by=by)
    found = _confirmed(row, agreement, seen)
    merged, conflicts = merge(digests(found.stored), found.naskah, found.stored)
    if conflicts:
        raise Stale(CHANGED)
    beside = [each for each in found.beside if each.is_taken]
    if merged == found.stored and not beside:
        raise NotReady(NOTHING)
    data = {"file": row.name, "sha256": row.sha256} | put_in(agreement, found, beside)
    if merged == found.stored:
        put_beside(
            agreement, by=by, sentence=f"memuat {what(beside)} dari berkas Word {row.name[:120]}", data=data
        )
        return found, len(beside)
    sentence = f"memuat naskah dari berkas Word {row.name[:120]}"
    put_text(agreement, merged, by=by, act=Act.EDIT_TEXT, sentence=sentence, data=data)
    before, now = digests(found.stored), digests(merged)
    changed = sum(before.get(part) != now.get(part) for part in before | now) or 1
    return found, changed + len(beside)


def _proposed(row, by, seen):
    found = _confirmed(row, row.agreement, seen)
    beside = [each for each in found.beside if each.is_taken]
    if not found.changes and not beside:
        raise NotReady(NOTHING)
    note = f"Dari berkas Word {row.name[:150]} (SHA-256 {row.sha256[:12]})."
    if found.changes:
        propose(row.agreement, by=by, changes=found.changes, note=note, source=SuggestionSource.WORD)
    talk(row, beside, by=by, there={*digests(found.stored)})
    return found, len(found.changes) + len(beside)


def _comment(row, by, found):
    """Begin a thread for each comment of the file, at its part where the text has it."""
    told = {change.part for change in found.changes} if row.mode == WordMode.SUGGESTION else set()
    there = {RECITALS, *(part.id for part in [*found.stored.pasal, *found.stored.lampiran])}
    for ident, label, note in found.notes[:MAX_COMMENTS]:
        if ident in told or not note.text:
            continue
        who = f"{note.author or 'Tanpa nama'}{f', {moment(note.at)}' if moment(note.at) else ''}"
        about = "" if ident in there else f" tentang {label}" if label else ""
        comment(
            row.agreement,
            by=by,
            text=f"Komentar di berkas Word {row.name[:80]} oleh {who}{about}: {note.text[:MAX_NOTE]}",
            part=ident if ident in there else "",
        )


def _confirmed(row, agreement, seen):
    found = look(row, agreement=agreement)
    if found.seen != seen:
        raise Stale(CHANGED)
    return found


def drop(row, *, by):
    """Put a waiting file aside; return it. Its bytes stay in the store, the text is not touched."""
    with transaction.atomic():
        locked = _own(row, by)
        locked.state, locked.decided_at = WordState.DROPPED.value, timezone.now()
        locked.save()
    return locked


def _own(row, by):
    """Lock a waiting file of this person."""
    locked = (
        WordImport.objects.select_for_update(of=("self",))
        .select_related("agreement__cooperation__agency", "agreement__agency", "agreement__parent")
        .get(pk=row.pk)
    )
    if locked.by_id != by.user_id:
        raise NotAllowed("Hanya pengunggahnya yang dapat memeriksa berkas ini.")
    if not locked.is_waiting:
        raise NotReady(DECIDED.format(locked.get_state_display().lower()))
    return locked

"""What the regulation admin does to templates: each act one transaction and one line of history."""

from datetime import timedelta

from django.db import IntegrityError, transaction
from django.utils import timezone

from agreements.documents.trial import try_out
from agreements.models import Template, TemplateEvent, TemplateVersion
from agreements.rules.citations import cited_in
from agreements.rules.enums import TemplateAct, TemplateState
from agreements.rules.errors import NotAllowed, NotReady, Stale
from agreements.rules.naskah import complaints as size_complaints
from agreements.rules.permissions import MAY, Act, entitled_post, refusals
from agreements.rules.templating import Blueprint, blueprint_from, blueprint_json, digest_of_blueprint

SITTING = timedelta(minutes=30)  # within it, saving the same draft again is no news for the history
FIELDS = ("name", "instrument", "kinds", "note")
TAKEN = "Nama “{}” sudah dipakai templat lain; beri nama lain."
NO_DRAFT = "Versi ini sudah diterbitkan dan tidak dapat diubah; mulai versi baru."


def demand(by):
    """Raise `NotAllowed` where this actor may not keep templates; return the post that entitles."""
    if reasons := refusals(by, Act.KEEP_TEMPLATES):
        raise NotAllowed(*reasons)
    return entitled_post(by, MAY[Act.KEEP_TEMPLATES])


def tell(*, by, act, sentence, note="", data=None, **subject):
    """Write one line of history of `template=` or `clause=`, inside the act's transaction."""
    post = entitled_post(by, MAY[Act.KEEP_TEMPLATES])
    return TemplateEvent.objects.create(
        actor_id=by.user_id,
        actor_name=by.name,
        post=post.label if post else "",
        act=act,
        sentence=sentence[:400],
        note=note,
        data=data or {},
        at=timezone.now(),
        **subject,
    )


def cited_words(naskah):
    """Take a `Naskah`; return the regulations that it cites with their pasal, each once, as texts."""
    found = dict.fromkeys(
        f"{one.name}{f' Pasal {one.article}' if one.article else ''}"[:600] for _, one in cited_in(naskah)
    )
    return list(found)


def create(*, by, fields, articles=(), blueprint=None):
    """Make a template with the draft of its first version; return the `Template`.

    `fields`: dict of FIELDS; `articles`: the `Article`s it rests on. Raises `NotAllowed` or `NotReady`.
    """
    demand(by)
    blueprint = blueprint or Blueprint()
    with transaction.atomic():
        if Template.objects.filter(name__iexact=fields["name"]).exists():
            raise NotReady(TAKEN.format(fields["name"]))
        template = _once(lambda: Template.objects.create(**fields), fields["name"])
        template.articles.set(articles)
        _write_version(template, blueprint, by)
        tell(by=by, act=TemplateAct.CREATE, sentence=f"membuat templat {template}", template=template)
    return template


def _once(write, name):
    try:
        with transaction.atomic():
            return write()
    except IntegrityError:
        raise NotReady(TAKEN.format(name)) from None


def _write_version(template, blueprint, by):
    last = template.versions.first()
    return TemplateVersion.objects.create(
        template=template,
        ordinal=last.ordinal + 1 if last else 1,
        content=blueprint_json(blueprint),
        cited=cited_words(blueprint.text),
        edited_by_id=by.user_id,
        edited_at=timezone.now(),
    )


def _locked(template, seen):
    locked = Template.objects.select_for_update().get(pk=template.pk)
    if seen is not None and seen != locked.version:
        raise Stale("Templat ini diubah orang lain setelah Anda membukanya. Periksa lagi, lalu ulangi.")
    return locked


def edit(template, *, by, seen, fields, articles):
    """Change the name, kinds, note and legal basis of a template; return it.

    The instrument stays once a version is published. Raises `NotAllowed`, `NotReady` or `Stale`.
    """
    demand(by)
    with transaction.atomic():
        locked = _locked(template, seen)
        if fields["instrument"] != locked.instrument and locked.versions.exclude(published_at=None).exists():
            raise NotReady("Bentuk naskah templat yang sudah terbit tidak dapat diganti; buat templat baru.")
        if Template.objects.filter(name__iexact=fields["name"]).exclude(pk=locked.pk).exists():
            raise NotReady(TAKEN.format(fields["name"]))
        before = {name: getattr(locked, name) for name in FIELDS}
        for name in FIELDS:
            setattr(locked, name, fields[name])
        locked.version += 1
        _once(locked.save, fields["name"])
        locked.articles.set(articles)
        changed = {name: [before[name], fields[name]] for name in FIELDS if before[name] != fields[name]}
        sentence = f"mengubah data templat {locked}"
        tell(by=by, act=TemplateAct.EDIT, sentence=sentence, data=changed, template=locked)
    return locked


def _locked_version(version, seen):
    """Lock a draft version; `seen`: the `lock` that its editor had loaded."""
    locked = TemplateVersion.objects.select_for_update(of=("self",)).select_related("template", "edited_by")
    row = locked.filter(pk=version.pk).first()
    if row is None:
        raise Stale("Draf versi ini sudah dibuang. Isian Anda masih ada di halaman ini.")
    if row.is_published:
        raise NotReady(NO_DRAFT)
    if seen is not None and seen != row.lock:
        who = row.edited_by or "orang lain"
        raise Stale(
            f"Draf versi ini disimpan oleh {who} setelah Anda membukanya. Isian Anda dipertahankan; "
            "bandingkan bagian yang ditandai, lalu simpan lagi."
        )
    return row


def save_version(version, *, by, seen, blueprint, note=""):
    """Save the draft of a version; return it. `seen`: the `lock` as loaded.

    Raises `NotAllowed`, `NotReady` (published, too long) or `Stale` (somebody else saved it meanwhile).
    """
    demand(by)
    if reasons := size_complaints(blueprint.text):
        raise NotReady(*reasons)
    with transaction.atomic():
        locked = _locked_version(version, seen)
        content = blueprint_json(blueprint)
        if (content, note) == (locked.content, locked.note):
            return locked
        locked.content, locked.note = content, note[:300]
        locked.cited = cited_words(blueprint.text)
        locked.lock += 1
        locked.edited_by_id, locked.edited_at = by.user_id, timezone.now()
        locked.save()
        if not _told_in_this_sitting(locked, by):
            sentence = f"mengubah draf versi {locked.ordinal} templat {locked.template}"
            data = {"version": locked.ordinal}
            tell(by=by, act=TemplateAct.EDIT, sentence=sentence, data=data, template=locked.template)
    return locked


def _told_in_this_sitting(locked, by):
    """Whether the history already says that this person is writing here: a page saves itself every moment."""
    last = locked.template.events.first()
    return (
        last is not None
        and (last.act, last.actor_id) == (TemplateAct.EDIT, by.user_id)
        and last.data.get("version") == locked.ordinal
        and last.at >= timezone.now() - SITTING
    )


def begin_version(template, *, by, source=None):
    """Begin the draft of a next version from `source` (the newest one); return the `TemplateVersion`.

    Raises `NotAllowed`, or `NotReady` where a draft stands already or the template is archived.
    """
    demand(by)
    with transaction.atomic():
        locked = _locked(template, None)
        if locked.state == TemplateState.ARCHIVED:
            raise NotReady("Templat ini diarsipkan; buka kembali lebih dahulu.")
        draft = locked.versions.filter(published_at=None).first()
        if draft:
            raise NotReady(f"Versi {draft.ordinal} masih berupa draf; lanjutkan atau buang draf itu.")
        source = source or locked.versions.first()
        version = _write_version(locked, blueprint_from(source.content), by)
        sentence = f"memulai versi {version.ordinal} templat {locked} dari versi {source.ordinal}"
        tell(by=by, act=TemplateAct.NEW_VERSION, sentence=sentence, template=locked)
    return version


def discard(version, *, by, seen, note=""):
    """Throw the draft of a version away; its words stay in the history. Raises as `save_version`."""
    demand(by)
    with transaction.atomic():
        locked = _locked_version(version, seen)
        template = locked.template
        if locked.ordinal == 1:
            raise NotReady("Draf versi pertama tidak dapat dibuang; arsipkan templatnya.")
        sentence = f"membuang draf versi {locked.ordinal} templat {template}"
        data = {"content": locked.content}
        tell(by=by, act=TemplateAct.DISCARD, sentence=sentence, note=note, data=data, template=template)
        locked.delete()
    return template


def publishing_reasons(version, today):
    """Return why a version cannot be published, tried on every kind of its template; empty = it can."""
    found = {}
    for kind in version.template.kinds:
        found |= dict.fromkeys(try_out(version, today, kind=kind).reasons)
    return list(found)


def publish(version, *, by, seen, note="", today=None):
    """Publish the draft of a version, so that drafts may begin with it; return it. It never changes again.

    Raises `NotAllowed`, `Stale`, or `NotReady` with the contents it lacks (Permendagri 22/2020 Ps 40-42,
    25/2020 Ps 13 and 20(5)), unknown fields, and what the checker would stop in every draft.
    """
    demand(by)
    with transaction.atomic():
        template = _locked(version.template, None)
        locked = _locked_version(version, seen)
        if template.state == TemplateState.ARCHIVED:
            raise NotReady("Templat ini diarsipkan; buka kembali lebih dahulu.")
        if reasons := publishing_reasons(locked, today or timezone.localdate()):
            raise NotReady(*reasons)
        locked.published_by_id, locked.published_at = by.user_id, timezone.now()
        locked.sha256 = digest_of_blueprint(blueprint_from(locked.content))
        locked.note = note.strip()[:300] or locked.note
        locked.save()
        template.state = TemplateState.PUBLISHED.value
        template.version += 1
        template.save()
        sentence = f"menerbitkan versi {locked.ordinal} templat {template}"
        data = {"sha256": locked.sha256}
        tell(by=by, act=TemplateAct.PUBLISH, sentence=sentence, note=note, data=data, template=template)
    return locked


def archive(template, *, by, seen, note):
    """Archive a template: nobody begins with it any more; what began stays. Raises as `edit`."""
    demand(by)
    if not note.strip():
        raise NotReady("Tulis mengapa templat ini diarsipkan.")
    with transaction.atomic():
        locked = _locked(template, seen)
        if locked.state == TemplateState.ARCHIVED:
            raise NotReady("Templat ini sudah diarsipkan.")
        _set_state(locked, TemplateState.ARCHIVED)
        tell(
            by=by,
            act=TemplateAct.ARCHIVE,
            sentence=f"mengarsipkan templat {locked}",
            note=note,
            template=locked,
        )
    return locked


def reopen(template, *, by, seen, note=""):
    """Bring an archived template back as it was. Raises as `edit`."""
    demand(by)
    with transaction.atomic():
        locked = _locked(template, seen)
        if locked.state != TemplateState.ARCHIVED:
            raise NotReady("Templat ini tidak sedang diarsipkan.")
        is_published = locked.versions.exclude(published_at=None).exists()
        _set_state(locked, TemplateState.PUBLISHED if is_published else TemplateState.DRAFT)
        tell(
            by=by,
            act=TemplateAct.REOPEN,
            sentence=f"membuka kembali templat {locked}",
            note=note,
            template=locked,
        )
    return locked


def _set_state(locked, state):
    locked.state = state.value
    locked.version += 1
    locked.save()

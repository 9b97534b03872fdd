"""Templates, versions and clauses: made, changed, published, archived; who may, and what is refused."""

from dataclasses import replace
from threading import Barrier, Thread

import pytest
from django.db import DatabaseError, connection, transaction

from agreements.models import Clause, ClauseVariant, Template, TemplateEvent, TemplateVersion
from agreements.rules.enums import Instrument, Kind, Role, TemplateState
from agreements.rules.errors import NotAllowed, NotReady, Stale
from agreements.rules.naskah import parse
from agreements.rules.templating import blueprint_from, blueprint_json
from agreements.rules.templating.built import built
from agreements.workflow import clauses, templates
from tests import factories

PKS = built(Instrument.PKS, (Kind.KSDPK,))


def actor(role=Role.REG):
    return factories.user(role).actor(factories.today())


def fields(**given):
    base = {"name": "PKS BUMN", "instrument": "pks", "kinds": ["ksdpk"], "note": "Untuk BUMN."}
    return base | given


@pytest.fixture
def reg(db):
    return actor()


@pytest.fixture
def draft(reg):
    return templates.create(by=reg, fields=fields(), blueprint=PKS).versions.get()


def with_body(blueprint, ident, text):
    pasal = tuple(
        replace(each, body=parse(text)) if each.id == ident else each for each in blueprint.text.pasal
    )
    return replace(blueprint, text=replace(blueprint.text, pasal=pasal))


def without(blueprint, ident):
    pasal = tuple(each for each in blueprint.text.pasal if each.id != ident)
    return replace(blueprint, text=replace(blueprint.text, pasal=pasal))


def sentences():
    return list(TemplateEvent.objects.order_by("pk").values_list("sentence", flat=True))


def test_a_template_begins_as_a_draft_with_one_version(reg):
    article = factories.article()
    template = templates.create(by=reg, fields=fields(), articles=[article], blueprint=PKS)
    version = template.versions.get()
    assert (template.state, version.ordinal, version.is_published) == ("draf", 1, False)
    assert version.content == blueprint_json(PKS)
    assert list(template.articles.all()) == [article]
    assert sentences() == ["membuat templat PKS BUMN"]


@pytest.mark.parametrize("role", [Role.STF, Role.OPO, Role.HKM, Role.ADM])
def test_nobody_else_keeps_templates(db, role):
    with pytest.raises(NotAllowed, match="mengelola templat"):
        templates.create(by=actor(role), fields=fields())
    assert not Template.objects.exists()


@pytest.mark.parametrize("name", ["PKS BUMN", "pks bumn"])
def test_a_name_is_used_once(reg, draft, name):
    with pytest.raises(NotReady, match="sudah dipakai"):
        templates.create(by=reg, fields=fields(name=name))
    other = templates.create(by=reg, fields=fields(name="Lain"))
    with pytest.raises(NotReady, match="sudah dipakai"):
        templates.edit(other, by=reg, seen=other.version, fields=fields(name=name), articles=[])


def test_its_data_change_once_for_each_who_looked(reg, draft):
    template = draft.template
    changed = templates.edit(template, by=reg, seen=1, fields=fields(note="Lain"), articles=[])
    assert (changed.note, changed.version) == ("Lain", 2)
    with pytest.raises(Stale):
        templates.edit(template, by=reg, seen=1, fields=fields(note="Ketiga"), articles=[])
    assert TemplateEvent.objects.first().data == {"note": ["Untuk BUMN.", "Lain"]}


def test_the_instrument_stays_once_published(reg, draft):
    template = templates.edit(draft.template, by=reg, seen=1, fields=fields(instrument="ksb"), articles=[])
    templates.edit(template, by=reg, seen=2, fields=fields(), articles=[])
    templates.publish(draft, by=reg, seen=1)
    with pytest.raises(NotReady, match="tidak dapat diganti"):
        templates.edit(template, by=reg, seen=None, fields=fields(instrument="ksb"), articles=[])


def test_two_admins_lose_nothing(reg, draft):
    first = templates.save_version(draft, by=reg, seen=1, blueprint=with_body(PKS, "kahar", "Satu."))
    with pytest.raises(Stale, match="Isian Anda dipertahankan"):
        templates.save_version(draft, by=actor(), seen=1, blueprint=with_body(PKS, "kahar", "Dua."))
    draft.refresh_from_db()
    assert (draft.lock, draft.content) == (2, first.content)


@pytest.mark.django_db(transaction=True)
def test_of_two_who_save_at_once_one_is_told():
    reg = actor()
    draft = templates.create(by=reg, fields=fields(), blueprint=PKS).versions.get()
    start, said = Barrier(2), []

    def save(words):
        try:
            start.wait()
            templates.save_version(draft, by=reg, seen=1, blueprint=with_body(PKS, "kahar", words))
            said.append("tersimpan")
        except Stale:
            said.append("basi")
        finally:
            connection.close()

    threads = [Thread(target=save, args=(words,)) for words in ("Satu.", "Dua.")]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(said) == ["basi", "tersimpan"]


def test_saving_the_same_again_is_no_news(reg, draft):
    same = templates.save_version(draft, by=reg, seen=1, blueprint=PKS)
    assert (same.lock, len(sentences())) == (1, 1)


def test_what_the_words_cite_is_kept(reg, draft):
    words = "Menurut Pasal 6 Undang-Undang Nomor 27 Tahun 2022 dan PP 28/2018."
    saved = templates.save_version(draft, by=reg, seen=1, blueprint=with_body(PKS, "kahar", words))
    assert "Undang-Undang Nomor 27 Tahun 2022 Pasal 6" in saved.cited
    assert "Peraturan Pemerintah Nomor 28 Tahun 2018" in saved.cited


def test_publishing_hashes_and_opens_it(reg, draft):
    version = templates.publish(draft, by=reg, seen=1, note="Pertama")
    version.template.refresh_from_db()
    assert (version.template.state, version.note, len(version.sha256)) == ("terbit", "Pertama", 64)
    assert Template.objects.fitting("pks", "ksdpk").get() == version.template
    assert sentences()[-1] == "menerbitkan versi 1 templat PKS BUMN"
    assert TemplateEvent.objects.first().data == {"sha256": version.sha256}


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (lambda b: without(b, "kahar"), "keadaan kahar. (Permendagri 22/2020 Pasal 41)"),
        (lambda b: with_body(b, "kahar", "Kahar <script>x</script>."), "tanda HTML “<script>”"),
        (lambda b: with_body(b, "kahar", ""), "belum berisi"),
        (lambda b: with_body(b, "kahar", "Selama {{jangka_waktuu}}."), "maksud Anda {{jangka_waktu}}?"),
    ],
)
def test_a_bad_version_is_not_published_and_the_reason_told(reg, draft, change, words):
    saved = templates.save_version(draft, by=reg, seen=1, blueprint=change(PKS))
    with pytest.raises(NotReady) as refused:
        templates.publish(saved, by=reg, seen=2)
    assert any(words in reason for reason in refused.value.reasons), refused.value.reasons
    saved.refresh_from_db()
    assert not saved.is_published
    assert not Template.objects.fitting("pks", "ksdpk").exists()


def test_what_the_checker_would_stop_in_every_draft_is_not_published(reg, db):
    ksb = built(Instrument.KSB, (Kind.KSDPK,))
    given = fields(name="KSB", instrument="ksb")
    version = templates.create(by=reg, fields=given, blueprint=ksb).versions.get()
    bad = with_body(ksb, "lain_lain", "PIHAK KESATU wajib membayar kepada PIHAK KEDUA.")
    saved = templates.save_version(version, by=reg, seen=1, blueprint=bad)
    with pytest.raises(NotReady, match="KSB-02"):
        templates.publish(saved, by=reg, seen=2)


def test_a_stale_editor_does_not_publish(reg, draft):
    templates.save_version(draft, by=reg, seen=1, blueprint=with_body(PKS, "kahar", "Lain."))
    with pytest.raises(Stale):
        templates.publish(draft, by=reg, seen=1)


def test_a_published_version_never_changes(reg, draft):
    version = templates.publish(draft, by=reg, seen=1)
    with pytest.raises(NotReady, match="mulai versi baru"):
        templates.save_version(version, by=reg, seen=version.lock, blueprint=PKS)
    for change in (
        lambda: TemplateVersion.objects.filter(pk=version.pk).update(content={}),
        lambda: TemplateVersion.objects.filter(pk=version.pk).delete(),
    ):
        with pytest.raises(DatabaseError), transaction.atomic():
            change()


def test_the_next_version_begins_from_the_last_and_only_one_at_a_time(reg, draft):
    templates.publish(draft, by=reg, seen=1)
    second = templates.begin_version(draft.template, by=reg)
    assert (second.ordinal, second.content) == (2, draft.content)
    with pytest.raises(NotReady, match="Versi 2 masih berupa draf"):
        templates.begin_version(draft.template, by=reg)


def test_a_draft_is_thrown_away_but_its_words_stay_in_the_history(reg, draft):
    with pytest.raises(NotReady, match="versi pertama"):
        templates.discard(draft, by=reg, seen=1)
    templates.publish(draft, by=reg, seen=1)
    second = templates.begin_version(draft.template, by=reg)
    templates.discard(second, by=reg, seen=1)
    assert draft.template.versions.count() == 1
    assert TemplateEvent.objects.first().data["content"] == second.content
    with pytest.raises(Stale, match="sudah dibuang"):
        templates.save_version(second, by=reg, seen=1, blueprint=PKS)


def test_an_archived_template_is_not_offered_until_it_is_opened_again(reg, draft):
    templates.publish(draft, by=reg, seen=1)
    with pytest.raises(NotReady, match="mengapa"):
        templates.archive(draft.template, by=reg, seen=None, note=" ")
    archived = templates.archive(draft.template, by=reg, seen=2, note="Diganti.")
    assert archived.state == TemplateState.ARCHIVED
    assert not Template.objects.fitting("pks", "ksdpk").exists()
    with pytest.raises(NotReady, match="diarsipkan"):
        templates.begin_version(archived, by=reg)
    assert templates.reopen(archived, by=reg, seen=3).state == TemplateState.PUBLISHED
    with pytest.raises(NotReady, match="tidak sedang"):
        templates.reopen(archived, by=reg, seen=None)


def test_history_never_changes(reg, draft):
    with pytest.raises(DatabaseError), transaction.atomic():
        TemplateEvent.objects.update(sentence="lain")


# Clauses


def clause_fields(**given):
    return {"key": "kahar", "title": "Kahar", "note": ""} | given


def variant_fields(**given):
    return {"name": "singkat", "text": "(1) Satu.\n(2) Dua.", "when": ""} | given


@pytest.fixture
def clause(reg):
    return clauses.save_clause(None, by=reg, seen=None, fields=clause_fields())


def test_a_clause_and_its_variants_are_kept_with_their_history(reg, clause):
    variant = clauses.save_variant(clause, None, by=reg, seen=None, fields=variant_fields())
    changed = clauses.save_variant(
        clause, variant, by=reg, seen=1, fields=variant_fields(text="Menurut UU 27/2022.")
    )
    assert (changed.version, changed.cited) == (2, ["Undang-Undang Nomor 27 Tahun 2022"])
    assert TemplateEvent.objects.first().data["before"] == "(1) Satu.\n(2) Dua."
    assert Clause.objects.get().variants.get() == changed


def test_names_of_clauses_and_variants_are_used_once(reg, clause):
    with pytest.raises(NotReady, match="sudah dipakai klausul"):
        clauses.save_clause(None, by=reg, seen=None, fields=clause_fields(title="KAHAR"))
    clauses.save_variant(clause, None, by=reg, seen=None, fields=variant_fields())
    with pytest.raises(NotReady, match="sudah mempunyai varian"):
        clauses.save_variant(clause, None, by=reg, seen=None, fields=variant_fields(name="Singkat"))
    assert ClauseVariant.objects.count() == 1


@pytest.mark.parametrize(
    ("text", "words"),
    [("", "belum ditulis"), ("<b>x</b>", "tanda HTML"), ("x" * 70_000, "terlalu panjang")],
)
def test_bad_words_of_a_variant_are_refused(reg, clause, text, words):
    with pytest.raises(NotReady, match=words):
        clauses.save_variant(clause, None, by=reg, seen=None, fields=variant_fields(text=text))


def test_of_two_who_change_a_variant_one_is_told(reg, clause):
    variant = clauses.save_variant(clause, None, by=reg, seen=None, fields=variant_fields())
    clauses.save_variant(clause, variant, by=reg, seen=1, fields=variant_fields(when="a"))
    with pytest.raises(Stale):
        clauses.save_variant(clause, variant, by=reg, seen=1, fields=variant_fields(when="b"))


def test_archiving_needs_a_reason_and_is_taken_back(reg, clause):
    with pytest.raises(NotReady):
        clauses.set_archived(clause, True, by=reg, seen=1)
    assert clauses.set_archived(clause, True, by=reg, seen=1, note="Usang").archived
    assert not clauses.set_archived(clause, False, by=reg, seen=2).archived


def test_nobody_else_keeps_clauses(db):
    with pytest.raises(NotAllowed):
        clauses.save_clause(None, by=actor(Role.STF), seen=None, fields=clause_fields())


def test_the_blueprint_of_a_version_reads_back(draft):
    assert blueprint_from(TemplateVersion.objects.get().content) == PKS

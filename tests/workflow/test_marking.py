"""Marking a regulation: status, relation and tasks at once; taking it back; working the tasks off."""

import threading

import pytest
from django.db import connections

from agreements.models import LegalBasis, Regulation, RegulationMark, Relation, ReviewTask
from agreements.models.library import stamp
from agreements.rules.enums import RelationKind, Role, State, TaskState
from agreements.rules.errors import NotAllowed, NotReady, Refusal, Stale
from agreements.rules.naskah import Naskah, Node, Pasal, to_json
from agreements.workflow.indexing import cite
from agreements.workflow.marking import close, mark, undo
from tests import factories

TODAY = factories.today()
REVOKES, PARTLY, AMENDS = RelationKind.REVOKES, RelationKind.REVOKES_PARTLY, RelationKind.AMENDS


def person(role, agency=None):
    return factories.user(role, agency).actor(TODAY)


@pytest.fixture
def keeper(db):
    return person(Role.REG)


@pytest.fixture
def old(db):
    return factories.regulation(
        key="PP-28-2018", kind="pp", number="28", year=2018, title="Kerja Sama Daerah", verified=True
    )


@pytest.fixture
def new(db):
    return factories.regulation(key="PP-9-2026", kind="pp", number="9", year=2026, title="Yang baru")


def citing(words, state=State.DRAFT, **given):
    text = to_json(Naskah((), (Pasal("p", "", "DASAR", (Node("teks", words),)),)))
    agreement = factories.agreement(state, text=text, **given)
    cite(agreement)
    return agreement


def marked(old, new, keeper, kind=REVOKES, **given):
    given = {"on": TODAY, "reason": "Pasal 99"} | given
    return mark(old, by=keeper, source=new, kind=kind, **given)


def test_status_relation_and_the_act_itself(old, new, keeper):
    row = marked(old, new, keeper, reason="Pasal 99 PP 9/2026")
    old.refresh_from_db()
    assert (old.status, old.verified) == ("dicabut", False)
    assert Relation.objects.get().__str__() == f"{new} mencabut {old}"
    assert (row.before, row.after, row.made_relation, row.articles) == ("berlaku", "dicabut", True, [])
    assert str(row) == "PP 9/2026 mencabut PP 28/2018"
    assert row.post == "Admin regulasi"


def test_a_task_for_each_thing_that_rests_on_it(old, new, keeper, opd):
    draft = citing("Pasal 6 PP 28/2018", agency=opd)
    running = factories.agreement(State.IN_FORCE)
    LegalBasis.objects.create(agreement=running, regulation=old)
    for state in (State.CANCELLED, State.TERMINATED):
        citing("PP 28/2018", state)
    citing("PP 28/2018", State.IN_FORCE, ends_on=factories.days(-1), starts_on=factories.days(-200))
    citing("PP 27/2018")
    category = factories.category(basis="PP 28/2018 Pasal 14")
    follows = factories.regulation(kind="permendagri", number="22", year=2020)
    Relation.objects.create(source=follows, kind="melaksanakan", target=old)
    row = marked(old, new, keeper)
    assert set(row.tasks.exclude(agreement=None).values_list("agreement", "group", "agency")) == {
        (draft.pk, "rancangan", opd.pk),
        (running.pk, "berjalan", running.agency_id),
    }
    groups = set(row.tasks.filter(agreement=None).values_list("group", flat=True))
    assert groups == {"kerangka", "pemeriksa", "langkah", "kategori", "pelaksana"}
    assert row.tasks.get(group="kategori").subject == category.name
    assert row.tasks.get(group="pelaksana").subject == follows.citation


def test_only_some_pasal_touch_only_who_cites_them(old, new, keeper):
    six, whole = citing("Pasal 6 ayat (1) PP 28/2018"), citing("sesuai PP 28/2018")
    citing("Pasal 7 PP 28/2018")
    by_basis = factories.agreement()
    LegalBasis.objects.create(agreement=by_basis, regulation=old)
    row = marked(old, new, keeper, PARTLY, articles=["6"])
    assert set(row.tasks.exclude(agreement=None).values_list("agreement", flat=True)) == {six.pk, whole.pk}
    assert str(row) == "PP 9/2026 mencabut sebagian PP 28/2018 (Pasal 6)"
    old.refresh_from_db()
    assert old.status == "dicabut_sebagian"


def test_who_implements_another_pasal_is_not_touched(old, new, keeper):
    for number, note in (("1", "Pasal 6 ayat (4) dan 7."), ("2", "Pasal 51."), ("3", "")):
        source = factories.regulation(kind="permendagri", number=number, year=2020)
        Relation.objects.create(source=source, kind="melaksanakan", target=old, note=note)
    tasks = marked(old, new, keeper, PARTLY, articles=["7"]).tasks.filter(group="pelaksana")
    assert [task.subject.split(" Tahun")[0][-1] for task in tasks] == ["1", "3"]


def test_a_relation_on_record_is_not_written_twice(old, new, keeper):
    Relation.objects.create(source=new, kind="mencabut", target=old, note="Pasal 99")
    row = marked(old, new, keeper)
    assert (Relation.objects.count(), row.made_relation) == (1, False)


@pytest.mark.parametrize("role", [role for role in Role if role != Role.REG])
def test_only_the_keeper_marks(old, new, role):
    with pytest.raises(NotAllowed):
        marked(old, new, person(role))
    assert not RegulationMark.objects.exists()
    assert not Relation.objects.exists()


@pytest.mark.parametrize(
    ("kind", "given", "reason"),
    [
        (REVOKES, {"on": factories.days(1)}, "Tanggal ini belum tiba"),
        (REVOKES, {"articles": ["6"]}, "Mencabut berlaku bagi seluruh peraturan"),
        (PARTLY, {}, "Sebutkan pasal yang dicabut"),
        (AMENDS, {"on": factories.days(-9999)}, "Pada tanggal itu PP 28/2018 sendiri belum berlaku"),
    ],
)
def test_marks_that_cannot_be(old, new, keeper, kind, given, reason):
    old.in_force_on = "2018-07-13"
    old.save()
    with pytest.raises(NotReady, match=reason):
        marked(old, new, keeper, kind, **given)
    old.refresh_from_db()
    assert (old.status, ReviewTask.objects.count(), Relation.objects.count()) == ("berlaku", 0, 0)


def test_older_lower_and_circular_ones_are_refused(old, new, keeper):
    with pytest.raises(NotReady, match="Peraturan tahun 2018 tidak dapat mencabut peraturan tahun 2026"):
        marked(new, old, keeper)
    with pytest.raises(NotReady, match="Peraturan tidak dapat mencabut dirinya sendiri"):
        marked(old, old, keeper)
    lower = factories.regulation(kind="permendagri", number="1", year=2026)
    with pytest.raises(NotReady, match="tingkatnya lebih rendah"):
        marked(old, lower, keeper)
    one, other = (factories.regulation(kind="pp", number=str(n), year=2026) for n in (11, 12))
    marked(one, other, keeper, AMENDS)
    with pytest.raises(NotReady, match="Hubungan ini membuat lingkaran: PP 11/2026 mengubah PP 12/2026"):
        marked(other, one, keeper, AMENDS)


def test_what_was_revoked_is_not_marked_again(old, new, keeper):
    marked(old, new, keeper)
    with pytest.raises(NotReady, match="sudah berstatus dicabut"):
        marked(old, factories.regulation(kind="pp", number="10", year=2026), keeper)


def test_what_changed_since_it_was_seen_is_not_marked(old, new, keeper):
    seen = stamp(old)
    old.note = "Diubah orang lain"
    old.save()
    with pytest.raises(Stale, match="berubah setelah Anda membukanya"):
        marked(old, new, keeper, seen=seen)


def test_taking_a_mark_back_restores_and_both_stay_on_record(old, new, keeper):
    citing("PP 28/2018")
    row = marked(old, new, keeper)
    done = row.tasks.exclude(agreement=None).get()
    close(done, by=person(Role.STF), state=TaskState.DONE, note="Sudah diganti")
    back = undo(row, by=keeper, reason="Salah nomor")
    old.refresh_from_db()
    assert (old.status, Relation.objects.count()) == ("berlaku", 0)
    assert (back.undoes, back.before, back.after, back.reason) == (row, "dicabut", "berlaku", "Salah nomor")
    assert RegulationMark.objects.count() == 2
    assert set(row.tasks.values_list("state", flat=True)) == {"selesai", "tidak_perlu"}
    assert row.tasks.filter(state="tidak_perlu").first().note == "Penandaan dibatalkan: Salah nomor"
    for again in (row, back):
        with pytest.raises(NotReady, match="sudah dibatalkan"):
            undo(RegulationMark.objects.get(pk=again.pk), by=keeper, reason="Lagi")


def test_taking_back_needs_a_reason_and_the_right(old, new, keeper):
    row = marked(old, new, keeper)
    with pytest.raises(NotReady, match="Alasan pembatalan wajib diisi"):
        undo(row, by=keeper, reason=" ")
    with pytest.raises(NotAllowed):
        undo(row, by=person(Role.HKM), reason="Keliru")


def test_the_newest_mark_is_taken_back_first(old, new, keeper):
    first = marked(old, new, keeper, AMENDS)
    second = marked(old, factories.regulation(kind="pp", number="10", year=2026), keeper)
    with pytest.raises(NotReady, match="Batalkan dahulu penandaan yang lebih baru: PP 10/2026 mencabut"):
        undo(first, by=keeper, reason="Keliru")
    undo(second, by=keeper, reason="Keliru")
    old.refresh_from_db()
    assert old.status == "diubah"


def test_what_another_regulation_brings_stays(old, new, keeper):
    row = marked(old, new, keeper)
    other = factories.regulation(kind="pp", number="10", year=2026)
    Relation.objects.create(source=other, kind="mengubah", target=old)
    undo(row, by=keeper, reason="Keliru")
    old.refresh_from_db()
    assert old.status == "diubah"


def test_an_opd_works_off_its_own(old, new, keeper, opd):
    agreement = citing("PP 28/2018", agency=opd)
    row = marked(old, new, keeper)
    task = row.tasks.get(agreement=agreement)
    with pytest.raises(NotAllowed, match="Hanya OPD pemrakarsa"):
        close(task, by=person(Role.OPO), state=TaskState.DONE)
    done = close(task, by=person(Role.OPO, opd), state=TaskState.DONE, note="Diganti", seen=1)
    assert (done.state, done.note, done.version) == ("selesai", "Diganti", 2)
    event = agreement.events.get()
    assert event.sentence == "meninjau naskah karena PP 9/2026 mencabut PP 28/2018"
    assert event.note == "Diganti"


def test_what_is_not_needed_or_opened_again_says_why(old, new, keeper):
    citing("PP 28/2018")
    staff = person(Role.STF)
    task = marked(old, new, keeper).tasks.exclude(agreement=None).get()
    with pytest.raises(NotReady, match="Tulis alasannya"):
        close(task, by=staff, state=TaskState.NOT_NEEDED)
    close(task, by=staff, state=TaskState.NOT_NEEDED, note="Hanya konsiderans")
    with pytest.raises(Stale):
        close(task, by=staff, state=TaskState.DONE, seen=1)
    opened = close(task, by=staff, state=TaskState.OPEN, note="Ternyata perlu", seen=2)
    assert (opened.state, opened.closed_by, opened.closed_at) == ("terbuka", None, None)


def test_rules_and_outlines_are_for_the_keeper(old, new, keeper):
    task = marked(old, new, keeper).tasks.filter(agreement=None).first()
    with pytest.raises(NotAllowed):
        close(task, by=person(Role.STF), state=TaskState.DONE)
    assert close(task, by=keeper, state=TaskState.DONE).state == "selesai"


@pytest.mark.django_db(transaction=True)
def test_two_who_close_a_circle_at_once_are_not_both_let_through():
    """A amends B and B amends A, by two people in the same moment: one is refused."""
    one, other = (factories.regulation(kind="pp", number=str(n), year=2026) for n in (1, 2))
    keepers = [person(Role.REG), person(Role.REG)]
    start, said = threading.Barrier(2), []

    def run(by, target, source):
        start.wait()
        try:
            marked(target, source, by, AMENDS)
            said.append("ok")
        except Refusal as refusal:
            said.append(str(refusal))
        finally:
            connections.close_all()

    pairs = ((keepers[0], one, other), (keepers[1], other, one))
    threads = [threading.Thread(target=run, args=pair) for pair in pairs]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(word[:16] for word in said) == ["Hubungan ini mem", "ok"]
    assert Relation.objects.count() == 1
    assert Regulation.objects.filter(status="diubah").count() == 1

"""Around the signature: what is asked, what is refused and where, and the whole path to "berlaku"."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from agreements.documents import archive
from agreements.forms.agreement import FIELDS
from agreements.models import Agreement, Attachment, Event, LegalBasis
from agreements.rules.enums import Action, AttachmentKind, Instrument, Kind, Role, State
from tests import factories
from tests.rules.test_files import HOSTILE, pdf
from tests.views.test_particulars import parties_data

TODAY = factories.today()


def act(agreement, action):
    return reverse("agreement-act", args=[agreement.uid, str(action)])


def scan(data=None, name="pindaian.pdf"):
    return SimpleUploadedFile(name, pdf() if data is None else data, content_type="application/pdf")


def signing(agreement, **changes):
    """What staff types when the paper came back from the signing table."""
    return {
        "version": agreement.version,
        "signed_on": TODAY.isoformat(),
        "place": "Mojokerto",
        "starts_on": TODAY.isoformat(),
        "ends_on": factories.days(700).isoformat(),
        "number_2": "188/77/2026",
        "paraf": "on",
        "meterai": "on",
        "stempel": "on",
        "scan": scan(),
    } | changes


@pytest.fixture
def ready(opd):
    return factories.agreement(State.READY, agency=opd, number="007/KSB/2026", place="Contoh")


def form_of(answer, action):
    return next(row for row in answer.context["buttons"] if row["key"] == action)["fields"]


def test_signing_keeps_dates_numbers_checklist_and_scan(client_stf, ready):
    answer = client_stf.post(act(ready, Action.SIGN), signing(ready))
    assert answer.url == reverse("agreement", args=[ready.uid])
    row = Agreement.objects.get(pk=ready.pk)
    assert (row.state, row.signed_on, row.place, row.ends_on) == (
        State.SIGNED,
        TODAY,
        "Mojokerto",
        factories.days(700),
    )
    assert row.checklist == {"paraf": True, "meterai": True, "stempel": True}
    assert row.parties.get(order=2).number == "188/77/2026"
    stored = row.attachments.get()
    assert (stored.kind, stored.name) == (AttachmentKind.SCAN, "pindaian.pdf")
    assert archive.read(stored.sha256).startswith(b"%PDF")


@pytest.mark.parametrize(
    ("changes", "name", "words"),
    [
        ({"signed_on": ""}, "signed_on", "tidak boleh kosong"),
        ({"signed_on": "2999-01-01"}, "signed_on", "tidak masuk akal"),
        ({"signed_on": factories.days(1).isoformat()}, "signed_on", "belum tiba"),
        ({"signed_on": "kemarin"}, "signed_on", "tidak ada dalam kalender"),
        ({"place": ""}, "place", "tidak boleh kosong"),
        ({"ends_on": factories.days(-1).isoformat()}, "ends_on", "mendahului tanggal mulai"),
        ({"starts_on": factories.days(-5).isoformat()}, "starts_on", "sebelum tanggal penandatanganan"),
        ({"number_2": "x" * 81}, "number_2", "Terlalu panjang"),
        ({"meterai": ""}, "meterai", "Centang setelah diperiksa"),
        ({"scan": ""}, "scan", "Pilih berkas PDF"),
        ({"scan": scan(b"")}, "scan", "Berkas kosong"),
        ({"scan": scan(b"<html>bukan</html>")}, "scan", "Isi berkas bukan PDF"),
        ({"scan": scan(b"%PDF-1.7 rusak")}, "scan", "PDF rusak"),
    ],
)
def test_each_error_stands_at_its_field_and_the_rest_is_kept(client_stf, ready, changes, name, words):
    data = signing(ready, **({"place": "Tempat Ketikan"} | changes))
    answer = client_stf.post(act(ready, Action.SIGN), data)
    form = form_of(answer, Action.SIGN)
    assert answer.status_code == 400
    assert words in " ".join(form.errors[name])
    assert set(form.errors) - {name, "scan"} == set()
    assert form["number_2"].value() == data["number_2"]
    assert (Agreement.objects.get(pk=ready.pk).state, Attachment.objects.count()) == (State.READY, 0)


@pytest.mark.parametrize("change", HOSTILE, ids=lambda change: change.__name__)
def test_a_hostile_scan_is_refused_on_its_field(client_stf, ready, change):
    answer = client_stf.post(act(ready, Action.SIGN), signing(ready, scan=scan(pdf(change))))
    assert form_of(answer, Action.SIGN).errors["scan"][0].startswith("PDF memuat JavaScript")
    assert Attachment.objects.count() == 0


def test_a_locked_or_too_large_scan_is_refused_on_its_field(client_stf, ready, settings):
    locked = pdf(encryption={"user": "rahasia", "owner": "rahasia"})
    answer = client_stf.post(act(ready, Action.SIGN), signing(ready, scan=scan(locked)))
    assert "terkunci kata sandi" in form_of(answer, Action.SIGN).errors["scan"][0]
    settings.UPLOAD_MAX_BYTES = settings.MEGABYTE
    answer = client_stf.post(act(ready, Action.SIGN), signing(ready, scan=scan(b"%PDF" + b"0" * 1_200_000)))
    assert "terlalu besar: 1.1 MB, paling besar 1 MB" in form_of(answer, Action.SIGN).errors["scan"][0]


def test_a_name_of_a_file_is_cleaned(client_stf, ready):
    client_stf.post(act(ready, Action.SIGN), signing(ready, scan=scan(name="../../etc/<b>naskah</b>.pdf")))
    assert Attachment.objects.get().name == "b_.pdf"


def test_a_parent_that_ended_is_told_at_the_top_of_the_panel(client_stf, opd):
    ksb = factories.agreement(State.IN_FORCE, agency=opd, ends_on=factories.days(-1))
    pks = factories.agreement(
        State.READY, cooperation=ksb.cooperation, instrument=Instrument.PKS, parent=ksb, number="1/PKS/2026"
    )
    answer = client_stf.get(reverse("agreement", args=[pks.uid]))
    (button,) = [row for row in answer.context["buttons"] if row["key"] == Action.SIGN]
    assert "sudah berakhir" in button["reasons"][0]
    Agreement.objects.filter(pk=ksb.pk).update(version=2)
    answer = client_stf.post(act(pks, Action.SIGN), signing(pks))
    assert (answer.status_code, Agreement.objects.get(pk=pks.pk).state) == (409, State.READY)
    assert "sudah berakhir pada tanggal penandatanganan" in answer.content.decode()


@pytest.mark.parametrize("role", [Role.KBG, Role.OPO, Role.WKT, Role.AUD])
def test_only_staff_records_the_signature(request, ready, role):
    client = request.getfixturevalue(f"client_{role.value}")
    assert client.post(act(ready, Action.SIGN), signing(ready)).status_code == 403
    assert Agreement.objects.get(pk=ready.pk).state == State.READY


def test_a_stale_signature_is_not_recorded_and_what_was_typed_is_kept(client_stf, ready):
    answer = client_stf.post(
        act(ready, Action.SIGN), signing(ready, version=ready.version + 1, place="Ketikan")
    )
    assert answer.status_code == 409
    assert form_of(answer, Action.SIGN)["place"].value() == "Ketikan"


def test_the_second_person_validates_not_the_first(client_stf, client_kbg, ready):
    factories.post(client_stf.person, Role.KBG)
    client_stf.post(act(ready, Action.SIGN), signing(ready))
    ready.refresh_from_db()
    own = client_stf.post(act(ready, Action.VALIDATE), {"version": ready.version})
    assert own.status_code == 409
    assert "validasi dilakukan oleh orang kedua" in own.content.decode()
    client_kbg.post(act(ready, Action.VALIDATE), {"version": ready.version})
    assert Agreement.objects.get(pk=ready.pk).state == State.IN_FORCE


def ending(agreement, **changes):
    return {
        "version": agreement.version,
        "end_ground": "kesepakatan",
        "terminated_on": TODAY.isoformat(),
        "note": "Disepakati para pihak.",
    } | changes


@pytest.fixture
def running(opd):
    return factories.agreement(State.IN_FORCE, agency=opd)


def test_an_early_end_keeps_its_ground_day_and_paper(client_wkt, running):
    client_wkt.post(act(running, Action.TERMINATE), ending(running, paper=scan(name="berita acara.pdf")))
    row = Agreement.objects.get(pk=running.pk)
    assert (row.state, row.end_ground, row.terminated_on) == (State.TERMINATED, "kesepakatan", TODAY)
    assert row.attachments.get().kind == AttachmentKind.TERMINATION


@pytest.mark.parametrize(
    ("changes", "name", "words"),
    [
        ({"end_ground": ""}, "end_ground", "tidak boleh kosong"),
        ({"end_ground": "pailit"}, "end_ground", "pailit"),
        ({"terminated_on": factories.days(2).isoformat()}, "terminated_on", "belum tiba"),
        ({"terminated_on": factories.days(-900).isoformat()}, "terminated_on", "mendahului"),
        ({"paper": scan(b"x")}, "paper", "Isi berkas bukan PDF"),
    ],
)
def test_an_early_end_with_an_error_ends_nothing(client_wkt, running, changes, name, words):
    answer = client_wkt.post(act(running, Action.TERMINATE), ending(running, **changes))
    assert words in " ".join(form_of(answer, Action.TERMINATE).errors[name])
    assert Agreement.objects.get(pk=running.pk).state == State.IN_FORCE


def test_a_third_party_may_go_bankrupt(client_wkt, opd):
    third = factories.agreement(State.IN_FORCE, agency=opd, kind=Kind.KSDPK)
    client_wkt.post(act(third, Action.TERMINATE), ending(third, end_ground="pailit"))
    assert Agreement.objects.get(pk=third.pk).end_ground == "pailit"


def test_an_early_end_needs_its_reason_in_words(client_wkt, running):
    answer = client_wkt.post(act(running, Action.TERMINATE), ending(running, note=" "))
    assert (answer.status_code, "Uraian alasan wajib diisi." in answer.content.decode()) == (409, True)


# The whole path, clicked by its people


@pytest.fixture
def people(opd):
    """One signed-in client for each role."""
    found = {}
    for role in (Role.OPO, Role.OPH, Role.STF, Role.KBG, Role.HKM, Role.SEK):
        found[role] = Client()
        found[role].force_login(factories.user(role, opd if role in (Role.OPO, Role.OPH) else None))
    return found


@pytest.fixture
def dossier(opd):
    government = factories.government()
    partner = factories.partner(
        region=factories.region(), category=factories.category(code="pemda", is_region=True)
    )
    for key, kind, number, year in (
        ("UU-23-2014", "uu", "23", 2014),
        ("PP-28-2018", "pp", "28", 2018),
        ("PERMENDAGRI-22-2020", "permendagri", "22", 2020),
    ):
        factories.regulation(key=key, kind=kind, number=number, year=year, title="Kerja Sama Daerah")
    return factories.cooperation(
        agency=opd,
        partners=[partner],
        affairs=[factories.affair()],
        title=f"Pengelolaan sampah {government.short}",
        object="pengelolaan sampah di perbatasan",
        scope="pengangkutan\npengolahan",
        location="wilayah perbatasan",
    )


def press(client, agreement, action, **data):
    """Open the page, press the button with what it hides, and return the instrument as it stands."""
    answer = client.get(reverse("agreement", args=[agreement.uid]))
    (button,) = [row for row in answer.context["buttons"] if row["key"] == action]
    assert button["reasons"] == [], button["reasons"]
    answer = client.post(button["url"], button["hidden"] | data)
    assert answer.status_code == 302, answer.context["refused"] or form_of(answer, action).errors
    return Agreement.objects.get(pk=agreement.pk)


def begin(client, dossier, instrument):
    answer = client.post(reverse("agreement-new", args=[dossier.uid, instrument]))
    assert answer.status_code == 302
    return dossier.agreements.get(instrument=instrument)


def fill(client, agreement):
    """Give the draft its term, funding and units on its own pages."""
    page = reverse("agreement-data", args=[agreement.uid])
    context = client.get(page).context
    data = {name: context["form"][name].value() or "" for name in FIELDS}
    data |= {"seen": context["seen"], "do": "save", "basis": [row["pk"] for row in context["bases"].rows]}
    data |= {
        "starts_on": TODAY,
        "ends_on": factories.days(1000),
        "funding": "masing_masing",
        "place": "Contoh",
    }
    assert client.post(page, data).status_code == 302
    units = {"p1-unit": "Dinas Kesehatan", "p2-unit": "Dinas Kesehatan Mitra"}
    saved = client.post(
        reverse("agreement-parties", args=[agreement.uid]), parties_data(client, agreement, **units)
    )
    assert saved.status_code == 302


def weigh(people, agreement):
    """The burden test of a text that burdens nobody, settled by a second person."""
    free = {"cost_from_apbd": "tidak", "people_pay": "tidak", "assets_used": "tidak"}
    kept = people[Role.STF].post(reverse("burden-test", args=[agreement.uid]), free)
    assert kept.status_code == 302
    approval = agreement.approvals.get()
    settle = reverse("approval-act", args=[approval.uid, Action.CONFIRM_FREE])
    assert people[Role.KBG].post(settle, {"version": approval.version}).status_code == 302


def walk(people, agreement, author, reviewer):
    """From the draft to what is in force, each step by the one whose turn it is."""
    press(people[author], agreement, Action.SUBMIT, note="Mohon ditelaah.")
    press(people[reviewer], agreement, Action.START_REVIEW)
    press(people[Role.KBG], agreement, Action.TO_LEGAL, note="Sesuai.")
    press(people[Role.HKM], agreement, Action.CLEAR_LEGAL, note="Tidak bertentangan.")
    paper = {"kind": AttachmentKind.MINUTES.value, "file": scan(name="berita acara.pdf")}
    assert people[Role.STF].post(reverse("agreement-attach", args=[agreement.uid]), paper).status_code == 302
    if agreement.instrument == Instrument.PKS:
        weigh(people, agreement)
    press(people[Role.STF], agreement, Action.FINALISE)
    for role in (Role.OPH, Role.HKM, Role.KBG, Role.SEK):
        now = press(people[role], agreement, Action.INITIAL)
    assert now.state == State.INITIALLED
    plan = {"place": "Balai Kota", "planned_on": TODAY.isoformat()}
    now = press(people[Role.STF], agreement, Action.READY, **plan)
    assert now.number == f"001/{Instrument(now.instrument).name}/{TODAY.year}"
    signed = signing(now, number_2="77/MITRA/2026")
    press(people[Role.STF], agreement, Action.SIGN, **signed)
    return press(people[Role.KBG], agreement, Action.VALIDATE)


def test_a_ksb_and_its_pks_walk_to_berlaku(people, dossier, client):
    ksb = begin(people[Role.STF], dossier, Instrument.KSB)
    assert LegalBasis.objects.filter(agreement=ksb).count() == 3
    fill(people[Role.STF], ksb)
    early = people[Role.OPO].post(reverse("agreement-new", args=[dossier.uid, Instrument.PKS]))
    assert early.status_code == 409
    ksb = walk(people, ksb, Role.STF, Role.KBG)

    pks = begin(people[Role.OPO], dossier, Instrument.PKS)
    fill(people[Role.OPO], pks)
    pks = walk(people, pks, Role.OPO, Role.STF)

    assert (ksb.state, pks.state, pks.parent) == (State.IN_FORCE, State.IN_FORCE, ksb)
    assert Agreement.objects.get(pk=ksb.pk).signed_children == 1
    acts = [event.act for event in pks.events.order_by("pk")]
    assert acts == [
        *("susun_pks", "ubah_naskah", "ubah_pihak", "ajukan", "mulai_telaah", "teruskan_hukum"),
        *(
            "setujui_hukum",
            "unggah_dokumen",
            "uji_beban",
            "tetapkan_bebas",
            "tetapkan_final",
            "paraf",
            "paraf",
            "paraf",
            "paraf",
        ),
        *("siapkan_ttd", "catat_ttd", "validasi"),
    ]
    assert Event.objects.filter(agreement=pks, post="").count() == 0
    assert client.get(reverse("verify", args=[pks.uid])).status_code == 200
    paper = people[Role.OPO].get(reverse("agreement-pdf", args=[pks.uid]))
    assert paper.content.startswith(b"%PDF")

"""The list of dossiers and the page of one: what is shown to whom, its acts, and beginning its texts."""

import pytest
from django.urls import reverse

from agreements.models import Agreement, Cooperation
from agreements.rules.enums import AttachmentKind, Instrument, Kind, Role, Stage, State
from tests import factories
from tests.views.watching import count, writes

LIST = "/kerja-sama/"


def page(dossier):
    return reverse("cooperation", args=[dossier.uid])


def press(client, dossier, action, **given):
    given = {"version": dossier.version, "note": ""} | given
    return client.post(reverse("cooperation-act", args=[dossier.uid, action]), given)


def begin(client, dossier, instrument="ksb"):
    return client.post(reverse("agreement-new", args=[dossier.uid, instrument]))


def words(response):
    return " ".join(response.content.decode().split())


@pytest.fixture
def accepted(opd):
    factories.government()
    return factories.cooperation(agency=opd, affairs=[factories.affair()])


@pytest.fixture
def submitted(opd):
    return factories.cooperation(stage=Stage.SUBMITTED, agency=opd, submitted_by=factories.user())


# The list


def test_the_list_shows_what_exists_for_the_person(client_opo, client_stf, accepted):
    other = factories.cooperation(title="Punya OPD lain")
    assert accepted.title in words(client_opo.get(LIST))
    assert other.title not in words(client_opo.get(LIST))
    assert other.title in words(client_stf.get(LIST))


def test_the_list_is_narrowed(client_stf, accepted):
    factories.cooperation(title="Sampah lintas batas", stage=Stage.IDEA)
    shown = words(client_stf.get(LIST, {"stage": "usulan", "q": "sampah"}))
    assert "Sampah lintas batas" in shown
    assert accepted.title not in shown


def test_a_wrong_filter_is_told_and_hides_nothing(client_stf, accepted):
    assert accepted.title in words(client_stf.get(LIST, {"stage": "ngawur", "q": "a\0b", "setelah": "x"}))


@pytest.mark.parametrize(
    ("client", "query", "sentence"),
    [
        ("client_opo", {}, "Mulailah dari pertanyaan"),
        ("client_hkm", {}, "Belum ada kerja sama untuk jabatan Anda"),
        ("client_opo", {"q": "tidak ada"}, "Tidak ada yang cocok"),
    ],
)
def test_an_empty_list_says_what_to_do(request, client, query, sentence):
    assert sentence in words(request.getfixturevalue(client).get(LIST, query))


def test_the_list_goes_on_after_the_last_key(client_stf, opd):
    rows = [factories.cooperation(agency=opd, partners=[]) for _ in range(26)]
    first = client_stf.get(LIST)
    assert rows[0].title not in words(first).split("pada halaman ini")[0].split("<tbody>")[1]
    following = client_stf.get(LIST, {"setelah": rows[1].pk})
    assert [row["title"] for row in following.context["rows"]] == [rows[0].title]
    assert following.context["pager"]["first_url"] == "/kerja-sama/"


def test_the_list_costs_the_same_with_more_rows(client_stf, opd):
    factories.agreement(agency=opd)
    before = count(client_stf, LIST)
    for _ in range(2):
        factories.agreement(agency=opd)
    assert count(client_stf, LIST) == before <= 12


# The page


def test_the_page_shows_the_dossier_to_its_opd_and_to_the_section(client_opo, client_kbg, accepted):
    for client in (client_opo, client_kbg):
        response = client.get(page(accepted))
        assert response.status_code == 200
        assert accepted.object in words(response)


def test_a_stranger_finds_nothing_and_a_visitor_is_sent_to_sign_in(client, client_opo, client_reg):
    other = factories.cooperation()
    assert client_opo.get(page(other)).status_code == 404
    assert client_reg.get(page(other)).status_code == 404
    assert client.get(page(other)).status_code == 302


def test_who_sees_only_signed_texts_sees_no_draft_beneath_one(client_adm, accepted):
    ksb = factories.agreement(State.IN_FORCE, cooperation=accepted, about="KSB yang terbit")
    draft = factories.agreement(
        State.DRAFT, cooperation=accepted, instrument="pks", parent=ksb, about="PKS rahasia"
    )
    factories.attachment(draft, name="rancangan.pdf")
    factories.event(draft, sentence="menulis rancangan rahasia")
    shown = words(client_adm.get(page(accepted)))
    assert "KSB yang terbit" in shown
    assert "rahasia" not in shown
    assert "rancangan.pdf" not in shown


def test_markup_in_names_is_text(client_stf, opd):
    partner = factories.partner(name="<script>alert(1)</script>")
    dossier = factories.cooperation(agency=opd, title="<b>tebal</b>", object="<i>x</i>", partners=[partner])
    shown = words(client_stf.get(page(dossier)))
    for raw in ("<script>alert", "<b>tebal", "<i>x"):
        assert raw not in shown
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in shown


@pytest.mark.parametrize("stage", list(Stage))
def test_every_stage_can_be_drawn(client_stf, opd, stage):
    dossier = factories.cooperation(stage=stage, agency=opd)
    assert client_stf.get(page(dossier)).status_code == 200


@pytest.mark.parametrize("kind", list(Kind))
def test_every_kind_can_be_drawn(client_stf, opd, kind):
    dossier = factories.cooperation(agency=opd, kind=kind)
    assert client_stf.get(page(dossier)).status_code == 200


@pytest.mark.parametrize("state", list(State))
def test_every_state_of_a_text_can_be_drawn(client_kbg, accepted, state):
    factories.agreement(state, cooperation=accepted)
    assert client_kbg.get(page(accepted)).status_code == 200


def test_a_get_writes_nothing(client_opo, accepted):
    factories.agreement(State.IN_FORCE, cooperation=accepted)
    for url in (LIST, page(accepted)):
        assert writes(client_opo, url) == []


def test_the_page_costs_the_same_with_more_of_everything(client_kbg, accepted):
    def more():
        row = factories.agreement(State.IN_FORCE, cooperation=accepted)
        factories.evaluation(row)
        factories.attachment(row)
        factories.event(row)
        accepted.affairs.add(factories.affair())

    more()
    before = count(client_kbg, page(accepted))
    for _ in range(2):
        more()
    assert count(client_kbg, page(accepted)) == before <= 31


def test_an_urusan_that_is_not_the_citys_is_marked(client_opo, accepted):
    accepted.affairs.add(factories.affair(name="kehutanan", city_power="bukan", note="Hanya tahura."))
    shown = words(client_opo.get(page(accepted)))
    assert "Bukan kewenangan kota" in shown
    assert "Hanya tahura." in shown


def test_whose_turn_it_is_and_since_when(client_opo, opd):
    since = factories.days(-4)
    dossier = factories.cooperation(stage=Stage.SUBMITTED, agency=opd)
    Cooperation.objects.update(stage_since=f"{since} 03:00+00")
    shown = client_opo.get(page(dossier)).context["nexts"]
    assert shown == [
        {
            "what": "Telaah usulan, lalu terima atau kembalikan",
            "who": "Staf Bagian Pemerintahan atau Kepala Bagian Pemerintahan",
            "since": "4 hari",
            "url": "",
            "clock": None,
        }
    ]


class TestTheDeadline:
    @pytest.fixture
    def late(self, opd):
        """A dossier that waits for its review one day too long."""
        factories.deadline("telaah_usulan", 3, citation="Praktik setempat")
        dossier = factories.cooperation(Stage.SUBMITTED, agency=opd, title="Terlambat")
        Cooperation.objects.update(stage_since=f"{factories.days(-4)} 03:00+00")
        return dossier

    def test_it_stands_on_the_page_with_its_basis(self, client_opo, late):
        html = client_opo.get(page(late)).content.decode()
        assert "lewat 1 hari" in html
        assert "Praktik setempat</a> · belum diverifikasi" in html
        assert f"{reverse('deadlines')}#telaah_usulan" in html

    def test_it_stands_in_the_list_and_narrows_it(self, client_kbg, late, opd):
        factories.cooperation(Stage.SUBMITTED, agency=opd, title="Tepat waktu")
        assert "lewat 1 hari" in client_kbg.get(LIST).content.decode()
        for asked in ("1", "saya"):
            rows = client_kbg.get(LIST, {"lewat": asked}).context["rows"]
            assert [row["title"] for row in rows] == ["Terlambat"]

    def test_what_is_brought_to_others_is_not_mine(self, client_stf, late):
        assert client_stf.get(LIST, {"lewat": "saya"}).context["rows"] == []
        assert len(client_stf.get(LIST, {"lewat": "1"}).context["rows"]) == 1

    def test_a_filter_that_is_none_narrows_nothing(self, client_stf, late):
        answer = client_stf.get(LIST, {"lewat": "kemarin"})
        assert len(answer.context["rows"]) == 1
        assert answer.context["form"].errors["lewat"]

    def test_a_ksb_without_pks_shows_how_long_it_is_promised(self, client_stf, opd):
        factories.deadline("ksb_jadi_pks", 150)
        dossier = factories.cooperation(agency=opd)
        factories.agreement(State.IN_FORCE, cooperation=dossier)
        (item,) = client_stf.get(page(dossier)).context["nexts"]
        assert (item["clock"]["place"], item["since"]) == ("lewat 50 hari", "200 hari")


def test_the_turn_names_the_opd(client_stf, accepted):
    factories.agreement(State.IN_FORCE, cooperation=accepted)
    shown = client_stf.get(page(accepted)).context["nexts"]
    assert [(item["what"], item["who"]) for item in shown] == [("Susun PKS di bawah KSB", "Petugas Dinkes")]


# Acts


def test_an_act_is_done_told_and_leads_back(client_stf, submitted):
    response = press(client_stf, submitted, "terima", note="Sesuai RKPD")
    assert response.status_code == 302
    assert response.url == page(submitted)
    submitted.refresh_from_db()
    assert submitted.stage == Stage.STUDY
    event = submitted.events.get()
    sentence = "menerima usulan kerja sama dan meneruskannya untuk dikaji TKKSD"
    assert (event.sentence, event.note) == (sentence, "Sesuai RKPD")
    assert f"Anda {sentence}." in words(client_stf.get(page(submitted)))


def test_a_get_of_an_act_and_an_unknown_act_are_not_found(client_stf, submitted):
    assert client_stf.get(reverse("cooperation-act", args=[submitted.uid, "terima"])).status_code == 404
    assert press(client_stf, submitted, "ngawur").status_code == 404


def test_a_stranger_cannot_act(client_opo):
    other = factories.cooperation(stage=Stage.IDEA)
    assert press(client_opo, other, "ajukan").status_code == 404
    other.refresh_from_db()
    assert other.stage == Stage.IDEA


def test_a_reader_is_told_why_not_and_keeps_the_note(client_aud, submitted):
    response = press(client_aud, submitted, "terima", note="Catatan saya")
    assert response.status_code == 403
    shown = words(response)
    assert "Jabatan Anda tidak dapat melakukan “Terima usulan”" in shown
    assert "Catatan saya" in shown
    submitted.refresh_from_db()
    assert (submitted.stage, submitted.events.count()) == (Stage.SUBMITTED, 0)


def test_a_missing_reason_leaves_the_panel_open(client_stf, submitted):
    response = press(client_stf, submitted, "kembalikan", note="  ")
    assert response.status_code == 409
    button = next(row for row in response.context["buttons"] if row["key"] == "kembalikan")
    assert button["open"]
    assert button["errors"] == ["Alasan (dibaca oleh OPD pemrakarsa) wajib diisi."]


def test_a_stale_act_says_what_happened_and_keeps_the_note(client_stf, client_kbg, submitted):
    press(client_kbg, submitted, "terima", note="Baik")
    response = press(client_stf, submitted, "kembalikan", note="Objek belum jelas")
    assert response.status_code == 409
    shown = words(response)
    assert "keadaan sudah berubah: kini Kajian TKKSD" in shown
    assert "Objek belum jelas" in shown
    submitted.refresh_from_db()
    assert (submitted.stage, submitted.events.count()) == (Stage.STUDY, 1)


def test_a_note_of_two_megabytes_is_refused_with_its_length(client_stf, submitted):
    response = press(client_stf, submitted, "terima", note="x" * 2_000_000)
    assert response.status_code == 400
    assert "2.000.000 karakter" in words(response)
    submitted.refresh_from_db()
    assert submitted.stage == Stage.SUBMITTED


def test_an_act_without_a_version_is_stale(client_stf, submitted):
    assert press(client_stf, submitted, "terima", version="").status_code == 409


def test_nobody_accepts_their_own_proposal(client_stf, opd):
    own = factories.cooperation(stage=Stage.SUBMITTED, agency=opd, submitted_by=client_stf.person)
    button = next(row for row in client_stf.get(page(own)).context["buttons"] if row["key"] == "terima")
    assert "prinsip empat mata" in button["reasons"][0]
    assert press(client_stf, own, "terima").status_code == 409


def test_an_unready_proposal_says_what_it_lacks(client_opo, opd):
    idea = factories.cooperation(stage=Stage.IDEA, agency=opd)
    shown = words(client_opo.get(page(idea)))
    assert "Urusan pemerintahan yang menjadi objek belum dipilih." in shown
    assert press(client_opo, idea, "ajukan").status_code == 409


# Beginning texts


def test_the_opd_begins_a_ksb_and_writes_it(client_opo, accepted):
    response = begin(client_opo, accepted)
    ksb = Agreement.objects.get()
    assert response.url == reverse("agreement-write", args=[ksb.uid])
    assert (ksb.instrument, ksb.about, ksb.state) == (Instrument.KSB, accepted.title, State.DRAFT)


def test_a_pks_begins_beneath_the_signed_ksb(client_opo, accepted):
    ksb = factories.agreement(State.IN_FORCE, cooperation=accepted)
    begin(client_opo, accepted, "pks")
    assert Agreement.objects.get(instrument="pks").parent == ksb


def test_a_pks_beneath_an_unsigned_ksb_is_refused(client_opo, accepted):
    factories.agreement(State.READY, cooperation=accepted)
    response = begin(client_opo, accepted, "pks")
    assert response.status_code == 409
    assert "Belum ada KSB yang ditandatangani" in words(response)
    assert Agreement.objects.count() == 1


def test_begun_twice_there_is_one_ksb(client_opo, accepted):
    begin(client_opo, accepted)
    response = begin(client_opo, accepted)
    assert response.status_code == 409
    assert "sudah mempunyai KSB" in words(response)
    assert Agreement.objects.count() == 1


def test_begun_twice_there_is_one_untouched_draft_of_a_pks(client_opo, accepted):
    factories.agreement(State.IN_FORCE, cooperation=accepted)
    begin(client_opo, accepted, "pks")
    assert begin(client_opo, accepted, "pks").status_code == 409
    Agreement.objects.filter(instrument="pks").update(version=2)
    assert begin(client_opo, accepted, "pks").status_code == 302


def test_who_may_not_begin_is_told_why(client_kbg, accepted):
    response = begin(client_kbg, accepted)
    assert response.status_code == 403
    assert "tidak dapat menyusun KSB" in words(response)


def test_an_addendum_does_not_begin_here_and_the_others_only_by_post(client_opo, accepted):
    assert begin(client_opo, accepted, "adendum").status_code == 404
    assert client_opo.get(reverse("agreement-new", args=[accepted.uid, "ksb"])).status_code == 404


@pytest.mark.parametrize(
    ("stage", "reasons"),
    [(Stage.ACCEPTED, []), (Stage.SUBMITTED, ["Tahapnya belum sampai pada penyusunan naskah ini"])],
)
def test_the_missing_ksb_is_dashed_with_its_button(client_opo, opd, stage, reasons):
    dossier = factories.cooperation(stage=stage, agency=opd)
    context = client_opo.get(page(dossier)).context
    assert [(node["title"], node["missing"]) for node in context["nodes"]] == [("KSB belum disusun", True)]
    ksb, pks = context["begin"]
    assert (ksb["label"], pks["label"]) == ("Susun KSB", "Susun PKS")
    assert [why[:32] for why in ksb["reasons"]] == [why[:32] for why in reasons]
    assert pks["reasons"][-1].startswith("Belum ada KSB yang ditandatangani")


def test_the_missing_pks_hangs_beneath_its_ksb(client_opo, client_kbg, accepted):
    factories.agreement(State.IN_FORCE, cooperation=accepted)
    node = client_opo.get(page(accepted)).context["nodes"][0]
    assert [child["title"] for child in node["children"]] == ["PKS belum disusun"]
    (may,) = client_opo.get(page(accepted)).context["begin"]
    (may_not,) = client_kbg.get(page(accepted)).context["begin"]
    assert may["reasons"] == []
    assert may_not["reasons"] == ["Jabatan Anda tidak dapat menyusun PKS; yang dapat: Petugas OPD."]


def test_the_chain_has_addenda_and_evaluations_beneath_their_pks(client_opo, accepted):
    ksb = factories.agreement(State.IN_FORCE, cooperation=accepted)
    pks = factories.agreement(State.IN_FORCE, cooperation=accepted, instrument="pks", parent=ksb)
    factories.agreement(State.DRAFT, cooperation=accepted, instrument="adendum", parent=pks)
    factories.agreement(State.CANCELLED, cooperation=accepted, instrument="pks", parent=ksb)
    factories.evaluation(pks, "disetujui", recommendation="lanjut")
    node = client_opo.get(page(accepted)).context["nodes"][0]
    (below,) = node["children"]
    assert [child["kind"] for child in below["children"]] == ["Adendum", "Evaluasi"]
    assert below["children"][1]["note"] == "nilai 80,00; lanjut"


def test_a_sinergi_begins_with_its_nota_kesepakatan_and_then_its_plan(client_stf, client_opo, opd):
    factories.government()
    dossier = factories.cooperation(agency=opd, kind=Kind.SINERGI)
    context = client_stf.get(page(dossier)).context
    assert [node["title"] for node in context["nodes"]] == ["Nota kesepakatan belum disusun"]
    nk, rk = context["begin"]
    assert (nk["label"], rk["label"]) == ("Susun nota kesepakatan", "Susun rencana kerja")
    assert nk["reasons"] == []
    assert "rencana kerja adalah lampirannya" in rk["reasons"][0]
    assert "Jabatan Anda tidak dapat" in client_opo.get(page(dossier)).context["begin"][0]["reasons"][0]
    begin(client_stf, dossier, "nk")
    (rk,) = client_opo.get(page(dossier)).context["begin"]
    assert rk["reasons"] == []
    begin(client_opo, dossier, "rk")
    (node,) = client_opo.get(page(dossier)).context["nodes"]
    assert [child["kind"] for child in node["children"]] == ["Rencana kerja"]
    (other,) = client_opo.get(page(dossier)).context["begin"]
    assert other["label"] == "Susun rencana kerja tahun berikutnya"


def test_a_kind_refuses_a_form_that_it_does_not_know(client_stf, opd):
    factories.government()
    sinergi = factories.cooperation(agency=opd, kind=Kind.SINERGI)
    other = factories.cooperation(agency=opd)
    for dossier, form in ((sinergi, "ksb"), (other, "nk")):
        answer = begin(client_stf, dossier, form)
        assert (answer.status_code, dossier.agreements.count()) == (409, 0)
        assert "tidak memakai" in answer.content.decode()


def test_a_text_abroad_is_begun_with_its_letter_of_intent(client_opo, opd):
    factories.government()
    dossier = factories.cooperation(Stage.STATING, agency=opd, kind=Kind.KSDPL)
    loi, text = client_opo.get(page(dossier)).context["begin"]
    assert (loi["label"], loi["reasons"]) == ("Susun pernyataan kehendak", [])
    assert "Belum ada Pernyataan kehendak" in text["reasons"][1]
    assert begin(client_opo, dossier, "loi").status_code == 302


# Papers


def test_papers_are_listed_with_their_instrument(client_opo, accepted):
    ksb = factories.agreement(State.IN_FORCE, cooperation=accepted, about="Air")
    factories.attachment(accepted, kind=AttachmentKind.KAK.value, name="KAK.pdf", size=1_300_000)
    factories.attachment(ksb, name="pindaian.pdf", void=True)
    rows = client_opo.get(page(accepted)).context["files"]
    assert [(row["name"], row["kind"]) for row in rows] == [
        ("pindaian.pdf", "Pindaian naskah bertanda tangan, KSB Air (ditolak)"),
        ("KAK.pdf", "Kerangka Acuan Kerja"),
    ]
    assert rows[1]["size"] == "1,2 MB"


@pytest.mark.parametrize("role", [Role.STF, Role.OPO])
def test_the_upload_form_is_for_those_who_may(request, client_aud, accepted, role):
    may = request.getfixturevalue(f"client_{role.value}").get(page(accepted)).context
    assert may["attach_form"] is not None
    may_not = client_aud.get(page(accepted)).context
    assert may_not["attach_form"] is None
    assert "tidak dapat mengunggah dokumen" in may_not["attach_reasons"][0]


# The yearly list


def test_a_ksdpk_of_our_own_outside_the_yearly_list_is_warned_of_and_goes_on(client_stf, opd):
    company = factories.partner(category=factories.category([Kind.KSDPK.value]))
    dossier = factories.cooperation(Stage.SUBMITTED, kind=Kind.KSDPK.value, partners=[company], agency=opd)
    shown = words(client_stf.get(page(dossier)))
    assert f"tidak ada dalam daftar rencana kerja sama tahun {factories.today().year}" in shown
    assert f"/rencana/daftar/?tahun={factories.today().year}" in shown
    assert press(client_stf, dossier, "terima").status_code == 302
    Cooperation.objects.filter(pk=dossier.pk).update(initiative="mitra")
    assert "tidak ada dalam daftar rencana" not in words(client_stf.get(page(dossier)))

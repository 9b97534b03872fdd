"""Papers from the dossier: printed, kept, the same again; refused with everything that is missing."""

import pytest

from agreements.documents import archive
from agreements.documents.official import initial_of, unit_letterhead
from agreements.documents.official_pages import official_pdf
from agreements.models import Government, OfficialPaper, Partner
from agreements.rules.enums import AttachmentKind, Instrument, Kind, PaperKind, Role, State
from agreements.rules.errors import NotAllowed, NotReady
from agreements.rules.official import asks_of
from agreements.workflow.issuing import issue, paper_around, unfit
from tests import factories
from tests.documents import reading
from tests.documents.conformance import faults

DAY = factories.today()


@pytest.fixture
def dossier(opd, guidance):
    factories.government()
    return factories.cooperation(agency=opd, kind=Kind.KSDD_SUKARELA, background="Saluran meluap.")


def actor(role=Role.STF, agency=None):
    return factories.user(role, agency).actor(DAY)


def words_for(kind, of):
    """Everything that the form asks for, what the dossier does not say made up."""
    proxy = of.rule.proxy if of.rule else None
    begun = initial_of(kind, of)
    asks = asks_of(kind, headings=of.headings, proxy=proxy)
    return {ask.name: begun.get(ask.name) or (DAY if ask.day else f"Isi {ask.label}") for ask in asks}


def text_of_pks(dossier, **given):
    agreement = factories.agreement(
        cooperation=dossier, instrument=Instrument.PKS, kind=dossier.kind, **given
    )
    return agreement


def printed(paper):
    return archive.read(paper.attachment.sha256)


@pytest.mark.parametrize("kind", [PaperKind.OFFER, PaperKind.TERMS, PaperKind.MINUTES])
def test_paper_of_a_dossier_is_kept_and_printed_again_identically(dossier, kind):
    of = paper_around(kind, dossier, DAY)
    by = actor()
    paper = issue(kind, of, by=by, given=words_for(kind, of))
    data = printed(paper)
    paper = OfficialPaper.objects.get(pk=paper.pk)
    assert official_pdf(paper.content, stamp=paper.at) == data
    assert faults(data) == []
    assert paper.attachment.kind == AttachmentKind.PRINTED
    event = dossier.events.first()
    assert event.sentence.startswith(f"mencetak {kind.label.lower()}")
    assert event.data == {"sha256": paper.attachment.sha256, "paper": str(paper.uid)}
    said = reading.text(data)
    assert dossier.title.upper() in said.upper()


def test_offer_says_what_the_dossier_says(dossier):
    of = paper_around(PaperKind.OFFER, dossier, DAY)
    paper = issue(
        PaperKind.OFFER, of, by=actor(), given=words_for(PaperKind.OFFER, of) | {"number": "100.3/7"}
    )
    said = reading.text(printed(paper))
    for words in ("WALI KOTA CONTOH", "100.3/7", "Saluran meluap.", dossier.object, "Tembusan"):
        assert words in said


def test_headings_of_the_kak_are_those_of_the_kind(dossier, opd):
    of = paper_around(PaperKind.TERMS, dossier, DAY)
    assert len(of.headings) == 8
    assert "objek" not in of.headings
    synergy = factories.cooperation(agency=opd, kind=Kind.SINERGI)
    assert "objek" in paper_around(PaperKind.TERMS, synergy, DAY).headings


def test_paper_that_does_not_belong_is_refused_with_the_reason(opd, guidance):
    factories.government()
    abroad = factories.cooperation(agency=opd, kind=Kind.KSDPL)
    theirs = factories.cooperation(agency=opd, kind=Kind.KSDPK, initiative="mitra")
    offers = [unfit(PaperKind.OFFER, paper_around(PaperKind.OFFER, each, DAY)) for each in (abroad, theirs)]
    assert [reasons[0].split()[0] for reasons in offers] == ["Kerja", "Mitra"]
    assert "tidak meminta KAK" in unfit(PaperKind.TERMS, paper_around(PaperKind.TERMS, abroad, DAY))[0]


def test_who_may_not_print_is_told(dossier):
    of = paper_around(PaperKind.OFFER, dossier, DAY)
    with pytest.raises(NotAllowed, match="tidak dapat mencetak surat penawaran"):
        issue(PaperKind.OFFER, of, by=actor(Role.OPO, dossier.agency), given=words_for(PaperKind.OFFER, of))
    assert not OfficialPaper.objects.exists()


def test_number_is_used_once(dossier):
    of = paper_around(PaperKind.OFFER, dossier, DAY)
    given = words_for(PaperKind.OFFER, of)
    issue(PaperKind.OFFER, of, by=actor(), given=given)
    with pytest.raises(NotReady, match="sudah dipakai"):
        issue(PaperKind.OFFER, of, by=actor(), given=given)
    assert OfficialPaper.objects.count() == 1


def test_letters_that_cannot_be_drawn_are_named(dossier):
    of = paper_around(PaperKind.OFFER, dossier, DAY)
    with pytest.raises(NotReady, match=r"“😀” \(U\+1F600\)"):
        issue(PaperKind.OFFER, of, by=actor(), given=words_for(PaperKind.OFFER, of) | {"reason": "Baik 😀"})


def proxy(agreement, **given):
    of = paper_around(PaperKind.PROXY, agreement.cooperation, DAY, agreement=agreement)
    return of, words_for(PaperKind.PROXY, of) | given


def test_pks_between_regions_empowers_the_head_of_the_opd_with_a_copy_to_the_unit(dossier):
    of, given = proxy(text_of_pks(dossier))
    assert given["copies"] == "Unit kerja sama (Sekretariat TKKSD)"
    paper = issue(PaperKind.PROXY, of, by=actor(), given=given)
    assert paper.copies == ["Unit kerja sama (Sekretariat TKKSD)"]
    assert dossier.events.first().note == "Tembusan: Unit kerja sama (Sekretariat TKKSD)"
    said = reading.text(printed(paper))
    assert "SURAT KUASA KHUSUS" in said
    assert "Permendagri 22/2020 Pasal 14" in said


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({"office": "Sekretaris Daerah"}, "Kuasa atas naskah ini diberikan kepada Kepala Dinas Kesehatan"),
        ({"copies": ""}, "ditembuskan kepada Unit kerja sama"),
    ],
)
def test_proxy_to_another_or_without_its_copy_is_refused(dossier, given, words):
    of, typed = proxy(text_of_pks(dossier), **given)
    with pytest.raises(NotReady, match=words):
        issue(PaperKind.PROXY, of, by=actor(), given=typed)


def test_third_party_pks_may_empower_another_official_by_appointment(opd, guidance):
    factories.government()
    pks = text_of_pks(factories.cooperation(agency=opd, kind=Kind.KSDPK))
    other = {"who": "pejabat", "office": "Asisten Pemerintahan"}
    of, given = proxy(pks, **other)
    with pytest.raises(NotReady, match="Dasar penunjukan"):
        issue(PaperKind.PROXY, of, by=actor(), given=given | {"appointment": ""})
    of, given = proxy(pks, **other, appointment="Keputusan Nomor 5")
    assert "Keputusan Nomor 5" in reading.text(printed(issue(PaperKind.PROXY, of, by=actor(), given=given)))


def test_ksb_is_signed_in_person(dossier):
    ksb = factories.agreement(cooperation=dossier, kind=dossier.kind)
    of = paper_around(PaperKind.PROXY, dossier, DAY, agreement=ksb)
    assert unfit(PaperKind.PROXY, of)[0].startswith("Naskah ini ditandatangani sendiri oleh kepala daerah")


def test_acting_head_may_be_empowered(dossier):
    of, given = proxy(text_of_pks(dossier), office="Plt. Kepala Dinas Kesehatan")
    assert issue(PaperKind.PROXY, of, by=actor(), given=given).pk


def test_report_is_printed_from_its_row(dossier):
    pks = text_of_pks(dossier, state=State.IN_FORCE)
    report = factories.report(pks, problems="Hujan lebat.")
    of = paper_around(PaperKind.REPORT, dossier, DAY, agreement=pks, report=report)
    given = words_for(PaperKind.REPORT, of)
    if unfit(PaperKind.REPORT, of):
        report.state = "disampaikan"
    paper = issue(PaperKind.REPORT, of, by=actor(), given=given)
    said = reading.text(printed(paper))
    for label in ("Judul", "Bentuk naskah", "Para pihak", "Maksud dan tujuan", "Objek", "Jangka waktu"):
        assert label in said
    assert "Hujan lebat." in said
    report.state = "draf"
    assert unfit(PaperKind.REPORT, of) == ["Laporan masih draf; sampaikan dahulu."]


def test_the_kop_of_a_section_stands_beneath_what_it_is_part_of(dossier):
    whole = factories.agency(code="SETDA", name="Sekretariat Daerah")
    section = factories.agency(code="BAGPEM", name="Bagian Pemerintahan", parent=whole, phone="(0321) 1")
    Government.objects.update(unit="Bagian Pemerintahan Sekretariat Daerah")
    of = paper_around(PaperKind.MINUTES, dossier, DAY)
    kop = unit_letterhead(of, of.section)
    assert of.section == section
    assert kop["lines"][1:] == ["SEKRETARIAT DAERAH", "BAGIAN PEMERINTAHAN"]
    assert kop["contact"] == "telepon (0321) 1"
    Government.objects.update(unit="Unit Lain")
    of = paper_around(PaperKind.MINUTES, dossier, DAY)
    assert (of.section, unit_letterhead(of, None)["lines"][1:]) == (None, ["UNIT LAIN"])


def test_a_letter_to_a_company_names_it_and_one_to_a_region_its_head(dossier):
    partner = dossier.partners.get()
    Partner.objects.filter(pk=partner.pk).update(leader_office="Direktur Utama", region=None)
    begun = initial_of(PaperKind.OFFER, paper_around(PaperKind.OFFER, dossier, DAY))
    assert begun["to"].startswith(f"Yth. Direktur Utama {partner.name}\n")
    region = factories.region()
    Partner.objects.filter(pk=partner.pk).update(leader_office="Bupati Contoh", region=region)
    begun = initial_of(PaperKind.OFFER, paper_around(PaperKind.OFFER, dossier, DAY))
    assert begun["to"].startswith("Yth. Bupati Contoh\n")

"""Two versions against each other: what differs and nothing else, for whoever may see the instrument."""

import pytest
from django.urls import reverse

from agreements.documents.content import content_of, draft_of
from agreements.rules.enums import Action, State
from agreements.rules.naskah import Naskah, Node, Pasal, digest, to_json
from tests import factories
from tests.documents.reading import opened, text
from tests.views.watching import count, writes


def pasal(ident, title, *texts):
    return Pasal(ident, "", title, tuple(Node("ayat", each) for each in texts))


AIM, PRICE = (
    pasal("a", "TUJUAN", "Tujuan adalah pelayanan."),
    pasal("b", "BIAYA", "Biaya <b>dari</b> anggaran."),
)
DEAR = pasal("b", "BIAYA", "Biaya <b>dari</b> anggaran PIHAK KESATU.")


def written(agreement, *parts):
    agreement.text = to_json(Naskah(("bahwa perlu bekerja sama",), parts))
    agreement.save()


def freeze(agreement, *parts):
    written(agreement, *parts)
    content = content_of(draft_of(agreement))
    return factories.revision(agreement, content=content, sha256=digest(content))


@pytest.fixture
def agreement(opd):
    """Revision 1, revision 2 with another price first, and the text of now with that price changed back."""
    row = factories.agreement(agency=opd)
    freeze(row, AIM, PRICE)
    freeze(row, DEAR, AIM)
    written(row, PRICE, AIM)
    return row


def address(agreement, query="", name="agreement-compare"):
    return reverse(name, args=[agreement.uid]) + query


def page(client, agreement, query=""):
    answer = client.get(address(agreement, query))
    assert answer.status_code == 200
    return " ".join(answer.content.decode().split())


@pytest.mark.parametrize("client_name", ["client_opo", "client_aud"])
def test_moved_and_changed_are_told_with_the_words(request, client_name, agreement):
    shown = page(request.getfixturevalue(client_name), agreement, "?dari=1&ke=2")
    assert "Dipindah, dahulu Pasal 1" in shown or "Dipindah, dahulu Pasal 2" in shown
    assert "<del>anggaran.</del> <ins>anggaran PIHAK KESATU.</ins>" in shown
    assert "Biaya &lt;b&gt;dari&lt;/b&gt;" in shown
    assert "+3 −1 kata" in shown
    assert ("1 pasal berubah" in shown, "1 pasal dipindah" in shown) == (True, True)


def test_side_by_side_each_side_has_its_own_words(client_opo, agreement):
    shown = page(client_opo, agreement, "?dari=1&ke=2&tampil=berdampingan")
    assert "<p>Biaya &lt;b&gt;dari&lt;/b&gt; <del>anggaran.</del></p>" in shown
    assert "<p>Biaya &lt;b&gt;dari&lt;/b&gt; <ins>anggaran PIHAK KESATU.</ins></p>" in shown


def test_the_text_that_is_written_now_is_a_version_too(client_opo, agreement):
    shown = page(client_opo, agreement, "?dari=2&ke=kini")
    assert "Naskah yang sedang ditulis" in shown
    assert "<del>anggaran PIHAK KESATU.</del> <ins>anggaran.</ins>" in shown


MEDICAL = "Pertukaran data rekam medis dilakukan lewat jaringan tertutup milik rumah sakit rujukan."


def test_a_moved_paragraph_and_a_reference_left_behind_lead_to_one_another(client_opo, opd):
    row = factories.agreement(agency=opd)
    keeps = pasal("z", "LAIN", "Biaya sesuai Pasal 2 dicatat.")
    freeze(row, pasal("a", "TUJUAN", "Tujuan adalah pelayanan.", MEDICAL), PRICE, keeps)
    freeze(
        row,
        AIM,
        pasal("n", "BARU", "Sama sekali baru."),
        PRICE,
        pasal("z", "LAIN", keeps.body[0].text, MEDICAL),
    )
    shown = page(client_opo, row, "?dari=1&ke=2")
    assert 'id="pindah-1-lama"' in shown
    assert '<a href="#pindah-1">dipindahkan ke Pasal 4 ayat (2)</a>' in shown
    assert 'id="pindah-1"' in shown
    assert '<a href="#pindah-1-lama">dipindahkan dari Pasal 1 ayat (2)</a>' in shown
    assert "1 paragraf dipindah" in shown
    assert 'Tetap menyebut Pasal 2, padahal pasal itu kini Pasal 3. <a href="#ps-3">Lihat</a>' in shown
    assert "1 rujukan tidak ikut bergeser" in shown


def test_what_did_not_change_is_folded_and_what_is_the_same_is_said(client_opo, agreement):
    freeze(agreement, DEAR, pasal("a", "TUJUAN", "Tujuan adalah pelayanan publik."))
    assert "1 pasal tidak berubah: Pasal 1" in page(client_opo, agreement, "?dari=2&ke=3")
    assert "Kedua pilihan adalah versi yang sama" in page(client_opo, agreement, "?dari=2&ke=2")


def test_without_names_it_tells_what_changed_since_the_text_was_sent_back(client_opo, agreement):
    first = agreement.revisions.get(ordinal=1)
    factories.event(agreement, act=Action.RETURN, data={"revision": first.sha256})
    assert "<strong>Revisi 1</strong>" in page(client_opo, agreement)
    agreement.state = State.REVIEW
    agreement.submitted_by = agreement.created_by
    agreement.save()
    shown = page(client_opo, agreement)
    assert ("<strong>Revisi 1</strong>" in shown, "<strong>Revisi 2</strong>" in shown) == (True, True)


def test_without_any_return_the_last_two_are_compared(client_stf, opd):
    row = factories.agreement(State.REVIEW, agency=opd)
    freeze(row, AIM)
    assert "<strong>Revisi 1</strong>" in page(client_stf, row)


@pytest.mark.parametrize(
    "query", ["?dari=9&ke=1", "?dari=1&ke=x", "?dari=²&ke=1", "?dari=99999999999999&ke=1"]
)
def test_a_version_that_is_not_there_is_not_found(client_opo, agreement, query):
    assert client_opo.get(address(agreement, query)).status_code == 404
    assert client_opo.get(address(agreement, query, "agreement-compare-pdf")).status_code == 404


@pytest.mark.parametrize("name", ["agreement-compare", "agreement-compare-pdf", "agreement-versions"])
def test_a_stranger_finds_nothing_and_nobody_writes_by_looking(client_opo, client_stf, agreement, name):
    other = factories.agreement()
    assert client_opo.get(address(other, "", name)).status_code == 404
    assert client_stf.post(address(agreement, "", name)).status_code == 405
    assert writes(client_stf, address(agreement, "?dari=1&ke=2", name)) == []


def test_as_many_questions_whatever_the_number_of_versions(client_stf, agreement):
    first = count(client_stf, address(agreement, name="agreement-versions"))
    freeze(agreement, AIM)
    freeze(agreement, AIM, DEAR)
    assert count(client_stf, address(agreement, name="agreement-versions")) == first
    assert count(client_stf, address(agreement, "?dari=1&ke=2")) <= 14


def test_the_redline_has_the_counts_and_every_word_and_is_the_same_each_time(client_opo, agreement):
    answer = client_opo.get(address(agreement, "?dari=1&ke=2", "agreement-compare-pdf"))
    assert (answer.status_code, answer["Content-Type"]) == (200, "application/pdf")
    said = " ".join(text(answer.content).split())
    for words in ("1 pasal berubah", "1 pasal dipindah", "+3 −1 kata", "anggaran. anggaran PIHAK KESATU."):
        assert words in said
    with opened(answer.content) as file:
        assert file.Root.MarkInfo.Marked
    again = client_opo.get(address(agreement, "?dari=1&ke=2", "agreement-compare-pdf"))
    assert again["ETag"] == answer["ETag"]


def test_the_versions_tell_when_by_whom_and_how_much(client_opo, agreement):
    second = agreement.revisions.get(ordinal=2)
    factories.event(agreement, act=Action.SUBMIT, data={"revision": second.sha256})
    factories.event(agreement, act=Action.RETURN, data={"revision": second.sha256}, sentence="mengembalikan")
    answer = client_opo.get(address(agreement, name="agreement-versions"))
    shown = " ".join(answer.content.decode().split())
    assert shown.count('type="radio"') == 6
    for words in ("Revisi 2", "Sedang ditulis", "<strong>Diajukan</strong>", "<strong>Dikembalikan</strong>"):
        assert words in shown
    assert second.sha256 in shown
    assert "+3 −1 kata" in shown
    assert f"{address(agreement)}?dari=2&amp;ke=kini" in shown


def test_one_version_alone_says_when_there_will_be_another(client_opo, opd):
    shown = client_opo.get(
        address(factories.agreement(agency=opd), name="agreement-versions")
    ).content.decode()
    assert "Baru ada satu versi" in shown
    assert 'type="radio"' not in shown


def test_the_instrument_leads_to_its_versions_and_to_what_changed(client_stf, opd):
    row = factories.agreement(State.REVIEW, agency=opd)
    row.revision = freeze(row, AIM)
    row.save()
    shown = client_stf.get(reverse("agreement", args=[row.uid])).content.decode()
    assert f'href="{address(row, name="agreement-versions")}"' in shown
    assert "Apa yang berubah sejak revisi sebelumnya" in shown

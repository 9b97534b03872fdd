"""The agreement on paper and beside the editor."""

import hashlib
import os
import subprocess
import sys
from dataclasses import replace
from itertools import count

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from agreements.documents.agreement_pages import agreement_html, agreement_pdf, preview_html
from agreements.documents.qr import code_image
from agreements.rules.enums import State
from agreements.rules.errors import NotReady
from agreements.rules.naskah import Naskah, Node, Pasal, plain_text
from tests.documents import reading
from tests.documents.samples import ADDRESS, RECITALS, STAMP, of_parties, short, short_text
from tests.rules import drafts

WATERMARK = 0xE9  # its grey
SIGNED = {State.SIGNED, State.IN_FORCE, State.TERMINATED}
FEW = settings(
    max_examples=4,
    deadline=None,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=[HealthCheck.too_slow],
)


def printed(draft, **given):
    return agreement_pdf(draft, stamp=STAMP, **given)


def in_order(wanted, words):
    rest = iter(words)
    return [word for word in wanted if word not in rest]


@pytest.mark.parametrize("draft", [short(), short(drafts.pks), short(drafts.pks_ksdpk)])
def test_frame_stands_in_the_order_of_the_forms(draft):
    said = reading.spoken(printed(draft))
    parts = [
        *("ANTARA", "PEMERINTAH DAERAH KOTA MOJOKERTO", "DAN", draft.parties[1].body.upper(), "TENTANG"),
        *(draft.about.upper(), "NOMOR : 100.3/1/2026", "NOMOR : 100.3/2/2026", "Pada hari ini, Selasa"),
        *("(01-09-2026)", draft.parties[0].signatory.upper(), "selanjutnya disebut PIHAK KESATU"),
        *(draft.parties[1].signatory.upper(), "selanjutnya disebut PIHAK KEDUA", "disebut PARA PIHAK"),
        *("menerangkan hal-hal sebagai berikut:", RECITALS[0], RECITALS[1], "Berdasarkan hal-hal tersebut"),
        *("Pasal 1 MAKSUD DAN TUJUAN", "Pasal 2 LAIN-LAIN", "dalam rangkap 2 (dua) bermeterai cukup"),
        *("PIHAK KEDUA,", "PIHAK KESATU,", ADDRESS, "Nomor rujukan: KSB-7K2M9Q"),
    ]
    places = []
    for part in parts:
        places.append(said.find(part, places[-1] if places else 0))
        assert places[-1] >= 0, part


lengths = st.integers(1, 30).map(lambda length: "kata " * length)


def nodes(kind, children):
    return st.builds(Node, st.just(kind), lengths, st.lists(children, max_size=3).map(tuple))


huruf = nodes("huruf", st.builds(Node, st.just("angka"), lengths))
bodies = st.lists(st.one_of(nodes("ayat", huruf), nodes("teks", huruf)), min_size=1, max_size=3).map(tuple)


def with_distinct_words(found, serial):
    """The same nodes, each word of theirs another one."""
    text = " ".join(f"kata{next(serial)}" for _ in found.text.split())
    return replace(found, text=text, children=tuple(with_distinct_words(n, serial) for n in found.children))


@FEW
@given(st.lists(bodies, min_size=1, max_size=4))
def test_every_word_and_label_of_any_structure_is_printed_in_order(bodies):
    serial = count()
    pasal = tuple(
        Pasal(f"p{n}", "", f"Judul {n}", tuple(with_distinct_words(node, serial) for node in body))
        for n, body in enumerate(bodies)
    )
    said = reading.spoken(printed(short(text=Naskah(RECITALS, pasal)))).split()
    wanted = " ".join(
        f"Pasal {n} {each.title.upper()} {plain_text(each.body)}" for n, each in enumerate(pasal, 1)
    )
    assert in_order(wanted.split(), said)[:3] == []


@pytest.mark.parametrize("paragraphs", range(1, 31))
def test_signatures_stay_together_with_the_closing_sentence(paragraphs):
    data = printed(short(text=short_text(paragraphs)))
    *others, last = [" ".join(page.split()) for page in reading.pages(data)]
    assert not [page for page in others if "Demikian Kesepakatan Bersama ini" in page]
    said = last[last.index("Demikian Kesepakatan Bersama ini dibuat") :]
    for words in ("PIHAK KEDUA,", "PIHAK KESATU,", "CONTOH BUPATI", "CONTOH WALI KOTA", "Nomor rujukan"):
        assert words in said, (paragraphs, words)


@pytest.mark.parametrize(
    ("parties", "paper"), [(3, "F4"), (5, "F4"), (7, "F4"), (12, "F4"), (4, "A4"), (6, "A4"), (12, "A4")]
)
def test_two_to_twelve_parties_sign_on_one_page(parties, paper):
    data = printed(of_parties(parties, paper=paper))
    last = " ".join(reading.pages(data)[-1].split())
    said = last[last.index("Demikian Perjanjian Kerja Sama ini") :]
    assert [n for n in range(1, parties + 1) if f"TANGAN KE {n}X" not in said] == []


@pytest.mark.parametrize("paragraphs", [9, 10, 11])
def test_no_heading_stands_alone_at_the_end_of_a_page(paragraphs):
    pasal = tuple(
        Pasal(f"p{n}", "", f"Judul {n}", (Node("ayat", "satu dua tiga empat lima enam " * 8),) * 2)
        for n in range(paragraphs)
    )
    for page in reading.pages(printed(short(text=Naskah(RECITALS, pasal))))[:-1]:
        lines = [line for line in page.split("\n") if line.strip()]
        body = lines[: next(n for n, line in enumerate(lines) if line.startswith("KSB-7K2M9Q"))]
        assert not [line for line in body[-2:] if line.startswith(("Pasal ", "JUDUL "))], body[-3:]


def test_pages_are_counted_and_carry_paraf_boxes():
    pages = reading.pages(printed(short(text=short_text(120))))
    assert len(pages) > 3
    for number, page in enumerate(pages, 1):
        assert f"Halaman {number} dari {len(pages)}" in page
        assert {"Paraf", "KESATU", "KEDUA"} <= set(page.split())


@pytest.mark.parametrize(
    "state", [State.DRAFT, State.RETURNED, State.FINAL, State.CANCELLED, State.SIGNED, State.TERMINATED]
)
def test_watermark_until_signed(state):
    data = printed(short(state=state.value))
    assert (WATERMARK in reading.greys(data)) is (state not in SIGNED)
    assert ("DRAF" in reading.pages(data)[0]) is (state in {State.DRAFT, State.SUBMITTED, State.RETURNED})


def test_watermark_is_an_artifact_outside_the_tags():
    draft, signed = printed(short(state="draf")), printed(short(state="ditandatangani"))
    assert reading.elements(draft) == reading.elements(signed)
    assert reading.spoken(draft) == reading.spoken(signed)
    assert "Halaman" not in reading.spoken(draft)


def test_signing_copy_has_no_watermark_and_needs_the_right_state():
    clean = printed(short(state="siap_ttd"), signing_copy=True)
    assert "BELUM DITANDATANGANI" not in reading.text(clean)
    assert "BELUM DITANDATANGANI" in reading.text(printed(short(state="siap_ttd")))
    with pytest.raises(NotReady) as refused:
        printed(short(state="final"), signing_copy=True)
    assert "siap ditandatangani" in refused.value.reasons[0]


def test_missing_values_are_refused_with_the_list():
    draft = drafts.with_party(short(), 2, signatory="")
    with pytest.raises(NotReady) as refused:
        printed(replace(draft, about="", paper="A3"))
    assert len(refused.value.reasons) == 3
    assert "“A3” tidak dikenal" in refused.value.reasons[2]


@pytest.mark.parametrize(
    "name", ["<script>alert(1)</script>", '<img src="http://jahat.example/x.png">', "A & B"]
)
def test_markup_in_a_name_is_printed_as_it_is(name):
    draft = drafts.with_party(short(drafts.pks), 2, body=name, signatory=name, authority_note=name)
    said = "".join(reading.spoken(printed(draft)).split())
    assert f"atasnama{name},".replace(" ", "") in said
    assert name.upper().replace(" ", "") in said
    assert "<script>" not in preview_html(draft)


@pytest.mark.parametrize(("paper", "size"), [("F4", (609.45, 935.43)), ("A4", (595.28, 841.89))])
def test_paper_size(paper, size):
    with reading.opened(printed(short(paper=paper))) as file:
        assert [round(float(side), 2) for side in file.pages[0].MediaBox[2:]] == list(size)


def test_file_is_tagged_titled_and_dated_from_the_input():
    data = printed(short(drafts.pks))
    file = reading.opened(data)
    assert file.Root.MarkInfo.Marked
    assert str(file.Root.Lang) == "id"
    assert str(file.docinfo.Title) == (
        "Perjanjian Kerja Sama tentang Penyelenggaraan Pelayanan Publik di Wilayah Perbatasan"
    )
    assert str(file.docinfo.CreationDate) == "D:20260901033000+00'00"
    assert "pdfuaid:part" in file.Root.Metadata.read_bytes().decode()
    tags = [tag for tag, _ in reading.elements(data)]
    assert tags.count("/H1") == 1
    assert tags.count("/H2") == 2
    assert {"/L", "/LI", "/Lbl", "/LBody", "/P"} <= set(tags)


def test_images_say_what_they_show():
    alts = [alt for tag, alt in reading.elements(printed(short(drafts.pks))) if tag == "/Figure"]
    assert sorted(alts) == [
        f"Kode QR yang menuju halaman naskah ini: {ADDRESS}",
        "Lambang Pemerintah Daerah Kabupaten Mojokerto",
        "Lambang Pemerintah Daerah Kota Mojokerto",
    ]


def test_only_our_fonts_and_all_embedded():
    found = reading.fonts(printed(short(state="draf")))
    assert {name.split("-Bold")[0] for name, _ in found} == {"Bonum", "Liberation-Sans"}
    assert {embedded for _, embedded in found} == {"yes"}


def test_code_leads_to_the_page():
    html = agreement_html(short(), stamp=STAMP)
    assert code_image(ADDRESS) in html
    assert "periksa-kode" not in agreement_html(short(address=""), stamp=STAMP)


def test_weasyprint_finds_nothing_to_say(caplog):
    printed(short(drafts.pks, state="draf"))
    assert [record.message for record in caplog.records if record.name == "weasyprint"] == []


SCRIPT = """
import hashlib, os, django
os.environ["DJANGO_SETTINGS_MODULE"] = "tests.settings"
django.setup()
from agreements.documents.agreement_pages import agreement_pdf
from tests.documents.samples import STAMP, short
from tests.rules import drafts
print(hashlib.sha256(agreement_pdf(short(drafts.pks, state="draf"), stamp=STAMP)).hexdigest())
"""


def test_same_input_gives_the_same_bytes_in_every_process():
    here = hashlib.sha256(printed(short(drafts.pks, state="draf"))).hexdigest()
    surroundings = {**os.environ, "PYTHONHASHSEED": "7", "TZ": "Asia/Jayapura", "LANG": "C"}
    command = [sys.executable, "-c", SCRIPT]
    there = subprocess.run(command, capture_output=True, text=True, check=True, env=surroundings).stdout
    assert there.strip() == here


def test_preview_refuses_nothing_and_marks_the_gaps():
    draft = replace(
        short(state="draf"), text=Naskah((), (Pasal("a", "", "Objek", (Node("teks", "[isi objek] & itu"),)),))
    )
    html = preview_html(drafts.with_party(draft, 1, signatory=""))
    assert '<mark class="isian">[isi objek]</mark> &amp; itu' in html
    assert '<mark class="isian">[isi nama penanda tangan]</mark>' in html
    assert "PARA PIHAK terlebih dahulu" not in html
    assert "style=" not in html
    assert "<style" not in html


def test_preview_of_an_empty_draft_with_odd_emblem():
    draft = drafts.with_party(short(drafts.pks, about="", text=Naskah()), 2, emblem="tidak-ada")
    html = preview_html(draft)
    assert "[isi judul]" in html
    assert 'src="/static/img/emblems/daerah-contoh.svg"' in html
    assert "tidak-ada" not in html

"""The pages beside the writing room: laid out in stretches, they are those of the PDF, pixel for pixel."""

import random
from dataclasses import replace
from functools import partial
from itertools import count

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from agreements.documents import live_pages
from agreements.documents.agreement_pages import SHEETS, agreement_html, agreement_pdf, margins
from agreements.documents.live_pages import Known, follow
from agreements.documents.pdf import Typeset, _images
from agreements.documents.wording import watermark
from agreements.rules.errors import NotReady
from agreements.rules.naskah import Lampiran, Naskah, Node, Pasal, parse
from tests.documents.made_texts import body, by_hand, paragraph
from tests.documents.samples import STAMP, short
from tests.documents.test_annexes import grid
from tests.rules import drafts


def long_text(seed=1, pasal=12, lampiran=()):
    """Some pages: pasal with ayat, lists and long paragraphs that go on overleaf."""
    rng, serial = random.Random(seed), count(1)
    rows = tuple(
        Pasal(
            f"p{at}",
            "",
            paragraph(rng, serial, 4).upper(),
            (Node("teks", paragraph(rng, serial, 260)), *body(rng, serial))
            if at % 3
            else body(rng, serial) * 2,
        )
        for at in range(pasal)
    )
    return Naskah(("bahwa uji;", "bahwa coba."), rows, lampiran)


def typing(text, make=drafts.pks, **changes):
    """A draft that somebody types in."""
    return short(make, text=text, state="draf", **changes)


def paper(draft):
    """The pages of the whole text, laid out at once."""
    mark = watermark(draft)
    html = agreement_html(draft, stamp=STAMP, mark=mark)
    laid = Typeset(html, sheets=SHEETS, size=draft.paper, watermark=mark, extra=margins(draft))
    return laid.drawn(range(len(laid.places)))


class Reader:
    """Somebody who looks at all pages: asks until nothing more comes."""

    def __init__(self):
        self.known, self.images, self.asked = Known(), {}, 0

    def ask(self, draft, wanted=()):
        answer = follow(draft, stamp=STAMP, known=self.known, wanted=wanted, held=frozenset(self.images))
        self.known, self.asked = Known.read(answer.known.plain()), self.asked + 1
        self.images |= dict(answer.images.values())
        return answer

    def ask_all(self, draft):
        """Return the images of all pages in their order."""
        for _ in range(60):
            before = (self.known, len(self.images))
            self.ask(draft, wanted=tuple(range(1, len(self.known.marks) + 1)))
            if self.known.whole and (self.known, len(self.images)) == before:
                break
        return self.pages()

    def pages(self):
        return [self.images[self.known.key(number)] for number in range(1, len(self.known.marks) + 1)]


def at_pasal(text, at, change):
    pasal = list(text.pasal)
    pasal[at] = replace(pasal[at], body=change(pasal[at].body))
    return replace(text, pasal=tuple(pasal))


def longer(nodes, words="kalimat yang baru " * 40):
    return (*nodes[:-1], replace(nodes[-1], text=f"{nodes[-1].text} {words.strip()}"))


def without(text, at):
    return replace(text, pasal=(*text.pasal[:at], *text.pasal[at + 1 :]))


def table_changed(text):
    (table,) = text.lampiran[0].body
    rows = (*table.rows[:-2], tuple("lain sama sekali" for _ in table.rows[0]), *table.rows[-2:])
    return replace(text, lampiran=(replace(text.lampiran[0], body=(replace(table, rows=rows),)),))


ANNEXES = (Lampiran("l1", "RINCIAN", (grid(4, 45, "sel"),)), Lampiran("l2", "LEBAR", (grid(8, 9),)))
CHANGES = {
    "a word in the first pasal": lambda text: at_pasal(text, 0, partial(longer, words="baru")),
    "a sentence in the middle": lambda text: at_pasal(text, 5, longer),
    "a sentence at the end": lambda text: at_pasal(text, 11, longer),
    "a pasal goes": lambda text: without(text, 6),
    "the first pasal becomes the last": lambda text: replace(text, pasal=(*text.pasal[1:], text.pasal[0])),
    "one more recital": lambda text: replace(text, recitals=(*text.recitals, "bahwa ada lagi " * 9)),
    "a row in a table of pages": table_changed,
    "nearly all goes": lambda text: replace(text, pasal=text.pasal[:1], lampiran=()),
}


@pytest.fixture(scope="module")
def read():
    """A text with its pages known, and their images; each test takes a copy."""
    text = long_text(lampiran=ANNEXES)
    reader = Reader()
    assert reader.ask_all(typing(text)) == paper(typing(text))
    return text, reader


def copy_of(reader):
    fresh = Reader()
    fresh.known, fresh.images = reader.known, dict(reader.images)
    return fresh


@pytest.mark.parametrize("change", CHANGES)
def test_after_a_change_every_page_is_that_of_the_whole_layout(read, change):
    text, reader = read
    changed = typing(CHANGES[change](text))
    mine, whole = copy_of(reader), paper(changed)
    first = mine.ask(changed)
    assert 1 <= len(first.images) <= 4
    if len(whole) == reader.known.total:
        assert all(image == whole[page - 1] for page, (_, image) in first.images.items())
    assert mine.ask_all(changed) == whole
    assert mine.known.total == len(whole)


def test_the_pages_are_those_of_the_pdf():
    draft = by_hand()["deep lists"]
    assert Reader().ask_all(draft) == _images(agreement_pdf(draft, stamp=STAMP))


@pytest.mark.parametrize("name", ["long ayat", "letters beyond z"])
def test_texts_that_are_hard_to_set_keep_their_pages_while_typed_in(name):
    draft = replace(by_hand()[name], state="draf")
    reader = Reader()
    reader.ask_all(draft)
    changed = replace(draft, text=at_pasal(draft.text, -1, longer))
    assert reader.ask_all(changed) == paper(changed)


def test_the_turned_pages_of_a_rencana_kerja_follow_too():
    draft = replace(drafts.rk(25), state="draf", text=long_text(3, pasal=2))
    reader = Reader()
    reader.ask_all(draft)
    changed = replace(
        draft, activities=(*draft.activities[:-1], replace(draft.activities[-1], output="Lain"))
    )
    assert reader.ask_all(changed) == paper(changed)


@given(st.integers(2, 10_000), st.integers(0, 4), st.sampled_from(("F4", "A4")))
@settings(
    max_examples=2,
    deadline=None,
    phases=[Phase.generate],
    suppress_health_check=[HealthCheck.too_slow],
)
def test_made_texts_keep_their_pages_while_typed_in(seed, at, size):
    text = long_text(seed, pasal=5)
    reader = Reader()
    reader.ask_all(typing(text, paper=size))
    changed = typing(at_pasal(text, at, longer), paper=size)
    assert reader.ask_all(changed) == paper(changed)


def laid_out(monkeypatch):
    """A list to which each layout adds how many pages it made."""
    made = []

    class Counted(Typeset):
        def __init__(self, *args, **given):
            super().__init__(*args, **given)
            made.append(len(self.places))

    monkeypatch.setattr(live_pages, "Typeset", Counted)
    return made


def test_a_word_that_moves_no_line_costs_a_few_pages_and_all_is_known_again(read, monkeypatch):
    text, reader = read
    mine, made = copy_of(reader), laid_out(monkeypatch)
    changed = typing(at_pasal(text, 3, lambda nodes: longer(nodes, "x")))
    answer = mine.ask(changed)
    assert answer.known.whole
    assert 1 <= len(answer.images) <= 2
    assert sum(made) <= 7 < len(mine.known.marks)
    assert mine.pages() == paper(changed)


def test_what_is_known_and_unchanged_is_not_laid_out_again(read, monkeypatch):
    text, reader = read
    mine, made = copy_of(reader), laid_out(monkeypatch)
    answer = mine.ask(typing(text), wanted=(1, 2, 3))
    assert (made, answer.images, answer.known) == ([], {}, reader.known)


def test_pages_that_are_looked_at_are_drawn_where_their_image_is_missing(read):
    text, reader = read
    mine = copy_of(reader)
    key = mine.known.key(5)
    image = mine.images.pop(key)
    assert mine.ask(typing(text), wanted=(4, 5)).images == {5: (key, image)}


def test_a_page_within_one_long_paragraph_keeps_its_name_when_pages_before_it_change():
    """Nothing on such a page tells with which line it begins, so only what was known of it can name it."""
    small = {"paper": "A4", "layout": (("ukuran", "12"), ("tepi", "25 25 32 30"))}
    rows = [Pasal(f"p{at}", "", "JUDUL", parse("(1) Satu kalimat.\n" * 9)) for at in range(7)]
    long = Pasal("panjang", "", "PANJANG", tuple(Node("teks", "ketentuan panjang " * 330) for _ in range(3)))
    text = Naskah((), (*rows, long))
    reader = Reader()
    reader.ask_all(typing(text, **small))
    within = max(page for page, mark in enumerate(reader.known.marks, 1) if not mark.onward)
    changed = typing(at_pasal(text, 0, partial(longer, words="x")), **small)
    assert reader.ask(changed).known.whole
    image = reader.images.pop(reader.known.key(within))
    assert reader.ask(changed, wanted=(within,)).images == {within: (reader.known.key(within), image)}
    assert reader.pages() == paper(changed)


@pytest.mark.parametrize(
    "other", [{"paper": "A4"}, {"layout": (("ukuran", "12"),)}, {"state": "ditandatangani"}]
)
def test_nothing_is_known_of_pages_that_are_set_in_another_way(read, other):
    text, reader = read
    answer = copy_of(reader).ask(replace(typing(text), **other))
    assert min(answer.images) == 1
    assert not answer.known.whole


def test_each_line_says_on_which_page_it_begins(read):
    text, reader = read
    answer = copy_of(reader).ask(typing(text))
    assert list(answer.lines) == [*(pasal.id for pasal in text.pasal), "l1", "l2"]
    pages = [page for part in text.pasal for page in answer.lines[part.id]]
    assert pages == sorted(pages)
    assert pages[-1] < answer.lines["l1"][0]
    assert answer.lines["l2"][0] == reader.known.total


def test_what_cannot_be_laid_out_is_refused():
    with pytest.raises(NotReady, match="kertas"):
        follow(typing(long_text(pasal=1), paper="A5"), stamp=STAMP, known=Known())

"""The table of a rencana kerja goes out and comes back: row by row, thing by thing, nothing lost."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from agreements.documents.docx_reading import read_docx
from agreements.documents.docx_writing import agreement_docx
from agreements.documents.layout import sides_of
from agreements.rules.word_blocks import accepted
from agreements.rules.word_building import build
from agreements.rules.word_matching import marks_from
from agreements.rules.word_plan import ADDED, AHEAD, CLASH, FILE, GONE, KEPT, NOW, REPLACED, SAME
from agreements.rules.word_reading import read
from agreements.rules.word_roles import ACTIVITIES
from agreements.rules.word_year import outcome, year_of
from tests.documents.samples import STAMP, short
from tests.documents.word_files import docx, p, tbl, unzipped, zipped
from tests.rules import drafts
from tests.rules.strategies import clean, plain

FIELDS = [name for name in vars(drafts.activity()) if name != "year"]


def rk(*activities):
    draft = short(drafts.rk, state="draf")
    return replace(draft, activities=activities or tuple(drafts.activity(at) for at in (1, 2, 3)))


def kept(draft):
    return [{name: getattr(row, name) for name in FIELDS} for row in draft.activities]


def back(data, draft, choices=None):
    """Read the table of a file against a draft; return (`Year`, what comes of it)."""
    source = read_docx(data)
    cells = build(read(accepted(source.blocks))).cells
    lines = [line for cell in cells if cell.role == ACTIVITIES for line in cell.lines]
    marks = marks_from(source.marks).activities
    year = year_of(lines, draft.activities, sides_of(draft), marks, choices or {})
    return year, outcome(year, kept(draft))


def edited(draft, *changes):
    """The file of a draft in which these pieces of XML were changed."""
    parts = unzipped(agreement_docx(draft, stamp=STAMP))
    for old, new in changes:
        assert old.encode() in parts["word/document.xml"], old
        parts["word/document.xml"] = parts["word/document.xml"].replace(old.encode(), new.encode(), 1)
    return zipped(parts)


def rows_of(data):
    """The XML of the rows of the last table."""
    return unzipped(data)["word/document.xml"].decode().rpartition("<w:tbl>")[2].split("<w:tr>")[1:]


def questions(year):
    return [(row.id, row.fate, row.choice) for row in year.rows if row.is_question]


money = st.one_of(st.none(), st.integers(0, 10**12))
spans = st.tuples(st.integers(1, 4), st.integers(1, 4)).map(sorted)


@st.composite
def activities(draw):
    words = {name: draw(clean) for name in FIELDS if isinstance(getattr(drafts.activity(), name), str)}
    first, last = draw(spans)
    sums = {f"estimate_{side}": draw(money) for side in ("ours", "theirs")}
    words["programme"] = draw(plain)
    return replace(drafts.activity(), **words, **sums, first_quarter=first, last_quarter=last)


@settings(max_examples=40, deadline=None)
@given(st.lists(activities(), min_size=1, max_size=4), st.booleans())
def test_a_round_trip_changes_nothing(rows, turned):
    draft = rk(*rows)
    if turned:
        first, second = draft.parties
        draft = replace(draft, parties=(replace(second, order=1), replace(first, order=2)))
    year, found = back(agreement_docx(draft, stamp=STAMP), draft)
    assert questions(year) == []
    assert [row.fate for row in year.rows] == [SAME] * len(rows)
    assert found == kept(draft)


def test_words_time_and_money_come_back_for_their_row_alone():
    draft = rk(
        *(replace(drafts.activity(at), estimate_ours=at * 1000, target=f"{at} bidang") for at in (1, 2))
    )
    data = edited(draft, ("2 bidang", "20 bidang"), ("Rp2.000,00", "Rp 2.500.000"))
    year, found = back(data, draft)
    assert questions(year) == [("kegiatan-2", REPLACED, FILE)]
    row = year.rows[1]
    assert row.before.splitlines() == ["Target: 2 bidang", "Perkiraan biaya PIHAK KEDUA: Rp2.000,00"]
    assert row.after.splitlines() == ["Target: 20 bidang", "Perkiraan biaya PIHAK KEDUA: Rp2.500.000,00"]
    assert found == [kept(draft)[0], {**kept(draft)[1], "target": "20 bidang", "estimate_ours": 2_500_000}]


@pytest.mark.parametrize(
    ("written", "span"),
    [
        ("Triwulan II–III", (2, 3)),
        ("TW 2 s.d. 4", (2, 4)),
        ("triwulan IV.", (4, 4)),
        ("Sepanjang tahun", (1, 4)),
    ],
)
def test_a_time_is_read_as_people_write_it(written, span):
    draft = rk(replace(drafts.activity(1), first_quarter=1, last_quarter=2))
    _, found = back(edited(draft, ("Triwulan I–II", written)), draft)
    assert (found[0]["first_quarter"], found[0]["last_quarter"]) == span


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("Triwulan I–II", "Maret", "Waktu “Maret” tidak terbaca sebagai triwulan; tetap Triwulan I–II."),
        ("Triwulan I–II", "Triwulan IV–II", "tidak terbaca sebagai triwulan"),
        ("Rp9.000,00", "sembilan ribu", "“sembilan ribu” tidak terbaca."),
        ("Rp9.000,00", "Rp9.000,50", "memuat sen"),
    ],
)
def test_what_cannot_be_read_is_told_and_stays(old, new, told):
    draft = rk(replace(drafts.activity(1), first_quarter=1, last_quarter=2, estimate_ours=9000))
    year, found = back(edited(draft, (old, new)), draft)
    assert found == kept(draft)
    assert year.rows[0].is_question
    assert told in " ".join(year.rows[0].unsure)


def test_what_was_changed_here_meanwhile_stays_unless_chosen():
    draft = rk()
    data = edited(draft, (draft.activities[0].target, "Target dari Word"))
    here = [replace(row, location="Lain") if at < 2 else row for at, row in enumerate(draft.activities)]
    now = replace(draft, activities=tuple(here))
    year, found = back(data, now)
    assert questions(year) == [("kegiatan-1", CLASH, NOW), ("kegiatan-2", AHEAD, NOW)]
    assert found == kept(now)
    _, found = back(data, now, {"kegiatan-1": FILE})
    assert found[0]["target"] == "Target dari Word"
    assert found[1:] == kept(now)[1:]


def test_a_row_put_in_deleted_and_moved():
    draft = rk()
    data = agreement_docx(draft, stamp=STAMP)
    _, one, two, three = (f"<w:tr>{row}" for row in rows_of(data)[:4])
    new = one.replace("_kegiatan_1", "_lain").replace(draft.activities[0].programme, "Program baru")
    year, found = back(edited(draft, (one, one + new)), draft)
    assert questions(year) == [("kegiatan-baru-2", ADDED, FILE)]
    assert [row["programme"] for row in found][1] == "Program baru"
    assert len(found) == 4
    year, found = back(edited(draft, (two, "")), draft)
    assert questions(year) == [("kegiatan-2", GONE, NOW)]
    assert found == kept(draft)
    _, found = back(edited(draft, (two, "")), draft, {"kegiatan-2": FILE})
    assert found == [kept(draft)[0], kept(draft)[2]]
    year, found = back(edited(draft, (one, ""), (three, three + one)), draft)
    assert questions(year) == [("kegiatan-urutan", REPLACED, FILE)]
    assert found == [*kept(draft)[1:], kept(draft)[0]]
    _, found = back(edited(draft, (one, ""), (three, three + one)), draft, {"kegiatan-urutan": NOW})
    assert found == kept(draft)


def test_a_row_added_here_is_not_what_the_file_deleted():
    draft = rk()
    more = replace(draft, activities=(*draft.activities, drafts.activity(9)))
    year, found = back(agreement_docx(draft, stamp=STAMP), more)
    assert questions(year) == [("kegiatan-4", KEPT, NOW)]
    assert found == kept(more)


def test_what_cannot_be_kept_is_closed_and_says_why():
    draft = rk()
    data = edited(draft, (draft.activities[0].target, "x" * 151))
    year, found = back(data, draft, {"kegiatan-1": FILE})
    assert year.rows[0].closed == "Target terlalu panjang: paling banyak 150 karakter."
    assert found == kept(draft)


def test_a_table_that_lost_its_styles_is_read_line_by_line():
    draft = rk(replace(drafts.activity(1), target="10 bidang", location="Kota"))
    one = draft.activities[0]
    cells = (
        ("1.", one.programme),
        (p(one.output) + p("11 bidang"), "Kota Triwulan II"),
        (p(one.task_ours) + p(one.unit_ours), p(one.budget_ours) + p("Rp5,-")),
        (p(one.task_theirs) + p(one.unit_theirs), p(one.budget_theirs) + p("")),
    )
    sides = [f"{label}: {what}" for _, label in sides_of(draft) for what in ("tugas", "biaya")]
    heads = ("No.", "Program atau kegiatan", "Keluaran dan target", "Lokasi dan waktu", *sides)
    data = docx(tbl(heads, tuple(cell for pair in cells for cell in pair)))
    year, found = back(data, draft)
    assert found[0]["target"] == "11 bidang"
    assert (found[0]["estimate_theirs"], found[0]["estimate_ours"]) == (5, None)
    assert any("tidak terpisah menjadi lokasi dan waktu" in told for told in year.rows[0].unsure)
    assert found[0]["location"] == "Kota Triwulan II"

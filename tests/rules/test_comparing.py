"""Two versions of an instrument: every word of both, in order, and only what really differs told."""

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from agreements.rules.comparing import ADDED, AWAY, CHANGED, REMOVED, SAME, Counts, TableChange, compare
from agreements.rules.comparing.blocks import flat
from agreements.rules.naskah import Lampiran, Naskah, Node, Pasal, Table, to_json
from tests.rules.strategies import lampirans, texts, words

CONTENTS = st.builds(
    lambda naskah, bases, about: {"text": to_json(naskah), "legal_basis": bases, "about": about},
    texts(lampirans()),
    st.lists(words, max_size=3),
    words,
)

PATIENT = settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow])


def pasal(ident, title, *texts):
    return Pasal(ident, "", title, tuple(Node("ayat", text) for text in texts))


def content(*parts, lampiran=(), **more):
    return {"text": to_json(Naskah(("bahwa perlu bekerja sama",), parts, lampiran))} | more


AIM = pasal("a", "TUJUAN", "Tujuan kerja sama adalah pelayanan.", "Sebagaimana dimaksud pada ayat (1) jelas.")
PRICE = pasal("b", "BIAYA", "Biaya menurut Pasal 1 dibebankan pada anggaran.")
END = pasal("c", "PENUTUP", "Dibuat dalam rangkap dua.")


def statuses(parts):
    return [(part.status, part.moved, part.old, part.new) for part in parts]


def said(pieces):
    return [(piece.kind, piece.text) for piece in pieces if piece.kind]


def test_the_same_content_differs_in_nothing():
    found = compare(content(AIM, PRICE, END), content(AIM, PRICE, END))
    assert (found.counts, found.quiet) == (Counts(same=3), False)


def test_changed_words_are_counted_where_they_stand():
    new = pasal("b", "BIAYA", "Biaya menurut Pasal 1 dibebankan pada anggaran PIHAK KESATU.")
    found = compare(content(AIM, PRICE), content(AIM, new))
    assert statuses(found.pasal) == [(SAME, False, 1, 1), (CHANGED, False, 2, 2)]
    assert said(found.pasal[1].blocks[0].pieces) == [("del", "anggaran."), ("ins", "anggaran PIHAK KESATU.")]
    assert (found.counts.words_struck, found.counts.words_added) == (1, 3)


def test_a_moved_pasal_is_moved_and_the_references_follow_it():
    price = pasal("b", "BIAYA", "Biaya menurut Pasal 2 dibebankan pada anggaran.")
    found = compare(content(AIM, PRICE, END), content(END, AIM, price))
    assert statuses(found.pasal) == [
        (SAME, True, 3, 1),
        (SAME, False, 1, 2),
        (SAME, False, 2, 3),
        (AWAY, False, 3, 1),
    ]
    assert found.counts == Counts(moved=1, same=2, renumbered=1)
    assert [part.renumbered for part in found.pasal] == [False, True, True, False]


def test_moved_and_changed_tells_both():
    new = pasal("c", "PENUTUP", "Dibuat dalam rangkap tiga.")
    found = compare(content(AIM, PRICE, END), content(new, AIM, PRICE))
    assert statuses(found.pasal)[0] == (CHANGED, True, 3, 1)
    assert (found.counts.changed, found.counts.moved, found.counts.words_struck) == (1, 1, 1)


def test_a_pasal_that_is_new_or_gone_stands_where_it_stands_or_stood():
    found = compare(content(AIM, PRICE, END), content(AIM, END, pasal("d", "LAIN", "Lain sama sekali.")))
    assert statuses(found.pasal) == [
        (SAME, False, 1, 1),
        (REMOVED, False, 2, None),
        (SAME, False, 3, 2),
        (ADDED, False, None, 3),
    ]


def test_an_ayat_put_in_before_another_renumbers_it_and_what_points_to_it():
    new = pasal("a", "TUJUAN", "Ayat baru ini sisipan.", *(node.text for node in AIM.body))
    new = pasal(
        "a", "TUJUAN", new.body[0].text, new.body[1].text, "Sebagaimana dimaksud pada ayat (2) jelas."
    )
    part = compare(content(AIM), content(new)).pasal[0]
    assert [(line.status, line.old_label, line.new_label) for line in part.blocks] == [
        (ADDED, "", "(1)"),
        (SAME, "(1)", "(2)"),
        (SAME, "(2)", "(3)"),
    ]
    assert part.blocks[1].renumbered
    assert said(part.blocks[2].pieces) == [("ref", "(2)")]


def test_a_pasal_of_a_law_with_the_same_number_is_not_one_of_ours():
    law = "Menurut Pasal 1 ayat (2) Peraturan Menteri Dalam Negeri Nomor 22 Tahun 2020."
    old, new = pasal("z", "DASAR", law), pasal("z", "DASAR", law.replace("Pasal 1", "Pasal 2"))
    found = compare(content(AIM, old), content(END, AIM, new))
    assert said(found.pasal[2].blocks[0].pieces) == [("del", "1"), ("ins", "2")]


def test_a_paragraph_that_became_another_kind_is_changed_without_a_word():
    old, new = Node("ayat", "Hibah daerah."), Node("teks", "Hibah daerah.")
    found = compare(content(Pasal("a", "", "X", (old,))), content(Pasal("a", "", "X", (new,))))
    assert [(line.status, line.reshaped) for line in found.pasal[0].blocks] == [(CHANGED, True)]
    assert (found.counts.changed, found.counts.words_added) == (1, 0)


def test_rows_and_columns_of_a_table_are_found_again():
    old = Table((("No", "Nama", "Harga"), ("1", "Sapi perah", "10"), ("2", "Kuda pacu", "20")))
    new = Table(
        (("No", "Nama", "Unit", "Harga"), ("1", "Kambing", "ekor", "5"), ("2", "Sapi perah", "ekor", "10"))
    )
    found = compare(
        content(lampiran=(Lampiran("l", "DAFTAR", (old,)),)),
        content(lampiran=(Lampiran("l", "DAFTAR", (new,)),)),
    )
    table = found.lampiran[0].blocks[0]
    assert table.columns == (SAME, SAME, ADDED, SAME)
    rows = [(row.status, row.head) for row in table.rows]
    assert rows == [(CHANGED, True), (ADDED, False), (CHANGED, False), (REMOVED, False)]
    kept = next(row for row in table.rows if "Sapi perah" in [piece.text for piece in row.cells[1]])
    assert [(piece.kind, piece.was, piece.text) for piece in kept.cells[0]] == [("ref", "1", "2")]


def test_a_row_struck_before_the_last_one_leaves_that_one_as_it_was():
    def annex(*rows):
        return content(lampiran=(Lampiran("l", "DAFTAR", (Table((("No", "Nama"), *rows)),)),))

    found = compare(annex(("1", "Pelatihan"), ("2", "Pameran")), annex(("1", "Pameran")))
    assert [row.status for row in found.lampiran[0].blocks[0].rows] == [SAME, REMOVED, SAME]


def test_spaces_and_capitals_of_the_data_alone_are_told_as_no_change_of_words():
    found = compare(content(AIM, about="Pelayanan  publik"), content(AIM, about="Pelayanan publik"))
    assert (found.quiet, found.counts.nothing) == (True, True)


def test_dates_and_names_around_the_text_are_told_in_words():
    party = {"body": "Pemerintah Kota", "signatory": "Ani", "authority": "kepala_daerah"}
    other = {"body": "PT Maju", "signatory": "Budi"}
    old = content(AIM, start="2026-01-05", parties=[party, other], funding="apbd")
    new = content(AIM, start="2026-02-05", parties=[other, party | {"signatory": "Sari"}], funding="apbd")
    facts = [fact for fact in compare(old, new).facts if fact.status != SAME]
    assert [(fact.group, fact.label, said(fact.pieces)) for fact in facts] == [
        ("Data naskah", "Mulai berlaku", [("del", "Januari"), ("ins", "Februari")]),
        ("PIHAK KESATU", "Urutan", [("del", "KEDUA"), ("ins", "KESATU")]),
        ("PIHAK KEDUA", "Urutan", [("del", "KESATU"), ("ins", "KEDUA")]),
        ("PIHAK KEDUA", "Penanda tangan", [("del", "Ani"), ("ins", "Sari")]),
    ]


def test_a_party_that_came_and_one_that_went():
    one, two, three = ({"body": name} for name in ("Satu", "Dua", "Tiga"))
    came = compare(content(parties=[one, two]), content(parties=[one, two, three])).facts
    assert [(fact.status, fact.group) for fact in came if fact.status != SAME] == [
        (ADDED, "PIHAK KETIGA (baru)")
    ]
    went = compare(content(parties=[one, two, three]), content(parties=[one, two])).facts
    assert [fact.status for fact in went if fact.status != SAME] == [REMOVED]


def test_activities_are_compared():
    row = {"programme": "Pelatihan petugas", "target": "10 orang", "estimate_ours": 1000000}
    found = compare({"activities": [row]}, {"activities": [row | {"estimate_ours": 2000000}]})
    assert [each.status for each in found.activities] == [CHANGED]
    assert [each.status for each in compare({}, {"activities": [row]}).activities] == [ADDED]
    assert compare({}, {}).activities == ()


# What stands in the older and in the newer text, read back from the comparison.


def read(found, gone, old):
    text = found["text"]
    recitals = [side(line.pieces, gone) for line in text.recitals if kept(line.status, gone)]
    number = (lambda part: part.old) if old else (lambda part: part.new)
    label = (lambda line: line.old_label) if old else (lambda line: line.new_label)
    sides = []
    for group in (text.pasal, text.lampiran):
        parts = [part for part in group if part.status != AWAY and number(part) is not None]
        sides.append(
            [(side(part.title, gone), body(part.blocks, gone, label)) for part in sorted(parts, key=number)]
        )
    return recitals, *sides


def body(blocks, gone, label):
    found = []
    for block in blocks:
        if not kept(block.status, gone) or (not isinstance(block, TableChange) and not stands(block, gone)):
            continue
        if isinstance(block, TableChange):
            columns = [kept(status, gone) for status in block.columns]
            found.append(
                [
                    [side(cell, gone) for cell, there in zip(row.cells, columns, strict=True) if there]
                    for row in block.rows
                    if kept(row.status, gone)
                ]
            )
        else:
            found.append((label(block), side(block.pieces, gone)))
    return found


def kept(status, gone):
    return status != {"ins": ADDED, "del": REMOVED}[gone]


def stands(line, gone):
    """A moved paragraph is read where it was in the older text, and where it is in the newer."""
    return not line.move or (line.status == AWAY) == (gone == "ins")


def side(pieces, gone):
    old = gone == "ins"
    return " ".join(
        piece.was if old and piece.kind == "ref" else piece.text for piece in pieces if piece.kind != gone
    )


def written(naskah):
    def one(text):
        return " ".join(text.split())

    def lines(part):
        return [
            [[one(cell) for cell in row] for row in block.rows]
            if isinstance(block, Table)
            else (block.label, one(block.text))
            for block in flat(part.body)
        ]

    groups = [[(one(part.title), lines(part)) for part in group] for group in (naskah.pasal, naskah.lampiran)]
    return [one(text) for text in naskah.recitals], *groups


@PATIENT
@given(texts(lampirans()), texts(lampirans()))
def test_struck_and_same_give_the_old_text_and_added_and_same_the_new(old, new):
    found = {"text": compare({"text": to_json(old)}, {"text": to_json(new)})}
    assert read(found, "ins", True) == written(old)
    assert read(found, "del", False) == written(new)


@PATIENT
@given(CONTENTS, CONTENTS)
def test_the_other_way_round_gives_the_same_counts(old, new):
    there, back = compare(old, new).counts, compare(new, old).counts
    assert (there.added, there.removed, there.changed) == (back.removed, back.added, back.changed)
    assert (there.moved, there.same, there.lampiran, there.facts) == (
        back.moved,
        back.same,
        back.lampiran,
        back.facts,
    )
    assert (there.words_added, there.words_struck) == (back.words_struck, back.words_added)
    assert (there.paragraphs, there.renumbered) == (back.paragraphs, back.renumbered)


@PATIENT
@given(CONTENTS)
def test_a_text_and_itself_differ_in_nothing(whole):
    found = compare(whole, whole)
    assert found.counts.nothing
    assert not found.quiet

"""The text as JSON and as a hash: exact both ways, odd shapes refused with their place."""

import json
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from agreements.rules.naskah import (
    Lampiran,
    Naskah,
    Node,
    Pasal,
    Table,
    canonical,
    digest,
    digest_of,
    from_json,
    new_id,
    pasal_from,
    pasal_json,
    to_json,
)
from tests.rules.strategies import lampirans, texts

TEXT = Naskah(
    ("bahwa perlu;",), (Pasal("p1", "objek", "OBJEK", (Node("ayat", "Satu.", (Node("huruf", "a"),)),)),)
)
TABLE = Table((("No.", "Barang"), ("1", "Cabai")))
ANNEXED = replace(TEXT, lampiran=(Lampiran("l1", "DAFTAR BARANG", (TABLE, Node("teks", "Sekian."))),))


@settings(max_examples=40, deadline=None)
@given(texts(lampirans()))
def test_json_is_exact_both_ways(text):
    data = to_json(text)
    assert from_json(data) == text
    assert to_json(from_json(data)) == data
    assert from_json(json.loads(canonical(text))) == text


def test_the_json_says_its_version():
    assert to_json(Naskah()) == {"version": 1, "recitals": [], "pasal": []}


def test_a_text_without_lampiran_keeps_the_hash_that_it_always_had():
    assert to_json(TEXT)["version"] == 1
    assert to_json(ANNEXED)["version"] == 2
    assert to_json(replace(ANNEXED, lampiran=())) == to_json(TEXT)


def annexed(path, value):
    """The JSON of ANNEXED with one place of its lampiran changed."""
    return broken(["lampiran", 0, *path], value, to_json(ANNEXED))


def broken(path, value, data=None):
    """The JSON of TEXT with one place changed."""
    data = data or to_json(TEXT)
    at = data
    for step in path[:-1]:
        at = at[step]
    if value is None:
        del at[path[-1]]
    else:
        at[path[-1]] = value
    return data


@pytest.mark.parametrize(
    ("data", "place"),
    [
        (None, "naskah"),
        ([], "naskah"),
        ({}, "version"),
        (broken(["version"], 3), "naskah.version"),
        (broken(["version"], 2), "lampiran"),
        (broken(["lampiran"], []), "lampiran"),
        (annexed(["id"], ""), r"lampiran\[0\].id"),
        (annexed(["title"], None), r"lampiran\[0\].*title"),
        (annexed(["id"], "p1"), "p1"),
        (annexed(["body", 0, "rows"], []), r"body\[0\].rows"),
        (annexed(["body", 0, "rows"], [[]]), r"body\[0\].rows"),
        (annexed(["body", 0, "rows", 1], ["a"]), r"body\[0\].rows"),
        (annexed(["body", 0, "rows", 1, 0], 5), r"rows\[1\]"),
        (annexed(["body", 0, "heads"], 3), r"body\[0\].heads"),
        (annexed(["body", 0, "heads"], True), r"body\[0\].heads"),
        (annexed(["body", 0, "kind"], "gambar"), r"body\[0\]"),
        (broken(["version"], True), "naskah.version"),
        (broken(["extra"], 1), "extra"),
        (broken(["recitals"], "bahwa"), "naskah.recitals"),
        (broken(["recitals", 0], 5), r"naskah.recitals\[0\]"),
        (broken(["pasal"], {}), "naskah.pasal"),
        (broken(["pasal", 0, "title"], None), r"pasal\[0\].*title"),
        (broken(["pasal", 0, "title"], 7), r"pasal\[0\].title"),
        (broken(["pasal", 0, "id"], ""), r"pasal\[0\].id"),
        (broken(["pasal", 0, "body"], "x"), r"pasal\[0\].body"),
        (broken(["pasal", 0, "body", 0, "kind"], "bab"), r"body\[0\]"),
        (broken(["pasal", 0, "body", 0, "kind"], ["ayat"]), r"body\[0\]"),
        (broken(["pasal", 0, "body", 0, "text"], "\ud800"), r"body\[0\].text"),
        (broken(["pasal", 0, "body", 0, "children", 0, "kind"], "ayat"), r"children\[0\].*ayat"),
        (broken(["pasal", 0, "body", 0, "children"], {}), r"body\[0\].children"),
        (broken(["pasal"], to_json(TEXT)["pasal"] * 2), "p1"),
    ],
)
def test_odd_shapes_are_refused_with_their_place(data, place):
    with pytest.raises(ValueError, match=place):
        from_json(data)


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.text(),
        lambda x: st.lists(x) | st.dictionaries(st.text(), x),
    )
)
def test_any_json_is_read_or_refused_and_never_breaks(data):
    with pytest.raises(ValueError, match=r"."):
        from_json(data)


def test_one_pasal_by_itself():
    assert pasal_from(pasal_json(TEXT.pasal[0])) == TEXT.pasal[0]
    with pytest.raises(ValueError, match="pasal"):
        pasal_from({"id": "x"})


def test_bytes_are_the_same_whatever_the_order_of_keys():
    data = to_json(TEXT)
    turned = dict(reversed(data.items()))
    assert canonical(data) == canonical(turned) == canonical(TEXT)
    assert canonical({"b": "é", "a": 1}) == '{"a":1,"b":"é"}'.encode()
    assert digest(TEXT) == digest(data) == digest(canonical(TEXT))


def test_a_hash_is_of_every_word_and_of_nothing_else():
    assert len(digest(TEXT)) == 64
    assert digest(TEXT) != digest(Naskah(("bahwa perlu.",), TEXT.pasal))
    assert digest_of(TEXT.pasal[0]) != digest_of(Pasal("p1", "objek", "OBJEK!", TEXT.pasal[0].body))
    assert digest_of(TEXT.recitals) == digest_of(list(TEXT.recitals))


def test_not_a_number_is_no_json():
    with pytest.raises(ValueError, match="not JSON"):
        canonical({"x": float("nan")})


def test_new_ids_do_not_collide():
    assert len({new_id() for _ in range(1000)}) == 1000

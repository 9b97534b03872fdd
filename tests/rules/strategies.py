"""Hypothesis strategies for the text: every structure that a person can type."""

from hypothesis import strategies as st

from agreements.rules.naskah import Lampiran, Naskah, Node, Pasal, Table, one_line

PIECES = (
    "Para pihak",
    "wajib:",
    "dengan ketentuan;",
    "(1)",
    "ayat (2)",
    "1.",
    "2)",
    "a.",
    "aa.",
    "- ",
    "\\",
    "\\<",
    "\\= ",
    "<",
    ">>",
    "=",
    "sebagaimana dimaksud.",
    "Rp1.000,00",
    "<b>tebal</b>",
    "条約",
    "اتفاق",
    "👩‍💼🤝",
    "e\u0301",
    "\u0338x",
    "\u00a0",
    "\ufeff",
    "\x07",
)
lines = st.one_of(
    st.lists(st.sampled_from(PIECES), min_size=1, max_size=4).map(" ".join), st.text(max_size=20)
)
clean = lines.map(one_line)
plain = clean.filter(bool)


NOTHING = st.just(())


def node(kind, children=NOTHING):
    """Nodes of one kind; only numbered ones may be empty."""
    return st.builds(Node, st.just(kind), plain if kind == "teks" else clean, children.map(tuple))


teks = node("teks")
angka = node("angka", st.lists(teks, max_size=2))
angka_list = st.lists(angka, min_size=1, max_size=3)


@st.composite
def interrupted(draw, items, lead=None):
    """A list of one kind that plain lines may interrupt, closed by plain lines or leads with lists."""
    found = list(draw(items))
    for _ in range(draw(st.integers(0, 2))):
        found.insert(draw(st.integers(1, len(found))), draw(teks))
    return found + draw(st.lists(teks if lead is None else lead, max_size=1))


lead_of_angka = node("teks", angka_list)
huruf = node(
    "huruf", st.one_of(st.just([]), st.lists(teks, max_size=1), interrupted(angka_list, lead_of_angka))
)
huruf_list = st.one_of(
    st.lists(huruf, min_size=1, max_size=4), st.lists(node("huruf"), min_size=27, max_size=29)
)
items = st.one_of(interrupted(huruf_list), interrupted(angka_list))
lead = node("teks", st.one_of(st.just([]), st.lists(huruf, min_size=1, max_size=3), angka_list))
ayat = node("ayat", st.one_of(st.just([]), st.lists(lead, max_size=2), items.map(list)))
bodies = st.builds(
    lambda first, rest: tuple(first + rest),
    st.one_of(st.just([]), st.just([]), items),
    st.lists(st.one_of(ayat, ayat, lead), max_size=5),
)
typed = st.lists(st.one_of(lines, st.just("")), max_size=12).map("\n".join)
words = st.text(max_size=12).filter(lambda text: not any("\ud800" <= char <= "\udfff" for char in text))


@st.composite
def tables(draw):
    """A `Table` of one to four columns."""
    columns = draw(st.integers(1, 4))
    row = st.lists(clean, min_size=columns, max_size=columns).map(tuple)
    rows = draw(st.lists(row, min_size=1, max_size=4))
    return Table(tuple(rows), draw(st.integers(0, len(rows))))


@st.composite
def lampirans(draw):
    """Up to two `Lampiran` with distinct ids."""
    ids = draw(st.lists(st.sampled_from(["l1", "l2", "l3"]), unique=True, max_size=2))
    body = st.one_of(bodies, st.lists(st.one_of(teks, tables()), max_size=3).map(tuple))
    return tuple(Lampiran(each, draw(words), draw(body)) for each in ids)


@st.composite
def texts(draw, lampiran=NOTHING):
    """A whole `Naskah` with distinct ids; `lampiran`: the strategy of what stands behind it."""
    ids = draw(st.lists(st.sampled_from([f"p{n}" for n in range(8)]), unique=True, max_size=5))
    pasal = [Pasal(each, draw(words), draw(words), draw(bodies)) for each in ids]
    return Naskah(tuple(draw(st.lists(words, max_size=3))), tuple(pasal), tuple(draw(lampiran)))

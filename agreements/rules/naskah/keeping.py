"""The structure as JSON, as bytes and as a hash; exact both ways."""

import hashlib
import json
import re
import secrets

from agreements.rules.naskah.structure import HOLDS, Lampiran, Naskah, Node, Pasal, Table

SURROGATE = re.compile("[\ud800-\udfff]")
VERSION = 2  # 1 is the same without lampiran, and is still written where there is none: its hash stays


def _node_json(node):
    return {"kind": node.kind, "text": node.text, "children": [_node_json(child) for child in node.children]}


def pasal_json(pasal):
    """Take a `Pasal`; return it as a plain dict."""
    body = [_node_json(node) for node in pasal.body]
    return {"id": pasal.id, "key": pasal.key, "title": pasal.title, "body": body}


def _block_json(block):
    if isinstance(block, Table):
        return {"kind": "tabel", "heads": block.heads, "rows": [list(row) for row in block.rows]}
    return _node_json(block)


def lampiran_json(lampiran):
    """Take a `Lampiran`; return it as a plain dict."""
    body = [_block_json(block) for block in lampiran.body]
    return {"id": lampiran.id, "title": lampiran.title, "body": body}


def to_json(naskah):
    """Take a `Naskah`; return a plain dict with `version`; `from_json` gives the same `Naskah` back."""
    data = {
        "version": 1,
        "recitals": list(naskah.recitals),
        "pasal": [pasal_json(pasal) for pasal in naskah.pasal],
    }
    if naskah.lampiran:
        data |= {"version": VERSION, "lampiran": [lampiran_json(each) for each in naskah.lampiran]}
    return data


def _keys(data, keys, where):
    if not isinstance(data, dict):
        raise ValueError(f"{where}: seharusnya objek, bukan {type(data).__name__}.")
    odd = sorted(map(str, set(data) ^ keys))
    if odd:
        raise ValueError(f"{where}: kunci kurang atau tidak dikenal: {', '.join(odd)}.")


def _items(data, where):
    if not isinstance(data, list):
        raise ValueError(f"{where}: seharusnya daftar, bukan {type(data).__name__}.")
    return data


def _string(data, where):
    if not isinstance(data, str):
        raise ValueError(f"{where}: seharusnya teks, bukan {type(data).__name__}.")
    if SURROGATE.search(data):
        raise ValueError(f"{where}: memuat karakter yang tidak sah.")
    return data


def _node_from(data, holder, where):
    _keys(data, {"kind", "text", "children"}, where)
    kind = data["kind"]
    if not isinstance(kind, str) or kind not in HOLDS[holder]:
        raise ValueError(f"{where}: {kind!r} tidak dapat berada di bawah {holder or 'pasal'}.")
    children = _items(data["children"], f"{where}.children")
    below = tuple(_node_from(child, kind, f"{where}.children[{at}]") for at, child in enumerate(children))
    return Node(kind, _string(data["text"], f"{where}.text"), below)


def pasal_from(data, where="pasal"):
    """Take the dict of one pasal; return a `Pasal`. Raises ValueError, naming the place, on odd shapes."""
    _keys(data, {"id", "key", "title", "body"}, where)
    words = [_string(data[key], f"{where}.{key}") for key in ("id", "key", "title")]
    if not words[0]:
        raise ValueError(f"{where}.id: kosong.")
    body = _items(data["body"], f"{where}.body")
    return Pasal(*words, tuple(_node_from(node, "", f"{where}.body[{at}]") for at, node in enumerate(body)))


def _table_from(data, where):
    _keys(data, {"kind", "heads", "rows"}, where)
    rows = tuple(
        tuple(_string(cell, f"{where}.rows[{at}]") for cell in _items(row, f"{where}.rows[{at}]"))
        for at, row in enumerate(_items(data["rows"], f"{where}.rows"))
    )
    if len({len(row) for row in rows}) != 1 or not rows[0]:
        raise ValueError(f"{where}.rows: baris tabel harus ada dan sama panjang.")
    heads = data["heads"]
    if not isinstance(heads, int) or isinstance(heads, bool) or not 0 <= heads <= len(rows):
        raise ValueError(f"{where}.heads: {heads!r} bukan banyaknya baris kepala tabel.")
    return Table(rows, heads)


def _block_from(data, where):
    is_table = isinstance(data, dict) and data.get("kind") == "tabel"
    return _table_from(data, where) if is_table else _node_from(data, "", where)


def lampiran_from(data, where="lampiran"):
    """Take the dict of one lampiran; return a `Lampiran`. Raises ValueError with the place on odd shapes."""
    _keys(data, {"id", "title", "body"}, where)
    ident, title = (_string(data[key], f"{where}.{key}") for key in ("id", "title"))
    if not ident:
        raise ValueError(f"{where}.id: kosong.")
    body = _items(data["body"], f"{where}.body")
    return Lampiran(
        ident, title, tuple(_block_from(each, f"{where}.body[{at}]") for at, each in enumerate(body))
    )


def _version_of(data):
    known = (None, 1, VERSION)
    version = data.get("version") if isinstance(data, dict) else None
    if isinstance(version, bool) or version not in known:
        raise ValueError(f"naskah.version: {version!r} tidak dikenal; yang dikenal 1 dan {VERSION}.")
    return version


def from_json(data):
    """Take the dict of `to_json`; return the `Naskah`. Raises ValueError with the place on odd shapes."""
    keys = {"version", "recitals", "pasal"} | ({"lampiran"} if _version_of(data) == VERSION else set())
    _keys(data, keys, "naskah")
    recitals = _items(data["recitals"], "naskah.recitals")
    pasal = _items(data["pasal"], "naskah.pasal")
    lampiran = _items(data.get("lampiran", []), "naskah.lampiran")
    found = Naskah(
        tuple(_string(text, f"naskah.recitals[{at}]") for at, text in enumerate(recitals)),
        tuple(pasal_from(each, f"naskah.pasal[{at}]") for at, each in enumerate(pasal)),
        tuple(lampiran_from(each, f"naskah.lampiran[{at}]") for at, each in enumerate(lampiran)),
    )
    ids = [each.id for each in [*found.pasal, *found.lampiran]]
    twice = sorted({each for each in ids if ids.count(each) > 1})
    if twice:
        raise ValueError(f"naskah.pasal: id dipakai lebih dari satu kali: {', '.join(twice)}.")
    return found


def canonical(data):
    """Take a `Naskah` or a JSON-able dict; return its one byte form (sorted keys, no spaces, UTF-8)."""
    data = to_json(data) if isinstance(data, Naskah) else data
    text = json.dumps(data, sort_keys=True, separators=(",", ":"), ensure_ascii=False, allow_nan=False)
    return text.encode("utf-8")


def digest(data):
    """Take bytes, a `Naskah` or a JSON-able dict; return the sha256 of its canonical form in hex."""
    return hashlib.sha256(data if isinstance(data, bytes) else canonical(data)).hexdigest()


def digest_of(part):
    """Take a `Pasal`, a `Lampiran` or the recitals; return its digest for the optimistic save."""
    if isinstance(part, Lampiran):
        return digest(lampiran_json(part))
    return digest(pasal_json(part) if isinstance(part, Pasal) else list(part))


def new_id():
    """Return a fresh id for a pasal or lampiran; random, so that two editors never collide."""
    return f"p{secrets.token_hex(6)}"

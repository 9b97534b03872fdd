r"""One pasal body as a person types it: `parse` and `write`, exact both ways.

What is typed, one paragraph a line:

    (1) ...     ayat; also "1)", "ayat (1)"
    a. ...      huruf; also "a)", "(a)" and bullets
    1. ...      angka; also "1)" where the body writes its ayat as "(1)" or its list follows a lead
    anything    a plain paragraph (teks)

Indentation and blank lines mean nothing; the place decides the number, not what was typed.
A huruf or angka belongs to the ayat, the huruf or the plain lead above it. A list that numbers
first and letters beneath ("1." over "a.") is taken as ayat over huruf, or huruf over angka.

A plain line after items closes their list: it stands beside the list, in what holds the list
(after huruf of an ayat: in that ayat; after ayat: in the pasal; after a lead's list: beside the lead).
A letter or number other than the first after such a line goes on with the interrupted list.
A line that goes on in lower case after a line without closing punctuation is joined to it (pasted text).

`\` before a plain line keeps it as it is: `\(1) ...` is no ayat. `\< ...` puts a plain line one level
further out, `\> ...` one further in, `\= ...` leaves it. `write` uses these only where they are needed.
"""

import re
import unicodedata
from dataclasses import dataclass, field

from agreements.rules.naskah.structure import HOLDS, Node, label, numbered

BREAKS = re.compile("\r\n|[\r\n\v\f\x85\u2028\u2029]")
# Zero-width fillers, soft hyphens and marks that turn the reading direction hide or disguise words.
HIDDEN = re.compile("[\u00ad\u200b\u2060\ufeff\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
BULLETS = "-–—•·●○▪■*‣◦➢\uf0b7\uf0a7"
PATTERNS = (
    ("ayat", re.compile(r"\(\s*([0-9]{1,3})\s*\)\s*(.*)")),
    ("ayat", re.compile(r"[Aa]yat\s*\(\s*([0-9]{1,3})\s*\)[.:]?(?:\s+|$)(.*)")),
    ("kurung", re.compile(r"([0-9]{1,3})\)\s*(.*)")),
    ("angka", re.compile(r"([0-9]{1,3})\.(?:\s+|$|(?=[^\W\d_]))(.*)")),
    ("huruf", re.compile(r"\(([a-z]{1,3})\)\s*(.*)")),
    ("huruf", re.compile(r"([a-z]{1,3})(?:\.(?:\s+|$)|\)\s*)(.*)")),
    ("butir", re.compile(rf"([{re.escape(BULLETS)}])(?:\s+|$)(.*)")),
)
SHIFT = re.compile(r"\\(<+|>+|=)\s(.*)")
CLOSING = (".", ";", ":", "!", "?")
FIRST = {"1", "a"}


def normalise(text):
    """Take typed or pasted text; return it with `\\n` line ends, single spaces, NFC, nothing invisible.

    Control characters, zero-width fillers and direction overrides go; every script and emoji stays.
    """
    text = HIDDEN.sub("", BREAKS.sub("\n", text)).replace("\t", " ")
    text = "".join(c for c in text if c == "\n" or unicodedata.category(c) != "Cc")
    return "\n".join(" ".join(line.split()) for line in unicodedata.normalize("NFC", text).split("\n"))


def one_line(text):
    """Take text for a title, name or recital; return it normalised on one line."""
    return " ".join(normalise(text).split())


@dataclass
class _Line:
    """One paragraph as read: `style` is teks or a style of PATTERNS; `shift` is a plain line's level."""

    style: str
    text: str
    label: str = ""
    shift: int = 0


@dataclass
class _Open:
    """A node while its children are still coming."""

    kind: str
    text: str = ""
    children: list = field(default_factory=list)
    list_kind: str = ""

    def add(self, child):
        """Take a child in; remember of what kind its last numbered one is."""
        self.children.append(child)
        self.list_kind = self.list_kind if child.kind == "teks" else child.kind

    def frozen(self):
        return Node(self.kind, self.text, tuple(child.frozen() for child in self.children))


def _labelled(line, long_list):
    """Return the `_Line` of a labelled line or None; letters beyond z only where a list has come to z."""
    for style, pattern in PATTERNS:
        match = pattern.fullmatch(line)
        if not match:
            continue
        mark, rest = match.groups()
        sentence = line[:1] in "Aa" and style == "ayat" and rest[:1].islower()
        if sentence or (style == "huruf" and len(mark) > 1 and not long_list):
            continue
        return _Line(style, rest, mark)
    return None


def _comes_to_z(line):
    return line.style == "huruf" and (line.label == "z" or len(line.label) > 1)


def _escaped(line):
    """Return the `_Line` of a line that begins with a backslash."""
    match = SHIFT.fullmatch(line)
    if not match:
        return _Line("teks", line[1:].strip())
    signs, rest = match.groups()
    return _Line("teks", rest, shift={"<": -len(signs), ">": len(signs), "=": 0}[signs[0]])


def _joins(before, text):
    """Whether a plain line only goes on with the line before it."""
    if not before.text:
        return before.style != "teks"
    return text[:1].islower() and not before.text.endswith(CLOSING)


def _read(text):
    """Return the `_Line`s of a text, wrapped lines joined."""
    lines, after_blank, long_list = [], True, False
    for raw in normalise(text).split("\n"):
        if not raw:
            after_blank = True
            continue
        found = _escaped(raw) if raw[0] == "\\" else _labelled(raw, long_list)
        if found is None and lines and not after_blank and _joins(lines[-1], raw):
            lines[-1].text = f"{lines[-1].text} {raw}".strip()
            continue
        found = found or _Line("teks", raw)
        if found.text or found.style != "teks":
            lines.append(found)
            long_list = long_list or _comes_to_z(found)
        after_blank = False
    return lines


def _settle_brackets(lines):
    """Make "1)" an ayat where it is the body's outermost list, else an angka."""
    items = [line for line in lines if line.style != "teks"]
    if not items:
        return
    lead = lines[: lines.index(items[0])][-1:]
    outermost = items[0].style == "kurung" and not (lead and lead[0].text.endswith(":"))
    outermost = outermost and all(line.style != "ayat" for line in items)
    inner, below_huruf = 0, False
    for line in items:
        if line.style != "kurung":
            inner, below_huruf = 0, line.style == "huruf"
        elif outermost and not (below_huruf and int(line.label) == inner + 1):
            line.style, inner, below_huruf = "ayat", 0, False
        else:
            line.style, inner = "angka", int(line.label)


def _runs(lines):
    """Yield the runs of huruf, angka and bullets that stand between ayat and plain lines."""
    run = []
    for line in [*lines, _Line("teks", "")]:
        if line.style in ("teks", "ayat"):
            if run:
                yield run
            run = []
        else:
            run.append(line)


def _turn_inverted(lines):
    """Turn lists that number first and letter beneath into the official order."""
    bare = all(line.style != "ayat" for line in lines)
    for run in _runs(lines):
        first = run[0]
        inner = next((line for line in run if line.style in ("huruf", "butir")), None)
        if first.style != "angka" or first.label != "1" or inner is None:
            continue
        if inner.style == "huruf" and inner.label != "a":
            continue
        turned = {"angka": "ayat"} if bare and first is lines[0] else {"angka": "huruf", "huruf": "angka"}
        turned["butir"] = turned.get("huruf", "huruf")
        for line in run:
            line.style = turned.get(line.style, line.style)


def _bullet_kind(path):
    """A bullet is a huruf, or an angka below a huruf that announces a list."""
    last = path[-1]
    if last.kind == "angka":
        return "angka"
    return "angka" if last.kind == "huruf" and last.text.endswith(":") else "huruf"


def _home(path, kind, mark):
    """Return how much of `path` stays open for an item: the last one kept is its parent."""
    places = [at for at, node in enumerate(path) if kind in HOLDS[node.kind]]
    going_on = [at for at in places if path[at].list_kind == kind]
    last = path[-1]
    if kind == "ayat":
        return 1
    if last.kind == "teks" and (mark in FIRST or not going_on):
        return len(path)
    if going_on and (last.kind == "teks" or path[places[-1]].list_kind not in ("", kind)):
        return going_on[-1] + 1
    return places[-1] + 1


def _default_level(kinds):
    """Take the kinds from the pasal ("") to the last node; return where a plain line's parent stands."""
    last = len(kinds) - 1
    if last == 0:
        return 0
    return last - 2 if kinds[last] != "teks" and kinds[last - 1] == "teks" else last - 1


def _plain_levels(kinds):
    return [at for at, kind in enumerate(kinds) if kind != "teks"]


def _place(path, line):
    """Put one line into the tree; `path` is the open nodes from the root, changed in place."""
    kind = line.style
    if kind == "teks":
        kinds = [node.kind for node in path]
        levels = _plain_levels(kinds)
        at = levels.index(_default_level(kinds)) + line.shift
        keep = levels[min(max(at, 0), len(levels) - 1)] + 1
    else:
        mark = line.label
        if kind == "butir":
            kind = _bullet_kind(path)
            mark = "a" if path[-1].text.endswith(":") else mark
        keep = _home(path, kind, mark)
        present = path[keep - 1].list_kind
        kind = present if kind != "ayat" and present not in ("", "ayat") else kind
    del path[keep:]
    node = _Open(kind, line.text)
    path[-1].add(node)
    path.append(node)


def parse(text):
    """Take one pasal body as typed; return its nodes, `tuple[Node, ...]`. Never raises; loses no word."""
    lines = _read(text)
    _settle_brackets(lines)
    _turn_inverted(lines)
    root = _Open("")
    path = [root]
    for line in lines:
        _place(path, line)
    return tuple(node.frozen() for node in root.children)


def _shown(text, before, shift, long_list):
    """Return a plain line with the backslash it needs to be read back as it is."""
    if shift:
        return f"\\{('>' if shift > 0 else '<') * abs(shift)} {text}"
    joined = before is not None and _joins(before, text)
    if text[:1] != "\\" and not joined and _labelled(text, long_list) is None:
        return text
    return f"\\= {text}" if text[:1] in tuple("<>=") else f"\\{text}"


def write(nodes):
    """Take the nodes of one pasal body; return them as a person types them: `parse(write(x)) == x`."""
    lines, trail, before, long_list = [], [""], None, False

    def put(siblings, kinds):
        nonlocal trail, before, long_list
        for index, node in numbered(siblings):
            mark = label(node.kind, index)
            if node.kind == "teks":
                levels = _plain_levels(trail)
                shift = levels.index(len(kinds) - 1) - levels.index(_default_level(trail))
                shown = _shown(node.text, before, shift, long_list)
            else:
                shown = f"{mark} {node.text}".strip()
            lines.append("    " * (len(kinds) - 1) + shown)
            before = _Line(node.kind, node.text)
            trail = [*kinds, node.kind]
            long_list = long_list or (node.kind == "huruf" and index >= 26)
            put(node.children, trail)

    put(nodes, [""])
    return "\n".join(lines)

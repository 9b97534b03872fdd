"""The activities of a Word file against those that are kept: matched, compared, put together."""

from dataclasses import dataclass

from agreements.rules.activities import ROMAN, faults, quarters, read_quarters
from agreements.rules.amounts import read_rupiah
from agreements.rules.draft import ActivityFacts
from agreements.rules.indonesian import money
from agreements.rules.naskah import digest
from agreements.rules.word_activities import NAMES
from agreements.rules.word_beside import Beside, choice_of
from agreements.rules.word_plan import REPLACED, SAME, fate_of, moves, order_of
from agreements.rules.word_roles import activity_mark, printable

FRONT, ORDER = "kegiatan-", "kegiatan-urutan"
ELSEWHERE = "Tabel kegiatan: hanya rencana kerja yang memuat kegiatan"
WORDS = ("programme", "output", "target", "location")
OF_SIDE = ("task", "unit", "budget", "estimate")
SIDES_UNSURE = "Nama pihak di kepala tabel bukan para pihak naskah ini; sisi dibaca menurut urutannya."


@dataclass(frozen=True)
class Year:
    """What became of the table: the questions, and the order of both sides as ids of rows."""

    rows: tuple[Beside, ...] = ()
    mine: tuple[str, ...] = ()  # the file's
    now: tuple[str, ...] = ()


def said_of(row, sides):
    """Take `ActivityFacts` and the sides ("ours", "theirs") in order; return {name: words} as on paper."""
    said = {name: printable(getattr(row, name)) for name in WORDS} | {"when": quarters(row)}
    for at, side in enumerate(sides):
        for name in OF_SIDE:
            value = getattr(row, f"{name}_{side}")
            shown = printable(value) if isinstance(value, str) else "" if value is None else money(value)
            said[f"{name}_{at}"] = shown
    return said


def marks_of_activities(rows, sides):
    """Take the `ActivityFacts` and sides of a text; return what its file tells of them, by bookmark."""
    return {
        activity_mark(at): {"digest": digest(said_of(row, sides)), "programme": printable(row.programme)}
        for at, row in enumerate(rows, 1)
    }


def year_of(lines, rows, sides, marks, choices):
    """Take the `Line`s of a file, the `ActivityFacts` that are kept, [(side, label)] as on paper, what the
    file tells of itself (`Marks.activities`) and what was chosen; return the `Year`.
    """
    order = [side for side, _ in sides]
    turned, doubt = _turned(lines, [label for _, label in sides])
    lines = [_turn(line.said) if turned else line.said for line in lines], lines
    kept = [said_of(row, order) for row in rows]
    of_line = _matched(*lines, kept, marks)
    mine, found = [], {}
    for at, (said, line) in enumerate(zip(*lines, strict=True)):
        place = of_line.get(at)
        ident = f"{FRONT}{place + 1}" if place is not None else f"{FRONT}baru-{at + 1}"
        now = None if place is None else kept[place]
        base = marks.get(line.mark, {}).get("digest", "")
        fact = None if place is None else rows[place]
        mine.append(ident)
        found[ident] = _question(ident, now, said, base, fact, sides, (*line.unsure, *doubt), choices)
    here = [f"{FRONT}{place + 1}" for place in range(len(rows))]
    for place, ident in enumerate(here):
        if ident not in found:
            base = _base_of(kept[place], marks)
            found[ident] = _question(ident, kept[place], None, base, rows[place], sides, (), choices)
    whole = [found[ident] for ident in order_of(mine, here)]
    question = _order_question(mine, here, found, marks, kept, choices)
    return Year((*whole, *question), tuple(mine), tuple(here))


def _turned(lines, labels):
    """Return (whether the file has the sides the other way round, what is unsure about that)."""
    said = next((line.sides for line in lines), tuple(labels))
    if said == tuple(labels):
        return False, ()
    if said == tuple(reversed(labels)):
        return True, ()
    return False, (SIDES_UNSURE,)


def _turn(said):
    other = {"0": "1", "1": "0"}
    return {
        f"{name[:-1]}{other[name[-1]]}" if name[-1] in other else name: words for name, words in said.items()
    }


def _matched(said, lines, kept, marks):
    """Return {place in the file: place here}: by what the row was, by its programme then, by it now."""
    found, free = {}, dict(enumerate(kept))

    def claim(fits):
        for at, line in enumerate(lines):
            base = marks.get(line.mark, {})
            place = next(
                (p for p, row in free.items() if at not in found and fits(row, base, said[at])), None
            )
            if place is not None:
                found[at] = place
                del free[place]

    claim(lambda row, base, _: bool(base) and base["digest"] == digest(row))
    claim(lambda row, base, _: bool(base) and base["programme"] == row["programme"])
    claim(lambda row, _, mine: _key(row) == _key(mine))
    return found


def _key(said):
    return " ".join(said["programme"].casefold().split())


def _base_of(said, marks):
    """Return the digest that a row of now had when the file went out, "" where it was not there."""
    same = [mark["digest"] for mark in marks.values() if mark["programme"] == said["programme"]]
    return next((each for each in same if each == digest(said)), next(iter(same), ""))


def _question(ident, now, said, base, fact, sides, unsure, choices):
    """Return the `Beside` of one activity; `fact`: the `ActivityFacts` that is kept, or None."""
    values, odd = (None, []) if said is None else _values(said, fact, sides)
    after = None if values is None else said_of(ActivityFacts(**values), [side for side, _ in sides])
    fate = fate_of(now, after, base, digest)
    wrong = faults(values) if values else []
    closed = " ".join(wrong) if fate != SAME else ""
    if wrong and fact is None:
        closed = f"Tidak dapat ditambahkan: {closed}"
    shown = [name for name in (now or after) if not (now and after) or now[name] != after[name]]
    programme = (now or after)["programme"]
    return Beside(
        id=ident,
        part="",
        fate=fate,
        label=f"Kegiatan {ident.removeprefix(FRONT).replace('-', ' ')} {programme}"[:200],
        before="" if now is None else _lines(now, shown, sides),
        after="" if after is None else _lines(after, shown, sides),
        value=values,
        choice=choice_of(ident, fate, choices, closed),
        closed=closed,
        unsure=(*unsure, *odd),
    )


def _lines(said, names, sides):
    """Return what is said, a line each: "Tugas PIHAK KESATU: …"."""
    return "\n".join(f"{_name(name, sides)}: {said[name]}" for name in names if said[name])


def _name(name, sides):
    bare, _, side = name.partition("_")
    return f"{NAMES[bare]} {sides[int(side)][1]}" if side else NAMES[bare]


def _values(said, fact, sides):
    """Return ({field: value}, what could not be read): an unreadable time or sum stays what it was."""
    values, odd = {name: said[name] for name in WORDS}, []
    for at, (side, _) in enumerate(sides):
        values |= {f"{name}_{side}": said[f"{name}_{at}"] for name in OF_SIDE[:-1]}
        was = getattr(fact, f"estimate_{side}") if fact else None
        amount, doubt = _amount(said[f"estimate_{at}"], was)
        values[f"estimate_{side}"] = amount
        odd += [f"{_name(f'estimate_{at}', sides)}: {doubt}"] if doubt else []
    values = {name: _as_kept(words, fact, name) for name, words in values.items()}
    span = read_quarters(said["when"])
    was = (fact.first_quarter, fact.last_quarter) if fact else (1, len(ROMAN))
    values["first_quarter"], values["last_quarter"] = span or was
    if span is None:
        becomes = "tetap" if fact else "menjadi"
        stays = quarters(ActivityFacts(first_quarter=was[0], last_quarter=was[1]))
        odd.append(f"Waktu “{said['when']}” tidak terbaca sebagai triwulan; {becomes} {stays}.")
    return values, odd


def _as_kept(words, fact, name):
    """Words that only lost what a Word file cannot hold stay as they are kept."""
    kept = getattr(fact, name) if fact else None
    return kept if isinstance(kept, str) and printable(kept) == words else words


def _amount(words, was):
    """Return (rupiah or None, what could not be read)."""
    if not words:
        return None, ""
    try:
        amount = read_rupiah(words)
    except ValueError as error:
        return was, f"“{words}” tidak terbaca. {error}"
    if amount != int(amount):
        return was, f"“{words}” memuat sen; tulis rupiah bulat."
    return int(amount), ""


def _order_question(mine, here, found, marks, kept, choices):
    """Return the question whose order holds, where the file moved something; () where it did not."""
    both = [ident for ident in mine if ident in here]
    if not moves([ident for ident in here if ident in both], both):
        return ()
    place = {row["programme"]: at for at, row in enumerate(marks.values())}
    then = [place.get(kept[here.index(ident)]["programme"], -1) for ident in both]
    fate = SAME if then == sorted(then) and -1 not in then else REPLACED
    titles = [
        "\n".join(found[ident].label for ident in each) for each in (sorted(both, key=here.index), both)
    ]
    choice = choice_of(ORDER, fate, choices)
    return (Beside(ORDER, "", fate, "Urutan kegiatan", *titles, choice=choice),)


def outcome(year, rows):
    """Take the `Year` and the dicts of fields that are kept, in order; return those that come of it."""
    by_id = {row.id: row for row in year.rows}
    kept = dict(zip(year.now, rows, strict=True))
    follows = ORDER in by_id and by_id[ORDER].is_taken
    order = (
        order_of(list(year.mine), list(year.now)) if follows else order_of(list(year.now), list(year.mine))
    )
    found = []
    for ident in order:
        row = by_id[ident]
        values = row.value if row.is_taken else kept.get(ident)
        found += [values] if values is not None else []
    return found


def is_changed(year):
    """Whether anything of the file comes in."""
    return any(row.is_taken for row in year.rows)

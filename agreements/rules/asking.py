"""The interview of the chooser: one question at a time, only those that matter for the answers so far.

The answers come as texts (an address), are read and judged here, and what is unknown, contradictory or no
longer asked is told. Pure: what the database knows is handed in as `Known`.
"""

from dataclasses import dataclass, field

from agreements.rules.enums import Kind
from agreements.rules.guidance import Book
from agreements.rules.indonesian import listed
from agreements.rules.kinds import ABROAD
from agreements.rules.questions import (
    AFFAIR,
    BORDER,
    BURDEN,
    CROSSING,
    DIPLOMACY,
    ELSEWHERE,
    INITIATIVE,
    MOST_YEARS,
    NO,
    PURPOSE,
    REGION,
    SECRETARIAT,
    TITLES,
    UNKNOWN,
    YEARS,
    YES,
    Offer,
    Question,
)


@dataclass(frozen=True)
class Category:
    """A partner category as its row tells it."""

    code: str
    name: str
    kinds: tuple = ()
    allowed: bool = True
    is_region: bool = False
    is_foreign: bool = False
    reason: str = ""
    basis: str = ""
    verified: bool = True


@dataclass(frozen=True)
class RegionFacts:
    """A region: code, name, whether a border with ours is on record, whether it is ourselves."""

    code: str
    name: str
    borders: bool = False
    ourselves: bool = False


@dataclass(frozen=True)
class AffairFacts:
    """An urusan: code, name, how far it is the city's (`enums.CityPower`), and the note on it."""

    code: str
    name: str
    power: str = "penuh"
    note: str = ""


@dataclass(frozen=True)
class Known:
    """What is on record: all categories, the region and the urusan that the answers name, the rules."""

    categories: tuple[Category, ...] = ()
    region: RegionFacts | None = None
    affair: AffairFacts | None = None
    book: Book = field(default_factory=Book)


@dataclass(frozen=True)
class Answer:
    """An answer that counts: its question, its value in the address, and its words."""

    question: Question
    value: str
    words: str


@dataclass
class Interview:
    """How far it is: answers in order, the open question (None = all is answered), what had to be told.

    `reopened`: the words of the answer that the open question had.
    """

    answers: list[Answer] = field(default_factory=list)
    question: Question | None = None
    told: list[str] = field(default_factory=list)
    category: Category | None = None
    kind: Kind | None = None
    reopened: str = ""

    def value(self, key):
        """Return the value answered, or None."""
        return next((answer.value for answer in self.answers if answer.question.key == key), None)

    def yes(self, key):
        """Return True, False, or None where it was not answered or is not known."""
        return {YES: True, NO: False}.get(self.value(key))


def interview(given, known, *, stop_at=""):
    """Take the answers given ({key: text}), what is `Known`, and the key of a question to open again (its
    answer is looked at anew); return the `Interview`.
    """
    talk = Interview()
    asked = set()
    while question := _next(talk, known):
        asked.add(question.key)
        text = given.get(question.key, "")
        words, complaint = _read(question, text, known) if text else ("", "")
        if complaint:
            talk.told.append(complaint)
        if not words or question.key == stop_at:
            talk.question, talk.reopened = question, words
            return talk
        talk.answers.append(Answer(question, text, words))
        _conclude(talk, known)
    talk.told += _idle(given, asked, known)
    return talk


def _idle(given, asked, known):
    """Tell of answers that were given and are not asked; one that the record contradicts says so."""
    if "daerah" in asked and "batas" not in asked and given.get("batas") == NO and known.region:
        yield f"Menurut catatan {known.region.name} berbatasan dengan daerah kita; catatan itu yang dipakai."
        asked = asked | {"batas"}
    idle = [TITLES[key] for key in TITLES if given.get(key) and key not in asked]
    if idle:
        yield f"Jawaban tentang {listed(idle)} tidak diperlukan dan diabaikan."


def _conclude(talk, known):
    """Work out what follows from the answers so far: the category, then the kind once it is certain."""
    if talk.category is None:
        code = talk.value("kategori")
        talk.category = next((each for each in known.categories if each.code == code), None)
    kinds = possible_kinds(talk, known)
    chosen = talk.value("jenis")
    if chosen:
        talk.kind = Kind(chosen)
    elif len(kinds) == 1 and not _open_about_region(talk, known):
        talk.kind = kinds[0]


def possible_kinds(talk, known):
    """Return the kinds that the answers leave, in the order of `Kind`.

    With a bordering region the mandatory kind holds where the urusan crosses the border, else the voluntary
    one. Source: UU 23/2014 Ps 364-365; PP 28/2018 Ps 3; Permendagri 22/2020 Ps 3.
    """
    category = talk.category
    if category is None or not category.allowed:
        return []
    kinds = [kind for kind in Kind if kind in category.kinds]
    if not category.is_region or Kind.KSDD_WAJIB not in kinds:
        return kinds
    if borders(talk, known) is False or talk.yes("lintas") is False:
        return [kind for kind in kinds if kind != Kind.KSDD_WAJIB]
    return [Kind.KSDD_WAJIB] if talk.yes("lintas") else kinds


def borders(talk, known):
    """Return whether the partner borders on us: by record, else as answered; None = not answered yet."""
    on_record = known.region is not None and known.region.borders and talk.value("daerah") != ELSEWHERE
    return True if on_record else talk.yes("batas")


def is_over(talk, known):
    """Return whether nothing further can be asked: the partner or the object leads out of this path."""
    category = talk.category
    if category is not None and not (category.allowed and category.kinds):
        return True
    return talk.yes("diplomatik") is False or own_rule(talk, known) is not None or _none_left(talk, known)


def own_rule(talk, known):
    """Return the `ObjectRule` by which the object follows regulations of its own, or None."""
    rule = known.book.objects.get((talk.value("objek"), talk.kind))
    return rule if rule and rule.own_rules else None


def _none_left(talk, known):
    return bool(talk.category) and not _open_about_region(talk, known) and not possible_kinds(talk, known)


def _open_about_region(talk, known):
    """Whether a question about the region is still to be answered."""
    return any(question.key not in _keys(talk) for question in _about_region(talk, known))


def _next(talk, known):
    if talk.category is not None and is_over(talk, known):
        return None
    answered = _keys(talk)
    return next((each for each in _questions(talk, known) if each.key not in answered), None)


def _keys(talk):
    return {answer.question.key for answer in talk.answers}


def _questions(talk, known):
    """All questions that matter for the answers so far, in order."""
    if talk.category is None:
        yield _category(known)
        return
    yield from _about_region(talk, known)
    if talk.kind is None or talk.value("jenis"):
        yield _kind(talk, known)
    if talk.category.is_foreign:
        yield DIPLOMACY
    yield PURPOSE
    yield AFFAIR
    if talk.kind not in ABROAD:
        yield INITIATIVE
        yield from _burden(talk)
    if talk.kind == Kind.KSDD_WAJIB:
        yield SECRETARIAT
    yield YEARS


def _category(known):
    options = tuple(Offer(each.code, each.name, group=group_of(each)) for each in known.categories)
    return Question("kategori", "Dengan siapa bekerja sama?", "Pilih yang paling tepat.", options=options)


def group_of(category):
    """Return the group under which a category is offered."""
    if category.is_region:
        return "Daerah lain"
    if category.is_foreign:
        return "Luar negeri"
    return "Pemerintah Pusat" if Kind.SINERGI in category.kinds else "Pihak ketiga dan lainnya"


def _about_region(talk, known):
    if not talk.category.is_region:
        return
    yield REGION
    if not talk.value("daerah"):
        return
    if Kind.KSDD_WAJIB not in talk.category.kinds:
        return
    if not (known.region and known.region.borders) or talk.value("daerah") == ELSEWHERE:
        yield BORDER
    if borders(talk, known):
        yield CROSSING


def _kind(talk, known):
    options = tuple(
        Offer(kind.value, kind.label, known.book.kinds[kind].text if kind in known.book.kinds else "")
        for kind in possible_kinds(talk, known)
    )
    return Question("jenis", "Jenis mana yang dimaksud?", "Hukum memberi pilihan.", options=options)


def _burden(talk):
    for name, question in BURDEN:
        if name != "in_running_budget" or talk.yes("biaya"):
            yield question


def _read(question, text, known):
    """Return (words, complaint) of an answer; without words it does not count."""
    readers = {"daerah": _read_region, "urusan": _read_affair, "tahun": _read_years}
    if question.key in readers:
        return readers[question.key](text, known)
    words = next((offer.label for offer in question.options if offer.value == text), "")
    return words, "" if words else _strange(text, TITLES[question.key])


def _strange(text, title):
    return f"Jawaban “{text[:40]}” tentang {title} tidak dikenal; pilih lagi."


def _read_region(text, known):
    if text == ELSEWHERE:
        return "Belum ditentukan", ""
    if known.region is None or known.region.code != text:
        return "", _strange(text, TITLES["daerah"])
    if known.region.ourselves:
        return "", f"{known.region.name} adalah daerah kita sendiri; pilih daerah mitra."
    return known.region.name, ""


def _read_affair(text, known):
    if text == ELSEWHERE:
        return "Belum ditentukan", ""
    if known.affair is None or known.affair.code != text:
        return "", _strange(text, TITLES["urusan"])
    return known.affair.name, ""


def _read_years(text, known):
    if text == UNKNOWN:
        return "Belum ditentukan", ""
    if text.isascii() and text.isdecimal() and len(text) < 4 and 1 <= int(text) <= MOST_YEARS:
        return f"{int(text)} tahun", ""
    return "", f"“{text[:40]}” bukan lama kerja sama; isi tahun bulat antara 1 dan {MOST_YEARS}."

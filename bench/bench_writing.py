"""What an autosave costs, and the pages as printed that follow: sixty pasal of five ayat, one typed in.

Run: `.venv/bin/python -m bench.bench_writing [ROUNDS]`. Needs no database: everything of a save but the lock,
the row and the event. Prints CPU times, calls as cProfile counts them and the bytes that the page sends;
then, for the pages ("Halaman"), CPU times of the whole layout and of one answer while typing. Ends with 1
where the work of a save is above 50 ms, or an answer with pages above a second.
"""

import cProfile
import json
import os
import pstats
import sys
import time
from dataclasses import replace

import django
from django.conf import settings

if not settings.configured:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "bench.settings")
    os.environ.setdefault("DATABASE_URL", "postgres://%2Fnonexistent/none")
    django.setup()

from django.http import QueryDict

from agreements.documents.agreement_pages import SHEETS, agreement_html
from agreements.documents.content import with_text
from agreements.documents.live_pages import Known, follow
from agreements.documents.pdf import Typeset
from agreements.forms.text import TextForm, part_of
from agreements.rules.naskah import (
    Naskah,
    Pasal,
    complaints,
    digests,
    from_json,
    merge,
    parse,
    to_json,
)
from agreements.rules.naskah.following import arranged
from agreements.rules.naskah.references import bind, resolve_part
from agreements.rules.naskah.tokens import Numbering
from bench import bench_pdf

MOST = 50.0
MOST_PAGES = 1000.0
PASAL, AYAT = 60, 5


def sample():
    """A text of sixty pasal; every ayat refers to another pasal, every second to an ayat before it."""
    words = "PARA PIHAK melaksanakan kegiatan bersama sesuai dengan kewenangan masing-masing dan ketentuan"
    found = []
    for at in range(1, PASAL + 1):
        lines = [
            f"({n}) {words} sebagaimana dimaksud dalam Pasal {(at * 7 + n) % PASAL + 1} ayat ({n})."
            for n in range(1, AYAT + 1)
        ]
        found.append(Pasal(f"p{at:012x}", "", f"KETENTUAN {at}", parse("\n".join(lines))))
    return bind(Naskah(("bahwa a;",), tuple(found)))


def small(stored, at=30):
    """What the page sends when a sentence was put into one pasal."""
    part = part_of(stored.pasal[at], Numbering(stored))
    data = QueryDict(mutable=True)
    fields = {"csrfmiddlewaretoken": "x" * 64, "seen": "17"}
    fields |= {f"key-{part.id}": "", f"title-{part.id}": part.title}
    data.update(fields | {f"body-{part.id}": part.body.replace("bersama", "bersama-sama", 1)})
    return data


def whole(stored, at=30):
    """What it sent before: all digests, every id in a field of its own, and the same pasal."""
    data = small(stored, at)
    del data["seen"]
    data["base"] = json.dumps(digests(stored))
    data.setlist("pasal", [pasal.id for pasal in stored.pasal])
    return data


def save(kept, data):
    """The work of one save: read, bind, merge, check, write, answer."""
    stored = from_json(kept)
    form = TextForm(stored, data)
    if not form.is_valid():
        raise SystemExit(form.errors)
    merged, conflicts = merge(form.merge_base, form.naskah, stored)
    if conflicts or complaints(merged):
        raise SystemExit("the sample does not save")
    written = to_json(merged)
    now, numbers, screen = digests(merged), Numbering(merged), Numbering(arranged(stored, form.shown))
    parts = [
        part_of(part, numbers)
        for part in merged.pasal
        if now[part.id] != form.base.get(part.id) or resolve_part(part, numbers) != resolve_part(part, screen)
    ]
    return written, parts


def moved(stored):
    """What it sends when the first pasal becomes the last: every number in the text changes."""
    ids = [pasal.id for pasal in stored.pasal]
    data = QueryDict(mutable=True)
    data.update({"csrfmiddlewaretoken": "x" * 64, "seen": "17"})
    data.update({"order": ",".join([*ids[1:], ids[0]]), "shown": ",".join(ids)})
    return data


def multipart(data):
    """Return how many bytes the fields are as a browser sends them."""
    frame = len(
        '------WebKitFormBoundary0123456789abcdef\r\nContent-Disposition: form-data; name=""\r\n\r\n\r\n'
    )
    return sum(frame + len(name) + len(value.encode()) for name, values in data.lists() for value in values)


def quickest(work, rounds):
    """Return the least CPU milliseconds of so many rounds."""
    spent = []
    for _ in range(rounds):
        begun = time.process_time()
        work()
        spent.append((time.process_time() - begun) * 1000)
    return min(spent)


def all_pages(draft):
    """Lay out and draw the whole text: what each answer cost before; return how many pages."""
    html = agreement_html(draft, stamp=bench_pdf.STAMP, mark="DRAF")
    laid = Typeset(html, sheets=SHEETS, size=draft.paper, watermark="DRAF")
    return len(laid.drawn(range(len(laid.places))))


def known_pages(draft):
    """Ask for the pages until all are known; return (`Known`, names of the images of all pages)."""
    known = Known()
    while not known.whole:
        known = follow(draft, stamp=bench_pdf.STAMP, known=known).known
    return known, frozenset(known.key(number) for number in range(1, known.total + 1))


def typed_in(stored, at, words):
    """The text with so many words more in the first ayat of one pasal."""
    part = stored.pasal[at]
    nodes = (replace(part.body[0], text=f"{part.body[0].text[:-1]} {words}."), *part.body[1:])
    return replace(stored, pasal=(*stored.pasal[:at], replace(part, body=nodes), *stored.pasal[at + 1 :]))


def pages_table(stored, rounds):
    """Print what the pages cost for half the text and the whole; return the dearest answer while typing."""
    base, worst = bench_pdf.sample(), 0.0
    print(f"\n{'pages as printed, CPU ms':34}{'pages':>6}{'whole':>8}{'opened':>8}{'a word':>8}{'a line':>8}")
    for count in (PASAL // 2, PASAL):
        text = replace(stored, pasal=stored.pasal[:count])
        draft = with_text(base, text)
        known, held = known_pages(draft)
        spent = [quickest(lambda draft=draft: all_pages(draft), rounds)]
        spent.append(
            quickest(lambda draft=draft: follow(draft, stamp=bench_pdf.STAMP, known=Known()), rounds)
        )
        for words in ("baru", "dan segala sesuatu yang menyertainya " * 4):
            places = (2, count // 2, count - 2)
            drafts = [with_text(base, typed_in(text, at, words.strip())) for at in places]
            asked = [
                quickest(
                    lambda draft=each, known=known, held=held: follow(
                        draft, stamp=bench_pdf.STAMP, known=known, held=held
                    ),
                    rounds,
                )
                for each in drafts
            ]
            spent.append(max(asked))
        worst = max(worst, *spent[1:])
        print(f"{f'{count} pasal':34}{known.total:6}" + "".join(f"{each:8.0f}" for each in spent))
    return worst


def calls(work):
    """Return how many calls cProfile counts."""
    profile = cProfile.Profile()
    profile.runcall(work)
    return pstats.Stats(profile).total_calls


def main(rounds=15):
    """Print the figures; return the exit code."""
    stored = sample()
    kept = to_json(stored)
    more = to_json(replace(stored, pasal=stored.pasal[: PASAL // 2]))
    print(f"{'':34}{'CPU ms':>8}{'calls':>10}{'bytes':>8}")
    worst = 0.0
    for name, text, data in (
        ("one pasal typed in", kept, small(stored)),
        ("the same, half as many pasal", more, small(from_json(more), 10)),
        ("first pasal becomes the last", kept, moved(stored)),
        ("as sent before (all digests)", kept, whole(stored)),
    ):
        spent = quickest(lambda text=text, data=data: save(text, data), rounds)
        counted = calls(lambda text=text, data=data: save(text, data))
        worst = max(worst, spent)
        print(f"{name:34}{spent:8.1f}{counted:10,}{multipart(data):8,}")
    worst_pages = pages_table(stored, max(2, rounds // 5))
    return int(worst > MOST or worst_pages > MOST_PAGES)


if __name__ == "__main__":
    sys.exit(main(*map(int, sys.argv[1:2])))

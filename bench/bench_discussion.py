"""What a long discussion costs: the pages of one text of sixty pasal, and of ten times as much said of it.

Run with a database server on which a database may be made: `.venv/bin/python -m bench.bench_discussion
[ROUNDS]` after `script/database start`; its own database is made anew and dropped. Prints for each page the
number of questions and the CPU time of the process (the quickest round; the database's own is not in it),
with 30 comments and 10 suggestions and with 300 and 100. Ends with 1 where the latter asks more questions.
"""

import os
import sys
import time

import django

from bench.own_database import made

SIZES = ((30, 10), (300, 100))
PASAL = 60
PLAIN = {  # files are named as they are: nothing is collected for a measurement
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}


def fill(comments, suggestions):
    """One text with so much said of it, in every way in which it can be; return (agreement, link)."""
    from django.utils import timezone

    from agreements.documents.content import text_of
    from agreements.models import Comment, GuestVisit, Reaction, Suggestion
    from agreements.rules.naskah import digest_of, pasal_json, to_json
    from agreements.rules.suggesting import place_mark
    from bench.bench_writing import sample
    from tests import factories

    agreement = factories.agreement(text=to_json(sample()))
    link = factories.partner_link(agreement)
    link.visits.add(*(GuestVisit(link=link, at=timezone.now()) for _ in range(5)), bulk=False)
    naskah = text_of(agreement)
    person = agreement.created_by
    ours = {"user": person, "author": str(person), "post": "Jabatan contoh", "side": "kita"}
    theirs = {"link": link, "author": "Rina", "post": "Kepala Bagian", "side": "mitra"}
    first = []
    for at in range(comments):
        part = naskah.pasal[at % PASAL]
        who = theirs if at % 5 == 4 else ours
        given = {"part": part.id, "part_name": part.title, "text": "Mohon penjelasan atas bagian ini. " * 5}
        thread = first[-1] if first and at % 3 == 2 else None
        seen = thread.visibility if thread else "bersama" if at % 2 or who is theirs else "internal"
        who = who if seen == "bersama" else ours
        row = Comment.objects.create(agreement=agreement, thread=thread, visibility=seen, **given, **who)
        first += [] if thread else [row]
    for at in range(suggestions):
        part, who = naskah.pasal[at % PASAL], theirs if at % 2 else ours
        kind = ("ubah", "pindah", "hapus", "ubah")[at % 4]
        content = pasal_json(part) | {"title": f"{part.title} BARU"} if kind == "ubah" else None
        mark = place_mark(naskah, part.id) if kind == "pindah" else digest_of(part)
        row = Suggestion.objects.create(
            agreement=agreement,
            part=part.id,
            part_name=part.title,
            kind=kind,
            digest=mark,
            content=content,
            after=naskah.pasal[(at * 7 + 3) % PASAL].id if kind == "pindah" else "",
            source="ruang",
            visibility="bersama",
            **who,
        )
        Reaction.objects.create(suggestion=row, word="komentar", text="Kami baca.", **theirs)
    return agreement, link


def browsers(agreement, link):
    """A signed-in officer of the section and a contact that came in, as test clients."""
    from django.test import Client
    from django.utils import timezone

    from agreements.rules.enums import Role
    from tests import factories

    staff, guest = Client(), Client()
    staff.force_login(factories.user(Role.STF))
    session = guest.session
    session["guest"] = {"link": link.pk, "at": timezone.now().timestamp()}
    session.save()
    guest.cookies["sessionid"] = session.session_key
    here = f"/naskah/{agreement.uid}"
    return [
        ("writing room", staff, f"{here}/tulis/"),
        ("discussion", staff, f"{here}/pembahasan/"),
        ("guest's room", guest, "/tamu/naskah/"),
    ]


def measured(browser, address, rounds):
    """Return (questions, CPU ms of the quickest round, kB of the page)."""
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    browser.get(address)
    with CaptureQueriesContext(connection) as asked:
        answer = browser.get(address)
        questions = len(asked)
    assert answer.status_code == 200, (address, answer.status_code)
    best = float("inf")
    for _ in range(rounds):
        start = time.process_time()
        browser.get(address)
        best = min(best, time.process_time() - start)
    return questions, best * 1000, len(answer.content) / 1024


def main(rounds):
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    found = {}
    for size in SIZES:
        for title, browser, address in browsers(*fill(*size)):
            found.setdefault(title, []).append(measured(browser, address, rounds))
    print(f"{'page':14} {'questions':>20} {'CPU ms':>20} {'kB':>20}")
    for title, (small, large) in found.items():
        cells = "".join(f" {a:9.0f} {b:10.0f}" for a, b in zip(small, large, strict=True))
        print(f"{title:14}{cells}")
    return 1 if any(small[0] != large[0] for small, large in found.values()) else 0


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "bench.settings")
    with made("bench_discussion"):
        django.setup()
        from django.test import override_settings

        with override_settings(STORAGES=PLAIN):
            code = main(int(sys.argv[1]) if len(sys.argv) > 1 else 5)
    sys.exit(code)

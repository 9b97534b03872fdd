"""A paper beside the agreement, from the dossier and the few words that were asked: plain data, then PDF.

The data hold every word and the key of the emblem, so that the same data are the same bytes for ever.
"""

from dataclasses import dataclass, field

from django.db.models import Q, Value
from django.db.models.functions import Concat

from agreements.documents.wording import ACTING, authority, instrument_name, party_label
from agreements.models import Agency, Emblem, Government, Post
from agreements.rules.enums import EmblemOwner, PaperKind, PostStatus, Role
from agreements.rules.indonesian import date_in_words, listed, long_date
from agreements.rules.official import HEAD_OF_AGENCY, heading_name, lines, paragraphs, people

STAND_INS = {EmblemOwner.STATE: "garuda-contoh", EmblemOwner.OURS: "daerah-contoh"}


@dataclass(frozen=True)
class Around:
    """What a paper is filled from: the dossier, its government, who heads its OPD, and what it is about."""

    dossier: object
    government: object
    today: object
    partners: tuple = ()
    agreement: object = None
    draft: object = None
    report: object = None
    headings: tuple = ()
    rule: object = None  # rules.guidance.InstrumentRule of the agreement
    head: object = None  # `Post` of the head of the OPD
    emblems: dict = field(default_factory=dict)
    section: object = None  # `Agency` that coordinates cooperation


def around(dossier, today, **more):
    """Return the `Around` of a dossier; `more`: agreement, draft, report, headings, rule. Five queries."""
    government = Government.objects.select_related("region").first()
    heads = Post.objects.held_on(today).filter(role=Role.OPH, agency=dossier.agency_id)
    kept = Emblem.objects.filter(active=True, owner__in=list(STAND_INS))
    return Around(
        dossier=dossier,
        government=government,
        today=today,
        partners=tuple(dossier.partners.order_by("places__order")),
        head=heads.select_related("user").order_by("-start").first(),
        emblems=dict(kept.values_list("owner", "sha256")),
        section=_section(government) if government else None,
        **more,
    )


def _section(government):
    """Return the `Agency` that is the unit of the government: by its name, or with what it is part of."""
    whole = Concat("name", Value(" "), "parent__name")
    named = Agency.objects.alias(whole=whole).filter(Q(name=government.unit) | Q(whole=government.unit))
    return named.select_related("parent").first()


def _emblem(of, owner):
    usual = of.government.emblem if owner == EmblemOwner.OURS else ""
    return of.emblems.get(owner) or usual or STAND_INS[owner]


def head_letterhead(of):
    """Return the kop of a letter that the head of region signs: the state's emblem and the office."""
    return {
        "emblem": _emblem(of, EmblemOwner.STATE),
        "alt": "Lambang negara Garuda Pancasila",
        "lines": [of.government.head_office.upper()],
        "address": of.government.address,
        "contact": of.government.email and f"surel {of.government.email}",
    }


def unit_letterhead(of, agency):
    """Return the kop of an OPD: our emblem, the government, the OPD beneath its parent, its address."""
    reached = (("telepon", agency.phone), ("surel", agency.email), ("laman", agency.web)) if agency else ()
    names = [agency.parent, agency.name] if agency else [of.government.unit]
    return {
        "emblem": _emblem(of, EmblemOwner.OURS),
        "alt": f"Lambang {of.government.region.name}",
        "lines": [
            f"PEMERINTAH {of.government.region.name}".upper(),
            *(str(name).upper() for name in names if name),
        ],
        "address": (agency.address if agency else "") or of.government.address,
        "contact": ", ".join(f"{word} {value}" for word, value in reached if value),
    }


def head_of_region(of):
    """Return who signs for the region: label, office and name."""
    office = of.government.head_office.upper()
    word = ACTING.get(of.government.head_status)
    return {"label": f"{word[1]} {office}" if word else office, "name": of.government.head_name.upper()}


def head_of_agency(of):
    """Return who signs for the OPD: the head who holds the post today, else a blank line."""
    title = of.dossier.agency.head_title or f"Kepala {of.dossier.agency.name}"
    if of.head is None:
        return {"label": title.upper(), "name": ""}
    word = "" if of.head.status == PostStatus.DEFINITIVE else f"{ACTING[of.head.status][1]} "
    return {"label": f"{word}{title.upper()}", "name": str(of.head.user).upper()}


def _offer(of, given):
    dossier, body = of.dossier, of.government.body
    opening = (
        f"Dalam rangka {dossier.title}, {body} bermaksud menawarkan kerja sama kepada "
        f"{listed(partner.body for partner in of.partners)} sebagai berikut:"
    )
    facts = (("Objek", dossier.object), ("Ruang lingkup", dossier.scope), ("Lokasi", dossier.location))
    facts += (("Manfaat", dossier.benefit), ("Pemrakarsa", dossier.agency.name))
    closing = (
        "Kerangka Acuan Kerja kami lampirkan sebagai bahan pertimbangan. Kami mohon jawaban tertulis "
        f"Saudara. Keterangan lebih lanjut dapat diperoleh melalui {given['contact']}."
    )
    return {
        "form": "surat",
        "kop": head_letterhead(of),
        "heads": [["Nomor", given["number"]], ["Lampiran", given["enclosure"]], ["Hal", given["about"]]],
        "to": lines(given["to"]),
        "parts": [
            {"texts": paragraphs(given["reason"])},
            {"texts": [opening]},
            {"facts": [[label, lines(words)] for label, words in facts if words]},
            {"texts": [closing, "Atas perhatian dan kerja sama Saudara, kami ucapkan terima kasih."]},
        ],
        "signatures": [[head_of_region(of)]],
    }


def _proxy(of, given):
    draft, government = of.draft, of.government
    parties = listed(f"{party.body}" for party in draft.parties)
    ours = next((party for party in draft.parties if party.ours), None)
    named = f"{instrument_name(draft)} tentang {draft.about}"
    special = (
        f"Khusus: untuk dan atas nama {ours.body if ours else government.body} menandatangani {named} antara "
        f"{parties}, beserta segala hal yang diperlukan untuk penandatanganan tersebut."
    )
    grounds = [f"Dasar penunjukan: {given['appointment']}."] if given.get("appointment") else []
    basis = listed(source.citation for source in of.rule.sources)
    limits = (
        f"Surat kuasa ini diberikan berdasarkan {basis}, tanpa hak substitusi, berlaku sejak tanggal "
        "ditetapkan sampai dengan selesainya penandatanganan."
    )
    status = ACTING.get(government.head_status)
    giver = f"{status[0]} {government.head_office}" if status else government.head_office
    receiver = [["Nama", [given["receiver"]]], ["Jabatan", [given["office"]]], ["Alamat", [given["address"]]]]
    return {
        "form": "naskah",
        "kop": head_letterhead(of),
        "title": ["SURAT KUASA KHUSUS"],
        "parts": [
            {"texts": ["Yang bertanda tangan di bawah ini:"]},
            {
                "facts": [
                    ["Nama", [government.head_name]],
                    ["Jabatan", [giver]],
                    ["Alamat", [government.address]],
                ]
            },
            {"texts": ["selanjutnya disebut PEMBERI KUASA, dengan ini memberi kuasa kepada:"]},
            {"facts": receiver},
            {"texts": ["selanjutnya disebut PENERIMA KUASA."]},
            {"texts": [special, *grounds, limits]},
        ],
        "signatures": [
            [
                {"label": "PENERIMA KUASA,", "office": given["office"], "name": given["receiver"].upper()},
                {"label": "PEMBERI KUASA,", "office": giver, "name": government.head_name.upper()},
            ]
        ],
    }


def _terms(of, given):
    parts = []
    for place, heading in enumerate(of.headings, 1):
        parts.append(
            {"heading": f"{place}. {heading.upper()}", "texts": paragraphs(given[heading_name(place)])}
        )
    partners = listed(partner.name for partner in of.partners)
    return {
        "form": "naskah",
        "kop": unit_letterhead(of, of.dossier.agency),
        "title": ["KERANGKA ACUAN KERJA", of.dossier.title.upper(), f"DENGAN {partners.upper()}"],
        "parts": parts,
        "signatures": [[head_of_agency(of)]],
    }


def _minutes(of, given):
    there = people(given["attendees"])
    opening = (
        f"Pada hari ini, {date_in_words(given['dated'])}, bertempat di {given['place']}, telah dilaksanakan "
        f"pembahasan mengenai {given['about']} dalam rangka kerja sama {of.dossier.title}, dengan hasil:"
    )
    follow = lines(given["follow_up"])
    return {
        "form": "naskah",
        "kop": unit_letterhead(of, of.section),
        "title": ["BERITA ACARA PEMBAHASAN"],
        "parts": [
            {"texts": [opening]},
            {"list": lines(given["results"])},
            *([{"texts": ["Tindak lanjut:"], "list": follow}] if follow else []),
            {
                "texts": [
                    "Demikian berita acara ini dibuat dengan sebenarnya dan ditandatangani para peserta:"
                ]
            },
            {
                "table": {
                    "head": ["No.", "Nama", "Jabatan atau unsur", "Tanda tangan"],
                    "rows": [
                        [f"{place}.", name, office, ""] for place, (name, office) in enumerate(there, 1)
                    ],
                }
            },
        ],
        "signatures": [],
    }


def _report(of, given):
    report, agreement, draft = of.report, of.agreement, of.draft
    pasal = {each.key: each for each in draft.text.pasal}
    purpose = pasal.get("maksud_tujuan")
    term = f"{long_date(draft.start) if draft.start else '–'} sampai dengan "
    facts = [
        ("Judul", agreement.about),
        ("Bentuk naskah", f"{instrument_name(draft)}, Nomor {agreement.number or '–'}"),
        ("Para pihak", "\n".join(f"{party_label(party)}: {party.body}" for party in draft.parties)),
        ("Maksud dan tujuan", "\n".join(node.text for node in purpose.body) if purpose else "–"),
        ("Objek", of.dossier.object),
        ("Jangka waktu", term + (long_date(draft.end) if draft.end else "tanpa tanggal berakhir")),
        ("Pelaksanaan", report.activities),
        ("Hasil dan keluaran", report.results),
        ("Permasalahan", report.problems or "Tidak ada."),
        ("Upaya penyelesaian", report.efforts or "Tidak ada."),
        ("Hal lain yang disepakati", report.other or "Tidak ada."),
    ]
    semester = f"Semester {'I' if report.half == 1 else 'II'} Tahun {report.year}"
    opening = f"Bersama ini kami sampaikan laporan pelaksanaan kerja sama {semester} sebagai berikut:"
    return {
        "form": "surat",
        "kop": unit_letterhead(of, of.dossier.agency),
        "heads": [
            ["Nomor", given["number"]],
            ["Hal", f"Laporan pelaksanaan kerja sama {semester}"],
        ],
        "to": lines(given["to"]),
        "parts": [
            {"texts": [opening]},
            {"facts": [[label, lines(words)] for label, words in facts]},
            {"texts": ["Demikian laporan ini kami sampaikan."]},
        ],
        "signatures": [[head_of_agency(of)]],
    }


SHEETS = {
    PaperKind.OFFER: _offer,
    PaperKind.PROXY: _proxy,
    PaperKind.TERMS: _terms,
    PaperKind.MINUTES: _minutes,
    PaperKind.REPORT: _report,
}


def official_sheet(kind, of, given):
    """Take a `PaperKind`, the `Around` and what the form gave; return the paper as JSON data."""
    filled = SHEETS[PaperKind(kind)](of, given)
    day = long_date(given["dated"])
    frame = {
        "kind": str(kind),
        "number": given.get("number", ""),
        "place_date": f"{of.government.seat}, {day}",
        "title": [],
        "heads": [],
        "to": [],
        "copies": lines(given.get("copies", "")),
        "paper": of.government.paper,
        "about": f"{PaperKind(kind).label}: {of.dossier.title}",
        "author": of.government.body,
    }
    return frame | filled


def initial_of(kind, of):
    """Return what the form of a paper begins with, from the dossier."""
    first = of.partners[0] if of.partners else None
    titled = of.dossier.agency.head_title or f"Kepala {of.dossier.agency.name}"
    beginnings = {
        PaperKind.OFFER: {
            "to": f"Yth. {_leader(first)}\ndi {first.seat}" if first else "",
            "about": f"Penawaran kerja sama {of.dossier.title}"[:200],
            "enclosure": "1 (satu) berkas",
            "reason": of.dossier.background,
            "contact": f"{of.government.unit} {of.government.short}"[:200],
            "copies": titled,
        },
        PaperKind.PROXY: {
            "receiver": _empowered(of),
            "office": titled,
            "who": HEAD_OF_AGENCY,
            "address": of.dossier.agency.address or of.government.address,
            "copies": of.rule.copy_to if of.rule else "",
        },
        PaperKind.MINUTES: {"place": of.government.seat, "about": of.dossier.title, **_of_meeting(of)},
        PaperKind.REPORT: {"to": f"Yth. {of.government.head_office}\ndi {of.government.seat}"},
        PaperKind.TERMS: {heading_name(n): _known(of, h) for n, h in enumerate(of.headings, 1)},
    }
    return {"dated": of.today, **beginnings[PaperKind(kind)]}


def _leader(partner):
    """Return the office to which a letter goes: "Bupati Malang", "Direktur Utama PT Contoh"."""
    if partner.region_id or not partner.leader_office:
        return partner.leader_office or partner.name
    return f"{partner.leader_office} {partner.name}"


def _empowered(of):
    """Return who is to sign for us: the name on the draft where it is by proxy, else the head of the OPD."""
    ours = next((party for party in of.draft.parties if party.ours), None) if of.draft else None
    if ours and authority(ours):
        return ours.signatory
    return str(of.head.user) if of.head else ""


def _of_meeting(of):
    study = of.dossier.studies.first() if of.agreement is None else None
    if study is None:
        return {}
    return {"dated": study.meeting_on, "attendees": study.attendance, "results": study.conclusion}


def _known(of, heading):
    """Return what the dossier says under a heading of the KAK, "" where it says nothing."""
    dossier = of.dossier
    plans = "\n".join(f"{plan} {plan.name}".strip() for plan in dossier.plans.all())
    said = {
        "latar": dossier.background,
        "lokasi": dossier.location,
        "ruang": dossier.scope,
        "manfaat": dossier.benefit,
        "objek": dossier.object,
        "pembiayaan": plans,
    }
    return said.get(heading.split()[0], "")

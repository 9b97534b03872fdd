"""Sound drafts, whole: the checker finds nothing in them."""

from dataclasses import replace
from datetime import date

from agreements.rules.draft import ActivityFacts, Draft, ParentFacts, PartyFacts, PlanFacts
from agreements.rules.naskah import Naskah, Pasal, parse
from agreements.rules.outlines import outline

TODAY = date(2026, 8, 4)
SCOPE = (
    "pelayanan administrasi bagi penduduk perbatasan",
    "penegasan batas daerah",
    "pertukaran data dan informasi",
)
BASES = (
    "Undang-Undang Nomor 23 Tahun 2014 tentang Pemerintahan Daerah",
    "Peraturan Pemerintah Nomor 28 Tahun 2018 tentang Kerja Sama Daerah",
    "Peraturan Menteri Dalam Negeri Nomor 22 Tahun 2020 tentang Tata Cara Kerja Sama Daerah",
)
CITY = PartyFacts(
    order=1,
    ours=True,
    body="Pemerintah Daerah Kota Mojokerto",
    signatory="Contoh Wali Kota",
    office="Wali Kota Mojokerto",
    seat="Mojokerto",
    address="Jalan Gajah Mada Nomor 145, Kota Mojokerto",
    authority="kepala_daerah",
    unit="Bagian Pemerintahan Sekretariat Daerah Kota Mojokerto",
)
REGENCY = PartyFacts(
    order=2,
    ours=False,
    body="Pemerintah Daerah Kabupaten Mojokerto",
    category="pemda",
    signatory="Contoh Bupati",
    office="Bupati Mojokerto",
    seat="Mojokerto",
    address="Jalan Ahmad Yani Nomor 16, Mojokerto",
    authority="kepala_daerah",
    unit="Bagian Administrasi Pemerintahan Sekretariat Daerah Kabupaten Mojokerto",
)
COMPANY = PartyFacts(
    order=2,
    ours=False,
    body="PT Contoh Sejahtera",
    category="pt",
    signatory="Contoh Direktur",
    office="Direktur Utama",
    seat="Surabaya",
    address="Jalan Contoh Nomor 1, Surabaya",
    authority="pimpinan",
    authority_number="12",
    authority_date=date(2020, 1, 2),
    authority_note="Anggaran Dasar, akta Notaris Contoh Nomor 12 tanggal 2 Januari 2020",
    unit="Divisi Kemitraan PT Contoh Sejahtera",
)
PLANS = (PlanFacts("rkpd", 2026, "1.02.02", "Program Pelayanan"),)


def with_outline(draft, **changes):
    """The draft with its standard outline as text, then with `changes`."""
    return replace(replace(draft, text=outline(draft)), **changes)


def ksb(kind="ksdd_wajib", parties=(CITY, REGENCY), **changes):
    """A sound KSB."""
    draft = Draft(
        instrument="ksb",
        kind=kind,
        about="Penyelenggaraan Pelayanan Publik di Wilayah Perbatasan",
        parties=parties,
        text=Naskah(),
        legal_basis=BASES,
        place="Mojokerto",
        signing_date=date(2026, 9, 1),
        start=date(2026, 9, 1),
        end=date(2031, 8, 31),
        originals=len(parties),
        affairs=("1.02",),
        plans=PLANS,
        object="urusan pemerintahan bidang kesehatan",
        scope=SCOPE,
        location="Kota Mojokerto dan Kabupaten Mojokerto",
        agency="Dinas Kesehatan Kota Mojokerto",
    )
    return with_outline(draft, **changes)


def ksb_ksdpk(**changes):
    """A sound KSB with a company."""
    return ksb("ksdpk", (CITY, COMPANY), **changes)


PARENT = ParentFacts(
    "ksb",
    "Penyelenggaraan Pelayanan Publik",
    "130/1/417.011/2026",
    "berlaku",
    date(2026, 1, 5),
    date(2026, 1, 5),
    date(2031, 1, 4),
)
HEAD = replace(
    CITY,
    signatory="Contoh Kepala Dinas",
    office="Kepala Dinas Kesehatan Kota Mojokerto",
    authority="surat_kuasa",
    authority_number="100.3/5/2026",
    authority_date=date(2026, 7, 1),
)


def pks(kind="ksdd_wajib", parties=(HEAD, REGENCY), **changes):
    """A sound PKS."""
    basis = ksb(kind, parties)
    draft = replace(
        basis,
        instrument="pks",
        parent=PARENT,
        start=date(2026, 9, 1),
        end=date(2029, 8, 31),
        funding="apbd",
        budget_code="1.02.02.2.02.0001",
    )
    return with_outline(draft, **changes)


def pks_ksdpk(**changes):
    """A sound PKS with a company."""
    return pks("ksdpk", (HEAD, COMPANY), **changes)


MINISTRY = replace(
    COMPANY,
    order=1,
    body="Kementerian Contoh Kantor Pertanahan Kota Mojokerto",
    category="vertikal",
    signatory="Contoh Kepala Kantor",
    office="Kepala Kantor Pertanahan Kota Mojokerto",
    seat="Mojokerto",
    authority="wewenang_kl",
    authority_number="7/SK/2026",
    authority_date=date(2026, 7, 1),
    authority_note="",
    unit="Seksi Penetapan Hak dan Pendaftaran Kantor Pertanahan Kota Mojokerto",
)
STATE = replace(
    COMPANY,
    body="Pemerintah Negara Bagian Australia Barat",
    category="pemda_ln",
    signatory="Contoh Premier",
    office="Premier",
    seat="Perth",
    country="Australia",
    authority_number="",
    authority_date=None,
    authority_note="",
    unit="Department of Contoh",
)
ABROAD_BASES = (
    "Undang-Undang Nomor 24 Tahun 2000 tentang Perjanjian Internasional",
    "Undang-Undang Nomor 23 Tahun 2014 tentang Pemerintahan Daerah",
    "Peraturan Pemerintah Nomor 28 Tahun 2018 tentang Kerja Sama Daerah",
    "Peraturan Menteri Dalam Negeri Nomor 25 Tahun 2020 tentang Tata Cara Kerja Sama Luar Negeri",
)


def activity(number=1, **changes):
    """A whole activity."""
    given = {
        "programme": f"Pendaftaran tanah aset pemerintah daerah tahap {number}",
        "output": "Sertipikat hak pakai",
        "target": "40 bidang",
        "location": "Kecamatan Magersari",
        "year": 2026,
        "first_quarter": 3,
        "task_ours": "Menyiapkan alas hak dan batas bidang",
        "unit_ours": "Badan Pendapatan, Keuangan, dan Aset Daerah",
        "budget_ours": "APBD 2026, 5.02.03.2.01",
        "estimate_ours": 25_000_000,
        "task_theirs": "Mengukur dan menerbitkan sertipikat",
        "unit_theirs": "Seksi Survei dan Pemetaan",
        "budget_theirs": "APBN 2026",
        "estimate_theirs": 40_000_000,
    }
    return ActivityFacts(**(given | changes))


def nk(**changes):
    """A sound nota kesepakatan: the ministry is PIHAK KESATU."""
    base = ksb("sinergi", (MINISTRY, replace(CITY, order=2)))
    draft = replace(base, instrument="nk", about="Sertipikasi Aset Daerah", object="pendaftaran tanah aset")
    return with_outline(draft, **changes)


def rk(number=3, **changes):
    """A sound rencana kerja of so many activities."""
    above = replace(PARENT, instrument="nk", title="Sertipikasi Aset Daerah")
    rows = tuple(activity(place) for place in range(1, number + 1))
    about = "Sertipikasi Aset Daerah Tahun 2026"
    draft = replace(nk(), instrument="rk", about=about, year=2026, parent=above, activities=rows)
    return with_outline(replace(draft, end=date(2026, 12, 31)), **changes)


def loi(**changes):
    """A sound letter of intent."""
    base = ksb("ksdpl", (replace(CITY, country="Republik Indonesia"), STATE))
    draft = replace(base, instrument="loi", about="Kerja Sama Pariwisata", legal_basis=ABROAD_BASES)
    return with_outline(replace(draft, end=date(2027, 8, 31)), **changes)


def naskah_ln(**changes):
    """A sound text abroad."""
    above = replace(PARENT, instrument="loi", title="Kerja Sama Pariwisata")
    draft = replace(loi(), instrument="naskah_ln", parent=above, end=date(2031, 8, 31))
    return with_outline(draft, **changes)


def three_parties(make=ksb, **changes):
    """A sound draft of three regions."""
    third = replace(
        REGENCY, order=3, body="Pemerintah Daerah Kabupaten Jombang", office="Bupati Jombang", seat="Jombang"
    )
    return make(parties=(CITY, REGENCY, third), **changes)


def sound_drafts():
    """`(name, draft)` of every sound draft."""
    return (
        ("ksb ksdd wajib", ksb()),
        ("ksb ksdd sukarela", ksb("ksdd_sukarela")),
        ("ksb ksdpk", ksb_ksdpk()),
        ("ksb three", three_parties()),
        ("pks ksdd", pks()),
        ("pks ksdpk", pks_ksdpk()),
        ("pks three", three_parties(pks)),
        ("nk", nk(activities=rk().activities)),
        ("rk", rk()),
        ("loi", loi(consulted_on=TODAY)),
        ("naskah_ln", naskah_ln(dprd_approved_on=TODAY, confirmation_number="9", confirmation_on=TODAY)),
    )


def with_pasal(draft, key, body, title=None):
    """The draft with the body (and title) of one pasal replaced, or a new last pasal."""
    pasal = [
        replace(each, body=parse(body), title=each.title if title is None else title)
        if each.key == key
        else each
        for each in draft.text.pasal
    ]
    if all(each.key != key for each in pasal):
        pasal.append(Pasal(key, key, title or "", parse(body)))
    return replace(draft, text=replace(draft.text, pasal=tuple(pasal)))


def without(draft, key):
    """The draft without one pasal."""
    pasal = tuple(each for each in draft.text.pasal if each.key != key)
    return replace(draft, text=replace(draft.text, pasal=pasal))


def with_party(draft, which, /, **changes):
    """The draft with one party changed."""
    parties = tuple(replace(party, **changes) if party.order == which else party for party in draft.parties)
    return replace(draft, parties=parties)

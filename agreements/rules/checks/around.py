"""Rules on what stands around the text: partners, urusan, numbers, agreed words (C-01 ... 03, 11, 14, 17)."""

from agreements.rules.checks.finding import called, rule
from agreements.rules.checks.moment import SIGNED
from agreements.rules.enums import Kind, Severity

BLOCKING, WARNING, HINT = Severity.BLOCKING, Severity.WARNING, Severity.HINT
TOLD_ELSEWHERE = ("cv_firma", "partai_politik_ln")  # PKS-22, LN-06


@rule(
    "C-01",
    BLOCKING,
    "Jenis kerja sama sesuai dengan kategori mitra",
    "PP 28/2018 Pasal 3",
    "PP 28/2018 Pasal 14",
    "PP 28/2018 Pasal 36",
    "PP 28/2018 Pasal 46",
)
def kind_fits(found, reading):
    """Each partner's category allows the kind of cooperation."""
    kind = Kind(reading.draft.kind)
    for party in reading.draft.parties:
        if party.ours or party.kinds is None or party.category in TOLD_ELSEWHERE:
            continue
        if kind not in party.kinds:
            other = ", ".join(Kind(code).label for code in party.kinds)
            yield found(
                f"Kategori {party.body} tidak sesuai dengan jenis {kind.label}.",
                f"Mitra ini untuk {other}; periksa jenisnya pada Penentu jalur."
                if other
                else "Ganti mitra; kategori ini tidak dapat menjadi mitra kerja sama daerah.",
                field=f"parties.{party.order}.body",
            )


@rule(
    "C-02",
    BLOCKING,
    "Objek dikaitkan dengan paling sedikit satu urusan pemerintahan",
    "PP 28/2018 Pasal 4 ayat (1)",
    "PP 28/2018 Pasal 16 ayat (1)",
)
def has_affair(found, reading):
    """The object belongs to an urusan."""
    if not reading.draft.affairs:
        yield found(
            "Urusan pemerintahan yang menjadi objek belum dipilih.",
            "Pilih urusannya pada data kerja sama.",
            field="affairs",
        )


@rule(
    "C-03",
    WARNING,
    "Urusan yang menjadi objek adalah kewenangan kota",
    "UU 23/2014 Pasal 14",
    "PP 28/2018 Pasal 4",
)
def own_affair(found, reading):
    """No urusan that is the province's or the centre's, or only partly the city's."""
    for affair in reading.draft.affairs_beyond:
        yield found(
            f"Urusan {affair} bukan sepenuhnya kewenangan kota.",
            "Pastikan bagian yang dikerjasamakan adalah kewenangan kota, atau ganti urusannya.",
            field="affairs",
            excerpt=affair,
        )


@rule(
    "C-11",
    WARNING,
    "Setiap pihak memberi nomor naskahnya, dan nomor itu hanya dipakai sekali",
    "Permendagri 22/2020 lampiran",
    from_practice=True,
    once_signed=True,
)
def numbered(found, reading):
    """Each party's own number is on record once signed; none is used twice."""
    for party in reading.draft.parties:
        at = f"parties.{party.order}.number"
        if party.number_taken:
            yield found(
                f"Nomor {party.number} ({called(party)}) sudah dipakai naskah lain.",
                "Periksa nomornya pada naskah yang ditandatangani.",
                field=at,
                excerpt=party.number,
            )
        elif reading.draft.state in SIGNED and not party.number.strip():
            yield found(f"Nomor naskah {called(party)} belum dicatat.", "Catat nomor pihak itu.", field=at)


@rule(
    "C-14",
    BLOCKING,
    "Naskah yang akan ditandatangani sama dengan yang disepakati",
    "Permendagri 22/2020 Pasal 9 dan 13",
    from_practice=True,
)
def as_agreed(found, reading):
    """The words are those that were frozen as final."""
    if reading.draft.as_agreed is False:
        yield found(
            "Isi naskah berbeda dari naskah final yang dibekukan.",
            "Kembalikan naskah, lalu tetapkan kembali sebagai naskah final.",
            field="text",
        )


@rule(
    "C-17",
    HINT,
    "Kelas publikasi ditetapkan: terbuka, atau dikecualikan dengan alasan",
    "UU 14/2008 Pasal 11 ayat (1) huruf e",
)
def publication_chosen(found, reading):
    """Agreements with third parties are public information unless there is a ground."""
    if reading.draft.publication == "":
        yield found(
            "Kelas publikasi naskah belum ditetapkan.",
            "Tetapkan terbuka, atau dikecualikan dengan alasannya.",
            field="publication",
        )


RULES = (kind_fits, has_affair, own_affair, numbered, as_agreed, publication_chosen)

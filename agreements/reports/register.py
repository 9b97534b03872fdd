"""The register: which instruments a request asks for, and in which order."""

from datetime import date, datetime

import django_filters as filters
from django.db.models import F, Q
from django.utils.functional import cached_property

from agreements.models import Agreement, Cooperation
from agreements.reports.clocks import late_agreements
from agreements.reports.keyset import Order
from agreements.reports.queues import QUEUES, waiting
from agreements.reports.search import by_partner, by_words, narrowed
from agreements.reports.statuses import BUCKETS, STATUSES, bucket, condition, orphan
from agreements.rules.enums import Instrument, Kind, choices
from agreements.rules.kinds import AGREED, CARRIED_OUT
from agreements.rules.permissions import CITYWIDE

YES = [("1", "Ya")]
GROUPS = {
    "kesepakatan": ("KSB, NK, atau LoI", AGREED),
    "pelaksanaan": ("PKS, NK, atau naskah LN", CARRIED_OUT),
}
FORMS = [*choices(Instrument), *((code, label) for code, (label, _) in GROUPS.items())]
FIRST_YEAR, LAST_YEAR = 1945, 2200
ChoiceFilter = filters.ChoiceFilter


class RegisterFilter(filters.FilterSet):
    """What the address of the register may say; every filter narrows the set, a wrong value is an error."""

    q = filters.CharFilter(label="Cari", method="in_found")
    tugas = ChoiceFilter(label="Antrean", method="queue", choices=[(q.key, q.label) for q in QUEUES.values()])
    status = ChoiceFilter(label="Status", method="in_status", choices=STATUSES)
    sisa = ChoiceFilter(
        label="Sisa waktu", method="days_left", choices=[(code, row[0]) for code, row in BUCKETS.items()]
    )
    bentuk = ChoiceFilter(label="Bentuk", method="form_or_group", choices=FORMS)
    jenis = ChoiceFilter(label="Jenis", field_name="kind", choices=choices(Kind))
    opd = filters.NumberFilter(label="OPD", field_name="agency", max_value=2**31)
    urusan = filters.NumberFilter(label="Urusan", method="in_found", max_value=2**31)
    mitra = filters.CharFilter(label="Mitra", method="partner", max_length=100)
    tahun = filters.NumberFilter(
        label="Tahun tanda tangan", method="year", min_value=FIRST_YEAR, max_value=LAST_YEAR
    )
    tanpa_pks = ChoiceFilter(label="KSB tanpa PKS", method="without_pks", choices=YES)
    dievaluasi = ChoiceFilter(label="Sudah dievaluasi", method="evaluated", choices=YES)
    lama = ChoiceFilter(label="Naskah lama", method="legacy", choices=YES)
    lewat = ChoiceFilter(label="Lewat tenggat", method="late", choices=YES)

    class Meta:
        model = Agreement
        fields = []

    def __init__(self, data, *, actor, clocks):
        # Each request gets copies of the filters; only of those that it asks for.
        self.base_filters = {name: each for name, each in self.base_filters.items() if data.get(name)}
        super().__init__(data, Agreement.objects.visible_to(actor))
        self.actor, self.clocks, self.today = actor, clocks, clocks.today

    def found(self, *, walking=False):
        """Return the set. `walking`: it will be read in its order, because many rows fit."""
        rows, affair, text = self.qs, self.active.get("urusan"), self.active.get("q")
        if affair:
            links = Cooperation.affairs.through.objects.filter(affair=affair)
            rows = narrowed(rows, Q(cooperation__in=links.values("cooperation")), walking=walking)
        return by_words(rows, text, walking=walking) if text else rows

    def in_found(self, rows, _, __):
        return rows

    def queue(self, rows, _, key):
        mine = waiting(self.actor, self.clocks).get(key)
        return rows.none() if mine is None else rows.filter(mine)

    def form_or_group(self, rows, _, code):
        return rows.filter(instrument__in=GROUPS[code][1]) if code in GROUPS else rows.filter(instrument=code)

    def in_status(self, rows, _, code):
        return rows.filter(condition(code, self.today))

    def days_left(self, rows, _, code):
        return rows.filter(bucket(code, self.today))

    def partner(self, rows, _, text):
        return by_partner(rows, text)

    def year(self, rows, _, year):
        return rows.filter(signed_key__range=(date(int(year), 1, 1), date(int(year), 12, 31)))

    def without_pks(self, rows, _, __):
        return rows.filter(orphan(self.today))

    def evaluated(self, rows, _, __):
        return rows.filter(evaluated=True)

    def legacy(self, rows, _, __):
        return rows.filter(legacy=True)

    def late(self, rows, _, __):
        return rows.filter(late_agreements(self.clocks))

    @property
    def simple(self):
        """Whether the set has one condition of one word, so that the planner's guess at its size is sound."""
        alone = len(self.active) == 1 and any(post.role in CITYWIDE for post in self.actor.posts)
        return alone and len(self.active.get("q", "").split()) <= 1

    @cached_property
    def active(self):
        """The filters that narrow the set, as `{name: clean value}`; a wrong value narrows nothing."""
        self.form.full_clean()
        return {name: value for name, value in self.form.cleaned_data.items() if value not in (None, "")}


NAMES = tuple(RegisterFilter.base_filters)
ORDERS = {
    "terbaru": Order("Perubahan terbaru", F("state_since"), datetime, descending=True),
    "berakhir": Order("Tanggal berakhir, terdekat dahulu", F("end_key"), date),
    "berakhir_akhir": Order("Tanggal berakhir, terakhir dahulu", F("end_key"), date, descending=True),
    "tanda_tangan": Order("Tanda tangan, terbaru dahulu", F("signed_key"), date, descending=True),
    "tanda_tangan_lama": Order("Tanda tangan, terlama dahulu", F("signed_key"), date),
    "judul": Order("Judul A–Z", F("about"), str),
}
USUAL = {
    "status": {"akan_berakhir": "berakhir", "berakhir": "berakhir_akhir", "selesai": "berakhir_akhir"},
    "sisa": dict.fromkeys(BUCKETS, "berakhir"),
    "tanpa_pks": {"1": "tanda_tangan_lama"},
}


def order_of(active, wanted):
    """Take the active filters and the key asked for; return that key of ORDERS or what suits them."""
    if wanted in ORDERS:
        return wanted
    suiting = (suits[active[name]] for name, suits in USUAL.items() if active.get(name) in suits)
    return next(suiting, "tanda_tangan" if "tahun" in active else "terbaru")

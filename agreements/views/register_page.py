"""What stands around the rows of the register: tabs, filter fields, chips, sort links, the pager."""

from functools import lru_cache
from urllib.parse import urlencode

from django.template.loader import render_to_string
from django.templatetags.static import static
from django.urls import reverse
from django.utils.html import format_html_join
from django.utils.safestring import SafeString

from agreements.reports.keyset import AFTER, BEFORE, CAP
from agreements.reports.queues import QUEUES
from agreements.reports.register import GROUPS, NAMES, ORDERS
from agreements.reports.statuses import BUCKETS, STATUSES
from agreements.reports.tallies import sees_all, sees_all_signed
from agreements.rules.enums import Instrument, Kind, choices
from agreements.rules.indonesian import number
from agreements.views.register_rows import SHORT

TABS = (  # label, what it asks for
    ("Semua", {}),
    ("Berjalan", {"status": "berjalan"}),
    ("Akan berakhir", {"status": "akan_berakhir"}),
    ("Dalam proses", {"status": "proses"}),
    ("Lewat tenggat", {"lewat": "1"}),
    ("KSB tanpa PKS", {"tanpa_pks": "1"}),
    ("Berakhir", {"status": "selesai"}),
)
TAB_KEYS = ("status", "lewat", "tanpa_pks", "sisa", "tugas", "dievaluasi", "urut")  # a tab sets these anew
FORM_CHOICES = (
    *((form.value, f"{SHORT[form]} · {form.label}") for form in Instrument),
    *((code, label) for code, (label, _) in GROUPS.items()),
)
HEADS = (  # of the columns, with the orders that a click gives in turn
    ("Naskah", ("judul",)),
    ("Mitra", ()),
    ("OPD", ()),
    ("Status", ()),
    ("Ditandatangani", ("tanda_tangan", "tanda_tangan_lama")),
    ("Sisa waktu", ("berakhir", "berakhir_akhir")),
)
ORDER_CHOICES = tuple((key, order.label) for key, order in ORDERS.items())
SELECTED = SafeString(" selected")
MORE = ("jenis", "urusan", "mitra", "tahun", "tanpa_pks", "lama", "lewat")  # folded away until used


class Addresses:
    """Addresses of the register with what one request asks for."""

    def __init__(self, asked):
        self.given = {name: asked.data[name] for name in (*NAMES, "urut") if asked.data.get(name)}
        self.here = reverse("register")

    def with_(self, **changes):
        """Return the address with `changes`; an empty value drops its key."""
        return self.here + self.query(**changes)

    def query(self, **changes):
        """Return "?..." of what is asked for with `changes`, or ""."""
        query = urlencode({name: value for name, value in (self.given | changes).items() if value})
        return f"?{query}" if query else ""


def options(pairs, chosen=""):
    """Take ((value, label), ...) and the value chosen; return the option elements."""
    rows = ((value, SELECTED if str(value) == chosen else "", label) for value, label in pairs)
    return format_html_join("", '<option value="{}"{}>{}</option>', rows)


def frame(asked, order_key, found, actor):
    """Return tabs, column heads, pager and downloads of a page of the register."""
    whole = "Semua naskah, dari draf sampai yang sudah berakhir."
    own = "Naskah OPD Anda, dari draf sampai yang sudah berakhir."
    signed = "Naskah yang sudah ditandatangani."
    to = Addresses(asked)
    return {
        "lead": whole if sees_all(actor) else signed if sees_all_signed(actor) else own,
        "tabs": [_tab(to, label, wants) for label, wants in TABS],
        "heads": [_head(to, label, keys, order_key) for label, keys in HEADS],
        "pager": _pager(to, found),
        "xlsx_url": reverse("register-xlsx") + to.query(),
        "pdf_url": reverse("register-pdf") + to.query(),
        "query": to.query().removeprefix("?"),
        "sprite": static("img/icons.svg"),
    }


def described(asked, names):
    """Return the filter fields, the chips of the active filters and what was wrong with the others.

    `names`: {"opd": {key: name}, "urusan": {key: name}}.
    """
    to = Addresses(asked)
    given = dict.fromkeys((*NAMES, "urut"), "") | to.given
    chips = [
        {"label": label if value == "ya" else f"{label}: {value}", "remove_url": to.with_(**{name: ""})}
        for name, (label, value) in zip(asked.active, in_words(asked, names), strict=True)
    ]
    opd, urusan = (tuple(names[name].items()) for name in ("opd", "urusan"))
    return {
        "fields": fields(tuple(given.items()), opd, urusan),
        "chips": chips,
        "clear_url": reverse("register") if len(chips) > 1 else "",
        "wrong": [
            f"Saringan “{asked.filters[name].label}” tidak dikenal, jadi diabaikan." for name in asked.errors
        ],
    }


@lru_cache(maxsize=128)
def fields(given, agencies, affairs):
    """Return the filter fields as HTML; the same ones are written out once a process.

    `given`: ((name, value), ...) of the address, "" where nothing was given; `agencies`, `affairs`:
    ((key, name), ...) to choose from.
    """
    values = dict(given)
    asked_for = {
        "status": tuple(STATUSES),
        "sisa": tuple((code, row[0]) for code, row in BUCKETS.items()),
        "bentuk": FORM_CHOICES,
        "jenis": tuple(choices(Kind)),
        "opd": agencies,
        "urusan": affairs,
        "urut": ORDER_CHOICES,
    }
    context = {
        "given": values,
        "choices": {name: options(pairs, values[name]) for name, pairs in asked_for.items()},
        "more": any(values[name] for name in MORE),
        "many_agencies": len(agencies) > 1,
    }
    return render_to_string("register/_filters.html", context)


TOLD = {
    "status": dict(STATUSES),
    "bentuk": dict(FORM_CHOICES),
    "jenis": dict(choices(Kind)),
    "tugas": {key: queue.label for key, queue in QUEUES.items()},
    "sisa": {code: row[0] for code, row in BUCKETS.items()},
    **{key: {"1": "ya"} for key in ("tanpa_pks", "dievaluasi", "lama", "lewat")},
}


def in_words(asked, names):
    """Return the active filters as [(label, value)] in words."""
    told = TOLD | names
    return [
        (asked.filters[name].label, told.get(name, {}).get(value, str(value)))
        for name, value in asked.active.items()
    ]


def _tab(to, label, wants):
    here = {key: to.given[key] for key in TAB_KEYS if key != "urut" and key in to.given}
    url = to.with_(**(dict.fromkeys(TAB_KEYS, "") | wants))
    return {"label": label, "url": url, "current": here == wants}


def _head(to, label, keys, order_key):
    """Return a column's head: (label, link to its next order, icon, how it is sorted now)."""
    if not keys:
        return label, "", "", ""
    place = keys.index(order_key) if order_key in keys else -1
    sorted_now = "" if place < 0 else "descending" if ORDERS[order_key].descending else "ascending"
    icon = {"": "sort", "descending": "sort-desc", "ascending": "sort-asc"}[sorted_now]
    return label, to.with_(urut=keys[(place + 1) % len(keys)]), icon, sorted_now


def how_many(found):
    """Take a `Page`; return in words how many rows there are: exactly, about, or more than are counted."""
    if found.total is not None:
        return number(found.total)
    return f"kira-kira {number(rounded(found.guess))}" if found.guess else f"{number(CAP)}+"


def rounded(count):
    """Take a count; return it with two significant digits: a guess that looks exact is a lie."""
    return round(count, 2 - len(str(count)))


def _pager(to, found):
    return {
        "text": f"{number(len(found.rows))} dari {how_many(found)} naskah",
        "prev_url": to.with_(**{BEFORE: found.previous}) if found.previous else "",
        "next_url": to.with_(**{AFTER: found.next}) if found.next else "",
        "first_url": to.with_() if found.previous else "",
    }

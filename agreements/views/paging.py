"""Pages of a list by the last key seen: as quick at the end as at the beginning, and never numbered."""

from agreements.rules.indonesian import number


def after(rows, key):
    """Take a set ordered by -pk and a key; return the rows that come after it (all for a wrong key)."""
    return rows.filter(pk__lt=int(key)) if key.isdecimal() and len(key) < 18 else rows


def page_of(request, rows, size, what, cursor=lambda row: row.pk):
    """Take an ordered set; return its first `size` rows and the dict of `pager`.

    `what`: the noun of the text; `cursor`: makes of the last row the key after which the next page begins.
    """
    found = list(rows[: size + 1])
    shown, more = found[:size], len(found) > size
    later = bool(request.GET.get("setelah"))
    pager = {
        "text": f"{number(len(shown))} {what}{' pada halaman ini' if more or later else ''}",
        "next_url": address(request, setelah=cursor(shown[-1])) if more else "",
        "first_url": address(request, setelah="") if later else "",
    }
    return shown, pager


def address(request, **changes):
    """Return the present query with `changes`; an empty value takes its key away."""
    query = request.GET.copy()
    for key, value in changes.items():
        query[key] = value
    for key in [key for key in query if not query[key]]:
        del query[key]
    return f"?{query.urlencode()}" if query else request.path

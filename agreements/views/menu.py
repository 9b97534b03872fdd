"""The shell of every page: the menu of this person's roles, their post, the government's name."""

from django.urls import reverse

from agreements.models import Government
from agreements.rules.enums import Role
from agreements.views.access import actor_of

EVERY = frozenset(Role)
OPD = frozenset({Role.OPO, Role.OPH})
SECTION = frozenset({Role.STF, Role.KBG})
# label, url name, icon, roles that see it
MENU = [
    ("Beranda", "home", "home", EVERY),
    ("Register", "register", "list", EVERY),
    ("Kerja Sama", "cooperations", "folders", EVERY - {Role.ADM, Role.REG}),
    ("Usulan baru", "cooperation-new", "plus", OPD | {Role.STF}),
    ("Penentu", "chooser", "route", EVERY),
    ("Batas Wilayah", "boundaries", "map", EVERY - {Role.ADM, Role.REG}),
    ("Rencana", "planning", "target", EVERY - {Role.ADM, Role.REG}),
    ("Kode rencana", "plan-codes", "target", frozenset({Role.ADM, Role.REG})),
    ("Mitra", "partners", "building", EVERY),
    ("Laporan & Evaluasi", "reports", "chart", EVERY - {Role.ADM, Role.REG}),
    ("Peraturan", "regulations", "scale", EVERY),
    ("Admin", "admin:index", "settings", frozenset({Role.ADM, Role.REG, Role.HKM, Role.AUD})),
]
WITHIN = {"regulations": ("/tenggat/",)}  # pages reached from an item although their address is another


def menu_for(roles, path):
    """Take role codes and the current path; return the menu rows for the shell."""
    rows = []
    for label, name, icon, seen_by in MENU:
        if not seen_by & roles:
            continue
        url = reverse(name)
        within = (url, *WITHIN.get(name, ()))
        current = path == url if url == "/" else path.startswith(within)
        rows.append({"label": label, "url": url, "icon": icon, "current": current})
    longest = max((row for row in rows if row["current"]), key=lambda row: len(row["url"]), default=None)
    for row in rows:
        row["current"] = row is longest
    return rows


def shell(request):
    """Context processor: what templates/base.html needs. One query for the government, one for the posts."""
    if not getattr(request, "user", None) or not request.user.is_authenticated:
        return {}
    actor = actor_of(request)
    government = Government.objects.only("short", "is_demo", "unit").first()
    return {
        "menu": menu_for(actor.roles, request.path),
        "current_post": actor.posts[0] if actor.posts else None,
        "government_name": government.short if government else "Kerja Sama Daerah",
        "is_demo": bool(government and government.is_demo),
    }

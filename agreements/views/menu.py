"""The shell of every page: the menu of this person's roles, their post, the government's name."""

from functools import lru_cache

from django.template.loader import render_to_string
from django.urls import reverse

from agreements.models import Government
from agreements.models.fixed import FixedQuestion
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
    ("Templat & klausul", "templates", "quote", EVERY),
    ("Admin", "admin:index", "settings", frozenset({Role.ADM, Role.REG, Role.HKM, Role.AUD})),
]
GOVERNMENT = FixedQuestion(lambda: Government.objects.order_by("pk").values_list("short", "is_demo")[:1])
# pages reached from an item although their address is another
WITHIN = {
    "regulations": ("/tenggat/",),
    "reports": ("/laporan/", "/laporan-luar-negeri/"),
    "templates": ("/klausul/",),
}


@lru_cache(maxsize=64)
def _rows(roles):
    return tuple((label, reverse(name), icon, name) for label, name, icon, seen_by in MENU if seen_by & roles)


def current_of(roles, path):
    """Take role codes and the current path; return the address of the menu row it belongs to, or ""."""
    found = [
        url
        for _, url, _, name in _rows(roles)
        if (path == url if url == "/" else path.startswith((url, *WITHIN.get(name, ()))))
    ]
    return max(found, key=len, default="")


@lru_cache(maxsize=512)
def sidebar(roles, current, government, is_demo):
    """Return the menu of these role codes as HTML, `current` (an address of it) marked.

    It is written out once a process for each place of each set of roles.
    """
    menu = [
        {"label": label, "url": url, "icon": icon, "current": url == current}
        for label, url, icon, _ in _rows(roles)
    ]
    context = {"menu": menu, "government_name": government, "is_demo": is_demo, "home_url": reverse("home")}
    return render_to_string("components/sidebar.html", context)


def shell(request):
    """Context processor: what templates/base.html needs. One query for the government, one for the posts."""
    if not getattr(request, "user", None) or not request.user.is_authenticated:
        return {}
    actor = actor_of(request)
    name, is_demo = next(iter(GOVERNMENT.rows()), ("Kerja Sama Daerah", False))
    return {
        "sidebar": sidebar(actor.roles, current_of(actor.roles, request.path), name, is_demo),
        "current_post": actor.posts[0] if actor.posts else None,
        "government_name": name,
        "is_demo": is_demo,
    }

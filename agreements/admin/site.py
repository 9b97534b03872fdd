"""The panel itself: who may enter, how its index is grouped, and rights that follow the post."""

from functools import update_wrapper

from django.contrib import admin
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.forms import BaseInlineFormSet
from django.http import Http404
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone

from agreements.rules.permissions import Act, refusals

GROUPS = ("Peraturan", "Data referensi", "Pengguna", "Catatan (hanya baca)")
ENTRANCES = (
    Act.KEEP_REGULATIONS,
    Act.VERIFY_REGULATION,
    Act.KEEP_REFERENCE,
    Act.KEEP_PEOPLE,
    Act.KEEP_GOVERNMENT,
    Act.READ_RECORDS,
)


def actor_of(request):
    """Take a signed-in request; return its `Actor`, asked of the database once a request."""
    if not hasattr(request, "_actor"):
        request._actor = request.user.actor(timezone.localdate())
    return request._actor


def may(request, act):
    """Return whether this person's posts allow `act` today."""
    return request.user.is_active and not refusals(actor_of(request), act)


class Panel(admin.AdminSite):
    """The admin site of the product; entry and every right come from rules/permissions."""

    site_header = "Admin Kerja Sama"
    site_title = "Admin Kerja Sama"
    index_title = "Pengelolaan data"
    empty_value_display = "—"
    enable_nav_sidebar = False

    def has_permission(self, request):
        """Whether a post held today opens any page of the panel."""
        return request.user.is_authenticated and any(may(request, act) for act in ENTRANCES)

    def admin_view(self, view, cacheable=False):
        """As Django's; somebody signed in without the right gets 403 with the reason, no second login."""
        inner = super().admin_view(view, cacheable)

        def guarded(request, *args, **kwargs):
            if request.user.is_authenticated and not self.has_permission(request):
                raise PermissionDenied(
                    "Jabatan Anda tidak membuka panel admin. Panel ini untuk admin sistem, admin regulasi, "
                    "Bagian Hukum (verifikasi peraturan), dan Inspektorat (catatan)."
                )
            return inner(request, *args, **kwargs)

        return update_wrapper(guarded, inner)

    def login(self, request, extra_context=None):
        """There is one way in: the app's own login page."""
        return redirect_to_login(request.GET.get("next") or reverse("admin:index"))

    def password_change(self, request, extra_context=None):
        """There is one page to change a password: the app's own."""
        return redirect("password_change")

    def app_index(self, request, app_label, extra_context=None):
        """The index is grouped by job, so that pages of one Django app have no index of their own."""
        return redirect("admin:index")

    def get_app_list(self, request, app_label=None):
        """Return the pages that this person may open, grouped by job."""
        rows = {group: [] for group in GROUPS}
        for model, model_admin in self._registry.items():
            if model_admin.has_view_permission(request):
                rows[model_admin.group].append(self.page_row(request, model, model_admin))
        return [
            {
                "name": group,
                "app_label": f"kelompok-{number}",
                "app_url": reverse("admin:index"),
                "has_module_perms": True,
                "models": pages,
            }
            for number, (group, pages) in enumerate(rows.items(), 1)
            if pages
        ]

    def page_row(self, request, model, model_admin):
        """Return one row of the index."""
        base = f"admin:{model._meta.app_label}_{model._meta.model_name}"
        may_add = model_admin.has_add_permission(request)
        name = model_admin.label or model._meta.verbose_name_plural
        return {
            "model": model,
            "name": name[:1].upper() + name[1:],
            "object_name": model._meta.object_name,
            "admin_url": reverse(f"{base}_changelist"),
            "add_url": reverse(f"{base}_add") if may_add else None,
            "view_only": not model_admin.has_change_permission(request),
            "hint": model_admin.hint,
        }


panel = Panel()


class ByPost:
    """Mixin of every page and inline: rights follow the post (`keep`: full, `read`: only to look).

    Nothing is deleted unless a page says so; `why_kept` tells what to do instead.
    """

    keep = None
    read = ()
    why_kept = "Data ini tidak dihapus."

    def has_module_permission(self, request):
        return self.has_view_permission(request)

    def has_view_permission(self, request, obj=None):
        acts = [self.keep, *self.read] if self.keep else self.read
        return any(may(request, act) for act in acts)

    def has_add_permission(self, request, obj=None):
        return self.keep is not None and may(request, self.keep)

    def has_change_permission(self, request, obj=None):
        return self.keep is not None and may(request, self.keep)

    def has_delete_permission(self, request, obj=None):
        return False


class Page(ByPost, admin.ModelAdmin):
    """A page of the panel: its group on the index, a name and one line on what it is for."""

    group = GROUPS[1]
    label = ""
    hint = ""
    list_per_page = 50
    show_full_result_count = False
    show_facets = admin.ShowFacets.NEVER

    def delete_view(self, request, object_id, extra_context=None):
        """Refuses with the reason where nothing is ever deleted."""
        if not self.has_delete_permission(request):
            if not self.has_view_permission(request):
                raise PermissionDenied
            if self.get_object(request, object_id) is None:
                raise Http404
            raise PermissionDenied(self.why_kept)
        return super().delete_view(request, object_id, extra_context)

    def get_action_choices(self, request, default_choices=(("", "Pilih aksi …"),)):
        """Say in words that none is chosen yet."""
        return super().get_action_choices(request, list(default_choices))

    def changelist_view(self, request, extra_context=None):
        """As Django's, under the page's own name."""
        name = self.label or str(self.opts.verbose_name_plural)
        named = {"title": name[:1].upper() + name[1:], "hint": self.hint}
        return super().changelist_view(request, named | (extra_context or {}))


class SharedChoices(BaseInlineFormSet):
    """Rows whose select boxes `shared` offer the same choices, fetched once and not once a row."""

    shared = ()

    def add_fields(self, form, index):
        super().add_fields(form, index)
        for name in self.shared:
            if name in form.fields:
                form.fields[name].widget.choices = self.choices_of(name, form.fields[name])

    def choices_of(self, name, field):
        fetched = self.__dict__.setdefault("fetched", {})
        if name not in fetched:
            fetched[name] = list(field.choices)
        return fetched[name]


class RowsOf(ByPost, admin.TabularInline):
    """Rows of an object, on the object's own page."""

    extra = 0

"""What the pages of entries that somebody verifies have in common: the mark, the button, the action."""

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponseNotAllowed
from django.shortcuts import get_object_or_404, redirect
from django.urls import path, reverse

from agreements.admin.regulation_parts import marked
from agreements.admin.site import may
from agreements.admin.verifying import is_verified, refusals_to_verify
from agreements.models.library import stamp
from agreements.rules.errors import Refusal
from agreements.rules.permissions import Act


@admin.action(description="Tandai terverifikasi", permissions=["verify"])
def verify_chosen(model_admin, request, queryset):
    """Mark the chosen entries verified; each refusal is told with its reason."""
    done = 0
    for entry in queryset:
        try:
            model_admin.verify(entry.pk, by=request.user)
            done += 1
        except Refusal as refusal:
            messages.warning(request, f"{entry}: {refusal}")
    if done:
        messages.success(request, f"{done} {model_admin.opts.verbose_name} ditandai terverifikasi.")


class Marked:
    """The column that says whether a row is verified."""

    @admin.display(description="verifikasi", ordering="verified")
    def checked(self, obj):
        return marked("terverifikasi", "ok") if obj.verified else marked("belum", "doubt")


class Verifiable(Marked):
    """A page whose entries carry a mark "terverifikasi". `verify`: the act, of `admin.verifying`."""

    verify = None
    actions = (verify_chosen,)

    @property
    def verify_name(self):
        """The name of the address to which the button posts."""
        return f"{self.opts.app_label}_{self.opts.model_name}_verify"

    def has_verify_permission(self, request):
        return may(request, Act.VERIFY_REGULATION)

    def get_urls(self):
        view = self.admin_site.admin_view(self.verify_view)
        return [path("<int:pk>/verifikasi/", view, name=self.verify_name), *super().get_urls()]

    def verify_view(self, request, pk):
        """The button "Tandai terverifikasi" of one entry."""
        if request.method != "POST":
            return HttpResponseNotAllowed(["POST"])
        if not self.has_verify_permission(request):
            what = self.opts.verbose_name
            raise PermissionDenied(f"Hanya Bagian Hukum dan admin regulasi yang memverifikasi {what}.")
        entry = get_object_or_404(self.model, pk=pk)
        try:
            self.verify(entry.pk, by=request.user, seen=request.POST.get("seen", ""))
            messages.success(request, f"{entry} ditandai terverifikasi atas nama {request.user}.")
        except Refusal as refusal:
            messages.error(request, str(refusal))
        return redirect(f"admin:{self.opts.app_label}_{self.opts.model_name}_change", pk)

    def verification(self, request, obj):
        """Return what the change page shows of the mark."""
        return {
            "may": self.has_verify_permission(request),
            "done": is_verified(obj),
            "reasons": refusals_to_verify(obj, request.user.pk),
            "seen": stamp(obj),
            "url": reverse(f"admin:{self.verify_name}", args=[obj.pk]),
        }

    def render_change_form(self, request, context, add=False, change=False, form_url="", obj=None):
        if obj is not None:
            context["verification"] = self.verification(request, obj)
        return super().render_change_form(request, context, add, change, form_url, obj)

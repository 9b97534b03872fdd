"""People and their posts in the panel: nobody is deleted, nobody gives a role to themselves."""

from axes.models import AccessAttempt
from axes.utils import reset
from django import forms
from django.conf import settings
from django.contrib import admin, messages
from django.contrib.auth.admin import UserAdmin
from django.contrib.auth.forms import AdminPasswordChangeForm, UserCreationForm
from django.db.models import Prefetch
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.html import format_html
from django.utils.timezone import localdate, now

from agreements.admin.history import WithHistory
from agreements.admin.site import GROUPS, Page, RowsOf, SharedChoices, panel
from agreements.models import Post, User
from agreements.rules.enums import Role, choices
from agreements.rules.permissions import Act
from agreements.rules.posts import overlaps, post_complaints

OWN_POST = "Jabatan Anda sendiri diatur oleh admin sistem lain."


class PostForm(forms.ModelForm):
    """One post of a person."""

    class Meta:
        model = Post
        fields = ("role", "agency", "title", "status", "start", "until")

    def clean(self):
        data = super().clean()
        role, agency = data.get("role"), data.get("agency")
        for column, sentence in post_complaints(role, agency, data.get("start"), data.get("until")):
            self.add_error(column, sentence)
        return data


class PostFormSet(SharedChoices):
    """Refuses the same post twice at the same time."""

    shared = ("agency",)

    def clean(self):
        super().clean()
        filled = [form for form in self.forms if getattr(form, "cleaned_data", None) and form.is_valid()]
        for at, form in enumerate(filled):
            if any(overlaps(form.instance, other.instance) for other in filled[:at]):
                form.add_error("start", "Orang ini sudah memangku jabatan yang sama pada masa itu.")


class PostsOf(RowsOf):
    """The posts of a person; a post that ended stays, with its last day."""

    model = Post
    form = PostForm
    formset = PostFormSet
    keep = Act.KEEP_PEOPLE
    fields = PostForm.Meta.fields
    verbose_name_plural = "jabatan (peran mengikuti jabatan; akhiri dengan tanggal “sampai”)"

    def has_add_permission(self, request, obj=None):
        return super().has_add_permission(request, obj) and not is_self(request, obj)

    def has_change_permission(self, request, obj=None):
        return super().has_change_permission(request, obj) and not is_self(request, obj)


def is_self(request, obj):
    """Whether a page shows the person who looks at it."""
    return obj is not None and obj.pk == request.user.pk


class NewUserForm(UserCreationForm):
    """A new account."""

    class Meta(UserCreationForm.Meta):
        model = User
        fields = ("username", "full_name", "email", "phone")


class NewPasswordForm(AdminPasswordChangeForm):
    """A new password for somebody else; an account without a password is a deactivated one."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields.pop("usable_password", None)
        for name in ("password1", "password2"):
            self.fields[name].required = True


class RoleFilter(admin.SimpleListFilter):
    """People who hold a role today."""

    title = "peran hari ini"
    parameter_name = "peran"

    def lookups(self, request, model_admin):
        return choices(Role)

    def queryset(self, request, queryset):
        if not self.value():
            return queryset
        return queryset.filter(
            pk__in=Post.objects.held_on(localdate()).filter(role=self.value()).values("user")
        )


@admin.action(description="Nonaktifkan akun")
def deactivate(model_admin, request, queryset):
    """Close accounts; one's own stays open."""
    others = queryset.exclude(pk=request.user.pk)
    if queryset.filter(pk=request.user.pk).exists():
        messages.warning(request, "Akun Anda sendiri tidak dinonaktifkan.")
    for person in others.filter(is_active=True):
        person.is_active = False
        person.save(update_fields=["is_active"])
        model_admin.log_change(request, person, "Menonaktifkan akun.")
        messages.success(request, f"Akun {person} dinonaktifkan.")


@admin.register(User, site=panel)
class UserPage(Page, UserAdmin):
    """Accounts with their posts."""

    group = GROUPS[2]
    hint = "Akun dan jabatan yang dipangku"
    keep = Act.KEEP_PEOPLE
    why_kept = "Pengguna tidak dihapus, karena riwayat menyebut namanya. Nonaktifkan akunnya."
    add_form = NewUserForm
    add_form_template = None
    change_password_form = NewPasswordForm
    change_user_password_template = "admin/new_password.html"  # noqa: S105 - a template
    inlines = (PostsOf,)
    list_display = ("full_name", "username", "posts_today", "is_active", "last_login")
    list_filter = (RoleFilter, "is_active", "is_example", ("posts__agency", admin.RelatedOnlyFieldListFilter))
    search_fields = ("username", "full_name", "email", "posts__title")
    ordering = ("full_name", "username")
    filter_horizontal = ()
    actions = (deactivate,)
    readonly_fields = ("last_login", "date_joined", "new_password")
    fieldsets = (
        (None, {"fields": (("username", "is_active"), "new_password")}),
        ("Orang", {"fields": ("full_name", ("email", "phone"), "is_example")}),
        ("Waktu", {"fields": (("last_login", "date_joined"),)}),
    )
    add_fieldsets = (
        (None, {"fields": ("username", "full_name", ("email", "phone"))}),
        ("Kata sandi pertama", {"fields": ("password1", "password2")}),
    )

    def get_queryset(self, request):
        held = Post.objects.held_on(localdate()).select_related("agency")
        return super().get_queryset(request).prefetch_related(Prefetch("posts", held, to_attr="held"))

    def get_readonly_fields(self, request, obj=None):
        """Nobody shuts themselves out."""
        return (*self.readonly_fields, "is_active") if is_self(request, obj) else self.readonly_fields

    def change_view(self, request, object_id, form_url="", extra_context=None):
        if request.method == "GET" and object_id == str(request.user.pk):
            extra_context = {"subtitle": OWN_POST} | (extra_context or {})
        return super().change_view(request, object_id, form_url, extra_context)

    def user_change_password(self, request, id, form_url=""):
        """One's own password is changed on the app's page, which asks for the old one."""
        if id == str(request.user.pk):
            return redirect("password_change")
        return super().user_change_password(request, id, form_url)

    @admin.display(description="kata sandi")
    def new_password(self, obj):
        url = reverse("admin:auth_user_password_change", args=[obj.pk])
        return format_html('<a href="{}">Beri kata sandi baru</a>', url)

    @admin.display(description="jabatan hari ini")
    def posts_today(self, obj):
        return "; ".join(f"{post.label} ({post.get_role_display()})" for post in obj.held) or "—"


@admin.register(Post, site=panel)
class PostPage(WithHistory, Page):
    """Who holds what, to read; posts are given on the page of the person."""

    group = GROUPS[2]
    hint = "Siapa memangku apa, sejak kapan, dan riwayatnya"
    read = (Act.KEEP_PEOPLE, Act.READ_RECORDS)
    list_display = ("label_shown", "user", "role", "agency", "start", "until")
    list_filter = ("role", ("agency", admin.RelatedOnlyFieldListFilter), "status")
    list_select_related = ("user", "agency")
    search_fields = ("title", "user__full_name", "agency__name")
    ordering = ("-start", "-pk")
    fields = ("user", "role", "agency", "title", "status", "start", "until")

    @admin.display(description="jabatan", ordering="title")
    def label_shown(self, obj):
        return obj.label


@admin.action(description="Buka kunci masuk")
def unlock(model_admin, request, queryset):
    """Let an account try again from an address at once."""
    for attempt in queryset:
        reset(username=attempt.username, ip=attempt.ip_address)
        who = f"{attempt.username or 'Tanpa nama'} dari {attempt.ip_address}"
        messages.success(request, f"{who} dapat mencoba masuk lagi.")


@admin.register(AccessAttempt, site=panel)
class AttemptPage(Page):
    """Failed sign-ins, and the way to lift a lock."""

    group = GROUPS[2]
    label = "Percobaan masuk yang gagal"
    hint = "Lihat dan buka kunci"
    read = (Act.KEEP_PEOPLE,)
    list_display = ("username", "ip_address", "attempt_time", "failures_since_start", "locked")
    search_fields = ("username", "ip_address")
    ordering = ("-attempt_time",)
    actions = (unlock,)
    fields = ("username", "ip_address", "user_agent", "attempt_time", "failures_since_start", "locked")

    @admin.display(description="terkunci", boolean=True)
    def locked(self, obj):
        recent = obj.attempt_time > now() - settings.AXES_COOLOFF_TIME
        return recent and obj.failures_since_start >= settings.AXES_FAILURE_LIMIT

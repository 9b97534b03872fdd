"""Read-only records: what was done, frozen, numbered, told and stored; never what the texts and files say."""

from django.contrib import admin
from django.core.paginator import Paginator
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.html import format_html

from agreements.admin.site import GROUPS, Page, actor_of, panel
from agreements.models import Attachment, Event, Initial, Notice, Number, Revision
from agreements.rules.enums import Action, Role, State, choices
from agreements.rules.permissions import CITYWIDE, Act

COUNTED = 10_000
STATES = dict(choices(State))
KNOWN_ACTS = choices(Action) + choices(Act)


class CappedPaginator(Paginator):
    """Counts no further than `COUNTED` rows, so that a page costs the same however long the record is."""

    @cached_property
    def count(self):
        return self.object_list.order_by().values("pk")[:COUNTED].count()


class Record(Page):
    """A record: looked at by admin sistem and Inspektorat, changed by nobody.

    Admin sistem sees to which instrument a row belongs only by its code; what is not signed is not theirs.
    """

    group = GROUPS[3]
    read = (Act.READ_RECORDS,)
    why_kept = "Catatan tidak dapat diubah atau dihapus."
    paginator = CappedPaginator
    ordering = ("-pk",)
    columns = ()
    heavy = ("agreement__text", "agreement__search_text", "agreement__search")
    actions = None

    def get_queryset(self, request):
        """Without what is large and not shown."""
        return super().get_queryset(request).defer(*self.heavy)

    def get_list_display(self, request):
        return (self.columns[0], self.subject_column(request), *self.columns[1:])

    def get_fields(self, request, obj=None):
        return self.get_list_display(request)

    def subject_column(self, request):
        """Name the column that tells of the instrument or dossier to this person."""
        roles = actor_of(request).roles
        return "subject_title" if roles & CITYWIDE else "subject_code"

    def moment_of(self, obj):
        return obj.at

    @admin.display(description="waktu", ordering="pk")
    def moment(self, obj):
        return self.moment_of(obj)

    @admin.display(description="hash SHA-256")
    def whole_hash(self, obj):
        return obj.sha256

    @admin.display(description="jabatan")
    def in_which_post(self, obj):
        return obj.post or "—"

    def agreement_of(self, obj):
        return obj.agreement

    def cooperation_of(self, obj):
        return self.agreement_of(obj).cooperation

    @admin.display(description="naskah")
    def subject_title(self, obj):
        agreement = self.agreement_of(obj)
        if agreement:
            return format_html('<a href="{}">{}</a>', reverse("agreement", args=[agreement.uid]), agreement)
        cooperation = self.cooperation_of(obj)
        return format_html('<a href="{}">{}</a>', reverse("cooperation", args=[cooperation.uid]), cooperation)

    @admin.display(description="naskah")
    def subject_code(self, obj):
        agreement = self.agreement_of(obj)
        if agreement:
            return f"{agreement.instrument.upper()} {str(agreement.uid)[:8]}"
        return f"Kerja sama {str(self.cooperation_of(obj).uid)[:8]}"


class ActFilter(admin.SimpleListFilter):
    """Events of one act."""

    title = "perbuatan"
    parameter_name = "perbuatan"

    def lookups(self, request, model_admin):
        return KNOWN_ACTS

    def queryset(self, request, queryset):
        return queryset.filter(act=self.value()) if self.value() else queryset


@admin.register(Event, site=panel)
class EventPage(Record):
    """Every act on every dossier, chained by hash."""

    label = "Riwayat perbuatan"
    heavy = ("data", *Record.heavy)
    hint = "Siapa melakukan apa, kapan, atas jabatan apa"
    columns = ("moment", "who", "in_which_post", "did", "from_to", "chain")
    list_filter = (ActFilter,)
    list_select_related = ("cooperation", "agreement", "actor")
    search_fields = ("actor_name", "post", "sentence")

    def cooperation_of(self, obj):
        return obj.cooperation

    @admin.display(description="pelaku", ordering="actor_name")
    def who(self, obj):
        return obj.actor_name

    @admin.display(description="perbuatan")
    def did(self, obj):
        return obj.sentence

    @admin.display(description="status")
    def from_to(self, obj):
        if not obj.to_state:
            return "—"
        return f"{STATES.get(obj.from_state, '—')} → {STATES.get(obj.to_state, obj.to_state)}"

    @admin.display(description="hash")
    def chain(self, obj):
        return obj.hash[:12]


@admin.register(Revision, site=panel)
class RevisionPage(Record):
    """Frozen revisions, without their text."""

    label = "Revisi naskah"
    heavy = ("content", *Record.heavy)
    hint = "Kapan naskah dibekukan, oleh siapa, dengan hash apa"
    columns = ("moment", "ordinal_shown", "author_name", "whole_hash")
    list_select_related = ("agreement__cooperation", "author")
    search_fields = ("sha256", "author__full_name")

    @admin.display(description="revisi ke-", ordering="ordinal")
    def ordinal_shown(self, obj):
        return obj.ordinal

    @admin.display(description="penyusun")
    def author_name(self, obj):
        return str(obj.author)


@admin.register(Initial, site=panel)
class InitialPage(Record):
    """Paraf given."""

    label = "Paraf"
    hint = "Paraf hierarki pada naskah final"
    columns = ("moment", "who", "in_which_post")
    list_select_related = ("agreement__cooperation", "user")
    search_fields = ("user__full_name", "post")

    @admin.display(description="pemaraf")
    def who(self, obj):
        return str(obj.user)


@admin.register(Number, site=panel)
class NumberPage(Record):
    """Numbers ever taken, void ones too."""

    label = "Nomor naskah"
    hint = "Setiap nomor yang pernah diambil, termasuk yang batal"
    columns = ("written", "series_year", "moment", "taker", "is_void", "why_void")
    list_filter = ("void", "series__series", "series__year")
    list_select_related = ("series", "agreement__cooperation", "taken_by")
    search_fields = ("text",)

    def moment_of(self, obj):
        return obj.taken_at

    @admin.display(description="nomor", ordering="text")
    def written(self, obj):
        return obj.text

    @admin.display(description="batal", boolean=True)
    def is_void(self, obj):
        return obj.void

    @admin.display(description="alasan batal")
    def why_void(self, obj):
        return obj.void_reason or "—"

    @admin.display(description="seri dan tahun")
    def series_year(self, obj):
        return str(obj.series)

    @admin.display(description="diambil oleh")
    def taker(self, obj):
        return str(obj.taken_by)


@admin.register(Notice, site=panel)
class NoticePage(Record):
    """Notices written with events."""

    label = "Pemberitahuan"
    heavy = ("event__data", *(f"event__{column}" for column in Record.heavy))
    hint = "Kabar yang dikirim kepada pemangku peran"
    columns = ("moment", "to_whom", "news")
    list_filter = ("role",)
    list_select_related = ("event__cooperation", "event__agreement", "agency")
    search_fields = ("event__sentence",)

    def moment_of(self, obj):
        return obj.event.at

    def agreement_of(self, obj):
        return obj.event.agreement

    def cooperation_of(self, obj):
        return obj.event.cooperation

    @admin.display(description="kepada")
    def to_whom(self, obj):
        role = Role(obj.role).label
        return f"{role} · {obj.agency}" if obj.agency else role

    @admin.display(description="kabar")
    def news(self, obj):
        return f"{obj.event.actor_name} {obj.event.sentence}"


@admin.register(Attachment, site=panel)
class AttachmentPage(Record):
    """Stored files by name and hash; their contents are opened in the app by who may."""

    label = "Dokumen tersimpan"
    hint = "Nama, ukuran, dan hash berkas; bukan isinya"
    columns = ("moment", "kind", "name_shown", "bytes_shown", "whole_hash", "uploader", "void")
    list_filter = ("kind", "void", "media_type")
    list_select_related = ("cooperation", "agreement", "by")
    search_fields = ("sha256", "by__full_name")

    def cooperation_of(self, obj):
        return obj.cooperation

    def get_list_display(self, request):
        """A file's name may tell what a draft is about."""
        shown = super().get_list_display(request)
        if actor_of(request).roles & CITYWIDE:
            return shown
        return tuple(column for column in shown if column != "name_shown")

    @admin.display(description="nama berkas")
    def name_shown(self, obj):
        return obj.name

    @admin.display(description="ukuran")
    def bytes_shown(self, obj):
        return f"{obj.size:,} byte".replace(",", ".")

    @admin.display(description="diunggah oleh")
    def uploader(self, obj):
        return str(obj.by)

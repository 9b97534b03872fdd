"""The rules of the chooser ("Penentu"): rows that the regulation admin keeps; each change is history."""

from django.db import models
from django.db.models import F, Q

from agreements.models.regulation import kept_history
from agreements.rules.enums import GuidanceTopic, Instrument, Occasion, Proxy, Purpose, choices
from agreements.rules.guidance import book_of

COLUMNS = (
    *("topic", "code", "kinds", "name", "text", "articles", "verified", "instrument", "actor", "signer"),
    *("partner_signer", "proxy", "paper", "copy_to", "max_years", "secretariat_years", "extendable"),
    *("headings", "occasion", "clocks", "after", "purpose", "own_rules", "way"),
)


class GuidanceQuerySet(models.QuerySet):
    """Sets of rules."""

    def deciding(self):
        """What decides on the kind and the object, before anything that follows from them."""
        return self.filter(topic__in=[GuidanceTopic.KIND, GuidanceTopic.OBJECT])

    def rows(self):
        """Return the rules as dicts, as `rules.guidance.book_of` reads them. One query."""
        return list(self.values(*COLUMNS))

    def book(self):
        """Return the `rules.guidance.Book` of these rules, as they stand now. One query."""
        return book_of(self.rows())


@kept_history()
class Guidance(models.Model):
    """One rule, for one kind of cooperation or several; which columns it uses follows from its topic."""

    topic = models.CharField("perihal", max_length=10, choices=choices(GuidanceTopic), editable=False)
    code = models.SlugField("kode", max_length=60, unique=True)
    kinds = models.JSONField("jenis kerja sama", default=list)
    name = models.CharField("nama", max_length=200, blank=True)
    text = models.TextField("penjelasan", blank=True)
    articles = models.JSONField("pasal", default=list, blank=True)
    verified = models.BooleanField("terverifikasi", default=False)
    instrument = models.CharField("naskah", max_length=15, blank=True, choices=choices(Instrument))
    actor = models.CharField("pelaksana", max_length=200, blank=True)
    signer = models.CharField("penanda tangan kita", max_length=200, blank=True)
    partner_signer = models.CharField("penanda tangan mitra", max_length=200, blank=True)
    proxy = models.CharField(
        "dapat dikuasakan kepada", max_length=20, choices=choices(Proxy), default=Proxy.NONE.value
    )
    paper = models.CharField("surat kewenangan", max_length=250, blank=True)
    copy_to = models.CharField("tembusan surat kuasa", max_length=200, blank=True)
    max_years = models.PositiveSmallIntegerField("paling lama (tahun)", null=True, blank=True)
    secretariat_years = models.PositiveSmallIntegerField(
        "paling singkat bila ada sekretariat kerja sama (tahun)", null=True, blank=True
    )
    extendable = models.BooleanField("dapat diperpanjang", default=False)
    headings = models.JSONField("pokok isi", default=list, blank=True)
    occasion = models.CharField(
        "diperlukan", max_length=20, choices=choices(Occasion), default=Occasion.ALWAYS.value
    )
    after = models.SlugField("setelah tahap", max_length=60, blank=True)
    clocks = models.JSONField("kunci tenggat", default=list, blank=True)
    purpose = models.CharField("objek", max_length=20, blank=True, choices=choices(Purpose))
    own_rules = models.BooleanField("mengikuti aturannya sendiri", default=False)
    way = models.TextField("jalan yang ditempuh", blank=True)
    order = models.PositiveSmallIntegerField("urutan", default=0)

    objects = GuidanceQuerySet.as_manager()

    class Meta:
        verbose_name = "aturan penentu"
        verbose_name_plural = "aturan penentu"
        ordering = ["order", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(topic__in=[topic.value for topic in GuidanceTopic]), name="guidance_topic_known"
            ),
            models.CheckConstraint(
                condition=Q(max_years__isnull=True)
                | Q(max_years__gt=0)
                & (Q(secretariat_years__isnull=True) | Q(max_years__gte=F("secretariat_years"))),
                name="guidance_cap_not_below_least",
            ),
        ]

    def __str__(self):
        return self.name or self.get_instrument_display() or self.get_purpose_display() or self.code


class TopicManager(models.Manager.from_queryset(GuidanceQuerySet)):
    """The rules of one topic alone."""

    def get_queryset(self):
        return super().get_queryset().filter(topic=self.model.TOPIC)


class OfTopic(Guidance):
    """A rule whose topic follows from its class."""

    TOPIC = ""

    class Meta:
        proxy = True

    def save(self, *args, **kwargs):
        """Set the topic of the class."""
        self.topic = self.TOPIC
        super().save(*args, **kwargs)


class KindGuidance(OfTopic):
    """What a kind of cooperation is, and the articles that say so."""

    TOPIC = GuidanceTopic.KIND.value
    objects = TopicManager()

    class Meta:
        proxy = True
        verbose_name = "jenis kerja sama"
        verbose_name_plural = "penentu: jenis kerja sama"


class InstrumentGuidance(OfTopic):
    """Who drafts and signs an instrument, by what paper, for how long."""

    TOPIC = GuidanceTopic.INSTRUMENT.value
    objects = TopicManager()

    class Meta:
        proxy = True
        verbose_name = "naskah"
        verbose_name_plural = "penentu: naskah, penanda tangan, jangka waktu"


class PaperGuidance(OfTopic):
    """A paper that a way needs."""

    TOPIC = GuidanceTopic.PAPER.value
    objects = TopicManager()

    class Meta:
        proxy = True
        verbose_name = "dokumen"
        verbose_name_plural = "penentu: dokumen"


class StageGuidance(OfTopic):
    """A stage of a way."""

    TOPIC = GuidanceTopic.STAGE.value
    objects = TopicManager()

    class Meta:
        proxy = True
        verbose_name = "tahap"
        verbose_name_plural = "penentu: tahap dan tenggat"


class ObjectGuidance(OfTopic):
    """What becomes of an object: the usual chain or regulations of its own."""

    TOPIC = GuidanceTopic.OBJECT.value
    objects = TopicManager()

    class Meta:
        proxy = True
        verbose_name = "objek"
        verbose_name_plural = "penentu: objek kerja sama"

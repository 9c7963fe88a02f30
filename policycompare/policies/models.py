"""The domain: a vendor has policies, a policy has versions, a version has clauses, and people decide on clauses."""

from typing import TYPE_CHECKING

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Length, Lower
from django.db.models.lookups import Exact
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from .querysets import ClauseQuerySet, PassageQuerySet, PolicyQuerySet, PolicyVersionQuerySet, VendorQuerySet

SHA256_LENGTH = 64  # hexadecimal digits


class Vendor(models.Model):
    """A company whose policies are compared."""

    name = models.CharField(_("name"), max_length=200)
    slug = models.SlugField(_("address"), max_length=200, unique=True)
    website = models.URLField(_("website"), blank=True)
    created_at = models.DateTimeField(auto_now_add=True)

    objects = VendorQuerySet.as_manager()

    class Meta:
        ordering = [Lower("name"), "pk"]
        constraints = [
            models.CheckConstraint(condition=~Q(name=""), name="vendor_has_a_name"),
            models.UniqueConstraint(Lower("name"), name="vendor_name_is_unique"),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("catalogue:vendor", args=[self.slug])


class Policy(models.Model):
    """One document of a vendor, through all its versions."""

    class Kind(models.TextChoices):
        PRIVACY_POLICY = "privacy_policy", _("Privacy policy")
        COOKIE_POLICY = "cookie_policy", _("Cookie policy")
        DATA_PROCESSING_AGREEMENT = "data_processing_agreement", _("Data processing agreement")

    vendor = models.ForeignKey(Vendor, on_delete=models.CASCADE, related_name="policies")
    kind = models.CharField(_("kind of document"), max_length=30, choices=Kind, default=Kind.PRIVACY_POLICY)
    title = models.CharField(_("title"), max_length=300)

    objects = PolicyQuerySet.as_manager()

    if TYPE_CHECKING:
        latest_versions: list["PolicyVersion"]  # set by with_latest_version()
        all_versions: list["PolicyVersion"]  # set by with_all_versions()

    class Meta:
        ordering = ["kind", "title", "pk"]
        verbose_name_plural = "policies"
        constraints = [
            models.CheckConstraint(condition=~Q(title=""), name="policy_has_a_title"),
            models.CheckConstraint(
                condition=Q(kind__in=["privacy_policy", "cookie_policy", "data_processing_agreement"]),
                name="policy_kind_is_known",
            ),
            models.UniqueConstraint(fields=["vendor", "kind", "title"], name="policy_title_is_unique_for_vendor"),
        ]

    def __str__(self) -> str:
        return f"{self.vendor}: {self.title}"


class Original(models.Model):
    """The bytes as they came in, kept once, whatever becomes of reading them."""

    content = models.BinaryField()
    sha256 = models.CharField(max_length=SHA256_LENGTH, unique=True)
    media_type = models.CharField(max_length=100)
    size = models.PositiveIntegerField()  # bytes
    received_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Exact(Length("sha256"), SHA256_LENGTH), name="original_sha256_is_a_whole_hash"
            ),
        ]

    def __str__(self) -> str:
        return self.sha256


class PolicyVersion(models.Model):
    """One text of a policy. Never changed: a trigger in the database refuses it (see triggers.py)."""

    class Language(models.TextChoices):
        ENGLISH = "en", _("English")
        DUTCH = "nl", _("Dutch")

    policy = models.ForeignKey(Policy, on_delete=models.CASCADE, related_name="versions")
    number = models.PositiveIntegerField()  # 1, 2, 3 … within the policy
    original = models.ForeignKey(Original, on_delete=models.PROTECT, related_name="versions")
    filename = models.CharField(max_length=255, blank=True)
    text = models.TextField()
    text_sha256 = models.CharField(max_length=SHA256_LENGTH)  # of the text in UTF-8
    language = models.CharField(max_length=2, choices=Language)
    effective_date = models.DateField(null=True, blank=True)
    retrieved_at = models.DateTimeField()
    source_url = models.URLField(max_length=2000, blank=True)
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    engine_version = models.CharField(max_length=50)  # of the extractor that read it last: this alone may change

    objects = PolicyVersionQuerySet.as_manager()

    class Meta:
        ordering = ["policy", "number"]
        indexes = [
            # The catalogue asks for language and age of all vendors: the rows themselves lie behind long texts.
            models.Index(fields=["language"], name="version_language_of_catalogue"),
            models.Index(fields=["effective_date"], name="version_age_of_catalogue"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["policy", "number"], name="version_number_is_unique_for_policy"),
            models.UniqueConstraint(fields=["policy", "text_sha256"], name="version_text_is_unique_for_policy"),
            models.CheckConstraint(condition=Q(number__gte=1), name="version_number_starts_at_one"),
            models.CheckConstraint(
                condition=Exact(Length("text_sha256"), SHA256_LENGTH), name="version_text_sha256_is_a_whole_hash"
            ),
            models.CheckConstraint(condition=Q(language__in=["en", "nl"]), name="version_language_is_known"),
        ]

    def __str__(self) -> str:
        return _("{policy}, version {number}").format(policy=self.policy, number=self.number)

    def get_absolute_url(self) -> str:
        return reverse("policies:reading", args=[self.pk])


class Clause(models.Model):
    """One normalized statement of a version, with the words that say it: text[start:end] == quote."""

    class Review(models.TextChoices):
        UNREVIEWED = "unreviewed", _("Unreviewed")
        CONFIRMED = "confirmed", _("Confirmed")
        CORRECTED = "corrected", _("Corrected")
        REJECTED = "rejected", _("Rejected")
        DISPUTED = "disputed", _("Disputed")
        ADDED = "added", _("Added by a reviewer")

    version = models.ForeignKey(PolicyVersion, on_delete=models.CASCADE, related_name="clauses")
    position = models.PositiveIntegerField()  # order within the version, from 0
    topic = models.CharField(max_length=40)  # of the vocabulary, as are subject and value
    subject = models.CharField(max_length=500, blank=True)  # what it is about; "" where the topic has no subject
    value = models.CharField(max_length=500, blank=True)  # what it says; "" where the topic has no value
    attributes = models.JSONField(default=dict, blank=True)  # the topic's other fields: scope, trigger, action, how …
    sort_days = models.FloatField(null=True, blank=True)  # to sort periods by; never shown, never for equality
    quote = models.TextField()
    start = models.PositiveIntegerField()  # code points from the start of the text
    end = models.PositiveIntegerField()  # exclusive
    also = models.JSONField(default=list, blank=True)  # [[start, end], …]: further places that say the same
    heading = models.TextField(blank=True)
    language = models.CharField(max_length=2, choices=PolicyVersion.Language)
    rule = models.CharField(max_length=200)
    cues = models.JSONField(default=list)  # the words of the policy that made the rule fire
    weak = models.BooleanField(default=False)  # goes first to review
    review = models.CharField(max_length=20, choices=Review, default=Review.UNREVIEWED)

    objects = ClauseQuerySet.as_manager()

    class Meta:
        ordering = ["version", "position"]
        indexes = [
            # The catalogue asks which versions say what, of all vendors: this index alone answers it.
            models.Index(
                fields=["topic", "subject", "version", "value", "review", "sort_days"], name="clause_of_catalogue"
            ),
        ]
        constraints = [
            models.CheckConstraint(condition=Q(start__lt=F("end")), name="clause_start_is_before_end"),
            models.CheckConstraint(
                condition=Exact(Length("quote"), F("end") - F("start")), name="clause_quote_is_as_long_as_its_place"
            ),
            models.CheckConstraint(condition=~Q(topic=""), name="clause_has_a_topic"),
            models.CheckConstraint(
                condition=Q(review__in=["unreviewed", "confirmed", "corrected", "rejected", "disputed", "added"]),
                name="clause_review_is_known",
            ),
            models.UniqueConstraint(
                fields=["version", "topic", "subject", "value"], name="clause_meaning_is_unique_for_version"
            ),
        ]

    def __str__(self) -> str:
        return " / ".join(part for part in (self.topic, self.subject, self.value) if part)

    def get_absolute_url(self) -> str:
        return f"{reverse('policies:reading', args=[self.version_id])}#clause-{self.pk}"


class Passage(models.Model):
    """A paragraph, an item, a row or a heading of a policy's newest version: what the search finds.

    Made from the text and the clauses by passages.py, and thrown away with them. The database keeps an index of
    `terms` (see fulltext.py).
    """

    class Kind(models.TextChoices):
        HEADING = "heading"
        PARAGRAPH = "paragraph"
        ITEM = "item"
        ROW = "row"

    version = models.ForeignKey(PolicyVersion, on_delete=models.CASCADE, related_name="passages")
    kind = models.CharField(max_length=10, choices=Kind)
    start = models.PositiveIntegerField()  # code points from the start of the version's text
    end = models.PositiveIntegerField()  # exclusive
    block = models.PositiveIntegerField()  # where the block starts that it is part of: its anchor on the reading page
    heading = models.TextField(blank=True)  # that it stands under
    language = models.CharField(max_length=2, choices=PolicyVersion.Language)
    topics = models.JSONField(default=list, blank=True)  # of the clauses in it
    terms = models.TextField()  # of its words in order, then of its topics, then of its vendor (see terms.py)

    objects = PassageQuerySet.as_manager()

    if TYPE_CHECKING:
        text: str  # set by with_text()

    class Meta:
        ordering = ["version", "start"]
        constraints = [
            models.CheckConstraint(condition=Q(start__lt=F("end")), name="passage_start_is_before_end"),
            models.CheckConstraint(condition=Q(block__lte=F("start")), name="passage_is_in_its_block"),
            models.CheckConstraint(
                condition=Q(kind__in=["heading", "paragraph", "item", "row"]), name="passage_kind_is_known"
            ),
            models.CheckConstraint(condition=Q(language__in=["en", "nl"]), name="passage_language_is_known"),
            models.UniqueConstraint(fields=["version", "start"], name="passage_start_is_unique_for_version"),
        ]

    def __str__(self) -> str:
        return f"{self.version_id}[{self.start}:{self.end}]"

    def get_absolute_url(self) -> str:
        return f"{reverse('policies:reading', args=[self.version_id])}#p-{self.block}"


class Decision(models.Model):
    """What a person decided on a clause. Only ever added to.

    A decision is about a meaning at a place of a version, so it outlives the clause: reading the text again
    replaces clauses, and `clause` is then empty or found again by that meaning.
    """

    class Kind(models.TextChoices):
        CONFIRMED = "confirmed", _("Confirmed")
        CORRECTED = "corrected", _("Corrected")
        REJECTED = "rejected", _("Rejected")
        ADDED = "added", _("Added")
        ABSENCE_CONFIRMED = "absence_confirmed", _("Confirmed that it is not stated")
        UNDONE = "undone", _("Undone")

    version = models.ForeignKey(PolicyVersion, on_delete=models.PROTECT, related_name="decisions")
    clause = models.ForeignKey(Clause, on_delete=models.SET_NULL, null=True, blank=True, related_name="decisions")
    topic = models.CharField(max_length=40)
    subject = models.CharField(max_length=500, blank=True)
    value = models.CharField(max_length=500, blank=True)
    start = models.PositiveIntegerField(null=True, blank=True)  # none for a confirmed absence
    end = models.PositiveIntegerField(null=True, blank=True)
    kind = models.CharField(max_length=20, choices=Kind)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="decisions")
    at = models.DateTimeField(auto_now_add=True)
    reason = models.TextField(blank=True)
    before = models.JSONField(null=True)  # the clause's fields, none where it was added
    after = models.JSONField(null=True)  # the same afterwards, none where it was rejected

    class Meta:
        ordering = ["at", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(
                    kind__in=["confirmed", "corrected", "rejected", "added", "absence_confirmed", "undone"],
                ),
                name="decision_kind_is_known",
            ),
            models.CheckConstraint(
                condition=Q(start__isnull=True, end__isnull=True) | Q(start__lt=F("end")),
                name="decision_start_is_before_end",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.topic}"

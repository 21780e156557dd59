"""Where places come from: a file of somebody else's, imported once or again and again."""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.storage import FileSystemStorage, Storage
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel

from directory.fields import TermsField
from directory.provenance import FIELDS

ORDINARY = 50  # the priority of a source that nobody has given another


def private_files() -> Storage:
    """Where files of sources lie: as they may name persons, no address leads there."""
    return FileSystemStorage(location=settings.DATA / "imports", base_url=None)


def no_hand(name: str) -> None:
    """``@`` begins the names of people's hands (``directory.provenance``)."""
    if name.startswith("@"):
        raise ValidationError(_("A name does not begin with @."))


class Source(ClusterableModel):
    """A source: its ``name`` is the ``imported_from`` of its places."""

    class Form(models.TextChoices):
        ANY = "", _("Found out from the file")
        CSV = "csv", "CSV"
        JSON = "json", "JSON"

    class Licence(models.TextChoices):
        LOV2 = "lov2", _("Licence Ouverte 2.0")
        ODBL = "odbl", "ODbL 1.0"
        CC_BY = "cc-by-4.0", "CC BY 4.0"
        CC0 = "cc0", _("CC0 or public domain")
        AGREED = "agreed", _("Agreed with the owner; not open")
        UNKNOWN = "", _("Not known")

    class Schedule(models.TextChoices):
        NEVER = "", _("Only when somebody asks for it")
        DAILY = "daily", _("Every day")
        WEEKLY = "weekly", _("Every week")
        MONTHLY = "monthly", _("Every month")

    name = models.CharField(
        _("name"),
        max_length=100,
        unique=True,
        validators=[no_hand],
        help_text=_(
            "Who the data are from, for example “Hub of the Somme”. Places keep it: give a source "
            "its name once and for all."
        ),
    )
    address = models.URLField(
        _("address"),
        max_length=500,
        blank=True,
        help_text=_("Where the file is on the web (https://…). Leave empty to upload it."),
    )
    upload = models.FileField(
        _("file"),
        storage=private_files,
        upload_to="uploads/%Y/%m/",
        blank=True,
        help_text=_("Read when there is no address. Only this portal’s editors can see it."),
    )
    form = models.CharField(_("form"), max_length=10, choices=Form, default=Form.ANY, blank=True)
    licence = models.CharField(
        _("licence"),
        max_length=20,
        choices=Licence,
        default=Licence.UNKNOWN,
        blank=True,
        help_text=_("Under which the source allows the data to be used again."),
    )
    departments = TermsField(
        _("territory"),
        help_text=_("Places of other départements are rejected. None ticked: all are taken."),
    )
    schedule = models.CharField(
        _("repeat"),
        max_length=10,
        choices=Schedule,
        default=Schedule.NEVER,
        blank=True,
        help_text=_(
            "An import that repeats is applied without being asked, but for one that would mark "
            "many places as gone or reject most rows: that one waits for somebody to look."
        ),
    )
    priority = models.PositiveSmallIntegerField(
        _("priority"),
        default=ORDINARY,
        validators=[MinValueValidator(1), MaxValueValidator(100)],
        help_text=_(
            "From 1 to 100. Where several sources know the same place, the value of the higher "
            "one is shown. What people wrote by hand always wins."
        ),
    )
    mapping = models.JSONField(
        _("columns and values"),
        null=True,
        blank=True,
        editable=False,
        help_text="How the file's columns and values are read; none: in the standard's form.",
    )

    class Meta:
        ordering = ["name"]
        verbose_name = _("source of places")
        verbose_name_plural = _("sources of places")

    def __str__(self) -> str:
        return self.name

    def clean(self) -> None:
        if not self.address and not self.upload:
            raise ValidationError({"address": _("Give an address or a file.")})
        if self.schedule and not self.address:
            raise ValidationError({"schedule": _("Only an address can be read again and again.")})


def _field_choices() -> list[tuple[str, str]]:
    """The fields of a place by their names; the point stands for its three."""
    from .place import Place

    labels = {field.name: str(field.verbose_name) for field in Place._meta.fields}
    labels["latitude"] = str(_("point on the map"))
    left_out = ("longitude", "approximate", "department")
    return [(name, labels[name]) for name in FIELDS if name not in left_out]


class FieldPriority(models.Model):
    """A field for which a source has another priority than for the rest."""

    source = ParentalKey(Source, on_delete=models.CASCADE, related_name="field_priorities")
    field = models.CharField(_("field"), max_length=40, choices=_field_choices)
    priority = models.PositiveSmallIntegerField(
        _("priority"), validators=[MinValueValidator(1), MaxValueValidator(100)]
    )

    class Meta:
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(fields=["source", "field"], name="one_priority_a_field")
        ]

    def __str__(self) -> str:
        return f"{self.source} · {self.field}: {self.priority}"

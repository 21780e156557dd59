"""One import of a source: looked at, applied, undone."""

from datetime import timedelta
from typing import Any

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from .source import private_files

KEPT_FOR = timedelta(days=90)  # so long can an import be undone
SILENT_FOR = timedelta(minutes=10)  # work that says nothing for so long has died


class ImportRun(models.Model):
    """From a file, read once and kept, to what it changed; see ``directory.sources.runs``.

    ``summary``, ``findings`` and ``examples`` are those of the last step done: see
    ``directory.sources.telling``. ``position`` of ``size`` says how far the step in hand is.
    """

    class State(models.TextChoices):
        PREVIEWING = "previewing", _("Being read")
        READY = "ready", _("Waits for your decision")
        APPLYING = "applying", _("Being applied")
        APPLIED = "applied", _("Applied")
        UNDOING = "undoing", _("Being undone")
        UNDONE = "undone", _("Undone")
        DISMISSED = "dismissed", _("Not applied")
        FAILED = "failed", _("Failed")

    BUSY = (State.PREVIEWING, State.APPLYING, State.UNDOING)

    source = models.ForeignKey(
        "directory.Source", on_delete=models.CASCADE, related_name="runs", verbose_name=_("source")
    )
    state = models.CharField(_("state"), max_length=10, choices=State, default=State.PREVIEWING)
    held = models.BooleanField(default=False)  # due, but alarming: somebody is to look
    file = models.FileField(storage=private_files, upload_to="files/%Y/%m/", blank=True)
    report = models.FileField(storage=private_files, upload_to="reports/%Y/%m/", blank=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("by"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    begun_at = models.DateTimeField(_("begun"), default=timezone.now)
    applied_at = models.DateTimeField(_("applied"), null=True, blank=True)
    heard_at = models.DateTimeField(default=timezone.now)
    size = models.BigIntegerField(default=0)
    position = models.BigIntegerField(default=0)
    summary = models.JSONField(default=dict)
    findings = models.JSONField(default=list)
    examples = models.JSONField(default=dict)
    fault = models.CharField(max_length=40, blank=True)
    detail = models.TextField(blank=True)

    class Meta:
        default_permissions = ()
        ordering = ["-pk"]
        verbose_name = _("import of places")
        verbose_name_plural = _("imports of places")
        constraints = [
            models.UniqueConstraint(
                fields=["source"],
                condition=models.Q(state__in=["previewing", "applying", "undoing"]),
                name="one_import_at_a_time",
            )
        ]

    def __str__(self) -> str:
        return f"{self.source} · {timezone.localtime(self.begun_at):%Y-%m-%d %H:%M}"

    @property
    def is_busy(self) -> bool:
        """Whether a step is being done, as far as is known."""
        return self.state in self.BUSY and not self.has_died

    @property
    def has_died(self) -> bool:
        """Whether a step was begun and nothing has been heard of it for long."""
        return self.state in self.BUSY and timezone.now() - self.heard_at > SILENT_FOR

    @property
    def can_be_undone(self) -> bool:
        """The last import applied from its source can be, for as long as changes are kept."""
        if self.state not in (self.State.APPLIED, self.State.FAILED) or not self.applied_at:
            return False
        later = ImportRun.objects.filter(source=self.source_id, applied_at__gt=self.applied_at)
        is_last = not later.exclude(state=self.State.UNDONE).exists()
        return is_last and timezone.now() - self.applied_at < KEPT_FOR


class ImportChange(models.Model):
    """What a run did to one place: ``before`` is what undoing puts back, by field.

    ``memory`` is what the importer remembered before (``directory.importing.changes``).
    """

    stays_with_place = True  # also where the place is merged into another

    run = models.ForeignKey(ImportRun, on_delete=models.CASCADE, related_name="changes")
    place = models.ForeignKey("directory.Place", on_delete=models.CASCADE, related_name="+")
    effect = models.CharField(max_length=10)
    before = models.JSONField[dict[str, Any]](default=dict)
    memory = models.JSONField[dict[str, Any]](default=dict)

    class Meta:
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(fields=["run", "place"], name="one_change_a_place_and_run")
        ]

    def __str__(self) -> str:
        return f"{self.run_id} · {self.place_id}"

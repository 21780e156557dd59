"""Places that are entered twice: pairs to decide, what was merged, and the searches for them."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class PlacePair(models.Model):
    """Two places that may be one, ``first`` with the smaller key, and what was decided.

    ``score`` runs from 0 to 1; ``compared`` is ``{"levels": {criterion: level}, "metres": m}``
    as ``directory.doubles.scoring`` has them. Nobody decided it where the merge was automatic.
    """

    class State(models.TextChoices):
        CANDIDATE = "candidate", _("to decide")
        MERGED = "merged", _("merged")
        DIFFERENT = "different", _("different for ever")

    # What stands in these is about this very place, and does not follow when it is merged.
    stays_with_place = True

    first = models.ForeignKey("directory.Place", on_delete=models.CASCADE, related_name="+")
    second = models.ForeignKey("directory.Place", on_delete=models.CASCADE, related_name="+")
    score = models.FloatField(_("likelihood"), db_index=True)
    compared = models.JSONField(default=dict)
    state = models.CharField(_("state"), max_length=10, choices=State, default=State.CANDIDATE)
    found_at = models.DateTimeField(_("found"), default=timezone.now)
    decided_at = models.DateTimeField(_("decided"), null=True, blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("decided by"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )

    class Meta:
        default_permissions = ()
        ordering = ["-score", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["first", "second"], name="place_pair_once"),
            models.CheckConstraint(condition=Q(first__lt=F("second")), name="place_pair_in_order"),
        ]
        verbose_name = _("pair of places")
        verbose_name_plural = _("pairs of places")

    def __str__(self) -> str:
        return f"{self.first} · {self.second}"


class PlaceMerge(models.Model):
    """``gone`` was merged into ``kept``, and leads there until it is undone.

    ``before`` and ``after`` are the fields of ``kept`` that changed, as JSON has them; ``moved``
    lists what pointed at ``gone`` and now points at ``kept``: ``[model, key, field]``.
    """

    stays_with_place = True

    kept = models.ForeignKey("directory.Place", on_delete=models.CASCADE, related_name="+")
    gone = models.ForeignKey("directory.Place", on_delete=models.CASCADE, related_name="merges")
    before = models.JSONField(default=dict)
    after = models.JSONField(default=dict)
    moved = models.JSONField(default=list)
    made_at = models.DateTimeField(default=timezone.now)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    undone_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        default_permissions = ()
        ordering = ["-made_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["gone"], condition=Q(undone_at=None), name="place_merged_once"
            )
        ]
        verbose_name = _("merge of places")
        verbose_name_plural = _("merges of places")

    def __str__(self) -> str:
        return f"{self.gone} → {self.kept}"


class DoubleSearch(models.Model):
    """A search for places entered twice, and how far it has come.

    ``done`` of ``total`` places are compared; ``found`` counts pairs to decide, ``merged`` those
    that were merged because they are certain, if ``merges`` says so.
    """

    started_at = models.DateTimeField(default=timezone.now)
    started_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    merges = models.BooleanField(default=False)
    total = models.PositiveIntegerField(default=0)
    done = models.PositiveIntegerField(default=0)
    found = models.PositiveIntegerField(default=0)
    merged = models.PositiveIntegerField(default=0)
    ended_at = models.DateTimeField(null=True, blank=True)
    failed = models.BooleanField(default=False)

    class Meta:
        default_permissions = ()
        ordering = ["-started_at", "-pk"]
        verbose_name = _("search for doubles")
        verbose_name_plural = _("searches for doubles")

    def __str__(self) -> str:
        return f"{self.started_at:%Y-%m-%d %H:%M}"

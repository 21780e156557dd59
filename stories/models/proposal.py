"""A motto that somebody sent for the wall, and what became of it."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class MottoProposal(models.Model):
    """A motto proposed by a reader; published ones have become a ``Motto``."""

    class State(models.TextChoices):
        WAITING = "waiting", _("Waiting")
        PUBLISHED = "published", _("Published")
        REFUSED = "refused", _("Turned down")

    text = models.CharField(_("motto"), max_length=140)
    author = models.CharField(_("who says it"), max_length=100)
    context = models.CharField(_("where"), max_length=120, blank=True)
    archetype = models.ForeignKey(
        "members.ArchetypePage",
        verbose_name=_("super-mediator"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    place_name = models.CharField(_("place"), max_length=160, blank=True)
    place = models.ForeignKey(
        "directory.Place",
        null=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text="The one that the name stands for, if there is exactly one.",
    )
    consent = models.CharField(
        max_length=20, help_text="The version of the consent text that was agreed to."
    )
    sent_at = models.DateTimeField(auto_now_add=True)
    state = models.CharField(max_length=10, choices=State, default=State.WAITING, db_index=True)
    reason = models.CharField(max_length=300, blank=True)
    decided_at = models.DateTimeField(null=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    motto = models.ForeignKey(
        "stories.Motto", null=True, on_delete=models.SET_NULL, related_name="+"
    )

    class Meta:
        ordering = ["sent_at", "pk"]
        verbose_name = _("proposed motto")
        verbose_name_plural = _("proposed mottos")

    def __str__(self) -> str:
        return self.text

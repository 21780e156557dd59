"""Rooms for workshops: a code for a day, and nothing about those who take part."""

from typing import Any

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class RoomQuerySet(models.QuerySet[Any]):
    """Ways to choose rooms."""

    def not_expired(self) -> "RoomQuerySet":
        """Those whose day is not over."""
        return self.filter(expires_at__gt=timezone.now())


class CodedRoom(models.Model):
    """A short code under which a group does something together; the base of every kind of room.

    ``secret`` is the hash of the token in the facilitator's link; the token is not kept.
    """

    code = models.CharField(max_length=6, unique=True)
    secret = models.CharField(max_length=64)
    opened_at = models.DateTimeField(auto_now_add=True)
    expires_at = models.DateTimeField(db_index=True)
    closed_at = models.DateTimeField(null=True)

    objects = RoomQuerySet.as_manager()

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return self.code

    @property
    def is_open(self) -> bool:
        """Whether something is still taken from those who take part."""
        return self.closed_at is None and self.expires_at > timezone.now()


class Room(CodedRoom):
    """Where a group answers one quest."""

    quest = models.ForeignKey("quests.Quest", on_delete=models.CASCADE, related_name="+")

    class Meta:
        verbose_name = _("room")
        verbose_name_plural = _("rooms")


class Participant(models.Model):
    """One device's points, a row each, so that nobody's answer overwrites another's."""

    room = models.ForeignKey(Room, on_delete=models.CASCADE, related_name="participants")
    device = models.CharField(max_length=32, help_text="Made up for this room; tells of nobody.")
    points = models.JSONField(help_text="By the names of archetypes (quests.archetypes).")
    answered_at = models.DateTimeField(auto_now=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["room", "device"], name="participant_once_per_room")
        ]

    def __str__(self) -> str:
        return f"{self.room_id}/{self.pk}"

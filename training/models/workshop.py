"""A room where a group composes its ideal catalogue: for a day, and nothing about who ordered."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from quests.models import CodedRoom
from training.models.order import Order


class OrderRoom(CodedRoom):
    """Where a group orders."""

    handed_in_at = models.DateTimeField(null=True, help_text="When its groups became wishes.")

    class Meta:
        verbose_name = _("room for orders")
        verbose_name_plural = _("rooms for orders")


class RoomOrder(Order):
    """What one device orders; ``device`` is made up for the room and tells of nobody."""

    room = models.ForeignKey(OrderRoom, on_delete=models.CASCADE, related_name="orders")
    device = models.CharField(max_length=32)

    class Meta:
        ordering = ["pk"]
        verbose_name = _("order in a room")
        verbose_name_plural = _("orders in a room")

    def __str__(self) -> str:
        return self.title

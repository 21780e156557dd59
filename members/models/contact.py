"""Messages to a mediator or a place, on their way and for as long as one may report them."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class ContactMessage(models.Model):
    """What somebody writes to a mediator or a place; ``members.contact.keeping`` deletes it."""

    class State(models.TextChoices):
        UNCONFIRMED = "unconfirmed", _("not confirmed")
        SENT = "sent", _("sent")
        REPORTED = "reported", _("reported")

    mediator = models.ForeignKey(
        "members.Mediator", null=True, blank=True, on_delete=models.CASCADE, related_name="+"
    )
    place = models.ForeignKey(
        "directory.Place", null=True, blank=True, on_delete=models.CASCADE, related_name="+"
    )
    name = models.CharField(_("name"), max_length=100)
    email = models.EmailField(_("e-mail address"))
    text = models.TextField(_("message"), max_length=3_000)
    language = models.CharField(max_length=10)
    wants_copy = models.BooleanField(default=False)
    state = models.CharField(max_length=20, choices=State, default=State.UNCONFIRMED)
    created_at = models.DateTimeField(default=timezone.now)
    sent_at = models.DateTimeField(null=True, blank=True)
    reported_at = models.DateTimeField(null=True, blank=True)
    complaint = models.CharField(max_length=300, blank=True)

    class Meta:
        default_permissions = ("decide",)
        ordering = ["created_at", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(mediator=None) ^ models.Q(place=None),
                name="contact_message_to_one",
            )
        ]
        indexes = [
            models.Index(fields=["mediator", "sent_at"], name="contact_to_mediator"),
            models.Index(fields=["place", "sent_at"], name="contact_to_place"),
        ]
        verbose_name = _("message")
        verbose_name_plural = _("messages")

    def __str__(self) -> str:
        return str(self.pk)


class ClosedContact(models.Model):
    """A place that takes no messages by the portal, until it says otherwise."""

    place = models.OneToOneField(
        "directory.Place", on_delete=models.CASCADE, related_name="closed_contact"
    )
    closed_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        default_permissions = ()
        verbose_name = _("closed contact form")
        verbose_name_plural = _("closed contact forms")

    def __str__(self) -> str:
        return str(self.place)


class BlockedSender(models.Model):
    """An address from which no message is taken any more, known by a keyed hash alone."""

    address_hash = models.CharField(max_length=64, unique=True)
    reason = models.CharField(_("reason"), max_length=300)
    blocked_at = models.DateTimeField(default=timezone.now)

    class Meta:
        default_permissions = ()
        verbose_name = _("blocked sender")
        verbose_name_plural = _("blocked senders")

    def __str__(self) -> str:
        return self.reason

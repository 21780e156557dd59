"""The mails that have not left yet."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class OutgoingMail(models.Model):
    """One mail to one recipient. It is deleted as soon as the mail server has taken it.

    So nobody's address or words stay here, and a row that is there is a mail to send: now, later,
    or never again unless an administrator asks for it.
    """

    class State(models.TextChoices):
        WAITING = "waiting", _("waits")
        SENDING = "sending", _("is being sent")
        FAILED = "failed", _("failed for good")

    message_id = models.CharField(max_length=255)
    sender = models.CharField(_("sender"), max_length=320)
    recipient = models.CharField(_("recipient"), max_length=320)
    subject = models.CharField(_("subject"), max_length=200, blank=True)
    content = models.BinaryField()  # the whole message: sent again, it is the same to the byte
    state = models.CharField(_("state"), max_length=10, choices=State, default=State.WAITING)
    attempts = models.PositiveSmallIntegerField(_("attempts"), default=0)
    created_at = models.DateTimeField(_("since"), default=timezone.now)
    # When it is tried next; while it is being sent, when whoever sends it is taken for dead.
    due_at = models.DateTimeField(_("tried next"), default=timezone.now)
    perhaps_sent = models.BooleanField(_("perhaps sent already"), default=False)
    error = models.CharField(_("what went wrong"), max_length=300, blank=True)

    class Meta:
        default_permissions = ("view", "change", "delete")
        ordering = ["created_at", "pk"]
        indexes = [models.Index(fields=["state", "due_at"], name="outgoing_mail_due")]
        verbose_name = _("outgoing mail")
        verbose_name_plural = _("outgoing mails")

    def __str__(self) -> str:
        return self.message_id

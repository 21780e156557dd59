"""What readers find wrong with a comment."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Report(models.Model):
    """One reader's report; nothing is kept of who sent it. Deleted once a moderator decides."""

    class Reason(models.TextChoices):
        INSULT = "insult", _("It insults or threatens somebody")
        PERSONAL = "personal", _("It tells private things of somebody")
        ADVERTISING = "advertising", _("It is advertising")
        FALSE = "false", _("It is false, and that may harm")
        OTHER = "other", _("Something else")

    comment = models.ForeignKey(
        "comments.Comment", on_delete=models.CASCADE, related_name="reports"
    )
    reason = models.CharField(_("reason"), max_length=20, choices=Reason)
    words = models.CharField(_("in your words"), max_length=300, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        default_permissions = ()
        ordering = ["pk"]
        verbose_name = _("report")
        verbose_name_plural = _("reports")

    def __str__(self) -> str:
        return self.get_reason_display()

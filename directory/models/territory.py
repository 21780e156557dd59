"""Where a hub's animator works."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from directory.departments import DEPARTMENTS
from directory.fields import TermsField


class Territory(models.Model):
    """The départements whose places and mediators one animator looks after."""

    user = models.OneToOneField(
        settings.AUTH_USER_MODEL,
        verbose_name=_("animator"),
        on_delete=models.CASCADE,
        related_name="territory",
        help_text=_("A user of the group “Hub animators”."),
    )
    departments = TermsField(
        _("départements"),
        blank=False,
        help_text=_("Only the places of these, and the mediators who work there."),
    )

    class Meta:
        ordering = ["user__email", "pk"]
        verbose_name = _("territory of an animator")
        verbose_name_plural = _("territories of animators")

    def __str__(self) -> str:
        names = ", ".join(DEPARTMENTS.get(code, code) for code in self.departments)
        return f"{self.user}: {names}"

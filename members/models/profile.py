"""What goes with a profile that its owner keeps: the text not sent yet, and what editors check."""

from typing import Any

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.contrib.settings.models import BaseGenericSetting, register_setting

from members.fields import TickedField
from members.space import content


class ProfileDraft(models.Model):
    """What somebody typed and has not sent, as the form's fields by name.

    ``base`` names the state of the profile that they began from. ``version`` grows at each save, so
    that a window that is left behind notices; ``window`` is the one that saved last, which is not
    behind itself though an answer to it was lost on the way.
    """

    user = models.OneToOneField(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="profile_draft"
    )
    data = models.JSONField(default=dict)
    portrait = models.ForeignKey(
        "wagtailimages.Image", null=True, on_delete=models.SET_NULL, related_name="+"
    )
    base = models.CharField(max_length=60, blank=True)
    version = models.PositiveIntegerField(default=0)
    window = models.CharField(max_length=40, blank=True)
    saved_at = models.DateTimeField(auto_now=True)

    class Meta:
        verbose_name = _("draft of a profile")
        verbose_name_plural = _("drafts of profiles")

    def __str__(self) -> str:
        return f"{self.user_id}: {self.version}"

    def is_ahead_of(self, version: str, window: str) -> bool:
        """Whether another window has saved since the one that knows ``version``."""
        is_mine = window and window == self.window
        return bool(self.version) and version != str(self.version) and not is_mine

    def keep(self, data: dict[str, list[str]], base: str, window: str = "") -> None:
        """Take what the form has now, and save."""
        self.data, self.base, self.window = data, base, window
        self.version += 1
        self.save()


@register_setting(icon="user", order=310)
class ProfileSettings(BaseGenericSetting):
    """What editors want to read before it is public."""

    checked = TickedField(
        _("checked before it is public"),
        options=content.checkable_choices,
        default=content.checked_by_default,
        help_text=_(
            "A change of anything else is public at once. A new profile is always checked, and "
            "what somebody does not agree to show any more disappears at once."
        ),
    )

    panels = [FieldPanel("checked")]

    class Meta:
        verbose_name = _("Mediators’ profiles")

    @classmethod
    def checked_names(cls) -> set[str]:
        """The names of ``content.CHECKABLE`` that wait for an editor."""
        found: Any = cls.objects.first()
        return set(found.checked if found else content.checked_by_default())

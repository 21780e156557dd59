"""Whether people may make accounts by themselves."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.contrib.settings.models import BaseGenericSetting, register_setting


@register_setting(icon="user", order=210)
class SignUpSettings(BaseGenericSetting):
    """Who may have an account: everybody, or only who was invited."""

    is_open = models.BooleanField(
        _("everybody may make an account"),
        default=True,
        help_text=_("Otherwise only those who were invited may."),
    )

    class Meta:
        default_permissions = ("change",)
        verbose_name = _("new accounts")

    def __str__(self) -> str:
        return str(self._meta.verbose_name)

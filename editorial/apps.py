from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class EditorialConfig(AppConfig):
    name = "editorial"
    verbose_name = _("Editorial blocks")

    def ready(self) -> None:
        """Forget what is kept of languages and pages when they change."""
        from wagtail.models import Locale, Page, PageViewRestriction, Site

        from editorial.kept import forget_on

        forget_on(Locale, Page, PageViewRestriction, Site)

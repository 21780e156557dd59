"""The wall of mottos."""

from django.utils.translation import gettext_lazy as _
from wagtail.contrib.routable_page.models import RoutablePageMixin

from editorial.models import EditorialPage


class MottoWallPage(RoutablePageMixin, EditorialPage):
    """All mottos, filtered; below it each motto's own address and its picture."""

    parent_page_types = ["home.HomePage"]
    subpage_types: list[str] = []

    class Meta:
        verbose_name = _("wall of mottos")
        verbose_name_plural = _("walls of mottos")

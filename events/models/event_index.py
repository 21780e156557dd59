"""The list of events."""

from django.utils.translation import gettext_lazy as _
from wagtail.contrib.routable_page.models import RoutablePageMixin

from editorial.models import EditorialPage


class EventIndexPage(RoutablePageMixin, EditorialPage):
    """All events of a language: what is to come, and what was."""

    parent_page_types = ["home.HomePage"]
    subpage_types = ["events.EventPage"]

    class Meta:
        verbose_name = _("list of events")
        verbose_name_plural = _("lists of events")

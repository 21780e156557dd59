"""The list of stories."""

from django.utils.translation import gettext_lazy as _
from wagtail.contrib.routable_page.models import RoutablePageMixin

from editorial.models import EditorialPage


class StoryIndexPage(RoutablePageMixin, EditorialPage):
    """All stories of a language, filtered and paged, and their feeds."""

    parent_page_types = ["home.HomePage"]
    subpage_types = ["stories.StoryPage"]

    class Meta:
        verbose_name = _("list of stories")
        verbose_name_plural = _("lists of stories")

"""A page of text: about the project, the legal notice, how help works."""

from django.utils.translation import gettext_lazy as _

from editorial.models import WrittenPage


class ContentPage(WrittenPage):
    """A page of text; pages below it are listed at its end."""

    parent_page_types = ["home.HomePage", "home.ContentPage"]
    subpage_types = ["home.ContentPage"]

    class Meta:
        verbose_name = _("content page")
        verbose_name_plural = _("content pages")

"""The portal's figures as their component wants them."""

from django import template
from django.utils.formats import number_format
from django.utils.translation import ngettext

from home.figures import Figures

register = template.Library()


@register.simple_tag
def figure_rows(figures: Figures, directory_url: str, stories_url: str) -> list[dict[str, str]]:
    """``value``, ``label`` and ``url`` of each figure; what there is none of is left out."""
    rows = [
        (figures.places, ngettext("place to get help", "places to get help", figures.places)),
        (figures.mediators, ngettext("mediator", "mediators", figures.mediators)),
        (figures.stories, ngettext("story to read", "stories to read", figures.stories)),
    ]
    urls = (directory_url, "", stories_url)
    return [
        {"value": number_format(count, force_grouping=True), "label": label, "url": url}
        for (count, label), url in zip(rows, urls, strict=True)
        if count
    ]

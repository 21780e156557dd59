"""Icons and shields for templates: drawn once, as they depend on nothing but their parameters.

A list of twenty places has two dozen of them, and to include a template costs more than all that
stands in it.
"""

from functools import cache

from django import template
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

register = template.Library()


@register.simple_tag
@cache
def icon(name: str) -> SafeString:
    """The component ``icon``; for the names see there."""
    return render_to_string("components/icon.html", {"name": name})


@register.simple_tag
@cache
def shield(family: str, size: str = "m") -> SafeString:
    """The component ``shield`` of a ``family``, decorative."""
    return render_to_string("components/shield.html", {"family": family, "size": size})

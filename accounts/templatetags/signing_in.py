"""What the pages of an account say of devices and of the second step."""

from typing import Any

from django import template
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme

from accounts.devices import device
from accounts.second_factor import is_missing

register = template.Library()
register.filter("device", device)


@register.simple_tag(takes_context=True)
def second_factor_missing(context: dict[str, Any]) -> bool:
    """Whether the person must set up a second factor before entering the admin."""
    return is_missing(context["request"].user)


@register.simple_tag(takes_context=True)
def second_factor_next(context: dict[str, Any]) -> str:
    """Where the person wanted to go; the admin's first page when that is not ours."""
    there = context["request"].GET.get("next", "")
    if url_has_allowed_host_and_scheme(there, allowed_hosts=None):
        return there
    return reverse("wagtailadmin_home")

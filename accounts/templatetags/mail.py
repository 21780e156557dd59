"""What the base of the portal's mails needs, in whatever context a library renders it."""

from django import template
from django.conf import settings

from accounts.mails import absolute

register = template.Library()


@register.simple_tag
def portal_name() -> str:
    """The portal's name."""
    name: str = settings.WAGTAIL_SITE_NAME
    return name


@register.simple_tag
def portal_address() -> str:
    """The portal's public address."""
    return absolute("/")

"""Pictures for templates."""

from django import template

from editorial import pictures

register = template.Library()

register.simple_tag(pictures.rendition, name="rendition")
register.simple_tag(pictures.srcset, name="srcset")

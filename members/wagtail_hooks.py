"""What the mediators' room adds to Wagtail's admin."""

from wagtail.snippets.models import register_snippet

from members.admin import MediatorViewSet

register_snippet(MediatorViewSet)

"""What the stories' room adds to Wagtail's admin."""

from wagtail.snippets.models import register_snippet

from stories.admin import MottoViewSet, ThemeViewSet

register_snippet(MottoViewSet)
register_snippet(ThemeViewSet)

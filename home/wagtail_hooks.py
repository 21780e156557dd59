"""What the home room adds to Wagtail's admin."""

from wagtail.snippets.models import register_snippet

from home.admin import MenuViewSet

register_snippet(MenuViewSet)

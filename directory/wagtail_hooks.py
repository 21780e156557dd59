"""What the directory adds to Wagtail's admin."""

from wagtail import hooks
from wagtail.snippets.models import register_snippet

from .admin.bulk_actions import ACTIONS
from .admin.viewset import PlaceViewSet

register_snippet(PlaceViewSet)

for action in ACTIONS:
    hooks.register("register_bulk_action", action)

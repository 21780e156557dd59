"""What the stories' room adds to Wagtail's admin."""

from typing import Any

from django.urls import path
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.snippets.models import register_snippet

from stories.admin import MottoViewSet, ThemeViewSet
from stories.writing.admin import ExchangeView, header_button

register_snippet(MottoViewSet)
register_snippet(ThemeViewSet)
hooks.register("register_page_header_buttons", header_button)


@hooks.register("register_admin_urls")
def own_urls() -> list[Any]:
    return [path("stories/<int:pk>/exchange/", ExchangeView.as_view(), name="story-exchange")]


@hooks.register("register_log_actions")
def own_actions(actions: Any) -> None:
    words = _("Publish without the author’s agreement")
    actions.register_action("stories.override", words, words)

"""What the events' room adds to Wagtail's admin."""

from typing import Any

from django.urls import path
from wagtail import hooks

from events import repeat_view
from events.registration.admin import hooks as registration_hooks

__all__ = ["registration_hooks"]

hooks.register("register_page_header_buttons", repeat_view.entry)


@hooks.register("register_admin_urls")
def own_urls() -> list[Any]:
    view = repeat_view.RepeatView.as_view()
    return [path("events/<int:pk>/repeat/", view, name=repeat_view.URL_NAME)]

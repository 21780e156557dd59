"""What registrations add to Wagtail's admin, for the room's ``wagtail_hooks``."""

from typing import Any

from django.urls import path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from events.registration.admin import events, people
from events.registration.admin.seeing import may_see_any


class RegistrationsMenuItem(MenuItem):
    """For whoever may edit pages."""

    def is_shown(self, request: Any) -> bool:
        return may_see_any(request.user)


@hooks.register("register_admin_urls")
def registrations_urls() -> list[Any]:
    listing, one_event, who = events.EventsView, events.EventView, people.PeopleView
    start = "registrations/"
    of_event = f"{start}<int:pk>/"
    return [
        path(start, listing.as_view(), name=events.LIST),
        path(f"{start}results/", listing.as_view(results_only=True), name=f"{events.LIST}-results"),
        path(of_event, one_event.as_view(), name=events.EVENT),
        path(f"{of_event}people/", who.as_view(), name=people.PEOPLE),
        path(
            f"{of_event}people/results/",
            who.as_view(results_only=True),
            name=f"{people.PEOPLE}-results",
        ),
        path(f"{of_event}add/", people.AddView.as_view(), name=people.ADD),
        path(f"{start}sites/<int:pk>/sheet.pdf", people.sheet, name=people.SHEET),
        path(f"{start}decide/<int:pk>/", people.decide, name=people.DECIDE),
    ]


@hooks.register("register_admin_menu_item")
def registrations_entry() -> MenuItem:
    return RegistrationsMenuItem(
        _("Registrations"), reverse(events.LIST), name="registrations", icon_name="group", order=165
    )

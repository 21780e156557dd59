"""What registrations add to Wagtail's admin, for the room's ``wagtail_hooks``."""

from typing import Any

from django.http import HttpRequest
from django.urls import path, reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from wagtail import hooks
from wagtail.admin import messages
from wagtail.admin.menu import MenuItem
from wagtail.models import Page

from events.models import EventPage
from events.registration.admin import events, people
from events.registration.admin.seeing import may_see_any
from events.registration.following import uninformed


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


@hooks.register("after_unpublish_page")
def say_who_counts_on_it(request: HttpRequest, page: Page) -> None:
    """Unpublishing may be for a minute only, so that the editor decides whether to tell people."""
    event = page.specific
    if not isinstance(event, EventPage) or not (count := uninformed(event)):
        return
    sentence = ngettext(
        "%(count)s person counts on coming, and has not been told. If the event does not take "
        "place, publish it again with its moments cancelled: a mail then goes out by itself.",
        "%(count)s people count on coming, and have not been told. If the event does not take "
        "place, publish it again with its moments cancelled: mails then go out by themselves.",
        count,
    )
    messages.warning(request, sentence % {"count": count})

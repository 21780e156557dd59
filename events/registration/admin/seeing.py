"""Who sees the registrations of which events."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.db.models import Exists, OuterRef, QuerySet
from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from wagtail.models import Locale, Page
from wagtail.permission_policies.pages import PagePermissionPolicy

from accounts import access
from events.models import EventPage
from events.registration.opening import source_of

KIND = "registrations"  # as the log of looks names them


def editable(user: Any) -> QuerySet[EventPage]:
    """The events whose page ``user`` may edit, each once: in the source language."""
    pages = PagePermissionPolicy(Page).instances_user_has_permission_for(user, "change")
    versions = EventPage.objects.filter(translation_key=OuterRef("translation_key"))
    source = versions.filter(locale=Locale.get_default()).exclude(pk=OuterRef("pk"))
    return EventPage.objects.filter(~Exists(source), pk__in=pages.values("pk"))


def may_see_any(user: Any) -> bool:
    """Whether the menu has an entry for ``user``."""
    return PagePermissionPolicy(Page).user_has_permission(user, "change")


def page_or_403(request: HttpRequest, pk: int) -> EventPage:
    """The event, in the source language."""
    page: EventPage = source_of(get_object_or_404(EventPage, pk=pk))
    if not page.permissions_for_user(request.user).can_edit():
        raise PermissionDenied
    return page


def note_look(request: HttpRequest, page: EventPage) -> None:
    """Write down that somebody saw who comes."""
    access.record(request, KIND, str(page.pk), page.title)

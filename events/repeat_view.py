"""« Repeat… » in the menu of an event's page: a moment held again, seen before it is done."""

from collections.abc import Iterator
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from django.views.generic.edit import FormView
from wagtail.admin import messages
from wagtail.admin.ui.menus.pages import PageMenuItem
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.models import Page

from events.models import EventPage
from events.registration.opening import source_of
from events.repeat_form import DaysForm, RepeatForm
from events.repeating import add
from events.timeline import moments_of

URL_NAME = "event-repeat"


def may_repeat(page: Page, user: Any) -> bool:
    """Whether ``user`` may edit the event now; in the source language, which others follow."""
    if not isinstance(page, EventPage) or source_of(page).pk != page.pk:
        return False
    allowed = page.permissions_for_user(user)
    return bool(allowed.can_edit() and not allowed.page_locked())


class RepeatItem(PageMenuItem):
    """In the menu of an event's page."""

    label = _("Repeat a moment…")
    icon_name = "rotate"
    url_name = URL_NAME

    def is_shown(self, user: Any) -> bool:
        return may_repeat(self.page, user)


def entry(page: Page, user: Any, **kwargs: Any) -> Iterator[RepeatItem]:
    """For the menu above a page."""
    yield RepeatItem(page=page, priority=35)


class RepeatView(WagtailAdminTemplateMixin, FormView):
    """Asks how often, shows the dates, and puts those that stay ticked into the draft."""

    template_name = "events/admin/repeat.html"
    page_title = _("Repeat a moment")
    header_icon = "rotate"
    form_class = RepeatForm

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        page = get_object_or_404(EventPage, pk=kwargs["pk"])
        if not may_repeat(page, request.user):
            raise PermissionDenied
        self.draft: EventPage = page.get_latest_revision_as_object()
        return super().dispatch(request, *args, **kwargs)

    def get_form_kwargs(self) -> dict[str, Any]:
        return {**super().get_form_kwargs(), "moments": moments_of(self.draft)}

    def get_page_subtitle(self) -> str:
        return self.draft.title

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        return [
            *self.breadcrumbs_items,
            {"url": self._page_url, "label": self.draft.title},
            {"url": "", "label": self.page_title},
        ]

    def form_valid(self, form: RepeatForm) -> HttpResponse:
        """The dates to tick, or, once they have been seen, the moments."""
        is_seen = "add" in self.request.POST
        days = DaysForm(form.copies, self.request.POST if is_seen else None)
        if not is_seen or not days.is_valid():
            return self.render_to_response(self.get_context_data(form=form, days=days))
        add(self.draft, days.chosen, self.request.user)
        count = len(days.chosen)
        words = ngettext(
            "%(count)s moment is in the draft. Look at it, then publish.",
            "%(count)s moments are in the draft. Look at them, then publish.",
            count,
        )
        messages.success(self.request, words % {"count": count})
        return redirect(self._page_url)

    @property
    def _page_url(self) -> str:
        return reverse("wagtailadmin_pages:edit", args=[self.draft.pk])

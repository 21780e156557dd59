"""In the admin: the exchange with the author of a story, and what they know of its state."""

from collections.abc import Iterator
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import FormView
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.widgets import Button

from stories.models import StoryMessage, StoryPage, StoryWriting
from stories.writing import letters
from stories.writing.agreeing import changes_of
from stories.writing.exchange_views import MessageForm, thread_of
from stories.writing.standing import standing_of


class ExchangeView(WagtailAdminTemplateMixin, FormView):
    """What was said between the author and the editors, and the next line."""

    template_name = "stories/admin/exchange.html"
    page_title = gettext_lazy("Exchange with the author")
    header_icon = "comment"
    form_class = MessageForm

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        writings = StoryWriting.objects.select_related("page", "user")
        self.writing = get_object_or_404(writings, page=kwargs["pk"])
        self.story: StoryPage = self.writing.page  # type: ignore[assignment]
        if not self.story.permissions_for_user(request.user).can_edit():
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_page_subtitle(self) -> str:
        return self.story.draft_title

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        edit = reverse("wagtailadmin_pages:edit", args=[self.story.pk])
        return [
            *self.breadcrumbs_items,
            {"url": edit, "label": self.story.draft_title},
            {"url": "", "label": self.page_title},
        ]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return {
            **super().get_context_data(**kwargs),
            "thread": thread_of(self.story, self.request.user),
            "story": self.story,
            "standing": standing_of(self.writing),
            "changes": changes_of(self.writing),
            "people_agreed_at": self.writing.people_agreed_at,
        }

    def form_valid(self, form: MessageForm) -> HttpResponse:
        editor: Any = self.request.user
        line = StoryMessage.objects.create(
            story=self.story, author=editor, text=form.cleaned_data["text"]
        )
        letters.message(line, self.writing)
        messages.success(self.request, _("The author gets your message, and a mail."))
        return HttpResponseRedirect(self.request.path)


def header_button(
    page: Any, user: Any, view_name: str, next_url: str | None = None
) -> Iterator[Button]:
    """In the menu of a page's header: the way to the exchange."""
    is_written = StoryWriting.objects.filter(page_id=page.pk).exists()
    if is_written and page.permissions_for_user(user).can_edit():
        url = reverse("story-exchange", args=[page.pk])
        yield Button(_("Exchange with the author"), url, icon_name="comment", priority=5)

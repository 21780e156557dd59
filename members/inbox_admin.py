"""The inbox in Wagtail's admin: what waits in every room, decided one by one or many at once."""

from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.generic.base import TemplateView
from wagtail.admin import messages
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.components import Component
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from members.inbox import Source, sources_for

MOST = 50  # of each source on one screen; the rest follows when these are decided
LONGEST_REASON = 300


class Decision(forms.Form):
    """What an editor decides of the ticked entries of one source."""

    source = forms.CharField()
    chosen = forms.TypedMultipleChoiceField(coerce=int)
    action = forms.ChoiceField(choices=[("accept", "accept"), ("refuse", "refuse")])
    reason = forms.CharField(max_length=LONGEST_REASON, required=False)

    def __init__(self, data: Any, sources: dict[str, Source]) -> None:
        super().__init__(data)
        self.sources = sources
        self.fields["chosen"].choices = [(pk, pk) for pk in data.getlist("chosen")]  # type: ignore[attr-defined]

    def clean_source(self) -> Source:
        name = self.cleaned_data["source"]
        if name not in self.sources:
            raise forms.ValidationError(_("You may not decide of these."))
        return self.sources[name]

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or {}
        if data.get("action") == "refuse" and not data.get("reason", "").strip():
            self.add_error("reason", _("Say why, in a few words: the reason is kept."))
        if "chosen" in self.errors:
            self.errors["chosen"] = self.error_class([_("Tick at least one line.")])
        return data


class InboxView(WagtailAdminTemplateMixin, TemplateView):
    """Everything that waits for the editor who looks, the oldest first in each room."""

    template_name = "members/admin/inbox.html"
    page_title = gettext_lazy("Inbox")
    header_icon = "mail"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        self.sources = {source.name: source for source in sources_for(request.user)}  # type: ignore[arg-type]
        return super().dispatch(request, *args, **kwargs)

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        return [*self.breadcrumbs_items, {"url": "", "label": _("Inbox")}]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        chosen = self.request.GET.get("source", "")
        groups = [
            {
                "name": source.name,
                "label": source.label,
                "accept_label": getattr(source, "accept_label", _("Publish")),
                "refuse_label": getattr(source, "refuse_label", _("Turn down")),
                "count": source.count(),
                "entries": source.waiting(MOST),
            }
            for source in self.sources.values()
            if chosen in ("", source.name)
        ]
        return {
            **super().get_context_data(**kwargs),
            "groups": [group for group in groups if group["count"]],
            "most": MOST,
            "longest_reason": LONGEST_REASON,
            "kept": kwargs.get("kept", {}),
        }

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Decide; with a mistake the ticks and the reason stay."""
        form = Decision(request.POST, self.sources)
        if not form.is_valid():
            for error in form.errors.values():
                messages.error(request, error[0])
            kept = {
                "source": request.POST.get("source", ""),
                "chosen": [int(pk) for pk in request.POST.getlist("chosen") if pk.isdecimal()],
                "reason": request.POST.get("reason", "")[:LONGEST_REASON],
            }
            return self.render_to_response(self.get_context_data(kept=kept), status=400)
        messages.success(request, _decide(form.cleaned_data, request))
        return HttpResponseRedirect(request.get_full_path())


def _decide(data: dict[str, Any], request: HttpRequest) -> str:
    """Do what the form says; the sentence that reports it."""
    source: Source = data["source"]
    in_own_words = hasattr(source, "accept_label")
    if data["action"] == "accept":
        count = source.accept(data["chosen"], request.user)  # type: ignore[arg-type]
        if in_own_words:
            return _decided(count)
        return ngettext("%(count)s published.", "%(count)s published.", count) % {"count": count}
    count = source.refuse(data["chosen"], request.user, data["reason"].strip())  # type: ignore[arg-type]
    if in_own_words:
        return _decided(count)
    return ngettext("%(count)s turned down.", "%(count)s turned down.", count) % {"count": count}


def _decided(count: int) -> str:
    """For a source that names its decisions itself."""
    return ngettext("%(count)s decided.", "%(count)s decided.", count) % {"count": count}


class WaitingPanel(Component):
    """On the dashboard: how many wait in each room, with the way to the inbox."""

    name = "inbox"
    order = 110
    template_name = "members/admin/waiting_panel.html"

    def __init__(self, request: HttpRequest) -> None:
        self.request = request

    def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
        address = reverse("inbox")
        return {
            "url": address,
            "sources": [
                {"label": source.label, "count": count, "url": f"{address}?source={source.name}"}
                for source in sources_for(self.request.user)  # type: ignore[arg-type]
                if (count := source.count())
            ],
        }


class InboxMenuItem(MenuItem):
    """In the menu of whoever may decide of anything."""

    def is_shown(self, request: HttpRequest) -> bool:
        return bool(sources_for(request.user))  # type: ignore[arg-type]

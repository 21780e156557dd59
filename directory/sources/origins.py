"""Where each value of a place comes from, in the admin; what hands wrote can be released."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.generic.base import TemplateView
from wagtail.admin import messages
from wagtail.admin.panels import Panel
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.permissions import policy_registry

from directory.importing.merging import value_of
from directory.keeping.forms import in_words
from directory.models import Place
from directory.provenance import ALL, FIELDS, origin

from .releasing import releasable, release
from .wording import label, source_in_words

ORIGINS = "place-origins"


def may(user: Any, action: str, place: Place) -> bool:
    """As the place's own policy has it: editors everywhere, animators in their territory."""
    policy = policy_registry.get_by_type(Place)
    return bool(policy.user_has_permission_for_instance(user, action, place))


class OriginsPage(WagtailAdminTemplateMixin, TemplateView):
    """Each field with its value, source and day; a button gives one back to the source."""

    template_name = "directory/admin/origins.html"
    header_icon = "site"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        self.place = get_object_or_404(Place, pk=kwargs["pk"])
        if not may(request.user, "change", self.place):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_page_title(self) -> str:
        return _("Where the values come from: %(place)s") % {"place": self.place}

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        names = type(self.place).snippet_viewset
        return [
            *self.breadcrumbs_items,
            {"url": reverse(names.get_url_name("list")), "label": _("Places")},
            {
                "url": reverse(names.get_url_name("edit"), args=[self.place.pk]),
                "label": str(self.place),
            },
            {"url": "", "label": _("Where the values come from")},
        ]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        place = self.place
        by_hand = {group[0] for group in releasable(place)}
        return {
            **super().get_context_data(**kwargs),
            "place": place,
            "may_release": may(self.request.user, "publish", place),
            "rows": [_row(place, name, name in by_hand) for name in FIELDS],
        }

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Give one field, and those that belong to it, back to the source."""
        if not may(request.user, "publish", self.place):
            raise PermissionDenied
        if release(self.place, [request.POST.get("field", "")], request.user):
            messages.success(request, _("Released: the value is the source’s again."))
        else:
            messages.info(request, _("There was nothing to release."))
        return HttpResponseRedirect(reverse(ORIGINS, args=[self.place.pk]))


def _row(place: Place, name: str, releasable: bool) -> dict[str, Any]:
    came = origin(place, name)
    said = place.imported_values.get(name) if releasable else None
    return {
        "field": name,
        "label": label(name),
        "value": _shown(name, value_of(place, name)),
        "source": source_in_words(came),
        "on": came.on,
        "by_hand": came.by_hand,
        "releasable": releasable,
        "said": _shown(name, said),
    }


def _shown(name: str, value: Any) -> str:
    if isinstance(value, bool):
        return "✓" if value else ""
    return "" if value is None else in_words(name, value)


class OriginsPanel(Panel):
    """In the place's form: the source of most values, those from elsewhere, the way to all."""

    class BoundPanel(Panel.BoundPanel):
        template_name = "directory/admin/origins_panel.html"

        def is_shown(self) -> bool:
            return self.instance.pk is not None and bool(super().is_shown())

        def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
            place = self.instance
            others = [name for name in place.provenance if name != ALL]
            most = origin(place, ALL)
            return {
                **super().get_context_data(parent_context),
                "url": reverse(ORIGINS, args=[place.pk]),
                "most": source_in_words(most),
                "on": most.on,
                "others": [
                    {"label": label(name), "source": source_in_words(came), "on": came.on}
                    for name in others
                    for came in [origin(place, name)]
                ],
            }

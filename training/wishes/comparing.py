"""An order that a workshop handed in, beside those that ask for the same, in Wagtail's admin.

Who orders alone sees alike orders while they type; a group does not, so that its editor compares.
"""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from training.models import Wish
from training.wishes import asking


class CompareView(WagtailAdminTemplateMixin, TemplateView):
    """What a group asks, with the public orders that are like it, one of which may count it."""

    template_name = "training/admin/compare.html"
    page_title = gettext_lazy("Order of a workshop")
    header_icon = "clipboard-list"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        if not request.user.has_perm("training.change_wish"):
            raise PermissionDenied
        self.wish = get_object_or_404(Wish.objects.of_workshops(), pk=kwargs["pk"])
        self.similar = asking.similar_to(asking.asked_by(self.wish))
        return super().dispatch(request, *args, **kwargs)

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        return [
            *self.breadcrumbs_items,
            {"url": reverse("inbox"), "label": _("Inbox")},
            {"url": "", "label": self.page_title},
        ]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return {**super().get_context_data(**kwargs), "wish": self.wish, "similar": self.similar}

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Count the group with the one that was chosen."""
        chosen = request.POST.get("with", "")
        other = next((one for one in self.similar if str(one.pk) == chosen), None)
        if other is None:
            messages.error(request, _("That order is not there any more: choose another one."))
            return self.get(request)
        asking.count_with(self.wish, other)
        words = _("The people of the workshop now ask for “%(wish)s”.")
        messages.success(request, words % {"wish": other.title})
        return HttpResponseRedirect(reverse("inbox"))


def urls() -> list[Any]:
    """For Wagtail's hook."""
    return [path("inbox/wishes/<int:pk>/", CompareView.as_view(), name="wish-compare")]

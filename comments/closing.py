"""Closing and opening the comments of a page, from the page's own menus in the admin."""

from collections.abc import Iterator
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin import messages
from wagtail.admin.ui.menus.pages import PageMenuItem
from wagtail.admin.utils import get_valid_next_url_from_request
from wagtail.models import Page

from comments.models import ClosedPage
from comments.where import commented_pages, is_open, takes_comments


class ClosingItem(PageMenuItem):
    """In the menu of each page that takes comments, for whoever may edit it."""

    label = gettext_lazy("Close or open the comments")
    icon_name = "comment"
    url_name = "comments-closing"

    def is_shown(self, user: Any) -> bool:
        return takes_comments(self.page) and self.page.permissions_for_user(user).can_edit()


def entry(page: Page, user: Any, **kwargs: Any) -> Iterator[ClosingItem]:
    """For the menus of pages: in their list, and above a page that is edited."""
    yield ClosingItem(page=page, next_url=kwargs.get("next_url"), priority=55)


def closing(request: Any, pk: int) -> HttpResponse:
    """Says whether the page is open, and changes it."""
    page = get_object_or_404(commented_pages(), pk=pk)
    if not page.permissions_for_user(request.user).can_edit():
        raise PermissionDenied
    back = get_valid_next_url_from_request(request) or ""
    if request.method == "POST":
        # What the button said, whatever somebody else has done meanwhile.
        if request.POST.get("wanted") == "closed":
            ClosedPage.objects.get_or_create(page=page, defaults={"closed_by": request.user})
            messages.success(request, _("The comments on “%(page)s” are closed.") % {"page": page})
        else:
            ClosedPage.objects.filter(page=page).delete()
            messages.success(request, _("The comments on “%(page)s” are open.") % {"page": page})
        if back:
            return redirect(back)
        return redirect("wagtailadmin_pages:edit", page.pk)
    context = {"page": page, "is_open": is_open(page), "next": back, "title": _("Comments")}
    return render(request, "comments/admin/closing.html", context)

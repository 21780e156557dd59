"""The list of mediators, and the page about one."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from members.listing import list_context
from members.models import Mediator


@require_safe
def mediators(request: HttpRequest) -> HttpResponse:
    """Those whom the address asks for."""
    return render(request, "members/mediators.html", list_context(request))


def mediator(request: HttpRequest, slug: str) -> HttpResponse:
    """Who this is, where one meets them, and what other rooms tell of them."""
    person = get_object_or_404(
        Mediator.objects.live().select_related("portrait", "user"), slug=slug
    )
    return render(request, "members/mediator.html", person.page_context(request))

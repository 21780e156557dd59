"""The page about a mediator."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from members.models import Mediator


def mediator(request: HttpRequest, slug: str) -> HttpResponse:
    """Who this is, where one meets them, and what other rooms tell of them."""
    person = get_object_or_404(
        Mediator.objects.filter(live=True).select_related("portrait"), slug=slug
    )
    return render(request, "members/mediator.html", person.page_context(request))

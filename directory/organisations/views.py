"""The list of organisations, and the page about one."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from directory.models import Organisation

from .listing import list_context
from .page import organisation_context


@require_safe
def organisations(request: HttpRequest) -> HttpResponse:
    """Those that the address asks for."""
    return render(request, "directory/organisations/organisations.html", list_context(request))


@require_safe
def organisation(request: HttpRequest, slug: str) -> HttpResponse:
    """Who this is, its places, and what other rooms tell of it."""
    found = get_object_or_404(Organisation.objects.select_related("logo"), slug=slug)
    context = organisation_context(found, request)
    return render(request, "directory/organisations/organisation.html", context)

"""The page at ``/styleguide/``."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import override
from django.views.decorators.http import require_safe

from portal.styleguide.components import shown


@require_safe
def styleguide(request: HttpRequest) -> HttpResponse:
    """Every component with its examples, in the language of the examples."""
    with override("fr"):
        return render(request, "styleguide.html", {"components": shown()})

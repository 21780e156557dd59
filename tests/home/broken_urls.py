"""The portal's addresses, and one that breaks."""

from django.http import HttpRequest, HttpResponse
from django.urls import path

from portal.urls import handler404
from portal.urls import urlpatterns as portal_patterns

__all__ = ["handler404", "urlpatterns"]


def broken(request: HttpRequest) -> HttpResponse:
    """As if something that we did not foresee had happened."""
    raise RuntimeError("on purpose")


urlpatterns = [path("fr/panne/", broken), *portal_patterns]

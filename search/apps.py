"""The search room as a Django app: it has commands and tasks, but no models."""

from django.apps import AppConfig
from django.core.signals import request_finished

from .waiting import after_request


class SearchConfig(AppConfig):
    """Not wagtail.search, which is the admin's own search."""

    name = "search"

    def ready(self) -> None:
        """Look after each request whether changes wait that the engine could take now."""
        request_finished.connect(after_request, dispatch_uid="search.after_request")

"""The search room as a Django app: it has commands and tasks, but no models."""

from django.apps import AppConfig


class SearchConfig(AppConfig):
    """Not wagtail.search, which is the admin's own search."""

    name = "search"

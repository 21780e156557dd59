from django.apps import AppConfig


class PortalConfig(AppConfig):
    name = "portal"
    verbose_name = "Blason"

    def ready(self) -> None:
        """Listen to what makes kept pages out of date, and register the system checks."""
        from portal import checks, signals  # noqa: F401

        signals.connect()

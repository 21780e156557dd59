from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class DirectoryConfig(AppConfig):
    name = "directory"
    verbose_name = _("Directory")

    def ready(self) -> None:
        """Follow the directory page's address, and let places be found."""
        from directory import addresses, signals, synonyms
        from directory.documents import PLACES
        from search import registry

        addresses.connect()
        registry.register(PLACES)
        signals.connect()
        synonyms.connect()

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class DirectoryConfig(AppConfig):
    name = "directory"
    verbose_name = _("Directory")

    def ready(self) -> None:
        """Follow the directory page's address, and let places be found."""
        from accounts import personal_data, space
        from directory import addresses, signals, synonyms
        from directory.documents import PLACES
        from directory.keeping.holding import KeptPlaces
        from directory.keeping.part import part
        from search import registry

        addresses.connect()
        registry.register(PLACES)
        signals.connect()
        synonyms.connect()
        space.register("places", 20, part)
        personal_data.register(KeptPlaces())

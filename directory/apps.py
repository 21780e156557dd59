from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class DirectoryConfig(AppConfig):
    name = "directory"
    verbose_name = _("Directory")

    def ready(self) -> None:
        """Follow the directory page's address, and let places be found."""
        from accounts import personal_data, retention, space
        from accounts.retention import Rule
        from directory import addresses, signals, synonyms
        from directory.corrections import keeping as corrections
        from directory.corrections.holding import Corrections
        from directory.documents import PLACES
        from directory.keeping.holding import KeptPlaces
        from directory.keeping.part import part
        from directory.organisations import documents as organisations
        from search import registry

        addresses.connect()
        registry.register(PLACES)
        registry.register(organisations.ORGANISATIONS)
        organisations.connect()
        signals.connect()
        synonyms.connect()
        space.register("places", 20, part)
        personal_data.register(KeptPlaces())
        personal_data.register(Corrections())
        kept = _("Corrections of places: a year once decided, your address until then")
        retention.register(Rule("corrections", kept, corrections.forget))

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class EventsConfig(AppConfig):
    name = "events"
    verbose_name = _("Labs and events")

    def ready(self) -> None:
        """Give workshops to the search."""
        from editorial.kept import forget_on
        from events.models import WorkshopPage
        from events.workshops import documents
        from members.indexing import follow_pages
        from search import registry

        forget_on(WorkshopPage)
        registry.register(registry.Source("workshop", documents.workshops))
        follow_pages("workshop", WorkshopPage)

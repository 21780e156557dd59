from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class EventsConfig(AppConfig):
    name = "events"
    verbose_name = _("Labs and events")

    def ready(self) -> None:
        """Follow what is published; give workshops to the search; let registrations take part."""
        from wagtail.signals import page_published

        from directory import place_extras
        from editorial.kept import forget_on
        from events import ahead, changes
        from events.documents import events
        from events.models import EventPage, Facilitator, Moment, Site, WorkshopPage
        from events.registration import taking_part
        from events.workshops import documents
        from members import extras
        from members.indexing import follow_pages
        from search import registry

        forget_on(EventPage, Moment, Site, Facilitator, WorkshopPage)
        page_published.connect(changes.note_published, EventPage, dispatch_uid="events-changes")
        registry.register(registry.Source("event", events))
        follow_pages("event", EventPage)
        registry.register(registry.Source("workshop", documents.workshops))
        follow_pages("workshop", WorkshopPage)
        place_extras.register("events", "after", ahead.at_place)
        extras.mediators.register("events", ahead.with_mediator)
        taking_part.register()

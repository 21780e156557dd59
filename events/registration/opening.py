"""Whether one may register for a site, and of which page registrations are."""

from datetime import datetime

from wagtail.models import Locale

from events.models import EventPage, Site


def is_open(site: Site, now: datetime) -> bool:
    """Whether seats are given there: until the moment begins, if it is to take place."""
    return bool(site.moment.page.live and site.moment.start > now and not site.is_off)


def source_of(page: EventPage) -> EventPage:
    """The page in the source language, which registrations are of; itself when there is none."""
    source: EventPage | None = page.get_translation_or_none(Locale.get_default())
    return source or page

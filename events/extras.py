"""What other parts add to an event's page: the form by which one registers, what came after.

A part registers a function when the room starts (``AppConfig.ready``). It gets the site, or the
page, in the language being read: ``site.source`` is the one that people register for.
"""

from typing import TYPE_CHECKING

from members.extras import Extras

if TYPE_CHECKING:
    from events.models import EventPage, Site

sites: "Extras[Site]" = Extras()  # below each site
pages: "Extras[EventPage]" = Extras()  # at the end, after what came of it

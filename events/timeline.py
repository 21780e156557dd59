"""The moments of an event in the order of time, and their sites; each knows what it belongs to.

Of a page from the database, a revision or a form alike: nothing is asked twice.
"""

from events.models.event import EventPage
from events.models.moment import Moment
from events.models.site import Site


def moments_of(page: EventPage) -> list[Moment]:
    """The moments, the first first."""
    moments: list[Moment] = sorted(page.moments.all(), key=lambda moment: moment.start)
    for moment in moments:
        moment.page = page
    return moments


def sites_at(moment: Moment) -> list[Site]:
    """The sites of a moment in the editor's order."""
    sites: list[Site] = list(moment.sites.all())
    for site in sites:
        site.moment = moment
    return sites


def sites_of(page: EventPage) -> list[Site]:
    """All sites, moment by moment."""
    return [site for moment in moments_of(page) for site in sites_at(moment)]

"""Who comes to the demo’s events: invented people without an address, whom no mail reaches."""

from datetime import timedelta
from itertools import cycle

from django.utils import timezone

from events.models import Attendee, EventPage, Registration
from events.registration.choosing import sites_of
from events.registration.codes import free_code
from portal.demo.files import read


def load_registrations() -> int:
    """As many people as each site of ``events.yaml`` says, registered or waiting; how many."""
    data = read("events.yaml")
    names, now = cycle(data["attendees"]), timezone.now()
    count = 0
    for entry in data["events"]:
        page = EventPage.objects.get(slug=entry["slug"]["fr"], locale__language_code="fr")
        told = [site for moment in entry["moments"] for site in moment["sites"]]
        for site, at in zip(sites_of(page), told, strict=True):
            for state in (Registration.State.REGISTERED, Registration.State.WAITING):
                for _person in range(at.get(state.value, 0)):
                    count += 1
                    person = Attendee.objects.create(page=page, name=next(names), language="fr")
                    since = now - timedelta(days=3) + timedelta(minutes=count)
                    Registration.objects.create(
                        attendee=person, site=site, code=free_code(), state=state, state_at=since
                    )
    return count

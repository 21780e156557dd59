"""Events to register for, and one that has just ended: they go by the clock, not by the demo."""

from django.urls import reverse
from django.utils.translation import override
from wagtail.models import Locale

from events.models import EventIndexPage, EventPage
from events.registration import door, own
from home.models import HomePage
from tests.events.registration.factories import RegistrationFactory, beside, make_site


def registrations() -> dict[str, str]:
    """The addresses of events and their forms, the doors, and one’s own page of what has ended.

    « last-seats » is the form of what takes place tomorrow: three of its four seats are left.
    """
    french = Locale.objects.get(language_code="fr")
    index = EventIndexPage.objects.filter(locale=french).first()
    if index is None:
        home = HomePage.objects.get(locale=french)
        index = home.add_child(instance=EventIndexPage(title="Rendez-vous", locale=french))
    page = index.add_child(instance=EventPage(title="Rencontre des médiateurs", locale=french))
    site = make_site(page, 1, days=3, name="La Passerelle", address="3 rue Haute, 80000 Amiens")
    beside(site.moment, None, kind="online", online_address="https://visio.example.org/salle")
    over = make_site(page, days=-0.2, name="Le Comptoir")
    zoe = RegistrationFactory(site=over, attendee__name="Zoé Martin")
    RegistrationFactory(site=over, attendee__name="Yanis Diallo")
    page.save_revision().publish()
    sought_after = index.add_child(instance=EventPage(title="Atelier très demandé", locale=french))
    tomorrow = make_site(sought_after, 4, days=0.9, name="La Fabrique")
    RegistrationFactory(
        site=tomorrow, attendee__name="Lou Petit", attendee__email="lou@example.org"
    )
    sought_after.save_revision().publish()
    with override("fr"):
        return {
            "event-to-come": page.url or "",
            "register": reverse("registration", args=[page.pk]),
            "last-seats": reverse("registration", args=[sought_after.pk]),
            "door": reverse("registration-door", args=[door.token_for(over)]),
            "door-tomorrow": reverse("registration-door", args=[door.token_for(tomorrow)]),
            "was-there": reverse("registration-own", args=[own.token_for(zoe.attendee)]),
        }

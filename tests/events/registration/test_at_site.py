"""An event's page and the API say how many seats are left at each site, and where the form is."""

from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from events.models import EventPage, Site
from tests.events.registration.factories import RegistrationFactory, beside, make_site
from tests.home.factories import Portal, translated

pytestmark = pytest.mark.django_db


def read(client: Client, page: EventPage) -> str:
    return client.get(page.url or "").content.decode()


def test_seats_left_and_the_way_to_the_form_beside_each_site(client: Client, site: Site) -> None:
    event = site.moment.page
    full = beside(site.moment, 0, name="Amiens")
    over = make_site(event, days=-1)
    RegistrationFactory(site=site)
    page = read(client, event)
    assert f"/fr/inscriptions/{event.pk}/?site={site.pk}" in page
    assert "il reste 2 places" in page
    assert "Rejoindre la liste d’attente" in page
    assert f"?site={full.pk}" in page
    assert f"?site={over.pk}" not in page
    Site.objects.filter(pk=site.pk).update(is_cancelled=True)
    assert f"?site={site.pk}" not in read(client, event)


def test_in_english_the_same_seats_are_asked_for(
    client: Client, portal: Portal, site: Site
) -> None:
    event = site.moment.page
    translated(event.get_parent().specific, portal.english, title="Events", slug="events")
    english = translated(event, portal.english, title="Lab", slug="lab")
    RegistrationFactory(site=site)
    page = read(client, english)
    assert f"/en/registrations/{english.pk}/?site={site.pk}" in page
    assert "2 seats left" in page
    form = client.get(f"/en/registrations/{english.pk}/?site={site.pk}").content.decode()
    assert "2 seats left" in form


def test_ten_sites_take_as_many_queries_of_seats_as_one(client: Client, site: Site) -> None:
    def queries() -> int:
        with CaptureQueriesContext(connection) as captured:
            read(client, site.moment.page)
        return sum("events_registration" in query["sql"] for query in captured)

    read(client, site.moment.page)
    assert queries() == 1
    for _number in range(9):
        beside(site.moment, name="Amiens")
    assert queries() == 1


class TestTheAPI:
    """What partners read."""

    @pytest.fixture
    def ask(self, client: Client) -> Any:
        """The registrations that the API tells of, by the names of their sites."""

        def registrations(language: str = "fr") -> dict[str, Any]:
            answer = client.get("/api/v1/events", {"lang": language, "when": "all"})
            assert answer.status_code == 200
            return {
                site["name"]: site["registration"]
                for event in answer.json()["results"]
                for moment in event["moments"]
                for site in moment["sites"]
            }

        return registrations

    def test_tells_seats_who_waits_and_the_form_and_nobody(self, ask: Any, site: Site) -> None:
        RegistrationFactory(site=site)
        full = beside(site.moment, 0, name="Amiens")
        RegistrationFactory.create_batch(2, site=full, state="waiting")
        beside(site.moment, None, name="En ligne")
        make_site(site.moment.page, days=-1, name="Hier")
        told = ask()
        form = f"http://testserver/fr/inscriptions/{site.moment.page_id}/?site="
        lille = {"open": True, "seats_left": 2, "waiting": 0, "url": f"{form}{site.pk}"}
        amiens = {"open": True, "seats_left": 0, "waiting": 2, "url": f"{form}{full.pk}"}
        assert told["Lille"] == lille
        assert told["Amiens"] == amiens
        assert told["En ligne"]["seats_left"] is None
        assert told["Hier"] == {"open": False, "seats_left": 3, "waiting": 0, "url": ""}

    def test_tells_the_same_seats_in_english(self, ask: Any, portal: Portal, site: Site) -> None:
        event = site.moment.page
        translated(event.get_parent().specific, portal.english, title="Events", slug="events")
        english = translated(event, portal.english, title="Lab", slug="lab")
        RegistrationFactory(site=site)
        (told,) = ask("en").values()
        assert told["seats_left"] == 2
        assert told["url"].endswith(f"/en/registrations/{english.pk}/?site={site.pk}")

    def test_takes_as_many_queries_for_ten_sites_as_for_one(self, ask: Any, site: Site) -> None:
        def queries() -> int:
            with CaptureQueriesContext(connection) as captured:
                ask()
            return len(captured)

        ask()
        one = queries()
        for _number in range(9):
            beside(site.moment, name="Amiens")
        ask()  # the list of events is gathered anew
        assert queries() == one

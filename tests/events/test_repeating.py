"""An editor repeats a moment every week or month: real moments, in the draft."""

from datetime import timedelta
from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.test import Client
from django.urls import reverse

from events.calendars import calendar_of_events
from events.models import EventIndexPage, EventPage, Moment, Site, State
from tests.events.factories import START, EventPageFactory, a_moment, a_site
from tests.events.test_calendars import HOST, read
from tests.home.factories import Portal
from tests.home.fixtures import SignIn
from tests.members.factories import MediatorFactory
from tests.reading import answered

pytestmark = pytest.mark.django_db


@pytest.fixture
def page(index: EventIndexPage) -> EventPage:
    """On a Friday at ten at two rooms, one of which is cancelled, and on-line; all published."""
    sites = [
        a_site(name="Médiathèque", access="Plain-pied"),
        a_site(name="Mairie", is_cancelled=True),
        a_site(kind=Site.Kind.ONLINE, online_address="https://visio.example/abc"),
    ]
    moment = a_moment(
        title="Permanence",
        programme="On répare.",
        sites=sites,
        facilitators=[MediatorFactory(name="Samira")],
        state=State.MOVED,
    )
    found: EventPage = EventPageFactory(parent=index, title="Labo", moments=[moment])
    return found


def address(page: EventPage) -> str:
    return reverse("event-repeat", args=[page.pk])


def said(page: EventPage, rhythm: str = "weekly", **changes: Any) -> dict[str, Any]:
    """What the form sends: every week, three times more, unless ``changes`` say otherwise."""
    moment = page.moments.all()[0]
    sent = {"moment": str(moment.translation_key), "rhythm": rhythm, "until": "", "times": "3"}
    return sent | changes


def draft(page: EventPage) -> list[Moment]:
    """The moments of the latest revision, in the editor's order."""
    fresh = EventPage.objects.get(pk=page.pk)
    return list(fresh.get_latest_revision_as_object().moments.all())


def test_the_dates_are_shown_before_anything_is_done(editor: Client, page: EventPage) -> None:
    shown = answered(editor.post(address(page), said(page)))
    boxes = shown.select("[name=days]")
    assert [box["value"] for box in boxes] == ["2030-06-28", "2030-07-05", "2030-07-12"]
    assert all(box.has_attr("checked") for box in boxes)
    assert "vendredi 28 juin 2030, de 10 h à 12 h" in shown.text.replace("\xa0", " ")
    assert len(draft(page)) == 1


def test_the_dates_that_stay_ticked_are_moments_of_the_draft(
    editor: Client, page: EventPage
) -> None:
    kept = ["2030-06-28", "2030-07-12"]
    answer = editor.post(address(page), said(page, add="1", days=kept))
    assert answer["Location"] == reverse("wagtailadmin_pages:edit", args=[page.pk])
    first, *new = draft(page)
    assert [each.start - START for each in new] == [timedelta(days=7), timedelta(days=21)]
    for moment in new:
        assert (moment.title, moment.programme) == ("Permanence", "On répare.")
        assert (moment.state, moment.end - moment.start) == (State.PLANNED, timedelta(hours=2))
        assert [each.mediator.name for each in moment.facilitators.all()] == ["Samira"]
        assert [site.label for site in moment.sites.all()] == ["Médiathèque", "Mairie", "En ligne"]
        assert not any(site.is_cancelled for site in moment.sites.all())
        assert moment.sites.all()[0].capacity == 10
    keys = [site.translation_key for each in (first, *new) for site in each.sites.all()]
    assert len(set(keys)) == 9
    assert page.moments.count() == 1  # published when somebody publishes


def test_once_published_each_has_its_own_entry_in_calendars_that_stays_itself(
    editor: Client, page: EventPage
) -> None:
    editor.post(address(page), said(page, add="1", days=["2030-06-28", "2030-07-05"]))

    def published() -> list[str]:
        fresh = EventPage.objects.get(pk=page.pk)
        fresh.get_latest_revision_as_object().save_revision().publish()
        fresh = EventPage.objects.get(pk=page.pk)
        return [each.uid for each in read(calendar_of_events([fresh], "Agenda", HOST)).events]

    before = published()
    assert len(set(before)) == 3
    sites = set(Site.objects.values_list("pk", flat=True))
    assert published() == before
    assert set(Site.objects.values_list("pk", flat=True)) == sites  # and so are registrations


def test_what_cannot_be_done_is_said_and_nothing_is_done(editor: Client, page: EventPage) -> None:
    for changes, error in (
        ({"times": "60"}, "au plus 60 moments"),
        ({"add": "1"}, "au moins une date"),
        ({"add": "1", "days": ["2030-06-29"]}, "d’autres dates"),
    ):
        assert error in answered(editor.post(address(page), said(page) | changes)).text
    assert len(draft(page)) == 1


def test_the_menu_of_an_event_leads_there_for_whoever_may_edit_it_now(
    editor: Client, moderator: Client, page: EventPage, index: EventIndexPage
) -> None:
    def menu(browser: Client, pk: int = page.pk) -> str:
        return browser.get(reverse("wagtailadmin_explore", args=[pk])).content.decode()

    assert address(page) in menu(editor)
    assert "/repeat/" not in menu(editor, index.pk)
    page.get_workflow().start(page, get_user_model().objects.get(username="Editors"))
    page.refresh_from_db()
    assert address(page) not in menu(editor)  # it waits for a moderator, who may
    assert editor.post(address(page), said(page)).status_code == 302
    assert address(page) in menu(moderator)
    page.locked, page.locked_by = True, get_user_model().objects.get(username="Moderators")
    page.save()
    assert editor.get(address(page)).status_code == 302
    assert moderator.get(address(page)).status_code == 200


def test_who_may_not_edit_the_page_cannot(sign_in: SignIn, page: EventPage) -> None:
    sent = said(page, add="1", days=["2030-06-28"])
    assert sign_in("Hub animators").post(address(page), sent).status_code == 302
    assert len(draft(page)) == 1


def test_a_translation_follows_and_is_not_repeated_itself(
    editor: Client, page: EventPage, portal: Portal
) -> None:
    page.get_parent().specific.copy_for_translation(portal.english)
    english = page.copy_for_translation(portal.english)
    assert editor.get(address(english)).status_code == 302

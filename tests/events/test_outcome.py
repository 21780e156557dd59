"""What came of an event: on its page once it is over, and nothing before."""

import uuid
from typing import Any

from bs4 import Tag
from django.test import Client
from wagtail.models import PageViewRestriction

from events.models import EventIndexPage, EventPage
from tests.events.factories import EventPageFactory
from tests.events.workshops.factories import run, workshop
from tests.home.factories import Portal
from tests.home.reading import main
from tests.stories.factories import StoryPageFactory

FILM = "https://vimeo.com/76979871"


def block(kind: str, value: Any) -> dict[str, Any]:
    """A block of the outcome, as its stream keeps it."""
    return {"type": kind, "value": value, "id": str(uuid.uuid4())}


def outcome(client: Client, event: EventPage) -> Tag | None:
    """The part of the page that tells what came of it."""
    found = main(client.get(event.url)).select_one("section[aria-labelledby=outcome]")
    assert found is None or isinstance(found, Tag)
    return found


def test_an_event_that_left_nothing_says_nothing_of_it(
    client: Client, index: EventIndexPage
) -> None:
    assert outcome(client, EventPageFactory(parent=index)) is None


def test_the_replay_asks_before_it_loads_and_is_written_out(
    client: Client, index: EventIndexPage
) -> None:
    said = "<p>Est-ce que l’on m’entend ?</p>"
    replay = {"title": "La plénière", "url": FILM, "transcript": said}
    part = outcome(client, EventPageFactory(parent=index, outcome=[block("replay", replay)]))
    assert part is not None
    assert part.select_one(f'a[href="{FILM}"]')
    assert not part.select("iframe, video")
    assert "m’entend" in part.select("details")[0].get_text()


def test_the_report_is_a_page_that_everybody_may_read(
    client: Client, portal: Portal, index: EventIndexPage
) -> None:
    story = StoryPageFactory(parent=portal.stories, title="Trois semaines en juin")
    event = EventPageFactory(parent=index, report=story)
    part = outcome(client, event)
    assert part is not None
    assert part.select_one(f'a[href="{story.url}"]')
    PageViewRestriction.objects.create(page=story, restriction_type="login")
    assert outcome(client, event) is None


def test_an_event_tells_of_the_workshops_that_were_run_there(
    client: Client, portal: Portal, index: EventIndexPage
) -> None:
    event, other = (EventPageFactory(parent=index) for _event in range(2))
    recipe = workshop(portal.home, title="Le blason", runs=[run(event=event.pk)])
    part = outcome(client, event)
    assert part is not None
    assert [link.get_text() for link in part.select("a")] == ["Le blason"]
    assert outcome(client, other) is None
    assert event.title in main(client.get(recipe.url)).get_text()

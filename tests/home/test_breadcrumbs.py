"""The way here, from the home page down."""

from django.test import Client

from tests.directory.factories import PlaceFactory
from tests.home.factories import ContentPageFactory, Portal
from tests.members.factories import MediatorFactory
from tests.reading import soup, words
from tests.stories.factories import MottoFactory, StoryPageFactory


def way(client: Client, url: str) -> list[tuple[str, str | None]]:
    """Words and address of each step, the last one without."""
    steps = soup(client.get(url)).select(".breadcrumbs li > *")
    return [(words(step), step.get("href")) for step in steps]


def test_the_home_page_has_none(client: Client, portal: Portal) -> None:
    assert way(client, "/fr/") == []


def test_a_story_stands_below_its_list(client: Client, portal: Portal) -> None:
    story = StoryPageFactory(parent=portal.stories, title="Le bus")
    assert way(client, story.url)[1:] == [("Récits", portal.stories.url), ("Le bus", None)]
    assert way(client, story.url)[0][1] == "/fr/"


def test_a_page_far_down_has_its_whole_way(client: Client, portal: Portal) -> None:
    page = ContentPageFactory(parent=portal.home, title="Un")
    below = ContentPageFactory(parent=page, title="Deux")
    deepest = ContentPageFactory(parent=below, title="Trois")
    assert way(client, deepest.url)[1:] == [("Un", page.url), ("Deux", below.url), ("Trois", None)]
    assert way(client, deepest.url)[0][1] == "/fr/"


def test_what_is_no_page_has_one_too(client: Client, portal: Portal) -> None:
    motto = MottoFactory(text="On y va.")
    place = PlaceFactory(name="Le Quai")
    mediator = MediatorFactory(name="Samira")
    for url, last in (
        (f"{portal.wall.url}{motto.slug}/", "On y va."),
        (f"{portal.directory.url}{place.slug}/", "Le Quai"),
        (mediator.get_absolute_url(), "Samira"),
    ):
        steps = way(client, url)
        assert steps[0][1] == "/fr/"
        assert steps[-1] == (last, None)

"""Pages of lists cost the same number of queries however long the list."""

from collections.abc import Callable

import pytest
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from wagtail_factories import ImageFactory

from tests.directory.factories import PlaceFactory
from tests.home.factories import Portal
from tests.members.factories import MediatorFactory
from tests.stories.factories import MottoFactory, StoryPageFactory, ThemeFactory

MOST = 12  # the design's aim, with everything kept


def fill(portal: Portal, many: int) -> None:
    """Add stories and mottos with all that hangs on them."""
    for _number in range(many):
        theme, place, mediator = ThemeFactory(), PlaceFactory(), MediatorFactory()
        StoryPageFactory(
            parent=portal.stories,
            themes=[theme],
            places=[place],
            mediators=[mediator],
            department="59",
            cover=ImageFactory(),
            cover_alt="Un dessin",
        )
        MottoFactory(theme=theme, place=place, mediator=mediator)


@pytest.fixture
def costs(client: Client) -> Callable[[str], tuple[int, int]]:
    """How many queries a page needs: with nothing kept, and asked for again."""

    def cost(url: str) -> tuple[int, int]:
        assert client.get(url).status_code == 200  # makes what is made once: renditions
        cache.clear()
        counted = []
        for _time in ("with nothing kept", "again"):
            with CaptureQueriesContext(connection) as queries:
                client.get(url)
            counted.append(len(queries))
        return counted[0], counted[1]

    return cost


@pytest.mark.parametrize("url", ["/fr/", "/fr/recits/", "/fr/devises/", "/fr/recits/?page=2"])
def test_a_list_costs_the_same_number_of_queries_however_long(
    portal: Portal, costs: Callable[[str], tuple[int, int]], url: str
) -> None:
    fill(portal, 3)
    few = costs(url)
    fill(portal, 30)
    assert costs(url) == few
    assert few[1] <= MOST


@pytest.mark.parametrize("url", ["/fr/recits/rss/", "/fr/recits/atom/"])
def test_a_feed_costs_the_same_number_of_queries_however_long(
    portal: Portal, costs: Callable[[str], tuple[int, int]], url: str
) -> None:
    fill(portal, 2)
    few = costs(url)
    fill(portal, 10)
    assert costs(url) == few


def test_a_motto_and_a_story_cost_few_queries(
    portal: Portal, costs: Callable[[str], tuple[int, int]]
) -> None:
    fill(portal, 12)
    story = StoryPageFactory(
        parent=portal.stories,
        themes=[ThemeFactory()],
        places=[PlaceFactory()],
        mediators=[MediatorFactory()],
    )
    motto = MottoFactory()
    assert costs(story.url)[1] <= MOST
    assert costs(f"{portal.wall.url}{motto.slug}/")[1] <= MOST

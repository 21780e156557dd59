"""What search engines and social networks are told of a page."""

import pytest
from django.test import Client

from tests.directory.factories import PlaceFactory
from tests.home.factories import ContentPageFactory, Portal
from tests.home.reading import attributes
from tests.stories.factories import MottoFactory, StoryPageFactory

pytestmark = pytest.mark.django_db


def told(client: Client, url: str, name: str) -> str:
    """The content of the meta element ``name`` of the page at ``url``."""
    answer = client.get(url)
    assert answer.status_code == 200
    (content,) = attributes(answer, f'meta[name="{name}"], meta[property="{name}"]', "content")
    return content


def test_the_description_for_social_networks_is_the_one_they_get(
    client: Client, portal: Portal
) -> None:
    story = StoryPageFactory(
        parent=portal.stories,
        summary="Un bus, trois villages.",
        social_description="Montez, on démarre.",
    )
    assert told(client, story.url, "og:description") == "Montez, on démarre."
    assert told(client, story.url, "description") == "Un bus, trois villages."


def test_the_summary_stands_in_for_it(client: Client, portal: Portal) -> None:
    page = ContentPageFactory(parent=portal.home, summary="Qui nous sommes.")
    assert told(client, page.url, "og:description") == "Qui nous sommes."


def test_a_motto_is_shared_under_its_own_words(client: Client, portal: Portal) -> None:
    portal.wall.search_description = "Le mur."
    portal.wall.save()
    motto = MottoFactory(text="On ne lâche personne.", author="Samira")
    url = f"{portal.wall.url}{motto.slug}/"
    assert told(client, url, "og:title") == "On ne lâche personne."
    assert told(client, url, "og:description") == "Samira"
    assert told(client, url, "og:image").endswith(f"{portal.wall.url}{motto.slug}.png")


def test_a_place_is_shared_under_its_own_name(client: Client, portal: Portal) -> None:
    place = PlaceFactory(name="Le Quai", commune="Amiens", summary="On y répare tout.")
    url = f"{portal.directory.url}{place.slug}/"
    assert told(client, url, "og:title") == "Le Quai (Amiens)"
    assert told(client, url, "og:description") == "On y répare tout."


def test_the_home_page_is_shared_under_the_sentence_that_welcomes(
    client: Client, portal: Portal
) -> None:
    assert told(client, portal.home.url, "og:title") == "Trouver de l’aide"


def test_each_page_names_its_own_address(client: Client, portal: Portal) -> None:
    page = client.get(f"{portal.stories.url}?theme=rien")
    assert attributes(page, 'link[rel="canonical"]', "href") == [
        f"http://testserver{portal.stories.url}"
    ]

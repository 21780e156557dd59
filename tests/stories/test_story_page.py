"""A story: read, signed, dated, and tied to people, places and other stories."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.test import Client
from wagtail.images.models import Image
from wagtail_factories import ImageFactory

from directory.models import Place
from tests.directory.factories import PlaceFactory
from tests.home.factories import Portal, translated
from tests.home.reading import attributes, links, main, titles
from tests.members.factories import MediatorFactory
from tests.reading import words
from tests.stories.factories import StoryPageFactory, ThemeFactory


def paragraph(words: int) -> dict[str, str]:
    return {"type": "paragraph", "value": f"<p>{'mot ' * words}</p>"}


def test_it_shows_title_summary_date_author_and_themes(client: Client, portal: Portal) -> None:
    story = StoryPageFactory(
        parent=portal.stories,
        title="Le bus",
        summary="Trois arrêts.",
        author="Nadia",
        date=date(2026, 3, 2),
        themes=[ThemeFactory(name="Villages")],
    )
    answer = client.get(story.url)
    text = words(main(answer))
    assert titles(answer, "h1") == ["Le bus"]
    assert "Trois arrêts." in text
    assert "Nadia" in text
    assert "2 mars 2026" in text
    assert attributes(answer, "time", "datetime") == ["2026-03-02"]
    assert "/fr/recits/?theme=villages" in links(main(answer))


@pytest.mark.parametrize(("count", "minutes"), [(1, 1), (180, 1), (181, 2), (1000, 6)])
def test_reading_time_counts_the_words_of_the_whole_body(
    portal: Portal, count: int, minutes: int
) -> None:
    story = StoryPageFactory(
        parent=portal.stories, body=[paragraph(count // 2), paragraph(count - count // 2)]
    )
    assert story.minutes == minutes


def test_reading_time_stands_on_the_page_and_on_its_card(client: Client, portal: Portal) -> None:
    story = StoryPageFactory(parent=portal.stories, body=[paragraph(1000)])
    for url in (story.url, portal.stories.url):
        assert "6 minutes" in words(main(client.get(url)))


def test_a_cover_needs_a_description(portal: Portal) -> None:
    story = StoryPageFactory(parent=portal.stories)
    story.cover = ImageFactory()
    with pytest.raises(ValidationError) as fault:
        story.clean()
    assert "cover_alt" in fault.value.error_dict


def test_a_cover_is_described_on_the_page_and_decorates_the_card(
    client: Client, portal: Portal
) -> None:
    story = StoryPageFactory(
        parent=portal.stories, cover=ImageFactory(), cover_alt="Un bus dans la neige"
    )
    assert "Un bus dans la neige" in attributes(client.get(story.url), "main img", "alt")
    assert attributes(client.get(portal.stories.url), ".story-card img", "alt") == [""]


def test_its_people_and_places_are_shown_unless_hidden(client: Client, portal: Portal) -> None:
    story = StoryPageFactory(
        parent=portal.stories,
        mediators=[MediatorFactory(name="Samira"), MediatorFactory(name="Absente", live=False)],
        places=[
            PlaceFactory(name="Le Quai"),
            PlaceFactory(name="Fermé", state=Place.State.CLOSED),
            PlaceFactory(name="Caché", state=Place.State.HIDDEN),
            PlaceFactory(name="Brouillon", live=False),
        ],
    )
    text = words(main(client.get(story.url)))
    assert all(name in text for name in ("Samira", "Le Quai", "Fermé"))
    assert not any(name in text for name in ("Absente", "Caché", "Brouillon"))


def test_without_an_author_the_mediators_sign(client: Client, portal: Portal) -> None:
    samira = MediatorFactory(name="Samira")
    story = StoryPageFactory(parent=portal.stories, mediators=[samira])
    header = main(client.get(story.url)).select_one("article header")
    assert header is not None
    assert links(header) == [samira.get_absolute_url()]


def test_the_page_of_a_place_lists_its_stories_in_return(client: Client, portal: Portal) -> None:
    place, other = PlaceFactory(), PlaceFactory()
    story = StoryPageFactory(parent=portal.stories, title="Ici même", places=[place])
    StoryPageFactory(parent=portal.stories, title="Brouillon d’ici", places=[place], live=False)
    page = main(client.get(f"{portal.directory.url}{place.slug}/"))
    assert story.url in links(page)
    assert "Brouillon d’ici" not in words(page)
    assert story.url not in links(main(client.get(f"{portal.directory.url}{other.slug}/")))


def test_the_page_of_a_place_lists_each_story_once_in_the_readers_language(
    client: Client, portal: Portal
) -> None:
    place = PlaceFactory()
    story = StoryPageFactory(parent=portal.stories, slug="le-bus", places=[place])
    english = translated(story, portal.english, slug="the-bus")
    for door, here, there in (
        (portal.directory, story, english),
        (portal.directory_en, english, story),
    ):
        found = links(main(client.get(f"{door.url}{place.slug}/")))
        assert here.url in found
        assert there.url not in found


def test_stories_to_read_next_share_most_with_this_one(client: Client, portal: Portal) -> None:
    bus, robots = ThemeFactory(name="Bus"), ThemeFactory(name="Robots")
    story = StoryPageFactory(parent=portal.stories, themes=[bus, robots], department="60")
    for title, themes, department, day in (
        ("Rien en commun", [], "", 9),
        ("Rien non plus, plus vieux", [], "", 1),
        ("Le même coin", [], "60", 2),
        ("Un thème", [bus], "59", 3),
        ("Tout", [bus, robots], "60", 4),
    ):
        StoryPageFactory(
            parent=portal.stories,
            title=title,
            themes=themes,
            department=department,
            date=date(2026, 5, day),
        )
    next_ones = titles(client.get(story.url), ".story-card-title")
    assert next_ones == ["Tout", "Un thème", "Le même coin"]


def test_it_is_shared_without_asking_anybody(client: Client, portal: Portal) -> None:
    story = StoryPageFactory(parent=portal.stories, title="Le bus & nous")
    page = client.get(story.url)
    (mail,) = [link for link in links(main(page)) if link.startswith("mailto:")]
    assert "http%3A%2F%2Ftestserver%2Ffr%2Frecits%2F" in mail
    assert "Le%20bus%20%26%20nous" in mail
    sources = attributes(page, "[src]", "src")
    assert all(source.startswith("/") for source in sources)


def test_a_drawn_cover_becomes_a_png_for_social_networks(client: Client, portal: Portal) -> None:
    drawing = (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1200 630"><path d="M0 0h9v9"/></svg>'
    )
    cover = Image.objects.create(
        title="Dessin", file=ContentFile(drawing.encode(), "dessin.svg"), width=1200, height=630
    )
    story = StoryPageFactory(parent=portal.stories, cover=cover, cover_alt="Un trait")
    (address,) = attributes(client.get(story.url), 'meta[property="og:image"]', "content")
    picture = client.get(address.removeprefix("http://testserver"))
    assert picture["Content-Type"] == "image/png"
    assert picture.content.startswith(b"\x89PNG")


def test_a_photograph_is_shared_in_the_size_of_social_networks(
    client: Client, portal: Portal
) -> None:
    story = StoryPageFactory(parent=portal.stories, cover=ImageFactory(), cover_alt="Un bus")
    (address,) = attributes(client.get(story.url), 'meta[property="og:image"]', "content")
    answer = client.get(address.removeprefix("http://testserver"))
    assert answer.status_code == 302
    assert answer["Location"].endswith(".jpg")


def test_a_story_without_a_cover_shares_the_portals_own_picture(
    client: Client, portal: Portal
) -> None:
    story = StoryPageFactory(parent=portal.stories)
    (address,) = attributes(client.get(story.url), 'meta[property="og:image"]', "content")
    assert address == "http://testserver/static/share.png"
    assert client.get(f"/fr/recits/{story.slug}.png").status_code == 404

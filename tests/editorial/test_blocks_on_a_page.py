"""Every block of a body, as readers get it."""

import pytest
from bs4 import Tag
from django.test import Client

from directory.models import Place
from editorial.blocks import BodyBlock
from members.models import ArchetypePage, Mediator
from quests.models import Quest
from stories.models import Motto, StoryPage
from tests.editorial.factories import every_block
from tests.home.factories import Portal, translated
from tests.home.reading import links, main
from tests.reading import words
from tests.stories.factories import StoryPageFactory


@pytest.fixture
def story(portal: Portal) -> StoryPage:
    """A story with a block of each type."""
    return StoryPageFactory(parent=portal.stories, body=every_block(portal.wall))


@pytest.fixture
def body(client: Client, story: StoryPage) -> Tag:
    """Its body as readers get it."""
    found = main(client.get(story.url)).select_one(".body")
    assert found is not None
    return found


def test_the_examples_cover_every_block(story: StoryPage) -> None:
    assert [block.block_type for block in story.body] == list(BodyBlock().child_blocks)


def test_words_of_every_block_are_there(body: Tag) -> None:
    text = words(body)
    for part in (
        "Un paragraphe",
        "Ce qui reste",
        "On ne lâche personne.",
        "Samira",
        "130",
        "personnes",
        "Le Quai",
        "On y répare.",
        "Trois façons",
        "L’équipe",
        "Mathilde raconte",
        "4 min",
        "Sept heures cinquante.",
        "Une journée",
        "Le bus au loin",
        "Et vous ?",
        "Lire le mur",
        "Nous nous adaptons !",
        "Côte à côte",
        "Change de couleur.",
        "Benoît",
        "Personne ne reste sur le bord.",
        "Les armes de Benoît",
        "Qui êtes-vous ?",
        "Trois minutes.",
    ):
        assert part in text, part


def test_a_heading_can_be_linked_to(body: Tag) -> None:
    heading = body.select_one("h2#ce-qui-reste")
    assert heading is not None


def test_a_picture_has_its_description_and_its_size(body: Tag) -> None:
    picture = body.select_one('img[alt="Trois écus"]')
    assert picture is not None
    assert picture["width"].isdecimal()  # type: ignore[union-attr]
    assert picture["height"].isdecimal()  # type: ignore[union-attr]


def test_a_quotation_leads_to_its_mediator(body: Tag) -> None:
    assert Mediator.objects.get(name="Samira").get_absolute_url() in links(body)


def test_a_place_card_leads_to_the_place_as_it_is_now(client: Client, story: StoryPage) -> None:
    place = Place.objects.get()
    assert place.get_absolute_url() in links(main(client.get(story.url)))
    place.name = "Le Nouveau Quai"
    place.save()
    assert "Le Nouveau Quai" in words(main(client.get(story.url)))
    place.state = Place.State.HIDDEN
    place.save()
    assert "Le Nouveau Quai" not in words(main(client.get(story.url)))


def test_recordings_and_films_have_their_file_and_transcript(body: Tag) -> None:
    for player, kind in (("audio", "audio/mpeg"), ("video", "video/mp4")):
        source = body.select_one(f"{player} source")
        assert source is not None
        assert source["type"] == kind
        assert str(source["src"]).startswith("/documents/")
    assert len(body.select("details .prose")) == 2
    track = body.select_one("video track[kind=captions][srclang=fr]")
    assert track is not None


def test_a_film_kept_elsewhere_is_not_loaded_before_the_reader_agrees(body: Tag) -> None:
    assert not body.select("iframe")
    assert not body.select('[src*="vimeo"]')
    asked = body.select_one("[data-embed]")
    assert asked is not None
    assert asked["data-embed"] == "https://player.vimeo.com/video/76979871?dnt=1"
    assert "https://vimeo.com/76979871" in links(asked)  # without JavaScript: the film's own page


def test_a_button_leads_to_the_page_in_the_readers_language(
    client: Client, portal: Portal, story: StoryPage
) -> None:
    assert f"{portal.wall.url}?theme=bus" in links(main(client.get(story.url)))
    english = translated(story, portal.english, slug="in-english")
    assert f"{portal.wall_en.url}?theme=bus" in links(main(client.get(english.url)))


def test_a_button_to_a_page_that_is_gone_is_left_out(
    client: Client, portal: Portal, story: StoryPage
) -> None:
    portal.wall.unpublish()
    assert "Lire le mur" not in words(main(client.get(story.url)))


def test_voices_lead_to_their_own_pages(body: Tag) -> None:
    archetype, motto = ArchetypePage.objects.get(), Motto.objects.get()
    benoit, quest = Mediator.objects.get(name="Benoît"), Quest.objects.get()
    assert {
        archetype.url,
        motto.get_absolute_url(),
        benoit.get_absolute_url(),
        quest.get_absolute_url(),
    } <= set(links(body))


def test_arms_have_their_words_and_lead_to_the_builder_as_they_are(body: Tag) -> None:
    figure = body.select_one(".body-blason")
    assert figure is not None
    assert figure.select_one("svg title")
    assert "Tranché de pourpre et d’azur à la main d’or." in words(figure)
    assert any(link.startswith("/fr/blason/?") for link in links(figure))


def test_what_is_no_longer_public_is_left_out(client: Client, story: StoryPage) -> None:
    ArchetypePage.objects.get().unpublish()
    for one in (*Motto.objects.all(), *Quest.objects.all(), Mediator.objects.get(name="Benoît")):
        one.unpublish()
    text = words(main(client.get(story.url)))
    for gone in ("Nous nous adaptons", "Change de couleur", "Personne ne reste", "Qui êtes-vous"):
        assert gone not in text
    assert "médiatrice numérique Français" not in text


def test_a_mediators_portrait_shows_what_they_agreed_to(client: Client, story: StoryPage) -> None:
    benoit = Mediator.objects.get(name="Benoît")
    benoit.presentation = "Il conduit le bus."
    benoit.save()
    assert "Il conduit le bus." in words(main(client.get(story.url)))
    benoit.shown = []
    benoit.save()
    assert "Il conduit le bus." not in words(main(client.get(story.url)))


def test_voices_speak_the_readers_language(
    client: Client, portal: Portal, story: StoryPage
) -> None:
    archetype = ArchetypePage.objects.get()
    index = archetype.get_parent().specific
    translated(index, portal.english, slug="super-mediators")
    translated(archetype, portal.english, title="The Chameleon", slug="chameleon")
    english = translated(story, portal.english, slug="in-english")
    assert "The Chameleon" in words(main(client.get(english.url)))


def test_what_a_block_speaks_of_may_be_deleted(client: Client, story: StoryPage) -> None:
    Place.objects.get().delete()
    for model in (Mediator, Motto, Quest, ArchetypePage):
        for one in model.objects.all():
            one.delete()
    text = words(main(client.get(story.url)))
    assert "Un paragraphe" in text
    assert "On ne lâche personne." in text


def test_no_two_elements_of_a_page_share_an_address(client: Client, portal: Portal) -> None:
    heading = {"type": "heading", "value": {"text": "Et après ?", "level": "2", "anchor": ""}}
    story = StoryPageFactory(parent=portal.stories, body=[heading, heading])
    found = [str(each["id"]) for each in main(client.get(story.url)).select(".body [id]")]
    assert len(found) == 2
    assert len(set(found)) == 2

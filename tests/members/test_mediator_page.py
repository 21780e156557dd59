"""The page about a mediator: who it is, where one meets them, what is told of them."""

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from wagtail_factories import ImageFactory

from directory.models import Place
from tests.directory.factories import PlaceFactory
from tests.home.factories import Portal, translated
from tests.home.reading import attributes, links, main, titles
from tests.members.factories import MediatorFactory
from tests.reading import words
from tests.stories.factories import MottoFactory, StoryPageFactory


def test_it_shows_name_role_presentation_and_places(client: Client, portal: Portal) -> None:
    samira = MediatorFactory(
        name="Samira",
        role="bibliothécaire",
        presentation="Elle aime les imprimantes.\n\nVraiment.",
        places=[
            PlaceFactory(name="Le Quai"),
            PlaceFactory(name="Caché", state=Place.State.HIDDEN),
        ],
    )
    answer = client.get(samira.get_absolute_url())
    text = words(main(answer))
    assert titles(answer, "h1") == ["Samira"]
    assert all(part in text for part in ("bibliothécaire", "imprimantes", "Vraiment", "Le Quai"))
    assert "Caché" not in text


def test_it_answers_in_both_languages_and_says_that_the_words_are_french(
    client: Client, portal: Portal
) -> None:
    MediatorFactory(name="Samira", slug="samira")
    assert not main(client.get("/fr/mediateurs/samira/")).select("[lang]")
    assert main(client.get("/en/mediators/samira/")).select_one("[lang=fr] h1")


def test_it_shows_their_mottos_and_stories(client: Client, portal: Portal) -> None:
    samira = MediatorFactory()
    motto = MottoFactory(mediator=samira, text="On y va.")
    story = StoryPageFactory(parent=portal.stories, mediators=[samira])
    MottoFactory(mediator=samira, text="Brouillon.", live=False)
    page = main(client.get(samira.get_absolute_url()))
    assert {f"{portal.wall.url}{motto.slug}/", story.url} <= set(links(page))
    assert "Brouillon." not in words(page)


def test_each_story_stands_there_once_in_the_readers_language(
    client: Client, portal: Portal
) -> None:
    MediatorFactory(slug="samira")
    samira = MediatorFactory(slug="nadia")
    story = StoryPageFactory(parent=portal.stories, mediators=[samira], slug="le-bus")
    english = translated(story, portal.english, slug="the-bus")
    found = links(main(client.get("/en/mediators/nadia/")))
    assert english.url in found
    assert story.url not in found


def test_somebody_who_is_not_published_is_not_found(client: Client, portal: Portal) -> None:
    MediatorFactory(slug="absente", live=False)
    assert client.get("/fr/mediateurs/absente/").status_code == 404
    assert client.get("/fr/mediateurs/rien/").status_code == 404


def test_two_of_the_same_name_have_two_addresses(client: Client, portal: Portal) -> None:
    assert [MediatorFactory(name="Éloïse B.").slug for _time in (1, 2)] == [
        "eloise-b",
        "eloise-b-2",
    ]


def test_a_portrait_needs_a_description() -> None:
    with pytest.raises(ValidationError) as fault:
        MediatorFactory.build(portrait_id=1, portrait_alt=" ").clean()
    assert "portrait_alt" in fault.value.error_dict


def test_a_portrait_is_shown_with_its_description(client: Client, portal: Portal) -> None:
    samira = MediatorFactory(portrait=ImageFactory(), portrait_alt="Samira sourit")
    assert "Samira sourit" in attributes(client.get(samira.get_absolute_url()), "main img", "alt")


def test_without_a_portrait_arms_are_drawn(client: Client, portal: Portal) -> None:
    page = main(client.get(MediatorFactory().get_absolute_url()))
    assert page.select_one("svg.arms")
    assert not page.select("img")


def test_the_page_of_a_place_says_who_works_there(client: Client, portal: Portal) -> None:
    place = PlaceFactory()
    with_portrait = {"portrait": ImageFactory(), "portrait_alt": "Nadia rit"}
    people = [MediatorFactory(places=[place]), MediatorFactory(places=[place], **with_portrait)]
    absent = MediatorFactory(places=[place], live=False)
    page = main(client.get(f"{portal.directory.url}{place.slug}/"))
    assert {person.get_absolute_url() for person in people} <= set(links(page))
    assert absent.get_absolute_url() not in links(page)

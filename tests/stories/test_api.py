"""The API of mottos: what is on the wall, and nothing else."""

from typing import Any

import pytest
from django.test import Client

from tests.directory.factories import PlaceFactory
from tests.home.factories import Portal
from tests.members.factories import MediatorFactory
from tests.stories.factories import MottoFactory, ThemeFactory


def get(**parameters: Any) -> Any:
    answer = Client().get("/api/v1/mottos", {"lang": "fr", **parameters})
    assert answer.status_code == 200, answer.text
    return answer.json()


def texts(**parameters: Any) -> list[str]:
    return [one["text"] for one in get(**parameters)["results"]]


@pytest.mark.usefixtures("portal")
def test_a_motto_is_told_with_who_says_it_where_and_on_what() -> None:
    place = PlaceFactory(name="Le Quai", department="59")
    MottoFactory(
        text="Entrez !",
        slug="entrez",
        theme=ThemeFactory(name="Le métier", slug="metier"),
        mediator=MediatorFactory(name="Samira", slug="samira"),
        place=place,
    )
    (told,) = get()["results"]
    assert (told["text"], told["language"]) == ("Entrez !", "fr")
    assert told["url"] == "http://testserver/fr/devises/entrez/"
    assert told["theme"] == {"slug": "metier", "name": "Le métier"}
    assert told["place"]["id"] == place.pk
    assert told["mediator"]["url"] == "http://testserver/fr/mediateurs/samira/"
    assert told["shares"] == 0


@pytest.mark.usefixtures("portal")
def test_what_is_not_public_is_not_told() -> None:
    MottoFactory(text="Brouillon", live=False)
    MottoFactory(
        text="Entrez !", place=PlaceFactory(live=False), mediator=MediatorFactory(paused=True)
    )
    (told,) = get()["results"]
    assert (told["text"], told["place"], told["mediator"]) == ("Entrez !", None, None)


@pytest.mark.usefixtures("portal")
def test_the_walls_filters_choose_and_count() -> None:
    theme = ThemeFactory(name="Le métier", slug="metier")
    MottoFactory(text="Un", theme=theme, place=PlaceFactory(slug="le-quai", department="59"))
    MottoFactory(text="Deux", theme=theme)
    MottoFactory(text="Trois")
    assert texts(theme="metier") == ["Un", "Deux"]
    assert texts(department="59") == texts(place="le-quai") == ["Un"]
    assert texts(theme="nothing") == []
    assert get()["facets"]["theme"] == [{"value": "metier", "label": "Le métier", "count": 2}]


def test_a_motto_comes_in_the_language_asked_for_if_it_is_said_in_it(portal: Portal) -> None:
    motto = MottoFactory(text="Entrez !", slug="entrez")
    MottoFactory(text="Seulement ici")
    MottoFactory(
        text="Come in!", translation_key=motto.translation_key, slug="entrez", locale=portal.english
    )
    told = get(lang="en")["results"]
    assert [(one["text"], one["language"]) for one in told] == [
        ("Come in!", "en"),
        ("Seulement ici", "fr"),
    ]


@pytest.mark.usefixtures("portal")
def test_no_query_a_motto(django_assert_num_queries: Any) -> None:
    def another() -> None:
        MottoFactory(mediator=MediatorFactory(), place=PlaceFactory(), theme=ThemeFactory())

    another()
    get()
    with django_assert_num_queries(3):
        get()
    for _ in range(4):
        another()
    get()
    with django_assert_num_queries(3):
        assert get(page_size=3)["pages"] == 2


@pytest.mark.django_db
def test_a_portal_without_english_pages_is_asked_in_english_all_the_same() -> None:
    assert Client().get("/api/v1/mottos", {"lang": "en"}).json()["results"] == []

"""The guided journey: a question a screen, back and change, counts, and the search at its end."""

from collections.abc import Callable
from typing import Any

import pytest
from django.core.cache import caches
from django.http import HttpResponse
from django.test import Client
from pytest_django import Settings

from directory.models import DirectoryPage
from tests.directory.factories import CommuneFactory, PlaceFactory
from tests.directory.reading import names, seen, sent_by
from tests.home.reading import links, main
from tests.reading import soup, words

pytestmark = pytest.mark.django_db
GUIDE = "/fr/trouver-de-l-aide/"
PRINTING = "Accès internet et matériel informatique"


@pytest.fixture(autouse=True)
def _somewhere(pages: dict[str, DirectoryPage], reindex: Callable[[], None]) -> None:
    CommuneFactory(
        code="80021", name="Amiens", population=134_000, latitude=49.8942, longitude=2.2957
    )
    CommuneFactory(code="62498", name="Lens", population=31_000, latitude=50.4319, longitude=2.8333)
    PlaceFactory(name="Gratuit", services=[PRINTING], fees=["Gratuit"])
    PlaceFactory(name="Payant", services=[PRINTING], fees=["Payant"])
    PlaceFactory(name="Autre chose", fees=["Gratuit"])
    reindex()


def question(response: HttpResponse) -> str:
    heading = soup(response).h1
    assert heading
    return words(heading)


def ways(response: HttpResponse) -> dict[str, str]:
    """What is proposed when nothing fits, and where it leads."""
    return {words(link): str(link["href"]) for link in soup(response).select(".guide-ways a")}


def button(response: HttpResponse, name: str) -> str:
    """Where the button leads: its value of « step »."""
    found = soup(response).find("button", string=name)
    assert found
    return str(found["value"])


def test_it_begins_with_the_need(client: Client) -> None:
    response = client.get(GUIDE)
    assert question(response) == "De quoi avez-vous besoin ?"
    assert "Question 1 sur 7" in seen(response)
    assert "3 lieux correspondent" in seen(response)
    assert button(response, "Continuer") == "price"


def test_each_screen_carries_the_other_answers_in_its_form(client: Client) -> None:
    response = client.get(f"{GUIDE}?need=print&price=free&locality=Lens&step=price")
    form = soup(response).find(id="guide")
    assert form
    assert sent_by(form) == {"need": ["print"], "price": ["free"], "locality": ["Lens"]}


def test_one_goes_back_and_skips_without_losing_the_rest(client: Client) -> None:
    response = client.get(f"{GUIDE}?need=print&price=free&step=price")
    assert button(response, "Revenir") == "need" or button(response, "Retour") == "need"
    skip = next(link for link in links(main(response)) if "step=access" in link)
    assert skip == f"{GUIDE}?need=print&step=access"


def test_the_count_follows_the_answers(client: Client) -> None:
    response = client.get(f"{GUIDE}?need=print&price=free&step=price&fragment=count")
    assert seen(response) == "1 lieu correspond"


def test_the_summary_says_each_answer_and_leads_back_to_its_question(client: Client) -> None:
    response = client.get(f"{GUIDE}?need=print&day=sat&part=evening&locality=Amiens&step=summary")
    text = seen(response)
    for answer in ("Imprimer, scanner ou photocopier", "Samedi", "En fin de journée", "Amiens"):
        assert answer in text
    change = f"{GUIDE}?need=print&day=sat&part=evening&locality=Amiens&step=price&then=summary"
    assert change in links(main(response))


def test_after_a_change_one_is_back_at_the_summary(client: Client) -> None:
    response = client.get(f"{GUIDE}?need=print&step=price&then=summary")
    assert button(response, "Continuer") == "summary"


def test_the_journey_ends_in_the_same_search(client: Client) -> None:
    summary = client.get(f"{GUIDE}?need=print&price=free&locality=Amiens&step=summary")
    address = next(link for link in links(main(summary)) if link.startswith("/fr/lieux/"))
    assert "services=acces-internet-et-materiel-informatique" in address
    assert names(client.get(address)) == ["Gratuit"]


def test_the_button_to_the_places_takes_the_answer_in_sight_along(client: Client) -> None:
    response = client.get(f"{GUIDE}?need=print&price=free&step=places")
    assert response.status_code == 302
    assert names(client.get(response.url)) == ["Gratuit"]  # type: ignore[attr-defined]


class TestWhenNothingFits:
    def test_it_is_said_with_what_each_answer_less_would_bring(self, client: Client) -> None:
        response = client.get(f"{GUIDE}?need=print&price=free&support=remote&step=support")
        assert "Aucun lieu ne correspond" in seen(response)
        assert ways(response) == {
            "Sans « De chez moi, par téléphone ou en ligne » · 1": (
                f"{GUIDE}?need=print&price=free&step=support"
            )
        }

    def test_elsewhere_is_a_way_too(self, client: Client) -> None:
        PlaceFactory.create_batch(0)
        response = client.get(f"{GUIDE}?need=print&locality=59&step=summary")
        assert "Nous ne connaissons pas" not in seen(response)
        assert ways(response) == {"Partout · 2": f"{GUIDE}?need=print&step=summary"}

    def test_when_no_single_answer_helps_the_need_alone_is_left(self, client: Client) -> None:
        address = f"{GUIDE}?need=print&language=english&support=remote&step=summary"
        assert ways(client.get(address)) == {
            "Avec le besoin seulement · 2": f"{GUIDE}?need=print&step=summary"
        }


class TestWhere:
    def test_a_town_that_nobody_knows_leads_back_to_the_question(self, client: Client) -> None:
        response = client.get(f"{GUIDE}?need=print&locality=zzzzzz&step=summary")
        assert question(response) == "Où êtes-vous ?"
        assert "Nous ne connaissons pas cette commune" in seen(response)
        field = soup(response).find(id="where")
        assert field
        assert (field["value"], field["aria-invalid"]) == ("zzzzzz", "true")
        assert "correspondent" not in seen(response)

    def test_towns_of_one_name_are_told_apart(self, client: Client) -> None:
        CommuneFactory(code="17500", name="Amiens", population=200)
        response = client.get(f"{GUIDE}?locality=Amiens&step=where")
        assert any("Amiens (17)" in link.get_text() for link in main(response).select("a"))

    def test_a_point_is_rounded_before_it_stands_in_an_address(self, client: Client) -> None:
        response = client.get(f"{GUIDE}?near=49.894213,2.295731&step=summary")
        assert "Autour de moi" in seen(response)
        assert not [link for link in links(main(response)) if "49.894213" in link]
        assert [link for link in links(main(response)) if "near=49.894,2.296" in link]


class TestTheWayThere:
    def test_the_search_box_and_its_empty_state_lead_to_it_with_the_town(
        self, client: Client
    ) -> None:
        response = client.get("/fr/lieux/?q=zzzzzz&locality=Amiens")
        guides = [link for link in links(main(response)) if link.startswith(GUIDE)]
        assert guides == [f"{GUIDE}?locality=Amiens"] * 2

    def test_it_exists_in_english(self, client: Client) -> None:
        response = client.get("/en/find-help/?step=where")
        assert question(response) == "Where are you?"
        french = soup(response).find("a", hreflang="fr")
        assert french
        assert french["href"] == f"{GUIDE}?step=where"


def test_a_screen_is_kept_for_all_readers_and_costs_few_queries(
    client: Client, django_assert_max_num_queries: Any, settings: Settings, tmp_path: Any
) -> None:
    client.get(GUIDE)
    with django_assert_max_num_queries(12):
        client.get(f"{GUIDE}?need=print&locality=Amiens&step=price")
    settings.PAGE_CACHE_SECONDS, settings.DATA = 60, tmp_path
    caches["pages"].clear()
    client.get(f"{GUIDE}?need=print&locality=Amiens&step=price")
    with django_assert_max_num_queries(0):
        client.get(f"{GUIDE}?need=print&locality=Amiens&step=price")
    caches["pages"].clear()

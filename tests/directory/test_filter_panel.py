"""All the filters as a reader finds them: six first, the rest behind one fold, none forgotten."""

from collections.abc import Callable

import pytest
from django.http import QueryDict

from directory.asking import parse
from directory.filter_panel import FIRST, MORE, panel
from directory.filters import FILTERS
from directory.listing import answer
from directory.models import DirectoryPage, Place
from tests.directory.factories import PlaceFactory
from tests.directory.reading import asked_by
from tests.directory.test_list_page import english, link, names, read, seen, soup

pytestmark = pytest.mark.django_db

# What the standard knows of a place, each with a value that one place has and the other has not.
TOLD = {
    "family": ("library", {"typologies": ["BIB"]}),
    "typologie": ("bib", {"typologies": ["BIB"]}),
    "services": (
        "utilisation-securisee-du-numerique",
        {"services": ["Utilisation sécurisée du numérique"]},
    ),
    "frais_a_charge": ("gratuit", {"fees": ["Gratuit"]}),
    "appointment": ("without", {"access_modes": ["Se présenter"]}),
    "accessibility": ("record", {"accessibility_url": "https://acceslibre.beta.gouv.fr/app/1/"}),
    "publics_specifiquement_adresses": ("seniors", {"audiences": ["Seniors"]}),
    "prise_en_charge_specifique": ("surdite", {"special_care": ["Surdité"]}),
    "modalites_accompagnement": ("a-distance", {"support_modes": ["À distance"]}),
    "modalites_acces": ("telephoner", {"access_modes": ["Téléphoner"]}),
    "dispositif_programmes_nationaux": ("aidants-connect", {"programmes": ["Aidants Connect"]}),
    "formations_labels": ("ordi-3-0", {"labels": ["ORDI 3.0"]}),
    "itinerance": ("itinerant", {"itinerance": ["Itinérant"]}),
    "department": ("59", {"department": "59"}),
    "source": ("Hub%20du%20Nord", {"source": "Hub du Nord"}),
    "open_at": ("tue-1000", {"opening_hours": "Tu 09:00-12:00"}),
}


def test_every_filter_has_one_place_in_the_panel() -> None:
    shown = [*FIRST, *(name for _heading, names in MORE for name in names)]
    hours = {"open_at", "open_unknown"}
    assert sorted([*shown, *hours]) == sorted(one.name for one in FILTERS)


def test_every_field_of_the_standards_filters_is_tried_here() -> None:
    assert set(TOLD) | {"open_unknown", "organisation"} == {one.name for one in FILTERS}


@pytest.mark.parametrize("name", TOLD)
def test_a_search_by_any_field_finds_what_has_it_and_no_other(
    name: str, pages: dict[str, DirectoryPage], reindex: Callable[[], None]
) -> None:
    value, told = TOLD[name]
    PlaceFactory(name="Celui-ci", **told)
    PlaceFactory(name="Un autre")
    reindex()
    assert names(english(f"{name}={value}")) == ["Celui-ci"]


def test_the_rest_is_folded_until_something_in_it_is_chosen(
    pages: dict[str, DirectoryPage], reindex: Callable[[], None]
) -> None:
    PlaceFactory(audiences=["Seniors", "Jeunes"], support_modes=["À distance"], fees=["Gratuit"])
    reindex()
    more = soup(english("filters=all")).select_one("details.more-filters")
    assert more is not None and not more.has_attr("open")
    assert more.select("[data-filter=publics_specifiquement_adresses] input[value=seniors]")
    query = (
        "filters=all&publics_specifiquement_adresses=seniors|jeunes"
        "&modalites_accompagnement=a-distance&frais_a_charge=gratuit"
    )
    page = english(query)
    more = soup(page).select_one("details.more-filters")
    assert more is not None and more.has_attr("open")
    summaries = [one.get_text(" ", strip=True) for one in more.find_all("summary")]
    assert summaries[0] == "More filters 3 chosen"
    assert "Especially for 2 chosen" in summaries
    assert "All the filters" not in seen(page) and "Fold the filters (4 set)" in seen(page)


def test_what_is_folded_costs_nothing(reindex: Callable[[], None]) -> None:
    places: list[Place] = PlaceFactory.create_batch(2, fees=["Gratuit"])
    reindex()
    asked, _notices = parse(QueryDict(""))
    shown = panel(asked, answer(asked, facets=(), language="en"), "en")
    assert places and shown["first"] == shown["more"] == []


def test_what_filters_hide_for_want_of_knowing_is_said_and_one_link_shows_it(
    pages: dict[str, DirectoryPage], reindex: Callable[[], None]
) -> None:
    PlaceFactory(name="Gratuit", fees=["Gratuit"], accessibility_url="https://acces.example/1")
    PlaceFactory.create_batch(2, accessibility_url="https://acces.example/2")
    PlaceFactory(name="Sans fiche", fees=["Gratuit"])
    PlaceFactory(fees=["Payant"])
    reindex()
    page = english("frais_a_charge=gratuit&accessibility=record&q=")
    assert names(page) == ["Gratuit"]
    assert "2 places do not tell their price. Show them too" in seen(page)
    assert "1 place does not tell whether it is accessible. Show them too" in seen(page)
    price, _access = soup(page).select(".directory-hidden a")
    both = read(f"/en/places/{str(price['href']).removeprefix('/en/places/')}")
    assert len(names(both)) == 3
    assert "do not tell their price" not in seen(both)
    assert asked_by(link(both, "Price: not told", "Remove")) == {
        "frais_a_charge": ["gratuit"],
        "accessibility": ["record"],
    }


def test_filters_that_hide_nothing_say_nothing(
    pages: dict[str, DirectoryPage], reindex: Callable[[], None]
) -> None:
    PlaceFactory(fees=["Gratuit"])
    PlaceFactory(fees=["Payant"])
    reindex()
    assert "Show them too" not in seen(english("frais_a_charge=gratuit"))

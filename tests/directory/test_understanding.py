"""What is understood of a search: what, where and when; and what must stay words."""

import datetime
from typing import Any
from urllib.parse import parse_qs

import pytest
from django.http import QueryDict
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from directory import links
from directory.asking import Asked, parse
from directory.localities import Found
from directory.understanding import Understanding, understand
from directory.understanding.ordinary import is_ordinary
from tests.directory.factories import CommuneFactory, PlaceFactory
from tests.reading import soup, words

pytestmark = pytest.mark.django_db

NOWHERE = Found()
TUESDAY = datetime.date(2026, 5, 12)
COMMUNES = [
    ("80021", "Amiens", ["80000"], 134_000),
    ("59350", "Lille", ["59000", "59800"], 238_000),
    ("69123", "Lyon", ["69003", "69007"], 520_000),
    ("75056", "Paris", ["75001", "75015"], 2_100_000),
    ("76351", "Le Havre", ["76600"], 166_000),
    ("93066", "Saint-Denis", ["93200"], 113_000),
    ("97411", "Saint-Denis", ["97400"], 153_000),
    ("38544", "Vienne", ["38200"], 29_000),
    ("86066", "Châtellerault", ["86100"], 31_000),
    ("03185", "Moulins", ["03000"], 19_000),
    ("58182", "Moulins-Engilbert", ["58290"], 1_400),
    ("85194", "Les Sables-d'Olonne", ["85100"], 48_000),
    ("69066", "Cours", ["69470"], 4_300),
    ("59163", "Croix", ["59170"], 20_000),
    ("83127", "Signes", ["83870"], 2_800),
    ("44082", "Ligné", ["44850"], 5_700),
    ("37261", "Tours", ["37000"], 136_000),
    ("80700", "Saveuse", ["80730"], 1_000),
    ("26362", "Valence", ["26000"], 64_000),
]


@pytest.fixture(autouse=True)
def _gazetteer() -> None:
    for code, name, postcodes, population in COMMUNES:
        CommuneFactory(code=code, name=name, postcodes=postcodes, population=population)


def read(text: str, language: str = "fr", **given: Any) -> Understanding:
    return understand(text, language=language, today=TUESDAY, given=given)


def values(found: Understanding) -> dict[str, str]:
    return {part.name: part.value for part in found.parts}


@pytest.mark.parametrize(
    ("typed", "text", "locality"),
    [
        ("fablab amiens", "fablab", "Amiens (80)"),
        ("FABLAB AMIENS", "FABLAB", "Amiens (80)"),
        ("amiens fablab", "fablab", "Amiens (80)"),
        ("fablab d’Amiens", "fablab", "Amiens (80)"),
        ("fablab de Lille", "fablab", "Lille (59)"),
        ("fablab près de Lille", "fablab", "Lille (59)"),
        ("un atelier à lyon", "un atelier", "Lyon (69)"),
        ("mairie de lyon", "mairie", "Lyon (69)"),
        ("mairie du havre", "mairie", "Le Havre (76)"),
        ("aide aux sables d'olonne", "aide", "Les Sables-d'Olonne (85)"),
        ("mairie paris 15", "mairie", "75015"),
        ("mairie paris 15e arrondissement", "mairie", "75015"),
        ("bibliothèque 59800", "bibliothèque", "59800"),
        ("bibliothèque 59800 Lille", "bibliothèque", "Lille (59800)"),
        ("mission locale st denis 93", "mission locale", "Saint-Denis (93)"),
        ("médiathèque saint-denis réunion", "médiathèque", "Saint-Denis (974)"),
        ("fablab dans le nord", "fablab", "59"),
        ("fablab en vienne", "fablab", "86"),
        ("fablab dans le 59", "fablab", "59"),
        ("fablab en Bretagne", "fablab", "Bretagne (région)"),
        ("fablab dans les hauts-de-france", "fablab", "Hauts-de-France (région)"),
        ("ordinateur finistère", "ordinateur", "29"),
        ("atelier à Saveuse", "atelier", "Saveuse (80)"),
        ("rue de lille lyon", "rue de lille", "Lyon (69)"),
        ("médiathèque tours", "médiathèque", "Tours (37)"),
        ("Lille", "", "Lille (59)"),
        ("lieux ouverts à lille", "", "Lille (59)"),
    ],
)
def test_where_is_taken_out_of_the_words(typed: str, text: str, locality: str) -> None:
    found = read(typed)
    assert (found.text, values(found)) == (text, {"locality": locality})


@pytest.mark.parametrize(
    "typed",
    [
        "aide",
        "la poste",
        "bus numérique",
        "senior",
        "croix rouge",  # Croix is a town of 20,000
        "cours d'informatique",  # Cours too is a commune
        "langue des signes",  # Signes
        "démarches en ligne",  # Ligné
        "rue de lille",
        "mission locale vienne",  # the town or the département
        "mission locale saint-denis",  # two large towns
        "atelier saveuse",  # a village that nobody announced: the text finds it
        "mairie de moulins engilbert",  # too small to be sure, and not Moulins
        "quartier nord",
        "pas cher",
        "coworking 59",
        "12345678",
    ],
)
def test_words_that_only_look_like_a_town_stay_words(typed: str) -> None:
    found = read(typed)
    assert (found.text, values(found)) == (typed, {})


def test_a_commune_known_from_its_places_alone_is_one_whatever_its_size() -> None:
    CommuneFactory(code="62427", name="Hénin", population=0, derived=True)
    assert values(read("atelier henin")) == {"locality": "Hénin (62)"}


def test_towns_that_are_as_likely_are_offered() -> None:
    offered = read("mission locale saint-denis").found.alternatives
    assert [one.label for one in offered] == ["Saint-Denis (974)", "Saint-Denis (93)"]


@pytest.mark.parametrize(
    ("typed", "text", "value"),
    [
        ("ouvert samedi", "", "sat"),
        ("fablab samedi", "fablab", "sat"),
        ("bibliothèque ouverte le dimanche", "bibliothèque", "sun"),
        ("mediatheque samedi matin", "mediatheque", "sat-morning"),
        ("atelier lundi après-midi", "atelier", "mon-afternoon"),
        ("atelier lundi apres midi", "atelier", "mon-afternoon"),
        ("aide mardi soir", "aide", "tue-evening"),
        ("samedi 10h", "", "sat-1000"),
        ("samedi à 10 h 30", "", "sat-1030"),
        ("ce week-end", "", "weekend"),
        ("week end", "", "weekend"),
        ("ouvert maintenant", "", "now"),
        ("caf ouverte en ce moment", "caf", "now"),
        ("aide demain", "aide", "2026-05-13"),
        ("aide demain matin", "aide", "2026-05-13-morning"),
        ("demain 14h", "", "2026-05-13T14:00"),
        ("ce soir", "", "2026-05-12-evening"),
        ("aujourd’hui", "", "2026-05-12"),
    ],
)
def test_when_is_a_filter(typed: str, text: str, value: str) -> None:
    found = read(typed)
    assert (found.text, values(found)) == (text, {"open_at": value})


@pytest.mark.parametrize(
    ("typed", "text", "value"),
    [
        ("open on saturday", "", "sat"),
        ("library open now", "library", "now"),
        ("help tomorrow at 2pm", "help", "2026-05-13T14:00"),
        ("open this weekend", "", "weekend"),
        ("saturday afternoon", "", "sat-afternoon"),
    ],
)
def test_when_in_english(typed: str, text: str, value: str) -> None:
    found = read(typed, "en")
    assert (found.text, values(found)) == (text, {"open_at": value})


@pytest.mark.parametrize("typed", ["portes ouvertes", "now", "25h", "midi", "dimancheries"])
def test_words_that_only_look_like_a_moment_stay_words(typed: str) -> None:
    assert read(typed) == Understanding(typed, found=NOWHERE)


@pytest.mark.parametrize(
    ("typed", "language", "text", "filters"),
    [
        ("wifi gratuit", "fr", "wifi", {"frais_a_charge": "Gratuit"}),
        ("free wifi", "en", "wifi", {"frais_a_charge": "Gratuit"}),
        ("boutique free", "fr", "boutique free", {}),
        ("aide sans rdv", "fr", "aide", {"appointment": "without"}),
        ("help without appointment", "en", "help", {"appointment": "without"}),
        ("accessible en fauteuil roulant", "fr", "", {"accessibility": "motor"}),
        ("atelier pmr", "fr", "atelier", {"accessibility": "motor"}),
        ("wheelchair accessible library", "en", "library", {"accessibility": "motor"}),
    ],
)
def test_a_few_words_are_surely_a_filter(
    typed: str, language: str, text: str, filters: dict[str, str]
) -> None:
    found = read(typed, language)
    assert (found.text, values(found)) == (text, filters)


def test_all_of_it_together_in_the_order_typed() -> None:
    found = read("fablab gratuit à Amiens samedi")
    assert found.text == "fablab"
    assert [(part.name, part.words) for part in found.parts] == [
        ("frais_a_charge", "gratuit"),
        ("locality", "à Amiens"),
        ("open_at", "samedi"),
    ]


def test_a_field_of_its_own_wins() -> None:
    assert values(read("fablab lille samedi", locality=())) == {"open_at": "sat"}
    assert read("fablab samedi", open_at=("now",)).text == "fablab samedi"
    # Words that say the same as the field say nothing more.
    assert read("fablab samedi", open_at=("sat",)) == Understanding("fablab", found=NOWHERE)


def test_words_may_be_kept_as_words() -> None:
    found = understand(
        "fablab lille samedi", language="fr", today=TUESDAY, given={}, literal=["locality"]
    )
    assert (found.text, values(found)) == ("fablab lille", {"open_at": "sat"})


def test_ordinary_words_need_no_query(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    assert is_ordinary("aide aux démarches")
    with django_assert_num_queries(0):
        read("aide aux démarches")
        read("fablab gratuit samedi")
    with django_assert_num_queries(1):
        read("un fablab quelque part du côté de lille ou bien ailleurs si possible")


# The address, and the ways back


def ask(query: str) -> Asked:
    return parse(QueryDict(query))[0]


def test_the_address_keeps_what_was_typed() -> None:
    asked = ask("q=fablab+lille+gratuit&page=2")
    assert asked.text == "fablab"
    assert asked.filters == {"frais_a_charge": ("Gratuit",)}
    assert asked.locality and asked.locality.label == "Lille (59)"
    assert links.with_page(asked, 3) == "?q=fablab%20lille%20gratuit&page=3"


def test_what_was_understood_can_be_taken_back() -> None:
    asked = ask("q=fablab+lille+samedi")
    where, when = asked.understood
    without_where = ask(links.taken_literally(asked, where).removeprefix("?"))
    assert (without_where.text, without_where.locality) == ("fablab lille", None)
    neither = ask(links.taken_literally(without_where, when).removeprefix("?"))
    assert (neither.text, neither.understood) == ("fablab lille samedi", ())


def test_changing_a_filter_says_all_of_them_as_filters() -> None:
    asked = ask("q=fablab+lille+gratuit")
    url = links.without_value(asked, "frais_a_charge", "Gratuit")
    assert parse_qs(url.removeprefix("?")) == {
        "q": ["fablab"],
        "literal": ["locality,frais_a_charge"],
        "locality": ["Lille (59)"],
        "sort": ["relevance"],
    }
    assert ask(url.removeprefix("?")).filters == {}


def test_another_town_takes_the_place_of_the_one_typed() -> None:
    asked = ask("q=fablab+lille")
    amiens = ask("locality=Amiens").locality
    assert amiens
    moved = ask(links.with_locality(asked, amiens).removeprefix("?"))
    assert (moved.text, moved.locality) == ("fablab", amiens)


@pytest.mark.usefixtures("pages")
def test_the_page_says_how_it_understood(reindex: Any) -> None:
    PlaceFactory(name="FabLab de Lille", commune="Lille", opening_hours="Sa 10:00-18:00")
    reindex()
    response = Client().get("/fr/lieux/", {"q": "fablab lille samedi"})
    page = soup(response)
    box = page.select_one(".directory-understood")
    assert box is not None
    assert words(box).startswith("Compris : fablab")
    assert [words(one) for one in box.select("a")] == [
        "près de Lille : non, chercher les mots « lille »",
        "Ouvert samedi : non, chercher les mots « samedi »",
    ]
    field = page.select_one("input[name=q]")
    assert field and field["value"] == "fablab lille samedi"
    where = page.select_one("input[name=locality]")
    assert where and where["value"] == ""
    undone = soup(Client().get(str(box.select("a")[0]["href"]))).select_one(".directory-understood")
    assert undone is not None
    assert words(undone).startswith("Compris : fablab lille")


@pytest.mark.usefixtures("pages")
def test_the_api_says_how_it_understood(reindex: Any) -> None:
    reindex()
    answer = Client().get("/api/v1/places", {"q": "fablab à lille gratuit", "lang": "fr"}).json()
    assert answer["text"] == "fablab"
    assert answer["understood"] == [
        {
            "parameter": "locality",
            "value": "Lille (59)",
            "words": "à lille",
            "label": "près de Lille",
        },
        {
            "parameter": "frais_a_charge",
            "value": "gratuit",
            "words": "gratuit",
            "label": "Gratuit",
        },
    ]
    literal = {"q": "fablab à lille gratuit", "literal": "locality,frais_a_charge"}
    assert Client().get("/api/v1/places", literal).json()["understood"] == []
    assert Client().get("/api/v1/places", {"q": "x", "literal": "colour"}).status_code == 400

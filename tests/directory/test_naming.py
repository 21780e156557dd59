"""How places and towns are named in a sentence."""

import pytest
from django.utils import translation

from directory.models import Place
from directory.naming import kind_of, near_words, of_french


@pytest.mark.parametrize(
    ("town", "words"),
    [
        ("Lens", "de Lens"),
        ("Amiens", "d’Amiens"),
        ("Épinal", "d’Épinal"),
        ("Œting", "d’Œting"),
        ("Yerres", "d’Yerres"),
        ("Hénin-Beaumont", "d’Hénin-Beaumont"),
        ("Le Havre", "du Havre"),
        ("Les Sables-d’Olonne", "des Sables-d’Olonne"),
        ("La Rochelle", "de La Rochelle"),
        ("L’Haÿ-les-Roses", "de L’Haÿ-les-Roses"),
        ("Lesquin", "de Lesquin"),
        ("Leers", "de Leers"),
        ("Paris 20e", "de Paris 20e"),
    ],
)
def test_the_french_of(town: str, words: str) -> None:
    assert of_french(town) == words


def test_near_a_town_in_both_languages() -> None:
    with translation.override("fr"):
        assert near_words("Le Havre") == "près du Havre"
        assert near_words("Amiens") == "près d’Amiens"
    with translation.override("en"):
        assert near_words("Le Havre") == "near Le Havre"


def place(typologies: list[str], family: str) -> Place:
    return Place(typologies=typologies, family=family)


def test_a_kind_is_named_by_the_typology_that_gave_the_family() -> None:
    assert kind_of(place(["BIB"], "library"), "en") == "Library"
    assert kind_of(place(["MUNI", "FABLAB"], "fablab"), "en") == "Fablab"
    assert kind_of(place(["CCAS"], "social"), "fr") != "Acteur social"


def test_else_by_its_family() -> None:
    assert kind_of(place([], "other"), "en") == "Other place"
    assert kind_of(place(["ONBEKEND"], "other"), "fr") == "Autre lieu"
    assert kind_of(place([], "strange"), "fr") == ""

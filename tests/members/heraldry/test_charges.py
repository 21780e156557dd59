"""The drawings of the charges keep to one hand, and each has its words in both languages."""

import re
from xml.etree import ElementTree

import pytest

from members.heraldry.charges import CHARGES, FOLDER
from members.heraldry.tinctures import TINCTURES

SVG = "{http://www.w3.org/2000/svg}"
ELEMENTS = {"g", "path", "circle", "rect"}
GEOMETRY = {"d", "cx", "cy", "r", "x", "y", "width", "height", "rx", "transform"}
PAINT = {"fill", "fill-rule", "stroke", "stroke-width", "stroke-linejoin", "stroke-linecap"}
# Besides the charge's own tincture, which ``currentColor`` stands for.
COLOURS = {"none", *(TINCTURES[name].colour for name in ("sable", "argent", "or", "gules"))}
LARGEST = 900  # bytes; a blason may carry three of them, and a page dozens of blasons
LARGEST_OF_HEROES = 1_500
HEROES = ("chameleon", "saint-bernard", "knife")

each = pytest.mark.parametrize("name", sorted(file.stem for file in FOLDER.glob("*.svg")))


def drawing(name: str) -> ElementTree.Element:
    return ElementTree.parse(FOLDER / f"{name}.svg").getroot()


def test_there_is_plenty_to_choose_from() -> None:
    assert len(CHARGES) >= 24


def test_every_drawing_has_words_and_every_word_a_drawing() -> None:
    assert set(CHARGES) == {file.stem for file in FOLDER.glob("*.svg")}


@each
def test_it_is_drawn_in_the_square_that_the_shield_reckons_with(name: str) -> None:
    root = drawing(name)
    assert root.tag == f"{SVG}svg"
    assert root.attrib == {"viewBox": "0 0 100 100"}


@each
def test_it_is_plain_shapes_that_may_stand_in_any_page(name: str) -> None:
    """No ids that could meet those of another drawing, no style that the pages’ policy refuses."""
    parts = list(drawing(name).iter())[1:]
    assert parts
    assert {part.tag.removeprefix(SVG) for part in parts} <= ELEMENTS
    assert {key for part in parts for key in part.attrib} <= GEOMETRY | PAINT


@each
def test_it_takes_the_tincture_and_adds_few_colours(name: str) -> None:
    colours = {part.get(key) for part in drawing(name).iter() for key in ("fill", "stroke")}
    assert "currentColor" in colours
    assert colours - {None, "currentColor"} <= COLOURS


@each
def test_it_is_small(name: str) -> None:
    size = (FOLDER / f"{name}.svg").stat().st_size
    assert size <= (LARGEST_OF_HEROES if name in HEROES else LARGEST)


@each
def test_no_coordinate_is_finer_than_a_tenth(name: str) -> None:
    assert not re.search(r"\.\d\d", (FOLDER / f"{name}.svg").read_text(encoding="utf-8"))


@pytest.mark.parametrize("name", sorted(CHARGES))
def test_it_has_its_words_in_both_languages(name: str) -> None:
    charge = CHARGES[name]
    words = (charge.french, charge.french_plural, charge.english, charge.english_plural)
    assert all(word and word == word.strip() for word in words)
    assert charge.gender in ("m", "f")


def test_no_two_charges_share_their_words() -> None:
    """A blazon in words tells one charge from another."""
    for language in ("french", "english"):
        words = [getattr(charge, language) for charge in CHARGES.values()]
        assert len(words) == len(set(words))


def test_some_may_hold_the_shield() -> None:
    holding = {name for name, charge in CHARGES.items() if charge.supports}
    assert {"chameleon", "saint-bernard", "bee", "owl", "lantern", "lighthouse"} <= holding
    assert "key" not in holding

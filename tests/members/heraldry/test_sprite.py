"""Small arms for lists of many: their charges come from one file."""

from xml.etree import ElementTree

from hypothesis import given, settings

from members.heraldry.definition import Blason
from members.heraldry.drawing import draw_small
from members.heraldry.sprite import FILE, sprite

from .strategies import blasons


def test_the_file_has_the_drawings_of_today() -> None:
    assert FILE.read_text(encoding="utf-8") == sprite()


@given(blasons())
@settings(max_examples=300)
def test_small_arms_are_few_elements_and_well_formed(blason: Blason) -> None:
    text = draw_small(blason, "/charges.svg", id_prefix="m1", label="Les armes d’<Inès>")
    root = ElementTree.fromstring(text)
    assert root.get("aria-label") == "Les armes d’<Inès>"
    assert len(list(root.iter())) <= 15
    assert len(text.encode()) < 2_500


def test_without_a_label_they_are_a_decoration() -> None:
    text = draw_small(Blason("plain", ("azure",)), "/charges.svg", id_prefix="m1")
    assert ElementTree.fromstring(text).get("aria-hidden") == "true"

"""Any blason draws: well-formed, described, without script, always the same bytes."""

from xml.etree import ElementTree

import pytest
from hypothesis import HealthCheck, given, settings

from members.heraldry import english, french
from members.heraldry.charges import CHARGES
from members.heraldry.definition import Blason, read, write
from members.heraldry.drawing import draw, scroll_lines
from members.heraldry.tinctures import TINCTURES

from .strategies import blasons

SVG = "{http://www.w3.org/2000/svg}"
ELEMENTS = {"svg", "title", "desc", "clipPath", "g", "path", "circle", "rect", "text", "ellipse"}


@given(blasons())
@settings(max_examples=5_000, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_five_thousand_blasons_draw_and_are_described(blason: Blason) -> None:
    words = {"fr": french.blazon(blason), "en": english.blazon(blason)}
    text = draw(blason, "Blason", words["fr"])
    root = ElementTree.fromstring(text)
    assert root.tag == f"{SVG}svg"
    assert root[0].tag == f"{SVG}title"
    assert root[1].text == words["fr"]
    assert {element.tag.removeprefix(SVG) for element in root.iter()} <= ELEMENTS
    assert not any(
        name.startswith("on") or "href" in name for e in root.iter() for name in e.attrib
    )
    assert draw(read(write(blason)), "Blason", words["fr"]) == text
    _names_all(blason, words)


def _names_all(blason: Blason, words: dict[str, str]) -> None:
    """Both blazons name every tincture, figure and charge that is drawn, and the motto."""
    ordinary = blason.ordinary
    charges = [one for one in (blason.charge, ordinary and ordinary.charge) if one]
    tinctures = {*blason.tinctures, *(one.tincture for one in charges)}
    if ordinary:
        tinctures.add(ordinary.tincture)
        assert ordinary.kind in words["en"]
        assert french.ORDINARIES[ordinary.kind][0].split()[-1] in words["fr"]
    for name in tinctures:
        assert TINCTURES[name].french in words["fr"].lower()
        assert TINCTURES[name].english.lower() in words["en"].lower()
    for one in charges:
        charge = CHARGES[one.name]
        assert (charge.french if one.number == 1 else charge.french_plural) in words["fr"]
        assert (charge.english if one.number == 1 else charge.english_plural) in words["en"]
    if blason.supporters:
        assert CHARGES[blason.supporters].french_plural in words["fr"]
    assert blason.motto in words["fr"]
    assert blason.motto in words["en"]


def test_markup_in_the_motto_stays_text() -> None:
    blason = read(
        {
            "version": 1,
            "tinctures": ["or"],
            "motto": "<script>alert(1)</script>&\"'",
        }
    )
    root = ElementTree.fromstring(draw(blason, "<b>", french.blazon(blason)))
    assert not list(root.iter(f"{SVG}script"))
    assert "".join(root.itertext()).count("<script>") == 2  # on the scroll and in the description


def test_two_drawings_on_one_page_share_no_id() -> None:
    blason = read({"version": 1, "tinctures": ["or"]})
    ids = [
        {element.get("id") for element in ElementTree.fromstring(text).iter()} - {None}
        for text in (
            draw(blason, "a", "b", id_prefix="one"),
            draw(blason, "a", "b", id_prefix="two"),
        )
    ]
    assert not ids[0] & ids[1]


@pytest.mark.parametrize(
    ("motto", "lines"),
    [
        ("", []),
        ("Faire avec", ["Faire avec"]),
        (
            "Faire avec, jamais à la place, et toujours en riant",
            ["Faire avec, jamais à la", "place, et toujours en riant"],
        ),
        ("x" * 60, ["x" * 60]),
    ],
)
def test_a_long_motto_takes_two_lines(motto: str, lines: list[str]) -> None:
    assert scroll_lines(motto) == lines

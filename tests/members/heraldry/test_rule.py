"""The rule of tincture warns, and forbids nothing."""

from members.heraldry.definition import read
from members.heraldry.rule import Clash, clashes


def test_metal_on_colour_is_well() -> None:
    blason = read(
        {"version": 1, "tinctures": ["azure"], "charge": {"name": "key", "tincture": "or"}}
    )
    assert clashes(blason) == []


def test_metal_on_metal_is_named_and_still_a_blason() -> None:
    blason = read(
        {"version": 1, "tinctures": ["or"], "charge": {"name": "key", "tincture": "argent"}}
    )
    assert clashes(blason) == [Clash("charge", "or", "argent")]


def test_one_part_of_a_divided_field_is_enough_to_tell_a_charge() -> None:
    blason = read(
        {
            "version": 1,
            "division": "per-pale",
            "tinctures": ["azure", "argent"],
            "charge": {"name": "key", "tincture": "or"},
        }
    )
    assert clashes(blason) == []


def test_what_lies_on_an_ordinary_is_looked_at_too() -> None:
    blason = read(
        {
            "version": 1,
            "tinctures": ["azure"],
            "ordinary": {
                "kind": "chief",
                "tincture": "gules",
                "charge": {"name": "key", "tincture": "azure"},
            },
        }
    )
    assert [clash.what for clash in clashes(blason)] == ["ordinary", "ordinary-charge"]

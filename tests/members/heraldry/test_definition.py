"""What a definition may hold, and what is refused with a sentence."""

import json

import pytest
from hypothesis import given, settings

from members.heraldry.definition import LARGEST, BadDefinition, Blason, dump, load, read, write

from .strategies import blasons, json_values

PLAIN = {"version": 1, "division": "plain", "tinctures": ["azure"]}


def test_the_smallest_definition_is_a_plain_field() -> None:
    assert read(PLAIN) == Blason("plain", ("azure",))


@given(blasons())
@settings(max_examples=300)
def test_what_is_written_reads_as_the_same(blason: Blason) -> None:
    assert read(write(blason)) == blason
    assert load(dump(blason)) == blason


def test_equal_definitions_are_written_alike_whatever_their_order() -> None:
    one = {**PLAIN, "motto": " Faire  avec ", "charge": {"name": "key", "tincture": "or"}}
    other = dict(reversed({**one, "motto": "Faire avec"}.items()))
    assert dump(read(one)) == dump(read(other))


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"version": 2}, "version"),
        ({"version": True}, "version"),
        ({"division": "per-moon"}, "unknown-value"),
        ({"division": ["plain"]}, "not-a-text"),
        ({"tinctures": ["azure", "or"]}, "tinctures"),
        ({"division": "per-pale", "tinctures": ["or", "or"]}, "same-tinctures"),
        ({"tinctures": ["pink"]}, "unknown-value"),
        ({"ordinary": "chief"}, "not-an-object"),
        ({"ordinary": {"kind": "chief", "tincture": "or", "size": 9}}, "unknown-key"),
        ({"charge": {"name": "dragon", "tincture": "or"}}, "unknown-value"),
        ({"charge": {"name": "key", "tincture": "or", "number": 40}}, "number"),
        ({"charge": {"name": "key", "tincture": "or", "number": True}}, "number"),
        ({"supporters": "key"}, "unknown-value"),
        ({"motto": "x" * 61}, "motto-too-long"),
        ({"motto": 12}, "not-a-text"),
        ({"script": "alert(1)"}, "unknown-key"),
    ],
)
def test_what_cannot_be_is_refused_and_said(change: dict[str, object], reason: str) -> None:
    with pytest.raises(BadDefinition) as refusal:
        read({**PLAIN, **change})
    assert refusal.value.reason == reason
    assert str(refusal.value).endswith(".")
    assert len(str(refusal.value)) < 150


def test_charges_need_room_beside_the_ordinary() -> None:
    pale = {"ordinary": {"kind": "pale", "tincture": "or"}}
    with pytest.raises(BadDefinition, match="no room"):
        read({**PLAIN, **pale, "charge": {"name": "key", "tincture": "or", "number": 3}})


def test_a_huge_text_is_not_even_parsed() -> None:
    with pytest.raises(BadDefinition, match="too large"):
        load(json.dumps({**PLAIN, "motto": "x" * LARGEST}))


@pytest.mark.parametrize("text", ["", "[", "NaN", "[" * 1999, '"' * 50])
def test_what_is_no_json_object_is_refused(text: str) -> None:
    with pytest.raises(BadDefinition):
        load(text)


@given(json_values)
@settings(max_examples=500)
def test_whatever_is_sent_is_read_or_refused(data: object) -> None:
    try:
        read(data)
    except BadDefinition as refusal:
        assert str(refusal)


def test_characters_that_are_not_seen_leave_the_motto() -> None:
    found = read({**PLAIN, "motto": "Faire\u202e\x00 avec\n\tnous\u200b"})
    assert found.motto == "Faire avec nous"

"""Addresses in one cell are taken apart."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from directory.mapping.packed import Packed, unpacked


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        (
            "Village de Crocicchia 20290 CROCICCHIA",
            ("Village de Crocicchia", "20290", "CROCICCHIA"),
        ),
        ("3, cours Favale, 20200 BASTIA", ("3, cours Favale", "20200", "BASTIA")),
        ("Place du dispensaire - 98829 Thio", ("Place du dispensaire", "98829", "Thio")),
        ("20 rue Anatole France, 98 800 Nouméa", ("20 rue Anatole France", "98800", "Nouméa")),
        ("27 rue de la Victoire, Nouméa 98800", ("27 rue de la Victoire", "98800", "Nouméa")),
        (
            "Lot. municipal Waho 98834 Yaté, Nouvelle-Calédonie",
            ("Lot. municipal Waho", "98834", "Yaté"),
        ),
        ("BP 154 - 20292 BASTIA CEDEX", ("BP 154", "20292", "BASTIA")),
        (
            "ASEPT, CS 70407, 20705 AJACCIO CEDEX 9",
            ("ASEPT, CS 70407", "20705", "AJACCIO"),
        ),
        ("Rue Pescetti 20221 20221 CERVIONE", ("Rue Pescetti", "20221", "CERVIONE")),
        ("Parking\nde la MSA\n20218 MOROSAGLIA", ("Parking\nde la MSA", "20218", "MOROSAGLIA")),
        ("44 rue Émile Néchero", ("44 rue Émile Néchero", "", "")),
        ("Zone 12345678", ("Zone 12345678", "", "")),
        ("", ("", "", "")),
    ],
)
def test_street_postcode_and_commune_are_told_apart(text, parts):
    assert unpacked(text) == Packed(*parts)


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=80))
def test_any_text_has_parts_that_stand_in_it(text):
    street, postcode, _commune = unpacked(text)
    assert street in text
    assert postcode == "" or len(postcode) == 5

"""What needs no database: numbers of organisations, territories in words."""

import pytest

from directory.organisations.territory import territory_words
from directory.pivot import is_pivot, plain, siren


@pytest.mark.parametrize(
    ("written", "number"),
    [("775 684 319 00018", "77568431900018"), ("w-801.001234", "W801001234")],
)
def test_a_number_is_read_as_people_write_it(written: str, number: str) -> None:
    assert plain(written) == number
    assert is_pivot(number)


@pytest.mark.parametrize("number", ["", "00000000000000", "12345", "123456789012345", "W80100é234"])
def test_what_is_no_number_is_refused(number: str) -> None:
    assert not is_pivot(number)


@pytest.mark.parametrize(
    ("number", "common"),
    [("77568431900018", "775684319"), ("775684319", "775684319"), ("W801001234", "")],
)
def test_establishments_share_their_siren_and_associations_have_none(
    number: str, common: str
) -> None:
    assert siren(number) == common


@pytest.mark.parametrize(
    ("codes", "words"),
    [
        ([], ""),
        (["80", "02", "59", "60", "62"], "Hauts-de-France"),
        (["50", "22", "29", "35", "56"], "Bretagne, Manche"),
        (["80", "974"], "Somme, La Réunion"),
    ],
)
def test_a_territory_in_few_words_whole_regions_first(codes: list[str], words: str) -> None:
    assert territory_words(codes) == words

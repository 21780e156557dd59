"""Texts that spreadsheets would run."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from directory.formulas import guarded, unguarded


@pytest.mark.parametrize("text", ["=1+1", "@SUM(A1)", "+cmd|' /C calc'!A0", "-2+3", "\t=1", "＝1"])
def test_a_formula_becomes_a_text(text: str) -> None:
    assert guarded(text) == f"'{text}"


@pytest.mark.parametrize("text", ["", "Amiens", "+33322000000", "-2.5", "’=1", "L'=", "'plain'"])
def test_all_else_stays(text: str) -> None:
    assert guarded(text) == text


@given(st.text(alphabet="'=+-@a1 ", max_size=6))
def test_reading_gives_back_what_was_written(text: str) -> None:
    assert unguarded(guarded(text)) == text or guarded(text) == text

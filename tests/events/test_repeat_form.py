"""What an editor may say of a moment that is held again."""

from datetime import timedelta
from typing import Any

import pytest

from events.repeat_form import RepeatForm
from tests.events.factories import START, a_moment


def filled(**changes: str) -> RepeatForm:
    """The form of the only moment, every week; neither until when nor how often."""
    moment = a_moment()
    sent = {"moment": str(moment.translation_key), "rhythm": "weekly", **changes}
    return RepeatForm([moment], sent)


@pytest.mark.parametrize(
    ("changes", "error"),
    [
        ({}, "l’un des deux"),
        ({"until": "2030-07-12", "times": "3"}, "l’un des deux"),
        ({"until": "2030-06-25"}, "aucun autre jour"),
        ({"until": "2035-01-01"}, "au plus 60 moments"),
        ({"times": "60"}, "au plus 60 moments"),
        ({"times": "0"}, "supérieur"),
        ({"times": "3", "moment": "gone"}, "gone"),
        ({"times": "3", "rhythm": "daily"}, "daily"),
    ],
)
def test_what_makes_no_sense_is_said(changes: dict[str, Any], error: str) -> None:
    assert error in str(filled(**changes).errors).replace("\xa0", " ")


def test_an_event_is_filled_up_to_what_it_may_hold() -> None:
    form = filled(times="59")
    assert form.is_valid()
    assert len(form.copies) == 59


def test_days_that_are_there_already_are_left_out() -> None:
    first, second = a_moment(), a_moment(start=START + timedelta(days=14))
    sent = {"moment": str(first.translation_key), "rhythm": "weekly", "times": "3"}
    form = RepeatForm([first, second], sent)
    assert form.is_valid()
    assert [copy.start - START for copy in form.copies] == [timedelta(days=7), timedelta(days=21)]

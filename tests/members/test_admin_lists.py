"""The admin's lists of mediators and mottos: true states, and few queries for many rows."""

from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils.timezone import now, timedelta

from members.models import Mediator
from stories.models import Motto
from tests.home.reading import main
from tests.members.factories import MediatorFactory
from tests.reading import words
from tests.stories.factories import MottoFactory, ThemeFactory

# What wagtail-localize asks for the buttons « Translate » and « Sync » of each row.
FOR_TRANSLATION = 2


def listed(editor: Client, model: Any) -> Any:
    return editor.get(reverse(model.snippet_viewset.get_url_name("list")))


def fill(model: Any, many: int) -> None:
    for _number in range(many):
        if model is Motto:
            MottoFactory(theme=ThemeFactory())
        else:
            MediatorFactory()


def queries(editor: Client, model: Any) -> int:
    listed(editor, model)  # what is asked once a process
    with CaptureQueriesContext(connection) as captured:
        listed(editor, model)
    return len(captured)


@pytest.mark.parametrize(("model", "each"), [(Mediator, 0), (Motto, FOR_TRANSLATION)])
def test_a_list_asks_nothing_for_each_row(editor: Client, model: Any, each: int) -> None:
    fill(model, 2)
    few = queries(editor, model)
    fill(model, 20)
    assert queries(editor, model) == few + 20 * each


def test_the_list_tells_the_states_apart(editor: Client) -> None:
    MediatorFactory(name="Publiée")
    MediatorFactory(name="Brouillon", live=False)
    scheduled = MediatorFactory(name="Prévue", live=False, go_live_at=now() + timedelta(days=1))
    scheduled.save_revision(approved_go_live_at=scheduled.go_live_at)
    submitted = MediatorFactory(name="Soumise", live=False)
    submitted.save_revision()
    submitted.get_workflow().start(submitted, user=None)
    rows = main(listed(editor, Mediator)).select("tbody tr")
    assert len(rows) == 4
    assert len({words(row.select("td")[-1]) for row in rows}) == 4

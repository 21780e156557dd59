"""An import that was due and is alarming waits in the inbox, for those who may apply it."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from directory.models import ImportRun, Place
from directory.sources.scheduling import import_now
from tests.directory.sources.factories import QUAI, applied, give, make_source, previewed
from tests.home.fixtures import editor, moderator, nothing_kept, portal, sign_in

__all__ = ["editor", "moderator", "nothing_kept", "portal", "sign_in"]

pytestmark = pytest.mark.django_db
INBOX = "/admin/inbox/?source=imports"


@pytest.fixture
def held(portal: Any) -> ImportRun:
    """Fifteen of twenty places would be gone; a preview that somebody asked for waits beside it."""
    rows = [QUAI | {"id": str(number)} for number in range(20)]
    source = give(make_source(schedule="daily"), *rows)
    applied(source)
    previewed(give(make_source("Partner"), QUAI))
    return import_now(give(source, *rows[:5]))


def decide(client: Client, held: ImportRun, action: str, reason: str = "") -> int:
    data = {"source": "imports", "chosen": [held.pk], "action": action, "reason": reason}
    return client.post(INBOX, data).status_code


def test_it_is_applied_with_one_click(held: ImportRun, moderator: Client) -> None:
    page = moderator.get(INBOX).text
    assert "Lieux disparus de la source : 15" in page
    assert reverse("source-import", args=[held.pk]) in page
    assert "Partner" not in page
    decide(moderator, held, "accept")
    held.refresh_from_db()
    assert held.state == ImportRun.State.APPLIED
    assert Place.objects.exclude(missing_since=None).count() == 15


def test_turned_down_its_page_keeps_the_reason(held: ImportRun, moderator: Client) -> None:
    decide(moderator, held, "refuse", "Le fichier est coupé.")
    held.refresh_from_db()
    assert held.state == ImportRun.State.DISMISSED
    assert "Le fichier est coupé." in moderator.get(reverse("source-import", args=[held.pk])).text
    assert "Lieux disparus" not in moderator.get(INBOX).text


def test_editors_who_do_not_publish_do_not_see_it(held: ImportRun, editor: Client) -> None:
    assert "Lieux disparus" not in editor.get(INBOX).text
    assert decide(editor, held, "accept") in (400, 403)

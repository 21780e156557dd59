"""Partners are told which places changed: signed, until they have it, and each change once."""

import json
from collections.abc import Callable
from datetime import timedelta
from urllib.parse import urlsplit

import pytest
from django.core import mail
from django.core.management import call_command
from django.test import Client
from django.utils import timezone

from directory.models import Place, Webhook
from directory.webhooks.delivery import deliver_due
from directory.webhooks.posting import post
from tests.directory.factories import PlaceFactory

from .conftest import Clock
from .receiver import DRIP, Receiver


def added(identifier: str = "", **values: object) -> Place:
    """A place published now."""
    place: Place = PlaceFactory(external_id=identifier, first_published_at=timezone.now(), **values)
    return place


def deliver(clock: Clock, **later: float) -> None:
    """Deliver once what was done is old enough."""
    clock.on(**(later or {"minutes": 3}))
    deliver_due(anywhere=True)


def test_a_partner_is_told_what_was_added_changed_and_removed(
    hook: Webhook, receiver: Receiver, clock: Clock
) -> None:
    old, hidden, deleted = added("old"), added("hidden"), added("deleted")
    deliver(clock)
    added("new")
    old.save()
    hidden.state = Place.State.HIDDEN
    hidden.save()
    deleted.delete()
    deliver(clock)
    first, second = receiver.taken
    assert first.data["added"] == ["old", "hidden", "deleted"]
    assert (second.kind, second.path) == ("places.changed", "/places?of=blason")
    named = {name: second.data[name] for name in ("added", "changed", "removed")}
    assert named == {"added": ["new"], "changed": ["old"], "removed": ["hidden", "deleted"]}
    assert first.genuine and second.genuine and first.id != second.id
    assert first.data["until"] == second.data["since"]


def test_where_nothing_changed_nobody_is_disturbed(
    hook: Webhook, receiver: Receiver, clock: Clock
) -> None:
    added()
    deliver(clock)
    deliver(clock)
    PlaceFactory(live=False)  # a draft
    deliver(clock)
    assert len(receiver.taken) == 1


def test_what_has_just_changed_is_told_the_next_time(
    hook: Webhook, receiver: Receiver, clock: Clock
) -> None:
    added("new")
    deliver(clock, seconds=30)
    assert receiver.taken == []
    deliver(clock)
    assert receiver.taken[0].data["added"] == ["new"]


def test_the_addresses_that_are_told_give_the_places(
    hook: Webhook, receiver: Receiver, clock: Clock, reindex: Callable[[], None]
) -> None:
    Webhook.objects.update(departments=["80", "59"])
    added("new")
    added("gone").delete()
    reindex()
    deliver(clock)
    (message,) = receiver.taken
    places, removed = (urlsplit(message.data[name]) for name in ("places_url", "removed_url"))
    answer = Client().get(f"{places.path}?{places.query}")
    assert [one["id"] for one in json.loads(answer.getvalue())] == ["new"]
    answer = Client().get(f"{removed.path}?{removed.query}")
    assert [one["id"] for one in json.loads(answer.getvalue())["removed"]] == ["gone"]


def test_a_partner_of_some_departments_hears_of_no_others(
    hook: Webhook, receiver: Receiver, clock: Clock
) -> None:
    Webhook.objects.update(departments=["59"])
    added("lille", department="59")
    added("amiens", department="80")
    added("roubaix", department="59").delete()
    added("abbeville", department="80").delete()
    deliver(clock)
    (message,) = receiver.taken
    assert (message.data["added"], message.data["removed"]) == (["lille"], ["roubaix"])


def test_an_import_of_many_places_is_one_message(
    hook: Webhook, receiver: Receiver, clock: Clock
) -> None:
    place = added()
    copies = [
        Place(name="Copie", slug=f"copie-{number}", commune="Amiens", department="80")
        for number in range(600)
    ]
    Place.objects.bulk_create(copies)
    place.delete()
    deliver(clock)
    (message,) = receiver.taken
    assert message.data["truncated"] is True
    assert (len(message.data["changed"]), len(message.data["removed"])) == (499, 1)
    deliver(clock)
    assert len(receiver.taken) == 1


def test_a_message_that_failed_comes_again_under_the_same_identifier(
    hook: Webhook, receiver: Receiver, clock: Clock
) -> None:
    receiver.statuses = [500]
    added("first")
    deliver(clock)
    hook.refresh_from_db()
    assert (hook.last_answer, hook.failing_since, hook.attempts) == ("500", clock.now, 1)
    added("second")
    deliver(clock, seconds=30)
    assert len(receiver.taken) == 1  # not before its time
    deliver(clock, seconds=40)
    failed, again = receiver.taken
    assert failed == again and again.genuine
    deliver(clock)
    assert receiver.taken[2].data["added"] == ["second"]
    assert receiver.taken[2].id != again.id
    hook.refresh_from_db()
    assert (hook.failing_since, hook.attempts, hook.last_answer) == (None, 0, "204")


def test_the_pauses_grow_and_after_five_days_the_partner_is_written_to(
    hook: Webhook, receiver: Receiver, clock: Clock, capsys: pytest.CaptureFixture[str]
) -> None:
    receiver.statuses = [503] * 100
    added("new")
    clock.on(minutes=3)
    began = clock.now
    pauses: list[timedelta] = []
    while hook.is_active and len(pauses) < 60:
        call_command("deliver_webhooks", anywhere=True)
        hook.refresh_from_db()
        pauses.append(hook.due_at - clock.now)
        clock.now = hook.due_at
    assert [pause.total_seconds() / 60 for pause in pauses[:6]] == [1, 5, 15, 60, 240, 240]
    assert timedelta(days=5) < clock.now - began < timedelta(days=5.5)
    assert len({message.id for message in receiver.taken}) == 1
    (letter,) = mail.outbox
    assert letter.to == ["hub@example.org"] and receiver.address in letter.body
    assert "503 (switched off)" in capsys.readouterr().err


def test_switched_on_again_it_tells_all_that_changed_meanwhile(
    hook: Webhook, receiver: Receiver, clock: Clock
) -> None:
    Webhook.objects.update(is_active=False)
    added("meanwhile")
    deliver(clock, days=30)
    assert receiver.taken == []
    Webhook.objects.update(is_active=True)
    deliver(clock)
    assert receiver.taken[0].data["added"] == ["meanwhile"]


def test_a_partner_who_is_not_active_is_told_nothing(
    hook: Webhook, receiver: Receiver, clock: Clock
) -> None:
    hook.partner.is_active = False
    hook.partner.save()
    added()
    deliver(clock)
    assert receiver.taken == []


def test_a_redirect_is_a_failure_and_not_followed(
    hook: Webhook, receiver: Receiver, clock: Clock
) -> None:
    receiver.statuses = [307]
    added()
    deliver(clock)
    hook.refresh_from_db()
    assert (hook.last_answer, len(receiver.taken)) == ("307", 1)


def test_who_answers_too_slowly_has_not_answered(
    hook: Webhook, receiver: Receiver, clock: Clock
) -> None:
    receiver.statuses = [DRIP]
    body = b'{"type": "ping", "data": {}}'
    assert not post(hook, "msg_1", body, clock.now, anywhere=True, seconds=0.2).taken


@pytest.mark.parametrize(
    "host", ["https://127.0.0.1:{port}", "https://localhost:{port}", "https://[::1]:{port}"]
)
def test_our_own_network_is_out_of_reach(
    host: str, hook: Webhook, receiver: Receiver, clock: Clock
) -> None:
    Webhook.objects.update(address=host.format(port=urlsplit(receiver.address).port))
    added()
    clock.on(minutes=3)
    deliver_due()
    hook.refresh_from_db()
    assert (hook.last_answer, hook.attempts) == ("not on the open internet", 1)


def test_what_is_not_encrypted_is_not_sent(hook: Webhook, receiver: Receiver, clock: Clock) -> None:
    assert not post(hook, "msg_1", b"{}", clock.now).taken
    assert receiver.taken == []


def test_a_renewed_secret_and_the_one_before_both_hold_for_a_day(
    hook: Webhook, receiver: Receiver, clock: Clock
) -> None:
    former = receiver.secret
    renewed = hook.give_secret(clock.now)
    hook.save()
    for secret in (former, renewed):
        receiver.secret = secret
        added()
        deliver(clock)
    clock.on(days=1)
    for secret in (former, renewed):
        receiver.secret = secret
        added()
        deliver(clock, minutes=30)
    assert [taken.genuine for taken in receiver.taken] == [True, True, False, True]

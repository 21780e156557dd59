"""An editor decides in the inbox: one click is an edit of the place, and its sender may be told."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.conf import settings
from django.contrib.auth import get_user_model
from django.core import mail
from django.core.management import call_command
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from accounts import personal_data
from directory.models import Correction, Place, PlacePair
from directory.provenance import Hand, origin
from tests.directory.corrections.conftest import Say
from tests.directory.factories import PlaceFactory

pytestmark = pytest.mark.django_db
Decide = Callable[..., Any]


def test_a_moderator_reads_what_stands_there_and_what_would(say: Say, moderator: Client) -> None:
    say("phone", phone="03 22 22 30 91", words="Affiché à l’entrée")
    page = moderator.get(reverse("inbox")).text
    for words in ("03 22 22 30 90 → 03 22 22 30 91", "Affiché à l’entrée", "La Machinerie"):
        assert words in page


def test_editors_who_do_not_publish_do_not_decide(say: Say, editor: Client) -> None:
    say("closed")
    assert "corrections" not in editor.get(reverse("inbox")).text
    decision = {"source": "corrections", "chosen": [1], "action": "accept"}
    assert editor.post(reverse("inbox"), decision).status_code in (400, 403)


def test_accepted_it_is_public_with_a_revision_and_the_rest_unchecked(
    place: Place, say: Say, decide: Decide
) -> None:
    say("phone", phone="03 22 22 30 91")
    decide("accept")
    place.refresh_from_db()
    assert place.phone == "+33322223091"
    assert place.latest_revision.user.groups.filter(name="Moderators").exists()
    assert origin(place, "phone").source == Hand.READER
    assert place.checked_on is None
    assert Correction.objects.get().state == "accepted"


def test_a_place_said_to_be_closed_is_listed_no_more(
    place: Place, say: Say, decide: Decide
) -> None:
    say("closed")
    decide("accept")
    assert not Place.objects.listed().exists()


def test_a_missing_place_is_there_at_once(say: Say, decide: Decide, client: Client) -> None:
    say("", name="Le Quai", postcode="80800", commune="Corbie")
    decide("accept")
    added = Place.objects.get(name="Le Quai")
    assert (added.live, added.approximate, added.department) == (True, True, "80")
    assert client.get(added.get_absolute_url()).status_code == 200
    assert Correction.objects.get().place == added


def test_what_somebody_else_changed_meanwhile_waits_and_says_so(
    place: Place, say: Say, decide: Decide, moderator: Client
) -> None:
    say("phone", phone="03 22 22 30 91", email="odile@example.org", consent="on")
    Place.objects.update(phone="+33322223092")
    decide("accept")
    place.refresh_from_db()
    assert place.phone == "+33322223092"
    assert (Correction.objects.get().state, mail.outbox) == ("waiting", [])
    assert "a changé entre-temps" in moderator.get(reverse("inbox")).text


def test_two_places_said_to_be_one_are_a_pair_to_look_at_until_somebody_decides(
    place: Place, say: Say, decide: Decide
) -> None:
    twin = PlaceFactory(name="Ancienne filature", commune="Amiens", insee_code="80021")
    say("twice", twin=str(twin.pk))
    decide("accept")
    pair = PlacePair.objects.get(first=place, second=twin)
    assert pair.score < settings.DOUBLES_POSSIBLE
    call_command("find_doubles", verbosity=0)
    assert PlacePair.objects.get() == pair
    assert Place.objects.listed().count() == 2


@pytest.mark.parametrize(("action", "words"), [("accept", "Merci"), ("refuse", "C’est bien lui")])
def test_the_sender_gets_one_mail_without_their_own_words_and_their_address_is_forgotten(
    say: Say, decide: Decide, action: str, words: str
) -> None:
    say("other", words="Achetez ici", email="odile@example.org", consent="on")
    decide(action, "C’est bien lui")
    (message,) = mail.outbox
    assert message.to == ["odile@example.org"]
    assert words in message.body
    assert "Achetez" not in message.body
    assert Correction.objects.get().email == ""


def test_nobody_is_written_to_who_gave_no_address(say: Say, decide: Decide) -> None:
    say("closed")
    decide("refuse", "Il est ouvert")
    assert mail.outbox == []
    assert Correction.objects.get().reason == "Il est ouvert"


def test_addresses_are_emptied_after_half_a_year_and_decisions_deleted_after_one(
    say: Say, decide: Decide
) -> None:
    say("other", words="Faux")
    decide("refuse", "Non")
    say("other", words="Faux", email="odile@example.org", consent="on")
    old = timezone.now() - timedelta(days=366)
    Correction.objects.update(sent_at=old, decided_at=old)
    call_command("tidy_personal_data")
    (left,) = Correction.objects.all()
    assert (left.state, left.email) == ("waiting", "")


def test_what_one_sent_with_the_address_of_one_s_account_is_one_s_own(say: Say) -> None:
    user = get_user_model().objects.create_user("odile", "Odile@example.org")
    say("closed", email="odile@example.org", consent="on")
    (held,) = [one for one in personal_data.holdings() if one.name == "corrections"]
    assert held.export(user)[0]["place"] == "La Machinerie (Amiens)"
    assert [fate.kept for fate in held.fates(user)] == [False, True]
    held.erase(user)
    assert held.export(user) is None
    assert Correction.objects.exists()

"""« I work here »: who asks, who agrees, and who is told."""

from typing import Any

import pytest
from django.core import mail
from django.test import Client
from django.urls import reverse

from accounts import personal_data
from directory.keeping import claims
from directory.models import Keeper, Place, Territory
from members.models import Mediator
from tests.directory.factories import PlaceFactory
from tests.directory.keeping.conftest import Somebody
from tests.members.factories import MediatorFactory

pytestmark = pytest.mark.django_db
State = Keeper.State


def address(place: Place) -> str:
    return f"/fr/mon-espace/lieux/{place.slug}/"


def claim(client: Client, place: Place, words: str = "J’accueille le mardi.") -> Any:
    return client.post(address(place), {"words": words}, follow=True)


def test_a_place_s_page_leads_to_i_work_here_by_way_of_signing_in(
    place: Place, client: Client
) -> None:
    assert address(place) in client.get(place.get_absolute_url()).text
    answer = client.get(address(place))
    assert answer.status_code == 302
    assert "next=" in answer.headers["Location"]


def test_the_place_is_found_by_parts_of_its_name_and_town(place: Place, somebody: Somebody) -> None:
    _user, client = somebody("Basile")
    page = client.get("/fr/mon-espace/lieux/", {"q": "machin amiens"}).text
    assert address(place) in page
    assert "aucun" in client.get("/fr/mon-espace/lieux/", {"q": "zzz"}).text.lower()


def test_a_claim_waits_and_the_place_s_managers_are_told(
    place: Place, manager: Any, somebody: Somebody
) -> None:
    user, client = somebody("Basile")
    page = claim(client, place).text
    assert Keeper.objects.get(user=user).state == State.ASKED
    assert "La Machinerie" in page
    (message,) = mail.outbox
    assert message.to == ["Amina@example.org"]
    assert "Basile" in message.body
    assert "J’accueille le mardi." in message.body


def test_a_claim_needs_a_word_about_what_one_does_there(place: Place, somebody: Somebody) -> None:
    _user, client = somebody("Basile")
    assert claim(client, place, "").status_code == 422
    assert not Keeper.objects.exists()


def test_asked_twice_it_is_one_claim(place: Place, somebody: Somebody) -> None:
    user, _client = somebody("Basile")
    claims.ask(user, place, "Mardi.")
    claims.ask(user, place, "Mardi.")
    assert Keeper.objects.count() == 1


def test_a_manager_confirms_and_the_newcomer_is_told(
    place: Place, manager: Any, somebody: Somebody
) -> None:
    user, _client = somebody("Basile")
    keeper = claims.ask(user, place, "Mardi.")
    mail.outbox.clear()
    _amina, client = manager
    assert "Basile" in client.get("/fr/mon-espace/").text
    client.post(reverse("decide-claim", args=[keeper.pk]), {"answer": "yes"})
    assert claims.keeps(user, place)
    (message,) = mail.outbox
    assert message.to == ["Basile@example.org"]


def test_a_refusal_comes_with_its_reason_and_may_be_asked_again(
    place: Place, manager: Any, somebody: Somebody
) -> None:
    user, client = somebody("Basile")
    keeper = claims.ask(user, place, "Mardi.")
    _amina, managers = manager
    managers.post(
        reverse("decide-claim", args=[keeper.pk]), {"answer": "no", "reason": "Inconnu ici."}
    )
    assert "Inconnu ici." in mail.outbox[-1].body
    assert "Inconnu ici." in client.get(address(place)).text
    claim(client, place, "Depuis lundi.")
    keeper.refresh_from_db()
    assert (keeper.state, keeper.words) == (State.ASKED, "Depuis lundi.")


def test_a_refusal_needs_a_reason(place: Place, manager: Any, somebody: Somebody) -> None:
    user, _client = somebody("Basile")
    keeper = claims.ask(user, place, "Mardi.")
    _amina, managers = manager
    for answer in ({"answer": "no", "reason": " "}, {}):
        managers.post(reverse("decide-claim", args=[keeper.pk]), answer)
    keeper.refresh_from_db()
    assert keeper.state == State.ASKED


def test_of_two_answers_the_first_holds_and_one_mail_leaves(
    place: Place, manager: Any, somebody: Somebody
) -> None:
    user, _client = somebody("Basile")
    keeper = claims.ask(user, place, "Mardi.")
    same = Keeper.objects.get(pk=keeper.pk)
    mail.outbox.clear()
    amina, _managers = manager
    assert claims.confirm(keeper, amina)
    assert not claims.refuse(same, amina, "Inconnu ici.")
    assert claims.keeps(user, place)
    assert len(mail.outbox) == 1


def test_a_claim_that_waits_is_taken_back(place: Place, somebody: Somebody) -> None:
    user, client = somebody("Basile")
    claims.ask(user, place, "Mardi.")
    assert reverse("leave-place", args=[place.slug]) in client.get(address(place)).text
    client.post(reverse("leave-place", args=[place.slug]))
    assert not Keeper.objects.exists()


@pytest.mark.parametrize("name", ["leave-place", "decide-claim"])
def test_a_visitor_decides_nothing(place: Place, manager: Any, client: Client, name: str) -> None:
    key = place.slug if name == "leave-place" else Keeper.objects.get().pk
    assert client.post(reverse(name, args=[key])).status_code == 302
    assert Keeper.objects.get().state == State.CONFIRMED


def test_nobody_confirms_their_own_claim_nor_one_of_a_place_that_is_not_theirs(
    place: Place, somebody: Somebody
) -> None:
    user, client = somebody("Basile")
    keeper = claims.ask(user, place, "Mardi.")
    decide = reverse("decide-claim", args=[keeper.pk])
    assert client.post(decide, {"answer": "yes"}).status_code == 403
    other, others = somebody("Chloé")
    Keeper.objects.create(place=PlaceFactory(), user=other, state=State.CONFIRMED)
    assert others.post(decide, {"answer": "yes"}).status_code == 403
    keeper.refresh_from_db()
    assert keeper.state == State.ASKED


def test_an_editor_confirms_in_the_inbox(place: Place, somebody: Somebody, editor: Client) -> None:
    user, _client = somebody("Basile")
    keeper = claims.ask(user, place, "J’accueille le mardi.")
    assert "J’accueille le mardi." in editor.get(reverse("inbox")).text
    editor.post(reverse("inbox"), {"source": "claims", "chosen": [keeper.pk], "action": "accept"})
    assert claims.keeps(user, place)


def test_an_animator_confirms_within_their_territory(place: Place, somebody: Somebody) -> None:
    from django.contrib.auth.models import Group

    user, _client = somebody("Basile")
    keeper = claims.ask(user, place, "Mardi.")
    animator, client = somebody("Dora")
    animator.groups.add(Group.objects.get(name="Hub animators"))
    Territory.objects.create(user=animator, departments=["59"])
    decide = reverse("decide-claim", args=[keeper.pk])
    assert client.post(decide, {"answer": "yes"}).status_code == 403
    Territory.objects.update(departments=[place.department])
    assert "Basile" in client.get("/fr/mon-espace/").text
    client.post(decide, {"answer": "yes"})
    assert claims.keeps(user, place)


def test_a_confirmed_place_stands_in_the_profile_until_one_leaves(
    place: Place, somebody: Somebody
) -> None:
    user, client = somebody("Basile")
    boss, _boss_client = somebody("Chloé")
    mediator = MediatorFactory(name="Basile", user=user)
    mediator.save_revision().publish()
    claims.confirm(claims.ask(user, place, "Mardi."), boss)
    mediator = Mediator.objects.get(pk=mediator.pk)
    assert list(mediator.places.all()) == [place]
    assert list(mediator.get_latest_revision_as_object().places.all()) == [place]
    client.post(reverse("leave-place", args=[place.slug]))
    mediator = Mediator.objects.get(pk=mediator.pk)
    assert not mediator.places.all()
    assert not mediator.get_latest_revision_as_object().places.all()
    assert not Keeper.objects.exists()


def test_claims_are_part_of_one_s_data_and_go_with_the_account(
    place: Place, somebody: Somebody
) -> None:
    user, _client = somebody("Basile")
    claims.ask(user, place, "Mardi.")
    holding = next(one for one in personal_data.holdings() if one.name == "places")
    (said,) = holding.export(user)
    assert (said["place"], said["words"]) == ("La Machinerie", "Mardi.")
    assert [fate.kept for fate in holding.fates(user)] == [False, True]
    holding.erase(user)
    assert holding.export(user) is None

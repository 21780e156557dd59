"""« J’offre / je cherche »: written by mediators, read by editors, found, matched, over at last."""

from datetime import timedelta
from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.core.mail import EmailMessage
from django.test import Client
from django.urls import reverse

from accounts import space
from members.models import Mediator
from tests.home.factories import Portal
from tests.home.fixtures import SignIn
from tests.members.factories import MediatorFactory
from tests.training.factories import in_days
from training.exchanges import keeping
from training.exchanges.holding import OwnExchanges
from training.models import Exchange

pytestmark = pytest.mark.django_db
LIST, FORM = "/fr/formations/echanges/", "/fr/formations/echanges/ecrire/"


def offered(mediator: Mediator, words: str = "Animer en jouant", **more: Any) -> Exchange:
    """A public offer of ``mediator`` for two months."""
    values = {"kind": "offer", "skills": ["jeu"], "until": in_days(60), "state": "published"}
    return Exchange.objects.create(mediator=mediator, words=words, language="fr", **values | more)


@pytest.fixture
def mediator() -> Mediator:
    user = get_user_model().objects.create_user("lou", "lou@example.org", "x")
    found: Mediator = MediatorFactory(name="Lou", user=user)
    return found


@pytest.fixture
def mine(client: Client, mediator: Mediator) -> Client:
    client.force_login(mediator.user)
    return client


def test_it_takes_a_profile_to_write_one(client: Client, portal: Portal, sign_in: SignIn) -> None:
    assert client.get(FORM).status_code == 302
    assert sign_in("").get(FORM).headers["Location"] == reverse("profile")


def test_an_offer_is_read_by_an_editor_and_then_found_without_an_address(
    mine: Client, portal: Portal, sign_in: SignIn
) -> None:
    sent = {"kind": "offer", "skills": ["jeu"], "words": "Mes escape games", "until": in_days(30)}
    mine.post(FORM, sent)
    exchange = Exchange.objects.get()
    assert "escape" not in Client().get(LIST).content.decode()
    moderator = sign_in("Moderators")
    decision = {"source": "exchanges", "chosen": [exchange.pk], "action": "accept"}
    moderator.post(reverse("inbox"), decision)
    page = Client().get(LIST).content.decode()
    assert "Mes escape games" in page
    assert reverse("contact-mediator", args=[exchange.mediator.slug]) in page
    assert "lou@example.org" not in page


@pytest.mark.parametrize(
    "change", [{"until": in_days(0)}, {"until": in_days(400)}, {"skills": []}, {"words": ""}]
)
def test_what_is_wrong_is_said_and_nothing_is_kept(
    mine: Client, portal: Portal, change: dict[str, Any]
) -> None:
    sent = {"kind": "offer", "skills": ["jeu"], "words": "Jeux", "until": in_days(30), **change}
    assert mine.post(FORM, sent).status_code == 400
    assert not Exchange.objects.exists()


def test_the_list_is_filtered_and_asks_the_database_as_often_for_many(
    client: Client, portal: Portal, mediator: Mediator, django_assert_num_queries: Any
) -> None:
    offered(mediator, department="59", is_remote=True)
    for number in range(8):
        user = get_user_model().objects.create_user(f"u{number}", f"u{number}@example.org")
        words = f"Tableur {number}"
        offered(MediatorFactory(user=user), words, skills=["bureautique"], kind="search")
    client.get(LIST)
    page = client.get(f"{LIST}?kind=offer&family=pedagogie&department=59&remote=yes")
    assert "Animer en jouant" in page.content.decode()
    assert "Tableur" not in page.content.decode()
    with django_assert_num_queries(3):
        client.get(f"{LIST}?kind=search")


def test_nobody_is_shown_whose_profile_is_not_nor_what_is_over(
    client: Client, portal: Portal, mediator: Mediator
) -> None:
    offered(MediatorFactory(paused=True), "En pause")
    offered(mediator, "Passé", until=in_days(-1))
    offered(mediator, "En attente", state="waiting")
    assert list(Exchange.objects.public()) == []


def test_my_space_tells_who_offers_what_i_seek(
    mine: Client, portal: Portal, mediator: Mediator
) -> None:
    offered(mediator, "Je cherche des jeux", kind="search")
    offered(MediatorFactory(name="Zoé"))
    page = mine.get(reverse("my-space")).content.decode()
    assert "1 personne offre ce que vous cherchez" in page
    assert "Zoé" in page


def test_one_withdraws_and_prolongs_ones_own_only(
    mine: Client, portal: Portal, mediator: Mediator
) -> None:
    own, other = offered(mediator, until=in_days(3)), offered(MediatorFactory())
    mine.post(reverse("exchange-mine", args=[own.pk]), {"do": "prolong"})
    own.refresh_from_db()
    assert own.until == in_days(90)
    mine.post(reverse("exchange-mine", args=[own.pk]), {"do": "withdraw"})
    foreign = reverse("exchange-mine", args=[other.pk])
    assert mine.post(foreign, {"do": "withdraw"}).status_code == 404
    assert list(Exchange.objects.all()) == [other]


def test_its_owner_is_told_once_a_week_before_and_it_goes_a_month_after(
    mediator: Mediator, mailoutbox: list[EmailMessage]
) -> None:
    exchange = offered(mediator, until=in_days(6))
    offered(mediator, until=in_days(20))
    keeping.tend()
    keeping.tend()
    assert [mail.to for mail in mailoutbox] == [["lou@example.org"]]
    Exchange.objects.filter(pk=exchange.pk).update(until=in_days(-31))
    assert keeping.tend() == 1


def test_what_one_offers_is_exported_and_erased(mediator: Mediator) -> None:
    exchange = offered(mediator)
    held = OwnExchanges()
    assert held.export(mediator.user)[0]["words"] == exchange.words
    assert list(held.fates(mediator.user))
    held.erase(mediator.user)
    assert held.export(mediator.user) is None


def test_everything_is_there_in_english(mine: Client, portal: Portal, mediator: Mediator) -> None:
    offered(mediator)
    assert "I offer" in mine.get("/en/training/exchanges/").content.decode()
    assert mine.get("/en/training/exchanges/write/").status_code == 200
    part = next(one for one in space.parts_for(mediator.user) if one.name == "exchanges")
    assert len(part.context["exchanges"]) == 1
    assert not mediator.exchanges.get().ends_within(timedelta(days=7))

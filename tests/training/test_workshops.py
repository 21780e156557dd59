"""A workshop of orders: a room opens, a group orders, alike ones meet, editors get the result."""

from datetime import timedelta

import pytest
from django.contrib.auth import get_user_model
from django.core.management import call_command
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from tests.home.factories import Portal
from tests.home.fixtures import SignIn
from tests.home.reading import main
from tests.members.factories import MediatorFactory
from tests.reading import page_at, words
from tests.training.factories import LEADS, OrderRoomFactory
from training.models import OrderRoom, RoomOrder, Wish
from training.wishes import asking, keeping, workshop_views, workshops
from training.wishes.inbox import ProposedWishes

pytestmark = pytest.mark.django_db
OPEN = "/fr/formations/commandes/atelier/"
ROOM = f"{OPEN}ACDEFG/"
LEAD = f"{ROOM}animer/{LEADS}/"
PODCAST, SAME = "Animer un podcast avec des jeunes", "Faire des podcasts avec les jeunes"


@pytest.fixture
def room(portal: Portal) -> OrderRoom:
    """An open room whose facilitator's page is ``LEAD``."""
    return OrderRoomFactory()


def send(client: Client, words: str = "", *skills: str) -> int:
    answer = client.post(f"{ROOM}commander/", {"words": words, "skills": skills})
    status: int = answer.status_code
    return status


@pytest.mark.usefixtures("portal")
class TestOpening:
    def test_a_mediator_opens_a_room_and_is_led_to_its_secret_page(self, client: Client) -> None:
        user = get_user_model().objects.create_user("ines")
        MediatorFactory(user=user)
        client.force_login(user)
        answer = client.post(OPEN)
        room = OrderRoom.objects.get()
        assert answer["Location"].startswith(f"{OPEN}{room.code}/animer/")
        assert 'role="img"' in client.get(answer["Location"]).content.decode(), "the code to scan"

    def test_so_does_the_team(self, sign_in: SignIn) -> None:
        assert sign_in("Editors").post(OPEN).status_code == 302
        assert OrderRoom.objects.count() == 1

    def test_who_is_not_signed_in_signs_in_first_and_who_is_no_mediator_says_who_they_are(
        self, client: Client
    ) -> None:
        assert "/compte/connexion/" in client.post(OPEN)["Location"]
        client.force_login(get_user_model().objects.create_user("lou"))
        assert client.post(OPEN)["Location"] == reverse("profile")
        assert not OrderRoom.objects.exists()

    def test_a_code_is_typed_without_an_account(self, client: Client, room: OrderRoom) -> None:
        page = client.get(OPEN, {"code": " acd-efg "}, follow=True)
        assert page.redirect_chain == [(ROOM, 302)]
        assert (
            words(page_at(client, ROOM).select_one("#room-count"))
            == "Aucune commande pour l’instant"
        )


class TestOrdering:
    def test_orders_without_a_name_are_seen_by_the_room_alike_ones_together(
        self, room: OrderRoom
    ) -> None:
        assert send(Client(), PODCAST) == 302
        assert send(Client(), "", "atelier") == 302
        assert send(Client(), SAME) == 302
        page = Client().get(ROOM).content.decode()
        assert page.index(PODCAST) < page.index(SAME) < page.index("Concevoir un atelier")
        first = workshops.together(room)[0]
        assert ([one.words for one in first.orders], first.people) == ([PODCAST, SAME], 2)
        kept = {field.name for field in RoomOrder._meta.get_fields()}
        assert kept == {"id", "room", "device", "skills", "words", "language"}

    def test_an_empty_order_is_told_and_not_kept_and_a_machine_leaves_nothing(
        self, client: Client, room: OrderRoom
    ) -> None:
        assert send(client) == 400
        client.post(f"{ROOM}commander/", {"words": PODCAST, "website": "x"})
        assert not RoomOrder.objects.exists()

    def test_a_device_that_orders_again_is_one_person_and_stops_after_eight(
        self, client: Client, room: OrderRoom
    ) -> None:
        for _number in range(workshops.MOST_OF_ONE):
            send(client, PODCAST)
        assert send(client, PODCAST) == 409
        [group] = workshops.together(room)
        assert (group.people, len(group.orders)) == (1, 8)

    def test_the_forty_first_finds_the_room_full(self, client: Client, room: OrderRoom) -> None:
        RoomOrder.objects.bulk_create(
            RoomOrder(room=room, device=str(number), words=PODCAST) for number in range(40)
        )
        assert send(client, PODCAST) == 409

    def test_more_orders_than_a_workshop_gives_are_refused(
        self, client: Client, room: OrderRoom, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(workshop_views, "MOST_ORDERS", 1)
        assert [send(client, PODCAST), send(client, SAME)] == [302, 409]


class TestLeading:
    def test_the_changing_part_alone_is_asked_again_and_unchanged_it_says_304(
        self, client: Client, room: OrderRoom
    ) -> None:
        send(client, PODCAST)
        first = client.get(f"{LEAD}?part")
        assert "<html" not in first.content.decode()
        again = client.get(f"{LEAD}?part", headers={"If-None-Match": first["ETag"]})
        assert (again.status_code, again.content) == (304, b"")
        send(client, SAME)
        changed = client.get(f"{LEAD}?part", headers={"If-None-Match": first["ETag"]})
        assert SAME in changed.content.decode()

    def test_the_facilitator_sees_families_removes_an_order_and_closes(
        self, client: Client, room: OrderRoom
    ) -> None:
        send(client, "", "atelier")
        assert "bar-table" in client.get(LEAD).content.decode()
        client.post(LEAD, {"remove": RoomOrder.objects.get().pk})
        assert not RoomOrder.objects.exists()
        client.post(LEAD, {"do": "close"})
        assert send(client, PODCAST) == 409
        assert "La salle est fermée" in client.get(ROOM).content.decode()

    def test_a_wrong_link_leads_nothing_and_the_rooms_page_does_not_give_it_away(
        self, client: Client, room: OrderRoom
    ) -> None:
        assert client.post(f"{ROOM}animer/made-up/", {"do": "close"}).status_code == 404
        assert OrderRoom.objects.get().is_open
        page = client.get(ROOM).content.decode()
        assert LEADS not in page
        assert 'name="remove"' not in page


class TestHandingIn:
    def test_each_group_waits_once_for_an_editor_with_the_number_of_people(
        self, client: Client, room: OrderRoom
    ) -> None:
        send(Client(), PODCAST)
        send(Client(), SAME, "jeunesse")
        client.post(LEAD, {"do": "hand-in"})
        assert "Enlever" not in client.post(LEAD, {"do": "hand-in"}, follow=True).content.decode()
        wish = Wish.objects.get()
        assert (wish.words, wish.in_workshop, wish.state) == (PODCAST, 2, Wish.State.WAITING)
        assert PODCAST not in client.get("/fr/formations/commandes/").content.decode()
        [waiting] = ProposedWishes().waiting(5)
        assert waiting.about == "Jeunesse et parentalité · un atelier\u00a0: 2 personnes"
        assert send(client, PODCAST) == 409

    def test_a_room_where_nobody_has_ordered_is_not_handed_in(
        self, client: Client, room: OrderRoom
    ) -> None:
        client.post(LEAD, {"do": "hand-in"})
        assert OrderRoom.objects.get().is_open

    def test_a_published_one_counts_its_people_and_those_who_join(self, portal: Portal) -> None:
        wish = Wish.objects.create(words=PODCAST, in_workshop=7, state=Wish.State.PUBLISHED)
        wish.voices.create(email="lou@example.org", language="fr", confirmed_at=timezone.now())
        assert Wish.objects.public().get().people == 8
        assert "8 personnes" in Client().get(wish.get_absolute_url()).content.decode()

    def test_an_editor_counts_one_with_an_order_that_asks_for_the_same(
        self, sign_in: SignIn
    ) -> None:
        public = Wish.State.PUBLISHED
        same = Wish.objects.create(words=SAME, in_workshop=2, state=public)
        same.voices.create(email="lou@example.org", language="fr", confirmed_at=timezone.now())
        other = Wish.objects.create(words="Réparer un vélo", state=public)
        wish = Wish.objects.create(words=PODCAST, in_workshop=7, state=Wish.State.WAITING)
        [waiting] = ProposedWishes().waiting(5)
        moderator = sign_in("Moderators")
        page = main(moderator.get(waiting.url))
        assert "3 personnes la demandent" in words(page)
        assert other.words not in words(page)
        refused = moderator.post(waiting.url, {"with": other.pk})
        assert "choisissez-en une autre" in words(main(refused))
        told = moderator.post(waiting.url, {"with": same.pk}, follow=True)
        assert SAME in told.content.decode()
        assert not Wish.objects.filter(pk=wish.pk).exists()
        asking.count_with(wish, same)  # as another editor may have pressed at the same time
        assert Wish.objects.public().get(pk=same.pk).people == 10
        assert moderator.post(waiting.url, {"with": same.pk}).status_code == 404

    def test_only_what_a_workshop_handed_in_is_compared(self, sign_in: SignIn) -> None:
        Wish.objects.create(words=PODCAST, state=Wish.State.WAITING)
        [waiting] = ProposedWishes().waiting(5)
        assert not waiting.url
        wish = Wish.objects.create(words=PODCAST, in_workshop=7, state=Wish.State.WAITING)
        assert sign_in("Editors").get(reverse("wish-compare", args=[wish.pk])).status_code == 302

    def test_it_is_kept_two_years_if_nobody_joins(self, portal: Portal) -> None:
        Wish.objects.create(words=PODCAST, in_workshop=7, state=Wish.State.PUBLISHED)
        assert keeping.forget() == 0
        Wish.objects.update(created_at=timezone.now() - keeping.QUIET_KEPT - timedelta(days=1))
        assert keeping.forget() == 1


def test_after_a_day_the_room_and_its_orders_are_gone(client: Client, room: OrderRoom) -> None:
    send(client, PODCAST)
    OrderRoom.objects.update(expires_at=timezone.now())
    assert client.get(ROOM).status_code == 404
    call_command("tidy_personal_data", verbosity=0)
    assert not OrderRoom.objects.exists()
    assert not RoomOrder.objects.exists()


def test_everything_is_there_in_english(client: Client, room: OrderRoom) -> None:
    assert "Open a room" not in client.get("/en/training/wishes/workshop/").content.decode()
    page = client.get("/en/training/wishes/workshop/ACDEFG/").content.decode()
    assert "What the group orders" in page

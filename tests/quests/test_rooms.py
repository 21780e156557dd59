"""A workshop: a room opens, a group answers, its mix is seen, it closes and is forgotten."""

import datetime
import re
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.core.management import call_command
from django.db import connections
from django.test import Client
from django.utils import timezone

from quests import coded_rooms, entering, room_views, rooms
from quests.models import Participant, Room
from tests.home.factories import Portal, plant_portal
from tests.quests.factories import (
    CHAMELEON,
    DOG,
    KNIFE,
    TOKEN,
    QuestFactory,
    RoomFactory,
    open_question,
    plant_archetypes,
)

ROOM = "/fr/quetes/salle/ACDEFG/"
STATE = f"{ROOM}etat.json"
LEAD = f"{ROOM}animer/{TOKEN}/"
CARING, HANDY = {"q1": "0"}, {"q1": "1"}


def send(client: Client, device: str, answers: dict[str, str]) -> int:
    sent = {"device": device, "send": "2", **answers}
    status: int = client.post(f"{ROOM}repondre/", sent).status_code
    return status


@pytest.mark.django_db
@pytest.mark.usefixtures("archetypes")
class TestOpening:
    def test_anyone_opens_a_room_and_is_led_to_their_secret_page(
        self, client: Client, portal: Portal
    ) -> None:
        QuestFactory()
        answer = client.post("/fr/quetes/super/atelier/")
        room = Room.objects.get()
        assert answer["Location"].startswith(f"/fr/quetes/salle/{room.code}/animer/")
        page = client.get(answer["Location"]).content.decode()
        assert room.code in page
        assert "Fermer la salle" in page

    def test_looking_opens_nothing(self, client: Client, portal: Portal) -> None:
        QuestFactory()
        client.get("/fr/quetes/super/atelier/")
        assert not Room.objects.exists()

    def test_a_code_has_six_signs_that_nobody_confuses(self, portal: Portal) -> None:
        room = Room(quest=QuestFactory())
        coded_rooms.open_room(room)
        assert re.fullmatch(r"[A-Z0-9]{6}", room.code)
        assert not set("0O1I2Z5S8BUV") & set(coded_rooms.ALPHABET)

    def test_the_token_is_not_kept_and_expires_in_a_day(self, portal: Portal) -> None:
        room = Room(quest=QuestFactory())
        token = coded_rooms.open_room(room)
        assert token not in room.secret
        left = room.expires_at - timezone.now()
        assert datetime.timedelta(hours=23) < left <= datetime.timedelta(days=1)

    def test_the_eleventh_room_in_an_hour_is_refused(self, client: Client, portal: Portal) -> None:
        QuestFactory()
        for _number in range(10):
            assert client.post("/fr/quetes/super/atelier/").status_code == 302
        assert client.post("/fr/quetes/super/atelier/").status_code == 429
        assert Room.objects.count() == 10

    def test_there_are_never_more_rooms_than_the_portal_holds(
        self, client: Client, portal: Portal, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(coded_rooms, "MOST_ROOMS", 1)
        room = RoomFactory()
        assert client.post("/fr/quetes/super/atelier/").status_code == 429
        Room.objects.update(expires_at=timezone.now())
        assert client.post("/fr/quetes/super/atelier/").status_code == 302
        assert room.quest.slug == "super"

    def test_without_the_forms_token_no_room_opens(self, portal: Portal) -> None:
        QuestFactory()
        strict = Client(enforce_csrf_checks=True)
        assert strict.post("/fr/quetes/super/atelier/").status_code == 403


@pytest.mark.django_db
@pytest.mark.usefixtures("archetypes")
class TestAnswering:
    @pytest.mark.parametrize("typed", ["acdefg", " ACD-EFG ", "acd efg"])
    def test_the_code_may_be_typed_any_way(
        self, client: Client, portal: Portal, typed: str
    ) -> None:
        RoomFactory()
        page = client.get("/fr/quetes/salle/", {"code": typed}, follow=True)
        assert page.redirect_chain == [(ROOM, 302)]
        assert "Répondre" in page.content.decode()

    def test_a_participant_goes_a_step_a_page_through_the_questions_that_weigh(
        self, client: Client, portal: Portal
    ) -> None:
        RoomFactory()
        first = client.get(f"{ROOM}repondre/").content.decode()
        assert "Question 1 sur 2" in first
        assert "Pourquoi vous ?" not in first
        second = client.post(f"{ROOM}repondre/", {"go": "2", "device": "x", **CARING})
        assert "Question 2 sur 2" in second.content.decode()
        assert 'name="q1" value="0" checked' in second.content.decode()
        assert not Participant.objects.exists()

    def test_answers_are_counted_as_scores_alone(self, client: Client, portal: Portal) -> None:
        RoomFactory()
        assert send(client, "one", CARING) == 302
        participant = Participant.objects.get()
        assert participant.points == {CHAMELEON: 0, DOG: 3, KNIFE: 0}
        assert {field.name for field in Participant._meta.get_fields()} == {
            "id",
            "room",
            "device",
            "points",
            "answered_at",
        }

    def test_questions_keep_their_weights_when_open_ones_stand_between(
        self, client: Client, portal: Portal
    ) -> None:
        quest = QuestFactory()
        quest.steps = [open_question("D’abord ?"), *quest.steps.get_prep_value()]
        quest.save()
        RoomFactory(quest=quest)
        assert "Question 1 sur 2" in client.get(f"{ROOM}repondre/").content.decode()
        send(client, "one", {"q2": "0"})
        assert Participant.objects.get().points[DOG] == 3

    def test_the_same_device_again_replaces_its_answers(
        self, client: Client, portal: Portal
    ) -> None:
        RoomFactory()
        send(client, "one", CARING)
        send(client, "one", HANDY)
        assert Participant.objects.get().points[KNIFE] == 3

    def test_who_answers_nothing_is_told_and_not_counted(
        self, client: Client, portal: Portal
    ) -> None:
        RoomFactory()
        assert send(client, "one", {}) == 409
        assert not Participant.objects.exists()

    def test_the_forty_first_finds_the_room_full_and_the_others_may_still_change(
        self, client: Client, portal: Portal
    ) -> None:
        room = RoomFactory()
        for number in range(coded_rooms.CAPACITY):
            rooms.answer(room, f"device-{number}", {CHAMELEON: 1})
        assert send(client, "late", CARING) == 409
        assert send(client, "device-3", CARING) == 302
        assert room.participants.count() == coded_rooms.CAPACITY

    def test_more_answers_than_a_workshop_gives_are_refused(
        self, client: Client, portal: Portal, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(room_views, "MOST_ANSWERS", 2)
        RoomFactory()
        assert [send(client, name, CARING) for name in "abc"] == [302, 302, 409]

    def test_without_the_forms_token_nothing_is_counted(self, portal: Portal) -> None:
        RoomFactory()
        assert send(Client(enforce_csrf_checks=True), "one", CARING) == 403


@pytest.mark.django_db
@pytest.mark.usefixtures("archetypes")
class TestWatching:
    def test_the_page_shows_how_many_answered_and_the_mix(
        self, client: Client, portal: Portal
    ) -> None:
        RoomFactory()
        send(client, "one", CARING)
        send(client, "two", HANDY)
        page = client.get(ROOM).content.decode()
        assert '<strong id="room-count">2</strong>' in page
        assert page.count("50 %") == 2

    def test_the_state_is_a_small_json_that_says_304_until_somebody_answers(
        self, client: Client, portal: Portal
    ) -> None:
        RoomFactory()
        send(client, "one", CARING)
        first = client.get(STATE)
        assert first.json()["count"] == 1
        assert first.json()["shares"][DOG] == 100
        assert len(first.content) < 200
        same = client.get(STATE, headers={"If-None-Match": first["ETag"]})
        assert (same.status_code, same.content) == (304, b"")
        send(client, "one", HANDY)  # the count stays, the mix does not
        changed = client.get(STATE, headers={"If-None-Match": first["ETag"]})
        assert changed.json()["shares"][KNIFE] == 100

    def test_the_facilitator_closes_it_and_no_more_answers_are_taken(
        self, client: Client, portal: Portal
    ) -> None:
        RoomFactory()
        send(client, "one", CARING)
        before = client.get(STATE)["ETag"]
        client.post(LEAD)
        assert send(client, "two", CARING) == 409
        state = client.get(STATE, headers={"If-None-Match": before}).json()
        assert (state["open"], state["count"]) == (False, 1)
        assert "La salle est fermée." in client.get(ROOM).content.decode()

    def test_nobody_else_closes_it(self, client: Client, portal: Portal) -> None:
        room = RoomFactory()
        assert client.post(f"{ROOM}animer/guessed/").status_code == 404
        room.refresh_from_db()
        assert room.is_open

    def test_the_participants_page_does_not_give_the_secret_away(
        self, client: Client, portal: Portal
    ) -> None:
        room = RoomFactory()
        page = client.get(ROOM).content.decode()
        assert TOKEN not in page
        assert room.secret not in page


@pytest.mark.django_db
@pytest.mark.usefixtures("archetypes")
class TestForgetting:
    @pytest.mark.parametrize("address", [ROOM, STATE, LEAD, f"{ROOM}repondre/"])
    def test_an_expired_room_does_not_answer_even_before_it_is_deleted(
        self, client: Client, portal: Portal, address: str
    ) -> None:
        RoomFactory(expires_at=timezone.now())
        assert client.get(address).status_code == 404

    def test_the_command_deletes_expired_rooms_with_their_scores_and_no_others(
        self, portal: Portal
    ) -> None:
        old = RoomFactory()
        rooms.answer(old, "one", {CHAMELEON: 1})
        Room.objects.update(expires_at=timezone.now())
        fresh = RoomFactory(code="QRTWXY", quest=old.quest)
        call_command("tidy_quests", verbosity=0)
        assert list(Room.objects.all()) == [fresh]
        assert not Participant.objects.exists()

    def test_whoever_tries_many_codes_is_told_to_wait(
        self, client: Client, portal: Portal, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(entering, "MOST_WRONG_CODES", 2)
        codes = ["QQQQQQ", "QQQQQR", "QQQQQT"]
        answers = [client.get(f"/fr/quetes/salle/{code}/").status_code for code in codes]
        assert answers == [404, 404, 429]


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_ten_clients_that_answer_at_the_same_moment_all_count() -> None:
    plant_archetypes(plant_portal().home)
    room = RoomFactory()
    together = Barrier(10)

    def one(number: int) -> int:
        try:
            client = Client()
            together.wait(20)
            return send(client, f"device-{number}", CARING if number % 2 else HANDY)
        finally:
            connections.close_all()

    with ThreadPoolExecutor(10) as pool:
        answers = list(pool.map(one, range(10)))
    assert answers == [302] * 10
    group = rooms.group(room, [CHAMELEON, DOG, KNIFE])
    assert group.count == 10
    assert {share.archetype: share.percent for share in group.mix.shares} == {
        DOG: 50,
        KNIFE: 50,
        CHAMELEON: 0,
    }


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_a_rush_for_the_last_place_never_overfills_a_room() -> None:
    room = RoomFactory()
    for number in range(coded_rooms.CAPACITY - 1):
        rooms.answer(room, f"early-{number}", {CHAMELEON: 1})
    together = Barrier(6)

    def one(number: int) -> rooms.Answered:
        try:
            together.wait(20)
            return rooms.answer(room, f"late-{number}", {CHAMELEON: 1})
        finally:
            connections.close_all()

    with ThreadPoolExecutor(6) as pool:
        answers = list(pool.map(one, range(6)))
    assert sorted(answers) == [rooms.Answered.COUNTED, *[rooms.Answered.FULL] * 5]
    assert room.participants.count() == coded_rooms.CAPACITY

"""« I share this »: counted once per device, without anything kept of whose it is."""

from http.cookies import Morsel
from typing import Any

import pytest
from django.db import connection
from django.test import Client, override_settings
from django.test.utils import CaptureQueriesContext

from portal.page_cache import stamp
from stories.models import Motto, SharedMotto
from stories.sharing import MOST, MOST_OF_ONE
from tests.home.factories import Portal
from tests.home.reading import links, main
from tests.reading import soup, words
from tests.stories.factories import MottoFactory
from tests.stories.test_mottos import WALL, translated_motto

pytestmark = pytest.mark.django_db
SHARED = {"do": "share"}
WITHDRAWN = {"do": "withdraw"}


@pytest.fixture
def motto(portal: Portal) -> Motto:
    return MottoFactory(text="On y va.", slug="on-y-va")


def page_of(motto: Motto) -> str:
    return f"{WALL}{motto.slug}/partager/"


def people(motto: Motto) -> int:
    found = SharedMotto.objects.filter(pk=motto.translation_key).first()
    return found.people if found else 0


def said(client: Client, address: str) -> str:
    """How many share it, in words, as a page says it."""
    found = main(client.get(address)).select_one(".motto-sharing-count, .motto-sharing-people")
    return words(found) if found else ""


class TestSharing:
    def test_adds_one_and_says_so_in_words(self, client: Client, motto: Motto) -> None:
        assert said(client, page_of(motto)) == ""
        answer = client.post(page_of(motto), SHARED, follow=True)
        assert people(motto) == 1
        assert "1 personne la partage" in words(main(answer))
        for _other in range(2):
            Client().post(page_of(motto), SHARED)
        for address in (page_of(motto), f"{WALL}{motto.slug}/", WALL):
            assert said(client, address) == "3 personnes la partagent"

    def test_counts_a_device_once(self, client: Client, motto: Motto) -> None:
        for _time in range(3):
            client.post(page_of(motto), SHARED)
        assert people(motto) == 1

    def test_can_be_withdrawn_on_the_same_device_and_shared_again(
        self, client: Client, motto: Motto
    ) -> None:
        client.post(page_of(motto), SHARED)
        form = main(client.get(page_of(motto))).select_one("#motto-sharing input[name=do]")
        assert form is not None
        assert form["value"] == "withdraw"
        client.post(page_of(motto), WITHDRAWN)
        assert people(motto) == 0
        client.post(page_of(motto), SHARED)
        assert people(motto) == 1

    def test_cannot_be_withdrawn_by_a_device_that_does_not_share_it(
        self, client: Client, motto: Motto
    ) -> None:
        client.post(page_of(motto), SHARED)
        stranger = Client()
        stranger.post(page_of(motto), WITHDRAWN)
        stranger.cookies["shared-fr"] = "1"
        stranger.post(page_of(motto), WITHDRAWN)
        assert people(motto) == 1

    def test_of_one_motto_is_not_sharing_another(self, client: Client, motto: Motto) -> None:
        other = MottoFactory()
        client.post(page_of(motto), SHARED)
        client.post(page_of(other), WITHDRAWN)  # the test's client sends every cookie everywhere
        client.post(page_of(other), SHARED)
        assert (people(motto), people(other)) == (1, 1)

    @pytest.mark.parametrize("sent", [{}, {"do": "delete"}])
    def test_anything_else_changes_nothing(
        self, client: Client, motto: Motto, sent: dict[str, str]
    ) -> None:
        client.post(page_of(motto), sent)
        assert people(motto) == 0

    def test_needs_the_forms_token(self, motto: Motto) -> None:
        answer = Client(enforce_csrf_checks=True).post(page_of(motto), SHARED)
        assert answer.status_code == 403
        assert people(motto) == 0

    def test_of_a_motto_that_is_not_on_the_wall_is_not_found(
        self, client: Client, portal: Portal
    ) -> None:
        draft = MottoFactory(live=False)
        assert client.get(page_of(draft)).status_code == 404
        assert client.post(page_of(draft), SHARED).status_code == 404

    def test_counts_the_translations_of_a_motto_together(
        self, client: Client, portal: Portal, motto: Motto
    ) -> None:
        translated_motto(motto, portal)
        english = f"{portal.wall_en.url}on-y-va/"
        client.post(page_of(motto), SHARED)
        Client().post(f"{english}share/", SHARED)
        assert said(client, english) == "2 people share it"
        client.post(f"{english}share/", SHARED)  # the device shares it in the other language too
        assert people(motto) == 2

    def test_outlives_a_draft_that_is_published_later(self, client: Client, motto: Motto) -> None:
        draft = motto.save_revision()
        client.post(page_of(motto), SHARED)
        draft.publish()
        assert people(motto) == 1


class TestLimits:
    def test_one_address_cannot_inflate_a_motto(self, portal: Portal, motto: Motto) -> None:
        statuses = [
            Client().post(page_of(motto), SHARED).status_code for _time in range(MOST_OF_ONE + 3)
        ]
        assert statuses == [302] * MOST_OF_ONE + [429] * 3
        assert people(motto) == MOST_OF_ONE
        assert Client(REMOTE_ADDR="203.0.113.9").post(page_of(motto), SHARED).status_code == 302

    def test_nor_empty_it_with_a_cookie_used_again(self, portal: Portal, motto: Motto) -> None:
        SharedMotto.objects.create(translation_key=motto.translation_key, people=100)
        device = Client()
        device.post(page_of(motto), SHARED)
        cookie = device.cookies["shared-fr"].value
        for _time in range(MOST_OF_ONE + 3):
            device.cookies["shared-fr"] = cookie
            device.post(page_of(motto), WITHDRAWN)
        assert people(motto) == 101 - MOST_OF_ONE

    def test_nor_all_the_mottos_of_the_wall(self, portal: Portal) -> None:
        mottos = MottoFactory.create_batch(MOST + 1)
        statuses = [Client().post(page_of(motto), SHARED).status_code for motto in mottos]
        assert statuses == [302] * MOST + [429]

    def test_are_said_in_a_sentence(self, portal: Portal, motto: Motto) -> None:
        for _time in range(MOST_OF_ONE):
            Client().post(page_of(motto), SHARED)
        answer = Client().post(page_of(motto), SHARED)
        assert "demain" in words(main(answer))


class TestWhatIsKept:
    def cookies(self, client: Client, motto: Motto) -> dict[str, Morsel[Any]]:
        answer = client.post(page_of(motto), SHARED)
        return {name: one for name, one in answer.cookies.items() if name.startswith("shared")}

    def test_is_a_number_and_nothing_else(self, client: Client, motto: Motto) -> None:
        client.post(page_of(motto), SHARED)
        fields = {field.name for field in SharedMotto._meta.get_fields()}
        assert fields == {"translation_key", "people"}

    def test_a_cookie_is_sent_to_the_page_of_that_motto_alone(
        self, client: Client, motto: Motto
    ) -> None:
        found = self.cookies(client, motto)
        assert {name: one["path"] for name, one in found.items()} == {
            "shared-fr": "/fr/devises/on-y-va/partager/",
            "shared-en": "/en/mottos/on-y-va/share/",
        }
        for one in found.values():
            assert one["httponly"]
            assert one["samesite"] == "Lax"
            assert one["max-age"] <= 365 * 86_400

    @override_settings(SESSION_COOKIE_SECURE=True)
    def test_a_cookie_travels_encrypted_where_the_session_does(
        self, client: Client, motto: Motto
    ) -> None:
        assert all(one["secure"] for one in self.cookies(client, motto).values())

    def test_withdrawing_takes_the_cookies_away(self, client: Client, motto: Motto) -> None:
        client.post(page_of(motto), SHARED)
        answer = client.post(page_of(motto), WITHDRAWN)
        gone = [one for name, one in answer.cookies.items() if name.startswith("shared")]
        assert [one.value for one in gone] == ["", ""]
        assert {one["path"] for one in gone} == {
            "/fr/devises/on-y-va/partager/",
            "/en/mottos/on-y-va/share/",
        }


class TestKeptPages:
    def test_the_wall_and_the_mottos_page_hold_no_token(self, client: Client, motto: Motto) -> None:
        for address in (WALL, f"{WALL}{motto.slug}/"):
            answer = client.get(address)
            assert not answer.cookies
            assert not soup(answer).select("[name=csrfmiddlewaretoken]")
            assert page_of(motto) in links(main(answer))

    def test_stay_when_a_motto_is_shared(
        self, client: Client, motto: Motto, django_capture_on_commit_callbacks: Any
    ) -> None:
        before = stamp()
        with django_capture_on_commit_callbacks(execute=True):
            client.post(page_of(motto), SHARED)
        assert people(motto) == 1
        assert stamp() == before

    def test_the_page_with_the_form_is_kept_by_nobody(self, client: Client, motto: Motto) -> None:
        control = client.get(page_of(motto))["Cache-Control"]
        assert {"private", "no-store"} <= set(control.split(", "))

    def test_the_numbers_of_a_whole_wall_are_asked_for_once(
        self, client: Client, portal: Portal
    ) -> None:
        MottoFactory.create_batch(10)
        client.get(WALL)
        with CaptureQueriesContext(connection) as queries:
            client.get(WALL)
        asked = [one["sql"] for one in queries if "stories_sharedmotto" in one["sql"]]
        assert len(asked) == 1

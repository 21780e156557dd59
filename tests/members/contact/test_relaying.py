"""Readers write to a mediator or a place, and nobody learns an address before they answer."""

from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.core import mail
from django.core.mail import EmailMessage
from django.test import Client

from directory.models import Keeper, Place
from members import consent
from members.contact import relaying
from members.models import ContactMessage, Mediator
from tests.directory.factories import PlaceFactory
from tests.home.factories import Portal
from tests.home.fixtures import SignIn
from tests.members.contact.conftest import MESSAGE, PHARE, SAMIRA, link_in
from tests.smtp_server import SmtpServer

pytestmark = pytest.mark.django_db
Write = Callable[..., Any]
Deliver = Callable[..., EmailMessage]


def words(answer: Any) -> str:
    return str(answer.content.decode())


def test_the_pages_of_a_mediator_and_of_a_place_lead_to_the_form(
    client: Client, portal: Portal, samira: Mediator, phare: Place
) -> None:
    assert SAMIRA in words(client.get("/fr/mediateurs/samira/"))
    assert PHARE in words(client.get(f"{portal.directory.url}le-phare/"))


def test_the_address_of_the_mediator_is_on_no_page(
    client: Client, portal: Portal, samira: Mediator, write: Write
) -> None:
    pages = [client.get("/fr/mediateurs/samira/"), client.get(SAMIRA), write(text="")]
    write()
    pages.append(client.get(link_in(mail.outbox[0], "confirmer")))
    assert not [page for page in pages if "samira@example.org" in words(page)]
    assert "samira@example.org" not in str(mail.outbox[0].message())


def test_nothing_leaves_before_its_sender_has_confirmed(
    client: Client, samira: Mediator, write: Write
) -> None:
    assert write()["Location"] == f"{SAMIRA}?sent"
    (asked,) = mail.outbox
    assert asked.to == ["ines@example.org"]
    # Whoever gets this mail may never have been here: it holds nothing that was typed.
    assert "mardi" not in str(asked.message())
    assert "Inès" not in str(asked.message())
    page = client.get(link_in(asked, "confirmer"))
    assert "recevez-vous" in words(page)
    assert len(mail.outbox) == 1  # opening the link sends nothing


def test_a_confirmed_message_is_relayed_and_answers_go_to_its_sender(
    samira: Mediator, deliver: Deliver
) -> None:
    got = deliver()
    assert got.to == ["samira@example.org"]
    assert got.reply_to == ["ines@example.org"]
    assert got.subject == "[Blason] Inès vous écrit"
    assert "recevez-vous <b>mardi</b> ?" in got.body
    html = str(got.alternatives[0].content)  # type: ignore[attr-defined]
    assert "recevez-vous &lt;b&gt;mardi&lt;/b&gt; ?" in html
    assert "ines@example.org" in got.body  # the recipient is told where an answer goes


def test_a_place_gets_it_at_every_address_that_it_has(
    client: Client, phare: Place, write: Write
) -> None:
    Place.objects.update(emails=["a@example.org", "b@example.org"])
    write(PHARE)
    client.post(link_in(mail.outbox[0], "confirmer"))
    assert [sent.to for sent in mail.outbox[1:]] == [["a@example.org"], ["b@example.org"]]


def test_it_goes_once_however_often_the_button_is_pressed(
    client: Client, samira: Mediator, write: Write
) -> None:
    write()
    link = link_in(mail.outbox[0], "confirmer")
    for _time in range(3):
        client.post(link)
    assert len(mail.outbox) == 2
    assert "en route" in words(client.get(link))


def test_a_copy_comes_on_wish_and_only_once_confirmed(
    client: Client, samira: Mediator, write: Write
) -> None:
    write(wants_copy="on")
    assert len(mail.outbox) == 1
    client.post(link_in(mail.outbox[0], "confirmer"))
    copy = mail.outbox[-1]
    assert copy.to == ["ines@example.org"]
    assert "recevez-vous" in copy.body
    assert "samira@example.org" not in str(copy.message())


def test_each_reads_their_own_language(client: Client, samira: Mediator) -> None:
    client.post("/en/write-to/mediator/samira/", MESSAGE | {"wants_copy": "on"})
    asked = mail.outbox[0]
    assert asked.subject == "[Blason] Send your message to Samira"
    client.post(link_in(asked, "/en/write-to/confirm"))
    got, copy = mail.outbox[1:]
    assert got.subject == "[Blason] Inès vous écrit"
    assert copy.subject == "[Blason] Your message to Samira"


@pytest.mark.parametrize("token", ["x", "a:b:c", "%00"])
def test_a_made_up_link_sends_nothing(client: Client, samira: Mediator, token: str) -> None:
    for kind in ("confirmer", "signaler"):
        assert client.get(f"/fr/ecrire-a/{kind}/{token}/").status_code == 404
        assert client.post(f"/fr/ecrire-a/{kind}/{token}/").status_code == 404


def test_a_link_to_confirm_does_not_report_nor_the_other_way_round(
    client: Client, samira: Mediator, deliver: Deliver
) -> None:
    got = deliver()
    asked = link_in(mail.outbox[0], "confirmer")
    assert client.post(asked.replace("confirmer", "signaler")).status_code == 404
    report = link_in(got, "signaler")
    assert client.post(report.replace("signaler", "confirmer")).status_code == 404


@pytest.mark.parametrize(
    ("field", "value"),
    [("text", ""), ("name", " "), ("email", "ines@"), ("consent", ""), ("text", "x" * 3_001)],
)
def test_what_is_missing_is_said_and_what_was_typed_stays(
    samira: Mediator, write: Write, field: str, value: str
) -> None:
    answer = write(**{field: value})
    assert answer.status_code == 400
    assert "Inès" in words(answer) or field == "name"
    assert not mail.outbox


def test_no_header_can_be_slipped_in(samira: Mediator, deliver: Deliver) -> None:
    got = deliver(name="Inès\nBcc: x@example.org")
    assert "Bcc" not in got.message()


class TestTheSwitch:
    """A form is there only for those who want it."""

    def is_closed(self, client: Client, path: str, write: Write) -> bool:
        return (
            "Aucun message n’est reçu ici" in words(client.get(path))
            and write(path).status_code == 403
            and not mail.outbox
        )

    def test_a_mediator_who_did_not_agree_gets_nothing(
        self, client: Client, portal: Portal, samira: Mediator, write: Write
    ) -> None:
        samira.shown = [consent.PRESENTATION]
        samira.save()
        assert self.is_closed(client, SAMIRA, write)
        assert SAMIRA not in words(client.get("/fr/mediateurs/samira/"))

    @pytest.mark.parametrize("change", [{"user": None}, {"live": False}, {"paused": True}])
    def test_nor_does_one_without_an_account_or_whom_nobody_sees(
        self, client: Client, samira: Mediator, write: Write, change: dict[str, Any]
    ) -> None:
        Mediator.objects.update(**change)
        assert write().status_code in (403, 404)
        assert not mail.outbox

    def test_the_mailbox_of_a_place_closes_and_opens_its_form(
        self, client: Client, portal: Portal, phare: Place, deliver: Deliver, write: Write
    ) -> None:
        switch = link_in(deliver(PHARE), "reglage")
        mail.outbox.clear()
        client.post(switch, {"do": "close"})
        assert self.is_closed(client, PHARE, write)
        assert PHARE not in words(client.get(f"{portal.directory.url}le-phare/"))
        client.post(switch, {"do": "open"})
        assert write(PHARE).status_code == 302

    def test_an_editor_does_too_and_nobody_else(
        self, client: Client, editor: Client, phare: Place, write: Write
    ) -> None:
        switch = f"{PHARE}reglage/"
        assert client.post(switch, {"do": "close"}).status_code == 403
        assert client.post(f"{switch}?key=a:b:c", {"do": "close"}).status_code == 403
        editor.post(switch, {"do": "close"})
        assert self.is_closed(client, PHARE, write)

    def test_a_manager_of_the_place_does_and_finds_the_way_on_its_page(
        self, portal: Portal, sign_in: SignIn, phare: Place
    ) -> None:
        manager, page = sign_in(""), f"{portal.directory.url}le-phare/"
        switch = f"{PHARE}reglage/"
        assert switch not in words(manager.get(page))
        user = get_user_model().objects.get()
        Keeper.objects.create(place=phare, user=user, state=Keeper.State.CONFIRMED)
        manager.post(switch, {"do": "close"})
        assert switch in words(manager.get(page))
        assert PHARE + '"' not in words(manager.get(page))

    def test_the_key_of_one_place_opens_no_other(
        self, client: Client, phare: Place, deliver: Deliver
    ) -> None:
        PlaceFactory(name="Le Quai", slug="quai", emails=["quai@example.org"])
        switch = link_in(deliver(PHARE), "reglage").replace("le-phare", "quai")
        assert client.post(switch, {"do": "close"}).status_code == 403

    def test_a_place_without_an_address_has_no_form(
        self, client: Client, phare: Place, write: Write
    ) -> None:
        Place.objects.update(emails=[])
        assert self.is_closed(client, PHARE, write)

    def test_a_form_closed_meanwhile_gives_the_words_back(
        self, client: Client, samira: Mediator, write: Write
    ) -> None:
        write()
        link = link_in(mail.outbox[0], "confirmer")
        samira.shown = []
        samira.save()
        answer = client.post(link)
        assert "recevez-vous" in words(answer)
        assert len(mail.outbox) == 1


class TestLimits:
    """Nobody floods anybody."""

    def test_the_sixth_message_of_a_sender_in_an_hour_is_refused(
        self, samira: Mediator, write: Write
    ) -> None:
        codes = [write(email=f"{number}@example.org").status_code for number in range(6)]
        assert codes == [302] * 5 + [429]

    def test_one_address_is_asked_to_confirm_three_times_a_day(
        self, client: Client, samira: Mediator
    ) -> None:
        for number in range(5):
            client.post(SAMIRA, MESSAGE, REMOTE_ADDR=f"203.0.113.{number}")
        assert len(mail.outbox) == 3

    def test_a_mailbox_gets_no_more_than_enough_in_a_day(
        self, samira: Mediator, deliver: Deliver, write: Write, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(relaying, "MOST_TO_ONE", 1)
        deliver()
        answer = write()
        assert answer.status_code == 429
        assert "recevez-vous" in words(answer)

    def test_a_machine_hears_the_same_and_nothing_goes(
        self, samira: Mediator, write: Write
    ) -> None:
        assert write(website="https://x.example")["Location"] == f"{SAMIRA}?sent"
        assert not ContactMessage.objects.exists()


def test_no_word_of_a_message_is_in_the_log(
    samira: Mediator, write: Write, smtp: SmtpServer, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("DEBUG")
    write()
    message = ContactMessage.objects.get()
    relaying.relay(message)
    said = [one.getMessage() for one in caplog.records if one.name != "django.db.backends"]
    assert not [text for text in said for word in ("mardi", "ines@", "samira@") if word in text]

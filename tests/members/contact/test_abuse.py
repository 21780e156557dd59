"""A recipient reports a message; an editor decides; nothing is kept longer than that takes."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.core import mail
from django.core.mail import EmailMessage
from django.core.management import call_command
from django.test import Client
from django.utils import timezone

from members.contact.holding import Messages
from members.contact.inbox import ReportedMessages
from members.models import BlockedSender, ContactMessage, Mediator
from tests.home.fixtures import SignIn
from tests.members.contact.conftest import link_in

pytestmark = pytest.mark.django_db
Write = Callable[..., Any]
Deliver = Callable[..., EmailMessage]


@pytest.fixture
def reported(client: Client, samira: Mediator, deliver: Deliver) -> ContactMessage:
    """A message that its recipient has reported."""
    client.post(link_in(deliver(), "signaler"), {"complaint": "Il insiste"})
    return ContactMessage.objects.get()


def decide(browser: Client, message: ContactMessage, action: str) -> Any:
    decision = {"source": "contact", "chosen": [message.pk], "action": action, "reason": "Insulte"}
    return browser.post("/admin/inbox/", decision, follow=True)


def test_one_click_reports_a_message_and_opening_the_link_does_not(
    client: Client, samira: Mediator, deliver: Deliver
) -> None:
    link = link_in(deliver(), "signaler")
    client.get(link)
    assert ReportedMessages().count() == 0
    client.post(link)
    assert ReportedMessages().count() == 1
    assert "Merci" in client.get(link).content.decode()


def test_an_editor_reads_it_in_the_inbox_without_the_senders_address(
    editor: Client, reported: ContactMessage
) -> None:
    page = editor.get("/admin/inbox/").content.decode()
    for text in ("recevez-vous", "Inès", "Il insiste", "À Samira"):
        assert text in page
    assert "ines@example.org" not in page


def test_a_sender_may_be_refused_from_then_on_without_learning_it(
    moderator: Client, reported: ContactMessage, write: Write
) -> None:
    decide(moderator, reported, "refuse")
    assert not ContactMessage.objects.exists()
    block = BlockedSender.objects.get()
    assert "ines" not in block.address_hash
    mail.outbox.clear()
    assert write(email="INES@example.org").status_code == 302
    assert not mail.outbox
    write(email="autre@example.org")
    assert len(mail.outbox) == 1


def test_a_report_without_reason_is_closed(
    editor: Client, reported: ContactMessage, write: Write
) -> None:
    page = decide(editor, reported, "accept").content.decode()
    assert "1 décision prise" in page
    assert not ContactMessage.objects.exists()
    mail.outbox.clear()
    write()
    assert len(mail.outbox) == 1


def test_who_may_not_decide_sees_nothing(sign_in: SignIn, reported: ContactMessage) -> None:
    assert "recevez-vous" not in sign_in("").get("/admin/inbox/").content.decode()


@pytest.mark.parametrize(
    ("state", "moment", "days"),
    [("unconfirmed", "created_at", 2), ("sent", "sent_at", 14), ("reported", "reported_at", 60)],
)
def test_a_message_is_forgotten_in_time(
    samira: Mediator, state: str, moment: str, days: int
) -> None:
    message = ContactMessage.objects.create(
        mediator=samira, name="Inès", email="i@example.org", text="…", language="fr", state=state
    )
    this = ContactMessage.objects.filter(pk=message.pk)
    this.update(**{moment: timezone.now() - timedelta(days=days, hours=-1)})
    call_command("tidy_personal_data", verbosity=0)
    assert this.exists()
    this.update(**{moment: timezone.now() - timedelta(days=days, hours=1)})
    call_command("tidy_personal_data", verbosity=0)
    assert not this.exists()


def test_a_block_ends_after_a_year(reported: ContactMessage, moderator: Client) -> None:
    decide(moderator, reported, "refuse")
    BlockedSender.objects.update(blocked_at=timezone.now() - timedelta(days=366))
    call_command("tidy_personal_data", verbosity=0)
    assert not BlockedSender.objects.exists()


class TestPersonalData:
    """What is kept of somebody for these days can be taken away and erased."""

    def test_both_see_what_is_kept_and_neither_sees_an_address(
        self, samira: Mediator, deliver: Deliver
    ) -> None:
        deliver()
        ines = get_user_model().objects.create_user("ines", "Ines@example.org")
        for user in (ines, samira.user):
            (message,) = Messages().export(user)
            assert (message["from"], message["to"]) == ("Inès", "Samira")
            assert "recevez-vous" in message["text"]
            assert "@" not in str(message)

    def test_it_is_erased_with_the_account(self, samira: Mediator, deliver: Deliver) -> None:
        deliver()
        assert [fate.kept for fate in Messages().fates(samira.user)] == [False]
        Messages().erase(samira.user)
        assert Messages().export(samira.user) is None
        assert not ContactMessage.objects.exists()

"""Administrators see which mails wait or failed, and decide of them; nobody reads them there."""

import pytest
from django.contrib.auth.models import Group, User
from django.core import mail
from django.test import Client
from django.urls import reverse

from accounts.models import OutgoingMail
from accounts.outbox.delivery import deliver_due
from portal import roles
from tests.smtp_server import SmtpServer

pytestmark = pytest.mark.django_db
REPORT = "/admin/reports/mails/"


@pytest.fixture
def failed(smtp: SmtpServer) -> OutgoingMail:
    """A mail whose recipient the server did not know."""
    smtp.answers["RCPT"] = "550 unknown here"
    message = mail.EmailMessage("Bonjour", "Très privé", to=["ines@example.org"])
    message.send(using="default")
    deliver_due()
    smtp.answers.clear()
    return OutgoingMail.objects.get()


def test_the_report_tells_whom_and_why_but_not_what(
    admin_client: Client, failed: OutgoingMail
) -> None:
    page = admin_client.get(REPORT).content.decode()
    for words in ("ines@example.org", "Bonjour", "550 unknown here", "échoué pour de bon"):
        assert words in page
    assert "Très privé" not in page


def test_a_failed_mail_is_tried_again(
    admin_client: Client, failed: OutgoingMail, smtp: SmtpServer
) -> None:
    admin_client.post(reverse("outgoing-mails-decide", args=[failed.pk]), {"do": "again"})
    assert len(smtp.kept) == 1
    assert not OutgoingMail.objects.exists()


def test_a_failed_mail_is_given_up(
    admin_client: Client, failed: OutgoingMail, smtp: SmtpServer
) -> None:
    admin_client.post(reverse("outgoing-mails-decide", args=[failed.pk]), {"do": "discard"})
    assert not OutgoingMail.objects.exists()
    assert not smtp.kept


@pytest.mark.parametrize("do", ["again", "discard"])
def test_a_mail_under_way_is_left_alone(
    admin_client: Client, failed: OutgoingMail, smtp: SmtpServer, do: str
) -> None:
    OutgoingMail.objects.update(state="sending")
    admin_client.post(reverse("outgoing-mails-decide", args=[failed.pk]), {"do": do})
    assert OutgoingMail.objects.get().state == "sending"
    assert not smtp.kept


@pytest.mark.parametrize("role", ["Editors", "Moderators"])
def test_it_is_for_administrators(client: Client, failed: OutgoingMail, role: str) -> None:
    roles.set_up()
    user = User.objects.create_user("somebody")
    user.groups.add(Group.objects.get(name=role))
    client.force_login(user)
    assert client.get(REPORT).status_code == 302
    client.post(reverse("outgoing-mails-decide", args=[failed.pk]), {"do": "discard"})
    assert OutgoingMail.objects.exists()
    assert "reports/mails" not in client.get("/admin/").content.decode()

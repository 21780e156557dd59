"""Administrators see which mails wait or failed, and decide of them; nobody reads them there."""

import pytest
from django.core import mail
from django.test import Client
from django.urls import reverse

from accounts.models import OutgoingMail
from accounts.outbox.delivery import deliver_due
from tests.home.fixtures import SignIn
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
    administrator: Client, failed: OutgoingMail
) -> None:
    page = administrator.get(REPORT).content.decode()
    for words in ("ines@example.org", "Bonjour", "550 unknown here", "échoué pour de bon"):
        assert words in page
    assert "Très privé" not in page
    form = page.partition(reverse("outgoing-mails-decide", args=[failed.pk]))[2].partition("</form")
    assert "csrfmiddlewaretoken" in form[0]


def test_a_failed_mail_is_tried_again(
    administrator: Client, failed: OutgoingMail, smtp: SmtpServer
) -> None:
    administrator.post(reverse("outgoing-mails-decide", args=[failed.pk]), {"do": "again"})
    assert len(smtp.kept) == 1
    assert not OutgoingMail.objects.exists()


def test_a_failed_mail_is_given_up(
    administrator: Client, failed: OutgoingMail, smtp: SmtpServer
) -> None:
    administrator.post(reverse("outgoing-mails-decide", args=[failed.pk]), {"do": "discard"})
    assert not OutgoingMail.objects.exists()
    assert not smtp.kept


@pytest.mark.parametrize("do", ["again", "discard"])
def test_a_mail_under_way_is_left_alone(
    administrator: Client, failed: OutgoingMail, smtp: SmtpServer, do: str
) -> None:
    OutgoingMail.objects.update(state="sending")
    administrator.post(reverse("outgoing-mails-decide", args=[failed.pk]), {"do": do})
    assert OutgoingMail.objects.get().state == "sending"
    assert not smtp.kept


@pytest.mark.parametrize("role", ["Editors", "Moderators"])
def test_it_is_for_administrators(sign_in: SignIn, failed: OutgoingMail, role: str) -> None:
    browser = sign_in(role)
    assert browser.get(REPORT).status_code == 302
    browser.post(reverse("outgoing-mails-decide", args=[failed.pk]), {"do": "discard"})
    assert OutgoingMail.objects.exists()
    assert "reports/mails" not in browser.get("/admin/").content.decode()

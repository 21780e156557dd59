"""Mails wait in the database until the mail server has them: none is lost, none goes twice."""

import json
import subprocess
import sys
import threading
from collections import Counter
from datetime import timedelta
from pathlib import Path

import pytest
from django.conf import settings as django_settings
from django.core.cache import cache
from django.core.mail import EmailMessage, EmailMultiAlternatives
from django.core.management import call_command
from django.db import connection, transaction
from django.utils import timezone
from django_tasks_db.models import DBTaskResult
from pytest_django import Settings

from accounts.models import OutgoingMail
from accounts.outbox import delivery
from accounts.outbox.delivery import deliver_due, forget_failed
from portal.settings import services
from tests.smtp_server import HANG, HANG_UP, SmtpServer

pytestmark = pytest.mark.django_db(transaction=True, serialized_rollback=True)
PROJECT = Path(__file__).resolve().parent.parent.parent


@pytest.fixture(autouse=True)
def reachable() -> None:
    cache.delete(delivery.UNREACHABLE)


def write(*to: str, subject: str = "Bonjour", body: str = "Un texte.\n") -> EmailMessage:
    """Send a mail, by the portal's way."""
    message = EmailMessage(subject, body, to=to or ["ines@example.org"])
    message.send(using="default")
    return message


def when_it_is_time() -> int:
    """Send what waits, as if its time had come."""
    OutgoingMail.objects.exclude(state="failed").update(due_at=timezone.now())
    return deliver_due()


def the_mail() -> OutgoingMail:
    return OutgoingMail.objects.get()


def sender() -> "subprocess.Popen[str]":
    """A process that sends what is due."""
    database = {**connection.settings_dict, "NAME": str(connection.settings_dict["NAME"])}
    process = subprocess.Popen(
        [sys.executable, "-m", "tests.accounts.sender"],
        cwd=PROJECT,
        stdin=subprocess.PIPE,
        text=True,
    )
    assert process.stdin
    chosen = {"DATABASES": {"default": database}, "MAILERS": django_settings.MAILERS}
    process.stdin.write(json.dumps(chosen, default=str))
    process.stdin.close()
    return process


def test_a_mail_reaches_the_server_whole_and_nothing_of_it_is_kept(smtp: SmtpServer) -> None:
    message = EmailMultiAlternatives(
        "Été à Orléans {{ 1 }}",
        "Accolades {{ ici }} et {% là %}.\n.\nUn point.",
        to=["Inès <ines@example.org>"],
        reply_to=["malo@example.org"],
    )
    message.attach_alternative("<p>Été</p>", "text/html")
    message.send(using="default")
    (taken,) = smtp.taken
    assert taken.recipients == ("ines@example.org",)
    assert taken.message["Subject"] == "Été à Orléans {{ 1 }}"
    assert taken.message["Reply-To"] == "malo@example.org"
    text, html = (taken.message.get_body([kind]) for kind in ("plain", "html"))
    assert text and html
    assert text.get_content().splitlines() == ["Accolades {{ ici }} et {% là %}.", ".", "Un point."]
    assert html.get_content().strip() == "<p>Été</p>"
    assert not OutgoingMail.objects.exists()


def test_what_a_failed_transaction_sent_was_never_sent(smtp: SmtpServer) -> None:
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        write()
        raise ZeroDivisionError
    assert not OutgoingMail.objects.exists()
    assert not smtp.taken


def test_a_server_that_is_down_gets_the_mail_when_it_is_back(smtp: SmtpServer) -> None:
    smtp.stop()
    write()
    mail = the_mail()
    assert (mail.state, mail.attempts, mail.perhaps_sent) == ("waiting", 1, False)
    assert mail.due_at > timezone.now()
    assert deliver_due() == 0  # not before its time
    assert when_it_is_time() == 0
    smtp.start()
    assert when_it_is_time() == 1
    assert [taken.message["Subject"] for taken in smtp.kept] == ["Bonjour"]
    assert not OutgoingMail.objects.exists()


def test_the_pauses_grow_and_after_five_days_it_is_given_up(smtp: SmtpServer) -> None:
    smtp.stop()
    write()
    pauses = [the_mail().due_at - timezone.now()]
    for _time in range(6):
        when_it_is_time()
        pauses.append(the_mail().due_at - timezone.now())
    assert [round(pause.total_seconds() / 60) for pause in pauses] == [1, 5, 15, 60, 240, 240, 240]
    OutgoingMail.objects.update(created_at=timezone.now() - timedelta(days=5, minutes=1))
    when_it_is_time()
    assert the_mail().state == "failed"
    assert forget_failed() == 0  # an administrator has a month to see it
    OutgoingMail.objects.update(created_at=timezone.now() - timedelta(days=36))
    assert forget_failed() == 1


@pytest.mark.parametrize("command", ["CONNECT", "MAIL", "RCPT", "DATA", "."])
def test_a_server_that_says_later_is_asked_later(smtp: SmtpServer, command: str) -> None:
    smtp.answers[command] = "451 not now"
    write()
    mail = the_mail()
    assert (mail.state, mail.perhaps_sent) == ("waiting", False)
    assert mail.error == ("451 not now" if command != "CONNECT" else mail.error)
    smtp.answers.clear()
    when_it_is_time()
    assert len(smtp.kept) == 1


@pytest.mark.parametrize("command", ["RCPT", "DATA", "."])
def test_a_mail_that_is_refused_for_good_is_not_tried_again(smtp: SmtpServer, command: str) -> None:
    smtp.answers[command] = "550 5.1.1 unknown here"
    write()
    assert the_mail().state == "failed"
    assert the_mail().error == "550 5.1.1 unknown here"
    smtp.answers.clear()
    when_it_is_time()
    assert not smtp.kept


def test_a_portal_whose_own_address_is_refused_loses_no_mail(smtp: SmtpServer) -> None:
    smtp.answers["MAIL"] = "530 authentication required"
    write()
    assert the_mail().state == "waiting"
    smtp.answers.clear()
    when_it_is_time()
    assert len(smtp.kept) == 1


@pytest.mark.parametrize("moment", ["CONNECT", "MAIL", "RCPT", "DATA"])
@pytest.mark.parametrize("failure", [HANG, HANG_UP])
def test_a_server_that_falls_silent_before_it_has_the_mail_gets_it_once(
    smtp: SmtpServer, failure: str, moment: str
) -> None:
    smtp.answers[moment] = failure
    write()
    assert the_mail().state == "waiting"
    smtp.answers.clear()
    when_it_is_time()
    assert len(smtp.taken) == 1


@pytest.mark.parametrize("failure", [HANG, HANG_UP])
def test_a_mail_whose_answer_never_came_goes_again_as_the_same_mail(
    smtp: SmtpServer, failure: str
) -> None:
    smtp.answers["."] = failure
    write()
    assert (the_mail().state, the_mail().perhaps_sent) == ("waiting", True)
    smtp.answers.clear()
    when_it_is_time()
    first, second = smtp.taken  # nobody can know: the limit of SMTP
    assert first.message["Message-ID"] == second.message["Message-ID"]
    assert first.message.as_bytes() == second.message.as_bytes()
    assert not OutgoingMail.objects.exists()


def test_a_recipient_who_is_refused_lets_no_other_get_it_twice(smtp: SmtpServer) -> None:
    smtp.answers["RCPT TO:<bad@example.org>"] = "450 later"
    write("ines@example.org", "bad@example.org", "malo@example.org")
    when_it_is_time()
    smtp.answers.clear()
    when_it_is_time()
    got = Counter(recipient for taken in smtp.kept for recipient in taken.recipients)
    assert got == {"ines@example.org": 1, "bad@example.org": 1, "malo@example.org": 1}
    assert len({taken.message["Message-ID"] for taken in smtp.kept}) == 1


@pytest.mark.parametrize("moment", ["while it connects", "before the answer"])
def test_a_sender_that_is_killed_loses_no_mail(smtp: SmtpServer, moment: str) -> None:
    smtp.stop()
    write()
    OutgoingMail.objects.update(due_at=timezone.now())
    there = threading.Event()
    smtp.answers["CONNECT" if moment == "while it connects" else "."] = HANG
    smtp.when_asked = there.set
    smtp.start()
    process = sender()
    assert there.wait(60)
    process.kill()
    process.wait()
    assert the_mail().state == "sending"
    assert deliver_due() == 0  # another does not take it while it may still be under way
    smtp.answers.clear()
    assert when_it_is_time() == 1
    assert len({taken.message["Message-ID"] for taken in smtp.taken}) == 1
    # Killed in the moment between the server's having it and its answer, it goes a second time.
    assert len(smtp.taken) == (1 if moment == "while it connects" else 2)
    assert not OutgoingMail.objects.exists()


def test_two_senders_at_once_send_each_mail_once(smtp: SmtpServer) -> None:
    smtp.stop()
    with transaction.atomic():
        for number in range(40):
            write(f"n{number}@example.org")
    OutgoingMail.objects.update(due_at=timezone.now())
    smtp.start()
    processes = [sender(), sender()]
    assert [process.wait(60) for process in processes] == [0, 0]
    got = Counter(taken.recipients for taken in smtp.taken)
    assert len(got) == 40
    assert set(got.values()) == {1}


def test_no_reader_waits_for_a_server_that_did_not_answer_a_moment_ago(smtp: SmtpServer) -> None:
    smtp.stop()
    write()
    write()
    assert sorted(OutgoingMail.objects.values_list("attempts", flat=True)) == [0, 1]
    smtp.start()
    call_command("deliver_mails", verbosity=0)
    assert len(smtp.kept) == 1  # the one whose time has come


def test_a_worker_sends_and_tries_again_by_itself(smtp: SmtpServer, settings: Settings) -> None:
    settings.TASKS = services.tasks("database")
    write()
    assert not smtp.taken  # nobody waits for it
    smtp.stop()
    call_command("db_worker", batch=True, startup_delay=False, verbosity=0)
    assert the_mail().attempts == 1
    smtp.start()
    again = DBTaskResult.objects.get(status="READY")
    assert again.run_after == the_mail().due_at
    OutgoingMail.objects.update(due_at=timezone.now())
    DBTaskResult.objects.update(run_after=timezone.now())
    call_command("db_worker", batch=True, startup_delay=False, verbosity=0)
    assert len(smtp.kept) == 1


def test_the_log_names_neither_people_nor_words(
    smtp: SmtpServer, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("DEBUG")
    smtp.answers["RCPT"] = "550 ines@example.org is unknown"
    write(subject="Secret", body="Très privé")
    smtp.answers["RCPT"] = "451 ines@example.org later"
    write(subject="Secret", body="Très privé")
    smtp.answers.clear()
    write(subject="Secret", body="Très privé")
    assert "Mail" in caplog.text
    for word in ("ines@", "Secret", "privé"):
        assert word not in caplog.text


def test_without_a_mail_server_each_mail_is_a_file(settings: Settings, tmp_path: Path) -> None:
    settings.MAILERS = services.mailers(services.mail_files(tmp_path / "mails"))
    write()
    write("malo@example.org")
    files = list((tmp_path / "mails").iterdir())
    assert len(files) == 2
    assert any(b"To: malo@example.org" in file.read_bytes() for file in files)
    assert not OutgoingMail.objects.exists()

"""Mottos that readers propose: sent, limited, read by somebody, on the wall or turned down."""

import datetime
from typing import Any

import pytest
from django.core.management import call_command
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from portal.page_cache import stamp
from stories.models import Motto, MottoProposal
from tests.home.factories import Portal
from tests.home.fixtures import SignIn

pytestmark = pytest.mark.django_db
FORM = "/fr/devises/proposer/"
MOTTO = {
    "text": "« Faire avec, jamais à la place. »",
    "author": "Inès",
    "context": "médiatrice à Saint-Omer",
    "consent": "on",
}


def decide(browser: Client, action: str, **more: str) -> None:
    pks = list(MottoProposal.objects.values_list("pk", flat=True))
    sent = {"source": "mottos", "chosen": pks, "action": action, **more}
    browser.post(reverse("inbox"), sent)


def test_a_motto_that_is_sent_waits_and_is_not_on_the_wall(client: Client, portal: Portal) -> None:
    thanks = client.post(FORM, MOTTO, follow=True)
    assert thanks.redirect_chain == [(f"{FORM}?sent", 302)]
    proposal = MottoProposal.objects.get()
    assert proposal.text == "Faire avec, jamais à la place."
    assert (proposal.state, proposal.consent) == ("waiting", "2026-11")
    assert not Motto.objects.exists()


def test_what_was_typed_stays_when_something_is_missing(client: Client, portal: Portal) -> None:
    answer = client.post(FORM, {**MOTTO, "consent": "", "author": ""})
    page = answer.content.decode()
    assert answer.status_code == 400
    assert "Faire avec, jamais" in page
    assert 'href="#id_author"' in page
    assert not MottoProposal.objects.exists()


def test_a_sentence_that_is_too_long_is_refused_and_kept_in_the_form(
    client: Client, portal: Portal
) -> None:
    answer = client.post(FORM, {**MOTTO, "text": "x" * 141})
    assert answer.status_code == 400
    assert "x" * 141 in answer.content.decode()


def test_a_machine_that_fills_the_trap_leaves_nothing(client: Client, portal: Portal) -> None:
    client.post(FORM, {**MOTTO, "website": "https://spam.example"})
    assert not MottoProposal.objects.exists()


def test_the_sixth_motto_in_an_hour_is_refused_without_losing_it(
    client: Client, portal: Portal
) -> None:
    for _number in range(5):
        client.post(FORM, MOTTO)
    answer = client.post(FORM, MOTTO)
    assert answer.status_code == 429
    assert "Faire avec, jamais" in answer.content.decode()
    assert MottoProposal.objects.count() == 5
    assert client.post(FORM, MOTTO, REMOTE_ADDR="203.0.113.9").status_code == 302


def test_without_the_forms_token_nothing_is_sent(portal: Portal) -> None:
    assert Client(enforce_csrf_checks=True).post(FORM, MOTTO).status_code == 403


def test_a_moderator_publishes_it_from_the_inbox(
    client: Client, portal: Portal, sign_in: SignIn
) -> None:
    client.post(FORM, MOTTO)
    moderator = sign_in("Moderators")
    assert "Faire avec, jamais" in moderator.get(reverse("inbox")).content.decode()
    decide(moderator, "accept")
    motto = Motto.objects.get()
    assert motto.live
    assert motto.said_by == "Inès, médiatrice à Saint-Omer"
    assert MottoProposal.objects.get().motto == motto
    assert "Faire avec, jamais" in client.get("/fr/devises/").content.decode()


def test_sending_a_motto_forgets_no_kept_page(
    client: Client, portal: Portal, django_capture_on_commit_callbacks: Any
) -> None:
    before = stamp()
    with django_capture_on_commit_callbacks(execute=True):
        client.post(FORM, MOTTO)
    assert MottoProposal.objects.count() == 1
    assert stamp() == before


def test_an_editor_may_not_decide(client: Client, portal: Portal, sign_in: SignIn) -> None:
    client.post(FORM, MOTTO)
    decide(sign_in("Editors"), "accept")
    assert MottoProposal.objects.get().state == "waiting"


def test_turned_down_it_is_kept_a_month_with_the_reason_and_then_forgotten(
    client: Client, portal: Portal, sign_in: SignIn
) -> None:
    client.post(FORM, MOTTO)
    decide(sign_in("Moderators"), "refuse", reason="Publicité")
    proposal = MottoProposal.objects.get()
    assert (proposal.state, proposal.reason) == ("refused", "Publicité")
    call_command("forget_refused_mottos", verbosity=0)
    assert MottoProposal.objects.exists()
    MottoProposal.objects.update(decided_at=timezone.now() - datetime.timedelta(days=31))
    call_command("forget_refused_mottos", verbosity=0)
    assert not MottoProposal.objects.exists()


def test_what_is_decided_is_not_decided_twice(
    client: Client, portal: Portal, sign_in: SignIn
) -> None:
    client.post(FORM, MOTTO)
    moderator = sign_in("Moderators")
    decide(moderator, "accept")
    decide(moderator, "refuse", reason="Trop tard")
    assert Motto.objects.count() == 1
    assert MottoProposal.objects.get().state == "published"


def test_the_wall_leads_to_the_form_and_stays_a_kept_page(client: Client, portal: Portal) -> None:
    wall = client.get("/fr/devises/")
    assert FORM in wall.content.decode()
    assert "csrftoken" not in wall.cookies

"""Words that are shared: with consent, read by somebody, quoted by theme, erased at will."""

import datetime

import pytest
from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from quests.models import SharedAnswer
from tests.home.factories import Portal
from tests.home.fixtures import SignIn
from tests.quests.factories import QuestFactory, SharedAnswerFactory

pytestmark = pytest.mark.django_db
FORM = "/fr/quetes/super/partager/"
MEANING = "/fr/quetes/sens/"
WORDS = {"share": "yes", "q3": "Pour les croix.", "signature": "Inès", "consent": "on"}


def decide(browser: Client, action: str, **more: str) -> None:
    pks = list(SharedAnswer.objects.values_list("pk", flat=True))
    browser.post(reverse("inbox"), {"source": "answers", "chosen": pks, "action": action, **more})


def test_what_was_written_in_the_quest_stands_in_the_form_and_is_not_kept_yet(
    client: Client, portal: Portal
) -> None:
    QuestFactory()
    page = client.post(FORM, {"q3": "Pour les croix."}).content.decode()
    assert "Pour les croix.</textarea>" in page
    assert "Le plus dur ?" not in page
    assert not SharedAnswer.objects.exists()


def test_shared_words_wait_with_the_consent_and_its_date(client: Client, portal: Portal) -> None:
    QuestFactory()
    client.post(FORM, WORDS)
    answer = SharedAnswer.objects.get()
    assert (answer.text, answer.signature, answer.theme) == ("Pour les croix.", "Inès", "why")
    assert (answer.state, answer.consent, answer.language) == ("waiting", "2026-11", "fr")
    assert answer.question == "Pourquoi vous ?"
    assert timezone.now() - answer.consented_at < datetime.timedelta(minutes=1)
    assert "Pour les croix." not in client.get(MEANING).content.decode()


@pytest.mark.parametrize("missing", [{"consent": ""}, {"q3": "  "}, {"q3": "x" * 1001}])
def test_without_consent_or_words_or_with_too_many_nothing_is_kept(
    client: Client, portal: Portal, missing: dict[str, str]
) -> None:
    QuestFactory()
    answer = client.post(FORM, {**WORDS, **missing})
    assert answer.status_code == 400
    assert "Inès" in answer.content.decode()
    assert not SharedAnswer.objects.exists()


def test_an_answer_that_may_not_be_shared_is_not_even_when_it_is_sent(
    client: Client, portal: Portal
) -> None:
    QuestFactory()
    client.post(FORM, {**WORDS, "q4": "En secret"})
    assert [answer.text for answer in SharedAnswer.objects.all()] == ["Pour les croix."]


def test_a_machine_that_fills_the_trap_leaves_nothing(client: Client, portal: Portal) -> None:
    QuestFactory()
    client.post(FORM, {**WORDS, "website": "https://spam.example"})
    assert not SharedAnswer.objects.exists()


def test_the_sixth_sharing_in_an_hour_is_refused_without_losing_it(
    client: Client, portal: Portal
) -> None:
    QuestFactory()
    for _number in range(5):
        assert client.post(FORM, WORDS).status_code == 302
    answer = client.post(FORM, WORDS)
    assert answer.status_code == 429
    assert "Pour les croix." in answer.content.decode()
    assert SharedAnswer.objects.count() == 5


def test_without_the_forms_token_nothing_is_sent(portal: Portal) -> None:
    QuestFactory()
    assert Client(enforce_csrf_checks=True).post(FORM, WORDS).status_code == 403


def test_the_link_given_at_sharing_shows_and_erases_all_of_it_even_when_published(
    client: Client, portal: Portal, sign_in: SignIn
) -> None:
    QuestFactory()
    other = SharedAnswerFactory(text="D’une autre.")
    address = client.post(FORM, WORDS)["Location"]
    decide(sign_in("Moderators"), "accept")
    page = client.get(address)
    assert "Pour les croix." in page.content.decode()
    assert "no-store" in page["Cache-Control"]
    gone = client.post(address, follow=True)
    assert "Rien n’est gardé ici" in gone.content.decode()
    assert list(SharedAnswer.objects.all()) == [other]
    assert "Pour les croix." not in client.get(MEANING).content.decode()


def test_the_token_of_the_link_is_not_kept(client: Client, portal: Portal) -> None:
    QuestFactory()
    token = client.post(FORM, WORDS)["Location"].rstrip("/").rsplit("/", 1)[-1]
    assert len(token) >= 32
    assert token not in SharedAnswer.objects.get().secret


def test_a_link_that_is_not_whole_shows_nothing(client: Client, portal: Portal) -> None:
    SharedAnswerFactory()
    assert client.get("/fr/quetes/partages/abc/").status_code == 404
    client.post("/fr/quetes/partages/abc/")
    assert SharedAnswer.objects.count() == 1


def test_a_moderator_publishes_and_words_are_read_by_theme_with_their_signature(
    client: Client, portal: Portal, sign_in: SignIn
) -> None:
    SharedAnswerFactory(signature="Inès")
    SharedAnswerFactory(text="Le lundi.", theme="doubts")
    moderator = sign_in("Moderators")
    assert "Pour les croix." in moderator.get(reverse("inbox")).content.decode()
    decide(moderator, "accept")
    page = client.get(MEANING).content.decode()
    assert "Pour les croix." in page
    assert "Inès" in page
    assert "Le lundi." in page
    themed = client.get(f"{MEANING}?theme=doubts").content.decode()
    assert "Le lundi." in themed
    assert "Pour les croix." not in themed
    decided = SharedAnswer.objects.first()
    assert decided is not None
    assert decided.decided_by is not None
    assert decided.decided_at is not None


def test_an_editor_may_not_decide(portal: Portal, sign_in: SignIn) -> None:
    SharedAnswerFactory()
    decide(sign_in("Editors"), "accept")
    assert SharedAnswer.objects.get().state == "waiting"


def test_turned_down_they_are_kept_a_month_with_the_reason_and_then_forgotten(
    client: Client, portal: Portal, sign_in: SignIn
) -> None:
    SharedAnswerFactory()
    decide(sign_in("Moderators"), "refuse", reason="Nomme quelqu’un")
    assert SharedAnswer.objects.get().reason == "Nomme quelqu’un"
    assert "Pour les croix." not in client.get(MEANING).content.decode()
    call_command("tidy_quests", verbosity=0)
    assert SharedAnswer.objects.exists()
    SharedAnswer.objects.update(decided_at=timezone.now() - datetime.timedelta(days=31))
    call_command("tidy_quests", verbosity=0)
    assert not SharedAnswer.objects.exists()


def test_more_words_than_fit_a_page_have_others(client: Client, portal: Portal) -> None:
    SharedAnswerFactory.create_batch(31, state="published")
    assert "?theme=why" in client.get(MEANING).content.decode()
    first = client.get(f"{MEANING}?theme=why").content.decode()
    second = client.get(f"{MEANING}?theme=why&page=2").content.decode()
    assert first.count("<blockquote") == 30
    assert second.count("<blockquote") == 1


def questions(client: Client) -> int:
    """What the page asks the database once the menus are gathered."""
    counts = []
    for _reading in range(3):
        with CaptureQueriesContext(connection) as asked:
            client.get(MEANING)
        counts.append(len(asked))
    return min(counts)


def test_reading_words_asks_the_database_the_same_however_many_there_are(
    client: Client, portal: Portal
) -> None:
    SharedAnswerFactory(state="published")
    few = questions(client)
    for theme in ("people", "doubts", "joys"):
        SharedAnswerFactory.create_batch(8, state="published", theme=theme)
    assert questions(client) == few


def test_nothing_shared_yet_is_said_and_what_to_do(client: Client, portal: Portal) -> None:
    assert "Personne n’a encore partagé" in client.get(MEANING).content.decode()

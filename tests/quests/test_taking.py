"""A quest without a script: a step a page, answers in the form, a result with reasons and arms."""

import pytest
from django.contrib.sessions.models import Session
from django.core.exceptions import ValidationError
from django.test import Client
from wagtail.models import Locale

from quests.models import Quest, SharedAnswer
from tests.home.factories import Portal
from tests.home.reading import main
from tests.quests.factories import (
    CHAMELEON,
    DOG,
    QuestFactory,
    choice_question,
    open_question,
)
from tests.reading import words

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("archetypes")]
QUEST = "/fr/quetes/super/"
RESULT = f"{QUEST}resultat/"


def in_sight(page: str) -> list[str]:
    """The numbers of the steps that are not hidden."""
    parts = page.split('data-step="')[1:]
    return [part[: part.index('"')] for part in parts if "hidden" not in part[: part.index(">")]]


def test_it_begins_with_its_introduction_and_no_question_in_sight(
    client: Client, portal: Portal
) -> None:
    QuestFactory()
    page = client.get(QUEST).content.decode()
    assert "Cinq minutes." in page
    assert in_sight(page) == []


def test_each_button_brings_another_step_and_answers_travel_in_the_form(
    client: Client, portal: Portal
) -> None:
    QuestFactory()
    page = client.post(QUEST, {"go": "2", "q1": "1", "q3": "Pour eux"}).content.decode()
    assert in_sight(page) == ["2"]
    assert 'name="q1" value="1" checked' in page
    assert ">Pour eux</textarea>" in page
    assert "Question 2 sur 4" in page


def test_going_back_keeps_the_answers(client: Client, portal: Portal) -> None:
    QuestFactory()
    page = client.post(QUEST, {"go": "1", "q1": "1", "q2": "0"}).content.decode()
    assert in_sight(page) == ["1"]
    assert 'name="q2" value="0" checked' in page


def test_the_last_step_leads_to_the_result(client: Client, portal: Portal) -> None:
    QuestFactory()
    page = client.post(QUEST, {"go": "4"}).content.decode()
    assert f'formaction="{RESULT}"' in page


@pytest.mark.parametrize("go", ["-1", "99999", "x", "²", ""])
def test_a_step_that_does_not_exist_is_no_error(client: Client, portal: Portal, go: str) -> None:
    QuestFactory()
    assert client.post(QUEST, {"go": go, "q1": "9", "q2": "<b>"}).status_code == 200


def test_the_result_gives_shares_reasons_arms_and_mottos(client: Client, portal: Portal) -> None:
    QuestFactory()
    answer = client.get(f"{RESULT}?q1=0&q2=0")
    page = answer.content.decode()
    assert "Avant tout, vous êtes Le Saint-Bernard" in words(main(answer))
    assert "80 %" in page
    assert "20 %" in page
    assert "Vous voyez les gens." in page
    assert "De gueules au saint-bernard d’or" in page
    assert "/fr/blason/?" in page
    assert "charge=saint-bernard" in page
    assert "/fr/devises/proposer/?text=" in page


def test_the_second_joins_the_arms_when_its_share_is_notable(
    client: Client, portal: Portal
) -> None:
    QuestFactory(steps=[choice_question("?", ("a", {CHAMELEON: 3, DOG: 2}, ""))])
    page = words(main(client.get(f"{RESULT}?q1=0")))
    assert "au chef d’argent chargé d’un saint-bernard de gueules" in page


def test_a_tie_names_both(client: Client, portal: Portal) -> None:
    QuestFactory()
    page = words(main(client.get(f"{RESULT}?q2=0")))
    assert "plusieurs à la fois : Le Caméléon, Le Saint-Bernard" in page


def test_who_left_all_out_is_told_that_there_is_nothing_to_weigh(
    client: Client, portal: Portal
) -> None:
    QuestFactory()
    assert "rien à peser" in client.get(RESULT).content.decode()


def test_words_are_shown_back_and_markup_in_them_does_nothing(
    client: Client, portal: Portal
) -> None:
    QuestFactory()
    page = client.post(RESULT, {"q3": "<script>alert(1)</script>"}).content.decode()
    assert "&lt;script&gt;alert(1)" in page
    assert "<script>alert" not in page


def test_only_words_that_may_be_shared_go_on_to_the_sharing(client: Client, portal: Portal) -> None:
    QuestFactory()
    page = client.post(RESULT, {"q3": "À partager", "q4": "Pour moi"}).content.decode()
    assert 'type="hidden" name="q3" value="À partager"' in page
    assert 'type="hidden" name="q4"' not in page


def test_taking_a_quest_leaves_nothing_on_the_server(client: Client, portal: Portal) -> None:
    QuestFactory()
    client.post(QUEST, {"go": "4", "q3": "À moi"})
    answer = client.get(f"{RESULT}?q1=0")
    assert not SharedAnswer.objects.exists()
    assert not Session.objects.exists()
    assert not answer.cookies
    assert "private" in answer["Cache-Control"]


def test_the_page_of_a_quest_sets_no_cookie_so_that_it_stays_kept(
    client: Client, portal: Portal
) -> None:
    QuestFactory()
    assert not client.get(QUEST).cookies


def test_a_draft_is_no_page(client: Client, portal: Portal) -> None:
    QuestFactory(live=False)
    assert client.get(QUEST).status_code == 404


def test_a_quest_is_read_in_its_translation_or_else_in_french_and_says_so(
    client: Client, portal: Portal
) -> None:
    quest = QuestFactory()
    page = client.get("/en/quests/super/").content.decode()
    assert "This quest is not translated yet." in page
    assert 'lang="fr"' in page
    english = quest.copy_for_translation(Locale.objects.get(language_code="en"))
    english.title, english.live = "Which one?", True
    english.save()
    page = client.get("/en/quests/super/").content.decode()
    assert "Which one?" in page
    assert "not translated" not in page


def test_the_list_shows_each_quest_once(client: Client, portal: Portal) -> None:
    QuestFactory()
    assert client.get("/fr/quetes/").content.decode().count('href="/fr/quetes/super/"') == 1


def test_a_quest_of_open_questions_alone_thanks_and_offers_no_workshop(
    client: Client, portal: Portal
) -> None:
    QuestFactory(steps=[open_question("Pourquoi ?")])
    assert "Merci d’y avoir pensé" in client.post(RESULT, {"q1": "Parce que"}).content.decode()
    assert client.get(f"{QUEST}atelier/").status_code == 404


def test_a_word_of_an_address_is_no_slug(portal: Portal) -> None:
    assert QuestFactory(title="Salle", slug="").slug == "salle-2"
    with pytest.raises(ValidationError, match="déjà une adresse"):
        Quest(title="x", slug="salle").clean()


def test_it_is_found_by_the_search(client: Client, portal: Portal) -> None:
    from quests.documents import quests

    quest = QuestFactory()
    (document,) = quests([quest.pk])
    assert (document.kind, document.title) == ("quest", "Quel super-médiateur ?")
    assert document.payload["url_fr"] == QUEST
    assert document.payload["url_en"] == "/en/quests/super/"
    assert "Pourquoi vous ?" in document.body
    quest.live = False
    quest.save()
    assert not list(quests([quest.pk]))


def test_an_editor_previews_it(editor: Client, portal: Portal) -> None:
    quest = QuestFactory()
    quest.save_revision()
    page = editor.get(f"/admin/snippets/quests/quest/edit/{quest.pk}/")
    assert page.status_code == 200
    assert "Cinq minutes." in quest.make_preview_request().content.decode()

"""Quests weigh the archetypes that editors keep as pages, whatever they are called."""

import itertools
from pathlib import Path

import pytest
from django.core.cache import caches
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils.translation import override
from pytest_django import Settings
from wagtail_factories import ImageFactory

from members.heraldry.rule import clashes
from members.heraldry.tinctures import TINCTURES
from members.models import ArchetypeIndexPage, ArchetypePage
from quests import archetypes as weighed
from quests import outcome, rooms
from quests.scoring import Result, Share
from tests.home.factories import Portal, translated
from tests.home.reading import attributes, links, main, titles
from tests.members.factories import ArchetypePageFactory
from tests.quests.factories import (
    CHAMELEON,
    DOG,
    KNIFE,
    QuestFactory,
    RoomFactory,
    choice_question,
)
from tests.reading import words

pytestmark = pytest.mark.django_db
QUEST = "/fr/quetes/super/"
RESULT = f"{QUEST}resultat/?q1=0&q2=0"  # the dog, and a little of the chameleon
ROOM = "/fr/quetes/salle/ACDEFG/"


def page_of(name: str) -> ArchetypePage:
    return ArchetypePage.objects.get(translation_key=name, locale__language_code="fr")


@pytest.mark.usefixtures("archetypes")
class TestResult:
    def test_each_archetype_comes_with_its_page_its_summary_and_its_drawing(
        self, client: Client
    ) -> None:
        QuestFactory()
        dog = page_of(DOG)
        dog.drawing, dog.drawing_alt = ImageFactory(), "Un chien"
        dog.save()
        answer = client.get(RESULT)
        found = main(answer)
        assert titles(answer, "h1") == ["Avant tout, vous êtes Le Saint-Bernard"]
        for name in (CHAMELEON, DOG, KNIFE):
            page = page_of(name)
            assert page.url in links(found)
            assert words(found).count(page.summary) == 1
        figures = found.select("[data-archetype]")
        assert [figure["data-archetype"] for figure in figures] == [DOG, CHAMELEON, KNIFE]
        assert figures[0].select_one("img.quest-figure")
        assert [bool(figure.select_one("svg.arms")) for figure in figures] == [False, True, True]

    def test_the_mottos_that_the_first_proposes_are_offered(self, client: Client) -> None:
        QuestFactory()
        found = words(main(client.get(RESULT)))
        assert "« À votre pas. »" in found
        assert "Tout est prêt." not in found

    def test_a_new_title_and_a_new_address_break_nothing(self, client: Client) -> None:
        QuestFactory()
        dog = page_of(DOG)
        dog.title, dog.slug = "Le Terre-Neuve", "terre-neuve"
        dog.save_revision().publish()
        assert titles(client.get(RESULT), "h1") == ["Avant tout, vous êtes Le Terre-Neuve"]

    def test_what_readers_no_longer_see_counts_nothing(self, client: Client) -> None:
        QuestFactory()
        page_of(DOG).unpublish()
        answer = client.get(RESULT)
        assert titles(answer, "h1") == ["Avant tout, vous êtes Le Caméléon"]
        assert "Saint-Bernard" not in words(main(answer))

    def test_what_is_not_translated_is_marked_as_french(
        self, client: Client, portal: Portal, archetypes: ArchetypeIndexPage
    ) -> None:
        QuestFactory()
        translated(archetypes, portal.english, slug="super-mediators")
        translated(page_of(CHAMELEON), portal.english, title="The Chameleon", slug="chameleon")
        page_of(DOG).copy_for_translation(portal.english, alias=True)
        found = main(client.get("/en/quests/super/result/?q2=0"))
        foreign = [words(part) for part in found.select("h1 [lang=fr], .lead[lang=fr]")]
        assert foreign == ["Le Saint-Bernard", "Le Saint-Bernard, en une phrase."]
        assert "The Chameleon" in words(found)
        assert found.select_one('.quest-motto[lang="fr"]')

    def test_who_is_several_is_told_so(self, client: Client) -> None:
        QuestFactory()
        found = words(main(client.get(f"{QUEST}resultat/?q2=0")))
        assert "plusieurs à la fois : Le Caméléon, Le Saint-Bernard" in found


@pytest.mark.parametrize(("first", "second"), [*itertools.product(TINCTURES, repeat=2)])
def test_the_arms_keep_the_rule_of_tincture_whatever_editors_choose(
    first: str, second: str
) -> None:
    pages = {
        "a": ArchetypePage(tincture=first, charge="key"),
        "b": ArchetypePage(tincture=second, charge="lantern"),
    }
    arms = outcome.arms(Result((Share("a", 60), Share("b", 40)), ("a",)), pages)
    assert arms.ordinary is not None
    assert arms.ordinary.charge is not None
    assert arms.tinctures == (first,)
    assert not clashes(arms)


class TestPortalWithoutArchetypes:
    def test_a_quest_is_taken_all_the_same_and_thanks_at_the_end(
        self, client: Client, portal: Portal
    ) -> None:
        QuestFactory()
        page = client.get(QUEST)
        assert page.status_code == 200
        assert not main(page).select(".quest-costumes")
        answer = client.post(f"{QUEST}resultat/", {"q1": "0", "q3": "Pour eux"})
        assert titles(answer, "h1") == ["Merci d’y avoir pensé"]
        assert "Pour eux" in words(main(answer))
        assert not main(answer).select(".share, .quest-arms, .quest-mottos")

    def test_no_workshop_is_offered(self, client: Client, portal: Portal) -> None:
        QuestFactory()
        workshop = f"{QUEST}atelier/"
        for address in ("/fr/quetes/", QUEST):
            assert workshop not in links(main(client.get(address)))
        assert client.get(workshop).status_code == 404
        assert client.post(workshop).status_code == 404

    def test_a_room_that_outlives_them_still_shows_how_many_answered(
        self, client: Client, portal: Portal
    ) -> None:
        rooms.answer(RoomFactory(), "one", {DOG: 3})
        page = main(client.get(ROOM))
        assert not page.select(".share")
        assert client.get(f"{ROOM}etat.json").json() == {"count": 1, "open": True, "shares": {}}
        assert client.get(f"{ROOM}repondre/").status_code == 404

    def test_the_form_says_that_archetypes_come_first(self, editor: Client, portal: Portal) -> None:
        page = editor.get(reverse("wagtailsnippets_quests_quest:add")).content.decode()
        assert "leurs pages." in page  # « Créez d’abord », escaped in the block's definition


@pytest.mark.usefixtures("archetypes")
class TestChoosing:
    def test_a_quest_whose_choices_count_for_nobody_is_for_no_workshop(
        self, client: Client
    ) -> None:
        QuestFactory(steps=[choice_question("?", ("a", {"gone": 3}, ""), ("b", {}, ""))])
        assert client.get(f"{QUEST}atelier/").status_code == 404

    def test_a_workshop_asks_only_what_counts(self, client: Client) -> None:
        silent = choice_question("Café ou thé ?", ("a", {}, ""), ("b", {}, ""))
        loud = choice_question("Qui ?", ("a", {DOG: 1}, ""), ("b", {}, ""))
        RoomFactory(quest=QuestFactory(steps=[silent, loud]))
        page = words(main(client.get(f"{ROOM}repondre/")))
        assert "Question 1 sur 1" in page
        assert "Café ou thé ?" not in page

    def test_editors_choose_among_titles_drafts_as_well(
        self, editor: Client, archetypes: ArchetypeIndexPage
    ) -> None:
        draft = ArchetypePageFactory(parent=archetypes, title="Le Castor")
        draft.unpublish()
        assert [title for _name, title in weighed.choices()] == [
            "Le Caméléon",
            "Le Saint-Bernard",
            "Le Couteau suisse",
            "Le Castor",
        ]
        page = editor.get(reverse("wagtailsnippets_quests_quest:add")).content.decode()
        assert CHAMELEON in page
        assert "Le Castor" in page

    def test_the_introduction_shows_their_costumes(self, client: Client) -> None:
        QuestFactory()
        assert len(main(client.get(QUEST)).select(".quest-costumes svg.arms")) == 3

    def test_the_room_names_them_as_its_live_numbers_do(self, client: Client) -> None:
        rooms.answer(RoomFactory(), "one", {DOG: 3})
        shown = attributes(client.get(ROOM), "[data-archetype]", "data-archetype")
        assert shown == [CHAMELEON, DOG, KNIFE]  # the editors' order, while shares change
        assert list(client.get(f"{ROOM}etat.json").json()["shares"]) == [DOG, CHAMELEON, KNIFE]


def test_pages_ask_the_database_the_same_however_many_archetypes_there_are(
    client: Client, archetypes: ArchetypeIndexPage
) -> None:
    rooms.answer(RoomFactory(), "one", {DOG: 3, CHAMELEON: 1})

    def cost() -> list[int]:
        counts = []
        for address in ("/fr/quetes/", QUEST, RESULT, ROOM, f"{ROOM}etat.json"):
            with CaptureQueriesContext(connection) as queries:
                assert client.get(address).status_code == 200
            counts.append(len(queries))
        return counts

    def draw(page: ArchetypePage) -> None:
        page.drawing, page.drawing_alt = ImageFactory(), "Un dessin"
        page.save()

    draw(page_of(DOG))
    cost()  # what is made once: renditions, what is kept of menus
    few = cost()
    for _number in range(5):
        draw(ArchetypePageFactory(parent=archetypes))
    cost()
    assert cost() == few


def test_a_kept_page_is_forgotten_when_an_archetype_changes(
    client: Client,
    archetypes: ArchetypeIndexPage,
    settings: Settings,
    tmp_path: Path,
    django_capture_on_commit_callbacks: object,
) -> None:
    settings.PAGE_CACHE_SECONDS, settings.DATA = 60, tmp_path
    caches["pages"].clear()
    QuestFactory()
    with override("fr"):
        assert len(main(client.get(QUEST)).select(".quest-costumes svg.arms")) == 3
        with CaptureQueriesContext(connection) as queries:
            client.get(QUEST)
        assert not len(queries)  # it is kept
        with django_capture_on_commit_callbacks(execute=True):  # type: ignore[operator]
            page_of(KNIFE).unpublish()
        assert len(main(client.get(QUEST)).select(".quest-costumes svg.arms")) == 2
    caches["pages"].clear()

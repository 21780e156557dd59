"""Mottos by archetype and by place: on the wall, on their pages, and in what readers propose."""

from dataclasses import dataclass
from typing import Any

import pytest
from django.core.cache import cache
from django.core.exceptions import ValidationError
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from directory.models import Place
from members.models import ArchetypePage
from stories.models import Motto, MottoProposal
from tests.directory.factories import PlaceFactory
from tests.home.factories import Portal, translated
from tests.home.fixtures import SignIn
from tests.home.reading import links, main, titles
from tests.members.factories import (
    ArchetypeIndexPageFactory,
    ArchetypePageFactory,
    MediatorFactory,
)
from tests.reading import words
from tests.stories.factories import MottoFactory, StoryPageFactory, ThemeFactory
from tests.stories.test_mottos import WALL, on_wall
from tests.stories.test_proposals import FORM, MOTTO, decide

pytestmark = pytest.mark.django_db


@dataclass(frozen=True, slots=True)
class Archetypes:
    """Two of them in French, and the first in English."""

    chameleon: ArchetypePage
    knife: ArchetypePage
    chameleon_en: ArchetypePage


@pytest.fixture
def archetypes(portal: Portal) -> Archetypes:
    index = ArchetypeIndexPageFactory(parent=portal.home)
    chameleon = ArchetypePageFactory(parent=index, title="Le Caméléon", slug="cameleon")
    knife = ArchetypePageFactory(parent=index, title="Le couteau suisse", slug="couteau-suisse")
    translated(index, portal.english, title="Super-mediators", slug="super-mediators")
    chameleon_en = translated(chameleon, portal.english, title="The Chameleon", slug="chameleon")
    return Archetypes(chameleon, knife, chameleon_en)


def chips(client: Client, address: str, label: str = "Super-médiateurs") -> list[str]:
    """The links of a filter with their counts, « Le Caméléon · 2 »."""
    found = main(client.get(address)).select(f".theme-tags[aria-label='{label}'] a")
    return [words(chip) for chip in found]


class TestTheWall:
    def test_narrows_by_archetype_with_true_counts(
        self, client: Client, archetypes: Archetypes
    ) -> None:
        bus = ThemeFactory(name="Bus")
        MottoFactory(text="Un.", archetype=archetypes.chameleon, theme=bus)
        MottoFactory(text="Deux.", archetype=archetypes.chameleon)
        MottoFactory(text="Trois.", archetype=archetypes.knife)
        MottoFactory(text="Quatre.", theme=bus)
        assert on_wall(client, "?archetype=cameleon") == ["Un.", "Deux."]
        assert on_wall(client, "?archetype=cameleon&theme=bus") == ["Un."]
        assert chips(client, WALL) == ["Tous · 4", "Le Caméléon · 2", "Le couteau suisse · 1"]
        assert chips(client, f"{WALL}?theme=bus") == ["Tous · 2", "Le Caméléon · 1"]
        themes = chips(client, f"{WALL}?archetype=cameleon", "Thèmes")
        assert themes == ["Tous · 2", "Bus · 1"]

    def test_keeps_the_other_choices_when_one_is_changed(
        self, client: Client, archetypes: Archetypes
    ) -> None:
        place = PlaceFactory(department="59", slug="le-quai")
        bus = ThemeFactory(name="Bus")
        MottoFactory(archetype=archetypes.chameleon, place=place, theme=bus)
        page = main(client.get(f"{WALL}?theme=bus&archetype=cameleon&place=le-quai"))
        assert f"{WALL}?archetype=cameleon&place=le-quai".removeprefix(WALL) in links(page)
        hidden = {str(box["name"]): box["value"] for box in page.select("input[type=hidden]")}
        assert hidden == {"theme": "bus", "archetype": "cameleon", "place": "le-quai"}

    def test_says_the_archetype_in_the_language_being_read_under_the_same_slug(
        self, client: Client, portal: Portal, archetypes: Archetypes
    ) -> None:
        MottoFactory(text="Un.", archetype=archetypes.chameleon)
        MottoFactory(text="Deux.")
        english = portal.wall_en.url
        assert "The Chameleon · 1" in chips(client, english, "Super-mediators")
        assert on_wall(client, "?archetype=cameleon", english) == ["Un."]

    def test_a_translated_motto_belongs_to_the_same_archetype(
        self, client: Client, portal: Portal, archetypes: Archetypes
    ) -> None:
        motto = MottoFactory(archetype=archetypes.chameleon)
        english = motto.copy_for_translation(portal.english)
        english.text, english.live = "Here we go.", True
        english.save()
        assert on_wall(client, "?archetype=cameleon", portal.wall_en.url) == ["Here we go."]

    def test_has_no_filter_by_archetype_when_no_motto_belongs_to_any(
        self, client: Client, archetypes: Archetypes
    ) -> None:
        MottoFactory()
        assert chips(client, WALL) == []

    def test_an_archetype_that_is_not_published_is_not_understood(
        self, client: Client, archetypes: Archetypes
    ) -> None:
        MottoFactory(text="Un.", archetype=archetypes.knife)
        archetypes.knife.unpublish()
        assert main(client.get(f"{WALL}?archetype=couteau-suisse")).select_one(".notice")
        assert chips(client, WALL) == []

    def test_narrows_by_place_and_says_where(self, client: Client, archetypes: Archetypes) -> None:
        quay = PlaceFactory(name="Le Quai", commune="Lille", slug="le-quai")
        MottoFactory(text="Un.", place=quay)
        MottoFactory(text="Deux.", place=PlaceFactory())
        assert on_wall(client, "?place=le-quai") == ["Un."]
        page = main(client.get(f"{WALL}?place=le-quai"))
        assert "Dite à : Le Quai, Lille" in words(page)
        assert f"{FORM}?place=le-quai" in links(page)

    def test_does_not_tell_of_a_hidden_place(self, client: Client, archetypes: Archetypes) -> None:
        place = PlaceFactory(slug="cache", name="Caché", state=Place.State.HIDDEN)
        MottoFactory(text="Un.", place=place)
        page = main(client.get(f"{WALL}?place=cache"))
        assert page.select_one(".notice")
        assert "Caché" not in words(page)

    def test_costs_the_same_number_of_queries_however_many_mottos(
        self, client: Client, archetypes: Archetypes
    ) -> None:
        def fill(many: int) -> None:
            for _number in range(many):
                MottoFactory(
                    archetype=archetypes.chameleon,
                    place=PlaceFactory(department="59"),
                    mediator=MediatorFactory(),
                )

        def cost() -> int:
            cache.clear()
            with CaptureQueriesContext(connection) as queries:
                client.get(f"{WALL}?archetype=cameleon&department=59")
            return len(queries)

        fill(2)
        client.get(WALL)
        few = cost()
        fill(15)
        assert cost() == few


def test_a_motto_belongs_to_an_archetype_of_the_portals_own_language(
    archetypes: Archetypes,
) -> None:
    MottoFactory.build(archetype=archetypes.chameleon, slug="m").clean_fields()
    with pytest.raises(ValidationError) as fault:
        MottoFactory.build(archetype=archetypes.chameleon_en, slug="m").clean_fields()
    assert set(fault.value.error_dict) == {"archetype"}


def test_a_motto_stays_when_its_archetype_goes(archetypes: Archetypes) -> None:
    motto = MottoFactory(archetype=archetypes.knife)
    archetypes.knife.delete()
    motto.refresh_from_db()
    assert motto.archetype is None


def test_an_editor_chooses_among_the_archetypes_of_one_language_and_filters_by_them(
    archetypes: Archetypes, sign_in: SignIn
) -> None:
    MottoFactory(text="Du caméléon.", archetype=archetypes.chameleon)
    MottoFactory(text="De personne.")
    browser = sign_in("Moderators")
    form = browser.get(reverse(Motto.snippet_viewset.get_url_name("add")))  # type: ignore[attr-defined]
    options = main(form).select("select[name=archetype] option")
    assert [words(option) for option in options][1:] == ["Le Caméléon", "Le couteau suisse"]
    listing = reverse(Motto.snippet_viewset.get_url_name("list"))  # type: ignore[attr-defined]
    found = browser.get(listing, {"archetype": archetypes.chameleon.pk}).text
    assert "Du caméléon." in found
    assert "De personne." not in found


class TestItsOwnPage:
    def test_leads_to_the_archetype_and_to_the_other_mottos_of_the_place(
        self, client: Client, archetypes: Archetypes
    ) -> None:
        place = PlaceFactory(slug="le-quai")
        motto = MottoFactory(archetype=archetypes.chameleon, place=place)
        address = f"{WALL}{motto.slug}/"
        found = links(main(client.get(address)))
        assert archetypes.chameleon.url in found
        assert f"{WALL}?place=le-quai" not in found
        MottoFactory(place=place)
        assert f"{WALL}?place=le-quai" in links(main(client.get(address)))


def test_the_page_of_a_place_shows_what_is_said_there(client: Client, portal: Portal) -> None:
    place, other = PlaceFactory(slug="le-quai"), PlaceFactory(slug="ailleurs")
    MottoFactory.create_batch(4, place=place)
    page = main(client.get(f"{portal.directory.url}le-quai/"))
    assert len(page.select(".motto-wall blockquote")) == 3
    assert {f"{WALL}?place=le-quai", f"{FORM}?place=le-quai"} <= set(links(page))
    elsewhere = main(client.get(f"{portal.directory.url}{other.slug}/"))
    assert not elsewhere.select(".motto-wall")


class TestThePageOfAnArchetype:
    def test_shows_its_mottos_and_leads_to_the_wall(
        self, client: Client, archetypes: Archetypes
    ) -> None:
        MottoFactory(text="Du caméléon.", archetype=archetypes.chameleon)
        MottoFactory(text="Du couteau.", archetype=archetypes.knife)
        for page in (archetypes.chameleon, archetypes.chameleon_en):
            shown = main(client.get(page.url))
            assert [words(quote) for quote in shown.select(".motto-wall blockquote")] == [
                "Du caméléon."
            ]
            wall = WALL if page is archetypes.chameleon else "/en/mottos/"
            assert f"{wall}?archetype=cameleon" in links(shown)

    def test_shows_stories_about_mediators_who_agreed_to_say_who_they_are(
        self, client: Client, portal: Portal, archetypes: Archetypes
    ) -> None:
        for title, shown in (("Un récit qui se dit", ["archetypes"]), ("Un récit qui se tait", [])):
            mediator = MediatorFactory(shown=shown, archetypes=[archetypes.chameleon])
            StoryPageFactory(parent=portal.stories, title=title, mediators=[mediator])
        text = words(main(client.get(archetypes.chameleon.url)))
        assert "Un récit qui se dit" in text
        assert "Un récit qui se tait" not in text

    def test_without_any_has_no_such_sections(self, client: Client, archetypes: Archetypes) -> None:
        headings = titles(client.get(archetypes.knife.url))
        assert not {"Devises", "Récits"} & set(headings)

    def test_costs_the_same_number_of_queries_however_many_mottos(
        self, client: Client, archetypes: Archetypes
    ) -> None:
        def cost() -> int:
            cache.clear()
            with CaptureQueriesContext(connection) as queries:
                client.get(archetypes.chameleon.url)
            return len(queries)

        def fill(many: int) -> None:
            for _number in range(many):
                MottoFactory(archetype=archetypes.chameleon, mediator=MediatorFactory())

        fill(2)
        client.get(archetypes.chameleon.url)
        few = cost()
        fill(4)
        assert cost() == few


class TestProposing:
    def propose(self, client: Client, **more: str) -> MottoProposal:
        assert client.post(FORM, {**MOTTO, **more}).status_code == 302
        return MottoProposal.objects.get()

    def publish(self, sign_in: SignIn) -> Motto:
        decide(sign_in("Moderators"), "accept")
        return Motto.objects.get()

    def test_an_archetype_and_a_place_go_with_the_motto_to_the_wall(
        self, client: Client, archetypes: Archetypes, sign_in: SignIn
    ) -> None:
        place = PlaceFactory(name="Le Quai", commune="Saint-Omer")
        self.propose(client, archetype="cameleon", place_name="le quai, Saint-Omer")
        motto = self.publish(sign_in)
        assert (motto.archetype, motto.place) == (archetypes.chameleon, place)
        assert motto.context == MOTTO["context"]

    def test_an_editor_reads_both_in_the_inbox(
        self, client: Client, archetypes: Archetypes, sign_in: SignIn
    ) -> None:
        PlaceFactory(name="Le Quai", commune="Saint-Omer")
        self.propose(client, archetype="cameleon", place_name="Le Quai")
        inbox = sign_in("Moderators").get(reverse("inbox")).text
        assert "médiatrice à Saint-Omer · Le Quai, Saint-Omer · Le Caméléon" in inbox

    def test_chosen_in_another_language_it_is_the_same_archetype(
        self, client: Client, archetypes: Archetypes
    ) -> None:
        form = client.get("/en/mottos/propose/")
        options = [words(option) for option in main(form).select("option")]
        assert "The Chameleon" in options
        client.post("/en/mottos/propose/", {**MOTTO, "archetype": "cameleon"})
        assert MottoProposal.objects.get().archetype == archetypes.chameleon

    @pytest.mark.parametrize("names", [[], ["Le Quai", "Le Quai"]])
    def test_a_place_that_the_portal_cannot_tell_stays_in_words(
        self, client: Client, portal: Portal, sign_in: SignIn, names: list[str]
    ) -> None:
        for name in names:
            PlaceFactory(name=name)
        self.propose(client, place_name="Le Quai")
        motto = self.publish(sign_in)
        assert motto.place is None
        assert motto.context == "médiatrice à Saint-Omer, Le Quai"

    def test_neither_is_asked_of_anybody(
        self, client: Client, archetypes: Archetypes, sign_in: SignIn
    ) -> None:
        self.propose(client)
        motto = self.publish(sign_in)
        assert (motto.archetype, motto.place) == (None, None)

    def test_an_archetype_that_does_not_exist_is_reported(
        self, client: Client, archetypes: Archetypes
    ) -> None:
        answer = client.post(FORM, {**MOTTO, "archetype": "licorne"})
        assert answer.status_code == 400
        assert 'href="#id_archetype"' in answer.text

    def test_a_portal_without_archetypes_does_not_ask_for_one(
        self, client: Client, portal: Portal
    ) -> None:
        assert not main(client.get(FORM)).select("select")

    def test_an_address_fills_in_the_place_and_the_archetype(
        self, client: Client, archetypes: Archetypes
    ) -> None:
        PlaceFactory(name="Le Quai", commune="Lille", slug="le-quai")
        page: Any = main(client.get(f"{FORM}?place=le-quai&archetype=cameleon"))
        assert page.select_one("[name=place_name]")["value"] == "Le Quai, Lille"
        assert page.select_one("option[selected]")["value"] == "cameleon"

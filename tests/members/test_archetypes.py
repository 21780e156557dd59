"""The pages of super-mediators: what each stands for, who it is, how they complete each other."""

from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail_factories import ImageFactory

from members import aspects, community, consent
from members.heraldry.rule import clashes
from members.models import ArchetypeIndexPage, ArchetypePage
from tests.directory.factories import PlaceFactory
from tests.home.factories import Portal, translated
from tests.home.reading import attributes, links, main, titles
from tests.members.factories import (
    ArchetypeIndexPageFactory,
    ArchetypePageFactory,
    MediatorFactory,
)
from tests.reading import words


@pytest.fixture
def heroes(portal: Portal) -> ArchetypeIndexPage:
    """The page above the archetypes, in French and in English."""
    index = ArchetypeIndexPageFactory(
        parent=portal.home, locale=portal.french, slug="super-mediateurs"
    )
    translated(index, portal.english, title="Super-mediators", slug="super-mediators")
    return index


@pytest.fixture
def chameleon(heroes: ArchetypeIndexPage) -> ArchetypePage:
    return ArchetypePageFactory(
        parent=heroes,
        title="Le Caméléon",
        slug="cameleon",
        credo="Nous nous adaptons !",
        story="<p>On ne le voit pas.</p>",
        strengths={"autonomy": "Rend le pouvoir.", "welcome": "Change de couleur."},
    )


@pytest.fixture
def knife(heroes: ArchetypeIndexPage) -> ArchetypePage:
    return ArchetypePageFactory(
        parent=heroes, title="Le Couteau suisse", slug="couteau", strengths={"tools": "Dix lames."}
    )


def test_a_page_says_the_credo_the_story_and_the_strengths_in_the_tables_order(
    client: Client, chameleon: ArchetypePage
) -> None:
    answer = client.get("/fr/super-mediateurs/cameleon/")
    page = main(answer)
    assert titles(answer, "h1") == ["Le Caméléon"]
    assert words(page.select_one(".credo")) == "« Nous nous adaptons ! »"
    assert "On ne le voit pas." in words(page)
    assert [words(text) for text in page.select(".archetype-strengths dd")] == [
        "Change de couleur.",
        "Rend le pouvoir.",
    ]


def test_without_a_drawing_its_arms_bear_its_charge(
    client: Client, chameleon: ArchetypePage
) -> None:
    assert main(client.get(chameleon.url)).select_one("header svg.arms")


def test_a_drawing_is_shown_with_its_description(
    client: Client, heroes: ArchetypeIndexPage
) -> None:
    page = ArchetypePageFactory(parent=heroes, drawing=ImageFactory(), drawing_alt="Un lézard")
    assert "Un lézard" in attributes(client.get(page.url), "main img", "alt")


@pytest.mark.django_db
def test_a_drawing_needs_a_description() -> None:
    with pytest.raises(ValidationError) as fault:
        ArchetypePage(title="X", slug="x", credo="!", drawing_id=1, drawing_alt=" ").clean()
    assert "drawing_alt" in fault.value.error_dict


@pytest.mark.django_db
@pytest.mark.parametrize("tincture", ["or", "argent", "azure", "sable"])
def test_its_arms_keep_the_rule_of_tincture(tincture: str) -> None:
    assert not clashes(ArchetypePage(tincture=tincture, charge="key").blason)


def test_archetypes_stand_only_below_their_own_page() -> None:
    assert ArchetypePage.allowed_parent_page_models() == [ArchetypeIndexPage]
    assert ArchetypeIndexPage.allowed_subpage_models() == [ArchetypePage]


def test_it_shows_those_who_said_so_and_nobody_else(
    client: Client, chameleon: ArchetypePage, knife: ArchetypePage
) -> None:
    said = MediatorFactory(archetypes=[chameleon])
    others = [
        MediatorFactory(archetypes=[chameleon], shown=[consent.PLACES]),
        MediatorFactory(archetypes=[chameleon], live=False),
        MediatorFactory(archetypes=[knife]),
        MediatorFactory(),
    ]
    found = links(main(client.get(chameleon.url)))
    assert said.get_absolute_url() in found
    assert not {one.get_absolute_url() for one in others} & set(found)
    assert "/fr/mediateurs/?archetype=cameleon" in found


def test_its_translation_shows_the_same_people(
    client: Client, portal: Portal, chameleon: ArchetypePage
) -> None:
    samira = MediatorFactory(slug="samira", archetypes=[chameleon])
    english = translated(chameleon, portal.english, title="The Chameleon", slug="chameleon")
    found = links(main(client.get(english.url)))
    assert samira.slug == "samira"
    assert {"/en/mediators/samira/", "/en/mediators/?archetype=cameleon"} <= set(found)


def test_a_page_leads_to_the_others_of_its_language(
    client: Client, portal: Portal, chameleon: ArchetypePage, knife: ArchetypePage
) -> None:
    translated(knife, portal.english, slug="knife")
    found = links(main(client.get(chameleon.url)))
    assert knife.url in found
    assert not [url for url in found if url.startswith("/en/")]


def test_a_page_without_people_says_so(client: Client, chameleon: ArchetypePage) -> None:
    assert "Personne ne l’a encore dit." in words(main(client.get(chameleon.url)))


def test_side_by_side_an_empty_cell_names_those_who_step_in(
    chameleon: ArchetypePage, knife: ArchetypePage
) -> None:
    rows = aspects.compare([chameleon, knife])
    assert [row.aspect for row in rows] == [
        str(aspects.ASPECTS[aspect]) for aspect in ("welcome", "tools", "autonomy")
    ]
    tools = rows[1]
    assert [cell.text for cell in tools.cells] == ["", "Dix lames."]
    assert tools.cells[0].helpers == ["Le Couteau suisse"]


def test_the_page_above_them_compares_them_in_a_table_with_headers(
    client: Client, heroes: ArchetypeIndexPage, chameleon: ArchetypePage, knife: ArchetypePage
) -> None:
    table = main(client.get(heroes.url)).select_one("table")
    assert table is not None
    assert [words(head) for head in table.select("thead th")] == [
        "Le Caméléon",
        "Le Couteau suisse",
    ]
    assert "Compte sur : Le Couteau suisse" in words(table)


def test_the_community_is_counted_from_those_who_agreed_to_say(
    chameleon: ArchetypePage, knife: ArchetypePage
) -> None:
    MediatorFactory(archetypes=[chameleon, knife])
    MediatorFactory(archetypes=[chameleon])
    MediatorFactory(archetypes=[knife], shown=[])
    MediatorFactory(archetypes=[knife], live=False)
    MediatorFactory()
    spread = community.spread([chameleon, knife])
    assert spread.people == 2
    assert [(share.count, share.percent) for share in spread.shares] == [(2, 100), (1, 50)]


def test_numbers_of_the_community_stand_beside_their_bars(
    client: Client, heroes: ArchetypeIndexPage, chameleon: ArchetypePage
) -> None:
    MediatorFactory(archetypes=[chameleon])
    bars = main(client.get(heroes.url)).select_one(".spread")
    assert bars is not None
    assert "1 personne" in words(bars)


def test_no_number_is_shown_while_nobody_has_said_anything(
    client: Client, heroes: ArchetypeIndexPage, chameleon: ArchetypePage
) -> None:
    MediatorFactory()
    page = main(client.get(heroes.url))
    assert not page.select(".spread")
    assert "Personne n’a encore dit" in words(page)


def test_without_archetypes_the_page_says_that_they_will_come(
    client: Client, heroes: ArchetypeIndexPage
) -> None:
    assert "Pas encore de super-médiateur" in words(main(client.get(heroes.url)))


def test_what_is_not_translated_yet_is_marked_as_french(
    client: Client, portal: Portal, chameleon: ArchetypePage
) -> None:
    alias = chameleon.copy_for_translation(portal.english, alias=True)
    assert main(client.get(alias.url)).select_one("[lang=fr] h1")


def test_an_archetype_costs_the_same_queries_for_few_people_and_many(
    client: Client, chameleon: ArchetypePage, heroes: ArchetypeIndexPage
) -> None:
    def cost() -> list[int]:
        counts = []
        for url in (chameleon.url, heroes.url):
            with CaptureQueriesContext(connection) as queries:
                client.get(url)
            counts.append(len(queries))
        return counts

    def add(many: int) -> None:
        for _number in range(many):
            MediatorFactory(archetypes=[chameleon], places=[PlaceFactory()])

    add(2)
    cost()  # what is made once: renditions, what is kept of menus
    few = cost()
    add(9)
    assert cost() == few


def test_a_moderator_publishes_and_an_editor_does_not(
    sign_in: Any, heroes: ArchetypeIndexPage, chameleon: ArchetypePage
) -> None:
    url = reverse("wagtailadmin_pages:edit", args=[chameleon.pk])
    assert "action-publish" not in sign_in("Editors").get(url).content.decode()
    assert "action-publish" in sign_in("Moderators").get(url).content.decode()

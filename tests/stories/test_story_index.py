"""The list of stories: filters with true counts, pages, feeds."""

from datetime import date

import pytest
from django.test import Client

from tests.home.factories import Portal, translated
from tests.home.reading import attributes, links, main, titles
from tests.reading import words
from tests.stories.factories import StoryPageFactory, ThemeFactory


@pytest.fixture
def told(portal: Portal) -> Portal:
    """Four stories of two themes and two départements, one of them a draft."""
    bus, robots = ThemeFactory(name="Bus"), ThemeFactory(name="Robots")
    for title, day, themes, department in (
        ("Le bus de l’Oise", 1, [bus], "60"),
        ("Le robot de Lille", 2, [robots], "59"),
        ("Le bus aux robots", 3, [bus, robots], "59"),
    ):
        StoryPageFactory(
            parent=portal.stories,
            title=title,
            date=date(2026, 3, day),
            themes=themes,
            department=department,
        )
    StoryPageFactory(parent=portal.stories, title="Brouillon", themes=[bus], live=False)
    return portal


def shown(client: Client, query: str = "") -> list[str]:
    """The titles listed, in their order."""
    answer = client.get(f"/fr/recits/{query}")
    assert answer.status_code == 200
    return titles(answer, ".story-card-title")


def test_stories_stand_newest_first_and_drafts_not_at_all(client: Client, told: Portal) -> None:
    assert shown(client) == ["Le bus aux robots", "Le robot de Lille", "Le bus de l’Oise"]


def test_a_theme_narrows_the_list(client: Client, told: Portal) -> None:
    assert shown(client, "?theme=bus") == ["Le bus aux robots", "Le bus de l’Oise"]


def test_a_departement_narrows_the_list(client: Client, told: Portal) -> None:
    assert shown(client, "?department=60") == ["Le bus de l’Oise"]


def test_both_narrow_it_together(client: Client, told: Portal) -> None:
    assert shown(client, "?theme=robots&department=59") == [
        "Le bus aux robots",
        "Le robot de Lille",
    ]
    assert shown(client, "?theme=robots&department=60") == []


def test_the_count_of_a_filter_is_what_choosing_it_brings(client: Client, told: Portal) -> None:
    page = main(client.get("/fr/recits/?department=59"))
    for link in page.select(".theme-tags a"):
        chosen = shown(client, str(link["href"]))
        assert words(link).split()[-1].strip("()") == str(len(chosen)), link
    for option in page.select("select[name=department] option[value]:not([value=''])"):
        chosen = shown(client, f"?department={option['value']}")
        assert words(option).endswith(f"({len(chosen)})")


def test_a_theme_keeps_the_departement_and_the_form_keeps_the_theme(
    client: Client, told: Portal
) -> None:
    page = client.get("/fr/recits/?theme=bus&department=59")
    assert "?theme=robots&department=59" in links(main(page))
    assert attributes(page, "form input[name=theme]", "value") == ["bus"]
    assert attributes(page, "option[selected]", "value") == ["59"]


@pytest.mark.parametrize(
    "query", ["?theme=licornes", "?department=999", "?theme=bus&department=xx"]
)
def test_a_filter_that_is_not_understood_is_left_out_and_said(
    client: Client, told: Portal, query: str
) -> None:
    assert len(shown(client, query)) >= 2
    assert main(client.get(f"/fr/recits/{query}")).select_one(".notice")


def test_a_filter_that_is_understood_is_not_complained_of(client: Client, told: Portal) -> None:
    for query in ("", "?theme=bus", "?department=2a", "?theme=&department="):
        assert not main(client.get(f"/fr/recits/{query}")).select_one(".notice")


def test_nothing_to_show_leads_to_other_themes(client: Client, told: Portal) -> None:
    page = client.get("/fr/recits/?theme=robots&department=60")
    assert main(page).select(".empty-state a")


def test_many_stories_are_paged_and_the_pages_keep_the_filters(
    client: Client, portal: Portal
) -> None:
    theme = ThemeFactory(name="Bus")
    StoryPageFactory.create_batch(14, parent=portal.stories, themes=[theme])
    first, second = shown(client, "?theme=bus"), shown(client, "?theme=bus&page=2")
    assert (len(first), len(second)) == (12, 2)
    assert not set(first) & set(second)
    assert "?theme=bus&page=2" in links(main(client.get("/fr/recits/?theme=bus")))
    assert attributes(client.get("/fr/recits/?page=2"), "a[rel=prev]", "href") == ["?"]


@pytest.mark.parametrize("number", ["0", "-1", "99", "deux"])
def test_a_page_that_is_not_there_shows_the_nearest(
    client: Client, told: Portal, number: str
) -> None:
    assert len(shown(client, f"?page={number}")) == 3


def test_a_translated_list_tells_how_much_more_the_other_language_has(
    client: Client, told: Portal
) -> None:
    story = StoryPageFactory(parent=told.stories, title="Traduit", slug="traduit")
    translated(story, told.english, title="Translated", slug="translated")
    notice = main(client.get(told.stories_en.url)).select_one(".notice")
    assert notice is not None
    assert "3" in words(notice)
    assert "French" in words(notice)
    assert links(notice) == [told.stories.url]


def test_the_name_of_a_language_is_small_within_a_french_sentence(
    client: Client, portal: Portal
) -> None:
    StoryPageFactory(parent=portal.stories_en)
    notice = main(client.get(portal.stories.url)).select_one(".notice")
    assert notice is not None
    assert "anglais" in words(notice)

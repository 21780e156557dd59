"""A page of text: what editors write, and the pages below it."""

from django.test import Client

from tests.home.factories import ContentPageFactory, Portal
from tests.home.reading import links, main, titles
from tests.reading import words


def test_it_shows_its_title_its_summary_and_its_body(client: Client, portal: Portal) -> None:
    page = ContentPageFactory(
        parent=portal.home,
        title="Le projet",
        summary="D’où nous venons.",
        body=[
            {"type": "heading", "value": {"text": "Les débuts", "level": "2", "anchor": ""}},
            {"type": "paragraph", "value": "<p>Trois semaines à Lille.</p>"},
        ],
    )
    answer = client.get(page.url)
    assert titles(answer, "h1, h2") == ["Le projet", "Les débuts"]
    assert "D’où nous venons." in words(main(answer))
    assert "Trois semaines à Lille." in words(main(answer))


def test_the_pages_below_it_are_listed_at_its_end(client: Client, portal: Portal) -> None:
    page = ContentPageFactory(parent=portal.home)
    below = ContentPageFactory(parent=page, title="Une page plus bas")
    ContentPageFactory(parent=page, title="Un brouillon", live=False)
    answer = client.get(page.url)
    assert below.url in links(main(answer))
    assert "Un brouillon" not in words(main(answer))


def test_a_page_three_steps_down_is_found(client: Client, portal: Portal) -> None:
    page = ContentPageFactory(parent=portal.home, slug="a")
    below = ContentPageFactory(parent=page, slug="b")
    deepest = ContentPageFactory(parent=below, slug="c", title="Tout en bas")
    assert deepest.url == "/fr/a/b/c/"
    assert titles(client.get("/fr/a/b/c/"), "h1") == ["Tout en bas"]
    assert client.get("/fr/a/b/c/d/").status_code == 404


def test_a_draft_is_not_found(client: Client, portal: Portal) -> None:
    page = ContentPageFactory(parent=portal.home, live=False)
    assert client.get(page.url).status_code == 404

"""Live preview: the editor sees every page type, every snippet and every block while writing."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from wagtail.blocks import Block
from wagtail.fields import StreamField
from wagtail.models import Page

from directory.models import DirectoryPage, Place
from events.models import EventIndexPage, EventPage, WorkshopIndexPage, WorkshopPage
from home.models import ContentPage, HomePage
from members.models import ArchetypeIndexPage, ArchetypePage, Mediator
from stories.models import Motto, MottoWallPage, StoryIndexPage, StoryPage
from tests.directory.factories import PlaceFactory
from tests.editorial.factories import every_block
from tests.events.factories import EventIndexPageFactory, EventPageFactory
from tests.events.workshops.factories import WorkshopIndexPageFactory, workshop
from tests.home.admin_forms import body_fields, form_at
from tests.home.factories import ContentPageFactory, Portal
from tests.home.reading import attributes, main
from tests.members.factories import (
    ArchetypeIndexPageFactory,
    ArchetypePageFactory,
    MediatorFactory,
)
from tests.reading import soup, words
from tests.stories.factories import MottoFactory, StoryPageFactory
from tests.training.factories import (
    CoursePageFactory,
    PathwayPageFactory,
    TrainingIndexPageFactory,
)
from training.models import CoursePage, PathwayPage, TrainingIndexPage

PAGES: list[type[Page]] = [
    ArchetypeIndexPage,
    ArchetypePage,
    HomePage,
    ContentPage,
    CoursePage,
    DirectoryPage,
    EventIndexPage,
    EventPage,
    MottoWallPage,
    PathwayPage,
    StoryIndexPage,
    StoryPage,
    TrainingIndexPage,
    WorkshopIndexPage,
    WorkshopPage,
]
# What else a form asks for.
ASKED: dict[type[Page], dict[str, Any]] = {
    CoursePage: {"skills": ["accueil"]},
    EventPage: {
        "moments-0-start": "2030-06-21 10:00",
        "moments-0-end": "2030-06-21 12:00",
        "moments-0-sites-0-name": "Salle des fêtes",
    },
    WorkshopPage: {"aim": "Se dire.", "duration": "60", "group_from": "6", "group_to": "10"},
}
# What each snippet's form asks for first.
SNIPPETS = {Mediator: "name", Motto: "text", Place: "name"}
BLOCKS = StoryPage.body.field.stream_block.child_blocks


def preview(client: Client, url: str, form: dict[str, Any]) -> Any:
    """The preview of ``form``, as the panel beside the form shows it."""
    answer = client.post(url, form)
    assert answer.json() == {"is_valid": True, "is_available": True}
    page = client.get(f"{url}?in_preview_panel=true")
    assert page.status_code == 200
    assert page["X-Frame-Options"] == "SAMEORIGIN"
    return page


def page_fields(kind: type[Page], portal: Portal) -> dict[str, Any]:
    """The streams of a form for ``kind``, a block of each type in its body."""
    fields: dict[str, Any] = dict(ASKED.get(kind, {}))
    for field in kind._meta.get_fields():
        if isinstance(field, StreamField):
            fields |= body_fields([], field.name)
    if hasattr(kind, "body"):
        fields |= body_fields(every_block(portal.wall))
    if kind is ArchetypePage:
        strength = {"type": "strength", "value": {"aspect": "welcome", "text": "Écouter."}}
        fields |= body_fields([strength], "strengths") | {"credo": "Ensemble !"}
    if kind is HomePage:
        need = {"type": "need", "value": {"label": "Imprimer", "query": "q=imprimante"}}
        fields |= body_fields([need], "needs")
    return fields


def test_these_are_all_page_types() -> None:
    from wagtail.models import get_page_models

    assert set(get_page_models()) - {Page} == set(PAGES)


@pytest.mark.parametrize("kind", PAGES, ids=lambda kind: kind.__name__)
def test_a_page_is_previewed_while_it_is_edited(
    moderator: Client, portal: Portal, kind: type[Page]
) -> None:
    ContentPageFactory(parent=portal.home, locale=portal.french)
    StoryPageFactory(parent=portal.stories)
    ArchetypePageFactory(parent=ArchetypeIndexPageFactory(parent=portal.home))
    EventPageFactory(parent=EventIndexPageFactory(parent=portal.home))
    workshop(portal.home)
    catalogue = TrainingIndexPageFactory(parent=portal.home)
    CoursePageFactory(parent=catalogue)
    PathwayPageFactory(parent=catalogue)
    MottoFactory()
    page = kind.objects.filter(locale=portal.french).get()
    edit = reverse("wagtailadmin_pages:edit", args=[page.pk])
    form = form_at(moderator, edit, title="Nouveau titre", **page_fields(kind, portal))
    if kind is HomePage:
        form["hero_title"] = "Nouveau titre"
    url = reverse("wagtailadmin_pages:preview_on_edit", args=[page.pk])
    answer = preview(moderator, url, form)
    assert "Nouveau titre" in words(main(answer))
    if hasattr(kind, "body"):
        assert "Mathilde raconte" in words(main(answer))
    page.refresh_from_db()
    assert page.title != "Nouveau titre"


@pytest.mark.parametrize("kind", PAGES, ids=lambda kind: kind.__name__)
def test_a_page_is_previewed_before_it_is_saved_for_the_first_time(
    moderator: Client, portal: Portal, kind: type[Page]
) -> None:
    MottoFactory()
    if kind is DirectoryPage:
        portal.directory.delete()
    parents = {
        HomePage: Page.get_first_root_node(),
        StoryPage: portal.stories,
        ArchetypePage: ArchetypeIndexPageFactory(parent=portal.home),
        EventPage: EventIndexPageFactory(parent=portal.home),
        WorkshopPage: WorkshopIndexPageFactory(parent=portal.home),
        **dict.fromkeys((CoursePage, PathwayPage), TrainingIndexPageFactory(parent=portal.home)),
    }
    if kind in (EventIndexPage, TrainingIndexPage, WorkshopIndexPage):
        kind.objects.get().delete()  # a portal has one
    parent = parents.get(kind, portal.home)
    place = (kind._meta.app_label, kind._meta.model_name, parent.pk)
    add = reverse("wagtailadmin_pages:add", args=place)
    form = form_at(moderator, add, title="Tout neuf", slug="tout-neuf", **page_fields(kind, portal))
    if kind is HomePage:
        form["hero_title"] = "Tout neuf"
    answer = preview(moderator, reverse("wagtailadmin_pages:preview_on_add", args=place), form)
    assert "Tout neuf" in words(main(answer))


def test_a_preview_shows_people_places_and_themes_chosen_in_the_form(
    moderator: Client, portal: Portal
) -> None:
    story = StoryPageFactory(
        parent=portal.stories,
        mediators=[MediatorFactory(name="Samira")],
        places=[PlaceFactory(name="Le Quai")],
    )
    edit = reverse("wagtailadmin_pages:edit", args=[story.pk])
    form = form_at(moderator, edit, **body_fields())
    url = reverse("wagtailadmin_pages:preview_on_edit", args=[story.pk])
    text = words(main(preview(moderator, url, form)))
    assert "Samira" in text
    assert "Le Quai" in text


@pytest.mark.parametrize("kind", SNIPPETS, ids=lambda kind: kind.__name__)
def test_a_snippet_is_previewed_while_it_is_edited(
    moderator: Client, portal: Portal, kind: Any
) -> None:
    factories: dict[Any, Any] = {
        Mediator: MediatorFactory,
        Motto: MottoFactory,
        Place: PlaceFactory,
    }
    found = factories[kind]()
    viewset = kind.snippet_viewset
    edit = reverse(viewset.get_url_name("edit"), args=[found.pk])
    form = form_at(moderator, edit, **{SNIPPETS[kind]: "Nouveau nom"})
    url = reverse(viewset.get_url_name("preview_on_edit"), args=[found.pk])
    assert "Nouveau nom" in words(main(preview(moderator, url, form)))


@pytest.mark.parametrize("kind", SNIPPETS, ids=lambda kind: kind.__name__)
def test_a_snippet_is_previewed_before_it_is_saved_for_the_first_time(
    moderator: Client, portal: Portal, kind: Any
) -> None:
    viewset = kind.snippet_viewset
    form = form_at(moderator, reverse(viewset.get_url_name("add")), **{SNIPPETS[kind]: "Tout neuf"})
    url = reverse(viewset.get_url_name("preview_on_add"))
    assert "Tout neuf" in words(main(preview(moderator, url, form)))


@pytest.mark.parametrize("name", BLOCKS)
def test_a_block_is_previewed_in_the_portals_own_style(
    editor: Client, portal: Portal, name: str
) -> None:
    if name in ("picture", "comparison"):
        every_block(portal.wall)  # a picture and an archetype of the portal's own
    block: Block = BLOCKS[name]
    assert block.is_previewable
    answer = editor.get(reverse("wagtailadmin_block_preview"), {"id": block.definition_prefix})
    assert answer.status_code == 200
    assert words(main(answer))
    assert "/static/css/blason.css" in attributes(answer, "link[rel=stylesheet]", "href")
    assert not soup(answer).select("iframe")


def test_the_picture_block_is_previewed_before_there_is_a_picture(
    editor: Client, portal: Portal
) -> None:
    block: Block = BLOCKS["picture"]
    answer = editor.get(reverse("wagtailadmin_block_preview"), {"id": block.definition_prefix})
    assert answer.status_code == 200


def test_a_need_is_previewed_too(editor: Client, portal: Portal) -> None:
    block: Block = HomePage.needs.field.stream_block.child_blocks["need"]
    answer = editor.get(reverse("wagtailadmin_block_preview"), {"id": block.definition_prefix})
    assert "Faire une démarche" in words(main(answer))


def test_readers_do_not_get_at_previews(client: Client, portal: Portal) -> None:
    block: Block = BLOCKS["paragraph"]
    story = StoryPageFactory(parent=portal.stories)
    for url in (
        f"{reverse('wagtailadmin_block_preview')}?id={block.definition_prefix}",
        reverse("wagtailadmin_pages:preview_on_edit", args=[story.pk]),
    ):
        assert client.get(url).status_code == 302

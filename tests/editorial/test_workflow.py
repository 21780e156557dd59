"""Two steps: an editor writes and submits, a moderator publishes or sends back."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from wagtail.models import Page

from directory.models import Place
from members.models import Mediator
from stories.models import Motto, StoryPage
from tests.directory.factories import PlaceFactory
from tests.editorial.factories import every_block
from tests.home.admin_forms import body_fields, form_at
from tests.home.factories import ContentPageFactory, Portal
from tests.members.factories import MediatorFactory
from tests.stories.factories import MottoFactory, StoryPageFactory

# What is written in each kind's form to change it.
KINDS: dict[Any, str] = {StoryPage: "title", Motto: "text", Mediator: "name", Place: "name"}
each_kind = pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)


def make(kind: Any, portal: Portal, **values: Any) -> Any:
    """One of ``kind``, published unless told otherwise."""
    values = {KINDS[kind]: "Avant", **values}
    if kind is StoryPage:
        return StoryPageFactory(parent=portal.stories, **values)
    factories: dict[Any, Any] = {
        Motto: MottoFactory,
        Mediator: MediatorFactory,
        Place: PlaceFactory,
    }
    return factories[kind](**values)


def address(found: Any, view: str, *args: object) -> str:
    """The admin's ``view`` of a page or a snippet."""
    if isinstance(found, Page):
        return reverse(f"wagtailadmin_pages:{view}", args=[found.pk, *args])
    return reverse(type(found).snippet_viewset.get_url_name(view), args=[found.pk, *args])


def write(browser: Client, found: Any, text: str, **action: str) -> None:
    """Open the form, type ``text`` and press a button."""
    streams = body_fields() if isinstance(found, StoryPage) else {}
    form = form_at(browser, address(found, "edit"), **streams, **action)
    form[KINDS[type(found)]] = text
    answer = browser.post(address(found, "edit"), form)
    assert answer.status_code == 302, answer.context["form"].errors


def shown(found: Any) -> str:
    """What readers get of it."""
    found.refresh_from_db()
    return str(getattr(found, KINDS[type(found)]))


@each_kind
def test_what_an_editor_writes_is_a_draft(editor: Client, portal: Portal, kind: Any) -> None:
    found = make(kind, portal)
    write(editor, found, "Après")
    assert shown(found) == "Avant"
    draft = found.get_latest_revision_as_object()
    assert getattr(draft, KINDS[kind]) == "Après"


@each_kind
def test_an_editor_cannot_publish(editor: Client, portal: Portal, kind: Any) -> None:
    found = make(kind, portal)
    write(editor, found, "Après", **{"action-publish": "1"})
    assert shown(found) == "Avant"


@each_kind
def test_an_editor_submits_and_a_moderator_publishes(
    editor: Client, moderator: Client, portal: Portal, kind: Any
) -> None:
    found = make(kind, portal, live=False)
    write(editor, found, "Après", **{"action-submit": "1"})
    found.refresh_from_db()
    assert not found.live
    assert found.current_workflow_state.status == "in_progress"
    task = found.current_workflow_task_state
    moderator.post(address(found, "workflow_action", "approve", task.pk), {"comment": ""})
    assert shown(found) == "Après"
    assert found.live


@each_kind
def test_a_moderator_sends_back_with_a_word_and_the_editor_submits_again(
    editor: Client, moderator: Client, portal: Portal, kind: Any
) -> None:
    found = make(kind, portal)
    write(editor, found, "Après", **{"action-submit": "1"})
    found.refresh_from_db()
    task = found.current_workflow_task_state
    moderator.post(address(found, "workflow_action", "reject", task.pk), {"comment": "Trop long"})
    found = kind.objects.get(pk=found.pk)
    assert found.current_workflow_state.status == "needs_changes"
    assert found.current_workflow_state.current_task_state.comment == "Trop long"
    assert shown(found) == "Avant"
    write(editor, found, "Court", **{"action-submit": "1"})
    assert kind.objects.get(pk=found.pk).current_workflow_state.status == "in_progress"


@each_kind
def test_an_editor_does_not_approve_what_they_wrote(
    editor: Client, portal: Portal, kind: Any
) -> None:
    found = make(kind, portal)
    write(editor, found, "Après", **{"action-submit": "1"})
    found.refresh_from_db()
    task = found.current_workflow_task_state
    editor.post(address(found, "workflow_action", "approve", task.pk), {"comment": ""})
    assert shown(found) == "Avant"


@each_kind
def test_a_moderator_publishes_at_once(moderator: Client, portal: Portal, kind: Any) -> None:
    found = make(kind, portal)
    write(moderator, found, "Après", **{"action-publish": "1"})
    assert shown(found) == "Après"


@each_kind
def test_only_a_moderator_takes_it_off_line_or_deletes_it(
    editor: Client, moderator: Client, portal: Portal, kind: Any
) -> None:
    found = make(kind, portal)
    for view in ("unpublish", "delete"):
        editor.post(address(found, view))
    found.refresh_from_db()
    assert found.live
    moderator.post(address(found, "unpublish"))
    found.refresh_from_db()
    assert not found.live
    moderator.post(address(found, "delete"))
    assert not kind.objects.filter(pk=found.pk).exists()


def test_an_editors_new_story_with_every_block_waits_for_a_moderator(
    editor: Client, portal: Portal
) -> None:
    blocks = every_block(portal.wall)
    add = reverse("wagtailadmin_pages:add", args=["stories", "storypage", portal.stories.pk])
    form = form_at(
        editor,
        add,
        title="Tout neuf",
        slug="tout-neuf",
        **body_fields(blocks),
        **{"action-publish": "1", "action-submit": "1"},
    )
    assert editor.post(add, form).status_code == 302
    story = StoryPage.objects.get(slug="tout-neuf")
    assert not story.live
    draft = story.get_latest_revision_as_object()
    assert [block.block_type for block in draft.body] == [block["type"] for block in blocks]
    assert story.current_workflow_state.status == "in_progress"


def test_moderators_are_told_of_what_waits(
    editor: Client, moderator: Client, portal: Portal, mailoutbox: list[Any]
) -> None:
    motto = make(Motto, portal)
    write(editor, motto, "Après", **{"action-submit": "1"})
    assert [mail.to for mail in mailoutbox] == [["Moderators@example.org"]]
    assert "Après" in moderator.get(reverse("wagtailadmin_home")).text


def test_an_earlier_version_comes_back(moderator: Client, portal: Portal) -> None:
    page = ContentPageFactory(parent=portal.home, title="Un")
    first = page.save_revision()
    page.title = "Deux"
    page.save_revision().publish()
    edit = reverse("wagtailadmin_pages:revisions_revert", args=[page.pk, first.pk])
    form = form_at(moderator, edit, **body_fields(), **{"action-publish": "1"})
    moderator.post(address(page, "edit"), form)
    page.refresh_from_db()
    assert page.title == "Un"

"""Two people, or two windows, change the same profile: nobody's change vanishes silently."""

from typing import Any

import pytest
from django.test import Client

from members.models import Mediator, ProfileDraft
from tests.home.admin_forms import form_at
from tests.home.reading import main
from tests.members.space.conftest import FORM, Member
from tests.reading import soup, words


def in_the_admin(client: Client, mediator: Mediator, **changes: Any) -> Any:
    """An editor changes the profile and saves a draft."""
    url = f"/admin/snippets/members/mediator/edit/{mediator.pk}/"
    return client.post(url, form_at(client, url, **changes))


def test_different_things_are_both_kept_and_the_member_is_told(
    member: Member, mediator: Mediator, editor: Client
) -> None:
    mine = member.form(presentation="Elle parle.")
    in_the_admin(editor, mediator, role="bibliothécaire")
    page = member.client.post(FORM, mine | {"action": "send"}, follow=True)
    assert "Quelqu’un d’autre a modifié ceci" in words(main(page))
    newest: Any = member.mediator.get_latest_revision_as_object()
    assert (newest.role, newest.presentation) == ("bibliothécaire", "Elle parle.")


def test_the_same_thing_is_shown_from_both_sides_and_nothing_is_saved_yet(
    member: Member, mediator: Mediator, editor: Client
) -> None:
    mine = member.form(presentation="Elle parle.")
    in_the_admin(editor, mediator, presentation="Elle conseille.")
    before = member.mediator.latest_revision_id
    page = member.client.post(FORM, mine | {"action": "send"})
    assert page.status_code == 409
    text = str(main(page))
    assert "Elle conseille." in text
    assert "Elle parle." in text
    assert member.mediator.latest_revision_id == before
    member.send(presentation="Elle parle et conseille.")
    newest: Any = member.mediator.get_latest_revision_as_object()
    assert newest.presentation == "Elle parle et conseille."


def test_the_other_window_of_the_same_member_is_noticed(member: Member, mediator: Mediator) -> None:
    one, other = member.form(presentation="Une."), member.form(presentation="Autre.")
    member.client.post(FORM, one | {"action": "send"})
    page = member.client.post(FORM, other | {"action": "send"})
    assert page.status_code == 409
    assert "Une." in words(main(page))
    assert "Autre." in str(main(page))


@pytest.mark.parametrize("action", ["keep", "send"])
def test_what_another_window_kept_is_not_replaced_without_a_word(
    member: Member, mediator: Mediator, action: str
) -> None:
    one, other = member.form(presentation="Une."), member.form(presentation="Autre.")
    member.client.post(FORM, one | {"action": "keep"})
    page = member.client.post(FORM, other | {"action": action})
    assert page.status_code == 409
    assert "Autre." in str(main(page))
    assert ProfileDraft.objects.get().data["presentation"] == ["Une."]


def test_the_script_is_told_that_another_window_kept_something(
    member: Member, mediator: Mediator
) -> None:
    fields = member.form(presentation="Une.")
    kept = member.client.post(f"{FORM}brouillon/", fields)
    assert kept.json()["version"] == 1
    assert member.client.post(f"{FORM}brouillon/", fields).status_code == 409
    again = member.client.post(f"{FORM}brouillon/", fields | {"version": "1"})
    assert again.json()["version"] == 2


def test_an_answer_that_was_lost_on_its_way_does_not_put_a_window_behind_itself(
    member: Member, mediator: Mediator
) -> None:
    fields = member.form(presentation="Une.", window="a")
    for _time in (1, 2):
        assert member.client.post(f"{FORM}brouillon/", fields).status_code == 200
    assert member.client.post(f"{FORM}brouillon/", fields | {"window": "b"}).status_code == 409
    page = member.client.post(FORM, fields | {"action": "send"}, follow=True)
    assert page.redirect_chain


def test_an_editor_whose_form_is_behind_is_told_before_anything_is_replaced(
    member: Member, mediator: Mediator, moderator: Client
) -> None:
    url = f"/admin/snippets/members/mediator/edit/{mediator.pk}/"
    behind = form_at(moderator, url, presentation="Elle conseille.")
    member.send(presentation="Elle parle.")
    page = moderator.post(url, behind)
    assert "Elle conseille." in page.content.decode()
    assert "Quelqu’un d’autre a modifié" in words(page_messages(page))
    newest: Any = member.mediator.get_latest_revision_as_object()
    assert newest.presentation == "Elle parle."
    moderator.post(url, form_at(moderator, url, presentation="Elle parle et conseille."))
    newest = member.mediator.get_latest_revision_as_object()
    assert newest.presentation == "Elle parle et conseille."


def page_messages(page: Any) -> Any:
    """What the admin says on top of a page."""
    found = soup(page).select_one(".messages")
    assert found is not None
    return found

"""Wagtail's own API v3, mounted beside ours: what readers see, as data, and nothing else."""

from django.test import Client

from tests.home.factories import Portal
from tests.home.fixtures import nothing_kept, portal
from tests.stories.factories import StoryPageFactory

__all__ = ["nothing_kept", "portal"]

PAGES = "/api/v3/pages/"


def test_published_pages_come_out_and_drafts_and_private_ones_do_not(portal: Portal) -> None:
    public = StoryPageFactory(parent=portal.stories, title="Pour tous")
    draft = StoryPageFactory(parent=portal.stories, title="Brouillon", live=False)
    private = StoryPageFactory(parent=portal.stories, title="Entre nous")
    private.view_restrictions.create(restriction_type="login")
    listed = Client().get(PAGES, {"type": "stories.StoryPage"})
    assert listed.status_code == 200
    assert [one["title"] for one in listed.json()["items"]] == ["Pour tous"]
    answers = {one.title: Client().get(f"{PAGES}{one.pk}/") for one in (public, draft, private)}
    assert {title: answer.status_code for title, answer in answers.items()} == {
        "Pour tous": 200,
        "Brouillon": 404,
        "Entre nous": 404,
    }

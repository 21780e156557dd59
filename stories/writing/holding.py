"""What this room holds about a person: the stories that they wrote, and the exchange on them."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.core.files import File
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.models import ReferenceIndex

from accounts.personal_data import Fate
from stories.holding import NOBODY
from stories.models import StoryMessage, StoryPage, StoryWriting
from stories.writing import pictures
from stories.writing.content import state_of


class OwnStories:
    """Stories in the hands of a member."""

    name = "stories"
    label: str | Promise = gettext_lazy("My stories, drafts and messages to the editors")

    def export(self, user: Any) -> Any:
        """Each with its newest text, what was typed, and the exchange."""
        return [_as_values(writing) for writing in _of(user)] or None

    def files(self, user: Any) -> Mapping[str, File]:
        """The pictures that were sent."""
        return {f"story-picture-{image.pk}.jpg": image.file for image in pictures.of_user(user)}

    def fates(self, user: Any) -> Iterable[Fate]:
        """Drafts go; what is published stays unsigned."""
        was_public = [one for one in _of(user) if _was_public(one)]
        if len(was_public) < len(_of(user)):
            yield Fate(_("Your stories that were never published, and what you typed"))
        if was_public:
            yield Fate(_("Your name on your published stories, and the messages about them"))
            yield Fate(
                _("Your published stories"),
                kept=True,
                why=_("You gave them under the portal’s licence: they stay, unsigned."),
            )

    def erase(self, user: Any) -> None:
        """Delete drafts, unsign the rest; no former version brings the name back."""
        images = pictures.of_user(user)
        for writing in _of(user):
            page = writing.page
            writing.delete()
            if page and not _was_public(writing):
                page.delete()
            elif page:
                _unsign(page)
        for image in images:
            if not ReferenceIndex.get_references_to(image).exists():
                image.delete()


def _unsign(page: StoryPage) -> None:
    """Leave the text as readers have it, without who wrote it."""
    StoryMessage.objects.filter(story=page).delete()
    page.author, page.owner = NOBODY, None
    page.story_mediators = []
    page.save()
    page.revisions.all().delete()
    page.refresh_from_db()
    revision = page.save_revision(changed=False)
    if page.live:
        revision.publish(changed=False, skip_permission_checks=True)


def _of(user: Any) -> list[StoryWriting]:
    return list(StoryWriting.objects.filter(user=user).select_related("page__latest_revision"))


def _was_public(writing: StoryWriting) -> bool:
    return bool(writing.page and writing.page.first_published_at)


def _as_values(writing: StoryWriting) -> dict[str, Any]:
    page = writing.page
    newest = state_of(page.get_latest_revision_as_object()) if page else {}
    newest.pop("fingerprint", None)
    lines = StoryMessage.objects.filter(story=page) if page else []
    agreed = writing.people_agreed_at
    return {
        "newest": newest or None,
        "is_public": bool(page and page.live),
        "typed_and_not_kept": writing.data or None,
        "people_shown_agreed_on": agreed.isoformat(timespec="minutes") if agreed else None,
        "messages": [
            {
                "at": line.at.isoformat(timespec="minutes"),
                "by": "me" if line.is_by(writing.user) else "the editors",
                "text": line.text,
            }
            for line in lines
        ],
    }

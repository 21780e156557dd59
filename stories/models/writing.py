"""What goes with a story that a member writes: the answers typed, and the exchange about it."""

from typing import Any

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from stories.models.story import StoryPage


class StoryWriting(models.Model):
    """A story in the hands of a member, from the first word on.

    ``data`` is what was typed and is not on the page yet, as the form's fields by name; ``base``
    names the page's revision that it began from. ``version`` and ``window``: see ``ProfileDraft``.
    ``sent`` is the state that the author sent or agreed to (``stories.writing.content``).
    """

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="story_writings"
    )
    page = models.OneToOneField(
        StoryPage, null=True, on_delete=models.CASCADE, related_name="writing"
    )
    data = models.JSONField(default=dict)
    picture = models.ForeignKey(
        "wagtailimages.Image", null=True, on_delete=models.SET_NULL, related_name="+"
    )
    people_agreed_at = models.DateTimeField(null=True)
    sent = models.JSONField(null=True)
    base = models.CharField(max_length=60, blank=True)
    version = models.PositiveIntegerField(default=0)
    window = models.CharField(max_length=40, blank=True)
    saved_at = models.DateTimeField(auto_now=True)

    class Meta:
        ordering = ["-saved_at"]
        verbose_name = _("story written by a member")
        verbose_name_plural = _("stories written by members")

    def __str__(self) -> str:
        return self.title or f"{self.pk}"

    @property
    def title(self) -> str:
        """As typed, or as on the page; empty at the very beginning."""
        typed: list[str] = self.data.get("title", [])
        return typed[0] if typed else self.page.draft_title if self.page else ""

    def is_ahead_of(self, version: str, window: str) -> bool:
        """Whether another window has saved since the one that knows ``version``."""
        return version != str(self.version) and (not window or window != self.window)

    def keep(self, data: dict[str, list[str]], base: str, window: str = "") -> None:
        """Take what the form has now, and save."""
        self.data, self.base, self.window = data, base, window
        self.version += 1
        self.save()


class StoryMessage(models.Model):
    """A line of the exchange between the author of a story and the editors."""

    story = models.ForeignKey(StoryPage, on_delete=models.CASCADE, related_name="messages")
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    text = models.TextField(_("message"), max_length=2000)
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["at", "pk"]
        verbose_name = _("message about a story")
        verbose_name_plural = _("messages about stories")

    def __str__(self) -> str:
        return self.text[:60]

    def is_by(self, user: Any) -> bool:
        """Whether ``user`` has written it."""
        return bool(self.author_id == user.pk)

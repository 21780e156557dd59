"""What a reader wrote below a page, and what became of it."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

LONGEST = 2_000  # characters


class CommentQuerySet(models.QuerySet["Comment"]):
    """Ways to choose comments."""

    def to_decide(self) -> "CommentQuerySet":
        """What waits for a moderator, the oldest first: new ones, and published ones reported."""
        reported = models.Q(state=Comment.State.PUBLISHED, is_reported=True)
        return self.filter(models.Q(state=Comment.State.WAITING) | reported)

    def by_address(self, email: str) -> "CommentQuerySet":
        """All that was sent with this e-mail address, however it is typed."""
        found = email.strip().lower()
        return self.filter(email=found) if found else self.none()


class Comment(models.Model):
    """A comment on a page, or an answer to one: answers to answers do not exist.

    An erased comment stays, empty, only while others have answered it.
    """

    class State(models.TextChoices):
        WAITING = "waiting", pgettext_lazy("a comment", "Waiting")
        PUBLISHED = "published", pgettext_lazy("a comment", "Published")
        REFUSED = "refused", pgettext_lazy("a comment", "Turned down")
        ERASED = "erased", pgettext_lazy("a comment", "Erased")

    page = models.ForeignKey(
        "wagtailcore.Page", verbose_name=_("page"), on_delete=models.CASCADE, related_name="+"
    )
    parent = models.ForeignKey(
        "self",
        verbose_name=_("answer to"),
        null=True,
        on_delete=models.CASCADE,
        related_name="answers",
    )
    author = models.CharField(_("name"), max_length=80, blank=True)
    email = models.EmailField(
        _("e-mail address"),
        blank=True,
        db_index=True,
        help_text="Never public. In small letters, so that it is found however it is typed.",
    )
    text = models.TextField(_("comment"), max_length=LONGEST, blank=True)
    language = models.CharField(_("language"), max_length=10)
    consent = models.CharField(
        max_length=20, help_text="The version of the consent text that was agreed to."
    )
    created_at = models.DateTimeField(_("sent"), auto_now_add=True)
    state = models.CharField(
        _("state"), max_length=10, choices=State, default=State.WAITING, db_index=True
    )
    reason = models.CharField(_("reason"), max_length=300, blank=True)
    decided_at = models.DateTimeField(_("decided"), null=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("decided by"),
        null=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    is_reported = models.BooleanField(
        _("reported"), default=False, help_text="By a reader; until a moderator decides."
    )
    announced_at = models.DateTimeField(
        null=True, help_text="When the moderators had a mail that this waits."
    )

    objects = CommentQuerySet.as_manager()

    class Meta:
        ordering = ["created_at", "pk"]
        indexes = [models.Index(fields=["page", "created_at"], name="comments_of_page")]
        # Nobody writes or changes in the admin what readers say.
        default_permissions = ("view",)
        permissions = [
            ("publish_comment", _("Can publish comments and turn them down")),
            ("personal_comment", _("Can export and erase the comments of an e-mail address")),
        ]
        verbose_name = _("comment")
        verbose_name_plural = _("comments")

    def __str__(self) -> str:
        return f"{self.author or '–'}: {self.text[:60]}"

    @property
    def anchor(self) -> str:
        """The id of its element on the page."""
        return f"comment-{self.pk}"

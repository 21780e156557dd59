"""A wish: a training that people order, who asks for it, and what a hub answers."""

from typing import Any

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from directory.departments import DEPARTMENTS
from training.models.course import Format, Level
from training.models.order import Order


class WishQuerySet(models.QuerySet["Wish"]):
    """Ways to choose wishes."""

    def public(self) -> "WishQuerySet":
        """Those that anybody may read, with ``people``: how many have confirmed that they ask.

        Those of the workshop that it comes from are counted too. The most asked for first, then
        the latest.
        """
        asked = models.Q(voices__confirmed_at__isnull=False)
        counted = self.filter(state=Wish.State.PUBLISHED).annotate(
            people=models.Count("voices", filter=asked) + models.F("in_workshop")
        )
        return counted.order_by("-people", "-created_at", "-pk")

    def of_workshops(self) -> "WishQuerySet":
        """Those that a workshop handed in and that wait for an editor."""
        return self.filter(state=Wish.State.WAITING, in_workshop__gt=0)


class Wish(Order):
    """An order for a training. It names nobody: those who ask are its ``voices``."""

    class State(models.TextChoices):
        UNCONFIRMED = "unconfirmed", _("To be confirmed by its author")
        WAITING = "waiting", _("Waiting for an editor")
        PUBLISHED = "published", _("Shown to all")
        REFUSED = "refused", _("Turned down")

    class Answer(models.TextChoices):
        SESSION = "session", _("A session")
        COURSE = "course", _("A training of the catalogue")
        PLANNED = "planned", _("It is being planned")
        NO = "no", _("No, because …")

    level = models.CharField(_("level"), max_length=10, choices=Level, blank=True)
    format = models.CharField(_("format"), max_length=10, choices=Format, blank=True)
    department = models.CharField(_("département"), max_length=3, blank=True, db_index=True)
    state = models.CharField(
        _("state"), max_length=12, choices=State, default=State.UNCONFIRMED, db_index=True
    )
    in_workshop = models.PositiveSmallIntegerField(
        _("people of a workshop who ask for it"), default=0
    )
    created_at = models.DateTimeField(_("asked on"), auto_now_add=True)
    decided_at = models.DateTimeField(null=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    reason = models.CharField(max_length=300, blank=True)
    answer = models.CharField(_("answer"), max_length=10, choices=Answer, blank=True)
    answer_words = models.CharField(_("words to those who ask"), max_length=600, blank=True)
    course = models.ForeignKey(
        "training.CoursePage",
        verbose_name=_("training of the catalogue"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    session = models.ForeignKey(
        "training.CourseSession",
        verbose_name=_("session"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    answered_at = models.DateTimeField(null=True)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )

    objects = WishQuerySet.as_manager()

    class Meta:
        ordering = ["-created_at", "-pk"]
        verbose_name = _("wish for a training")
        verbose_name_plural = _("wishes for trainings")
        permissions = [("answer_wish", "Can see the demand and answer wishes")]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        """Its page, in the language being read."""
        return reverse("wish", args=[self.pk])

    @property
    def department_name(self) -> str:
        """In words; empty for one that is asked anywhere."""
        return str(DEPARTMENTS.get(self.department, ""))

    @property
    def answer_url(self) -> str:
        """Where the answer leads: the page of the training; empty when it leads nowhere."""
        course: Any = self.session.page if self.session else self.course
        return (course.localized.url or "") if course and course.live else ""


class WishVoice(models.Model):
    """An address that asks for a wish: its author's, or of one who joined. Never shown."""

    wish = models.ForeignKey(Wish, on_delete=models.CASCADE, related_name="voices")
    email = models.EmailField(_("e-mail address"))
    language = models.CharField(max_length=10, help_text="In which this person is written to.")
    is_author = models.BooleanField(default=False)
    created_at = models.DateTimeField(auto_now_add=True)
    confirmed_at = models.DateTimeField(null=True, db_index=True)

    class Meta:
        verbose_name = _("voice")
        verbose_name_plural = _("voices")
        constraints = [
            models.UniqueConstraint(fields=["wish", "email"], name="voice_once_per_wish")
        ]

    def __str__(self) -> str:
        return f"{self.wish_id}/{self.pk}"

    def confirm(self) -> None:
        """This address asks from now on."""
        self.confirmed_at = timezone.now()
        self.save(update_fields=["confirmed_at"])

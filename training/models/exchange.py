"""An exchange between peers: what one mediator offers to others, or seeks from them."""

from datetime import date, timedelta

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from directory.departments import DEPARTMENTS
from training.fields import SkillsField
from training.skills import known


class ExchangeQuerySet(models.QuerySet["Exchange"]):
    """Ways to choose exchanges."""

    def public(self) -> "ExchangeQuerySet":
        """Those that anybody may read today, of mediators who are seen; the latest first."""
        return self.filter(
            state=Exchange.State.PUBLISHED,
            until__gte=timezone.localdate(),
            mediator__live=True,
            mediator__paused=False,
        ).select_related("mediator")


class Exchange(models.Model):
    """An offer or a search of a mediator, until a day."""

    class Kind(models.TextChoices):
        OFFER = "offer", _("I offer")
        SEARCH = "search", _("I seek")

    class State(models.TextChoices):
        WAITING = "waiting", _("Waiting for an editor")
        PUBLISHED = "published", _("Shown to all")
        REFUSED = "refused", _("Turned down")

    mediator = models.ForeignKey(
        "members.Mediator",
        verbose_name=_("mediator"),
        on_delete=models.CASCADE,
        related_name="exchanges",
    )
    kind = models.CharField(_("offer or search"), max_length=6, choices=Kind)
    skills = SkillsField(_("skills"), blank=False)
    words = models.CharField(_("in your own words"), max_length=300)
    language = models.CharField(max_length=10, help_text="In which the words were written.")
    department = models.CharField(_("département"), max_length=3, blank=True, db_index=True)
    is_remote = models.BooleanField(_("at a distance too"), default=False)
    until = models.DateField(_("until"), db_index=True)
    state = models.CharField(
        _("state"), max_length=10, choices=State, default=State.WAITING, db_index=True
    )
    reason = models.CharField(max_length=300, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)
    decided_at = models.DateTimeField(null=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    reminded_at = models.DateTimeField(null=True)

    objects = ExchangeQuerySet.as_manager()

    class Meta:
        ordering = ["-created_at", "-pk"]
        verbose_name = _("exchange between peers")
        verbose_name_plural = _("exchanges between peers")

    def __str__(self) -> str:
        return self.words

    @property
    def skills_shown(self) -> list[str]:
        """The names of its skills in the language being read."""
        language = get_language() or ""
        return [skill.label(language) for skill in known(self.skills)]

    @property
    def department_name(self) -> str:
        """In words; empty for one that is meant anywhere."""
        return str(DEPARTMENTS.get(self.department, ""))

    @property
    def is_over(self) -> bool:
        """Whether its last day is past."""
        return self.until < timezone.localdate()

    def ends_within(self, time: timedelta) -> bool:
        """Whether its last day is within ``time`` from today."""
        today: date = timezone.localdate()
        return today <= self.until <= today + time

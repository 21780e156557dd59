"""What wishes hold about a person: those that their addresses ask for."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.core.files import File
from django.db.models import QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts import addresses
from accounts.personal_data import Fate
from training.models import WishVoice
from training.wishes.asking import leave


def voices_of(user: Any) -> QuerySet[WishVoice]:
    """What the confirmed addresses of ``user`` ask for, the latest first."""
    found = WishVoice.objects.filter(email__in=addresses.verified(user))
    return found.filter(confirmed_at__isnull=False).select_related("wish").order_by("-created_at")


class OwnWishes:
    """Wishes that somebody ordered or joined."""

    name = "wishes"
    label: str | Promise = gettext_lazy("Trainings that I ask for")

    def export(self, user: Any) -> Any:
        """Each with what was asked and since when."""
        return [
            {
                "wish": voice.wish.title,
                "skills": voice.wish.skills,
                "ordered_by_me": voice.is_author,
                "since": voice.created_at.isoformat(timespec="seconds"),
                "address": voice.email,
            }
            for voice in voices_of(user)
        ] or None

    def files(self, user: Any) -> Mapping[str, File]:
        """None."""
        return {}

    def fates(self, user: Any) -> Iterable[Fate]:
        """The address goes; what others ask for too stays, as it names nobody."""
        if voices_of(user).exists():
            yield Fate(_("Your address in the trainings that you ask for"))
            yield Fate(
                _("Wishes that others ask for too"),
                kept=True,
                why=_("They never named you, and others wait for an answer."),
            )

    def erase(self, user: Any) -> None:
        """Leave them all."""
        for voice in voices_of(user):
            leave(voice)

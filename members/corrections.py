"""Corrections of places by anybody, in the editors' inbox."""

from collections.abc import Iterable, Sequence

from django.contrib.auth.models import AbstractBaseUser
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy

from directory.corrections import deciding
from directory.corrections.wording import in_a_line
from directory.models import Correction
from members.inbox import Waiting


class Corrections:
    """The inbox's source; one that is accepted changes the place at once."""

    name = "corrections"
    label: str | Promise = gettext_lazy("Corrections of places")
    accept_label: str | Promise = gettext_lazy("Accept: the place is changed at once")

    def may_decide(self, user: AbstractBaseUser) -> bool:
        """Those who may publish any place."""
        return bool(user.has_perm("directory.publish_place"))  # type: ignore[attr-defined]

    def count(self) -> int:
        """How many wait."""
        return deciding.waiting().count()

    def waiting(self, limit: int) -> Sequence[Waiting]:
        """The oldest first; who sent them stays unknown."""
        return [
            Waiting(
                pk=correction.pk,
                text=in_a_line(correction),
                since=correction.sent_at,
                about=str(correction.place or ""),
                url=_editing(correction),
            )
            for correction in deciding.waiting()[:limit]
        ]

    def accept(self, pks: Iterable[int], user: AbstractBaseUser) -> int:
        """Those whose place says something else by now go on waiting."""
        return sum(deciding.accept(one, user) for one in self._among(pks))

    def refuse(self, pks: Iterable[int], user: AbstractBaseUser, reason: str) -> int:
        """Whoever wished to know is told why."""
        return sum(deciding.refuse(one, user, reason) for one in self._among(pks))

    def _among(self, pks: Iterable[int]) -> Sequence[Correction]:
        return list(deciding.waiting().filter(pk__in=list(pks)))


def _editing(correction: Correction) -> str:
    if correction.place is None:
        return ""
    return reverse("wagtailsnippets_directory_place:edit", args=[correction.place.pk])

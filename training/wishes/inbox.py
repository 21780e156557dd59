"""Wishes in people's own words, in the editors' inbox."""

from collections.abc import Iterable, Sequence
from typing import Any

from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction
from django.db.models import QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from members.inbox import Waiting
from training.models import Wish
from training.wishes import letters
from training.wishes.listing import people_words


class ProposedWishes:
    """The inbox's source: wishes that wait, for whoever may decide of them."""

    name = "wishes"
    label: str | Promise = _("Wishes for trainings")

    def may_decide(self, user: AbstractBaseUser) -> bool:
        """Those who may publish a wish."""
        return bool(user.has_perm("training.change_wish"))  # type: ignore[attr-defined]

    def count(self) -> int:
        """How many wait."""
        return self._waiting().count()

    def waiting(self, limit: int) -> Sequence[Waiting]:
        """The oldest first; nobody is named."""
        return [
            Waiting(one.pk, one.title, one.created_at, about=_about(one), url=_url(one))
            for one in self._waiting().order_by("created_at", "pk")[:limit]
        ]

    def accept(self, pks: Iterable[int], user: AbstractBaseUser) -> int:
        """They can be read and joined at once."""
        return self._decide(pks, user, Wish.State.PUBLISHED)

    def refuse(self, pks: Iterable[int], user: AbstractBaseUser, reason: str) -> int:
        """Their authors are told why; they stay a month with the reason."""
        return self._decide(pks, user, Wish.State.REFUSED, reason)

    def _waiting(self) -> QuerySet[Wish]:
        return Wish.objects.filter(state=Wish.State.WAITING)

    def _decide(self, pks: Iterable[int], user: Any, state: str, reason: str = "") -> int:
        count = 0
        for wish in self._waiting().filter(pk__in=list(pks)):
            with transaction.atomic():
                wish.state, wish.reason = state, reason
                wish.decided_at, wish.decided_by = timezone.now(), user
                wish.save(update_fields=["state", "reason", "decided_at", "decided_by"])
                letters.decided(wish)
            count += 1
        return count


def _url(wish: Wish) -> str:
    """Where a workshop's is compared with others; one person was shown alike ones at once."""
    return reverse("wish-compare", args=[wish.pk]) if wish.in_workshop else ""


def _about(wish: Wish) -> str:
    workshop = (
        _("a workshop: %(people)s") % {"people": people_words(wish.in_workshop)}
        if wish.in_workshop
        else ""
    )
    parts = [*wish.skill_names, wish.department_name, workshop]
    return " · ".join(part for part in parts if part)

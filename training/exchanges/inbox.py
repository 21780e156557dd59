"""Exchanges in the editors' inbox."""

from collections.abc import Iterable, Sequence
from typing import Any

from django.contrib.auth.models import AbstractBaseUser
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from members.inbox import Waiting
from training.models import Exchange


class ProposedExchanges:
    """The inbox's source: offers and searches that wait, for whoever may publish mediators."""

    name = "exchanges"
    label: str | Promise = _("Exchanges between peers")

    def may_decide(self, user: AbstractBaseUser) -> bool:
        """Those who may decide of an exchange."""
        return bool(user.has_perm("training.change_exchange"))  # type: ignore[attr-defined]

    def count(self) -> int:
        """How many wait."""
        return self._waiting().count()

    def waiting(self, limit: int) -> Sequence[Waiting]:
        """The oldest first."""
        found = self._waiting().select_related("mediator").order_by("created_at", "pk")
        return [
            Waiting(one.pk, one.words, one.created_at, one.mediator.name, _about(one))
            for one in found[:limit]
        ]

    def accept(self, pks: Iterable[int], user: AbstractBaseUser) -> int:
        """They are in the list at once."""
        return self._decide(pks, user, Exchange.State.PUBLISHED)

    def refuse(self, pks: Iterable[int], user: AbstractBaseUser, reason: str) -> int:
        """Their owners read the reason in their space."""
        return self._decide(pks, user, Exchange.State.REFUSED, reason)

    def _waiting(self) -> QuerySet[Exchange]:
        return Exchange.objects.filter(state=Exchange.State.WAITING)

    def _decide(self, pks: Iterable[int], user: Any, state: str, reason: str = "") -> int:
        count = 0
        for exchange in self._waiting().filter(pk__in=list(pks)):
            exchange.state, exchange.reason = state, reason
            exchange.decided_at, exchange.decided_by = timezone.now(), user
            exchange.save(update_fields=["state", "reason", "decided_at", "decided_by"])
            count += 1
        return count


def _about(exchange: Exchange) -> str:
    parts = [str(exchange.get_kind_display()), exchange.department_name]
    return " · ".join(part for part in parts if part)

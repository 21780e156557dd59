"""What editors decide of shared answers in the inbox."""

import datetime
from collections.abc import Iterable, Sequence

from django.contrib.auth.models import AbstractBaseUser
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from members.inbox import Waiting
from quests.models import SharedAnswer

# Refused ones are forgotten after this time.
KEPT = datetime.timedelta(days=30)


class SharedAnswers:
    """The inbox's source: answers that wait, for whoever may publish a quest."""

    name = "answers"
    label: str | Promise = _("Shared answers")

    def may_decide(self, user: AbstractBaseUser) -> bool:
        """Those who may publish a quest in the admin."""
        return bool(user.has_perm("quests.publish_quest"))  # type: ignore[attr-defined]

    def count(self) -> int:
        """How many wait."""
        return self._waiting().count()

    def waiting(self, limit: int) -> Sequence[Waiting]:
        """The oldest first."""
        return [
            Waiting(one.pk, one.text, one.consented_at, one.signature, one.question)
            for one in self._waiting()[:limit]
        ]

    def accept(self, pks: Iterable[int], user: AbstractBaseUser) -> int:
        """They are read on the page of words at once."""
        return self._decide(pks, user, SharedAnswer.State.PUBLISHED)

    def refuse(self, pks: Iterable[int], user: AbstractBaseUser, reason: str) -> int:
        """They stay for a while with the reason, and are then forgotten."""
        return self._decide(pks, user, SharedAnswer.State.REFUSED, reason)

    def _waiting(self) -> QuerySet[SharedAnswer]:
        return SharedAnswer.objects.filter(state=SharedAnswer.State.WAITING)

    def _decide(
        self, pks: Iterable[int], user: AbstractBaseUser, state: str, reason: str = ""
    ) -> int:
        count = 0
        for answer in self._waiting().filter(
            pk__in=list(pks)
        ):  # saved singly: signals forget pages
            answer.state, answer.reason = state, reason
            answer.decided_at, answer.decided_by = timezone.now(), user  # type: ignore[assignment]
            answer.save(update_fields=["state", "reason", "decided_at", "decided_by"])
            count += 1
        return count


def forget_refused() -> int:
    """Delete what was refused long enough ago; how many."""
    long_ago = timezone.now() - KEPT
    old = SharedAnswer.objects.filter(state=SharedAnswer.State.REFUSED, decided_at__lt=long_ago)
    return old.delete()[0]

"""Imports that were due and would change so much that somebody is to look, in the inbox."""

from collections.abc import Iterable, Sequence
from contextlib import suppress

from django.contrib.auth.models import AbstractBaseUser
from django.db.models import QuerySet
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy

from directory.models import ImportRun
from directory.sources import runs, tasks
from directory.sources.views import RUN, may_apply
from directory.sources.wording import counts
from members.inbox import Waiting


class HeldImports:
    """The inbox's source; what is accepted is applied in the background."""

    name = "imports"
    label: str | Promise = gettext_lazy("Imports that wait, as they would change much")
    accept_label: str | Promise = gettext_lazy("Apply these imports")

    def may_decide(self, user: AbstractBaseUser) -> bool:
        """Those who may apply any import."""
        return may_apply(user)

    def count(self) -> int:
        """How many wait."""
        return _held().count()

    def waiting(self, limit: int) -> Sequence[Waiting]:
        """The oldest first, with the numbers of their preview."""
        return [
            Waiting(
                pk=run.pk,
                text=" · ".join(f"{words} : {number}" for words, number in counts(run) if number),
                since=run.begun_at,
                about=str(run.source),
                url=reverse(RUN, args=[run.pk]),
            )
            for run in _held().order_by("pk")[:limit]
        ]

    def accept(self, pks: Iterable[int], user: AbstractBaseUser) -> int:
        """Those that somebody else has decided meanwhile are left as they are."""
        moved = _moved(pks, runs.State.APPLYING)
        for pk in moved:
            tasks.apply.enqueue(pk)
        return len(moved)

    def refuse(self, pks: Iterable[int], user: AbstractBaseUser, reason: str) -> int:
        """The import's page keeps the reason."""
        moved = _moved(pks, runs.State.DISMISSED)
        return ImportRun.objects.filter(pk__in=moved).update(detail=reason)


def _held() -> QuerySet[ImportRun]:
    return ImportRun.objects.filter(held=True, state=runs.State.READY).select_related("source")


def _moved(pks: Iterable[int], to: ImportRun.State) -> list[int]:
    """Those of ``pks`` that could be moved on ``to`` the state."""
    moved = []
    for run in _held().filter(pk__in=list(pks)):
        with suppress(runs.Busy):
            runs.move(run, to)
            moved.append(run.pk)
    return moved

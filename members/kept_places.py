"""« I work here » beside the profile: claims in the inbox, places among the mediator's."""

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from django.contrib.auth.models import AbstractBaseUser
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy
from wagtail.models import Revision

from directory.keeping import claims
from directory.models import Keeper, Place
from members.inbox import Waiting
from members.models import Mediator


class Claims:
    """The inbox's source; managers of the place decide in their own space."""

    name = "claims"
    label: str | Promise = gettext_lazy("« I work here »")
    accept_label: str | Promise = gettext_lazy("Confirm")

    def may_decide(self, user: AbstractBaseUser) -> bool:
        """Those who may change any place."""
        return bool(user.has_perm("directory.change_place"))  # type: ignore[attr-defined]

    def count(self) -> int:
        """How many wait."""
        return claims.asked().count()

    def waiting(self, limit: int) -> Sequence[Waiting]:
        """The oldest first."""
        return [
            Waiting(
                pk=keeper.pk,
                text=keeper.words,
                since=keeper.asked_at,
                author=keeper.user.get_full_name() or keeper.user.email,
                about=str(keeper.place),
                url=reverse("wagtailsnippets_directory_place:edit", args=[keeper.place_id]),
            )
            for keeper in claims.asked()[:limit]
        ]

    def accept(self, pks: Iterable[int], user: AbstractBaseUser) -> int:
        """They become managers of the place; nobody confirms their own claim."""
        return sum(claims.confirm(keeper, user) for keeper in self._among(pks, user))

    def refuse(self, pks: Iterable[int], user: AbstractBaseUser, reason: str) -> int:
        """They are told why."""
        return sum(claims.refuse(keeper, user, reason) for keeper in self._among(pks, user))

    def _among(self, pks: Iterable[int], user: AbstractBaseUser) -> list[Keeper]:
        found = claims.asked().filter(pk__in=list(pks))
        return [keeper for keeper in found if claims.may_decide(user, keeper)]


def add_place(keeper: Keeper, **kwargs: Any) -> None:
    """A place that is confirmed stands in the profile, if there is one."""
    _change(keeper.user, lambda keys: keys | {keeper.place_id})


def remove_place(keeper: Keeper, **kwargs: Any) -> None:
    """A place that one has left stands there no more."""
    _change(keeper.user, lambda keys: keys - {keeper.place_id})


def _change(user: Any, change: Callable[[set[int]], set[int]]) -> None:
    """Change the places of the profile of ``user``, public or not yet.

    Its form does not show them: its revisions are brought up to date as they are, so that neither
    a draft nor what an editor is reading starts anew.
    """
    mediator = Mediator.objects.filter(user=user).first()
    if mediator is None:
        return
    mediator.places = Place.objects.filter(
        pk__in=change({place.pk for place in mediator.places.all()})
    )
    mediator.save()
    newest = {mediator.latest_revision_id, mediator.live_revision_id}
    for revision in Revision.objects.filter(pk__in=newest - {None}):
        revision.content["places"] = sorted(change(set(revision.content["places"])))
        revision.save(update_fields=["content"])

"""What the directory holds about somebody: the places that they say they work at."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.core.files import File
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.personal_data import Fate
from directory.keeping import claims
from directory.models import Keeper


class KeptPlaces:
    """Claims, and what was answered."""

    name = "places"
    label: str | Promise = gettext_lazy("Where I work")

    def export(self, user: Any) -> Any:
        """Each claim with its answer."""
        found = Keeper.objects.filter(user=user).select_related("place")
        return [
            {
                "place": keeper.place.name,
                "url": keeper.place.get_absolute_url(),
                "words": keeper.words,
                "state": keeper.state,
                "asked": keeper.asked_at,
                "answered": keeper.decided_at,
                "reason": keeper.reason,
            }
            for keeper in found
        ] or None

    def files(self, user: Any) -> Mapping[str, File]:
        """None."""
        return {}

    def fates(self, user: Any) -> Iterable[Fate]:
        """The claims go; what was changed about a place is about the place."""
        if Keeper.objects.filter(user=user).exists():
            yield Fate(_("That you work at these places"))
            yield Fate(
                _("What you changed about places"),
                kept=True,
                why=_("It tells of the place, not of you, and readers need it."),
            )

    def erase(self, user: Any) -> None:
        """As if they had left each of the places."""
        for keeper in Keeper.objects.filter(user=user).select_related("place"):
            claims.leave(user, keeper.place)

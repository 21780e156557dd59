"""What corrections hold about somebody: those that they sent with their address, undecided."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.core.files import File
from django.db.models import QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.personal_data import Fate
from directory.corrections.wording import in_a_line
from directory.models import Correction


class Corrections:
    """Found by the address: a correction needs no account."""

    name = "corrections"
    label: str | Promise = gettext_lazy("Corrections of places that I sent")

    def export(self, user: Any) -> Any:
        """What was said, and about which place."""
        found = _of(user).select_related("place", "twin")
        return [
            {"place": str(one.place or ""), "said": in_a_line(one), "sent": one.sent_at}
            for one in found
        ] or None

    def files(self, user: Any) -> Mapping[str, File]:
        """None."""
        return {}

    def fates(self, user: Any) -> Iterable[Fate]:
        """The address goes; what is said tells of the place."""
        if _of(user).exists():
            yield Fate(_("Your address beside the corrections that you sent"))
            yield Fate(
                _("The corrections themselves"),
                kept=True,
                why=_("They tell of the place, not of you, until an editor has decided."),
            )

    def erase(self, user: Any) -> None:
        """Nobody knows any more who sent them."""
        _of(user).update(email="")


def _of(user: Any) -> QuerySet[Correction]:
    if not user.email:
        return Correction.objects.none()
    return Correction.objects.filter(email__iexact=user.email)

"""What exchanges hold about a person: those of their profile."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.core.files import File
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.personal_data import Fate
from training.models import Exchange


class OwnExchanges:
    """Offers and searches of the mediator of an account."""

    name = "exchanges"
    label: str | Promise = gettext_lazy("What I offer and seek among peers")

    def export(self, user: Any) -> Any:
        """Each whole."""
        names = ("kind", "words", "skills", "department", "is_remote", "until", "state")
        found = Exchange.objects.filter(mediator__user=user)
        return [{name: getattr(one, name) for name in names} for one in found] or None

    def files(self, user: Any) -> Mapping[str, File]:
        """None."""
        return {}

    def fates(self, user: Any) -> Iterable[Fate]:
        """All of it goes."""
        if Exchange.objects.filter(mediator__user=user).exists():
            yield Fate(_("Your offers and searches among peers"))

    def erase(self, user: Any) -> None:
        """Delete them."""
        Exchange.objects.filter(mediator__user=user).delete()

"""What this room holds about a person: the mottos of their profile."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.core.files import File
from django.db.models import QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.personal_data import Fate
from stories.models import Motto

NOBODY = "Une voix du métier"  # in the portal's own language, as the wall's other names


class OwnMottos:
    """Mottos on the wall that belong to the mediator of an account."""

    name = "mottos"
    label: str | Promise = gettext_lazy("My mottos on the wall")

    def export(self, user: Any) -> Any:
        """Each with what stands below it."""
        return [
            {"motto": motto.text, "author": motto.author, "where": motto.context}
            for motto in _of(user)
        ] or None

    def files(self, user: Any) -> Mapping[str, File]:
        """None."""
        return {}

    def fates(self, user: Any) -> Iterable[Fate]:
        """The sentence stays without the name."""
        if _of(user).exists():
            yield Fate(_("Your name below your mottos, and what says where"))
            yield Fate(
                _("The mottos themselves"),
                kept=True,
                why=_("You gave them to the wall, and others share them: they stay, unsigned."),
            )

    def erase(self, user: Any) -> None:
        """Unsign them; no former version brings the name back."""
        for motto in _of(user):
            motto.author, motto.context, motto.mediator = NOBODY, "", None
            motto.save()
            motto.revisions.all().delete()
            motto.refresh_from_db()
            revision = motto.save_revision(changed=False)
            if motto.live:
                revision.publish(changed=False, skip_permission_checks=True)


def _of(user: Any) -> QuerySet[Motto]:
    return Motto.objects.filter(mediator__user=user)

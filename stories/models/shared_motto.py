"""How many people share a motto: a number, and nothing of who they are."""

from collections.abc import Iterable
from typing import TYPE_CHECKING
from uuid import UUID

from django.db import models
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from stories.models import Motto


class SharedMotto(models.Model):
    """The number for one motto, its translations together.

    It stands apart from the motto: publishing a draft would bring an old number back.
    """

    translation_key = models.UUIDField(primary_key=True)
    people = models.PositiveIntegerField(default=0)

    class Meta:
        verbose_name = _("shared motto")
        verbose_name_plural = _("shared mottos")

    def __str__(self) -> str:
        return str(self.people)


def people_who_share(mottos: Iterable["Motto"]) -> dict[UUID, int]:
    """The number by translation key, of those of ``mottos`` that anybody shares; one query."""
    keys = [motto.translation_key for motto in mottos]
    found = SharedMotto.objects.filter(translation_key__in=keys, people__gt=0)
    return dict(found.values_list("translation_key", "people"))

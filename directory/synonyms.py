"""The editors' synonyms in the search, and what a group changes."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.db.models.signals import post_delete, post_save

from search import synonyms
from search.engine import get_engine
from search.protocol import Query, SearchUnavailable

from .documents import KIND
from .models import SynonymGroup
from .models.synonym_group import groups_of


@dataclass(frozen=True, slots=True)
class Effect:
    """How many places an expression finds without the group, and with it."""

    expression: str
    before: int
    after: int


def groups() -> list[Sequence[str]]:
    """All the groups that hold now."""
    return groups_of(SynonymGroup.objects.filter(is_active=True))


def effect_of(group: SynonymGroup) -> list[Effect] | None:
    """What ``group`` as it stands, saved or not, changes; None when the engine cannot say.

    A group that is switched off shows what the shipped one found.
    """
    others = list(SynonymGroup.objects.exclude(pk=group.pk).filter(is_active=True))
    before, after = groups_of(others), groups_of([*others, group] if group.is_active else others)
    lines = group.lines or next(
        (list(one) for one in synonyms.shipped() if one[0] == group.replaces), []
    )
    try:
        return [
            Effect(line, old, new)
            for line, old, new in zip(
                lines, _counts(lines, before), _counts(lines, after), strict=True
            )
        ]
    except SearchUnavailable:
        return None


def _counts(lines: Sequence[str], held: Sequence[Sequence[str]]) -> list[int]:
    with synonyms.trying(held):
        return [
            get_engine().search(Query(text=line, kinds=[KIND], limit=0)).count for line in lines
        ]


def _changed(**kwargs: Any) -> None:
    transaction.on_commit(synonyms.changed)


def connect() -> None:
    """Give the search the editors' groups, and tell it when they change."""
    synonyms.register(groups)
    for signal in (post_save, post_delete):
        signal.connect(_changed, sender=SynonymGroup, dispatch_uid=f"synonyms-{id(signal)}")

"""The archetypes that quests weigh: the pages that editors keep of them.

A choice names one by its translation key as text, which no new title or address changes. One
that readers no longer see counts nothing.
"""

from collections.abc import Iterable

from django.conf import settings
from django.db.models import prefetch_related_objects

from members.community import known_archetypes
from members.models import ArchetypePage


def known() -> dict[str, ArchetypePage]:
    """Those that readers see by their name, in the editors' order; one query."""
    return {str(key): page for key, page in known_archetypes().items()}


def with_drawings(pages: Iterable[ArchetypePage]) -> list[ArchetypePage]:
    """``pages`` with what templates show of them, as many queries for one as for all."""
    found = list(pages)
    prefetch_related_objects(found, "drawing__renditions", "alias_of__locale")
    return found


def choices() -> list[tuple[str, str]]:
    """Name and title of each in the portal's own language, drafts as well; for editors."""
    pages = ArchetypePage.objects.filter(locale__language_code=settings.LANGUAGE_CODE)
    return [(str(page.translation_key), page.title) for page in pages.order_by("path")]

"""The archetypes as mottos name them: by the slug that each has in the portal's own language."""

from dataclasses import dataclass

from django.conf import settings
from django.utils.translation import get_language

from editorial.kept import keep
from members.community import by_slug
from members.models import ArchetypePage


@dataclass(frozen=True, slots=True)
class Archetype:
    """What lists and links say of an archetype, in the language being read."""

    title: str
    url: str


def archetypes() -> dict[str, Archetype]:
    """Every archetype that readers may open, by slug, in the editors' order."""
    return keep(f"motto-archetypes-{get_language()}", _archetypes)


def _archetypes() -> dict[str, Archetype]:
    return {slug: Archetype(page.title, page.get_url() or "") for slug, page in by_slug().items()}


def archetype_slugs() -> dict[int, str]:
    """The slug by the key of each page, whichever language the page is in."""
    return keep("motto-archetype-slugs", _archetype_slugs)


def _archetype_slugs() -> dict[int, str]:
    rows = ArchetypePage.objects.values_list(
        "pk", "translation_key", "slug", "locale__language_code"
    )
    source = {key: slug for _pk, key, slug, code in rows if code == settings.LANGUAGE_CODE}
    return {pk: source[key] for pk, key, _slug, _code in rows if key in source}


def source_archetype(slug: str) -> ArchetypePage | None:
    """The page that mottos are tied to: the live one of the portal's own language."""
    found = ArchetypePage.objects.live().filter(locale__language_code=settings.LANGUAGE_CODE)
    return found.filter(slug=slug).first()

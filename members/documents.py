"""What the search finds of this room: archetypes, and of mediators what they agreed to show."""

from collections.abc import Iterable, Iterator

from django.conf import settings
from django.utils.html import strip_tags
from django.utils.translation import override

from members import aspects
from members.models import ArchetypePage, Mediator
from search.protocol import Document
from search.registry import document_id

BATCH = 200


def archetypes(pks: Iterable[int] | None) -> Iterator[Document]:
    """Live archetypes, each in its own language; an alias stands at its source already."""
    found = ArchetypePage.objects.live().public().filter(alias_of=None).select_related("locale")
    if pks is not None:
        found = found.filter(pk__in=list(pks))
    for page in found.order_by("pk"):
        strengths = [strength["text"] for strength in aspects.strengths(page)]
        yield Document(
            id=document_id("archetype", page.pk),
            kind="archetype",
            title=page.title,
            summary=page.shared_description,
            body="\n".join([page.credo, *strengths, strip_tags(page.story)]),
            keywords=[page.get_parent().title],
            language=page.locale.language_code,
            payload={"url": page.get_url() or "", "summary": page.shared_description},
        )


def mediators(pks: Iterable[int] | None) -> Iterator[Document]:
    """Live mediators, found in every language by what they show and by nothing else."""
    found = Mediator.objects.live().prefetch_related("places", "archetypes")
    if pks is not None:
        found = found.filter(pk__in=list(pks))
    names = _archetype_names()
    for mediator in found.order_by("pk").iterator(BATCH):
        places = mediator.public_places
        recognised = [names[page.translation_key] for page in mediator.public_archetypes]
        addresses = {}
        languages: list[str] = []
        for code, _name in settings.LANGUAGES:
            with override(code):
                addresses[f"url_{code}"] = mediator.get_absolute_url()
                languages += mediator.public_languages
        yield Document(
            id=document_id("mediator", mediator.pk),
            kind="mediator",
            title=mediator.name,
            summary=mediator.role,
            body="\n".join([mediator.public_presentation, *mediator.public_skills]),
            keywords=[
                *(place.name for place in places),
                *(place.commune for place in places),
                *languages,
                *(name for titles in recognised for name in titles),
            ],
            payload={**addresses, "summary": mediator.role},
        )


def _archetype_names() -> dict[object, list[str]]:
    """The names of each archetype in all languages, by its translation key."""
    names: dict[object, list[str]] = {}
    for key, title, live in ArchetypePage.objects.values_list("translation_key", "title", "live"):
        names.setdefault(key, []).extend([title] if live else [])
    return names

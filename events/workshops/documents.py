"""What the search finds of workshops."""

from collections.abc import Iterable, Iterator

from django.utils.html import strip_tags

from events.models import WorkshopPage
from search.protocol import Document
from search.registry import document_id


def workshops(pks: Iterable[int] | None) -> Iterator[Document]:
    """Live workshops, each in its own language; an alias stands at its source already."""
    found = WorkshopPage.objects.live().public().filter(alias_of=None).select_related("locale")
    if pks is not None:
        found = found.filter(pk__in=list(pks))
    for workshop in found.order_by("pk"):
        steps = workshop.steps.stream_block.get_searchable_content(workshop.steps)
        yield Document(
            id=document_id("workshop", workshop.pk),
            kind="workshop",
            title=workshop.title,
            summary=workshop.summary or workshop.aim,
            body="\n".join([workshop.aim, *(strip_tags(str(text)) for text in steps)]),
            keywords=list(workshop.material),
            language=workshop.locale.language_code,
            payload={
                "url": workshop.get_url() or "",
                "summary": workshop.summary or workshop.aim,
            },
        )

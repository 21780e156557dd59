"""What the search finds of this room: pages of text."""

from collections.abc import Iterable, Iterator

from home.models import ContentPage
from search.protocol import Document
from search.registry import document_id

BATCH = 200


def pages(pks: Iterable[int] | None) -> Iterator[Document]:
    """Live content pages, each in its own language; an alias stands at its source already."""
    found = ContentPage.objects.live().public().filter(alias_of=None).select_related("locale")
    if pks is not None:
        found = found.filter(pk__in=list(pks))
    for page in found.order_by("pk").iterator(BATCH):
        yield Document(
            id=document_id("page", page.pk),
            kind="page",
            title=page.title,
            summary=page.summary,
            body="\n".join(page.body_texts()),
            language=page.locale.language_code,
            payload={"url": page.get_url() or "", "summary": page.summary},
        )

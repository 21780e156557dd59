"""What the search finds of this room: mediators."""

from collections.abc import Iterable, Iterator

from django.conf import settings
from django.utils.translation import override

from members.models import Mediator
from search.protocol import Document
from search.registry import document_id


def mediators(pks: Iterable[int] | None) -> Iterator[Document]:
    """Live mediators, found in every language."""
    found = Mediator.objects.filter(live=True)
    if pks is not None:
        found = found.filter(pk__in=list(pks))
    for mediator in found.order_by("pk"):
        places = mediator.public_places
        addresses = {}
        for code, _name in settings.LANGUAGES:
            with override(code):
                addresses[f"url_{code}"] = mediator.get_absolute_url()
        yield Document(
            id=document_id("mediator", mediator.pk),
            kind="mediator",
            title=mediator.name,
            summary=mediator.role,
            body=mediator.presentation,
            keywords=[*(place.name for place in places), *(place.commune for place in places)],
            payload={**addresses, "summary": mediator.role},
        )

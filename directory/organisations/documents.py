"""What the search finds of organisations; the index follows each that is saved or deleted."""

from collections.abc import Iterable, Iterator
from typing import Any

from django.conf import settings
from django.db.models.signals import post_delete, post_save
from django.utils.translation import override

from directory.departments import DEPARTMENTS
from directory.models import Organisation
from search.indexing import schedule
from search.protocol import Document
from search.registry import Source, document_id

from .territory import territory_words

KIND = "organisation"
_BATCH = 500


def documents(pks: Iterable[int] | None) -> Iterator[Document]:
    """All organisations, or those of ``pks``; found in every language."""
    found = Organisation.objects.order_by("pk")
    if pks is not None:
        found = found.filter(pk__in=list(pks))
    for organisation in found.iterator(_BATCH):
        addresses = {}
        for code, _name in settings.LANGUAGES:
            with override(code):
                addresses[f"url_{code}"] = organisation.get_absolute_url()
        where = territory_words(organisation.departments)
        names = [DEPARTMENTS.get(code, code) for code in organisation.departments]
        yield Document(
            id=document_id(KIND, organisation.pk),
            kind=KIND,
            title=organisation.name,
            summary=organisation.summary,
            body=organisation.description,
            keywords=list(filter(None, [where, *names])),
            payload={**addresses, "summary": organisation.summary or where},
        )


ORGANISATIONS = Source(KIND, documents)


def _changed(instance: Organisation, **kwargs: Any) -> None:
    schedule(KIND, [instance.pk])


def connect() -> None:
    """Listen to organisations."""
    for signal in (post_save, post_delete):
        signal.connect(_changed, sender=Organisation, dispatch_uid="search-organisation")

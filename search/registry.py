"""Who gives documents: each room registers its sources when it is ready."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from .protocol import Document


@dataclass(frozen=True, slots=True)
class Source:
    """Where the documents of one ``kind`` come from.

    ``documents(None)`` yields all that is public, read in batches; ``documents(pks)`` those of
    them with these primary keys. What is asked for and not yielded is removed from the index.
    A document's id is ``document_id(kind, pk)``. ``count()`` says how many are public, of a kind
    that may have very many: an index is laid out for them when it is built.
    """

    kind: str
    documents: Callable[[Iterable[int] | None], Iterable[Document]]
    count: Callable[[], int] = lambda: 0


_sources: dict[str, Source] = {}


def register(source: Source) -> None:
    """Make ``source`` the one of its kind."""
    _sources[source.kind] = source


def sources() -> Mapping[str, Source]:
    """All sources by kind."""
    return MappingProxyType(_sources)


def document_id(kind: str, pk: int) -> str:
    """The id of the document that stands for the object ``pk`` of ``kind``."""
    return f"{kind}-{pk}"

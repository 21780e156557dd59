"""What the search finds of events."""

from collections.abc import Iterable, Iterator

from directory.departments import DEPARTMENTS
from events.models import EventPage
from events.themes import THEMES
from events.timeline import moments_of, sites_at
from search.protocol import Document
from search.registry import document_id


def events(pks: Iterable[int] | None) -> Iterator[Document]:
    """Live events, each in its own language; an alias stands at its source already."""
    found = EventPage.objects.live().public().filter(alias_of=None).select_related("locale")
    if pks is not None:
        found = found.filter(pk__in=list(pks))
    for page in found.order_by("pk"):
        moments = moments_of(page)
        sites = [site for moment in moments for site in sites_at(moment)]
        places = [site.public_place for site in sites if site.public_place]
        department = DEPARTMENTS.get(page.department, "")
        yield Document(
            id=document_id("event", page.pk),
            kind="event",
            title=page.title,
            summary=page.summary,
            body="\n".join(
                [
                    *(f"{moment.title}\n{moment.programme}" for moment in moments),
                    *page.body_texts(),
                ]
            ),
            keywords=[
                *dict.fromkeys(person.name for moment in moments for person in moment.people),
                *dict.fromkeys(site.label for site in sites if not site.is_online),
                *dict.fromkeys(place.commune for place in places),
                *(str(THEMES[slug]) for slug in page.themes if slug in THEMES),
                *([department] if department else []),
            ],
            language=page.locale.language_code,
            facets={
                "theme": list(page.themes),
                "department": [page.department] if page.department else [],
            },
            date=moments[0].local_start.date() if moments else None,
            payload={"url": page.get_url() or "", "summary": page.summary},
        )

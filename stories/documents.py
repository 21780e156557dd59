"""What the search finds of this room: stories and mottos."""

from collections.abc import Iterable, Iterator

from wagtail.models import Locale

from directory.departments import DEPARTMENTS
from search.protocol import Document
from search.registry import document_id
from stories.models import Motto, StoryPage
from stories.models.motto import wall_addresses

BATCH = 200


def stories(pks: Iterable[int] | None) -> Iterator[Document]:
    """Live stories, each in its own language; an alias stands at its source already."""
    found = StoryPage.objects.live().public().filter(alias_of=None).select_related("locale")
    if pks is not None:
        found = found.filter(pk__in=list(pks))
    for story in found.order_by("pk").iterator(BATCH):
        people = [link.mediator.name for link in story.story_mediators.select_related("mediator")]
        places = [link.place for link in story.story_places.select_related("place")]
        department = DEPARTMENTS.get(story.department, "")
        yield Document(
            id=document_id("story", story.pk),
            kind="story",
            title=story.title,
            summary=story.summary,
            body="\n".join(story.body_texts()),
            keywords=[
                *people,
                *(place.name for place in places),
                *(place.commune for place in places),
                *(theme.name for theme in story.themes.all()),
                *([department] if department else []),
            ],
            language=story.locale.language_code,
            facets={
                "theme": [theme.slug for theme in story.themes.all()],
                "department": [story.department] if story.department else [],
            },
            date=story.date,
            payload={"url": story.get_url() or "", "summary": story.summary},
        )


def mottos(pks: Iterable[int] | None) -> Iterator[Document]:
    """Live mottos; one without a translation is found in every language."""
    found = Motto.objects.filter(live=True).select_related("locale", "theme", "place", "mediator")
    if pks is not None:
        found = found.filter(pk__in=list(pks))
    live = Motto.objects.filter(live=True).values_list("translation_key", "locale_id")
    versions: dict[object, int] = {}
    for key, _locale in live:
        versions[key] = versions.get(key, 0) + 1
    languages = Locale.objects.count()
    walls = wall_addresses()
    for motto in found.order_by("pk"):
        everywhere = versions[motto.translation_key] < languages
        payload = {f"url_{code}": f"{wall}{motto.slug}/" for code, wall in walls.items()}
        yield Document(
            id=document_id("motto", motto.pk),
            kind="motto",
            title=motto.text,
            summary=motto.said_by,
            keywords=[motto.theme.name] if motto.theme else [],
            language="" if everywhere else motto.locale.language_code,
            facets={
                "theme": [motto.theme.slug] if motto.theme else [],
                "department": [motto.place.department] if motto.place else [],
            },
            payload={**payload, "summary": motto.said_by},
        )

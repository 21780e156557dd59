"""What the search finds of this room: courses and pathways."""

from collections.abc import Iterable, Iterator
from typing import Any

from search.protocol import Document
from search.registry import document_id
from training.models import CoursePage, PathwayPage
from training.skills import families_of, known


def courses(pks: Iterable[int] | None) -> Iterator[Document]:
    """Live courses, each in its own language; an alias stands at its source already."""
    found = _chosen(CoursePage, pks).select_related("locale", "provider")
    sessions = found.sessions_held()
    for course in found:
        language = course.locale.language_code
        towns = {session.where for session in sessions.get(course.translation_key, [])}
        provider = course.provider.name if course.provider else course.provider_name
        yield Document(
            id=document_id("course", course.pk),
            kind="course",
            title=course.title,
            summary=course.summary,
            body="\n".join([*course.body_texts(), course.prerequisites]),
            keywords=[
                *(family.label(language) for family in course.families),
                *(skill.label(language) for skill in course.skills_taught),
                *sorted(filter(None, [*towns, provider, course.certificate])),
            ],
            language=language,
            payload={"url": course.get_url() or "", "summary": course.summary},
        )


def pathways(pks: Iterable[int] | None) -> Iterator[Document]:
    """Live pathways, as courses."""
    for pathway in _chosen(PathwayPage, pks).select_related("locale"):
        language = pathway.locale.language_code
        stages = [block.value for block in pathway.stages]
        slugs = [slug for stage in stages for slug in stage["skills"]]
        words = [
            *(family.label(language) for family in families_of(slugs)),
            *(skill.label(language) for skill in known(slugs)),
        ]
        yield Document(
            id=document_id("pathway", pathway.pk),
            kind="pathway",
            title=pathway.title,
            summary=pathway.summary,
            body="\n".join(
                [
                    *pathway.body_texts(),
                    *(f"{stage['title']}\n{stage['gives']}" for stage in stages),
                ]
            ),
            keywords=[*words, *filter(None, [pathway.certificate])],
            language=language,
            payload={"url": pathway.get_url() or "", "summary": pathway.summary},
        )


def _chosen(model: Any, pks: Iterable[int] | None) -> Any:
    found = model.objects.live().public().filter(alias_of=None).order_by("pk")
    return found if pks is None else found.filter(pk__in=list(pks))

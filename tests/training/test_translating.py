"""Courses and pathways in the translation editor: texts are translated, facts follow."""

from typing import Any

from wagtail.models import Locale
from wagtail_localize.models import StringTranslation, Translation, TranslationSource

from tests.home.factories import Portal, translated
from tests.training.factories import (
    CoursePageFactory,
    CourseSessionFactory,
    PathwayPageFactory,
    in_days,
    stage,
)
from training.models import CoursePage, PathwayPage, TrainingIndexPage


def translate(page: Any, locale: Locale, words: dict[str, str]) -> Any:
    """``page`` in ``locale`` as an editor makes it: each text that ``words`` has, and published."""
    source, _created = TranslationSource.update_or_create_from_instance(page)
    translation, _created = Translation.objects.get_or_create(source=source, target_locale=locale)
    for segment in source.stringsegment_set.select_related("string", "context"):
        if segment.string.data in words:
            StringTranslation.objects.update_or_create(
                translation_of=segment.string,
                locale=locale,
                context=segment.context,
                defaults={"data": words[segment.string.data]},
            )
    translation.save_target()
    return source.get_translated_instance(locale)


def texts_of(page: Any) -> set[str]:
    """What the translation editor asks to translate."""
    source, _created = TranslationSource.update_or_create_from_instance(page)
    return set(source.stringsegment_set.values_list("string__data", flat=True))


def test_facts_of_a_course_follow_and_only_its_texts_are_translated(
    portal: Portal, catalogue: TrainingIndexPage
) -> None:
    translated(catalogue, portal.english, slug="training")
    course = CoursePageFactory(
        parent=catalogue,
        title="Écouter",
        funding="Le hub",
        prerequisites="Rien",
        provider_name="Une école",
        certificate="Un titre",
        certificate_number="RNCP12345",
        skills=["posture"],
    )
    CourseSessionFactory(page=course, town="Lens")
    course.save_revision().publish()
    assert texts_of(course).isdisjoint({"posture", "RNCP12345", "Une école", "Lens", "open"})
    english: CoursePage = translate(
        course, portal.english, {"Écouter": "Listen", "Le hub": "The hub", "Rien": "Nothing"}
    )
    assert (english.title, english.funding, english.prerequisites) == (
        "Listen",
        "The hub",
        "Nothing",
    )
    assert (english.skills, english.provider_name) == (["posture"], "Une école")
    (here,), (there,) = course.sessions.all(), english.sessions.all()
    assert (there.translation_key, there.town) == (here.translation_key, "Lens")
    assert there.pk != here.pk


def test_a_session_stays_itself_when_the_course_is_translated_again(
    portal: Portal, catalogue: TrainingIndexPage
) -> None:
    translated(catalogue, portal.english, slug="training")
    course = CoursePageFactory(parent=catalogue, title="Écouter")
    session = CourseSessionFactory(page=course)
    course.save_revision().publish()
    for start in (in_days(40), in_days(50)):
        course.refresh_from_db()
        (held,) = course.sessions.all()
        held.start = held.end = start
        course.sessions = [held]
        course.save_revision().publish()
        english = translate(course, portal.english, {"Écouter": "Listen"})
    (held,) = english.sessions_held()
    assert (held.pk, held.start) == (session.pk, in_days(50))


def test_the_stages_of_a_pathway_are_translated_text_by_text(
    portal: Portal, catalogue: TrainingIndexPage
) -> None:
    translated(catalogue, portal.english, slug="training")
    course = CoursePageFactory(parent=catalogue)
    pathway = PathwayPageFactory(
        parent=catalogue,
        stages=[stage("Accueillir", course, gives="De l’oreille", skills=["accueil"])],
    )
    pathway.save_revision().publish()
    english: PathwayPage = translate(
        pathway, portal.english, {"Accueillir": "Welcoming", "De l’oreille": "An ear"}
    )
    (block,) = english.stages
    assert (block.value["title"], block.value["gives"]) == ("Welcoming", "An ear")
    assert block.value["skills"] == ["accueil"]
    assert [page.pk for page in block.value["courses"]] == [course.pk]

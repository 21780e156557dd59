"""The training of the demo: a catalogue, courses with sessions around today, and pathways."""

from datetime import timedelta
from typing import Any

from django.utils.timezone import localdate
from wagtail.models import Locale, Page

from directory.models import Organisation
from portal.demo.blocks import Addresses, Blocks, list_item, overlay
from portal.demo.files import Data, in_language
from portal.demo.places import place
from portal.demo.translation import translate
from training.models import CoursePage, CourseSession, PathwayPage, TrainingIndexPage

type Planted = list[tuple[Any, Data]]  # a course or a pathway, and its texts


def plant_training(data: Data, home: Page, french: Locale) -> tuple[Page, Planted]:
    """Make the catalogue and what is below it in French, without bodies yet."""
    index: Page = TrainingIndexPage(locale=french)
    describe_index(index, data["index"], "fr")
    home.add_child(instance=index)
    courses: dict[str, CoursePage] = {}
    planted: Planted = []
    for each in data["courses"]:
        course = courses[each["key"]] = _course(each, french)
        index.add_child(instance=course)
        planted.append((course, each))
    for each in data["pathways"]:
        pathway = PathwayPage(locale=french, stages=stages(each, courses))
        describe(pathway, each, "fr")
        index.add_child(instance=pathway)
        planted.append((pathway, each))
    return index, planted


def _course(data: Data, locale: Locale) -> CoursePage:
    course = CoursePage(
        locale=locale,
        skills=data["skills"],
        level=data["level"],
        format=data["format"],
        hours=data["hours"],
        price=data["price"],
        provider=Organisation.objects.get(slug=data["provider"]),
        enrol_url=data.get("enrol_url", ""),
    )
    describe(course, data, "fr")
    course.sessions = [_session(one, locale) for one in data.get("sessions", [])]
    return course


def _session(data: Data, locale: Locale) -> CourseSession:
    """A session ``in`` so many days from today, before it if that is negative."""
    start = localdate() + timedelta(days=data["in"])
    return CourseSession(
        locale=locale,
        start=start,
        end=start + timedelta(days=data["days"] - 1),
        place=place(data["place"]) if "place" in data else None,
        town=data.get("town", ""),
        department=data.get("department", ""),
        is_remote=data.get("remote", False),
        seats=data["seats"],
        state=data.get("state", CourseSession.State.OPEN),
        enrol_url="https://example.org/inscription",
    )


def fill_training(planted: Planted, addresses: Addresses) -> None:
    """Write the bodies and publish."""
    for page, data in planted:
        page.body = Blocks(addresses, "fr").json(data["fr"]["body"])
        page.save_revision().publish()


def translate_training(
    data: Data, index: Page, planted: Planted, addresses: Addresses, english: Locale
) -> None:
    """Translate the catalogue and all that is below it."""
    translate(index, english, lambda copy: describe_index(copy, data["index"], "en"))
    for page, texts in planted:

        def in_english(copy: Any, texts: Data = texts) -> None:
            describe(copy, texts, "en")
            body = Blocks(addresses, "en").json(texts["en"]["body"])
            copy.body = overlay(copy.body.get_prep_value(), body)
            if "stages" in texts:
                written = copy.stages.get_prep_value()
                for block, words in zip(written, texts["en"]["stages"], strict=True):
                    block["value"] |= words
                copy.stages = written

        translate(page, english, in_english)


def stages(data: Data, courses: dict[str, CoursePage]) -> list[Data]:
    """The stages of a pathway, in French, as a StreamField's JSON."""
    return [
        {
            "type": "stage",
            "value": {
                **words,
                "skills": stage["skills"],
                "courses": [list_item(courses[key].pk) for key in stage["courses"]],
            },
        }
        for stage, words in zip(data["stages"], data["fr"]["stages"], strict=True)
    ]


def describe_index(page: Any, data: Data, language: str) -> None:
    """Give the catalogue its words."""
    page.title = in_language(data["title"], language)
    page.slug = in_language(data["slug"], language)
    page.summary = in_language(data["intro"], language)
    page.search_description = in_language(data["seo"], language)


def describe(page: Any, data: Data, language: str) -> None:
    """Give a course or a pathway its words, apart from its body."""
    texts = data[language]
    page.title, page.slug = texts["title"], texts["slug"]
    page.summary = page.search_description = texts["summary"]
    if "certificate" in data:
        page.certificate = in_language(data["certificate"], language)
    if "prerequisites" in texts:
        page.prerequisites = texts["prerequisites"]
    if "funding" in data:
        page.funding = in_language(data["funding"], language)

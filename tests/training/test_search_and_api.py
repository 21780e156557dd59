"""Courses and pathways beyond their pages: site search, API, organisations, the editors' report."""

from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests.directory.factories import OrganisationFactory, PlaceFactory
from tests.home.factories import Portal, translated
from tests.home.reading import links, main, titles
from tests.reading import words
from tests.training.factories import (
    CoursePageFactory,
    CourseSessionFactory,
    PathwayPageFactory,
    in_days,
    stage,
)
from training import documents
from training.models import TrainingIndexPage


def get(what: str, **parameters: Any) -> Any:
    answer = Client().get(f"/api/v1/{what}", {"lang": "fr", **parameters})
    assert answer.status_code == 200, answer.text
    return answer.json()


def test_the_search_finds_courses_by_skill_and_town_and_pathways_by_stage(
    client: Client, catalogue: TrainingIndexPage, reindex: Callable[[], None]
) -> None:
    course = CoursePageFactory(parent=catalogue, title="Écouter", skills=["posture"])
    CourseSessionFactory(page=course, town="Hazebrouck")
    CoursePageFactory(parent=catalogue, title="Autre chose", live=False, skills=["posture"])
    pathway = PathwayPageFactory(parent=catalogue, stages=[stage("Faire la courte échelle")])
    reindex()
    search = "/fr/recherche/?q="
    assert course.url in links(main(client.get(f"{search}posture")))
    assert pathway.url in links(main(client.get(f"{search}échelle")))
    found = client.get(f"{catalogue.url}?q=hazebrouck&family=savoir-etre")
    assert titles(found, ".course-list .course-card-title") == ["Écouter"]


@pytest.mark.usefixtures("broken_index")
def test_with_the_search_at_rest_titles_and_summaries_are_looked_at(
    client: Client, catalogue: TrainingIndexPage
) -> None:
    CoursePageFactory(parent=catalogue, title="Écouter", summary="Avec l’oreille")
    CoursePageFactory(parent=catalogue, title="Réparer")
    page = client.get(f"{catalogue.url}?q=oreille")
    assert titles(page, ".course-list .course-card-title") == ["Écouter"]
    assert "La recherche est au repos" in words(main(page))


def test_private_pages_are_not_given_to_the_search(catalogue: TrainingIndexPage) -> None:
    CoursePageFactory(parent=catalogue, title="Ouverte")
    catalogue.view_restrictions.create(restriction_type="login")
    assert list(documents.courses(None)) == []


def test_a_course_is_told_with_its_provider_certificate_and_sessions_to_come(
    catalogue: TrainingIndexPage,
) -> None:
    place = PlaceFactory(name="Le Quai", department="59", commune="Lille")
    course = CoursePageFactory(
        parent=catalogue,
        title="Écouter",
        price=0,
        provider=OrganisationFactory(name="Le Hub", slug="le-hub"),
        certificate="Un titre",
        certificate_number="RNCP12345",
    )
    CourseSessionFactory(page=course, place=place)
    CourseSessionFactory(page=course, start=in_days(-9))
    (told,) = get("courses")["results"]
    assert (told["title"], told["language"], told["price"]) == ("Écouter", "fr", 0)
    assert told["url"] == f"http://testserver{course.url}"
    assert told["families"] == [{"slug": "technique", "name": "Technique"}]
    assert told["provider"]["slug"] == "le-hub"
    assert told["certificate"]["number"] == "RNCP12345"
    (session,) = told["sessions"]
    assert (session["town"], session["department"], session["state"]) == ("Lille", "59", "open")
    assert session["place"]["id"] == place.pk


def test_the_catalogues_filters_choose_and_count(catalogue: TrainingIndexPage) -> None:
    CoursePageFactory(parent=catalogue, title="Un", skills=["posture"], price=0)
    CoursePageFactory(parent=catalogue, title="Deux", skills=["mobile"])
    CoursePageFactory(parent=catalogue, title="Brouillon", live=False)
    answer = get("courses", free="yes")
    assert [one["title"] for one in answer["results"]] == ["Un"]
    assert answer["facets"]["family"] == [
        {"value": "savoir-etre", "label": "Savoir-être", "count": 1}
    ]
    assert Client().get("/api/v1/courses", {"family": "zzz"}).status_code == 400


def test_a_pathway_is_told_in_the_language_asked_for(
    portal: Portal, catalogue: TrainingIndexPage
) -> None:
    course = CoursePageFactory(parent=catalogue, title="Écouter", hours=14)
    stages = [stage("Accueillir", course, gives="De l’oreille", skills=["accueil"])]
    pathway = PathwayPageFactory(parent=catalogue, title="Parcours", stages=stages)
    translated(catalogue, portal.english, slug="training")
    translated(course, portal.english, title="Listen", slug="listen")
    translated(pathway, portal.english, title="Pathway", slug="pathway")
    (told,) = get("pathways", lang="en")["results"]
    assert (told["title"], told["language"], told["certificate"]) == ("Pathway", "en", None)
    (first,) = told["stages"]
    assert (first["number"], first["hours"]) == (1, 14)
    assert [one["title"] for one in first["courses"]] == ["Listen"]
    assert first["skills"] == [{"slug": "accueil", "name": "Welcoming and listening"}]


def test_no_query_a_course(catalogue: TrainingIndexPage) -> None:
    def queries() -> int:
        with CaptureQueriesContext(connection) as asked:
            get("courses")
        return len(asked)

    def another() -> None:
        course = CoursePageFactory(parent=catalogue, provider=OrganisationFactory())
        CourseSessionFactory(page=course, place=PlaceFactory())

    another()
    queries()  # what is kept from then on
    few = queries()
    another()
    another()
    queries()
    assert queries() == few


def test_the_page_of_an_organisation_lists_the_courses_it_gives(
    client: Client, catalogue: TrainingIndexPage
) -> None:
    hub = OrganisationFactory()
    course = CoursePageFactory(parent=catalogue, provider=hub)
    draft = CoursePageFactory(parent=catalogue, provider=hub, title="Brouillon", live=False)
    page = main(client.get(hub.get_absolute_url()))
    assert {course.url, catalogue.url} <= set(links(page))
    assert "formation donnée" in words(page)
    assert draft.title not in words(page)
    other = main(client.get(OrganisationFactory().get_absolute_url()))
    assert course.url not in links(other)


def test_editors_see_which_courses_have_no_session_to_come(
    editor: Client, portal: Portal, catalogue: TrainingIndexPage
) -> None:
    over, going = (
        CoursePageFactory(parent=catalogue, title="Finie"),
        CoursePageFactory(parent=catalogue, title="En cours"),
    )
    for course in (over, going):
        CourseSessionFactory(page=course, start=in_days(-30))
    CourseSessionFactory(page=over, start=in_days(30), state="cancelled")
    CourseSessionFactory(page=going, start=in_days(-1), end=in_days(0))
    CoursePageFactory(parent=catalogue, title="Sans dates")
    page = editor.get(reverse("past-courses")).content.decode()
    assert "Finie" in page
    assert "En cours" not in page
    assert "Sans dates" not in page


def test_who_writes_no_page_does_not_see_the_report(sign_in: Callable[[str], Client]) -> None:
    assert sign_in("Hub animators").get(reverse("past-courses")).status_code == 302

"""A pathway: stages in order, as a list and as a table of the same."""

import pytest
from django.test import Client

from tests.home.factories import Portal, translated
from tests.home.reading import links, main
from tests.reading import words
from tests.training.factories import (
    CoursePageFactory,
    PathwayPageFactory,
    stage,
)
from training.models import PathwayPage, TrainingIndexPage


@pytest.fixture
def pathway(catalogue: TrainingIndexPage) -> PathwayPage:
    """Two stages, and a draft that nobody may read."""
    listen = CoursePageFactory(parent=catalogue, title="Écouter", hours=14)
    tinker = CoursePageFactory(parent=catalogue, title="Réparer", hours=7)
    draft = CoursePageFactory(parent=catalogue, title="Brouillon", live=False)
    page: PathwayPage = PathwayPageFactory(
        parent=catalogue,
        certificate="Un titre",
        certificate_number="RNCP12345",
        stages=[
            stage("Accueillir", listen, tinker, gives="De l’oreille", skills=["accueil"]),
            stage("Faire", tinker, draft, gives="Un tournevis", skills=["reconditionnement"]),
        ],
    )
    return page


def test_the_list_and_the_table_say_the_same_in_the_same_order(
    client: Client, pathway: PathwayPage
) -> None:
    page = main(client.get(pathway.url))
    figure, table = page.select_one("ol.pathway"), page.select_one("table")
    assert figure is not None
    assert table is not None
    said = [
        "Accueillir",
        "De l’oreille",
        "Écouter",
        "Faire",
        "Un tournevis",
        "Un titre (RNCP12345)",
    ]
    for part in (figure, table):
        text = words(part)
        assert all(each in text for each in (*said, "21 heures", "7 heures", "RNCP12345"))
        assert text.index("Accueillir") < text.index("Faire") < text.index("Un titre")
        assert "Brouillon" not in text
        assert "https://www.francecompetences.fr/recherche/rncp/12345/" in links(part)
    assert [cell.get_text() for cell in table.select("tbody th[scope=row]")] == [
        "1. Accueillir",
        "2. Faire",
    ]
    assert len(table.select("thead th[scope=col]")) == 5


def test_a_course_that_is_gone_is_left_out(client: Client, pathway: PathwayPage) -> None:
    course = pathway.stages[0].value["courses"][0]
    course.delete()
    assert "Écouter" not in words(main(client.get(pathway.url)))


def test_courses_are_those_of_the_readers_language(
    client: Client, portal: Portal, catalogue: TrainingIndexPage, pathway: PathwayPage
) -> None:
    course = pathway.stages[0].value["courses"][0]
    translated(catalogue, portal.english, slug="training")
    english_course = translated(course, portal.english, title="Listen", slug="listen")
    english = translated(pathway, portal.english, title="Pathway", slug="pathway")
    page = main(client.get(english.url))
    assert english_course.url in links(page)
    assert course.url not in links(page)
    assert "Réparer" in words(page)

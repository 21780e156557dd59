"""The style guide shows every component, in development only."""

import re

import pytest
from bs4 import BeautifulSoup
from django.template.loader import render_to_string
from django.test import RequestFactory
from django.urls import Resolver404, resolve

from portal.styleguide.components import FOLDER, documentation
from portal.styleguide.examples import EXAMPLES
from tests.reading import soup


@pytest.fixture
def page() -> BeautifulSoup:
    """The page as a developer gets it."""
    view = resolve("/styleguide/", urlconf="portal.styleguide.urls").func
    response = view(RequestFactory().get("/styleguide/"))
    return soup(response)


def test_every_component_has_an_example_and_every_example_a_component() -> None:
    assert set(EXAMPLES) == {file.stem for file in FOLDER.glob("*.html")}
    assert all(EXAMPLES.values())


@pytest.mark.parametrize("name", EXAMPLES)
def test_a_component_says_on_top_which_parameters_it_takes(name: str) -> None:
    words = set(re.findall(r"\w+", documentation(name)))
    assert words
    shown = {parameter for example in EXAMPLES[name] for parameter in example}
    assert shown <= words


@pytest.mark.parametrize("name", EXAMPLES)
def test_each_example_draws_something_without_inline_style(name: str) -> None:
    for example in EXAMPLES[name]:
        html = BeautifulSoup(render_to_string(f"components/{name}.html", example), "html.parser")
        assert html.find()
        assert not html.select("[style], style, script:not([src])")


def test_the_page_shows_the_components_by_name(page: BeautifulSoup) -> None:
    names = [section["aria-label"] for section in page.select(".styleguide-component")]
    assert names == sorted(EXAMPLES)
    for section in page.select(".styleguide-component"):
        assert len(section.select(".styleguide-example")) == len(EXAMPLES[section["aria-label"]])


def test_no_id_stands_twice_on_the_page(page: BeautifulSoup) -> None:
    ids = [element["id"] for element in page.select("[id]")]
    assert len(ids) == len(set(ids))


def test_the_style_guide_is_for_development_only() -> None:
    with pytest.raises(Resolver404):
        resolve("/styleguide/")

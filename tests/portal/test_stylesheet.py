"""One style sheet holds what every component says of itself."""

from pathlib import Path

from django.contrib.staticfiles import finders

from portal.stylesheet import SOURCES, sources


def test_pages_find_the_style_sheet_among_the_static_files() -> None:
    found = finders.find("css/blason.css")
    assert isinstance(found, str)
    css = Path(found).read_text(encoding="utf-8")
    assert ".story-card" in css
    assert ".site-header" in css


def test_the_file_that_names_the_layers_comes_first() -> None:
    assert sources()[0] == SOURCES / "tokens.css"

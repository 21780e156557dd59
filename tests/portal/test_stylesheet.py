"""One style sheet holds what every component says of itself."""

from pathlib import Path

from django.contrib.staticfiles import finders

from portal.stylesheet import SOURCES, bundle, sources


def test_pages_find_the_style_sheet_among_the_static_files() -> None:
    found = finders.find("css/blason.css")
    assert isinstance(found, str)
    css = Path(found).read_text(encoding="utf-8")
    assert ".story-card" in css
    assert ".site-header" in css


def test_the_file_that_names_the_layers_comes_first() -> None:
    assert sources()[0] == SOURCES / "tokens.css"


def test_a_pseudo_class_after_a_space_still_speaks_of_what_is_inside(tmp_path: Path) -> None:
    file = tmp_path / "card.css"
    file.write_text(
        ".card :is(a, b):hover,\n.card :focus-visible {\n  color: red;\n}\n"
        ".card > :not(p) {\n  top: 0;\n}\n"
    )
    css = bundle([file])
    assert ".card *:is(a,b):hover,.card *:focus-visible{color:red}" in css
    assert "*" not in css.split("}")[1]

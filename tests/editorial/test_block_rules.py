"""What the editor's forms refuse, and why."""

from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.http import QueryDict
from wagtail_factories import DocumentFactory, ImageFactory

from editorial.blocks import BodyBlock

BLOCKS = BodyBlock().child_blocks
pytestmark = pytest.mark.django_db


def refused(name: str, value: dict[str, Any]) -> set[str]:
    """The fields of block ``name`` that ``value`` is refused for; empty when it is taken."""
    block = BLOCKS[name]
    try:
        block.clean(block.to_python(value))
    except ValidationError as fault:
        return set(fault.block_errors)  # type: ignore[attr-defined]
    return set()


def recording(**changes: Any) -> dict[str, Any]:
    return {
        "title": "Mathilde raconte",
        "document": None,
        "url": "https://example.org/a.mp3",
        "transcript": "<p>Bonjour.</p>",
        **changes,
    }


@pytest.mark.parametrize("name", ["audio", "video"])
class TestRecordings:
    def test_one_with_a_transcript_is_taken(self, name: str) -> None:
        assert refused(name, recording()) == set()

    @pytest.mark.parametrize("transcript", ["", "<p></p>", '<p data-block-key="a1"> </p>'])
    def test_without_a_transcript_it_is_refused(self, name: str, transcript: str) -> None:
        assert refused(name, recording(transcript=transcript)) == {"transcript"}

    def test_it_needs_one_file_and_not_two(self, name: str) -> None:
        document = DocumentFactory().pk
        assert refused(name, recording(document=document, url="")) == set()
        assert refused(name, recording(url="")) == {"document"}
        assert refused(name, recording(document=document)) == {"document"}

    def test_it_needs_a_title(self, name: str) -> None:
        assert refused(name, recording(title="")) == {"title"}


def test_a_picture_needs_a_description_unless_it_only_decorates() -> None:
    image = ImageFactory()

    def picture(alt: str, decorative: bool) -> set[str]:
        value = {"image": image.pk, "alt_text": alt, "decorative": decorative}
        return refused("picture", {"image": value})

    assert picture("Trois écus", decorative=False) == set()
    assert picture("", decorative=True) == set()
    assert picture("", decorative=False) == {"image"}


@pytest.mark.parametrize(
    ("url", "taken"),
    [
        ("https://www.youtube.com/watch?v=aqz-KE-bpKQ", True),
        ("https://youtu.be/aqz-KE-bpKQ", True),
        ("https://vimeo.com/76979871", True),
        ("https://example.org/film.mp4", False),
        ("https://www.youtube.com/", False),
        ("https://youtube.com.example.org/watch?v=aqz-KE-bpKQ", False),
        ("javascript:alert(1)", False),
    ],
)
def test_only_films_of_sites_that_a_frame_may_show_are_taken(url: str, taken: bool) -> None:
    assert refused("embed", {"title": "Un film", "url": url}) == (set() if taken else {"url"})


def test_a_button_leads_to_one_thing() -> None:
    def button(**changes: Any) -> set[str]:
        value = {"text": "Et vous ?", "label": "Y aller", "page": None, "url": "", "query": ""}
        return refused("call_to_action", {**value, **changes})

    assert button(url="https://example.org/") == set()
    assert button() == {"page"}
    assert button(url="https://example.org/", query="sans point d’interrogation") == {"query"}


@pytest.mark.parametrize(
    ("anchor", "taken"), [("", True), ("apres-midi", True), ("Après midi", False), ("#a", False)]
)
def test_an_anchor_is_plain_letters(anchor: str, taken: bool) -> None:
    value = {"text": "Après-midi", "level": "2", "anchor": anchor}
    assert refused("heading", value) == (set() if taken else {"anchor"})


def test_the_empty_editor_sends_no_transcript() -> None:
    block = BLOCKS["audio"]
    sent = QueryDict(mutable=True)
    sent.update(
        {"a-title": "Un titre", "a-url": "https://example.org/a.mp3", "a-transcript": "null"}
    )
    value = block.value_from_datadict(sent, {}, "a")
    with pytest.raises(ValidationError) as fault:
        block.clean(value)
    assert set(fault.value.block_errors) == {"transcript"}  # type: ignore[attr-defined]


def test_every_block_has_a_name_and_a_description_for_the_editor() -> None:
    for name, block in BLOCKS.items():
        assert block.label, name
        assert block.meta.description, name
        assert block.meta.icon != "placeholder", name

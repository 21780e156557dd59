"""The builder: a page that holds the whole blason in its address, with pictures and paper."""

import re
from html import unescape
from io import BytesIO
from xml.etree import ElementTree

import pytest
from django.core.files.storage import default_storage
from django.test import Client
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from members.blasons import pictures
from members.blasons.composing import FIELDS, compose, query_of, values_of
from members.heraldry import french
from members.heraldry.definition import Blason, read

from .heraldry.strategies import blasons

ADDRESS = "/fr/blason/"
ARMS = {
    "division": "per-bend",
    "first": "azure",
    "second": "vert",
    "ordinary": "chief",
    "ordinary_tincture": "argent",
    "charge": "chameleon",
    "charge_tincture": "or",
    "motto": "Faire avec",
}


def text_of(page: str) -> str:
    return unescape(re.sub(r"<[^>]+>", " ", page))


@given(blasons())
@settings(max_examples=300)
def test_an_address_holds_the_whole_blason(blason: Blason) -> None:
    composed = compose(values_of(blason))
    assert composed.blason == blason
    assert composed.notices == []


@given(st.dictionaries(st.sampled_from(FIELDS), st.text(max_size=80)))
@settings(max_examples=500)
def test_whatever_the_address_says_something_is_drawn(query: dict[str, str]) -> None:
    composed = compose(query)
    assert pictures.svg(composed.blason).startswith("<svg")
    assert all(composed.notices)


@pytest.mark.django_db
class TestThePage:
    """As a reader sees it."""

    def test_it_shows_the_drawing_and_its_blazon(self, client: Client) -> None:
        page = client.get(ADDRESS, ARMS).content.decode()
        words = "Tranché d’azur et de sinople au caméléon d’or, au chef d’argent. "
        assert f"{words}Devise : « Faire avec »." in text_of(page)
        assert 'value="chameleon" selected' in page
        assert "<svg" in page

    def test_in_english_it_speaks_english_heraldry(self, client: Client) -> None:
        page = client.get("/en/blason/", ARMS).content.decode()
        assert "Per bend azure and vert, a chameleon Or, a chief argent." in text_of(page)

    def test_without_a_blason_it_begins_with_the_portals_own(self, client: Client) -> None:
        assert 'value="lantern" selected' in client.get(ADDRESS).content.decode()

    def test_what_makes_no_sense_is_left_out_and_said(self, client: Client) -> None:
        answer = client.get(ADDRESS, {**ARMS, "charge": "<script>", "supporters": "dragon"})
        assert answer.status_code == 200
        assert len(answer.context["notices"]) == 2
        assert "<script>" not in answer.content.decode().partition("<main")[2].partition("<form")[0]

    def test_hard_to_read_arms_are_drawn_with_a_warning(self, client: Client) -> None:
        answer = client.get(ADDRESS, {"first": "or", "charge": "key", "charge_tincture": "argent"})
        assert len(answer.context["clashes"]) == 1

    def test_a_script_gets_the_drawing_alone(self, client: Client) -> None:
        answer = client.get(ADDRESS, {**ARMS, "fragment": "result"}).content.decode()
        assert "<html" not in answer
        assert 'id="blason-result"' in answer

    def test_numbers_are_only_those_that_find_room(self, client: Client) -> None:
        page = client.get(ADDRESS, {**ARMS, "ordinary": "pale"})
        [field] = [
            field
            for group in page.context["groups"]
            for field in group["fields"]
            if field["name"] == "charge_number"
        ]
        assert [option["value"] for option in field["options"]] == ["2"]

    def test_it_asks_nothing_of_the_database_for_the_drawing(
        self, client: Client, django_assert_max_num_queries: object
    ) -> None:
        with django_assert_max_num_queries(0):  # type: ignore[operator]
            client.get(f"{ADDRESS}dessin.svg", ARMS)


@pytest.mark.django_db
class TestWhatOneTakesAway:
    """Files, and a frame for other sites."""

    def test_the_svg_is_the_drawing_with_its_description(self, client: Client) -> None:
        answer = client.get(f"{ADDRESS}dessin.svg", ARMS)
        assert answer["Content-Type"].startswith("image/svg+xml")
        root = ElementTree.fromstring(answer.content)
        assert root[1].text == french.blazon(compose(ARMS).blason)

    def test_the_png_is_drawn_once_for_each_blason(self, client: Client) -> None:
        first = client.get(f"{ADDRESS}image.png", ARMS)
        again = client.get(f"{ADDRESS}image.png", {**ARMS, "second": "vert"})
        picture = Image.open(BytesIO(first.content))
        assert picture.width == pictures.SIZES["medium"]
        assert first.content == again.content
        blason = compose(ARMS).blason
        assert default_storage.exists(pictures.png(blason, "medium"))
        assert pictures.png(blason, "medium") == pictures.png(blason, "medium")
        assert pictures.png(blason, "small") != pictures.png(blason, "medium")

    def test_a_size_that_is_none_is_not_found(self, client: Client) -> None:
        assert client.get(f"{ADDRESS}image.png", {"size": "enormous"}).status_code == 404

    @pytest.mark.parametrize(
        ("name", "size"), [("badge", (298, 420)), ("poster", (595, 842)), ("stickers", (595, 842))]
    )
    def test_sheets_are_one_page_of_their_size(
        self, client: Client, name: str, size: tuple[int, int]
    ) -> None:
        answer = client.get(f"{ADDRESS}{name}.pdf", ARMS)
        assert answer["Content-Type"] == "application/pdf"
        assert answer.content.startswith(b"%PDF-")
        [box] = re.findall(rb"/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]", answer.content)
        assert tuple(round(float(side)) for side in box) == size

    def test_another_sheet_is_not_found(self, client: Client) -> None:
        assert client.get(f"{ADDRESS}flag.pdf").status_code == 404

    def test_any_site_may_frame_the_drawing_and_nothing_else(self, client: Client) -> None:
        frame = client.get(f"{ADDRESS}cadre/", ARMS)
        assert "X-Frame-Options" not in frame
        assert "frame-ancestors *" in frame["Content-Security-Policy"]
        assert "script-src" not in frame["Content-Security-Policy"]
        page = client.get(ADDRESS, ARMS)
        assert page["X-Frame-Options"] == "SAMEORIGIN"

    def test_markup_in_the_motto_never_becomes_markup(self, client: Client) -> None:
        motto = "<img src=x onerror=alert(1)>"
        for path in ("", "dessin.svg", "cadre/"):
            page = client.get(f"{ADDRESS}{path}", {**ARMS, "motto": motto}).content.decode()
            assert "<img src=x" not in page


def test_the_address_of_a_blason_is_short_and_ordered() -> None:
    blason = read(
        {"version": 1, "tinctures": ["azure"], "charge": {"name": "key", "tincture": "or"}}
    )
    assert query_of(blason) == (
        "?division=plain&first=azure&charge=key&charge_tincture=or&charge_number=1"
    )

"""A motto on paper, and the arms that go with it wherever it is shown."""

import re
from io import BytesIO

import pytest
from django.core.files.storage import default_storage
from django.test import Client
from pypdf import PdfReader

from members.heraldry.definition import dump, read
from members.heraldry.seeds import from_number
from stories.models import Motto
from stories.models.motto import HERALDIC
from stories.share_picture import motto_svg
from tests.home.factories import Portal
from tests.home.reading import links, main
from tests.members.factories import MediatorFactory
from tests.stories.factories import MottoFactory
from tests.stories.test_mottos import WALL, translated_motto

pytestmark = pytest.mark.django_db
A4 = (595, 842)  # points
BLASON = {
    "version": 1,
    "division": "plain",
    "tinctures": ["vert"],
    "charge": {"name": "lantern", "tincture": "or"},
}


def poster(client: Client, motto: Motto, path: str = "/fr/devises/{}/affiche.pdf") -> bytes:
    answer = client.get(path.format(motto.slug))
    assert answer.status_code == 200
    assert answer["Content-Type"] == "application/pdf"
    return answer.content


def text_of(pdf: bytes) -> str:
    (page,) = PdfReader(BytesIO(pdf)).pages
    return " ".join(page.extract_text().split())


class TestThePoster:
    def test_is_one_a4_page_with_the_words_who_says_them_and_the_address(
        self, client: Client, portal: Portal
    ) -> None:
        motto = MottoFactory(text="On y va.", author="Samira", context="médiatrice à Lille")
        pdf = poster(client, motto)
        (page,) = PdfReader(BytesIO(pdf)).pages
        assert (round(page.mediabox.width), round(page.mediabox.height)) == A4
        text = text_of(pdf)
        assert "« On y va. »" in text
        assert "Samira, médiatrice à Lille" in text
        assert "Blason · testserver/fr/devises" in text
        assert len(page.images) == 1

    def test_is_linked_from_the_mottos_page(self, client: Client, portal: Portal) -> None:
        motto = MottoFactory()
        found = links(main(client.get(f"{WALL}{motto.slug}/")))
        assert f"{WALL}{motto.slug}/affiche.pdf" in found

    def test_is_drawn_once_and_anew_when_the_words_change(
        self, client: Client, portal: Portal
    ) -> None:
        def kept() -> set[str]:
            names = default_storage.listdir("share")[1]
            return {name for name in names if name.endswith(".pdf")}

        motto = MottoFactory(text="Avant la mise en page.")
        first = poster(client, motto)
        before = kept()
        assert poster(client, motto) == first
        assert kept() == before
        motto.text = "Après la mise en page."
        motto.save()
        assert "Après" in text_of(poster(client, motto))

    def test_speaks_the_language_of_the_motto(self, client: Client, portal: Portal) -> None:
        english = translated_motto(MottoFactory(slug="m"), portal)
        pdf = poster(client, english, "/en/mottos/{}/poster.pdf")
        assert "“Here we go.”" in text_of(pdf)
        assert PdfReader(BytesIO(pdf)).root_object["/Lang"].startswith("en")

    @pytest.mark.parametrize("text", ["m" * 140, "mot " * 35, "Oui.", "<b>&</b> « 100 % »"])
    def test_holds_any_motto(self, client: Client, portal: Portal, text: str) -> None:
        motto = MottoFactory(text=text.strip(), slug="m", author="N" * 100, context="C" * 120)
        assert re.sub(r"\W", "", text) in re.sub(r"\W", "", text_of(poster(client, motto)))

    def test_of_a_draft_or_of_nothing_is_not_found(self, client: Client, portal: Portal) -> None:
        MottoFactory(slug="brouillon", live=False)
        for slug in ("brouillon", "rien"):
            assert client.get(f"{WALL}{slug}/affiche.pdf").status_code == 404

    def test_may_be_kept_by_anybody_for_a_day(self, client: Client, portal: Portal) -> None:
        motto = MottoFactory(slug="m")
        answer = client.get(f"{WALL}m/affiche.pdf")
        assert "public" in answer["Cache-Control"]
        assert f"{motto.slug}.pdf" in answer["Content-Disposition"]


class TestItsArms:
    @pytest.mark.parametrize("tincture", Motto.Tincture.values)
    def test_have_its_tincture_when_nobody_has_composed_any(
        self, portal: Portal, tincture: str
    ) -> None:
        motto = MottoFactory(tincture=tincture)
        assert motto.arms == from_number(motto.arms_number, HERALDIC[tincture])
        assert motto.arms.tinctures[0] == HERALDIC[tincture]

    def test_are_the_mediators_own_on_page_and_picture(
        self, client: Client, portal: Portal
    ) -> None:
        motto = MottoFactory(mediator=MediatorFactory(blason=BLASON))
        plain = motto_svg(
            MottoFactory(
                translation_key=motto.translation_key, locale=portal.english, text=motto.text
            ),
            "Blason",
        )
        assert dump(motto.arms) == dump(read(BLASON))
        assert motto_svg(motto, "Blason") != plain

    @pytest.mark.parametrize("change", [{"live": False}, {"shown": []}])
    def test_are_not_the_mediators_when_they_may_not_be_shown(
        self, portal: Portal, change: dict[str, object]
    ) -> None:
        motto = MottoFactory(mediator=MediatorFactory(blason=BLASON, **change))
        assert motto.arms == from_number(motto.arms_number, HERALDIC[motto.tincture])

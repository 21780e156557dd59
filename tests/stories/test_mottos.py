"""Mottos: one sentence, its wall, its own address and its picture."""

from io import BytesIO
from typing import Any
from urllib.parse import urlsplit

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from PIL import Image

from directory.models import Place
from stories.models import Motto
from stories.share_picture import FIELDS, motto_svg
from tests.directory.factories import PlaceFactory
from tests.home.factories import Portal
from tests.home.reading import attributes, links, main, titles
from tests.members.factories import MediatorFactory
from tests.reading import words
from tests.stories.factories import MottoFactory, ThemeFactory

WALL = "/fr/devises/"


def on_wall(client: Client, query: str = "", wall: str = WALL) -> list[str]:
    """The mottos shown, in their order."""
    answer = client.get(f"{wall}{query}")
    assert answer.status_code == 200
    return [words(quote) for quote in main(answer).select(".motto-wall blockquote a")]


@pytest.mark.django_db
class TestTheSentence:
    def test_has_at_most_140_characters(self) -> None:
        MottoFactory.build(text="m" * 140, slug="m").clean_fields()
        with pytest.raises(ValidationError) as fault:
            MottoFactory.build(text="m" * 141, slug="m").clean_fields()
        assert set(fault.value.error_dict) == {"text"}

    def test_needs_somebody_who_says_it(self) -> None:
        with pytest.raises(ValidationError) as fault:
            MottoFactory.build(author="", slug="m").clean_fields()
        assert set(fault.value.error_dict) == {"author"}

    def test_gets_an_address_from_its_words_and_another_when_it_is_taken(self) -> None:
        slugs = [MottoFactory(text=text).slug for text in ("L’été, ça aide !", "L'été, ça aide")]
        assert slugs == ["lete-ca-aide", "lete-ca-aide-2"]

    def test_without_a_letter_has_an_address_all_the_same(self) -> None:
        assert MottoFactory(text="…").slug == "devise"


def test_the_wall_shows_published_mottos_only(client: Client, portal: Portal) -> None:
    MottoFactory(text="On y va.")
    MottoFactory(text="Brouillon.", live=False)
    assert on_wall(client) == ["On y va."]


def test_the_wall_says_who_and_where(client: Client, portal: Portal) -> None:
    MottoFactory(author="Samira", context="médiatrice à Lille")
    text = words(main(client.get(WALL)))
    assert "Samira" in text
    assert "médiatrice à Lille" in text


def test_the_wall_narrows_by_theme_and_departement(client: Client, portal: Portal) -> None:
    bus = ThemeFactory(name="Bus")
    MottoFactory(text="Un.", theme=bus, place=PlaceFactory(department="60"))
    MottoFactory(text="Deux.", theme=bus, place=PlaceFactory(department="59"))
    MottoFactory(text="Trois.")
    assert on_wall(client, "?theme=bus") == ["Un.", "Deux."]
    assert on_wall(client, "?department=59") == ["Deux."]
    assert on_wall(client, "?theme=bus&department=60") == ["Un."]


def test_a_filter_of_the_wall_that_is_not_understood_is_said(
    client: Client, portal: Portal
) -> None:
    MottoFactory(text="Un.")
    assert on_wall(client, "?theme=licornes") == ["Un."]
    assert main(client.get(f"{WALL}?theme=licornes")).select_one(".notice")
    assert not main(client.get(WALL)).select_one(".notice")


def test_a_long_wall_is_paged(client: Client, portal: Portal) -> None:
    MottoFactory.create_batch(40)
    first, second = on_wall(client), on_wall(client, "?page=2")
    assert (len(first), len(second)) == (36, 4)
    assert not set(first) & set(second)


def test_a_wall_without_mottos_is_a_page(client: Client, portal: Portal) -> None:
    assert on_wall(client) == []


def test_a_motto_without_a_translation_hangs_on_the_other_wall_in_its_own_language(
    client: Client, portal: Portal
) -> None:
    MottoFactory(text="Seulement en français.")
    both = MottoFactory(text="On y va.")
    english = both.copy_for_translation(portal.english)
    english.text, english.live = "Here we go.", True
    english.save()
    assert on_wall(client) == ["Seulement en français.", "On y va."]
    assert on_wall(client, wall=portal.wall_en.url) == ["Here we go.", "Seulement en français."]
    foreign = main(client.get(portal.wall_en.url)).select(".motto-wall > [lang=fr]")
    assert [words(each) for each in foreign if "Seulement" in words(each)]
    assert len(foreign) == 1


class TestItsOwnPage:
    def test_leads_to_its_person_its_place_and_its_theme(
        self, client: Client, portal: Portal
    ) -> None:
        motto = MottoFactory(
            text="On y va.",
            mediator=MediatorFactory(slug="samira"),
            place=PlaceFactory(slug="le-quai"),
            theme=ThemeFactory(name="Bus"),
        )
        answer = client.get(f"{WALL}{motto.slug}/")
        assert titles(answer, "h1") == ["On y va."]
        wanted = {"/fr/mediateurs/samira/", "/fr/lieux/le-quai/", "/fr/devises/?theme=bus"}
        assert wanted <= set(links(main(answer)))

    def test_leads_to_nobody_and_nowhere_hidden(self, client: Client, portal: Portal) -> None:
        motto = MottoFactory(
            mediator=MediatorFactory(slug="absente", live=False),
            place=PlaceFactory(slug="cache", state=Place.State.HIDDEN),
        )
        page = client.get(f"{WALL}{motto.slug}/").text
        assert "absente" not in page
        assert "cache" not in page

    def test_shows_others_of_its_theme_first(self, client: Client, portal: Portal) -> None:
        theme = ThemeFactory()
        motto = MottoFactory(theme=theme)
        MottoFactory.create_batch(3)
        kin = MottoFactory(theme=theme, text="De la famille.")
        answer = client.get(f"{WALL}{motto.slug}/")
        beside = [words(quote) for quote in main(answer).select(".motto-wall blockquote a")]
        assert beside[0] == kin.text
        assert len(beside) == 3

    @pytest.mark.parametrize("rest", ["rien/", "brouillon/", "rien.png", "brouillon.png"])
    def test_is_not_found_when_there_is_no_such_motto(
        self, client: Client, portal: Portal, rest: str
    ) -> None:
        MottoFactory(slug="brouillon", live=False)
        assert client.get(f"{WALL}{rest}").status_code == 404


class TestItsPicture:
    def picture(self, client: Client, motto: Motto, wall: str = WALL) -> Any:
        answer = client.get(f"{wall}{motto.slug}/")
        (address,) = attributes(answer, 'meta[property="og:image"]', "content")
        found = client.get(urlsplit(address).path)
        assert found.status_code == 200
        assert found["Content-Type"] == "image/png"
        return found

    def test_is_a_png_in_the_size_of_social_networks(self, client: Client, portal: Portal) -> None:
        found = self.picture(client, MottoFactory(text="On ne lâche personne."))
        image = Image.open(BytesIO(found.content))
        assert (image.format, image.size) == ("PNG", (1200, 630))
        assert "public" in found["Cache-Control"]

    @pytest.mark.parametrize("tincture", Motto.Tincture.values)
    def test_has_its_tincture(self, client: Client, portal: Portal, tincture: str) -> None:
        found = self.picture(client, MottoFactory(tincture=tincture))
        field, _ink = FIELDS[Motto.Tincture(tincture)]
        red, green, blue, _alpha = Image.open(BytesIO(found.content)).getpixel((1190, 10))
        assert f"#{red:02x}{green:02x}{blue:02x}" == field

    def test_is_another_once_the_words_change(self, client: Client, portal: Portal) -> None:
        motto = MottoFactory(text="Avant.", slug="m")
        before = self.picture(client, motto).content
        motto.text = "Après."
        motto.save()
        assert self.picture(client, motto).content != before

    @pytest.mark.parametrize("text", ["m" * 140, "mot " * 35, "Oui.", "<b>&</b> « 100 % »"])
    def test_holds_any_motto(self, client: Client, portal: Portal, text: str) -> None:
        motto = MottoFactory(text=text.strip(), slug="m", author="N" * 100, context="C" * 120)
        assert Image.open(BytesIO(self.picture(client, motto).content)).size == (1200, 630)

    def test_has_the_quotation_marks_of_its_language(self, portal: Portal) -> None:
        french = MottoFactory(text="On y va.")
        english = translated_motto(french, portal)
        assert "«" in motto_svg(french, "Blason")
        assert "“" in motto_svg(english, "Blason")


def translated_motto(motto: Motto, portal: Portal) -> Motto:
    copy: Motto = motto.copy_for_translation(portal.english)
    copy.text, copy.live = "Here we go.", True
    copy.save()
    return copy

"""The orientation sheet: what stands on it, as page, PDF, mail and text message."""

import datetime
from io import BytesIO
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from django.core import mail
from django.test import Client
from django.utils.translation import override
from pypdf import PdfReader

from directory.models import DirectoryPage, Place
from orientation.message import LONGEST, message
from orientation.needs import known
from orientation.sheet import make
from tests.directory.factories import CommuneFactory, PlaceFactory
from tests.directory.reading import seen
from tests.home.reading import attributes
from tests.reading import soup, words

pytestmark = pytest.mark.django_db
SHEET = "/fr/trouver-de-l-aide/fiche/"
WEEK = "Mo-Fr 09:00-12:00,14:00-17:30"


@pytest.fixture(autouse=True)
def _pages(pages: dict[str, DirectoryPage]) -> None:
    """Every test has a directory."""


@pytest.fixture
def place(tuesday: datetime.datetime) -> Place:
    return PlaceFactory(
        name="Le Phare",
        slug="le-phare",
        address="3 rue du Port",
        phone="+33322225040",
        emails=["bonjour@phare.example"],
        websites=["https://www.phare.example/accueil"],
        opening_hours=WEEK,
        fees=["Gratuit"],
        access_modes=["Se présenter"],
        services=["Loisirs et créations numériques", "Accès internet et matériel informatique"],
    )


def send(client: Client, place: Place, do: str, **fields: Any) -> Any:
    return client.post(f"{SHEET}?lieu={place.slug}", {"do": do, **fields})


def hours(response: Any) -> dict[str, str]:
    """The coming days and their hours."""
    rows = soup(response).select(".opening-hours tbody tr")
    return {words(row.find("th")): words(row.find("td")) for row in rows}  # type: ignore[arg-type]


class TestThePage:
    def test_says_what_one_needs_to_go_there(self, client: Client, place: Place) -> None:
        text = seen(client.get(f"{SHEET}?lieu=le-phare"))
        for part in ("Le Phare", "3 rue du Port", "80000 Amiens", "03 22 22 50 40", "Gratuit"):
            assert part in text
        for part in ("bonjour@phare.example", "phare.example", "Se présenter"):
            assert part in text

    def test_puts_what_answers_the_needs_first_and_says_what_must_be_asked(
        self, client: Client, place: Place
    ) -> None:
        response = client.get(f"{SHEET}?lieu=le-phare&need=print&need=procedure")
        text = seen(response)
        wanted = "Accès internet et matériel informatique (ce dont vous avez besoin)"
        assert text.index(wanted) < text.index("Loisirs et créations numériques")
        assert "À demander, car le lieu ne le précise pas : Faire une démarche en ligne." in text

    def test_has_the_hours_of_seven_days_with_the_public_holiday_among_them(
        self, client: Client, place: Place
    ) -> None:
        found = hours(client.get(f"{SHEET}?lieu=le-phare"))
        assert next(iter(found)) == "mardi 12 mai aujourd’hui"
        assert len(found) == 7
        assert found["jeudi 14 mai"].endswith("jour férié, Ascension : à vérifier")
        assert found["samedi 16 mai"] == "fermé"

    def test_keeps_the_clocks_and_holidays_of_the_place(
        self, client: Client, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        # Thursday night in Paris is Friday already in Réunion, where 20 December is kept.
        now = datetime.datetime(2026, 12, 17, 22, 30, tzinfo=ZoneInfo("Europe/Paris"))
        monkeypatch.setattr("django.utils.timezone.now", lambda: now)
        PlaceFactory(slug="la-case", department="974", opening_hours="Mo-Su 09:00-12:00")
        found = hours(client.get(f"{SHEET}?lieu=la-case"))
        assert next(iter(found)).startswith("vendredi 18 décembre")
        assert "Abolition de l’esclavage" in found["dimanche 20 décembre"]

    def test_measures_the_way_from_the_town_asked_for(self, client: Client, place: Place) -> None:
        CommuneFactory(code="80001", name="Abbeville", latitude=50.1056, longitude=1.8337)
        response = client.get(f"{SHEET}?lieu=le-phare&locality=Abbeville")
        assert "km d’Abbeville, à vol d’oiseau" in seen(response)
        routes = [url for url in attributes(response, ".sheet a", "href") if "openstreetmap" in url]
        assert all("from=50.106,1.834" in url and "to=49.894200,2.295700" in url for url in routes)

    def test_takes_the_town_that_is_typed_on_the_sheet_or_says_that_it_is_unknown(
        self, client: Client, place: Place
    ) -> None:
        CommuneFactory(code="80001", name="Abbeville", latitude=50.1056, longitude=1.8337)
        assert "à vol d’oiseau" in seen(send(client, place, "show", locality="abbeville"))
        response = send(client, place, "show", locality="zzzzzz", words="À mardi")
        assert response.status_code == 400
        assert "Nous ne connaissons pas cette commune" in seen(response)
        assert "À mardi" in seen(response)

    def test_draws_the_towns_around_and_a_code_that_leads_to_the_place(
        self, client: Client, place: Place
    ) -> None:
        for number, name in enumerate(("Amiens", "Rivery", "Longueau", "Camon")):
            CommuneFactory(code=f"8010{number}", name=name, latitude=49.9 + number / 100)
        response = client.get(f"{SHEET}?lieu=le-phare")
        drawn = [words(text) for text in soup(response).select(".sketch text")]
        assert {"Amiens", "Camon"} <= set(drawn)
        assert attributes(response, ".sheet-code a", "href") == [
            "http://testserver/fr/lieux/le-phare/"
        ]

    def test_holds_three_places_and_says_what_is_left_out(
        self, client: Client, place: Place
    ) -> None:
        for number in range(4):
            PlaceFactory(slug=f"lieu-{number}")
        address = SHEET + "?" + "&".join(f"lieu=lieu-{number}" for number in range(4))
        response = client.get(address)
        assert len(soup(response).select(".sheet")) == 3
        assert "Une fiche contient trois lieux" in seen(response)

    def test_leaves_out_what_is_not_public_and_says_so(self, client: Client, place: Place) -> None:
        PlaceFactory(slug="cache", name="Caché", state=Place.State.HIDDEN)
        text = seen(client.get(f"{SHEET}?lieu=cache&lieu=le-phare"))
        assert "Un lieu de cette fiche n’est plus publié" in text
        assert "Caché" not in text

    def test_says_that_a_place_has_closed_and_gives_no_hours(
        self, client: Client, place: Place
    ) -> None:
        Place.objects.update(state=Place.State.CLOSED)
        response = client.get(f"{SHEET}?lieu=le-phare")
        assert "Ce lieu a fermé définitivement." in seen(response)
        assert hours(response) == {}

    def test_without_a_place_says_what_to_do(self, client: Client) -> None:
        assert "Aucun lieu sur cette fiche" in seen(client.get(SHEET))

    def test_shows_the_word_for_the_person_and_keeps_it_nowhere(
        self, client: Client, place: Place, caplog: pytest.LogCaptureFixture
    ) -> None:
        response = send(client, place, "show", words="Demandez Inès", need=["print"])
        assert "Demandez Inès" in seen(response)
        assert "no-store" in response["Cache-Control"]
        assert "Inès" not in caplog.text
        assert "Demandez Inès" not in seen(client.get(f"{SHEET}?lieu=le-phare"))

    def test_costs_few_queries_for_three_places(
        self, client: Client, place: Place, django_assert_max_num_queries: Any
    ) -> None:
        for number in range(2):
            PlaceFactory(slug=f"lieu-{number}")
        client.get(SHEET)  # menus and addresses are gathered once
        with django_assert_max_num_queries(20):
            client.get(f"{SHEET}?lieu=le-phare&lieu=lieu-0&lieu=lieu-1")


class TestThePdf:
    def test_says_the_same_on_a_page_for_each_place(self, client: Client, place: Place) -> None:
        PlaceFactory(slug="autre", name="La Halle")
        answer = client.post(
            f"{SHEET}?lieu=le-phare&lieu=autre",
            {"do": "pdf", "words": "Demandez Inès", "need": ["print"]},
        )
        assert answer["Content-Type"] == "application/pdf"
        assert "lieux-pour-etre-aide.pdf" in answer["Content-Disposition"]
        reader = PdfReader(BytesIO(answer.content))
        first, second = (" ".join(page.extract_text().split()) for page in reader.pages)
        for part in ("Le Phare", "3 rue du Port", "03 22 22 50 40", "Demandez Inès", "Gratuit"):
            assert part in first
        assert "jeudi 14 mai" in first
        assert "Ascension" in first
        assert "testserver/fr/lieux/le-phare/" in first.replace(" ", "")
        assert "La Halle" in second
        assert reader.root_object["/Lang"].startswith("fr")
        assert {round(float(page.mediabox.height)) for page in reader.pages} == {842}

    def test_embeds_its_fonts(self, client: Client, place: Place) -> None:
        (page,) = PdfReader(BytesIO(send(client, place, "pdf").content)).pages
        for font in page["/Resources"]["/Font"].values():  # type: ignore[index]
            (descendant,) = font.get_object()["/DescendantFonts"]
            assert "/FontFile2" in descendant.get_object()["/FontDescriptor"]

    def test_keeps_the_longest_place_on_its_page(self, client: Client, place: Place) -> None:
        every_day = "; ".join(
            f'{day} 08:00-09:00,10:00-11:00,12:00-13:00,14:00-15:00 "sur rendez-vous"'
            for day in ("Mo", "Tu", "We", "Th", "Fr", "Sa", "Su")
        )
        Place.objects.update(
            name="Maison " * 20, address="Rue longue " * 15, opening_hours=every_day
        )
        answer = send(client, place, "pdf", words="mot " * 99, need=["print", "work", "learn"])
        (page,) = PdfReader(BytesIO(answer.content)).pages
        assert "lundi 18 mai" in " ".join(page.extract_text().split())
        assert "Se présenter" in page.extract_text()


class TestTheMail:
    def test_holds_the_sheet_and_the_word_as_text_and_as_html(
        self, client: Client, place: Place
    ) -> None:
        response = send(client, place, "mail", email="malo@example.org", words="À mardi <b>")
        assert "La fiche est partie." in seen(response)
        (sent,) = mail.outbox
        assert sent.to == ["malo@example.org"]
        assert sent.subject == "[Blason] Où trouver de l’aide\u00a0: Le Phare"
        html = str(sent.alternatives[0].content)  # type: ignore[attr-defined]
        for text in (str(sent.body), html):
            for part in ("Le Phare", "3 rue du Port", "03 22 22 50 40", "jeudi 14 mai"):
                assert part in text
            assert "http://testserver/fr/lieux/le-phare/" in text
            assert "Nous ne la gardons pas" in text
        assert "À mardi <b>" in sent.body
        assert "À mardi &lt;b&gt;" in html

    def test_speaks_the_readers_language(self, client: Client, place: Place) -> None:
        client.post(
            "/en/find-help/sheet/?lieu=le-phare", {"do": "mail", "email": "malo@example.org"}
        )
        assert "Hours of the coming days" in mail.outbox[0].body
        assert "/en/places/le-phare/" in mail.outbox[0].body

    @pytest.mark.parametrize(
        "address", ["", "malo", "malo@", "a@b.fr, c@d.fr", "a@b.fr\nBcc: c@d.fr"]
    )
    def test_needs_one_address_and_gives_back_what_was_typed(
        self, client: Client, place: Place, address: str
    ) -> None:
        response = send(client, place, "mail", email=address, words="À mardi")
        assert response.status_code == 400
        assert "À mardi" in seen(response)
        assert not mail.outbox

    @pytest.mark.parametrize("words", ["https://acheter.example", "voyez www.acheter.example"])
    def test_carries_no_web_address_of_others(
        self, client: Client, place: Place, words: str
    ) -> None:
        response = send(client, place, "mail", email="malo@example.org", words=words)
        assert "ne peut pas contenir d’adresse de site" in seen(response)
        assert not mail.outbox

    def test_goes_five_times_an_hour_from_one_sender(self, client: Client, place: Place) -> None:
        answers = [send(client, place, "mail", email="malo@example.org") for _ in range(6)]
        assert [answer.status_code for answer in answers] == [200] * 5 + [429]
        assert len(mail.outbox) == 5

    def test_does_not_go_for_a_machine_which_hears_the_same(
        self, client: Client, place: Place
    ) -> None:
        response = send(
            client, place, "mail", email="malo@example.org", website="https://x.example"
        )
        assert "La fiche est partie." in seen(response)
        assert not mail.outbox

    def test_an_address_typed_by_half_does_not_stop_the_pdf(
        self, client: Client, place: Place
    ) -> None:
        assert send(client, place, "pdf", email="malo@").status_code == 200


class TestTheTextMessage:
    def text(self, rf: Any, place: Place) -> str:
        sheet = make(rf.get(SHEET), [place], known(["print"]))
        return message(sheet.places[0])

    def test_reads_well_aloud(self, rf: Any, place: Place) -> None:
        text = self.text(rf, place).replace("\u00a0", " ")
        assert text == (
            "Le Phare. 3 rue du Port, 80000 Amiens. Téléphone 03 22 22 50 40. "
            "Mardi 12 mai : de 9 h à 12 h, de 14 h à 17 h 30. "
            "Mercredi 13 mai : de 9 h à 12 h, de 14 h à 17 h 30. "
            "http://testserver/fr/lieux/le-phare/"
        )

    def test_keeps_the_spelling_of_each_language(self, rf: Any, place: Place) -> None:
        with override("en"):
            text = self.text(rf, place).replace("\u00a0", " ")
        assert "Tuesday 12 May: from 9 am to 12 pm, from 2 pm to 5:30 pm." in text

    @pytest.mark.parametrize(
        "change",
        [
            {},
            {"name": "Maison " * 30},
            {"address": "Rue très longue " * 15},
            {"opening_hours": 'Mo-Su 09:00-12:00 "sur rendez-vous au guichet de la mairie annexe"'},
            {"opening_hours": "quand il pleut"},
            {"slug": "s" * 120, "name": "N" * 255},
        ],
    )
    def test_fits_two_messages_and_leads_to_the_page(
        self, rf: Any, place: Place, change: dict[str, str]
    ) -> None:
        for name, value in change.items():
            setattr(place, name, value)
        text = self.text(rf, place)
        assert len(text) <= LONGEST
        assert text.endswith(place.get_absolute_url())

    def test_stands_on_the_page_to_be_copied_or_sent(self, client: Client, place: Place) -> None:
        response = client.get(f"{SHEET}?lieu=le-phare")
        (area,) = soup(response).select(".sheet-message textarea")
        (link,) = attributes(response, "a[href^='sms:']", "href")
        assert words(area).startswith("Le Phare. 3 rue du Port")
        assert link.startswith("sms:?&body=Le%20Phare.%203%20rue%20du%20Port")

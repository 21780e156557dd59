"""« This is wrong »: said by anybody, kept for an editor, and nothing typed is lost."""

import pytest
from django.test import Client
from django.urls import reverse

from directory.models import Correction, Place
from tests.directory.corrections.conftest import Say
from tests.directory.factories import PlaceFactory

pytestmark = pytest.mark.django_db


def said() -> Correction:
    return Correction.objects.get()


def test_a_place_s_page_leads_to_all_that_may_be_wrong_with_what_stands_there(
    place: Place, client: Client
) -> None:
    choose = reverse("correct-place", args=[place.slug])
    assert choose in client.get(place.get_absolute_url()).text
    page = client.get(choose).text
    for words in ("03 22 22 30 90", "1 rue de la Vallée", "lundi", "fermé définitivement"):
        assert words in page


def test_a_number_is_kept_with_what_stood_there_and_nothing_of_the_sender(
    place: Place, say: Say
) -> None:
    assert say("phone", phone="03 22 22 30 91").status_code == 302
    one = said()
    assert one.values == {"phone": "+33322223091"}
    assert one.seen == {"phone": "+33322223090"}
    assert (one.email, one.place) == ("", place)


def test_hours_are_said_in_french(say: Say) -> None:
    say("hours", opening_hours="lundi 14h-17h")
    assert said().values == {"opening_hours": "Mo 14:00-17:00"}


def test_hours_that_only_a_person_understands_are_kept_as_words(say: Say) -> None:
    say("hours", opening_hours="Le lundi, mais demandez à Odile", words="Bonjour")
    assert said().values == {}
    assert said().words == "Le lundi, mais demandez à Odile\nBonjour"


def test_what_cannot_be_read_is_refused_and_what_was_typed_stays(say: Say) -> None:
    answer = say("phone", phone="demandez à l’accueil", words="Il sonne dans le vide")
    assert answer.status_code == 422
    assert "demandez à l’accueil" in answer.text
    assert "Il sonne dans le vide" in answer.text
    assert not Correction.objects.exists()


def test_somebody_who_changes_nothing_says_in_words_what_is_wrong(say: Say) -> None:
    assert say("phone").status_code == 422
    assert say("phone", words="Ce numéro est celui d’un particulier").status_code == 302
    assert (said().values, said().words) == ({}, "Ce numéro est celui d’un particulier")


def test_another_street_of_the_same_town_leaves_the_point_where_it_is(say: Say) -> None:
    say("address", address="2 rue de la Vallée")
    assert said().values == {"address": "2 rue de la Vallée"}


def test_a_place_that_moves_takes_its_point_along_to_the_middle_of_the_town(say: Say) -> None:
    say("moved", address="1 place de la République", postcode="80800", commune="corbie")
    values = said().values
    assert (values["commune"], values["insee_code"]) == ("Corbie", "80212")
    assert (values["latitude"], values["longitude"], values["approximate"]) == (49.91, 2.51, True)


def test_a_town_that_is_not_known_is_asked_again_with_those_of_its_postcode(say: Say) -> None:
    answer = say("moved", address="1 rue Haute", postcode="80800", commune="Corbières")
    assert answer.status_code == 422
    assert "Corbie." in answer.text


def test_that_a_place_has_closed_needs_no_more_words(say: Say) -> None:
    say("closed")
    assert said().values == {"state": "closed"}


def test_a_place_that_is_there_twice_is_chosen_among_those_of_its_town(say: Say) -> None:
    other = PlaceFactory(name="Machinerie")
    PlaceFactory(name="Machinerie", commune="Lille", department="59")
    assert "Choisissez" in say("twice").text
    say("twice", twin=str(other.pk))
    assert said().twin == other


def test_a_missing_place_is_described_in_the_fields_of_a_place(say: Say) -> None:
    say("", name="Le Quai", postcode="80800", commune="Corbie", websites="lequai.example.org")
    one = said()
    assert one.place is None
    assert one.values["name"] == "Le Quai"
    assert one.values["department"] == "80"
    assert one.values["websites"] == ["https://lequai.example.org"]
    assert say("", name="Sans commune").status_code == 422


def test_an_address_for_the_answer_is_kept_only_with_consent(say: Say) -> None:
    assert say("closed", email="odile@example.org").status_code == 422
    assert say("closed", consent="on").status_code == 422
    say("closed", email="odile@example.org", consent="on")
    assert said().email == "odile@example.org"


def test_a_machine_gets_the_same_thanks_and_nothing_is_kept(say: Say) -> None:
    assert say("closed", website="spam").status_code == 302
    assert not Correction.objects.exists()


def test_one_sender_says_ten_things_an_hour_and_keeps_the_words_of_the_next(say: Say) -> None:
    for _number in range(10):
        say("other", words="Faux")
    answer = say("other", words="Encore faux")
    assert answer.status_code == 429
    assert "Encore faux" in answer.text
    assert Correction.objects.count() == 10


def test_what_is_no_subject_and_a_hidden_place_are_not_there(place: Place, client: Client) -> None:
    assert client.get(reverse("correct-subject", args=[place.slug, "colour"])).status_code == 404
    Place.objects.update(state="hidden")
    assert client.get(reverse("correct-place", args=[place.slug])).status_code == 404


def test_the_directory_asks_for_missing_places(place: Place, client: Client) -> None:
    assert reverse("missing-place") in client.get("/fr/lieux/?q=zzzz").text

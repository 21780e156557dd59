"""A manager keeps the place up to date: public at once, and nobody's change vanishes silently."""

import datetime
from typing import Any

import pytest
from django.core import mail
from django.core.management import call_command
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.test.utils.form_data import querydict_from_html

from directory.importing.merging import merged
from directory.keeping import confirming
from directory.models import Keeper, Place
from directory.ranks import Ranks
from tests.directory.keeping.conftest import Somebody
from tests.directory.keeping.test_claims import address
from tests.reading import soup

pytestmark = pytest.mark.django_db


def fields(client: Client, place: Place) -> dict[str, Any]:
    """The form as a browser would send it back."""
    page = soup(client.get(address(place)))
    form = page.select_one("main form:has(input[name=seen])")
    found = querydict_from_html(str(form))
    return {name: found.getlist(name) for name in found}


def save(client: Client, place: Place, form: dict[str, Any], **changes: Any) -> Any:
    return client.post(address(place), form | changes, follow=True)


def test_what_a_manager_changes_is_public_at_once_with_a_history(
    place: Place, manager: Any
) -> None:
    user, client = manager
    save(client, place, fields(client, place), opening_hours="Mo-Fr 10:00-18:00")
    place.refresh_from_db()
    assert place.opening_hours == "Mo-Fr 10:00-18:00"
    assert place.checked_on == timezone.localdate()
    assert place.live_revision.user == user
    assert "10" in Client().get(place.get_absolute_url()).text


def test_only_its_managers_get_the_form(place: Place, somebody: Somebody) -> None:
    _user, client = somebody("Basile")
    assert "seen" not in client.get(address(place)).text
    client.post(address(place), {"opening_hours": "24/7", "words": "x"})
    place.refresh_from_db()
    assert place.opening_hours == "Mo-Fr 09:00-12:00"


def test_hours_that_cannot_be_read_are_refused_and_what_was_typed_stays(
    place: Place, manager: Any
) -> None:
    _user, client = manager
    answer = save(client, place, fields(client, place), opening_hours="quand je veux")
    assert answer.status_code == 422
    assert "quand je veux" in answer.text


def test_two_managers_who_change_different_things_lose_nothing(
    place: Place, manager: Any, somebody: Somebody
) -> None:
    _user, amina = manager
    user, basile = somebody("Basile")
    Keeper.objects.create(place=place, user=user, state=Keeper.State.CONFIRMED)
    first, second = fields(amina, place), fields(basile, place)
    save(amina, place, first, opening_hours="Mo-Fr 10:00-18:00")
    save(basile, place, second, summary="Au premier étage.")
    place.refresh_from_db()
    assert (place.opening_hours, place.summary) == ("Mo-Fr 10:00-18:00", "Au premier étage.")


def test_two_managers_who_change_the_same_are_shown_both_before_one_replaces_the_other(
    place: Place, manager: Any, somebody: Somebody
) -> None:
    _user, amina = manager
    user, basile = somebody("Basile")
    Keeper.objects.create(place=place, user=user, state=Keeper.State.CONFIRMED)
    first, second = fields(amina, place), fields(basile, place)
    save(amina, place, first, summary="Au premier étage.")
    clash = save(basile, place, second, summary="Au rez-de-chaussée.")
    assert clash.status_code == 409
    assert "Au premier étage." in clash.text
    assert "Au rez-de-chaussée." in clash.text
    place.refresh_from_db()
    assert place.summary == "Au premier étage."
    page = soup(clash)
    seen = page.select_one("input[name=seen]")
    assert seen
    save(basile, place, second, summary="Au rez-de-chaussée.", seen=seen["value"])
    place.refresh_from_db()
    assert place.summary == "Au rez-de-chaussée."


def test_an_editor_s_draft_stays_on_top(place: Place, manager: Any) -> None:
    _user, client = manager
    place.description = "Un brouillon."
    place.save_revision()
    place = Place.objects.get(pk=place.pk)
    save(client, place, fields(client, place), summary="Au premier étage.")
    place = Place.objects.get(pk=place.pk)
    draft = place.get_latest_revision_as_object()
    assert (draft.description, draft.summary) == ("Un brouillon.", "Au premier étage.")
    assert place.description == ""


def test_what_a_manager_changed_is_not_undone_by_the_next_import(
    place: Place, manager: Any
) -> None:
    _user, client = manager
    Place.objects.filter(pk=place.pk).update(imported_values={"opening_hours": "Mo-Fr 09:00-12:00"})
    save(client, place, fields(client, place), opening_hours="Mo-Fr 10:00-18:00")
    place.refresh_from_db()
    merged(place, {"opening_hours": "Mo-Fr 08:00-12:00"}, timezone.localdate(), Ranks.read())
    assert place.opening_hours == "Mo-Fr 10:00-18:00"


def test_managers_are_asked_twice_a_year_and_confirm_in_one_click(
    place: Place, manager: Any
) -> None:
    long_ago = timezone.now() - datetime.timedelta(days=200)
    Keeper.objects.update(decided_at=long_ago)
    Place.objects.update(checked_on=long_ago.date())
    call_command("ask_confirmations", verbosity=0)
    call_command("ask_confirmations", verbosity=0)
    (message,) = mail.outbox
    link = "/fr/" + message.body.split("/fr/")[1].split()[0]
    reader = Client()
    reader.get(link)  # a machine that follows links confirms nothing
    place.refresh_from_db()
    assert place.checked_on == long_ago.date()
    reader.post(link)
    place.refresh_from_db()
    assert place.checked_on == timezone.localdate()


def test_a_link_of_somebody_who_left_confirms_nothing(place: Place, manager: Any) -> None:
    token = confirming.token_for(Keeper.objects.get())
    Keeper.objects.all().delete()
    assert Client().post(reverse("confirm-place", args=[token])).status_code == 404
    place.refresh_from_db()
    assert place.checked_on is None


@pytest.mark.parametrize(("days", "told"), [(400, True), (300, False)])
def test_a_place_that_nobody_has_confirmed_for_a_year_says_so(
    place: Place, days: int, told: bool, editor: Client
) -> None:
    Place.objects.update(checked_on=timezone.localdate() - datetime.timedelta(days=days))
    assert ("plus d’un an" in Client().get(place.get_absolute_url()).text) is told
    places = reverse(Place.snippet_viewset.get_url_name("list"))
    assert ("La Machinerie" in editor.get(places, {"old": "true"}).text) is told

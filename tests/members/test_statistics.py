"""The community in figures: true numbers by département, for those who may see them."""

import csv
import io

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group, User
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from directory.models import Territory
from members.models import Mediator
from members.statistics import statistics
from portal import roles
from tests.directory.factories import PlaceFactory
from tests.members.factories import MediatorFactory

pytestmark = pytest.mark.django_db


def somebody(role: str) -> User:
    roles.set_up()
    user = get_user_model().objects.create_user(role, f"{role}@example.org")
    user.groups.add(Group.objects.get(name=role))
    return user


def browser(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def report(export: str = "") -> str:
    return reverse("community-statistics") + (f"?export={export}" if export else "")


def test_each_departement_has_its_mediators_and_places() -> None:
    amiens, lille = PlaceFactory(department="80"), PlaceFactory(department="59")
    MediatorFactory(places=[amiens])
    MediatorFactory(places=[amiens, lille])
    found = statistics()
    assert {line.department: (line.mediators, line.places) for line in found.lines} == {
        "59": (1, 1),
        "80": (2, 1),
    }
    assert found.everybody.mediators == 2


def test_only_what_readers_see_is_counted() -> None:
    place = PlaceFactory(department="80")
    MediatorFactory(places=[place], live=False)
    MediatorFactory(places=[place], paused=True)
    PlaceFactory(department="80", state="hidden")
    (line,) = statistics().lines
    assert (line.mediators, line.places) == (0, 1)


def test_completeness_is_the_share_of_what_readers_would_like_to_know() -> None:
    place = PlaceFactory(department="80")
    MediatorFactory(places=[place], role="", presentation="")
    full = MediatorFactory(
        places=[place], presentation="Entrez !", skills=["tri"], languages=["fr"]
    )
    (line,) = statistics().lines
    assert line.complete == round(100 * (1 + 5) / 14)
    Mediator.objects.exclude(pk=full.pk).delete()
    (line,) = statistics().lines
    assert line.complete == round(100 * 5 / 7)


def test_a_profile_changed_and_a_place_checked_within_a_year_are_fresh() -> None:
    place = PlaceFactory(department="80", checked_on=timezone.localdate())
    PlaceFactory(department="80", updated_on="2020-01-01")
    MediatorFactory(places=[place]).save_revision()
    MediatorFactory(places=[place])
    (line,) = statistics().lines
    assert (line.fresh, line.places_fresh, line.places) == (1, 1, 2)


def test_the_figures_cost_the_same_however_many_there_are(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    place = PlaceFactory(department="80")
    MediatorFactory.create_batch(12, places=[place])
    with django_assert_num_queries(3):
        statistics()


def test_an_editor_reads_the_report_and_takes_it_away_as_csv() -> None:
    MediatorFactory(places=[PlaceFactory(department="80")])
    editor = browser(somebody("Editors"))
    assert "80 Somme" in editor.get(report()).text
    rows = list(csv.reader(io.StringIO(editor.get(report("csv")).text.lstrip("\ufeff"))))
    assert rows[1][:3] == ["80", "Somme", "1"]


def test_an_animator_sees_the_figures_of_their_territory_only() -> None:
    MediatorFactory(places=[PlaceFactory(department="59")])
    PlaceFactory(department="80")
    user = somebody("Hub animators")
    Territory.objects.create(user=user, departments=["80"])
    page = browser(user).get(report()).text
    assert "80 Somme" in page
    assert "59 Nord" not in page


def test_whoever_animates_nothing_sees_no_figures() -> None:
    answer = browser(somebody("Hub animators")).get(report())
    assert answer.headers["Location"] == reverse("wagtailadmin_home")


def test_the_list_of_mediators_leaves_the_portal_only_by_right() -> None:
    MediatorFactory(name="Amina")
    address = reverse(Mediator.snippet_viewset.get_url_name("list")) + "?export=csv"
    refused = browser(somebody("Editors")).get(address)
    assert refused.headers["Location"] == reverse("wagtailadmin_home")
    given = browser(somebody("Moderators")).get(address)
    assert "Amina" in b"".join(given.streaming_content).decode()  # type: ignore[attr-defined]

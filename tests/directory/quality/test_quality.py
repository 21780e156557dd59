"""How fresh and complete the places are: true figures, for everybody and for editors."""

import csv
import datetime
import io
from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from directory.models import Territory
from directory.quality.figures import WANTED, Figures, quality
from portal import roles
from tests.directory.factories import PlaceFactory
from tests.home.fixtures import editor, nothing_kept, portal, sign_in
from tests.reading import soup

__all__ = ["editor", "nothing_kept", "portal", "sign_in"]
pytestmark = pytest.mark.django_db


def ago(days: int) -> datetime.date:
    return timezone.localdate() - datetime.timedelta(days=days)


def test_a_place_is_as_fresh_as_its_last_check_or_update() -> None:
    for checked, updated in ((10, 900), (None, 200), (500, None), (None, 800), (None, None)):
        PlaceFactory(checked_on=checked and ago(checked), updated_on=updated and ago(updated))
    together = quality().together
    assert together.ages == {"half": 1, "year": 1, "two": 1, "older": 1, "unknown": 1}
    assert together.fresh == 40


def test_what_is_known_is_counted_by_departement_and_by_source() -> None:
    PlaceFactory(department="80", source="Hub", opening_hours="24/7", phone="+33322000000")
    PlaceFactory(department="59", source="Hub", emails=["a@example.org"], approximate=True)
    PlaceFactory(department="59", source="")
    found = quality()
    assert {code: figures.places for code, figures in found.departments.items()} == {
        "59": 2,
        "80": 1,
    }
    assert [(name, figures.places) for name, figures in found.sources] == [("Hub", 2), ("", 1)]
    hub = found.sources[0][1]
    assert (hub.known["hours"], hub.known["contact"], hub.known["point"]) == (1, 2, 1)
    # Point, services and kind of the three, hours and contact of some.
    assert found.together.complete == round(100 * (2 + 3 + 3 + 1 + 2) / (3 * len(WANTED)))


def test_only_places_that_readers_find_are_counted() -> None:
    PlaceFactory(state="closed")
    PlaceFactory(live=False)
    assert quality().together.places == 0


@pytest.mark.parametrize(("count", "percent"), [(0, 0), (1, 1), (999, 99), (1000, 100)])
def test_only_none_are_0_percent_and_only_all_are_100(count: int, percent: int) -> None:
    assert Figures(places=1000).percent(count) == percent


def test_everybody_sees_charts_that_are_tables(portal: Any, client: Client) -> None:
    PlaceFactory(department="80", checked_on=ago(1), source="<b>Hub</b>")
    page = soup(client.get("/fr/qualite/"))
    rows = {row.th.text: row for row in page.select(".bar-table tbody tr")}
    fresh = rows["Moins de six mois"]
    assert fresh.rect["width"] == "100"
    assert "1 lieu" in fresh.text
    assert "100\u00a0%" in fresh.text
    assert "Somme" in page.text
    assert "<b>Hub</b>" in page.text
    assert not page.select("[style]")


def test_a_directory_without_places_says_so(portal: Any, client: Client) -> None:
    assert "pas encore de lieux" in client.get("/fr/qualite/").text


def test_the_figures_cost_one_query(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    for number in range(5):
        PlaceFactory(department=f"0{number}", source=f"Source {number}")
    with django_assert_num_queries(1):
        assert len(quality().sources) == 5


def test_editors_read_the_report_and_take_it_away(portal: Any, editor: Client) -> None:
    PlaceFactory(department="80", source="=1+1", opening_hours="24/7")
    assert "80 Somme" in editor.get(reverse("quality-of-places")).text
    answer = editor.get(reverse("quality-of-places"), {"export": "sources"})
    head, line = csv.reader(io.StringIO(answer.content.decode("utf-8-sig")))
    assert line[0] == "'=1+1"
    assert dict(zip(head, line, strict=True))["Horaires (%)"] == "100"


def test_an_animator_sees_their_own_territory_alone(portal: Any) -> None:
    roles.set_up()
    user = get_user_model().objects.create_user("animator")
    user.groups.add(Group.objects.get(name="Hub animators"))
    Territory.objects.create(user=user, departments=["59"])
    PlaceFactory(department="80")
    PlaceFactory(department="59")
    client = Client()
    client.force_login(user)
    page = client.get(reverse("quality-of-places")).text
    assert "59 Nord" in page
    assert "80 Somme" not in page


def test_the_report_is_for_whoever_looks_after_places(portal: Any, client: Client) -> None:
    client.force_login(get_user_model().objects.create_user("member"))
    assert client.get(reverse("quality-of-places")).status_code in (302, 403)

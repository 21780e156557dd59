"""Pairs in the admin: who sees which, what an editor decides, what a search does there."""

from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.test import Client
from django.urls import reverse

from directory.doubles.finding import pair_of
from directory.doubles.merging import merge
from directory.models import DoubleSearch, Place, PlaceMerge, PlacePair, Territory
from portal import roles
from tests.directory.doubles.test_merging import SAME
from tests.directory.factories import PlaceFactory
from tests.directory.reading import seen
from tests.home.fixtures import editor, moderator, nothing_kept, portal, sign_in

__all__ = ["editor", "moderator", "nothing_kept", "portal", "sign_in"]

pytestmark = pytest.mark.django_db
LIST, SEARCH = "/admin/reports/doubles/", "/admin/reports/doubles/search/"


def pair(name: str = "Médiathèque Jean Macé", **values: Any) -> PlacePair:
    """A pair to decide; the second place alone has a telephone."""
    first = PlaceFactory(name=name, **SAME | values)
    second = PlaceFactory(name=name.upper(), phone="+33321000001", **SAME | values)
    return pair_of(first, second)


@pytest.fixture
def animator(portal: Any) -> Client:
    """Somebody who animates the Pas-de-Calais."""
    roles.set_up()
    user = get_user_model().objects.create_user("animator", "animator@example.org")
    user.groups.add(Group.objects.get(name="Hub animators"))
    Territory.objects.create(user=user, departments=["62"])
    client = Client()
    client.force_login(user)
    return client


def address(found: PlacePair) -> str:
    return reverse("place-double", args=[found.pk])


def test_the_list_has_what_is_to_decide_and_the_rest_by_a_filter(moderator: Client) -> None:
    waiting, done = pair(), pair("Tiers-lieu du Beffroi")
    merge(done.first, done.second)
    PlacePair.objects.filter(pk=done.pk).update(state=PlacePair.State.MERGED)
    assert waiting.first.name in seen(moderator.get(LIST))
    assert done.first.name not in seen(moderator.get(LIST))
    assert done.first.name in seen(moderator.get(LIST, {"state": "merged"}))
    assert done.first.name in seen(moderator.get(LIST, {"automatic": "true"}))


def test_the_list_costs_as_many_queries_for_many_pairs(
    moderator: Client, django_assert_max_num_queries: Any
) -> None:
    pair()
    moderator.get(LIST)
    for number in range(5):
        pair(f"Centre social {number}")
    with django_assert_max_num_queries(20):
        moderator.get(LIST)


def test_an_editor_merges_with_the_value_of_the_other_place(moderator: Client) -> None:
    found = pair()
    page = seen(moderator.get(address(found)))
    assert "même adresse" in page
    answer = {"do": "merge", "keep": "second", "name": "first", "phone": "second"}
    moderator.post(address(found), answer)
    kept = Place.objects.get(pk=found.second_id)
    assert (kept.name, kept.phone) == ("Médiathèque Jean Macé", "+33321000001")
    done = PlaceMerge.objects.get()
    assert (done.gone, done.made_by.is_anonymous) == (found.first, False)


def test_after_a_decision_comes_the_next_pair(moderator: Client) -> None:
    found, following = pair(), pair("Tiers-lieu du Beffroi")
    answer = moderator.post(address(found), {"do": "apart"})
    assert answer["Location"] == address(following)
    assert moderator.post(address(following), {"do": "apart"})["Location"] == LIST


def test_a_split_makes_two_again_that_are_not_asked_again_until_somebody_says_so(
    moderator: Client,
) -> None:
    found = pair()
    moderator.post(address(found), {"do": "merge"})
    assert "Séparer à nouveau" in seen(moderator.get(address(found)))
    moderator.post(address(found), {"do": "split"})
    found.refresh_from_db()
    assert found.state == PlacePair.State.DIFFERENT
    assert Place.objects.listed().count() == 2
    moderator.post(address(found), {"do": "again"})
    found.refresh_from_db()
    assert found.state == PlacePair.State.CANDIDATE


def test_what_somebody_else_decided_meanwhile_is_not_decided_again(moderator: Client) -> None:
    found = pair()
    moderator.post(address(found), {"do": "apart"})
    answer = moderator.post(address(found), {"do": "merge"}, follow=True)
    assert "ont changé entre-temps" in answer.text
    assert not PlaceMerge.objects.exists()


def test_an_animator_decides_in_their_territory_only(animator: Client) -> None:
    theirs = pair()
    other = pair("Fablab d’Amiens", department="80")
    page = seen(animator.get(LIST))
    assert theirs.first.name in page
    assert other.first.name not in page
    assert animator.get(address(theirs)).status_code == 200
    assert animator.post(address(other), {"do": "merge"}).status_code == 404
    assert animator.post(SEARCH).status_code == 302  # back to the admin's home: not allowed
    assert not DoubleSearch.objects.exists()


def test_a_search_from_the_admin_says_how_far_it_came(moderator: Client) -> None:
    pair().delete()
    page = seen(moderator.post(SEARCH, {"merges": "1"}, follow=True))
    search = DoubleSearch.objects.get()
    assert (search.done, search.total, search.merged) == (2, 2, 1)
    assert "2 / 2" in page


def test_a_second_search_waits_for_the_first(moderator: Client) -> None:
    DoubleSearch.objects.create()
    answer = moderator.post(SEARCH, follow=True)
    assert "déjà en cours" in answer.text
    assert DoubleSearch.objects.count() == 1


def test_whoever_only_writes_sees_no_pairs(editor: Client) -> None:
    found = pair()
    assert editor.get(LIST).status_code == 302
    assert editor.get(address(found)).status_code == 404

"""A hub's animators look after the places and mediators of their territory, and no others."""

import pytest
from django.contrib.auth.models import Group
from django.test import Client
from django.urls import reverse

from directory.models import Place, Territory
from members.models import Mediator
from portal import roles
from tests.directory.factories import PlaceFactory
from tests.members.factories import MediatorFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def animator(django_user_model) -> Client:
    """Signed in, of the Somme."""
    roles.set_up()
    user = django_user_model.objects.create_user("claire", "claire@example.org", "secret")
    user.groups.add(Group.objects.get(name="Hub animators"))
    Territory.objects.create(user=user, departments=["80"])
    client = Client()
    client.force_login(user)
    return client


@pytest.fixture
def near(db) -> Place:
    return PlaceFactory(name="La Machinerie", department="80")


@pytest.fixture
def far(db) -> Place:
    return PlaceFactory(name="Le Phare", department="59")


def address(model: type, view: str, *args: object) -> str:
    return reverse(model.snippet_viewset.get_url_name(view), args=args)


def denied(answer) -> bool:
    """Wagtail's way: back to the admin's home, with a message."""
    return answer.status_code == 302 and answer["Location"] == reverse("wagtailadmin_home")


def test_an_animator_sees_the_places_of_their_territory_only(animator, near, far):
    page = animator.get(address(Place, "list")).text
    assert "La Machinerie" in page
    assert "Le Phare" not in page


def test_an_animator_changes_and_publishes_a_place_of_their_territory(animator, near):
    page = animator.get(address(Place, "edit", near.pk))
    assert page.status_code == 200
    assert 'name="action-publish"' in page.text


@pytest.mark.parametrize("view", ["edit", "history", "inspect", "usage", "delete", "unpublish"])
def test_an_animator_opens_nothing_about_a_place_elsewhere(animator, far, view):
    assert denied(animator.get(address(Place, view, far.pk)))


def test_an_animator_sends_nothing_for_a_place_elsewhere(animator, far):
    assert denied(animator.post(address(Place, "edit", far.pk), {"name": "Mine"}))
    far.refresh_from_db()
    assert far.name == "Le Phare"


def test_an_animator_neither_adds_nor_deletes_places(animator, near):
    assert denied(animator.get(address(Place, "add")))
    assert denied(animator.post(address(Place, "delete", near.pk)))
    assert Place.objects.filter(pk=near.pk).exists()


def test_many_places_are_changed_at_once_within_the_territory_only(animator, near, far):
    bulk = reverse("wagtail_bulk_action", args=["directory", "place", "hide"])
    animator.post(f"{bulk}?id={near.pk}&id={far.pk}")
    near.refresh_from_db()
    far.refresh_from_db()
    assert near.state == Place.State.HIDDEN
    assert far.state == Place.State.PUBLISHED


def test_an_animator_opens_the_mediators_who_work_in_their_territory_only(animator, near, far):
    here, there = MediatorFactory(name="Amina"), MediatorFactory(name="Basile")
    here.places.set([near])
    here.save()
    there.places.set([far])
    there.save()
    assert animator.get(address(Mediator, "edit", here.pk)).status_code == 200
    assert denied(animator.get(address(Mediator, "edit", there.pk)))
    listed = animator.get(address(Mediator, "list")).text
    assert "Amina" in listed
    assert "Basile" not in listed


def test_an_animator_without_territory_opens_no_place(animator, near):
    Territory.objects.all().delete()
    assert denied(animator.get(address(Place, "list")))
    assert denied(animator.get(address(Place, "edit", near.pk)))


def test_only_administrators_say_who_animates_what(animator, admin_client):
    assert denied(animator.get(address(Territory, "list")))
    assert admin_client.get(address(Territory, "add")).status_code == 200


def test_the_departments_of_a_territory_are_boxes_to_tick(admin_client, admin_user):
    url = reverse("wagtailsnippets_directory_territory:add")
    assert 'type="checkbox" name="departments" value="59"' in admin_client.get(url).content.decode()
    sent = admin_client.post(url, {"user": admin_user.pk, "departments": ["59", "62"]})
    assert sent.status_code == 302
    assert Territory.objects.get(user=admin_user).departments == ["59", "62"]


def test_the_list_of_places_costs_an_animator_no_query_for_each_of_them(
    animator, django_assert_max_num_queries
):
    PlaceFactory.create_batch(30, department="80")
    with django_assert_max_num_queries(40):
        animator.get(address(Place, "list"))

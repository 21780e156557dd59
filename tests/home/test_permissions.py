"""Who gets where in the admin: by role and view."""

from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.test import Client
from django.urls import reverse
from wagtail.models import Site

from directory.models import Place, SynonymGroup
from home.models import Menu
from members.models import Mediator
from portal import roles
from stories.models import Motto, Theme
from tests.directory.factories import PlaceFactory
from tests.home.factories import MenuFactory, Portal
from tests.home.fixtures import SignIn
from tests.members.factories import MediatorFactory
from tests.stories.factories import MottoFactory, StoryPageFactory, ThemeFactory


@pytest.fixture(params=["nobody", "without a role", "Editors", "Moderators", "administrator"])
def browser(request: pytest.FixtureRequest, sign_in: SignIn) -> tuple[str, Client]:
    """A role, and somebody's browser with it."""
    role = request.param
    if role == "nobody":
        return role, Client()
    if role == "administrator":
        client = Client()
        user = get_user_model().objects.create_superuser("admin", "admin@example.org", "x")
        client.force_login(user)
        return role, client
    return role, sign_in("" if role == "without a role" else role)


def snippet(model: Any, view: str, *args: object) -> str:
    return reverse(model.snippet_viewset.get_url_name(view), args=args)


def addresses(portal: Portal) -> dict[str, set[str]]:
    """The admin's addresses by the least role that may open them."""
    story = StoryPageFactory(parent=portal.stories)
    written = {
        Place: PlaceFactory().pk,
        Mediator: MediatorFactory().pk,
        Motto: MottoFactory().pk,
        Theme: ThemeFactory().pk,
    }
    menu = MenuFactory().pk
    site = Site.objects.get()
    return {
        "Editors": {
            reverse("wagtailadmin_home"),
            reverse("wagtailadmin_explore", args=[portal.home.pk]),
            reverse("wagtailadmin_pages:edit", args=[story.pk]),
            reverse("wagtailadmin_pages:add", args=["stories", "storypage", portal.stories.pk]),
            reverse("wagtailimages:index"),
            reverse("wagtaildocs:index"),
            reverse("searches-without-result"),
            snippet(SynonymGroup, "list"),
            snippet(SynonymGroup, "add"),
            *(snippet(model, "list") for model in written),
            *(snippet(model, "add") for model in written),
            *(snippet(model, "edit", pk) for model, pk in written.items()),
        },
        "Moderators": {
            *(snippet(model, "delete", pk) for model, pk in written.items()),
            reverse("wagtailadmin_pages:delete", args=[story.pk]),
            snippet(Menu, "list"),
            snippet(Menu, "edit", menu),
            reverse("wagtailsettings:edit", args=["home", "sitesettings", site.pk]),
            reverse("wagtailredirects:index"),
        },
        "administrator": {
            reverse("wagtailusers_users:index"),
            reverse("wagtailusers_groups:index"),
            reverse("wagtailadmin_workflows:index"),
            reverse("wagtailsites:index"),
            reverse("wagtaillocales:index"),
        },
    }


def test_each_role_opens_what_is_its_own_and_nothing_more(
    browser: tuple[str, Client], portal: Portal
) -> None:
    role, client = browser
    ranks = ["Editors", "Moderators", "administrator"]
    rank = ranks.index(role) if role in ranks else -1
    wrong = [
        (url, status)
        for least, urls in addresses(portal).items()
        for url in sorted(urls)
        for status in [client.get(url).status_code]
        if (status == 200) != (rank >= ranks.index(least))
    ]
    assert wrong == []


def test_roles_can_be_set_up_again_without_harm(portal: Portal, sign_in: SignIn) -> None:
    roles.set_up()
    roles.set_up()
    assert sign_in("Editors").get(snippet(Motto, "list")).status_code == 200

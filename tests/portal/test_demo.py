"""The portal as ``make run`` first shows it: complete, in both languages, without a dead link."""

import re
from collections import Counter
from collections.abc import Iterator
from html import unescape
from urllib.parse import urldefrag, urljoin, urlsplit

import pytest
from django.core.management import call_command
from django.db import transaction
from django.test import Client, TestCase
from django.urls import Resolver404, resolve
from pytest_django import DjangoDbBlocker
from wagtail.models import Page
from wagtail_localize.models import Translation

from directory.models import Place
from home.models import HomePage
from portal import roles
from portal.demo import loader
from portal.sample_pages import KINDS, sample_pages
from stories.models import Motto, StoryPage

LINK = re.compile(r'<a\b[^>]*?\bhref="([^"]*)"')
PARAMETER_VALUE = re.compile(r"(?<==).*")
# What readers do not get to through a link alone, or what is tested elsewhere.
NOT_FOLLOWED = re.compile(r"^/(admin|documents|api)/")


PAGES = "wagtail_serve"
ENOUGH = 20  # addresses of one view, which differ in a slug: of correcting a place, for instance


def view_of(path: str) -> str:
    """The name of the view that answers; empty where there is none."""
    try:
        return resolve(urlsplit(path).path).view_name
    except Resolver404:
        return ""


@pytest.fixture(scope="module", autouse=True)
def demo(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """The demo content, loaded once for this file and taken back at its end."""
    with django_db_blocker.unblock(), transaction.atomic():
        roles.set_up()
        with TestCase.captureOnCommitCallbacks(execute=True):
            loader.load(lambda line: None)
        Page.fix_tree()  # as the loader does once its translations are published
        call_command("rebuild_search", verbosity=0)
        yield
        transaction.set_rollback(True)


pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("language", ["fr", "en"])
def test_every_page_of_the_tree_answers(client: Client, language: str) -> None:
    pages = Page.objects.filter(locale__language_code=language, depth__gt=1).live()
    assert pages.count() >= 20
    answers = {page.url: client.get(page.url).status_code for page in pages}
    assert set(answers.values()) == {200}, answers


@pytest.mark.parametrize("language", ["fr", "en"])
def test_every_kind_of_page_has_its_example(client: Client, language: str) -> None:
    pages = sample_pages(language)
    assert pages.keys() >= KINDS.keys() | {"place", "motto", "search"}
    for name, path in pages.items():
        expected = 404 if name == "not-found" else 200
        assert client.get(path).status_code == expected, path


@pytest.mark.once  # a link leads to the same page on every stack
def test_no_link_within_the_portal_is_dead(client: Client) -> None:
    """Follows every link to a page from both home pages; of other views, and of filters, some."""
    todo, referrer, dead = ["/fr/", "/en/"], {}, []
    seen: set[str] = set()
    of_view: Counter[str] = Counter()
    while todo:
        path = todo.pop()
        # Combinations of filters are endless: one parameter at a time says enough.
        kind = PARAMETER_VALUE.sub("", path)
        if kind in seen or path.count("&") > 0 or NOT_FOLLOWED.match(path):
            continue
        seen.add(kind)
        view = view_of(path)
        of_view[view] += 1
        if view != PAGES and of_view[view] > ENOUGH:
            continue
        response = client.get(path)
        if response.status_code in (301, 302):
            todo.append(response["Location"])
        elif response.status_code != 200:
            dead.append((path, response.status_code, referrer.get(path)))
        elif response["Content-Type"].startswith("text/html") and "?" not in path:
            for link in LINK.findall(response.content.decode()):
                target = urldefrag(urljoin(path, unescape(link))).url
                if target.startswith("/"):
                    referrer.setdefault(target, path)
                    todo.append(target)
    assert dead == []
    assert of_view[PAGES] > 200  # every place and story was among them


def test_figures_are_true(client: Client) -> None:
    home = HomePage.objects.get(locale__language_code="fr")
    text = re.sub(r"<[^>]+>|\s", "", unescape(client.get(home.url).content.decode()))
    assert f"{Place.objects.listed().count()}lieux" in text
    assert "{places}" not in text


def test_invented_places_are_marked_and_real_ones_are_not() -> None:
    assert not Place.objects.filter(source="labos-2020", is_example=True).exists()
    assert not Place.objects.filter(source="exemple", is_example=False).exists()
    assert Place.objects.filter(state=Place.State.CLOSED).count() == 3
    assert not Place.objects.filter(latitude=None).exists()


def test_translations_are_complete_and_can_be_edited_as_such() -> None:
    assert Translation.objects.exists()
    for translation in Translation.objects.all():
        done, total = translation.get_progress()
        assert (done, total) == (total, total), translation.source.object_repr


def test_what_is_not_translated_answers_in_french_and_says_so(client: Client) -> None:
    alias = StoryPage.objects.filter(locale__language_code="en", alias_of__isnull=False).first()
    assert alias
    page = client.get(alias.url).content.decode()
    assert '<html lang="en"' in page
    assert 'lang="fr"' in page


def test_links_of_a_translation_stay_in_its_language(client: Client) -> None:
    main = client.get("/en/getting-help/").content.decode().split("<main")[1].split("</main")[0]
    inside = [link for link in LINK.findall(main) if link.startswith("/")]
    assert inside
    assert all(link.startswith("/en/") for link in inside)


def test_mottos_of_both_languages_share_their_address() -> None:
    french = set(Motto.objects.filter(locale__language_code="fr").values_list("slug", flat=True))
    english = set(Motto.objects.filter(locale__language_code="en").values_list("slug", flat=True))
    assert english
    assert english <= french

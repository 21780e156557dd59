"""Searches without result: what is counted, what never is, and who sees it."""

import datetime
from collections.abc import Iterator
from typing import Any

import pytest
from django.core.cache import cache
from django.db import DatabaseError
from django.test import Client
from django.urls import reverse
from pytest_django import Settings

from directory import misses
from directory.models import SearchMiss
from portal.page_cache import stamp
from tests.directory.factories import CommuneFactory, PlaceFactory
from tests.directory.test_synonyms import signed_in

pytestmark = pytest.mark.django_db

FIREFOX = {"User-Agent": "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"}
TODAY = datetime.date(2026, 5, 12)


@pytest.fixture(autouse=True)
def _nothing_counted(tuesday: datetime.datetime) -> Iterator[None]:
    cache.clear()
    yield
    cache.clear()


@pytest.fixture
def listed(pages: Any, reindex: Any) -> None:
    CommuneFactory(code="80021", name="Amiens", population=134_000, postcodes=["80000"])
    PlaceFactory(name="Médiathèque")
    reindex()


def read(query: str, **headers: str) -> None:
    assert Client().get(f"/fr/lieux/?{query}", headers=headers or FIREFOX).status_code == 200


def counted() -> list[str]:
    return list(SearchMiss.objects.values_list("words", flat=True))


def miss(words: str, days: int, last: datetime.date = TODAY) -> SearchMiss:
    return SearchMiss.objects.create(words=words, days=days, first_day=last, last_day=last)


@pytest.mark.usefixtures("listed")
def test_words_that_find_nothing_are_counted_folded() -> None:
    read("q=Gramoune+Péi")
    assert counted() == ["gramoune pei"]


@pytest.mark.usefixtures("listed")
@pytest.mark.parametrize(
    "query",
    [
        "q=mediatheque",
        "q=mediatheque&family=fablab",  # the filter hides what there is, not the words
        "family=fablab",
        "q=!!!",
        "q=de+la",
        "q=jean.dupont@example.org",
        "q=https://example.org",
        "q=06+12+34+56+78",
        "q=gramoune+123456",
        "q=un+deux+trois+quatre+cinq+six+sept+huit+neuf",
        f"q={'x' * 81}",
    ],
)
def test_what_found_something_or_might_say_who_asks_is_not(query: str) -> None:
    read(query)
    assert counted() == []


@pytest.mark.usefixtures("listed")
@pytest.mark.parametrize(
    "headers",
    [
        {"User-Agent": "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)"},
        {"User-Agent": "curl/8.5"},
        {"User-Agent": ""},
        {**FIREFOX, "Sec-Purpose": "prefetch"},
    ],
)
def test_robots_and_pages_fetched_ahead_are_not(headers: dict[str, str]) -> None:
    read("q=gramoune", **headers)
    assert counted() == []


@pytest.mark.usefixtures("listed")
def test_the_town_is_not_kept_with_the_words() -> None:
    read("q=gramoune+à+amiens")
    assert counted() == ["gramoune"]


def test_a_day_counts_once_whoever_asks() -> None:
    for _ in range(3):
        misses.count("gramoune")
        cache.clear()
    assert SearchMiss.objects.get().days == 1
    SearchMiss.objects.update(last_day=TODAY - datetime.timedelta(days=1))
    misses.count("Gramoune !")
    row = SearchMiss.objects.get()
    assert (row.days, row.last_day) == (2, TODAY)


def test_a_flood_cannot_fill_the_table(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(misses, "MOST_NEW_A_DAY", 3)
    for number in range(5):
        misses.count(f"flood{number}")
    assert len(counted()) == 3
    SearchMiss.objects.update(first_day=TODAY - datetime.timedelta(days=1))
    monkeypatch.setattr(misses, "MOST_ROWS", 4)
    for number in range(5, 8):
        misses.count(f"flood{number}")
    assert len(counted()) == 4


def test_old_words_are_forgotten() -> None:
    year, season = datetime.timedelta(days=366), datetime.timedelta(days=61)
    miss("old", 30, TODAY - year)
    miss("seldom", 1, TODAY - season)
    miss("kept", 3, TODAY - season)
    misses.count("new")
    assert set(counted()) == {"kept", "new"}


@pytest.mark.usefixtures("listed")
def test_a_database_that_cannot_write_breaks_no_page(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*args: Any) -> None:
        raise DatabaseError("locked")

    monkeypatch.setattr(misses, "_write", refuse)
    read("q=gramoune")
    assert counted() == []


@pytest.mark.usefixtures("listed")
def test_counting_forgets_no_kept_page(settings: Settings, tmp_path: Any) -> None:
    settings.DATA = tmp_path
    before = stamp()
    read("q=gramoune")
    assert counted() == ["gramoune"]
    assert stamp() == before


# The report


def report(client: Client) -> str:
    response = client.get(reverse("searches-without-result"))
    assert response.status_code == 200
    return response.text


def test_the_report_shows_what_was_asked_on_several_days(django_user_model: Any) -> None:
    miss("gramoune", 3)
    miss("jean dupont", 2)
    shown = report(signed_in(django_user_model, "Editors"))
    assert "gramoune" in shown
    assert "jean dupont" not in shown
    assert "Recherches sans résultat" in shown


def test_one_click_makes_a_group_of_synonyms(django_user_model: Any) -> None:
    miss("gramoune péi", 3)
    client = signed_in(django_user_model, "Editors")
    link = "/synonymgroup/add/?expression=gramoune+p%C3%A9i"
    assert link in report(client)
    form = client.get("/admin/snippets/directory" + link)
    assert "gramoune péi</textarea>" in form.text


@pytest.mark.parametrize("role", ["Editors", "Moderators"])
def test_whoever_changes_places_finds_it_among_the_reports(
    django_user_model: Any, role: str
) -> None:
    client = signed_in(django_user_model, role)
    assert reverse("searches-without-result") in client.get(reverse("wagtailadmin_home")).text
    export = client.get(reverse("searches-without-result"), {"export": "csv"})
    assert export.status_code == 200


def test_nobody_else_sees_it(django_user_model: Any) -> None:
    url = reverse("searches-without-result")
    assert signed_in(django_user_model, "reader").get(url).status_code == 302
    assert Client().get(url).status_code == 302

"""Synonyms that editors keep: what is refused, what they change, and how soon."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.contrib.auth.models import Group
from django.core.cache import cache
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries, DjangoCaptureOnCommitCallbacks

from directory.asking import parse
from directory.listing import answer
from directory.models import SynonymGroup
from directory.synonyms import Effect, effect_of
from portal import roles
from search import synonyms
from tests.directory.factories import PlaceFactory

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _shipped_again(index: Any) -> Iterator[None]:
    """Every test begins and ends with the groups that came with the portal."""
    cache.clear()
    yield
    cache.clear()


def saved(capture: DjangoCaptureOnCommitCallbacks, *lines: str, **values: Any) -> SynonymGroup:
    with capture(execute=True):
        group = SynonymGroup(expressions="\n".join(lines), **values)
        group.full_clean()
        group.save()
    return group


def found(text: str) -> list[str]:
    from django.http import QueryDict

    query = QueryDict(mutable=True)
    query["q"] = text
    return [entry.place.name for entry in answer(parse(query)[0]).entries]


def fault(*lines: str, **values: Any) -> str:
    with pytest.raises(ValidationError) as error:
        SynonymGroup(expressions="\n".join(lines), **values).full_clean()
    return " ".join(error.value.messages)


@pytest.mark.parametrize(
    ("lines", "words"),
    [
        (["gramoune"], "deux expressions"),
        ([], "deux expressions"),
        (["gramoune", "de la"], "n’a aucun mot"),
        (["gramoune", "Gramounes"], "sont la même chose"),
        (["gramoune", "x" * 61], "trop long"),
        (["gramoune", "un deux trois quatre cinq six sept"], "trop long"),
        ([f"mot{number}" for number in range(21)], "Au plus 20"),
        (["gramoune", "Ordinateurs"], "se trouve déjà dans le groupe"),
    ],
)
def test_what_could_not_work_is_refused(lines: list[str], words: str) -> None:
    assert words in fault(*lines).replace("\u00a0", " ")


def test_a_group_holds_at_once_and_in_every_process(
    reindex: Any, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    PlaceFactory(name="Aide aux seniors")
    reindex()
    assert found("gramoune") == []
    group = saved(django_capture_on_commit_callbacks, "gramoune", "aîné créole")
    assert found("gramoune") == []
    with django_capture_on_commit_callbacks(execute=True):
        group.expressions = "gramoune\ntonton\naide aux seniors"
        group.save()
    assert found("gramoune") == ["Aide aux seniors"]
    with django_capture_on_commit_callbacks(execute=True):
        group.is_active = False
        group.save()
    assert found("gramoune") == []
    with django_capture_on_commit_callbacks(execute=True):
        group.is_active = True
        group.save()
    assert found("gramoune") == ["Aide aux seniors"]
    with django_capture_on_commit_callbacks(execute=True):
        group.delete()
    assert found("gramoune") == []


def test_a_shipped_group_can_be_changed_and_switched_off(
    reindex: Any, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    PlaceFactory(name="Tierslieu du port")
    reindex()
    assert found("tiers-lieu") == ["Tierslieu du port"]
    group = saved(django_capture_on_commit_callbacks, replaces="tiers-lieu")
    assert str(group) == "sans « tiers-lieu »".replace("« ", "«\u00a0").replace(" »", "\u00a0»")
    assert found("tiers-lieu") == []
    assert "déjà" in fault(replaces="tiers-lieu")


def test_an_expression_may_move_to_the_group_that_replaces_its_own(
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    saved(
        django_capture_on_commit_callbacks, "tiers-lieu", "café associatif", replaces="tiers-lieu"
    )


def test_searching_asks_the_database_once_after_a_change(
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    saved(django_capture_on_commit_callbacks, "gramoune", "aîné créole")
    with django_assert_num_queries(1):
        synonyms.synonyms()
        synonyms.synonyms()


def test_what_a_group_changes_is_counted_before_it_is_saved(reindex: Any) -> None:
    PlaceFactory(name="Aide aux gramounes")
    PlaceFactory(name="Mairie")
    reindex()
    group = SynonymGroup(expressions="gramoune\nmairie")
    assert effect_of(group) == [Effect("gramoune", 1, 2), Effect("mairie", 1, 2)]
    assert effect_of(SynonymGroup(expressions="")) == []
    assert found("gramoune") == ["Aide aux gramounes"]


def test_without_an_engine_nothing_is_counted(broken_index: Any) -> None:
    assert effect_of(SynonymGroup(expressions="gramoune\naîné")) is None


# In the admin


def signed_in(django_user_model: Any, role: str) -> Client:
    roles.set_up()
    user = django_user_model.objects.create_user(role, f"{role}@example.org", "secret")
    if role in ("Editors", "Moderators"):
        user.groups.add(Group.objects.get(name=role))
    client = Client()
    client.force_login(user)
    return client


def address(view: str) -> str:
    return reverse(SynonymGroup.snippet_viewset.get_url_name(view))  # type: ignore[attr-defined]


@pytest.mark.parametrize("role", ["Editors", "Moderators"])
def test_whoever_edits_places_keeps_synonyms(django_user_model: Any, role: str) -> None:
    client = signed_in(django_user_model, role)
    assert client.get(address("list")).status_code == 200
    form = client.get(address("add"), {"expression": "gramoune"})
    assert "gramoune</textarea>" in form.text.replace("\n", "")
    sent = {"expressions": "gramoune\naîné créole", "replaces": "", "is_active": "on"}
    assert client.post(address("add"), sent).status_code == 302
    assert SynonymGroup.objects.get().lines == ["gramoune", "aîné créole"]


def test_nobody_else_does(django_user_model: Any) -> None:
    assert signed_in(django_user_model, "reader").get(address("list")).status_code == 302
    assert Client().get(address("list")).status_code == 302


def test_the_preview_shows_what_would_change(reindex: Any, django_user_model: Any) -> None:
    PlaceFactory(name="Aide aux gramounes")
    reindex()
    client = signed_in(django_user_model, "Editors")
    url = address("preview_on_add")
    sent = {"expressions": "gramoune\nancien", "replaces": "", "is_active": "on"}
    assert client.post(url, sent).json() == {"is_valid": True, "is_available": True}
    page = client.get(url).text
    assert "Ce que change ce groupe" in page
    assert "<td>0</td><td>1</td>" in page

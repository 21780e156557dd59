"""Two places become one, and two again: what is kept, what leads where, what follows."""

from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.core.management import call_command
from django.test import Client
from pytest_django import Settings

from directory.doubles.choosing import Side
from directory.doubles.finding import decide
from directory.doubles.merging import merge, split, values_of
from directory.models import DirectoryPage, DoubleSearch, Keeper, Place, PlaceMerge, PlacePair
from directory.provenance import origin, record_all
from editorial.blocks.places import PlaceCardBlock
from members.models import Mediator
from orientation import selection
from stories.models import StoryPage
from tests.directory.factories import PlaceFactory
from tests.home.fixtures import nothing_kept, portal
from tests.members.factories import MediatorFactory
from tests.search.refreshing import refreshes
from tests.stories.factories import MottoFactory, StoryPageFactory

__all__ = ["nothing_kept", "portal"]

pytestmark = pytest.mark.django_db

SAME: dict[str, Any] = {
    "commune": "Lens",
    "insee_code": "62498",
    "department": "62",
    "address": "12 rue Pasteur",
    "latitude": 50.43,
    "longitude": 2.83,
}


@pytest.fixture
def two() -> tuple[Place, Place]:
    """One library from two sources; the second knows its telephone and another service."""
    first = PlaceFactory(name="Médiathèque Jean Macé", services=["a"], **SAME)
    second = PlaceFactory(
        name="MEDIATHEQUE JEAN MACE", services=["b"], phone="+33321000001", **SAME
    )
    for place, source in ((first, "hub"), (second, "departement")):
        place.source = source
        record_all(place, source, place.modified_at.date())
        place.save()
    return first, second


def again(place: Place) -> Place:
    return Place.objects.get(pk=place.pk)


def find(merges: bool = False) -> DoubleSearch:
    call_command("find_doubles", verbosity=0, merge=merges)
    return DoubleSearch.objects.first()


# What is kept


def test_what_only_one_knows_is_kept_with_its_source(two: tuple[Place, Place]) -> None:
    kept, gone = two
    merge(kept, gone)
    place = again(kept)
    assert (place.name, place.phone) == ("Médiathèque Jean Macé", "+33321000001")
    assert place.services == ["a", "b"]
    assert origin(place, "phone").source == "departement"
    assert origin(place, "name").source == "hub"


def test_an_editor_chooses_field_by_field(two: tuple[Place, Place]) -> None:
    kept, gone = two
    merge(kept, gone, {("name",): Side.GONE, ("services",): Side.KEPT})
    assert again(kept).name == "MEDIATHEQUE JEAN MACE"
    assert again(kept).services == ["a"]


def test_a_split_restores_both_exactly(two: tuple[Place, Place]) -> None:
    kept, gone = two
    before = [(values_of(again(one)), again(one).provenance, one.live) for one in two]
    edited = split(merge(kept, gone), by=None)
    assert edited == []
    assert [(values_of(again(one)), again(one).provenance, one.live) for one in two] == before
    assert Place.objects.listed().count() == 2


def test_what_was_edited_after_the_merge_is_not_lost_by_a_split(two: tuple[Place, Place]) -> None:
    kept, gone = two
    done = merge(kept, gone)
    place = again(kept)
    place.phone = "+33321999999"
    place.save()
    assert split(done, by=None) == ["phone"]
    assert again(kept).phone == "+33321999999"
    assert again(kept).services == ["a"]


def test_what_was_merged_is_not_merged_again(two: tuple[Place, Place]) -> None:
    merge(*two)
    with pytest.raises(ValueError, match="merged already"):
        merge(*two)


# What leads where


@pytest.mark.parametrize("language", ["fr", "en"])
def test_the_old_address_leads_to_the_kept_place(
    two: tuple[Place, Place], pages: dict[str, DirectoryPage], language: str
) -> None:
    kept, gone = two
    done = merge(kept, gone)
    answer = Client().get(gone.get_url(language=language))
    assert (answer.status_code, answer["Location"]) == (301, kept.get_url(language=language))
    split(done, by=None)
    assert Client().get(gone.get_url(language=language)).status_code == 200


def test_merges_in_a_row_lead_to_the_last(
    two: tuple[Place, Place], pages: dict[str, DirectoryPage]
) -> None:
    last = PlaceFactory(name="Médiathèque J. Macé", **SAME)
    merge(*two)
    merge(last, two[0])
    assert Client().get(two[1].get_absolute_url())["Location"] == last.get_absolute_url()
    with pytest.raises(ValueError, match="cannot be undone now"):
        split(PlaceMerge.objects.get(gone=two[1]), by=None)


def test_the_number_in_the_api_answers_with_the_kept_place(two: tuple[Place, Place]) -> None:
    merge(*two)
    assert Client().get(f"/api/v1/places/{two[1].pk}").json()["id"] == two[0].pk


def test_the_search_finds_the_kept_place_alone(
    two: tuple[Place, Place],
    reindex: Callable[[], None],
    django_capture_on_commit_callbacks: Any,
) -> None:
    reindex()

    def found() -> list[int]:
        answer = Client().get("/api/v1/places", {"q": "Jean Macé"}).json()
        return sorted(one["id"] for one in answer["results"])

    with django_capture_on_commit_callbacks(execute=True):
        done = merge(*two)
    assert found() == [two[0].pk]
    with django_capture_on_commit_callbacks(execute=True):
        split(done, by=None)
    assert found() == sorted(one.pk for one in two)


def test_what_a_device_keeps_and_a_card_shows_is_the_kept_place(two: tuple[Place, Place]) -> None:
    merge(*two)
    assert selection.places([two[1].pk, two[0].pk]).listed == [two[0]]
    assert PlaceCardBlock().to_python({"place": two[1].pk}).public_place == two[0]


# What follows


def test_all_that_points_at_a_place_follows_it_and_comes_back(
    two: tuple[Place, Place], portal: Any
) -> None:
    kept, gone = two
    user = get_user_model().objects.create_user("alix", "alix@example.org")
    keeper = Keeper.objects.create(place=gone, user=user, state=Keeper.State.CONFIRMED)
    mediator = MediatorFactory(places=[gone])
    mediator.save_revision()
    motto = MottoFactory(place=gone)
    story = StoryPageFactory(parent=portal.stories, places=[gone])

    def pointed() -> set[int]:
        page = StoryPage.objects.get(pk=story.pk)
        person = Mediator.objects.get(pk=mediator.pk)
        return {
            Keeper.objects.get(pk=keeper.pk).place_id,
            type(motto).objects.get(pk=motto.pk).place_id,
            *(one.place_id for one in page.story_places.all()),
            *(one.place_id for one in page.get_latest_revision_as_object().story_places.all()),
            *(one.pk for one in person.places.all()),
            *(one.pk for one in person.get_latest_revision_as_object().places.all()),
        }

    assert pointed() == {gone.pk}
    done = merge(kept, gone)
    assert pointed() == {kept.pk}
    split(done, by=None)
    assert pointed() == {gone.pk}


def test_somebody_who_keeps_both_keeps_one_and_after_a_split_both(
    two: tuple[Place, Place],
) -> None:
    user = get_user_model().objects.create_user("alix", "alix@example.org")
    for place in two:
        Keeper.objects.create(place=place, user=user)
    done = merge(*two)
    split(done, by=None)
    assert sorted(user.kept_places.values_list("place_id", flat=True)) == [p.pk for p in two]


# What a search does


def test_a_search_finds_pairs_and_merges_nothing_unasked(two: tuple[Place, Place]) -> None:
    search = find()
    assert (search.found, search.merged, search.failed) == (1, 0, False)
    pair = PlacePair.objects.get()
    assert (pair.first, pair.second, pair.state) == (*two, PlacePair.State.CANDIDATE)


def test_a_search_that_may_merges_what_is_certain_and_lists_it(two: tuple[Place, Place]) -> None:
    assert find(merges=True).merged == 1
    pair = PlacePair.objects.get()
    assert (pair.state, pair.decided_by) == (PlacePair.State.MERGED, None)
    assert PlaceMerge.objects.get().gone == two[1]


def test_many_merges_reach_the_search_index_at_once(
    two: tuple[Place, Place], django_capture_on_commit_callbacks: Any
) -> None:
    for name in ("Médiathèque Jean Macé bis", "MEDIATHEQUE JEAN MACE BIS"):
        PlaceFactory(name=name, **SAME | {"address": "3 quai Sud", "latitude": 50.48})
    with refreshes() as done, django_capture_on_commit_callbacks(execute=True):
        assert find(merges=True).merged == 2
    assert done == [("place", sorted(Place.objects.values_list("pk", flat=True)))]


def test_below_certainty_nothing_is_merged(two: tuple[Place, Place], settings: Settings) -> None:
    settings.DOUBLES_CERTAIN = 0.9999
    assert find(merges=True).merged == 0


def test_what_is_different_for_ever_is_not_asked_again(two: tuple[Place, Place]) -> None:
    find()
    decide(PlacePair.objects.get(), PlacePair.State.DIFFERENT)
    search = find(merges=True)
    assert (search.found, search.merged) == (0, 0)


def test_a_third_does_not_make_one_what_is_different_for_ever(two: tuple[Place, Place]) -> None:
    PlaceFactory(name="Médiathèque Jean-Macé", **SAME)
    find()
    decide(PlacePair.objects.get(first=two[0], second=two[1]), PlacePair.State.DIFFERENT)
    assert find(merges=True).merged == 1
    assert Place.objects.listed().count() == 2


def test_a_pair_that_is_no_longer_alike_goes(two: tuple[Place, Place]) -> None:
    find()
    Place.objects.filter(pk=two[1].pk).update(name="Piscine", address="1 quai Sud", latitude=50.5)
    find()
    assert not PlacePair.objects.exists()


def test_the_next_import_of_a_merged_place_makes_no_new_one(
    two: tuple[Place, Place], tmp_path: Any
) -> None:
    file = tmp_path / "places.csv"
    file.write_text("id,nom,commune,code_postal\n7,Médiathèque,Lens,62300\n")
    call_command("import_places", str(file), source="hub", verbosity=0)
    imported = Place.objects.get(imported_from="hub")
    merge(two[0], imported)
    call_command("import_places", str(file), source="hub", verbosity=0)
    assert Place.objects.filter(imported_from="hub").get() == imported
    assert imported not in Place.objects.public()

"""What ties places to organisations: one runs a place, any number has it as a member."""

from collections.abc import Callable

import pytest
from django.core.exceptions import ValidationError
from django.http import QueryDict
from django.test import TestCase

from directory.doubles.merging import merge, split
from directory.listing import answer, parse
from directory.models import Affiliation, Organisation
from directory.organisations import affiliations
from tests.directory.factories import OrganisationFactory, PlaceFactory

pytestmark = pytest.mark.django_db
Kind = Organisation.Kind


def found(query: str) -> list[str]:
    asked, notices = parse(QueryDict(query))
    assert not notices
    return sorted(entry.place.name for entry in answer(asked, advice=False).entries)


def test_one_organisation_runs_a_place_and_the_next_one_replaces_it() -> None:
    first, second, place = OrganisationFactory(), OrganisationFactory(), PlaceFactory()
    assert affiliations.run_by(first, [place.pk]) == 1
    assert affiliations.run_by(first, [place.pk]) == 0
    affiliations.run_by(second, [place.pk])
    assert affiliations.runner_of(place) == second
    affiliations.run_by(None, [place.pk])
    assert affiliations.runner_of(place) is None


def test_a_place_belongs_to_several_networks_and_leaves_one() -> None:
    one, other = OrganisationFactory(kind=Kind.NETWORK), OrganisationFactory(kind=Kind.NETWORK)
    runner, place = OrganisationFactory(), PlaceFactory()
    affiliations.run_by(runner, [place.pk])
    affiliations.set_networks(place, [one, other])
    affiliations.set_networks(place, [other])
    assert list(affiliations.networks_of(place)) == [other]
    assert affiliations.runner_of(place) == runner
    assert affiliations.leave(other, [place.pk]) == 1


def test_places_that_name_an_organisation_are_found_by_its_siren_and_its_name() -> None:
    town = OrganisationFactory(name="Ville d’Amiens", pivot="21800019400010")
    by_number = PlaceFactory(pivot="21800019400226")
    by_name = PlaceFactory(parent_structure="ville d’amiens")
    run_already = PlaceFactory(pivot="21800019400333")
    affiliations.run_by(OrganisationFactory(), [run_already.pk])
    PlaceFactory(pivot="21800020200012", parent_structure="Ville de Lille")
    assert set(affiliations.naming(town)) == {by_number, by_name}


def test_a_merged_place_takes_its_organisations_along_and_a_split_gives_them_back() -> None:
    kept, gone = PlaceFactory(), PlaceFactory()
    runner, network = OrganisationFactory(), OrganisationFactory(kind=Kind.NETWORK)
    affiliations.run_by(runner, [gone.pk])
    affiliations.join(network, [kept.pk, gone.pk])
    done = merge(kept, gone)
    assert affiliations.runner_of(kept) == runner
    assert list(affiliations.networks_of(kept)) == [network]
    split(done, None)
    assert (affiliations.runner_of(kept), affiliations.runner_of(gone)) == (None, runner)


@pytest.mark.parametrize("engine", ["reindex", "broken_index"])
def test_the_directory_finds_places_by_their_organisation(
    engine: str, request: pytest.FixtureRequest
) -> None:
    run, member, _other = (PlaceFactory(name=name) for name in "ABC")
    organisation = OrganisationFactory(name="Réseau du Nord", kind=Kind.NETWORK)
    affiliations.run_by(organisation, [run.pk])
    affiliations.join(organisation, [member.pk])
    prepare = request.getfixturevalue(engine)
    if prepare:
        prepare()
    assert found("organisation=reseau-du-nord") == ["A", "B"]
    assert found("organisation=nobody") == []


def test_the_search_follows_when_a_place_is_tied(reindex: Callable[[], None]) -> None:
    place, organisation = PlaceFactory(name="A"), OrganisationFactory(name="Ville")
    reindex()
    with TestCase.captureOnCommitCallbacks(execute=True):
        affiliations.run_by(organisation, [place.pk])
    assert found("organisation=ville") == ["A"]


def test_an_organisation_makes_its_address_of_its_name_and_keeps_it_apart() -> None:
    slugs = [OrganisationFactory(name="Hub de l’Œuvre").slug for _ in range(2)]
    assert slugs == ["hub-de-l-oeuvre", "hub-de-l-oeuvre-2"]


@pytest.mark.parametrize(
    ("wrong", "field"),
    [({"pivot": "12"}, "pivot"), ({"kind": "hub", "departments": []}, "departments")],
)
def test_what_could_not_be_is_refused(wrong: dict[str, object], field: str) -> None:
    with pytest.raises(ValidationError) as refused:
        Organisation(name="Hub", **wrong).full_clean()
    assert set(refused.value.message_dict) == {field}


def test_an_organisation_that_is_deleted_leaves_its_places() -> None:
    place, organisation = PlaceFactory(), OrganisationFactory()
    affiliations.run_by(organisation, [place.pk])
    organisation.delete()
    place.refresh_from_db()
    assert not Affiliation.objects.exists()

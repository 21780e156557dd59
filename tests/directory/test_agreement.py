"""Engine and database answer the same question alike, so that a fallback is no other directory."""

import random
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.http import QueryDict
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from directory.asking import parse
from directory.filters import FILTERS
from directory.listing import Answer, answer
from directory.models import Place
from tests.directory.factories import CommuneFactory, PlaceFactory
from tests.search import own_index

pytestmark = pytest.mark.django_db

# A few values of each filter, exact; the last is nobody's.
CHOICES = {
    "typologies": ["BIB", "FABLAB", "TIERS_LIEUX", "CCAS", "MUNI"],
    "services": [
        "Aide aux démarches administratives",
        "Loisirs et créations numériques",
        "Utilisation sécurisée du numérique",
    ],
    "fees": ["Gratuit", "Gratuit sous condition", "Payant"],
    "access_modes": ["Se présenter", "Téléphoner", "Prendre un RDV en ligne"],
    "special_care": ["Surdité", "Handicaps moteurs", "Illettrisme"],
    "audiences": ["Seniors", "Jeunes", "Femmes"],
}
ASKED = {
    "family": ["library", "fablab", "third-place", "social", "public-service", "other"],
    "typologie": ["BIB", "FABLAB", "CCAS"],
    "services": CHOICES["services"],
    "frais_a_charge": CHOICES["fees"],
    "modalites_acces": CHOICES["access_modes"],
    "prise_en_charge_specifique": CHOICES["special_care"],
    "publics_specifiquement_adresses": CHOICES["audiences"],
    "accessibility": ["record", "motor", "hearing"],
    "appointment": ["without", "online"],
    "department": ["80", "62", "59"],
    "source": ["Hub du Nord", "test", "nobody"],
}
BOXES = ["2,49,3,50", "2.2,49.5,4,51", "170,-20,-170,0", "-180,-90,180,90", "1,1,2,2"]
LOCALITIES = ["Somme", "62", "Amiens"]


def crowd() -> Iterator[Place]:
    """Sixty places that have a bit of everything, three of them far away."""
    dice = random.Random(4)
    for number in range(60):
        lists: dict[str, Any] = {
            name: dice.sample(values, dice.randrange(len(values)))
            for name, values in CHOICES.items()
        }
        yield PlaceFactory(
            name=f"Lieu {number:02}",
            department=dice.choice(["80", "62"]),
            latitude=49 + dice.random() * 2,
            longitude=2 + dice.random() * 2,
            source=dice.choice(["Hub du Nord", "test"]),
            accessibility_url=dice.choice(["", "https://acces.example"]),
            booking_url=dice.choice(["", "https://rdv.example"]),
            **lists,
        )
    yield PlaceFactory(name="Mata-Utu", department="986", latitude=-13.3, longitude=-176.2)
    yield PlaceFactory(name="Suva", department="", latitude=-18.1, longitude=178.4)
    yield PlaceFactory(name="Nulle part", latitude=None, longitude=None)


questions = st.fixed_dictionaries(
    {},
    optional={
        **{
            name: st.lists(st.sampled_from(values), min_size=1, max_size=2, unique=True)
            for name, values in ASKED.items()
        },
        "bbox": st.sampled_from(BOXES).map(lambda one: [one]),
        "locality": st.sampled_from(LOCALITIES).map(lambda one: [one]),
    },
)


@pytest.fixture
def both(reindex: Callable[[], None], settings: Any) -> Callable[[str], list[Answer]]:
    """The answers of the engine and of the database."""
    CommuneFactory(code="80021", name="Amiens", population=130_000, latitude=49.9, longitude=2.3)
    list(crowd())
    reindex()
    working = settings.BLASON_SEARCH
    broken = own_index.missing(working)

    def ask(query: str) -> list[Answer]:
        asked, notices = parse(QueryDict(query))
        assert notices == []
        answers = []
        for configuration in (working, broken):
            settings.BLASON_SEARCH = configuration
            answers.append(answer(asked, advice=False))
        return answers

    return ask


@settings(
    max_examples=80,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(question=questions, page=st.integers(1, 2))
def test_the_same_places_in_the_same_order(
    both: Callable[[str], list[Answer]], question: dict[str, list[str]], page: int
) -> None:
    query = QueryDict(mutable=True)
    for name, values in question.items():
        query.setlist(name, values)
    query["sort"] = "name"
    query["page"] = str(page)
    engine, database = both(query.urlencode())
    assert (engine.degraded, database.degraded) == (False, True)
    assert database.ignored == ()
    if engine.widened is None:  # the database does not look further by itself
        assert engine.count == database.count
        assert [one.place.pk for one in engine.entries] == [
            one.place.pk for one in database.entries
        ]


def test_every_count_is_what_the_database_counts(both: Callable[[str], list[Answer]]) -> None:
    engine, _database = both("")
    counted = 0
    for group in engine.facets:
        for option in group.options:
            condition = group.filter.condition([option.exact])
            assert condition is not None
            assert option.count == Place.objects.listed().filter(condition).count()
            counted += 1
    assert counted > 30
    assert {group.filter.name for group in engine.facets} <= {
        one.name for one in FILTERS if one.counted
    }

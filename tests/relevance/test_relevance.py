"""What people type finds what they want, on each engine, and better than without our work."""

from collections.abc import Mapping
from statistics import mean

import pytest

from directory.models import Place
from tests.relevance.asking import Score, scores
from tests.relevance.comparing import BASELINES, ENGINES, rankings
from tests.relevance.judging import HELD_OUT, TUNED, read

pytestmark = pytest.mark.shared_data

AIM = 0.97

type Standings = Mapping[str, list[Score]]


@pytest.fixture(scope="module")
def standings(places: list[Place], elasticsearch_url: str) -> Standings:
    """The scores of all judged searches by the name of who answered."""
    searches = [*read(TUNED), *read(HELD_OUT)]
    return {
        name: list(scores(ranking, searches, places))
        for name, ranking in rankings(elasticsearch_url)
    }


def successes(scored: list[Score]) -> float:
    """success@3: the share of searches with one that should come first among the first three."""
    return mean(score.success for score in scored)


def gain(scored: list[Score]) -> float:
    """nDCG@10, the mean."""
    return mean(score.gain for score in scored)


def test_enough_searches_are_judged_and_each_has_an_answer(places: list[Place]) -> None:
    searches = [*read(TUNED), *read(HELD_OUT)]
    assert len({one.text for one in searches}) == len(searches) >= 150
    assert [one.text for one in searches if 3 not in one.grades(places).values()] == []


@pytest.mark.parametrize("name", ENGINES)
def test_what_should_come_first_is_among_the_first_three(standings: Standings, name: str) -> None:
    missed = [score.judged.text for score in standings[name] if not score.success]
    assert successes(standings[name]) >= AIM, missed


@pytest.mark.parametrize("name", ENGINES)
@pytest.mark.parametrize("baseline", BASELINES)
def test_our_work_is_worth_it(standings: Standings, name: str, baseline: str) -> None:
    assert successes(standings[name]) > successes(standings[baseline])
    assert gain(standings[name]) > gain(standings[baseline])

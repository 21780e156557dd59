"""Which offers answer which searches: plain rules, without a database."""

from training.exchanges.matching import Terms, matches


def terms(
    kind: str, *skills: str, department: str = "59", remote: bool = False, mediator: int = 0
) -> Terms:
    return Terms(kind, frozenset(skills), department, remote, mediator)


SEARCH = terms("search", "jeu", "groupe")


def test_an_offer_with_a_skill_in_common_nearby_answers_and_the_closest_comes_first() -> None:
    others = [
        ("one", terms("offer", "jeu", mediator=1)),
        ("both", terms("offer", "jeu", "groupe", mediator=2)),
    ]
    assert matches(SEARCH, others) == ["both", "one"]


def test_neither_ones_own_nor_another_search_nor_another_skill_answers() -> None:
    others = [
        (1, terms("offer", "jeu", mediator=0)),
        (2, terms("search", "jeu", mediator=1)),
        (3, terms("offer", "distance", mediator=1)),
    ]
    assert matches(SEARCH, others) == []


def test_far_away_answers_only_when_both_can_at_a_distance() -> None:
    far = terms("offer", "jeu", department="974", remote=True, mediator=1)
    assert not SEARCH.meets(far)
    assert terms("search", "jeu", remote=True).meets(far)
    assert SEARCH.meets(terms("offer", "jeu", department="", mediator=1))

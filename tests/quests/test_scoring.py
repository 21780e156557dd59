"""How answers weigh: shares, reasons, ties, and a group in which everybody weighs the same."""

from hypothesis import given
from hypothesis import strategies as st

from quests.scoring import Choice, mix, percentages, result

NAMES = ("a", "b", "c")
WEIGHTS = st.dictionaries(st.sampled_from([*NAMES, "unknown"]), st.integers(-2, 9))
CHOICES = st.lists(st.builds(Choice, WEIGHTS, st.sampled_from(["", "one", "two", "three"])))


def test_shares_come_largest_first_with_their_reasons() -> None:
    found = result([Choice({"b": 3}, "why b"), Choice({"a": 1}, "why a")], NAMES)
    assert [(share.archetype, share.percent) for share in found.shares] == [
        ("b", 75),
        ("a", 25),
        ("c", 0),
    ]
    assert found.shares[0].reasons == ("why b",)
    assert found.first == ("b",)


def test_a_tie_has_several_first_in_the_given_order() -> None:
    found = result([Choice({"c": 2, "a": 2})], NAMES)
    assert found.first == ("a", "c")


def test_three_equal_shares_still_make_a_hundred() -> None:
    assert percentages({"a": 1, "b": 1, "c": 1}) == {"a": 34, "b": 33, "c": 33}


def test_without_any_weight_there_is_no_result() -> None:
    assert result([], NAMES).shares == ()
    assert result([Choice({})], NAMES).first == ()


def test_the_three_heaviest_reasons_are_told_each_once() -> None:
    chosen = [Choice({"a": weight}, f"reason {weight}") for weight in (1, 4, 2, 3, 4)]
    assert result(chosen, NAMES).shares[0].reasons == ("reason 4", "reason 3", "reason 2")


def test_in_a_group_somebody_with_many_points_weighs_no_more_than_others() -> None:
    found = mix([{"a": 100}, {"b": 1}], NAMES)
    assert {share.archetype: share.percent for share in found.shares} == {"a": 50, "b": 50, "c": 0}
    assert found.first == ("a", "b")


def test_who_has_no_points_does_not_dilute_the_group() -> None:
    assert mix([{"a": 2}, {}], NAMES).shares[0].percent == 100


@given(CHOICES)
def test_shares_always_add_up_and_the_first_have_the_most(chosen: list[Choice]) -> None:
    found = result(chosen, NAMES)
    percents = [share.percent for share in found.shares]
    assert sum(percents) in (0, 100)
    assert percents == sorted(percents, reverse=True)
    assert bool(found.first) == bool(found.shares)


@given(st.lists(st.dictionaries(st.sampled_from(NAMES), st.integers(0, 30)), max_size=40))
def test_a_groups_shares_always_add_up(people: list[dict[str, int]]) -> None:
    assert sum(share.percent for share in mix(people, NAMES).shares) in (0, 100)

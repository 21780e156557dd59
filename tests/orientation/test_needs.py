"""The table of needs and the questions, against the standard and the directory's filters."""

import pytest
from django.http import QueryDict

from directory.filters import FILTER
from directory.vocabularies import VOCABULARIES
from orientation.answers import Answers, read
from orientation.needs import NEEDS, known, services_for
from orientation.questions import FIELDS, QUESTION, QUESTIONS

SERVICES = {term.value for term in VOCABULARIES["services"]}


def answers(address: str) -> Answers:
    return read(QueryDict(address))


def asked(address: str) -> dict[str, list[str]]:
    return dict(answers(address).directory_query().lists())


def test_every_service_of_the_standard_answers_some_need() -> None:
    assert {service for need in NEEDS for service in need.services} == SERVICES


def test_needs_have_a_key_each_and_are_known_in_the_order_of_the_table() -> None:
    assert len({need.key for need in NEEDS}) == len(NEEDS)
    assert [need.key for need in known(["work", "nonsense", "print"])] == ["print", "work"]


def test_two_needs_of_one_service_ask_for_it_once() -> None:
    assert services_for(known(["print", "connect"])) == ("Accès internet et matériel informatique",)


@pytest.mark.parametrize("name", FIELDS)
def test_what_an_option_asks_for_is_a_value_of_a_filter(name: str) -> None:
    for option in FIELDS[name].options:
        for filter_name, value in option.filters:
            assert FILTER[filter_name].read([value]) == ((value,), [])


def test_the_questions_go_from_the_need_to_the_place() -> None:
    names = [question.name for question in QUESTIONS]
    assert names == ["need", "price", "access", "language", "support", "when", "where"]


def test_needs_become_the_services_that_answer_them() -> None:
    assert asked("need=print&need=procedure") == {
        "services": [
            "acces-internet-et-materiel-informatique",
            "aide-aux-demarches-administratives",
        ]
    }


@pytest.mark.parametrize(
    ("address", "filters"),
    [
        ("price=free", {"frais_a_charge": ["gratuit"]}),
        ("price=free-if", {"frais_a_charge": ["gratuit", "gratuit-sous-condition"]}),
        ("price=any", {}),
        ("access=motor&access=visual", {"accessibility": ["motor", "visual"]}),
        ("access=reading", {"prise_en_charge_specifique": ["illettrisme"]}),
        ("language=french", {}),
        ("language=english", {"prise_en_charge_specifique": ["langues-etrangeres-anglais"]}),
        ("support=remote", {"modalites_accompagnement": ["a-distance"]}),
        ("day=now", {"open_at": ["now"]}),
        ("day=sat", {"open_at": ["sat-1000"]}),
        ("day=sat&part=evening", {"open_at": ["sat-1830"]}),
        ("part=evening", {}),
        ("day=any&part=evening", {}),
        ("locality=Lens", {"locality": ["Lens"]}),
        ("near=50.4319,2.8333", {"near": ["50.432,2.833"]}),
        ("locality=Lens&near=50.43,2.83", {"locality": ["Lens"]}),
    ],
)
def test_each_answer_asks_the_directory_for_what_it_means(
    address: str, filters: dict[str, list[str]]
) -> None:
    assert asked(address) == filters


@pytest.mark.parametrize("address", ["need=x", "price=x&price=y", "near=here", "day=", "zzz=1"])
def test_what_makes_no_sense_is_left_out(address: str) -> None:
    assert not answers(address)


def test_one_answer_is_taken_where_one_makes_sense() -> None:
    assert answers("price=free&price=any").chosen["price"] == ("free",)


def test_an_address_comes_back_as_it_was() -> None:
    address = "need=print&need=work&price=free&day=sat&part=evening&locality=Lens"
    assert answers(address).query_string() == f"?{address}"


def test_leaving_out_an_answer_leaves_the_others() -> None:
    given = answers("need=print&day=sat&part=evening&locality=Lens")
    assert given.without(QUESTION["when"]).query_string() == "?need=print&locality=Lens"
    assert given.without(QUESTION["where"]).query_string() == "?need=print&day=sat&part=evening"

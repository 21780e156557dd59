"""The table of skills, and numbers of certificates."""

import re

import pytest

from training import certificates
from training.skills import FAMILIES, SKILLS, Family, Skill, families_of, known


def test_every_family_of_the_field_is_there_and_has_skills() -> None:
    assert {"technique", "social", "savoir-etre", "pedagogie", "education-populaire", "droit"} <= (
        FAMILIES.keys()
    )
    assert all(len(family.skills) >= 5 for family in FAMILIES.values())


def test_every_skill_and_family_has_a_slug_of_its_own_and_words_in_both_languages() -> None:
    things: list[Family | Skill] = [*FAMILIES.values(), *SKILLS.values()]
    assert sum(len(family.skills) for family in FAMILIES.values()) == len(SKILLS)
    assert all(re.fullmatch(r"[a-z]+(-[a-z]+)*", thing.slug) for thing in things)
    assert all(thing.label("fr") and thing.label("en") for thing in things)


def test_families_follow_from_skills_in_the_order_of_the_table() -> None:
    asked = ["posture", "ordinateur", "mobile", "gone"]
    assert [family.slug for family in families_of(asked)] == ["technique", "savoir-etre"]
    assert [skill.slug for skill in known(asked)] == ["ordinateur", "mobile", "posture"]


@pytest.mark.parametrize(
    ("typed", "number", "page"),
    [
        ("RNCP12345", "RNCP12345", "https://www.francecompetences.fr/recherche/rncp/12345/"),
        ("rs 1234", "RS1234", "https://www.francecompetences.fr/recherche/rs/1234/"),
        ("rncp-12.345", "RNCP12345", "https://www.francecompetences.fr/recherche/rncp/12345/"),
    ],
)
def test_a_number_is_read_as_people_write_it_and_leads_to_its_page(
    typed: str, number: str, page: str
) -> None:
    assert certificates.plain(typed) == number
    assert certificates.is_number(number)
    assert certificates.address(number) == page


@pytest.mark.parametrize("typed", ["12345", "RNCP", "RNCP12", "RNCP1234567", "RSX123", ""])
def test_what_is_no_number_is_refused_and_leads_nowhere(typed: str) -> None:
    assert not certificates.is_number(certificates.plain(typed))
    assert certificates.address(certificates.plain(typed)) == ""

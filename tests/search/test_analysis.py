"""Words, stems and synonyms."""

import pytest

from search.analysis import is_stop_word, stems, words
from search.synonyms import FILE, Synonyms, synonyms


def test_words_lose_case_accents_and_elided_articles() -> None:
    text = "L’Œuvre d'Été, qu'on voit : C.C.A.S. « Là-bas »"
    assert words(text) == ["oeuvre", "ete", "on", "voit", "ccas", "la", "bas"]


def test_composed_and_decomposed_accents_are_one() -> None:
    assert words("e\u0301te\u0301") == words("\u00e9t\u00e9") == ["ete"]


@pytest.mark.parametrize(
    "group",
    [
        "atelier ateliers",
        "social sociale sociaux sociales",
        "médiateur médiatrice médiateurs médiatrices",
        "numérique numeriques",
        "connecté connectée connectés connectées",
        "jeu jeux",
        "lieu lieux",
        "bureau bureaux",
        "chômeur chômeuse",
        "heureux heureuse",
        "inclusif inclusive inclusives",
        "gratuit gratuite",
        "service services",
    ],
)
def test_forms_of_a_word_share_a_stem(group: str) -> None:
    assert len(set(stems(group))) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("café", "caf"),
        ("médiathèque", "médiateur"),
        ("formation", "forme"),
        ("information", "informatique"),
        ("Paris", "pari"),
        ("peur", "peu"),
    ],
)
def test_different_words_keep_different_stems(one: str, other: str) -> None:
    assert stems(one) != stems(other)


def test_english_stop_words_count_only_for_english_readers() -> None:
    assert is_stop_word("de") and is_stop_word("de", "en")
    assert is_stop_word("the", "en") and not is_stop_word("the", "fr")


def test_the_longest_expression_is_taken() -> None:
    groups = Synonyms([["fab lab", "fablab"], ["fab", "fabrique"]])
    typed = stems("un fab lab")
    assert groups.at(typed, 1) == (2, [("fablab",)])
    assert groups.at(typed, 0) == (1, [])
    assert groups.at(stems("fab"), 0) == (1, [tuple(stems("fabrique"))])


def test_a_word_in_two_groups_has_the_synonyms_of_both() -> None:
    groups = Synonyms([["a1", "b1"], ["a1", "c1"]])
    assert groups.at(["a1"], 0) == (1, [("b1",), ("c1",)])


def test_every_line_of_the_file_is_a_group() -> None:
    lines = [
        line
        for line in FILE.read_text(encoding="utf-8").splitlines()
        if line and not line.startswith("#")
    ]
    assert len(lines) >= 30
    for line in lines:
        expressions = [tuple(stems(part)) for part in line.split(",")]
        assert len(expressions) > 1, line
        for expression in expressions:
            length, others = synonyms().at(expression, 0)
            assert length == len(expression) and others, line

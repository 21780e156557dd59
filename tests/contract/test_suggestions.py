"""Suggestions while typing."""

import pytest

from search.protocol import Document, Engine
from tests.contract.makers import place, places


def suggested(engine: Engine, typed: str, language: str = "") -> list[str]:
    return [hit.title for hit in engine.suggest(typed, language=language)]


@pytest.mark.parametrize(
    ("typed", "title"),
    [
        ("m", "Médiathèque Jean Macé"),
        ("media", "Médiathèque Jean Macé"),
        ("MÉDIA", "Médiathèque Jean Macé"),
        ("mace", "Médiathèque Jean Macé"),
        ("jean méd", "Médiathèque Jean Macé"),
        ("l'at", "L’Atelier du Canal"),
        ("l’atelier du c", "L’Atelier du Canal"),
        ("atelier du", "L’Atelier du Canal"),
        ("oeu", "Œuvre sociale"),
        ("intercommunalite", "Espace de l’intercommunalité"),
        ("medaith", "Médiathèque Jean Macé"),
    ],
)
def test_words_that_begin_so_are_suggested(engine: Engine, typed: str, title: str) -> None:
    engine.rebuild(
        places(
            [
                "Médiathèque Jean Macé",
                "L’Atelier du Canal",
                "Œuvre sociale",
                "Espace de l’intercommunalité",
            ]
        )
    )
    assert suggested(engine, typed) == [title]


def test_every_word_must_begin_a_word_of_the_title(engine: Engine) -> None:
    engine.rebuild(places(["Mairie de Lille", "Mairie de Lens"]))
    assert suggested(engine, "mairie le") == ["Mairie de Lens"]
    assert suggested(engine, "mairie x") == []


def test_only_titles_are_looked_at(engine: Engine) -> None:
    engine.rebuild([place(1, "Mairie", summary="Fablab", keywords=["fablab"])])
    assert suggested(engine, "fab") == []


def test_short_titles_come_first(engine: Engine) -> None:
    engine.rebuild(places(["FabLab de la grande ville du nord", "FabLab"]))
    assert suggested(engine, "fab")[0] == "FabLab"


def test_kinds_language_and_limit_hold(engine: Engine) -> None:
    engine.rebuild(
        [
            *(place(number, "Bus") for number in range(20)),
            Document("story-1", "story", "Le bus", language="fr"),
            Document("story-2", "story", "The bus", language="en"),
        ]
    )
    assert len(engine.suggest("bus", limit=5)) == 5
    assert [hit.id for hit in engine.suggest("bu", kinds=["story"], language="en")] == ["story-2"]


def test_a_suggestion_carries_its_payload(engine: Engine) -> None:
    engine.rebuild([place(1, "Bus", payload={"url": "/fr/lieux/bus/"})])
    [hit] = engine.suggest("bus")
    assert hit.payload["url"] == "/fr/lieux/bus/"


def test_suggestions_follow_updates_and_deletions(engine: Engine) -> None:
    engine.rebuild(places(["Bus du soir", "Bus du matin"]))
    engine.update([place(1, "Camion")])
    engine.delete(["place-2"])
    assert suggested(engine, "bus") == []
    assert suggested(engine, "cam") == ["Camion"]


def test_a_typo_is_forgiven_in_one_word_beside_others(engine: Engine) -> None:
    engine.rebuild(places(["Médiathèque Jean Macé", "Mairie"]))
    assert suggested(engine, "mediahteque mac") == ["Médiathèque Jean Macé"]
    assert suggested(engine, "mai") == ["Mairie"]
    assert suggested(engine, "mei") == []


def test_elided_articles_need_not_be_typed_to_the_end(engine: Engine) -> None:
    engine.rebuild(places(["L’Étape", "Maison d’Arlette"]))
    assert suggested(engine, "l’") == suggested(engine, "d'") == []
    assert suggested(engine, "d’arl") == ["Maison d’Arlette"]
    assert suggested(engine, "maison arl") == ["Maison d’Arlette"]


def test_nothing_typed_suggests_nothing(engine: Engine) -> None:
    engine.rebuild(places(["Bus"]))
    assert suggested(engine, "") == suggested(engine, " ' ") == []

"""Words: how they are written and how they are typed."""

import pytest

from search.protocol import Document, Engine, Query
from search.synonyms import FILE
from tests.contract.makers import counts, ids, place, places, titles


@pytest.mark.parametrize(
    ("title", "typed"),
    [
        ("Médiathèque Jean Macé", "mediatheque"),
        ("MEDIATHEQUE JEAN MACE", "médiathèque"),
        ("L’Atelier du Canal", "atelier"),
        ("L’Atelier du Canal", "l'atelier"),
        ("L'Atelier du Canal", "L’ATELIER"),
        ("Ateliers numériques", "atelier numérique"),
        ("Atelier numérique", "ateliers numeriques"),
        ("Centre social", "centres sociaux"),
        ("Action sociale", "social"),
        ("Accueil des usagers connectés", "connectée"),
        ("Œuvre sociale", "oeuvre"),
        ("C.C.A.S. de Roubaix", "ccas"),
        ("Espace d'accueil de l’Haÿ-les-Roses", "hay les roses"),
        ("Aujourd’hui", "aujourd'hui"),
        ("Accompagnement jusqu’au guichet", "jusqu'au guichet"),
        ("Ce qu’on répare", "QU’ON RÉPARE"),
        ("L‘Étape numérique", "etape"),
        ("D´Artagnan", "d'artagnan"),
        ("Étape", "e\u0301tape"),
        ("Maison de l’Économie", "maison économie"),
        ("FabLab 3D", "3d"),
    ],
)
def test_spelling_accents_elision_and_number_do_not_matter(
    engine: Engine, title: str, typed: str
) -> None:
    engine.rebuild(places([title, "Quelque chose"]))
    assert titles(engine, typed) == [title]


@pytest.mark.parametrize(
    ("title", "typed"),
    [
        ("FabLab du Canal", "fab lab"),
        ("Fab Lab de Lille", "fablab"),
        ("Médiathèque du Marais", "bibliothèque"),
        ("Bibliothèque du Marais", "médiathèques"),
        ("Réparer un ordinateur", "ordi"),
        ("Maison de services au public", "msap"),
        ("CCAS", "centre communal d’action sociale"),
        ("France Travail", "pôle emploi"),
    ],
)
def test_synonyms_are_found(engine: Engine, title: str, typed: str) -> None:
    engine.rebuild(places([title, "Quelque chose"]))
    assert titles(engine, typed) == [title]


def test_every_expression_of_the_synonyms_finds_the_others(engine: Engine) -> None:
    groups = [
        [part.strip() for part in line.split(",")]
        for line in FILE.read_text(encoding="utf-8").splitlines()
        if line and not line.startswith("#")
    ]
    engine.rebuild(places(dict.fromkeys(one for group in groups for one in group)))
    for group in groups:
        for typed in group:
            found = set(titles(engine, typed, limit=50))
            assert set(group) <= found, (typed, set(group) - found)


def test_what_was_typed_comes_before_its_synonyms(engine: Engine) -> None:
    engine.rebuild(places(["Médiathèque", "Bibliothèque"]))
    assert titles(engine, "bibliothèque") == ["Bibliothèque", "Médiathèque"]
    assert titles(engine, "médiathèque") == ["Médiathèque", "Bibliothèque"]


def test_a_synonym_works_beside_other_words(engine: Engine) -> None:
    engine.rebuild(places(["FabLab de Lille", "FabLab de Lens", "Mairie de Lille"]))
    assert titles(engine, "fab lab lille") == ["FabLab de Lille"]


@pytest.mark.parametrize(
    "typed",
    [
        "fabalb",
        "fablabb",
        "imprimerei",
        "mediateque",
        "bibliotehque",
        "machnerie",
        "fablab imprimmerie",
        "l'imprimrie",
        "machinerrie mediathque",
    ],
)
def test_a_typo_is_forgiven(engine: Engine, typed: str) -> None:
    found = "FabLab et imprimerie de la Machinerie, médiathèque, bibliothèque"
    engine.rebuild(places([found, "Quelque chose"]))
    assert titles(engine, typed) == [found]


def test_two_typos_are_forgiven_in_long_words_only(engine: Engine) -> None:
    engine.rebuild(places(["Administratif", "Atelier"]))
    assert titles(engine, "amdinistratiff") == ["Administratif"]
    assert titles(engine, "atteleir") == []


def test_numbers_and_short_words_are_not_guessed(engine: Engine) -> None:
    engine.rebuild([place(1, keywords=["59000"]), place(2, "Café"), place(3, "CAF")])
    assert titles(engine, "59100") == []
    assert titles(engine, "caf") == ["CAF"]


def test_a_typo_beside_a_filter_means_the_same(engine: Engine) -> None:
    engine.rebuild(
        [
            place(1, "Imprimerie", facets={"frais_a_charge": ["Gratuit"]}),
            place(2, "Mairie", facets={"frais_a_charge": ["Payant"]}),
        ]
    )
    query = Query(text="imprimrie", facets=["frais_a_charge"])
    assert counts(engine, query, "frais_a_charge") == {"Gratuit": 1}
    assert titles(engine, "imprimrie", filters={"frais_a_charge": ["Payant"]}) == []


def test_a_word_that_is_only_in_forgotten_documents_may_be_a_typo(engine: Engine) -> None:
    engine.rebuild([place(1, "Machine"), place(2, "Machina")])
    engine.delete(["place-2"])
    assert titles(engine, "machina") == ["Machine"]


def test_a_known_word_is_taken_as_it_is(engine: Engine) -> None:
    engine.rebuild(places(["Lille", "Ville"]))
    assert titles(engine, "lille") == ["Lille"]


def test_all_words_must_be_found_in_whatever_field(engine: Engine) -> None:
    engine.rebuild(
        [
            place(1, "FabLab", keywords=["Roubaix"]),
            place(2, "FabLab", keywords=["Tourcoing"]),
            place(3, "Mairie", summary="Un fablab à Roubaix"),
        ]
    )
    query = Query(text="fablab roubaix")
    assert {hit.id for hit in engine.search(query).hits} == {"place-1", "place-3"}


def test_when_nothing_has_all_words_most_are_enough(engine: Engine) -> None:
    engine.rebuild(places(["Repair café du jardin", "Café du port", "Mairie"]))
    assert titles(engine, "repair cafe piscine") == ["Repair café du jardin"]
    assert titles(engine, "mairie piscine") == ["Mairie"]


def test_a_filter_never_changes_what_a_text_means(engine: Engine) -> None:
    engine.rebuild(
        [
            place(1, "Atelier de couture", facets={"frais_a_charge": ["Payant"]}),
            place(2, "Atelier de peinture", facets={"frais_a_charge": ["Gratuit"]}),
        ]
    )
    free = {"frais_a_charge": ["Gratuit"]}
    assert titles(engine, "atelier couture") == ["Atelier de couture"]
    assert titles(engine, "atelier couture", filters=free) == []


def test_articles_and_prepositions_are_not_required(engine: Engine) -> None:
    engine.rebuild(places(["Atelier numérique pour seniors", "Mairie"]))
    assert titles(engine, "un atelier pour les seniors") == ["Atelier numérique pour seniors"]


def test_a_text_of_such_words_only_is_searched_all_the_same(engine: Engine) -> None:
    engine.rebuild(places(["Chez nous", "Mairie"]))
    assert titles(engine, "chez nous") == ["Chez nous"]


def test_the_title_weighs_more_than_the_text(engine: Engine) -> None:
    engine.rebuild(
        [place(1, "Mairie", body="Un fablab se trouve dans la mairie."), place(2, "FabLab")]
    )
    assert titles(engine, "fablab") == ["FabLab", "Mairie"]


def test_no_text_finds_everything_and_signs_only_nothing(engine: Engine) -> None:
    engine.rebuild(places(["Mairie", "FabLab"]))
    assert engine.search(Query()).count == 2
    assert engine.search(Query(text="   ")).count == 2
    assert engine.search(Query(text="?! +-*")).count == 0


@pytest.mark.parametrize(
    "typed",
    ['"', "title:x AND (", "a" * 5000, "é\x00è", "facets.services:*", "🙂", "l'", "-", "~2"],
)
def test_no_text_breaks_the_search(engine: Engine, typed: str) -> None:
    engine.rebuild(places(["Mairie"]))
    engine.search(Query(text=typed))
    engine.suggest(typed)


def test_a_reader_sees_documents_of_their_language_and_those_without(engine: Engine) -> None:
    engine.rebuild(
        [
            Document("story-1", "story", "Le bus numérique", language="fr"),
            Document("story-2", "story", "The digital bus", language="en"),
            place(3, "Bus"),
        ]
    )
    assert set(titles(engine, "bus", language="fr")) == {"Le bus numérique", "Bus"}
    assert set(titles(engine, "bus", language="en")) == {"The digital bus", "Bus"}
    assert len(titles(engine, "bus")) == 3


def test_english_text_is_found_by_its_words(engine: Engine) -> None:
    engine.rebuild(
        [
            Document("story-1", "story", "Workshops on the coast", language="en"),
            Document("story-2", "story", "A letter from the mayor", language="en"),
        ]
    )
    assert titles(engine, "workshop on a coast", language="en") == ["Workshops on the coast"]
    assert titles(engine, "the mayor of", language="en") == ["A letter from the mayor"]


def test_kinds_limit_what_is_found(engine: Engine) -> None:
    engine.rebuild([place(1, "Bus"), Document("story-1", "story", "Bus")])
    assert [hit.kind for hit in engine.search(Query(text="bus", kinds=["story"])).hits] == ["story"]
    assert engine.search(Query(kinds=["place", "story"])).count == 2
    assert engine.search(Query(kinds=["motto"])).count == 0


def test_a_rare_synonym_never_comes_before_the_words_typed(engine: Engine) -> None:
    engine.rebuild(
        places([*(f"France services {number}" for number in range(12)), "MSAP de Vesoul"])
    )
    found = titles(engine, "france services", limit=20)
    assert (len(found), found[-1]) == (13, "MSAP de Vesoul")


def test_when_nothing_has_most_words_any_one_is_enough(engine: Engine) -> None:
    engine.rebuild(places(["Impôts", "Mairie"]))
    assert titles(engine, "déclarer ses impôts xyzzy sur ordinateur") == ["Impôts"]


def test_a_hint_raises_what_has_it_and_requires_nothing(engine: Engine) -> None:
    engine.rebuild(
        [
            place(1, "Fablab", keywords=["Lens"]),
            place(2, "Fablab", keywords=["Lille"]),
            place(3, "Mairie", keywords=["Lille"]),
        ]
    )
    assert ids(engine, Query(text="fablab")) == ["place-1", "place-2"]
    assert ids(engine, Query(text="fablab", hint="Lille")) == ["place-2", "place-1"]

"""A mapping is data: what each of its words does, and what is refused."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from directory.mapping.rules import FIELDS, Mapping, Take, Unfit

BASICS = "Maîtrise des outils numériques du quotidien"
ACCESS = "Accès internet et matériel informatique"


def given_by(row: dict[str, str], **fields: list[dict[str, object]]) -> dict[str, str]:
    return Mapping.from_json({"version": 1, "fields": fields}).apply(row)


def test_cells_of_several_columns_are_joined():
    row = {"numéro": "12", "voie": " rue Nationale ", "rien": ""}
    take = {"columns": ["numéro", "rien", "voie"]}
    assert given_by(row, adresse=[take]) == {"adresse": "12 rue Nationale"}


def test_the_first_way_that_gives_something_is_taken_for_one_value():
    row = {"tel1": "-", "tel2": "03 20 00 00 00"}
    ways = [{"columns": ["tel1"], "except": ["-"]}, {"columns": ["tel2"]}]
    assert given_by(row, telephone=ways) == {"telephone": "03 20 00 00 00"}


def test_all_ways_are_taken_for_several_values():
    row = {"site": "https://a.fr", "page": "https://b.fr", "encore": "https://a.fr"}
    ways = [{"columns": [name]} for name in row]
    assert given_by(row, site_web=ways) == {"site_web": "https://a.fr|https://b.fr"}


def test_a_constant_stands_for_all_rows_or_for_those_with_a_value():
    always = {"constant": "Ma ville"}
    where = {"columns": ["wifi"], "except": ["non"], "constant": ACCESS}
    assert given_by({"wifi": "oui"}, source=[always], services=[where]) == {
        "source": "Ma ville",
        "services": ACCESS,
    }
    assert given_by({"wifi": "NON"}, source=[always], services=[where]) == {"source": "Ma ville"}


def test_terms_are_translated_however_they_are_written():
    take = {
        "columns": ["quoi"],
        "terms": {"Prise en main": [BASICS], "Wi-Fi": [ACCESS], "Café": []},
    }
    row = {"quoi": "PRISE EN MAIN, café ; wi-fi\nJardinage"}
    assert given_by(row, services=[take]) == {"services": f"{BASICS}|{ACCESS}|Jardinage"}


def test_a_term_with_commas_is_one_term():
    term = "Ateliers (traitement de texte, e-mail, …)"
    take = {"columns": ["quoi"], "terms": {term: [BASICS], "Wi-Fi": [ACCESS]}}
    row = {"quoi": f"{term}, Wi-Fi"}
    assert given_by(row, services=[take]) == {"services": f"{BASICS}|{ACCESS}"}


def test_what_no_term_says_is_left_out_where_all_others_are_excepted():
    take = {"columns": ["quoi"], "terms": {"Wi-Fi": [ACCESS]}, "except": ["*"]}
    assert given_by({"quoi": "Jardinage, wifi, Wi-Fi"}, services=[take]) == {"services": ACCESS}


def test_pieces_of_a_cell_are_sifted():
    take = {"columns": ["nom"], "split": [" - "], "join": " – ", "except": ["* DUPONT"]}
    row = {"nom": "Le Quai - Jeanne Dupont - Lille"}
    assert given_by(row, nom=[take]) == {"nom": "Le Quai – Lille"}


def test_an_address_is_taken_apart():
    row = {"où": "Village de Crocicchia 20290 CROCICCHIA"}
    ways = {
        name: [{"columns": ["où"], "part": part}]
        for name, part in (
            ("adresse", "street"),
            ("code_postal", "postcode"),
            ("commune", "commune"),
        )
    }
    assert given_by(row, **ways) == {
        "adresse": "Village de Crocicchia",
        "code_postal": "20290",
        "commune": "CROCICCHIA",
    }


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"nam": [{"columns": ["a"]}]}, "fields.nam: is no column"),
        ({"nom": {"columns": ["a"]}}, "fields.nom: must be a list"),
        ({"nom": []}, "fields.nom: must be a list"),
        ({"nom": [{"columns": "a"}]}, "fields.nom[0].columns: must be a list of texts"),
        ({"nom": [{"column": ["a"]}]}, "fields.nom[0]: column is not known"),
        ({"nom": [{}]}, "fields.nom[0]: needs columns or a constant"),
        ({"nom": [{"columns": ["a"], "part": "moon"}]}, "fields.nom[0].part: must be one of"),
        ({"nom": [{"columns": ["a"], "split": [""]}]}, "split: must not be empty"),
        ({"nom": [{"columns": ["a"], "terms": {"b": "c"}}]}, "terms.b: must be a list"),
    ],
)
def test_what_is_no_mapping_is_refused_with_the_place(fields, said):
    with pytest.raises(Unfit) as raised:
        Mapping.from_json({"version": 1, "fields": fields})
    assert said in str(raised.value)


def test_a_mapping_of_another_version_is_refused():
    for data in (None, [], {"fields": {}}, {"version": 2, "fields": {}}):
        with pytest.raises(Unfit):
            Mapping.from_json(data)


TEXTS = st.text(max_size=12)
TAKES = st.builds(
    Take,
    columns=st.lists(TEXTS, min_size=1, max_size=3).map(tuple),
    join=TEXTS,
    part=st.sampled_from(["", "street", "postcode", "commune"]),
    split=st.lists(st.text(min_size=1, max_size=3), max_size=2).map(tuple),
    excepted=st.lists(TEXTS, max_size=2).map(tuple),
    terms=st.dictionaries(TEXTS, st.lists(TEXTS, max_size=2).map(tuple), max_size=3),
    constant=TEXTS,
)


@settings(max_examples=60, deadline=None)
@given(
    st.dictionaries(st.sampled_from(FIELDS), st.lists(TAKES, min_size=1, max_size=2).map(tuple)),
    st.dictionaries(TEXTS, TEXTS),
)
def test_a_mapping_is_kept_as_json_and_takes_any_row(fields, row):
    mapping = Mapping(fields)
    assert Mapping.from_json(mapping.to_json()) == mapping
    assert set(mapping.apply(row)) <= set(fields)

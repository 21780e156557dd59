"""A mapping is guessed from names and cells, with how sure each guess is."""

import csv
import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from directory.importing.headers import own
from directory.importing.tables import Table
from directory.mapping.guessing import Guess, guess, mapping_of
from directory.mapping.samples import Sample

ACCESS = "Accès internet et matériel informatique"


def sample(*rows: dict[str, str]) -> Sample:
    file = io.StringIO(newline="")
    table = csv.DictWriter(file, list(dict.fromkeys(name for row in rows for name in row)))
    table.writeheader()
    table.writerows(rows)
    file.seek(0)
    return Sample.of(Table(file, own))


def guessed(column: str, *cells: str) -> Guess:
    """The guess for a column that stands beside one of names."""
    rows = [{"Nom": f"Lieu {number}", column: cell} for number, cell in enumerate(cells)]
    return next(one for one in guess(sample(*rows)) if one.column == column)


@pytest.mark.parametrize(
    ("name", "field"),
    [
        ("Code Postal", "code_postal"),
        ("CODE_POSTAL", "code_postal"),
        ("Numéro de téléphonne", "telephone"),
        ("USER_ADRES", "adresse"),
        ("Nom de la rue", "adresse"),
        ("Ville de la structure", "commune"),
    ],
)
def test_a_column_is_known_by_its_name_however_it_is_written(name, field):
    cells = {"code_postal": "59000", "telephone": "03 20 12 34 56"}
    assert guessed(name, cells.get(field, "Haute"), cells.get(field, "Basse")).field == field


@pytest.mark.parametrize(
    ("cells", "field"),
    [
        (["03 20 12 34 56", "+33 6 12 34 56 78"], "telephone"),
        (["a@b.fr", "c@d.org ; e@f.fr"], "courriels"),
        (["https://a.fr", "www.b.fr"], "site_web"),
        (["Du lundi au vendredi de 9h à 12h", "Mardi 14h-18h"], "horaires"),
        (["48.85, 2.35", "50.63, 3.06"], "point"),
        (["130 025 265 00013", "13002526500013"], "pivot"),
        (["1 rue Haute 59000 Lille", "2 rue Basse 62000 Arras"], "packed"),
        (["Seniors", "Étudiants, Seniors"], "publics_specifiquement_adresses"),
        (["Imprimante, scanner", "Wi-Fi"], "services"),
    ],
)
def test_a_column_is_known_by_its_cells_alone(cells, field):
    found = guessed("Champ 7", *cells)
    assert found.field == field
    assert 0.4 < found.confidence < 0.9


def test_swapped_columns_are_told_by_their_cells():
    rows = [
        {"Nom": f"Lieu {n}", "Téléphone": f"a{n}@b.fr", "Courriel": f"03 20 12 34 5{n}"}
        for n in range(5)
    ]
    fields = {one.column: one.field for one in guess(sample(*rows))}
    assert fields["Téléphone"] == "courriels"
    assert fields["Courriel"] == "telephone"


def test_a_column_of_yes_and_no_is_what_its_name_asks():
    rows = sample({"Nom": "A", "Accès wifi": "Oui"}, {"Nom": "B", "Accès wifi": "non"})
    found = guess(rows)
    assert found[1] == Guess("Accès wifi", "services", 0.75, ACCESS)
    mapping = mapping_of(found, rows)
    assert [mapping.apply(row.cells).get("services") for row in rows.rows] == [ACCESS, None]


def test_columns_about_persons_are_left_out():
    assert guessed("Prénom du médiateur", "Anne", "Jean").field == ""
    assert guessed("Contact", "Anne Petit", "Jean Grand").field == ""


def test_number_and_street_make_one_address():
    rows = sample({"Nom": "A", "N°": "12", "Voie": "rue Haute"})
    assert mapping_of(guess(rows), rows).apply(rows.rows[0].cells)["adresse"] == "12 rue Haute"


def test_without_a_name_for_it_the_first_column_of_different_words_is_the_name():
    rows = sample({"A": "Le Quai", "B": "59000"}, {"A": "La Gare", "B": "59000"})
    assert guess(rows)[0].field == "nom"
    assert guess(rows)[0].confidence < 0.6


def test_terms_are_guessed_where_the_standard_has_other_words():
    rows = sample({"Nom": "A", "Services proposés": "Imprimante, initiation au traitement (texte)"})
    terms = mapping_of(guess(rows), rows).fields["services"][0].terms
    assert terms == {
        "Imprimante": (ACCESS,),
        "initiation au traitement (texte)": ("Maîtrise des outils numériques du quotidien",),
    }


@settings(max_examples=25, deadline=None)
@given(st.lists(st.lists(st.text(max_size=20), min_size=3, max_size=3), min_size=2, max_size=5))
def test_any_table_is_guessed_and_mapped(rows):
    file = io.StringIO("\n".join(",".join(row) for row in [["nom", "x", "y"], *rows]), newline="")
    some = Sample.of(Table(file, own))
    mapping = mapping_of(guess(some), some)
    for row in some.rows:
        mapping.apply(row.cells)

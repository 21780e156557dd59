"""An editor corrects a mapping: what is not touched stays, whatever a form could not say."""

import pytest

from directory.importing.headers import own
from directory.importing.reading import opened
from directory.mapping.draft import KEPT, Draft
from directory.mapping.known import KNOWN
from directory.mapping.rules import Mapping, Take
from directory.mapping.samples import Sample

from .test_guessing import sample

ACCESS = "Accès internet et matériel informatique"
BASICS = "Maîtrise des outils numériques du quotidien"

ROWS = sample(
    {"Nom": "A", "Où": "1 rue Haute 59000 Lille", "Quoi": "Imprimante, tricot", "Wifi": "oui"},
    {"Nom": "B", "Où": "2 rue Basse 62000 Arras", "Quoi": "tricot, tricot", "Wifi": "non"},
)


def test_what_was_guessed_is_shown_as_one_choice_a_column():
    draft = Draft.of(ROWS)
    choices = {name: draft.choice(name) for name in ROWS.columns}
    assert choices == {"Nom": "nom", "Où": "packed", "Quoi": "", "Wifi": f"services={ACCESS}"}
    assert draft.is_sure("Nom")
    assert not draft.is_sure("Wifi")


def test_a_column_is_given_another_meaning():
    draft = Draft.of(ROWS).with_choices({"Quoi": "services", "Où": "adresse", "Wifi": ""})
    row = draft.mapping.apply(ROWS.rows[0].cells)
    assert row["adresse"] == "1 rue Haute 59000 Lille"
    assert row["services"] == f"{ACCESS}|tricot"
    assert "commune" not in draft.mapping.fields
    assert draft.is_sure("Quoi")


def test_words_are_given_a_value_of_the_standard():
    draft = Draft.of(ROWS).with_choices({"Quoi": "services"})
    (tricot, _printer) = draft.words()["services"]
    assert (tricot.text, tricot.count, tricot.value) == ("tricot", 3, "")
    corrected = draft.with_words({tricot.name("services"): BASICS})
    assert corrected.mapping.apply(ROWS.rows[1].cells)["services"] == BASICS
    silenced = corrected.with_words({tricot.name("services"): ""})
    assert "services" not in silenced.mapping.apply(ROWS.rows[1].cells)


def test_what_is_not_touched_stays_as_it_was():
    takes = (Take(("Nom", "Où"), join=" – ", split=(" - ",)),)
    mapping = Mapping({"nom": takes, "source": (Take(constant="Hub"),)})
    draft = Draft.of(ROWS, mapping)
    same = draft.with_choices({name: draft.choice(name) for name in ROWS.columns})
    assert same.mapping == mapping
    without = draft.with_choices({"Où": ""})
    assert without.mapping.fields["nom"][0] == Take(("Nom",), join=" – ", split=(" - ",))


@pytest.mark.shared_data
@pytest.mark.parametrize("name", KNOWN)
def test_a_known_mapping_comes_out_of_the_form_as_it_went_in(shared_data, name):
    with opened(str(shared_data / "raw" / f"{name}.json"), meaning=own) as source:
        some = Sample.of(source.rows)
    draft = Draft.of(some, KNOWN[name])
    choices = {column: draft.choice(column) for column in some.columns}
    said = {word.name(field): word.value for field, all in draft.words().items() for word in all}
    assert draft.with_choices(choices).with_words(said).mapping == KNOWN[name]
    if name == "corse":
        assert choices["Adresse"] == "packed"
        assert choices["Activités proposées"] == KEPT

"""What the import makes of each field, without a database."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from directory.importing.findings import FileFault, Kind, Reason
from directory.importing.gazetteer import Gazetteer, department_of
from directory.importing.headers import POINT
from directory.importing.repair import RawRow, repair
from directory.importing.sentences import FAULTS, KINDS, REASONS
from directory.standard import COLUMNS

from .helpers import TOWNS, found, repaired, values

NOWHERE = Gazetteer()


@pytest.mark.parametrize(
    ("written", "department_codes", "read"),
    [
        ("03 20 12 34 56", {}, "+33320123456"),
        ("+33 3 20 12 34 56", {}, "+33320123456"),
        ("0033320123456", {}, "+33320123456"),
        ("03.20.12.34.56 / 06.12.34.56.78", {}, "+33320123456"),
        ("0320123456 0612345678", {}, "+33320123456"),
        ("Tél : 03-20-12-34-56", {}, "+33320123456"),
        ("0262 20 12 34", {"code_insee": "97411", "commune": "Saint-Denis"}, "+262262201234"),
        ("44 57 28", {"code_insee": "98818", "commune": "Nouméa"}, "+687445728"),
        ("06 39 98 67 36", {}, "+33639986736"),  # for fiction: no library calls it valid
    ],
)
def test_a_telephone_number_is_kept_in_e164(written, department_codes, read):
    assert values(telephone=written, **department_codes)["phone"] == read


def test_of_two_telephone_numbers_the_first_is_kept_and_that_is_said():
    row = repaired(telephone="03.20.12.34.56 / 06.12.34.56.78")
    assert (Kind.LOSS, Reason.PHONE_FIRST, "telephone") in found(row)


@pytest.mark.parametrize("written", ["03 20 xx 12 34", "0320123", "sur place", "3949"])
def test_what_is_no_telephone_number_is_left_out_and_the_row_kept(written):
    row = repaired(telephone=written)
    assert "phone" not in row.values
    assert (Kind.LOSS, Reason.PHONE_UNREADABLE, "telephone") in found(row)


def test_swapped_coordinates_are_swapped_back():
    row = repaired(latitude="3.0468", longitude="50.6311")
    assert (row.values["latitude"], row.values["longitude"]) == (50.6311, 3.0468)
    assert (Kind.REPAIR, Reason.POINT_SWAPPED, "latitude") in found(row)


def test_a_decimal_comma_is_understood():
    assert values(latitude="50,6311", longitude="3,0468")["latitude"] == 50.6311


def test_a_point_beside_the_meridian_of_greenwich_is_read_as_programs_write_it():
    row = values(NOWHERE, latitude="43.598927", longitude="-6.9e-05")
    assert (row["latitude"], row["longitude"]) == (43.598927, -0.000069)


def test_both_coordinates_in_one_cell_are_taken_apart():
    assert values(**{POINT: "50.6311, 3.0468"})["longitude"] == 3.0468
    assert values(latitude="50.6311, 3.0468")["longitude"] == 3.0468


def test_a_missing_point_becomes_the_centre_of_the_commune_marked_approximate():
    row = values()
    assert (row["latitude"], row["longitude"], row["approximate"]) == (50.6311, 3.0468, True)


def test_one_coordinate_alone_is_left_out():
    row = repaired(NOWHERE, latitude="50.63")
    assert "latitude" not in row.values
    assert (Kind.LOSS, Reason.POINT_HALF, "latitude") in found(row)


@pytest.mark.parametrize("latitude", ["abc", "12345", "NaN", "1e9", "91"])
def test_impossible_coordinates_are_left_out(latitude):
    assert "latitude" not in values(NOWHERE, latitude=latitude, longitude="3")


def test_a_point_far_from_its_commune_gives_way_to_the_centre():
    row = repaired(code_postal="59000", latitude="49.8987", longitude="2.2847")
    assert row.values["approximate"] is True
    assert row.values["latitude"] == 50.6311
    assert (Kind.LOSS, Reason.POINT_FAR, "latitude") in found(row)


def test_a_point_wins_over_a_code_that_the_name_contradicts():
    row = repaired(commune="Amiens", code_postal="80000", latitude="49.9", longitude="2.3")
    assert row.values["insee_code"] == "80021"
    assert row.values["latitude"] == 49.9


def test_a_missing_or_zero_commune_is_the_nearest_one():
    for commune in ("", "0"):
        row = values(commune=commune, code_insee="0", latitude="50.62", longitude="3.05")
        assert (row["commune"], row["insee_code"], row["department"]) == ("Lille", "59350", "59")


def test_lost_leading_zeros_come_back():
    row = values(commune="Valserhône", code_postal="1200", code_insee="1033")
    assert (row["postcode"], row["insee_code"]) == ("01200", "01033")


def test_zero_as_a_code_is_filled_in_from_the_commune():
    row = values(commune="valserhone", code_postal="0", code_insee="0")
    assert (row["commune"], row["postcode"], row["insee_code"]) == ("Valserhône", "01200", "01033")


@pytest.mark.parametrize(
    ("code", "city"), [("75112", "75056"), ("69387", "69123"), ("13201", "13055")]
)
def test_an_arrondissement_becomes_its_city_even_without_a_gazetteer(code, city):
    assert values(NOWHERE, code_insee=code)["insee_code"] == city


def test_cedex_and_arrondissement_in_a_name_do_not_hide_the_commune():
    assert values(commune="LILLE CEDEX 9", code_insee="")["insee_code"] == "59350"
    paris = values(commune="Paris 12e Arrondissement", code_insee="", code_postal="75012")
    assert (paris["commune"], paris["insee_code"]) == ("Paris", "75056")


def test_a_bad_postcode_is_reported_and_the_row_kept():
    row = repaired(code_postal="ABC")
    assert row.values["name"] == "Le Quai"
    assert (Kind.LOSS, Reason.POSTCODE_UNREADABLE, "code_postal") in found(row)


@pytest.mark.parametrize(
    ("insee", "postcode", "department"),
    [
        ("2B033", "20200", "2B"),
        ("", "20000", "2A"),
        ("", "20200", "2B"),
        ("97411", "", "974"),
        ("", "98800", "988"),
        ("", "97150", "978"),
        ("", "", ""),
    ],
)
def test_the_departement_follows_from_the_codes(insee, postcode, department):
    assert department_of(insee, postcode) == department


@pytest.mark.parametrize(
    "written",
    ["2024-03-26", "26/03/2024", "26-03-24", "2024/3/26", "26 mars 2024", "2024-03-26T10:00:00Z"],
)
def test_a_date_is_read_in_french_order_too(written):
    assert values(date_maj=written)["updated_on"] == "2024-03-26"


@pytest.mark.parametrize("written", ["31/02/2024", "hier", "2024", "0001-01-01", "99/99/9999"])
def test_what_is_no_date_is_left_out(written):
    row = repaired(date_maj=written)
    assert "updated_on" not in row.values
    assert (Kind.LOSS, Reason.DATE_UNREADABLE, "date_maj") in found(row)


def test_pe_is_ft_now():
    row = repaired(typologie="PE")
    assert row.values["typologies"] == ["FT"]
    assert (Kind.REPAIR, Reason.TERM_FORMER, "typologie") in found(row)


def test_an_unknown_code_is_dropped_and_the_others_kept():
    row = repaired(typologie="BIB|FABLAB|XX")
    assert row.values["typologies"] == ["BIB", "FABLAB"]
    (finding,) = [one for one in row.findings if one.reason == Reason.TERM_UNKNOWN]
    assert finding.value == "XX"


@pytest.mark.parametrize(
    ("column", "written", "exact"),
    [
        ("formations_labels", "Étapes numériques(La Poste)", "Étapes numériques (La Poste)"),
        ("services", "Comprehension du monde numerique", "Compréhension du monde numérique"),
        (
            "modalites_acces",
            "Ce lieu n’accueille pas de public",
            "Ce lieu n'accueille pas de public",
        ),
        (
            "services",
            "Utiliser le numérique au quotidien",
            "Maîtrise des outils numériques du quotidien",
        ),
        ("modalites_accompagnement", "Seul : j'ai accès à du matériel", "En autonomie"),
    ],
)
def test_values_are_read_tolerantly_and_written_exactly(column, written, exact):
    row = repaired(**{column: written})
    assert [exact] in row.values.values()


def test_a_place_without_public_has_no_other_way_of_access():
    row = repaired(modalites_acces="Se présenter|Ce lieu n'accueille pas de public")
    assert row.values["access_modes"] == ["Ce lieu n'accueille pas de public"]
    assert (Kind.LOSS, Reason.TERM_EXCLUDED, "modalites_acces") in found(row)


def test_a_place_whose_services_are_not_told_is_not_called_closed_to_the_public():
    assert "access_modes" not in values(services="")


def test_hours_in_plain_french_are_put_into_the_standard_s_form():
    row = repaired(horaires="le vendredi de 16h30 à 18h30")
    assert row.values["opening_hours"] == "Fr 16:30-18:30"
    assert (Kind.REPAIR, Reason.HOURS_IN_FRENCH, "horaires") in found(row)
    assert values(horaires="Mo-Fr 09:00-12:00")["opening_hours"] == "Mo-Fr 09:00-12:00"


def test_hours_that_leave_a_doubt_are_left_out():
    row = repaired(horaires="une fois par mois à la demande")
    assert "opening_hours" not in row.values
    assert (Kind.LOSS, Reason.HOURS_UNREADABLE, "horaires") in found(row)


def test_a_column_for_each_day_gives_the_hours_of_the_week():
    row = repaired(horaires_lundi="7:30 - 11:30 ; 12:15 - 16:", horaires_mercredi="9h à 17h")
    assert row.values["opening_hours"] == "Mo 07:30-11:30,12:15-16:00; We 09:00-17:00"


def test_mojibake_is_repaired():
    row = repaired(nom="MÃ©diathÃ¨que")
    assert row.values["name"] == "Médiathèque"
    assert (Kind.REPAIR, Reason.MOJIBAKE, "nom") in found(row)


def test_right_accents_are_left_alone():
    assert found(repaired(nom="Œuvre à Sète « l’Île »", latitude="50.6", longitude="3")) == set()


def test_fourteen_zeros_are_no_siret():
    row = repaired(pivot="00000000000000")
    assert "pivot" not in row.values
    assert values(pivot="123 456 789 00012")["pivot"] == "12345678900012"


def test_a_web_address_without_a_scheme_gets_https():
    assert values(site_web="www.lieu.example")["websites"] == ["https://www.lieu.example"]
    assert values(prise_rdv="rdv.example/12")["booking_url"] == "https://rdv.example/12"


@pytest.mark.parametrize("written", ["javascript:alert(1)", "en cours", "http://", "https://[x"])
def test_what_is_no_web_address_is_left_out(written):
    assert "websites" not in values(site_web=written)


def test_bad_email_addresses_are_dropped_and_good_ones_kept():
    row = repaired(courriels="a@lieu.example; pas une adresse")
    assert row.values["emails"] == ["a@lieu.example"]
    assert (Kind.LOSS, Reason.EMAIL_UNREADABLE, "courriels") in found(row)


def test_a_long_summary_goes_on_in_the_presentation():
    text = "Un lieu ouvert à tous. " * 20
    row = values(presentation_resume=text, presentation_detail="Le détail.")
    assert len(row["summary"]) <= 280
    assert row["summary"].endswith("…")
    assert row["description"].startswith("…")
    assert row["description"].endswith("Le détail.")
    assert "ouvert" in row["description"]


def test_a_text_too_long_for_its_column_is_cut_and_reported():
    row = repaired(nom="Très " * 100)
    assert len(row.values["name"]) <= 255
    assert (Kind.LOSS, Reason.TOO_LONG, "nom") in found(row)


def test_a_row_without_a_name_is_rejected():
    row = repaired(nom="")
    assert row.values is None
    assert (Kind.REJECTION, Reason.NO_NAME, "nom") in found(row)


def test_a_row_that_nothing_locates_is_rejected():
    row = repaired(commune="0", code_insee="")
    assert row.values is None
    assert (Kind.REJECTION, Reason.NO_LOCALITY, "commune") in found(row)


@pytest.mark.parametrize(
    "where",
    [
        {"commune": "Lille"},
        {"code_postal": "59000"},
        {"code_insee": "59350"},
        {"latitude": "50.6", "longitude": "3.0"},
    ],
)
@pytest.mark.parametrize("gazetteer", [TOWNS, NOWHERE])
def test_any_one_thing_that_locates_it_is_enough_to_keep_a_row(where, gazetteer):
    assert repair(RawRow(2, {"id": "1", "nom": "Le Quai", **where}), gazetteer).values


def test_a_row_without_an_identifier_gets_the_same_one_each_time():
    first, second = repaired(id=""), repaired(id="")
    assert first.id == second.id
    assert first.id != repaired(id="", nom="Autre").id


def test_every_code_has_a_sentence():
    assert set(REASONS) == set(Reason)
    assert set(KINDS) == set(Kind)
    assert set(FAULTS) == set(FileFault)


ANY_CELLS = st.dictionaries(
    st.sampled_from([column.name for column in COLUMNS] + [POINT]),
    st.one_of(
        st.text(max_size=60),
        st.from_regex(r"[0-9+(). ,/;|@:a-z-]{0,40}", fullmatch=True),
    ),
)


# The first texts are slow to draw: Hypothesis makes its table of characters for them.
@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(ANY_CELLS, st.sampled_from([TOWNS, NOWHERE]))
def test_no_text_in_any_cell_stops_the_import(cells, gazetteer):
    row = repair(RawRow(2, cells), gazetteer)
    assert (row.values is None) == any(one.kind == Kind.REJECTION for one in row.findings)

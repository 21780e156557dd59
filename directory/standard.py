"""The one table between the national standard's columns and the fields of a ``Place``.

Source: *Données des lieux de médiation numérique*, version 2.x, flat form. Import, export, the
API's answers and the names of filters all read this table.
"""

from dataclasses import dataclass

SEPARATOR = "|"


@dataclass(frozen=True, slots=True)
class Column:
    """A column of the flat form: its French name, our attribute, and whether it holds several.

    ``vocabulary`` tells that its values come from the closed list of the same name.
    """

    name: str
    attribute: str
    several: bool = False
    vocabulary: bool = False


COLUMNS = (
    Column("id", "external_id"),
    Column("pivot", "pivot"),
    Column("nom", "name"),
    Column("commune", "commune"),
    Column("code_postal", "postcode"),
    Column("code_insee", "insee_code"),
    Column("adresse", "address"),
    Column("complement_adresse", "address_extra"),
    Column("latitude", "latitude"),
    Column("longitude", "longitude"),
    Column("typologie", "typologies", several=True, vocabulary=True),
    Column("telephone", "phone"),
    Column("courriels", "emails", several=True),
    Column("site_web", "websites", several=True),
    Column("horaires", "opening_hours"),
    Column("presentation_resume", "summary"),
    Column("presentation_detail", "description"),
    Column("source", "source"),
    Column("itinerance", "itinerance", several=True, vocabulary=True),
    Column("structure_parente", "parent_structure"),
    Column("date_maj", "updated_on"),
    Column("services", "services", several=True, vocabulary=True),
    Column("publics_specifiquement_adresses", "audiences", several=True, vocabulary=True),
    Column("prise_en_charge_specifique", "special_care", several=True, vocabulary=True),
    Column("frais_a_charge", "fees", several=True, vocabulary=True),
    Column("dispositif_programmes_nationaux", "programmes", several=True, vocabulary=True),
    Column("formations_labels", "labels", several=True, vocabulary=True),
    Column("autres_formations_labels", "other_labels", several=True),
    Column("modalites_acces", "access_modes", several=True, vocabulary=True),
    Column("modalites_accompagnement", "support_modes", several=True, vocabulary=True),
    Column("fiche_acces_libre", "accessibility_url"),
    Column("prise_rdv", "booking_url"),
)

COLUMN = {column.name: column for column in COLUMNS}
COLUMN_OF = {column.attribute: column for column in COLUMNS}

"""Which column of the standard a file's header means.

Files of the standard's first version (v0) and of local authorities use other names; those whose
meaning is plain are understood. Whoever is named as the contact of a place is left out: a
person's name or own address has no place in a public directory.
"""

import re
from collections.abc import Callable, Sequence

from directory.standard import COLUMNS
from directory.vocabularies import fold

from .findings import FileFault, Finding, Log, Reason, UnreadableFile

POINT = "point"  # both coordinates in one cell: no column of the standard, but common

# One column for each day's hours, as some files have them: no columns of the standard either.
DAYS = {
    f"horaires_{day}": day
    for day in ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche")
}

_OTHER_NAMES = {
    "id": "identifiant identifiant-unique uid",
    "pivot": "siret numero-siret rna",
    "nom": "name nom-lieu nom-du-lieu nom-structure nom-de-la-structure structure denomination",
    "commune": "ville localite city nom-commune nom-de-la-commune",
    "code_postal": "cp codepostal postcode zip",
    "code_insee": "insee codeinsee code-commune code-insee-commune citycode depcom",
    "adresse": "address adresse-postale voie rue",
    "complement_adresse": "complement adresse-complement complement-d-adresse",
    "latitude": "lat y coordonnees-lat geolocalisation-lat geo-lat",
    "longitude": "lon lng long x coordonnees-lon geolocalisation-lon geo-lon",
    POINT: "pointgeo point-geo geo-point geo-point-2d geopoint coordonnees coordonnees-gps gps",
    "typologie": "typologies type-de-lieu",
    "telephone": "tel phone numero-de-telephone n-de-telephone telephones",
    "courriels": "courriel email e-mail emails mail adresse-mail adresse-e-mail adresse-courriel",
    "site_web": "sites-web site site-internet website web url",
    "horaires": "horaire horaires-ouverture horaires-d-ouverture opening-hours",
    "presentation_resume": "resume",
    "presentation_detail": "presentation description",
    "structure_parente": "structure-mere",
    "date_maj": "maj date-mise-a-jour date-de-mise-a-jour updated-at date-modification",
    "services": "service",
    "publics_specifiquement_adresses": "publics-accueillis",
    "frais_a_charge": "conditions-acces conditions-d-acces tarif tarifs",
    "dispositif_programmes_nationaux": "labels-nationaux dispositifs-programmes-nationaux",
    "autres_formations_labels": "labels-autres",
    "modalites_accompagnement": "types-accompagnement",
    "fiche_acces_libre": "accessibilite acceslibre",
    "prise_rdv": "prise-de-rdv rendez-vous rdv",
}
KNOWN_NAMES = {fold(column.name): column.name for column in COLUMNS} | {
    other: name for name, others in _OTHER_NAMES.items() for other in others.split()
}
KNOWN_NAMES |= {fold(name): name for name in DAYS}
_CONTACT = re.compile(
    r"(^|-)(contact|referent|responsable|prenom|mediateur|mediatrice|conseiller|directeur|cnfs)(-|$)"
)


def meaning(header: str) -> str:
    """The column of the standard (or ``POINT``, or of ``DAYS``) that ``header`` means, or ""."""
    return KNOWN_NAMES.get(fold(header), "")


def is_contact(header: str) -> bool:
    """Whether a column that is none of the standard's is about a person."""
    return bool(_CONTACT.search(fold(header)))


Meaning = Callable[[str], str]

_LONGEST_NAME = 200


def own(header: str) -> str:
    """The file's own name for a column: for those who say themselves what it means."""
    return " ".join(header.split())[:_LONGEST_NAME]


def columns_of(header: Sequence[str], meaning: Meaning) -> tuple[list[str], list[Finding]]:
    """What each of a table's columns means, empty for what is left out, and what was left out.

    Raises ``UnreadableFile`` when the standard's names are asked for and none is that of places.
    """
    columns: list[str] = []
    log = Log(1)
    for name in header:
        column = meaning(name)
        if column and column in columns:
            log.loss(Reason.DUPLICATE_COLUMN, name)
            column = ""
        elif not column and name:
            log.loss(Reason.CONTACT_COLUMN if is_contact(name) else Reason.UNKNOWN_COLUMN, name)
        columns.append(column)
    if meaning is not own and "nom" not in columns:
        shown = ", ".join(name[:40] for name in header[:12])
        raise UnreadableFile(FileFault.NO_NAMES, shown)
    return columns, log.findings

"""Structures and services in the form of data·inclusion (schema v1), a list of each.

A place is a structure; one that offers anything is a structure with one service, digital mediation.
What the schema has no word for is told in its fields for precisions, or left out.
"""

import datetime
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from django.conf import settings
from django.utils.text import Truncator, slugify

from directory.addresses import place_url

from .objects import write_list
from .rows import Row

NAME_OF_SERVICE = "Médiation numérique"
_LONGEST_NAME, _LONGEST_TEXT = 150, 10_000
_FUNDAMENTALS = "numerique--maitriser-les-fondamentaux-du-numerique"
_THEMES = {
    "Acquisition de matériel informatique à prix solidaire": "numerique--acquerir-un-equipement",
    "Accès internet et matériel informatique": "numerique--acceder-a-une-connexion-internet",
    "Aide aux démarches administratives": "numerique--acceder-a-des-services-en-ligne",
    "Maîtrise des outils numériques du quotidien": _FUNDAMENTALS,
    "Utilisation sécurisée du numérique": _FUNDAMENTALS,
    "Compréhension du monde numérique": _FUNDAMENTALS,
    "Parentalité et éducation avec le numérique": _FUNDAMENTALS,
    "Insertion professionnelle via le numérique": _FUNDAMENTALS,
    "Loisirs et créations numériques": _FUNDAMENTALS,
}
_DISABILITY = "personnes-en-situation-de-handicap"
_PUBLICS = {
    "Jeunes": "jeunes",
    "Étudiants": "etudiants",
    "Familles et/ou enfants": "familles",
    "Seniors": "seniors",
    "Femmes": "femmes",
    "Surdité": _DISABILITY,
    "Handicaps moteurs": _DISABILITY,
    "Handicaps mentaux": _DISABILITY,
    "Déficience visuelle": _DISABILITY,
}
# One type a service: the closest to a person comes first.
_TYPES = {
    "Accompagnement individuel": "accompagnement",
    "Dans un atelier collectif": "atelier",
    "En autonomie": "aide-materielle",
}
_RECEPTION = dict.fromkeys(_TYPES, "en-presentiel") | {"À distance": "a-distance"}
_PRESCRIPTION = "Envoyer un mail avec une fiche de prescription"
_WAYS = {
    "Se présenter": "se-presenter",
    "Téléphoner": "telephoner",
    "Contacter par mail": "envoyer-un-courriel",
    _PRESCRIPTION: "envoyer-un-courriel",
    "Prendre un RDV en ligne": "utiliser-lien-mobilisation",
}
# Who stands behind a place, by its typologies and by its programmes and labels.
_NETWORKS = {
    "ACI": "aci",
    "AFPA": "afpa",
    "AI": "ai",
    "ASE": "ase",
    "AVIP": "creches-avip",
    "CAARUD": "caarud",
    "CADA": "cada",
    "CAF": "caf",
    "CAP_EMPLOI": "cap-emploi-reseau-cheops",
    "CAVA": "cava",
    "CC": "communes",
    "CCAS": "ccas-cias",
    "CCONS": "chambres-consulaires",
    "CD": "departements",
    "CDAS": "departements",
    "CHRS": "chrs",
    "CHU": "chu",
    "CIAS": "ccas-cias",
    "CIDFF": "cidff",
    "CMP": "cmp",
    "CMS": "cms",
    "CPAM": "cpam",
    "CPH": "cph",
    "CSAPA": "csapa",
    "DEPT": "departements",
    "E2C": "ecoles-de-la-deuxieme-chance",
    "EA": "ea",
    "EATT": "eatt",
    "EI": "ei",
    "EITI": "eiti",
    "EPIDE": "epide",
    "EPN": "espaces-publics-numeriques",
    "ESAT": "esat",
    "ETTI": "etti",
    "FT": "france-travail",
    "GEIQ": "geiq",
    "HUDA": "huda",
    "LA_POSTE": "la-poste",
    "MDE": "maisons-de-l-emploi",
    "MDPH": "mdph",
    "MDS": "maisons-des-solidarites",
    "MJC": "mjc",
    "ML": "mission-locale",
    "MSA": "mutualite-sociale-agricole",
    "MSAP": "msap",
    "MUNI": "communes",
    "ODC": "delegataire-conseil-departemental",
    "PAD": "points-justice",
    "PIJ_BIJ": "reseau-information-jeunesse",
    "PIMMS": "pimms-mediation",
    "PJJ": "pjj",
    "PLIE": "plie",
    "PREF": "regions",
    "REG": "regions",
    "RESSOURCERIE": "ressourceries",
    "RFS": "france-service",
    "RS_FJT": "residences-fjt",
    "SPIP": "spip",
    "UDAF": "departements",
    "Aidants Connect": "aidants-connect",
    "Conseillers numériques": "conseillers-numeriques",
    "Emmaüs Connect": "emmaus",
    "France Services": "france-service",
    "Grande école du numérique": "grandes-ecoles-du-numerique",
    "La Croix Rouge": "croix-rouge",
    "Fabriques de Territoire": "fabrique-de-territoire",
}


def write_structures(rows: Iterable[Row]) -> Iterator[str]:
    """Pieces of a JSON list of structures."""
    return write_list(map(structure, rows))


def write_services(rows: Iterable[Row]) -> Iterator[str]:
    """Pieces of a JSON list of services: one for each place that offers any."""
    return write_list(service(row) for row in rows if row["services"])


def structure(row: Row) -> dict[str, Any]:
    """``row`` as a structure; what is not known is left out."""
    networks = _words(_NETWORKS, row["typologies"], row["programmes"], row["labels"])
    return _known(
        {
            "source": _source(row),
            "id": _identifier(row),
            "nom": Truncator(row["name"]).chars(_LONGEST_NAME),
            "description": _description(row),
            "siret": row["pivot"] if len(row["pivot"]) == 14 and row["pivot"].isdigit() else "",
            "site_web": next(iter(row["websites"]), ""),
            "horaires_accueil": row["opening_hours"],
            "accessibilite_lieu": row["accessibility_url"],
            "reseaux_porteurs": networks,
            **_common(row),
        }
    )


def service(row: Row) -> dict[str, Any]:
    """What ``row`` offers, as one service."""
    offered = f"{NAME_OF_SERVICE} : {', '.join(row['services'])}."
    modes, ways = row["support_modes"], row["access_modes"]
    only_professionals = ways and set(ways) <= {_PRESCRIPTION}
    return _known(
        {
            "source": _source(row),
            "structure_id": _identifier(row),
            "id": f"{_identifier(row)}--mediation-numerique",
            "nom": NAME_OF_SERVICE,
            "description": "\n\n".join(filter(None, (offered, _description(row))))[:_LONGEST_TEXT],
            "type": next((word for mode, word in _TYPES.items() if mode in modes), ""),
            "thematiques": _words(_THEMES, row["services"]),
            "frais": _price(row["fees"]),
            "frais_precisions": "" if row["fees"] == ["Gratuit"] else ", ".join(row["fees"]),
            "publics": _words(_PUBLICS, row["audiences"], row["special_care"]),
            "publics_precisions": ", ".join(row["special_care"]),
            "modes_accueil": _words(_RECEPTION, modes),
            "lien_mobilisation": row["booking_url"],
            "modes_mobilisation": _words(_WAYS, ways),
            "mobilisable_par": ["professionnels"]
            if only_professionals
            else ["usagers", "professionnels"],
            "horaires_accueil": row["opening_hours"],
            **_common(row),
        }
    )


def _common(row: Row) -> dict[str, Any]:
    exact = not row["approximate"]
    updated = row["updated_on"] or row["modified_at"].date()
    return {
        "date_maj": min(updated, datetime.date.today()).isoformat(),
        "lien_source": settings.WAGTAILADMIN_BASE_URL
        + place_url(row["slug"], settings.LANGUAGE_CODE),
        "commune": row["commune"],
        "code_postal": row["postcode"],
        "code_insee": row["insee_code"],
        "adresse": row["address"],
        "complement_adresse": row["address_extra"],
        "longitude": row["longitude"] if exact else None,
        "latitude": row["latitude"] if exact else None,
        "telephone": row["phone"],
        "courriel": next(iter(row["emails"]), ""),
    }


def _source(row: Row) -> str:
    return slugify(row["source"]) or "mediation-numerique"


def _identifier(row: Row) -> str:
    return f"{_source(row)}--{row['external_id']}"


def _description(row: Row) -> str:
    text: str = row["description"] or row["summary"]
    return text[:_LONGEST_TEXT] if len(text) >= 5 else ""


def _price(fees: Sequence[str]) -> str:
    if "Payant" in fees:
        return "payant"
    return "gratuit" if fees else ""


def _words(words: Mapping[str, str], *values: Sequence[str]) -> list[str]:
    """Their words for our ``values``, each once."""
    ours = (value for some in values for value in some)
    return list(dict.fromkeys(words[value] for value in ours if value in words))


def _known(data: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in data.items() if value not in ("", None, [])}

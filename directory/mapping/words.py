"""What the words that people use say in the standard's values."""

import re
from collections.abc import Iterable, Mapping

from directory.importing.terms import find
from directory.vocabularies import fold

_BASICS = "Maîtrise des outils numériques du quotidien"
_FORMALITIES = "Aide aux démarches administratives"
_WORK = "Insertion professionnelle via le numérique"
_SAFE = "Utilisation sécurisée du numérique"
_PARENTS = "Parentalité et éducation avec le numérique"
_LEISURE = "Loisirs et créations numériques"
_CULTURE = "Compréhension du monde numérique"
_ACCESS = "Accès internet et matériel informatique"
_BUY = "Acquisition de matériel informatique à prix solidaire"

# Words within a folded text, and what they mean; the first that fits is taken.
_WORDS: Mapping[str, tuple[tuple[str, str], ...]] = {
    "services": (
        (r"reconditionn|solidaire|acqui|don-de-materiel|dotation|equiper", _BUY),
        (
            r"wi-?fi|acces-(libre|a-internet)|connexion|ordinateur|poste-?s?-informatique|imprim"
            r"|scan|photocop|copie-de|tablette|borne|libre-service|pret-de-materiel",
            _ACCESS,
        ),
        (r"demarche|administrat|dematerialis|acces-aux-droits|caf\b|impots|e-admin", _FORMALITIES),
        (r"initiation|bureautique|prise-en-main|aux-bases|perfectionnement|debutant", _BASICS),
        (r"outils-numeriques|utiliser-(un|le|l)-|messagerie|informatique-de-base", _BASICS),
        (r"emploi|insertion|\bcv\b|professionnel|recrutement|entreprise", _WORK),
        (r"securi|risques|cyber(?!-base)|mots?-de-passe|arnaque|prevention", _SAFE),
        (r"parent|scolar|devoirs|education|ecrans", _PARENTS),
        (
            r"loisir|creati|fablab|impression-3d|imprimante-3d|codage|jeux|photo(?!cop)|robot",
            _LEISURE,
        ),
        (r"culture-numerique|comprendre|citoyennete|intelligence-artificielle|enjeux", _CULTURE),
    ),
    "publics_specifiquement_adresses": (
        (r"\bjeune", "Jeunes"),
        (r"etudiant", "Étudiants"),
        (r"famille|enfant", "Familles et/ou enfants"),
        (r"senior|aine|personnes-agees|retraite", "Seniors"),
        (r"\bfemme", "Femmes"),
    ),
    "prise_en_charge_specifique": (
        (r"surd|sourd|malentend|\blsf\b|langue-des-signes", "Surdité"),
        (r"\bpmr\b|moteur|fauteuil|mobilite-reduite", "Handicaps moteurs"),
        (r"mental|psychi", "Handicaps mentaux"),
        (r"illett|fle\b|lecture-ecriture", "Illettrisme"),
        (r"anglais", "Langues étrangères (anglais)"),
        (r"visuel|aveugle|malvoy", "Déficience visuelle"),
    ),
    "frais_a_charge": (
        (r"gratuit.*(sous|si|adh)|sous-condition|adhesion|cotisation", "Gratuit sous condition"),
        (r"^(acces-)?gratuit|^libre-et-gratuit", "Gratuit"),
        (r"payant|participation|tarif", "Payant"),
    ),
    "modalites_acces": (
        (r"sans-rdv|sans-rendez-vous|se-presenter|acces-libre|spontane", "Se présenter"),
        (r"telephon", "Téléphoner"),
        (r"mail|courriel", "Contacter par mail"),
        (r"rdv-en-ligne|rendez-vous-en-ligne|reservation-en-ligne", "Prendre un RDV en ligne"),
    ),
    "modalites_accompagnement": (
        (r"autonomie|libre-acces|acces-libre|\bseul", "En autonomie"),
        (r"individuel|personnalis", "Accompagnement individuel"),
        (r"atelier|collectif|groupe", "Dans un atelier collectif"),
        (r"a-distance|visio", "À distance"),
    ),
    "itinerance": ((r"itineran|\bbus\b|mobile", "Itinérant"), (r"\bfixe", "Fixe")),
    "dispositif_programmes_nationaux": (
        (r"aidants?-connect", "Aidants Connect"),
        (r"conseill\w+-numerique", "Conseillers numériques"),
        (r"france-services|maison-france", "France Services"),
        (r"\bpix\b", "Certification PIX"),
        (r"emmaus", "Emmaüs Connect"),
        (r"point.*\bcaf\b", "Point d'accès numérique CAF"),
    ),
    "typologie": (
        (r"mediatheque|bibliothe", "BIB"),
        (r"\bccas\b|centre-communal-d-action", "CCAS"),
        (r"mission-locale", "ML"),
        (r"tiers-?lieu|coworking", "TIERS_LIEUX"),
        (r"fablab", "FABLAB"),
        (r"centre-social", "CS"),
        (r"maison-de-quartier", "MQ"),
        (r"mairie|hotel-de-ville|municip", "MUNI"),
        (r"france-services", "RFS"),
        (r"information-jeunesse|\bpij\b|\bbij\b", "PIJ_BIJ"),
        (r"espace-public-numerique|\bepn\b", "EPN"),
        (r"france-travail|pole-emploi", "FT"),
        (r"\bassociation", "ASSO"),
    ),
}
_COMPILED = {
    name: tuple((re.compile(pattern), value) for pattern, value in pairs)
    for name, pairs in _WORDS.items()
}
VOCABULARIES_GUESSED = tuple(_WORDS)

# Where people go on to the next thing; not within brackets.
_BETWEEN = re.compile(r"[,;\n|](?![^()]*\))")
_YES = frozenset(["oui", "o", "yes", "y", "vrai", "true", "x", "1", "ok"])
_NO = frozenset(["non", "n", "no", "faux", "false", "0"])
_LONGEST = 300
_CELL = 5_000  # characters of a cell that is cut up


def pieces(text: str, vocabulary: str) -> list[str]:
    """The single texts in a cell; one that is a value of the list itself is not cut."""
    if len(text) <= _LONGEST and find(vocabulary, text)[0]:
        return [text]
    return [piece for one in _BETWEEN.split(text[:_CELL]) if (piece := one.strip()[:_LONGEST])]


def meanings(vocabulary: str, text: str) -> tuple[str, ...]:
    """The value of a vocabulary that ``text`` seems to say first; empty when it says none."""
    known, _reason = find(vocabulary, text[:_LONGEST])
    if known:
        return (known,)
    folded = fold(text[:_LONGEST])
    pairs = _COMPILED.get(vocabulary, ())
    return tuple(value for pattern, value in pairs if pattern.search(folded))[:1]


def yes_or_no(values: Iterable[str]) -> bool:
    """Whether a column only ever says yes or no, and says yes."""
    words = {fold(value) for value in values}
    return bool(words & _YES) and words <= _YES | _NO


def noes(values: Iterable[str]) -> tuple[str, ...]:
    """The texts of a column that say no."""
    return tuple(dict.fromkeys(value for value in values if fold(value) in _NO))


def asked(name: str) -> tuple[str, str] | None:
    """What the name of a yes-or-no column asks: a column of the standard and its value."""
    for vocabulary in VOCABULARIES_GUESSED:
        if found := meanings(vocabulary, name):
            return vocabulary, found[0]
    return None

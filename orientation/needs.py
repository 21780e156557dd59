"""What people come with, in their words, and the standard's services that answer it.

One table, without a database: the guided journey asks by it, and sheets say by it what a place
answers. Values of services are the national standard's.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

PROCEDURES = "Aide aux démarches administratives"
ACCESS = "Accès internet et matériel informatique"
DAILY = "Maîtrise des outils numériques du quotidien"
SAFETY = "Utilisation sécurisée du numérique"
FAMILY = "Parentalité et éducation avec le numérique"
WORK = "Insertion professionnelle via le numérique"
EQUIPMENT = "Acquisition de matériel informatique à prix solidaire"
LEISURE = "Loisirs et créations numériques"
CULTURE = "Compréhension du monde numérique"


@dataclass(frozen=True, slots=True)
class Need:
    """A need: ``key`` in addresses, ``words`` as somebody would say it, who answers it."""

    key: str
    words: str | Promise
    services: tuple[str, ...]


NEEDS = (
    Need("procedure", _("Deal with an administrative matter on line"), (PROCEDURES,)),
    Need("print", _("Print, scan or photocopy"), (ACCESS,)),
    Need("connect", _("Use a computer or the internet"), (ACCESS,)),
    Need("learn", _("Learn to use a computer"), (DAILY,)),
    Need("phone", _("I have a problem with my telephone"), (DAILY,)),
    Need("mail", _("Read and write e-mails"), (DAILY,)),
    Need("doubt", _("A message or a payment worries me"), (SAFETY,)),
    Need("children", _("Protect my children, follow their schooling"), (FAMILY,)),
    Need("work", _("Look for a job, write a CV"), (WORK,)),
    Need("equipment", _("Get a computer or a telephone at a low price"), (EQUIPMENT,)),
    Need("make", _("Create, mend, play"), (LEISURE,)),
    Need("understand", _("Understand what digital things change in our lives"), (CULTURE,)),
)
NEED = {need.key: need for need in NEEDS}


def known(keys: Iterable[str]) -> list[Need]:
    """The needs of these keys, in the order of the table; unknown keys are left out."""
    wanted = set(keys)
    return [need for need in NEEDS if need.key in wanted]


def services_for(needs: Iterable[Need]) -> tuple[str, ...]:
    """The services that answer any of ``needs``, each once."""
    return tuple(dict.fromkeys(service for need in needs for service in need.services))

"""The short code of a registration, shown at the door and read out loud if need be."""

import secrets

from events.models import Registration
from quests.coded_rooms import ALPHABET, CODE_LENGTH


def free_code() -> str:
    """A code that nobody has."""
    while True:
        code = "".join(secrets.choice(ALPHABET) for _place in range(CODE_LENGTH))
        if not Registration.objects.filter(code=code).exists():
            return code

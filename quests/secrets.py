"""Links that only one person has: a token to hand out, of which the hash alone is kept."""

import hmac
import secrets
from hashlib import sha256


def new_token() -> str:
    """A token that nobody guesses, fit for an address."""
    return secrets.token_urlsafe(24)


def digest(token: str) -> str:
    """What is kept of ``token``."""
    return sha256(token.encode()).hexdigest()


def fits(token: str, kept: str) -> bool:
    """Whether ``kept`` is the hash of ``token``."""
    return hmac.compare_digest(digest(token), kept)

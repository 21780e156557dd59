"""One machine, nothing to install: what ``make run`` uses."""

from django.core.management.utils import get_random_secret_key

from . import environment, services
from .base import *


def _kept_secret_key() -> str:
    """A random key, kept in the data folder so that sessions outlive a restart."""
    file = environment.DATA / "secret-key"
    if not file.exists():
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(get_random_secret_key())
        file.chmod(0o600)
    return file.read_text()


DEBUG = True
SECRET_KEY = environment.SECRET_KEY or _kept_secret_key()
ALLOWED_HOSTS = environment.HOSTS or ["127.0.0.1", "localhost", "[::1]"]
MAILERS = services.mailers(services.mail_files(DATA / "mails"))

# On one's own machine the second factor is offered, not required: the demo logins have none.
SECOND_FACTOR_REQUIRED = False
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = True  # passkeys on http://localhost

"""For a public portal: everything secret or specific comes from the environment."""

from django.core.exceptions import ImproperlyConfigured

from . import environment, services
from .base import *

if not environment.SECRET_KEY:
    raise ImproperlyConfigured(
        "BLASON_SECRET_KEY is empty: give a long random text, and keep it secret."
    )
if not environment.HOSTS:
    raise ImproperlyConfigured(
        "BLASON_HOSTS is empty: name the domains of the portal, joined by commas."
    )

DEBUG = False
SECRET_KEY = environment.SECRET_KEY
ALLOWED_HOSTS = environment.HOSTS
CSRF_TRUSTED_ORIGINS = [f"https://{host}" for host in environment.HOSTS]

# A connection lasts as long as its worker's thread: opening one anew costs a page some ten
# milliseconds, as SQLite empties its memory and tidies its log whenever the last one closes, and
# PostgreSQL begins a process for each.
DATABASES["default"]["CONN_MAX_AGE"] = None

STORAGES["staticfiles"] = {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"}

# The web server in front ends TLS and says in headers how readers came and from where.
BEHIND_WEB_SERVER = True
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SECURE_SSL_REDIRECT = True
SECURE_HSTS_SECONDS = 31_536_000
SECURE_HSTS_INCLUDE_SUBDOMAINS = True
SECURE_HSTS_PRELOAD = True
SESSION_COOKIE_SECURE = True
CSRF_COOKIE_SECURE = True

# Without a mail server, mails are written to a folder, so that none is lost in silence.
MAILERS = services.mailers(
    services.smtp(
        environment.EMAIL_HOST,
        port=environment.EMAIL_PORT,
        user=environment.EMAIL_USER,
        password=environment.EMAIL_PASSWORD,
        tls=environment.EMAIL_TLS,
    )
    if environment.EMAIL_HOST
    else services.mail_files(DATA / "mails")
)

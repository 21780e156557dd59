"""As in production, without the certificate: a browser on this machine comes by plain HTTP."""

import os

os.environ.setdefault("BLASON_SECRET_KEY", "only-for-the-browser-tests")
os.environ.setdefault("BLASON_HOSTS", "127.0.0.1,localhost")

from portal.settings.production import *  # noqa: F403

SECURE_SSL_REDIRECT = False
SECURE_PROXY_SSL_HEADER = None
SECURE_HSTS_SECONDS = 0
SESSION_COOKIE_SECURE = False
CSRF_COOKIE_SECURE = False
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = True

"""Reads Blason's settings from environment variables, each prefixed ``BLASON_``.

Every variable is read here, once, so that a newcomer finds them all in one place and a wrong
value stops the start with a sentence that names it. ``docs/hubs/settings.md`` lists them.
"""

import os
from pathlib import Path

from django.core.exceptions import ImproperlyConfigured
from environs import Env, EnvError, validate

PROJECT = Path(__file__).resolve().parent.parent
CHECKOUT = PROJECT.parent

# IGN's plan, open data, no key needed.
IGN_PLAN = (
    "https://data.geopf.fr/wmts?SERVICE=WMTS&REQUEST=GetTile&VERSION=1.0.0"
    "&LAYER=GEOGRAPHICALGRIDSYSTEMS.PLANIGNV2&STYLE=normal&FORMAT=image/png"
    "&TILEMATRIXSET=PM&TILEMATRIX={z}&TILEROW={y}&TILECOL={x}"
)

env = Env(eager=False, prefix="BLASON_")

PORT = os.environ.get("PORT", "8000")  # of `make run`

DATA = Path(env.str("DATA", str(CHECKOUT / "var"))).resolve()
STATIC = Path(env.str("STATIC", str(DATA / "static"))).resolve()
SECRET_KEY: str = env.str("SECRET_KEY", "")
HOSTS: list[str] = env.list("HOSTS", [])
BASE_URL: str = env.str("BASE_URL", f"http://127.0.0.1:{PORT}")
DATABASE_URL: str = env.str("DATABASE_URL", "")
CACHE_URL: str = env.str("CACHE_URL", "")
SEARCH_URL: str = env.str("SEARCH_URL", "")
SEARCH_API_KEY: str = env.str("SEARCH_API_KEY", "")
SEARCH_CA_FILE: str = env.str("SEARCH_CA_FILE", "")
SEARCH_INDEX: str = env.str(
    "SEARCH_INDEX",
    "blason",
    validate=validate.Regexp("[a-z][a-z0-9-]*$", error="Use small letters, digits and hyphens."),
)
TASKS: str = env.str("TASKS", "immediate", validate=validate.OneOf(["immediate", "database"]))
TILES_URL: str = env.str("TILES_URL", IGN_PLAN)
GEOCODING_URL: str = env.str("GEOCODING_URL", "")
TILES_ATTRIBUTION: str = env.str("TILES_ATTRIBUTION", "© IGN")
EMAIL_HOST: str = env.str("EMAIL_HOST", "")
EMAIL_PORT: int = env.int("EMAIL_PORT", 25, validate=validate.Range(min=1, max=65535))
EMAIL_USER: str = env.str("EMAIL_USER", "")
EMAIL_PASSWORD: str = env.str("EMAIL_PASSWORD", "")
EMAIL_TLS: bool = env.bool("EMAIL_TLS", False)
EMAIL_FROM: str = env.str("EMAIL_FROM", "blason@localhost")
OIDC_URL: str = env.str("OIDC_URL", "")
OIDC_CLIENT_ID: str = env.str("OIDC_CLIENT_ID", "")
OIDC_CLIENT_SECRET: str = env.str("OIDC_CLIENT_SECRET", "")
OIDC_NAME: str = env.str("OIDC_NAME", "ProConnect")
OIDC_SCOPES: list[str] = env.list("OIDC_SCOPES", ["openid", "email", "given_name", "usual_name"])
DATA_LICENCE: str = env.str("DATA_LICENCE", "lov2", validate=validate.OneOf(["lov2", "odbl"]))
API_PER_MINUTE: int = env.int("API_PER_MINUTE", 600, validate=validate.Range(min=0))
PAGE_CACHE_SECONDS: int = env.int("PAGE_CACHE_SECONDS", 60, validate=validate.Range(min=0))
DOUBLES_CERTAIN: float = env.float(
    "DOUBLES_CERTAIN", 0.99, validate=validate.Range(min=0.95, max=1, min_inclusive=False)
)
DOUBLES_POSSIBLE: float = env.float(
    "DOUBLES_POSSIBLE", 0.5, validate=validate.Range(min=0.01, max=0.95)
)
LOG_LEVEL: str = env.str(
    "LOG_LEVEL", "INFO", validate=validate.OneOf(["DEBUG", "INFO", "WARNING", "ERROR"])
)

try:
    env.seal()
except EnvError as error:
    raise ImproperlyConfigured(f"An environment variable has a wrong value. {error}") from error

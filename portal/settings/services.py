"""The servers a portal may use, as Django's settings of them; each is named by an address.

Without an address the portal needs no server: SQLite, its own memory and the embedded search.
A wrong address stops the start with a sentence that names the variable.
"""

from pathlib import Path
from typing import Any
from urllib.parse import SplitResult, parse_qsl, unquote, urlsplit, urlunsplit

from django.core.exceptions import ImproperlyConfigured

type Settings = dict[str, Any]

SECONDS_TO_CONNECT = 5
SECONDS_FOR_A_CACHE = 1  # a page is soon made without
SECONDS_TO_ANSWER = 5
SECONDS_FOR_A_MAIL = 10  # each step of the conversation with a mail server

# The words of the admin's search, near to those of the portal's own (search/analysis.py): elided
# articles gone, small letters, light stems, no accents. Where it looks for the beginnings of words,
# only plurals are undone, as a short stem begins too many words.
_FULL = ["french_elision", "lowercase", "light_french", "asciifolding"]
_BEGINNINGS = ["french_elision", "lowercase", "minimal_french", "asciifolding"]
FRENCH = {
    "settings": {
        "analysis": {
            "filter": {
                "french_elision": {
                    "type": "elision",
                    "articles_case": True,
                    "articles": [
                        *("l", "d", "j", "m", "t", "s", "n", "c", "qu"),
                        *("jusqu", "lorsqu", "puisqu", "quoiqu", "presqu"),
                    ],
                },
                "light_french": {"type": "stemmer", "language": "light_french"},
                "minimal_french": {"type": "stemmer", "language": "minimal_french"},
            },
            "analyzer": {
                "default": {"type": "custom", "tokenizer": "standard", "filter": _FULL},
                "edgengram_analyzer": {"filter": [*_BEGINNINGS, "edgengram"]},
                # What reads the question there; Wagtail's backend leaves it to the built-in one.
                "standard": {"type": "custom", "tokenizer": "standard", "filter": _BEGINNINGS},
            },
        }
    }
}


def sqlite(file: Path) -> Settings:
    """A file on this machine."""
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": file,
        "OPTIONS": {
            # Readers never wait for the writer, and a writer that must wait does so, not fail.
            "init_command": (
                "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA cache_size=-65536;"
                " PRAGMA mmap_size=268435456; PRAGMA temp_store=MEMORY;"
            ),
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
        },
    }


def postgresql(url: str) -> Settings:
    """``postgres://user:password@host:port/name``; ``?sslmode=require`` and such are passed on."""
    parts = _parts("BLASON_DATABASE_URL", url, ("postgres", "postgresql"))
    name = unquote(parts.path.strip("/"))
    if not name:
        raise ImproperlyConfigured(f"BLASON_DATABASE_URL names no database: {_without_user(parts)}")
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": name,
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": parts.hostname,
        "PORT": parts.port or "",
        # A connection that the server closed meanwhile, as when it restarts, is replaced.
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": {"connect_timeout": SECONDS_TO_CONNECT, **dict(parse_qsl(parts.query))},
    }


def memory() -> dict[str, Settings]:
    """Caches of each process alone."""
    backend = "django.core.cache.backends.locmem.LocMemCache"
    return {
        # Counts of what was sent are small and many; Django would forget them beyond 300.
        "default": {
            "BACKEND": backend,
            "LOCATION": "default",
            "OPTIONS": {"MAX_ENTRIES": 20_000},
        },
        "pages": {"BACKEND": backend, "LOCATION": "pages", "OPTIONS": {"MAX_ENTRIES": 1_000}},
    }


def redis(url: str) -> dict[str, Settings]:
    """``redis://[user:password@]host:port/number``: caches that all processes share."""
    _parts("BLASON_CACHE_URL", url, ("redis", "rediss"))
    cache = {
        "BACKEND": "portal.caches.ForgivingRedisCache",
        "LOCATION": url,
        "OPTIONS": {
            "socket_connect_timeout": SECONDS_FOR_A_CACHE,
            "socket_timeout": SECONDS_FOR_A_CACHE,
        },
    }
    return {
        "default": {**cache, "KEY_PREFIX": "blason"},
        "pages": {**cache, "KEY_PREFIX": "blason-pages"},
    }


def embedded(folder: Path) -> Settings:
    """The search engine within the portal's own processes, with its index in ``folder``."""
    return {"ENGINE": "search.embedded.EmbeddedEngine", "OPTIONS": {"path": folder}}


def elasticsearch(
    url: str, *, index: str, pending: Path, api_key: str = "", ca_file: str = ""
) -> Settings:
    """``http(s)://[user:password@]host:port``; what it could not take waits in ``pending``."""
    parts = _parts("BLASON_SEARCH_URL", url, ("http", "https"))
    if api_key and parts.username:
        raise ImproperlyConfigured(
            "BLASON_SEARCH_API_KEY and the user in BLASON_SEARCH_URL exclude each other."
        )
    if ca_file and not Path(ca_file).is_file():
        raise ImproperlyConfigured(f"BLASON_SEARCH_CA_FILE is no file: {ca_file}")
    return {
        "ENGINE": "search.elasticsearch.ElasticsearchEngine",
        "OPTIONS": {
            "url": _without_user(parts).rstrip("/"),
            "index": index,
            "user": unquote(parts.username or ""),
            "password": unquote(parts.password or ""),
            "api_key": api_key,
            "ca_file": ca_file,
        },
        "PENDING": pending,
    }


def admin_search(search: Settings) -> dict[str, Settings]:
    """Wagtail's own search, on the server of the portal's: ``search`` is ``BLASON_SEARCH``."""
    if "url" not in search["OPTIONS"]:
        return {"default": {"BACKEND": "modelsearch.backends.database"}}
    options = search["OPTIONS"]
    access: Settings = {}
    if options["api_key"]:
        access["api_key"] = options["api_key"]
    if options["user"]:
        access["basic_auth"] = (options["user"], options["password"])
    if options["ca_file"]:
        access["ca_certs"] = options["ca_file"]
    return {
        "default": {
            "BACKEND": "modelsearch.backends.elasticsearch9",
            "URLS": [options["url"]],
            "INDEX_PREFIX": f"{options['index']}-admin-",
            "INDEX_SETTINGS": FRENCH,
            "OPTIONS": access,
            "TIMEOUT": SECONDS_TO_ANSWER,
        }
    }


def tasks(kind: str) -> dict[str, Settings]:
    """``immediate``: within the request; ``database``: kept until ``db_worker`` does them."""
    backend = {
        "immediate": "django.tasks.backends.immediate.ImmediateBackend",
        "database": "django_tasks_db.DatabaseBackend",
    }[kind]
    return {"default": {"BACKEND": backend}}


def mailers(transport: Settings) -> dict[str, Settings]:
    """Every mail is kept in the outbox until ``transport`` has carried it away."""
    return {
        "default": {"BACKEND": "accounts.outbox.backend.OutboxBackend"},
        "transport": transport,
    }


def mail_files(folder: Path) -> Settings:
    """Mails are written to a folder, where they can be read."""
    return {
        "BACKEND": "django.core.mail.backends.filebased.EmailBackend",
        "OPTIONS": {"file_path": str(folder)},
    }


def smtp(host: str, *, port: int, user: str, password: str, tls: bool) -> Settings:
    """A mail server, which has 10 seconds for each step."""
    return {
        "BACKEND": "django.core.mail.backends.smtp.EmailBackend",
        "OPTIONS": {
            "host": host,
            "port": port,
            "username": user,
            "password": password,
            "use_tls": tls,
            "timeout": SECONDS_FOR_A_MAIL,
        },
    }


def openid_connect(
    url: str, *, client_id: str, secret: str, name: str, scopes: list[str]
) -> Settings:
    """A provider to sign in with; none without an address. Refused when half of it is given."""
    if not url:
        if client_id or secret:
            raise ImproperlyConfigured("BLASON_OIDC_URL is empty: name the provider's address.")
        return {}
    parts = _parts("BLASON_OIDC_URL", url, ("https", "http"))
    if parts.scheme == "http" and parts.hostname not in ("localhost", "127.0.0.1"):
        raise ImproperlyConfigured("BLASON_OIDC_URL must begin with https://.")
    for variable, value in (("CLIENT_ID", client_id), ("CLIENT_SECRET", secret)):
        if not value:
            raise ImproperlyConfigured(
                f"BLASON_OIDC_{variable} is empty: the provider gives it when a portal is declared."
            )
    if "openid" not in scopes:
        raise ImproperlyConfigured("BLASON_OIDC_SCOPES must hold openid, and others after commas.")
    app = {
        "provider_id": "sign-in",
        "name": name,
        "client_id": client_id,
        "secret": secret,
        "settings": {"server_url": url.rstrip("/"), "scope": scopes, "oauth_pkce_enabled": True},
    }
    return {"openid_connect": {"APPS": [app]}}


def _parts(variable: str, url: str, schemes: tuple[str, ...]) -> SplitResult:
    """The parts of an address that has one of the schemes, a host and a true port."""
    example = f"{schemes[0]}://host:port"
    try:
        parts = urlsplit(url)
        usable = parts.scheme in schemes and parts.hostname and parts.port != 0
    except ValueError:
        usable = False
    if not usable:
        # Not the address itself, which may hold a password.
        raise ImproperlyConfigured(f"{variable} is no address such as {example}.")
    return parts


def _without_user(parts: SplitResult) -> str:
    """The address without user and password."""
    return urlunsplit(parts._replace(netloc=parts.netloc.rpartition("@")[2]))

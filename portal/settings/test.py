"""For the test suite: fast hashing, a throw-away data folder, tasks at once.

Without more it needs no server. ``BLASON_TEST_DATABASE_URL``, ``BLASON_TEST_CACHE_URL`` and
``BLASON_TEST_SEARCH_URL`` name servers to test with instead (``make test STACK=production``); never
those of a portal, as everything in them is thrown away. Each worker of pytest-xdist keeps to its
own database, numbered Redis database and indexes.
"""

import atexit
import os
import shutil
import tempfile
from pathlib import Path

from . import services
from .base import *

DATA = Path(tempfile.mkdtemp(prefix="blason-test-"))
atexit.register(shutil.rmtree, DATA, ignore_errors=True)

DEBUG = False
SECRET_KEY = "only-for-tests"
ALLOWED_HOSTS = ["*"]
MEDIA_ROOT = DATA / "media"
STATIC_ROOT = DATA / "static"

WORKER = os.environ.get("PYTEST_XDIST_WORKER", "gw0")

if _database := os.environ.get("BLASON_TEST_DATABASE_URL"):
    DATABASES = {"default": services.postgresql(_database)}
else:
    DATABASES = {"default": services.sqlite(DATA / "blason.sqlite3")}
    DATABASES["default"]["TEST"] = {"NAME": DATA / "test.sqlite3"}

if _cache := os.environ.get("BLASON_TEST_CACHE_URL"):
    # Number 0 is for development; clearing a cache empties its database.
    CACHES = services.redis(f"{_cache.removesuffix('/0')}/{int(WORKER[2:]) + 1}")
else:
    CACHES = services.memory()

BLASON_SEARCH = (
    services.elasticsearch(_server, index=f"test-{WORKER}", pending=DATA / "index.pending")
    if (_server := os.environ.get("BLASON_TEST_SEARCH_URL"))
    else services.embedded(DATA / "index")
)
# The admin's search stays in the database, whose changes each test takes back; a test of its own
# has it on Elasticsearch.
WAGTAILSEARCH_BACKENDS = {"default": {"BACKEND": "modelsearch.backends.database"}}

TASKS = services.tasks("immediate")
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
MAILERS = {"default": {"BACKEND": "django.core.mail.backends.locmem.EmailBackend"}}
WHITENOISE_AUTOREFRESH = True
API_PER_MINUTE = 0  # its tests set it
PAGE_CACHE_SECONDS = 0  # tests of the page cache switch it on
SECOND_FACTOR_REQUIRED = False  # its tests switch it on, and the browser tests keep it

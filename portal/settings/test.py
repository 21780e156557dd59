"""For the test suite: fast hashing, a throw-away data folder, tasks at once."""

import atexit
import shutil
import tempfile
from pathlib import Path

from .base import *

DATA = Path(tempfile.mkdtemp(prefix="blason-test-"))
atexit.register(shutil.rmtree, DATA, ignore_errors=True)

DEBUG = False
SECRET_KEY = "only-for-tests"
ALLOWED_HOSTS = ["*"]
DATABASES["default"]["NAME"] = DATA / "blason.sqlite3"
DATABASES["default"]["TEST"] = {"NAME": DATA / "test.sqlite3"}
MEDIA_ROOT = DATA / "media"
STATIC_ROOT = DATA / "static"
BLASON_SEARCH = {**BLASON_SEARCH, "OPTIONS": {"path": DATA / "index"}}
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
MAILERS = {"default": {"BACKEND": "django.core.mail.backends.locmem.EmailBackend"}}
WHITENOISE_AUTOREFRESH = True
PAGE_CACHE_SECONDS = 0  # tests of the page cache switch it on

"""Settings that hold everywhere; what differs stands in development, production and test."""

from pathlib import Path
from urllib.parse import urlsplit

from django.utils.csp import CSP
from django.utils.translation import gettext_lazy as _

from . import environment, services
from .signing_in import *

PROJECT = environment.PROJECT
DATA: Path = environment.DATA

INSTALLED_APPS = [
    # Our rooms first: their templates and translations win over the libraries'.
    "portal",
    "home",
    "stories",
    "events",
    "training",
    "comments",
    "editorial",
    "quests",
    "orientation",
    "members",
    "directory",
    "accounts",
    "search",
    "wagtail_localize",
    "wagtail_localize.locales",
    "wagtail.contrib.forms",
    "wagtail.contrib.redirects",
    "wagtail.contrib.routable_page",
    "wagtail.contrib.settings",
    "wagtail.contrib.sitemaps",
    "wagtail.api.v3",
    "wagtail.embeds",
    "wagtail.sites",
    "wagtail.users",
    "wagtail.snippets",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.search",
    "wagtail.admin",
    "wagtail",
    "modelcluster",
    "taggit",
    "compressor",
    "leaflet",
    "ninja",
    "django_filters",
    "django_tasks_db",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "allauth.usersessions",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.humanize",
    "django.contrib.messages",
    "django.contrib.postgres",
    "django.contrib.sessions",
    "django.contrib.sitemaps",
    "django.contrib.staticfiles",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "portal.page_cache.PageCache",
    "portal.csp.ContentSecurityPolicy",
    "portal.api_access.ApiAccess",
    "django.middleware.gzip.GZipMiddleware",
    "django.middleware.http.ConditionalGetMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "portal.languages.Language",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "accounts.access.AccessLog",
    "django.contrib.messages.middleware.MessageMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "allauth.usersessions.middleware.UserSessionsMiddleware",
    "accounts.admin_door.AdminDoor",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "wagtail.contrib.redirects.middleware.RedirectMiddleware",
]

ROOT_URLCONF = "portal.urls"
WSGI_APPLICATION = "portal.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [PROJECT / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "wagtail.contrib.settings.context_processors.settings",
            ],
        },
    },
]

DATABASES = {
    "default": services.postgresql(environment.DATABASE_URL)
    if environment.DATABASE_URL
    else services.sqlite(DATA / "blason.sqlite3")
}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# ``pages``: whole pages of anonymous readers; a language and a compression each.
CACHES = services.redis(environment.CACHE_URL) if environment.CACHE_URL else services.memory()
DATA_LICENCE = environment.DATA_LICENCE
# How often one client may ask the API; 0: as often as it likes. Partners have limits of their own.
API_PER_MINUTE = environment.API_PER_MINUTE
PAGE_CACHE_SECONDS = environment.PAGE_CACHE_SECONDS

# How likely two places must be one to be shown as a pair, and to be merged by a search that may.
DOUBLES_POSSIBLE = environment.DOUBLES_POSSIBLE
DOUBLES_CERTAIN = environment.DOUBLES_CERTAIN

TASKS = services.tasks(environment.TASKS)

BLASON_SEARCH = (
    services.elasticsearch(
        environment.SEARCH_URL,
        index=environment.SEARCH_INDEX,
        pending=DATA / "index.pending",
        api_key=environment.SEARCH_API_KEY,
        ca_file=environment.SEARCH_CA_FILE,
    )
    if environment.SEARCH_URL
    else services.embedded(DATA / "index")
)
SOCIALACCOUNT_PROVIDERS = services.openid_connect(
    environment.OIDC_URL,
    client_id=environment.OIDC_CLIENT_ID,
    secret=environment.OIDC_CLIENT_SECRET,
    name=environment.OIDC_NAME,
    scopes=environment.OIDC_SCOPES,
)
WAGTAILSEARCH_BACKENDS = services.admin_search(BLASON_SEARCH)

# Languages: French is the source; others are added here and translated in the admin.

LANGUAGE_CODE = "fr"
LANGUAGES = WAGTAIL_CONTENT_LANGUAGES = [("fr", _("French")), ("en", _("English"))]
TIME_ZONE = "Europe/Paris"
USE_I18N = WAGTAIL_I18N_ENABLED = True
USE_TZ = True

# Files

STATICFILES_DIRS = [PROJECT / "static"]
STATICFILES_FINDERS = [
    "django.contrib.staticfiles.finders.FileSystemFinder",
    "django.contrib.staticfiles.finders.AppDirectoriesFinder",
    "compressor.finders.CompressorFinder",
    "portal.stylesheet.StylesheetFinder",
]
STATIC_ROOT = environment.STATIC
STATIC_URL = "/static/"
MEDIA_ROOT = DATA / "media"
MEDIA_URL = "/media/"
COMPRESS_ENABLED = True
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
DATA_UPLOAD_MAX_NUMBER_FIELDS = 10_000

# Wagtail

WAGTAIL_SITE_NAME = "Blason"
WAGTAILADMIN_BASE_URL = environment.BASE_URL
WAGTAILADMIN_PERMITTED_LANGUAGES = LANGUAGES
WAGTAIL_FINISH_WORKFLOW_ACTION = "stories.writing.finishing.finish"
WAGTAILIMAGES_EXTENSIONS = ["avif", "gif", "jpg", "jpeg", "png", "webp", "svg"]
WAGTAILDOCS_EXTENSIONS = ["csv", "docx", "odt", "pdf", "txt", "vtt", "xlsx", "mp3", "mp4", "webm"]
# The admin tells no third party who works here: no portraits from Gravatar, no version check.
WAGTAIL_GRAVATAR_PROVIDER_URL = None
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAILEMBEDS_RESPONSIVE_HTML = True
# An editor who sends a form while it saves itself gets moments, sites and people twice, or not at
# all: https://github.com/wagtail/wagtail/issues/14568.
WAGTAIL_AUTOSAVE_INTERVAL = 0
# A translation is a draft until a moderator publishes it, even of a page that is published.
WAGTAILLOCALIZE_SYNC_LIVE_STATUS_ON_TRANSLATE = False

# Safety: no inline script anywhere; pictures and map tiles from the one provider named.

TILES_URL = environment.TILES_URL
GEOCODING_URL = environment.GEOCODING_URL
TILES_ATTRIBUTION = environment.TILES_ATTRIBUTION
TILES_ORIGIN = f"https://{urlsplit(TILES_URL).netloc}" if "//" in TILES_URL else ""

PICTURES = [CSP.SELF, "data:", *([TILES_ORIGIN] if TILES_ORIGIN else [])]
SECURE_CSP = {
    "default-src": [CSP.SELF],
    "img-src": PICTURES,
    "script-src": [CSP.SELF],
    "style-src": [CSP.SELF],
    "connect-src": [CSP.SELF],
    "media-src": [CSP.SELF],
    "frame-src": [CSP.SELF, "https://www.youtube-nocookie.com", "https://player.vimeo.com"],
    "frame-ancestors": [CSP.SELF],
    "form-action": [CSP.SELF],
    "base-uri": [CSP.NONE],
    "object-src": [CSP.NONE],
}
ADMIN_CSP = {
    **SECURE_CSP,
    "img-src": [*PICTURES, "blob:"],
    "script-src": [CSP.SELF, CSP.UNSAFE_INLINE],
    "style-src": [CSP.SELF, CSP.UNSAFE_INLINE],
}
SECURE_REFERRER_POLICY = "strict-origin-when-cross-origin"
X_FRAME_OPTIONS = "SAMEORIGIN"  # the admin shows drafts in a frame
SILENCED_SYSTEM_CHECKS = ["security.W019"]  # which would have it be DENY

DEFAULT_FROM_EMAIL = environment.EMAIL_FROM

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"plain": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "plain"}},
    "root": {"handlers": ["console"], "level": environment.LOG_LEVEL},
    "loggers": {
        # Django's own handlers would print each line a second time; the root prints it once.
        "django": {"handlers": []},
        # Several lines a save, and Wagtail keeps who did what in its own history.
        "django.tasks": {"level": "WARNING"},
        "wagtail": {"level": "WARNING"},
        "fontTools": {"level": "WARNING"},
    },
}

BEHIND_WEB_SERVER = False  # nobody in front whose headers could be believed

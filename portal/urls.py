"""Addresses: the API and machines' pages once, what people read under each language."""

from django.conf import settings
from django.conf.urls.i18n import i18n_patterns
from django.conf.urls.static import static
from django.urls import include, path
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.api.v3.urls import api as wagtail_api
from wagtail.documents import urls as wagtaildocs_urls

from accounts.one_sign_in import urlpatterns as one_sign_in
from accounts.providers import urlpatterns as provider_urls
from home import urls as home_urls
from portal.api import api
from portal.api_page import api_page
from portal.health import healthz, readyz

urlpatterns = [
    path("admin/", include(one_sign_in)),
    path("admin/", include(wagtailadmin_urls)),
    path("documents/", include(wagtaildocs_urls)),
    path("api/v1/", api.urls),
    path("api/v3/", wagtail_api.urls),
    path("oidc/", include(provider_urls)),
    path("healthz", healthz),
    path("readyz", readyz),
]

if settings.DEBUG:
    urlpatterns += static(settings.MEDIA_URL, document_root=settings.MEDIA_ROOT)
    urlpatterns += [path("", include("portal.styleguide.urls"))]

urlpatterns += home_urls.urlpatterns
urlpatterns += i18n_patterns(
    path("api/", api_page, name="api-page"),
    path("", include(home_urls.language_patterns)),
    path("", include("accounts.urls")),
    path("", include("accounts.sign_in_urls")),
    path("", include("directory.urls")),
    path("", include("members.urls")),
    path("", include("quests.urls")),
    path("", include("orientation.urls")),
    path("", include("stories.urls")),
    path("", include("training.wishes.urls")),
    path("", include("training.exchanges.urls")),
    path("", include("events.urls")),
    path("", include("comments.urls")),
    path("", include("events.registration.urls")),
    path("", include(home_urls.page_patterns)),  # last: pages take what is left
)

handler404 = "home.views.not_found"

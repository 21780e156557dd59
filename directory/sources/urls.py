"""The addresses of the imports in the admin."""

from django.urls import path

from .admin import IMPORTS
from .origins import ORIGINS, OriginsPage
from .views import REPORT, RUN, ImportPage, SourceImports, report

urlpatterns = [
    path("sources/<int:pk>/imports/", SourceImports.as_view(), name=IMPORTS),
    path("imports/<int:pk>/", ImportPage.as_view(), name=RUN),
    path("imports/<int:pk>/report/", report, name=REPORT),
    path("places/<int:pk>/origins/", OriginsPage.as_view(), name=ORIGINS),
]

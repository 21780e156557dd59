"""Addresses of the directory that are no page's, under each language's prefix."""

from django.urls import path
from django.utils.translation import gettext_lazy as _

from directory.corrections import views as corrections
from directory.embedding import views as embedding
from directory.exporting import views as exporting
from directory.keeping import hours_views
from directory.keeping import views as keeping
from directory.organisations import views as organisations
from directory.programmes import views as programmes
from directory.quality import views as quality

urlpatterns = [
    path(_("framed-map/"), embedding.framed, name="framed-map"),
    path(_("framed-map/<slug:colour>.css"), embedding.accent, name="framed-map-accent"),
    path(_("put-the-map-on-your-site/"), embedding.making, name="embed-map"),
    path(_("open-data/"), exporting.open_data, name="open-data"),
    path(_("my-space/places/"), keeping.find, name="find-place"),
    path(_("my-space/places/<slug:slug>/"), keeping.keep, name="keep-place"),
    path(_("my-space/places/<slug:slug>/hours/"), hours_views.hours, name="keep-hours"),
    path(_("my-space/places/<slug:slug>/leave/"), keeping.leave, name="leave-place"),
    path(_("my-space/claims/<int:pk>/"), keeping.decide, name="decide-claim"),
    path(_("confirm-place/<str:token>/"), keeping.confirm, name="confirm-place"),
    path(_("correct/<slug:slug>/"), corrections.choose, name="correct-place"),
    path(_("correct/<slug:slug>/<slug:subject>/"), corrections.correct, name="correct-subject"),
    path(_("missing-place/"), corrections.missing, name="missing-place"),
    path(_("organisations/"), organisations.organisations, name="organisations"),
    path(_("organisations/<slug:slug>/"), organisations.organisation, name="organisation"),
    path(_("programmes-and-labels/"), programmes.programmes, name="programmes"),
    path(_("quality/"), quality.show, name="quality"),
]

"""Addresses of the stories' room that are no pages; they come before the pages' own."""

from django.urls import path
from django.utils.translation import gettext_lazy as _

from stories import views
from stories.writing import exchange_views as exchange
from stories.writing import views as writing

urlpatterns = [
    path("<slug:parent>/<slug:slug>.png", views.picture, name="share-picture"),
    path(_("my-space/stories/begin/"), writing.begin, name="story-begin"),
    path(_("my-space/stories/<int:pk>/"), exchange.story, name="story-of-mine"),
    path(_("my-space/stories/<int:pk>/write/"), writing.write, name="story-write"),
    path(_("my-space/stories/<int:pk>/draft/"), writing.draft, name="story-draft"),
    path(_("my-space/stories/<int:pk>/preview/"), writing.preview, name="story-preview"),
    path(_("my-space/stories/<int:pk>/say/"), exchange.say, name="story-say"),
    path(_("my-space/stories/<int:pk>/answer/"), exchange.answer, name="story-answer"),
    path(_("my-space/stories/<int:pk>/take-back/"), exchange.withdraw, name="story-withdraw"),
    path(_("my-space/stories/<int:pk>/give-up/"), exchange.give_up, name="story-give-up"),
    path(_("mottos/propose/"), views.propose, name="motto-propose"),
    path(_("mottos/<slug:slug>/share/"), views.share, name="motto-share"),
    path(_("mottos/<slug:slug>/poster.pdf"), views.poster, name="motto-poster"),
]

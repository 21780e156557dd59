"""Addresses of the quests' room, under each language's prefix; words come before a quest's own."""

from django.urls import path
from django.utils.translation import gettext_lazy as _

from quests import room_views, views

urlpatterns = [
    path(_("quests/"), views.quests, name="quests"),
    path(_("quests/meaning/"), views.meaning, name="quest-meaning"),
    path(_("quests/shared/<str:token>/"), views.shared, name="quest-shared"),
    path(_("quests/room/"), room_views.enter, name="quest-room-enter"),
    path(_("quests/room/<str:code>/"), room_views.room_page, name="quest-room"),
    path(_("quests/room/<str:code>/state.json"), room_views.state, name="quest-room-state"),
    path(_("quests/room/<str:code>/answer/"), room_views.room_answer, name="quest-room-answer"),
    path(_("quests/room/<str:code>/lead/<str:token>/"), room_views.lead, name="quest-room-lead"),
    path(_("quests/<slug:slug>/"), views.quest, name="quest"),
    path(_("quests/<slug:slug>/result/"), views.quest_result, name="quest-result"),
    path(_("quests/<slug:slug>/share/"), views.quest_share, name="quest-share"),
    path(_("quests/<slug:slug>/workshop/"), room_views.workshop, name="quest-workshop"),
]

"""What the quests' room adds to Wagtail's admin."""

from wagtail.snippets.models import register_snippet

from quests.admin import QuestViewSet

register_snippet(QuestViewSet)

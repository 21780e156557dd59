from functools import partial
from typing import Any

from django.apps import AppConfig
from django.db.models.signals import post_delete, post_save
from django.utils.translation import gettext_lazy as _


class QuestsConfig(AppConfig):
    name = "quests"
    verbose_name = _("Quests")

    def ready(self) -> None:
        """Give quests to the search, shared answers to the inbox, and what is over to be tidied."""
        from accounts import retention
        from members import inbox
        from quests import coded_rooms, documents, moderation
        from quests.models import Quest, Room
        from quests.moderation import SharedAnswers
        from search import registry

        registry.register(registry.Source("quest", documents.quests))
        for signal in (post_save, post_delete):
            signal.connect(_changed, sender=Quest, dispatch_uid="search-quest")
        inbox.register(SharedAnswers())
        refused, over = _("Shared words that were turned down: a month"), _("Workshop rooms: a day")
        retention.register(retention.Rule("answers", refused, moderation.forget_refused))
        retention.register(retention.Rule("rooms", over, partial(coded_rooms.forget_expired, Room)))


def _changed(sender: type[Any], instance: Any, **kwargs: Any) -> None:
    """Index a quest and its translations: whether one exists decides where the others are found."""
    from search import indexing

    versions = sender.objects.filter(translation_key=instance.translation_key)
    indexing.schedule("quest", {instance.pk, *versions.values_list("pk", flat=True)})

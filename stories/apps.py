from typing import Any

from django.apps import AppConfig
from django.db.models.signals import post_delete, post_save
from django.utils.translation import gettext_lazy as _


class StoriesConfig(AppConfig):
    name = "stories"
    verbose_name = _("Stories and mottos")

    def ready(self) -> None:
        """Give stories and mottos to the search and to the pages of places and mediators."""
        from accounts import personal_data, retention
        from accounts import space as my_space
        from comments import where
        from directory import place_extras
        from directory.organisations import extras as organisations
        from editorial.kept import forget_on
        from members import extras, inbox
        from members.indexing import follow_pages
        from members.models import ArchetypePage
        from search import registry
        from stories import documents, proposals, space, told
        from stories.holding import OwnMottos
        from stories.models import Motto, StoryPage, Theme
        from stories.proposals import ProposedMottos
        from stories.writing import letters, part, pictures, sending
        from stories.writing.holding import OwnStories
        from stories.writing.inbox import ProposedStories

        forget_on(Theme, Motto, StoryPage, StoryPage.themes.through, ArchetypePage)
        registry.register(registry.Source("story", documents.stories))
        registry.register(registry.Source("motto", documents.mottos))
        follow_pages("story", StoryPage)
        for signal in (post_save, post_delete):
            signal.connect(_motto_changed, sender=Motto, dispatch_uid="search-motto")
        place_extras.register("stories", "after", told.of_place)
        place_extras.register("mottos", "after", told.mottos_of_place)
        organisations.register("stories", told.of_organisation)
        extras.mediators.register("stories", told.of_mediator)
        extras.archetypes.register("stories", told.of_archetype)
        inbox.register(ProposedMottos())
        personal_data.register(OwnMottos())
        my_space.register("mottos", 30, space.mottos)
        inbox.register(ProposedStories())
        personal_data.register(OwnStories())
        my_space.register("stories", 25, part.part)
        letters.connect()
        unused = _("Pictures of members’ stories that are in none any more: a month")
        retention.register(retention.Rule("story-pictures", unused, pictures.forget_unused))
        drafts = _("Stories begun and never sent, untouched: a year")
        retention.register(retention.Rule("story-drafts", drafts, sending.forget_drafts))
        refused = _("Proposed mottos that were turned down: a month")
        retention.register(retention.Rule("mottos", refused, proposals.forget_refused))
        where.allow_on(StoryPage)


def _motto_changed(sender: type[Any], instance: Any, **kwargs: Any) -> None:
    """Index a motto and its translations: whether one exists decides where the others are found."""
    from search import indexing

    versions = sender.objects.filter(translation_key=instance.translation_key)
    indexing.schedule("motto", {instance.pk, *versions.values_list("pk", flat=True)})

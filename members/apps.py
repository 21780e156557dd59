from typing import Any

from django.apps import AppConfig
from django.db.models.signals import post_delete, post_save
from django.utils.translation import gettext_lazy as _


class MembersConfig(AppConfig):
    name = "members"
    verbose_name = _("Mediators")

    def ready(self) -> None:
        """Give mediators and archetypes to the search, and mediators to the pages of places."""
        from accounts import access, personal_data, retention, space
        from accounts.retention import Rule
        from accounts.signals import account_closed
        from directory import place_extras
        from directory.keeping import claims
        from directory.organisations import extras as organisations
        from members import (
            at_organisation,
            at_place,
            corrections,
            documents,
            held_imports,
            inbox,
            kept_places,
        )
        from members.contact import registering as contact
        from members.indexing import follow_pages
        from members.models import ArchetypePage, Mediator
        from members.space import answers, holding, portraits
        from members.space.part import part
        from members.space.standing import forget_old_drafts, hide_closed
        from search import registry

        registry.register(registry.Source("archetype", documents.archetypes))
        registry.register(registry.Source("mediator", documents.mediators))
        follow_pages("archetype", ArchetypePage)
        for signal in (post_save, post_delete):
            signal.connect(_changed, sender=Mediator, dispatch_uid="search-mediator")
        space.register("profile", 10, part)
        personal_data.register(holding.Profile())
        answers.connect()
        account_closed.connect(hide_closed, dispatch_uid="members-hide")
        for page in ("edit", "inspect", "history", "usage", "revisions_compare"):
            access.watch(f"wagtailsnippets_members_mediator:{page}", holding.KIND, Mediator)
        drafts = Rule(
            "profile-drafts", _("Profiles typed and never sent: three months"), forget_old_drafts
        )
        pictures = Rule(
            "portraits", _("Portraits not shown any more: a month"), portraits.forget_unused
        )
        retention.register(drafts)
        retention.register(pictures)
        contact.register()
        inbox.register(kept_places.Claims())
        inbox.register(corrections.Corrections())
        inbox.register(held_imports.HeldImports())
        claims.began.connect(kept_places.add_place, dispatch_uid="members-place-added")
        claims.ended.connect(kept_places.remove_place, dispatch_uid="members-place-removed")
        place_extras.register("mediators", "people", at_place.who_works_here)
        organisations.register("mediators", at_organisation.who_works_there)


def _changed(sender: type[Any], instance: Any, **kwargs: Any) -> None:
    from search import indexing

    indexing.schedule("mediator", [instance.pk])

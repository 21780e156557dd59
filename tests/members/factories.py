"""Mediators for tests."""

from typing import Any

import factory
from factory.django import DjangoModelFactory
from wagtail_factories import PageFactory

from members import consent
from members.models import ArchetypeIndexPage, ArchetypePage, Mediator


class ArchetypeIndexPageFactory(PageFactory):
    """The page above the archetypes; it needs a ``parent``."""

    class Meta:
        model = ArchetypeIndexPage

    title = "Super-médiateurs"
    locale = factory.SelfAttribute("parent.locale")


class ArchetypePageFactory(PageFactory):
    """An archetype; it needs a ``parent``. ``strengths`` maps aspects to words."""

    class Meta:
        model = ArchetypePage

    title = factory.Sequence(lambda number: f"Le Super-héros {number}")
    credo = "Jamais sans les autres !"
    locale = factory.SelfAttribute("parent.locale")

    @classmethod
    def _create_instance(
        cls, model_class: Any, parent: Any, kwargs: dict[str, Any]
    ) -> ArchetypePage:
        strengths: dict[str, str] = kwargs.pop("strengths", {})
        page = ArchetypePage(**kwargs)
        page.strengths = [
            {"type": "strength", "value": {"aspect": aspect, "text": text}}
            for aspect, text in strengths.items()
        ]
        parent.add_child(instance=page)
        page.save_revision().publish()
        return page


class MediatorFactory(DjangoModelFactory):
    """A mediator whom readers may see, with all there is of them.

    ``places`` and ``archetypes`` take lists.
    """

    class Meta:
        model = Mediator
        skip_postgeneration_save = True

    name = factory.Sequence(lambda number: f"Médiatrice {number}")
    role = "médiatrice numérique"
    live = True
    shown = list(consent.FIELDS)

    @factory.post_generation
    def places(mediator: Mediator, create: bool, places: Any) -> None:  # noqa: N805
        """Where one meets them."""
        if places:
            mediator.places = places
            mediator.save()

    @factory.post_generation
    def archetypes(mediator: Mediator, create: bool, archetypes: Any) -> None:  # noqa: N805
        """In whom they recognise themselves."""
        if archetypes:
            mediator.archetypes = archetypes
            mediator.save()

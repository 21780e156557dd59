"""Mediators for tests."""

from typing import Any

import factory
from factory.django import DjangoModelFactory

from members.models import Mediator


class MediatorFactory(DjangoModelFactory):
    """A mediator whom readers may see; ``places`` takes a list."""

    class Meta:
        model = Mediator
        skip_postgeneration_save = True

    name = factory.Sequence(lambda number: f"Médiatrice {number}")
    role = "médiatrice numérique"
    live = True

    @factory.post_generation
    def places(mediator: Mediator, create: bool, places: Any) -> None:  # noqa: N805
        """Where one meets them."""
        if places:
            mediator.places = places
            mediator.save()

"""Stories, mottos and themes for tests."""

from collections.abc import Sequence
from datetime import date
from typing import Any

import factory
from factory.django import DjangoModelFactory
from wagtail.models import Locale
from wagtail_factories import PageFactory

from directory.models import Place
from members.models import Mediator
from stories.models import (
    Motto,
    MottoWallPage,
    StoryIndexPage,
    StoryMediator,
    StoryPage,
    StoryPlace,
    Theme,
)


def french() -> Locale:
    """The locale of the source language, which a new database has."""
    return Locale.objects.get(language_code="fr")


class ThemeFactory(DjangoModelFactory):
    """A French theme."""

    class Meta:
        model = Theme

    name = factory.Sequence(lambda number: f"Thème {number}")
    locale = factory.LazyFunction(french)


class MottoFactory(DjangoModelFactory):
    """A French motto on the wall."""

    class Meta:
        model = Motto

    text = factory.Sequence(lambda number: f"Ici, on apprend pour {number} fois.")
    author = "Samira"
    locale = factory.LazyFunction(french)
    live = True


class StoryIndexPageFactory(PageFactory):
    """A list of stories; it needs a ``parent``."""

    class Meta:
        model = StoryIndexPage

    title = "Récits"


class MottoWallPageFactory(PageFactory):
    """A wall of mottos; it needs a ``parent``."""

    class Meta:
        model = MottoWallPage

    title = "Devises"


class StoryPageFactory(PageFactory):
    """A published story; it needs a ``parent``.

    ``themes``, ``mediators`` and ``places`` take lists, ``body`` a list of blocks as JSON.
    """

    class Meta:
        model = StoryPage

    title = factory.Sequence(lambda number: f"Récit {number}")
    date = date(2026, 3, 1)

    @classmethod
    def _create_instance(cls, model_class: Any, parent: Any, kwargs: dict[str, Any]) -> StoryPage:
        mediators: Sequence[Mediator] = kwargs.pop("mediators", ())
        places: Sequence[Place] = kwargs.pop("places", ())
        themes = kwargs.pop("themes", [])
        kwargs.setdefault("locale", parent.locale)
        story = StoryPage(**kwargs)
        story.themes = themes
        story.story_mediators = [StoryMediator(mediator=each) for each in mediators]
        story.story_places = [StoryPlace(place=each) for each in places]
        parent.add_child(instance=story)
        return story

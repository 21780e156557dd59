"""Quests, rooms and shared answers for tests."""

import datetime
import uuid
from collections.abc import Mapping
from typing import Any

import factory
from django.utils import timezone
from factory.django import DjangoModelFactory
from wagtail.models import Locale, Page

from members.models import ArchetypeIndexPage
from quests.models import Quest, Room, SharedAnswer
from quests.secrets import digest
from tests.members.factories import ArchetypeIndexPageFactory, ArchetypePageFactory

# What choices call the archetypes below.
CHAMELEON, DOG, KNIFE = (str(uuid.UUID(int=number)) for number in (1, 2, 3))
TOKEN = "the-facilitators-own-token"


def french() -> Locale:
    """The locale of the source language, which a new database has."""
    return Locale.objects.get(language_code="fr")


def plant_archetypes(home: Page) -> ArchetypeIndexPage:
    """The chameleon, the dog and the knife, in this order; returns the page above them."""
    index: ArchetypeIndexPage = ArchetypeIndexPageFactory(parent=home, slug="super-mediateurs")
    for key, title, slug, tincture, charge, motto in (
        (CHAMELEON, "Le Caméléon", "cameleon", "vert", "chameleon", "Tout est prêt."),
        (DOG, "Le Saint-Bernard", "saint-bernard", "gules", "saint-bernard", "À votre pas."),
        (KNIFE, "Le Couteau suisse", "couteau-suisse", "purpure", "knife", "On ouvre tout."),
    ):
        ArchetypePageFactory(
            parent=index,
            translation_key=uuid.UUID(key),
            title=title,
            slug=slug,
            summary=f"{title}, en une phrase.",
            tincture=tincture,
            charge=charge,
            proposed_mottos=[motto],
        )
    return index


def item(value: Any) -> dict[str, Any]:
    """An element of a ListBlock."""
    return {"type": "item", "value": value, "id": str(uuid.uuid4())}


def choice_question(question: str, *choices: tuple[str, Mapping[str, int], str]) -> dict[str, Any]:
    """A choice question; each choice is its text, its weights and its reason."""
    return {
        "type": "choice_question",
        "value": {
            "question": question,
            "help": "",
            "choices": [
                item(
                    {
                        "text": text,
                        "reason": reason,
                        "weights": [
                            item({"archetype": name, "weight": weight})
                            for name, weight in weights.items()
                        ],
                    }
                )
                for text, weights, reason in choices
            ],
        },
    }


def open_question(
    question: str, theme: str = "why", *, may_be_shared: bool = True
) -> dict[str, Any]:
    """An open question."""
    value = {"question": question, "help": "", "theme": theme, "may_be_shared": may_be_shared}
    return {"type": "open_question", "value": value}


STEPS = [
    choice_question(
        "L’imprimante ?",
        ("un café", {DOG: 3}, "Vous voyez les gens."),
        ("un câble", {KNIFE: 3}, "Vous avez l’outil."),
    ),
    choice_question(
        "Le bus ?",
        ("à pied", {CHAMELEON: 1, DOG: 1}, "Vous faites avec."),
        ("en retard", {}, ""),
    ),
    open_question("Pourquoi vous ?"),
    open_question("Le plus dur ?", "doubts", may_be_shared=False),
]


class QuestFactory(DjangoModelFactory):
    """A live French quest of two choice questions and two open ones, the second not to share."""

    class Meta:
        model = Quest

    title = "Quel super-médiateur ?"
    slug = "super"
    introduction = "Cinq minutes."
    locale = factory.LazyFunction(french)
    steps = factory.LazyFunction(lambda: STEPS)
    live = True


class RoomFactory(DjangoModelFactory):
    """An open room, led by whoever has ``TOKEN``."""

    class Meta:
        model = Room

    code = "ACDEFG"
    secret = digest(TOKEN)
    quest = factory.SubFactory(QuestFactory)
    expires_at = factory.LazyFunction(lambda: timezone.now() + datetime.timedelta(days=1))


class SharedAnswerFactory(DjangoModelFactory):
    """An answer that waits."""

    class Meta:
        model = SharedAnswer

    question = "Pourquoi vous ?"
    theme = "why"
    language = "fr"
    text = "Pour les croix."
    consent = "2026-11"
    secret = digest("a-sharers-own-token")

"""Quests, rooms and shared answers for tests."""

import datetime
import uuid
from collections.abc import Mapping
from typing import Any

import factory
from django.utils import timezone
from factory.django import DjangoModelFactory
from wagtail.models import Locale

from quests.models import Quest, Room, SharedAnswer
from quests.secrets import digest

TOKEN = "the-facilitators-own-token"


def french() -> Locale:
    """The locale of the source language, which a new database has."""
    return Locale.objects.get(language_code="fr")


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
        ("un café", {"saint-bernard": 3}, "Vous voyez les gens."),
        ("un câble", {"couteau-suisse": 3}, "Vous avez l’outil."),
    ),
    choice_question(
        "Le bus ?",
        ("à pied", {"cameleon": 1, "saint-bernard": 1}, "Vous faites avec."),
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

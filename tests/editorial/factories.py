"""Blocks of a body for tests: one of each type, as the database keeps them."""

import uuid
from typing import Any

from wagtail.models import Page
from wagtail_factories import DocumentFactory, ImageFactory

from members.heraldry.definition import write
from members.heraldry.seeds import from_number
from members.models import ArchetypeIndexPage
from tests.directory.factories import PlaceFactory
from tests.members.factories import (
    ArchetypeIndexPageFactory,
    ArchetypePageFactory,
    MediatorFactory,
)
from tests.quests.factories import QuestFactory
from tests.stories.factories import MottoFactory

TRANSCRIPT = "<p>Sept heures cinquante. Le bus est froid.</p>"


def item(value: dict[str, Any]) -> dict[str, Any]:
    """An element of a list of blocks."""
    return {"type": "item", "value": value, "id": str(uuid.uuid4())}


def every_block(page: Page) -> list[dict[str, Any]]:
    """A body with a block of each type; its button leads to ``page``."""
    recording = DocumentFactory(title="Voix", file__filename="voix.mp3")
    film = DocumentFactory(title="Film", file__filename="film.mp4")
    captions = DocumentFactory(title="Sous-titres", file__filename="film.vtt")
    above = ArchetypeIndexPage.objects.first()
    chameleon = ArchetypePageFactory(
        parent=above or ArchetypeIndexPageFactory(parent=page.get_parent()),
        title="Le Caméléon",
        credo="Nous nous adaptons !",
        strengths={"welcome": "Change de couleur."},
    )
    values: dict[str, Any] = {
        "paragraph": "<p>Un <b>paragraphe</b>.</p>",
        "heading": {"text": "Ce qui reste", "level": "2", "anchor": ""},
        "quotation": {
            "text": "On ne lâche personne.",
            "mediator": MediatorFactory(name="Samira").pk,
            "author": "",
            "role": "",
        },
        "figures": {"items": [item({"number": "130", "label": "personnes"})]},
        "place": {"place": PlaceFactory(name="Le Quai").pk, "text": "On y répare."},
        "picture": {
            "image": {"image": ImageFactory().pk, "alt_text": "Trois écus", "decorative": False},
            "caption": "Trois façons",
            "credit": "L’équipe",
        },
        "audio": {
            "title": "Mathilde raconte",
            "document": recording.pk,
            "url": "",
            "duration": "4 min",
            "transcript": TRANSCRIPT,
        },
        "video": {
            "title": "Une journée",
            "document": film.pk,
            "url": "",
            "duration": "2 min",
            "transcript": TRANSCRIPT,
            "captions": captions.pk,
            "poster": None,
        },
        "embed": {"title": "Le bus au loin", "url": "https://vimeo.com/76979871"},
        "call_to_action": {
            "text": "Et vous ?",
            "label": "Lire le mur",
            "page": page.pk,
            "query": "?theme=bus",
            "url": "",
        },
        "archetype": {"archetype": chameleon.pk, "with_credo": True},
        "comparison": {"title": "Côte à côte"},
        "mediator": {"mediator": MediatorFactory(name="Benoît").pk},
        "motto": {"motto": MottoFactory(text="Personne ne reste sur le bord.").pk},
        "blason": {"blason": write(from_number(3)), "caption": "Les armes de Benoît"},
        "quest": {"quest": QuestFactory(title="Qui êtes-vous ?").pk, "text": "Trois minutes."},
    }
    return [
        {"type": name, "value": value, "id": str(uuid.uuid4())} for name, value in values.items()
    ]

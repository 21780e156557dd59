"""Who speaks on this portal: super-mediators, mediators, their mottos and arms, quests."""

from typing import Any
from zlib import crc32

from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.snippets.blocks import SnippetChooserBlock

from editorial.languages import in_reader_language
from members import aspects, consent
from members.blasons import pictures
from members.blasons.composing import from_kept, query_of
from members.community import known_archetypes
from members.fields import BlasonFormField
from members.heraldry.definition import Blason, dump, write
from members.heraldry.seeds import from_number
from members.models import ArchetypePage, Mediator
from quests.models import Quest


class ArchetypeCardValue(blocks.StructValue):
    """A super-mediator for the reader."""

    @property
    def public_archetype(self) -> ArchetypePage | None:
        """In the reader's language if it is there; None once nobody may read it."""
        found: ArchetypePage | None = in_reader_language(self["archetype"])
        return found


class ArchetypeCardBlock(blocks.StructBlock):
    """One super-mediator as a card."""

    archetype = blocks.PageChooserBlock(
        page_type="members.ArchetypePage", label=_("Super-mediator")
    )
    with_credo = blocks.BooleanBlock(
        label=_("With its credo"), required=False, help_text=_("Else its sentence for lists.")
    )

    def get_preview_value(self) -> blocks.StructValue:
        """An archetype of the portal's own, if there is one."""
        archetype = ArchetypePage.objects.live().order_by("path").first()
        example = ArchetypePage(title="Le Caméléon", credo="Nous nous adaptons !", tincture="vert")
        return self.normalize({"archetype": archetype or example, "with_credo": True})

    class Meta:
        label = _("Super-mediator")
        icon = "user"
        template = "editorial/blocks/archetype.html"
        value_class = ArchetypeCardValue
        description = _("A card that leads to a super-mediator, with its drawing.")


class ComparisonBlock(blocks.StructBlock):
    """All super-mediators side by side."""

    title = blocks.CharBlock(
        label=_("Title"), required=False, max_length=120, help_text=_("Above the table.")
    )

    def get_context(self, value: Any, parent_context: Any = None) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context(value, parent_context)
        archetypes = list(known_archetypes().values())
        return context | {"archetypes": archetypes, "comparison": aspects.compare(archetypes)}

    class Meta:
        label = _("Super-mediators side by side")
        icon = "table"
        template = "editorial/blocks/comparison.html"
        description = _("The table of strengths of all super-mediators, as on their own page.")
        preview_value = {"title": "Ensemble, ils ont tout ce qu’il faut"}


class MediatorCardValue(blocks.StructValue):
    """A mediator for readers."""

    @property
    def public_mediator(self) -> Mediator | None:
        """The mediator, once published; what is shown is what they agreed to."""
        mediator: Mediator | None = self["mediator"]
        return mediator if mediator and mediator.is_public else None


class MediatorCardBlock(blocks.StructBlock):
    """A mediator's portrait."""

    mediator = SnippetChooserBlock("members.Mediator", label=_("Mediator"))

    def get_preview_value(self) -> blocks.StructValue:
        """An invented person: the portal's own have not been asked."""
        mediator = Mediator(
            name="Samira",
            slug="samira",
            role="médiatrice numérique à Lille",
            presentation="Elle répond souvent « je ne sais pas, cherchons ».",
            languages=["fr", "ar"],
            shown=[consent.PRESENTATION, consent.LANGUAGES],
        )
        return self.normalize({"mediator": mediator})

    class Meta:
        label = _("Portrait of a mediator")
        icon = "user"
        template = "editorial/blocks/mediator.html"
        value_class = MediatorCardValue
        description = _("What a mediator agreed to show, always up to date.")


class MottoValue(blocks.StructValue):
    """A motto for the reader."""

    @property
    def public_motto(self) -> Any:
        """In the reader's language if it is there; None once it is off the wall."""
        return in_reader_language(self["motto"])


class MottoBlock(blocks.StructBlock):
    """A motto of the wall. This room knows mottos by their name only: they live above it."""

    motto = SnippetChooserBlock("stories.Motto", label=_("Motto"))

    def get_preview_value(self) -> blocks.StructValue:
        """An invented motto."""
        motto = self.child_blocks["motto"].target_model(
            text="La bonne question, c’est celle que vous n’osez pas poser.",
            author="Samira",
            tincture="gueules",
        )
        return self.normalize({"motto": motto})

    class Meta:
        label = _("Motto")
        icon = "openquote"
        template = "editorial/blocks/motto.html"
        value_class = MottoValue
        description = _("A motto of the wall with its arms; it leads to its own page.")


class QuestCallValue(blocks.StructValue):
    """An invitation to a quest."""

    @property
    def public_quest(self) -> Quest | None:
        """In the reader's language if it is there; None once it is not published."""
        found: Quest | None = in_reader_language(self["quest"])
        return found


class QuestCallBlock(blocks.StructBlock):
    """An invitation to take a quest."""

    quest = SnippetChooserBlock("quests.Quest", label=_("Quest"))
    text = blocks.CharBlock(
        label=_("In a sentence"),
        required=False,
        max_length=200,
        help_text=_("The quest’s own introduction if empty."),
    )

    def get_preview_value(self) -> blocks.StructValue:
        """An invented quest."""
        quest = Quest(title="Quel super-médiateur êtes-vous ?", slug="exemple")
        return self.normalize({"quest": quest, "text": "Sept questions, trois minutes."})

    class Meta:
        label = _("Invitation to a quest")
        icon = "help"
        template = "editorial/blocks/quest.html"
        value_class = QuestCallValue
        description = _("A button that leads to a quest, with what one gets from it.")


class BlasonChooserBlock(blocks.FieldBlock):
    """A blason as the address of the builder, or its definition; the value is the definition."""

    def __init__(self, required: bool = True, help_text: Any = None, **kwargs: Any) -> None:
        self.field = BlasonFormField(required=required, help_text=help_text)
        super().__init__(**kwargs)

    def get_translatable_segments(self, value: Any) -> list[Any]:
        """A blason is the same in every language."""
        return []

    def restore_translated_segments(self, value: Any, segments: Any) -> Any:
        """There are none."""
        return value


class BlasonValue(blocks.StructValue):
    """A blason that can be drawn."""

    @property
    def blason(self) -> Blason | None:
        """None for what draws no more."""
        return from_kept(self["blason"])


class BlasonBlock(blocks.StructBlock):
    """A coat of arms with its blazon."""

    blason = BlasonChooserBlock(
        label=_("Coat of arms"),
        help_text=_("Compose it in the builder, and paste the address of that page here."),
    )
    caption = blocks.CharBlock(
        label=_("Caption"),
        required=False,
        max_length=200,
        help_text=_("Whose arms they are. Heralds’ words stand below by themselves."),
    )

    def get_context(self, value: Any, parent_context: Any = None) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context(value, parent_context)
        blason = value.blason
        if blason:
            context |= {
                "drawing": pictures.svg(blason, id_prefix=f"blason-{crc32(dump(blason).encode())}"),
                "blazon": pictures.blazon(blason),
                "query": query_of(blason),
            }
        return context

    def get_preview_value(self) -> blocks.StructValue:
        """Some arms."""
        return self.normalize({"blason": write(from_number(3)), "caption": "Les armes de Samira"})

    class Meta:
        label = _("Coat of arms")
        icon = "tag"
        template = "editorial/blocks/blason.html"
        value_class = BlasonValue
        description = _("A coat of arms from the builder, with its description in heralds’ words.")

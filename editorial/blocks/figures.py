"""Numbers that say something."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks


class FigureBlock(blocks.StructBlock):
    """One number and what it counts."""

    number = blocks.CharBlock(
        label=_("Figure"), max_length=12, help_text=_("For example: 130, 3 h, 40 %.")
    )
    label = blocks.CharBlock(label=_("What it counts"), max_length=80)

    class Meta:
        label = _("Figure")
        icon = "order"


class FiguresValue(blocks.StructValue):
    """Figures as their component wants them."""

    @property
    def figures(self) -> list[dict[str, str]]:
        """``value`` and ``label`` of each."""
        return [{"value": item["number"], "label": item["label"]} for item in self["items"]]


class FiguresBlock(blocks.StructBlock):
    """A row of figures."""

    items = blocks.ListBlock(FigureBlock(), label=_("Figures"), min_num=1, max_num=6)

    class Meta:
        label = _("Figures")
        icon = "order"
        template = "editorial/blocks/figures.html"
        value_class = FiguresValue
        description = _("Two to four numbers, each with what it counts.")
        preview_value = {
            "items": [
                {"number": "130", "label": "personnes, en trois semaines"},
                {"number": "3", "label": "groupes de dix, à Lille et à Amiens"},
                {"number": "40", "label": "personnes à la plénière"},
            ]
        }

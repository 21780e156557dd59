"""All the filters as the panel shows them: six for most people, the rest behind one fold."""

from typing import Any

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from directory.filters import FILTER
from directory.listing import Answer, Asked, FacetGroup, Option
from directory.wording import distance_words

# Not counted: only one that was asked for stands there, to be let go.
ORGANISATION = "organisation"
# Opening hours, the sixth, stand before them as a field of their own.
FIRST = ("family", "services", "frais_a_charge", "appointment", "accessibility")
MORE = (
    (_("For whom"), ("publics_specifiquement_adresses", "prise_en_charge_specifique")),
    (_("How"), ("modalites_acces", "modalites_accompagnement", "itinerance")),
    (_("Network"), ("dispositif_programmes_nationaux", "formations_labels", ORGANISATION)),
    (_("Precisely"), ("typologie", "department", "source")),
)
RADII = (2, 5, 10, 20, 50, 100)  # km

Values = list[dict[str, Any]]


def panel(asked: Asked, found: Answer, language: str) -> dict[str, Any]:
    """Every filter that would find something, with its counts; what is set stands open."""
    shown = [*found.facets, chosen(ORGANISATION, asked, language)]
    groups = {one.filter.name: group(one) for one in shown if one.options}
    more: Values = [
        {"heading": heading, "groups": [groups[name] for name in names if name in groups]}
        for heading, names in MORE
    ]
    return {
        "opening_choices": opening_choices(asked, language),
        "radii": radii(asked, found),
        "first": [groups[name] for name in FIRST if name in groups],
        "more": [section for section in more if section["groups"]],
        "more_set": sum(one["set"] for section in more for one in section["groups"]),
    }


def chosen(name: str, asked: Asked, language: str) -> FacetGroup:
    """The values of a filter that is not counted, only those that are set."""
    one = FILTER[name]
    values = asked.filters.get(name, ())
    return FacetGroup(
        one,
        [
            Option(one.slug(value), value, one.label(value, language), None, checked=True)
            for value in values
        ],
    )


def group(one: FacetGroup) -> dict[str, Any]:
    """One filter as its component wants it."""
    return {
        "legend": one.filter.title,
        "name": one.filter.name,
        "help": one.filter.help,
        "kind": "checkbox" if one.filter.several else "radio",
        "set": one.active,
        "options": [
            {
                "value": option.slug,
                "label": option.label,
                "count": option.count,
                "checked": option.checked,
            }
            for option in one.options
        ],
    }


def opening_choices(asked: Asked, language: str) -> Values:
    """« Now », and moments of a week to choose from; the one asked for is kept, whatever it is."""
    chosen = next(iter(asked.filters.get("open_at", ())), "")
    known = [
        {"value": choice.slug, "label": choice.label, "selected": chosen == choice.value}
        for choice in FILTER["open_at"].choices(language)
    ]
    if chosen and not any(choice["selected"] for choice in known):
        label = FILTER["open_at"].label(chosen, language)
        known.insert(0, {"value": chosen, "label": label, "selected": True})
    return known


def radii(asked: Asked, found: Answer) -> Values:
    """How far around, first as far as usual; only where there is a point to measure from."""
    if asked.origin is None:
        return []
    usual = gettext("Any distance")
    if asked.radius is None and found.radius:
        usual = gettext("Usual distance (%(distance)s)") % {
            "distance": distance_words(found.radius)
        }
    wanted = {*RADII, *([asked.radius] if asked.radius else [])}
    return [
        {"value": "", "label": usual, "selected": asked.radius is None},
        *(
            {
                "value": f"{radius:g}",
                "label": distance_words(radius),
                "selected": radius == asked.radius,
            }
            for radius in sorted(wanted)
        ),
    ]

"""The filters of the directory, in the order of the form."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from .base import UNKNOWN, Choice, Filter, Moment, Selection
from .columns import DepartmentFilter, FamilyFilter, OrganisationFilter, SourceFilter
from .flags import Flag, FlagsFilter
from .opening_at import OpeningFilter, SwitchFilter, moment_of
from .terms import TermsFilter

FILTERS: tuple[Filter, ...] = (
    FamilyFilter("family", _("Kind of place"), example="library"),
    TermsFilter(
        "services",
        _("Help offered"),
        example="aide-aux-demarches-administratives",
        silence=ngettext_lazy(
            "%(count)s place does not tell what help it offers.",
            "%(count)s places do not tell what help they offer.",
            "count",
        ),
    ),
    OpeningFilter(
        "open_at",
        _("Opening hours"),
        _(
            "“now”, a half hour of the week such as “sat-1000”, a local date and time such as "
            "“2026-05-16T10:00”, or a day with or without a part of it: “sat”, “weekend”, "
            "“sat-morning”, “2026-05-16-evening”."
        ),
        example="sat-1000",
        several=False,
        counted=False,
        silence=ngettext_lazy(
            "%(count)s place does not tell whether it is open then.",
            "%(count)s places do not tell whether they are open then.",
            "count",
        ),
    ),
    SwitchFilter(
        "open_unknown",
        _("Also those whose hours are unknown"),
        _("Together with “open_at”: keeps places whose hours nobody can tell for that moment."),
        example="1",
        several=False,
        counted=False,
    ),
    TermsFilter(
        "frais_a_charge",
        _("Price"),
        example="gratuit",
        silence=ngettext_lazy(
            "%(count)s place does not tell its price.",
            "%(count)s places do not tell their price.",
            "count",
        ),
    ),
    FlagsFilter(
        "appointment",
        _("Appointment"),
        example="without",
        silence=ngettext_lazy(
            "%(count)s place does not tell whether one needs an appointment.",
            "%(count)s places do not tell whether one needs an appointment.",
            "count",
        ),
        flags=(
            Flag("without", _("Without appointment"), listed=(("access_modes", "Se présenter"),)),
            Flag(
                "online",
                _("Appointment on line"),
                filled="booking_url",
                listed=(("access_modes", "Prendre un RDV en ligne"),),
            ),
        ),
    ),
    FlagsFilter(
        "accessibility",
        _("Accessibility"),
        _("What the places declare; ask them before a visit if you depend on it."),
        example="record",
        silence=ngettext_lazy(
            "%(count)s place does not tell whether it is accessible.",
            "%(count)s places do not tell whether they are accessible.",
            "count",
        ),
        flags=(
            Flag("record", _("Access described on Acceslibre"), filled="accessibility_url"),
            Flag(
                "motor",
                _("Motor disabilities welcome"),
                listed=(("special_care", "Handicaps moteurs"),),
            ),
            Flag(
                "visual",
                _("Blind or partially sighted people welcome"),
                listed=(("special_care", "Déficience visuelle"),),
            ),
            Flag(
                "hearing",
                _("Deaf or hard-of-hearing people welcome"),
                listed=(("special_care", "Surdité"),),
            ),
            Flag(
                "mental",
                _("Mental disabilities welcome"),
                listed=(("special_care", "Handicaps mentaux"),),
            ),
        ),
    ),
    TermsFilter(
        "publics_specifiquement_adresses",
        _("Especially for"),
        example="seniors",
        silence=ngettext_lazy(
            "%(count)s place does not tell whom it is especially for.",
            "%(count)s places do not tell whom they are especially for.",
            "count",
        ),
    ),
    TermsFilter(
        "prise_en_charge_specifique",
        _("Special care"),
        example="illettrisme",
        silence=ngettext_lazy(
            "%(count)s place does not tell what special care it offers.",
            "%(count)s places do not tell what special care they offer.",
            "count",
        ),
    ),
    TermsFilter(
        "modalites_accompagnement",
        _("Way of support"),
        example="en-autonomie",
        silence=ngettext_lazy(
            "%(count)s place does not tell how it supports people.",
            "%(count)s places do not tell how they support people.",
            "count",
        ),
    ),
    TermsFilter(
        "modalites_acces",
        _("How to come"),
        example="se-presenter",
        silence=ngettext_lazy(
            "%(count)s place does not tell how to come.",
            "%(count)s places do not tell how to come.",
            "count",
        ),
    ),
    TermsFilter("dispositif_programmes_nationaux", _("Programme"), example="france-services"),
    TermsFilter("formations_labels", _("Labels and training"), example="fabriques-de-territoire"),
    TermsFilter(
        "itinerance",
        _("Travelling or fixed"),
        example="itinerant",
        silence=ngettext_lazy(
            "%(count)s place does not tell whether it travels.",
            "%(count)s places do not tell whether they travel.",
            "count",
        ),
    ),
    TermsFilter("typologie", _("Precise kind of place"), example="bib"),
    DepartmentFilter("department", _("Département"), example="59"),
    OrganisationFilter(
        "organisation",
        _("Organisation"),
        _("Who runs the place, or a network that it belongs to."),
        example="hub-du-nord",
        counted=False,
    ),
    SourceFilter("source", _("Source of the data"), example="france-services"),
)

FILTER = {one.name: one for one in FILTERS}

# What people ask for most, to be offered as single links: (name, exact value).
QUICK_CHOICES = (
    ("open_at", "now"),
    ("frais_a_charge", "Gratuit"),
    ("appointment", "without"),
    ("services", "Aide aux démarches administratives"),
    ("accessibility", "motor"),
)

__all__ = [
    "FILTER",
    "FILTERS",
    "QUICK_CHOICES",
    "UNKNOWN",
    "Choice",
    "Filter",
    "Moment",
    "Selection",
    "moment_of",
]

"""The questions of the guided journey, in their order, and what each answer asks of the directory.

Without a database: a question is fields, a field is options, an option is filters of
``directory.filters`` with the standard's exact values.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.dates import WEEKDAYS as DAY_WORDS
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from directory.half_hours import WEEKDAYS
from orientation.needs import NEEDS

type Text = str | Promise
type Filters = tuple[tuple[str, str], ...]

ANY = "any"  # « it does not matter »: an answer that asks nothing
NOW = "now"
# The half hour that stands for a part of the day.
PARTS = {"morning": "1000", "afternoon": "1500", "evening": "1830"}


@dataclass(frozen=True, slots=True)
class Option:
    """An answer: ``value`` in addresses, ``words`` on the screen, ``filters`` it asks for."""

    value: str
    words: Text
    filters: Filters = ()


@dataclass(frozen=True, slots=True)
class Field:
    """A parameter of the address with its options; ``several`` of them or a single one."""

    name: str
    legend: Text
    options: tuple[Option, ...]
    several: bool = False

    @property
    def kind(self) -> str:
        """The type of the inputs."""
        return "checkbox" if self.several else "radio"

    def option(self, value: str) -> Option | None:
        """The option of that value."""
        return next((option for option in self.options if option.value == value), None)


@dataclass(frozen=True, slots=True)
class Question:
    """One screen: ``name`` in addresses, ``title`` the question, ``short`` in the summary.

    The question where has no fields of this kind: it takes text or a point.
    """

    name: str
    title: Text
    short: Text
    help: Text = ""
    fields: tuple[Field, ...] = ()

    @property
    def parameters(self) -> tuple[str, ...]:
        """The parameters of the address that hold its answer."""
        return tuple(field.name for field in self.fields) or WHERE


CARE = "prise_en_charge_specifique"
SUPPORT = "modalites_accompagnement"
WHERE = ("locality", "near")

_NEED = Field(
    "need",
    _("What do you need?"),
    tuple(
        Option(need.key, need.words, tuple(("services", value) for value in need.services))
        for need in NEEDS
    ),
    several=True,
)
_PRICE = Field(
    "price",
    _("What can you pay?"),
    (
        Option("free", _("It has to be free"), (("frais_a_charge", "Gratuit"),)),
        Option(
            "free-if",
            _("Free, or free in some cases"),
            (("frais_a_charge", "Gratuit"), ("frais_a_charge", "Gratuit sous condition")),
        ),
        Option(ANY, _("I can pay a little")),
    ),
)
_ACCESS = Field(
    "access",
    _("Is there something to prepare so that you are at ease?"),
    (
        Option(
            "motor", _("I use a wheelchair or walk with difficulty"), (("accessibility", "motor"),)
        ),
        Option("visual", _("I see badly or not at all"), (("accessibility", "visual"),)),
        Option("hearing", _("I hear badly or not at all"), (("accessibility", "hearing"),)),
        Option(
            "mental",
            _("I have a mental or psychological disability"),
            (("accessibility", "mental"),),
        ),
        Option("reading", _("Reading and writing is difficult for me"), ((CARE, "Illettrisme"),)),
    ),
    several=True,
)
_LANGUAGE = Field(
    "language",
    _("In which language do you want to speak?"),
    (
        Option("french", _("In French")),
        Option("english", _("In English"), ((CARE, "Langues étrangères (anglais)"),)),
        Option("other", _("In another language"), ((CARE, "Langues étrangères (autres)"),)),
    ),
)
_SUPPORT = Field(
    "support",
    _("How do you want to be helped?"),
    (
        Option("person", _("With somebody beside me"), ((SUPPORT, "Accompagnement individuel"),)),
        Option(
            "group",
            _("In a group, with others who learn"),
            ((SUPPORT, "Dans un atelier collectif"),),
        ),
        Option("alone", _("I manage alone, I need a computer"), ((SUPPORT, "En autonomie"),)),
        Option("remote", _("From home, by telephone or on line"), ((SUPPORT, "À distance"),)),
        Option(ANY, _("It does not matter")),
    ),
)
_DAY = Field(
    "day",
    _("Which day?"),
    (
        Option(NOW, _("Now")),
        *(Option(day, DAY_WORDS[number]) for number, day in enumerate(WEEKDAYS)),
        Option(ANY, _("It does not matter")),
    ),
)
_PART = Field(
    "part",
    _("What time of that day?"),
    (
        Option("morning", _("In the morning")),
        Option("afternoon", _("In the afternoon")),
        Option("evening", _("At the end of the day")),
    ),
)

QUESTIONS = (
    Question(
        "need",
        _NEED.legend,
        _("Need"),
        _("You may choose several: we look for places that help with at least one of them."),
        (_NEED,),
    ),
    Question("price", _PRICE.legend, _("Price"), "", (_PRICE,)),
    Question(
        "access",
        _ACCESS.legend,
        _("Welcome"),
        _(
            "We look for places that say they are ready for at least one of these. Nothing is "
            "kept. If nothing applies to you, continue."
        ),
        (_ACCESS,),
    ),
    Question("language", _LANGUAGE.legend, _("Language"), "", (_LANGUAGE,)),
    Question("support", _SUPPORT.legend, _("Help"), "", (_SUPPORT,)),
    Question("when", _("When can you come?"), _("When"), "", (_DAY, _PART)),
    Question(
        "where",
        _("Where are you?"),
        _("Where"),
        _("A town, a postcode or a département."),
    ),
)
QUESTION = {question.name: question for question in QUESTIONS}
FIELDS = {field.name: field for question in QUESTIONS for field in question.fields}


def opening(chosen: Mapping[str, tuple[str, ...]]) -> str:
    """The value of the filter « open at » that day and part ask for; empty for none."""
    day = next(iter(chosen.get(_DAY.name, ())), ANY)
    if day in (ANY, NOW):
        return "" if day == ANY else NOW
    part = next(iter(chosen.get(_PART.name, ())), "morning")
    return f"{day}-{PARTS[part]}"

"""How many places the answers find, and what to loosen when they find none."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from directory.asking import Asked
from directory.links import query_string
from directory.list_page import number_words
from directory.listing import answer
from directory.wording import distance_words
from orientation.answers import Answers
from orientation.questions import QUESTIONS


@dataclass(frozen=True, slots=True)
class Way:
    """A way out: ``query`` is the address of a journey that finds ``count`` places."""

    label: str
    count: int
    query: str


@dataclass(frozen=True, slots=True)
class Found:
    """What the answers find. ``query`` asks the directory the same; ``ways`` only for nothing."""

    count: int
    sentence: str
    query: str
    ways: list[Way]


def find(answers: Answers, asked: Asked, step: str) -> Found:
    """Count the places for ``answers``, which ask ``asked``; the ways out lead to ``step``."""
    count, widened = _count(asked)
    ways = list(_ways(answers, step)) if not count else []
    return Found(count, _sentence(count, asked, widened), query_string(asked), ways)


def _count(asked: Asked) -> tuple[int, float | None]:
    """How many, and the radius (km) when the usual one held none."""
    found = answer(asked, advice=False, facets=())
    return found.count, found.widened


def _sentence(count: int, asked: Asked, widened: float | None) -> str:
    """« 12 lieux correspondent »; within how far where one has to look further than usual."""
    words = {"count": number_words(count), "distance": distance_words(widened)}
    if not count:
        return _("No place fits all these answers")
    if widened:
        return (
            ngettext(
                "%(count)s place fits, within %(distance)s",
                "%(count)s places fit, within %(distance)s",
                count,
            )
            % words
        )
    return ngettext("%(count)s place fits", "%(count)s places fit", count) % words


def _ways(answers: Answers, step: str) -> Iterator[Way]:
    """Leaving out one answer each, where that finds something; or all but the need."""
    found = False
    for question in QUESTIONS:
        if not answers.has(question):
            continue
        left = answers.without(question)
        count, _radius = _count(left.asked())
        if count:
            found = True
            words = ", ".join(answers.words(question))
            label = _("Everywhere") if question.name == "where" else _("Without “%(answer)s”")
            yield Way(label % {"answer": words}, count, left.query_string(("step", step)))
    if not found and answers:
        bare = Answers(chosen={"need": answers.chosen["need"]} if answers.needs else {})
        count, _radius = _count(bare.asked())
        label = _("With the need alone") if answers.needs else _("Without any of them")
        yield Way(label, count, bare.query_string(("step", step)))

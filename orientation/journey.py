"""One screen of the guided journey: where somebody is, what they answered, what is shown."""

from collections.abc import Iterator
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from directory.addresses import directory_url
from directory.asking import Asked
from directory.links import pairs
from orientation.answers import Answers
from orientation.finding import find
from orientation.questions import QUESTION, QUESTIONS, Question

STEP = "step"  # the parameter that says where one is
THEN = "then"  # where « continue » leads after a change made from the summary
SUMMARY = "summary"
PLACES = "places"  # the end: the directory
ORDER = tuple(question.name for question in QUESTIONS)

Values = list[dict[str, Any]]


def step_asked(text: str, asked: Asked) -> str:
    """A question, the summary or the places; back to where when its town is unknown."""
    step = text if text in (*ORDER, SUMMARY, PLACES) else ORDER[0]
    if step in (SUMMARY, PLACES) and is_lost(asked):
        return ORDER[-1]
    return step


def is_lost(asked: Asked) -> bool:
    """Whether a locality was typed that nobody knows."""
    return bool(asked.locality_text) and asked.locality is None


def screen(answers: Answers, asked: Asked, step: str, then: str) -> dict[str, Any]:
    """What the template of a step needs; ``asked`` is what ``answers`` ask of the directory."""
    question = QUESTION.get(step)
    found = find(answers, asked, step)
    number = ORDER.index(step) + 1 if question else len(ORDER) + 1
    next_step = SUMMARY if then == SUMMARY or number >= len(ORDER) else ORDER[number]
    address = reverse("orientation")
    return {
        "question": question,
        "step": step,
        "number": number,
        "total": len(ORDER),
        "steps": [{"done": place < number, "current": place == number} for place in _numbers()],
        "title": question.title if question else _("Your answers"),
        "fields": list(_fields(question, answers)) if question else [],
        "carried": _carried(answers, question),
        "then": SUMMARY if then == SUMMARY else "",
        "next": next_step,
        "previous": ORDER[number - 2] if number > 1 else "",
        "skip_url": _skip(address, answers, question, next_step),
        "answered": list(answered(address, answers, step)),
        "has_answers": bool(answers),
        "is_complete": not question,
        "found": found,
        "places_url": directory_url() + found.query,
        "address": address,
        "suggest_url": "/api/v1/suggest",
        **(where(address, answers, asked) if question and not question.fields else {}),
        "crumbs_extra": [{"title": _("Find help, step by step"), "url": address}],
    }


def _numbers() -> range:
    return range(1, len(ORDER) + 1)


def _fields(question: Question, answers: Answers) -> Iterator[dict[str, Any]]:
    for field in question.fields:
        chosen = answers.chosen.get(field.name, ())
        yield {
            "name": field.name,
            "legend": field.legend,
            "kind": field.kind,
            "options": [
                {
                    "value": option.value,
                    "words": option.words,
                    "checked": option.value in chosen,
                }
                for option in field.options
            ],
        }


def _carried(answers: Answers, question: Question | None) -> Values:
    """Hidden fields for the answers to the other questions."""
    names = question.parameters if question else ()
    return [{"name": name, "value": value} for name, value in answers.pairs() if name not in names]


def _skip(address: str, answers: Answers, question: Question | None, next_step: str) -> str:
    if question is None:
        return ""
    return address + answers.without(question).query_string((STEP, next_step))


def answered(address: str, answers: Answers, step: str) -> Iterator[dict[str, Any]]:
    """Each question with its answer and the way to change it; before the summary what was said."""
    for question in QUESTIONS:
        words = answers.words(question)
        if question.name == step or (step != SUMMARY and not words):
            continue
        yield {
            "short": question.short,
            "words": words,
            "url": address + answers.query_string((STEP, question.name), (THEN, SUMMARY)),
        }


def where(address: str, answers: Answers, asked: Asked) -> dict[str, Any]:
    """What the question where shows besides: what was typed, and towns that it may mean."""
    elsewhere = Answers(answers.chosen)
    return {
        "locality": answers.locality,
        "near": answers.near,
        "is_lost": is_lost(asked),
        "alternatives": [
            {
                "label": town.label,
                "url": address + elsewhere.query_string(("locality", town.value), (STEP, SUMMARY)),
            }
            for town in asked.alternatives
        ],
    }


def from_directory(asked: Asked) -> str:
    """The journey's address for somebody who has said where they look already."""
    kept = [(name, text) for name, text in pairs(asked) if name in ("locality", "near")]
    where = dict(kept)
    answers = Answers(locality=where.get("locality", ""), near=where.get("near", ""))
    return reverse("orientation") + (answers.query_string() if kept else "")

"""A quest's steps as plain values, whatever they were composed with."""

from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from quests.scoring import Choice

LONGEST_ANSWER = 1000  # characters of an answer in one's own words


@dataclass(frozen=True, slots=True)
class Option:
    """A choice as a form shows it; ``value`` is its number, from 0, as text."""

    value: str
    text: str
    counts: Choice


@dataclass(frozen=True, slots=True)
class Step:
    """One question. ``name`` is its field in forms and addresses: ``q1``, ``q2``…"""

    number: int
    name: str
    question: str
    help: str = ""
    options: Sequence[Option] = ()
    theme: str = ""
    may_be_shared: bool = False

    @property
    def is_open(self) -> bool:
        """Whether it is answered in one's own words."""
        return not self.options

    def weighs(self, archetypes: Container[str]) -> bool:
        """Whether one of its choices counts for one of ``archetypes``."""
        return any(name in archetypes for one in self.options for name in one.counts.weights)


@dataclass(frozen=True, slots=True)
class Answers:
    """What somebody answered, by field name; what makes no sense is left out."""

    chosen: Mapping[str, str] = field(default_factory=dict)
    written: Mapping[str, str] = field(default_factory=dict)

    def __bool__(self) -> bool:
        return bool(self.chosen or self.written)

    def of(self, step: Step) -> str:
        """The answer to ``step``; empty without one."""
        return (self.written if step.is_open else self.chosen).get(step.name, "")

    def choices(self, steps: Iterable[Step]) -> list[Choice]:
        """What was chosen, as it counts."""
        return [
            option.counts
            for step in steps
            for option in step.options
            if self.chosen.get(step.name) == option.value
        ]


def steps_of(stream: Iterable[Any]) -> list[Step]:
    """The steps of a StreamField's value, numbered from 1."""
    return [_step(number, block) for number, block in enumerate(stream, 1)]


def _step(number: int, block: Any) -> Step:
    value = block.value
    common = (number, f"q{number}", value["question"], value["help"])
    if block.block_type == "open_question":
        return Step(*common, theme=value["theme"], may_be_shared=value["may_be_shared"])
    return Step(
        *common,
        options=[_option(place, choice) for place, choice in enumerate(value["choices"])],
    )


def _option(place: int, choice: Any) -> Option:
    weights: dict[str, int] = {}
    for entry in choice["weights"]:
        name = entry["archetype"]
        weights[name] = weights.get(name, 0) + (entry["weight"] or 0)
    return Option(str(place), choice["text"], Choice(weights, choice["reason"] or ""))


def read_answers(steps: Iterable[Step], data: Mapping[str, str]) -> Answers:
    """The answers in a form or an address; never raises."""
    chosen, written = {}, {}
    for step in steps:
        text = data.get(step.name, "")
        if step.is_open:
            line = text.replace("\0", "").strip()[:LONGEST_ANSWER]
            if line:
                written[step.name] = line
        elif any(text == option.value for option in step.options):
            chosen[step.name] = text
    return Answers(chosen, written)

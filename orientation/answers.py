"""What somebody answered on the guided journey: read from an address, written into one.

The address holds all of it; nothing is kept here.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType
from urllib.parse import urlencode

from django.http import QueryDict
from django.utils.translation import gettext as _

from directory.asking import Asked, parse
from directory.filters import FILTER
from directory.parameters import BadValue, read_point, read_text
from orientation.needs import Need, known
from orientation.questions import FIELDS, Question, opening

DEGREES = 3  # about a hundred metres: a point in an address may be passed on


@dataclass(frozen=True, slots=True)
class Answers:
    """Values by field name; ``locality`` as typed; ``near`` as « latitude,longitude »."""

    chosen: Mapping[str, tuple[str, ...]] = field(default_factory=lambda: MappingProxyType({}))
    locality: str = ""
    near: str = ""

    def __bool__(self) -> bool:
        return bool(self.chosen or self.locality or self.near)

    @property
    def needs(self) -> list[Need]:
        """The needs that were chosen."""
        return known(self.chosen.get("need", ()))

    def pairs(self) -> list[tuple[str, str]]:
        """The parameters of the address, in the order of the questions."""
        found = [(name, value) for name in FIELDS for value in self.chosen.get(name, ())]
        found += [("locality", self.locality), ("near", self.near)]
        return [(name, value) for name, value in found if value]

    def query_string(self, *more: tuple[str, str]) -> str:
        """The address of these answers, with ``more`` behind; « ? » alone without any."""
        return "?" + urlencode([*self.pairs(), *more], safe=",")

    def without(self, question: Question) -> "Answers":
        """The same without the answer to ``question``."""
        if not question.fields:
            return replace(self, locality="", near="")
        names = question.parameters
        left = {name: values for name, values in self.chosen.items() if name not in names}
        return replace(self, chosen=MappingProxyType(left))

    def has(self, question: Question) -> bool:
        """Whether ``question`` was answered."""
        return any(name in question.parameters for name, _value in self.pairs())

    def words(self, question: Question) -> list[str]:
        """The answer to ``question`` as a reader says it; empty when it was left out."""
        if not question.fields:
            return [_("Around me")] if self.near else [self.locality] if self.locality else []
        return [
            str(option.words)
            for one in question.fields
            for value in self.chosen.get(one.name, ())
            if (option := one.option(value))
        ]

    def directory_query(self) -> QueryDict:
        """The same as parameters of the directory."""
        query = QueryDict(mutable=True)
        for name, values in self.chosen.items():
            for value in values:
                option = FIELDS[name].option(value)
                for filter_name, exact in option.filters if option else ():
                    query.appendlist(filter_name, FILTER[filter_name].slug(exact))
        if at := opening(self.chosen):
            query["open_at"] = at
        if self.locality:
            query["locality"] = self.locality
        if self.near:
            query["near"] = self.near
        return query

    def asked(self) -> Asked:
        """The question to the directory; a locality nobody knows is in ``locality_text`` alone."""
        return parse(self.directory_query())[0]


def read(query: QueryDict) -> Answers:
    """The answers in an address; what makes no sense is left out. A town goes before a point."""
    chosen = {}
    for one in FIELDS.values():
        values = [value for value in dict.fromkeys(query.getlist(one.name)) if one.option(value)]
        if values:
            chosen[one.name] = tuple(values if one.several else values[:1])
    if chosen.get("day", ("any",))[0] in ("any", "now"):
        chosen.pop("part", None)
    locality = read_text(query.get("locality", ""))
    near = "" if locality else _rounded(query.get("near", ""))
    return Answers(MappingProxyType(chosen), locality, near)


def _rounded(text: str) -> str:
    try:
        point = read_point(text)
    except BadValue:
        return ""
    return f"{round(point.latitude, DEGREES)},{round(point.longitude, DEGREES)}"

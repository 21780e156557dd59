"""What someone types in « where? », understood as a place on the map.

Communes come from the gazetteer (``directory.models.Commune``), which holds at least the communes
that have a place. A commune found by its name is searched around its centre, a département as a
whole, a région as its départements. Homonyms: the one with most inhabitants first, the others
offered.
"""

import difflib
import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Literal

from django.db.models import Avg, Max, Min, Q, QuerySet

from search.protocol import Box, Point

from .departments import DEPARTMENTS
from .fields import TermsField
from .importing.gazetteer import LYON, MARSEILLE, PARIS, department_of, folded_town
from .models import Commune, Place
from .regions import DEPARTMENTS_OF, region_called, regions_beginning
from .vocabularies import fold

type Kind = Literal["commune", "postcode", "department", "region", "point"]

LONGEST = 100
# Up to so many inhabitants, people look so far (km): the fewer neighbours, the further.
_RADII = ((5_000, 15.0), (50_000, 10.0))
_RADIUS_IN_TOWN = 8.0
_RADIUS_OF_DISTRICT = 4.0
# A département's name that is also a commune's means the commune only if that is a real town.
_TOWN = 10_000
_ALTERNATIVES = 5

_POINT = re.compile(r"(-?\d{1,2}(?:\.\d+)?)\s*[,;]\s*(-?\d{1,3}(?:\.\d+)?)")
_POSTCODE = re.compile(r"\d{5}")
_DEPARTMENT = re.compile(r"\d{1,3}|2[ab]", re.IGNORECASE)
_CODE = r"\d{5}|\d{2,3}|2[ABab]"
_NAME_THEN_CODE = re.compile(rf"(?P<name>.*\D)[\s,(]+(?P<code>{_CODE})\)?")
_CODE_THEN_NAME = re.compile(rf"(?P<code>{_CODE})[\s,]+(?P<name>\D.*)")
_DISTRICT = re.compile(r"(paris|lyon|marseille)-(\d{1,2})(?:er|e|eme|nd)?(?:-arr(?:ondissement)?)?")
_CITIES = {
    "paris": (PARIS, 75000, 20),
    "lyon": (LYON, 69000, 9),
    "marseille": (MARSEILLE, 13000, 16),
}
_ARTICLES = ("", "le-", "la-", "les-", "l-")


@dataclass(frozen=True, slots=True)
class Locality:
    """Where to look: around ``center`` (WGS 84) within ``radius`` km, or in all of ``whole``.

    ``whole`` are the départements of a département or région. ``department`` is the one that it
    lies in. ``value`` is what stands in an address for it, and is understood again as the same
    locality. ``box`` frames it on a map.
    """

    kind: Kind
    label: str
    value: str
    center: Point | None = None
    radius: float | None = None
    department: str = ""
    box: Box | None = None
    whole: tuple[str, ...] = ()

    @property
    def detail(self) -> str:
        """What tells a commune from its namesakes: the name of its département."""
        return "" if self.whole else DEPARTMENTS.get(self.department, "")

    @property
    def name(self) -> str:
        """The name alone, without the code that tells homonyms apart."""
        return self.label.partition(" (")[0]

    @property
    def hint(self) -> str:
        """What places there say of themselves."""
        return self.value if self.kind == "postcode" else self.name


@dataclass(frozen=True, slots=True)
class Found:
    """The locality meant, others of the same name, or names that look like it when none has it."""

    locality: Locality | None = None
    alternatives: tuple[Locality, ...] = ()
    close: tuple[Locality, ...] = ()


def find(text: str) -> Found:
    """What ``text`` means: a commune, postcode, département (name or code), région or point."""
    text = " ".join(text.split())[:LONGEST]
    if not fold(text):
        return Found()
    if match := _POINT.fullmatch(text):
        point = at_point(float(match[1]), float(match[2]))
        return Found(point)
    if _POSTCODE.fullmatch(text):
        return Found(_of_postcode(text))
    if _DEPARTMENT.fullmatch(text):
        return Found(_of_department(text.upper().zfill(2)))
    if match := _DISTRICT.fullmatch(fold(text)):
        return Found(_of_district(match[1], int(match[2])))
    if fold(text).endswith("-region") and (region := region_called(text)):
        return Found(_of_region(region))
    named = _NAME_THEN_CODE.fullmatch(text) or _CODE_THEN_NAME.fullmatch(text)
    if named:
        return _named(named["name"].strip(" ,("), named["code"].upper())
    return _named(text)


def communes_called(names: Collection[str]) -> dict[str, list[Commune]]:
    """The communes with these folded names, the largest first; one query, none without names."""
    found: dict[str, list[Commune]] = {}
    if names:
        called = _with_centre().filter(folded_name__in=names).order_by("-population", "code")
        for commune in called:
            found.setdefault(commune.folded_name, []).append(commune)
    return found


def among(communes: Sequence[Commune], code: str = "") -> Found:
    """The first of ``communes``, the others offered; ``code`` is a postcode that was typed."""
    found = [_of_commune(one, code if code in one.postcodes else "") for one in communes]
    return Found(found[0], tuple(found[1 : _ALTERNATIVES + 1]))


def suggest(text: str, limit: int = 8) -> list[Locality]:
    """Communes, postcodes, départements and régions that begin like ``text``, largest first."""
    text = " ".join(text.split())[:LONGEST]
    start = folded_town(text)
    if not start:
        return []
    if text.isdigit():
        return _suggest_by_code(text, limit)
    departments = [
        _of_department(code)
        for code, name in DEPARTMENTS.items()
        if fold(name).startswith(start) and len(start) > 2
    ]
    regions = map(_of_region, regions_beginning(start) if len(start) > 2 else ())
    communes = _by_beginning(start)
    # A town or the very name typed, then départements and régions, then villages.
    first = [one for one in communes if one.population >= _TOWN or one.folded_name == start]
    rest = [one for one in communes if one not in first]
    known = [one for one in departments if one is not None]
    return [*map(_of_commune, first), *known, *regions, *map(_of_commune, rest)][:limit]


def _suggest_by_code(text: str, limit: int) -> list[Locality]:
    departments = [_of_department(code) for code in (text.zfill(2),) if code in DEPARTMENTS]
    containing = Commune.objects.filter(postcodes__contains=f"|{text}")
    communes = [
        _of_commune(commune, next(code for code in commune.postcodes if code.startswith(text)))
        for commune in containing[:limit]
        if len(text) > 1
    ]
    return [*(one for one in departments if one is not None), *communes][:limit]


def at_point(latitude: float, longitude: float) -> Locality | None:
    """A point as a locality; None outside of the globe."""
    if abs(latitude) > 90 or abs(longitude) > 180:
        return None
    point = Point(latitude, longitude)
    return Locality("point", f"{latitude}, {longitude}", f"{latitude},{longitude}", point)


def department_at(point: Point) -> str:
    """The overseas territory at ``point``; empty at home, where all clocks agree."""
    if point.latitude > 41 and -6 < point.longitude < 10:
        return ""
    communes = _with_centre().filter(
        latitude__range=(point.latitude - 2, point.latitude + 2),
        longitude__range=(point.longitude - 2, point.longitude + 2),
    )
    return communes.values_list("department", flat=True).first() or ""


def default_radius(population: int) -> float:
    """How far around a commune one looks (km), unless told."""
    return next((km for most, km in _RADII if population < most), _RADIUS_IN_TOWN)


def _named(name: str, code: str = "") -> Found:
    """Communes by name, within a postcode or département if ``code`` tells one; or larger parts."""
    communes = _by_name(name)
    if code:
        communes = [one for one in communes if _agrees(one, code)]
        found = [_of_commune(one, code if code in one.postcodes else "") for one in communes]
        if not found and _POSTCODE.fullmatch(code):
            # The name of a hamlet or of a former commune: the postcode tells enough.
            found = [one for one in [_of_postcode(code)] if one]
        if not found:
            return _named(name)
    else:
        found = [_of_commune(one) for one in communes]
        is_town = bool(communes) and communes[0].population >= _TOWN
        found[int(is_town) : int(is_town)] = _larger_parts_called(name)
    if found:
        return Found(found[0], tuple(found[1 : _ALTERNATIVES + 1]))
    beginning = [_of_commune(one) for one in _by_beginning(folded_town(name))[: _ALTERNATIVES + 1]]
    if beginning:
        return Found(beginning[0], tuple(beginning[1:]))
    return Found(close=tuple(_of_commune(one) for one in _close_to(folded_town(name))))


def _agrees(commune: Commune, code: str) -> bool:
    return code == commune.department or code in commune.postcodes or code == commune.code


def _with_centre() -> QuerySet[Commune]:
    return Commune.objects.filter(latitude__isnull=False, longitude__isnull=False)


def _by_name(name: str) -> list[Commune]:
    start = folded_town(name)
    names = {f"{article}{one}" for article in _ARTICLES for one in (start, fold(name))}
    communes = _with_centre().filter(folded_name__in=names).order_by("-population", "code")
    # « Havre » is Le Havre only where no commune is called just so.
    return sorted(communes, key=lambda one: one.folded_name not in (start, fold(name)))


def _by_beginning(start: str) -> list[Commune]:
    """Up to a dozen communes whose name begins so; « la » and « le » may be left out."""
    if not start:
        return []
    beginning = Q()
    for article in _ARTICLES if len(start) > 2 else ("",):
        # A range, not LIKE, so that the column's index serves.
        first = f"{article}{start}"
        beginning |= Q(folded_name__gte=first, folded_name__lt=f"{first}~")
    return list(_with_centre().filter(beginning).order_by("-population", "name", "code")[:12])


def _close_to(start: str) -> list[Commune]:
    """Communes whose name looks like ``start``, of those with its first letter."""
    if len(start) < 3:
        return []
    candidates = _with_centre().filter(
        folded_name__gte=start[0], folded_name__lt=f"{start[0]}~", population__gte=_TOWN // 10
    )
    names = dict(candidates.order_by("population").values_list("folded_name", "pk"))
    similar = difflib.get_close_matches(start, names, n=_ALTERNATIVES, cutoff=0.75)
    found = _with_centre().in_bulk([names[name] for name in similar])
    return [found[names[name]] for name in similar]


def _of_commune(commune: Commune, postcode: str = "") -> Locality:
    """``value`` and ``label`` tell homonyms apart by the département, or by the postcode asked."""
    name = f"{commune.name} ({postcode or commune.department})"
    center = Point(commune.latitude or 0.0, commune.longitude or 0.0)
    return Locality(
        "commune", name, name, center, default_radius(commune.population), commune.department
    )


def _of_district(city: str, number: int) -> Locality | None:
    code, first, last = _CITIES[city]
    if not 1 <= number <= last:
        commune = _with_centre().filter(code=code).first()
        return _of_commune(commune) if commune else None
    return _of_postcode(str(first + number))


def _of_postcode(postcode: str) -> Locality | None:
    """The postcode's largest commune; one of several postcodes is where its places are."""
    sharing = list(
        _with_centre()
        .filter(postcodes__contains=TermsField.containing(postcode))
        .order_by("-population", "code")[:1]
    ) or list(_with_centre().filter(code=postcode))
    midst = None
    if not sharing or len(sharing[0].postcodes) > 1:
        midst = _midst_of_places(postcode)
    if midst is None and not sharing:
        return None
    if not sharing:
        department = department_of("", postcode)
        return Locality("postcode", postcode, postcode, midst, 10.0, department)
    commune = sharing[0]
    around = _of_commune(commune, postcode)
    return Locality(
        "postcode",
        around.label,
        postcode,
        midst or around.center,
        _RADIUS_OF_DISTRICT if midst else around.radius,
        commune.department,
    )


def _midst_of_places(postcode: str) -> Point | None:
    midst = (
        Place.objects.listed()
        .filter(postcode=postcode, approximate=False)
        .aggregate(latitude=Avg("latitude"), longitude=Avg("longitude"))
    )
    if midst["latitude"] is None or midst["longitude"] is None:
        return None
    return Point(midst["latitude"], midst["longitude"])


def _larger_parts_called(name: str) -> list[Locality]:
    """The département and the région of that name, if there are any."""
    region = region_called(name)
    parts = (_department_called(name), _of_region(region) if region else None)
    return [part for part in parts if part is not None]


def _department_called(name: str) -> Locality | None:
    wanted = fold(name)
    codes = (code for code, known in DEPARTMENTS.items() if _same_department(fold(known), wanted))
    return next((_of_department(code) for code in codes), None)


def _same_department(known: str, wanted: str) -> bool:
    return wanted in (known, known.removeprefix("la-"), f"la-{known}", f"le-{known}", f"l-{known}")


def _of_department(code: str) -> Locality | None:
    """A département as a whole, framed by its communes."""
    name = DEPARTMENTS.get(code)
    if name is None:
        return None
    box = _frame((code,))
    return Locality("department", f"{name} ({code})", code, _middle(box), None, code, box, (code,))


def _of_region(name: str) -> Locality:
    """A région as all of its départements, framed by their communes."""
    codes = DEPARTMENTS_OF[name]
    box = _frame(codes)
    label = f"{name} (région)"
    return Locality("region", label, label, _middle(box), box=box, whole=codes)


def _frame(codes: tuple[str, ...]) -> Box | None:
    """Around the communes of these départements; None where none is known."""
    frame = (
        _with_centre()
        .filter(department__in=codes)
        .aggregate(
            west=Min("longitude"),
            south=Min("latitude"),
            east=Max("longitude"),
            north=Max("latitude"),
        )
    )
    return Box(**frame) if frame["west"] is not None else None


def _middle(box: Box | None) -> Point | None:
    return Point((box.south + box.north) / 2, (box.west + box.east) / 2) if box else None

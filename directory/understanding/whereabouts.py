"""« Fablab amiens », « mairie de Lyon », « dans le Nord », « 59000 »: the words that say where.

A commune counts only where it is surely meant: not for ordinary words, nor in the name of a
street, nor for a village that nobody announces with « à » or a postcode. Words that are left in
the text find it there, as every place carries its commune's name.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from directory import localities
from directory.departments import DEPARTMENTS
from directory.importing.gazetteer import folded_town
from directory.localities import Found
from directory.models import Commune
from directory.regions import region_called
from directory.vocabularies import fold

from .ordinary import is_ordinary
from .tokens import Said, Token

NAME = "locality"
_MOST_PIECES = 16
_LONGEST = 6  # pieces of a name, as in « les sables d olonne »
# Inhabitants from which a name alone is enough: single words are more often something else.
_TOWN, _TOWN_OF_ONE_WORD = 2_000, 5_000
# A name of several towns, the next of which has a quarter of the people of the first, says too
# little: all of them are offered, and the words stay in the text.
_RIVAL = 0.25
# So many small towns of one name (Saint-Jean, Beaumont) are quarters of others as well.
_MANY, _SMALL = 3, 20_000

_POSTCODE = re.compile(r"(?:0[1-9]|[1-8]\d|9[0-8])\d{3}")
_DEPARTMENT = re.compile(r"0[1-9]|[1-8]\d|9[0-5]|2[ab]|97[1-8]|98[678]")
_DISTRICT = re.compile(r"(\d{1,2})(?:er|e|eme|nd|th|st)?")
_DISTRICT_CITIES = frozenset({"paris", "lyon", "marseille"})
_ARTICLE = re.compile(r"(?:l|le|la|les)-")
_ELIDED = re.compile(r"(?:d|l)'")

# « À » and the like announce a place; « de » does not, but belongs to it when it is one.
_SURELY = (
    *(("pres", word) for word in ("de", "du", "des", "d'")),
    *(("autour", word) for word in ("de", "du", "des", "d'")),
    *(("proche", word) for word in ("de", "du", "des", "d'")),
    *(("a", "cote", word) for word in ("de", "du", "des", "d'")),
    *(("dans", word) for word in ("le", "la", "les", "l'")),
    *(("departement", word) for word in ("de", "du", "des", "d'")),
    ("departement", "de", "la"),
    ("departement", "de", "l'"),
    ("close", "to"),
    *((word,) for word in ("a", "au", "aux", "in", "near", "around", "vers")),
    *((word,) for word in ("dans", "en", "departement")),
)
_WIDE = frozenset({"dans", "en", "departement"})
_MAYBE = (("de",), ("du",), ("des",), ("d'",), ("sur",), ("of",))
_STREETS = {"rue", "avenue", "av", "boulevard", "bd", "bld", "place", "quai", "route", "chemin"}
_STREETS |= {"impasse", "allee", "gare", "porte", "faubourg", "square", "esplanade"}
# Départements whose names are words too: only where « dans », « en »… announces them.
_ORDINARY_DEPARTMENTS = frozenset({"nord", "cher", "lot", "aube", "reunion"})
_DEPARTMENTS = {
    form: code
    for code, name in DEPARTMENTS.items()
    for form in (fold(name), fold(name).removeprefix("la-"))
}


@dataclass(frozen=True, slots=True)
class Name:
    """A run of pieces that may be a locality's name; ``begin`` is where its preposition stands.

    ``forms`` are the ways in which the gazetteer may write it, ``announced`` says that « à » or
    the like stands before, ``wide`` that it is « dans » or the like, as of a département.
    """

    start: int
    end: int
    begin: int
    announced: bool
    wide: bool
    forms: tuple[str, ...]


def whereabouts(pieces: Sequence[Token], free: Sequence[bool]) -> tuple[Said | None, Found]:
    """The locality that the pieces name, of those that are ``free``.

    Nothing is said where it is not sure, but then there may be localities to offer.
    """
    free = [*free[:_MOST_PIECES], *([False] * (len(free) - _MOST_PIECES))]
    names = list(_names(pieces, free))
    communes = localities.communes_called({form for name in names for form in name.forms})
    code = _code(pieces, free)
    best_last = sorted(names, key=lambda one: (one.announced, one.end - one.start, one.end))
    unsure: list[Name] = []
    for name in reversed(best_last):
        if any(other.start <= name.start and name.end <= other.end for other in unsure):
            continue  # « Moulins » in Moulins-Engilbert
        found = [one for form in name.forms for one in communes.get(form, ())]
        if told := _told(name, found, pieces, free, names):
            return told
        if department := _department(name):
            # « Dans la Vienne » is the département, « Vienne » alone may be the town.
            text = department if name.wide else DEPARTMENTS[department]
            return _said(name, _unless_rivals(localities.find(text), name, found))
        if name.wide and (region := next(filter(None, map(region_called, name.forms)), None)):
            return _said(name, localities.find(f"{region} (région)"))
        if found and _is_town(found[0], name):
            return _said(name, _unless_rivals(localities.among(found), name, found))
        if found:
            unsure.append(name)
    if code is not None:
        return _said(code, localities.find(pieces[code.start].plain))
    return None, Found()


def _said(name: Name, found: Found) -> tuple[Said | None, Found]:
    if found.locality is None:
        return None, found
    return Said(NAME, found.locality.value, name.begin, name.end), found


def _is_town(commune: Commune, name: Name) -> bool:
    """Whether the name is sure; of communes only known from their places nobody knows the size."""
    one_word = "-" not in _ARTICLE.sub("", commune.folded_name)
    least = _TOWN_OF_ONE_WORD if one_word else _TOWN
    announced = name.announced and not name.wide
    return announced or commune.derived or commune.population >= least


def _unless_rivals(meant: Found, name: Name, communes: Sequence[Commune]) -> Found:
    """``meant`` with its first locality only offered, if another is as likely."""
    first = meant.locality
    towns = [one.population for one in communes]
    rivals = len(towns) > 1 and towns[1] >= max(_TOWN, towns[0] * _RIVAL)
    if len(towns) >= _MANY and towns[0] < _SMALL:
        rivals = not name.announced
    if first and first.kind == "commune" and not name.announced:
        others = [one for one in meant.alternatives if one.kind == "department"]
        rivals = rivals or any(one.department != first.department for one in others)
    if first is None or not rivals or name.wide:
        return meant
    return Found(None, (first, *meant.alternatives))


def _told(
    name: Name,
    found: Sequence[Commune],
    pieces: Sequence[Token],
    free: Sequence[bool],
    names: Sequence[Name],
) -> tuple[Said | None, Found] | None:
    """The commune with what stands beside it and tells which: postcode, district, département."""
    if not found:
        return None
    city = found[0].folded_name
    beside = name.end
    if beside < len(pieces) and free[beside]:
        text = pieces[beside].plain
        district = _DISTRICT.fullmatch(text)
        if city in _DISTRICT_CITIES and district and not _POSTCODE.fullmatch(text):
            end = beside + 1
            if end < len(pieces) and pieces[end].plain.startswith("arr"):
                end += 1
            told = localities.find(f"{city} {district[1]}")
            return _said(_extended(name, name.begin, end), told)
        if _POSTCODE.fullmatch(text) or _DEPARTMENT.fullmatch(text):
            return _agreeing(_extended(name, name.begin, beside + 1), found, text)
    if name.begin and free[name.begin - 1] and _POSTCODE.fullmatch(pieces[name.begin - 1].plain):
        text = pieces[name.begin - 1].plain
        return _agreeing(_extended(name, name.begin - 1, name.end), found, text)
    for other in names:
        code = _department(other, beside=True)
        if code and other.begin == name.end and len(found) > 1:
            return _agreeing(_extended(name, name.begin, other.end), found, code)
    return None


def _agreeing(name: Name, found: Sequence[Commune], code: str) -> tuple[Said | None, Found] | None:
    code = code.upper()
    same = [one for one in found if code in (one.department, *one.postcodes)]
    if not same:
        return None
    return _said(name, localities.among(same, code))


def _extended(name: Name, begin: int, end: int) -> Name:
    return replace(name, begin=begin, end=end)


def _code(pieces: Sequence[Token], free: Sequence[bool]) -> Name | None:
    """A postcode anywhere, or a département's number after « dans le » and the like."""
    for at, piece in enumerate(pieces):
        begin, _announced, wide = _before(pieces, free, at)
        department = wide and _DEPARTMENT.fullmatch(piece.plain)
        if free[at] and (department or _POSTCODE.fullmatch(piece.plain)):
            return Name(at, at + 1, begin, True, True, ())
    return None


def _department(name: Name, *, beside: bool = False) -> str:
    """The code of the département called so; empty for another name, or an ordinary word.

    ``beside`` a commune, an ordinary word says which one is meant.
    """
    for form in name.forms:
        sure = name.announced or beside or form not in _ORDINARY_DEPARTMENTS
        if form in _DEPARTMENTS and sure:
            return _DEPARTMENTS[form]
    return ""


def _names(pieces: Sequence[Token], free: Sequence[bool]) -> Iterator[Name]:
    """All runs of free pieces that could be a name."""
    for start in range(len(pieces)):
        begin, announced, wide = _before(pieces, free, start)
        if begin and pieces[begin - 1].plain in _STREETS:
            continue
        for end in range(start + 1, min(len(pieces), start + _LONGEST) + 1):
            if not all(free[start:end]):
                break
            if forms := _forms(pieces, start, end):
                yield Name(start, end, begin, announced, wide, forms)


def _forms(pieces: Sequence[Token], start: int, end: int) -> tuple[str, ...]:
    """How the gazetteer may write these pieces; « du Havre » is Le Havre."""
    text = " ".join(piece.plain for piece in pieces[start:end])
    if any(letter.isdigit() for letter in text):
        return ()  # no name has one; postcodes and districts are read beside names
    before = pieces[start - 1].plain if start else ""
    forms = {folded_town(text), fold(text)}
    if elided := _ELIDED.match(text):
        forms |= {folded_town(text[elided.end() :]), fold(text[elided.end() :])}
    if before in ("du", "au"):
        forms = {f"le-{form}" for form in forms} | forms
    if before in ("des", "aux"):
        forms = {f"les-{form}" for form in forms} | forms
    departments = {form for form in forms if form in _DEPARTMENTS}
    if is_ordinary(text):
        forms = departments
    return tuple(sorted(form for form in forms if len(form) > 1))


def _before(pieces: Sequence[Token], free: Sequence[bool], start: int) -> tuple[int, bool, bool]:
    """Where the preposition of a name at ``start`` begins; ``announced`` and ``wide`` of it."""
    elided = bool(_ELIDED.match(pieces[start].plain)) and start > 0
    for words, announces in (
        *((words, True) for words in _SURELY),
        *((words, False) for words in _MAYBE),
    ):
        if words[-1].endswith("'"):  # the elided word is the beginning of the name's own piece
            if not elided or not pieces[start].plain.startswith(words[-1]):
                continue
            words = words[:-1]
        begin = start - len(words)
        if begin < 0 or not all(free[begin:start]):
            continue
        if tuple(piece.plain for piece in pieces[begin:start]) == words:
            return begin, announces, announces and words[0] in _WIDE
    return start, False, False

"""The words in which people write hours, and a text cut into them.

A text is cut without accents and in small letters, letter for letter, so that what is not
understood can be shown as it was written.
"""

import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from .schedule import (
    ALL_DAYS,
    MIDNIGHT,
    NOON,
    PLAIN,
    WORKING_DAYS,
    Access,
    Note,
    NotUnderstood,
    Reason,
)


class Kind(StrEnum):
    """What a word is for."""

    TIME = "time"
    NUMBER = "number"
    DAY = "day"
    DAYS = "days"
    NTH = "nth"
    OF_MONTH = "of-month"
    HOLIDAYS = "holidays"
    MONTH = "month"
    YEAR = "year"
    HALF = "half"
    TO = "to"
    DASH = "dash"
    AND = "and"
    BETWEEN = "between"
    PAUSE = "pause"
    CLOSED = "closed"
    EXCEPT = "except"
    UNTIL = "until"
    NOTE = "note"
    QUOTE = "quote"


@dataclass(frozen=True, slots=True)
class Token:
    """A word; ``several``: it stands in the plural or after « les »."""

    kind: Kind
    value: Any
    start: int
    end: int
    several: bool = False


DAY_NAMES = ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche")
MONTH_NAMES = (
    "janvier",
    "février",
    "mars",
    "avril",
    "mai",
    "juin",
    "juillet",
    "août",
    "septembre",
    "octobre",
    "novembre",
    "décembre",
)
ORDINALS = {
    1: "premier",
    2: "deuxième",
    3: "troisième",
    4: "quatrième",
    5: "cinquième",
    -1: "dernier",
}
BY_APPOINTMENT = Note(Access.APPOINTMENT, "sur rendez-vous")
_NUMBERS = {"deux": 2, "2": 2, "trois": 3, "3": 3, "quatre": 4, "4": 4}
_NUMBER_WORDS = {2: "deux", 3: "trois", 4: "quatre"}
MORNING, AFTERNOON = "morning", "afternoon"

_DAY = r"(?P<day>lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche)(?P<plural>s?)\b"
_SHORT_DAY = r"(?P<day>lun|mar|mer|jeu|ven|sam|dim)\b\.?"
_MONTH = (
    r"(?P<month>janvier|fevrier|mars|avril|mai|juin|juillet|aout|septembre|octobre|novembre"
    r"|decembre|janv|fevr|sept|oct|nov|dec)\b\.?"
)
# Neither a digit nor another time may follow: « 9h 12h » is two times, « 13h030 » none.
_CLOCK = (
    r"(?P<hour>\d{1,2}) ?(?:h(?:eures?)?(?![a-z])|:)"
    r"(?: ?(?P<minute>\d\d)(?:mn|min)?(?!\d| ?(?:h(?![a-z])|:\d))|(?!\d))"
)
_HOLIDAYS_OF_SCHOOL = r"(?:les )?(?:vacances(?: scolaires)?|conges scolaires)"
_SCHOOL = (
    rf"\((?P<remark>[^()]*\b(?:vacances|conges scolaires|periode scolaire)\b[^()]*)\)"
    rf"|(?P<free>(?:hors|sauf|pendant|durant|en dehors des?) {_HOLIDAYS_OF_SCHOOL}"
    rf"|en periode scolaire|hors periode scolaire)\b"
)
_ONE_IN = (
    r"un (?P<day>lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche)"
    r"(?P<half> matin| apres[- ]midi)? sur (?P<count>deux|trois|quatre|[234])\b"
)
_WEEKS = (
    r"(?:une semaine sur|toutes les) (?P<count>deux|trois|quatre|[234])(?: semaines)?\b"
    r"|tous les (?:15|quinze) jours\b"
)

type Make = Callable[[re.Match[str], str], Iterator[tuple[Kind, Any]]]


def _one(kind: Kind, value: Any = None) -> Make:
    return lambda _match, _text: iter([(kind, value)])


def _clock(match: re.Match[str], _text: str) -> Iterator[tuple[Kind, Any]]:
    hour, minute = int(match["hour"]), int(match["minute"] or 0)
    if hour * 60 + minute > MIDNIGHT or minute > 59:
        raise NotUnderstood(Reason.WORD, match[0])
    yield Kind.TIME, hour * 60 + minute


def _day(match: re.Match[str], _text: str) -> Iterator[tuple[Kind, Any]]:
    yield Kind.DAY, _number_of_day(match["day"])


def _number_of_day(name: str) -> int:
    return next(number for number, one in enumerate(DAY_NAMES) if one.startswith(name))


def _month(match: re.Match[str], _text: str) -> Iterator[tuple[Kind, Any]]:
    yield (
        Kind.MONTH,
        next(n for n, one in enumerate(MONTH_NAMES, 1) if fold(one).startswith(match["month"])),
    )


def _one_in(match: re.Match[str], _text: str) -> Iterator[tuple[Kind, Any]]:
    yield Kind.DAY, _number_of_day(match["day"])
    if match["half"]:
        yield Kind.HALF, MORNING if "matin" in match["half"] else AFTERNOON
    yield Kind.NOTE, _every(_NUMBERS[match["count"]])


def _weeks(match: re.Match[str], _text: str) -> Iterator[tuple[Kind, Any]]:
    yield Kind.NOTE, _every(_NUMBERS[match["count"] or "2"])


def _every(weeks: int) -> Note:
    return Note(Access.SOMETIMES, f"une semaine sur {_NUMBER_WORDS[weeks]}")


def _school(match: re.Match[str], text: str) -> Iterator[tuple[Kind, Any]]:
    """School holidays: which days they are, the hours cannot say; the words are kept."""
    remark = match["remark"] or match["free"]
    only = remark.strip().startswith(("pendant", "durant", "uniquement"))
    name = "remark" if match["remark"] else "free"
    words = " ".join(text[match.start(name) : match.end(name)].split())
    yield Kind.NOTE, Note(Access.SOMETIMES if only else Access.OPEN, words.replace('"', ""))


def _nth(match: re.Match[str], _text: str) -> Iterator[tuple[Kind, Any]]:
    word = match[0]
    if word[0].isdigit():
        yield Kind.NTH, int(word[0])
    else:
        yield Kind.NTH, next(n for n, one in ORDINALS.items() if word.startswith(fold(one)))


def _quote(match: re.Match[str], text: str) -> Iterator[tuple[Kind, Any]]:
    yield Kind.QUOTE, text[match.start() + 1 : match.end() - 1].strip()


_WORDS: list[tuple[str, Make | None]] = [
    (r"«[^«»\"]*»", _quote),
    (r"(?:ouvert(?:e|es|s)?|ouverture|horaires?|accueil(?: du public)?|permanences?)\b *:?", None),
    (r"(?:7 ?j(?:ours)?(?:/| sur )7(?: ?j(?:ours)?)?|tous les jours(?: de la semaine)?)\b",
     _one(Kind.DAYS, ALL_DAYS)),
    (r"(?:(?:en|la) semaine|(?:tous )?les jours ouvres)\b", _one(Kind.DAYS, WORKING_DAYS)),
    (r"(?:les? )?week-?ends?\b", _one(Kind.DAYS, (5, 6))),
    (r"(?:les )?jours feries\b", _one(Kind.HOLIDAYS)),
    (_SCHOOL, _school),
    (_ONE_IN, _one_in),
    (_WEEKS, _weeks),
    (r"(?:avec (?:et|ou) sans|avec ou sans|sans) (?:rendez[- ]?vous|rdv|r\.d\.v\.?)(?!\w)",
     _one(Kind.NOTE, PLAIN)),
    (r"(?:(?:et )?(?:uniquement|seulement) )?(?:sur|avec) (?:rendez[- ]?vous|rdv|r\.d\.v\.?)(?!\w)"
     r"(?: (?:uniquement|seulement))?", _one(Kind.NOTE, BY_APPOINTMENT)),
    (r"sur (?:inscription|reservation)\b(?: (?:uniquement|seulement))?",
     lambda match, _text: iter(
         [(Kind.NOTE, Note(Access.APPOINTMENT, " ".join(match[0].split()[:2])))])),
    (r"(?:uniquement|seulement|en continu|sans interruption|non[- ]stop|journee continue)\b", None),
    (r"\(en continu\)", None),
    (r"ferme(?:e|es|s|ture)?\b(?: au public)?", _one(Kind.CLOSED)),
    (r"(?:sauf|excepte|hormis|a l'exception)\b(?: du| de la| des| les| le)?", _one(Kind.EXCEPT)),
    (r"jusqu'a\b", _one(Kind.UNTIL)),
    (_DAY, _day),
    (_SHORT_DAY, _day),
    (_MONTH, _month),
    (r"(?:premier|deuxieme|troisieme|quatrieme|cinquieme|dernier)s?\b", _nth),
    (r"(?:1er|[2-5](?:e|eme|nd))s?\b", _nth),
    (r"(?:du|de chaque|par|de) mois\b", _one(Kind.OF_MONTH)),
    (r"(?:le |les |en )?(?:matin|matinee)s?\b", _one(Kind.HALF, MORNING)),
    (r"(?:le |les |l')?apres[- ]?midis?\b", _one(Kind.HALF, AFTERNOON)),
    (r"midi\b", _one(Kind.TIME, NOON)),
    (r"minuit\b", _one(Kind.TIME, MIDNIGHT)),
    (_CLOCK, _clock),
    (r"20\d\d\b", lambda match, _text: iter([(Kind.YEAR, int(match[0]))])),
    (r"\d{1,2}\b", lambda match, _text: iter([(Kind.NUMBER, int(match[0]))])),
    (r"(?:tous|toutes|chaque)\b", None),
    (r"(?:du|de|des|le|la|les|en)(?![a-z])|[dl]'", None),
    (r"(?:jusqu'au|au|a)(?![a-z])", _one(Kind.TO)),
    (r"entre\b", _one(Kind.BETWEEN)),
    (r"(?:et|puis|ainsi que)\b", _one(Kind.AND)),
    (r"[-–—→]", _one(Kind.DASH)),
    (r":", None),
    (r"[(),;./&|]+", _one(Kind.PAUSE)),
    (r" +", None),
]  # fmt: skip
_PATTERNS = [(re.compile(pattern), make) for pattern, make in _WORDS]
_LES = re.compile(r"(?:les|tous les) *$")


def fold(text: str) -> str:
    """``text`` in small letters without accents, as many letters as before."""
    letters = (unicodedata.normalize("NFD", letter)[0] for letter in text)
    return "".join(" " if letter.isspace() else letter.lower()[0] for letter in letters).replace(
        "’", "'"
    )


def tokens(text: str) -> list[Token]:
    """``text`` cut into words. Raises ``NotUnderstood`` at the first that is unknown."""
    folded = fold(text)
    found: list[Token] = []
    place = 0
    while place < len(folded):
        if text[place] == "\n":
            found.append(Token(Kind.PAUSE, "\n", place, place + 1))
            place += 1
            continue
        match, make = _match_at(folded, place)
        if match is None:
            raise NotUnderstood(Reason.WORD, _word_at(text, place))
        if make:
            several = bool(match.groupdict().get("plural") or _LES.search(folded[:place]))
            for kind, value in make(match, text):
                word = match[0] if kind is Kind.PAUSE else value
                found.append(Token(kind, word, place, match.end(), several))
        place = match.end()
    return found


def _match_at(folded: str, place: int) -> tuple[re.Match[str] | None, Make | None]:
    """The word that begins at ``place``, and what makes tokens of it."""
    for pattern, make in _PATTERNS:
        match = pattern.match(folded, place)
        if match and match.end() > place:
            return match, make
    return None, None


def _word_at(text: str, place: int) -> str:
    """The word or two that begin at ``place``, to be shown."""
    return " ".join(text[place : place + 60].split()[:3])

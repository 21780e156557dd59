"""From plain French to a schedule. What leaves a doubt is refused, with the words that leave it."""

from dataclasses import dataclass, replace

from .building import Draft, slot
from .schedule import (
    MIDNIGHT,
    NOON,
    PLAIN,
    Access,
    Closing,
    Date,
    Day,
    Months,
    Note,
    NotUnderstood,
    Reason,
    Schedule,
    Slot,
)
from .words import AFTERNOON, MORNING, Kind, Token, tokens

_JOINS = (Kind.PAUSE, Kind.AND, Kind.DASH)
_DAY_WORDS = (Kind.DAY, Kind.DAYS, Kind.NTH, Kind.HOLIDAYS)


def read(text: str) -> Schedule:
    """The schedule that ``text`` tells. Raises ``NotUnderstood``."""
    found = tokens(text)
    if all(token.kind in _JOINS for token in found):
        raise NotUnderstood(Reason.EMPTY)
    notes = [token.value for token in found if token.kind not in _JOINS]
    if len(notes) == 1 and isinstance(notes[0], Note) and notes[0].access is Access.APPOINTMENT:
        return Schedule({}, note=notes[0])
    return _Reader(text, found).read()


@dataclass(slots=True)
class _Days:
    """Days of one statement; ``plural``: a half day said after them holds for each of them."""

    days: list[Day]
    listed: bool
    holidays: bool
    plural: bool


class _Reader:
    def __init__(self, text: str, found: list[Token]) -> None:
        self.text = text
        self.tokens = found
        self.at = 0
        self.draft = Draft()
        self.season: Months = ()
        self.statements = 0
        self.begun = 0
        first = next((token for token in found if token.kind in (*_DAY_WORDS, Kind.TIME)), None)
        self.times_first = first is not None and first.kind is Kind.TIME

    # Moving along

    def peek(self, ahead: int = 0) -> Kind | None:
        place = self.at + ahead
        return self.tokens[place].kind if place < len(self.tokens) else None

    def take(self) -> Token:
        self.at += 1
        return self.tokens[self.at - 1]

    def skip(self, *kinds: Kind) -> bool:
        """Go beyond words of ``kinds``; whether there were any."""
        before = self.at
        while self.peek() in kinds:
            self.at += 1
        return self.at > before

    def here(self) -> str:
        """The words of the statement that is being read."""
        start = min(self.begun, len(self.tokens) - 1)
        end = min(max(self.at, start + 1), len(self.tokens))
        return self.text[self.tokens[start].start : self.tokens[end - 1].end]

    def refuse(self, reason: Reason) -> NotUnderstood:
        return NotUnderstood(reason, self.here())

    def refuse_next(self) -> NotUnderstood:
        token = self.tokens[self.at]
        end = self.tokens[min(self.at + 2, len(self.tokens) - 1)].end
        return NotUnderstood(Reason.WORD, self.text[token.start : end])

    # Statements

    def read(self) -> Schedule:
        while True:
            self.skip(*_JOINS)
            self.begun = self.at
            kind = self.peek()
            if kind is None:
                return self.draft.finished(self.text)
            if kind is Kind.MONTH:
                self.season = self.months()
            elif kind is Kind.CLOSED:
                self.take()
                self.closed()
            elif kind is Kind.EXCEPT:
                self.take()
                self.exception()
            elif kind in (Kind.UNTIL, Kind.TIME) and self.ends_otherwise():
                continue
            elif kind in (Kind.TIME, Kind.NUMBER, Kind.BETWEEN, Kind.HALF) and self.times_first:
                self.times_then_days()
            elif kind in _DAY_WORDS:
                self.days_then_times()
            elif kind in (Kind.TIME, Kind.BETWEEN):
                raise self.refuse(Reason.NO_DAYS)
            else:
                raise self.refuse_next()

    def days_then_times(self) -> None:
        named = self.days()
        months, notes, half = self.season, [], None
        while True:
            before = self.at
            joined = self.skip(Kind.PAUSE, Kind.DASH)
            kind = self.peek()
            if kind is Kind.NOTE:
                notes.append(self.take().value)
            elif kind is Kind.HALF and not joined:
                half = self.half(named)
            elif kind is Kind.MONTH and not joined:
                months = self.months()
            elif kind is Kind.NTH and joined:
                self.narrow(named)
            elif kind is Kind.EXCEPT and self.peek(1) is Kind.DAY:
                self.take()
                self.leave_out(named)
            else:
                break
        if kind is Kind.CLOSED and not notes and self.at - before <= 1:
            self.take()
            return self.close(named, half)
        if kind is Kind.UNTIL:
            return self.end_at(named)
        if kind not in (Kind.TIME, Kind.NUMBER, Kind.BETWEEN):
            self.at = before
            if half or not notes or notes[-1].access is not Access.APPOINTMENT:
                raise self.refuse(Reason.NO_TIMES)
            return self.put(named, months, [Slot(0, MIDNIGHT, notes[-1])])
        slots, months = self.slots(months, named, half)
        if len(notes) > 1 or (notes and any(one.note is not PLAIN for one in slots)):
            raise self.refuse(Reason.AMBIGUOUS)
        if notes:
            slots = [replace(one, note=notes[0]) for one in slots]
        return self.put(named, months, slots)

    def times_then_days(self) -> None:
        half = self.take().value if self.peek() is Kind.HALF else None
        slots, months = self.slots(self.season, None, half)
        self.skip(Kind.PAUSE)
        if self.peek() not in _DAY_WORDS:
            raise self.refuse(Reason.NO_DAYS)
        named = self.days()
        before = self.at
        if self.skip(Kind.PAUSE) and self.peek() is Kind.NOTE:
            before = self.at
        if self.peek() is Kind.NOTE:
            note = self.take().value
            slots = [replace(one, note=note) for one in slots]
        elif self.peek() is Kind.MONTH:
            months = self.months()
        else:
            self.at = before
        self.put(named, months, slots)

    def put(self, named: _Days, months: Months, slots: list[Slot]) -> None:
        self.statements += 1
        words = self.here()
        if named.holidays:
            if named.days or self.draft.holidays is not None or months:
                raise self.refuse(Reason.AMBIGUOUS)
            self.draft.holidays = tuple(slots)
        for day in named.days:
            self.draft.add(months, day, tuple(slots), named.listed, words)

    # Days

    def days(self) -> _Days:
        found: list[Day] = []
        listed, holidays, plural = True, False, self.tokens[self.at].several
        while True:
            token = self.take()
            plural = plural or token.several
            if token.kind is Kind.NTH:
                found += self.nth_days(token.value)
            elif token.kind is Kind.DAYS:
                listed = False
                found += [Day(number) for number in token.value]
            elif token.kind is Kind.HOLIDAYS:
                holidays = True
            elif self.peek() in (Kind.TO, Kind.DASH) and self.peek(1) is Kind.DAY:
                self.take()
                listed, last = False, self.take().value
                length = (last - token.value) % 7
                if not length:
                    raise self.refuse(Reason.AMBIGUOUS)
                found += [Day((token.value + step) % 7) for step in range(length + 1)]
            else:
                found.append(Day(token.value))
            if not self.goes_on(*_DAY_WORDS):
                break
        if len(set(found)) != len(found):
            raise self.refuse(Reason.TWICE)
        return _Days(found, listed, holidays, plural)

    def goes_on(self, *kinds: Kind) -> bool:
        """Whether a comma, a stroke or « et » leads to one more word of ``kinds``; go there."""
        ahead = 0
        while self.peek(ahead) in (Kind.PAUSE, Kind.AND) and self._joins(ahead):
            ahead += 1
        if ahead and self.peek(ahead) in kinds:
            self.at += ahead
            return True
        return False

    def _joins(self, ahead: int) -> bool:
        token = self.tokens[self.at + ahead]
        return token.kind is Kind.AND or token.value in (",", "/", "&")

    def nth_days(self, first: int) -> list[Day]:
        """« deuxième et quatrième lundis du mois »."""
        nth = [first]
        while self.goes_on(Kind.NTH):
            nth.append(self.take().value)
        if self.peek() is not Kind.DAY:
            raise self.refuse(Reason.NO_DAYS)
        day = self.take().value
        if self.peek() is not Kind.OF_MONTH:
            raise self.refuse(Reason.AMBIGUOUS)
        self.take()
        return [Day(day, tuple(nth))]

    def narrow(self, named: _Days) -> None:
        """« Dimanche (2e dimanche du mois) »: the same day said more exactly."""
        exact = self.days().days
        if [Day(day.weekday) for day in exact] != named.days:
            raise self.refuse(Reason.AMBIGUOUS)
        named.days = exact
        self.skip(Kind.PAUSE)

    def leave_out(self, named: _Days) -> None:
        """« tous les jours sauf le dimanche »: fewer days, before any time is said."""
        fewer = self.days().days
        if not set(fewer) < set(named.days):
            raise self.refuse(Reason.AMBIGUOUS)
        named.days = [day for day in named.days if day not in fewer]
        self.skip(Kind.PAUSE)

    def half(self, named: _Days) -> str:
        """A morning or an afternoon of the days; of several, only where it is said of all."""
        half: str = self.take().value
        if (
            len(named.days) > 1
            and not named.plural
            and self.peek() not in (Kind.TIME, Kind.BETWEEN)
        ):
            raise self.refuse(Reason.AMBIGUOUS)
        return half

    # Times

    def slots(
        self, months: Months, named: _Days | None, half: str | None
    ) -> tuple[list[Slot], Months]:
        """Slots with what is said of them; the months that they hold for."""
        found: list[Slot] = []
        fresh = 0  # the first slot that no note has been said of
        while True:
            found.append(self.slot(half))
            half = None
            while True:
                before = self.at
                joined = self.skip(Kind.PAUSE)
                kind = self.peek()
                bracket = joined and "(" in self.tokens[self.at - 1].value
                if kind is Kind.NOTE:
                    if not self.noted(found, fresh, joined, bracket):
                        self.at = before
                        break
                    fresh = len(found)
                elif kind is Kind.MONTH and not joined:
                    months = self.months()
                elif kind is Kind.HALF and not joined:
                    _check_half(found[-1], self.take().value, self.here())
                elif kind is Kind.NTH and bracket and named:
                    self.narrow(named)
                else:
                    self.at = before
                    break
            before = self.at
            self.skip(*_JOINS)
            if self.peek() is Kind.HALF and self.peek(1) in (Kind.TIME, Kind.BETWEEN):
                half = self.take().value
            if not self.begins_slot():
                self.at = before
                return found, months

    def noted(self, found: list[Slot], fresh: int, joined: bool, bracket: bool) -> bool:
        """Give a note to the slots it is said of; False when it is left without an owner."""
        note: Note = self.tokens[self.at].value
        unclear = len(found) - fresh > 1 and not joined and note.access is not Access.OPEN
        far = joined and not bracket and self.statements and note.access is not Access.OPEN
        if unclear or far or fresh == len(found):
            self.take()
            raise self.refuse(Reason.AMBIGUOUS)
        self.take()
        found[fresh:] = [replace(one, note=note) for one in found[fresh:]]
        return True

    def begins_slot(self) -> bool:
        """Whether a time and then another come next, and not « 17h30 le mercredi »."""
        if self.peek() is Kind.BETWEEN:
            return True
        between = (Kind.TO, Kind.DASH)
        return self.peek() in (Kind.TIME, Kind.NUMBER) and self.peek(1) in between

    def slot(self, half: str | None) -> Slot:
        between = self.skip(Kind.BETWEEN)
        if self.peek() not in (Kind.TIME, Kind.NUMBER):
            raise self.refuse(Reason.NO_TIMES)
        first = self.take()
        if self.peek() not in ((Kind.AND,) if between else (Kind.TO, Kind.DASH)):
            raise self.refuse(Reason.NO_TIMES)
        self.take()
        if self.peek() is not Kind.TIME:
            raise self.refuse(Reason.NO_TIMES)
        start = first.value * 60 if first.kind is Kind.NUMBER else first.value
        made = slot(start, self.take().value, self.here())
        if half:
            _check_half(made, half, self.here())
        return made

    # Exceptions

    def closed(self) -> None:
        """What stands after « fermé »."""
        self.skip(Kind.PAUSE)
        if self.begins_date():
            self.closing()
        elif self.peek() in _DAY_WORDS:
            named = self.days()
            half = self.half(named) if self.peek() is Kind.HALF else None
            self.close(named, half)
        elif self.peek() is Kind.MONTH:
            self.draft.closed_months += self.months()
        else:
            raise self.refuse(Reason.NO_DAYS)

    def begins_date(self) -> bool:
        """Whether « 24 décembre » or « 1er au 15 août » comes next."""
        if self.peek() not in (Kind.NUMBER, Kind.NTH):
            return False
        return self.peek(1) in (Kind.TO, Kind.DASH, Kind.MONTH)

    def close(self, named: _Days, half: str | None) -> None:
        if named.holidays:
            if half or self.draft.holidays:
                raise self.refuse(Reason.AMBIGUOUS)
            self.draft.holidays = ()
        for day in named.days:
            if half:
                self.draft.close_half(self.season, day, half, self.here())
            else:
                self.draft.close(self.season, day, self.here())

    def exception(self) -> None:
        """« sauf le mercredi », « sauf jeudi après-midi, fermé », « sauf jeudi, 18h30 »."""
        self.skip(Kind.PAUSE)
        if self.peek() not in _DAY_WORDS:
            raise self.refuse_next() if self.peek() else self.refuse(Reason.NO_DAYS)
        named = self.days()
        half = self.half(named) if self.peek() is Kind.HALF else None
        before = self.at
        self.skip(Kind.PAUSE)
        if self.peek() is Kind.CLOSED:
            self.take()
        elif half is None and self.begins_slot():
            slots, _months = self.slots(self.season, None, None)
            for day in named.days:
                self.draft.replace(self.season, day, tuple(slots), self.here())
            return
        elif half is None and self.peek() in (Kind.UNTIL, Kind.TIME):
            self.end_at(named)
            return
        else:
            self.at = before
        if half or named.holidays:
            self.close(named, half)
            return
        for day in named.days:
            self.draft.replace(self.season, day, (), self.here())

    def ends_otherwise(self) -> bool:
        """« 17h30 le mercredi », « jusqu'à 15h30 le vendredi »: another end for days with hours."""
        ahead = 1 if self.peek() is Kind.UNTIL else 0
        if self.peek(ahead) is not Kind.TIME or self.peek(ahead + 1) is not Kind.DAY:
            return False
        self.at += ahead
        minutes = self.take().value
        for day in self.days().days:
            self.draft.end_at(self.season, day, minutes, self.here())
        return True

    def end_at(self, named: _Days) -> None:
        self.skip(Kind.UNTIL)
        if self.peek() is not Kind.TIME:
            raise self.refuse(Reason.NO_TIMES)
        minutes = self.take().value
        for day in named.days:
            self.draft.end_at(self.season, day, minutes, self.here())

    # Dates

    def months(self) -> Months:
        """« de septembre à juin », « juillet et août »."""
        found: list[tuple[int, int]] = []
        while True:
            first = last = self.take().value
            if self.peek() in (Kind.TO, Kind.DASH) and self.peek(1) is Kind.MONTH:
                self.take()
                last = self.take().value
            found.append((first, last))
            if not self.goes_on(Kind.MONTH):
                return _joined(found)

    def closing(self) -> None:
        """« fermé du 24 décembre au 2 janvier », « fermé le 2 mai 2026 « pont » »."""
        first = self.date_words()
        last = first
        if self.peek() in (Kind.TO, Kind.DASH):
            self.take()
            last = self.date_words()
        month = first[1] or last[1]
        if not month or not last[1]:
            raise self.refuse(Reason.NO_DAYS)
        year = first[2] or (last[2] - (month > last[1]) if last[2] else 0)
        begin, end = Date(month, first[0], year), Date(last[1], last[0], last[2])
        backwards = (end.year, end.month, end.day) < (begin.year, begin.month, begin.day)
        if bool(begin.year) != bool(end.year) or (backwards and (year or begin.month == end.month)):
            raise self.refuse(Reason.BACKWARDS)
        reason = self.take().value if self.peek() is Kind.QUOTE else ""
        self.draft.closings += (Closing(begin, end, reason),)

    def date_words(self) -> tuple[int, int, int]:
        """Day, month and year; those not said are 0."""
        if self.peek() not in (Kind.NUMBER, Kind.NTH):
            raise self.refuse(Reason.NO_DAYS)
        token = self.take()
        day = token.value
        month = self.take().value if self.peek() is Kind.MONTH else 0
        year = self.take().value if self.peek() is Kind.YEAR else 0
        if not 1 <= day <= _LENGTHS[month] or (token.kind is Kind.NTH and day != 1):
            raise self.refuse(Reason.WORD)
        return day, month, year


_LENGTHS = (31, 31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def _joined(found: list[tuple[int, int]]) -> Months:
    """« juillet et août » is July to August."""
    joined: list[tuple[int, int]] = []
    for first, last in found:
        if joined and first == joined[-1][1] % 12 + 1:
            joined[-1] = (joined[-1][0], last)
        else:
            joined.append((first, last))
    return tuple(joined)


def _check_half(one: Slot, half: str, words: str) -> None:
    """« matin » beside times that are not of the morning leaves a doubt."""
    in_morning = one.start < NOON and one.end <= NOON + 90
    if (half == MORNING and not in_morning) or (half == AFTERNOON and one.start < NOON):
        raise NotUnderstood(Reason.HALF_DAY, words)

"""A place's hours as a form: days, up to two slots each, the same for several days, closings."""

import datetime
from typing import Any, cast

from django import forms
from django.core.exceptions import ValidationError
from django.http import QueryDict
from django.utils.dates import WEEKDAYS
from django.utils.functional import Promise, lazy
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from directory.hours_in_french import (
    NotUnderstood,
    Reason,
    Schedule,
    Understood,
    checked,
    understand,
)
from directory.hours_in_french import osm as standard
from directory.hours_in_french.building import ordered
from directory.hours_in_french.schedule import PLAIN, Closing, Date, Day, Slot, Slots
from directory.hours_in_french.words import BY_APPOINTMENT

capfirst_lazy = lazy(capfirst, str)
# Django's own names, which are not ours to translate another way.
DAY_LABELS = [capfirst_lazy(WEEKDAYS[day]) for day in range(7)]
SLOTS = 2
SEVERAL = "several"  # stands for a day's number where hours are put on several days

_REFUSALS: dict[Reason, str | Promise] = {
    Reason.EMPTY: _("Write when the place is open."),
    Reason.TOO_LONG: _("This is too long; keep to the days and the times."),
    Reason.WORD: _("« %(what)s » is not understood. Write days and times only."),
    Reason.NO_DAYS: _("« %(what)s »: which days?"),
    Reason.NO_TIMES: _("« %(what)s »: from when to when?"),
    Reason.BACKWARDS: _("« %(what)s » ends before it begins."),
    Reason.TWICE: _("« %(what)s »: two hours of the same day overlap."),
    Reason.HALF_DAY: _("« %(what)s »: write the hours that remain."),
    Reason.AMBIGUOUS: _("« %(what)s » can be read in two ways. Write each day with its own hours."),
}


def refusal(error: NotUnderstood) -> str:
    """Why a sentence was not understood, and what to write instead."""
    return str(_REFUSALS[error.reason]) % {"what": error.fragment}


class SentenceForm(forms.Form):
    """Hours in a line of plain French."""

    sentence = forms.CharField(
        label=_("When is the place open?"),
        max_length=500,
        help_text=_(
            "For example: du lundi au vendredi 9h-12h et 14h-17h30, fermé le mercredi. In French."
        ),
        widget=forms.Textarea(attrs={"rows": 3, "lang": "fr"}),
    )

    def clean_sentence(self) -> Understood:
        """What it says."""
        try:
            return understand(self.cleaned_data["sentence"])
        except NotUnderstood as error:
            raise ValidationError(refusal(error)) from error


def _time(label: Any) -> forms.TimeField:
    widget = forms.TimeInput(attrs={"type": "time"}, format="%H:%M")
    return forms.TimeField(label=label, required=False, widget=widget)


def _date(label: Any) -> forms.DateField:
    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    return forms.DateField(label=label, required=False, widget=widget)


class WeekForm(forms.Form):
    """Days and slots; ``several`` and what belongs to it are put on the days by ``spread``."""

    several = forms.TypedMultipleChoiceField(
        label=_("On these days"),
        required=False,
        coerce=int,
        choices=list(enumerate(DAY_LABELS)),
        widget=forms.CheckboxSelectMultiple,
    )
    holidays = forms.ChoiceField(
        label=_("On public holidays"),
        choices=[("off", _("Closed")), ("", _("Not said"))],
        required=False,
        widget=forms.RadioSelect,
    )
    closed_from = _date(_("First day"))
    closed_to = _date(_("Last day"))
    closed_why = forms.RegexField(
        r'^[^«»";\n]*$', label=_("Why (readers see it)"), required=False, max_length=60
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for day in (SEVERAL, *range(7)):
            for slot in range(SLOTS):
                self.fields[f"from_{day}_{slot}"] = _time(_("from"))
                self.fields[f"to_{day}_{slot}"] = _time(_("to"))
            self.fields[f"rdv_{day}"] = forms.BooleanField(
                label=_("by appointment"), required=False
            )

    def rows(self) -> list[dict[str, Any]]:
        """For the template: each day with its fields."""
        return [{"label": label, **self._row(day)} for day, label in enumerate(DAY_LABELS)]

    def several_row(self) -> dict[str, Any]:
        """The fields of the hours for several days."""
        return self._row(SEVERAL)

    def _row(self, day: int | str) -> dict[str, Any]:
        pairs = [(self[f"from_{day}_{slot}"], self[f"to_{day}_{slot}"]) for slot in range(SLOTS)]
        return {"pairs": pairs, "appointment": self[f"rdv_{day}"]}

    def clean(self) -> dict[str, Any]:
        """``schedule`` is what it all says."""
        data: dict[str, Any] = super().clean() or self.cleaned_data
        week = {Day(day): slots for day in range(7) if (slots := self._slots(day))}
        if not week and not self.errors:
            raise ValidationError(_("No day has hours yet."))
        if not self.errors:
            holidays = () if data["holidays"] else None
            schedule = Schedule({(): week}, holidays, closings=self._closings())
        if not self.errors:
            try:
                data["understood"] = checked(schedule)
            except NotUnderstood as error:
                raise ValidationError(refusal(error)) from error
        return data

    def _slots(self, day: int) -> Slots:
        note = BY_APPOINTMENT if self.cleaned_data.get(f"rdv_{day}") else PLAIN
        found = []
        for slot in range(SLOTS):
            names = f"from_{day}_{slot}", f"to_{day}_{slot}"
            start, end = (self.cleaned_data.get(name) for name in names)
            if (start is None) != (end is None):
                self.add_error(names[start is not None], _("Both times are needed."))
            elif start is not None and end is not None:
                if end <= start:
                    self.add_error(names[1], _("This is before the beginning."))
                else:
                    found.append(Slot(_minutes(start), _minutes(end), note))
        if note is not PLAIN and not found and not self.errors:
            return (Slot(0, 1440, note),)
        try:
            return ordered(tuple(found), "")
        except NotUnderstood:
            self.add_error(f"from_{day}_1", _("The two slots overlap."))
            return ()

    def _closings(self) -> tuple[Closing, ...]:
        first, last = self.cleaned_data.get("closed_from"), self.cleaned_data.get("closed_to")
        if not first and not last:
            return ()
        if not first or not last or last < first:
            self.add_error("closed_to", _("A closing needs its first and its last day, in order."))
            return ()
        begin, end = (Date(day.month, day.day, day.year) for day in (first, last))
        return (Closing(begin, end, " ".join(self.cleaned_data.get("closed_why", "").split())),)

    def spread(self) -> "WeekForm":
        """The form with the hours for several days put on the days that are ticked."""
        data = cast(QueryDict, self.data).copy()
        for day in data.getlist("several"):
            for slot in range(SLOTS):
                for name in ("from", "to"):
                    data[f"{name}_{day}_{slot}"] = data.get(f"{name}_{SEVERAL}_{slot}", "")
            data[f"rdv_{day}"] = data.get(f"rdv_{SEVERAL}", "")
        data.setlist("several", [])
        return WeekForm(initial={**{name: data.get(name) for name in self.fields}, "several": []})


def initial_week(text: str) -> dict[str, Any] | None:
    """A place's hours as the form shows them; None when the form cannot hold all of them."""
    try:
        schedule = standard.read(text) if text else Schedule({})
    except NotUnderstood:
        return None
    weeks = list(schedule.seasons)
    plain = weeks in ([], [()]) and not schedule.closed_months and schedule.note is PLAIN
    if not plain or schedule.holidays or len(schedule.closings) > 1:
        return None
    found: dict[str, Any] = {"holidays": "" if schedule.holidays is None else "off"}
    for day, slots in schedule.seasons.get((), {}).items():
        notes = {slot.note for slot in slots}
        if day.nth or len(slots) > SLOTS or notes not in ({PLAIN}, {BY_APPOINTMENT}):
            return None
        found[f"rdv_{day.weekday}"] = notes == {BY_APPOINTMENT}
        for number, slot in enumerate(slots):
            if slot.lasts_all_day:
                continue
            if slot.end == 1440:
                return None
            found[f"from_{day.weekday}_{number}"] = _clock(slot.start)
            found[f"to_{day.weekday}_{number}"] = _clock(slot.end)
    for one in schedule.closings:
        if not one.first.year:
            return None
        found["closed_from"] = datetime.date(one.first.year, one.first.month, one.first.day)
        found["closed_to"] = datetime.date(one.last.year, one.last.month, one.last.day)
        found["closed_why"] = one.reason
    return found


def told(text: str) -> str:
    """Hours in the standard's form as a French sentence; empty when they cannot be told."""
    try:
        return checked(standard.read(text)).french if text else ""
    except NotUnderstood:
        return ""


def _minutes(clock: datetime.time) -> int:
    return clock.hour * 60 + clock.minute


def _clock(minutes: int) -> datetime.time:
    return datetime.time(*divmod(minutes, 60))

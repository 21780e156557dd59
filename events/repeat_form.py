"""What an editor says of a moment that is held again: which one, how often, until when."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail.admin.widgets import AdminDateInput

from events.models import Moment
from events.recurrence import MOST, Rhythm, days_after, hours_on
from events.repeating import copy_of
from events.wording import when_words

RHYTHMS = {
    Rhythm.WEEKLY: _("Every week"),
    Rhythm.FORTNIGHTLY: _("Every two weeks"),
    Rhythm.MONTHLY_WEEKDAY: _("Every month, on the same weekday (such as the third Friday)"),
    Rhythm.MONTHLY_DAY: _("Every month, on the same day (such as the 21st)"),
}


class RepeatForm(forms.Form):
    """Once valid, ``copies`` has the new moments, unsaved: at least one."""

    moment = forms.ChoiceField(
        label=_("Moment"),
        widget=forms.Select({"class": "w-w-full"}),  # long words, which a telephone must hold
    )
    rhythm = forms.ChoiceField(
        label=_("Rhythm"),
        choices=[*RHYTHMS.items()],
        initial=Rhythm.WEEKLY,
        widget=forms.RadioSelect,
    )
    until = forms.DateField(
        label=_("Until"), required=False, widget=AdminDateInput, help_text=_("That day included.")
    )
    times = forms.IntegerField(
        label=_("Or this many times more"), required=False, min_value=1, max_value=MOST
    )

    def __init__(self, moments: Sequence[Moment], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.moments = {str(each.translation_key): each for each in moments}
        field: Any = self.fields["moment"]
        field.choices = [(key, _told(each)) for key, each in self.moments.items()]
        field.initial = next(reversed(self.moments), None)
        self.copies: list[Moment] = []

    def clean(self) -> dict[str, Any]:
        said: dict[str, Any] = super().clean() or {}
        if not self.errors:
            if bool(said["until"]) == bool(said["times"]):
                raise ValidationError(_("Give a last day or a number, one of the two."))
            self.copies = self._copies(said)
        return said

    def _copies(self, said: dict[str, Any]) -> list[Moment]:
        """On the days when there is no such moment yet."""
        moment = self.moments[said["moment"]]
        days = days_after(
            moment.local_start.date(),
            Rhythm(said["rhythm"]),
            until=said["until"],
            times=said["times"],
        )
        taken = {each.start for each in self.moments.values()}
        hours = [
            (start, end)
            for start, end in hours_on(moment.local_start, moment.local_end, days)
            if start not in taken
        ]
        if not hours:
            raise ValidationError(_("There is no other day until then, or all are there already."))
        if len(self.moments) + len(hours) > MOST:
            raise ValidationError(
                _(
                    "An event has at most %(most)s moments, and these would make more. "
                    "Choose an earlier end, and make another event for what follows."
                ),
                params={"most": MOST},
            )
        return [copy_of(moment, start, end) for start, end in hours]


class DaysForm(forms.Form):
    """Which of ``copies`` are wanted; ``chosen`` has them once it is valid. All, to begin with."""

    days = forms.MultipleChoiceField(
        label=_("New dates"),
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Untick those on which it does not take place."),
        error_messages={
            "required": _("Tick at least one date."),
            "invalid_choice": _("These are other dates than before: look at them once more."),
        },
    )

    def __init__(self, copies: Sequence[Moment], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.copies = {_day(each).isoformat(): each for each in copies}
        field: Any = self.fields["days"]
        field.choices = [(day, when_words(each)) for day, each in self.copies.items()]
        field.initial = list(self.copies)

    @property
    def chosen(self) -> list[Moment]:
        """The moments of the days that are ticked."""
        return [self.copies[day] for day in self.cleaned_data["days"]]


def _day(moment: Moment) -> date:
    return moment.local_start.date()


def _told(moment: Moment) -> str:
    when = when_words(moment)
    return f"{moment.title} – {when}" if moment.title else when

"""What somebody types who says that something is wrong, one form a subject."""

from typing import Any, cast

from django import forms
from django.core.exceptions import ValidationError
from django.utils.functional import Promise
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.traps import TrappedForm
from directory.corrections.reading import read
from directory.corrections.subjects import ADDRESS, MISSING, Kind, Subject
from directory.corrections.twins import near_twins
from directory.fields import LineListField, TermsField
from directory.importing.merging import value_of
from directory.keeping.week import told
from directory.models import Correction, Place

LONGEST_HOURS = 500
_UNREADABLE: dict[str, str | Promise] = {
    "phone": gettext_lazy("This is no telephone number. Write it like 03 22 22 30 90."),
    "emails": gettext_lazy("This is no e-mail address. Write it like contact@example.org."),
    "websites": gettext_lazy("This is no web address. Write it like www.example.org."),
    "booking_url": gettext_lazy("This is no web address. Write it like www.example.org."),
    "postcode": gettext_lazy("A postcode has five digits."),
}


class CorrectionForm(TrappedForm):
    """``subject`` of ``place``, or a missing place; each field shows what stands there now."""

    words = forms.CharField(
        max_length=1_000, required=False, widget=forms.Textarea(attrs={"rows": 3})
    )
    email = forms.EmailField(
        label=gettext_lazy("Your e-mail address"),
        required=False,
        help_text=gettext_lazy("Only if you want to know what becomes of it. No account is made."),
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )
    consent = forms.BooleanField(
        label=gettext_lazy("Write to me once, when it is decided. My address is deleted then."),
        required=False,
    )

    def __init__(self, data: Any, subject: Subject, place: Place | None = None) -> None:
        super().__init__(data, initial=_standing(subject, place) if place else {})
        self.subject, self.place = subject, place
        self.own = list(subject.fields)
        about = {name: _field(name) for name in subject.fields}
        if subject.kind == Kind.DUPLICATE and place:
            about["twin"] = _twin_field(place)
            self.own.append("twin")
        if subject.kind in (Kind.MISSING, Kind.MOVED):
            about["postcode"].required = about["commune"].required = True
        if "name" in about:
            about["name"].required = True
        self.fields = about | self.fields
        self.fields["words"].label = _words_label(subject)
        self.values: dict[str, Any] = {}

    def clean(self) -> dict[str, Any]:
        """``values`` are then what the place would get; without any, ``words`` are needed."""
        data: dict[str, Any] = super().clean() or self.cleaned_data
        if data.get("email") and not data.get("consent"):
            self.add_error("consent", _("Tick the box, or leave the address empty."))
        if data.get("consent") and "email" in data and not data["email"]:
            self.add_error("email", _("Where shall we write to?"))
        if not self.errors:
            self._read(data)
        return data

    def _read(self, data: dict[str, Any]) -> None:
        subject = self.subject
        changed = [name for name in subject.fields if name in self.changed_data]
        if changed:
            # Parts of an address mean something only together.
            asked = subject.fields if self.place is None or subject.fields == ADDRESS else changed
            typed = {name: data[name] for name in asked}
            found = read(typed, self.place, moved=subject.kind == Kind.MOVED)
            for name in found.unreadable:
                self._refuse(name, found.towns, data)
            self.values = found.values
        if self.place:
            now = {name: value_of(self.place, name) for name in self.values}
            self.values = {name: value for name, value in self.values.items() if value != now[name]}
        says_enough = self.values or data["words"] or data.get("twin")
        if subject.kind != Kind.CLOSED and not self.errors and not says_enough:
            raise ValidationError(_nothing_said(subject))
        if subject.kind == Kind.CLOSED:
            self.values = {"state": Place.State.CLOSED.value}

    def _refuse(self, name: str, towns: Any, data: dict[str, Any]) -> None:
        if name == "opening_hours":  # an editor understands what a program does not
            data["words"] = "\n".join(filter(None, [data[name], data["words"]]))
        elif name == "commune" and towns:
            known = ", ".join(towns)
            self.add_error(name, _("With this postcode we know: %(towns)s.") % {"towns": known})
        elif name == "commune":
            self.add_error(name, _("We know no commune of this name with this postcode."))
        else:
            self.add_error(name, str(_UNREADABLE.get(name, _("This cannot be read."))))

    def correction(self, language: str) -> Correction:
        """What is to be kept, not yet saved; the address only of whoever wants a mail."""
        data, place = self.cleaned_data, self.place
        return Correction(
            kind=self.subject.kind,
            place=place,
            twin_id=int(data["twin"]) if data.get("twin") else None,
            values=self.values,
            seen={name: value_of(place, name) for name in self.values} if place else {},
            words=data["words"],
            email=data["email"] if data["consent"] else "",
            language=language,
        )


def _standing(subject: Subject, place: Place) -> dict[str, Any]:
    """What stands there now, as the form shows it."""
    if subject.kind == Kind.MOVED:
        return {}
    values = {name: getattr(place, name) for name in subject.fields}
    if "opening_hours" in values:
        values["opening_hours"] = told(place.opening_hours) or place.opening_hours
    return values


def _field(name: str) -> forms.Field:
    column = Place._meta.get_field(name)
    label = capfirst(str(column.verbose_name))  # type: ignore[union-attr]
    if isinstance(column, TermsField):
        field = column.formfield()
        if isinstance(field, LineListField):
            field.help_text = _("One a line.")
        return field
    if name == "opening_hours":
        return forms.CharField(
            label=label,
            required=False,
            max_length=LONGEST_HOURS,
            help_text=_("In your words: du lundi au vendredi 9h-12h et 14h-17h, fermé le mercredi"),
            widget=forms.Textarea(attrs={"rows": 3}),
        )
    if name == "phone":
        number = forms.TextInput(attrs={"type": "tel"})
        return forms.CharField(label=label, required=False, max_length=50, widget=number)
    if name == "description":
        text = forms.Textarea(attrs={"rows": 8})
        return forms.CharField(label=label, required=False, max_length=5_000, widget=text)
    longest = cast(int | None, getattr(column, "max_length", None))
    return forms.CharField(label=label, required=False, max_length=longest)


def _twin_field(place: Place) -> forms.Field:
    choices = [
        (twin.pk, f"{twin.name}, {', '.join(filter(None, [twin.address, twin.commune]))}")
        for twin in near_twins(place)
    ]
    return forms.ChoiceField(
        label=_("Which one is the same place?"),
        required=False,
        choices=[*choices, ("", _("None of these"))],
        widget=forms.RadioSelect,
    )


def _words_label(subject: Subject) -> str:
    if subject is MISSING or subject.fields:
        return _("Anything to add?")
    if subject.kind == Kind.CLOSED:
        return _("How do you know?")
    if subject.kind == Kind.DUPLICATE:
        return _("Or its name, or the address of its page")
    return _("What is wrong?")


def _nothing_said(subject: Subject) -> str:
    if subject.kind == Kind.DUPLICATE:
        return _("Choose the other one, or say which it is.")
    if subject.fields:
        return _("Change what is wrong, or say it in your words.")
    return _("Say in your words what is wrong.")

"""A correction in words: what stands there now, and what would."""

from collections.abc import Iterator
from typing import Any

from django.utils.text import capfirst
from django.utils.translation import gettext as _

from directory.cards import phone_words, postal_address
from directory.corrections.subjects import ADDRESS, Subject
from directory.importing.merging import value_of
from directory.keeping.forms import in_words
from directory.keeping.week import told
from directory.models import Correction, Place

Kind = Correction.Kind
# They follow from the address, and are no words.
_UNTOLD = ("insee_code", "department", "latitude", "longitude", "approximate", "state")


def in_a_line(correction: Correction) -> str:
    """All of it as an editor reads it, the sender's own words last."""
    parts = [_begin(correction), *_changes(correction)]
    if correction.kind == Kind.WRONG and not correction.values:
        parts.append(_("to be put right by hand"))
    if correction.words:
        parts.append(_("“%(words)s”") % {"words": correction.words})
    return " · ".join(filter(None, parts))


def standing(subject: Subject, place: Place) -> str:
    """What the page of ``place`` says of ``subject``; empty when it says nothing."""
    if subject.fields == ADDRESS:
        return postal_address(place)
    said = (_said(name, value_of(place, name)) for name in subject.fields)
    return " · ".join(filter(None, said))


def _begin(correction: Correction) -> str:
    kind, twin = correction.kind, correction.twin
    if kind == Kind.DUPLICATE and twin:
        return _("The same place as %(other)s") % {"other": twin}
    return "" if kind == Kind.WRONG else capfirst(correction.get_kind_display())


def _changes(correction: Correction) -> Iterator[str]:
    place = correction.place
    for name, value in correction.values.items():
        if name in _UNTOLD or (place is None and not value):
            continue
        label = capfirst(str(Place._meta.get_field(name).verbose_name))  # type: ignore[union-attr]
        words = {"field": label, "new": _value(name, value), "old": ""}
        if place is None:
            yield _("%(field)s: %(new)s") % words
            continue
        now = value_of(place, name)
        words["old"] = _value(name, now)
        if now in (correction.seen.get(name), value):
            yield _("%(field)s: %(old)s → %(new)s") % words
        else:
            yield _("%(field)s: %(new)s (but changed since, to: %(old)s)") % words


def _value(name: str, value: Any) -> str:
    return _said(name, value) or _("nothing")


def _said(name: str, value: Any) -> str:
    if name == "opening_hours":
        value = told(value) or value
    elif name == "phone":
        value = phone_words(value)
    return in_words(name, value)

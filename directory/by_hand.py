"""What a person changes of a place is noted as theirs, wherever it is saved from."""

from collections.abc import Collection

from django.utils import timezone

from directory.importing.merging import EMPTY, value_of
from directory.models import Place
from directory.provenance import FIELDS, Hand, by_nobody, record, record_all


def note(place: Place, written: Collection[str] | None) -> bool:
    """Note where the values come from that are about to be saved; whether anything was noted.

    ``written`` are the fields that are saved, None for all. What differs from the database and
    was recorded by nobody is an editor's. Whoever types back what the source says gives the value
    back to the source.
    """
    today = timezone.localdate()
    if place._state.adding:
        if not place.provenance:
            record_all(place, place.imported_from or Hand.EDITOR, today)
        return True
    among = set(FIELDS if written is None else written).intersection(FIELDS)
    before = Place.objects.filter(pk=place.pk).values(*FIELDS).first() if among else None
    for group in by_nobody(place, before, among) if before else ():
        values = place.imported_values
        said = [values.get(name, EMPTY[name]) for name in group]
        is_said = place.imported_from and said == [value_of(place, name) for name in group]
        record(place, group, place.imported_from if is_said else Hand.EDITOR, today)
    return bool(place.recorded)

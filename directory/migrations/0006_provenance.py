import json
from itertools import batched

from django.db import migrations, models

ALL = "*"
EDITOR = "@editor"
# Who fills these in has a hand in the place; the lists are those of the day of this migration.
FIELDS = (
    "pivot name commune postcode insee_code address address_extra latitude longitude typologies "
    "phone emails websites opening_hours summary description source itinerance parent_structure "
    "updated_on services audiences special_care fees programmes labels other_labels access_modes "
    "support_modes accessibility_url booking_url department approximate"
).split()
POINT = {"latitude", "longitude", "approximate"}


def say_where_from(apps, schema_editor):
    """What an import brought came from its source; what differs from it, and all else, by hand.

    The day is the last on which the place changed, as nothing nearer is known. Rows are written
    in plain SQL: for a million places ``bulk_update`` takes minutes, and gigabytes while DEBUG is
    on and keeps each of its statements.
    """
    Place = apps.get_model("directory", "Place")
    empty = {field.name: field.get_default() for field in Place._meta.fields}
    columns = ("pk", "imported_from", "imported_values", "modified_at", *FIELDS)
    for some in batched(Place.objects.order_by("pk").only(*columns).iterator(1000), 1000):
        rows = []
        for place in some:
            on = place.modified_at.date().isoformat()
            provenance = {ALL: {"source": place.imported_from or EDITOR, "on": on}}
            if place.imported_from:
                by_hand = {name for name in FIELDS if _now(place, name) != _said(place, name, empty)}
                by_hand |= POINT if by_hand & POINT else set()
                provenance |= dict.fromkeys(sorted(by_hand), {"source": EDITOR, "on": on})
            rows.append((json.dumps(provenance), place.pk))
        with schema_editor.connection.cursor() as cursor:
            cursor.executemany("UPDATE directory_place SET provenance = %s WHERE id = %s", rows)


def _now(place, name):
    value = getattr(place, name)
    return value.isoformat() if name == "updated_on" and value else value


def _said(place, name, empty):
    return place.imported_values.get(name, empty[name])


class Migration(migrations.Migration):
    dependencies = [("directory", "0005_keepers")]

    operations = [
        migrations.AddField(
            model_name="place",
            name="provenance",
            field=models.JSONField(
                default=dict,
                editable=False,
                help_text="Which source each value came from, and when: see directory.provenance.",
            ),
        ),
        migrations.AlterField(
            model_name="place",
            name="imported_values",
            field=models.JSONField(
                default=dict,
                editable=False,
                help_text="The fields as the source said them last.",
            ),
        ),
        migrations.RunPython(say_where_from, migrations.RunPython.noop, elidable=True),
    ]

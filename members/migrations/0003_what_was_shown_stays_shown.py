"""Portraits, presentations and places were public before anybody was asked for each of them.

They stay so, in drafts as well; when the person agreed is not known (None). The new fields wait
for an agreement.
"""

from typing import Any

from django.db import migrations

SHOWN = ["portrait", "presentation", "places"]
STORED = "|portrait|presentation|places|"
CONSENTS = dict.fromkeys(SHOWN)
BATCH = 200


def keep_shown(apps: Any, schema_editor: Any) -> None:
    apps.get_model("members", "Mediator").objects.update(shown=SHOWN, consents=CONSENTS)
    revisions = apps.get_model("wagtailcore", "Revision").objects.filter(
        base_content_type__app_label="members", base_content_type__model="mediator"
    )
    for revision in revisions.iterator(BATCH):
        revision.content |= {"shown": STORED, "consents": CONSENTS}
        revision.save(update_fields=["content"])


class Migration(migrations.Migration):
    dependencies = [("members", "0002_archetypes_and_consent")]

    operations = [migrations.RunPython(keep_shown, migrations.RunPython.noop, elidable=True)]

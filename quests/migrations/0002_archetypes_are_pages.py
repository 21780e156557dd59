"""Choices named the archetypes by three fixed slugs; they name pages by their translation keys.

What quests hold is renamed, in drafts and in what translations are made from as well, wherever
the portal has a page with that slug. Where it has none, the choice counts nothing until editors
choose a page. Rooms keep their points: they live a day.
"""

import json
from typing import Any

from django.conf import settings
from django.db import migrations, models

SLUGS = ("cameleon", "saint-bernard", "couteau-suisse")
BATCH = 200


def name_pages(apps: Any, schema_editor: Any) -> None:
    pages = apps.get_model("members", "ArchetypePage").objects.filter(
        locale__language_code=settings.LANGUAGE_CODE, slug__in=SLUGS
    )
    names = {slug: str(key) for slug, key in pages.values_list("slug", "translation_key")}
    if not names:
        return
    # The steps as they are stored: here the field knows no block, and would drop all of them.
    stored = models.ExpressionWrapper(models.F("steps"), output_field=models.JSONField())
    quests = apps.get_model("quests", "Quest").objects
    for pk, steps in list(quests.annotate(stored=stored).values_list("pk", "stored")):
        fresh = models.Value(renamed(steps, names), output_field=models.JSONField())
        quests.filter(pk=pk).update(steps=fresh)
    revisions = apps.get_model("wagtailcore", "Revision").objects.filter(
        base_content_type__app_label="quests", base_content_type__model="quest"
    )
    for revision in revisions.iterator(BATCH):
        revision.content = renamed_content(revision.content, names)
        revision.save(update_fields=["content"])
    sources = apps.get_model("wagtail_localize", "TranslationSource").objects.filter(
        specific_content_type__app_label="quests", specific_content_type__model="quest"
    )
    for source in sources.iterator(BATCH):
        source.content_json = json.dumps(renamed_content(json.loads(source.content_json), names))
        source.save(update_fields=["content_json"])


def renamed_content(content: dict[str, Any], names: dict[str, str]) -> dict[str, Any]:
    """A quest as revisions hold it: its steps are JSON within JSON."""
    return {**content, "steps": json.dumps(renamed(json.loads(content["steps"]), names))}


def renamed(data: Any, names: dict[str, str]) -> Any:
    """``data`` with the new name wherever a weight names an archetype."""
    if isinstance(data, list):
        return [renamed(one, names) for one in data]
    if isinstance(data, dict):
        return {
            key: names.get(value, value) if key == "archetype" else renamed(value, names)
            for key, value in data.items()
        }
    return data


class Migration(migrations.Migration):
    dependencies = [
        ("quests", "0001_initial"),
        ("members", "0002_archetypes_and_consent"),
        ("wagtail_localize", "0016_rename_page_revision_translationlog_revision"),
        ("contenttypes", "0002_remove_content_type_name"),
    ]

    operations = [
        migrations.RunPython(name_pages, migrations.RunPython.noop, elidable=True),
        migrations.AlterField(
            model_name="participant",
            name="points",
            field=models.JSONField(help_text="By the names of archetypes (quests.archetypes)."),
        ),
    ]

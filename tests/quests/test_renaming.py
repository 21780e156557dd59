"""Quests that named archetypes by three fixed slugs name pages, wherever their steps are held."""

import importlib
import json
from typing import Any

import pytest
from django.db import connection
from django.db.migrations.loader import MigrationLoader
from wagtail_localize.models import TranslationSource

from members.models import ArchetypeIndexPage
from quests.models import Quest
from tests.home.factories import Portal
from tests.quests.factories import DOG, QuestFactory, choice_question

pytestmark = pytest.mark.django_db
NAME = "0002_archetypes_are_pages"
OLD = [choice_question("Qui ?", ("moi", {"saint-bernard": 3, "dahu": 1}, ""), ("toi", {}, ""))]


def migrate() -> None:
    """What the migration does, with the models as they were then."""
    apps = MigrationLoader(connection).project_state(("quests", NAME)).apps
    importlib.import_module(f"quests.migrations.{NAME}").name_pages(apps, None)


def weights(steps: list[dict[str, Any]]) -> dict[str, int]:
    """The weights of the first choice."""
    found = steps[0]["value"]["choices"][0]["value"]["weights"]
    return {one["value"]["archetype"]: one["value"]["weight"] for one in found}


def test_live_quests_drafts_and_sources_of_translations_name_the_page(
    archetypes: ArchetypeIndexPage,
) -> None:
    quest = QuestFactory(steps=OLD)
    quest.save_revision()
    TranslationSource.update_or_create_from_instance(quest)
    migrate()
    kept = Quest.objects.get()
    draft = kept.latest_revision.content
    source = json.loads(TranslationSource.objects.get().content_json)
    for steps in (
        kept.steps.get_prep_value(),
        json.loads(draft["steps"]),
        json.loads(source["steps"]),
    ):
        assert weights(steps) == {DOG: 3, "dahu": 1}
    assert draft["title"] == source["title"] == kept.title
    assert kept.steps[0].value["choices"][0]["text"] == "moi"


def test_where_no_page_has_the_slug_all_stays_as_it_was(portal: Portal) -> None:
    quest = QuestFactory(steps=OLD)
    quest.save_revision()
    migrate()
    assert weights(Quest.objects.get().steps.get_prep_value()) == {"saint-bernard": 3, "dahu": 1}

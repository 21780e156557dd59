"""An archetype proposes mottos, a line each, and each is translated by itself."""

import pytest
from wagtail_localize.models import (
    String,
    StringTranslation,
    Translation,
    TranslationContext,
    TranslationSource,
)

from members.models import ArchetypePage
from tests.home.factories import Portal, translated
from tests.members.factories import ArchetypeIndexPageFactory, ArchetypePageFactory

pytestmark = pytest.mark.django_db


def test_translators_get_each_motto_and_what_they_leave_out_stays_as_it_is(portal: Portal) -> None:
    index = ArchetypeIndexPageFactory(parent=portal.home, slug="super")
    translated(index, portal.english, slug="super")
    page = ArchetypePageFactory(parent=index, proposed_mottos=["À deux.", "Sans hâte."])
    source, _created = TranslationSource.update_or_create_from_instance(page)
    translation = Translation.objects.create(source=source, target_locale=portal.english)
    StringTranslation.objects.create(
        translation_of=String.objects.get(data="Sans hâte."),
        context=TranslationContext.objects.get(path="proposed_mottos.1"),
        locale=portal.english,
        data="No hurry.",
    )
    translation.save_target()
    english = ArchetypePage.objects.get(locale=portal.english)
    assert english.proposed_mottos == ["À deux.", "No hurry."]
    page.refresh_from_db()
    assert page.proposed_mottos == ["À deux.", "Sans hâte."]

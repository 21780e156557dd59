"""A mediator agrees to each thing that is shown, and takes it back."""

import importlib
from dataclasses import replace
from typing import Any

import pytest
from django.apps import apps
from django.contrib.auth import get_user_model
from django.test import Client
from wagtail.models import Revision
from wagtail_factories import ImageFactory

from members import consent, documents
from members.heraldry.definition import write
from members.heraldry.seeds import from_number
from members.models import Mediator
from tests.directory.factories import PlaceFactory
from tests.home.factories import Portal
from tests.home.reading import main
from tests.members.factories import (
    ArchetypeIndexPageFactory,
    ArchetypePageFactory,
    MediatorFactory,
)
from tests.reading import words
from tests.stories.factories import StoryPageFactory

# What a reader would see of each field of ``somebody``.
TRACES = {
    consent.PORTRAIT: "Samira sourit",
    consent.PRESENTATION: "Elle aime les imprimantes.",
    consent.PLACES: "Le Quai",
    consent.LANGUAGES: "Wolof",
    consent.SKILLS: "souder",
    consent.ARCHETYPES: "Le Caméléon",
    consent.BLASON: "Le sage avance",
    consent.CONTACT: "/ecrire-a/mediateur/",
}


@pytest.fixture
def somebody(portal: Portal) -> Mediator:
    """A mediator with something in every field, who shows all of it."""
    index = ArchetypeIndexPageFactory(parent=portal.home, slug="super-mediateurs")
    return MediatorFactory(
        name="Samira",
        slug="samira",
        user=get_user_model().objects.create_user("samira", "samira@example.org"),
        presentation=TRACES[consent.PRESENTATION],
        portrait=ImageFactory(),
        portrait_alt=TRACES[consent.PORTRAIT],
        places=[PlaceFactory(name="Le Quai", slug="quai")],
        languages=["wo"],
        skills=["souder"],
        archetypes=[ArchetypePageFactory(parent=index, title="Le Caméléon", slug="cameleon")],
        blason=write(replace(from_number(3), motto=TRACES[consent.BLASON])),
    )


def test_all_that_is_ticked_is_shown(client: Client, portal: Portal, somebody: Mediator) -> None:
    page = str(main(client.get(somebody.get_absolute_url())))
    assert not [trace for trace in TRACES.values() if trace not in page]


@pytest.mark.parametrize("field", list(consent.FIELDS))
def test_what_is_not_ticked_is_nowhere(
    client: Client, portal: Portal, somebody: Mediator, field: str
) -> None:
    somebody.shown = [name for name in consent.FIELDS if name != field]
    somebody.save()
    urls = [somebody.get_absolute_url(), "/fr/mediateurs/"]
    story = StoryPageFactory(parent=portal.stories, mediators=[somebody])
    sent = [str(main(client.get(url))) for url in [*urls, story.url]]
    [document] = documents.mediators([somebody.pk])
    sent[1] = sent[1].partition("mediator-list")[2]  # the filters name every archetype
    assert not [text for text in [*sent, repr(document)] if TRACES[field] in text]


def test_who_does_not_show_places_is_not_on_the_page_of_one(
    client: Client, portal: Portal, somebody: Mediator
) -> None:
    url = f"{portal.directory.url}quai/"
    assert "Samira" in words(main(client.get(url)))
    somebody.shown = [consent.PRESENTATION]
    somebody.save()
    assert "Samira" not in words(main(client.get(url)))


def test_who_shows_no_languages_is_not_found_by_one(
    client: Client, portal: Portal, somebody: Mediator
) -> None:
    def names(url: str) -> str:
        return words(main(client.get(url)))

    assert "Samira" in names("/fr/mediateurs/?language=wo")
    somebody.shown = [consent.PLACES]
    somebody.save()
    assert "Samira" not in names("/fr/mediateurs/?language=wo")
    assert "Samira" in names("/fr/mediateurs/?department=80")


def test_an_agreement_keeps_its_date_and_a_withdrawn_one_leaves_no_trace(db: None) -> None:
    samira = MediatorFactory(shown=[consent.PORTRAIT, consent.PLACES])
    first = dict(samira.consents)
    assert set(first) == {consent.PORTRAIT, consent.PLACES}
    samira.shown = [consent.PORTRAIT, consent.SKILLS]
    samira.save()
    assert samira.consents[consent.PORTRAIT] == first[consent.PORTRAIT]
    assert set(samira.consents) == {consent.PORTRAIT, consent.SKILLS}


def test_nothing_is_ticked_for_somebody_new(db: None) -> None:
    assert Mediator(name="Nouvelle").shown == []


def test_a_tick_in_a_draft_shows_nothing_until_it_is_published(
    client: Client, portal: Portal
) -> None:
    samira = MediatorFactory(presentation="Elle aime les imprimantes.", shown=[])
    samira.shown = [consent.PRESENTATION]
    revision = samira.save_revision()
    url = samira.get_absolute_url()
    assert "imprimantes" not in words(main(client.get(url)))
    revision.publish()
    assert "imprimantes" in words(main(client.get(url)))


def test_what_was_public_before_anybody_was_asked_stays_so_in_drafts_too(db: None) -> None:
    samira = MediatorFactory(shown=[])
    samira.save_revision()
    migration: Any = importlib.import_module("members.migrations.0003_what_was_shown_stays_shown")
    migration.keep_shown(apps, None)
    samira.refresh_from_db()
    draft: Any = Revision.objects.for_instance(samira).get().as_object()
    for one in (samira, draft):
        assert one.shown == [consent.PORTRAIT, consent.PRESENTATION, consent.PLACES]
        assert one.consents == dict.fromkeys(one.shown)

"""Fills an empty portal with the demo content, once; all of it or nothing."""

from collections.abc import Callable

from django.db import transaction
from wagtail.models import Locale, Page
from wagtail_localize.models import LocaleSynchronization

from portal.demo import (
    archetypes,
    events,
    menus,
    organisations,
    pages,
    people,
    places,
    quests,
    registrations,
    stories,
    training,
    wishes,
    workshops,
)
from portal.demo.blocks import Addresses
from portal.demo.files import read
from portal.demo.files import stories as story_files


def load(say: Callable[[str], object]) -> None:
    """Load everything; ``say`` hears what comes next, as it takes some seconds."""
    with transaction.atomic():
        _load(say)
    # wagtail-localize publishes translations once the transaction ends, from copies that were made
    # before their children: these saves take the children's count back to nothing.
    Page.fix_tree()


def _load(say: Callable[[str], object]) -> None:
    data = read("pages.yaml")
    french = Locale.objects.get(language_code="fr")
    english, _created = Locale.objects.get_or_create(language_code="en")

    say(f"Demo content: {places.load_places()} places…")
    say(f"Demo content: {organisations.load_organisations()} organisations…")
    people.load_themes(french, english)
    planted = pages.plant(data, french)
    trained = read("training.yaml")
    planted["training"], courses = training.plant_training(trained, planted["home"], french)
    super_mediators = archetypes.plant_archetypes(planted["archetypes"], french)
    say(f"Demo content: {people.load_mediators(french)} mediators…")
    say(f"Demo content: {people.load_mottos(french, english)} mottos…")
    say(f"Demo content: {quests.load_quests(french, english)} quests…")
    say(f"Demo content: {wishes.load_wishes()} orders for trainings…")
    say(f"Demo content: {wishes.load_exchanges()} exchanges between peers…")

    say("Demo content: pages and stories in two languages…")
    told = [(stories.plant_story(planted["stories"], story), story) for story in story_files()]
    held = events.plant_events(planted["home"], french)
    addresses = Addresses(planted["home"])
    pages.fill(data, planted, addresses)
    for story, texts in told:
        stories.fill_story(story, texts, addresses)
    training.fill_training(courses, addresses)
    pages.translate_pages(data, planted, addresses, english)
    training.translate_training(trained, planted["training"], courses, addresses, english)
    archetypes.translate_archetypes(super_mediators, english)
    for story, texts in told:
        stories.translate_story(story, texts, addresses, english)
    planted["events"] = events.fill_events(held, addresses, english)
    say(f"Demo content: {registrations.load_registrations()} people at events…")
    planted["workshops"] = workshops.load_workshops(planted["home"], addresses, french, english)
    menus.load_site(data["site"], [french, english])
    menus.load_menus(data["menus"], planted, french, english)
    # What is not translated gets an alias, now and whenever an editor adds a page: every address
    # under /en/ answers.
    LocaleSynchronization.objects.get_or_create(locale=english, sync_from=french)

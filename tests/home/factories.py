"""The portal's pages and menus for tests."""

from dataclasses import dataclass
from typing import Any

import factory
from factory.django import DjangoModelFactory
from wagtail.models import Locale, Page, Site
from wagtail_factories import PageFactory

from directory.models import DirectoryPage
from home.models import ContentPage, HomePage, Menu, MenuItem
from stories.models import MottoWallPage, StoryIndexPage
from tests.home.planting import Planting
from tests.stories.factories import MottoWallPageFactory, StoryIndexPageFactory, french


class HomePageFactory(PageFactory):
    """A home page; it needs a ``parent``."""

    class Meta:
        model = HomePage

    title = "Accueil"
    hero_title = "Trouver de l’aide"


class ContentPageFactory(PageFactory):
    """A page of text; it needs a ``parent``."""

    class Meta:
        model = ContentPage

    title = factory.Sequence(lambda number: f"Page {number}")


class DirectoryPageFactory(PageFactory):
    """The directory of places; it needs a ``parent``."""

    class Meta:
        model = DirectoryPage

    title = "Lieux"


class MenuFactory(DjangoModelFactory):
    """A French main menu."""

    class Meta:
        model = Menu

    title = "Menu"
    position = Menu.Position.MAIN
    locale = factory.LazyFunction(french)


class MenuItemFactory(DjangoModelFactory):
    """An entry; give it a ``page``, or a ``label`` and a ``url``."""

    class Meta:
        model = MenuItem

    menu = factory.SubFactory(MenuFactory)
    locale = factory.SelfAttribute("menu.locale")


@dataclass(frozen=True, slots=True)
class Portal:
    """The French pages that every portal has, and the English ones of the same."""

    french: Locale
    english: Locale
    home: HomePage
    stories: StoryIndexPage
    wall: MottoWallPage
    directory: DirectoryPage
    home_en: HomePage
    stories_en: StoryIndexPage
    wall_en: MottoWallPage
    directory_en: DirectoryPage


def translated(page: Any, locale: Locale, **changes: Any) -> Any:
    """``page`` published in ``locale``, with ``changes``."""
    copy = page.copy_for_translation(locale)
    for name, value in changes.items():
        setattr(copy, name, value)
    copy.save_revision().publish()
    copy.refresh_from_db()
    return copy


def _plant() -> dict[str, Any]:
    source = french()
    english, _created = Locale.objects.get_or_create(language_code="en")
    root = Page.get_first_root_node()
    welcome = list(root.get_children())
    home = HomePageFactory(parent=root, locale=source)
    Site.objects.update(root_page=home, site_name="Blason")
    Site.clear_site_root_paths_cache()
    for page in welcome:  # Wagtail's own, which a new database has
        page.delete()
    home.refresh_from_db()
    stories = StoryIndexPageFactory(parent=home, locale=source)
    wall = MottoWallPageFactory(parent=home, locale=source)
    directory = DirectoryPageFactory(parent=home, locale=source)
    return {
        "french": source,
        "english": english,
        "home": home,
        "stories": stories,
        "wall": wall,
        "directory": directory,
        "home_en": translated(home, english, title="Home", slug="home", hero_title="Find help"),
        "stories_en": translated(stories, english, title="Stories", slug="stories"),
        "wall_en": translated(wall, english, title="Mottos", slug="mottos"),
        "directory_en": translated(directory, english, title="Places", slug="places"),
    }


_planting = Planting(_plant)


def plant_portal() -> Portal:
    """Both languages' home pages and the doors below them, as the default site."""
    return Portal(**_planting.again())

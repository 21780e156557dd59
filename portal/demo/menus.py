"""The portal's name and its menus, in both languages."""

from typing import Any

from wagtail.models import Locale, Page, Site

from home.models import Menu, MenuItem, SiteIdentity, SiteSettings
from portal.demo.files import Data, in_language
from portal.demo.translation import translate


def load_site(data: Data, locales: list[Locale]) -> None:
    """The name and the sentence beside it, in each language."""
    settings = SiteSettings.for_site(Site.objects.get(is_default_site=True))
    settings.identities = [
        SiteIdentity(
            locale=locale,
            name=data["name"],
            tagline=in_language(data["tagline"], locale.language_code),
        )
        for locale in locales
    ]
    settings.save()


def load_menus(data: Data, pages: dict[str, Page], french: Locale, english: Locale) -> None:
    """The main menu, the footer's columns and the legal links."""
    titles = {"main": {"fr": "Menu", "en": "Menu"}, "legal": {"fr": "Légal", "en": "Legal"}}
    legal = data["footer"]["legal"]
    menus = [(Menu.Position.MAIN, titles["main"], data["main"])]
    menus += [
        (Menu.Position.FOOTER, column["title"], column["entries"])
        for column in data["footer"]["columns"]
    ]
    menus.append((Menu.Position.LEGAL, titles["legal"], legal))
    for order, (position, title, entries) in enumerate(menus):
        menu = Menu(locale=french, position=position, title=title["fr"], order=order)
        menu.items = [
            MenuItem(
                locale=french,
                sort_order=number,
                label=in_language(entry["label"], "fr") if "label" in entry else "",
                page=pages[entry["page"]] if "page" in entry else None,
                url=in_language(entry["url"], "fr") if "url" in entry else "",
            )
            for number, entry in enumerate(entries)
        ]
        menu.save()

        def in_english(copy: Any, title: Data = title, entries: list[Data] = entries) -> None:
            copy.title = in_language(title, "en")
            items = copy.items.all()
            for item, entry in zip(items, entries, strict=True):
                if "label" in entry:
                    item.label = in_language(entry["label"], "en")
                if "url" in entry:
                    item.url = in_language(entry["url"], "en")
            copy.items = items

        translate(menu, english, in_english)

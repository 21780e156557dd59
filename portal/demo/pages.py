"""The pages of the demo: home, lists, directory and content pages, in both languages."""

from typing import Any

from wagtail.models import Locale, Page, Site

from directory.models import DirectoryPage
from home.models import ContentPage, HomePage
from members.models import ArchetypeIndexPage
from portal.demo.blocks import Addresses, Blocks, overlay
from portal.demo.files import Data, in_language
from portal.demo.pictures import picture
from portal.demo.translation import translate
from stories.models import MottoWallPage, StoryIndexPage

HOME_SLUG = {"fr": "accueil", "en": "home"}
HOME_TITLE = {"fr": "Accueil", "en": "Home"}
LISTS: dict[str, type[Page]] = {
    "directory": DirectoryPage,
    "stories": StoryIndexPage,
    "mottos": MottoWallPage,
    "archetypes": ArchetypeIndexPage,
}


def plant(data: Data, french: Locale) -> dict[str, Page]:
    """Make the French pages, without bodies yet; by the names that menus call them."""
    root = Page.get_first_root_node()
    home = HomePage(locale=french)
    describe_home(home, data["home"], "fr")
    welcome = list(root.get_children())
    root.add_child(instance=home)
    site = Site.objects.get(is_default_site=True)
    site.root_page, site.site_name = home, data["site"]["name"]
    site.save()
    for page in welcome:  # Wagtail's own « Welcome » page, which a new database has
        page.delete()
    pages: dict[str, Page] = {"home": home}
    for name, kind in LISTS.items():
        page = kind(locale=french)
        describe_list(page, data[name], "fr")
        pages[name] = home.add_child(instance=page)
    for content in data["content"]:
        page = ContentPage(locale=french)
        describe_content(page, content, "fr")
        if "cover" in content:
            page.cover = picture(content["cover"], content["cover_alt"]["fr"])
        pages[content["key"]] = home.add_child(instance=page)
    return pages


def fill(data: Data, pages: dict[str, Page], addresses: Addresses) -> None:
    """Write the bodies, now that every link has a page to lead to, and publish."""
    blocks = Blocks(addresses, "fr")
    pages["home"].body = home_body(data["home"], pages, blocks, "fr")
    for content in data["content"]:
        pages[content["key"]].body = blocks.json(content["body"]["fr"])
    for page in pages.values():
        page.save_revision().publish()


def translate_pages(
    data: Data, pages: dict[str, Page], addresses: Addresses, english: Locale
) -> None:
    """Translate every page; a page comes before those below it, lists before what links there."""
    blocks = Blocks(addresses, "en")

    def home_in_english(copy: Any) -> None:
        needs = copy.needs.get_prep_value()
        describe_home(copy, data["home"], "en")
        copy.needs = overlay(needs, home_needs(data["home"], "en"))
        body = home_body(data["home"], pages, blocks, "en")
        copy.body = overlay(copy.body.get_prep_value(), body)

    translate(pages["home"], english, home_in_english)
    for name in LISTS:

        def list_in_english(copy: Any, name: str = name) -> None:
            describe_list(copy, data[name], "en")

        translate(pages[name], english, list_in_english)
    for content in data["content"]:

        def content_in_english(copy: Any, content: Data = content) -> None:
            describe_content(copy, content, "en")
            copy.body = overlay(copy.body.get_prep_value(), blocks.json(content["body"]["en"]))

        translate(pages[content["key"]], english, content_in_english)


def describe_home(page: Any, data: Data, language: str) -> None:
    """Give the home page its words."""

    def text(texts: Data) -> str:
        return in_language(texts, language)

    sections = data["sections"]
    page.title, page.slug = HOME_TITLE[language], HOME_SLUG[language]
    page.search_description = page.summary = text(data["seo"])
    page.hero_title = text(data["title"])
    page.hero_lead = text(data["lead"])
    page.needs = home_needs(data, language)
    page.stories_title = text(sections["stories"]["title"])
    page.stories_text = text(sections["stories"]["text"])
    page.figures_title = text(sections["figures"]["title"])
    page.map_title = text(sections["map"]["title"])
    page.map_text = text(sections["map"]["text"])


def home_needs(data: Data, language: str) -> list[Data]:
    """The frequent needs, as a StreamField's JSON."""
    return [
        {
            "type": "need",
            "value": {"label": in_language(need["label"], language), "query": need["query"]},
        }
        for need in data["needs"]
    ]


def home_body(data: Data, pages: dict[str, Page], blocks: Blocks, language: str) -> list[Data]:
    """The invitation to mediators at the end of the home page."""
    section = data["sections"]["mediators"]
    heading = {"type": "heading", "text": in_language(section["title"], language)}
    action = {
        "type": "call_to_action",
        "text": in_language(section["text"], language),
        "label": in_language(section["link"], language),
        "page": blocks.addresses.of(pages["mediation"]),
    }
    return blocks.json([heading, action])


def describe_list(page: Any, data: Data, language: str) -> None:
    """Give a list of stories, mottos, places or super-mediators its words."""
    page.title = in_language(data["title"], language)
    page.slug = in_language(data["slug"], language)
    page.summary = in_language(data["intro"], language)
    page.search_description = in_language(data["seo"], language)
    if "story" in data:
        page.story = in_language(data["story"], language)


def describe_content(page: ContentPage, data: Data, language: str) -> None:
    """Give a content page its words, apart from its body."""
    page.title = in_language(data["title"], language)
    page.slug = in_language(data["slug"], language)
    page.summary = in_language(data["lead"], language)
    page.search_description = in_language(data["seo"], language)
    if "cover_alt" in data:
        page.cover_alt = in_language(data["cover_alt"], language)

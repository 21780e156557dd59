"""Translating in the admin: pages and snippets, sentence by sentence, each with its own state."""

from typing import Any

import pytest
from django.test import Client, TestCase
from django.urls import reverse
from wagtail_localize.models import StringSegment, Translation

from home.models import ContentPage
from stories.models import Motto, StoryPage, Theme
from tests.directory.factories import PlaceFactory
from tests.home.factories import ContentPageFactory, Portal
from tests.home.reading import attributes, main, titles
from tests.members.factories import MediatorFactory
from tests.reading import words
from tests.stories.factories import MottoFactory, StoryPageFactory, ThemeFactory


def ask_for(browser: Client, original: Any, portal: Portal) -> Any:
    """Press « Translate this » for English; the translation, or None when it was refused."""
    if isinstance(original, StoryPage | ContentPage):
        url = reverse("wagtail_localize:submit_page_translation", args=[original.pk])
    else:
        args = [original._meta.app_label, original._meta.model_name, original.pk]
        url = reverse("wagtail_localize:submit_snippet_translation", args=args)
    with TestCase.captureOnCommitCallbacks(execute=True):
        browser.post(url, {"locales": [portal.english.pk]})
    return original.get_translation_or_none(portal.english)


def type_in(browser: Client, copy: Any, texts: dict[str, str]) -> None:
    """Type the translation of each French sentence into its box."""
    translation = Translation.objects.get(target_locale=copy.locale)
    for original, text in texts.items():
        segment = StringSegment.objects.get(source=translation.source, string__data=original)
        url = reverse("wagtail_localize:edit_string_translation", args=[translation.pk, segment.pk])
        answer = browser.put(url, f"value={text}", content_type="application/x-www-form-urlencoded")
        assert answer.status_code in (200, 201)


def publish(browser: Client, copy: Any) -> None:
    """Press « Publish » in the translation's form."""
    if isinstance(copy, StoryPage | ContentPage):
        url = reverse("wagtailadmin_pages:edit", args=[copy.pk])
    else:
        url = reverse(type(copy).snippet_viewset.get_url_name("edit"), args=[copy.pk])
    with TestCase.captureOnCommitCallbacks(execute=True):
        browser.post(url, {"action": "publish"})
    copy.refresh_from_db()


@pytest.fixture
def story(portal: Portal) -> StoryPage:
    """A French story with what hangs on it."""
    return StoryPageFactory(
        parent=portal.stories,
        title="Le bus",
        slug="le-bus",
        summary="Trois arrêts.",
        department="60",
        themes=[ThemeFactory(name="Villages")],
        mediators=[MediatorFactory(name="Samira")],
        places=[PlaceFactory(name="Le Quai")],
        body=[{"type": "paragraph", "value": "<p>Il part à huit heures.</p>"}],
    )


TEXTS = {
    "Le bus": "The bus",
    "le-bus": "the-bus",
    "Trois arrêts.": "Three stops.",
    "Il part à huit heures.": "It leaves at eight.",
}


@pytest.mark.parametrize("role", ["editor", "moderator"])
def test_who_writes_may_translate(
    request: pytest.FixtureRequest, portal: Portal, story: StoryPage, role: str
) -> None:
    assert ask_for(request.getfixturevalue(role), story, portal) is not None
    assert ask_for(request.getfixturevalue(role), MottoFactory(), portal) is not None


def test_a_translation_is_a_draft_until_it_is_published(
    editor: Client, client: Client, portal: Portal, story: StoryPage
) -> None:
    copy = ask_for(editor, story, portal)
    assert not copy.live
    assert attributes(client.get(story.url), "header a[hreflang]", "href") == []


def test_a_copy_in_french_stays_readable_while_it_is_being_translated(
    editor: Client, client: Client, portal: Portal, story: StoryPage
) -> None:
    story.save_revision().publish()
    story.refresh_from_db()
    alias = story.copy_for_translation(portal.english, alias=True)
    assert alias.live
    copy = ask_for(editor, story, portal)
    assert copy.pk == alias.pk
    type_in(editor, copy, {"Le bus": "The bus"})
    answer = client.get(alias.url)
    assert titles(answer, "h1") == ["Le bus"]
    assert main(answer).select_one("article[lang=fr]")


def test_a_page_is_translated_and_published(
    moderator: Client, client: Client, portal: Portal, story: StoryPage
) -> None:
    copy = ask_for(moderator, story, portal)
    type_in(moderator, copy, TEXTS)
    publish(moderator, copy)
    answer = client.get("/en/stories/the-bus/")
    text = words(main(answer))
    assert titles(answer, "h1") == ["The bus"]
    assert all(part in text for part in ("Three stops.", "It leaves at eight."))
    assert all(part in text for part in ("Samira", "Le Quai", "Villages"))
    assert attributes(client.get(story.url), "header a[hreflang]", "href") == [copy.url]
    assert copy.department == "60"


def test_an_editor_types_a_translation_but_does_not_publish_it(
    editor: Client, portal: Portal, story: StoryPage
) -> None:
    copy = ask_for(editor, story, portal)
    type_in(editor, copy, TEXTS)
    publish(editor, copy)
    assert not copy.live


def test_a_motto_is_translated_and_keeps_its_address_and_theme(
    moderator: Client, client: Client, portal: Portal
) -> None:
    theme = ThemeFactory(name="Villages")
    motto = MottoFactory(text="On y va.", theme=theme)
    copy = ask_for(moderator, motto, portal)
    type_in(moderator, copy, {"On y va.": "Here we go."})
    publish(moderator, copy)
    assert copy.live
    assert (copy.slug, copy.theme) == (motto.slug, theme)
    for wall, text in ((portal.wall, "On y va."), (portal.wall_en, "Here we go.")):
        assert titles(client.get(f"{wall.url}{motto.slug}/"), "h1") == [text]


def test_a_theme_is_translated_and_filters_stay_the_same(
    moderator: Client, client: Client, portal: Portal, story: StoryPage
) -> None:
    theme = Theme.objects.get(name="Villages")
    copy = ask_for(moderator, theme, portal)
    type_in(moderator, copy, {"Villages": "Countryside"})
    publish(moderator, copy)
    assert (copy.name, copy.slug) == ("Countryside", "villages")
    story_en = ask_for(moderator, story, portal)
    translation = Translation.objects.get(source__object_id=story.translation_key)
    with TestCase.captureOnCommitCallbacks(execute=True):
        translation.save_target(publish=True)
    story_en.refresh_from_db()
    answer = client.get("/en/stories/?theme=villages")
    assert "Countryside" in words(main(answer))
    assert titles(answer, ".story-card-title") == [story_en.title]


def test_what_changes_in_french_waits_for_the_translator(
    moderator: Client, portal: Portal, story: StoryPage
) -> None:
    copy = ask_for(moderator, story, portal)
    type_in(moderator, copy, TEXTS)
    publish(moderator, copy)
    story.summary = "Quatre arrêts."
    story.save_revision().publish()
    translation = Translation.objects.get(source__object_id=story.translation_key)
    moderator.post(
        reverse("wagtail_localize:update_translations", args=[translation.source_id]),
        {"publish_translations": ""},
    )
    waiting = translation.source.stringsegment_set.annotate_translation(portal.english)
    assert [each.string.data for each in waiting.filter(translation=None)] == ["Quatre arrêts."]
    copy.refresh_from_db()
    assert copy.summary == "Three stops."


def test_a_mediator_and_a_place_speak_one_language(portal: Portal) -> None:
    assert not hasattr(MediatorFactory(), "locale")
    assert not hasattr(PlaceFactory(), "locale")
    assert Motto(text="…").translation_key is not None
    assert ContentPageFactory(parent=portal.home).translation_key is not None

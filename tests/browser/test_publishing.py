"""An editor writes, a moderator approves, and readers find it everywhere it belongs."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Portal, Visit
from tests.browser.reading import PLACE
from tests.browser.test_sharing import SHARED_PICTURE, picture_of
from tests.browser.writing import add_block, approve, choose, choose_cover, sign_in, submit

pytestmark = pytest.mark.browser

STORY = "Le mardi des deux chaises"
MOTTO = "Deux chaises valent mieux qu’un long tutoriel."


def test_a_story_goes_from_the_editor_by_the_moderator_to_the_readers(
    visit: Visit, portal: Portal
) -> None:
    editor = sign_in(visit, portal, "editor")
    editor.goto(portal.address("new-story"))
    editor.locator("[name=title]").fill(STORY)
    editor.locator("[name=summary]").fill("À Carvin, le mardi, on apprend à deux.")
    choose_cover(editor, "Deux chaises devant une table, dessinées.")
    add_block(editor, "Paragraphe")
    editor.locator("[data-contentpath=body] [contenteditable=true]").last.click()
    editor.keyboard.type("Une chaise pour qui demande, une chaise pour qui répond.")
    choose(editor, "Ajouter un(e) lieu", "Atelier d’à côté")
    editor.get_by_role("button", name="Afficher/masquer la prévisualisation").click()
    preview = editor.frame_locator("iframe.w-preview__iframe:not(.w-preview__proxy)")
    expect(preview.get_by_role("heading", level=1)).to_have_text(STORY)
    submit(editor)

    reader = visit(portal.address("stories"))
    expect(reader.get_by_role("link", name=STORY)).to_have_count(0)
    approve(sign_in(visit, portal, "moderator"), STORY)

    reader.reload()
    reader.get_by_role("link", name=STORY).click()
    expect(reader.get_by_role("heading", level=1)).to_have_text(STORY)
    expect(reader.get_by_role("main")).to_contain_text("une chaise pour qui répond")
    expect(reader.get_by_role("img", name="Deux chaises devant une table")).to_be_visible()
    reader.goto(PLACE)
    expect(reader.get_by_role("link", name=STORY)).to_be_visible()
    reader.goto("/fr/recherche/?q=chaises")
    expect(reader.get_by_role("link", name=STORY)).to_be_visible()


def test_a_motto_goes_on_the_wall_with_its_picture_for_sharing(
    visit: Visit, portal: Portal
) -> None:
    editor = sign_in(visit, portal, "editor")
    editor.goto("/admin/snippets/stories/motto/add/")
    editor.locator("[name=text]").fill(MOTTO)
    editor.locator("[name=author]").fill("Maryse")
    submit(editor)
    approve(sign_in(visit, portal, "moderator"), MOTTO)

    reader = visit(f"{portal.address('mottos')}?page=99")  # the last page: the newest hang there
    reader.get_by_role("link", name=MOTTO).click()
    expect(reader.get_by_role("heading", level=1)).to_have_text(MOTTO)
    assert picture_of(reader, portal) == SHARED_PICTURE


def test_hours_and_point_of_a_place_are_public_once_approved(visit: Visit, portal: Portal) -> None:
    editor = sign_in(visit, portal, "editor")
    editor.goto("/admin/snippets/directory/place/?q=Les Fraternelles")
    editor.get_by_role("link", name="Les Fraternelles").first.click()
    editor.get_by_role("tab", name="Où").click()
    before = editor.locator("[name=latitude]").input_value()
    editor.locator("[data-point-input]").click(position={"x": 60, "y": 60})
    point = {
        name: editor.locator(f"[name={name}]").input_value() for name in ("latitude", "longitude")
    }
    assert point["latitude"] != before
    editor.get_by_role("tab", name="Horaires et contact").click()
    editor.locator("[name=opening_hours]").fill("Su 07:15-08:45")
    submit(editor)

    reader = visit("/fr/lieux/les-fraternelles-tourcoing/")
    hours = reader.get_by_role("region", name="Quand est-ce ouvert ?")
    expect(hours).not_to_contain_text("7 h 15")
    approve(sign_in(visit, portal, "moderator"), "Les Fraternelles")

    reader.reload()
    expect(hours).to_contain_text(re.compile(r"7\sh\s15"))
    expect(hours).to_contain_text(re.compile(r"8\sh\s45"))
    answer = reader.request.get("/api/v1/places?q=Fraternelles").json()
    assert answer["results"][0]["latitude"] == pytest.approx(float(point["latitude"]))

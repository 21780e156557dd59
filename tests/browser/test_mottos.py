"""Readers share a motto, read the wall by super-mediator, and take a poster home."""

import json
import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.axe import findings_on_each_screen
from tests.browser.conftest import Portal, Visit
from tests.browser.writing import sign_in

pytestmark = pytest.mark.browser
SHARING = "Je la partage"
SEVERAL = re.compile("(personne la partage|personnes la partagent)")


def number(page: Page) -> int:
    """How many people share the motto that the page is about, or asks about."""
    expect(page.locator(".motto-sharing, #motto-sharing").first).to_be_visible()
    words = page.locator(".motto-sharing-count, .motto-sharing-people").all_inner_texts()
    return int(words[0].split()[0]) if words and words[0].strip() else 0


def motto_at(wall: Page, number: int) -> str:
    """The path of a motto on the wall: each test shares another, as limits go by motto."""
    return wall.locator(".motto-card blockquote a").nth(number).get_attribute("href") or ""


def test_with_a_script_a_motto_is_shared_where_it_stands_and_the_device_remembers(
    visit: Visit, portal: Portal
) -> None:
    page = visit(portal.address("motto"))
    before = number(page)
    button = page.locator(".wrap > .motto-sharing").get_by_role("button")
    expect(button).to_have_attribute("aria-pressed", "false")
    button.focus()
    page.keyboard.press("Enter")
    expect(button).to_have_attribute("aria-pressed", "true")
    expect(page.locator(".motto-sharing-count").first).to_have_text(SEVERAL)
    assert number(page) == before + 1
    expect(page).to_have_url(re.compile(portal.address("motto")))
    assert len(json.loads(page.evaluate("localStorage.getItem('mottos-shared')"))) == 1

    page.goto(portal.address("mottos"))
    card = page.locator(".motto-shareable").filter(has_text="Faire avec, jamais à la place")
    expect(card.get_by_role("button")).to_have_attribute("aria-pressed", "true")
    card.get_by_role("button").click()  # a second time takes it back
    expect(card.get_by_role("button")).to_have_attribute("aria-pressed", "false")
    page.goto(f"{portal.address('motto')}partager/")
    assert number(page) == before


def test_without_a_script_a_motto_is_shared_on_a_page_of_its_own_and_withdrawn(
    visit: Visit, portal: Portal
) -> None:
    page = visit(portal.address("mottos"), width=390, javascript=False)
    card = page.locator(".motto-shareable").filter(has_text="Faire avec, jamais à la place")
    expect(card.get_by_role("button")).to_have_count(0)
    card.get_by_role("link", name=SHARING).click()
    before = number(page)
    page.get_by_role("button", name=SHARING).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Vous partagez cette devise")
    assert number(page) == before + 1
    page.reload()
    expect(page.get_by_role("button", name=SHARING)).to_have_count(0)
    page.get_by_role("button", name="Je ne la partage plus").click()
    expect(page.get_by_role("heading", level=1)).to_have_text(re.compile("Partagez-vous"))
    assert number(page) == before


def test_the_cookie_of_a_shared_motto_goes_to_its_page_alone(visit: Visit, portal: Portal) -> None:
    page = visit(portal.address("mottos"))
    path = motto_at(page, 2)
    page.goto(path)
    button = page.locator(".wrap > .motto-sharing").get_by_role("button")
    button.click()
    expect(button).to_have_attribute("aria-pressed", "true")

    def sent_to(path: str) -> set[str]:
        cookies = page.context.cookies(portal.url + path)
        return {str(one["name"]) for one in cookies if str(one["name"]).startswith("shared")}

    assert sent_to(f"{path}partager/") == {"shared-fr"}
    assert sent_to(path) == set()
    assert sent_to(portal.address("mottos")) == set()
    button.click()
    expect(button).to_have_attribute("aria-pressed", "false")
    assert sent_to(f"{path}partager/") == set()


def test_a_refusal_is_said_beside_the_button(visit: Visit, portal: Portal) -> None:
    page = visit(portal.address("motto"))
    page.route(
        "**/partager/",
        lambda route: route.fulfill(
            status=429 if route.request.method == "POST" else 200,
            content_type="text/html; charset=utf-8",
            body="<p class=notice>Réessayez demain.</p><p id=people-who-share></p>"
            "<form id=motto-sharing><input name=do value=share></form>",
        ),
    )
    sharing = page.locator(".wrap > .motto-sharing")
    sharing.get_by_role("button").click()
    expect(sharing.get_by_role("status")).to_have_text("Réessayez demain.")
    expect(sharing.get_by_role("button")).to_have_attribute("aria-pressed", "false")


@pytest.mark.parametrize("javascript", [True, False])
def test_a_motto_is_proposed_for_a_super_mediator_and_a_place_and_found_by_both(
    visit: Visit, portal: Portal, javascript: bool
) -> None:
    motto = f"On tire la langue à la panne, {'avec' if javascript else 'sans'} script."
    place = visit(portal.address("place"), javascript=javascript)
    name = place.get_by_role("heading", level=1).inner_text()
    slug = place.url.rstrip("/").rsplit("/", 1)[1]
    reader = visit(f"/fr/devises/proposer/?place={slug}", javascript=javascript)
    reader.get_by_label("Votre devise").fill(motto)
    reader.get_by_label("Qui la dit").fill("Zoé")
    expect(reader.get_by_label("Dans quel lieu")).to_have_value(re.compile(re.escape(name)))
    reader.get_by_label("Quel super-médiateur").select_option("Le Caméléon")
    reader.get_by_label("J’accepte").check()
    reader.get_by_role("button", name="Envoyer").click()
    expect(reader.get_by_role("heading", level=1)).to_have_text("Merci")

    moderator = sign_in(visit, portal, "moderator")
    moderator.goto("/admin/inbox/")
    expect(moderator.get_by_role("region", name="Devises proposées")).to_contain_text("Le Caméléon")
    moderator.get_by_label(motto).check()
    moderator.get_by_role("button", name="Publier").first.click()
    expect(moderator.locator(".messages .success")).to_be_visible()

    reader.goto(portal.address("mottos"))
    reader.get_by_label("Super-médiateurs").get_by_role("link", name="Le Caméléon").click()
    expect(reader).to_have_url(re.compile(r"archetype=cameleon"))
    expect(reader.get_by_role("link", name=motto).first).to_be_visible()
    other = reader.get_by_label("Super-médiateurs").get_by_role("link", name="Saint-Bernard")
    if other.count():  # the demo's mottos may belong to some
        other.click()
        expect(reader.get_by_role("link", name=motto)).to_have_count(0)
    place.reload()
    place.get_by_role("link", name="Toutes les devises de ce lieu").click()
    expect(place.get_by_role("link", name=motto).first).to_be_visible()
    expect(place.get_by_role("main")).to_contain_text(name)


def test_a_motto_is_taken_as_a_poster(visit: Visit, portal: Portal) -> None:
    page = visit(portal.address("motto"))
    link = page.get_by_role("link", name="Affiche A4").get_attribute("href") or ""
    answer = page.request.get(link)
    assert answer.headers["content-type"] == "application/pdf"
    assert answer.body().startswith(b"%PDF")


def test_axe_finds_nothing_where_mottos_are_shared(visit: Visit, portal: Portal) -> None:
    page = visit(portal.address("mottos"))
    found = findings_on_each_screen(page, "wall")
    path = motto_at(page, 3)
    page.goto(f"{path}partager/")
    found += findings_on_each_screen(page, "the form")
    page.get_by_role("button", name=SHARING).click()
    found += findings_on_each_screen(page, "shared")
    page.goto(path)
    button = page.locator(".wrap > .motto-sharing").get_by_role("button")
    button.click()  # the server knows already, and the button learns it
    expect(button).to_have_attribute("aria-pressed", "true")
    found += findings_on_each_screen(page, "a motto that is shared")
    page.goto(f"{portal.address('mottos')}?place=nulle-part&archetype=cameleon")
    found += findings_on_each_screen(page, "wall, narrowed")
    assert not found, "\n".join(found)

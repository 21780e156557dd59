"""Takes pictures of the portal as it stands in the data folder: ``make screenshots``.

Without ``--folder``, those of the README and of ``docs/`` go to ``docs/pictures/``; with it,
every kind of page goes there too, 390 and 1440 pixels wide, light and dark.
"""

import argparse
import os
import sys
from pathlib import Path

import django
from PIL import Image
from playwright.sync_api import Browser, Page, sync_playwright

from tests.serving import chromium, free_port, served

CHECKOUT = Path(__file__).resolve().parent.parent
PICTURES = CHECKOUT / "docs" / "pictures"
# The arms that the builder shows.
BLASON = (
    "?division=per-bend&first=azure&second=vert&ordinary=chief&ordinary_tincture=argent"
    "&charge=chameleon&charge_tincture=or&supporters=bee&motto=Faire+avec"
)
# The pictures of the documents: the kind of page, what is asked of it, width and height.
DOCUMENTS = (
    ("home", "", 1280, 900),
    ("map", "?locality=Lille", 1280, 900),
    ("archetypes", "", 1280, 1300),
    ("blason", BLASON, 1280, 1200),
    ("mottos", "", 1280, 1500),
    ("quest-result", "", 1280, 1300),
    ("recipe", "", 1280, 1500),
    ("events", "", 1280, 1300),
    ("event", "", 1280, 1500),
    ("training", "", 1280, 1400),
    ("pathway", "", 1280, 1500),
    ("wishes", "#figure-title", 1280, 900),
)
WIDTHS = (390, 1440)
ROOM = 24  # pixels above and below a section
THEMES = ("light", "dark")


def take(browser: Browser, url: str, file: Path, width: int, height: int = 0, **look: str) -> None:
    """Save ``url`` as a PNG: of the first ``height`` pixels, or of the whole page when 0.

    With a fragment, of the section alone in which it stands.
    """
    context = browser.new_context(viewport={"width": width, "height": height or 900}, **look)  # type: ignore[arg-type]
    page = context.new_page()
    address, _sign, part = url.partition("#")
    page.goto(address, wait_until="networkidle")
    box = page.locator("section", has=page.locator(f"#{part}")).bounding_box() if part else None
    if box:
        top, tall = box["y"] - ROOM, box["height"] + 2 * ROOM
        page.screenshot(
            path=file, full_page=True, clip={"x": 0, "y": top, "width": width, "height": tall}
        )
    else:
        page.screenshot(path=file, full_page=not height)
    context.close()


def make_small(file: Path) -> None:
    """Keep 256 colours of a picture: flat drawings look the same, in a third of the bytes."""
    with Image.open(file) as picture:
        picture.convert("RGB").quantize(256, dither=Image.Dither.NONE).save(file, optimize=True)


def take_room(browser: Browser, workshop: str, file: Path, answers: int) -> None:
    """Save the screen of a workshop in which ``answers`` devices have answered."""

    def visitor(url: str) -> Page:
        context = browser.new_context(viewport={"width": 1280, "height": 900}, locale="fr-FR")
        page = context.new_page()
        page.goto(url)
        return page

    facilitator = visitor(workshop)
    facilitator.get_by_role("button", name="Ouvrir une salle").click()
    code = facilitator.locator(".room-code").inner_text()
    for number in range(answers):
        device = visitor(f"{workshop[: workshop.index('/', 8)]}/fr/quetes/salle/{code}/")
        device.get_by_role("link", name="Répondre").click()
        last = device.get_by_role("button", name="Envoyer à la salle")
        while not last.is_visible():
            device.locator("input[type=radio]:visible").nth(number % 3).check()
            device.get_by_role("button", name="Continuer").click()
        last.click()
        device.get_by_text("Vos réponses sont comptées.").wait_for()
        device.context.close()
    facilitator.reload(wait_until="networkidle")
    facilitator.screenshot(path=file)
    facilitator.context.close()


def take_door(browser: Browser, url: str, file: Path, there: int) -> None:
    """Save the list at a door, on a telephone, where the first ``there`` people have come."""
    context = browser.new_context(viewport={"width": 390, "height": 1600}, locale="fr-FR")
    page = context.new_page()
    page.goto(url)
    for _person in range(there):
        page.locator("[data-there=no] button").first.click()
    page.get_by_text("Tout est envoyé.").wait_for()
    page.evaluate("scrollTo(0, 0)")
    page.mouse.move(0, 0)
    page.screenshot(path=file)
    context.close()


def door_address() -> str:
    """The list of an event of today or tomorrow, which the demo has when it is new; else none."""
    from django.urls import reverse
    from django.utils import timezone
    from django.utils.translation import override

    from events.models import Registration
    from events.registration import door

    expected = Registration.objects.filter(state__in=door.EXPECTED).order_by("site__moment__start")
    sites = (registration.site for registration in expected.select_related("site__moment"))
    with override("fr"):
        for site in sites:
            if door.is_open(site, timezone.now()):
                return reverse("registration-door", args=[door.token_for(site)])
    return ""


def main() -> None:
    """Prepare the portal, serve it, and take the pictures asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--folder", type=Path, help="also take every page, into this folder")
    folder: Path | None = parser.parse_args().folder
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portal.settings.development")
    django.setup()

    from portal.preparation import prepare
    from portal.sample_pages import sample_pages

    prepare(print)
    pages = {language: sample_pages(language) for language in ("fr", "en")}
    door = door_address()
    port = free_port()
    serve = [sys.executable, "manage.py", "runserver", "--noreload", "--skip-checks", str(port)]
    with served(serve, port) as address, sync_playwright() as playwright:
        browser = chromium(playwright)
        PICTURES.mkdir(parents=True, exist_ok=True)
        for name, query, width, height in DOCUMENTS:
            url = address + pages["fr"][name] + query
            take(browser, url, PICTURES / f"{name}.png", width, height)
        take_room(browser, address + pages["fr"]["workshop"], PICTURES / "room.png", answers=7)
        if door:
            take_door(browser, address + door, PICTURES / "door.png", there=4)
        for file in PICTURES.glob("*.png"):
            make_small(file)
        if folder:
            folder.mkdir(parents=True, exist_ok=True)
            for language, paths in pages.items():
                for name, path in paths.items():
                    for width in WIDTHS:
                        for theme in THEMES:
                            file = folder / f"{name}-{language}-{width}-{theme}.png"
                            take(browser, address + path, file, width, color_scheme=theme)
        browser.close()


if __name__ == "__main__":
    main()

"""Signing up and in, by every way that there is, on a telephone and without a script."""

import re
import uuid
from collections.abc import Callable
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import CDPSession, Page, expect

from tests.accounts.totp import code_of
from tests.browser.axe import findings_on_each_screen
from tests.browser.conftest import Portal, Visit
from tests.browser.mails import code_to
from tests.browser.writing import sign_in

pytestmark = pytest.mark.browser
PASSWORD = "une phrase assez longue"
SPACE = re.compile(r"/fr/mon-espace/$")

scripts = pytest.mark.parametrize("javascript", [True, False])


def new_address() -> str:
    """An address that nobody has yet."""
    return f"zoe-{uuid.uuid4().hex[:8]}@example.org"


def press(page: Page, name: str) -> None:
    page.get_by_role("button", name=name, exact=True).click()


def enter_code(page: Page, portal: Portal, address: str) -> None:
    """Copy the code from the mail, as a person does."""
    expect(page.get_by_label("Code")).to_be_visible()
    page.get_by_label("Code").fill(code_to(portal, address))
    press(page, "Continuer")


def sign_up(page: Page, portal: Portal, address: str) -> None:
    page.goto("/fr/compte/inscription/")
    page.get_by_label("Adresse électronique").fill(address)
    page.get_by_label("Mot de passe").fill(PASSWORD)
    press(page, "Créer mon compte")
    enter_code(page, portal, address)
    expect(page).to_have_url(SPACE)


def sign_out(page: Page) -> None:
    page.goto("/fr/compte/deconnexion/")
    press(page, "Se déconnecter")
    page.goto("/fr/compte/connexion/")
    expect(page.get_by_role("heading", level=1)).to_have_text("Se connecter")


def by_password(page: Page, address: str) -> None:
    page.goto("/fr/compte/connexion/")
    page.get_by_label("Adresse électronique").fill(address)
    page.get_by_label("Mot de passe").fill(PASSWORD)
    press(page, "Se connecter")


def set_up_app(page: Page) -> str:
    """Set up an app for codes from the page of the second step; the key."""
    page.get_by_role("link", name="Installer une application").click()
    secret = page.locator(".account-secret").inner_text()
    page.get_by_label("Le code que l’application affiche").fill(code_of(secret))
    press(page, "Cela marche, garder")
    expect(page.get_by_role("heading", level=1)).to_have_text("Codes de secours")
    return secret


@scripts
def test_a_person_signs_up_and_in_by_password_and_by_code(
    visit: Visit, portal: Portal, javascript: bool
) -> None:
    address = new_address()
    page = visit("/fr/", width=390, javascript=javascript)
    sign_up(page, portal, address)
    sign_out(page)

    by_password(page, address)
    expect(page).to_have_url(SPACE)
    sign_out(page)

    page.get_by_role("link", name="Recevoir un code par courriel").click()
    page.get_by_label("Adresse électronique").fill(address)
    press(page, "M’envoyer un code")
    enter_code(page, portal, address)
    expect(page).to_have_url(SPACE)


@scripts
def test_a_forgotten_password_is_replaced(visit: Visit, portal: Portal, javascript: bool) -> None:
    address = new_address()
    page = visit("/fr/", width=390, javascript=javascript)
    sign_up(page, portal, address)
    sign_out(page)
    page.get_by_role("link", name="Mot de passe oublié").click()
    page.get_by_label("Adresse électronique").fill(address)
    press(page, "M’envoyer un code")
    enter_code(page, portal, address)
    page.get_by_label("Nouveau mot de passe").fill("tout autre chose, en long")
    press(page, "Garder ce mot de passe")
    expect(page).to_have_url(SPACE)


@scripts
def test_a_second_step_is_set_up_asked_for_and_replaced_by_a_recovery_code(
    visit: Visit, portal: Portal, javascript: bool
) -> None:
    address = new_address()
    page = visit("/fr/", width=390, javascript=javascript)
    sign_up(page, portal, address)
    sign_out(page)
    by_password(page, address)
    page.goto("/fr/compte/deuxieme-etape/")
    secret = set_up_app(page)
    recovery = page.locator(".account-codes code").first.inner_text()
    sign_out(page)

    by_password(page, address)
    page.get_by_label("Code").fill(code_of(secret))
    press(page, "Se connecter")
    expect(page).to_have_url(SPACE)
    sign_out(page)

    by_password(page, address)
    page.get_by_label("Code").fill(recovery)
    press(page, "Se connecter")
    expect(page).to_have_url(SPACE)


def authenticator(page: Page) -> CDPSession:
    """The device gets a fingerprint reader that always says yes."""
    session = page.context.new_cdp_session(page)
    session.send("WebAuthn.enable")
    options = {
        "protocol": "ctap2",
        "transport": "internal",
        "hasResidentKey": True,
        "hasUserVerification": True,
        "isUserVerified": True,
        "automaticPresenceSimulation": True,
    }
    session.send("WebAuthn.addVirtualAuthenticator", {"options": options})
    return session


def test_a_passkey_is_added_and_signs_in_alone(visit: Visit, portal: Portal) -> None:
    # Passkeys belong to a name, which an address in numbers is not.
    local = f"http://localhost:{urlsplit(portal.url).port}"
    address = new_address()
    page = visit("/fr/", width=390, base_url=local)
    authenticator(page)
    sign_up(page, portal, address)
    sign_out(page)
    by_password(page, address)
    page.goto("/fr/compte/cles-d-acces/ajouter/")
    page.get_by_label("Un nom pour cette clé d’accès").fill("Mon téléphone")
    page.get_by_label("Me connecter avec elle seule").check()
    press(page, "L’ajouter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Codes de secours")
    sign_out(page)

    press(page, "Utiliser une clé d’accès")
    expect(page).to_have_url(SPACE)
    page.goto("/fr/compte/cles-d-acces/")
    expect(page.get_by_text("Mon téléphone").first).to_be_visible()


def test_a_device_without_a_passkey_says_so(visit: Visit) -> None:
    page = visit("/fr/compte/connexion/", width=390)
    press(page, "Utiliser une clé d’accès")
    expect(page.get_by_role("alert")).to_contain_text("n’a pas donné de clé d’accès")


def test_without_a_script_passkeys_are_not_offered_and_it_is_said(visit: Visit) -> None:
    page = visit("/fr/compte/connexion/", width=390, javascript=False)
    expect(page.get_by_role("button", name="Utiliser une clé d’accès")).to_be_hidden()
    expect(page.get_by_text("Les clés d’accès demandent JavaScript")).to_be_visible()


@scripts
def test_an_editor_sets_up_a_second_step_before_the_admin_opens(
    visit: Visit, portal: Portal, javascript: bool
) -> None:
    chief = sign_in(visit, portal, "administrator")
    chief.goto("/admin/users/new/")
    address = new_address()
    chief.locator("[name=username]").fill(address)
    chief.locator("[name=email]").fill(address)
    chief.locator("[name=first_name]").fill("Zoé")
    chief.locator("[name=last_name]").fill("Martin")
    for field in ("password1", "password2"):
        chief.locator(f"[name={field}]").fill(PASSWORD)
    chief.locator("#tab-label-roles").click()
    chief.get_by_label("Editors").check()
    chief.locator("main form [type=submit]:visible").last.click()
    expect(chief.locator(".messages .success")).to_be_visible()

    page = visit("/admin/", width=390, javascript=javascript)
    page.get_by_label("Adresse électronique").fill(address)
    page.get_by_label("Mot de passe").fill(PASSWORD)
    press(page, "Se connecter")
    enter_code(page, portal, address)  # the address is verified the first time
    expect(page.get_by_role("heading", level=1)).to_have_text("Deuxième étape")
    set_up_app(page)
    page.get_by_role("link", name="Aller à l’administration").click()
    expect(page).to_have_url(re.compile("/admin/$"))


PUBLIC = [
    "compte/connexion/",
    "compte/inscription/",
    "compte/connexion/code/",
    "compte/mot-de-passe/oublie/",
    "compte/connexion/ferme/",
]
OWN = [
    "compte/adresse/",
    "compte/mot-de-passe/",
    "compte/deuxieme-etape/",
    "compte/deuxieme-etape/application/",
    "compte/cles-d-acces/",
    "compte/cles-d-acces/ajouter/",
    "compte/appareils/",
    "compte/deconnexion/",
]


def test_axe_finds_nothing_and_nothing_is_too_wide(visit: Visit, portal: Portal) -> None:
    page = visit("/fr/")
    found: list[str] = []

    def look(path: str, act: Callable[[], None] = lambda: None) -> None:
        page.goto(f"/fr/{path}")
        act()
        found.extend(findings_on_each_screen(page, path))

    for path in PUBLIC:
        look(path)
    look("compte/connexion/", lambda: press(page, "Se connecter"))
    address = new_address()
    sign_up(page, portal, address)
    sign_out(page)
    by_password(page, address)
    expect(page).to_have_url(SPACE)
    for path in OWN:
        look(path)
    page.goto("/fr/compte/deuxieme-etape/")
    set_up_app(page)
    look("compte/deuxieme-etape/codes-de-secours/")
    look("compte/deuxieme-etape/application/retirer/")
    sign_out(page)
    by_password(page, address)
    found.extend(findings_on_each_screen(page, "second step"))
    assert not found, "\n".join(found)

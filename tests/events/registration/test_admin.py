"""Editors see who comes to the events that they may edit, each look noted."""

import io
from datetime import UTC, datetime
from zipfile import ZipFile

import pytest
from django.contrib.auth.models import User
from django.core import mail
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from openpyxl import load_workbook
from pypdf import PdfReader

from accounts.models import AccessRecord
from directory.importing import workbooks
from events.models import Registration, Site
from tests.accounts.factories import make_user
from tests.events.registration.factories import RegistrationFactory, make_site
from tests.home.fixtures import SignIn

pytestmark = pytest.mark.django_db
LIST = "/admin/registrations/"


def people(site: Site) -> str:
    return f"{LIST}{site.moment.page_id}/people/"


def test_events_are_listed_with_their_figures(editor: Client, site: Site) -> None:
    RegistrationFactory.create_batch(2, site=site)
    RegistrationFactory(site=site, state="waiting")
    page = editor.get(LIST).content.decode()
    assert "Labo" in page
    one = editor.get(f"{LIST}{site.moment.page_id}/").content.decode()
    assert "Lille" in one
    assert "de la veille au lendemain" in one
    today = make_site(site.moment.page, days=0.5)
    assert f"/sites/{today.pk}/sheet.pdf" in (
        one := editor.get(f"{LIST}{site.moment.page_id}/").content.decode()
    )
    assert "/inscriptions/accueil/" in one


def test_looking_at_names_is_noted_once_an_hour(editor: Client, site: Site) -> None:
    mine = RegistrationFactory(site=site, attendee__access_needs="une rampe")
    page = editor.get(people(site)).content.decode()
    assert mine.attendee.name in page and "une rampe" in page
    editor.get(people(site))
    (look,) = AccessRecord.objects.all()
    assert (look.kind, look.subject) == ("registrations", "Labo")


def test_who_may_not_edit_the_page_sees_nothing(sign_in: SignIn, site: Site) -> None:
    mine = RegistrationFactory(site=site)
    animator = sign_in("Hub animators")
    for address in (
        LIST,
        f"{LIST}{site.moment.page_id}/",
        people(site),
        f"{people(site)}results/",
        f"{LIST}{site.moment.page_id}/add/",
        f"{LIST}sites/{site.pk}/sheet.pdf",
    ):
        answer = animator.get(address)
        assert answer.status_code in (302, 403), address
        assert mine.attendee.name not in answer.content.decode()
    animator.post(f"{LIST}decide/{mine.pk}/", {"do": "withdraw"})
    mine.refresh_from_db()
    assert mine.state == "registered"
    assert LIST not in animator.get("/admin/").content.decode()


def test_the_file_runs_nothing_that_the_public_typed(editor: Client, site: Site) -> None:
    RegistrationFactory(site=site, attendee__name='=HYPERLINK("x")')
    answer = editor.get(f"{people(site)}?export=csv")
    table = b"".join(answer.streaming_content).decode()  # type: ignore[attr-defined]
    assert "'=HYPERLINK" in table
    assert "Lille" in table
    book = load_workbook(io.BytesIO(b"".join(editor.get(f"{people(site)}?export=xlsx"))))
    assert book.active and book.active["B2"].data_type == "s"


def test_libreoffice_has_a_file_of_its_own(editor: Client, site: Site) -> None:
    came = datetime(2026, 7, 1, 7, 30, tzinfo=UTC)
    RegistrationFactory(site=site, attendee__name='=HYPERLINK("x")', attended_at=came)
    assert "?export=ods" in editor.get(people(site)).content.decode()
    answer = editor.get(f"{people(site)}?export=ods")
    assert "inscriptions.ods" in answer["Content-Disposition"]
    content = io.BytesIO(b"".join(answer))
    headings, row = list(workbooks.rows(content, "ods"))
    with ZipFile(content) as parts:
        assert b"table:formula" not in parts.read("content.xml")
    assert (headings[1], row[1]) == ("Nom", '=HYPERLINK("x")')
    assert "Lille" in row[0]
    assert row[-1] == "2026-07-01T09:30:00"


def test_found_by_site_state_and_name(editor: Client, site: Site) -> None:
    other = make_site(site.moment.page)
    RegistrationFactory(site=site, attendee__name="Inès")
    RegistrationFactory(site=other, attendee__name="Malo")
    assert "Malo" not in editor.get(f"{people(site)}?site={site.pk}").content.decode()
    found = editor.get(f"{people(site)}?q=malo").content.decode()
    assert "Malo" in found and "Inès" not in found


def test_the_list_takes_as_many_queries_for_ten_as_for_two(editor: Client, site: Site) -> None:
    def queries() -> int:
        with CaptureQueriesContext(connection) as captured:
            editor.get(people(site))
        return len(captured)

    RegistrationFactory.create_batch(2, site=site)
    queries()
    few = queries()
    RegistrationFactory.create_batch(8, site=site)
    assert queries() == few


def test_added_by_hand_without_address_then_withdrawn(editor: Client, site: Site) -> None:
    Site.objects.update(capacity=1)
    waiting = RegistrationFactory(site=make_site(site.moment.page), state="waiting")
    sent = {"site": site.pk, "name": "Malo", "email": "", "access_needs": "", "meal_needs": ""}
    address = f"{LIST}{site.moment.page_id}/add/"
    assert "Malo" in editor.post(address, sent, follow=True).content.decode()
    editor.post(address, {**sent, "name": "Zoé", "email": "zoe@example.org"})
    malo, zoe = Registration.objects.filter(site=site).order_by("pk")
    assert (malo.state, zoe.state) == ("registered", "waiting")
    editor.post(f"{LIST}decide/{malo.pk}/", {"do": "withdraw"})
    editor.post(f"{LIST}decide/{zoe.pk}/", {"do": "there"})
    zoe.refresh_from_db()
    assert zoe.state == "registered" and zoe.attended_at
    assert [letter.to for letter in mail.outbox] == [["zoe@example.org"]] * 2
    assert waiting.state == "waiting"


def test_the_sheet_has_each_name_and_room_for_more(editor: Client, site: Site) -> None:
    RegistrationFactory(site=site, attendee__name="Inès Ahmadi")
    answer = editor.get(f"{LIST}sites/{site.pk}/sheet.pdf")
    said = PdfReader(io.BytesIO(answer.content)).pages[0].extract_text()
    assert "Inès Ahmadi" in said and "6" in said


class TestMySpace:
    """Registrations of a verified address."""

    @pytest.fixture
    def lea(self, site: Site) -> User:
        user = make_user("lea@example.org")
        RegistrationFactory(site=site, attendee__email="lea@example.org")
        return user

    def test_stand_in_my_space(self, client: Client, lea: User) -> None:
        client.force_login(lea)
        page = client.get("/fr/mon-espace/").content.decode()
        assert "Mes inscriptions et mes attestations" in page
        assert "Labo" in page

    def test_are_given_away_and_erased_with_the_account(self, lea: User) -> None:
        from events.registration.holding import OwnRegistrations

        held = OwnRegistrations()
        (event,) = held.export(lea)
        assert event["registrations"][0]["where"] == "Lille"
        assert [fate.kept for fate in held.fates(lea)] == [False, True]
        held.erase(lea)
        assert held.export(lea) is None
        assert Registration.objects.get().state == "withdrawn"

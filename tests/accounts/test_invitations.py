"""Editors and hubs invite people, one by one or from a table; who accepts has an account."""

import re
from datetime import timedelta
from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.core import mail
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.mail import EmailMessage
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from accounts.invitations import admin, inviting
from accounts.invitations.holding import Invitations
from accounts.models import Invitation, OutgoingMail, SignUpSettings
from portal.settings import services
from tests.home.fixtures import SignIn
from tests.smtp_server import SmtpServer

pytestmark = pytest.mark.django_db
REPORT, ADD, TABLE = "/admin/invitations/", "/admin/invitations/add/", "/admin/invitations/table/"
INES = "ines@example.org"
PASSWORD = "un-long-secret-a-moi"


def link(message: EmailMessage) -> str:
    """The path of the invitation's page."""
    found = re.search(r"https?://[^/]+(/\S+)", str(message.body))
    assert found
    return found[1]


def invite(browser: Client, email: str = INES, **more: str) -> Any:
    return browser.post(ADD, {"email": email, "language": "fr", **more})


def sign_up(client: Client, path: str, email: str = INES) -> Any:
    """Accept the invitation and make an account."""
    client.post(path)
    said = {"email": email, "password1": PASSWORD}
    return client.post(reverse("account_signup"), said, follow=True)


def words(answer: Any) -> str:
    return str(answer.content.decode())


class TestOne:
    """One person is invited."""

    def test_gets_a_mail_with_who_invites_their_word_and_until_when(self, editor: Client) -> None:
        get_user_model().objects.update(first_name="Samira", last_name="B.")
        invite(editor, words="On t’attend !")
        (sent,) = mail.outbox
        assert sent.to == [INES]
        assert sent.subject == "[Blason] Samira B. vous invite"
        day = timezone.localdate() + timedelta(days=14)
        for text in (str(sent.body), str(sent.alternatives[0].content)):  # type: ignore[attr-defined]
            assert "On t’attend !" in text
            assert str(day.year) in text
            assert link(sent) in text

    def test_reads_their_own_language(self, editor: Client) -> None:
        invite(editor, language="en")
        assert mail.outbox[0].subject == "[Blason] You are invited"
        assert link(mail.outbox[0]).startswith("/en/invitation/")

    def test_who_has_an_account_is_not_invited(self, editor: Client) -> None:
        get_user_model().objects.create_user("ines", "Ines@example.org")
        assert "a déjà un compte" in words(invite(editor))
        assert not mail.outbox

    def test_a_second_invitation_takes_the_place_of_the_first(self, editor: Client) -> None:
        invite(editor)
        invite(editor, words="Encore")
        assert Invitation.objects.get().words == "Encore"
        assert link(mail.outbox[0]) == link(mail.outbox[1])


class TestAccepting:
    """The link leads to an account, with an address that needs no further check."""

    def test_opening_the_link_does_nothing_by_itself(self, client: Client, editor: Client) -> None:
        invite(editor)
        assert "Une invitation pour vous" in words(client.get(link(mail.outbox[0])))
        assert "invitation" not in client.session
        assert Invitation.objects.get().state == "sent"

    def test_the_address_is_verified_and_stands_in_the_form(
        self, client: Client, editor: Client
    ) -> None:
        invite(editor)
        client.post(link(mail.outbox[0]))
        assert INES in words(client.get(reverse("account_signup")))
        answer = sign_up(client, link(mail.outbox[0]))
        user = get_user_model().objects.get(email=INES)
        assert answer.wsgi_request.user == user
        assert user.emailaddress_set.get().verified
        invitation = Invitation.objects.get()
        assert (invitation.state, invitation.accepted_by) == ("accepted", user)
        assert len(mail.outbox) == 1  # no code was asked for

    def test_another_address_beside_it_is_not_verified_by_it(
        self, client: Client, editor: Client
    ) -> None:
        invite(editor)
        sign_up(client, link(mail.outbox[0]), "autre@example.org")
        user = get_user_model().objects.get(email=INES)
        assert list(user.emailaddress_set.filter(verified=True).values_list("email")) == [(INES,)]

    def test_a_role_comes_with_it(self, client: Client, administrator: Client) -> None:
        group = Group.objects.get(name="Editors")
        invite(administrator, role=str(group.pk))
        sign_up(client, link(mail.outbox[0]))
        assert list(get_user_model().objects.get(email=INES).groups.all()) == [group]

    def test_who_is_signed_in_already_gets_the_role(
        self, client: Client, administrator: Client
    ) -> None:
        invite(administrator, role=str(Group.objects.get(name="Editors").pk))
        user = get_user_model().objects.create_user("samir", "samir@example.org")
        client.force_login(user)
        client.post(link(mail.outbox[0]))
        assert user.groups.get().name == "Editors"
        assert Invitation.objects.get().accepted_by == user

    @pytest.mark.parametrize(
        "change",
        [
            {"expires_at": timezone.now() - timedelta(minutes=1)},
            {"withdrawn_at": timezone.now()},
            {"accepted_at": timezone.now()},
        ],
        ids=["over", "withdrawn", "accepted"],
    )
    def test_an_invitation_that_is_over_leads_nowhere(
        self, client: Client, editor: Client, change: dict[str, Any]
    ) -> None:
        SignUpSettings.objects.create(is_open=False)
        invite(editor)
        path = link(mail.outbox[0])
        client.post(path)  # the sign-up is open in another window
        Invitation.objects.update(**change)
        assert client.get(path).status_code == 410
        sign_up(client, path)
        assert not get_user_model().objects.filter(email=INES).exists()

    @pytest.mark.parametrize("token", ["x", "a:b:c", "%00"])
    def test_a_made_up_link_leads_nowhere(self, client: Client, token: str) -> None:
        assert client.get(f"/fr/invitation/{token}/").status_code == 410
        assert client.post(f"/fr/invitation/{token}/").status_code == 410


def test_a_portal_may_be_open_to_who_was_invited_alone(client: Client, editor: Client) -> None:
    SignUpSettings.objects.create(is_open=False)
    client.post(reverse("account_signup"), {"email": "x@example.org", "password1": PASSWORD})
    assert not get_user_model().objects.filter(email="x@example.org").exists()
    invite(editor)
    sign_up(client, link(mail.outbox[0]))
    assert get_user_model().objects.filter(email=INES).exists()


class TestManyFromATable:
    """A table is read, shown with what becomes of each line, and sent."""

    def read(self, browser: Client, text: str | bytes, **more: str) -> Any:
        content = text if isinstance(text, bytes) else text.encode()
        file = SimpleUploadedFile("liste.csv", content, "text/csv")
        return browser.post(TABLE, {"file": file, "language": "fr", **more})

    def test_bad_lines_are_told_and_the_others_are_kept(self, editor: Client) -> None:
        get_user_model().objects.create_user("has", "membre@example.org")
        invite(editor, "deja@example.org")
        mail.outbox.clear()
        answer = self.read(
            editor,
            "Nom;Courriel\nInès;ines@example.org\nX;pas une adresse\n;deja@example.org\n"
            "M;membre@example.org\nI;INES@example.org\n\nS;samir@example.org\n",
        )
        page = words(answer)
        rows = {row.email: str(row.verdict.value) for row in answer.context["rows"]}
        assert rows == {
            "ines@example.org": "est en double dans le tableau\u00a0: laissée de côté ici",
            "x": rows["x"],
            "deja@example.org": "est déjà invitée\u00a0: le courriel est renvoyé",
            "membre@example.org": "a déjà un compte\u00a0: laissée de côté",
            "samir@example.org": "sera invitée",
        }
        assert [row.number for row in answer.context["rows"]] == [2, 3, 4, 5, 6, 8]
        assert "3 personnes seront invitées" in page
        assert not mail.outbox  # nothing leaves before it was looked at

    def test_what_was_looked_at_is_sent(self, editor: Client) -> None:
        answer = self.read(editor, "ines@example.org\nbad\nsamir@example.org", words="Venez")
        kept = answer.context["kept"]
        said = {"text": kept, "language": "fr", "words": "Venez", "do": "send"}
        assert editor.post(TABLE, said)["Location"] == REPORT
        assert [sent.to[0] for sent in mail.outbox] == ["ines@example.org", "samir@example.org"]
        assert all("Venez" in sent.body for sent in mail.outbox)

    @pytest.mark.parametrize(
        "table",
        [
            "a@example.org,Inès\nb@example.org,Samir",
            "nom\tadresse\nInès\ta@example.org\nSamir\tb@example.org",
            "Prénom;Courriel\r\nInès;a@example.org\r\nSamir;b@example.org".encode("cp1252"),
            "\ufeffcourriel\nmailto:a@example.org\n<b@example.org>",
        ],
        ids=["commas", "tabs", "an old spreadsheet", "a mark at the start"],
    )
    def test_tables_are_read_as_people_have_them(self, editor: Client, table: Any) -> None:
        rows = self.read(editor, table).context["rows"]
        assert [row.email for row in rows if row.is_good] == ["a@example.org", "b@example.org"]

    def test_addresses_can_be_pasted(self, editor: Client) -> None:
        answer = editor.post(TABLE, {"text": "a@example.org\nb@example.org", "language": "fr"})
        assert len(answer.context["rows"]) == 2

    @pytest.mark.parametrize("text", ["", "\n".join(f"n{n}@example.org" for n in range(501))])
    def test_nothing_and_too_much_are_refused(self, editor: Client, text: str) -> None:
        assert "rows" not in editor.post(TABLE, {"text": text, "language": "fr"}).context

    def test_no_request_lasts_as_long_as_hundreds_of_mails(
        self, editor: Client, smtp: SmtpServer, django_capture_on_commit_callbacks: Any
    ) -> None:
        text = "\n".join(f"n{number}@example.org" for number in range(30))
        with django_capture_on_commit_callbacks(execute=True):
            editor.post(TABLE, {"text": text, "language": "fr", "do": "send"})
        assert len(smtp.kept) == admin.AT_ONCE
        assert OutgoingMail.objects.count() == 10  # which deliver_mails sends

    def test_with_a_worker_all_are_left_to_it(
        self,
        editor: Client,
        smtp: SmtpServer,
        settings: Any,
        django_capture_on_commit_callbacks: Any,
    ) -> None:
        settings.TASKS = services.tasks("database")
        text = "\n".join(f"n{number}@example.org" for number in range(30))
        with django_capture_on_commit_callbacks(execute=True) as callbacks:
            editor.post(TABLE, {"text": text, "language": "fr", "do": "send"})
        assert not smtp.taken
        assert len([one for one in callbacks if "deliver" in repr(one)]) == 30


class TestTheReport:
    """Who was invited, and where that stands."""

    def decide(self, browser: Client, do: str) -> Any:
        pk = Invitation.objects.get().pk
        return browser.post(f"/admin/invitations/{pk}/", {"do": do})

    def test_tells_the_state_of_each(self, editor: Client) -> None:
        now = timezone.now()
        later = now + timedelta(days=3)
        for name, values in {
            "a": {"expires_at": later},
            "b": {"expires_at": now},
            "c": {"expires_at": later, "accepted_at": now},
            "d": {"expires_at": later, "withdrawn_at": now},
        }.items():
            Invitation.objects.create(email=f"{name}@example.org", language="fr", **values)
        page = words(editor.get(REPORT))
        for state in ("sans réponse", "périmée", "acceptée", "retirée"):
            assert state in page

    def test_one_that_is_over_can_be_sent_again(self, client: Client, editor: Client) -> None:
        invite(editor)
        Invitation.objects.update(expires_at=timezone.now() - timedelta(days=1))
        self.decide(editor, "send")
        assert Invitation.objects.get().state == "sent"
        assert client.get(link(mail.outbox[1])).status_code == 200

    def test_one_can_be_withdrawn(self, client: Client, editor: Client) -> None:
        invite(editor)
        self.decide(editor, "withdraw")
        assert client.get(link(mail.outbox[0])).status_code == 410

    def test_an_accepted_one_cannot(self, client: Client, editor: Client) -> None:
        invite(editor)
        sign_up(client, link(mail.outbox[0]))
        self.decide(editor, "withdraw")
        assert Invitation.objects.get().state == "accepted"

    def test_the_number_of_questions_does_not_grow(
        self, editor: Client, django_assert_max_num_queries: Any
    ) -> None:
        values = {"language": "fr", "expires_at": timezone.now()}
        for number in range(20):
            Invitation.objects.create(email=f"n{number}@example.org", **values)
        editor.get(REPORT)
        with django_assert_max_num_queries(22):
            editor.get(REPORT)


class TestWhoMay:
    """Editors invite members; hubs too, and see their own; administrators give roles."""

    def test_a_hub_sees_those_that_it_sent(self, sign_in: SignIn, editor: Client) -> None:
        animator = sign_in("Hub animators")
        invite(editor, "editor-invites@example.org")
        invite(animator, "hub-invites@example.org")
        page = words(animator.get(REPORT))
        assert "hub-invites@example.org" in page
        assert "editor-invites@example.org" not in page
        other = Invitation.objects.get(email="editor-invites@example.org")
        assert animator.post(f"{REPORT}{other.pk}/", {"do": "withdraw"}).status_code == 404

    @pytest.mark.parametrize("role", ["Editors", "Moderators", "Hub animators"])
    def test_nobody_gives_a_role_that_they_could_not_give_otherwise(
        self, sign_in: SignIn, role: str
    ) -> None:
        browser = sign_in(role)
        assert 'name="role"' not in words(browser.get(ADD))
        invite(browser, role=str(Group.objects.get(name="Moderators").pk))
        assert Invitation.objects.get().role is None

    def test_a_member_does_not_invite(self, sign_in: SignIn) -> None:
        browser = sign_in("")
        for path in (REPORT, ADD, TABLE):
            assert browser.get(path).status_code in (302, 403)
        invite(browser)
        assert not mail.outbox


def test_invitations_are_forgotten_three_months_after_they_are_over(db: None) -> None:
    long_ago = timezone.now() - timedelta(days=91)
    later = timezone.now() + timedelta(days=1)
    for number, values in enumerate(
        [
            {"expires_at": long_ago},
            {"expires_at": later, "accepted_at": long_ago},
            {"expires_at": later, "withdrawn_at": long_ago},
            {"expires_at": later},
        ]
    ):
        Invitation.objects.create(email=f"{number}@example.org", language="fr", **values)
    assert inviting.forget_old() == 3
    assert Invitation.objects.get().email == "3@example.org"


def test_an_invitation_is_exported_and_erased_with_the_account(
    client: Client, editor: Client
) -> None:
    invite(editor, words="Viens")
    sign_up(client, link(mail.outbox[0]))
    user = get_user_model().objects.get(email=INES)
    (told,) = Invitations().export(user)
    assert (told["to"], told["words"], told["state"]) == (INES, "Viens", "accepted")
    assert "Editors" not in str(told)
    assert [fate.kept for fate in Invitations().fates(user)] == [False]
    Invitations().erase(user)
    assert Invitations().export(user) is None

"""What an editor decides reaches the person; a profile kept by editors becomes the person's own."""

from django.contrib.auth import get_user_model
from django.core import mail
from django.test import Client

from members.models import Mediator
from tests.home.reading import main
from tests.members.factories import MediatorFactory
from tests.members.space.conftest import Member
from tests.members.space.test_profile import answer
from tests.reading import words

ACCOUNT = "/admin/mediators/{}/account/"


def to_member() -> list[str]:
    """The mails that the member has got."""
    found = [one for one in mail.outbox if one.to == ["ines@example.org"]]
    return [f"{one.subject}\n{one.body}" for one in found]


def test_an_approval_is_written_once_with_the_public_page(
    member: Member, mediator: Mediator
) -> None:
    member.send(presentation="Elle parle.")
    answer(member.mediator)
    [text] = to_member()
    assert "Votre profil est public" in text
    assert "/fr/mediateurs/ines/" in text


def test_a_refusal_is_written_with_its_reason_and_the_form(
    member: Member, mediator: Mediator
) -> None:
    member.send(presentation="ELLE CRIE")
    answer(member.mediator, reason="Plus doucement, s’il vous plaît.")
    [text] = to_member()
    assert "Plus doucement" in text
    assert "/fr/mon-espace/profil/" in text
    assert "/admin/" not in text


def test_the_answer_comes_in_the_language_of_the_form(member: Member, mediator: Mediator) -> None:
    fields = member.form(presentation="Elle parle.") | {"action": "send"}
    member.client.post("/en/my-space/profile/", fields)
    answer(member.mediator)
    assert "Your profile is public" in to_member()[0]


def test_a_moderator_gives_a_profile_to_an_account(member: Member, moderator: Client) -> None:
    kept = MediatorFactory(name="Inès", slug="ines")
    kept.save_revision().publish()
    url = ACCOUNT.format(kept.pk)
    assert "Aucun compte" in moderator.post(url, {"email": "rien@example.org"}).content.decode()
    moderator.post(url, {"email": "INES@example.org"})
    assert member.mediator == kept
    assert "Votre profil est public" in words(main(member.client.get("/fr/mon-espace/")))
    moderator.post(url, {"action": "untie"})
    assert not Mediator.objects.filter(user=member.user).exists()


def test_an_account_has_one_profile_and_a_profile_one_account(
    member: Member, mediator: Mediator, moderator: Client
) -> None:
    other = MediatorFactory()
    page = moderator.post(ACCOUNT.format(other.pk), {"email": "ines@example.org"})
    assert "à quelqu’un d’autre" in page.content.decode()
    get_user_model().objects.create_user("nadia", "nadia@example.org", "x")
    moderator.post(ACCOUNT.format(mediator.pk), {"email": "nadia@example.org"})
    assert member.mediator == mediator


def test_editors_do_not_give_profiles_away(editor: Client, mediator: Mediator) -> None:
    assert editor.get(ACCOUNT.format(mediator.pk)).status_code == 302

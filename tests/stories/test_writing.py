"""A mediator tells a story, editors read and correct it, the author agrees, the public reads it."""

import datetime
import json
from typing import Any

import pytest
from django.core import mail
from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from PIL import Image as Pictures
from wagtail.models import PageLogEntry
from wagtail.test.utils.form_data import querydict_from_html

from accounts.models import Erasure
from members.models import Mediator
from stories.models import AuthorAgreement, StoryPage, StoryWriting
from stories.writing.agreeing import start
from stories.writing.inbox import ProposedStories
from tests.directory.factories import PlaceFactory
from tests.home.factories import Portal
from tests.home.reading import main
from tests.members.space.conftest import Member, mediator, member
from tests.members.space.test_personal_data import exported, later
from tests.members.space.test_portraits import photo
from tests.reading import soup, words

__all__ = ["mediator", "member"]

SPACE = "/fr/mon-espace/"
HAPPENED = "Un vieux monsieur est venu.\n\nIl voulait écrire à sa fille."
CHANGED = "Depuis, ils s’écrivent & rient."


class Tale:
    """A story as its author handles it in the browser."""

    def __init__(self, member: Member) -> None:
        self.member = member
        answer = member.client.post(f"{SPACE}recits/commencer/")
        self.form_url: str = answer["Location"]
        self.url = self.form_url.removesuffix("ecrire/")

    def form(self, **changes: Any) -> dict[str, Any]:
        """The form's fields as they stand, with ``changes``."""
        page = soup(self.member.client.get(self.form_url))
        fields = querydict_from_html(str(page.select_one("#story-form")))
        fields.pop("action", None)
        return {name: fields[name].removeprefix("\n") for name in fields} | changes

    def press(self, action: str, **changes: Any) -> Any:
        return self.member.client.post(
            self.form_url, self.form(**changes) | {"action": action}, follow=True
        )

    def send(self, **changes: Any) -> Any:
        told = {"title": "La lettre", "happened": HAPPENED, "changed": CHANGED}
        return self.press("send", **told | changes)

    def read(self) -> str:
        return words(main(self.member.client.get(self.url)))

    @property
    def writing(self) -> StoryWriting:
        return StoryWriting.objects.get()

    @property
    def page(self) -> StoryPage:
        return StoryPage.objects.get()

    def answer(self, **fields: Any) -> Any:
        page = soup(self.member.client.get(self.url))
        base = page.select_one("[name=base]")
        assert base
        return self.member.client.post(
            f"{self.url}repondre/", {"base": base["value"]} | fields, follow=True
        )


@pytest.fixture
def tale(portal: Portal, member: Member, mediator: Mediator) -> Tale:
    return Tale(member)


def correct(tale: Tale, **changes: Any) -> None:
    """What an editor saves over it."""
    page = tale.page.get_latest_revision_as_object()
    for name, value in changes.items():
        setattr(page, name, value)
    page.save_revision()


def approve(user: Any = None) -> int:
    inbox = ProposedStories()
    return inbox.accept([one.pk for one in inbox.waiting(9)], user)


def test_nobody_without_a_profile_tells_a_story(portal: Portal, member: Member) -> None:
    page = member.client.post(f"{SPACE}recits/commencer/", follow=True)
    assert "Dites d’abord qui vous êtes" in words(main(page))
    assert not StoryWriting.objects.exists()


def test_only_the_author_sees_and_changes_it(tale: Tale, client: Client, moderator: Client) -> None:
    tale.press("keep", title="La lettre")
    for url in (tale.url, tale.form_url, f"{tale.url}apercu/"):
        assert client.get(url).status_code == 302
        assert moderator.get(url).status_code == 404
    for action in ("brouillon", "dire", "repondre", "reprendre", "supprimer"):
        assert moderator.post(f"{tale.url}{action}/").status_code == 404
    admin = tale.member.client.get(f"/admin/pages/{tale.page.pk}/edit/")
    assert (admin.status_code, admin["Location"]) == (302, SPACE)


def test_a_title_is_enough_to_keep_a_draft_page(tale: Tale, client: Client) -> None:
    tale.press("keep", title="La lettre")
    page = tale.page
    assert (page.live, page.owner, page.title) == (False, tale.member.user, "La lettre")
    assert client.get(page.get_url()).status_code == 404
    assert tale.form()["title"] == "La lettre"


def test_what_is_wrong_is_kept_and_comes_back_filled_in(tale: Tale) -> None:
    page = tale.press("send", happened=HAPPENED)
    assert page.status_code == 422
    assert "Un vieux monsieur" in str(main(page))
    assert "Un vieux monsieur" in tale.form()["happened"]
    assert not StoryPage.objects.exists()


def test_what_is_typed_is_kept_without_the_button(tale: Tale) -> None:
    answer = tale.member.client.post(f"{tale.url}brouillon/", tale.form(changed="À moitié"))
    assert "Gardé" in answer.json()["words"]
    assert tale.form()["changed"] == "À moitié"
    behind = tale.form(changed="Ailleurs") | {"version": "0"}
    assert tale.member.client.post(f"{tale.url}brouillon/", behind).status_code == 409
    assert tale.form()["changed"] == "À moitié"


def test_the_answers_become_the_page(tale: Tale, client: Client, mediator: Mediator) -> None:
    place = PlaceFactory(name="Le Quai", department="62")
    mediator.places = [place]
    mediator.save()
    tale.send(place=place.pk, motto="On s’écrit.")
    assert approve() == 1
    text = words(main(client.get(tale.page.get_url())))
    for sentence in ("La lettre", "Il voulait écrire", "ils s’écrivent & rient", "On s’écrit."):
        assert sentence in text
    assert "Inès" in text
    assert tale.page.public_places == [place]
    assert tale.page.department == "62"


def test_a_picture_is_made_anew_described_and_agreed_to(tale: Tale) -> None:
    page = tale.send(picture=photo((3000, 600), comment=b"chez moi"))
    assert page.status_code == 422
    for sentence in ("Décrivez l’image", "Demandez d’abord"):
        assert sentence in words(main(page))
    tale.send(picture_alt="Une main", people_agreed="on")
    assert tale.writing.people_agreed_at
    cover = tale.page.cover
    assert cover and tale.page.cover_alt == "Une main"
    with Pictures.open(cover.file) as picture:
        assert picture.size == (2400, 480)
        assert "comment" not in picture.info


def test_unchanged_it_is_public_as_soon_as_it_is_approved(tale: Tale) -> None:
    tale.send()
    assert "Les éditeurs lisent" in tale.read()
    assert not tale.page.live
    approve()
    assert tale.page.live
    assert "est publié" in tale.read()
    assert "est publié" in mail.outbox[-1].subject


def test_changed_it_waits_for_the_author_who_sees_what_was_changed(tale: Tale) -> None:
    tale.send()
    correct(tale, title="La lettre du lundi", summary="Une lettre.")
    approve()
    assert not tale.page.live
    assert "accord" in mail.outbox[-1].subject
    assert "La lettre du lundi" in tale.read()
    assert "Une lettre." in tale.read()
    tale.answer(action="agree")
    assert tale.page.live
    assert tale.page.title == "La lettre du lundi"


def test_the_author_may_send_it_back_with_words(tale: Tale) -> None:
    tale.send()
    correct(tale, title="La lettre du lundi")
    approve()
    assert tale.answer(action="send-back").status_code == 422
    tale.answer(action="send-back", text="C’était un mardi.")
    assert ProposedStories().count() == 1
    assert "C’était un mardi." in tale.read()
    correct(tale, title="La lettre du mardi")
    approve()
    assert "La lettre du mardi" in tale.read()
    tale.answer(action="agree")
    assert tale.page.title == "La lettre du mardi"


def test_an_agreement_is_to_what_was_read(tale: Tale) -> None:
    tale.send()
    correct(tale, title="La lettre du lundi")
    approve()
    tale.member.client.post(f"{tale.url}repondre/", {"base": "1@hier", "action": "agree"})
    assert not tale.page.live


def test_a_refusal_says_why_and_is_answered(tale: Tale) -> None:
    tale.send()
    inbox = ProposedStories()
    inbox.refuse([one.pk for one in inbox.waiting(9)], None, "Sans le nom, s’il vous plaît.")
    assert "Sans le nom" in str(mail.outbox[-1].body)
    assert "Sans le nom" in tale.read()
    assert "Sans le nom" in words(main(tale.member.client.get(tale.form_url)))
    assert inbox.count() == 0
    tale.press("send", happened="Quelqu’un est venu.")
    approve()
    assert tale.page.live


def test_it_can_be_withdrawn_corrected_and_given_up(tale: Tale) -> None:
    tale.send()
    assert "reprenez-le d’abord" in words(main(tale.member.client.get(tale.form_url, follow=True)))
    tale.member.client.post(f"{tale.url}reprendre/")
    assert ProposedStories().count() == 0
    tale.press("keep", title="Une autre")
    assert tale.page.draft_title == "Une autre"
    tale.member.client.post(f"{tale.url}supprimer/")
    assert not StoryPage.objects.exists()
    assert not StoryWriting.objects.exists()


def test_an_editor_who_saves_meanwhile_loses_nothing(tale: Tale) -> None:
    tale.press("keep", title="La lettre", happened=HAPPENED)
    form = tale.form(happened="Autre chose.")
    correct(tale, title="La lettre du lundi")
    page = tale.member.client.post(tale.form_url, form | {"action": "keep"})
    assert page.status_code == 409
    assert "La lettre du lundi" in words(main(page))
    assert tale.page.get_latest_revision_as_object().title == "La lettre du lundi"
    assert tale.form()["happened"] == "Autre chose."


def test_what_editors_added_stays_when_the_author_corrects(tale: Tale) -> None:
    tale.send()
    page = tale.page.get_latest_revision_as_object()
    page.body.insert(0, ("paragraph", "<p>Chapeau.</p>"))
    page.save_revision()
    inbox = ProposedStories()
    inbox.refuse([one.pk for one in inbox.waiting(9)], None, "Plus court.")
    tale.press("send", happened="Court.")
    blocks = [raw["value"] for raw in tale.page.get_latest_revision_as_object().body.raw_data]
    assert blocks[:2] == ["<p>Chapeau.</p>", "<p>Court.</p>"]


def override(tale: Tale, admin_user: Any, reason: str) -> Any:
    """What an administrator does in the story's form in the admin."""
    client = Client()
    client.force_login(admin_user)
    url = f"/admin/pages/{tale.page.pk}/edit/"
    page = soup(client.get(url))
    form = querydict_from_html(str(page.select_one("#page-edit-form")))
    form["body-count"] = "0"  # the editor of blocks is made by a script
    form["action-workflow-action"] = "true"
    form["workflow-action-name"] = "override"
    form["workflow-action-extra-data"] = json.dumps({"comment": reason})
    return client.post(url, form)


def test_what_its_author_never_sent_or_took_back_is_not_public_without_them(tale: Tale) -> None:
    tale.press("keep", title="La lettre", happened=HAPPENED)
    start(tale.page, None)
    approve()
    assert not tale.page.live
    assert "Vous ne l’aviez pas envoyé" in tale.read()
    tale.member.client.post(f"{tale.url}reprendre/")
    tale.send()
    tale.member.client.post(f"{tale.url}reprendre/")
    start(tale.page, None)
    approve()
    assert not tale.page.live
    tale.answer(action="agree")
    assert tale.page.live


def test_nobody_publishes_it_by_hand_but_an_administrator_with_a_reason(
    tale: Tale, moderator: Client, admin_user: Any
) -> None:
    tale.send()
    correct(tale, title="La lettre du lundi")
    assert not tale.page.permissions_for_user(admin_user).can_publish()
    approve()
    task = tale.page.current_workflow_task
    assert isinstance(task, AuthorAgreement)
    assert [name for name, _label, _form in task.get_actions(tale.page, admin_user)] == [
        "reject",
        "override",
    ]
    assert not task.get_actions(tale.page, tale.member.user)
    override(tale, admin_user, "")
    assert not tale.page.live
    override(tale, admin_user, "Elle est injoignable.")
    assert tale.page.live
    entry = PageLogEntry.objects.get(action="stories.override")
    assert (entry.user, entry.data["reason"]) == (admin_user, "Elle est injoignable.")


def test_both_sides_write_to_each_other(tale: Tale, moderator: Client, editor: Client) -> None:
    tale.send()
    url = f"/admin/stories/{tale.page.pk}/exchange/"
    inbox = words(soup(moderator.get("/admin/inbox/")))
    assert "La lettre" in inbox
    tale.member.client.post(f"{tale.url}dire/", {"text": "Est-ce trop long ?"})
    assert mail.outbox[-1].to == ["Moderators@example.org"]
    assert "Est-ce trop long" in moderator.get(url).content.decode()
    moderator.post(url, {"text": "Non, parfait."})
    assert mail.outbox[-1].to == ["ines@example.org"]
    assert "Non, parfait." in tale.read()
    assert tale.member.client.get(url)["Location"] == SPACE
    edit = moderator.get(f"/admin/pages/{tale.page.pk}/edit/").content.decode()
    assert url in edit


def test_only_those_who_decide_of_stories_see_them_in_the_inbox(
    tale: Tale, moderator: Client, editor: Client
) -> None:
    tale.send()
    [waiting] = ProposedStories().waiting(9)
    decision = {"source": "stories", "chosen": waiting.pk, "action": "accept"}
    editor.post("/admin/inbox/", decision)
    assert not tale.page.live
    moderator.post("/admin/inbox/", decision)
    assert tale.page.live


def test_my_space_tells_what_each_story_waits_for(tale: Tale) -> None:
    tale.press("keep", title="La lettre")
    assert "Terminez et envoyez" in words(main(tale.member.client.get(SPACE)))
    tale.send()
    assert "Les éditeurs lisent « La lettre »" in words(main(tale.member.client.get(SPACE)))


def test_the_number_of_queries_of_my_space_does_not_grow(tale: Tale) -> None:
    def queries() -> int:
        tale.member.client.get(SPACE)  # what is kept until somebody publishes
        with CaptureQueriesContext(connection) as found:
            tale.member.client.get(SPACE)
        return len(found)

    tale.send()
    few = queries()
    for number in range(4):
        Tale(tale.member).send(title=f"Récit {number}")
    assert queries() <= few


def test_it_is_exported_and_erasing_leaves_it_unsigned(tale: Tale, client: Client) -> None:
    tale.send()
    approve()
    Tale(tale.member).press("keep", title="Jamais fini")
    assert "Jamais fini" in exported(tale.member).read("data.json").decode()
    page = tale.member.client.get(f"{SPACE}donnees/effacer/")
    assert "Vos récits publiés" in words(main(page))
    tale.member.client.post(f"{SPACE}donnees/effacer/", {"sure": "on"})
    assert Erasure.objects.exists()
    later(14)
    text = words(main(client.get(tale.page.get_url())))
    assert "Il voulait écrire" in text
    assert "Inès" not in text
    assert not StoryWriting.objects.exists()


def test_a_draft_that_nobody_touched_for_a_year_goes_and_what_was_sent_stays(tale: Tale) -> None:
    tale.press("keep", title="Jamais fini")
    Tale(tale.member).send()
    StoryWriting.objects.update(saved_at=timezone.now() - datetime.timedelta(days=366))
    Tale(tale.member).press("keep", title="Commencé hier")
    call_command("tidy_personal_data")
    titles = {writing.title for writing in StoryWriting.objects.all()}
    assert titles == {"La lettre", "Commencé hier"}
    assert StoryPage.objects.filter(title="Jamais fini").count() == 0

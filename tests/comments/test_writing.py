"""Readers comment on a story: it waits, is limited, is one level deep, and stays plain text."""

import re

import pytest
from django.test import Client
from pytest_django import Settings

from comments.models import ClosedPage, Comment
from comments.writing import plain
from stories.models import StoryPage
from tests.comments.factories import CommentFactory
from tests.home.factories import Portal
from tests.home.fixtures import SignIn
from tests.stories.factories import StoryPageFactory

pytestmark = pytest.mark.django_db
COMMENT = {
    "text": "Chez nous aussi, le bus passait.",
    "author": "Inès",
    "email": "Ines@Example.org",
    "consent": "on",
}


def form(page: StoryPage, answer: Comment | None = None) -> str:
    """The address of the form."""
    return f"/fr/commentaires/{page.pk}/" + (f"?answer={answer.pk}" if answer else "")


def read(client: Client, page: StoryPage) -> str:
    """The story as readers get it."""
    return client.get(page.url).content.decode()


def test_a_comment_that_is_sent_waits_and_is_not_shown(client: Client, story: StoryPage) -> None:
    thanks = client.post(form(story), COMMENT, follow=True)
    assert thanks.redirect_chain == [(f"{form(story)}?sent", 302)]
    assert "Merci" in thanks.content.decode()
    comment = Comment.objects.get()
    assert (comment.state, comment.consent, comment.email) == (
        "waiting",
        "2026-11",
        "ines@example.org",
    )
    assert "le bus passait" not in read(client, story)


def test_the_story_leads_to_the_form_and_holds_none_itself(
    client: Client, story: StoryPage
) -> None:
    answer = client.get(story.url)
    assert form(story) in answer.content.decode()
    assert "csrftoken" not in answer.cookies
    assert client.get(form(story)).status_code == 200


def test_the_form_speaks_english_to_who_reads_english(client: Client, story: StoryPage) -> None:
    answer = client.post(f"/en/comments/{story.pk}/", {**COMMENT, "consent": ""})
    assert "Without this we cannot keep your comment." in answer.content.decode()
    client.post(f"/en/comments/{story.pk}/", COMMENT)
    assert Comment.objects.get().language == "en"


def test_what_was_typed_stays_when_something_is_missing(client: Client, story: StoryPage) -> None:
    answer = client.post(form(story), {**COMMENT, "author": " ", "consent": ""})
    page = answer.content.decode()
    assert answer.status_code == 400
    assert "le bus passait" in page
    assert "Ines@Example.org" in page
    assert 'href="#id_author"' in page
    assert not Comment.objects.exists()


def test_an_empty_form_is_refused(client: Client, story: StoryPage) -> None:
    assert client.post(form(story), {}).status_code == 400


def test_a_text_that_is_too_long_is_refused_and_kept_in_the_form(
    client: Client, story: StoryPage
) -> None:
    answer = client.post(form(story), {**COMMENT, "text": "x" * 2001})
    assert answer.status_code == 400
    assert "x" * 2001 in answer.content.decode()
    assert client.post(form(story), {**COMMENT, "text": "x" * 2000}).status_code == 302


def test_a_line_break_counts_for_one_sign_as_in_the_browser(
    client: Client, story: StoryPage
) -> None:
    text = "\r\n".join(["x" * 99] * 20)  # 1,999 signs as the browser counts, 2,018 as it sends them
    assert client.post(form(story), {**COMMENT, "text": text}).status_code == 302
    assert len(Comment.objects.get().text) == 1_999


def test_an_address_longer_than_what_is_kept_is_refused(client: Client, story: StoryPage) -> None:
    address = f"a@{'b' * 60}.{'c' * 60}.{'d' * 60}.{'e' * 60}.{'f' * 20}.org"
    answer = client.post(form(story), {**COMMENT, "email": address})
    assert answer.status_code == 400
    assert not Comment.objects.exists()


@pytest.mark.parametrize("field", ["text", "author"])
def test_signs_that_nobody_sees_are_no_words(client: Client, story: StoryPage, field: str) -> None:
    answer = client.post(form(story), {**COMMENT, field: "\u200b\u2060 \u00ad"})
    assert answer.status_code == 400
    assert not Comment.objects.exists()


def test_a_name_of_one_picture_is_a_name(client: Client, story: StoryPage) -> None:
    client.post(form(story), {**COMMENT, "author": "🦎"})
    assert Comment.objects.get().author == "🦎"


def test_the_form_is_never_kept_for_somebody_else(
    client: Client, story: StoryPage, settings: Settings
) -> None:
    settings.PAGE_CACHE_SECONDS = 60
    comment = CommentFactory(page=story)
    for address in (
        form(story),
        form(story, comment),
        f"/fr/commentaires/signaler/{comment.pk}/",
        "/fr/commentaires/les-miens/",
    ):
        for reader in (client, client, Client(enforce_csrf_checks=True)):  # twice with the cookie
            page = reader.get(address)
            assert "csrftoken" in page.cookies, address
        token = re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', page.content.decode())
        assert token
        sent = reader.post(address, {"csrfmiddlewaretoken": token[1]})
        assert sent.status_code == 400, address  # it misses what was to be filled in, not the token


def test_a_machine_that_fills_the_trap_leaves_nothing(client: Client, story: StoryPage) -> None:
    assert client.post(form(story), {**COMMENT, "website": "x"}).status_code == 302
    assert not Comment.objects.exists()


def test_the_sixth_comment_in_an_hour_is_refused_without_losing_it(
    client: Client, story: StoryPage
) -> None:
    for _number in range(5):
        client.post(form(story), COMMENT)
    answer = client.post(form(story), COMMENT)
    assert answer.status_code == 429
    assert "le bus passait" in answer.content.decode()
    assert Comment.objects.count() == 5
    assert client.post(form(story), COMMENT, REMOTE_ADDR="203.0.113.9").status_code == 302


def test_without_the_forms_token_nothing_is_sent(story: StoryPage) -> None:
    assert Client(enforce_csrf_checks=True).post(form(story), COMMENT).status_code == 403


def test_markup_is_shown_as_it_was_typed_and_addresses_are_no_links(
    client: Client, story: StoryPage
) -> None:
    CommentFactory(page=story, text="<b>Voir</b> https://spam.example", author="<i>X</i>")
    page = read(client, story)
    assert "&lt;b&gt;Voir" in page
    assert "<b>Voir" not in page
    assert "<i>X" not in page
    assert 'href="https://spam.example' not in page


def test_invisible_signs_and_heaps_of_empty_lines_are_taken_out() -> None:
    assert plain("a\u202eb\x07c\r\n\r\n \n\nd") == "abc\n\nd"


def test_the_e_mail_address_is_never_public(client: Client, story: StoryPage) -> None:
    CommentFactory(page=story, email="ines@example.org")
    assert "ines@example.org" not in read(client, story)


@pytest.mark.parametrize("what", ["the home page", "a draft", "nothing"])
def test_only_live_pages_that_take_comments_have_a_form(
    client: Client, portal: Portal, story: StoryPage, what: str
) -> None:
    story.unpublish()
    pk = {"the home page": portal.home.pk, "a draft": story.pk, "nothing": 999_999}[what]
    assert client.get(f"/fr/commentaires/{pk}/").status_code == 404


def test_a_private_story_has_no_form_for_others(client: Client, story: StoryPage) -> None:
    story.view_restrictions.create(restriction_type="login")
    comment = CommentFactory(page=story)
    assert client.get(form(story)).status_code == 404
    assert client.get(f"/fr/commentaires/{story.pk}/tous/").status_code == 404
    assert client.get(f"/fr/commentaires/signaler/{comment.pk}/").status_code == 404


class TestAnswers:
    """One level of them."""

    def test_an_answer_belongs_to_the_comment(self, client: Client, story: StoryPage) -> None:
        first = CommentFactory(page=story)
        assert first.text in client.get(form(story, first)).content.decode()
        client.post(form(story, first), COMMENT)
        assert first.answers.get().text == COMMENT["text"]

    def test_an_answer_to_an_answer_belongs_to_the_comment_above(
        self, client: Client, story: StoryPage
    ) -> None:
        first = CommentFactory(page=story)
        reply = CommentFactory(page=story, parent=first)
        client.post(form(story, reply), COMMENT)
        assert Comment.objects.get(text=COMMENT["text"]).parent == first

    @pytest.mark.parametrize("state", ["waiting", "refused", "erased"])
    def test_an_answer_to_what_is_not_shown_stands_by_itself(
        self, client: Client, story: StoryPage, state: str
    ) -> None:
        hidden = CommentFactory(page=story, state=state)
        page = client.get(form(story, hidden)).content.decode()
        assert hidden.text not in page
        client.post(form(story, hidden), COMMENT)
        assert Comment.objects.get(text=COMMENT["text"]).parent is None

    @pytest.mark.parametrize("asked", ["x", "-1", "9" * 40, "0"])
    def test_a_senseless_number_does_no_harm(
        self, client: Client, story: StoryPage, asked: str
    ) -> None:
        assert client.get(f"{form(story)}?answer={asked}").status_code == 200

    def test_a_comment_of_another_page_is_not_answered_here(
        self, client: Client, portal: Portal, story: StoryPage
    ) -> None:
        other = CommentFactory(page=StoryPageFactory(parent=portal.stories))
        client.post(form(story, other), COMMENT)
        assert Comment.objects.get(page=story).parent is None


class TestClosed:
    """A page that an editor has closed."""

    def test_nothing_more_is_taken_and_what_was_typed_is_given_back(
        self, client: Client, story: StoryPage
    ) -> None:
        ClosedPage.objects.create(page=story)
        answer = client.post(form(story), COMMENT)
        assert answer.status_code == 403
        assert "le bus passait" in answer.content.decode()
        assert not Comment.objects.exists()

    def test_the_story_says_so_and_what_was_said_stays(
        self, client: Client, story: StoryPage
    ) -> None:
        said = CommentFactory(page=story)
        ClosedPage.objects.create(page=story)
        page = read(client, story)
        assert said.text in page
        assert "sont fermés" in page
        assert form(story) not in page

    def test_a_closed_story_without_comments_does_not_speak_of_them(
        self, client: Client, story: StoryPage
    ) -> None:
        ClosedPage.objects.create(page=story)
        assert 'id="comments"' not in read(client, story)

    def test_an_editor_closes_and_opens_a_page(
        self, editor: Client, client: Client, story: StoryPage
    ) -> None:
        address = f"/admin/comments/closing/{story.pk}/"
        assert address in editor.get(f"/admin/pages/{story.pk}/edit/").content.decode()
        assert address in editor.get(f"/admin/pages/{story.get_parent().pk}/").content.decode()
        assert editor.get(address).status_code == 200
        editor.post(address, {"wanted": "closed"})
        assert ClosedPage.objects.get().page_id == story.pk
        editor.post(address, {"wanted": "open"})
        assert not ClosedPage.objects.exists()

    def test_pressing_twice_closes_once(self, editor: Client, story: StoryPage) -> None:
        for _time in range(2):
            editor.post(f"/admin/comments/closing/{story.pk}/", {"wanted": "closed"})
        assert ClosedPage.objects.get().page_id == story.pk
        for _time in range(2):
            editor.post(f"/admin/comments/closing/{story.pk}/", {"wanted": "open"})
        assert not ClosedPage.objects.exists()

    def test_who_may_not_edit_the_page_may_not_close_it(
        self, sign_in: SignIn, client: Client, story: StoryPage
    ) -> None:
        client.post(f"/admin/comments/closing/{story.pk}/", {"wanted": "closed"})
        sign_in("").post(f"/admin/comments/closing/{story.pk}/", {"wanted": "closed"})
        assert not ClosedPage.objects.exists()

    def test_other_kinds_of_page_have_no_such_menu(self, editor: Client, portal: Portal) -> None:
        page = editor.get(f"/admin/pages/{portal.home.pk}/edit/").content.decode()
        assert "comments/closing" not in page

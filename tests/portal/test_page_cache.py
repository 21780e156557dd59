"""Anonymous readers get a page from memory, until anything that they could see has changed."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.contrib.sessions.models import Session
from django.core.cache import caches
from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import get_token
from django.middleware.gzip import GZipMiddleware
from django.middleware.http import ConditionalGetMiddleware
from django.test import Client, RequestFactory
from pytest_django import Settings
from wagtail.models import Page, Site

from portal.page_cache import PageCache, forget_pages, stamp

View = Callable[[HttpRequest], HttpResponse]


@pytest.fixture(autouse=True)
def _cache_on(settings: Settings, tmp_path: Path) -> Iterator[None]:
    settings.PAGE_CACHE_SECONDS = 60
    settings.DATA = tmp_path
    caches["pages"].clear()
    yield
    caches["pages"].clear()


class Counted:
    """A view that tells how often it was asked."""

    def __init__(self, **headers: str) -> None:
        self.calls = 0
        self.headers = {name.replace("_", "-"): value for name, value in headers.items()}

    def __call__(self, request: HttpRequest) -> HttpResponse:
        self.calls += 1
        return HttpResponse(f"<p>{'long ' * 100}{self.calls}</p>", headers=self.headers)


def through(view: View) -> View:
    """The view behind the cache, with the layers whose work the cache keeps."""
    return PageCache(GZipMiddleware(ConditionalGetMiddleware(view)))  # type: ignore[return-value]


def get(path: str = "/fr/recits/", **extra: Any) -> HttpRequest:
    return RequestFactory().get(path, **extra)


def test_a_page_asked_for_again_is_not_made_again() -> None:
    view = Counted()
    page = through(view)
    assert page(get()).content == page(get()).content
    assert view.calls == 1


def test_the_order_of_parameters_does_not_matter_their_values_do() -> None:
    view = Counted()
    page = through(view)
    page(get("/fr/lieux/?q=cv&services=a&services=b"))
    page(get("/fr/lieux/?services=a&services=b&q=cv"))
    assert view.calls == 1
    page(get("/fr/lieux/?services=a&services=c&q=cv"))
    assert view.calls == 2


def test_each_host_scheme_and_language_has_its_own_pages() -> None:
    view = Counted()
    page = through(view)
    page(get("/fr/"))
    page(get("/en/"))
    page(get("/fr/", HTTP_HOST="autre.example"))
    page(get("/fr/", secure=True))
    assert view.calls == 4


def test_a_browser_without_compression_gets_plain_text() -> None:
    page = through(Counted())
    packed = page(get(HTTP_ACCEPT_ENCODING="gzip"))
    plain = page(get())
    assert packed["Content-Encoding"] == "gzip"
    assert not plain.has_header("Content-Encoding")
    assert page(get(HTTP_ACCEPT_ENCODING="gzip")).content == packed.content


def test_a_head_request_is_answered_from_the_page_but_never_kept() -> None:
    view = Counted()
    page = through(view)
    page(RequestFactory().head("/fr/"))
    page(get("/fr/"))
    page(RequestFactory().head("/fr/"))
    assert view.calls == 2


@pytest.mark.parametrize("cookie", ["sessionid", "messages"])
def test_a_reader_with_something_of_their_own_passes_by(cookie: str) -> None:
    view = Counted()
    page = through(view)
    for _ in range(2):
        request = get()
        request.COOKIES[cookie] = "x"
        response = page(request)
    assert view.calls == 2
    assert not response.has_header("Cache-Control")


@pytest.mark.parametrize("path", ["/", "/admin/", "/api/v1/places", "/media/photo.jpg", "/healthz"])
def test_only_pages_under_a_language_are_kept(path: str) -> None:
    view = Counted()
    page = through(view)
    page(get(path))
    page(get(path))
    assert view.calls == 2


def test_forms_are_never_kept() -> None:
    view = Counted()
    page = through(view)
    page(RequestFactory().post("/fr/"))
    page(RequestFactory().post("/fr/"))
    assert view.calls == 2


def test_a_page_that_sets_a_cookie_is_never_kept() -> None:
    def with_form(request: HttpRequest) -> HttpResponse:
        response = HttpResponse(get_token(request))
        response.set_cookie("csrftoken", request.META["CSRF_COOKIE"])
        return response

    page = through(with_form)
    first, second = page(get()), page(get())
    assert first.cookies and second.cookies
    assert first.content != second.content


@pytest.mark.parametrize(
    ("headers", "why"),
    [
        ({"Cache_Control": "private"}, "the view says it is personal"),
        ({"Cache_Control": "max-age=0, no-cache, no-store"}, "the view forbids it"),
        ({"Vary": "X-Requested-With"}, "it differs by a header that the key does not hold"),
    ],
)
def test_a_page_that_says_so_is_never_kept(headers: dict[str, str], why: str) -> None:
    view = Counted(**headers)
    page = through(view)
    page(get())
    page(get())
    assert view.calls == 2, why


def test_only_pages_that_exist_are_kept() -> None:
    answers = iter([HttpResponse("no", status=404), HttpResponse("yes")])
    page = through(lambda request: next(answers))
    assert page(get()).status_code == 404
    assert page(get()).status_code == 200


def test_zero_seconds_switch_it_off(settings: Settings) -> None:
    settings.PAGE_CACHE_SECONDS = 0
    view = Counted()
    page = through(view)
    page(get())
    page(get())
    assert view.calls == 2


def test_a_browser_that_has_the_page_is_told_so_even_when_the_cache_is_empty() -> None:
    page = through(Counted())
    first = page(get())
    assert first["Cache-Control"] == "no-cache"
    assert "Cookie" in first["Vary"]
    assert page(get(HTTP_IF_NONE_MATCH=first["ETag"])).status_code == 304
    caches["pages"].clear()
    changed = page(get(HTTP_IF_NONE_MATCH=first["ETag"]))
    assert changed.status_code == 200
    assert page(get(HTTP_IF_NONE_MATCH=changed["ETag"])).status_code == 304


def test_the_stamp_of_any_process_makes_all_older_pages_unreachable() -> None:
    view = Counted()
    page = through(view)
    page(get())
    forget_pages()
    page(get())
    assert view.calls == 2


def test_a_page_made_while_something_was_published_is_not_kept() -> None:
    def slow(request: HttpRequest) -> HttpResponse:
        forget_pages()  # published while this page was being made from what was there before
        return HttpResponse("old")

    through(slow)(get())
    view = Counted()
    assert b"old" not in through(view)(get()).content
    assert view.calls == 1


@pytest.mark.django_db
class TestWhatForgetsPages:
    """Publishing does, in whatever way; reading and signing in do not."""

    @pytest.fixture(autouse=True)
    def _on_commit(self, django_capture_on_commit_callbacks: Any) -> None:
        self.capture = django_capture_on_commit_callbacks

    def forgets(self, action: Callable[[], Any]) -> bool:
        before = stamp()
        with self.capture(execute=True):
            action()
        return stamp() != before

    def test_publishing_and_unpublishing_a_page(self) -> None:
        page = Page.objects.get(depth=2)
        page.title = "Autrement"
        assert self.forgets(page.save_revision().publish)
        assert self.forgets(page.unpublish)

    def test_making_a_page_private(self) -> None:
        page = Page.objects.get(depth=2)
        assert self.forgets(lambda: page.view_restrictions.create(restriction_type="login"))

    def test_a_change_of_the_site(self) -> None:
        assert self.forgets(Site.objects.get().save)

    def test_a_change_of_any_model_of_our_rooms(self) -> None:
        from directory.models import Place

        place = Place(name="Le Phare", commune="Lille")
        assert self.forgets(place.save)
        assert self.forgets(place.delete)

    def test_signing_in_does_not(self) -> None:
        user = User.objects.create_user("lea")
        assert not self.forgets(lambda: Client().force_login(user))
        assert Session.objects.exists()

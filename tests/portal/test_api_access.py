"""How often the API may be asked, by whom, and from which pages."""

from typing import Any

import pytest
from django.test import Client
from pytest_django import Settings

from accounts.models import ApiPartner
from tests.home.fixtures import nothing_kept

__all__ = ["nothing_kept"]

pytestmark = pytest.mark.django_db

SUGGEST = "/api/v1/suggest"


def ask(path: str = SUGGEST, **headers: str) -> Any:
    return Client().get(path, {"kinds": "locality"}, headers=headers)


@pytest.fixture(autouse=True)
def twice_a_minute(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    settings.API_PER_MINUTE = 2
    monkeypatch.setattr("accounts.limits.time.time", lambda: 1_800_000_015.0)


@pytest.fixture
def key() -> str:
    partner = ApiPartner(name="Hub", contact="hub@example.org", per_minute=3)
    key = partner.give_key()
    partner.save()
    return key


def test_who_asks_too_often_is_told_when_to_come_back() -> None:
    first, second, third = ask(), ask(), ask()
    assert [first.status_code, second.status_code, third.status_code] == [200, 200, 429]
    assert third["Retry-After"] == "45"
    assert third["Content-Type"] == "application/problem+json"
    assert third.json()["title"] == "Too Many Requests"
    assert [one["RateLimit-Remaining"] for one in (first, second, third)] == ["1", "0", "0"]
    assert third["RateLimit-Limit"] == "2"


def test_the_next_minute_is_a_new_one(monkeypatch: pytest.MonkeyPatch) -> None:
    for _ in range(3):
        answer = ask()
    assert answer.status_code == 429
    monkeypatch.setattr("accounts.limits.time.time", lambda: 1_800_000_060.0)
    assert ask().status_code == 200


def test_other_clients_and_pages_are_not_counted() -> None:
    for _ in range(3):
        ask()
    elsewhere = Client(REMOTE_ADDR="203.0.113.7").get(SUGGEST)
    assert elsewhere.status_code == 200
    assert Client().get("/healthz").status_code == 200


def test_without_a_limit_nobody_counts(settings: Settings) -> None:
    settings.API_PER_MINUTE = 0
    answers = [ask() for _ in range(5)]
    assert {one.status_code for one in answers} == {200}
    assert "RateLimit-Limit" not in answers[0]


@pytest.mark.parametrize("header", ["Authorization", "X-Api-Key"])
def test_a_partner_has_a_limit_of_their_own_by_a_key(key: str, header: str) -> None:
    headers = {header: f"Bearer {key}" if header == "Authorization" else key}
    answers = [ask(**headers) for _ in range(4)]
    assert [one.status_code for one in answers] == [200, 200, 200, 429]
    assert answers[0]["RateLimit-Limit"] == "3"
    assert ask().status_code == 200


def test_a_key_that_is_not_known_is_refused(key: str) -> None:
    answer = ask(Authorization="Bearer blason_guessed")
    assert (answer.status_code, answer["WWW-Authenticate"]) == (401, "Bearer")
    assert answer["Content-Type"] == "application/problem+json"
    ApiPartner.objects.update(is_active=False)
    assert ask(Authorization=f"Bearer {key}").status_code == 401


def test_a_key_is_kept_nowhere(key: str) -> None:
    partner = ApiPartner.objects.get()
    kept = [str(getattr(partner, field.attname)) for field in ApiPartner._meta.concrete_fields]
    assert not [value for value in kept if key in value]
    assert key.startswith(partner.key_start) and len(partner.key_start) < 13


@pytest.mark.parametrize("path", [SUGGEST, "/api/v1/nothing"])
def test_any_page_of_the_web_may_read_answers_without_cookies(path: str) -> None:
    answer = ask(path, Origin="https://ville.example")
    assert answer["Access-Control-Allow-Origin"] == "*"
    assert "RateLimit-Remaining" in answer["Access-Control-Expose-Headers"]
    assert "Access-Control-Allow-Credentials" not in answer


def test_a_browser_that_asks_before_may_send_a_key() -> None:
    answer = Client().options(
        SUGGEST,
        headers={
            "Origin": "https://ville.example",
            "Access-Control-Request-Method": "GET",
            "Access-Control-Request-Headers": "authorization,x-api-key",
        },
    )
    assert answer.status_code == 204
    assert answer["Access-Control-Allow-Origin"] == "*"
    allowed = answer["Access-Control-Allow-Headers"].lower()
    assert "authorization" in allowed and "x-api-key" in allowed
    assert "RateLimit-Limit" not in ask("/healthz")

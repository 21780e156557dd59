"""A wrong setting stops the start with a sentence that says which and why."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured

from portal.settings import services

PUBLIC = {"BLASON_SECRET_KEY": "long and random", "BLASON_HOSTS": "www.example.org"}


def start(
    settings: str, shown: str = "ALLOWED_HOSTS", **variables: str
) -> subprocess.CompletedProcess[str]:
    """Read the settings as a server does, in a process of its own, which prints one of them."""
    others = {name: value for name, value in os.environ.items() if not name.startswith("BLASON_")}
    return subprocess.run(
        [sys.executable, "-c", f"import portal.settings.{settings} as s; print(s.{shown})"],
        env=others | variables,
        capture_output=True,
        text=True,
        check=False,
    )


def test_a_public_portal_starts_with_a_key_and_its_domains() -> None:
    started = start("production", **PUBLIC)
    assert started.returncode == 0, started.stderr
    assert "www.example.org" in started.stdout


def test_links_in_mails_lead_to_the_port_that_is_served() -> None:
    started = start("development", "WAGTAILADMIN_BASE_URL", PORT="8155")
    assert started.stdout == "http://127.0.0.1:8155\n"


@pytest.mark.parametrize("name", PUBLIC)
def test_a_public_portal_without_them_does_not_start(name: str) -> None:
    refused = start("production", **{**PUBLIC, name: ""})
    assert refused.returncode != 0
    assert f"{name} is empty" in refused.stderr


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("BLASON_EMAIL_PORT", "smtp"),
        ("BLASON_EMAIL_PORT", "70000"),
        ("BLASON_API_PER_MINUTE", "-1"),
        ("BLASON_PAGE_CACHE_SECONDS", "-1"),
        ("BLASON_LOG_LEVEL", "LOUD"),
        ("BLASON_TASKS", "later"),
        ("BLASON_DATABASE_URL", "mysql://localhost/blason"),
        ("BLASON_DATABASE_URL", "postgres://localhost"),
        ("BLASON_DATABASE_URL", "postgres://localhost:harbour/blason"),
        ("BLASON_CACHE_URL", "localhost:6379"),
        ("BLASON_SEARCH_URL", "elasticsearch:9200"),
        ("BLASON_OIDC_URL", "http://login.example.org"),
        ("BLASON_OIDC_URL", "login.example.org"),
    ],
)
def test_a_wrong_value_is_named(name: str, value: str) -> None:
    refused = start("production", **PUBLIC, **{name: value})
    assert refused.returncode != 0
    assert name in refused.stderr.strip().splitlines()[-1]


def test_search_settings_that_contradict_each_other_are_named(tmp_path: Path) -> None:
    def search(**options: str) -> object:
        url = options.pop("url", "https://search.example.org:9200")
        return services.elasticsearch(url, index="blason", pending=tmp_path / "p", **options)

    with pytest.raises(ImproperlyConfigured, match="BLASON_SEARCH_API_KEY"):
        search(url="https://blason:secret@search.example.org", api_key="key")
    with pytest.raises(ImproperlyConfigured, match="BLASON_SEARCH_CA_FILE"):
        search(ca_file=str(tmp_path / "no-such-file.pem"))


def test_no_sentence_gives_a_password_away() -> None:
    with pytest.raises(ImproperlyConfigured) as refused:
        services.postgresql("postgres://blason:secret@localhost")
    assert "BLASON_DATABASE_URL" in str(refused.value)
    assert "secret" not in str(refused.value)


def test_an_address_of_a_database_becomes_django_s_settings() -> None:
    database = services.postgresql("postgres://blason:p%40ss@db.example.org:5433/b?sslmode=require")
    assert database["ENGINE"] == "django.db.backends.postgresql"
    assert (database["HOST"], database["PORT"]) == ("db.example.org", 5433)
    assert (database["NAME"], database["USER"], database["PASSWORD"]) == ("b", "blason", "p@ss")
    assert database["OPTIONS"]["sslmode"] == "require"


def test_user_and_password_of_the_search_stand_apart_from_its_address(tmp_path: Path) -> None:
    search = services.elasticsearch(
        "https://blason:p%40ss@search.example.org:9200/", index="hub", pending=tmp_path / "p"
    )
    options = search["OPTIONS"]
    assert options["url"] == "https://search.example.org:9200"
    assert (options["user"], options["password"], options["index"]) == ("blason", "p@ss", "hub")
    admin = services.admin_search(search)["default"]
    assert admin["OPTIONS"] == {"basic_auth": ("blason", "p@ss")}
    assert admin["INDEX_PREFIX"] == "hub-admin-"


@pytest.mark.parametrize(
    "servers",
    [
        {},
        {
            "BLASON_DATABASE_URL": "postgres://blason@127.0.0.1:1/blason",
            "BLASON_CACHE_URL": "redis://127.0.0.1:1/0",
            "BLASON_SEARCH_URL": "http://127.0.0.1:1",
            "BLASON_TASKS": "database",
        },
    ],
    ids=["one machine", "servers, which are not asked"],
)
def test_a_public_portal_passes_every_check_of_a_deployment(
    servers: dict[str, str], tmp_path: Path
) -> None:
    variables = {
        "DJANGO_SETTINGS_MODULE": "portal.settings.production",
        "BLASON_DATA": str(tmp_path),
        "BLASON_SECRET_KEY": "0123456789-abcdefghijklmnopqrstuvwxyz-ABCDEFGHIJKLMNOPQRSTUVWXYZ",
        "BLASON_HOSTS": "www.example.org",
        "BLASON_BASE_URL": "https://www.example.org",
        "BLASON_EMAIL_HOST": "mail.example.org",
    }
    others = {name: value for name, value in os.environ.items() if not name.startswith("BLASON_")}
    checked = subprocess.run(
        [sys.executable, "manage.py", "check", "--deploy", "--fail-level", "WARNING"],
        env=others | variables | servers,
        cwd=Path(__file__).resolve().parent.parent.parent,
        capture_output=True,
        text=True,
        check=False,
    )
    assert checked.returncode == 0, checked.stderr
    assert "no issues" in checked.stdout


@pytest.mark.parametrize(
    ("named", "given"),
    [
        ("BLASON_OIDC_URL", {"BLASON_OIDC_CLIENT_ID": "blason"}),
        ("BLASON_OIDC_CLIENT_ID", {"BLASON_OIDC_URL": "https://login.example.org"}),
        (
            "BLASON_OIDC_CLIENT_SECRET",
            {"BLASON_OIDC_URL": "https://login.example.org", "BLASON_OIDC_CLIENT_ID": "blason"},
        ),
        (
            "BLASON_OIDC_SCOPES",
            {
                "BLASON_OIDC_URL": "https://login.example.org",
                "BLASON_OIDC_CLIENT_ID": "blason",
                "BLASON_OIDC_CLIENT_SECRET": "shared",
                "BLASON_OIDC_SCOPES": "email",
            },
        ),
    ],
)
def test_half_a_provider_to_sign_in_with_is_refused(named: str, given: dict[str, str]) -> None:
    refused = start("production", **PUBLIC, **given)
    assert refused.returncode != 0
    assert named in refused.stderr.strip().splitlines()[-1]

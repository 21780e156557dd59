"""A wrong setting stops the start with a sentence that says which and why."""

import os
import subprocess
import sys

import pytest

PUBLIC = {"BLASON_SECRET_KEY": "long and random", "BLASON_HOSTS": "www.example.org"}


def start(settings: str, **variables: str) -> subprocess.CompletedProcess[str]:
    """Read the settings as a server does, in a process of its own."""
    others = {name: value for name, value in os.environ.items() if not name.startswith("BLASON_")}
    return subprocess.run(
        [sys.executable, "-c", f"import portal.settings.{settings} as s; print(s.ALLOWED_HOSTS)"],
        env=others | variables,
        capture_output=True,
        text=True,
        check=False,
    )


def test_a_public_portal_starts_with_a_key_and_its_domains() -> None:
    started = start("production", **PUBLIC)
    assert started.returncode == 0, started.stderr
    assert "www.example.org" in started.stdout


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
        ("BLASON_PAGE_CACHE_SECONDS", "-1"),
        ("BLASON_LOG_LEVEL", "LOUD"),
    ],
)
def test_a_wrong_value_is_named(name: str, value: str) -> None:
    refused = start("production", **PUBLIC, **{name: value})
    assert refused.returncode != 0
    assert name in refused.stderr.strip().splitlines()[-1]

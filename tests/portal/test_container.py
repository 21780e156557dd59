"""The production form in containers names what exists; no server is started here."""

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from portal.settings import environment

CHECKOUT = Path(__file__).resolve().parent.parent.parent
COMPOSE = (CHECKOUT / "compose.yaml").read_text()
EXAMPLE = dict(
    line.split("=", 1)
    for line in (CHECKOUT / ".env.example").read_text().splitlines()
    if line and not line.startswith("#")
)


@pytest.fixture
def compose() -> dict[str, Any]:
    document: dict[str, Any] = yaml.safe_load(COMPOSE)
    return document


def test_every_variable_of_compose_is_in_the_example() -> None:
    asked = set(re.findall(r"(?<!\$)\$\{(\w+)", COMPOSE))
    assert asked == set(EXAMPLE)


def test_every_variable_of_the_portal_is_one_of_its_settings(compose: dict[str, Any]) -> None:
    for name in compose["services"]["web"]["environment"]:
        assert hasattr(environment, name.removeprefix("BLASON_")), name


def test_what_needs_a_secret_does_not_start_without_one() -> None:
    for name in ("BLASON_SECRET_KEY", "POSTGRES_PASSWORD", "ELASTIC_PASSWORD"):
        assert EXAMPLE[name] == ""
        assert f"${{{name}:?" in COMPOSE


def test_services_wait_for_services_that_tell_how_they_are(compose: dict[str, Any]) -> None:
    services = compose["services"]
    for service in services.values():
        for name, wait in service.get("depends_on", {}).items():
            if wait["condition"] == "service_healthy" and name != "web":  # the image's own check
                assert "test" in services[name]["healthcheck"]


def test_every_volume_is_declared_and_every_file_is_there(compose: dict[str, Any]) -> None:
    for service in compose["services"].values():
        for volume in service.get("volumes", []):
            source = volume.split(":")[0]
            if source.startswith("./"):
                assert (CHECKOUT / source).is_file()
            else:
                assert source in compose["volumes"]


def test_the_image_runs_without_root_and_asks_a_program_that_is_there() -> None:
    last_stage = (CHECKOUT / "Dockerfile").read_text().split("\nFROM ")[-1]
    assert "\nUSER blason\n" in last_stage
    check = re.search(r'HEALTHCHECK.*?CMD \["([^"]+)"\]', last_stage, re.DOTALL)
    assert check is not None
    assert (CHECKOUT / check[1]).stat().st_mode & 0o111

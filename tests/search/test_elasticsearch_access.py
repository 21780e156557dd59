"""A cluster that asks who comes and shows a certificate of its own: as hubs run it."""

import base64
import hashlib
import os
import ssl
import subprocess
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.error import HTTPError, URLError
from urllib.request import urlopen

import pytest
from elasticsearch import Elasticsearch as Client

from search.elasticsearch import ElasticsearchEngine
from search.protocol import Document, Query, SearchUnavailable
from tests.services.elasticsearch import Elasticsearch
from tests.services.server import HOST, program
from tests.serving import free_port

USER, PASSWORD = "portal", "correct horse battery staple"

SECURITY = {
    "xpack.security.enabled": "true",
    "xpack.security.autoconfiguration.enabled": "false",
    "xpack.security.http.ssl.enabled": "true",
    "xpack.security.http.ssl.key": "http.key",
    "xpack.security.http.ssl.certificate": "http.crt",
}


class SecuredNode(Elasticsearch):
    """A node that speaks TLS with its own authority and knows one user."""

    @property
    def url(self) -> str:
        return f"https://{HOST}:{self.port}"

    @property
    def ca_file(self) -> Path:
        return self.folder / "config" / "http.crt"

    def prepare(self) -> None:
        super().prepare()
        config = self.folder / "config"
        subprocess.run(
            [
                program("openssl", "openssl"),
                *("req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2"),
                *("-subj", "/CN=blason", "-addext", f"subjectAltName=IP:{HOST}"),
                *("-keyout", str(config / "http.key"), "-out", str(self.ca_file)),
            ],
            check=True,
            capture_output=True,
        )
        (config / "users").write_text(f"{USER}:{_hashed(PASSWORD)}\n")
        (config / "users_roles").write_text(f"superuser:{USER}\n")

    def answers(self) -> bool:
        context = ssl.create_default_context(cafile=str(self.ca_file))
        try:
            urlopen(self.url, timeout=5, context=context)
        except HTTPError as error:
            return error.code == 401
        except (URLError, OSError):
            return False
        return True


def _hashed(password: str) -> str:
    """``password`` as Elasticsearch's file of users holds it."""
    salt = os.urandom(16)
    key = hashlib.pbkdf2_hmac("sha512", password.encode(), salt, 10_000, 32)
    return "{PBKDF2}10000$" + "$".join(base64.b64encode(part).decode() for part in (salt, key))


@dataclass(frozen=True, slots=True)
class Access:
    """What an administrator of the cluster hands out."""

    url: str
    ca_file: str
    api_key: str


@pytest.fixture(scope="module")
def access(elasticsearch_home: Path) -> Iterator[Access]:
    with tempfile.TemporaryDirectory(prefix="blason-secured-") as name:
        node = SecuredNode(
            Path(name), elasticsearch_home, port=free_port(), settings=SECURITY, brief=True
        )
        node.start()
        ca_file = str(node.ca_file)
        client = Client(
            node.url, basic_auth=(USER, PASSWORD), ca_certs=ca_file, request_timeout=120
        )
        key = client.security.create_api_key(name="portal").body["encoded"]
        yield Access(node.url, ca_file, key)
        node.kill()


def test_a_user_with_the_right_password_comes_in(access: Access) -> None:
    engine = ElasticsearchEngine(
        access.url, user=USER, password=PASSWORD, ca_file=access.ca_file, timeout=30.0
    )
    engine.rebuild([Document("lamp-1", "lamp", "Lampe")])
    assert engine.search(Query(text="lampe")).count == 1
    engine.check()


def test_an_api_key_does_as_well(access: Access) -> None:
    engine = ElasticsearchEngine(
        access.url, index="with-key", api_key=access.api_key, ca_file=access.ca_file, timeout=30.0
    )
    engine.rebuild([Document("lamp-1", "lamp", "Lampe")])
    assert engine.search(Query(text="lampe")).count == 1


@pytest.mark.parametrize(
    "signature", [{"user": USER, "password": "wrong"}, {"api_key": "d3Jvbmc6"}, {}]
)
def test_others_stay_outside_and_it_is_said(access: Access, signature: dict[str, str]) -> None:
    engine = ElasticsearchEngine(access.url, ca_file=access.ca_file, timeout=30.0, **signature)  # type: ignore[arg-type]
    with pytest.raises(SearchUnavailable, match="401"):
        engine.check()


def test_a_certificate_of_an_unknown_authority_is_refused(access: Access) -> None:
    engine = ElasticsearchEngine(access.url, user=USER, password=PASSWORD, timeout=30.0)
    with pytest.raises(SearchUnavailable, match="TLS"):
        engine.check()

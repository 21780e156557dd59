"""A small OpenID Connect provider that answers on this machine, in ProConnect's form."""

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit

import jwt
from cryptography.hazmat.primitives.asymmetric import rsa

CLIENT_ID = "blason"
SECRET = "shared with the portal"


@dataclass
class Provider:
    """What it tells of the person who signs in, and what it was asked."""

    url: str
    person: dict[str, Any] = field(default_factory=dict)
    nonce: str = ""
    key: Any = field(
        default_factory=lambda: rsa.generate_private_key(public_exponent=65537, key_size=2048)
    )
    signing_key: Any = None  # another than the one that it publishes, when set
    asked: list[dict[str, list[str]]] = field(default_factory=list)

    def signed(self, claims: dict[str, Any]) -> str:
        """A token of this provider's for the portal."""
        whole = {"iss": self.url, "aud": CLIENT_ID, "exp": 4_000_000_000, "iat": 0, **claims}
        key = self.signing_key or self.key
        return jwt.encode(whole, key, algorithm="RS256", headers={"kid": "one"})

    def arrive(self, address: str) -> str:
        """A browser is led here: remember the nonce, and give the state to come back with."""
        asked = parse_qs(urlsplit(address).query)
        self.asked.append(asked)
        self.nonce = asked["nonce"][0]
        return asked["state"][0]

    def answer(self, path: str) -> tuple[str, str]:
        """Content type and body for one of its addresses."""
        if path == "/.well-known/openid-configuration":
            names = {"authorization": "authorize", "token": "token", "userinfo": "userinfo"}
            known = {f"{name}_endpoint": f"{self.url}/{end}" for name, end in names.items()}
            whole = {**known, "issuer": self.url, "jwks_uri": f"{self.url}/keys"}
            return "application/json", json.dumps(whole)
        if path == "/keys":
            public = json.loads(jwt.algorithms.RSAAlgorithm.to_jwk(self.key.public_key()))
            return "application/json", json.dumps({"keys": [{**public, "kid": "one"}]})
        if path == "/token":
            id_token = self.signed({"sub": self.person["sub"], "nonce": self.nonce})
            given = {"access_token": "open", "token_type": "Bearer", "id_token": id_token}
            return "application/json", json.dumps(given)
        return "application/jwt", self.signed(self.person)


@contextmanager
def running() -> Iterator[Provider]:
    """A provider that answers until the block ends."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.rfile.read(int(self.headers.get("Content-Length", 0)))
            kind, body = provider.answer(urlsplit(self.path).path)
            self.send_response(200)
            self.send_header("Content-Type", kind)
            self.end_headers()
            self.wfile.write(body.encode())

        do_POST = do_GET  # noqa: N815

        def log_message(self, *args: Any) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    provider = Provider(f"http://127.0.0.1:{server.server_port}")
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield provider
    server.shutdown()
    server.server_close()

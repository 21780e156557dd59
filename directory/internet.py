"""Connections to the open internet, and to nothing else.

Whoever uses the portal must not look into the network that it stands in: names are resolved here,
every address must be public, and the connection goes to the one that was looked at, so that a name
that answers otherwise the second time leads nowhere.
"""

import ipaddress
import socket
import ssl
from http.client import HTTPConnection, HTTPSConnection

_NAT64 = ipaddress.ip_network("64:ff9b::/96")


class Private(Exception):
    """A name that leads into a network that is not public."""


class PublicConnection(HTTPConnection):
    """HTTP with a public address; ``connect`` raises ``Private`` where there is none."""

    def connect(self) -> None:
        self.sock = _connected(self.host, self.port, self.timeout)


class PublicSecureConnection(HTTPSConnection):
    """HTTPS with a public address; ``connect`` raises ``Private`` where there is none."""

    def connect(self) -> None:
        plain = _connected(self.host, self.port, self.timeout)
        self.sock = ssl.create_default_context().wrap_socket(plain, server_hostname=self.host)


def is_public(address: str) -> bool:
    """Whether an IP address is one of the open internet, in whatever form it is written."""
    ip = ipaddress.ip_address(address.partition("%")[0])
    if isinstance(ip, ipaddress.IPv6Address):
        inner = ip.ipv4_mapped or ip.sixtofour
        if inner:
            return inner.is_global
        if ip in _NAT64:
            return ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF).is_global
    return ip.is_global and not ip.is_multicast


def _connected(host: str, port: int, timeout: float | None) -> socket.socket:
    """A connection to a public address of ``host``, which must have no other."""
    found = [one[4] for one in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)]
    for where in found:
        if not is_public(str(where[0])):
            raise Private(host)
    failure: OSError | None = None
    for where in found:
        try:
            return socket.create_connection((str(where[0]), port), timeout)
        except OSError as error:
            failure = error
    raise failure or OSError(host)

"""Web addresses from which lists may be fetched: of hosts that are allowed, at network addresses that are checked."""

import ipaddress
import socket
from dataclasses import dataclass
from urllib.parse import quote, urlsplit

from directory.errors import InvalidInput
from directory.i18n import N_
from directory.settings import Fetching, origin_of

NO_ADDRESS = N_("Write the whole address of the file, as https://dati.example.org/elenchi/servizi.csv.")
WITH_PASSWORD = N_(
    "Leave the user name and password out of the address: everybody who sees this page would read them. Only lists "
    "that are open can be fetched."
)
NOT_ALLOWED = N_(
    "Lists may not be fetched from %(host)s. Whoever runs this site can allow it (PROSSIMA_FETCH_HOSTS); until then, "
    "download the list and upload it here."
)
NOT_ENCRYPTED = N_("The address must begin with https://, so that nobody on the way can change the list.")
NO_SUCH_HOST = N_("There is no server called %(host)s, or the network does not answer: check the address.")
NOT_PUBLIC = N_(
    "%(host)s leads into a private network, from which no lists are fetched. If it is yours, whoever runs this site "
    "can allow it (PROSSIMA_FETCH_PRIVATE_HOSTS)."
)
NAT64 = ipaddress.ip_network("64:ff9b::/96")  # IPv4 within IPv6, RFC 6052
SAFE_IN_PATHS = "/%:@!$&'()*+,;=~?"


@dataclass(frozen=True)
class WebAddress:
    """An address, taken apart once: what is checked is what is asked.

    Args:
        path: with the query, as it is sent.
    """

    scheme: str
    host: str
    port: int
    path: str

    @property
    def origin(self) -> str:
        """Scheme, host and port, as settings have them."""
        return origin_of(self.scheme, self.host, self.port)

    @property
    def text(self) -> str:
        """The whole address."""
        return self.origin + self.path


def web_address(text: str, fetching: Fetching) -> WebAddress:
    """The address, if lists may be fetched from there.

    Raises:
        InvalidInput: it is none, has a password in it, or its host is not allowed; the sentence says what to do.
    """
    address, has_password = _taken_apart(text)
    if has_password:
        raise InvalidInput(WITH_PASSWORD)
    allowed = {*fetching.hosts, *fetching.private_hosts}
    if address.origin in allowed:
        return address
    if address.scheme == "http" and origin_of("https", address.host, None) in allowed:
        raise InvalidInput(NOT_ENCRYPTED)
    raise InvalidInput(NOT_ALLOWED, host=address.origin.partition("://")[2])


def _taken_apart(text: str) -> tuple[WebAddress, bool]:
    try:
        parts = urlsplit(text.strip())
        host = (parts.hostname or "").encode("idna").decode()
        usual = {"http": 80, "https": 443}[parts.scheme]
        port = parts.port or usual
    except (ValueError, KeyError) as problem:  # a port or host that is none; another scheme
        raise InvalidInput(NO_ADDRESS) from problem
    if not host or not host.isprintable() or set(host) & set(" /\\@"):
        raise InvalidInput(NO_ADDRESS)
    path = quote(f"{parts.path or '/'}{f'?{parts.query}' if parts.query else ''}", safe=SAFE_IN_PATHS)
    return WebAddress(parts.scheme, host, port, path), "@" in parts.netloc


def network_addresses(address: WebAddress, fetching: Fetching) -> list[str]:
    """Where the host is, in the order in which to try; to connect to these, and not to its name, which may lead
    elsewhere the next time (DNS rebinding).

    Raises:
        InvalidInput: it is nowhere, or (unless that is allowed for it) not on the public network.
    """
    try:
        found = socket.getaddrinfo(address.host, address.port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as problem:
        raise InvalidInput(NO_SUCH_HOST, host=address.host) from problem
    addresses = list(dict.fromkeys(str(one[4][0]) for one in found))
    if address.origin not in fetching.private_hosts and not all(map(is_public, addresses)):
        raise InvalidInput(NOT_PUBLIC, host=address.host)
    return addresses


def is_public(text: str) -> bool:
    """Whether a network address is reached over the public network, and is neither this machine nor beside it.

    >>> [is_public(one) for one in ("9.9.9.9", "127.0.0.1", "169.254.169.254", "::ffff:10.0.0.1", "64:ff9b::a00:1")]
    [True, False, False, False, False]
    """
    address = ipaddress.ip_address(text)
    if isinstance(address, ipaddress.IPv6Address):
        inner = address.ipv4_mapped or address.sixtofour
        if address in NAT64:
            inner = ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)
        if inner is not None:
            return is_public(str(inner))
    return address.is_global and not address.is_multicast

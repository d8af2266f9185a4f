"""Over https a server must prove its name, although the connection goes to the network address that was checked."""

import socket
import ssl
import threading
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec

from directory.errors import InvalidInput
from directory.settings import Fetching
from importers.fetching import download as download_module
from importers.fetching.download import download
from importers.fetching.fetched import Fetched, Version
from tests.importers.publishing import Published, Publisher, publishing

NAME = "dati.example.org"


def certificate(folder: Path) -> Path:
    """A certificate of that name with its key, which vouches for itself."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, NAME)])
    now = datetime.now(UTC)
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(1)
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName(NAME)]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    path = folder / "certificate.pem"
    path.write_bytes(
        made.public_bytes(serialization.Encoding.PEM)
        + key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    )
    return path


@pytest.fixture(scope="module")
def proof(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return certificate(tmp_path_factory.mktemp("tls"))


@pytest.fixture(scope="module")
def server(proof: Path) -> Iterator[Publisher]:
    with publishing() as running:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(proof)
        running.socket = context.wrap_socket(running.socket, server_side=True)
        yield running


@pytest.fixture(autouse=True)
def names(server: Publisher, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every name leads to the server."""
    place = ("127.0.0.1", server.server_port)
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: [(socket.AF_INET, socket.SOCK_STREAM, 6, "", place)])


def fetched(server: Publisher, host: str, into: Path, seconds: float = 5) -> Fetched | None:
    origin = f"https://{host}:{server.server_port}"
    fetching = Fetching(private_hosts=(origin,), seconds=seconds)  # type: ignore[arg-type]
    return download(f"{origin}/x", into / "list", fetching=fetching, most_bytes=100, known=Version())


def test_a_server_that_proves_its_name_is_asked(
    server: Publisher, proof: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(proof))
    server.at["/x"] = Published(b"nome")
    assert fetched(server, NAME, tmp_path) is not None


def test_a_server_that_does_not_prove_its_name_is_not_asked(
    server: Publisher, proof: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(InvalidInput) as unknown:
        fetched(server, NAME, tmp_path)
    monkeypatch.setenv("SSL_CERT_FILE", str(proof))
    with pytest.raises(InvalidInput) as other:
        fetched(server, "altro.example.org", tmp_path)
    assert {unknown.value.message, other.value.message} == {download_module.NOT_TRUSTED}


@pytest.mark.parametrize("drips", ["headers", "body"])
def test_an_encrypted_answer_is_cut_off_when_the_time_is_over(
    server: Publisher, proof: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, drips: str
) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(proof))
    server.at["/x"] = Published(drips=drips)
    with pytest.raises(InvalidInput) as caught:
        fetched(server, NAME, tmp_path, seconds=0.2)
    assert caught.value.message == download_module.TOO_SLOW


def test_a_server_that_greets_and_falls_silent_is_left(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as silent:
        taken: list[socket.socket] = []
        thread = threading.Thread(target=lambda: taken.append(silent.accept()[0]))
        thread.start()
        origin = f"https://{NAME}:{silent.getsockname()[1]}"
        fetching = Fetching(private_hosts=(origin,), seconds=0.2)  # type: ignore[arg-type]
        place = ("127.0.0.1", silent.getsockname()[1])
        with pytest.MonkeyPatch.context() as names:
            names.setattr(socket, "getaddrinfo", lambda *_, **__: [(socket.AF_INET, socket.SOCK_STREAM, 6, "", place)])
            with pytest.raises(InvalidInput) as caught:
                download(f"{origin}/x", tmp_path / "list", fetching=fetching, most_bytes=1, known=Version())
        thread.join()
        taken[0].close()
    assert caught.value.message == download_module.TOO_SLOW

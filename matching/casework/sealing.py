"""What is stored of a person, sealed: AES-256-GCM with keys from the settings (docs/decisions/0015-casework.md).

A sealed text is bound to its case and its part of it, so one that was moved to another row or column does not open.
"""

import json
import os
import uuid
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Iterable
from hashlib import sha256
from typing import Any, Final

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from directory.errors import NotReady
from directory.i18n import N_

NO_KEYS: Final = N_(
    "Profiles of persons cannot be kept yet: an administrator must set PROSSIMA_CASE_KEYS "
    "(“prossima cases new-key” makes a key; docs/settings.md). Nothing is stored without."
)
OTHER_KEY: Final = N_(
    "The profile of “%(person)s” was encrypted with a key that is no longer set. Nothing is lost: an administrator "
    "must put the former key back into PROSSIMA_CASE_KEYS, behind the first one."
)
ALTERED: Final = N_(
    "What is stored of “%(person)s” cannot be opened: it was altered, or belongs to another person. An administrator "
    "must take it from a backup. Nothing was changed."
)
_KEY_BYTES: Final = 32  # `directory.settings.is_case_key`
_FORMAT: Final = b"\x01"
_FINGERPRINT_BYTES, _NONCE_BYTES, _BLOCK_BYTES = 8, 12, 512  # texts are filled up to blocks, which hides their length


def new_key() -> str:
    """A random key of 256 bits, as the settings have it."""
    return urlsafe_b64encode(os.urandom(_KEY_BYTES)).decode("ascii")


class CaseKeys:
    """The keys of this installation: the first one seals, all of them open."""

    def __init__(self, keys: Iterable[str]) -> None:
        """Take them from the settings (`Settings.case_keys`).

        Raises:
            NotReady: there are none.
        """
        raw = [urlsafe_b64decode(key) for key in keys]
        if not raw:
            raise NotReady(NO_KEYS)
        self._ciphers = {_fingerprint(one): AESGCM(one) for one in reversed(raw)}
        self._first = _fingerprint(raw[0])

    def seal(self, content: dict[str, Any], case_id: uuid.UUID, part: str) -> bytes:
        """Encrypt a JSON object for that part of that case: format, fingerprint of the key, nonce, ciphertext."""
        text = json.dumps(content, ensure_ascii=False, sort_keys=True).encode()
        filled = text + b" " * (-len(text) % _BLOCK_BYTES)
        nonce = os.urandom(_NONCE_BYTES)
        head = _FORMAT + self._first
        return head + nonce + self._ciphers[self._first].encrypt(nonce, filled, _bound(head, case_id, part))

    def unseal(self, sealed: bytes, case_id: uuid.UUID, part: str, *, person: str) -> dict[str, Any]:
        """Decrypt what was sealed for that part of that case.

        Args:
            person: the reference, for the sentence.
        Raises:
            NotReady: its key is not among ours, or it was altered or moved; which, is said.
        """
        head, nonce, ciphertext = _split(sealed)
        cipher = self._ciphers.get(head[len(_FORMAT) :])
        if cipher is None:
            raise NotReady(OTHER_KEY, person=person)
        try:
            text = cipher.decrypt(nonce, ciphertext, _bound(head, case_id, part))
        except (InvalidTag, ValueError) as problem:
            raise NotReady(ALTERED, person=person) from problem
        content: dict[str, Any] = json.loads(text)
        return content

    def is_first(self, sealed: bytes) -> bool:
        """Whether the first key sealed it."""
        return _split(sealed)[0] == _FORMAT + self._first


def _fingerprint(key: bytes) -> bytes:
    """Tells keys apart without telling the key."""
    return sha256(b"prossima case key" + key).digest()[:_FINGERPRINT_BYTES]


def _split(sealed: bytes) -> tuple[bytes, bytes, bytes]:
    head_ends = len(_FORMAT) + _FINGERPRINT_BYTES
    return sealed[:head_ends], sealed[head_ends : head_ends + _NONCE_BYTES], sealed[head_ends + _NONCE_BYTES :]


def _bound(head: bytes, case_id: uuid.UUID, part: str) -> bytes:
    return head + case_id.bytes + part.encode()

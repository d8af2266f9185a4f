"""What is slow for good reason in earnest, and in tests only costs time: passwords' hashes, compiling templates."""

from types import CodeType

from flask import Flask
from jinja2 import BytecodeCache
from jinja2.bccache import Bucket
from passlib.hash import argon2


class CompiledTemplates(BytecodeCache):
    """Templates that an application of this process compiled, for the next one."""

    def __init__(self) -> None:
        """None yet."""
        self._kept: dict[tuple[str, str], CodeType] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        """Give what was compiled, if it was."""
        bucket.code = self._kept.get((bucket.key, bucket.checksum))

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep what is compiled."""
        if bucket.code is not None:
            self._kept[bucket.key, bucket.checksum] = bucket.code


def be_quick() -> None:
    """Let tests hash hundreds of passwords cheaply, and hundreds of applications share their templates."""
    argon2.memory_cost, argon2.default_rounds, argon2.parallelism = 1024, 1, 1
    Flask.jinja_options = {**Flask.jinja_options, "bytecode_cache": CompiledTemplates()}

"""What is slow for good reason in earnest, and in tests only costs time: passwords' hashes, compiling what an
application consists of and asks its database.
"""

from collections.abc import Callable
from functools import wraps
from types import CodeType

import sqlalchemy as sa
from flask import Flask
from jinja2 import BytecodeCache
from jinja2.bccache import Bucket
from passlib.hash import argon2
from werkzeug.routing import Rule


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
    """Let tests hash hundreds of passwords cheaply, and hundreds of applications share their templates and rules."""
    argon2.memory_cost, argon2.default_rounds, argon2.parallelism = 1024, 1, 1
    Flask.jinja_options = {**Flask.jinja_options, "bytecode_cache": CompiledTemplates()}
    Rule._compile_builder = _once_for_each_rule(Rule._compile_builder)  # type: ignore[method-assign]
    sa.create_engine = _with_compiled_statements(sa.create_engine)


def _with_compiled_statements(create: Callable[..., sa.Engine]) -> Callable[..., sa.Engine]:
    """Making an engine that knows the statements which engines alike have compiled, for other databases."""
    kept: dict[tuple[object, ...], sa.Engine] = {}

    @wraps(create)
    def remembering(url: object, **options: object) -> sa.Engine:
        engine = create(url, **options)
        key = type(engine.dialect), repr(sorted(options.items()))
        first = kept.setdefault(key, engine)
        if getattr(first.dialect, "server_version_info", None):  # it has been connected, so it knows its server
            engine.dialect, engine._compiled_cache = first.dialect, first._compiled_cache
        return engine

    return remembering


_Builder = Callable[..., tuple[str, str]]  # (rule, values) -> domain and path


def _once_for_each_rule(compile_builder: Callable[..., _Builder]) -> Callable[..., _Builder]:
    """Compiling how the addresses of a rule are put together, without doing so again for the next application."""
    kept: dict[tuple[object, ...], _Builder] = {}

    @wraps(compile_builder)
    def remembering(rule: Rule, append_unknown: bool = True) -> _Builder:
        if rule.defaults:
            return compile_builder(rule, append_unknown)
        key = rule.rule, tuple(rule._trace), append_unknown
        if key not in kept:
            kept[key] = compile_builder(rule, append_unknown)
        return kept[key]

    return remembering

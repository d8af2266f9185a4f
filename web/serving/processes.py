"""Processes that one process keeps running: it starts them, starts again those that die, and ends them all."""

import logging
import os
import signal
import threading
import time
from collections.abc import Callable, Iterator, Sequence, Set
from contextlib import contextmanager
from multiprocessing import connection, get_context, parent_process
from multiprocessing.process import BaseProcess
from multiprocessing.resource_tracker import ensure_running
from types import FrameType

AGAIN_SECONDS = 5.0  # from one start of a process to its next: one that cannot start must not keep the machine busy
END_SECONDS = 30.0  # for all of them to end by themselves
_ENDING = {signal.SIGTERM, signal.SIGINT}

Start = Callable[[], BaseProcess]
log = logging.getLogger(__name__)


def keep_running(starts: Sequence[Start]) -> None:
    """Start these processes, and again each one that ends by itself, until this process is told to end; then end them.

    It must have no other threads: what they hold at that moment would be held for ever in a process that is forked.
    """
    with _told_to_end() as told:
        kept = [_Kept(start) for start in starts]
        try:
            while not connection.wait([told], timeout=0):
                early = [one.see_to_it() for one in kept]
                running = [one.process.sentinel for one in kept if one.process is not None]
                connection.wait([told, *running], timeout=min(filter(None, early), default=None))
        finally:
            _end([one.process for one in kept if one.process is not None])


def forked(target: Callable[[], None], name: str) -> BaseProcess:
    """A started process that shares what this one has read. It ends with SIGTERM, or when this process is gone."""
    process = get_context("fork").Process(target=_begin, args=(target,), name=name)
    # What tells it to end between its birth and its own handlers waits for these; the handlers of this process would
    # tell this process.
    with _held_off(_ENDING):
        process.start()
    return process


def spawned(target: Callable[[], None], name: str) -> BaseProcess:
    """A started process that shares nothing. It ends with SIGTERM; Ctrl+C, which reaches all, never comes to it."""
    process = get_context("spawn").Process(target=target, name=name)
    ensure_running()  # the first process that is spawned starts a tracker, which lets Ctrl+C in again
    with _held_off({signal.SIGINT}):  # as long as it lives, since it takes over what is held off at its birth
        process.start()
    return process


@contextmanager
def _held_off(signals: Set[signal.Signals]) -> Iterator[None]:
    before = signal.pthread_sigmask(signal.SIG_BLOCK, signals)
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def end_with_parent() -> None:
    """From now on this process is told to end when the one that started it is gone."""
    if (parent := parent_process()) is not None:
        threading.Thread(target=_end_with, args=(parent.sentinel,), daemon=True).start()


def _begin(target: Callable[[], None]) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C reaches all at once; the parent tells this one
    signal.signal(signal.SIGTERM, _leave)
    signal.pthread_sigmask(signal.SIG_UNBLOCK, _ENDING)
    end_with_parent()
    target()


def _leave(_number: int, _frame: FrameType | None) -> None:
    signal.signal(signal.SIGTERM, signal.SIG_IGN)  # being told twice must not interrupt the ending
    raise SystemExit


def _end_with(sentinel: int) -> None:
    connection.wait([sentinel])
    os.kill(os.getpid(), signal.SIGTERM)


class _Kept:
    def __init__(self, start: Start) -> None:
        self._start = start
        self._due = 0.0  # when it may be started the next time
        self.process: BaseProcess | None = None

    def see_to_it(self) -> float:
        """Start it where it does not run. Returns in how many seconds that is to be done; 0 where it runs."""
        if self.process is not None and self.process.exitcode is not None:
            log.warning("Process %s ended (%s) and is started again", self.process.name, self.process.exitcode)
            self.process.close()
            self.process = None
        if self.process is None and (early := self._due - time.monotonic()) > 0:
            return early
        if self.process is None:
            self._due = time.monotonic() + AGAIN_SECONDS
            self.process = self._start()
        return 0.0


def _end(processes: Sequence[BaseProcess]) -> None:
    until = time.monotonic() + END_SECONDS
    for process in processes:
        process.terminate()
    for process in processes:
        process.join(max(0.0, until - time.monotonic()))
        if process.is_alive():
            log.warning("Process %s does not end and is stopped", process.name)
            process.kill()
            process.join()


@contextmanager
def _told_to_end() -> Iterator[int]:
    """What can be read from as soon as this process is told to end; until then it may do something else to the end."""
    told, tell = os.pipe()
    heeded = [number for number in _ENDING if signal.getsignal(number) is not signal.SIG_IGN]  # as in a shell's "… &"
    before = {number: signal.signal(number, lambda *_: os.write(tell, b".")) for number in heeded}
    try:
        yield told
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
        os.close(told)
        os.close(tell)

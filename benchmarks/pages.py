"""The page of results under a web server, beside a bare Flask page that shows twenty rows from memory.

Both are processes of their own on this machine, asked by 20 people at the same time, in turn. New questions are asked
once each, as many different people do; the same again were asked before, as popular ones and those one goes back to.

`python -m benchmarks.pages [SIZE] [--processes N] [--server gunicorn]` measures more processes of each, or another
server, where that is installed.
"""

import argparse
import os
import random
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from benchmarks.directory_of_rows import kept_or_made
from benchmarks.load import Load, put_load
from benchmarks.measure import Measure, percentile
from benchmarks.questions import Question, mix
from benchmarks.report import print_tables
from benchmarks.synthetic import World
from web.cli.serving import THREADS

if TYPE_CHECKING:
    from benchmarks.stage import Stage

SIZE = 100_000
USERS = 20
ROUNDS = 3
PEER = "bare Flask page"
_START_SECONDS = 120
_ROOT = Path(__file__).parent.parent
_APP = "benchmarks.page_server:make_app"
_GTHREAD = f"--preload -k gthread -w {{processes}} --threads {THREADS} --keep-alive 60"
_GRANIAN = f"-m granian --interface wsgi --workers {{processes}} --blocking-threads {THREADS} --no-ws --host 127.0.0.1"
SERVERS = {
    "waitress": "-m benchmarks.page_server {port}",
    "gunicorn": f"-m gunicorn {_GTHREAD} -b 127.0.0.1:{{port}} {_APP}()",
    "granian": f"{_GRANIAN} --port {{port}} --factory {_APP}",
}


def measure(stage: "Stage") -> Iterator[Measure]:
    """Under waitress, which `prossima serve` uses."""
    yield from measured(stage.size, stage.world, "waitress", processes=1)


def measured(size: int, world: World, server: str, *, processes: int) -> Iterator[Measure]:
    """Answers a second, the slowest hundredth, and the server's own processor time for a request."""
    kept_or_made(size, world)
    asked_before = _paths(world, 99)
    rounds = {
        "new questions": [_paths(world, seed) for seed in range(200, 200 + ROUNDS)],
        "the same again": [asked_before] * ROUNDS,
    }
    with _serving("prossima", size, server, processes) as ours, _serving("bare", size, server, processes) as bare:
        for one in [ours, bare] * (1 if processes == 1 else 4 * processes):  # until each process was asked nearly all
            put_load(one.port, asked_before, users=USERS)  # also makes what is made once per process
        for topic, paths_of_rounds in reversed(rounds.items()):
            own, peer = [_Measured() for _ in range(2)]
            for paths in paths_of_rounds:
                own.add(ours, paths)
                peer.add(bare, paths * 3)
            for unit in ("requests/s", "p99, ms", "processor, ms"):
                name = f"page, {topic}" + ("" if unit == "requests/s" else f", {unit.partition(',')[0]}")
                kind = unit if unit == "requests/s" else "ms"
                yield Measure(name, size, own.figure(unit), peer.figure(unit), PEER, kind)


class _Server:
    def __init__(self, port: int, pid: int) -> None:
        self.port = port
        self._pid = pid

    def processor_seconds(self) -> float:
        """Of the server and the processes that it started."""
        return sum(_own_seconds(pid) for pid in (self._pid, *_children(self._pid)))


class _Measured:
    def __init__(self) -> None:
        self.loads: list[Load] = []
        self.processor = 0.0

    def add(self, server: _Server, paths: Sequence[str]) -> None:
        before = server.processor_seconds()
        self.loads.append(put_load(server.port, paths, users=USERS))
        self.processor += server.processor_seconds() - before

    def figure(self, unit: str) -> float:
        """The best round's throughput, since machines are noisy; the rest over all rounds."""
        latencies = [one for load in self.loads for one in load.latencies]
        if unit == "requests/s":
            return max(load.per_second for load in self.loads)
        return percentile(latencies, 0.99) if unit.startswith("p99") else self.processor * 1000 / len(latencies)


def _own_seconds(pid: int) -> float:
    fields = Path(f"/proc/{pid}/stat").read_text("ascii").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def _children(pid: int) -> list[int]:
    return [int(one) for one in Path(f"/proc/{pid}/task/{pid}/children").read_text("ascii").split()]


def _paths(world: World, seed: int) -> list[str]:
    """345 questions as addresses, in any order."""
    paths = [path_of(question) for question in mix(world, seed)]
    random.Random(seed).shuffle(paths)
    return paths


def path_of(question: Question) -> str:
    """The address of a question."""
    parts: list[tuple[str, object]] = [("q", question.text)]
    parts += [("near", question.place)] if question.place else []
    parts += [("within", question.within_km)] if question.within_km else []
    parts += [(name, value) for name, values in question.filters.items() for value in values]
    return f"/search?{urlencode(parts)}"


@contextmanager
def _serving(page: str, size: int, server: str, processes: int) -> Iterator[_Server]:
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    command = [sys.executable, *SERVERS[server].format(port=port, processes=processes).split()]
    environment = {**os.environ, "BENCH_PAGE": page, "BENCH_SIZE": str(size), "BENCH_PROCESSES": str(processes)}
    with subprocess.Popen(command, cwd=_ROOT, env=environment, stderr=subprocess.DEVNULL) as process:
        try:
            _wait_for(port, process)
            yield _Server(port, process.pid)
        finally:
            process.terminate()


def _wait_for(port: int, process: "subprocess.Popen[bytes]") -> None:
    """Until it listens.

    Raises:
        RuntimeError: it ended, or takes too long.
    """
    for _ in range(_START_SECONDS * 10):
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
        except OSError:
            if process.poll() is not None:
                break
            time.sleep(0.1)
        else:
            return
    raise RuntimeError("the web server did not start")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(prog="python -m benchmarks.pages", description=__doc__)
    parser.add_argument("size", type=int, nargs="?", default=SIZE, help="listings")
    parser.add_argument("--server", choices=SERVERS, default="waitress")
    parser.add_argument("--processes", type=int, default=1, help="of each server")
    options = parser.parse_args()
    print_tables(list(measured(options.size, World.bundled(), options.server, processes=options.processes)))

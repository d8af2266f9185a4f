"""`prossima serve` as real processes on loopback."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import requests

from directory.settings import Settings
from tests.web.cli.conftest import command_line

_ESTABLISHED = "01"
LONG_SECONDS = 60.0  # for what takes a few where nothing else runs
# Ctrl+C is ignored in what a shell starts with "… &".
_COMMAND = "import signal; signal.signal(signal.SIGINT, signal.default_int_handler); from web.cli import main; main()"


@dataclass
class Server:
    """Its processes, and how to ask them."""

    port: int
    process: "subprocess.Popen[bytes]"
    output: Path

    def url(self, path: str) -> str:
        """The address of a page."""
        return f"http://127.0.0.1:{self.port}{path}"

    def pages(self) -> list[int]:
        """The processes that answer."""
        return [pid for pid in children(self.process.pid) if "multiprocessing" not in command_of(pid)]

    def jobs(self) -> list[int]:
        """The processes that do background jobs."""
        return [pid for pid in children(self.process.pid) if "spawn_main" in command_of(pid)]

    def connections(self, process: int) -> int:
        """How many connections a process has taken and keeps."""
        rows = [line.split() for line in Path("/proc/net/tcp").read_text("ascii").splitlines()[1:]]
        taken = {f"socket:[{row[9]}]" for row in rows if row[3] == _ESTABLISHED and int(row[1][-4:], 16) == self.port}
        return sum(str(file.readlink()) in taken for file in Path(f"/proc/{process}/fd").iterdir())

    @contextmanager
    def only(self, answering: int) -> Iterator[None]:
        """One process answers meanwhile, the others stand still."""
        others = [pid for pid in self.pages() if pid != answering]
        for pid in others:
            os.kill(pid, signal.SIGSTOP)
        try:
            yield
        finally:
            for pid in others:
                os.kill(pid, signal.SIGCONT)

    def end(self, number: signal.Signals) -> int:
        """Tell it to end, as a terminal (Ctrl+C reaches all) or a service manager does; what it returns."""
        if number is signal.SIGINT:
            os.killpg(self.process.pid, number)
        else:
            self.process.send_signal(number)
        return self.process.wait(LONG_SECONDS)


@contextmanager
def served(settings: Settings, folder: Path, *options: str, **environment: str) -> Iterator[Server]:
    """Serve until the end; returns when it answers."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    output = folder / "output"
    command = [sys.executable, "-c", _COMMAND, "serve", "--port", str(port), *options]
    variables = {**os.environ, **command_line(settings).environment, **environment}
    with output.open("wb") as file:
        process = subprocess.Popen(command, env=variables, stdout=file, stderr=file, start_new_session=True)
        server = Server(port, process, output)
        try:
            wait_for(lambda: answers(server), output)
            yield server
        finally:
            process.terminate()
            try:
                process.wait(LONG_SECONDS)
            finally:
                with_all = [process.pid, *children(process.pid)]
                for pid in with_all if process.poll() is None else ():
                    os.kill(pid, signal.SIGKILL)


def answers(server: Server) -> bool:
    """Whether a page comes."""
    try:
        return browser().get(server.url("/"), timeout=LONG_SECONDS).status_code == 200
    except requests.ConnectionError:
        return False


def browser() -> requests.Session:
    """A browser that makes a new connection for each page, so that each is answered by whoever is free."""
    made = requests.Session()
    made.trust_env = False
    made.headers.update({"Connection": "close", "Accept-Language": "it"})
    return made


def wait_for(what: Callable[[], bool], about: object = "") -> None:
    """Until it is so."""
    end = time.monotonic() + LONG_SECONDS
    while not what():
        assert time.monotonic() < end, about.read_text("utf-8") if isinstance(about, Path) else about
        time.sleep(0.05)


def children(pid: int) -> list[int]:
    """Processes that a process started and that live."""
    try:
        return [int(one) for one in Path(f"/proc/{pid}/task/{pid}/children").read_text("ascii").split()]
    except FileNotFoundError:
        return []


def command_of(pid: int) -> str:
    """With what a process was started."""
    try:
        return Path(f"/proc/{pid}/cmdline").read_bytes().replace(b"\0", b" ").decode()
    except FileNotFoundError:
        return ""


def lives(pid: int) -> bool:
    """Whether a process runs, and is not only waiting for its parent to hear of its end."""
    try:
        return Path(f"/proc/{pid}/stat").read_text("ascii").rpartition(")")[2].split()[0] != "Z"
    except (FileNotFoundError, ProcessLookupError):
        return False

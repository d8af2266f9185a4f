"""What one more web process costs: opening what another process persisted, and the memory that is its own.

`python -m benchmarks.opening ENGINE FOLDER` is such a process: it opens, answers 50 questions and prints what it took.
"""

import json
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from benchmarks import ours
from benchmarks.measure import Measure, timed
from benchmarks.peers import LIMIT, stems_of
from benchmarks.questions import Question, mix
from benchmarks.synthetic import World

if TYPE_CHECKING:
    from benchmarks.stage import Stage

_QUESTIONS = 50


def measure(stage: "Stage") -> Iterator[Measure]:
    """Seconds to open; megabytes beyond mapped files, whole and beyond what the imports took; and on disk."""
    costs = {name: _in_a_process(name, folder) for name, folder in stage.folders.items()}
    own = costs.pop(ours.NAME)
    for peer, other in costs.items():
        for topic, unit in (("open", "s"), ("memory, own", "MB"), ("memory, beyond imports", "MB")):
            yield Measure(topic, stage.size, own[topic], other[topic], peer, unit)
        sizes = [_megabytes(stage.folders[name]) for name in (ours.NAME, peer)]
        yield Measure("on disk", stage.size, sizes[0], sizes[1], peer, "MB")


def _in_a_process(engine: str, folder: Path) -> dict[str, float]:
    command = [sys.executable, "-m", "benchmarks.opening", engine, str(folder)]
    ran = subprocess.run(command, capture_output=True, text=True, check=True, cwd=Path(__file__).parent.parent)
    told: dict[str, float] = json.loads(ran.stdout.splitlines()[-1])
    return told


def main(engine: str, folder: Path) -> None:
    """Be the other process."""
    questions = mix(World.bundled())[::7][:_QUESTIONS]
    before = private_megabytes()
    seconds, answer = timed(lambda: _OPENERS[engine](folder))
    for question in questions:
        answer(question)
    after = private_megabytes()
    print(json.dumps({"open": seconds, "memory, own": after, "memory, beyond imports": after - before}))


def private_megabytes() -> float:
    """Memory of this process beyond the files that it maps, whose pages all processes that map them share."""
    lines = Path("/proc/self/smaps_rollup").read_text("ascii").splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("Anonymous:")) / 1024


def _ours(folder: Path) -> Callable[[Question], object]:
    catalog = ours.open_saved(folder)
    return lambda question: ours.find(question, catalog)


def _tantivy(folder: Path) -> Callable[[Question], object]:
    import tantivy  # noqa: PLC0415 - only in the process that needs it

    index = tantivy.Index.open(str(folder))
    index.register_tokenizer("whitespace", tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.whitespace()).build())
    searcher = index.searcher()
    fields = ["name", "organization", "description"]
    return lambda question: searcher.search(index.parse_query(" ".join(stems_of(question)), fields), LIMIT)


def _bm25s(folder: Path) -> Callable[[Question], object]:
    import bm25s  # noqa: PLC0415 - only in the process that needs it

    index: Any = bm25s.BM25.load(folder, mmap=True)

    def answer(question: Question) -> object:
        known = [stem for stem in stems_of(question) if stem in index.vocab_dict]
        return known and index.retrieve([known], k=LIMIT, show_progress=False, n_threads=0)

    return answer


def _megabytes(folder: Path) -> float:
    return sum(file.stat().st_size for file in folder.rglob("*") if file.is_file()) / 2**20


_OPENERS = {ours.NAME: _ours, "tantivy": _tantivy, "bm25s": _bm25s}

if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]))

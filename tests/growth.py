"""Whether work grows as its input does: what takes the square of it lets one request stop everybody."""

import time
from collections.abc import Callable

FACTOR = 8
SLACK = 4  # caches, garbage and neighbours on the machine; the square would be FACTOR times too much
LEAST_SECONDS = 0.02  # what is quicker than this at eight times the length cannot stop anybody


def seconds(work: Callable[[], object]) -> float:
    """Of the processor, the best of three."""
    taken = []
    for _ in range(3):
        begun = time.process_time()
        work()
        taken.append(time.process_time() - begun)
    return min(taken)


def grows_with_its_input(work: Callable[[str], object], piece: str, length: int) -> bool:
    """Whether `FACTOR` times as long a text of these pieces takes about so many times as long, and not its square."""
    short, long = ((piece * size)[:size] for size in (length, FACTOR * length))
    work(short)
    longer = seconds(lambda: work(long))
    return longer < LEAST_SECONDS or longer < SLACK * FACTOR * seconds(lambda: work(short))

"""Prossima measured beside its peers. One thread: the libraries read these names when they are imported."""

import os

for _name in ("OMP", "OPENBLAS", "MKL", "NUMBA"):
    os.environ.setdefault(f"{_name}_NUM_THREADS", "1")

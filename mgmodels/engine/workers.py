"""Workers: many pieces of work at once, on this machine's threads or on the machines that joblib knows.

The equations run without Python's lock, so threads share one machine well. A caller who wants more machines
says so to joblib (`with joblib.parallel_config("dask"): …`); nothing else changes.
"""

import os
import sys
import time

from mgmodels.engine.errors import BadValue

NO_THREADS = ("emscripten",)  # Python in a browser
QUIET, REFRESH = 1.0, 0.2  # s: work shorter than the first shows no progress; how often it is written anew


def in_parallel(function, pieces, workers=None, progress=None):
    """Yield (place, `function(piece)`) for every piece, as they are done.

    Args:
        function: Takes one piece and gives its result; a top-level function where joblib sends it elsewhere.
        pieces: A list.
        workers: How many threads; left out, one a core. joblib's own setting, where there is one, wins.
        progress: True or False; left out, a line on the terminal for work of more than a second.
    """
    if workers is not None and (workers != int(workers) or workers < 1):
        raise BadValue(f"workers = {workers}; one or more, or leave it out for one a core")
    told = Progress(len(pieces), progress)
    elsewhere = joblib_backend()
    if elsewhere:
        done = through_joblib(function, pieces, elsewhere)
    elif sys.platform in NO_THREADS:
        done = enumerate(map(function, pieces))
    else:
        done = threaded(function, pieces, workers)
    try:
        for place, result in done:
            told.advance()
            yield place, result
    finally:
        told.clear()


def joblib_backend():
    """Return the joblib backend that the caller has chosen, and its number of jobs; None for our own threads."""
    if "joblib" not in sys.modules:
        return None
    from joblib.parallel import ThreadingBackend, get_active_backend

    backend, jobs = get_active_backend(prefer="threads")
    return None if isinstance(backend, ThreadingBackend) else (backend, jobs)


def through_joblib(function, pieces, elsewhere):
    from joblib import Parallel, delayed

    backend, jobs = elsewhere
    how = "generator" if backend.supports_return_generator else "list"
    yield from enumerate(Parallel(n_jobs=jobs or -1, return_as=how)(delayed(function)(piece) for piece in pieces))


def threaded(function, pieces, workers):
    from concurrent.futures import FIRST_COMPLETED, ThreadPoolExecutor, wait

    pool = ThreadPoolExecutor(workers or cores())
    try:
        running = {pool.submit(function, piece): place for place, piece in enumerate(pieces)}
        while running:
            for done in wait(running, return_when=FIRST_COMPLETED).done:
                yield running.pop(done), done.result()
    finally:
        pool.shutdown(cancel_futures=True)


def cores():
    """Return how many cores this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


class Progress:
    """One line on standard error that says how far the work is and how long the rest will take."""

    def __init__(self, total, wanted=None):
        self.total, self.done, self.start, self.shown = total, 0, time.monotonic(), 0.0
        self.wanted = somebody_watches() if wanted is None else wanted

    def advance(self):
        self.done += 1
        spent = time.monotonic() - self.start
        if self.wanted and spent > QUIET and spent - self.shown > REFRESH:
            self.shown = spent
            rest = spent / self.done * (self.total - self.done)
            print(f"\r{100 * self.done // self.total:3d} %, {rest:.0f} s left ", end="", file=sys.stderr, flush=True)

    def clear(self):
        if self.shown:
            print("\r" + " " * 24 + "\r", end="", file=sys.stderr, flush=True)


def somebody_watches():
    """Return whether a person sees what is written now: a terminal, or a notebook that is not being built."""
    if type(sys.stderr).__module__.startswith("ipykernel"):
        return os.environ.get("COURSE_MODE") != "static"
    return sys.stderr is not None and sys.stderr.isatty()

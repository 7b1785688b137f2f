"""A candidate's process, seen from outside."""

import json
import os
import subprocess
import tempfile
from contextlib import suppress
from pathlib import Path

from bench.environments import COURSE, ENVIRONMENTS, Missing, interpreter
from bench.mmt import mmt
from bench.peers.ours import MODELS

FOLDER = Path(__file__).resolve().parents[1]


class Candidate:
    """One entrant at work on one case, in a process of its own; raises `Missing` where that cannot be."""

    def __init__(self, entrant, case):
        environment = ENVIRONMENTS.get(entrant.environment, COURSE)
        python = interpreter(entrant.environment, environment)
        self.last_words, self.words = "nothing", tempfile.TemporaryFile("w+", encoding="utf8")
        self.process = subprocess.Popen(
            [python, "-m", "bench.worker", entrant.module, entrant.kind, case.name],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=self.words, text=True, cwd=FOLDER,
            env={**os.environ, "NEURON_MODULE_OPTIONS": "-nogui", "OMP_NUM_THREADS": "1"} | translated(entrant, case),
        )  # fmt: skip
        first = self.answer()
        if "ladder" not in first:
            self.close()
            if "failed" in first and environment.is_the_courses_own:
                raise RuntimeError(f"{entrant.label}: {first['failed']}")  # not a missing peer but a broken benchmark
            reason = first.get("not_here") or first["failed"]
            raise Missing(f"{reason}. {environment.advice}" if environment.advice and "cannot" in reason else reason)
        self.ladder, self.megabytes = first["ladder"], first["megabytes"]

    def measure(self, setting, value, seconds=0.0):
        """Return the worker's answer to one round: `answer`, `times` and `megabytes`, or `failed` with the reason."""
        request = json.dumps({"setting": setting, "value": value, "seconds": seconds})
        with suppress(BrokenPipeError):  # of a process that has ended; the answer says so
            print(request, file=self.process.stdin, flush=True)
        return self.answer()

    def answer(self):
        line = self.process.stdout.readline()
        if line:
            reply = json.loads(line)
        else:
            self.words.seek(0)
            last = self.words.read().strip().splitlines()[-1:] or ["without a word"]
            reply = {"failed": f"its process ended: {last[0]}"}
        self.last_words = reply.get("failed", self.last_words)
        return reply

    def close(self):
        with suppress(BrokenPipeError):
            self.process.stdin.close()
        self.process.stdout.close()
        self.process.wait()
        self.words.close()


def translated(entrant, case):
    """Return where a peer finds the case's model in its own language, as a variable of its process."""
    if entrant.module != "myokit_peer" or case.model != "muscle_fibre":
        return {}
    path = Path(tempfile.mkdtemp(prefix="bench-")) / f"{case.model}.mmt"
    model = MODELS[case.model]
    start = {name: state.value for name, state in model.states.items()}
    path.write_text(mmt(model, case.changed, start), encoding="utf8")
    return {"BENCH_MMT": str(path)}

"""The inside of a candidate's process: requests come on standard input, answers go out, one line of JSON each.

    python -m bench.worker neuron_peer Adaptive hh_100ms       (in the folder benchmarks)

A candidate is a class of a module in `bench/peers`, made for one case. It has `ladder`, its settings from the
loosest on; `prepare(setting)`, which is not timed; and `run(value)`, which is, and returns the potentials.
`run_many(values)`, where there is one, does a whole sweep. What a candidate cannot do it says with `NotHere`.
"""

import importlib
import json
import os
import resource
import sys
import time

from bench.cases import CASES


class NotHere(Exception):
    """A candidate cannot do this case, or not on this machine; the message says why."""


def measured(case, candidate, value, seconds):
    """Return the answer at `value` and the time of one round; short ones are repeated, each a little changed."""
    values = case.run_values(value)
    answers = [case.read(case.times, V) for V in run_all(candidate, values)]
    spent, rounds = {"cpu": 0.0, "wall": 0.0}, 0
    while spent["wall"] < seconds or not rounds:
        rounds += 1
        changed = [v * (1.0 + 1e-7 * rounds) for v in values]
        before = clocks()
        run_all(candidate, changed)
        for name, now in clocks().items():
            spent[name] += now - before[name]
    times = {name: total / rounds for name, total in spent.items()}
    return {"answer": answers if case.runs > 1 else answers[0], "times": times, "megabytes": most_memory()}


def run_all(candidate, values):
    if len(values) > 1 and hasattr(candidate, "run_many"):
        return candidate.run_many(values)
    return [candidate.run(value) for value in values]


def clocks():
    children = os.times()
    cpu = time.process_time() + children.children_user + children.children_system
    return {"cpu": cpu, "wall": time.perf_counter()}


def most_memory():
    """Return the largest memory this process ever had, in MB; Linux counts in kB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000


def serve(module, kind, case, replies):
    def reply(**answer):
        print(json.dumps(answer), file=replies, flush=True)

    try:
        candidate = getattr(importlib.import_module(f"bench.peers.{module}"), kind)(case)
    except NotHere as why:
        reply(not_here=str(why))
        return
    except ImportError as problem:
        reply(failed=f"cannot be imported: {problem}")
        return
    reply(ladder=candidate.ladder, megabytes=most_memory())
    prepared = None
    for line in sys.stdin:
        request = json.loads(line)
        try:
            if request["setting"] != prepared:
                candidate.prepare(request["setting"])
                prepared = request["setting"]
            reply(**measured(case, candidate, request["value"], request["seconds"]))
        except NotHere as why:
            reply(not_here=str(why))
        except Exception as problem:  # a setting that a solver cannot bear is a rung that fails, not the end
            reply(failed=f"{type(problem).__name__}: {problem}")


def main(module, kind, case):
    replies = os.fdopen(os.dup(1), "w", encoding="utf8")
    os.dup2(2, 1)  # what the peer's library prints must not stand between the answers
    serve(module, kind, CASES[case], replies)


if __name__ == "__main__":
    # under its own name, so that peers raise the same NotHere
    from bench import worker

    worker.main(*sys.argv[1:])

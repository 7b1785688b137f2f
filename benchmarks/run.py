"""The engine beside other simulators, at matched accuracy: `make bench`, or `python benchmarks/run.py`.

Makes the peers' environments where they are missing, runs every case, writes benchmarks/results.json, and prints
what was reached. The book's page on speed is made of that file.

    python benchmarks/run.py --case hh_100ms --rounds 3     one case, quickly; the others keep their results
"""

import argparse
import json
from pathlib import Path

from bench.alone import ALONE
from bench.cases import CASES
from bench.machine import machine
from bench.race import race

RESULTS = Path(__file__).with_name("results.json")


def main(arguments=None):
    options = parser().parse_args(arguments)
    document = read(options.output)
    for name in options.case or [*CASES, *ALONE]:
        print(f"{name}", flush=True)
        if name in ALONE:
            document["alone"][name] = ALONE[name]()
            print(f"  {document['alone'][name]['seconds']:.2f} s", flush=True)
            continue
        case = CASES[name]
        results, missing, goals = race(case, options.rounds, options.seconds)
        document["results"][name], document["missing"][name], document["goals"][name] = results, missing, goals
        document["cases"][name] = {
            "title": case.title, "unit": case.unit, "target": case.target, "clock": case.clock, "rounds": options.rounds
        }  # fmt: skip
        for label, row in sorted(results.items(), key=lambda r: r[1]["ratio"]):
            time = f"{1e3 * row['seconds']:10.3f} ms  × {row['ratio']:8.2f}"
            print(f"  {label:28} {time}  error {row['error']:.2g} {case.unit}")
        for goal in goals:
            reached = "nobody there" if goal["reached"] is None else f"{goal['reached']:.1f}"
            print(f"  {goal['wanted']:g} times faster than {goal['against']} is the goal; reached: {reached}")
        write(document, options.output)
    write(document, options.output)


def parser():
    top = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    top.add_argument("--case", action="append", choices=[*CASES, *ALONE], help="only this one (may be repeated)")
    top.add_argument("--rounds", type=int, default=7, help="how often each candidate has its turn, 1 to 7 (7)")
    top.add_argument("--seconds", type=float, default=0.1, help="how long short runs are repeated in a turn (0.1)")
    top.add_argument("--output", type=Path, default=RESULTS)
    return top


def read(path):
    """Return the document so far; cases that are not run again keep their results."""
    empty = {"cases": {}, "results": {}, "missing": {}, "goals": {}, "alone": {}}
    return json.loads(path.read_text(encoding="utf8")) if path.exists() else empty


def write(document, path):
    order = [*CASES, *ALONE]
    parts = {name: in_order(part, order) for name, part in document.items() if name != "machine"}
    document = {"machine": machine(), **parts}
    path.write_text(json.dumps(rounded(document), ensure_ascii=False, indent=1) + "\n", encoding="utf8")


def in_order(part, order):
    return dict(sorted(part.items(), key=lambda item: order.index(item[0])))


def rounded(thing):
    """Return plain data with its numbers at four digits: more would be noise, and a restless diff."""
    if isinstance(thing, dict):
        return {key: rounded(value) for key, value in thing.items()}
    if isinstance(thing, list):
        return [rounded(value) for value in thing]
    return float(f"{thing:.4g}") if isinstance(thing, float) else thing


if __name__ == "__main__":
    main()

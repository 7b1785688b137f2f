"""The command line: what models there are, what each is, a run of one, and the evidence behind them.

    python -m mgmodels models [--json]
    python -m mgmodels card MODEL
    python -m mgmodels solve MODEL --for 100 --set I=10 [--csv FILE | --json]
    python -m mgmodels claims | parameters | replicates [--json]
    python -m mgmodels warm [MODEL ...]
"""

import argparse
import csv
import json
import os
import sys
import warnings

import numpy as np

from mgmodels.engine import (
    BadValue,
    NoSteadyState,
    ParameterRangeWarning,
    SolverError,
    Strand,
    UnknownName,
    bibliography,
    registry,
)
from mgmodels.listing import add_commands, number


def main(arguments=None):
    """Run one command; return 0, or 2 after one clear line on standard error."""
    options = parser().parse_args(arguments)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("always", ParameterRangeWarning)
            warnings.showwarning = lambda message, *_: print(f"warning: {message}", file=sys.stderr)
            options.run(options)
            sys.stdout.flush()
    except BrokenPipeError:  # the reader of our output had enough; what is left has nowhere to go
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except (UnknownName, BadValue, SolverError, NoSteadyState, TypeError, OSError) as problem:
        print(f"mgmodels: {problem}", file=sys.stderr)
        return 2
    return 0


def parser():
    about = "Tested models of magnesium physiology."
    top = argparse.ArgumentParser(prog="python -m mgmodels", description=about)
    commands = top.add_subparsers(required=True, metavar="COMMAND")

    models = commands.add_parser("models", help="list every model")
    models.add_argument("--json", action="store_true", help="as JSON, with parameters")
    models.set_defaults(run=list_models)

    card = commands.add_parser("card", help="what one model is: scope, states, parameters, sources")
    card.add_argument("model")
    card.set_defaults(run=print_card)

    solve = commands.add_parser("solve", help="run one model")
    solve.add_argument("model")
    solve.add_argument(
        "--for", dest="span", type=float, required=True, metavar="TIME", help="how long, in its time unit"
    )
    solve.add_argument("--set", dest="settings", action="append", default=[], metavar="NAME=VALUE")
    solve.add_argument("--points", type=int, default=2001, help="rows to report (2001)")
    solve.add_argument("--method", default="auto")
    form = solve.add_mutually_exclusive_group()
    form.add_argument("--csv", metavar="FILE", help="write all columns to a file (- for standard output)")
    form.add_argument("--json", action="store_true", help="all columns and events as JSON")
    solve.set_defaults(run=solve_model)
    add_commands(commands)

    warm = commands.add_parser("warm", help="compile models now, so that their first use need not")
    warm.add_argument("models", nargs="*", metavar="MODEL", help="which (all)")
    warm.set_defaults(run=warm_models)
    return top


def list_models(options):
    if options.json:
        print(json.dumps([description(m) for m in registry.models().values()], ensure_ascii=False, indent=1))
        return
    width = max(len(name) for name in registry.models())
    for name, model in registry.models().items():
        print(f"{name:{width}}  {registry.organ_of(name):10} {model.title}")


def description(model):
    """Return a model's declaration as plain data."""
    return {
        "name": model.name,
        "organ": registry.organ_of(model.name),
        "title": model.title,
        "time_unit": model.time_unit,
        "states": {
            k: {"start": s.value, "unit": s.unit, "meaning": s.meaning} for k, s in model.states.items()
        },
        "parameters": {
            k: {
                "value": number(p.value), "unit": p.unit, "meaning": p.meaning, "source": p.source,
                "confidence": p.confidence, "range": [number(p.low), number(p.high)],
            }
            for k, p in model.parameters.items()
        },
        "outputs": {k: {"unit": unit, "meaning": meaning} for k, (unit, meaning) in model.outputs.items()},
        "scope": model.scope,
        "not_modelled": model.not_modelled,
        "sources": list(model.sources),
    }  # fmt: skip


def print_card(options):
    model = registry.model(options.model)
    print(f"{model.title}\n{'=' * len(model.title)}\n")
    print(f"Scope. {model.scope}\nNot modelled. {model.not_modelled}\n")
    for heading, records in (("States", model.states), ("Parameters", model.parameters)):
        if records:
            print(heading)
        for name, record in records.items():
            known = f"  [{record.confidence}: {record.source}]" if heading == "Parameters" else ""
            print(f"  {name:22} {record.value:12.6g} {record.unit:14} {record.meaning}{known}")
    if model.outputs:
        print("Outputs")
    for name, (unit, meaning) in model.outputs.items():
        print(f"  {name:35} {unit:14} {meaning}")
    print("Sources")
    for key in dict.fromkeys([*model.sources, *(p.source for p in model.parameters.values())]):
        print(f"  {bibliography.citation(key)}")


def solve_model(options):
    model = registry.model(options.model)
    if not isinstance(model, Strand) and model.rhs is None:
        card = f"python -m mgmodels card {model.name}"
        raise BadValue(f"{model.name} has no time in it: nothing to solve. See: {card}")
    if options.points < 2:
        raise BadValue(f"--points {options.points}: at least 2")
    settings = dict(read_setting(model, text) for text in options.settings)
    initial = {k: v for k, v in settings.items() if k in model.states}
    changes = {k: v for k, v in settings.items() if k not in model.states}
    times = np.linspace(0.0, options.span, options.points) if options.span > 0 else None
    run = model.solve(options.span, times=times, initial=initial, method=options.method, **changes)
    if options.json:
        columns = {name: column.tolist() for name, column in run.table().items()}
        events = {name: moments.tolist() for name, moments in run.events.items()}
        print(json.dumps({"model": model.name, "method": run.method, "columns": columns, "events": events}))
    elif options.csv == "-":
        write_csv(run, sys.stdout)
    elif options.csv:
        with open(options.csv, "w", newline="", encoding="utf8") as file:
            write_csv(run, file)
        print(f"{options.csv}: {run.t.size} rows of {model.name}")
    else:
        print(run)
        for name, column in run.table().items():
            ends = f"from {column[0]:.6g} to {column[-1]:.6g}"
            print(f"  {name:24} {ends}, least {column.min():.6g}, most {column.max():.6g}")
        for name, moments in run.events.items():
            print(f"  {name}: {len(moments)}" + (", at " if len(moments) else "") + format_times(moments))


def warm_models(options):
    from mgmodels.engine.object_code import cache_folder
    from mgmodels.engine.warm import warm

    chosen = [registry.model(name) for name in options.models] or registry.models().values()
    seconds = {}
    for name, taken in warm(chosen):
        seconds[name] = taken
        print(f"{taken:7.2f} s  {name}", flush=True)
    if seconds:
        print(f"{sum(seconds.values()):7.2f} s  in all; the cache is {cache_folder()}")
    else:
        print("numba is not installed: models run as plain Python, and there is nothing to compile")


def format_times(moments):
    return ", ".join(f"{moment:.3f}" for moment in moments)


def read_setting(model, text):
    name, equals, value = text.partition("=")
    if not equals:
        raise BadValue(f"--set {text}: write NAME=VALUE, for example --set {next(iter(model.parameters))}=1")
    try:
        return name.strip(), float(value)
    except ValueError:
        raise BadValue(f"--set {text}: “{value}” is not a number") from None


def write_csv(run, file):
    writer = csv.writer(file)
    writer.writerow(run.table())
    writer.writerows(zip(*run.table().values(), strict=True))


if __name__ == "__main__":
    sys.exit(main())

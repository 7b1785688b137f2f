"""One race: calibrate every candidate, run all of them in turns, and compare.

Candidates take turns within every round, so that what else the machine does meets all of them alike. A ratio is
the median of the rounds' ratios.
"""

from statistics import median

from bench.entrants import ENGINE, ENTRANTS, SIMULATORS
from bench.environments import Missing
from bench.ladder import loosest
from bench.process import Candidate
from bench.reference import reference

INFINITE = float("inf")


def race(case, rounds, seconds, say=print):
    """Return (results, missing, goals) of one case, as run.py writes them.

    Args:
        case: A `Case`.
        rounds: How many, at most one a value of the case.
        seconds: How long a candidate whose runs are short repeats them in one round.
        say: Called with what happens, for whoever waits.
    """
    values = case.values[:rounds]
    truth = {value: reference(case, value) for value in values}
    candidates, missing = start(case, say)
    settings = {}
    for label, candidate in list(candidates.items()):
        found = calibrate(case, candidate, truth)
        if found is None:
            missing[label] = f"none of its settings comes within {case.target:g} {case.unit}"
            say(f"  {label}: {missing[label]}; it last said: {candidate.last_words}")
            candidates.pop(label).close()
        else:
            settings[label] = found[0]
            say(f"  {label}: setting {found[0]:g}, error {found[1]:.2g} {case.unit}")
    if ENGINE not in candidates:
        raise SystemExit(f"{case.name}: {ENGINE} could not solve it, and there is nothing to compare with")
    rows = {label: [] for label in candidates}
    for turn, value in enumerate(values):
        labels = list(candidates)
        for label in labels[turn % len(labels) :] + labels[: turn % len(labels)]:
            rows[label].append(candidates[label].measure(settings[label], value, seconds))
    memory = {label: candidate.megabytes for label, candidate in candidates.items()}
    for candidate in candidates.values():
        candidate.close()
    results = compare(case, rows, settings, truth, memory)
    return results, missing, goals(case, results)


def start(case, say):
    candidates, missing = {}, {}
    for entrant in ENTRANTS:
        if case.kind not in entrant.races:
            continue
        try:
            candidates[entrant.label] = Candidate(entrant, case)
        except Missing as why:
            missing[entrant.label] = str(why)
            say(f"  {entrant.label}: {why}")
    return candidates, missing


def calibrate(case, candidate, truth):
    """Return (setting, error) of the loosest accurate setting; a sweep is judged on its first round."""
    judged = list(truth)[: 1 if case.runs > 1 else None]

    def error_of(setting):
        worst = 0.0
        for value in judged:
            worst = max(worst, error(case, candidate.measure(setting, value), truth[value]))
            if worst > case.target:
                break
        return worst

    return loosest(candidate.ladder, error_of, case.target)


def error(case, measured, truth):
    return case.error(measured["answer"], truth) if "answer" in measured else INFINITE


def compare(case, rows, settings, truth, memory):
    """Return label to its median seconds, largest error and median ratio to the engine, round by round."""
    times = {label: [row["times"][case.clock] for row in measured] for label, measured in rows.items()}
    results = {}
    for label, measured in rows.items():
        errors = [error(case, row, t) for row, t in zip(measured, truth.values(), strict=True)]
        ratios = [a / b for a, b in zip(times[label], times[ENGINE], strict=True)]
        results[label] = {
            "seconds": median(times[label]),
            "error": max(errors),
            "ratio": median(ratios),
            "setting": settings[label],
            "megabytes": max(row["megabytes"] for row in measured) - memory[label],
        }
    return results


def goals(case, results):
    """Return what the case must reach: [{against, wanted, reached}]; reached is None where nobody was there."""
    simulators = {e.label for e in ENTRANTS if e.is_simulator}
    reached = []
    for against, wanted in case.goal.items():
        named = {label for label in results if label.startswith(against)}
        rivals = simulators & results.keys() if against == SIMULATORS else named
        best = min((results[label]["ratio"] for label in rivals), default=None)
        reached.append({"against": against, "wanted": wanted, "reached": best})
    return reached

"""What the command line lists beside the models: the claims, the parameters, and what replicates.

    python -m mgmodels claims [--json]
    python -m mgmodels parameters [--confidence recalled] [--json]
    python -m mgmodels replicates [--kind validated] [--json]
"""

import json
from dataclasses import asdict

import numpy as np

from mgmodels.engine import bibliography, registry
from mgmodels.engine.parameter import CONFIDENCE


def add_commands(commands):
    """Add the three commands to a parser's subcommands."""
    from mgmodels.replicates import KINDS

    claims = commands.add_parser("claims", help="list every claim of the article with its verdict")
    claims.add_argument("--json", action="store_true", help="as JSON, in full, with the papers' DOIs")
    claims.set_defaults(run=list_claims)

    parameters = commands.add_parser("parameters", help="list every parameter of every model")
    parameters.add_argument("--confidence", choices=CONFIDENCE, help="only those known this well")
    parameters.add_argument("--json", action="store_true", help="as JSON, with range and source")
    parameters.set_defaults(run=list_parameters)

    replicates = commands.add_parser("replicates", help="list published numbers and what the models give")
    replicates.add_argument("--kind", choices=KINDS, help="only this kind of comparison")
    replicates.add_argument("--json", action="store_true", help="as JSON, every comparison in full")
    replicates.set_defaults(run=list_replicates)


# ---------------------------------------------------------------------- claims
def list_claims(options):
    from mgmodels import claims

    everything = claims.ledger().values()
    if options.json:
        print_json([claim_in_full(claim) for claim in everything])
        return
    for claim in everything:
        print(f"{claim.id:6}  {claim.word}: {claim.paraphrase}")
        scales = f"mechanism {claim.mechanism}; in people {claim.in_people} ({claim.size})"
        print(f"        {scales}; certainty {claim.certainty}; experts agree: {claim.agreement}")


def claim_in_full(claim):
    """A claim as plain data; each paper of its evidence with its citation and, where it was seen, its DOI."""
    papers = [
        {"key": key, "citation": bibliography.citation(key), "doi": bibliography.entry(key).get("doi")}
        for key in claim.evidence
    ]
    return {**asdict(claim), "evidence": papers}


# ---------------------------------------------------------------------- parameters
def parameter_records():
    """Return every parameter of every model as plain data: where it is used, value, unit, range, source, confidence.

    >>> parameter_records()[0]["model"] in registry.models()
    True
    """
    return [
        {
            "model": model.name, "organ": registry.organ_of(model.name), "name": name, "value": number(p.value),
            "unit": p.unit, "meaning": p.meaning, "confidence": p.confidence, "source": p.source,
            "low": number(p.low), "high": number(p.high),
        }
        for model in registry.models().values()
        for name, p in model.parameters.items()
    ]  # fmt: skip


def number(value):
    """JSON has no infinity: an open end of a range, or a stimulus without end, is null."""
    return value if np.isfinite(value) else None


def list_parameters(options):
    records = [r for r in parameter_records() if options.confidence in (None, r["confidence"])]
    if options.json:
        print_json(records)
        return
    for r in records:
        value = "∞" if r["value"] is None else f"{r['value']:.6g}"
        place = f"{r['model']}.{r['name']}"
        print(f"{place:52} {value:>12} {r['unit']:14} {r['confidence']:9} {r['source']:28} {r['meaning']}")


# ---------------------------------------------------------------------- replicates
def list_replicates(options):
    from mgmodels.replicates import replicates

    chosen = [one for one in replicates() if options.kind in (None, one.kind)]
    if options.json:
        print_json([asdict(one) for one in chosen])
        return
    for one in chosen:
        mark = "agrees " if one.agrees else "differs"
        print(f"{mark}  {one.kind:18}  {one.paper:28}  {one.what}: {compared(one)}")


def compared(one):
    """The numbers of a comparison as a line of text.

    >>> from mgmodels.replicates import Replicate
    >>> compared(Replicate("p", "w", "", "mV", 1.0, 1.25, 0.5, 1, True, "validated", "t", ""))
    'published 1 mV, model 1.25 mV, tolerance 0.5'
    """
    if one.published is None:
        return one.note or "a law, not a number"
    pair = [f"{listed(value)}{f' {one.unit}' if one.unit else ''}" for value in (one.published, one.model)]
    return f"published {pair[0]}, model {pair[1]}, tolerance {one.tolerance:g}"


def listed(value):
    return f"{value:g}" if isinstance(value, float | int) else ", ".join(f"{number:g}" for number in value)


def print_json(records):
    print(json.dumps(records, ensure_ascii=False, indent=1))

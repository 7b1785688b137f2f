"""The page of model cards: for every model that the registry finds, what it asks, its equations, and its record."""

import math
from importlib import import_module

from docutils import nodes

from mgmodels.engine import bibliography, registry
from mgmodels.engine.behind import models_behind
from mgmodels.engine.strand import Strand
from mgmodels.engine.typeset import equations
from mgmodels.explore import explorers
from mgmodels.replicates import of_model

from .elements import element, escape, raw
from .explorers import explorer_links
from .mathml import mathml
from .numbers import decimal, unit_symbol
from .page import relative
from .reference import PARAMETERS_PAGE, ModelDirective
from .replicates_page import REPLICATES_PAGE, numbers_text, short_title, test_anchor

MOST_LINES = 14  # of equations shown open; more are folded away
HEADINGS = {"States": "How the states move", "Outputs": "What is read off", "Spread along the strand": "Spread"}


class ModelCards(ModelDirective):
    """`{model-cards}`: what each model asks and leaves out, its equations, validity, checks, sources and use."""

    prefix = "model-"

    def described(self, name, model):
        facts = element("dl", {"class": "facts"})
        for term, children in (
            ("Questions here", self.questions(name)),
            ("Good for", self.text(model.scope)),
            ("Not modelled", self.text(model.not_modelled)),
            ("Valid within", [raw(validity(model))]),
            ("Validated against", self.validated(name)),
            ("Known failures", self.failures(name)),
            ("Equations from", self.cite(*model.sources)),
            ("States", [raw(states_table(model))]),
            ("Parameters", [raw(self.parameters(name, model))]),
        ):
            facts += [raw(f"<dt>{term}</dt>"), element("dd", {}, *children)]
        return [facts, raw(typeset(model)), raw(example_box(model)), raw(bibtex_box(model))]

    def questions(self, name):
        """The explorers that this model is behind, which are also the questions it answers in the course."""
        asked = [identifier for identifier, one in explorers().items() if name in models_behind(one.function)]
        if not asked:
            return [nodes.Text("It stands behind other models; no explorer asks it by itself.")]
        return [explorer_links(explorers=asked, plain=True)]

    def validated(self, name):
        """The papers that tests compare this model with, and how many comparisons agree."""
        page, parts = relative(self.env.docname, REPLICATES_PAGE), []
        for paper in of_model(name):
            agree = [one for one in paper.replicates if one.kind == "validated"]
            if agree:
                target = test_anchor(agree[0].test)
                count = "1 comparison" if len(agree) == 1 else f"{len(agree)} comparisons"
                parts.append(f'<a href="{page}#{target}">{escape(short_title(paper.key))}</a> ({count})')
        return [raw("; ".join(parts) or "no paper test of its own; the contract that every model faces")]

    def failures(self, name):
        """Where the model and an experiment are known to disagree."""
        page, seen, lines = relative(self.env.docname, REPLICATES_PAGE), set(), ""
        for paper in of_model(name):
            for one in paper.replicates:
                if one.kind == "known disagreement" and one.test not in seen:
                    seen.add(one.test)
                    numbers = ""
                    if one.published is not None:
                        pair = [numbers_text(value, one.unit) for value in (one.published, one.model)]
                        numbers = f": published {pair[0]}, model {pair[1]}"
                    link = f'<a href="{page}#{test_anchor(one.test)}">{escape(short_title(paper.key))}</a>'
                    lines += f"<li>{escape(one.what)}{numbers} ({link})</li>"
        return [raw(f"<ul>{lines}</ul>" if lines else "none found so far")]

    def parameters(self, name, model):
        target = relative(self.env.docname, PARAMETERS_PAGE)
        shares = [sum(p.confidence == kind for p in model.parameters.values()) for kind in ("measured", "fitted")]
        words = f"{len(model.parameters)} with units, sources and confidence"
        known = f"{shares[0]} measured, {shares[1]} fitted"
        return f'<a href="{target}?model={name.replace("_", "%20")}">{words}</a> ({known})'


def validity(model):
    """The ranges of what plays a role in the model, and of the temperature: the box inside which it may be trusted."""
    played = {player: role.replace("_", " ") for role, player in model.roles.items() if player in model.parameters}
    names = [*played, *(["temperature"] if "temperature" in model.parameters else [])]
    lines = "".join(
        f"<li><var>{escape(name)}</var> ({escape(p.meaning)}): {span(p.low, p.high, p.unit)}</li>"
        for name, p in ((name, model.parameters[name]) for name in names)
    )
    rest = "the stated range of each parameter; a value outside it warns"
    return f"<ul>{lines}</ul>and {rest}" if lines else rest


def span(low, high, unit):
    """A range with its unit, open ends in words.

    >>> span(0.1, 4.0, "mM"), span(0.0, math.inf, "ms")
    ('0.1 to 4&#160;mM', 'from 0&#160;ms')
    """
    symbol = f"&#160;{unit_symbol(unit)}".rstrip("&#160;") if unit == "1" else f"&#160;{unit_symbol(unit)}"
    if math.isinf(low) and math.isinf(high):
        return "no bounds"
    if math.isinf(high):
        return f"from {decimal(low)}{symbol}"
    if math.isinf(low):
        return f"up to {decimal(high)}{symbol}"
    return f"{decimal(low)} to {decimal(high)}{symbol}"


def states_table(model):
    """Every state with its start, unit and meaning; folded away where there are many."""
    if not model.states:
        return "none: algebraic"
    rows = "".join(
        f'<tr><th scope="row"><var>{escape(name)}</var></th>'
        f'<td class="n">{decimal(state.value, 4)}&#160;{unit_symbol(state.unit)}</td>'
        f"<td>{escape(state.meaning)}</td></tr>"
        for name, state in model.states.items()
    )
    head = '<thead><tr><th scope="col">Name</th><th scope="col">Start</th><th scope="col">Meaning</th></tr></thead>'
    count = "1 state" if len(model.states) == 1 else f"{len(model.states)} states"
    table = f'<table class="states">{head}<tbody>{rows}</tbody></table>'
    return f'<details class="card-part"><summary>{count}</summary>{table}</details>'


def typeset(model):
    """The equations, block by block, as MathML translated from the source that runs."""
    blocks = equations(model)
    lines = sum(len(block.lines) for block in blocks)
    inside = "".join(block_html(model, block) for block in blocks)
    opened = " open" if 0 < lines <= MOST_LINES else ""
    count = f"{lines} equations" if lines != 1 else "1 equation"
    return f'<details class="card-part"{opened}><summary>{count}, from the source that runs</summary>{inside}</details>'


def block_html(model, block):
    heading = HEADINGS.get(block.name, block.name.replace("_", " "))
    label = escape(f"{heading}, {model.title}").replace('"', "")
    start = f'<p class="kick">{escape(heading)}</p>'
    if block.source:
        return f'{start}<pre class="source" tabindex="0" role="group" aria-label="{label}">{escape(block.source)}</pre>'
    set_lines = "".join(f"<div>{mathml(line.latex, 'block')}</div>" for line in block.lines)
    return f'{start}<div class="math equations" tabindex="0" role="group" aria-label="{label}">{set_lines}</div>'


def example(model):
    """A few lines of Python that use the model; a test runs them.

    >>> print(example(registry.model("mgatp_speciation")))
    from mgmodels.magnesium import mgatp_speciation
    <BLANKLINE>
    result = mgatp_speciation.evaluate()
    print(result["MgATP"])
    """
    organ, name = registry.organ_of(model.name), model.name
    if getattr(import_module(f"mgmodels.{organ}"), name, None) is model:
        start = f"from mgmodels.{organ} import {name}"
    else:
        start = f'from mgmodels.engine import registry\n\n{name} = registry.model("{name}")'
    if isinstance(model, Strand) or model.rhs is not None:
        places, at = (", nodes=50", "[-1].max()") if isinstance(model, Strand) else ("", "[-1]")
        state = next(iter(model.states))
        return f'{start}\n\nrun = {name}.solve(20{places})  # {model.time_unit}\nprint(run["{state}"]{at})'
    return f'{start}\n\nresult = {name}.evaluate()\nprint(result["{next(iter(model.outputs))}"])'


def example_box(model):
    code = escape(example(model)).replace("\u00a0", " ")
    return f'<details class="card-part"><summary>Use it in Python</summary>{copied(code)}</details>'


def bibtex_box(model):
    """Every source of the equations and of the parameters, as BibTeX to copy."""
    keys = dict.fromkeys([*model.sources, *(p.source for p in model.parameters.values())])
    text = "\n\n".join(bibliography.entry(key)["bibtex"] for key in keys if key != "this_course")
    count = len(keys) - ("this_course" in keys)
    summary = f"{count} source as BibTeX" if count == 1 else f"{count} sources as BibTeX"
    code = escape(text).replace("\u00a0", " ")
    return f'<details class="card-part"><summary>{summary}</summary>{copied(code)}</details>' if count else ""


def copied(code):
    return f'<div class="highlight"><pre tabindex="0">{code}</pre></div>'


def setup(app):
    app.add_directive("model-cards", ModelCards)

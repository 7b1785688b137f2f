"""A strand's equations written out for the staggered step loop (`staggered`): one flat module of plain Python.

The loop needs each gate's rate as a + b * gate: a and b come from the equations at gate = 0 and gate = 1, the slope of
the current from the equations at two neighbouring potentials. So a cell is declared as any model is. In the text exp,
expm1, log and linoid are those of `vector_math`, and the loops over nodes have neither calls nor branches: the compiler
works out as many nodes at once as the machine has lanes. Equations with other functions or with branches run as well,
one node at a time.
"""

import math

from mgmodels.engine import numerics, staggered, vector_math
from mgmodels.engine.errors import DeclarationError
from mgmodels.engine.generate import gather, names_taken, preamble, source, with_own_mathematics

LANES = staggered.LANES
NUDGE = 1e-3  # of the potential's scale: near enough for a slope, far enough from rounding
STEEPEST = 0.1  # a potential that grows so fast that 1 - half a step * slope falls below this outruns the step
OWN = ("exp", "expm1", "log")
PARTS = (staggered.find_change, staggered.join, staggered.note_rises, staggered.keep)


class Layout:
    """Which variable of a cell lies in which row of a block: gates, concentrations, concentrations half a step on,
    and the two numbers that a node has in the equation of the next potential."""

    def __init__(self, cell):
        self.potential = cell.roles["membrane_potential"]
        self.stimulus = cell.roles["stimulus"]
        self.gates = [name for name, state in cell.states.items() if state.gate]
        self.others = [name for name in cell.states if name not in (self.potential, *self.gates)]
        self.row = {name: k for k, name in enumerate([*self.gates, *self.others])}
        self.middle_row = {name: len(self.row) + k for k, name in enumerate(self.others)}
        self.lead_row = len(self.row) + len(self.middle_row)
        self.drive_row = self.lead_row + 1
        self.rows = self.drive_row + 1


def loop_text(cell):
    """Return the module of a strand's cell, which defines `march`."""
    refuse_names_of_the_loop(cell)
    texts = with_own_mathematics(preamble([cell.rhs]), OWN)
    own_math, equations = (text.replace("@compiled", "@inlined") for text in texts)
    return "\n\n".join(
        [
            "from math import inf, nan",
            f"LANES = {LANES}",
            own_math,
            "exp, expm1, log = own_exp, own_expm1, own_log",
            equations,
            f"@inlined\n{source(staggered.relaxed)}",
            gates_text(cell),
            currents_text(cell),
            concentrations_text(cell),
            *(f"@compiled\n{source(function)}" for function in PARTS),
            f"@compiled\n{source(staggered.march)}\n",
        ]
    )


def refuse_names_of_the_loop(cell):
    """Raise where an equation goes by the name of a part of the loop without being it."""
    own = {name: thing for name, thing in (vars(vector_math) | vars(staggered)).items() if not name.startswith("_")}
    own |= {name: getattr(math, name) for name in OWN} | {"linoid": numerics.linoid}
    found = {}
    gather(cell.rhs, found)
    for name, thing in {**found, cell.rhs.__name__: cell.rhs}.items():
        if name in own and own[name] is not thing:
            raise DeclarationError(
                f"{name} is a name that the loop over a strand keeps for itself; rename it in your equations"
            )


# ---------------------------------------------------------------------- the three functions of a cell
def gates_text(cell):
    layout = Layout(cell)
    lines = [
        f"{rates('closed', cell)} = {equations(cell, gates='0.0')}",
        f"{rates('opened', cell)} = {equations(cell, gates='1.0')}",
    ]
    for gate in layout.gates:
        here, k = at(layout.row[gate]), index(cell, gate)
        lines.append(f"{here} = relaxed({here}, closed_{k}, opened_{k} - closed_{k}, step)")
    head = "advance_gates(t, step, stimulated, V, membrane, p)"
    return over_nodes(head, [stimulus_line(layout), *lines] if layout.gates else ["pass"], cell)


def currents_text(cell):
    layout = Layout(cell)
    v = index(cell, layout.potential)
    nudge = NUDGE * cell.states[layout.potential].scale
    lines = [stimulus_line(layout)]
    if layout.others:
        lines.append(f"{rates('start', cell)} = {equations(cell)}")
    for name in layout.others:
        here, later = at(layout.row[name]), at(layout.middle_row[name])
        lines.append(f"{later} = {here} + half * start_{index(cell, name)}")
    lines += [
        f"{rates('rate', cell)} = {equations(cell, in_the_middle=True)}",
        f"{rates('beside', cell)} = {equations(cell, potential=f'(here[lane] + {nudge!r})', in_the_middle=True)}",
        f"own = 1.0 - half * (beside_{v} - rate_{v}) / {nudge!r}",
        f"{at(layout.lead_row)} = own if own > {STEEPEST} else nan",
        f"{at(layout.drive_row)} = half * rate_{v}",
    ]
    head = "find_currents(t, half, stimulated, V, membrane, lead, drive, p)"
    return over_nodes(head, lines, cell, handed_out={"lead": layout.lead_row, "drive": layout.drive_row})


def concentrations_text(cell):
    layout = Layout(cell)
    lines = [stimulus_line(layout), f"{rates('rate', cell)} = {equations(cell, in_the_middle=True)}"]
    for name in layout.others:
        lines.append(f"{at(layout.row[name])} += step * rate_{index(cell, name)}")
    head = "advance_concentrations(t, step, stimulated, V, membrane, p)"
    return over_nodes(head, lines if layout.others else ["pass"], cell)


# ---------------------------------------------------------------------- pieces of text
def over_nodes(head, lines, cell, handed_out=()):
    """Return a function whose lines stand inside a loop over all nodes; row r of a block is at r * LANES + lane.

    The lines write to the block alone, and the rows `handed_out` are copied to the arrays of their names afterwards:
    a compiler works out nodes side by side only where it is soon done asking which arrays may overlap.
    """
    size = Layout(cell).rows * LANES
    body = "\n".join(f"            {line}" for line in lines)
    out = "".join(
        f"        for lane in range(LANES):\n            {name}[number * LANES + lane] = {at(row)}\n"
        for name, row in dict(handed_out).items()
    )
    taken = [name for name in names_taken(cell.rhs) if name in cell.parameters]
    unpacked = "".join(f"    p_{name} = p[{list(cell.parameters).index(name)}]\n" for name in taken)
    return f"""
@compiled
def {head}:
{unpacked}    for number in range(V.size // LANES):
        block = membrane[number * {size} : (number + 1) * {size}]
        here = V[number * LANES : (number + 1) * LANES]
        for lane in range(LANES):
{body}
{out}"""


def equations(cell, gates=None, potential="here[lane]", in_the_middle=False):
    """Return a call of the cell's equations at one node; `gates` is a text for all of them, or None for their own."""
    layout = Layout(cell)
    row = layout.row | (layout.middle_row if in_the_middle else {})
    places = {"t": "t"} | {name: f"p_{name}" for name in cell.parameters} | {layout.stimulus: "stimulus"}
    places |= {name: at(k) for name, k in row.items()} | {layout.potential: potential}
    if gates:
        places |= dict.fromkeys(layout.gates, gates)
    return f"{cell.rhs.__name__}({', '.join(places[name] for name in names_taken(cell.rhs))})"


def at(row):
    return f"block[{row * LANES} + lane]"


def index(cell, state):
    return list(cell.states).index(state)


def rates(word, cell):
    return ", ".join(f"{word}_{k}" for k in range(len(cell.states))) + ","


def stimulus_line(layout):
    return f"stimulus = p_{layout.stimulus} if number * LANES + lane < stimulated else 0.0"

"""Who runs: the engine, SciPy's solvers, and the simulators, each a class of a module in `bench/peers`."""

from dataclasses import dataclass

ENGINE = "this engine"
SIMULATORS = "fastest peer simulator"


@dataclass(frozen=True)
class Entrant:
    """One candidate.

    Args:
        label: How readers call it.
        module, kind: Its class, in `bench/peers`.
        environment: Its key in `environments.ENVIRONMENTS`; empty for the course's own.
        races: Kinds of `Case` that it is meant for; a simulator that cannot do one of them says so itself.
    """

    label: str
    module: str
    kind: str
    environment: str = ""
    races: tuple = ("run", "cable")

    @property
    def is_simulator(self):
        return bool(self.environment)


EVERY = ("run", "sweep", "cable")
ENTRANTS = (
    Entrant(ENGINE, "ours", "Engine", races=EVERY),
    Entrant("this engine, one thread", "ours", "SerialEngine", races=("sweep",)),
    Entrant("odeint, compiled", "scipy_solvers", "Odeint", races=("run", "sweep")),
    Entrant("odeint, plain Python", "scipy_solvers", "PlainOdeint", races=("run", "sweep")),
    Entrant("solve_ivp, compiled", "scipy_solvers", "SolveIvp", races=("run",)),
    Entrant("solve_ivp, plain Python", "scipy_solvers", "PlainSolveIvp", races=("run",)),
    Entrant("odeint, banded, compiled", "scipy_solvers", "Banded", races=("cable",)),
    Entrant("NEURON, CVODE", "neuron_peer", "Adaptive", "neuron", EVERY),
    Entrant("NEURON, Crank–Nicolson", "neuron_peer", "CrankNicolson", "neuron"),
    Entrant("myokit", "myokit_peer", "Cvodes", "myokit", EVERY),
    Entrant("libroadrunner", "roadrunner_peer", "Cvode", "libroadrunner"),
    Entrant("brian2, cython", "brian2_peer", "Cython", "brian2"),
    Entrant("brian2, cpp_standalone", "brian2_peer", "Standalone", "brian2"),
)

"""Five formal tests of “more than the sum”, of any model or of a table of four numbers; the fifth is `isoboles`.

Each test has its own idea of what two things do that do not work together. Where they disagree, the word “synergy”
depends on the scale that was chosen, and not on the substances.
"""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from mgmodels.engine import BadValue, Model
from mgmodels.engine.errors import UnknownName, near_misses
from mgmodels.engine.steady import steady_state


@dataclass(frozen=True)
class TwoByTwo:
    """Four outcomes: with neither of two things, with the first, with the second, with both. More is more effect.

    Args:
        neither, first, second, both: Numbers, or arrays of one shape, in one unit; above zero for `multiplicative`.

    Source: Foucquier and Guedj 2015; VanderWeele and Knol 2014.

    >>> series = TwoByTwo(neither=1.0, first=1.2, second=2.0, both=2.4)      # a product of two factors
    >>> [round(float(x), 9) + 0.0 for x in (series.additive, series.multiplicative, series.highest_single_agent)]
    [0.2, 0.0, 0.4]
    """

    neither: float
    first: float
    second: float
    both: float

    @property
    def highest_single_agent(self):
        """What both do beyond the better of the two alone; above zero says only that adding the other helps."""
        return self.both - np.maximum(self.first, self.second)

    @property
    def additive(self):
        """The additive interaction: both, less what the two gains make if they add up, in the unit of the outcome."""
        return self.both - self.first - self.second + self.neither

    @property
    def additive_share(self):
        """The additive interaction as a share of what both do together against neither."""
        return self.additive / (self.both - self.neither)

    @property
    def multiplicative(self):
        """The multiplicative interaction: the logarithm of both over what the two factors make if they multiply."""
        cells = (self.neither, self.first, self.second, self.both)
        if not all(np.all(np.asarray(cell) > 0.0) for cell in cells):
            raise BadValue(f"factors are of outcomes above zero; the four are {', '.join(map(str, cells))}")
        return np.log(self.both * self.neither / (self.first * self.second))

    def bliss(self, full):
        """Return the excess over Bliss independence: each works on what the other leaves, like two independent chances.

        Args:
            full: The largest outcome there can be, known from elsewhere; not `both`, which would decide the answer.

        Source: Bliss 1939.

        >>> round(TwoByTwo(0.0, 0.3, 0.5, 0.65).bliss(full=1.0), 12)
        0.0
        """
        if not np.all((np.asarray(full) - self.neither) * (np.asarray(full) - self.both) > 0.0):
            raise BadValue(f"full = {full} is no limit: it must lie beyond all four outcomes, {self}")
        one, other, together = (
            (cell - self.neither) / (full - self.neither) for cell in (self.first, self.second, self.both)
        )
        return together - (one + other - one * other)


def two_by_two(response, first, second, *, output=None, **settings):
    """Return the four cells of any model: both low, each high alone, both high.

    Args:
        response: A function of the two names, or a `Model`: an algebraic one is evaluated, one with states is
            brought to rest.
        first, second: (name, low, high) of a parameter, in the unit of the model.
        output: Of a `Model`: the state or output that is the outcome.
        **settings: Further arguments of the function, or parameter values of the model.

    Raises:
        UnknownName: A name that the model does not have. BadValue: no output named for a model.

    >>> two_by_two(lambda a, b: a * b, ("a", 1.0, 2.0), ("b", 3.0, 5.0))
    TwoByTwo(neither=3.0, first=6.0, second=5.0, both=10.0)
    """
    outcome = outcome_of(response, output)
    (one, *one_levels), (other, *other_levels) = first, second
    # the first varies fastest: neither, first, second, both
    return TwoByTwo(*(outcome(**{one: a, other: b}, **settings) for b in other_levels for a in one_levels))


def outcome_of(response, output) -> Callable:
    """Return a function of named values that gives one number, from a function or from a model and its output."""
    if not isinstance(response, Model):
        return response
    known = {**response.states, **response.outputs}
    if output is None:
        raise BadValue(f"{response.name}: say which outcome: output=, one of {', '.join(known)}")
    if output not in known:
        raise UnknownName(f"{response.name} has no “{output}”. {near_misses(output, known)}")
    if response.rhs is None:
        return lambda **values: response.evaluate(**values)[output]

    def at_rest(**values):
        state = steady_state(response, **values)
        return state[output] if output in state else response.evaluate(**state, **values)[output]

    return at_rest


@dataclass(frozen=True)
class Interaction:
    """What a trial of four arms says of the interaction, in the unit of its outcome."""

    estimate: float
    standard_error: float
    degrees_of_freedom: int
    p: float
    """The chance of an estimate as far from zero, either way, where there is no interaction."""

    def interval(self, confidence=0.95):
        """Return the low and the high end of the confidence interval."""
        from scipy.special import stdtrit

        reach = stdtrit(self.degrees_of_freedom, 0.5 + confidence / 2.0) * self.standard_error
        return float(self.estimate - reach), float(self.estimate + reach)


def interaction_by_regression(first, second, outcome):
    """Return the interaction that least squares finds: y = b₀ + b₁·first + b₂·second + b₁₂·first·second.

    Args:
        first, second: What each person took, 0 or 1 (or a dose), one value a person.
        outcome: One number a person.

    Raises:
        BadValue: An empty arm: without all four the interaction cannot be told from the rest, however many people.

    >>> arms = np.array([(0, 0), (1, 0), (0, 1), (1, 1)] * 2)
    >>> found = interaction_by_regression(*arms.T, np.array([0, 1, 2, 5, 0.2, 1.2, 2.2, 5.2]))
    >>> round(found.estimate, 6), found.degrees_of_freedom
    (2.0, 4)
    """
    from scipy.special import stdtr

    first, second, outcome = (np.asarray(values, float) for values in (first, second, outcome))
    design = np.column_stack([np.ones(outcome.size), first, second, first * second])
    freedom = outcome.size - design.shape[1]
    if np.linalg.matrix_rank(design) < design.shape[1] or freedom < 1:
        raise BadValue(
            f"{outcome.size} people in {len(np.unique(design[:, 1:3], axis=0))} arms do not tell the interaction: it "
            "takes all four arms (neither, each alone, both) and more people than arms"
        )
    coefficients = np.linalg.lstsq(design, outcome, rcond=None)[0]
    residual = outcome - design @ coefficients
    covariance = np.linalg.inv(design.T @ design) * (residual @ residual) / freedom
    error = float(np.sqrt(covariance[3, 3]))
    estimate = float(coefficients[3])
    p = float(2.0 * stdtr(freedom, -abs(estimate) / error)) if error > 0.0 else 0.0
    return Interaction(estimate, error, freedom, p)

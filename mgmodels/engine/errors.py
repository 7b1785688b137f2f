"""Errors for people: each names the thing, the value, the near misses and the way out."""

from difflib import get_close_matches

# what plain Python raises where compiled code gives nan; a root of a negative number is complex to it, and no float
NO_VALUE = (ArithmeticError, ValueError, TypeError)


class DeclarationError(ValueError):
    """A model, parameter or state is declared wrongly; raised at import."""


class UnknownName(KeyError):
    """A name that does not exist; the message lists the near misses."""

    def __str__(self):
        return self.args[0]


class BadValue(ValueError):
    """A value that cannot be: not a number, a negative concentration, a reversed time span."""


class SolverError(RuntimeError):
    """The solver could not go on; the message says where, with which values, and what to try."""


class NoSteadyState(RuntimeError):
    """The model has no resting state at these parameters, or none was reached."""


class ParameterRangeWarning(UserWarning):
    """A parameter lies outside the range in which its source supports it."""


class Stopped(Exception):
    """A solver gave up: (why, the last time that was reached, the state there). The engine explains it."""


def near_misses(name, known):
    """Return a sentence that offers the names closest to `name`.

    >>> near_misses("g_na", ["g_Na", "g_K", "E_Na"])
    'Did you mean g_Na, g_K, E_Na?'
    >>> near_misses("q", ["V"])
    'Known: V.'
    """
    known = sorted(known)
    folded = {k.casefold(): k for k in known}
    close = get_close_matches(str(name), known, n=3, cutoff=0.5)
    close += [folded[f] for f in get_close_matches(str(name).casefold(), folded, n=3, cutoff=0.6)]
    if close:
        return f"Did you mean {', '.join(dict.fromkeys(close))}?"
    return f"Known: {', '.join(known) or 'none'}."

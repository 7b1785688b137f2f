"""The ladder: each candidate runs at the loosest of its settings that is accurate enough, and no tighter."""


def loosest(settings, error_of, target):
    """Return (setting, error) of the first setting whose error is within the target, or None if none is.

    Args:
        settings: From the loosest on.
        error_of: Function of a setting that gives its error; infinite where the solver fails.
        target: The largest error allowed.

    A setting counts only if the next, tighter one passes as well: a lucky rung is not accuracy.

    >>> loosest([1e-2, 1e-4, 1e-6], lambda rtol: 3 * rtol, target=1e-3)
    (0.0001, 0.00030000000000000003)
    """
    passed = None
    for setting in settings:
        error = error_of(setting)
        if error > target:
            passed = None
        elif passed is not None:
            return passed
        else:
            passed = (setting, error)
    return passed

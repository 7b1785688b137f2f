"""The arithmetic of a subgroup: what one part of a trial gains beyond the whole, the other part lacks."""

import numpy as np

from mgmodels.engine import BadValue


def rest_of_the_trial(overall, subgroup, share):
    """Return the difference between arms among the others, from that of all and that of a subgroup.

    Args:
        overall, subgroup: Difference between two arms, in points; numbers or arrays.
        share: Of all people who are in the subgroup, above 0 and below 1.

    >>> round(rest_of_the_trial(overall=0.66, subgroup=3.16, share=162 / 264), 2)
    -3.31
    """
    check_share(share)
    return (overall - share * subgroup) / (1.0 - share)


def rest_standard_error(subgroup_error, share):
    """Return the standard error of the difference among the others, if scores spread as widely among them.

    >>> round(float(rest_standard_error(1.357, share=162 / 264)), 2)
    1.71
    """
    check_share(share)
    return subgroup_error * np.sqrt(share / (1.0 - share))


def check_share(share):
    if not np.all((np.asarray(share) > 0.0) & (np.asarray(share) < 1.0)):
        raise BadValue(f"share = {share}; a subgroup is a part: more than 0 and less than 1")

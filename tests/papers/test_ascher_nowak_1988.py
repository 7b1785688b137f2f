"""ascher_nowak_1988: rates at which magnesium enters and leaves single NMDA channels.

Validated: dissociation constants from the two published rates (checked_facts computed them by hand; to the last
figure), and what the abstract says of the dwells: open times shorten with magnesium, blocked times do not.
"""

import numpy as np
import pytest

from mgmodels.synapse import ic50, single_channel
from mgmodels.synapse.nmda_single_channel import block_rates


@pytest.mark.parametrize("V, K", [(-70.0, 0.0325), (-60.0, 0.072), (0.0, 8.85)])
def test_validated_dissociation_constant(V, K):
    block, unblock = block_rates(V, 1.0)
    assert unblock / block == pytest.approx(K, rel=0.006)
    assert ic50(V, "ascher_nowak") == pytest.approx(unblock / block, rel=1e-12)


def test_validated_rates_are_per_millisecond():
    """With the prefactor 610 per ms, a thousand times too large, half-block at -60 mV would need 72 nM."""
    block, unblock = block_rates(0.0, 1.0)
    assert (block, unblock) == pytest.approx((0.61, 5.4))


def test_validated_magnesium_shortens_open_dwells_and_leaves_blocked_ones():
    little, much = (single_channel(-60.0, Mg, duration=4000.0, seed=2) for Mg in (0.1, 0.4))
    open_ratio = little.dwells(True).mean() / much.dwells(True).mean()
    blocked_ratio = little.dwells(False).mean() / much.dwells(False).mean()
    assert open_ratio == pytest.approx(4.0, rel=0.1)
    assert blocked_ratio == pytest.approx(1.0, rel=0.1)


def test_validated_depolarisation_lengthens_open_dwells_and_shortens_blocked_ones():
    block, unblock = np.array([block_rates(V, 1.0) for V in (-80.0, -60.0, -40.0)]).T
    assert (np.diff(block) < 0).all() and (np.diff(unblock) > 0).all()

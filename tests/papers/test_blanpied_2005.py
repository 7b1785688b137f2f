"""blanpied_2005, table 1: GluN1/GluN2B stepped from -67 to +40 mV in 0.1 mM magnesium.

The current relaxed with 0.399 ± 0.031 ms (71 %) and 8.51 ± 0.42 ms (29 %), n = 3; without any blocker with 0.338 ms
(88 %) and 14.5 ms (12 %), which is what the clamp and the gate do by themselves. Neither ten-state model was made from
these cells: an independent look, at other cells and subunits.
"""

import numpy as np
import pytest
from scipy.optimize import curve_fit

from mgmodels.synapse import nmda_asymmetric_block, nmda_trapping_block

MEASURED_SLOW, MEASURED_SLOW_SHARE = 8.51, 0.29


def relaxation(model):
    """Return (fast ms, slow ms, slow share) of the model's current after the step."""
    onset, after = 4000.0, np.linspace(0, 60, 1201)
    run = model.solve(
        onset + 60, times=onset + after, Mg_o=0.1, glutamate=0.03, holding_voltage=-67, pulse_duration=np.inf,
        step_start=onset, step_duration=1e3, rtol=1e-8,
    )  # fmt: skip

    def two_parts(t, end, fast, slow, tau_fast, tau_slow):
        return end - fast * np.exp(-t / tau_fast) - slow * np.exp(-t / tau_slow)

    share = run["O"][1:] / run["O"][-1]
    (_, fast, slow, tau_fast, tau_slow), _ = curve_fit(two_parts, after[1:], share, p0=[1, 0.5, 0.3, 0.1, 8])
    return tau_fast, tau_slow, slow / (fast + slow)


@pytest.mark.parametrize(
    "model", [nmda_trapping_block, nmda_asymmetric_block], ids=("trapping", "asymmetric")
)
def test_validated_slow_part_of_unblocking_takes_several_milliseconds(model, published):
    """The two models bracket the measured 8.5 ms. Tolerance: half of it, for the cells and subunits are others."""
    assert relaxation(model)[1] == published(MEASURED_SLOW, "slow part of unblocking", "ms", rel=0.5)


@pytest.mark.parametrize(
    "model, slow", [(nmda_trapping_block, 4.4), (nmda_asymmetric_block, 12.2)], ids=("trapping", "asymmetric")
)
def test_regression_slow_part_of_unblocking(model, slow):
    assert relaxation(model)[1] == pytest.approx(slow, abs=0.3)


@pytest.mark.parametrize("model", [nmda_trapping_block, nmda_asymmetric_block], ids=lambda m: m.name)
def test_known_disagreement_the_models_make_the_slow_part_too_large(model, mismatch):
    """Both give half or more of the rise to the slow part, measured 0.29; their fast part is that of an ideal clamp."""
    tau_fast, _, slow_share = relaxation(model)
    slow = {"published": MEASURED_SLOW_SHARE, "model": slow_share, "tolerance": MEASURED_SLOW_SHARE / 2}
    mismatch("share of the slow part in unblocking", **slow)
    assert slow_share > 1.5 * MEASURED_SLOW_SHARE
    assert tau_fast < 0.338 / 3

"""destexhe_1994: receptors of two states.

Validated: closed forms of the linear equation (share open after a pulse, to 1e-4 as the dossier states; decay).
"""

import numpy as np
import pytest

from mgmodels.synapse import ampa_two_state, nmda_two_state, open_fraction
from mgmodels.synapse.kinetic_scheme import relaxation_times
from mgmodels.synapse.nmda_two_state import after_pulse


@pytest.mark.parametrize("model, share", [(nmda_two_state, 0.06924), (ampa_two_state, 0.6180)], ids=("nmda", "ampa"))
def test_validated_share_open_after_a_pulse(model, share, published):
    p = {name: parameter.value for name, parameter in model.parameters.items()}
    what = f"share open after 1 ms of 1 mM glutamate, {model.name.split('_')[0].upper()}"
    assert after_pulse(1.0, 1.0, p["alpha"], p["beta"]) == published(share, what, abs=1e-4)
    run = model.solve(50, times=[1.0, 50.0], rtol=1e-9)
    assert run["s"][0] == pytest.approx(after_pulse(1.0, 1.0, p["alpha"], p["beta"]), rel=1e-6)
    assert run["s"][1] == pytest.approx(run["s"][0] * np.exp(-49.0 * p["beta"]), rel=1e-6)


def test_validated_decay(published):
    assert relaxation_times(nmda_two_state, t=5.0)[0] == published(151.5, "decay of NMDA receptors", "ms", abs=0.05)
    assert relaxation_times(ampa_two_state, t=5.0)[0] == pytest.approx(1 / 0.19)


def test_validated_magnesium_scales_the_current_and_nothing_else():
    times = np.linspace(0, 300, 61)
    runs = [nmda_two_state.solve(300, times=times, Mg_o=Mg, step_start=100, step_duration=50) for Mg in (0.8, 1.0)]
    assert np.array_equal(runs[0]["s"], runs[1]["s"])
    step = (times >= 100) & (times < 150)
    for inside, V in ((step, 40.0), (~step, -60.0)):
        expected = open_fraction(V, 0.8) / open_fraction(V, 1.0)
        ratio = runs[0]["current"][inside][1:] / runs[1]["current"][inside][1:]
        assert ratio == pytest.approx(expected, rel=1e-9)

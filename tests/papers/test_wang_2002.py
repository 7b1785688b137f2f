"""wang_2002: the cortical network without selective groups, at rest, against magnesium and inhibition.

Validated: 3 and 9 Hz of the paper's spontaneous state, 2000 cells with its delay, at 30 per cent (one second of
counting); rates of a single cell under constant drive, in closed form. Regression: rates computed independently (320
and 80 cells, no delay, one seed, one second) at 30 per cent, and the ratio of the excitatory rates at 0.8 and 1.0 mM,
1.48 ± 0.2.

Known disagreement: that computation left out the paper's delay of 0.5 ms. With it, the same down to 0.5 mM; below,
cells fall into step with each other and the excitatory rate comes down again.
"""

import numpy as np
import pytest

from mgmodels.synapse import network_cell, rates, regime_map
from mgmodels.synapse.network import simulate

TABLE = {  # magnesium (mM): excitatory and inhibitory rate (Hz), no delay
    2.0: (1.58, 5.45), 1.2: (2.25, 7.44), 1.0: (2.69, 8.89), 0.8: (4.01, 12.5),
    0.5: (8.77, 27.3), 0.25: (15.2, 56.5), 0.1: (19.8, 97.6), 0.0: (19.5, 153.0),
}  # fmt: skip
INHIBITION = {  # factor: excitatory rate at 1.0, 0.8, 0.5 and 0.25 mM
    0.98: (None, 10.2, 22.0, 42.0), 0.96: (15.4, 23.9, 47.9, 92.0), 0.94: (31.9, 45.5, 81.6, 146.0),
    0.92: (53.0, 72.0, 118.0, 190.0), 0.90: (77.0, 101.0, 151.0, 220.0),
}  # fmt: skip
SEEDS = range(4)


def mean_rates(Mg, seeds=SEEDS, **options):
    return np.mean([rates(Mg, seed=seed, **options) for seed in seeds], axis=0)


def test_validated_spontaneous_state_of_the_paper():
    assert mean_rates(1.0, seeds=(1, 2), cells=2000) == pytest.approx((3.0, 9.0), rel=0.3)


@pytest.mark.parametrize("Mg", TABLE)
def test_regression_rates_against_magnesium(Mg):
    assert mean_rates(Mg, delay=0.0) == pytest.approx(TABLE[Mg], rel=0.3)


@pytest.mark.parametrize("options", [{"delay": 0.0}, {"cells": 2000}], ids=["table", "paper"])
def test_regression_ratio_of_rates_when_a_fifth_of_magnesium_is_lost(options):
    seeds = SEEDS if "delay" in options else (1, 2)
    low, normal = (mean_rates(Mg, seeds, **options)[0] for Mg in (0.8, 1.0))
    assert low / normal == pytest.approx(1.48, abs=0.2)


@pytest.mark.parametrize("inhibition", INHIBITION)
def test_regression_inhibition_decides_the_regime(inhibition):
    table = {Mg: rate for Mg, rate in zip((1.0, 0.8, 0.5, 0.25), INHIBITION[inhibition], strict=True) if rate}
    found, _ = regime_map(list(table), [inhibition], seeds=(1, 2), delay=0.0)
    assert found[0] == pytest.approx(list(table.values()), rel=0.3)


def test_known_disagreement_one_seed_of_that_computation_was_a_lively_one(mismatch):
    """5.7 Hz at a factor of 0.98 and 1 mM: with the same seed it had 2.69 Hz at 1, where other seeds had 2.0 to 2.3."""
    (less, normal), _ = regime_map([1.0], [0.98, 1.0], seeds=SEEDS, delay=0.0)
    assert less[0] == pytest.approx(5.7, rel=0.4)
    assert less[0] / normal[0] == pytest.approx(5.7 / 2.69, rel=0.2)
    what = "excitatory rate with inhibition at 0.98, mean of four seeds"
    mismatch(what, published=5.7, model=less[0], tolerance=0.3 * 5.7, unit="Hz")


@pytest.mark.parametrize("delay", [0.0, 0.5])
def test_a_twentieth_of_inhibition_outweighs_a_fifth_of_magnesium(delay):
    excitatory, _ = regime_map([0.8, 1.0], [0.95, 1.0], seeds=(1,), delay=delay)
    (_, less_inhibition), (less_magnesium, normal) = excitatory
    assert less_inhibition > 2 * less_magnesium > 2 * normal


def test_known_disagreement_with_the_delay_less_magnesium_brings_step_not_runaway(mismatch):
    settings = dict(seed=1, cells=2000, duration=1000.0)
    gradual, in_step = (simulate(0.0, delay=delay, **settings) for delay in (0.0, 0.5))
    assert gradual.rates()[0] > 15 and gradual.variation() < 0.2
    assert in_step.rates()[0] < 5 and in_step.variation() > 0.5
    wanted, _ = TABLE[0.0]
    what = "excitatory rate without magnesium, with the paper’s delay"
    mismatch(what, published=wanted, model=in_step.rates()[0], tolerance=0.3 * wanted, unit="Hz")
    without, with_delay = (rates(0.5, delay=delay, **settings)[0] for delay in (0.0, 0.5))
    assert with_delay == pytest.approx(without, rel=0.15)


@pytest.mark.parametrize("external_rate", [3.0, 4.0])
def test_validated_a_cell_alone_under_steady_drive_fires_as_the_closed_form_says(external_rate):
    """Many small inputs in place of a few large ones, and nothing from the network."""
    finer = 200.0
    none = {f"g_{kind}_{onto}": 0.0 for kind in ("AMPA", "NMDA", "GABA") for onto in "EI"}
    small = {name: network_cell.parameters[name].value / finer for name in ("g_external_E", "g_external_I")}
    settings = {**none, **small, "external_rate": 1e3 * external_rate * finer}
    with pytest.warns(UserWarning):
        wanted = network_cell.evaluate(**settings)
        found = rates(cells=10, dt=0.02, duration=1000.0, seed=1, **settings)
    closed = [wanted["rate_without_noise_E"], wanted["rate_without_noise_I"]]
    assert found == pytest.approx(closed, rel=0.04)


def test_finer_steps_change_little():
    coarse, fine = (mean_rates(0.8, dt=dt, seeds=range(3)) for dt in (0.05, 0.025))
    assert fine == pytest.approx(coarse, rel=0.12)

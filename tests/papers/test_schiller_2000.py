"""schiller_2000 and rhodes_2006: NMDA spikes of thin dendrites.

Validated: 5.9 ± 1.5 mV at the soma, at least 80 per cent of the charge through NMDA receptors (Schiller, abstract); a
threshold of 6 to 8 nS of NMDA conductance in 1 mM magnesium (Rhodes, abstract; one conductance of this course's model
is chosen for it, the others are not). What follows for other magnesium is a regression, at 2 per cent.
"""

import numpy as np
import pytest

from mgmodels.engine import BadValue
from mgmodels.synapse import nmda_spike, peak_depolarisation, synapses_at_threshold

G_NMDA = nmda_spike.parameters["g_NMDA"].value


def charge_share(run):
    """Share of NMDA receptors in the charge of one run."""
    AMPA, NMDA = run.final["Q_AMPA"], run.final["Q_NMDA"]
    return NMDA / (AMPA + NMDA)


def test_calibrated_threshold_conductance(published):
    """6 to 8 nS."""
    number, _ = synapses_at_threshold(1.0)
    assert number * G_NMDA == published(7.0, "NMDA conductance at threshold in 1 mM", "nS", abs=1.0)


@pytest.mark.parametrize("synapses", [18, 20, 25])
def test_validated_spike_at_the_soma_and_its_charge(synapses):
    _, soma = peak_depolarisation(1.0, synapses)
    assert soma == pytest.approx(5.9, abs=1.5)
    run = nmda_spike.solve(400, Mg_o=1.0, synapses=synapses)
    assert run.final["Q_AMPA"] > 0 and run.final["Q_NMDA"] > 0
    assert 0.8 < charge_share(run) < 1.0


def test_validated_without_nmda_receptors_there_is_no_spike():
    dendrite, _ = peak_depolarisation(1.0, [10, 20, 30], g_NMDA=0.0)
    assert (np.diff(dendrite) < dendrite[0]).all()  # each ten add less than the first


def test_validated_without_magnesium_there_is_nothing_to_amplify():
    assert synapses_at_threshold(0.0) == (0.0, 1.0)
    dendrite, _ = peak_depolarisation(0.0, np.arange(2.0, 30.0, 4.0))
    assert (np.diff(dendrite, 2) < 0).all()


@pytest.mark.parametrize(
    "Mg, number, amplification",
    [
        (0.25, 4.91, 2.49), (0.5, 8.37, 3.48), (0.8, 11.59, 3.54),
        (1.0, 13.79, 3.38), (1.2, 15.85, 3.20), (2.0, 23.29, 2.43),
    ],
)
def test_regression_threshold_against_magnesium(Mg, number, amplification):
    assert synapses_at_threshold(Mg) == pytest.approx((number, amplification), rel=0.02)


def test_the_dendrite_stays_up_longer_than_ampa_receptors_are_open():
    run = nmda_spike.solve(300, Mg_o=1.0, synapses=20)
    (up,), (down,) = run.events["depolarised"], run.events["repolarised"]
    assert down - up > 10 * nmda_spike.parameters["AMPA_decay"].value


def test_fractions_stand_between_whole_numbers():
    dendrite, soma = peak_depolarisation(1.0, [12, 12.5, 13])
    assert (np.diff(dendrite) > 0).all() and (np.diff(soma) > 0).all()


def test_a_search_that_ends_too_early_says_so():
    with pytest.raises(BadValue, match="most"):
        synapses_at_threshold(2.0, most=15.0)

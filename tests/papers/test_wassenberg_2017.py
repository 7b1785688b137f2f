"""wassenberg_2017: children born without the decarboxylase have too little of both monoamines and too much precursor.

The consensus names the directions: serotonin, dopamine and their products low, L-DOPA and 5-hydroxytryptophan high.
"""

import pytest

from mgmodels.vitamin_b6 import dopamine_terminal, serotonin_terminal


@pytest.mark.parametrize(
    "model, precursor, product", [(serotonin_terminal, "HTP", "HIAA"), (dopamine_terminal, "DOPA", "HVA")]
)
def test_validated_only_near_total_loss_is_catastrophic(model, precursor, product):
    start = {name: state.value for name, state in model.states.items()}
    for share, low, high in ((0.001, 0.0, 0.6), (0.05, 0.99, 1.01)):
        end = model.solve(600, times=[600.0], AADC_activity=share).final
        assert low <= end[product] / start[product] <= high
        assert low <= end["vesicles"] / start["vesicles"] <= high
        assert end[precursor] > 5 * start[precursor]

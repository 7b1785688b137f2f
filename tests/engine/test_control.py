"""Control coefficients against algebra, and clear answers where there is none."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from toys import model

from mgmodels.engine import BadValue, NoSteadyState, UnknownName, at_rest, control_coefficients


def two_enzymes(S, supply, V, K, fast):
    return (supply - V * S / (K + S) - fast * S,)


def enzyme_flux(S, V, K):
    return (V * S / (K + S),)


def above_a_third(S):
    return (S - 1.0 / 3.0,)


pool = model(two_enzymes, {"S": 0.5}, {"supply": 1.0, "V": 4.0, "K": 1.0, "fast": 0.0}, name="pool")
branched = model(
    two_enzymes, {"S": 0.5}, {"supply": 1.0, "V": 4.0, "K": 1.0, "fast": 0.5}, name="branched",
    outputs={"flux": ("1", "through the enzyme")}, output_function=enzyme_flux,
)  # fmt: skip


@given(st.floats(0.05, 0.9))
def test_validated_enzyme_after_a_fixed_supply(share):
    """S = K s/(V - s): with s/V = x, its coefficient of V is -1/(1 - x), and that of K is 1."""
    found = control_coefficients(pool, ["S"], ["V", "K", "supply"], settle=0, supply=4.0 * share)["S"]
    assert found["K"] == pytest.approx(1.0, rel=1e-6)
    assert found["V"] == pytest.approx(-1.0 / (1.0 - share), rel=0.01)
    assert found["supply"] == pytest.approx(1.0 / (1.0 - share), rel=0.01)


@given(st.floats(0.1, 20.0), st.floats(0.5, 20.0))
def test_validated_control_of_a_flux_adds_up(V, supply):
    found = control_coefficients(branched, ["flux", "S"], ["supply", "V", "fast"], V=V, supply=supply)
    assert sum(found["flux"].values()) == pytest.approx(1.0, abs=1e-3)
    assert sum(found["S"].values()) == pytest.approx(0.0, abs=1e-3)


def test_at_rest_gives_states_and_outputs():
    rest = at_rest(branched, settle=0)
    assert set(rest) == {"S", "flux"}
    assert rest["flux"] == pytest.approx(4.0 * rest["S"] / (1.0 + rest["S"]))


def test_a_quantity_that_changes_its_sign_has_no_per_cent():
    balance = model(
        two_enzymes, {"S": 0.5}, {"supply": 1.0, "V": 4.0, "K": 1.0, "fast": 0.0}, name="balance",
        outputs={"excess": ("1", "above a third")}, output_function=above_a_third,
    )  # fmt: skip
    with pytest.raises(BadValue, match="excess changes its sign with V"):
        control_coefficients(balance, ["excess"], ["V"], settle=0, supply=1.0 + 1e-6)


@pytest.mark.parametrize(
    "of, by, changes, error, says",
    [
        (["flax"], ["V"], {}, UnknownName, "no state or output “flax”. Did you mean flux"),
        (["flux"], ["W"], {}, UnknownName, "no parameter “W”"),
        (["flux"], ["fast"], {"fast": 0.0}, BadValue, "fast is 0"),
        (["flux"], ["fast"], {"V": 0.0}, BadValue, "flux is 0"),
        (["S"], ["supply"], {"V": 1.0, "fast": 0.0, "supply": 2.0}, NoSteadyState, "no resting state"),
    ],
)
def test_errors_name_the_thing(of, by, changes, error, says):
    with pytest.raises(error, match=says):
        control_coefficients(branched, of, by, settle=0, **changes)

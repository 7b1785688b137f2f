"""What moves the resting potential: every quantity changed by the same share, side by side."""

from mgmodels.explore import Linear, explore
from mgmodels.magnesium import mgatp
from mgmodels.nerve.pump_neuron import pump_neuron, resting_state

FREE_MAGNESIUM = 0.5  # mM, where a neuron is thought to stand
NORMAL = {name: parameter.value for name, parameter in pump_neuron.parameters.items()}
QUANTITIES = {
    "Potassium in the bath": "K_bath",
    "Potassium leak": "g_K_leak",
    "Sodium leak": "g_Na_leak",
    "Chloride leak": "g_Cl_leak",
    "Number of pumps": "pump_density",
    "MgATP": "MgATP",
    "Free magnesium in the cell": "free_magnesium",
}
COLOURS = {
    "K_bath": "potassium", "g_K_leak": "potassium", "g_Na_leak": "sodium", "g_Cl_leak": "ink",
    "pump_density": "ink", "MgATP": "magnesium", "free_magnesium": "magnesium",
}  # fmt: skip


def voltage_after(name, factor):
    """The resting potential, mV, when one quantity is multiplied by `factor` and all else is left alone."""
    if name == "free_magnesium":
        share = mgatp(FREE_MAGNESIUM * factor) / mgatp(FREE_MAGNESIUM)
        return resting_state(MgATP=NORMAL["MgATP"] * share)["V"]
    return resting_state(**{name: NORMAL[name] * factor})["V"]


@explore(
    id="what-moves-the-resting-potential",
    question="Which quantity moves the resting potential most, if each changes by the same share?",
    caption="Resting potential of the neuron with a pump, after all has settled, with one quantity changed and the "
    "others left alone. The bars share one axis, and none is zoomed. Real changes differ: a fifth of the potassium "
    "is illness, a fifth of the free magnesium is what was found in red cells of patients with low magnesium.",
    change=Linear("Change of one quantity at a time", "%", -20, 20, default=-18, n=21),
    presets={"18 % less": {"change": -18}, "5 % less": {"change": -5}, "18 % more": {"change": 18}},
)
def what_moves_the_resting_potential(page, change):
    normal = resting_state()["V"]
    shifts = {label: voltage_after(name, 1 + change / 100) - normal for label, name in QUANTITIES.items()}
    ranked = sorted(shifts.items(), key=lambda item: -abs(item[1]))

    p = page.panel("Shift of the resting potential", x=(-6, 6), y=(-0.5, 6.5), x_label="mV", y_ticks={}, height=400)
    for label, name in QUANTITIES.items():
        place = 6 - [row[0] for row in ranked].index(label)
        p.bars(
            [place], [shifts[label]], COLOURS[name], width=0.4, horizontal=True,
            names=[label], values=[f"{shifts[label]:+.2f}".replace("-", "−")],
        )  # fmt: skip

    most, magnesium = ranked[0], shifts["Free magnesium in the cell"]
    if change == 0:
        return "Nothing is changed, and nothing moves. Take a share away, or add one."
    direction = "less" if change < 0 else "more"
    return (
        f"**{abs(change):.3g} % {direction}** of each in turn: {most[0].lower()} moves the resting potential most, by "
        f"**{most[1]:+.2f} mV**; free magnesium in the cell by **{magnesium:+.3f} mV**."
    )
